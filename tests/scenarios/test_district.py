"""A handful of stations live through a month: a hundred requests through the real dispatch, jobs and rendering, and every rule holds."""

from __future__ import annotations

import pytest

from bench.district.life import Life
from bench.district.sentences import sentences
from bench.district.showing import page
from bench.district.town import SMALL
from storage import migrate
from storage.database import opened


@pytest.fixture
async def lived(tmp_path):
    """A small district at the end of its month."""
    url = f"sqlite:///{tmp_path}/district.db"
    await migrate.to_newest(url)
    async with opened(url) as database:
        life = Life(database, SMALL, sentences())
        await life.run()
        yield life


async def test_a_month_of_four_stations_breaks_no_rule(lived):  # R-T01 to R-T15
    text, kept = await page(lived, SMALL, 0)
    assert kept, text
    assert lived.outcome.said == SMALL.events
    assert "not taken" not in lived.outcome.taken, text
    assert "站内解决" in text
    assert lived.wire.sent["danger"] > 0


def test_sentences_of_ones_own_are_read_from_a_folder(tmp_path):
    (tmp_path / "own.txt").write_text("电梯又停了\n短\n楼道灯不亮了\n", encoding="utf-8")
    (tmp_path / "rows.csv").write_text(
        "title,compound\nA市B2区小区门口积水,True\n与小区无关的一句话,False\n", encoding="utf-8"
    )
    assert sentences(tmp_path) == ["电梯又停了", "楼道灯不亮了", "小区门口积水"]
    with pytest.raises(LookupError):
        sentences(tmp_path / "..")
