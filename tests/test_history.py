"""Chat histories are read whatever they hold."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import history
from bot.history import Account, NotAHistory, read


def reading(path):
    account = Account()
    return list(read(path, account)), account


def export(tmp_path, *messages, indent=1, name="result.json"):
    file = tmp_path / name
    whole = {"name": "群", "type": "private_supergroup", "id": 1, "messages": list(messages)}
    file.write_text(json.dumps(whole, ensure_ascii=False, indent=indent), encoding="utf-8")
    return file


def said(id, text, **more):
    return {
        "id": id,
        "type": "message",
        "date": "2025-03-01T09:00:00",
        "from": "王阿姨",
        "from_id": "user1",
        "text": text,
        **more,
    }


@pytest.mark.parametrize("indent", [None, 1])
def test_an_export_of_telegram_is_read(tmp_path, indent):
    file = export(
        tmp_path,
        {"id": 1, "type": "service", "action": "invite_members", "text": ""},
        said(2, "电梯停了", date_unixtime="1740790800"),
        said(
            3, ["看 ", {"type": "mention", "text": "@bot"}, " 这里"], edited="2025-03-01T10:00:00"
        ),
        said(4, ""),
        indent=indent,
    )
    found, account = reading(file)
    assert [(s.where, s.text) for s in found] == [("#2", "电梯停了"), ("#3", "看 @bot 这里")]
    assert found[0].at == datetime(2025, 3, 1, 1, 0, tzinfo=UTC)
    assert (account.read, account.service, account.silent, account.bad) == (4, 1, 1, [])


def test_messages_of_a_wrong_shape_are_counted_and_named(tmp_path):
    file = export(tmp_path, said(1, "一"), {"id": 2}, 7, said(4, {"a": 1}), said(5, "五"))
    found, account = reading(file)
    assert [s.text for s in found] == ["一", "五"]
    assert [where for where, _ in account.bad] == ["#2", "#3", "#4"]


def test_a_damaged_message_does_not_hide_those_behind_it(tmp_path):
    file = export(tmp_path, *(said(n, f"第{n}句") for n in range(1, 9)))
    content = file.read_text(encoding="utf-8").replace('"第3句"', '"第3句')
    file.write_text(content, encoding="utf-8")
    found, account = reading(file)
    assert {"第1句", "第2句", "第6句", "第8句"} <= {s.text for s in found}
    assert account.bad


def test_an_export_that_breaks_off_is_read_to_there(tmp_path):
    file = export(tmp_path, *(said(n, f"第{n}句") for n in range(1, 9)))
    file.write_bytes(file.read_bytes()[:-200])
    found, account = reading(file)
    assert [s.text for s in found][:6] == [f"第{n}句" for n in range(1, 7)]
    assert account.bad


def test_several_chats_of_one_export_are_read(tmp_path):
    file = tmp_path / "all.json"
    chats = [{"name": n, "messages": [said(1, n)]} for n in ("一群", "二群")]
    file.write_text(json.dumps({"chats": {"list": chats}}, ensure_ascii=False), encoding="utf-8")
    assert [s.text for s in reading(file)[0]] == ["一群", "二群"]


def test_pieces_of_the_file_may_end_anywhere(tmp_path, monkeypatch):
    monkeypatch.setattr(history, "CHUNK", 7)
    file = export(tmp_path, *(said(n, f'第{n}句 "引号" {{括号}}') for n in range(1, 30)))
    found, account = reading(file)
    assert len(found) == 29
    assert account.bad == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("head", ["时间,姓名,内容\n", "time,name,text\n", ""])
def test_a_table_is_read(tmp_path, head, encoding):
    file = tmp_path / "talk.csv"
    text = head + '2025/3/1 9:00,王阿姨,电梯停了\n2025-03-01 09:01:00,李,"两行\n一句"\n'
    file.write_bytes(text.encode(encoding))
    found, account = reading(file)
    assert [s.text for s in found] == ["电梯停了", "两行\n一句"]
    assert found[0].at == datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
    assert account.bad == []


def test_bad_rows_of_a_table_are_named_by_line(tmp_path):
    file = tmp_path / "talk.csv"
    file.write_text("time,name,text\n2025-03-01,a\nnever,b,x\n2025-03-01,c,y\n", encoding="utf-8")
    found, account = reading(file)
    assert [s.text for s in found] == ["y"]
    assert account.bad == [("2", "columns"), ("3", "time")]


def test_a_packed_table_is_read_and_a_torn_one_to_where_it_is_torn(tmp_path):
    rows = "time,name,text\n" + "".join(f"2025-03-01,a,{n * 7919}句\n" for n in range(9000))
    whole, torn = tmp_path / "a.csv.gz", tmp_path / "b.csv.gz"
    whole.write_bytes(gzip.compress(rows.encode()))
    torn.write_bytes(gzip.compress(rows.encode())[:-2000])
    assert len(reading(whole)[0]) == 9000
    found, account = reading(torn)
    assert 0 < len(found) < 9000
    assert account.bad


@pytest.mark.parametrize("content", [b"", b"{}", b"a,b\n1,2\n", b"\x00\x01"])
def test_what_is_no_history_is_refused_in_words(tmp_path, content):
    file = tmp_path / "x"
    file.write_bytes(content)
    with pytest.raises(NotAHistory):
        reading(file)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(NotAHistory):
        reading(tmp_path / "nothing")


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=600),
    st.sampled_from([b"", b"\x1f\x8b\x08", b'{"messages": [', b"time,name,text\n"]),
)
def test_no_file_whatever_stops_the_reading_with_an_error(tmp_path_factory, content, begin):
    file = tmp_path_factory.mktemp("h") / "x"
    file.write_bytes(begin + content)
    with suppress(NotAHistory):
        reading(file)
