// Seals, opens and signs with the platform's own package: one JSON order a line in, one answer a line out.
import { createInterface } from "node:readline";
import pkg from "@wecom/crypto";

const { decrypt, encrypt, getSignature } = pkg;
const work = {
  seal: (o) => ({ sealed: encrypt(o.key, o.text, o.receiver) }),
  open: (o) => {
    const { message, id } = decrypt(o.key, o.sealed);
    return { text: message, receiver: id };
  },
  sign: (o) => ({ signature: getSignature(o.token, o.timestamp, o.nonce, o.sealed) }),
};
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  try {
    console.log(JSON.stringify(work[order.do](order)));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
