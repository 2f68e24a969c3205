"""A ticket's life in dialogues: who may do what, and who is told."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from domain import calendar
from domain.conversation import MessageKind
from domain.people import NodeKind
from domain.ticket_moves import MOVES, Relation
from domain.tickets import Body, State
from handlers.table import FEATURES
from storage import ticket_figures, ticket_search, tree
from tests.looking import buttons, history, ticket
from texts.catalogue import catalogue

pytestmark = pytest.mark.usefixtures("tickets_stay_sound")

BIN = "3栋2单元垃圾桶满了，臭死了"


CARDS = {"ticket-card-reporter", "ticket-card-group", "desk-card"}


def news(talk, who):
    """What somebody was told, without the cards that were only brought up to date."""
    return [reply for reply in talk.told(who) if reply.key not in CARDS]


async def later(talk, **span):
    """Let days pass with a look at what is due every six hours."""
    end = talk.now + timedelta(**span)
    while talk.now < end:
        talk.now = min(end, talk.now + timedelta(hours=6))
        await talk.work()


def keys(replies):
    return [reply.key for reply in replies if reply.key not in CARDS]


async def logged(talk, words=BIN, who="resident"):
    await talk.say(who, words)
    await talk.press(who, "skip 1")


async def working(talk):
    await logged(talk)
    await talk.say("station", "派单 1 物业")
    await talk.say("property", "接单 1")


async def done(talk):
    await working(talk)
    await talk.say("property", "办结 1 已清运")


async def test_the_station_assigns_the_company_takes_and_the_resident_is_told(talk):
    await logged(talk)
    answer = await talk.say("station", "派单 1 物业")
    assert answer.key == "order-assign"
    assert keys(talk.told("resident"))[-1] == "told-assigned"
    assert keys(talk.told("property"))[-1] == "staff-assigned"
    assert (await talk.say("property", "接单 #0001")).key == "order-take"
    assert keys(talk.told("resident"))[-1] == "told-taken"
    assert (await ticket(talk)).state is State.WORKING


async def test_done_needs_proof_and_asks_the_resident(talk):
    await working(talk)
    assert (await talk.say("property", "办结 1")).key == "please-done"
    assert "order-done" in keys(await talk.photo("property"))
    asked = news(talk, "resident")[-1]
    assert asked.key == "told-done"
    assert buttons(asked) == ["rate 1 yes", "rate 1 no"]


async def test_a_yes_closes_and_stars_follow(talk):
    await done(talk)
    stars = await talk.press("resident", "rate 1 yes")
    assert stars.key == "rate-stars"
    assert (await ticket(talk)).state is State.CLOSED
    assert (await talk.press("resident", buttons(stars)[4])).key == "rate-thanks"
    kept = await ticket(talk)
    assert (kept.score, kept.solved) == (5, True)


async def test_a_no_reopens_at_once_and_the_words_that_follow_are_kept(talk):
    await done(talk)
    assert (await talk.press("resident", "rate 1 no")).key == "rate-reopened"
    assert (await ticket(talk)).state is State.REOPENED
    assert keys(talk.told("property"))[-1] == "staff-reopened"
    assert (await talk.say("resident", "桶是换了，地没扫")).key == "intake-added"
    assert (await history(talk))[-1].text == "桶是换了，地没扫"
    assert (await talk.say("property", "接单 1")).key == "order-take"


async def test_several_tickets_are_done_at_once_and_one_refusal_does_not_stop_the_rest(talk):
    await working(talk)
    await talk.say("neighbour", "8栋1单元路灯坏了没人修")
    answer = await talk.say("property", "办结 １、2 已修复")
    assert answer.key == "order-results"
    words = talk.words(answer)
    assert "0001" in words
    assert "0002 没办成" in words
    assert (await ticket(talk)).state is State.DONE


async def test_seven_silent_days_close_it_after_two_reminders(talk):
    await done(talk)
    await later(talk, days=8)
    told = keys(talk.told("resident"))
    assert told.count("told-callback-again") == 2
    assert told[-1] == "told-lapsed"
    kept = await ticket(talk)
    assert (kept.state, kept.solved) == (State.CLOSED, None)


async def test_a_closed_ticket_comes_back_within_thirty_days_and_later_as_a_new_one(talk):
    await done(talk)
    await talk.press("resident", "rate 1 yes")
    assert (await talk.say("resident", "退回 1 又满了")).key == "told-reopened"
    await talk.say("property", "接单 1")
    await talk.say("property", "办结 1 又清了")
    await talk.press("resident", "rate 1 yes")
    talk.now = talk.now.replace(month=5)
    assert (await talk.say("resident", "退回 1 又满了")).key == "reopen-as-new"
    assert (await ticket(talk, 2)).successor_of == 1


async def test_holder_and_next_level_are_told_when_it_is_due_and_it_moves_up_by_itself(
    talk,
):  # R-T07
    await working(talk)
    await later(talk, days=4)
    assert "staff-overdue" in keys(talk.told("property"))
    assert "staff-overdue-above" in keys(talk.told("community"))
    await later(talk, days=2)
    kept = await ticket(talk)
    assert kept.state is State.TRANSFER_PENDING
    assert kept.holder.body is Body.PROPERTY  # R-T01
    assert "told-risen" in keys(talk.told("resident"))
    assert (await talk.say("community", "接收 1")).key == "order-accept"
    kept = await ticket(talk)
    assert (kept.level, kept.holder.body) == (2, Body.COMMUNITY)


async def test_what_lies_at_the_stations_door_for_half_an_hour_is_pointed_out(talk):
    await logged(talk)
    await talk.passes(minutes=40)
    assert "staff-step-late" in keys(talk.told("station"))


async def test_waiting_stops_the_clock_and_news_is_due(talk):
    await working(talk)
    assert (await talk.say("property", "挂起 1")).key == "please-wait"
    assert (await talk.say("property", "等配件 3天")).key == "order-wait"
    assert "等配件" in talk.words(news(talk, "resident")[-1])
    await later(talk, days=4)
    assert "staff-news-due" in keys(talk.told("property"))
    assert (await talk.say("property", "报进展 1 配件到了 2天")).key == "order-news"
    assert keys(talk.told("resident"))[-1] == "told-news"
    assert (await talk.say("property", "恢复 1")).key == "order-resume"
    assert "staff-overdue" not in keys(talk.told("property"))


async def test_a_question_to_the_reporter_is_answered_by_a_note(talk):
    await working(talk)
    assert (await talk.say("property", "追问 1 是左边那个桶吗？")).key == "order-ask"
    assert keys(talk.told("resident"))[-1] == "told-asked"
    assert (await talk.say("resident", "备注 1 是的")).key == "order-note"
    assert (await ticket(talk)).state is State.WORKING
    assert keys(talk.told("property"))[-1] == "staff-answered"


async def test_three_silent_days_file_a_question_and_an_answer_revives_it(talk):
    await working(talk)
    await talk.say("property", "追问 1 是左边那个桶吗？")
    await later(talk, days=3, hours=1)
    assert keys(talk.told("resident")).count("told-question-again") == 2
    assert (await ticket(talk)).state is State.CLOSED_EXPLAINED
    assert (await talk.say("resident", "备注 1 是左边那个")).key == "order-note"
    assert (await ticket(talk)).state is State.WORKING
    assert keys(talk.told("property"))[-1] == "staff-answered"


async def test_consultation_then_transfer_then_refusal_returns_to_the_holder(talk):  # R-T01
    await working(talk)
    assert (
        await talk.say("property", "流转 1 社区 桶点位要社区协调")
    ).key == "ticket-consult-first"
    assert (await talk.say("property", "会商 1 三方看过，点位要调")).key == "order-consult"
    assert (await talk.say("property", "流转 1 社区 桶点位要社区协调")).key == "order-transfer"
    assert keys(talk.told("community"))[-1] == "staff-offered"
    assert (await talk.say("community", "拒接 1 站里再试一次")).key == "order-refuse"
    kept = await ticket(talk)
    assert (kept.state, kept.holder.body) == (State.WORKING, Body.PROPERTY)
    assert keys(talk.told("resident"))[-1] == "told-refused"


async def test_an_objection_is_judged_by_the_level_above(talk):
    await logged(talk)
    await talk.say("station", "派单 1 物业")
    assert (await talk.say("property", "异议 1 是业委会的事")).key == "order-object"
    assert (await talk.say("station", "裁定 1 业委会 是")).key == "ticket-not-yours"
    assert (await talk.say("community", "裁定 1 物业 合同里有")).key == "order-decide"
    assert keys(talk.told("property"))[-1] == "staff-decided"


async def test_merged_people_follow_and_vote_in_the_callback(talk):  # R-T09
    await working(talk)
    await talk.say("neighbour", "8栋1单元路灯坏了没人修")
    assert (await talk.say("station", "并案 2 1")).key == "order-merged"
    assert (await ticket(talk, 2)).state is State.MERGED
    assert keys(talk.told("neighbour"))[-1] == "told-merged"
    await talk.say("property", "办结 1 都弄好了")
    assert keys(talk.told("neighbour"))[-1] == "told-done"
    assert (await talk.press("neighbour", "rate 1 yes")).key == "rate-counted"
    assert (await talk.press("resident", "rate 1 no")).key == "rate-reopened"


async def test_the_majority_of_four_outvotes_one_no(talk):  # R-T09
    await working(talk)
    for who in ("neighbour", "steward", "volunteer", "committee"):
        await talk.press(who, "follow 1")
    await talk.say("property", "办结 1 都弄好了")
    assert (await talk.press("resident", "rate 1 no")).key == "rate-counted"
    for who in ("neighbour", "steward"):
        assert (await talk.press(who, "rate 1 yes")).key == "rate-counted"
    assert (await talk.press("volunteer", "rate 1 yes")).key == "rate-thanks-vote"
    assert (await ticket(talk)).state is State.CLOSED


async def test_a_split_ticket_stands_for_itself_again(talk):
    await working(talk)
    await talk.say("neighbour", "8栋1单元路灯坏了没人修")
    await talk.say("station", "并案 2 1")
    assert (await ticket(talk)).followers == 1
    assert (await talk.say("station", "拆案 2")).key == "order-split"
    assert (await ticket(talk)).followers == 0


async def test_an_explanation_names_the_next_look_and_how_to_object(talk):
    await working(talk)
    assert (await talk.say("station", "说明 1 点位规划要等改造 30天")).key == "order-explain"
    told = news(talk, "resident")[-1]
    assert told.key == "told-explained"
    assert "2026-04-01" in talk.words(told)
    assert (await talk.say("resident", "退回 1 不能等")).key == "told-reopened"
    await later(talk, days=31)


async def test_elsewhere_is_said_with_where_to_go(talk):
    await logged(talk)
    assert (await talk.say("station", "转告 1 请打 12345，归城管")).key == "order-redirect"
    assert "12345" in talk.words(news(talk, "resident")[-1])


async def test_urgent_raises_and_tells(talk):
    await working(talk)
    assert (await talk.say("station", "加急 1")).key == "order-urgent"
    assert (await ticket(talk)).service == "P2"
    assert keys(talk.told("resident"))[-1] == "told-urgent"


async def test_the_category_is_corrected_by_buttons(talk):
    await logged(talk)
    which = await talk.press("station", "move 1")
    assert which.key == "move-which"
    assert "move 1 elevator" in buttons(which)
    assert (await talk.press("station", "move 1 elevator")).key == "order-move"
    assert (await ticket(talk)).category == "elevator"
    assert (await talk.say("station", "改类 1 8栋")).key == "order-move"


async def test_two_who_press_the_same_button_at_once_give_one_order(talk):
    await logged(talk)
    presses = [
        talk.message(who, "assign 1 station", kind=MessageKind.PRESS, press="p1")
        for who in ("station", "head")
    ]
    outcomes = await asyncio.gather(*(talk.dispatch.take(press) for press in presses))
    assert "order-assign" in {one.toast.key for one in outcomes if one.toast}
    await talk.deliver()
    said = [reply.key for _, reply, _ in talk.said]
    assert said.count("ticket-already-assigned") == 1
    assert [line.move for line in await history(talk)].count("assign") == 1
    assert (await talk.press("head", "assign 1 property")).key == "order-assign"


async def test_a_corrected_place_is_the_building_too(talk):
    await logged(talk)
    assert (await ticket(talk)).building == 10
    assert (await talk.say("station", "改类 1 8栋1单元")).key == "order-move"
    after = await ticket(talk)
    assert (after.place, after.building) == ("8栋1单元", 11)
    assert (await talk.say("station", "改类 1 2单元")).key == "order-move"  # of the same building
    after = await ticket(talk)
    assert (after.place, after.building) == ("8栋2单元", 11)
    assert (await talk.say("station", "改类 1 东门")).key == "order-move"
    after = await ticket(talk)
    assert (after.place, after.building) == ("东门", 0)


async def test_a_place_that_the_compound_does_not_have_is_no_correction(talk):
    await logged(talk)
    assert (await talk.say("station", "改类 1 99栋")).key == "move-no-building"
    after = await ticket(talk)
    assert (after.place, after.building) == ("3栋2单元", 10)


async def test_a_resident_withdraws_what_nobody_else_follows(talk):
    await logged(talk)
    await talk.press("neighbour", "follow 1")
    assert (await talk.say("resident", "撤回 1")).key == "ticket-followed"
    await talk.say("neighbour", "8栋1单元路灯坏了没人修")
    assert (await talk.say("neighbour", "撤回 2")).key == "told-withdrawn"


async def test_everyone_sees_what_is_theirs_to_see(talk):  # R-T10
    await logged(talk)
    assert (await talk.say("resident", "查 1")).key == "ticket-card-reporter"
    assert (await talk.say("station", "查 1")).key == "desk-card"
    seen = await talk.say("neighbour", "查 1")
    assert seen.key == "ticket-card-group"
    assert "臭死了" not in talk.words(seen)
    assert (await talk.say("neighbour", "查 99")).key == "ticket-unknown"
    assert (await talk.say("neighbour", "查")).key == "ticket-which"


async def test_a_private_matter_stays_with_its_station(talk):  # R-T10
    await talk.say("resident", "报修 楼上502老王家天天半夜打麻将吵得睡不着，求管管")
    assert (await ticket(talk)).private
    assert (await talk.say("property", "查 1")).key == "ticket-card-group"
    assert (await talk.press("property", "why 1")).key == "ticket-unknown"
    assert (await talk.say("station", "查 1")).key == "desk-card"
    assert (await talk.press("neighbour", "follow 1")).key == "ticket-unknown"


async def test_the_history_says_what_happened_without_names(talk):  # R-T11
    await done(talk)
    words = talk.words(await talk.say("resident", "查 1"))
    assert "物业：办结 · 已清运" in words
    assert "property" not in words


async def test_the_inbox_shows_the_most_urgent_first(talk):
    assert (await talk.say("property", "待办")).key == "inbox-none"
    await logged(talk)
    await talk.say("neighbour", "8栋好大的煤气味，快来人！")
    answer = await talk.say("head", "待办")
    assert answer.key == "inbox-list"
    assert buttons(answer) == ["ticket 2", "ticket 1"]


async def test_forty_open_tickets_are_shown_page_by_page_and_what_is_due_first_stands_first(talk):
    """R-T03: by the time when they should be done, not by the next reminder."""
    words = (
        "8栋楼道灯坏了",
        "3栋2单元电梯停了",
        "东门快递柜占道",
        "地下车库积水",
        "花坛没人浇水",
        "儿童滑梯松动",
    )
    for number in range(18):
        await talk.say("head", f"代报 住户{number} {words[number % 4]}，第{number}处")
    first = await talk.say("head", "待办")
    assert first.key == "inbox-page"
    assert first.values["count"] == 18
    second = await talk.press("head", "inbox 2")
    shown = buttons(first)[:-1] + buttons(second)[:-1]
    assert sorted(shown) == sorted(f"ticket {n}" for n in range(1, 19))
    assert (await talk.say("head", "待办 99")).values["page"] == 2
    dues = [line.values["due"].values["due"].moment for line in first.values["lines"]]
    assert dues == sorted(dues)


async def test_mine_lists_what_i_reported(talk):
    assert (await talk.say("resident", "我的工单")).key == "mine-none"
    await logged(talk)
    assert (await talk.say("resident", "我的工单")).key == "mine-list"


async def test_staff_find_tickets_by_their_words(talk):
    await logged(talk)
    assert buttons(await talk.say("station", "查 垃圾桶")) == ["ticket 1"]
    while await talk.database.transact(ticket_search.index_some):
        pass
    assert buttons(await talk.say("station", "查 垃圾桶")) == ["ticket 1"]
    assert buttons(await talk.say("station", "查 臭")) == ["ticket 1"]
    assert (await talk.say("station", "查 电梯")).key == "search-none"


async def test_why_shows_the_key_words(talk):
    await logged(talk)
    answer = await talk.press("station", "why 1")
    assert answer.key == "because-of"
    shown = talk.words(answer)
    assert "垃圾桶" in shown
    assert "有东西出了毛病" in shown
    assert "@" not in shown
    english = talk.words(answer, "en")
    assert "something is out of order" in english
    assert "Filed under" in english


async def test_why_says_that_somebody_asked_for_it_or_moved_it(talk):
    await talk.say("resident", "报修 东门口那个石墩")
    await talk.press("station", "move 1 parking")
    shown = talk.words(await talk.press("station", "why 1"))
    assert "本人说了要登记" in shown
    assert "后来由人改到停车" in shown


async def test_cards_in_the_group_are_edited_in_place(talk):
    await talk.says("resident", BIN)
    ref = next(ref for _, reply, ref in talk.said if reply.key == "intake-received")
    await talk.say("station", "派单 1 物业")
    card = [(r.key, at) for _, r, at in talk.said if r.card == "ticket:3:1"][-1]
    assert card == ("ticket-card-group", ref)


async def test_the_figures_follow_every_change(talk):
    await done(talk)
    await talk.press("resident", "rate 1 yes")
    await talk.press("resident", "rate 1 5")
    await talk.say("neighbour", "8栋1单元路灯坏了没人修")
    found = await talk.database.transact(lambda conn: ticket_figures.of_month(conn, [3], 202603))
    assert (found.received, found.open, found.solved, found.in_station) == (2, 1, 1, 1)
    assert (found.rated, found.satisfied, found.answered_in_time) == (1, 1, 1)
    by = await talk.database.transact(lambda conn: ticket_figures.by(conn, [3], 202603, "category"))
    assert set(by) == {"hygiene", "public_space"}


@pytest.mark.parametrize(
    "words", ["接单", "办结 abc", "派单 99 物业", "并案 1", "评价 1", "改类", "备注", "裁定 0 x"]
)
async def test_a_mistaken_order_is_met_with_a_friendly_sentence(talk, words):
    answer = await talk.say("head", words)
    assert answer.key != "error-unexpected"
    assert talk.words(answer)


async def test_downtime_sends_one_late_reminder_not_all_of_them(talk):
    await done(talk)
    talk.now = talk.now.replace(day=8)
    before = len(talk.told("resident"))
    await talk.work()
    late = talk.told("resident")[before:]
    assert keys(late) == ["told-callback-again"]
    assert "晚到" in talk.words(late[0])


async def test_the_station_may_merge_what_sounds_alike_by_one_tap(talk):
    await talk.say("resident", "报修 东门旁边的路灯坏了好几天没人修")
    await talk.say("neighbour", "报修 路灯坏了好几天了没人来修")
    note = next(r for r in reversed(talk.told("station")) if r.key == "staff-new")
    assert buttons(note)[-1] == "merge 2 1"
    assert (await talk.press("station", "merge 2 1")).key == "order-merged"
    assert (await ticket(talk, 2)).merged_into == 1


async def test_a_grid_worker_of_another_grid_does_not_move_it(talk):  # R-O02
    async def move_house(conn):
        await tree.add(conn, 5, NodeKind.GRID, "二网格", 3)
        await tree.add(conn, 12, NodeKind.BUILDING, "9栋", 5)

    await talk.database.transact(move_house)
    await talk.say("resident", "报修 9栋1单元垃圾桶满了，臭死了")
    await talk.say("station", "派单 1 物业")
    await talk.say("property", "异议 1 不归我们")
    assert (await talk.say("grid", "裁定 1 物业 合同里有")).key == "ticket-not-yours"
    assert (await talk.say("community", "裁定 1 物业 合同里有")).key == "order-decide"


async def test_level_three_ends_unsolved_only_with_the_communitys_consent(talk):
    await working(talk)
    for who, body in (("property", "社区"), ("community", "街道")):
        await talk.say(who, "会商 1 商量过，这一级办不了")
        await talk.say(who, f"流转 1 {body} 摘要和照片见附件")
        taker = "community" if body == "社区" else "street"
        assert (await talk.say(taker, "接收 1")).key == "order-accept"
    assert (await talk.say("street", "流转 1 物业 请站里办")).key == "ticket-not-passed-down"
    assert (await talk.say("street", "说明 1 规划限制")).key == "ticket-consent-first"
    assert (await talk.say("street", "申请延期 1 等会签")).key == "order-extend"
    assert (await talk.say("community", "同意说明 1")).key == "order-consent"
    assert (await talk.say("street", "说明 1 规划限制 60天")).key == "order-explain"
    kept = await ticket(talk)
    assert (kept.level, kept.contact, kept.state) == (3, Body.STATION, State.CLOSED_EXPLAINED)


async def test_the_operator_hears_once_that_next_years_holidays_are_not_known(talk):
    last = calendar.known_until()
    talk.now = talk.now.replace(year=last.year, month=12, day=28)
    await talk.work()
    talk.now += timedelta(days=1)
    await talk.work()
    assert keys(talk.told("operator")).count("calendar-unknown") == 1


async def test_the_station_calls_back_and_whoever_did_the_work_may_not(talk):  # R-T08
    await done(talk)
    assert (await talk.say("station", "回访 1")).key == "please-confirm"
    assert (await talk.say("station", "住户说好了")).key == "order-confirm"
    assert keys(talk.told("resident"))[-1] == "told-closed"
    await talk.say("neighbour", "报修 8栋1单元路灯坏了没人修")
    await talk.say("station", "派单 2 站里")
    await talk.say("station", "接单 2")
    await talk.say("station", "办结 2 换了灯泡")
    assert (await talk.say("station", "回访 2 住户说好了")).key == "ticket-own-work"
    assert (await talk.say("head", "回访 2 住户说好了")).key == "order-confirm"


def test_every_move_that_people_make_has_a_command():
    commands = {command.name for feature in FEATURES for command in feature.commands}
    other = {"answer": "note", "add": "note", "reclassify": "move", "locate": "place"}
    for row in MOVES:
        if row.relation is not Relation.SYSTEM:
            assert other.get(row.name, row.name) in commands, row.name


def test_every_move_is_told_in_words_that_exist():
    texts = catalogue()
    for row in MOVES:
        assert texts.has(f"ticket-move-{row.name}")
        for key in (row.told, *(key for _, key in row.also)):
            assert not key or texts.has(key), key
