"""Lines of one talk: joined, followed, added."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.understanding import Understanding
from domain.understanding.lines import Line
from domain.understanding.talk import judged

START = datetime(2024, 5, 1, 9, tzinfo=UTC)
UNDERSTANDING = Understanding.load()


def talk(*said, gap=timedelta(seconds=20)):
    lines = [
        Line(str(i), "group", speaker, START + i * gap, text)
        for i, (speaker, text) in enumerate(said)
    ]
    return [one.judgement for one in judged(lines, UNDERSTANDING)]


def test_a_request_in_two_messages_is_one_request():
    first, second = talk(("a", "3栋2单元电梯"), ("a", "又坏了"))
    assert not first.is_request
    assert second.is_request
    assert second.parts == ("0", "1")
    assert second.reading.places[0].label() == "3栋2单元"


def test_a_neighbour_who_says_here_too_follows_the_first():
    _, second = talk(("a", "5栋停水了，什么情况"), ("b", "我们这栋也是"))
    assert second.follows == "0"


def test_the_place_said_afterwards_is_added_to_the_own_request():
    _, second = talk(("a", "楼道灯坏了好几天了，麻烦修一下"), ("a", "7栋1单元"))
    assert (second.is_request, second.follows, second.adds) == (False, "0", True)


def test_a_different_matter_of_the_same_person_is_a_request_of_its_own():
    _, second = talk(("a", "3栋电梯坏了，麻烦修一下"), ("a", "还有垃圾房臭死了没人清理"))
    assert second.is_request
    assert second.follows is None


def test_after_an_hour_nothing_is_joined():
    _, second = talk(("a", "3栋2单元电梯"), ("a", "又坏了"), gap=timedelta(hours=1))
    assert second.parts == ("1",)


def test_strangers_are_not_joined():
    _, second = talk(("a", "3栋2单元电梯"), ("b", "又坏了"))
    assert second.parts == ("1",)


def test_thanks_and_questions_about_it_open_nothing():
    answers = talk(("a", "3栋电梯坏了，快来修"), ("b", "修好了吗"), ("a", "谢谢"), ("c", "好的"))
    assert [answer.is_request for answer in answers] == [True, False, False, False]


def test_danger_opens_its_own_request_whatever_was_said_before():
    """R-T02."""
    _, second = talk(("a", "3栋电梯坏了，快来修"), ("a", "电梯里有人被困！快来人"))
    assert second.is_request
    assert second.reading.urgency == "P0"


def test_how_a_neighbour_fares_with_a_trouble_stands_behind_the_request():
    answers = talk(
        ("a", "车库入口积水了"),
        ("b", "我车底盘都进水了"),
        ("c", "昨天就这样了"),
        ("d", "我们那边没积水"),
    )
    assert [answer.follows for answer in answers] == [None, "0", "0", None]


def test_what_is_being_done_about_it_follows_nothing():
    answers = talk(("a", "着火了！车棚那边"), ("b", "已经打119了"), ("c", "物业说马上来"))
    assert [(one.is_request, one.follows) for one in answers[1:]] == [(False, None)] * 2


def test_a_detail_filed_elsewhere_still_belongs_to_the_request_just_made():
    _, second = talk(("a", "我家天花板漏水"), ("a", "敲门没人"))
    assert (second.is_request, second.follows, second.adds) == (False, "0", True)
