"""Danger to life against what only sounds like it (R-T02)."""

from __future__ import annotations

import pytest

from domain.understanding import Understanding
from tests.domain.understanding.lines import table

DANGERS = table("dangers.tsv")
UNDERSTANDING = Understanding.load()


def test_the_own_set_is_large_enough():
    assert len(DANGERS) >= 200
    assert sum(line == "-" for line, _ in DANGERS) >= 80


@pytest.mark.parametrize("text", [text for line, text in DANGERS if line != "-"])
def test_who_is_in_danger_is_never_missed(text):
    """R-T02."""
    assert UNDERSTANDING.read(text).urgency == "P0"


def test_what_only_sounds_dangerous_seldom_raises_the_alarm():
    """R-T02."""
    alarms = [
        text for line, text in DANGERS if line == "-" and UNDERSTANDING.read(text).urgency == "P0"
    ]
    real = sum(line != "-" for line, _ in DANGERS)
    assert real / (real + len(alarms)) >= 0.95, alarms


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("楼道里一股煤气味，好重", "gas"),
        ("着火了！5栋8楼", "fire119"),
        ("门口两帮人在打架，快报警", "police110"),
        ("有个大爷晕倒在花坛边", "medical120"),
        ("我被关在电梯里了，按铃没人应", "fire119"),
    ],
)
def test_a_resident_in_danger_is_told_the_right_number(text, line):
    """R-T02."""
    reading = UNDERSTANDING.read(text)
    assert (reading.is_request, reading.urgency, reading.danger) == (True, "P0", line)


@pytest.mark.parametrize(
    "text",
    ["门口一大滩油，老人滑了一跤", *(text for line, text in DANGERS if line != "-")],
)
def test_what_gave_a_danger_away_is_quoted_so_that_people_can_read_it(text):
    reading = UNDERSTANDING.read(text)
    [said] = [words for words, _, what in UNDERSTANDING.explain(reading) if what == "danger"]
    assert len(said) >= 2
    assert said in reading.plain


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("3栋2单元电梯又停了，老人下不来楼", "P1"),
        ("楼道水管爆了，水哗哗地流", "P1"),
        ("3栋2单元电梯坏了", "P2"),
        ("草坪里野草太高了，麻烦割一下", "P3"),
    ],
)
def test_what_is_no_danger_gets_the_clock_of_its_class(text, level):
    assert UNDERSTANDING.read(text).urgency == level


@pytest.mark.parametrize(
    "text",
    [
        "8栋三楼拐角",
        "孩子发烧了，附近哪有药店",
        "小孩把球踢到一楼院子了",
        "像有人在里面敲鼓",
        "儿子钥匙掉电梯井里了",
        "晚上一起打球吗",
    ],
)
def test_everyday_words_that_only_sound_like_danger_alarm_nobody(text):
    assert UNDERSTANDING.read(text).danger is None


@pytest.mark.parametrize(
    "text",
    [
        "小孩高烧抽搐了，快叫救护车",
        "烧烤摊着火了快来人",
        "拐角有人拿刀砍人",
        "打球的老头晕倒了没反应",
    ],
)
def test_danger_beside_everyday_words_is_still_danger(text):
    """R-T02."""
    assert UNDERSTANDING.read(text).danger


@pytest.mark.parametrize(
    "text",
    [
        "电梯困人过，现在我都走楼梯",
        "砖头都掉到路上了",
        "像有人在里面敲鼓",
        "我家也发烧了",
        "电梯里有人抽烟，呛死了",
        "手机掉水池里了",
        "消防栓没水，万一着火怎么办",
        "这个月水费怎么两百多，家里就我一个人住",
        "楼上剁馅儿剁得跟砍人似的",
    ],
)
def test_things_memories_fears_and_figures_of_speech_raise_no_alarm(text):
    """R-T02."""
    assert UNDERSTANDING.read(text).urgency != "P0"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("我和我妈在电梯里出不来，已经二十分钟了", "elevator.trapped"),
        ("我家煤气管子断了呲呲往外冒气", "fire_safety.gas_leak"),
        ("楼道里浓烟滚滚，下不去了", "fire_safety."),
        ("15楼有个女的坐在窗台外面腿晃着", "neighbour.help"),
        ("我女儿六岁，刚在滑梯那边一转身就没了", "neighbour.help"),
        ("地库积水里有电，刚有人脚一伸就麻倒了", "fire_safety.wiring"),
        ("两岁娃把自己反锁在厕所，水龙头还开着", "neighbour.help"),
    ],
)
def test_who_does_what_to_whom_tells_a_danger_and_its_kind(text, category):
    """R-T02."""
    reading = UNDERSTANDING.read(text)
    assert reading.urgency == "P0"
    assert f"{reading.category}.{reading.subcategory}".startswith(category)
