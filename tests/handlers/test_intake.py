"""Residents simply write: what becomes a ticket, what joins one, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.conversation import MessageKind
from domain.tickets import State
from storage import ticket_history, tree
from tests.looking import buttons, ticket

LIFT = "3栋2单元电梯又停了，老人下不来楼"


async def how_many(talk):
    found = 0
    while await ticket(talk, found + 1):
        found += 1
    return found


async def intake(talk, mode):
    async def work(conn):
        group, _ = await tree.group(conn, talk.message("resident", "", group=True).chat)
        await tree.bind(conn, replace(group, intake=mode))

    await talk.database.transact(work)


def heard(replies):
    """Leave out the cards that were only brought up to date."""
    return [reply for reply in replies if reply.key != "ticket-card-group"]


async def test_a_sentence_in_the_group_is_logged_and_answered_with_a_receipt(talk):
    [receipt] = await talk.says("resident", LIFT)
    assert receipt.key == "intake-received"
    assert "0001" in talk.words(receipt)
    assert "3栋2单元" in talk.words(receipt)
    assert buttons(receipt) == ["follow 1", "undo 1", "move 1"]
    kept = await ticket(talk)
    assert (kept.category, kept.building, kept.reporter) == (
        "elevator",
        10,
        talk.person("resident"),
    )


@pytest.mark.parametrize(
    "words", ["谢谢大家", "修好了吗？", "哈哈哈", "晚上一起跳舞吗", "收到", "出售二手冰箱，九成新"]
)
async def test_ordinary_talk_opens_nothing_and_is_not_answered(talk, words):
    assert await talk.says("resident", words) == []
    assert await how_many(talk) == 0


async def test_the_room_is_not_shown_in_the_group(talk):  # R-T10
    [receipt] = await talk.says("resident", "3栋2单元502室楼下的垃圾桶满了，没人收")
    assert "502" not in talk.words(receipt)


async def test_the_station_is_told_of_a_new_ticket_with_buttons(talk):
    await talk.says("resident", "东门路灯坏了好几天没人修")
    note = talk.told("station")[-1]
    assert note.key == "staff-new"
    assert "assign 1 property" in buttons(note)
    assert not talk.told("property")


async def test_an_urgent_matter_goes_to_the_company_at_once(talk):
    await talk.says("resident", LIFT)
    kept = await ticket(talk)
    assert (kept.service, kept.state) == ("P1", State.ASSIGNED)
    assert talk.told("property")


async def test_a_second_household_joins_instead_of_making_noise(talk):
    await talk.says("resident", "3栋2单元垃圾桶满了，臭死了")
    [joined] = heard(await talk.says("neighbour", "3栋楼下垃圾没人清，垃圾桶都满出来了"))
    assert joined.key == "intake-joined"
    assert "2 户" in talk.words(joined)
    assert await how_many(talk) == 1


async def test_the_same_person_adding_within_minutes_makes_no_noise(talk):
    await talk.says("resident", "3栋2单元垃圾桶满了，臭死了")
    assert await talk.photo("resident", group=True) == []
    assert await talk.says("resident", "3栋2单元垃圾桶满了没人清理") == []
    assert await how_many(talk) == 1

    async def look(conn):
        return await ticket_history.files_of(conn, 3, 1), await ticket_history.of(conn, 3, 1)

    files, lines = await talk.database.transact(look)
    assert len(files) == 1
    assert [line.move for line in lines] == ["open", "add", "add"]


async def test_somebody_asking_again_hours_later_is_told_the_state(talk):  # R-T13
    await talk.says("resident", "3栋2单元垃圾桶满了，臭死了")
    await talk.passes(hours=3)
    [answer] = await talk.says("resident", "3栋2单元垃圾桶满了还是没人清")
    assert answer.key == "intake-known"
    assert await how_many(talk) == 1


async def test_one_tap_takes_a_mistake_back(talk):
    [receipt] = await talk.says("resident", "3栋2单元垃圾桶满了，臭死了")
    assert "undo 1" in buttons(receipt)
    assert (await talk.press("neighbour", "undo 1", group=True)).key == "ticket-not-yours"
    assert (await talk.press("resident", "undo 1", group=True)).key == "intake-undone"
    assert (await ticket(talk)).state is State.WITHDRAWN


async def test_me_too_counts_each_household_once(talk):
    await talk.says("resident", "3栋2单元垃圾桶满了，臭死了")
    assert (await talk.press("neighbour", "follow 1", group=True)).key == "intake-joined"
    assert (await talk.press("neighbour", "follow 1", group=True)).key == "intake-joined-already"
    assert (await talk.press("resident", "follow 1", group=True)).key == "intake-own"
    assert (await ticket(talk)).followers == 1


async def test_danger_is_met_with_the_number_to_call_first(talk):  # R-T02
    [receipt] = await talk.says("resident", "8栋楼道好大的煤气味，快来人！")
    first = talk.words(receipt).splitlines()[0]
    assert "119" in first
    assert (await ticket(talk)).service == "P0"
    for who in ("head", "property"):
        assert talk.told(who)[-1].key == "staff-danger"


@pytest.mark.parametrize(
    ("words", "advice", "number"),
    [
        ("3栋1单元电梯里有人被困了", "别扒门", "119"),
        ("8栋好大的煤气味", "别点火", "119"),
        ("3栋3楼着火了，好多烟", "火情", "119"),
        ("8栋外墙瓷砖往下掉，差点砸到人", "躲开", "120"),
        ("3栋楼下有人拿刀砍人", "人身危险", "110"),
        ("8栋有人晕倒了，没反应", "身边留个人", "120"),
        ("我家老人走丢了，帮忙找找，8栋的", "人找不到了", "110"),
        ("3栋楼下电线掉下来了，有人触电", "触电", "120"),
    ],
)
async def test_the_first_line_names_the_number_and_what_to_do_in_this_danger(
    talk, words, advice, number
):
    """R-T02."""
    answer = await talk.say("resident", words)
    first = talk.words(answer).splitlines()[0]
    assert advice in first
    assert number in first
    assert "火情" not in first or "着火" in words
    assert "照片" not in talk.words(answer), "nobody in danger is asked to take a picture"


async def test_danger_rings_again_every_five_minutes_until_somebody_has_it(talk):  # R-T02
    await talk.says("resident", "8栋楼道好大的煤气味，快来人！")
    rings = len(talk.told("head"))
    await talk.passes(minutes=10)
    assert len(talk.told("head")) > rings
    assert talk.told("head")[-1].key == "staff-danger-again"
    answer = await talk.press("property", "take 1")
    assert answer.key == "order-take"
    rings = len(talk.told("head"))
    await talk.passes(minutes=30)
    assert not any(r.key == "staff-danger-again" for r in talk.told("head")[rings:])


async def test_a_private_matter_shows_no_particulars_in_the_group(talk):  # R-T10
    [receipt] = await talk.says("resident", "楼上502老王家天天半夜打麻将吵得睡不着，求管管")
    assert receipt.key == "intake-received-private"
    for reply in talk.posted():
        assert "麻将" not in talk.words(reply)


async def test_a_group_that_wants_to_be_asked_is_asked_by_a_button(talk):  # R-T15
    await intake(talk, "suggest")
    [question] = await talk.says("resident", "3栋2单元垃圾桶满了，臭死了")
    assert question.key == "intake-ask"
    assert await how_many(talk) == 0
    yes = buttons(question)[0]
    assert (await talk.press("neighbour", yes, group=True)).key == "intake-not-yours"
    assert (await talk.press("resident", yes, group=True)).key == "intake-received"
    assert await how_many(talk) == 1
    assert (await talk.press("resident", yes, group=True)).key == "intake-not-yours"


async def test_a_group_is_spoken_to_unasked_at_most_once_a_minute(talk):  # R-T15
    await intake(talk, "suggest")
    assert len(await talk.says("resident", "3栋2单元垃圾桶满了，臭死了")) == 1
    assert await talk.says("neighbour", "8栋的路灯坏了没人修") == []
    await talk.passes(minutes=1)
    assert len(await talk.says("neighbour", "8栋的路灯坏了没人修")) == 1


async def test_a_group_that_wants_mentions_is_left_alone_without_one(talk):  # R-T15
    await intake(talk, "mention")
    assert await talk.says("resident", LIFT) == []
    [receipt] = await talk.says("resident", "报修 " + LIFT, mentions_bot=True)
    assert receipt.key == "intake-received"


async def test_danger_is_taken_up_in_every_mode(talk):  # R-T02, R-T15
    await intake(talk, "mention")
    [receipt] = await talk.says("resident", "8栋楼道好大的煤气味，快来人！")
    assert receipt.key.startswith("danger-")


async def test_a_direct_chat_asks_for_the_place_then_for_a_photo(talk):
    first = await talk.say("resident", "楼道里的灯坏了好几天了没人修")
    assert first.key == "intake-received-direct"
    assert buttons(first)[0] == "place 1 10"  # one's own building comes first
    assert buttons(first)[-1] == "place 1 skip"
    second = await talk.press("resident", "place 1 10")
    assert second.key == "intake-placed"
    assert (await ticket(talk)).building == 10
    [kept] = await talk.photo("resident")
    assert kept.key == "intake-photo-kept"
    assert await talk.say("resident", "帮助") is not None


async def test_place_and_photo_can_be_skipped(talk):
    await talk.say("resident", "楼道里的灯坏了好几天了没人修")
    assert (await talk.press("resident", "place 1 skip")).key == "intake-no-place"
    assert (await talk.press("resident", "skip 1")).key == "intake-skipped"


async def test_the_place_may_be_written(talk):
    await talk.say("resident", "楼道里的灯坏了好几天了没人修")
    assert (await talk.say("resident", "8栋1单元")).key == "intake-placed"
    kept = await ticket(talk)
    assert (kept.building, kept.place) == (11, "8栋1单元")


async def test_a_report_by_command_needs_no_certainty(talk):
    assert (await talk.say("resident", "报修")).key == "intake-what"
    answer = await talk.say("resident", "东门口那个东西歪了")
    assert answer.key == "intake-received-direct"
    assert (
        await talk.say("neighbour", "/report 西门口那个东西歪了")
    ).key == "intake-received-direct"


async def test_a_greeting_in_private_is_answered_kindly_and_opens_nothing(talk):
    assert (await talk.say("resident", "在吗")).key == "intake-chat"
    assert await how_many(talk) == 0


async def test_nobody_logs_more_than_five_a_day_without_the_station(talk):  # R-T15
    for what in ("路灯坏了", "垃圾桶满了", "下水道堵了返水", "门禁坏了打不开", "电梯停运了"):
        await talk.say("resident", f"报修 8栋{what}没人修")
        await talk.passes(minutes=20)
    assert await how_many(talk) == 5
    answer = await talk.say("resident", "报修 车库道闸坏了抬不起来")
    assert answer.key == "intake-cap"
    assert (await talk.say("resident", "8栋好大的煤气味快来人")).key == "danger-gas"


async def test_an_album_is_one_ticket(talk):
    await talk.photo("resident", "3栋2单元垃圾桶满了，臭死了", group=True, album="a1")
    await talk.photo("resident", group=True, album="a1")
    await talk.photo("resident", group=True, album="a1")
    assert await how_many(talk) == 1
    files = await talk.database.transact(lambda conn: ticket_history.files_of(conn, 3, 1))
    assert len(files) == 3


async def test_an_edited_message_completes_its_ticket(talk):
    await talk.says("resident", "垃圾桶满了，臭死了", ref="m77")
    await talk.says("resident", "8栋垃圾桶满了，臭死了", ref="m77", kind=MessageKind.EDIT)
    assert (await ticket(talk)).building == 11
    assert await how_many(talk) == 1


async def test_an_edit_that_names_an_unknown_building_is_asked_about_aloud(talk):
    await talk.says("resident", "垃圾桶满了，臭死了", ref="m77")
    said = await talk.says("resident", "99栋垃圾桶满了，臭死了", ref="m77", kind=MessageKind.EDIT)
    assert "intake-where-unknown" in [reply.key for reply in said]


async def test_a_reply_to_the_receipt_adds_or_joins(talk):
    await talk.says("resident", "3栋2单元垃圾桶满了，臭死了")
    ref = next(ref for at, reply, ref in talk.said if reply.key == "intake-received")
    [joined] = heard(await talk.says("neighbour", "我也是", reply_to=ref))
    assert joined.key == "intake-joined"
    assert await talk.says("resident", "还招苍蝇", reply_to=ref) == []
    lines = await talk.database.transact(lambda conn: ticket_history.of(conn, 3, 1))
    assert lines[-1].text == "还招苍蝇"


async def test_words_of_another_matter_are_not_added_to_what_was_just_reported(talk):
    await talk.say("resident", "3栋楼道堆满了东西")
    await talk.say("resident", "跳过")
    assert (await talk.say("resident", "怎么投诉物业")).key != "intake-added"
