"""Learning on the job: what a compound's own tickets teach, what never gets in, what is adopted and rolled back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.understanding import Understanding, lexicon
from domain.understanding.adoption import Base, TooFew, figures, time_split, trial
from domain.understanding.lessons import Lesson, Shelf
from domain.understanding.local import PEOPLE, learn
from domain.understanding.personal import sayable

START = datetime(2024, 1, 1, tzinfo=UTC)
SHIPPED = Understanding.load()
# words of one compound: nobody else calls the kiosk for garbage 绿蘑菇 or the barrier 栅门杆
OWN = {
    "hygiene": ("绿蘑菇又满出来了", "绿蘑菇没人管", "绿蘑菇门口臭死了", "绿蘑菇该清了"),
    "parking": ("栅门杆放不下来", "栅门杆又卡住了", "栅门杆坏了", "栅门杆抬得太慢"),
    "elevator": ("电梯坏了", "电梯停在三楼", "电梯不动了", "电梯门打不开"),
}


def lessons(count=120, taken_back=0):
    kinds = list(OWN)
    made = [
        Lesson(START + timedelta(hours=i), OWN[kinds[i % 3]][i // 3 % 4], kinds[i % 3], 1 + i % 17)
        for i in range(count)
    ]
    made += [
        Lesson(START + timedelta(hours=i), "鲜花饼又坏了，没人管", "talk", 1 + i % 17)
        for i in range(taken_back)
    ]
    return made


def words_of(found):
    return set(found.words)


def test_a_compounds_own_words_are_learnt_and_read_by():
    made = learn(lessons(), SHIPPED)
    assert any("绿蘑菇" in word for word in made.words)
    reader = Base(learnt="".join(lexicon.dump(made))).reader()
    scores = reader.settled("绿蘑菇那边没人清")
    assert max(scores, key=scores.get) == "hygiene"
    assert SHIPPED.settled("绿蘑菇那边没人清") != scores


def test_the_same_lessons_in_any_order_teach_the_same():
    one, other = learn(lessons(), SHIPPED), learn(lessons()[::-1], SHIPPED)
    assert "".join(lexicon.dump(one)) == "".join(lexicon.dump(other))


def test_what_was_taken_back_is_left_alone_afterwards():
    said = "鲜花饼又坏了，没人管"
    made = learn(lessons(taken_back=40), SHIPPED)
    reader = Base(learnt="".join(lexicon.dump(made))).reader()
    assert reader.odds(said) < SHIPPED.odds(said)


def test_a_word_that_only_one_household_says_is_never_learnt():
    mine = [Lesson(START + timedelta(hours=i), "紫藤架倒了", "public_space", 7) for i in range(30)]
    assert not any("紫藤" in word for word in learn(lessons() + mine, SHIPPED).words)
    ours = [
        Lesson(one.time, one.text, one.right, one.person + number % PEOPLE)
        for number, one in enumerate(mine)
    ]
    assert any("紫藤" in word for word in learn(lessons() + ours, SHIPPED).words)


@settings(max_examples=15)
@given(
    surname=st.sampled_from("王李张刘陈杨赵黄周吴徐孙朱林郭马罗梁宋郑"),
    given_name=st.text(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=2
    ),
    phone=st.from_regex(r"1[3-9]\d{9}", fullmatch=True),
    door=st.tuples(st.integers(1, 40), st.integers(1, 4), st.integers(101, 3304)),
)
def test_names_phones_and_rooms_never_become_key_words(surname, given_name, phone, door):
    """Nothing personal in a lexicon, however many people say it."""
    name = surname + given_name
    building, unit, room = door
    said = [
        Lesson(
            one.time,
            f"{name}家 {building}-{unit}-{room} 电话{phone} {building}栋{unit}单元{room}室 {one.text} 找{name}",
            one.right,
            number,
        )
        for number, one in enumerate(lessons(60), 1)
    ]
    for word in learn(said, SHIPPED, [f"{building}-{room} {name}"]).words:
        assert not any(letter.isascii() for letter in word)
        assert name not in word or sayable(name), "周一 is somebody, and a day"
        assert name[:2] not in word or sayable(name[:2])


def test_a_given_name_alone_is_no_word_either():
    said = [replace(one, text=f"找王志强，{one.text}") for one in lessons(60)]
    assert not any("志强" in word for word in learn(said, SHIPPED).words)
    said = [replace(one, text=f"志强叔家{one.text}") for one in lessons(60)]
    assert not any("志强" in word for word in learn(said, SHIPPED, ["3-2 刘志强"]).words)


@pytest.mark.parametrize(
    "piece", ["三栋", "二单", "五零", "十二楼", "一三八", "王建国", "找王建", "老李头"]
)
def test_a_piece_that_may_be_a_door_or_a_name_is_no_word(piece):
    assert not sayable(piece)


@pytest.mark.parametrize("piece", ["电梯", "绿蘑菇", "高空", "马桶", "黄水"])
def test_ordinary_words_may_be_learnt_though_they_begin_like_a_surname(piece):
    assert sayable(piece)


def test_the_newest_fifth_judges_the_rest():
    older, newest = time_split(lessons(50))
    assert len(newest) == 10
    assert max(one.time for one in older) <= min(one.time for one in newest)


def test_a_lexicon_that_files_more_rightly_is_better():
    result = trial(lessons())
    assert result.better
    assert result.new.filed.accuracy > result.old.filed.accuracy


def test_a_lexicon_that_is_no_better_is_not():
    first = trial(lessons())
    again = trial(lessons(), Base(learnt="".join(lexicon.dump(first.lexicon))))
    assert not again.better


def test_what_was_taken_back_counts_in_the_measure():
    result = trial(lessons(taken_back=40))
    assert result.new.quiet == 1.0
    assert result.old.quiet is not None


def test_a_reader_without_taken_back_lines_has_no_figure_for_them():
    assert figures(SHIPPED, lessons(10)).quiet is None


@pytest.mark.parametrize(
    "few", [lessons(20), [one for one in lessons(200) if one.right == "hygiene"]]
)
def test_too_few_tickets_or_kinds_teach_nothing(few):
    with pytest.raises(TooFew):
        trial(few)


@pytest.mark.parametrize(
    ("uses", "stack"),
    [
        ((), (0,)),
        ((1,), (0, 1)),
        ((1, 2), (0, 1, 2)),
        ((1, 2, 1), (0, 1)),
        ((1, 2, 1, 3), (0, 1, 3)),
        ((1, 2, 0), (0,)),
        ((1, 2, 1, 2), (0, 1, 2)),
    ],
)
def test_going_back_takes_the_versions_after_it_off(uses, stack):
    shelf = Shelf(uses)
    assert shelf.stack == stack
    assert shelf.current == stack[-1]
    assert shelf.before == (stack[-2] if len(stack) > 1 else None)
