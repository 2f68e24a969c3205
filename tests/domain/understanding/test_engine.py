"""The engine on group talk: requests found, filed, explained; hostile texts survived."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.understanding import (
    CATEGORIES,
    CATEGORY_IDS,
    Addition,
    Thresholds,
    Understanding,
    category,
    similarity,
)
from domain.understanding.categories import subcategories
from domain.understanding.normalise import normalise
from tests.domain.understanding.lines import table

TALK = [
    row for name in ("group_talk.tsv", "more_talk.tsv", "third_talk.tsv") for row in table(name)
]
UNDERSTANDING = Understanding.load()
READ = [(what, text, UNDERSTANDING.read(text)) for what, text in TALK]


def test_most_requests_in_group_talk_are_found():
    asked = [reading.is_request for what, _, reading in READ if not what.startswith("talk.")]
    assert sum(asked) / len(asked) >= 0.9


def test_talk_that_asks_for_nothing_seldom_opens_a_ticket():
    found = [text for what, text, r in READ if what.startswith("talk.") and r.is_request]
    assert len(found) <= 6, found


def test_most_requests_are_filed_under_their_category():
    asked = [(what, r) for what, _, r in READ if not what.startswith("talk.") and r.is_request]
    right = sum(what.split(".")[0] == reading.category for what, reading in asked)
    assert right / len(asked) >= 0.9


def test_most_requests_are_filed_under_their_sub_category():
    asked = [(what, r) for what, _, r in READ if "." in what and r.is_request]
    right = sum(what == f"{r.category}.{r.subcategory}" for what, r in asked)
    assert right / len(asked) >= 0.85


def test_a_request_always_gets_a_sub_category_of_its_category():
    for _, text, reading in READ:
        if reading.is_request and not reading.danger:
            assert reading.subcategory in {row.sub for row in subcategories(reading.category)}, text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("西门垃圾桶满了两天没清，苍蝇都来了", "hygiene.station"),
        ("下班转了二十分钟没停成", "parking.shortage"),
        ("楼下门按哪个号码都没响，外卖小哥只能喊", "building.door_light"),
        ("一道门也没修，物业电话打二十次通一次", "pm_service.service"),
    ],
)
def test_a_trouble_told_without_its_name_is_filed_all_the_same(text, what):
    reading = UNDERSTANDING.read(text)
    assert f"{reading.category}.{reading.subcategory}" == what


@pytest.mark.parametrize("text", ["怎么投诉物业", "怎么报修来着", "停水一般提前几天通知"])
def test_how_to_do_something_is_a_question_and_no_request(text):
    assert not UNDERSTANDING.read(text).is_request


@pytest.mark.parametrize(
    "text",
    ["电梯终于修好了", "谁家的快递放错了", "今天电梯里遇到王阿姨", "修好了吗", "谢谢物业", "好的"],
)
def test_ordinary_talk_opens_nothing(text):
    assert UNDERSTANDING.read(text).zone == "silent"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_a_reading(text):
    reading = UNDERSTANDING.read(text, speaker=text[:20])
    assert 0 <= reading.confidence <= 1
    assert reading.category in CATEGORY_IDS
    assert (reading.urgency is not None) == reading.is_request


@given(st.text(max_size=120))
def test_writing_plainly_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("３棟２單元電梯又壞了！！！", "3栋2单元电梯又坏了!"),
        ("点梯怀了", "电梯坏了"),
        ("阿拉楼下介吵", "我们楼下这么吵"),
    ],
)
def test_slips_and_local_words_are_made_plain(written, meant):
    assert normalise(written) == meant


def test_key_words_hold_no_door_and_no_phone():
    reading = UNDERSTANDING.read("3栋2单元501漏水，电话13800001234")
    words = [word for word, _ in reading.keywords] + [
        w for w, _, _ in UNDERSTANDING.explain(reading)
    ]
    assert words
    assert not any(letter.isdigit() for word in words for letter in word)


def test_a_decision_can_be_explained_by_its_words():
    reasons = UNDERSTANDING.explain(UNDERSTANDING.read("3栋电梯又坏了，快来修"))
    assert any(word == "电梯" and target.startswith("elevator") for word, _, target in reasons)
    assert any(target == "request" for _, _, target in reasons)


def test_a_compounds_own_word_files_a_request():
    own = Understanding.load([Addition("小白楼", "public_space.facility", 6.0)])
    assert own.read("小白楼又坏了，麻烦修一下").category == "public_space"


def test_a_word_said_to_be_talk_silences_what_is_no_request():
    text = "今天的团购西瓜坏了一个"
    own = Understanding.load([Addition("团购西瓜", "talk", 8.0)])
    assert own.read(text).zone == "silent"


def test_thresholds_decide_between_sure_ask_and_silent():
    text = "3栋电梯坏了"
    assert UNDERSTANDING.read(text).zone == "sure"
    assert Understanding.load(thresholds=Thresholds(sure=1.1, ask=0.3)).read(text).zone == "ask"
    assert Understanding.load(thresholds=Thresholds(sure=1.1, ask=1.1)).read(text).zone == "silent"


@pytest.mark.parametrize("text", ["楼上天天半夜咚咚咚，能不能管管", "楼上漏水漏到我家，麻烦处理"])
def test_quarrels_between_neighbours_are_private(text):
    """R-T10."""
    assert UNDERSTANDING.read(text).private


def test_every_category_has_names_a_party_a_goal_and_a_class():
    assert len(CATEGORIES) == 15
    for row in CATEGORIES:
        assert len(subcategories(row.id)) >= 1
        for one in (row, *subcategories(row.id)):
            assert one.zh
            assert one.en
            assert one.first
            assert one.goal in {"harmony", "beauty", "concord", "spirit"}
            assert one.service in {"P0", "P1", "P2", "P3", "P4", "C", "Q"}
    assert category("elevator.trapped").sub == "trapped"


def test_two_wordings_of_one_thing_are_alike_and_two_things_are_not():
    assert similarity("3栋电梯坏了", "电梯又坏了，3栋") > 0.6
    assert similarity("电梯坏了", "垃圾没人收") < 0.2
