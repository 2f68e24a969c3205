"""Whatever people order, in whatever sequence: the rules hold in the database and nobody sees a fault."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import ticket_check
from storage.sqlite import SqliteDatabase
from tests.conftest import Talk

PEOPLE = ("resident", "neighbour", "property", "station", "head", "grid", "community", "street")
WORDS = (
    "3栋2单元垃圾桶满了，臭死了", "3栋垃圾没人清，都满了", "8栋1单元路灯坏了没人修", "8栋好大的煤气味，快来人！",
    "派单 {n} 物业", "派单 {n} 站里", "接单 {n}", "办结 {n} 已修复", "办结 1 2 3 好了", "挂起 {n} 等配件 3天", "恢复 {n}",
    "追问 {n} 哪一个？", "备注 {n} 左边那个", "异议 {n} 不归我", "裁定 {n} 物业 归你", "会商 {n} 商量过了",
    "流转 {n} 社区 摘要在此", "流转 {n} 街道 摘要在此", "接收 {n}", "拒接 {n} 下面能办", "说明 {n} 等改造 9天", "申请延期 {n} 会签",
    "同意说明 {n}", "转告 {n} 请打 12345", "并案 {n} 1", "拆案 {n}", "加急 {n}", "加急 {n} P1", "改类 {n} 电梯", "改类 {n} 8栋",
    "评价 {n} 5", "评价 {n} 没解决", "退回 {n} 又坏了", "撤回 {n}", "我也遇到 {n}", "/undo {n}", "查 {n}", "待办", "报进展 {n} 快了 2天",
    "站内表决 {n}", "经过 {n}", "卷宗 {n}", "会商 {n} 物业：行", "拆出 {n}", "跟随 {n}", "当事人 {n} neighbour",
)  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(WORDS),
        st.integers(1, 3),
        st.sampled_from([0, 0, 0, 1, 7, 40, 100]),
    ),
    min_size=8,
    max_size=40,
)
START = [
    ("resident", WORDS[0], 1, 0),
    ("station", "派单 1 物业", 1, 0),
    ("property", "接单 1", 1, 0),
]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_orders_in_any_sequence_keep_the_rules(empty_sqlite: sqlite3.Connection, steps) -> None:
    # R-T01, R-T03, R-T04, R-T05, R-T08, R-T11, R-T12 as storage/ticket_check.py looks for them
    async def scene() -> None:
        database = SqliteDatabase("sqlite://").copy_of(empty_sqlite)
        await database.start()
        try:
            talk = Talk(database)
            await talk.settle()
            for who, words, number, hours in [*START, *steps]:
                text = words.format(n=number)
                await talk.say(who, text)
                talk.now += timedelta(hours=hours)
                await talk.work()
                assert all(r.key != "error-unexpected" for _, r, _ in talk.said), text
                found = await database.transact(lambda conn: ticket_check.problems(conn, 3))
                assert found == [], text
        finally:
            await database.stop()

    asyncio.run(scene())
