// Lets the platform's own AI bot client do everything once; says what happened, one JSON line each.
import sdk from "@wecom/aibot-node-sdk";

const { WSClient, generateReqId } = sdk;
const say = (what) => console.log(JSON.stringify(what));
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const client = new WSClient({
  botId: process.argv[3] ?? "BOT",
  secret: process.argv[4] ?? "SEC",
  wsUrl: process.argv[2],
  heartbeatInterval: 200,
  reconnectInterval: 50,
  logger: quiet,
});
const attempt = async (name, work) => {
  try {
    const ack = await work();
    say({ did: name, errcode: ack?.errcode ?? 0, media: ack?.media_id });
    return ack;
  } catch (error) {
    say({ did: name, errcode: error?.errcode ?? error?.frame?.errcode ?? -1, error: String(error?.message ?? error?.errmsg ?? JSON.stringify(error)) });
  }
};
const buttons = (task, done) => ({
  card_type: "button_interaction",
  task_id: task,
  main_title: { title: "0042 电梯停运", desc: done ? "已接单" : "" },
  button_list: [{ text: done ? "已接单" : "接单", style: 1, key: "take" }],
});

client.on("authenticated", () => say({ did: "subscribe" }));
client.on("disconnected", () => say({ did: "disconnected" }));
client.on("reconnecting", () => say({ did: "reconnecting" }));
client.on("error", (error) => say({ did: "error", error: String(error?.message ?? error) }));
client.on("event.disconnected_event", () => say({ did: "kicked" }));
client.on("message.text", async (frame) => {
  say({ did: "heard", text: frame.body.text.content });
  const id = generateReqId("stream");
  await attempt("stream", () => client.replyStream(frame, id, "正在", false));
  await attempt("stream-end", () => client.replyStream(frame, id, "正在登记：完成", true));
  await attempt("reply", () => client.reply(frame, { msgtype: "markdown", markdown: { content: "**已登记**" } }));
  await attempt("card", () => client.replyTemplateCard(frame, buttons("t_1", false)));
  const chat = frame.body.chatid ?? frame.body.from.userid;
  await attempt("push", () => client.sendMessage(chat, { msgtype: "markdown", markdown: { content: "主动" } }));
  await attempt("push-stranger", () => client.sendMessage("nobody", { msgtype: "markdown", markdown: { content: "x" } }));
  const file = Buffer.alloc(1_200_000, 7);
  const media = await attempt("upload", () => client.uploadMedia(file, { type: "file", filename: "a.pdf" }));
  await attempt("push-media", () => client.sendMediaMessage(chat, "file", media.media_id));
});
client.on("message.image", async (frame) => {
  const { buffer } = await client.downloadFile(frame.body.image.url, frame.body.image.aeskey);
  say({ did: "image", size: buffer.length, first: buffer[0] });
});
client.on("event.enter_chat", (frame) =>
  attempt("welcome", () => client.replyWelcome(frame, { msgtype: "text", text: { content: "您好" } })));
client.on("event.template_card_event", (frame) => {
  const event = frame.body.event.template_card_event;
  say({ did: "pressed", key: event.event_key, task: event.task_id });
  return attempt("update", () => client.updateTemplateCard(frame, buttons(event.task_id, true), [frame.body.from.userid]));
});
client.connect();
process.stdin.on("data", () => {});
process.stdin.on("end", () => { client.disconnect(); process.exit(0); });
