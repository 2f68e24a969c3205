"""The envelope in which WeChat and WeCom send callbacks, its signature, and the encryption of their media."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32
"""Padding is PKCS#7 to 32 bytes, twice the block of AES: the platform's own choice."""
_RANDOM = 16
_LENGTH = 4


class Unsealed(Exception):
    """What came is not what the platform seals for us; `why` is signature, receiver or shape."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def signature(*parts: str) -> str:
    """Return the platform's signature: SHA-1 in hex over the parts in their order."""
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def is_signed(given: str, *parts: str) -> bool:
    """Tell whether a signature is right; takes equally long for any wrong one."""
    return hmac.compare_digest(signature(*parts).encode(), given.encode())


def _key(encoded: str) -> bytes:
    """Return the 32 bytes of a key written in base64 with or without its padding. Raises Unsealed."""
    bare = encoded.strip().rstrip("=")
    try:
        key = base64.b64decode(bare + "=" * (-len(bare) % 4))
    except (binascii.Error, ValueError):
        raise Unsealed("shape") from None
    if len(key) != 32:
        raise Unsealed("shape")
    return key


def _cipher(key: bytes) -> Cipher[modes.CBC]:
    return Cipher(algorithms.AES(key), modes.CBC(key[:16]))


def _encrypted(key: bytes, plain: bytes) -> bytes:
    pad = BLOCK - len(plain) % BLOCK
    work = _cipher(key).encryptor()
    return work.update(plain + bytes([pad]) * pad) + work.finalize()


def _decrypted(key: bytes, sealed: bytes) -> bytes:
    if not sealed or len(sealed) % 16:
        raise Unsealed("shape")
    work = _cipher(key).decryptor()
    plain = work.update(sealed) + work.finalize()
    pad = plain[-1]
    if not 1 <= pad <= min(BLOCK, len(plain)) or plain[-pad:] != bytes([pad]) * pad:
        raise Unsealed("shape")
    return plain[:-pad]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Token, EncodingAESKey (43 characters) and receiver of one callback address.

    The receiver is the corp's id (微信客服), the app's id (Official Account), or empty (AI bot of one's own corp).
    """

    token: str = field(repr=False)
    aes_key: str = field(repr=False)
    receiver: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether token and key can be what the platform gave out."""
        try:
            return bool(self.token) and bool(_key(self.aes_key))
        except Unsealed:
            return False

    def sign(self, timestamp: str, nonce: str, sealed: str) -> str:
        """Return the `msg_signature` of a sealed text."""
        return signature(self.token, timestamp, nonce, sealed)

    def seal(self, plain: str, random: bytes | None = None) -> str:
        """Return a text encrypted for the receiver, in base64."""
        text = plain.encode()
        head = (random or secrets.token_bytes(_RANDOM)) + len(text).to_bytes(_LENGTH, "big")
        sealed = _encrypted(_key(self.aes_key), head + text + self.receiver.encode())
        return base64.b64encode(sealed).decode()

    def open(self, given: str, timestamp: str, nonce: str, sealed: str) -> str:
        """Return the text inside, once the signature is right and it is meant for us. Raises Unsealed."""
        if not is_signed(given, self.token, timestamp, nonce, sealed):
            raise Unsealed("signature")
        try:
            raw = base64.b64decode(sealed, validate=True)
        except (binascii.Error, ValueError):
            raise Unsealed("shape") from None
        plain = _decrypted(_key(self.aes_key), raw)
        if len(plain) < _RANDOM + _LENGTH:
            raise Unsealed("shape")
        start = _RANDOM + _LENGTH
        end = start + int.from_bytes(plain[_RANDOM:start], "big")
        if end > len(plain):
            raise Unsealed("shape")
        if not hmac.compare_digest(plain[end:], self.receiver.encode()):
            raise Unsealed("receiver")
        try:
            return plain[start:end].decode()
        except UnicodeDecodeError:
            raise Unsealed("shape") from None


def open_media(content: bytes, aes_key: str) -> bytes:
    """Return the bytes of a picture or file that was encrypted with a key of its own. Raises Unsealed."""
    return _decrypted(_key(aes_key), content)
