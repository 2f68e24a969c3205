"""Short threads of invented group talk, taken apart line by line; `python -m bench.talk --wrong` prints what goes wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bench.talk import is_right, threads
from domain.understanding import Understanding
from domain.understanding.lines import Line
from domain.understanding.talk import judged

HERE = Path(__file__).parent
START = datetime(2024, 5, 1, 9, tzinfo=UTC)
UNDERSTANDING = Understanding.load()


def shares(name):
    """Return the share of lines of each kind that are taken rightly."""
    lines = threads(HERE / f"{name}.tsv")
    speakers = {line.id: line.speaker for line in lines}
    given = (
        Line(line.id, line.thread, line.speaker, START + timedelta(seconds=line.seconds), line.text)
        for line in lines
    )
    tally: dict[str, list[bool]] = {}
    for line, one in zip(lines, judged(given, UNDERSTANDING), strict=True):
        follows = one.judgement.follows
        if follows is None:
            became = "open" if one.judgement.is_request else "-"
        else:
            kind = "add" if speakers[follows] == line.speaker else "follow"
            became = f"{kind}:{follows.partition('/')[2]}"
        kind = line.wanted.partition(":")[0]
        tally.setdefault(kind, []).append(is_right(line.wanted, became))
    return {kind: sum(right) / len(right) for kind, right in tally.items()}


@pytest.mark.parametrize("name", ["threads", "more_threads", "fresh_threads"])
def test_talk_is_taken_apart_about_as_well_as_when_it_was_measured(name):
    """The figures stand in docs/understanding.md; these floors only catch a break."""
    found = shares(name)
    assert found["open"] >= 0.7
    assert found["follow"] >= 0.6
    assert found["add"] >= 0.6
    assert found["-"] >= 0.9
