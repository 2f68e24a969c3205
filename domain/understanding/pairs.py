"""Pairs of categories that are hard to tell apart: one rule each."""

from __future__ import annotations

import re
from collections.abc import Callable

_UPSTAIRS = re.compile(
    r"楼上.{0,10}(?:漏|渗|滴)|(?:漏|渗|滴).{0,6}(?:我家|到楼下|楼下)|隔壁.{0,8}(?:漏|渗)"
)
_BUILDER = re.compile(r"开发商|保修期|质保|交房|新房|精装|收房")
_CUT_OFF = re.compile(
    r"物业.{0,10}(?:停|断|掐)(?:了)?(?:水|电)|(?:停|断)(?:水|电).{0,8}(?:催|逼|物业费)"
)
_LIFT_INSTALL = re.compile(r"(?:加装|加建|增设|装).{0,3}电梯")
_FUMES = re.compile(r"油烟|烟道|排烟")
_MAHJONG = re.compile(r"麻将|棋牌|ktv|酒吧|茶馆")
_BIKE_FIRE = re.compile(
    r"(?:楼道|楼梯|走廊|大堂|门厅|电梯|进楼|上楼|家里).{0,10}(?:电动车|电瓶|充电)|(?:电动车|电瓶).{0,12}(?:楼道|楼梯|走廊|大堂|门厅|电梯|上楼|家里|飞线|着火)|飞线"
)
_FIRE_LANE = re.compile(r"消防(?:通道|车道)|生命通道")
_NEIGHBOUR_NOISE = re.compile(
    r"(?:楼上|楼下|隔壁|对门|邻居|\d{3,4}).{0,16}(?:吵|噪|声|响|咚|跑|跳|弹|唱|蹦|拖|砸|麻将|打牌|音乐)"
)
_BUILDING_WORK = re.compile(r"装修|施工|电钻|敲墙|砸墙|打孔|打墙")
_GARAGE = re.compile(r"(?:车库|地库|停车场).{0,8}(?:灯|漏|积水|黑|暗|门|道闸|坏)")
_DOG_MESS = re.compile(
    r"狗屎|狗大便|狗粪|狗尿|(?:狗|犬|猫).{0,8}(?:拉屎|大便|小便|拉|屎|尿)|遛狗|狗绳|狗"
)
_LIFT_DIRT = re.compile(r"电梯.{0,8}(?:脏|尿|臭|垃圾|广告|烟味|抽烟|味道|狗)")
_TRASH_NOISE = re.compile(r"(?:垃圾车|清运|环卫).{0,12}(?:吵|噪|声)")
_THEFT = re.compile(
    r"(?:偷|丢|盗)(?:了)?.{0,4}(?:快递|电瓶|外卖|自行车|电动车)|(?:快递|电瓶|外卖|电动车|自行车).{0,6}(?:被偷|被盗|丢了|不见)"
)
_STREET_LAMP = re.compile(r"路灯|庭院灯|草坪灯|景观灯")
_STAIRS_LAMP = re.compile(r"(?:楼道|走廊|楼梯|单元|电梯口|大堂|声控|感应).{0,6}灯")
_HYDRANT = re.compile(r"消防栓|消火栓|灭火器|烟感|喷淋")
_NO_POWER = re.compile(r"(?:停电|没电|断电|跳闸)(?!动)")


_LIFT = re.compile(r"电梯|轿厢|货梯|客梯")
_UPKEEP_GAP = re.compile(r"坏|停")

_Rule = tuple[str, Callable[[str], object]]


def _leaks_new(plain: str) -> bool:
    return bool(_BUILDER.search(plain)) and any(
        word in plain for word in ("漏", "裂", "渗", "质量")
    )


def _works_loudly(plain: str) -> bool:
    return bool(_BUILDING_WORK.search(plain)) and any(
        word in plain for word in ("吵", "声", "噪", "扰民", "周末", "午休")
    )


_RULES: tuple[_Rule, ...] = (
    ("upstairs", _UPSTAIRS.search),
    ("builder", _leaks_new),
    ("cut-off", _CUT_OFF.search),
    ("lift-install", _LIFT_INSTALL.search),
    ("fumes", lambda plain: _FUMES.search(plain) or (_MAHJONG.search(plain) and "店" in plain)),
    ("bike-fire", lambda plain: _BIKE_FIRE.search(plain) and "充电桩" not in plain),
    ("fire-lane", _FIRE_LANE.search),
    ("building-work", _works_loudly),
    (
        "neighbour-noise",
        lambda plain: _NEIGHBOUR_NOISE.search(plain) and not _works_loudly(plain),
    ),
    ("garage", _GARAGE.search),
    ("dog-mess", _DOG_MESS.search),
    (
        "lift-dirt",
        lambda plain: _LIFT_DIRT.search(plain) and not _UPKEEP_GAP.search(plain),
    ),
    ("trash-noise", _TRASH_NOISE.search),
    ("theft", _THEFT.search),
    (
        "street-lamp",
        lambda plain: _STREET_LAMP.search(plain) and not _STAIRS_LAMP.search(plain),
    ),
    ("stairs-lamp", _STAIRS_LAMP.search),
    ("hydrant", _HYDRANT.search),
    (
        "no-power",
        lambda plain: _NO_POWER.search(plain) and not _LIFT.search(plain) and "充电" not in plain,
    ),
)


def met(plain: str) -> list[str]:
    """Return the names of the pair rules that a normalised text meets; what they weigh is learnt."""
    return [f"@pair.{name}" for name, rule in _RULES if rule(plain)]
