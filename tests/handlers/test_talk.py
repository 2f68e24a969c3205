"""Requests said in several lines, and neighbours who say "here too"."""

from datetime import timedelta

LIFT = "3栋2单元电梯又停了，老人下不来楼"


async def test_a_neighbour_who_says_here_too_joins_the_ticket(talk):
    await talk.says("resident", LIFT)
    talk.now += timedelta(minutes=3)
    answers = await talk.says("neighbour", "我们这栋也是")
    assert answers[0].key == "intake-joined"
    assert answers[0].values["number"] == "0001"


async def test_a_request_in_two_lines_is_one_ticket(talk):
    assert await talk.says("volunteer", "地下车库") == []
    talk.now += timedelta(seconds=20)
    receipt, *_ = await talk.says("volunteer", "又积水了，车都快淹了")
    assert "地下车库" in talk.words(receipt)


async def test_here_too_after_an_hour_of_silence_joins_nothing(talk):
    await talk.says("resident", LIFT)
    talk.now += timedelta(hours=1)
    assert await talk.says("neighbour", "我们这栋也是") == []


async def test_whether_it_is_mended_yet_opens_nothing(talk):
    await talk.says("resident", LIFT)
    talk.now += timedelta(minutes=5)
    answers = await talk.says("resident", "修好了吗？")
    assert [a.key for a in answers if a.key != "card-group"] == []
    assert (await talk.says("neighbour", "谢谢物业，辛苦了")) == []


async def test_lines_of_the_group_are_forgotten_within_the_hour(talk):
    await talk.says("resident", LIFT)
    talk.now += timedelta(hours=1)
    await talk.work()
    from sqlalchemy import func, select

    from storage.talk import talk_lines

    count = select(func.count()).select_from(talk_lines)
    assert await talk.database.read(lambda conn: conn.scalar(count)) == 0
