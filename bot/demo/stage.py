"""A week in the life of the sample compound, lived through the real dispatch with a clock that runs ahead."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.channels.contract import Limits
from bot.channels.web import WebChannel
from bot.channels.web.room import GROUP, Line, Visitor
from bot.demo.people import CAST, CHANNEL, faces, quiet_neighbours, settle
from bot.demo.week import WEEK, Press, Say, Step, Vote
from bot.dispatch import Dispatch, Surroundings
from bot.letters import Draw, Reader, Rendering
from bot.mailroom import House, Mailroom
from bot.making import Making
from bot.papers import write
from bot.wording import Words
from domain.conversation import Address, Attachment, Message, MessageKind, Sender
from handlers.contract import Feature
from storage import card_places, outbox, people, tree
from storage.database import Connection, Database
from storage.outbox import Letter
from texts.catalogue import Catalogue

ZONE = ZoneInfo("Asia/Shanghai")
DAYS = 7
MEETING_IN = timedelta(days=15)
"""From the beginning of the week to the meeting that its talk leads to."""
AWAKE = range(7, 23)
STRIDE, LONG_STRIDE = timedelta(minutes=10), timedelta(hours=1)
"""How far the clock goes at most before the time-driven work is woken, by day and by night."""

__all__ = ["Stage", "faces", "play"]


@dataclass(frozen=True, slots=True)
class Props:
    """What a stage is built from."""

    database: Database
    folder: Path
    texts: Catalogue
    features: Sequence[Feature]
    around: Surroundings
    draw: Draw | None = None


class Stage:
    """The house with a clock of its own: what people say is said then, and what is due then is done then."""

    def __init__(self, props: Props, begin: datetime) -> None:
        self.now = begin
        self.compound = 0
        self.passed_over: list[Step] = []
        self._props = props
        around = replace(props.around, now=lambda: self.now, wake=lambda: None)
        words = Words(props.texts.words())
        self._dispatch = Dispatch(props.database, props.features, words, around)
        self._jobs = [job for feature in props.features for job in feature.jobs]
        self._commands = {c.name for c in self._dispatch.commands}
        self.room = Mailroom(
            House(
                props.database, props.folder, props.texts, self._dispatch.commands, lambda: self.now
            )
        )
        self._channel = WebChannel(self.room)
        making = Making(props.database, props.features, self._dispatch.context)
        self._rendering = Rendering(props.texts, props.draw, self._content, write, make=making)
        self._visitors: dict[str, Visitor] = {}
        self._count = 0

    async def _content(self, id: str) -> bytes:
        """Return the bytes of a file of the page, also of one that somebody sent ("web:…")."""
        return await self.room.content(id.removeprefix("web:"))

    async def open(self) -> None:
        """Make the compound and learn who lives there."""
        new_id = self._props.around.new_id
        database = self._props.database
        self.compound = await database.transact(lambda conn: settle(conn, new_id, self.now))
        for one in (*CAST, *quiet_neighbours()):
            self._visitors[one.account] = await self.room.visitor_of(one.account)

    @property
    def group(self) -> str:
        """Return the id of the compound's group on the page."""
        return f"{GROUP}{self.compound}"

    async def until(self, then: datetime) -> None:
        """Let the time pass, with everything that falls due on the way."""
        while self.now < then:
            awake = self.now.astimezone(ZONE).hour in AWAKE
            self.now = min(then, self.now + (STRIDE if awake else LONG_STRIDE))
            letters = await self._props.database.transact(self._work)
            if letters:
                await self._deliver(letters)

    async def _work(self, conn: Connection) -> list[Letter]:
        """Do what is due and return the first letters that wait."""
        for job in self._jobs:
            while await job.run(self._dispatch.context(conn)):
                pass
        return await outbox.claim(conn, self.now, 50)

    async def play(self, step: Step) -> bool:
        """Let one step happen now; a step that speaks of what this house cannot do is passed over."""
        if isinstance(step, Say):
            return await self._say(step)
        if isinstance(step, Press):
            return await self._press(step)
        return await self._vote(step)

    async def _say(self, step: Say) -> bool:
        visitor = self._visitors[step.who]
        chat = self.group if step.group else step.who
        text = step.text
        if step.needs and step.needs not in self._commands:
            return False
        if step.about:
            number = await self._number(visitor, step.who, step.about)
            if not number:
                return False
            text = text.replace("{n}", number)
        text = text.replace("{rule}", _monthly(self.now + MEETING_IN))
        files: list[str] = []
        attachments: list[Attachment] = []
        if step.photo:
            content, width, height = step.photo()
            files.append(await self.room.keep_photo(visitor, chat, content, width, height))
            media_type, size, digest, _ = await self.room.file_facts(visitor, files[0])
            attachments.append(Attachment("photo", files[0], digest, media_type, size))
        reply_to = await self._newest_of(visitor, chat, step.answers) if step.answers else 0
        line, _ = await self.room.write(visitor, chat, self._mark(), text, files, reply_to)
        await self._take(
            visitor,
            kind=MessageKind.TEXT,
            chat=chat,
            text=text,
            ref=str(line.number),
            reply_to=str(reply_to) if reply_to else "",
            attachments=tuple(attachments),
        )
        return True

    async def _press(self, step: Press) -> bool:
        """Press the newest button of the person's chats whose command begins so."""
        visitor = self._visitors[step.who]
        chat = self.group if step.group else step.who
        for line in reversed(await self.room.before(visitor, chat, 0, 200)):
            command = _button(line, step)
            if command:
                await self._take(
                    visitor,
                    kind=MessageKind.PRESS,
                    chat=chat,
                    text=command,
                    ref=str(line.number),
                    press=self._mark(),
                    card_ref=str(line.number),
                )
                return True
        return False

    async def _vote(self, step: Vote) -> bool:
        """Let quiet neighbours vote, each as a coin weighted by `shares` falls; the same each time."""
        voters = [one.account for one in quiet_neighbours()][step.since : step.until]
        poll, options = await self._poll(step)
        for account in voters if poll else ():
            coin = zlib.crc32(account.encode()) % 100
            option = next(i for i, share in enumerate(step.shares) if coin < share)
            await self._take(
                self._visitors[account],
                kind=MessageKind.PRESS,
                chat=self.group,
                text=options[min(option, len(options) - 1)],
                ref=str(poll),
                press=self._mark(),
                card_ref=str(poll),
            )
        return poll > 0

    async def _poll(self, step: Vote) -> tuple[int, list[str]]:
        """Return the number of the newest message that can be voted on, and the commands of its options."""
        visitor = self._visitors[CAST[0].account]
        for line in reversed(await self.room.before(visitor, self.group, 0, 200)):
            commands = [k.command for row in line.buttons for k in row]
            options = [c for c in commands if fnmatchcase(_bare(c), step.command)]
            if options:
                return line.number, options
        return 0, []

    async def read(self) -> None:
        """Let everybody whom a visitor can become have read what was said so far."""
        for face in faces():
            visitor = self._visitors[face.account]
            for chat in await self.room.chats(visitor):
                await self.room.read_up_to(visitor, chat.id, chat.change)

    async def _newest_of(self, visitor: Visitor, chat: str, words: str) -> int:
        for line in reversed(await self.room.before(visitor, chat, 0, 200)):
            if words in line.text:
                return line.number
        return 0

    async def _number(self, visitor: Visitor, chat: str, about: str) -> str:
        """Return the number of the ticket that the newest card about something shows, empty without one."""
        for line in reversed(await self.room.before(visitor, chat, 0, 200)):
            found = re.search(r"\b\d{4}\b", line.text)
            if found and not line.author and about in line.text:
                return found[0]
        return ""

    def _mark(self) -> str:
        self._count += 1
        return f"demo{self._count:06}"

    async def _take(self, visitor: Visitor, *, chat: str, **facts: object) -> None:
        group = chat == self.group
        await self._dispatch.take(
            Message(
                channel=CHANNEL,
                update=f"{visitor.account}:{self._mark()}",
                chat=Address(CHANNEL, chat),
                at=self.now,
                sender=Sender(visitor.account, visitor.name, visitor.language),
                is_group=group,
                **facts,  # type: ignore[arg-type]
            )
        )
        self.now += timedelta(seconds=2)
        await self._deliver()

    async def _deliver(self, letters: Sequence[Letter] = ()) -> None:
        """Give everybody what waits for them, as the delivery of every day does."""
        database = self._props.database
        while letters := letters or await database.transact(
            lambda conn: outbox.claim(conn, self.now, 50)
        ):
            for letter in letters:
                await self._deliver_one(letter)
            letters = ()

    async def _deliver_one(self, letter: Letter) -> None:
        async def address(conn: Connection) -> tuple[Address | None, Reader]:
            to = letter.address or await people.direct_chat(conn, letter.person)
            home = await tree.compound(conn, letter.compound)
            language = "zh" if to is None or to.chat == self.group else ""
            return to, Reader(language or "zh", home.zone if home else "Asia/Shanghai")

        database = self._props.database
        to, reader = await database.read(address)
        if to is None:
            await database.transact(lambda conn: outbox.hold(conn, letter.id))
            return
        ref = ""
        for out in await self._rendering.messages(letter, reader, Limits()):
            ref = await self._channel.send(to, out)

        async def note(conn: Connection) -> None:
            await outbox.mark_sent(conn, letter.id, ref, self.now)
            if letter.card:
                await card_places.note(conn, letter.compound, letter.card, to, ref, letter.person)

        await database.transact(note)


def _monthly(at: datetime) -> str:
    """Return a day of every month in words: the weekday of `at` in its week."""
    local = at.astimezone(ZONE)
    nth = "一二三四"[(local.day - 1) // 7] if local.day <= 28 else ""
    weekday = "一二三四五六日"[local.weekday()]
    return f"每月第{nth}个周{weekday}" if nth else f"每月最后一个周{weekday}"


def _moment(step: Step, now: datetime) -> datetime:
    """Return when a step happens: at an hour of its day, or so many minutes ago ("-12")."""
    if step.at.startswith("-"):
        return now + timedelta(minutes=int(step.at))
    hour, minute = map(int, step.at.split(":"))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=step.days_ago) + timedelta(hours=hour, minutes=minute)


def _bare(command: str) -> str:
    """Return a command without the mark of its compound."""
    return command.partition(" ")[2] if command.startswith("~") else command


def _button(line: Line, step: Press) -> str:
    """Return the command of the first button that looks as the step says."""
    if step.about not in line.text:
        return ""
    commands = [k.command for row in line.buttons for k in row if not k.prompt]
    return next((c for c in commands if fnmatchcase(_bare(c), step.command)), "")


async def play(
    props: Props, now: datetime, progress: Callable[[int, int], None] = lambda done, all: None
) -> Stage:
    """Live through the week before `now` and return the stage; `progress` is told the steps done and all."""
    local = now.astimezone(ZONE)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    stage = Stage(props, midnight - timedelta(days=DAYS))
    await stage.open()
    steps = sorted((_moment(step, local), place) for place, step in enumerate(WEEK))
    for done, (then, place) in enumerate(steps, 1):
        if then >= local:
            continue
        await stage.until(max(then, stage.now))
        if not await stage.play(WEEK[place]):
            stage.passed_over.append(WEEK[place])
        progress(done, len(WEEK))
    await stage.until(now)
    await stage.read()
    return stage
