"""Paper slips on the command line: the form, a trial that names every bad row, and entering them once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

from openpyxl import load_workbook

from bot import app
from tests.test_cli import DONE, FAILED, MISUSED, call, place  # noqa: F401


def test_slips_are_tried_entered_and_never_doubled(place):  # noqa: F811
    (place / "homes.csv").write_text(
        "街道,社区,小区,网格,楼栋,房号,姓名,角色\n"
        "招宝山街道,胜利路社区,丽景苑,一网格,3栋,,,\n招宝山街道,胜利路社区,丽景苑,,,,周国平,站长\n",
        encoding="utf-8",
    )
    assert call(place, "slips").returncode == MISUSED
    assert call(place, "slips", "--template", "form.xlsx").returncode == DONE
    day = (app.now() - timedelta(days=3)).date().isoformat()
    form = load_workbook(place / "form.xlsx")
    form.worksheets[0].append([day, "10:00", "张阿姨", "", "3栋", "楼道灯坏了没人修", ""])
    form.worksheets[0].append(["哪天", "", "李叔", "", "3栋", "垃圾没人清", ""])
    form.save(place / "slips.xlsx")
    assert call(place, "slips", "slips.xlsx").returncode == MISUSED  # no compound yet
    assert call(place, "import", "homes.csv").returncode == DONE
    dry = call(place, "slips", "slips.xlsx", "--dry-run")
    assert dry.returncode == FAILED
    assert "第 3 行" in dry.stdout
    assert call(place, "slips", "slips.xlsx").returncode == FAILED
    done = call(place, "slips", "slips.xlsx", "--skip-bad", "--compound", "丽景苑")
    assert done.returncode == DONE, done.stderr
    assert call(place, "slips", "slips.xlsx", "--skip-bad").returncode == DONE
    with closing(sqlite3.connect(place / "var" / "yunguanjia.sqlite3")) as raw:
        rows = raw.execute("SELECT text, reporter, channel FROM tickets").fetchall()
    assert rows == [("（张阿姨）楼道灯坏了没人修", 0, "paper")]
    (place / "odd.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert call(place, "slips", "odd.csv").returncode == MISUSED
