"""The fake as a process of its own: python -m tests.fakes.botapi --port 8081."""

from __future__ import annotations

import argparse
import asyncio
import json

from . import control
from .clock import Clock, ManualClock, RealClock, ScaledClock
from .telegram import FakeTelegram


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default="700000001:FAKE-token_for-tests")
    parser.add_argument("--clock", default="real", help="real, manual, or a factor such as 60")
    parser.add_argument("--no-validation", action="store_true", help="skip aiogram's opinion")
    parser.add_argument("--no-records", action="store_true", help="keep no calls and events")
    parser.add_argument("--strict", action="store_true", help="429 beyond the sending limits")
    parser.add_argument("--tolerance", type=float, default=0.03, help="seconds, for --strict")
    parser.add_argument("--privacy", action="store_true", help="privacy mode on")
    return parser.parse_args()


def _clock(words: str) -> Clock:
    if words == "real":
        return RealClock()
    return ManualClock() if words == "manual" else ScaledClock(float(words))


async def _serve(given: argparse.Namespace) -> None:
    tg = FakeTelegram(
        clock=_clock(given.clock),
        port=given.port,
        token=given.token,
        privacy=given.privacy,
        validate=not given.no_validation,
    )
    tg.service.records = not given.no_records
    tg.service.limits.is_on = given.strict
    tg.service.limits.tolerance = given.tolerance
    tg.server.routes.append(control.route(tg))
    await tg.server.start(given.port)
    where = {"base_url": tg.base_url, "control": f"{tg.server.url}/_control", "token": tg.token}
    print(json.dumps(where), flush=True)
    await asyncio.Event().wait()


def main() -> None:
    given = _arguments()
    try:
        import uvloop
    except ImportError:
        asyncio.run(_serve(given))
    else:
        uvloop.run(_serve(given))


if __name__ == "__main__":
    main()
