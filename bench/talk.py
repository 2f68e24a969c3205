"""How well talk is taken apart: threads of a group, line by line against what was wanted.

Run `python -m bench.talk [FILE.tsv …]`; without files, the threads of the tests.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain.understanding import Understanding
from domain.understanding.lines import Judgement, Line
from domain.understanding.talk import judged

HOUSE = Path(__file__).parent.parent
START = datetime(2024, 5, 1, 9, tzinfo=UTC)
SHIPPED = ("threads.tsv", "more_threads.tsv")


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a thread. `wanted`: "open", "follow:N", "add:N" (N counts the thread's lines from 1) or "-"."""

    id: str
    thread: str
    seconds: int
    speaker: str
    wanted: str
    text: str

    @property
    def place_in_thread(self) -> int:
        """Return which line of its thread it is, from 1."""
        return int(self.id.partition("/")[2])


def threads(file: Path) -> list[Said]:
    """Return the lines of a file of threads."""
    found: list[Said] = []
    counted: Counter[str] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            thread, seconds, speaker, wanted, text = line.split("\t")
            counted[thread] += 1
            id = f"{thread}/{counted[thread]}"
            found.append(Said(id, thread, int(seconds), speaker, wanted, text))
    return found


def said(lines: list[Said]) -> dict[str, Judgement]:
    """Return what is made of the lines, by their ids."""
    given = (
        Line(x.id, x.thread, x.speaker, START + timedelta(seconds=x.seconds), x.text) for x in lines
    )
    return {one.line.id: one.judgement for one in judged(given, Understanding.load())}


def outcome(judgement: Judgement) -> str:
    """Return what became of a line in the words of `wanted`."""
    if judgement.follows is None:
        return "open" if judgement.is_request else "-"
    kind = "add" if judgement.adds else "follow"
    return f"{kind}:{judgement.follows.partition('/')[2]}"


def is_right(wanted: str, became: str) -> bool:
    """Whether that will do: an aside of somebody's own may be kept with their own request."""
    return became == wanted or (wanted == "-" and became.startswith("add:"))


def measure(files: list[Path], wrong: bool = False) -> None:
    """Print for each file how many lines of each kind were taken rightly, and on wish the wrong ones."""
    print(
        "| threads | opens: recall | opens: precision | follows | additions | left alone | whole threads |"
    )
    print("|---|---|---|---|---|---|---|")
    misses = []
    for file in files:
        lines = threads(file)
        rows = said(lines)
        became = {line.id: outcome(rows[line.id]) for line in lines}
        right = {line.id: is_right(line.wanted, became[line.id]) for line in lines}
        kinds = {"open": [0, 0], "follow": [0, 0], "add": [0, 0], "-": [0, 0]}
        for line in lines:
            tally = kinds[line.wanted.partition(":")[0]]
            tally[0] += right[line.id]
            tally[1] += 1
        opened = [line for line in lines if became[line.id] == "open"]
        exact = sum(line.wanted == "open" for line in opened)
        of = {line.thread for line in lines}
        whole = len(of - {line.thread for line in lines if not right[line.id]})
        share = {k: f"{a}/{b} ({a / b:.2f})" for k, (a, b) in kinds.items()}
        print(
            f"| {file.stem} ({len(of)}, {len(lines)} lines) | {share['open']} | {exact}/{len(opened)} ({exact / len(opened):.2f})"
            f" | {share['follow']} | {share['add']} | {share['-']} | {whole}/{len(of)} ({whole / len(of):.2f}) |"
        )
        misses += [(line, became[line.id], rows[line.id]) for line in lines if not right[line.id]]
    if wrong:
        for line, got, row in misses:
            print(
                f"{line.id:8} {line.speaker:8} {line.wanted:9} → {got:9} {row.reading.confidence:.2f} {row.reading.category:13} {line.text}"
            )


if __name__ == "__main__":
    names = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    shipped = [HOUSE / "tests" / "domain" / "understanding" / name for name in SHIPPED]
    measure(names or shipped, "--wrong" in sys.argv)
