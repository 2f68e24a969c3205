"""`python -m bench`: all measurements, or the ones named by letter; all of them together are written to docs/bench.md."""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from pathlib import Path

import uvloop

from bench import (
    broadcast,
    losses,
    queries,
    report,
    sample,
    servers,
    starting,
    throughput,
)

ALL = "abcdef"


def asked() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument(
        "--only", default=ALL, help="letters of the measurements, as in docs/bench.md"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--messages", type=int, default=3000)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--chats", type=int, default=broadcast.CHATS)
    parser.add_argument("--write", action="store_true", help="write the page for a part, too")
    return parser.parse_args()


async def measured(letter: str, chosen: argparse.Namespace, folder: Path) -> list[report.Line]:
    """Return the lines of one measurement."""
    rounds, messages = chosen.rounds, chosen.messages
    match letter:
        case "a":
            pairs = await throughput.compare(folder, sample.talk, messages, rounds, "talk")
            return [report.throughput("a", "ordinary talk", pairs, 2)]
        case "b":
            pairs = await throughput.compare(folder, sample.asks, messages, rounds, "asks")
            return [report.throughput("b", "a ticket", pairs, 1.25)]
        case "c":
            return [report.broadcast(await broadcast.measure(folder, chosen.chats))]
        case "d":
            return [report.starts(await starting.measure(folder, rounds))]
        case "e":
            return report.queries(await queries.measure(folder, tuple(chosen.sizes)))
        case _:
            return [report.losses(await losses.measure(folder, rounds))]


async def main() -> None:
    """Measure one after the other and print each as it is known."""
    chosen = asked()
    busy = report.load()
    os.sched_setaffinity(0, {servers.OWN_CORE})
    lines = []
    with tempfile.TemporaryDirectory(prefix="yunguanjia-bench-") as name:
        for letter in chosen.only:
            for line in await measured(letter, chosen, Path(name)):
                print(
                    f"{line.letter} {'✓' if line.met else '✗'} {line.what}: {line.result}",
                    flush=True,
                )
                lines.append(line)
    if chosen.only == ALL or chosen.write:
        report.write(lines, busy)


asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
asyncio.run(main())
