import contextlib
import string

import pytest
import xmltodict
from hypothesis import given
from hypothesis import strategies as st
from wechatpy import create_reply, parse_message

from bot.channels.wechat_xml import NotXml, build, parse


def test_wechatpy_reads_the_message_that_we_write():
    xml = build(
        {
            "ToUserName": "gh_1",
            "FromUserName": "openid-王",
            "CreateTime": 1790000000,
            "MsgType": "text",
            "Content": "电梯 <坏了> & ]]> 🙏",
            "MsgId": 9007199254740993,
        }
    )
    message = parse_message(xml)
    assert message.type == "text"
    assert message.source == "openid-王"
    assert message.content == "电梯 <坏了> & ]]> 🙏"
    assert message.id == 9007199254740993
    assert parse(xml)["MsgId"] == "9007199254740993"


def test_we_read_the_reply_that_wechatpy_writes():
    message = parse_message(
        build(
            {"ToUserName": "a", "FromUserName": "b", "CreateTime": 1, "MsgType": "text", "MsgId": 1}
        )
    )
    fields = parse(create_reply("您好 🌸 <b>", message).render())
    assert fields["MsgType"] == "text"
    assert fields["ToUserName"] == "b"
    assert fields["Content"] == "您好 🌸 <b>"


def test_deeper_and_repeated_fields_are_kept():
    fields = parse("<xml><P><Count>2</Count><L><i>1</i><i>2</i><i>3</i></L></P><E></E></xml>")
    assert fields == {"P": {"Count": "2", "L": {"i": ["1", "2", "3"]}}, "E": ""}


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "hello",
        "<xml>",
        "<html></html>",
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><xml><C>&a;</C></xml>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml></xml>',
        "<xml>" + "<a>" * 20 + "</a>" * 20 + "</xml>",
        "<xml>" + "x" * (1 << 20) + "</xml>",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="nonsense"?><xml/>',
    ],
)
def test_what_is_no_message_of_the_platform_is_refused(bad):
    with pytest.raises(NotXml):
        parse(bad)


@given(st.binary(max_size=300))
def test_rubbish_is_refused_and_never_breaks_us(data):
    with contextlib.suppress(NotXml):
        parse(data)


@given(
    st.dictionaries(
        st.text(string.ascii_letters, min_size=1, max_size=8),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
        max_size=5,
    )
)
def test_any_words_can_be_written_and_read_by_others(fields):
    xml = build(fields)
    kept = parse(xml)
    assert {k: v or "" for k, v in (xmltodict.parse(xml)["xml"] or {}).items()} == {
        k: v.strip() for k, v in kept.items()
    }
