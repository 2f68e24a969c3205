"""Pairs of categories that are hard to tell apart: one rule each."""

from __future__ import annotations

import re
from collections.abc import Mapping

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


def settle(plain: str, scores: dict[str, float], signs: Mapping[str, float]) -> dict[str, float]:
    """Return the scores of all categories with the rules for hard pairs applied."""

    def lift(winner: str, by: float = 2.5) -> None:
        scores[winner] += by

    if _UPSTAIRS.search(plain):
        lift("neighbour", 2.0)
    if _BUILDER.search(plain) and (
        "漏" in plain or "裂" in plain or "渗" in plain or "质量" in plain
    ):
        lift("developer", 2.5)
    if _CUT_OFF.search(plain):
        lift("pm_service", 3.0)
    if _LIFT_INSTALL.search(plain):
        lift("elevator", 3.0)
    if _FUMES.search(plain) or (_MAHJONG.search(plain) and "店" in plain):
        lift("nuisance", 2.0)
    if _BIKE_FIRE.search(plain) and "充电桩" not in plain:
        lift("fire_safety", 3.0)
    if _FIRE_LANE.search(plain):
        lift("fire_safety", 3.0)
    if _BUILDING_WORK.search(plain) and (
        "吵" in plain
        or "声" in plain
        or "噪" in plain
        or "扰民" in plain
        or "周末" in plain
        or "午休" in plain
    ):
        lift("nuisance", 2.5)
    elif _NEIGHBOUR_NOISE.search(plain):
        lift("neighbour", 2.0)
    if _GARAGE.search(plain):
        lift("parking", 1.5)
    if _DOG_MESS.search(plain):
        lift("neighbour", 1.5)
    if _LIFT_DIRT.search(plain) and not ("坏" in plain or "停" in plain):
        lift("hygiene", 2.0)
        scores["elevator"] -= 2.0
    if _TRASH_NOISE.search(plain):
        lift("nuisance", 2.5)
    if _THEFT.search(plain):
        lift("security", 2.5)
    if _STREET_LAMP.search(plain) and not _STAIRS_LAMP.search(plain):
        lift("public_space", 1.5)
    elif _STAIRS_LAMP.search(plain):
        lift("building", 1.5)
    if _HYDRANT.search(plain):
        lift("fire_safety", 1.5)
    if _NO_POWER.search(plain) and "电梯" not in plain and "充电" not in plain:
        lift("utilities", 1.0)
    return scores
