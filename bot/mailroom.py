"""Keeps what the web chat shows: the seam between its page and storage."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from bot.channels.contract import Button, Outgoing
from bot.channels.web.room import (
    GROUP,
    Chat,
    Hint,
    Knob,
    Line,
    Photo,
    Quote,
    Visitor,
    is_group,
)
from bot.enclosures import Enclosures, written
from bot.visits import CHANNEL, House
from bot.wording import cleaned
from domain.conversation import EVERYONE, Address, Role
from domain.people import lowest
from handlers.contract import Command
from storage import files, mailbox, people, tree
from storage.database import Connection
from storage.mailbox import Entry, Extra
from storage.people import seconds

__all__ = ["House", "Mailroom"]

QUOTED = 60


class Mailroom(Enclosures):
    """The house's side of bot.channels.web.room.Room."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._words: dict[str, Mapping[str, str]] = {}

    def words(self, language: str) -> Mapping[str, str]:
        """Return the page's own texts in a language, by key."""
        texts = self._house.texts
        language = texts.language(language)
        if language not in self._words:
            keys = [key for key in texts.keys[language] if key.startswith("web-")]
            self._words[language] = {key: texts.text(key, {}, language) for key in keys}
        return self._words[language]

    async def moment(self) -> int:
        """Return the time in the house, in seconds."""
        return seconds(self._house.now())

    async def chats(self, visitor: Visitor) -> list[Chat]:
        """Return the visitor's chats, the group first."""
        words = self.words(visitor.language)

        async def work(conn: Connection) -> list[Chat]:
            found = []
            for chat in visitor.chats:
                group = is_group(chat)
                title = visitor.compound_name + words["web-group"] if group else words["web-bot"]
                _, waiting = await mailbox.unread(conn, visitor.account, visitor.person, chat)
                found.append(Chat(chat, title, group, await mailbox.last(conn, chat), waiting))
            return found

        return await self._database.read(work)

    async def before(self, visitor: Visitor, chat: str, number: int, limit: int) -> list[Line]:
        """Return messages before `number` (0: the newest), oldest first."""

        async def work(conn: Connection) -> list[Line]:
            return await self._lines(conn, chat, await mailbox.before(conn, chat, number, limit))

        return await self._database.read(work)

    async def after(
        self, visitor: Visitor, seen: Mapping[str, int], limit: int
    ) -> dict[str, list[Line]]:
        """Return what changed in each chat after the number seen there."""

        async def work(conn: Connection) -> dict[str, list[Line]]:
            news = {}
            for chat, change in seen.items():
                if entries := await mailbox.after(conn, chat, change, limit):
                    news[chat] = await self._lines(conn, chat, entries)
            return news

        return await self._database.read(work)

    async def line(self, visitor: Visitor, chat: str, number: int) -> Line | None:
        """Return one message."""

        async def work(conn: Connection) -> Line | None:
            entry = await mailbox.get(conn, chat, number)
            return (await self._lines(conn, chat, [entry]))[0] if entry else None

        return await self._database.read(work)

    @staticmethod
    async def _lines(conn: Connection, chat: str, entries: Sequence[Entry]) -> list[Line]:
        wanted = sorted({e.extra.reply_to for e in entries if e.extra.reply_to})
        answered = {e.number: e for e in await mailbox.several(conn, chat, wanted)}
        return [_line(entry, answered.get(entry.extra.reply_to)) for entry in entries]

    async def write(
        self,
        visitor: Visitor,
        chat: str,
        mark: str,
        text: str,
        files: Sequence[str],
        reply_to: int,
    ) -> tuple[Line, int]:
        """Keep what a visitor says, once for each `mark`; returns it and the moment it was said (seconds)."""
        now = self._house.now()

        async def work(conn: Connection) -> Line:
            if is_group(chat):
                await self._bind(conn, visitor)
            entry = await mailbox.add(
                conn,
                visitor.compound,
                chat,
                f"{visitor.account}:{mark}"[-64:],
                cleaned(text),
                now,
                author=visitor.person,
                name=visitor.name,
                role=visitor.role,
                extra=Extra(files=await _photos(conn, files), reply_to=reply_to),
            )
            return (await self._lines(conn, chat, [entry]))[0]

        line = await self._database.transact(work, key=f"mail:{chat}")
        return line, line.at

    async def _bind(self, conn: Connection, visitor: Visitor) -> None:
        """Let the compound's group on the page be a group like any other."""
        address = Address(CHANNEL, f"{GROUP}{visitor.compound}")
        if await tree.group(conn, address) is None:
            title = f"{visitor.compound_name}{self.words('')['web-group']}"
            await tree.bind(conn, tree.Group(address, visitor.compound, visitor.compound, title))

    async def keep(self, chat: str, out: Outgoing) -> int:
        """Keep what the bot says, once for each id, or put it in the place of `out.edits`; returns its number."""
        now, folder = self._house.now(), self._house.folder
        kept = [await asyncio.to_thread(written, folder, chat, file) for file in out.files]
        reply_to = int(out.reply_to) if out.reply_to.isdecimal() else 0

        async def work(conn: Connection) -> int:
            compound, language = await _home_of(conn, chat)
            buttons = tuple(tuple(self._knob(b, language) for b in row) for row in out.buttons)
            for file in kept:
                await files.add(conn, file, now)
            extra = Extra(buttons, tuple(map(_shown, kept)), reply_to, out.urgent)
            if out.edits.isdecimal():
                number = int(out.edits)
                found = await mailbox.get(conn, chat, number)
                if found is not None and not found.author:
                    extra = Extra(buttons, extra.files, found.extra.reply_to, out.urgent)
                    await mailbox.edit(conn, chat, number, out.text, extra, now)
                    return number
            entry = await mailbox.add(
                conn, compound, chat, f"b{out.id}", out.text, now, extra=extra
            )
            return entry.number

        return await self._database.transact(work, key=f"mail:{chat}")

    def _knob(self, button: Button, language: str) -> dict[str, object]:
        """Return a button as it is kept; what it puts into the line begins with a word of the reader's language."""
        mark, command = "", button.command
        if button.prompt:
            if command.startswith("~"):
                mark, _, command = command.partition(" ")
            name, _, rest = command.partition(" ")
            key = f"{name.replace('_', '-')}-words"
            if self._house.texts.has(key):
                command = f"{self._house.texts.text(key, {}, language).split()[0]} {rest}".strip()
            command = f"{mark} {command}".strip()
        return _plain(label=button.label, command=command, link=button.link, prompt=button.prompt)

    async def read_up_to(self, visitor: Visitor, chat: str, number: int) -> None:
        """Note how far a visitor has read."""
        await self._database.transact(
            lambda conn: mailbox.read_up_to(conn, visitor.compound, visitor.account, chat, number)
        )

    async def hints(self, visitor: Visitor) -> list[Hint]:
        """Return the commands that the visitor may give."""
        texts, language, now = self._house.texts, visitor.language, self._house.now()

        async def work(conn: Connection) -> frozenset[Role]:
            person = await people.by_account(conn, CHANNEL, visitor.account)
            home = await tree.compound(conn, visitor.compound) if visitor.compound else None
            held = person.roles_within(home.path, now) if person and home else frozenset()
            return (held | {Role.GUEST}) & EVERYONE

        roles = await self._database.read(work)
        first = texts.text("web-first", {}, language).split()
        return [
            Hint(
                texts.text(f"{_key(c)}-words", {}, language).split()[0],
                texts.text(f"{_key(c)}-help", {}, language),
            )
            for c in sorted(self._house.commands, key=lambda c: _place(c.name, first))
            if c.menu
            and lowest(c.roles, roles) is not None
            and (visitor.compound or not c.needs_compound)
        ]


def _place(name: str, first: list[str]) -> int:
    return first.index(name) if name in first else len(first)


def _key(command: Command) -> str:
    return command.name.replace("_", "-")


def _plain(**values: object) -> dict[str, object]:
    """Return values without the empty ones."""
    return {name: value for name, value in values.items() if value}


def _shown(kept: files.Kept) -> dict[str, object]:
    return _plain(id=kept.id, name=kept.name, width=kept.width, height=kept.height)


def _line(entry: Entry, answered: Entry | None) -> Line:
    return Line(
        chat=entry.chat,
        number=entry.number,
        change=entry.change,
        at=seconds(entry.at),
        text=entry.text,
        author=str(entry.author) if entry.author else "",
        name=entry.name,
        role=entry.role,
        mark=entry.mark.rpartition(":")[2] if ":" in entry.mark else "",
        buttons=tuple(tuple(Knob(**b) for b in row) for row in entry.extra.buttons),
        files=tuple(Photo(**f) for f in entry.extra.files),
        quote=None
        if answered is None
        else Quote(answered.number, answered.name, answered.text[:QUOTED]),
        edited=entry.edited,
        urgent=entry.extra.urgent,
    )


async def _photos(conn: Connection, ids: Sequence[str]) -> tuple[dict[str, object], ...]:
    found = [await files.get(conn, id) for id in ids]
    return tuple(_shown(kept) for kept in found if kept is not None)


async def _home_of(conn: Connection, chat: str) -> tuple[int, str]:
    """Return the compound that a chat belongs to, 0 for a stranger's, and its language. Raises LookupError for no chat."""
    if is_group(chat):
        number = chat.removeprefix(GROUP)
        home = await tree.compound(conn, int(number)) if number.isdecimal() else None
        if home is None:
            raise LookupError(chat)
        return home.id, home.language
    person = await people.by_account(conn, CHANNEL, chat)
    if person is None:
        raise LookupError(chat)
    return person.compound, person.language
