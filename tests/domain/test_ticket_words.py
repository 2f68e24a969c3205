"""Orders as people write them, and what a group must not be shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import ticket_words as words
from domain.masking import HIDDEN, masked
from domain.tickets import WAIT_REASONS, Body

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "numbers", "rest"),
    [
        ("12 13 14 已修复", (12, 13, 14), "已修复"),
        ("#0042", (42,), ""),
        ("０００１、2 好了", (1, 2), "好了"),
        ("12 3栋水管修好", (12,), "3栋水管修好"),
        ("42,43；44。都好了", (42, 43, 44), "都好了"),
        ("42 42 好", (42,), "好"),
        ("已修复", (), "已修复"),
        ("", (), ""),
        ("12345678 x", (), "12345678 x"),
    ],
)
def test_an_order_names_tickets_in_any_writing(said, numbers, rest):
    assert words.order(said) == words.Order(numbers, rest)


@given(st.text(max_size=80))
def test_any_words_are_an_order_of_at_most_twenty_tickets(text):
    found = words.order(text)
    assert len(found.numbers) <= words.MOST_AT_ONCE
    assert len(set(found.numbers)) == len(found.numbers)


@given(
    st.lists(st.integers(1, 9_999_999), min_size=1, max_size=20, unique=True),
    st.sampled_from(" ,、，"),
)
def test_numbers_with_leading_zeros_come_back_as_they_were(numbers, gap):
    text = gap.join(f"{n:04d}" for n in numbers)
    assert words.order(f"{text} 修好了").numbers == tuple(numbers)


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("物业", Body.PROPERTY),
        ("请业委会牵头，物业配合", Body.COMMITTEE),
        ("property please", Body.PROPERTY),
        ("站里办", Body.STATION),
        ("联合执法", Body.ENFORCEMENT),
        ("谁都行", None),
    ],
)
def test_the_body_named_first_is_meant(said, body):
    assert words.body_in(said) is body


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("等配件 3天", date(2026, 3, 5)),
        ("等配件 明天", date(2026, 3, 3)),
        ("周五到货", date(2026, 3, 6)),
        ("下周五到货", date(2026, 3, 13)),
        ("周一", date(2026, 3, 9)),
        ("3月10日", date(2026, 3, 10)),
        ("1月5日", date(2027, 1, 5)),
        ("2026-03-20 再看", date(2026, 3, 20)),
        ("2月31日", None),
        ("不知道", None),
    ],
)
def test_a_day_is_understood(said, day):
    assert words.day_in(said, MONDAY) == day


@given(st.text(max_size=60))
def test_any_words_give_a_known_reason_and_never_an_error(text):
    assert words.wait_reason_in(text) in WAIT_REASONS
    words.day_in(text, MONDAY)
    words.body_in(text)
    words.verdict_in(text)
    assert 0 <= words.score_in(text) <= 5


@pytest.mark.parametrize(
    ("said", "solved", "score"),
    [
        ("5分", None, 5),
        ("no", False, 0),
        ("没解决", False, 0),
        ("解决了 4", True, 4),
        ("不满意", False, 0),
        ("满意", True, 0),
    ],
)
def test_a_verdict_and_stars_are_understood(said, solved, score):
    assert (words.verdict_in(said), words.score_in(said)) == (solved, score)


@pytest.mark.parametrize(
    "said",
    [
        "打我电话13812345678",
        "138 1234 5678 找张阿姨",
        "身份证330203198001011234",
        "0574-87654321",
        "3栋2单元502室漏水",
        "3-2-502漏水",
        "502室漏水",
        "卡号6222021234567890123",
    ],
)
def test_phone_identity_and_room_numbers_are_hidden(said):  # R-T10
    shown = masked(said)
    assert HIDDEN in shown
    for secret in (
        "13812345678",
        "1234 5678",
        "330203198001011234",
        "87654321",
        "502",
        "6222021234567890123",
    ):
        assert secret not in shown


@pytest.mark.parametrize(
    "said", ["3栋2单元电梯停了", "停车费300元一个月", "2026年3月", "12345热线", "第101次"]
)
def test_what_is_no_secret_stays(said):
    assert masked(said) == said


@given(st.text(max_size=100))
def test_hiding_twice_hides_no_more(text):
    assert masked(masked(text)) == masked(text)
