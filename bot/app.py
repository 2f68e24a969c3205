"""Puts the parts together: the only file that knows them all, reads the clock, makes ids and starts tasks."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
import uvicorn
from sqlalchemy import func, select

from bot import board, founding, ids, light, menus, server
from bot.channels.console import Console
from bot.channels.contract import Channel, Fetch
from bot.channels.forward import ForwardChannel
from bot.channels.web import WebChannel
from bot.channels.web.room import Face
from bot.config import Config
from bot.delivery import Delivery
from bot.dispatch import Dispatch, Surroundings
from bot.drawings import draw
from bot.forwarding import ForwardDesk
from bot.jobs import Jobs
from bot.letters import Rendering
from bot.mailroom import House, Mailroom
from bot.making import Making
from bot.metrics import Metrics
from bot.outside.desk import OutsideDesk
from bot.outside.ways import ways
from bot.papers import write
from bot.readers import Readers
from bot.slip_desk import SlipDesk
from bot.wording import Words
from domain.conversation import Message
from domain.understanding import Understanding
from handlers.contract import Command
from handlers.table import FEATURES
from storage import files, migrate, outbox
from storage.database import Connection, Database, opened
from texts.catalogue import Catalogue, catalogue

log = structlog.get_logger()

new_id = ids.time_ordered(lambda: time.time_ns() // 1_000_000)
new_code = ids.new_code
LOOK_UP = 30.0
"""Seconds between two looks at what the compounds want different."""
LEARN = 600.0
"""Seconds between two looks at whether it is time to learn."""
AGAIN = 60.0
"""Seconds until a channel that could not be introduced is tried again."""
QUIET = 5.0
"""Seconds that the terminal waits for the last answers when its input has ended."""


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass
class App:
    """The running whole."""

    config: Config
    database: Database
    readers: Readers
    texts: Catalogue
    dispatch: Dispatch
    delivery: Delivery
    jobs: Jobs
    metrics: Metrics
    channels: dict[str, Channel]
    outside: OutsideDesk
    slips: SlipDesk
    links: dict[str, str] = field(default_factory=dict)
    operator_code: str = ""
    url: str = ""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    failed: bool = False
    ready: bool = False

    async def take(self, message: Message) -> str:
        """Hand a message in; returns, after the commit, the words for who pressed a button."""
        self.metrics.messages.labels(message.channel, message.kind.value).inc()
        with self.metrics.handling.time():
            outcome = await self.dispatch.take(message)
        if outcome.toast is None:
            return ""
        return self.texts.reply(outcome.toast, outcome.language)

    async def is_ready(self) -> bool:
        """Tell whether messages can be handled now."""
        if not self.ready or self.stopping.is_set():
            return False
        try:
            async with asyncio.timeout(5):
                return await migrate.is_newest(self.database)
        except Exception:
            log.exception("database-unreachable")
            return False

    async def count(self, metrics: Metrics) -> None:
        """Bring the figures that are read from the database up to date."""
        counts = await self.database.read(outbox.counts)
        for state in outbox.State:
            if state is not outbox.State.SENT:
                metrics.letters.labels(state.name.lower()).set(counts.get(state, 0))


def channels_of(
    config: Config, house: House, *, console: bool = False, holder: int = 0
) -> dict[str, Channel]:
    """Return the channels that the settings ask for, by name. `holder` names this process among its equals."""
    found: list[Channel] = []
    if config.telegram_token:
        # Slow to load, not always wanted; even less are passports and httpx's command line.
        with light.without("cryptography", "rich", "pygments"):
            from bot import telegram

        found.append(telegram.channel(config, now))
    if config.web.enabled:
        found.append(WebChannel(Mailroom(house), config.web.public_url))
    found += _wechat(config, house, holder)
    if console:
        found.append(Console(now, new_id))
    return {channel.name: channel for channel in found}


def _wechat(config: Config, house: House, holder: int) -> list[Channel]:
    wecom, desk, account = config.wecom, config.weixin_kf, config.weixin_oa
    if not (wecom.bot_id or wecom.hooks or desk.corp_id or account.app_id):
        return []
    from bot import wechat  # slow to load, not always wanted

    kept = wechat.Kept(house.database, house.folder, now, holder)
    return wechat.channels(config, kept, house.texts, now)


def house_of(
    config: Config, database: Database, commands: Sequence[Command] = (), faces: Sequence[Face] = ()
) -> House:
    """Return what the web pages work with."""
    return House(database, config.data / "files", catalogue(), commands, now, tuple(faces))


@asynccontextmanager
async def built(
    config: Config, *, console: bool = False, faces: Sequence[Face] = ()
) -> AsyncIterator[App]:
    """Return everything put together on a migrated database, not yet running. `faces`: whom a visitor of the demo may be."""
    url = config.database_url
    async with opened(url) as database:
        if not await migrate.is_newest(database):
            log.info("migrating", to=migrate.newest())
            await migrate.to_newest(url)
        app = await _joined(config, database, console=console, faces=faces)
        try:
            yield app
        finally:
            for channel in app.channels.values():
                with suppress(Exception):
                    await channel.close()


async def _joined(
    config: Config, database: Database, *, console: bool, faces: Sequence[Face]
) -> App:
    texts, metrics = catalogue(), Metrics()
    around = Surroundings(now, new_id, new_code, Readers(Understanding.load()))
    dispatch = Dispatch(database, FEATURES, Words(texts.words()), around)
    house = house_of(config, database, dispatch.commands, faces)
    holder = new_id()
    channels = channels_of(config, house, console=console, holder=holder)
    desk = ForwardDesk(database, house.folder, now, new_id)
    channels[ForwardChannel.name] = ForwardChannel(desk)
    fetch = _files(house, channels)
    making = Making(database, FEATURES, dispatch.context)
    rendering = Rendering(texts, draw, fetch, write, config.web.public_url, making)
    delivery = Delivery(database, channels, rendering, now, holder)
    around.wake = delivery.wake
    poll = timedelta(minutes=config.georeport.poll_minutes)
    hands = dispatch.context, now, delivery.wake
    app = App(
        config=config,
        database=database,
        readers=around.readers,
        texts=texts,
        dispatch=dispatch,
        delivery=delivery,
        jobs=_jobs(database, dispatch, delivery, metrics),
        metrics=metrics,
        channels=channels,
        outside=OutsideDesk(database, ways(config, texts, now), *hands, poll),
        slips=SlipDesk(database, fetch, *hands),
    )
    around.links = app.links
    await _begun(app, is_demo=bool(faces))
    return app


def _jobs(database: Database, dispatch: Dispatch, delivery: Delivery, metrics: Metrics) -> Jobs:
    """Return the time-driven work of all features, counted as it runs."""
    return Jobs(
        database,
        [job for feature in FEATURES for job in feature.jobs],
        dispatch.context,
        delivery.wake,
        lambda name, ok: metrics.jobs.labels(name, str(ok).lower()).inc(),
    )


async def _begun(app: App, *, is_demo: bool) -> None:
    """Learn from the database who runs the service and what the compounds want different."""

    async def begin(conn: Connection) -> str:
        return await founding.operator(conn, app.config, now(), new_id, new_code)

    app.operator_code = "" if is_demo else await app.database.transact(begin)
    await app.readers.refresh(app.database)
    terminal = app.channels.get(Console.name)
    if isinstance(terminal, Console):
        terminal.settle = lambda: _quiet(app)


def _files(house: House, channels: Mapping[str, Channel]) -> Fetch:
    """Return how to get the bytes of a file: one kept here by its id, or "channel:reference" from its service."""

    async def fetch(id: str) -> bytes:
        name, _, source = id.partition(":")
        if source:
            return await channels[name].fetch(source)
        kept = await house.database.read(lambda conn: files.get(conn, id))
        if kept is None:
            raise LookupError(id)
        return await asyncio.to_thread(files.read, house.folder, kept.sha256)

    return fetch


async def run(app: App, announce: Callable[[App], None] = lambda app: None) -> None:
    """Run until a signal or a fault; what is under way is finished first.

    `announce` is called when messages are taken. Raises OSError when the web port cannot be had.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, app.stopping.set)
    async with asyncio.TaskGroup() as group:
        delivery = group.create_task(app.delivery.run(), name="delivery")
        jobs = group.create_task(app.jobs.run(), name="jobs")
        lookups = [
            group.create_task(_look_up(app), name="readers"),
            group.create_task(_learn(app), name="learning"),
            group.create_task(app.outside.run(), name="outside"),
            group.create_task(app.slips.run(), name="slips"),
        ]
        web = await _web(app, group)
        receivers = [
            group.create_task(_receive(app, channel), name=f"receive {channel.name}")
            for channel in app.channels.values()
        ]
        lookups += [
            group.create_task(_introduce(app, channel), name=f"introduce {channel.name}")
            for channel in app.channels.values()
        ]
        app.ready = True
        log.info("ready", url=app.url, channels=" ".join(app.channels))
        announce(app)
        await app.stopping.wait()
        log.info("stopping")
        await _ended([*receivers, *lookups], cancel=True)
        if web is not None:
            web[0].should_exit = True
            await _ended([web[1]])
        app.jobs.stop()
        await _ended([jobs])
        app.delivery.stop()
        await _ended([delivery])
    log.info("stopped")


async def _look_up(app: App) -> None:
    """Let a compound's new words hold in this process too, within a minute."""
    while True:
        await asyncio.sleep(LOOK_UP)
        try:
            await app.readers.refresh(app.database)
        except Exception:
            log.exception("readers-not-refreshed")


async def _learn(app: App) -> None:
    """Learn from closed tickets at night, where settings want it; elsewhere nothing of it is even loaded."""
    days = app.config.learning.every_days
    if not days:
        return
    from bot import learning

    while True:
        await asyncio.sleep(LEARN)
        try:
            if await learning.when_due(app.database, days, now(), new_id) is not None:
                await app.readers.refresh(app.database)
        except Exception:
            log.exception("learning-failed")


async def _introduce(app: App, channel: Channel) -> None:
    """Learn where people find the bot on a channel, warn of what is wrong there, and show its command menus."""
    while True:
        try:
            for problem in await channel.check():
                log.warning("channel-problem", channel=channel.name, problem=problem)
            link = getattr(channel, "link", "")
            if link:
                app.links[channel.name] = link
            await channel.set_menus(
                await menus.shown(app.database, app.dispatch, channel.name, now())
            )
            return
        except Exception:
            log.exception("channel-not-introduced", channel=channel.name)
            await asyncio.sleep(AGAIN)


async def _web(
    app: App, group: asyncio.TaskGroup
) -> tuple[uvicorn.Server, asyncio.Task[Any]] | None:
    """Start the web server where one is wanted and note its address."""
    routes = [r for channel in app.channels.values() for r in channel.routes(app.take)]
    if not (app.config.web.enabled or routes):
        return None
    if app.config.web.enabled:
        panels = [panel for feature in FEATURES for panel in feature.panels]
        sources = board.Sources(app.database, app.texts, panels, app.dispatch.context, draw, now)
        routes += board.Board(sources).routes()
    site = server.site(app.config, routes, app.metrics, app.is_ready, app.count)
    socket = server.listening(app.config)
    host, port = socket.getsockname()[:2]
    app.url = app.config.web.public_url.rstrip("/") or f"http://{host}:{port}"
    if app.config.web.enabled:
        app.links["web"] = app.url
    web = server.server(site, app.config)
    return web, group.create_task(web.serve(sockets=[socket]), name="web")


async def _receive(app: App, channel: Channel) -> None:
    """Take what a channel receives; when it cannot go on, neither can the program."""
    try:
        await channel.run(app.take)
    except Exception:
        log.exception("channel-failed", channel=channel.name)
        app.failed = True
        app.stopping.set()
        return
    if isinstance(channel, Console):
        await _quiet(app)
        app.stopping.set()


async def _quiet(app: App) -> None:
    """Wait until nothing is left to be said, a few seconds at most."""
    waiting = select(func.count()).where(
        outbox.outbox.c.state.in_([outbox.State.WAITING.value, outbox.State.SENDING.value]),
        outbox.outbox.c.due_at <= int(now().timestamp()),
    )
    with suppress(TimeoutError):
        async with asyncio.timeout(QUIET):
            # Another process may be the one that sends, so nothing here could tell us.
            while await app.database.read(lambda conn: conn.scalar(waiting)):  # noqa: ASYNC110
                await asyncio.sleep(0.05)


async def _ended(tasks: Sequence[asyncio.Task[Any]], *, cancel: bool = False) -> None:
    if cancel:
        for task in tasks:
            task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def go(main: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in the fastest loop that this machine has."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(main)
    return uvloop.run(main)
