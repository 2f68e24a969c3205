"""Words that mean something only after a request: "我家也是" is looked at where one was made shortly before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from storage import tickets
from storage.talk import talk_lines
from tests.conftest import Talk


async def followers(talk):
    ticket = await talk.database.read(lambda conn: tickets.get(conn, 3, 1))
    return ticket.followers


async def kept(talk):
    return await talk.database.read(
        lambda conn: conn.scalar(select(func.count()).select_from(talk_lines))
    )


async def test_small_talk_where_nobody_has_a_request_is_not_kept(talk):
    for words in ("我家也是", "谢谢大家", "今天真热闹", "有人去爬山吗", "一起去买菜"):
        assert await talk.says("neighbour", words) == []
    # on a database that others write to as well, nobody knows what they have heard
    assert (await kept(talk) > 0) is talk.database.shared


async def test_a_neighbour_joins_shortly_after_a_request_and_not_an_hour_later(talk):
    await talk.says("resident", "3栋电梯坏了")
    talk.now += timedelta(minutes=30)
    await talk.says("neighbour", "我家这边也是")
    assert await followers(talk) == 1
    talk.now += timedelta(minutes=60)
    await talk.says("volunteer", "我家这边也是")
    assert await followers(talk) == 1


async def test_a_neighbour_joins_a_request_that_was_made_before_the_program_was_started_anew(talk):
    await talk.says("resident", "3栋电梯坏了")
    again: Talk = replace(talk, now=talk.now + timedelta(minutes=5))
    await again.says("neighbour", "我家这边也是")
    assert await followers(again) == 1


async def test_a_request_begun_with_its_thing_alone_is_completed(talk):
    await talk.says("resident", "那个路灯")
    talk.now += timedelta(seconds=20)
    heard = await talk.says("resident", "坏了好几天了")
    assert [reply.key for reply in heard][:1] == ["intake-received"]


async def test_a_neighbour_joins_a_request_that_was_told_in_pieces_while_others_spoke(talk):
    await talk.says("resident", "那个路灯")
    talk.now += timedelta(seconds=20)
    await talk.says("volunteer", "快递到得真早")
    talk.now += timedelta(seconds=20)
    await talk.says("resident", "坏了好几天了")
    talk.now += timedelta(minutes=4)
    await talk.says("neighbour", "确实，昨天就这样了")
    assert await followers(talk) == 1
