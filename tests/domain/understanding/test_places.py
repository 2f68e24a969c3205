"""Places are read back as residents write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.understanding.numbers import number, written
from domain.understanding.place import Place, building_key
from domain.understanding.places import from_name, places

DIGITS = st.integers(1, 99)
SUFFIXES = st.sampled_from(["栋", "幢", "号楼", "座", "#楼"])
TAILS = st.sampled_from(["电梯坏了", "漏水", "的灯不亮", "，垃圾没人收", "停电了", " 门禁坏了"])
UNITS = st.integers(1, 9)
ROOMS = st.builds(lambda floor, door: f"{floor}{door:02}", st.integers(1, 33), st.integers(1, 12))


def spelled(n, chinese):
    return written(n) if chinese else str(n)


@given(st.integers(1, 99))
def test_a_number_written_in_chinese_is_the_number(n):
    assert number(written(n)) == n


@given(DIGITS, SUFFIXES, st.booleans(), TAILS)
def test_a_building_is_read_in_every_form(n, suffix, chinese, tail):
    found = places(f"{spelled(n, chinese)}{suffix}{tail}")
    assert [place.building for place in found] == [str(n)]


@given(DIGITS, UNITS, SUFFIXES, st.booleans(), TAILS)
def test_building_and_unit_stay_together(n, unit, suffix, chinese, tail):
    found = places(f"{spelled(n, chinese)}{suffix}{spelled(unit, chinese)}单元{tail}")
    assert [(place.building, place.unit) for place in found] == [(str(n), str(unit))]


@given(DIGITS, UNITS, ROOMS, st.booleans())
def test_a_full_address_is_read_whole(n, unit, room, marked):
    found = places(f"{n}栋{unit}单元{room}{'室' if marked else ''}漏水")
    assert [(p.building, p.unit, p.room) for p in found] == [(str(n), str(unit), room)]


@given(DIGITS, UNITS, ROOMS)
def test_dashes_mean_building_unit_room(n, unit, room):
    found = places(f"{n}-{unit}-{room} 漏水")
    assert [(p.building, p.unit, p.room) for p in found] == [(str(n), str(unit), room)]


@given(st.sampled_from("ABCDEFG"), st.integers(1, 30), st.sampled_from(["栋", "幢", "座", "号楼"]))
def test_a_building_with_a_letter_keeps_it(letter, n, suffix):
    assert places(f"{letter}{n}{suffix}停水")[0].building == f"{letter}{n}"


@given(st.integers(1, 40), st.integers(1, 9), st.sampled_from("至到-~"), SUFFIXES)
def test_a_range_means_all_buildings_in_it(first, more, dash, suffix):
    found = places(f"{first}{dash}{first + more}{suffix}停水了")
    assert [place.building for place in found] == [str(first + i) for i in range(more + 1)]


@given(st.lists(DIGITS, min_size=2, max_size=5, unique=True), st.sampled_from("、，,和"), SUFFIXES)
def test_a_list_means_each_of_its_buildings(numbers, comma, suffix):
    found = places(f"{comma.join(map(str, numbers))}{suffix}都没水")
    assert [place.building for place in found] == [str(n) for n in numbers]


@given(DIGITS, st.integers(1, 33), st.booleans())
def test_a_floor_is_no_building(n, floor, chinese):
    found = places(f"{n}栋{spelled(floor, chinese)}楼的灯不亮")
    assert [(p.building, p.floor) for p in found] == [(str(n), f"{floor}楼")]


@given(st.text(max_size=80))
def test_any_text_can_be_searched_for_places(text):
    places(text)
    from_name(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("地下车库B2积水", "负2楼地下车库"),
        ("东门口堵了", "东门"),
        ("西北门没人", "西北门"),
        ("快递柜坏了", "快递柜"),
        ("一单元门禁坏了", "1单元"),
        ("3栋的，2单元，5楼灯不亮", "3栋2单元5楼"),
        ("9栋旁边的垃圾房", "9栋垃圾房"),
        ("顶楼漏水", "顶楼"),
        ("负一楼积水", "负1楼"),
    ],
)
def test_spots_and_pieces_are_put_together(text, label):
    assert [place.label() for place in places(text)] == [label]


@pytest.mark.parametrize(
    "text",
    ["2024-12-01停水", "19:00-21:00停水", "物业电话0574-8888", "今天3号停水", "电梯困过3次人",
     "相差300-500元", "买一送一", "两个孩子", "一层灰", "这栋楼", "十几栋楼都没水", "部门不管"],
)  # fmt: skip
def test_what_is_no_place_is_not_invented(text):
    assert not places(text)


@pytest.mark.parametrize(
    ("speaker", "door"),
    [
        ("8幢-林", ("8", None, None)),
        ("3-2-501 王", ("3", "2", "501")),
        ("A座1203小李", ("A", None, "1203")),
        ("5#602老王", ("5", None, "602")),
        ("王阿姨3-501", ("3", None, "501")),
        ("林 8幢", ("8", None, None)),
    ],
)
def test_the_door_in_a_group_name_stands_in_for_a_missing_place(speaker, door):
    (place,) = places("电梯坏了", speaker=speaker)
    assert (place.building, place.unit, place.room) == door
    assert place.guessed


def test_what_the_text_says_goes_before_the_group_name():
    (place,) = places("5栋电梯坏了", speaker="8幢-林")
    assert (place.building, place.guessed) == ("5", False)


def test_an_unknown_building_is_marked_and_not_invented():
    own = frozenset({"1栋", "2栋", "03"})
    assert places("3栋停水", buildings=own)[0].known
    assert not places("9栋停水", buildings=own)[0].known
    assert places("停水", buildings=own, speaker="9幢-林") == ()


def test_a_label_hides_the_room_unless_it_may_be_seen():
    """R-T10."""
    place = Place("3", "2", "501")
    assert place.label() == "3栋2单元"
    assert place.label(rooms=True) == "3栋2单元501室"


@given(DIGITS, SUFFIXES, st.booleans())
def test_a_building_has_one_name(n, suffix, padded):
    assert building_key(f"{n:02}{suffix}" if padded else f"{n}{suffix}") == str(n)


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("二号楼一单元四零二漏水", ("2", "1", "402")),
        ("七栋二单元一零零二暖气不热", ("7", "2", "1002")),
        ("10幢1-201漏水", ("10", "1", "201")),
        ("14幢二楼202噪音", ("14", None, "202")),
        ("1203没水了", (None, None, "1203")),
    ],
)
def test_a_room_is_read_in_words_behind_a_dash_or_a_floor_and_by_itself(text, door):
    (place,) = places(text)
    assert (place.building, place.unit, place.room) == door


@pytest.mark.parametrize("text", ["打了119没人来", "2024没涨过", "一百二一箱", "12345打不通"])
def test_a_number_that_is_no_door_is_no_place(text):
    assert not any(place.room for place in places(text))


@pytest.mark.parametrize(
    ("text", "spot"),
    [("架空层堆满电动车", "架空层"), ("人工湖水发臭", "人工湖"), ("连廊漏雨", "连廊")],
)
def test_a_spot_is_read_without_any_number(text, spot):
    (place,) = places(text)
    assert place.other == spot


DOORS = st.builds(
    lambda floor, door: f"{floor}{door:02}",
    st.integers(1, 33).filter(lambda floor: floor != 20),
    st.integers(1, 12),
).filter(lambda room: room not in {"110", "112", "211", "911", "1111", "1212"})


@given(DIGITS, UNITS, ROOMS, st.integers(1, 33), SUFFIXES)
def test_the_floor_may_stand_before_the_door(n, unit, room, floor, suffix):
    (place,) = places(f"{n}{suffix}{unit}单元{floor}楼{room}漏水")
    assert (place.building, place.unit, place.room) == (str(n), str(unit), room)
    assert place.floor == f"{floor}楼"


@given(DIGITS, SUFFIXES, st.sampled_from("东西南北中"), st.sampled_from(["", "边"]), TAILS)
def test_units_may_be_called_by_the_side_they_stand_on(n, suffix, side, edge, tail):
    (place,) = places(f"{n}{suffix}{side}{edge}单元{tail}")
    assert (place.building, place.unit) == (str(n), side)


@given(DOORS, st.sampled_from(["又在拖椅子", "拜托轻一点", "陈奶奶好几天没下楼", "一样", "也停了"]))
def test_a_door_that_opens_a_line_is_read(room, tail):
    assert [place.room for place in places(f"{room}{tail}")] == [room]


@given(
    DOORS, st.sampled_from(["灯一直亮着敲门不应 ", "有人喊救命，好像", "水泵吵了一夜 我", "我住"])
)
def test_a_door_that_ends_a_line_is_read(room, head):
    assert [place.room for place in places(f"{head}{room}")] == [room]


@given(st.lists(DOORS, min_size=2, max_size=3, unique=True), st.sampled_from("和、"))
def test_several_doors_that_open_a_line_are_each_read(rooms, comma):
    assert [place.room for place in places(f"{comma.join(rooms)}家都渗水")] == rooms


@given(st.integers(1, 60), st.integers(1, 6), st.sampled_from(["电梯", "大堂", "整个单元", "没水"]))
def test_two_numbers_before_a_stairwell_are_building_and_unit(n, unit, what):
    (place,) = places(f"{n}-{unit}{what}")
    assert (place.building, place.unit) == (str(n), str(unit))


@given(
    st.integers(7, 60), st.integers(1, 6), st.sampled_from(["是跳闸了吗", "的鸡蛋到了", " 好黑"])
)
def test_a_greater_and_a_smaller_number_are_building_and_unit(n, unit, what):
    (place,) = places(f"{n}-{unit}{what}")
    assert (place.building, place.unit) == (str(n), str(unit))


@given(st.sampled_from("ACD"), st.integers(1, 30), st.sampled_from(["有电", "地暖不热", "也停了"]))
def test_a_letter_and_a_number_alone_may_be_a_building(letter, n, tail):
    assert [place.building for place in places(f"{letter}{n}{tail}")] == [f"{letter}{n}"]


@given(DIGITS, SUFFIXES, ROOMS)
def test_a_building_is_read_behind_a_colon_and_a_counted_list(n, suffix, room):
    assert [p.building for p in places(f"温馨提示：{n}{suffix}电梯年检")] == [str(n)]
    assert [(p.building, p.room) for p in places(f"接龙 1. {n}{suffix}{room} 两箱")] == [
        (str(n), room)
    ]


@pytest.mark.parametrize(
    "text",
    ["803路公交改线了", "502胶水谁有", "2-1赢了", "最后比分3-1", "孩子2-3岁", "10-1放假吗", "水费 206", "一共 1203",
     "快递尾号 0802", "A4纸用完了", "C1驾照能开吗", "101中学几点放学", "2012来的", "5-3天到货", "城北单元规划", "602块",
     "打120了", "110来过了"],
)  # fmt: skip
def test_what_is_counted_played_or_called_is_no_door(text):
    assert not any(place.building or place.unit or place.room for place in places(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("B2漏水", (None, "负2楼")),
        ("地库B3积水", (None, "负3楼")),
        ("我B2的，有电", ("B2", None)),
        ("我们这栋也是 B3", ("B3", None)),
        ("B7没电", ("B7", None)),
    ],
)
def test_b_and_a_low_number_is_a_floor_of_the_garage_unless_somebody_lives_there(text, said):
    (place,) = places(text)
    assert (place.building, place.floor) == said


def test_what_a_building_has_is_no_slip_for_a_leak():
    (place,) = places("7号楼水泵坏了")
    assert place.building == "7"


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("水管爆了 3-2-6楼 关下总阀", ("3", "2", None)),
        ("敲602的门不开", (None, None, "602")),
        ("孩子锁车里了 B2-118 谁会开", (None, None, None)),
    ],
)
def test_a_floor_behind_dashes_a_door_knocked_at_and_a_parking_space(text, door):
    found = places(text)
    place = found[0] if found else Place()
    assert (place.building, place.unit, place.room) == door
