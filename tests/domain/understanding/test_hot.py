"""Hot issues: one matter in one place together, neighbours apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.understanding.hot import Voice, hot

START = datetime(2024, 5, 1, tzinfo=UTC)


def voices(*texts):
    return [Voice(str(i), text, "", START + timedelta(days=i), f"u{i}") for i, text in enumerate(texts)]  # fmt: skip


NOISE = (
    "樟树里搅拌站半夜噪音扰民",
    "樟树里旁边的搅拌站粉尘很大",
    "投诉樟树里搅拌站",
    "樟树里搅拌站又在施工",
)
CARS = ("梧桐湾车位捆绑销售", "梧桐湾强行捆绑卖车位", "梧桐湾买房必须买车位")
REST = ("东门路灯不亮", "游泳池什么时候开放", "快递柜收费太贵", "健身器材松动了", "幼儿园门口堵车")


def test_wordings_of_one_matter_come_together_and_others_stay_apart():
    found = hot(voices(*NOISE, *CARS, *REST))
    groups = [set(issue.ids) for issue in found]
    assert {"0", "1", "2", "3"} in groups
    assert {"4", "5", "6"} in groups


def test_the_issue_of_more_people_is_hotter():
    found = hot(voices(*NOISE, *CARS, *REST))
    assert found[0].people == 4
    assert found[0].score >= found[-1].score


def test_one_person_who_writes_often_is_one_person():
    said = [Voice(str(i), text, "", START, "same") for i, text in enumerate(NOISE)]
    others = [Voice(f"x{i}", text, "", START, f"u{i}") for i, text in enumerate(REST)]
    assert hot(said + others)[0].people == 1


def test_nothing_said_gives_no_issue():
    assert hot([]) == []
    assert hot(voices("东门路灯不亮")) == []
