"""The monthly joint meeting, as its delegates live it (R-M01 … R-M04)."""

import asyncio
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from domain.conversation import Role
from handlers.meeting_reminders import ring
from storage import people

RULE = "会议规则 每月第二个周二 19:00, 互助站活动室"
MEETING = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)  # 19:00 in the compound
DELEGATES = ("head", "station", "committee", "property", "community")


async def until(talk, moment, hours=1):
    """Let time pass in steps until a moment."""
    while talk.now < moment:
        talk.now = min(moment, talk.now + timedelta(hours=hours))
        await talk.work()


async def by_rule(talk, rule=RULE):
    """Let the head set the rule and the station plan the meeting of the month."""
    read = await talk.say("head", rule)
    assert read.key == "meeting-rule-read", read
    assert (await talk.press("head", read.choices[0][0].command)).key == "meeting-rule-kept"
    await talk.work()


async def planned(talk, words="会议安排 3月10日晚7点 互助站活动室"):
    preview = await talk.say("head", words)
    assert preview.key == "meeting-plan-preview", preview
    sent = await talk.press("head", preview.choices[0][0].command)
    assert sent.key == "meeting-sent", sent


def keys(replies):
    return [r.key for r in replies]


def answer_button(talk, who, place=0):
    invitation = [r for r in talk.told(who) if r.choices and r.card.startswith("meeting:")][-1]
    return invitation.choices[0][place].command


async def minutes_up_to_resolutions(talk):
    talk.now = MEETING + timedelta(hours=2)
    assert (await talk.say("head", "纪要")).key == "minutes-ask-who"
    assert (await talk.say("head", "都到了")).key == "minutes-valid"
    assert (await talk.say("head", "谈了东门道闸和楼道堆物")).key == "minutes-ask-resolution"


async def test_the_rule_is_said_back_with_its_next_dates_and_kept_once_confirmed(talk):
    read = await talk.say("head", RULE)
    assert "每月第二个周二 19:00，互助站活动室" in talk.words(read)
    assert "3月10日" in talk.words(read)
    await talk.work()
    assert talk.posted() == []
    await talk.press("head", read.choices[0][0].command)
    await talk.work()
    assert keys(talk.posted()) == ["meeting-announced"]
    for who in DELEGATES:
        assert keys(talk.told(who))[-1] == "meeting-invitation", who
    assert talk.told("resident") == []


async def test_the_english_form_of_the_rule_is_understood(talk):
    read = await talk.say("head", "/meeting second Tuesday of every month 19:00 Clubhouse")
    assert "每月第二个周二 19:00，Clubhouse" in talk.words(read)


async def test_a_meeting_on_a_public_holiday_is_moved_and_said_so(talk):
    talk.now = datetime(2026, 4, 20, 1, 0, tzinfo=UTC)
    read = await talk.say("head", "会议 每月5日 19:00")
    assert read.values["dates"][0].key == "meeting-date-moved"  # 5 May 2026 is a holiday


async def test_no_meeting_is_planned_twice(talk):
    await by_rule(talk)
    await talk.work()
    await talk.work()
    assert keys(talk.posted()) == ["meeting-announced"]


async def test_a_delegate_answers_and_changes_the_answer(talk):
    await planned(talk)
    yes, no, deputy = (answer_button(talk, "property", n) for n in range(3))
    assert (await talk.press("property", yes)).values["answer"] == "attend"
    assert (await talk.press("property", deputy)).key == "meeting-ask-deputy"
    assert (await talk.say("property", "王经理")).values["deputy"] == "王经理"
    assert (await talk.press("property", no)).values["answer"] == "decline"
    assert keys(talk.told("head"))[-1] == "meeting-party-out"
    overview = await talk.say("head", "会议")
    assert "来不了" not in talk.words(overview)
    assert "不能来" in talk.words(overview)


async def test_residents_see_when_the_meeting_is_but_not_who_comes(talk):
    await planned(talk)
    shown = await talk.say("resident", "会议")
    assert shown.key == "meeting-next"
    assert "meeting-answers" not in [t.key for t in shown.also]
    assert (await talk.say("resident", RULE)).key == "refused-role"
    assert (await talk.say("resident", "会议 取消")).key == "refused-role"


async def test_somebody_who_was_not_invited_is_told_so(talk):
    await planned(talk)
    command = answer_button(talk, "property")
    assert (await talk.press("resident", command)).key == "refused-role"


async def test_reminders_come_seven_three_and_one_days_and_two_hours_before(talk):
    await planned(talk, "会议安排 3月12日晚7点 活动室")
    await talk.press("committee", answer_button(talk, "committee", 1))
    await until(talk, MEETING + timedelta(days=2))
    assert keys(talk.posted()) == [
        "meeting-announced",
        "meeting-reminder-d7-group",
        "meeting-reminder-d3-group",
        "meeting-reminder-d1-group",
        "meeting-reminder-h2-group",
    ]
    reminded = [k for k in keys(talk.told("station")) if k.startswith("meeting-reminder")]
    assert reminded == [f"meeting-reminder-{k}" for k in ("d7", "d3", "d1", "h2")]
    assert not [k for k in keys(talk.told("committee")) if k.startswith("meeting-reminder")]


async def test_who_is_appointed_later_is_reminded_and_who_left_is_not(talk):
    await planned(talk, "会议安排 3月12日晚7点")

    async def change(conn):
        await people.grant(conn, 900, talk.person("neighbour"), Role.COMMITTEE, 3, talk.now)
        await people.end_grant(conn, talk.person("committee"), Role.COMMITTEE, 3, talk.now)

    await talk.database.transact(change)
    await until(talk, MEETING - timedelta(days=4), hours=4)
    assert keys(talk.told("neighbour")) == ["meeting-reminder-d7"]
    assert keys(talk.told("committee")) == ["meeting-invitation"]


async def test_a_date_that_was_only_shown_cannot_be_answered(talk):
    preview = await talk.say("head", "会议安排 3月10日晚7点")
    draft = preview.choices[0][0].command.split()[1]
    assert (await talk.press("property", f"meeting_answer {draft} attend")).key == "meeting-unknown"


async def test_the_agenda_goes_out_three_days_before(talk):
    """R-M02: what residents propose, and what was resolved and is not done."""
    await planned(talk)
    assert (await talk.say("resident", "议题 东门道闸常坏")).key == "meeting-item-kept-for"
    await until(talk, MEETING - timedelta(days=2, hours=23))
    reminder = talk.posted()[-1]
    assert reminder.key == "meeting-reminder-d3-group"
    assert "东门道闸常坏" in talk.words(reminder)


async def test_a_phone_number_in_an_item_is_hidden_from_the_group(talk):
    """R-T10."""
    kept = await talk.say("resident", "议题 3栋2单元501漏水，打13812345678")
    assert "138" not in talk.words(kept)
    assert "501" not in talk.words(await talk.say("head", "会议"))


async def test_one_resident_proposes_at_most_three_items_at_a_time(talk):
    for n in range(3):
        assert (await talk.say("resident", f"议题 第{n}件事")).key == "meeting-item-kept"
    assert (await talk.say("resident", "议题 还有一件")).key == "meeting-items-enough"
    assert (await talk.say("neighbour", "议题 第1件事")).key == "meeting-item-twice"


async def test_after_downtime_only_the_newest_reminder_goes_out_and_says_that_it_is_late(talk):
    await planned(talk, "会议安排 3月12日晚7点")
    talk.now = MEETING + timedelta(days=1, hours=5)  # d7 and d3 were missed, d1 is five hours late
    await talk.work()
    assert keys(talk.posted()) == ["meeting-announced", "meeting-reminder-d1-group"]
    assert talk.posted()[-1].also[-1].key == "alarm-late"
    talk.now = MEETING + timedelta(days=2, hours=1)
    await talk.work()
    assert keys(talk.posted()) == ["meeting-announced", "meeting-reminder-d1-group"]


@pytest.mark.parametrize("seed", range(4))
async def test_however_long_the_program_was_away_nothing_is_doubled_or_said_too_late(talk, seed):
    await planned(talk, "会议安排 3月12日晚7点 活动室")
    chance = Random(seed)
    said_at = {}
    while talk.now < MEETING + timedelta(days=6):
        talk.now += timedelta(minutes=chance.randint(1, 60 * 60))
        before = len(talk.posted())
        await talk.work()
        await talk.work()
        for key in keys(talk.posted())[before:]:
            assert key not in said_at
            said_at[key] = talk.now
    reminders = [k for k in said_at if k.startswith("meeting-reminder")]
    order = [f"meeting-reminder-{kind}-group" for kind in ("d7", "d3", "d1", "h2")]
    assert reminders == [kind for kind in order if kind in reminders]
    assert all(said_at[k] < MEETING + timedelta(days=2) for k in reminders)


async def test_four_processes_at_once_remind_once(talk):
    await planned(talk)
    talk.now = MEETING - timedelta(days=1)
    await asyncio.gather(
        *(
            talk.database.transact(lambda conn: ring(talk.dispatch.context(conn)), key=f"{n}")
            for n in range(4)
        )
    )
    await talk.deliver()
    assert keys(talk.posted()).count("meeting-reminder-d1-group") == 1
    assert keys(talk.told("property")).count("meeting-reminder-d1") == 1


async def test_a_moved_meeting_is_told_to_all_and_answers_are_asked_again(talk):
    await planned(talk)
    await talk.press("property", answer_button(talk, "property", 1))
    preview = await talk.say("head", "会议改期 3月13日晚7点半")
    assert preview.key == "meeting-move-preview"
    await talk.press("head", preview.choices[0][0].command)
    assert keys(talk.posted())[-1] == "meeting-moved-told"
    moved = talk.told("property")[-1]
    assert moved.key == "meeting-moved"
    assert moved.values["answer"] == "none"
    await until(talk, MEETING + timedelta(days=4))
    assert keys(talk.posted()).count("meeting-reminder-h2-group") == 1


async def test_a_cancelled_meeting_is_told_to_all_and_recalled_to_nobody(talk):
    await by_rule(talk)
    sure = await talk.say("head", "会议取消")
    assert sure.key == "meeting-cancel-sure"
    assert (await talk.press("head", sure.choices[0][0].command)).key == "meeting-cancelled-done"
    assert keys(talk.posted())[-1] == "meeting-cancelled-told"
    assert keys(talk.told("community"))[-1] == "meeting-cancelled-told"
    await until(talk, MEETING + timedelta(days=1))
    assert keys(talk.posted())[-1] == "meeting-cancelled-told"
    assert (
        await talk.press("property", answer_button(talk, "property"))
    ).key == "meeting-cancelled"


async def test_minutes_are_written_in_a_short_dialogue_and_shown_in_the_group(talk):
    """R-M04, and R-M03: doer, date, measure."""
    await planned(talk)
    await minutes_up_to_resolutions(talk)
    unclear = await talk.say("head", "修道闸")
    assert unclear.key == "resolution-no-date"
    read = await talk.say("head", "物业 3月20日前 修好东门道闸 标准：连续一周正常")
    assert read.key == "minutes-resolution-read"
    preview = await talk.say("head", "完成")
    assert preview.key == "minutes-shown"
    assert talk.posted()[-1].key != "minutes-shown"
    assert (await talk.press("head", preview.choices[0][0].command)).key == "minutes-published"
    shown = talk.posted()[-1]
    assert shown.key == "minutes-shown"
    assert "连续一周正常" in talk.words(shown)
    assert (await talk.press("head", preview.choices[0][0].command)).key == "minutes-gone"


async def test_a_resolution_comes_back_until_it_is_done(talk):
    """R-M03."""
    await planned(talk)
    await minutes_up_to_resolutions(talk)
    await talk.say("head", "物业 3月20日前 修好东门道闸")
    preview = await talk.say("head", "完成")
    await talk.press("head", preview.choices[0][0].command)
    await planned(talk, "会议安排 3月25日晚7点")
    assert "修好东门道闸" in talk.words(await talk.say("resident", "会议"))
    assert (await talk.say("resident", "决议 1 完成")).key == "refused-role"
    assert (await talk.say("head", "决议 1 完成 已换新")).key == "resolution-done"
    assert (await talk.say("resident", "决议")).key == "resolutions-none"
    assert "修好东门道闸" not in talk.words(await talk.say("resident", "会议"))


async def test_what_needs_the_owners_vote_is_marked(talk):
    """R-M04 with R-V04."""
    await planned(talk)
    await minutes_up_to_resolutions(talk)
    read = await talk.say("head", "业委会 4月30日前 动用维修资金大修电梯")
    assert "业主大会表决" in talk.words(read)


async def test_without_all_four_it_is_a_talk_and_nothing_is_resolved(talk):
    """R-M01: two parties came."""
    await planned(talk)
    talk.now = MEETING + timedelta(hours=2)
    await talk.say("head", "纪要")
    assert (await talk.say("head", "站和物业来了，业委会、社区没来")).key == "minutes-not-valid"
    preview = await talk.say("head", "谈了道闸")
    assert preview.key == "minutes-shown"
    await talk.press("head", preview.choices[0][0].command)
    assert "座谈" in talk.words(talk.posted()[-1])
    await until(talk, datetime(2026, 4, 1, 2, 0, tzinfo=UTC), hours=6)
    assert "meeting-missed" in keys(talk.told("community"))


async def test_minutes_begun_in_the_group_are_written_in_private(talk):
    await planned(talk)
    talk.now = MEETING + timedelta(hours=2)
    await talk.says("head", "/minutes")
    assert talk.told("head")[-1].key == "minutes-ask-who"
    assert (await talk.say("head", "都到了")).key == "minutes-valid"


async def test_minutes_cannot_be_written_before_the_meeting(talk):
    await planned(talk)
    assert (await talk.say("head", "纪要")).key == "minutes-no-meeting"


async def test_minutes_that_do_not_come_are_asked_for(talk):
    await planned(talk)
    await until(talk, MEETING + timedelta(days=3))
    assert keys(talk.told("head")).count("minutes-wanted") == 2
    assert keys(talk.told("community")).count("minutes-wanted") == 1


async def test_nothing_planned_by_the_twentieth_is_nudged_and_the_month_marked_as_missed(talk):
    await until(talk, datetime(2026, 4, 1, 3, 0, tzinfo=UTC), hours=6)
    for who in ("head", "community"):
        assert keys(talk.told(who)).count("meeting-nudge") == 1, who
        assert keys(talk.told(who)).count("meeting-missed") == 1, who
    assert talk.told("resident") == []
    assert "2026-03 ⚠️ 缺会" in talk.words(await talk.say("resident", "会议"))


async def test_a_month_with_a_valid_meeting_is_neither_nudged_nor_missed(talk):
    await planned(talk)
    await minutes_up_to_resolutions(talk)
    preview = await talk.say("head", "完成")
    await talk.press("head", preview.choices[0][0].command)
    await until(talk, datetime(2026, 4, 2, 3, 0, tzinfo=UTC), hours=6)
    assert not {"meeting-nudge", "meeting-missed"} & set(keys(talk.told("head")))


async def test_a_date_nobody_understands_is_asked_for_again(talk):
    assert (await talk.say("head", "会议 改天再说")).key == "meeting-date-unclear"
    assert (await talk.say("head", "会议安排 3月1日晚7点")).key == "meeting-in-past"
    assert (await talk.say("head", "会议规则 周二 19:00")).key == "meeting-rule-unclear"
