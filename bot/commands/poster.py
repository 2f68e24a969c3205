"""`poster`: QR codes to hang in the stairwells, per compound, building or household."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import speech
from bot.commands.options import ConfigFile, progress, settings
from bot.commands.running import reason

if TYPE_CHECKING:
    from bot.channels.contract import Channel
    from bot.config import Config
    from bot.drawings.poster import Way
    from domain.people import Node
    from storage.database import Database
    from storage.tree import Compound

CODE_KEPT = timedelta(days=180)
CODE_USES = 8


class For(StrEnum):
    """For whom a sheet is made."""

    COMPOUND = "compound"
    BUILDINGS = "buildings"
    HOUSEHOLDS = "households"


Whom = Annotated[For, typer.Option("--for", help=speech.words("cli-poster-for"))]
Named = Annotated[
    str, typer.Option("--compound", help=speech.words("cli-poster-compound"), show_default=False)
]
Target = Annotated[Path, typer.Argument(help=speech.words("cli-poster-target"))]


def poster(
    target: Target = Path("posters.pdf"),
    whom: Whom = For.BUILDINGS,
    compound: Named = "",
    config: ConfigFile = None,
) -> None:
    """Make posters."""
    if target.suffix.lower() not in {".pdf", ".png"}:
        speech.stop("cli-poster-kind", speech.MISUSED)
    chosen = settings(config)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        count = asyncio.run(_posters(chosen, target, whom, compound))
    except typer.Exit:
        raise
    except Exception as error:
        speech.stop("cli-start-failed", why=reason(error))
    speech.tell("cli-poster-done", count=count, file=str(target))


async def _posters(config: Config, target: Path, whom: For, name: str) -> int:
    from bot import app
    from bot.drawings.poster import page
    from storage import migrate
    from storage.database import opened
    from texts.catalogue import catalogue

    async with opened(config.database_url) as database:
        if not await migrate.is_newest(database):
            speech.stop("cli-migrate-first")
        home = await _home(database, name)
        places = await _places(database, home, whom)
        if not places:
            speech.stop("cli-poster-nobody")
        channels = app.channels_of(config, app.house_of(config, database))
        try:
            telegram = await _telegram(channels)
            sheets = []
            with progress(speech.words("cli-poster-bar"), len(places)) as step:
                for number, node in enumerate(places, 1):
                    code = ""
                    if whom is For.HOUSEHOLDS:
                        code = await _code(database, home, node, app.now, app.new_code)
                    ways = await _ways(config, channels, telegram, node, code)
                    if not ways:
                        speech.stop("cli-poster-no-way")
                    place = await _place(database, home, node)
                    sheets.append(
                        page(home.name, place, code, ways, catalogue(), speech.language())
                    )
                    step(number)
        finally:
            for channel in channels.values():
                await channel.close()
    _write(target, sheets)
    return len(sheets)


async def _home(database: Database, name: str) -> Compound:
    """Return the compound that was named, or the only one."""
    from storage import tree

    every = await database.read(tree.all_compounds)
    names = "、".join(one.name for one in every)
    found = [one for one in every if not name or one.name == name]
    if not found:
        speech.stop("cli-poster-no-compound", speech.MISUSED, name=name, names=names)
    if len(found) > 1:
        speech.stop("cli-poster-which", speech.MISUSED, names=names)
    return found[0]


async def _places(database: Database, home: Compound, whom: For) -> list[Node]:
    from domain.people import NodeKind
    from storage import tree

    if whom is For.COMPOUND:
        node = await database.read(lambda conn: tree.get(conn, home.id))
        return [node] if node is not None else []
    kind = NodeKind.BUILDING if whom is For.BUILDINGS else NodeKind.UNIT
    return await database.read(lambda conn: tree.within(conn, home.id, kind))


async def _place(database: Database, home: Compound, node: Node) -> str:
    from storage import tree

    if node.id == home.id:
        return ""
    return await database.read(lambda conn: tree.place_of(conn, node))


async def _code(
    database: Database,
    home: Compound,
    node: Node,
    now: Callable[[], Any],
    new_code: Callable[[], str],
) -> str:
    """Return a new code for a household."""
    from domain.conversation import Role
    from storage import codes
    from storage.codes import Code

    code = new_code()
    what = Code("join", home.id, node.id, 0, Role.RESIDENT.value)
    await database.transact(lambda conn: codes.add(conn, code, what, now(), CODE_KEPT, CODE_USES))
    return code


async def _telegram(channels: dict[str, Channel]) -> str:
    """Return the address of the Telegram bot, empty when there is none or it cannot be asked."""
    channel = channels.get("telegram")
    if channel is None:
        return ""
    try:
        async with asyncio.timeout(15):
            await channel.check()
    except Exception:
        return ""
    return str(getattr(channel, "link", ""))


async def _ways(
    config: Config, channels: dict[str, Channel], telegram: str, node: Node, code: str
) -> Sequence[Way]:
    """Return the ways in that are set up: WeChat first, for it is what neighbours have."""
    from bot.channels.weixin import WeixinChannel
    from bot.drawings.poster import Way

    ways = []
    weixin = channels.get("weixin")
    if isinstance(weixin, WeixinChannel):
        account = next(iter(config.weixin_kf.accounts), "")
        link = await weixin.entry(code or f"n{node.id}", account)
        if link:
            ways.append(Way("weixin", link))
    if config.web.public_url:
        web = config.public_url
        ways.append(Way("web", f"{web}/join?code={code}" if code else f"{web}/"))
    if telegram:
        ways.append(Way("telegram", f"{telegram}?start={code}" if code else telegram))
    return ways


def _write(target: Path, sheets: Sequence[Any]) -> None:
    """Write all sheets into one PDF, or each into a PNG of its own."""
    from bot.drawings.poster import DPI

    if target.suffix.lower() == ".pdf":
        first, *rest = sheets
        first.save(target, "PDF", resolution=DPI, save_all=True, append_images=rest)
        return
    for number, sheet in enumerate(sheets, 1):
        name = f"{target.stem}-{number:03}{target.suffix}" if len(sheets) > 1 else target.name
        sheet.save(target.with_name(name), "PNG", optimize=True, dpi=(DPI, DPI))
