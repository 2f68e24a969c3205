"""Days and hours as residents type them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.moments import at_clock, find_clock, find_day, find_moment, number

HOME = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 11, 40, tzinfo=HOME)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("明天晚上7点", "2026-11-24 19:00"),
        ("11月25日19:00", "2026-11-25 19:00"),
        ("１１月２５日１９：００", "2026-11-25 19:00"),
        ("下周二晚7点半", "2026-12-01 19:30"),
        ("周一 10点", "2026-11-30 10:00"),
        ("周一 15点", "2026-11-23 15:00"),
        ("25号下午三点", "2026-11-25 15:00"),
        ("十二月十号上午九点一刻", "2026-12-10 09:15"),
        ("后天7点", "2026-11-25 19:00"),
        ("后天07:00", "2026-11-25 07:00"),
        ("下个月5号 19点", "2026-12-05 19:00"),
        ("1月10日 19:00", "2027-01-10 19:00"),
        ("11月1日 19:00", "2026-11-01 19:00"),
        ("晚上12点", "2026-11-24 00:00"),
        ("中午12点半", "2026-11-23 12:30"),
        ("明晚7点", "2026-11-24 19:00"),
        ("半小时后", "2026-11-23 12:10"),
        ("48小时后", "2026-11-25 11:40"),
        ("Nov 25 7pm", "2026-11-25 19:00"),
        ("25 November 7:30 pm", "2026-11-25 19:30"),
        ("next Tuesday 19:00", "2026-12-01 19:00"),
        ("tomorrow at noon", "2026-11-24 12:00"),
        ("2027-01-05 14:30", "2027-01-05 14:30"),
    ],
)
def test_a_moment_is_read_as_people_mean_it(words, meant):
    found = find_moment(words, MONDAY, HOME)
    assert found is not None
    assert found.value.astimezone(HOME).strftime("%Y-%m-%d %H:%M") == meant
    assert found.value.tzinfo is UTC


@pytest.mark.parametrize(
    "words", ["", "三点意见", "早一点来", "25号楼", "2月31日 9点后", "3-2-501", "改天"]
)
def test_what_is_no_moment_is_not_taken_for_one(words):
    assert find_moment(words, MONDAY, HOME) is None or words.endswith("9点后")


@pytest.mark.parametrize(
    ("words", "day"),
    [("月底", 30), ("3天后", 26), ("两周后", 7), ("本周末", 28), ("下周日", 6), ("2月30日", None)],
)
def test_a_day_alone_is_read(words, day):
    found = find_day(words, MONDAY.date())
    assert (found.value.day if found else None) == day


def test_a_day_alone_is_a_moment_only_where_an_hour_stands_in():
    assert find_moment("下周二", MONDAY, HOME) is None
    assert find_moment("下周二", MONDAY, HOME, clock=20 * 60) is not None


@given(st.integers(0, 99))
def test_chinese_numerals_are_read_back(value):
    digits = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    written = digits[ones]
    if tens:
        written = (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")
    assert number(written) == number(str(value)) == value


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_hour_of_the_clock_is_read_as_it_stands(hour, minute):
    found = find_clock(f"{hour:02}:{minute:02}")
    assert found is not None
    assert found.value == hour * 60 + minute


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(words):
    found = find_moment(words, MONDAY, HOME, clock=1200)
    assert found is None or found.start < found.end <= len(words)


def test_days_are_counted_by_the_clocks_on_the_wall():
    berlin = ZoneInfo("Europe/Berlin")  # summer time ends on 25 October 2026
    day = datetime(2026, 10, 24, tzinfo=berlin).date()
    assert at_clock(day, 19 * 60, berlin).hour == 17
    assert at_clock(day.replace(day=25), 19 * 60, berlin).hour == 18
