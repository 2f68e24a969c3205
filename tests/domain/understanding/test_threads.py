"""Short threads of invented group talk, taken apart line by line; `python -m bench.talk --wrong` prints what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.talk import is_right, outcome, said, threads

HERE = Path(__file__).parent


def shares(name):
    """Return the share of lines of each kind that are taken rightly."""
    lines = threads(HERE / f"{name}.tsv")
    became = said(lines)
    tally: dict[str, list[bool]] = {}
    for line in lines:
        kind = line.wanted.partition(":")[0]
        tally.setdefault(kind, []).append(is_right(line.wanted, outcome(became[line.id])))
    return {kind: sum(right) / len(right) for kind, right in tally.items()}


@pytest.mark.parametrize("name", ["threads", "more_threads", "fresh_threads"])
def test_talk_is_taken_apart_about_as_well_as_when_it_was_measured(name):
    """The figures stand in docs/understanding.md; these floors only catch a break."""
    found = shares(name)
    assert found["open"] >= 0.75
    assert found["follow"] >= 0.75
    assert found["add"] >= 0.75
    assert found["-"] >= 0.9
