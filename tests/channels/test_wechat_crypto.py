import base64
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wechatpy.crypto import WeChatCrypto as OfficialAccount
from wechatpy.enterprise.crypto import WeChatCrypto as Enterprise
from wechatpy.enterprise.exceptions import InvalidCorpIdException
from wechatpy.exceptions import InvalidSignatureException

from bot.channels.wechat_crypto import Envelope, Unsealed, is_signed, open_media, signature
from tests.fakes.wechat.node import Script

KEY = base64.b64encode(bytes(range(7, 39))).decode().rstrip("=")
TOKEN, CORP = "QDG6eK", "wx5823bf96d3bd56c7"
TEXTS = [
    "",
    "x",
    "3栋2单元电梯又停了，老人下不来楼 🙏👨‍👩‍👧‍👦",
    "a"
    * (96 - 20 - len(CORP)),  # with head and receiver a multiple of 32: a whole block of padding
    "停" * 4,
    "b" * 32,
    "c" * 32_000,
    '{"msgtype":"text"}',
    "行一\n行二\t\u2028",
]
RECEIVERS = [CORP, ""]


def ours(receiver: str = CORP) -> Envelope:
    return Envelope(TOKEN, KEY, receiver)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("receiver", RECEIVERS)
async def test_the_platforms_own_node_package_reads_what_we_seal_and_we_read_what_it_seals(
    text, receiver
):
    async with Script("crypto.mjs") as node:
        sealed = ours(receiver).seal(text)
        assert await node.ask(do="open", key=KEY, sealed=sealed) == {
            "text": text,
            "receiver": receiver,
        }
        theirs = (await node.ask(do="seal", key=KEY, text=text, receiver=receiver))["sealed"]
        sign = (
            await node.ask(
                do="sign", token=TOKEN, timestamp="1790000000", nonce="n1", sealed=theirs
            )
        )["signature"]
        assert sign == ours().sign("1790000000", "n1", theirs)
        assert ours(receiver).open(sign, "1790000000", "n1", theirs) == text


@pytest.mark.parametrize("text", [t for t in TEXTS if t])
@pytest.mark.parametrize("kind", [Enterprise, OfficialAccount])
def test_wechatpy_reads_what_we_seal_and_we_read_what_it_seals(text, kind):
    theirs = kind(TOKEN, KEY, CORP)
    sealed = ours().seal(text)
    sign = ours().sign("1790000000", "n1", sealed)
    xml = f"<xml><ToUserName>x</ToUserName><Encrypt>{sealed}</Encrypt></xml>"
    opened = theirs.decrypt_message(xml, sign, "1790000000", "n1")
    assert (opened if isinstance(opened, str) else opened.decode()) == text

    from bot.channels.wechat_xml import parse

    back = parse(theirs.encrypt_message(text, "n2", "1790000001"))
    assert (
        ours().open(back["MsgSignature"], back["TimeStamp"], back["Nonce"], back["Encrypt"]) == text
    )


def test_wechatpy_and_we_refuse_the_same_wrong_things():
    theirs = Enterprise(TOKEN, KEY, CORP)
    sealed = Envelope(TOKEN, KEY, "wx0000000000000000").seal("x")
    sign = ours().sign("1", "n", sealed)
    xml = f"<xml><Encrypt>{sealed}</Encrypt></xml>"
    with pytest.raises(InvalidCorpIdException):
        theirs.decrypt_message(xml, sign, "1", "n")
    with pytest.raises(Unsealed, match="receiver"):
        ours().open(sign, "1", "n", sealed)
    with pytest.raises(InvalidSignatureException):
        theirs.decrypt_message(xml, "0" * 40, "1", "n")
    with pytest.raises(Unsealed, match="signature"):
        ours().open("0" * 40, "1", "n", sealed)


def test_an_answer_to_the_address_check_is_what_wechatpy_gives():
    echo = ours().seal("8273645521")
    sign = ours().sign("1790000000", "n", echo)
    theirs = Enterprise(TOKEN, KEY, CORP).check_signature(sign, "1790000000", "n", echo)
    assert str(theirs if isinstance(theirs, str) else theirs.decode()) == "8273645521"
    assert ours().open(sign, "1790000000", "n", echo) == "8273645521"


@given(
    text=st.text(st.characters(exclude_categories=["Cs"])),
    receiver=st.text(string.ascii_letters, max_size=30),
)
def test_what_is_sealed_opens_again(text, receiver):
    envelope = ours(receiver)
    sealed = envelope.seal(text)
    assert len(base64.b64decode(sealed)) % 32 == 0
    assert envelope.open(envelope.sign("1", "2", sealed), "1", "2", sealed) == text


@given(raw=st.binary(max_size=200))
@settings(max_examples=300)
def test_signed_rubbish_is_refused_and_never_breaks_us(raw):
    for sealed in (base64.b64encode(raw).decode(), raw.decode("latin-1")):
        with pytest.raises(Unsealed):
            ours().open(ours().sign("1", "2", sealed), "1", "2", sealed)


@given(place=st.integers(0, 10_000), change=st.integers(1, 255))
def test_one_changed_byte_is_noticed(place, change):
    sealed = bytearray(base64.b64decode(ours().seal("门禁坏了")))
    sign = ours().sign("1", "2", base64.b64encode(sealed).decode())
    sealed[place % len(sealed)] ^= change
    with pytest.raises(Unsealed, match="signature"):
        ours().open(sign, "1", "2", base64.b64encode(sealed).decode())


@pytest.mark.parametrize("key", ["", "short", "!" * 43, "a" * 44])
def test_a_mistyped_key_is_called_a_wrong_shape(key):
    envelope = Envelope(TOKEN, key, CORP)
    with pytest.raises(Unsealed, match="shape"):
        envelope.seal("x")


def test_an_official_accounts_plain_signature_is_sha1_of_three_sorted_words():
    import hashlib

    right = hashlib.sha1("".join(sorted(["tok", "1790000000", "abc"])).encode()).hexdigest()
    assert signature("tok", "1790000000", "abc") == right
    assert is_signed(right, "tok", "1790000000", "abc")
    assert not is_signed(right, "other", "1790000000", "abc")
    assert not is_signed("é", "tok", "1790000000", "abc")


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 100_000])
@pytest.mark.parametrize("padded", [True, False])
def test_pictures_open_as_the_official_client_opens_them(size, padded):
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from wecom_aibot_sdk.crypto import decrypt_file

    key = bytes(range(32))
    plain = bytes(i % 251 for i in range(size))
    pad = 32 - size % 32
    work = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    sealed = work.update(plain + bytes([pad]) * pad) + work.finalize()
    written = base64.b64encode(key).decode()
    written = written if padded else written.rstrip("=")
    assert open_media(sealed, written) == plain == decrypt_file(sealed, written)
