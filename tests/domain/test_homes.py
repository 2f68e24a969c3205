"""Which home somebody means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import homes
from domain.people import Node, NodeKind

PLACES = [
    Node(1, NodeKind.COMPOUND, "丽景苑", 0, 1, "/1/"),
    Node(2, NodeKind.BUILDING, "3栋", 1, 1, "/1/2/"),
    Node(3, NodeKind.BUILDING, "13栋", 1, 1, "/1/3/"),
    Node(4, NodeKind.UNIT, "2-301", 2, 1, "/1/2/4/"),
    Node(5, NodeKind.UNIT, "2-302", 2, 1, "/1/2/5/"),
    Node(6, NodeKind.UNIT, "2-301", 3, 1, "/1/3/6/"),
    Node(7, NodeKind.BUILDING, "紫云阁", 1, 1, "/1/7/"),
    Node(8, NodeKind.UNIT, "501", 7, 1, "/1/7/8/"),
]


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("3栋2单元301", 4),
        ("3-2-301 张阿姨", 4),
        ("三栋二单元301室", 4),
        ("３栋２－３０２", 5),
        ("13栋2单元301", 6),
        ("十三栋2单元301", 6),
        ("3栋", 2),
        ("十三栋", 3),
        ("紫云阁501", 8),
        ("紫云阁", 7),
        ("3栋 2-999", 2),
        ("4栋2单元301", None),
        ("我就住这里", None),
        ("", None),
    ],
)
def test_a_home_is_found_however_it_is_written(words, id):
    found = homes.find(words, PLACES)
    assert (found.id if found else None) == id


@given(st.text(max_size=40))
def test_any_words_name_a_home_or_none(words):
    homes.find(words, PLACES)
    assert len(homes.code_in(words)) in {0, 8}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ab3d-7k9m", "AB3D7K9M"),
        ("ＡＢ３Ｄ７Ｋ９Ｍ", "AB3D7K9M"),
        ("12345678", ""),
        ("ABCDEFGH", ""),
        ("3栋2单元301", ""),
    ],
)
def test_a_code_is_known_by_its_shape(words, code):
    assert homes.code_in(words) == code
