"""`python -m bench`: all measurements, or the ones named by letter."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

import uvloop

from bench import broadcast, losses, queries, sample, servers, starting, throughput


async def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--only", default="abcdef")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--messages", type=int, default=3000)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--chats", type=int, default=broadcast.CHATS)
    chosen = parser.parse_args()
    os.sched_setaffinity(0, {servers.OWN_CORE})
    with tempfile.TemporaryDirectory(prefix="yunguanjia-bench-") as name:
        folder = Path(name)
        if "a" in chosen.only:
            pairs = await throughput.compare(
                folder, sample.talk, chosen.messages, chosen.rounds, "talk"
            )
            print("a", throughput.shown(pairs), flush=True)
        if "b" in chosen.only:
            pairs = await throughput.compare(
                folder, sample.asks, chosen.messages, chosen.rounds, "asks"
            )
            print("b", throughput.shown(pairs), flush=True)
        if "c" in chosen.only:
            print("c", await broadcast.measure(folder, chosen.chats), flush=True)
        if "d" in chosen.only:
            print("d", await starting.measure(folder, chosen.rounds), flush=True)
        if "e" in chosen.only:
            for size in await queries.measure(folder, tuple(chosen.sizes)):
                print("e", size, flush=True)
        if "f" in chosen.only:
            print("f", await losses.measure(folder, chosen.rounds), flush=True)


uvloop.run(main())
