"""Writes what was measured, beside the goals, to docs/bench.md."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.broadcast import Run
from bench.losses import Losses
from bench.queries import Size
from bench.starting import Starts
from bench.throughput import Pair

PAGE = Path(__file__).parent.parent / "docs" / "bench.md"


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    letter: str
    what: str
    result: str
    goal: str
    met: bool


def throughput(letter: str, what: str, pairs: list[Pair], goal: float) -> Line:
    """Return the line for updates per second against the peer."""
    ratio = median(p.ratio for p in pairs)
    low, high = min(p.ratio for p in pairs), max(p.ratio for p in pairs)
    result = (
        f"{median(p.ours for p in pairs):,.0f}/s, peer {median(p.peer for p in pairs):,.0f}/s: "
        f"× {ratio:.2f} ({low:.2f}…{high:.2f} in {len(pairs)} rounds); processor time per update "
        f"{median(p.cpu for p in pairs):.2f} ms, peer {median(p.peer_cpu for p in pairs):.2f} ms; "
        f"p99 {median(p.p99 for p in pairs):.0f} ms with 32 at once"
    )
    return Line(letter, what, result, f"× {goal:g}", ratio >= goal)


def broadcast(run: Run) -> Line:
    """Return the line for the broadcast."""
    slowest = max(run.urgent)
    result = (
        f"{run.messages:,} messages in {run.took:.1f} s, {run.ratio:.3f} × the shortest possible; no limit "
        f"exceeded, {run.refused} refused; urgent answers after "
        + ", ".join(f"{seconds:.2f} s" for seconds in run.urgent)
    )
    return Line(
        "c",
        "broadcast with three urgent answers in it",
        result,
        "≤ 1.03 ×, urgent ≤ 0.25 s",
        run.ratio <= 1.03 and slowest <= 0.25,
    )


def starts(found: Starts) -> Line:
    """Return the line for the start."""
    ratio = found.ours / found.peer
    result = (
        f"ready after {found.ours:.2f} s, bare peer {found.peer:.2f} s: × {ratio:.2f}; "
        f"{found.memory:.0f} MB, after work {found.memory_after:.0f} MB (peer {found.peer_memory:.0f} MB)"
    )
    met = ratio <= 2 and found.memory_after <= 120
    return Line("d", "start and memory", result, "≤ 2 ×, ≤ 120 MB", met)


def queries(sizes: list[Size]) -> list[Line]:
    """Return the lines for the everyday questions."""
    lines = []
    for name in ("inbox", "overdue", "figures", "search"):
        values = [getattr(size, name) for size in sizes]
        shown = ", ".join(
            f"{size.tickets:,}: {value:.2f} ms" for size, value in zip(sizes, values, strict=True)
        )
        met = values[-1] <= 1.5 * values[0]
        if name == "search":
            same = all(size.same for size in sizes)
            shown += "; finds what LIKE finds" if same else "; does NOT find all that LIKE finds"
            met = met and same
        lines.append(Line("e", f"question: {name}", shown, "≤ 1.5 × from first to last", met))
    return lines


def losses(found: Losses) -> Line:
    """Return the line for what a kill loses."""
    result = (
        f"{found.lost} of {found.acknowledged:,} acknowledged updates lost in {found.kills} kills; "
        f"peer, storing each update in its handler: {found.peer_lost} of {found.peer_acknowledged:,}"
    )
    return Line("f", "lost at SIGKILL", result, "0", found.lost == 0)


def load() -> str:
    """Return how busy the machine is beside the measurement."""
    return f"{os.getloadavg()[0]:.1f} before the first measurement"


def write(lines: list[Line], busy: str) -> None:
    """Write the page."""
    rows = "\n".join(
        f"| {line.letter} | {line.what} | {line.result} | {line.goal} | {'yes' if line.met else '**no**'} |"
        for line in lines
    )
    PAGE.write_text(
        f"""# What was measured

Written by `make bench` ({platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, load {busy}).
The server under test has one core to itself, the load comes from another process over kept connections on loopback;
peer and ours are measured in turn in one run. The peer is python-telegram-bot's own webhook runner with an empty handler,
counted until the last update is handled; it acknowledges before it handles, ours after the commit.

| | what | result | goal | met |
|---|---|---|---|---|
{rows}

(a) ordinary talk that opens nothing; (b) a message that becomes a ticket with its history, inbox and outbox rows.
(c) runs in real time against the fake Bot API server, which refuses whatever exceeds 30/s, 1/s per chat or 20/min per group.
Absolute figures depend on the machine and on what else runs there; the ratios are what to compare.
""",
        encoding="utf-8",
    )
