"""The fake service and the crash test's wire know nothing of the bot that they are to judge."""

import ast
from pathlib import Path

import pytest

OURS = {"bot", "handlers", "storage", "texts", "domain"}
TESTS = Path(__file__).parent.parent
FILES = [
    *TESTS.glob("fakes/botapi/*.py"),
    *(TESTS / "crash" / f"{n}.py" for n in ("process", "wire", "storm", "sloppy")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_of_ours_is_imported(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {
        n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and not n.level
    }
    names |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    assert not {name.partition(".")[0] for name in names} & OURS
