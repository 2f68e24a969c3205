"""Consulting before a ticket leaves the station (三商): party after party, or a small poll among the members."""

from __future__ import annotations

import pytest

from domain.conversation import Role
from domain.tickets import State
from storage import people
from tests.looking import buttons, history, keys, ticket

pytestmark = pytest.mark.usefixtures("tickets_stay_sound")

BIN = "3栋2单元垃圾桶满了，臭死了"


async def working(talk):
    await talk.say("resident", BIN)
    await talk.press("resident", "skip 1")
    await talk.say("station", "接单 1")


async def test_who_was_asked_is_chosen_by_button_and_what_they_said_is_written(talk):
    await working(talk)
    asked = await talk.press("station", "consult 1")
    assert asked.key == "please-consult"
    assert {"consult_with 1 property", "consult_with 1 three", "station_poll 1"} <= set(
        buttons(asked)
    )
    assert (await talk.press("station", "consult_with 1 property")).key == "consult-what"
    noted = await talk.say("station", "要换主板，报价三千二")
    assert noted.key == "consult-noted"
    assert "物业" in talk.words(noted)
    assert "consult_with 1 property" not in buttons(noted)
    assert (await ticket(talk)).consulted == 1
    assert (await talk.press("station", "consult_with 1 committee")).key == "consult-what"
    assert (await talk.say("station", "同意从公共收益里出")).key == "consult-noted"
    seen = talk.words(await talk.say("head", "经过 1"))
    assert "物业：要换主板，报价三千二" in seen
    assert "业委会：同意从公共收益里出" in seen
    english = talk.words(await talk.say("head", "经过 1"), "en")
    assert "the property company: 要换主板" in english


async def test_one_line_names_the_party_too(talk):
    await working(talk)
    await talk.say("station", "会商 1 物业：桶不够，要加两个")
    assert (await history(talk))[-1].text == "[property] 桶不够，要加两个"
    await talk.say("station", "会商 1 都看过了")
    assert (await history(talk))[-1].text == "都看过了"


async def test_the_summary_is_asked_for_and_goes_on_with_the_consultation_and_the_photos(talk):
    await working(talk)
    assert (await talk.press("station", "transfer 1 community")).key == "ticket-consult-first"
    await talk.say("station", "会商 1 物业：要社区协调点位")
    await talk.photo("resident", "给您看看", reply_to="")
    asked = await talk.press("station", "transfer 1")
    assert asked.key == "please-transfer"
    assert "transfer 1 community" in buttons(asked)
    assert "transfer 1 grid" in buttons(asked)
    assert "transfer 1 street" not in buttons(asked)
    assert (await talk.press("station", "transfer 1 community")).key == "please-summary"
    assert "order-transfer" in keys(await talk.photo("station", "站里协调两次，点位要社区定"))
    offered = next(r for r in reversed(talk.told("community")) if r.key == "staff-offered")
    words = talk.words(offered)
    assert "站里协调两次，点位要社区定" in words
    assert "要社区协调点位" in words
    assert len(offered.attachments) == 2
    assert (await history(talk))[-1].text == "站里协调两次，点位要社区定"


async def test_joint_enforcement_is_a_target_of_its_own_at_the_street(talk):
    await working(talk)
    await talk.say("station", "会商 1 三方：要社区出面")
    await talk.say("station", "流转 1 社区 违建，劝不动")
    await talk.say("community", "接收 1")
    await talk.say("community", "会商 1 社区：多次上门无效")
    asked = await talk.press("community", "transfer 1")
    assert {"transfer 1 street", "transfer 1 enforcement"} <= set(buttons(asked))
    assert (await talk.say("community", "流转 1 联合执法 占道违建，三次劝阻无效")).key == (
        "order-transfer"
    )
    assert (await talk.say("street", "接收 1")).key == "order-accept"
    kept = await ticket(talk)
    assert (kept.holder.body.value, kept.level) == ("enforcement", 3)


async def test_the_station_votes_and_the_result_is_the_consultation(talk):
    await working(talk)
    asked = await talk.press("station", "station_poll 1")
    assert asked.key == "station-poll"
    assert "station-poll" in keys(talk.told("head"))
    yes, no, _, end = buttons(asked)
    assert end.startswith("station_poll_end ")
    assert (await talk.press("head", yes)).key == "station-voice-kept"
    assert (await talk.press("head", no)).key == "station-voice-kept"
    assert (await talk.press("station", yes)).key == "station-voice-kept"
    line = (await history(talk))[-1]
    assert (line.move, line.text) == ("consult", "[poll 1 1 0 0] ")
    assert (await ticket(talk)).consulted == 1
    assert "同意 1，不同意 1" in talk.words(talk.told("head")[-1])
    mine = next(r for r in reversed(talk.told("station")) if r.key == "station-poll-result")
    assert "transfer 1 community" in buttons(mine)
    assert (await talk.press("head", yes)).key == "station-poll-over"


async def test_a_poll_that_nobody_answers_is_no_consultation(talk):
    await working(talk)
    await talk.say("station", "站内表决 1 要不要报社区")
    assert (await talk.say("head", "站内表决 1")).key == "station-poll-runs"
    await talk.passes(hours=25)
    assert "station-poll-void" in keys(talk.told("station"))
    assert (await ticket(talk)).consulted == 0


async def test_time_ends_a_poll_and_who_was_silent_is_counted(talk):
    await working(talk)
    asked = await talk.say("station", "站内表决 1 要不要报社区")
    await talk.press("head", buttons(asked)[0])
    await talk.passes(hours=25)
    assert (await history(talk))[-1].text == "[poll 1 0 0 1] 要不要报社区"


async def test_whoever_asked_may_end_it(talk):
    await working(talk)
    asked = await talk.press("station", "station_poll 1")
    await talk.press("head", buttons(asked)[0])
    assert (await talk.press("station", buttons(asked)[3])).key == "station-poll-ended"
    assert (await ticket(talk)).consulted == 1


async def test_a_ticket_that_left_meanwhile_keeps_its_history_as_it_is(talk):
    await working(talk)
    asked = await talk.press("station", "station_poll 1")
    await talk.say("station", "办结 1 清好了")
    before = len(await history(talk))
    await talk.press("head", buttons(asked)[0])
    await talk.press("station", buttons(asked)[0])
    assert len(await history(talk)) == before
    assert "station-poll-void" in keys(talk.told("head"))
    assert (await ticket(talk)).state is State.DONE


async def test_a_station_of_one_cannot_vote(talk):
    await working(talk)

    async def leave(conn):
        await people.end_grant(conn, talk.person("head"), Role.STATION_HEAD, 3, talk.now)

    await talk.database.transact(leave)
    assert (await talk.say("station", "站内表决 1")).key == "station-poll-alone"


@pytest.mark.parametrize(
    "who",
    ["resident", "neighbour", "steward", "volunteer", "property", "committee", "grid", "community", "street"],
)  # fmt: skip
async def test_only_members_of_the_station_ask_and_answer(talk, who):
    await working(talk)
    asked = await talk.press("station", "station_poll 1")
    for command in ("station_poll 1", *buttons(asked)):
        assert (await talk.press(who, command)).key == "refused-role", command


@pytest.mark.parametrize("who", ["resident", "steward", "volunteer"])
async def test_residents_do_not_record_consultations(talk, who):
    await working(talk)
    assert (await talk.press(who, "consult_with 1 property")).key == "refused-role"


async def test_one_who_neither_holds_nor_keeps_it_is_told_so(talk):
    await working(talk)
    await talk.press("community", "consult_with 1 property")
    assert (await talk.say("community", "都好")).key == "ticket-not-yours"
