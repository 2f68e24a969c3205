"""What is posted and stored: ordinary talk, requests, compounds with buildings and residents. All invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from bench.load import request
from domain.conversation import Address, Role
from domain.people import NodeKind
from storage import migrate, people, tree
from storage.database import Connection, opened
from storage.tree import Group

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
COMPOUNDS = 112
FIRST_UPDATE = 100_000
BUILDINGS = 40
TALK = (
    "早上好",
    "今天天气真不错，下午去公园走走",
    "哈哈哈哈",
    "谢谢大家",
    "昨晚的月亮真圆",
    "收到",
    "晚饭吃什么呀",
    "电影真好看",
    "楼下新开的面馆味道可以",
    "明天要降温，大家多穿点",
    "👍👍",
    "周末去爬山，风景很好",
    "这首歌真好听",
    "这个价格还行吧",
    "好的，知道了",
    "刚才那个视频太好笑了",
    "祝大家节日快乐，身体健康，万事如意",
    "有没有推荐的驾校",
    "快递今天到得真早",
    "昨天的球赛看了吗，最后一分钟绝了",
)
ASKS = (
    "电梯停了，老人下不了楼",
    "楼道灯不亮了",
    "下水道堵了往外冒水",
    "墙面渗水很厉害",
    "门禁坏了刷不开",
)


def talk(first: int, count: int) -> list[bytes]:
    """Return posts of ordinary talk in bound groups."""
    return [_post(n, said(n), n % COMPOUNDS, n % 2000) for n in range(first, first + count)]


def said(n: int) -> str:
    """Return the n-th piece of ordinary talk; one comes again only after 400, when nobody remembers it."""
    one, other = TALK[n % len(TALK)], TALK[n // len(TALK) % len(TALK)]
    return f"{one}，{other}"


def asks(first: int, count: int) -> list[bytes]:
    """Return posts that each become a ticket: another place, another thing, another resident each time."""
    return [_post(n, ask(n), n % COMPOUNDS, n) for n in range(first, first + count)]


def ask(n: int) -> str:
    """Return the words of the n-th request; compound, building, unit and thing repeat only after 16,000."""
    rest = n // COMPOUNDS
    building, rest = rest % BUILDINGS + 1, rest // BUILDINGS
    unit, rest = rest % 4 + 1, rest // 4
    return f"{building}栋{unit}单元{ASKS[rest % len(ASKS)]}"


def _post(n: int, text: str, compound: int, resident: int) -> bytes:
    update = {
        "update_id": FIRST_UPDATE + n,
        "message": {
            "message_id": 10 + n,
            "date": 1772400000 + n // 100,
            "chat": {"id": group(compound), "type": "supergroup", "title": f"小区{compound}业主群"},
            "from": {
                "id": account(resident),
                "is_bot": False,
                "first_name": f"住户{resident}",
                "language_code": "zh-hans",
            },
            "text": text,
        },
    }
    return request("/telegram", msgspec.json.encode(update))


def group(compound: int) -> int:
    """Return the chat of a compound's group."""
    return -1_001_000_000_000 - compound


def account(resident: int) -> int:
    """Return a resident's Telegram account."""
    return 500_000_000 + resident


async def prepare(path: Path, residents: int) -> None:
    """Make a database with compounds, groups and residents who were seen before."""
    url = f"sqlite:///{path}"
    await migrate.to_newest(url)
    async with opened(url) as database:
        await database.transact(_tree)
        for some in _some(residents):

            async def work(conn: Connection, some: range = some) -> None:
                for n in some:
                    await _resident(conn, n)

            await database.transact(work)


def _some(count: int) -> Iterator[range]:
    for first in range(0, count, 500):
        yield range(first, min(count, first + 500))


def compound_id(compound: int) -> int:
    """Return the node of a compound."""
    return 1000 + compound * 1000


async def _tree(conn: Connection) -> None:
    await tree.add(conn, 1, NodeKind.STREET, "街道")
    await tree.add(conn, 2, NodeKind.COMMUNITY, "社区", 1)
    for n in range(COMPOUNDS):
        home = compound_id(n)
        await tree.add(conn, home, NodeKind.COMPOUND, f"小区{n}", 2)
        for b in range(BUILDINGS):
            await tree.add(conn, home + 1 + b, NodeKind.BUILDING, f"{b + 1}栋", home)
        await tree.bind(
            conn, Group(Address("telegram", str(group(n))), home, home, f"小区{n}业主群")
        )


async def _resident(conn: Connection, n: int) -> None:
    person, home = 10_000_000 + n, compound_id(n % COMPOUNDS)
    await people.add(conn, person, f"住户{n}", START, language="zh", compound=home)
    await people.add_account(conn, person, "telegram", str(account(n)), START)
    building = home + 1 + random.Random(n).randrange(BUILDINGS)
    await people.grant(conn, 20_000_000 + n, person, Role.RESIDENT, building, START)
