"""A group's talk as residents live it: pieces, neighbours, second thoughts, corrections, doors in names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.conversation import Sender
from domain.tickets import State
from storage import lexicon, ticket_history, tickets, tree
from storage.talk import talk_files
from tests.conftest import GROUP

LAMP = "8栋路灯不亮"


async def ticket(talk, number=1):
    return await talk.database.read(lambda conn: tickets.get(conn, 3, number))


async def history(talk, number=1):
    lines = await talk.database.read(lambda conn: ticket_history.of(conn, 3, number))
    return [(line.move, line.text) for line in lines]


async def speaks(talk, *said):
    """Let people speak one after the other, some seconds apart; return what the bot says to each, but for edited cards."""
    heard = []
    for who, words in said:
        talk.now += timedelta(seconds=15)
        replies = await talk.says(who, words)
        heard.append([reply.key for reply in replies if reply.key != "ticket-card-group"])
    return heard


async def card_buttons(talk):
    card = [reply for reply in talk.posted() if reply.key == "ticket-card-group"][-1]
    return [choice.command for row in card.choices for choice in row]


async def receipt(talk):
    return next(ref for _, reply, ref in talk.said if reply.key == "intake-received")


async def test_a_fault_told_in_pieces_is_one_ticket_and_what_comes_after_is_added_without_noise(
    talk,
):
    heard = await speaks(
        talk,
        ("resident", "3栋2单元电梯"),
        ("resident", "又不动了"),
        ("neighbour", "坐到一半停的吗"),
        ("resident", "等了十分钟还不来"),
        ("resident", "还没人来吗"),
    )
    assert heard == [[], ["intake-received"], [], [], []]
    assert (await ticket(talk)).text == "3栋2单元电梯又不动了"
    assert await history(talk) == [("open", ""), ("add", "等了十分钟还不来"), ("add", "还没人来吗")]
    assert await ticket(talk, 2) is None


async def test_neighbours_who_confirm_join_and_those_who_deny_or_ask_do_not(talk):
    heard = await speaks(
        talk,
        ("resident", "3栋电梯坏了"),
        ("neighbour", "我家这边也是"),
        ("volunteer", "对，早上就坏了"),
        ("steward", "我们电梯能用啊"),
        ("committee", "几栋？"),
        ("volunteer", "都三次了"),
    )
    assert heard == [["intake-received"], ["intake-joined"], ["intake-joined"], [], [], []]
    assert (await ticket(talk)).followers == 2


@pytest.mark.parametrize(
    ("words", "second"),
    [
        ("门禁好像不太灵", "我家那边也刷不开"),
        ("地库好像有点暗", "我家那边也暗"),
    ],
)
async def test_what_may_be_a_request_is_one_when_a_neighbour_says_so_too(talk, words, second):
    heard = await speaks(talk, ("resident", words))
    assert heard == [[]]
    assert await ticket(talk) is None
    heard = await speaks(talk, ("neighbour", second), ("volunteer", "我们这边也是"))
    assert heard == [["intake-received"], ["intake-joined"]]
    opened = await ticket(talk)
    assert (opened.text, opened.reporter) == (words, talk.person("resident"))
    assert opened.followers == 2
    assert talk.told("station")[0].card  # the ticket's card reaches the desk


@pytest.mark.parametrize("words", ["报名+1", "哈哈我也去", "周六我也参加"])
async def test_who_signs_up_for_something_confirms_nothing(talk, words):
    said = ("resident", "地库好像有点暗"), ("neighbour", words), ("volunteer", "我也去")
    assert await speaks(talk, *said) == [[], [], []]
    assert await ticket(talk) is None


@pytest.mark.parametrize("words", ["报名+1", "哈哈我也去", "周六我也参加", "算我一个"])
async def test_who_signs_up_for_something_joins_no_ticket(talk, words):
    await speaks(talk, ("resident", "3栋电梯坏了"), ("neighbour", words))
    assert (await ticket(talk)).followers == 0


async def test_a_group_in_which_the_bot_is_only_called_opens_nothing_by_itself(talk):
    async def work(conn):
        group, _ = await tree.group(conn, GROUP)
        await tree.bind(conn, replace(group, intake="mention"))

    await talk.database.transact(work)
    heard = await speaks(talk, ("resident", "晚上地库有点黑"), ("neighbour", "我也闻到了"))
    assert heard == [[], []]
    assert await ticket(talk) is None


async def test_a_plus_one_under_an_invitation_joins_no_ticket(talk):
    heard = await speaks(
        talk,
        ("resident", LAMP),
        ("steward", "周六包粽子有人报名吗"),
        ("neighbour", "+1"),
        ("volunteer", "我也去"),
    )
    assert heard[2:] == [[], []]
    assert (await ticket(talk)).followers == 0


async def test_two_matters_of_one_writer_are_two_tickets(talk):
    await speaks(talk, ("resident", "3栋电梯坏了"), ("resident", "另外8栋门口垃圾桶满了没人收"))
    assert (await ticket(talk)).category == "elevator"
    assert (await ticket(talk, 2)).category == "hygiene"


@pytest.mark.parametrize("words", ["这不是报修，我只是说说", "发错了，不用登记", "开玩笑的"])
async def test_the_writer_takes_it_back_in_words(talk, words):
    heard = await speaks(talk, ("resident", LAMP), ("resident", words))
    assert heard[1] == ["intake-undone"]
    assert (await ticket(talk)).state is State.WITHDRAWN
    rows = await talk.database.read(lambda conn: conn.fetch(select(lexicon.corrections)))
    assert [(row["text"], row["is"]) for row in rows] == [(LAMP, "talk")]


async def test_nobody_else_takes_it_back_in_words(talk):
    await speaks(talk, ("resident", LAMP), ("neighbour", "这不是报修"))
    assert (await ticket(talk)).is_open


async def test_the_station_takes_it_back_by_answering_the_receipt(talk):
    await speaks(talk, ("resident", LAMP))
    await talk.says("neighbour", "这不是诉求", reply_to=await receipt(talk))
    assert (await ticket(talk)).is_open
    [answer, *_] = await talk.says("station", "这不是诉求", reply_to=await receipt(talk))
    assert answer.key == "intake-undone"


async def test_the_category_is_put_right_in_words(talk):
    heard = await speaks(talk, ("resident", LAMP), ("resident", "改成 停车"))
    assert heard[1] == ["order-move"]
    assert (await ticket(talk)).category == "parking"
    [answer, *_] = await talk.says("station", "应该是消防的问题", reply_to=await receipt(talk))
    assert answer.key == "order-move"
    assert (await ticket(talk)).category == "fire_safety"
    await talk.says("neighbour", "应该是电梯的问题", reply_to=await receipt(talk))
    assert (await ticket(talk)).category == "fire_safety"


async def test_the_card_keeps_the_buttons_that_put_it_right_until_somebody_works_on_it(talk):
    await speaks(talk, ("resident", LAMP))
    await talk.press("resident", "move 1 parking", group=True)
    assert await card_buttons(talk) == ["follow 1", "undo 1", "move 1"]
    await talk.press("neighbour", "follow 1", group=True)
    assert await card_buttons(talk) == ["follow 1", "move 1"]
    await talk.press("station", "assign 1 property")
    await talk.press("property", "take 1")
    assert await card_buttons(talk) == ["follow 1"]


async def test_the_place_is_put_right_in_words(talk):
    heard = await speaks(talk, ("resident", LAMP), ("resident", "不是8栋，是3栋"))
    assert heard[1] == []
    kept = await ticket(talk)
    assert (kept.place, kept.building) == ("3栋", 10)


async def test_an_answer_to_the_receipt_that_confirms_joins_in_any_wording(talk):
    await speaks(talk, ("resident", LAMP))
    ref = await receipt(talk)
    [joined, *_] = await talk.says("neighbour", "确实，昨晚差点摔了", reply_to=ref)
    assert joined.key == "intake-joined"
    assert await talk.says("volunteer", "我家门口亮着，还好", reply_to=ref) == []


@pytest.mark.parametrize(
    ("name", "place", "building"),
    [("8幢-林", "8栋", 11), ("3-2-501 王", "3栋2单元", 10), ("丽景苑3号楼 老陈", "3栋", 10)],
)
async def test_the_door_in_the_group_name_is_a_guess_and_marked_as_one(talk, name, place, building):
    sender = Sender("resident", name, "zh")
    [shown] = await talk.says("resident", "楼道灯不亮", sender=sender)
    assert place + "（按群名猜的）" in talk.words(shown)
    assert "guessed" in talk.words(shown, "en")
    assert "501" not in talk.words(shown)  # R-T10
    kept = await ticket(talk)
    assert (kept.building, kept.is_place_guessed) == (building, True)
    assert "按群名猜的" in talk.words(talk.told("station")[-1])


async def test_a_guess_gives_way_to_what_is_said(talk):
    sender = Sender("resident", "8幢-林", "zh")
    await talk.says("resident", "楼道灯不亮", sender=sender)
    talk.now += timedelta(seconds=20)
    await talk.says("resident", "3栋2单元的", sender=sender)
    kept = await ticket(talk)
    assert (kept.place, kept.building, kept.is_place_guessed) == ("3栋2单元", 10, False)
    assert await ticket(talk, 2) is None


async def test_a_guess_never_takes_the_place_of_what_was_said(talk):
    sender = Sender("resident", "8幢-林", "zh")
    await talk.says("resident", "3栋楼道灯不亮", sender=sender)
    talk.now += timedelta(seconds=20)
    await talk.says("resident", "好几天了，麻烦修一下", sender=sender)
    assert (await ticket(talk)).place == "3栋"


async def test_a_building_that_the_compound_does_not_have_is_asked_about(talk):
    [shown] = await talk.says("steward", "19栋电梯坏了")
    assert "没有找到19栋" in talk.words(shown)
    assert ((await ticket(talk)).place, (await ticket(talk)).building) == ("", 0)
    talk.now += timedelta(seconds=20)
    [again] = await talk.says("steward", "20栋")
    assert again.key == "intake-where-unknown"
    await talk.says("steward", "8栋")
    assert (await ticket(talk)).building == 11


async def test_a_building_in_the_name_that_the_compound_does_not_have_is_no_guess(talk):
    await talk.says("resident", "楼道灯不亮", sender=Sender("resident", "19幢-林", "zh"))
    assert (await ticket(talk)).place == ""


async def test_in_private_an_unknown_building_is_asked_about_with_buttons(talk):
    first = await talk.say("resident", "19栋电梯坏了")
    assert "没有找到19栋" in talk.words(first)
    assert next(c.command for row in first.choices for c in row) == "place 1 10"
    assert (await talk.say("resident", "21栋")).key == "intake-where-unknown"
    assert (await talk.say("resident", "8栋")).key == "intake-placed"


@pytest.mark.parametrize("words", ["3-8栋都停水了", "3栋、8栋都停水了", "3幢和8幢停水了"])
async def test_ranges_and_lists_are_several_places(talk, words):
    [shown, *_] = await talk.says("resident", words)
    assert "3栋、8栋" in talk.words(shown)
    assert (await ticket(talk)).building == 10


async def test_in_private_a_request_told_in_pieces_is_one_ticket_and_is_asked_on(talk):
    answers = []
    for words in ("3栋2单元电梯", "又不动了", "等了十分钟还不来", "什么时候来修", "谢谢"):
        talk.now += timedelta(seconds=15)
        answers.append((await talk.say("resident", words)).key)
    assert answers == [
        "intake-go-on",
        "intake-received-direct",
        "intake-added",
        "intake-progress",
        "intake-welcome",
    ]
    assert (await ticket(talk)).text == "3栋2单元电梯又不动了"
    assert await history(talk) == [
        ("open", ""),
        ("add", "等了十分钟还不来"),
        ("add", "什么时候来修"),
    ]
    talk.now += timedelta(hours=3)
    assert (await talk.say("resident", "修好了吗")).key == "intake-progress"


async def test_in_private_a_detail_is_not_taken_for_the_place_that_was_asked_for(talk):
    await talk.say("resident", "楼道灯坏了")
    talk.now += timedelta(seconds=15)
    assert (await talk.say("resident", "每天半夜都这样")).key == "intake-added"
    talk.now += timedelta(seconds=15)
    await talk.say("resident", "8栋三楼")
    kept = await ticket(talk)
    assert kept.building == 11
    assert await ticket(talk, 2) is None


async def test_in_private_a_second_matter_takes_nothing_from_the_first(talk):
    await talk.say("resident", "楼道灯坏了")
    await talk.say("resident", "8栋")
    talk.now += timedelta(seconds=15)
    await talk.say("resident", "还有垃圾桶满了没人收")
    assert (await ticket(talk, 2)).text == "还有垃圾桶满了没人收"


async def test_in_private_words_take_it_back_too(talk):
    await talk.say("resident", "8栋电梯坏了")
    answer = await talk.say("resident", "发错了，不用登记")
    assert answer.key == "intake-undone"
    assert (await ticket(talk)).state is State.WITHDRAWN


async def files_of(talk, number=1):
    return await talk.database.read(lambda conn: ticket_history.files_of(conn, 3, number))


async def test_photos_sent_before_the_words_belong_to_the_ticket(talk):
    for _ in range(2):
        assert await talk.photo("resident", group=True) == []
    await talk.photo("neighbour", group=True)
    talk.now += timedelta(seconds=40)
    await talk.says("resident", LAMP)
    assert len(await files_of(talk)) == 2
    talk.now += timedelta(seconds=40)
    await talk.says("resident", "另外8栋门口垃圾桶满了没人收")
    assert await files_of(talk, 2) == []


async def test_photos_of_long_before_belong_to_nothing_and_are_forgotten(talk):
    await talk.photo("resident", group=True)
    await talk.passes(minutes=20)
    await talk.says("resident", LAMP)
    assert await files_of(talk) == []
    kept = await talk.database.read(lambda conn: conn.fetch(select(talk_files)))
    assert kept == []
