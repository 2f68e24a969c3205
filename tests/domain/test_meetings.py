"""The joint meeting's rules: validity, reminders, months, minutes (R-M01 … R-M04)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import meetings, minutes
from domain.alarms import Alarm, Fate, fate
from domain.conversation import Refused
from domain.meetings import Answer, Delegate, Meeting, Month, Party, State
from domain.minutes import Mark

HOME = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 3, 10, 11, 0, tzinfo=UTC)
MEETING = Meeting(
    id=1, compound=3, key="2026-03", at=AT, place="", announced_at=AT - timedelta(days=14)
)
STATION, COMMITTEE, PROPERTY, COMMUNITY = Party
ALL = frozenset(Party)


def test_a_delegate_of_each_party_and_the_community_make_it_valid():
    """R-M01."""
    assert meetings.absent({1: [STATION], 2: [COMMITTEE], 3: [PROPERTY], 4: [COMMUNITY]}) == ()
    assert meetings.absent({1: [STATION], 3: [PROPERTY]}) == (COMMITTEE, COMMUNITY)


def test_who_holds_two_posts_stands_for_one_party_only():
    """R-O04."""
    assert len(meetings.absent({1: [STATION, COMMITTEE], 3: [PROPERTY], 4: [COMMUNITY]})) == 1
    crossed = {1: [STATION, COMMITTEE], 2: [STATION], 3: [PROPERTY], 4: [COMMUNITY]}
    assert meetings.absent(crossed) == ()


@given(st.dictionaries(st.integers(1, 8), st.lists(st.sampled_from(Party), max_size=3)))
def test_as_many_parties_are_seated_as_people_can_be(present):
    """Against trying all orders: no seating leaves fewer parties out."""
    from itertools import permutations

    people = [*present, *[0] * 4]
    best = 4
    for seats in set(permutations(people[:6], 4)):
        best = min(
            best, sum(p not in present.get(who, []) for p, who in zip(Party, seats, strict=True))
        )
    if len(present) <= 6:
        assert len(meetings.absent(present)) <= best


def test_a_party_that_the_words_leave_out_is_missing():
    delegates = [Delegate(1, (STATION, COMMITTEE)), Delegate(2, (PROPERTY,))]
    assert meetings.missing_parties({STATION, PROPERTY}, delegates) == (COMMITTEE, COMMUNITY)
    assert len(meetings.missing_parties(ALL, delegates)) == 1
    assert meetings.missing_parties(ALL, []) == ()


def test_a_party_whose_delegates_all_decline_is_noticed():
    delegates = [Delegate(n, (p,)) for n, p in enumerate(Party)]
    assert meetings.without_delegate(delegates) == ()
    declined = [msgspec.structs.replace(delegates[0], answer=Answer.DECLINE), *delegates[1:]]
    assert meetings.without_delegate(declined) == (STATION,)


def test_reminders_are_seven_three_and_one_days_and_two_hours_before():
    kinds = {a.kind: AT - a.due for a in meetings.alarms(MEETING, HOME)}
    assert kinds["d7"] == timedelta(days=7)
    assert kinds["d3"] == timedelta(days=3)
    assert kinds["d1"] == timedelta(days=1)
    assert kinds["h2"] == timedelta(hours=2)


def test_what_the_announcement_has_just_told_is_not_repeated():
    late = msgspec.structs.replace(MEETING, announced_at=AT - timedelta(days=2))
    assert [a.kind for a in meetings.alarms(late, HOME)][:2] == ["d1", "h2"]


def test_days_before_are_days_on_the_wall_over_a_change_of_clocks():
    berlin = ZoneInfo("Europe/Berlin")
    at = datetime(2026, 10, 26, 18, 0, tzinfo=UTC)  # 19:00, the day after summer time ended
    moved = msgspec.structs.replace(MEETING, at=at, announced_at=at - timedelta(days=20))
    due = {a.kind: a.due.astimezone(berlin) for a in meetings.alarms(moved, berlin)}
    assert due["d3"].hour == due["d7"].hour == 19


@given(st.integers(0, 60 * 24 * 16))
def test_at_any_moment_at_most_one_reminder_before_the_meeting_is_of_use(minutes_on):
    now = MEETING.announced_at + timedelta(minutes=minutes_on)
    before = [a for a in meetings.alarms(MEETING, HOME) if a.kind[0] in "dh"]
    useful = [a for a in before if fate(a, now) in (Fate.ON_TIME, Fate.LATE)]
    assert len(useful) <= 1


def test_an_alarm_is_late_after_a_quarter_of_an_hour_and_stale_from_its_end():
    alarm = Alarm("d1", AT, AT + timedelta(hours=1))
    assert fate(alarm, AT - timedelta(seconds=1)) is Fate.NOT_YET
    assert fate(alarm, AT + timedelta(minutes=15)) is Fate.ON_TIME
    assert fate(alarm, AT + timedelta(minutes=16)) is Fate.LATE
    assert fate(alarm, AT + timedelta(hours=1)) is Fate.STALE


def test_minutes_are_due_at_the_end_of_the_third_day():
    """R-M04; a last day inside a holiday moves on (R-N10)."""
    assert meetings.minutes_due(AT, HOME) == datetime(2026, 3, 13, 16, 0, tzinfo=UTC)
    september = datetime(2026, 9, 28, 11, 0, tzinfo=UTC)  # the third day is in the holiday
    assert meetings.minutes_due(september, HOME).astimezone(HOME).date() == date(2026, 10, 9)


def test_a_second_meeting_of_a_month_has_a_key_of_its_own():
    day = date(2026, 3, 10)
    assert meetings.free_key(day, []) == "2026-03"
    assert meetings.free_key(day, ["2026-03"]) == "2026-03+2"
    assert meetings.month_of("2026-03+2") == "2026-03"


@pytest.mark.parametrize(
    ("state", "valid", "days", "month"),
    [
        (State.PLANNED, False, -1, Month.PLANNED),
        (State.PLANNED, False, 1, Month.MINUTES_WANTED),
        (State.PLANNED, False, 25, Month.MISSED),
        (State.HELD, True, 25, Month.VALID),
        (State.HELD, False, 1, Month.TALK_ONLY),
        (State.HELD, False, 25, Month.MISSED),
        (State.CANCELLED, False, 1, Month.OPEN),
        (State.CANCELLED, False, 25, Month.MISSED),
    ],
)
def test_what_became_of_a_month(state, valid, days, month):
    held = msgspec.structs.replace(MEETING, state=state, valid=valid)
    assert meetings.judge_month("2026-03", [held], AT + timedelta(days=days), HOME) is month


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (timedelta(minutes=-1), "meeting-in-past"),
        (timedelta(minutes=59), "meeting-too-soon"),
        (timedelta(days=400), "meeting-too-far"),
    ],
)
def test_a_date_nobody_can_come_to_is_refused(after, why):
    with pytest.raises(Refused) as refused:
        meetings.check_plan(AT + after, AT)
    assert refused.value.key == why


TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "doer", "what", "until", "measure"),
    [
        (
            "物业 12月10日前 修好东门道闸 标准：连续一周正常",
            *("物业", "修好东门道闸", date(2026, 12, 10), "连续一周正常"),
        ),
        (
            "12月5日前，物业公司更换3栋门禁，以居民能正常刷卡为准",
            *("物业公司", "更换3栋门禁", date(2026, 12, 5), "居民能正常刷卡"),
        ),
        ("王师傅 / 清理楼道堆物 / 12月3日", "王师傅", "清理楼道堆物", date(2026, 12, 3), ""),
        (
            "责任人：李站长；内容：统计充电桩需求；时间：下周五；标准：形成清单",
            *("李站长", "统计充电桩需求", date(2026, 12, 4), "形成清单"),
        ),
        (
            "Property: fix the gate by December 10, done when it works for a week",
            *("Property", "fix the gate", date(2026, 12, 10), "it works for a week"),
        ),
    ],
)
def test_a_resolution_is_read_in_any_order(line, doer, what, until, measure):
    """R-M03."""
    read = minutes.read_resolution(line, TODAY)
    assert (read.doer, read.what, read.until, read.measure) == (doer, what, until, measure)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("清理堆物", "resolution-no-date"),
        ("修好道闸 12月1日", "resolution-no-doer"),
        ("11月1日 物业 修灯", "resolution-past"),
        ("物业 12月1日前", "resolution-no-what"),
    ],
)
def test_a_resolution_without_doer_date_or_matter_is_asked_for_again(line, why):
    with pytest.raises(Refused) as refused:
        minutes.read_resolution(line, TODAY)
    assert refused.value.key == why


def test_what_a_resolution_cannot_replace_is_marked():
    """R-M04 with R-V08 and R-C01."""
    assert minutes.marks("动用维修资金大修电梯") == (Mark.OWNERS,)
    assert minutes.marks("业委会开会决定聘请保洁") == (Mark.COMMITTEE,)
    assert minutes.marks("修好东门道闸") == ()


@pytest.mark.parametrize(
    ("words", "came"),
    [
        ("都到了", ALL),
        ("站、物业、社区", {STATION, PROPERTY, COMMUNITY}),
        ("都到了，业委会没来", ALL - {COMMITTEE}),
        ("业委会没来", ALL - {COMMITTEE}),
        ("station, committee, property and community", ALL),
        ("没人", set()),
    ],
)
def test_who_came_is_read_from_a_few_words(words, came):
    assert minutes.read_present(words) == came


@given(st.text(max_size=80))
def test_no_line_breaks_the_reader_of_resolutions(line):
    try:
        read = minutes.read_resolution(line, TODAY)
    except Refused as refused:
        keys = refused.key
        assert keys.startswith("resolution-")
    else:
        assert read.what
        assert read.doer
