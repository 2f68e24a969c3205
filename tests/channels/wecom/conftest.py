"""The fake WeCom platform, hours that pass at once, and our channel at work on them."""

from datetime import UTC, datetime, timedelta

import pytest

from storage import duties
from tests.channels.wecom.working import Clock, running
from tests.fakes.wechat.aibot import FakeAiBot


@pytest.fixture
async def database(database):
    """Both databases; on PostgreSQL our process has the duty of the line, for longer than the hours that pass here."""
    since = datetime.fromtimestamp(Clock()(), UTC)
    await database.transact(
        lambda conn: duties.take(conn, "delivery", 1, since, timedelta(days=365))
    )
    return database


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def platform(clock):
    async with FakeAiBot(clock=clock) as fake:
        yield fake
        assert fake.violations == []


@pytest.fixture
async def bot(platform, database, tmp_path, clock):
    async with running(platform, database, tmp_path, clock) as one:
        yield one
