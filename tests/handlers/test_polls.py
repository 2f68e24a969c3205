"""Consultation polls, as residents live them (R-K02 … R-K05, R-N05)."""

import asyncio
import io
from datetime import timedelta

import msgspec
import pytest
from PIL import Image

from bot.drawings import draw
from domain.conversation import Address, MessageKind
from domain.people import NodeKind
from storage import people, tree

LINE = "议事 电梯广告费怎么用? 修门禁 / 种花 / 存起来 截止 周日20:00"


async def opened(talk, line=LINE, who="head"):
    """Let somebody open a poll and return its number as a word."""
    preview = await talk.say(who, line)
    assert preview.key == "poll-preview", preview
    told = await talk.press(who, preview.choices[0][0].command)
    assert told.key == "poll-opened", told
    return told.values["number"]


async def later(talk, days):
    """Let days pass in steps of six hours."""
    for _ in range(4 * days):
        talk.now += timedelta(hours=6)
        await talk.work()


def last(replies, key):
    return [r for r in replies if r.key == key][-1]


async def test_a_poll_in_one_line_is_shown_before_it_opens(talk):
    preview = await talk.say("head", LINE)
    assert preview.values["question"] == "电梯广告费怎么用?"
    assert talk.posted() == []
    assert "业主大会" in talk.words(preview)  # R-N05
    await talk.press("head", preview.choices[0][0].command)
    assert talk.posted()[-1].key == "poll-card"
    assert talk.told("resident")[-1].key == "poll-invitation"


async def test_an_opener_is_guided_through_question_options_and_close(talk):
    assert (await talk.say("committee", "发起议事")).key == "poll-ask-question"
    assert (await talk.say("committee", "要不要装充电桩？")).key == "poll-ask-options"
    assert (await talk.say("committee", "同意")).key == "poll-no-options"
    assert (await talk.say("committee", "同意，反对，再等等")).key == "poll-ask-close"
    assert (await talk.say("committee", "随便")).key == "poll-close-unclear"
    preview = await talk.say("committee", "下周日晚8点")
    assert preview.key == "poll-preview"
    assert len(preview.values["options"]) == 3


async def test_a_draft_can_be_changed_and_dropped(talk):
    preview = await talk.say("head", LINE)
    switches = {c.label.key: c.command for row in preview.choices for c in row}
    changed = await talk.press("head", switches["poll-switch-multiple-off"])
    assert changed.values["multiple"] == "yes"
    changed = await talk.press("head", switches["poll-switch-persons-off"])
    assert changed.values["who"] == "persons"
    assert changed.values["eligible"] == 2
    changed = await talk.press("head", switches["poll-quorum-button"])
    assert changed.values["quorum"] == 40
    places = await talk.press("head", switches["poll-scope-button"])
    changed = await talk.press("head", places.choices[0][1].command)
    assert changed.values["place"] == "3栋"
    assert (await talk.press("head", switches["poll-drop-button"])).key == "poll-dropped"
    assert (await talk.press("head", switches["poll-open-button"])).key == "poll-draft-gone"


async def test_drafts_that_nobody_sends_are_forgotten_after_a_week(talk):
    poll = await talk.say("head", "议事 种花吗? 种 / 不种 截止 3月28日")
    notice = await talk.say("head", "公告 明天停水")
    date = await talk.say("head", "会议安排 3月28日19:00")
    talk.now += timedelta(days=8)
    await talk.work()
    for draft, gone in (
        (poll, "poll-draft-gone"),
        (notice, "notice-gone"),
        (date, "meeting-draft-gone"),
    ):
        assert (await talk.press("head", draft.choices[0][0].command)).key == gone


async def test_residents_do_not_open_polls_but_see_what_runs(talk):
    assert (await talk.say("resident", LINE)).key == "refused-role"
    number = await opened(talk)
    listed = await talk.say("resident", "议事")
    assert listed.values["running"] == 1
    shown = await talk.press("resident", listed.choices[0][0].command)
    assert shown.values["number"] == number


async def test_one_household_has_one_voice_whatever_the_channel(talk):
    """R-K02: spouses share a voice; the last word stands and the other one is told."""

    async def move_in(conn):
        await people.add(conn, 700, "spouse", talk.now, compound=3, language="zh")
        await people.add_account(conn, 700, "console", "spouse", talk.now, chat="spouse")
        from domain.conversation import Role

        await people.grant(conn, 701, 700, Role.RESIDENT, 20, talk.now)

    await talk.database.transact(move_in)
    number = await opened(talk)
    await talk.press("resident", f"vote {number} 1")
    toast = await talk.press("spouse", f"vote {number} 2", group=True)
    assert toast.key == "poll-voted"
    assert talk.told("resident")[-1].key == "poll-household-changed"
    assert talk.posted()[-1].values["part"] == 1


async def test_counts_stay_hidden_until_the_close_and_a_voice_may_change(talk):
    """R-K03."""
    number = await opened(talk)
    await talk.press("resident", f"vote {number} 1")
    await talk.press("resident", f"vote {number} 2")
    await talk.press("neighbour", f"vote {number} 2")
    hidden = await talk.say("resident", f"议事结果 {number}")
    assert hidden.key == "poll-hidden"
    assert not last(talk.posted(), "poll-card").also
    await later(talk, days=7)
    result = last(talk.posted(), "poll-result")
    # 2 of 8 households: 30 % are 3
    assert result.values["verdict"] == "no_quorum"
    assert result.picture.data["counts"] == [0, 2, 0]
    assert (await talk.press("resident", f"vote {number} 1")).key == "poll-closed"


async def test_open_counts_are_shown_while_the_poll_runs(talk):
    number = await opened(talk, LINE + " 公开")
    await talk.press("resident", f"vote {number} 3")
    assert last(talk.posted(), "poll-card").also


async def test_only_those_who_have_not_spoken_are_reminded(talk):
    """R-K04: at half time and 24 hours before the close."""
    number = await opened(talk)
    await talk.press("resident", f"vote {number} 1")
    await later(talk, days=7)
    keys = [r.key for r in talk.told("neighbour")]
    assert keys.count("poll-reminder") == 2
    assert "poll-reminder" not in [r.key for r in talk.told("resident")]


async def test_a_reminder_after_downtime_says_that_it_is_late_or_is_left_out(talk):
    await opened(talk)
    talk.now = talk.now.replace(day=6, hour=0)  # half time was in the night before
    await talk.work()
    reminder = talk.told("neighbour")[-1]
    assert reminder.key == "poll-reminder"
    assert reminder.also[-1].key == "alarm-late"
    talk.now = talk.now.replace(day=9)
    await talk.work()
    assert [r.key for r in talk.told("neighbour")].count("poll-reminder") == 1
    assert last(talk.posted(), "poll-result")


async def test_several_choices_are_turned_on_and_off(talk):
    number = await opened(talk, LINE + " 多选")
    await talk.press("resident", f"vote {number} 1")
    both = await talk.press("resident", f"vote {number} 3")
    assert len(both.values["chosen"]) == 2
    one = await talk.press("resident", f"vote {number} 1")
    assert len(one.values["chosen"]) == 1
    none = await talk.press("resident", f"vote {number} 3")
    assert none.key == "poll-yours-empty"
    assert talk.posted()[-1].values["part"] == 0


async def test_a_single_choice_can_be_taken_back_until_the_close(talk):
    """R-K03."""
    number = await opened(talk)
    mine = await talk.press("resident", f"vote {number} 1")
    assert mine.choices[-1][0].command.endswith(f"vote {number} 0")
    gone = await talk.press("resident", f"vote {number} 0")
    assert gone.key == "poll-yours-empty"
    assert talk.posted()[-1].values["part"] == 0
    assert not [c for row in gone.choices for c in row if c.command.endswith(" 0")]
    await talk.press("neighbour", f"vote {number} 0", group=True)
    assert talk.posted()[-1].values["part"] == 0, "nothing said, nothing to take back"
    await later(talk, days=7)
    assert last(talk.posted(), "poll-result").picture.data["counts"] == [0, 0, 0]
    assert (await talk.press("resident", f"vote {number} 0")).key == "poll-closed"


async def test_a_voice_can_be_typed_with_the_options_own_words(talk):
    number = await opened(talk)
    assert (await talk.say("resident", f"投票 {number} 种花")).key == "poll-yours"
    assert (await talk.say("resident", f"投票 {number} 9")).key == "poll-no-such-option"


async def test_a_building_is_asked_by_itself(talk):
    number = await opened(talk, LINE + " 范围 8栋")
    assert talk.told("resident") == []
    assert (await talk.press("resident", f"vote {number} 1", group=True)).key == "poll-home-needed"
    assert (await talk.say("head", LINE + " 范围 99栋")).key == "scope-unknown"


async def test_somebody_of_the_group_without_a_home_is_told_how_to_be_counted(talk):
    number = await opened(talk)
    toast = await talk.press("passer-by", f"vote {number} 1", group=True)
    assert toast.key == "poll-home-needed"


async def test_a_steward_enters_a_voice_for_somebody_without_a_phone(talk):
    """R-K05."""
    number = await opened(talk)
    entered = await talk.say("steward", f"代投 {number} 2-101 2 见证人 王阿姨")
    assert entered.key == "poll-helped-how" or entered.key == "poll-helped", entered
    assert entered.key == "poll-helped"
    assert (await talk.say("steward", f"代投 {number} 2-101 2")).key == "poll-helped-how"
    assert (
        await talk.say("steward", f"代投 {number} 8栋2-101 2 见证人 王阿姨")
    ).key == "poll-flat-not-yours"
    await talk.press("resident", f"vote {number} 1")
    refused = await talk.say("steward", f"代投 {number} 3栋1-101 2 见证人 王阿姨")
    assert refused.key == "poll-spoke-itself"
    await later(talk, days=7)
    assert last(talk.posted(), "poll-result").values["helped"] == 1


async def test_the_outcome_is_asked_of_the_opener_and_shown(talk):
    """R-K03: due in three days."""
    number = await opened(talk)
    assert (await talk.say("head", f"议事结论 {number} 种花")).key == "poll-still-open"
    await later(talk, days=7)
    asked = last(talk.told("head"), "poll-outcome-please")
    assert (await talk.press("head", asked.choices[0][0].command)).key == "poll-ask-outcome"
    assert (
        await talk.say("head", "按多数人的意见种花，物业三月底前办好")
    ).key == "poll-outcome-kept"
    assert talk.posted()[-1].key == "poll-outcome-told"


async def test_an_outcome_that_does_not_come_is_recalled(talk):
    await opened(talk)
    await later(talk, days=10)
    assert last(talk.told("head"), "poll-outcome-wanted")
    assert last(talk.told("community"), "poll-outcome-wanted")


async def test_a_poll_is_closed_early_only_when_that_is_meant(talk):
    number = await opened(talk, who="committee")
    assert (await talk.say("resident", f"结束议事 {number}")).key == "refused-role"
    sure = await talk.say("committee", f"结束议事 {number}")
    assert sure.key == "poll-close-sure"
    assert (await talk.press("committee", sure.choices[0][0].command)).key == "poll-closed-now"
    await later(talk, days=1)
    assert [r.key for r in talk.posted()].count("poll-result") == 1


async def test_a_clear_view_needs_quorum_and_more_than_half(talk):
    """R-K02, with flats enough in the sample for 30 % of 8 = 3."""
    number = await opened(talk)
    for flat, option in (("1-101", 1), ("1-102", 1), ("2-101", 2)):
        await talk.say("head", f"代投 {number} 3栋{flat} {option} 见证人 李师傅")
    await later(talk, days=7)
    result = last(talk.posted(), "poll-result")
    assert result.values["verdict"] == "clear"
    assert result.values["leading"] == "修门禁"
    picture = draw(result.picture, talk.texts, "zh", "Asia/Shanghai")
    assert Image.open(io.BytesIO(picture)).size[0] == 1080


async def test_a_compound_without_households_cannot_be_asked(talk):
    async def empty(conn):
        await tree.add(conn, 60, NodeKind.BUILDING, "60栋", 4)

    await talk.database.transact(empty)
    preview = await talk.say("head", LINE + " 范围 60栋")
    assert (await talk.press("head", preview.choices[0][0].command)).key == "poll-nobody"


@pytest.mark.parametrize("words", ["", "9", "9 1", "abc", "1 1 1", "-1", "９９９９９９９９９"])
async def test_a_strange_vote_is_answered_kindly(talk, words):
    assert (await talk.press("resident", f"vote {words}")).key == "poll-unknown"


async def test_the_same_press_delivered_twice_counts_once(talk):
    number = await opened(talk)
    message = talk.message("resident", f"vote {number} 1", kind=MessageKind.PRESS, press="p")
    await talk.take(message)
    await talk.take(message)
    assert last(talk.posted(), "poll-card").values["part"] == 1


async def test_polls_opened_at_once_by_several_processes_have_numbers_of_their_own(talk):
    drafts = [
        (await talk.say("head", f"议事 第{n}问? 甲 / 乙 截止 周日20:00")).choices[0][0].command
        for n in range(4)
    ]
    told = [talk.message("head", d, kind=MessageKind.PRESS, press="p") for d in drafts + drafts]
    for n, one in enumerate(told):  # from different chats, so that nothing puts them in a row
        told[n] = msgspec.structs.replace(one, chat=Address("console", f"head-{n}"))
    await asyncio.gather(*(talk.dispatch.take(one) for one in told))
    await talk.deliver()
    listed = await talk.say("head", "议事")
    assert listed.values["running"] == 4
    cards = [r.values["number"] for r in talk.posted() if r.key == "poll-card"]
    assert sorted(cards) == ["1", "2", "3", "4"]


async def test_invitations_and_reminders_lose_their_buttons_when_the_poll_is_over(talk):
    number = await opened(talk)
    ref = next(ref for at, r, ref in talk.said if r.key == "poll-invitation")
    assert (await talk.press("resident", f"vote {number} 2", card_ref=ref)).key == "poll-yours"
    await later(talk, 7)
    asked = {ref for _, r, ref in talk.said if r.key in ("poll-invitation", "poll-reminder")}
    reminded = [ref for at, r, ref in talk.said if r.key == "poll-reminder"]
    assert len(reminded) > 1
    ended = [(at, r, ref) for at, r, ref in talk.said if r.key == "poll-yours-closed"]
    assert {ref for _, _, ref in ended} >= asked  # the same messages, edited
    assert all(not reply.choices for _, reply, _ in ended)
    own = last(talk.told("resident"), "poll-yours-closed")
    assert "种花" in talk.words(own)
    assert own.values["spoke"] == "yes"
    assert last(talk.told("neighbour"), "poll-yours-closed").values["spoke"] == "no"


async def test_a_press_on_a_reminder_changes_that_reminder(talk):
    number = await opened(talk)
    while not (found := [ref for at, r, ref in talk.said if r.key == "poll-reminder"]):
        await later(talk, 1)
    before = len(talk.said)
    whose = next(at.chat for at, _, ref in talk.said if ref == found[0])
    await talk.press(whose, f"vote {number} 1", card_ref=found[0])
    assert [ref for at, r, ref in talk.said[before:] if r.key == "poll-yours"] == [found[0]]


async def test_an_invitation_that_still_waits_says_that_the_poll_is_over(talk):
    async def unreachable(conn):
        await people.unreachable(conn, "console", "neighbour")

    await talk.database.transact(unreachable)
    await opened(talk)
    await later(talk, 7)
    assert talk.told("neighbour") == []
    await talk.say("neighbour", "帮助")
    keys = [r.key for r in talk.told("neighbour")]
    assert "poll-yours-closed" in keys
    assert "poll-invitation" not in keys
    assert "poll-reminder" not in keys


async def test_a_question_shows_nobodys_number_to_the_group(talk):  # R-T10
    await opened(
        talk, "议事 装充电桩找王师傅13812345678行不行? 行 / 换李师傅13912345678 截止 周日20:00"
    )
    shown = "".join(talk.words(reply) for reply in [*talk.posted(), *talk.told("resident")])
    assert "王师傅" in shown
    assert "13812345678" not in shown
    assert "13912345678" not in shown
