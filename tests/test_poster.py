"""Posters for the stairwells."""

import asyncio
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.__main__ import app
from domain.people import NodeKind
from storage import migrate, tree
from storage.database import opened


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    url = f"sqlite:///{tmp_path / 'y.sqlite3'}"

    async def prepared() -> None:
        await migrate.to_newest(url)

        async def work(conn):
            await tree.add(conn, 1, NodeKind.COMMUNITY, "胜利路社区")
            await tree.add(conn, 3, NodeKind.COMPOUND, "丽景苑", 1)
            for number in (1, 2, 3):
                await tree.add(conn, 10 + number, NodeKind.BUILDING, f"{number}栋", 3)
            await tree.add(conn, 20, NodeKind.UNIT, "1-101", 11)

        async with opened(url) as database:
            await database.transact(work)

    asyncio.run(prepared())
    file = tmp_path / "config.toml"
    file.write_text(
        f'data_dir = "{tmp_path}"\n[database]\nurl = "{url}"\n'
        '[web]\npublic_url = "https://yun.example.cn"\n'
    )
    return file


def run(settings: Path, *arguments: str):
    return CliRunner().invoke(app, ["poster", *arguments, "--config", str(settings)])


def test_each_building_gets_a_sheet_in_one_pdf(settings, tmp_path):
    target = tmp_path / "out" / "posters.pdf"
    result = run(settings, str(target))
    assert result.exit_code == 0, result.output
    content = target.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") == 3


@pytest.mark.parametrize(("whom", "files"), [("compound", 1), ("buildings", 3), ("households", 1)])
def test_sheets_are_a4_pictures(settings, tmp_path, whom, files):
    result = run(settings, str(tmp_path / "p.png"), "--for", whom)
    assert result.exit_code == 0, result.output
    made = sorted(tmp_path.glob("p*.png"))
    assert len(made) == files
    with Image.open(made[0]) as sheet:
        assert sheet.size == (1654, 2339)


def test_mistakes_are_said_in_a_sentence(settings, tmp_path):
    assert run(settings, str(tmp_path / "p.doc")).exit_code == 2
    wrong = run(settings, str(tmp_path / "p.pdf"), "--compound", "别处")
    assert wrong.exit_code == 2
    assert "丽景苑" in wrong.output
    settings.write_text(settings.read_text().replace("https://yun.example.cn", ""))
    without = run(settings, str(tmp_path / "p.pdf"))
    assert without.exit_code == 1
    assert "Traceback" not in without.output
