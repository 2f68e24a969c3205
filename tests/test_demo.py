"""The demo's week: every scripted deed still does what it says, and a newcomer finds the compound in good order."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import app, demo
from bot.config import Config
from bot.demo.stage import Stage
from bot.demo.week import WEEK

pytestmark = pytest.mark.slow

EVENING = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TROUBLE = ("没看懂", "没办成", "做不了", "不归您", "已经过时", "要不要登记", "超时")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    config = Config.model_validate(
        {
            "data_dir": str(tmp_path),
            "database": {"url": f"sqlite:///{tmp_path}/demo.sqlite3"},
            "telegram": {"enabled": False},
        }
    )
    async with app.built(config, faces=demo.faces()) as built:
        props = demo.Props(
            built.database,
            tmp_path / "files",
            built.texts,
            app.FEATURES,
            built.dispatch.around,
            app.draw,
        )
        yield await demo.play(props, EVENING)


async def test_a_newcomer_finds_a_week_that_really_happened(stage: Stage) -> None:
    assert stage.passed_over == []
    texts: Counter[str] = Counter()
    for face in demo.faces():
        visitor = await stage.room.visitor_of(face.account)
        assert visitor.chats == (stage.group, face.account)
        for chat in await stage.room.chats(visitor):
            assert chat.unread == 0
            for line in await stage.room.before(visitor, chat.id, 0, 500):
                if not line.author:
                    texts[line.text] += 1
                    assert not [word for word in TROUBLE if word in line.text], line.text
    said = "\n".join(texts)
    for sign in ("已归档", "议事征询结果", "意见明确", "三方联席会议", "打了 5 分", "新登记一件"):
        assert sign in said, sign


async def test_talk_jokes_and_adverts_opened_nothing(stage: Stage) -> None:
    visitor = await stage.room.visitor_of("zhou")
    lines = await stage.room.before(visitor, stage.group, 0, 500)
    opened = {
        line.quote.text for line in lines if not line.author and line.quote and "📋" in line.text
    }
    reported = {"电梯", "楼道灯", "垃圾桶", "车库", "道闸", "门禁", "单元门"}
    assert len(opened) == len(reported), opened
    assert all(any(word in text for word in reported) for text in opened), opened
    assert len(WEEK) > 70
