"""Message -> person -> command -> role -> handler -> reply, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
import structlog

from bot.lately import Lately
from bot.wording import Words, cleaned
from domain.conversation import (
    KNOWN,
    Message,
    MessageKind,
    Refused,
    Reply,
    Role,
    say,
)
from domain.homes import code_in
from domain.people import Person, lowest
from handlers.contract import Command, Context, Feature, Handler, Look, Request, Step
from storage import card_places, dialogs, held, inbox, outbox, people, tree
from storage.database import Connection, Database
from storage.outbox import Lane
from storage.tree import Compound, Group

if TYPE_CHECKING:
    from bot.readers import Readers

log = structlog.get_logger()

COUNTED = frozenset({"weixin"})
"""Channels whose service lets only a few messages through after each contact."""

PLAIN = frozenset({MessageKind.TEXT, MessageKind.PRESS})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a channel does at once: say `toast` to who pressed a button. Everything else waits in the outbox."""

    toast: Reply | None = None
    language: str = ""


NOTHING = Outcome()


@dataclass(slots=True)
class Surroundings:
    """What dispatch takes from outside: the clock, ids, codes, the readers of texts, and whom to wake after a commit."""

    now: Callable[[], datetime]
    new_id: Callable[[], int]
    new_code: Callable[[], str]
    readers: Readers
    wake: Callable[[], None] = field(default=lambda: None)
    links: Mapping[str, str] = field(default_factory=dict)


class Dispatch:
    """Hands each message to the feature that it concerns and keeps what comes of it."""

    def __init__(
        self, database: Database, features: Sequence[Feature], words: Words, around: Surroundings
    ) -> None:
        self._database = database
        self._words = words
        self.around = around
        self._features = tuple(features)
        self._commands = {
            c.name: replace(c, topic=c.topic or f.topic) for f in features for c in f.commands
        }
        self._steps = {s.name: s for f in features for s in f.steps}
        self._listener = next((f.listen for f in features if f.listen and not f.claims), None)
        self._claims = [(f.claims, f.listen) for f in features if f.claims and f.listen]
        self._glances = tuple(f.glance for f in features if f.glance)
        self._joins = tuple(f.joins for f in features if f.joins)
        self._lately = Lately(database)
        self._events = {kind: run for f in features for kind, run in f.events.items()}

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return all commands of all features."""
        return tuple(self._commands.values())

    def context(self, conn: Connection, compound: Compound | None = None) -> Context:
        """Return the context of one transaction."""
        around = self.around
        return Context(
            conn=conn,
            now=around.now().replace(microsecond=0),
            new_id=around.new_id,
            new_code=around.new_code,
            understanding=around.readers.of(compound.id if compound else 0),
            commands=self.commands,
            compound=compound,
            links=around.links,
        )

    async def take(self, message: Message) -> Outcome:
        """Handle one message; when this returns, all that came of it is committed (design §6.1)."""
        message = msgspec.structs.replace(message, text=cleaned(message.text))
        if await self._is_ordinary_talk(message):
            return NOTHING

        async def work(conn: Connection) -> Outcome:
            return await self._handle(conn, message)

        outcome = await self._database.transact(work, key=f"{message.channel}:{message.chat.chat}")
        self.around.wake()
        return outcome

    async def _is_ordinary_talk(self, message: Message) -> bool:
        """Tell whether words in a group are no command, answer nothing, and no listener cares for them."""
        if not message.is_group or message.kind is not MessageKind.TEXT:
            return False
        chat, now = message.chat, self.around.now()
        who = message.sender.account if message.sender else ""
        if (look := self._looked_at(message)) is not Look.NOTHING:
            self._lately.note(chat, who, look, now)
            return False
        return not (any(j(message) for j in self._joins) and await self._lately.has(chat, who, now))

    def _looked_at(self, message: Message) -> Look:
        """Return what words in a group are to the listeners, whatever was said before them."""
        if (
            message.mentions_bot
            or message.reply_to
            or message.text.startswith("/")
            or message.album
        ):
            return Look.MATTERS
        reader = self.around.readers.at(message.chat)
        return max((glance(message, reader) for glance in self._glances), default=Look.NOTHING)

    async def _handle(self, conn: Connection, message: Message) -> Outcome:
        ctx = self.context(conn)
        if message.cursor is not None:
            await inbox.move_cursor(conn, message.channel, *message.cursor, ctx.now)
        if not await inbox.claim(conn, message.channel, message.update, ctx.now):
            return NOTHING
        if message.kind is MessageKind.MIGRATED:
            await tree.move_group(conn, message.channel, message.chat.chat, message.moved_to)
            await card_places.move_chat(conn, message.channel, message.chat.chat, message.moved_to)
        group, compound = None, None
        if message.is_group:
            found = await tree.group(conn, message.chat)
            if found is not None:
                group, compound = found
        if message.sender is None:
            return NOTHING
        person = await self._person(ctx, message)
        text, compound = await self._scope(conn, message, person, compound)
        ctx = self.context(conn, compound)
        message = msgspec.structs.replace(message, text=text)
        request = Request(
            message=message,
            person=person,
            role=Role.GUEST,
            roles=self._roles(person, compound, group, ctx.now),
            group=group,
        )
        reply = await self._guarded(request, ctx)
        return await self._answer(request, ctx, reply)

    async def _person(self, ctx: Context, message: Message) -> Person:
        """Return who speaks, added at first contact; a direct chat is noted as open and what waited for them let go."""
        sender = message.sender
        assert sender is not None
        person = await people.by_account(ctx.conn, message.channel, sender.account)
        chat = "" if message.is_group else message.chat.chat
        if person is None:
            person = await people.add(
                ctx.conn, ctx.new_id(), sender.name, ctx.now, language=_language(sender.language)
            )
            await people.add_account(
                ctx.conn, person.id, message.channel, sender.account, ctx.now, chat
            )
        elif chat:
            await people.seen(ctx.conn, message.channel, sender.account, chat, ctx.now)
            await self._release(ctx, message.channel, person)
        if message.is_group and message.mentions_bot:
            await outbox.release_chat(ctx.conn, message.chat, ctx.now)
        return person

    @staticmethod
    async def _release(ctx: Context, channel: str, person: Person) -> None:
        """Let what waited for somebody go out first; as one message where the service counts them."""
        if channel in COUNTED:
            await held.merge(ctx.conn, ctx.new_id, person.id, ctx.now)
        await outbox.release(ctx.conn, person.id, ctx.now)

    async def _scope(
        self, conn: Connection, message: Message, person: Person, compound: Compound | None
    ) -> tuple[str, Compound | None]:
        """Return the words without their mark of a compound ("~7 take 42"), and the compound spoken about."""
        text = message.text
        if text.startswith("~"):
            mark, _, text = text.partition(" ")
            if mark[1:].isdecimal() and len(mark) < 21:
                return text, await tree.compound(conn, int(mark[1:]))
        if compound is None and not message.is_group:
            spoken_of = await self._asked_about(conn, message, person) or person.compound
            compound = await tree.compound(conn, spoken_of) if spoken_of else None
        return text, compound

    async def _asked_about(self, conn: Connection, message: Message, person: Person) -> int:
        """Return the compound of the question that words in a direct chat answer, 0 if they answer none.

        Who works for several compounds may be asked about another one than their chat speaks about.
        """
        if message.kind is not MessageKind.TEXT or self._words.find(message.text, True)[0]:
            return 0
        dialog = await dialogs.current(conn, message.chat, person.id, self.around.now())
        return dialog.compound if dialog is not None else 0

    @staticmethod
    def _roles(
        person: Person, compound: Compound | None, group: Group | None, now: datetime
    ) -> frozenset[Role]:
        """Return the roles held here; who talks in a compound's own group counts as a resident of it."""
        if compound is None:
            held = frozenset(g.role for g in person.grants if g.holds(now)) & {Role.OPERATOR}
        else:
            held = person.roles_within(compound.path, now)
            if group is not None and not held:
                held = frozenset({Role.RESIDENT})
        return held | {Role.GUEST}

    async def _guarded(self, request: Request, ctx: Context) -> Reply | None:
        """Run what the request asks for; what a refusal or a fault had changed is taken back."""
        try:
            async with ctx.conn.savepoint():
                return await self._route(request, ctx)
        except Refused as refusal:
            refused = say(refusal.key, **refusal.values)
            # What one person pressed in vain is nothing for the whole group.
            quiet = request.pressed and request.message.is_group
            return msgspec.structs.replace(refused, toast=True) if quiet else refused
        except Exception as error:
            if _is_of_database(error):
                raise
            reference = f"{ctx.new_id() % 0xFFFFFF:06X}"
            log.exception("handler-failed", reference=reference, update=request.message.update)
            return say("error-unexpected", reference=reference)

    async def _route(self, request: Request, ctx: Context) -> Reply | None:
        message = request.message
        if message.kind not in PLAIN:
            event = self._events.get(message.kind)
            return await event(request, ctx) if event else None
        addressed = not message.is_group or message.mentions_bot or request.pressed
        name, rest = self._words.find(message.text, addressed)
        if not name and not message.is_group and code_in(rest):
            name = "start"  # a household code sent by itself
        command = self._commands.get(name)
        if command is not None:
            return await self._run(command, replace(request, words=rest), ctx)
        if request.pressed:
            return say("button-unknown")
        if name:
            return self._unknown(name, request)
        return await self._free_text(request, ctx)

    async def _run(self, command: Command, request: Request, ctx: Context) -> Reply | None:
        """Carry out a command under the lowest role that permits it (R-O03)."""
        sender = request.message.sender
        if sender is not None and sender.anonymous and not request.pressed:
            return say("anonymous-admin")
        if command.needs_compound and ctx.compound is None:
            return say("compound-needed" if not request.message.is_group else "group-unbound")
        role = lowest(command.roles, request.roles)
        if role is None:
            key = "refused-guest" if not request.roles & KNOWN else "refused-role"
            return say(key, command=command.name)
        return await command.run(replace(request, role=role), ctx)

    def _unknown(self, name: str, request: Request) -> Reply | None:
        """Answer a command that does not exist, unless it was meant for another bot of the group."""
        if request.message.is_group and not request.message.mentions_bot:
            return None
        near = self._words.nearest(name)
        return say("command-unknown-near", near=near) if near else say("command-unknown")

    async def _free_text(self, request: Request, ctx: Context) -> Reply | None:
        """Give the words to the question that waits for them, else to the listener."""
        message = request.message
        if not message.is_group or message.reply_to or message.mentions_bot:
            dialog = await dialogs.current(ctx.conn, message.chat, request.person.id, ctx.now)
            step = self._steps.get(dialog.step) if dialog else None
            if dialog is not None and step is not None and not self._is_for_another(step, request):
                return await self._continue(step, replace(request, payload=dialog.payload), ctx)
        if message.sender is not None and message.sender.anonymous:
            return None
        if self._listener is None or (message.is_group and request.group is None):
            return None
        if message.quote:  # "@bot this too" is about what it quotes
            text = f"{message.text}\n{message.quote}".strip()
            request = replace(request, message=msgspec.structs.replace(message, text=text))
        listener = next((run for claims, run in self._claims if claims(request)), self._listener)
        return await self._listen(listener, request, ctx)

    def _is_for_another(self, step: Step, request: Request) -> bool:
        """Tell whether a file that came is claimed by a feature, and the question that waits lets it go."""
        files = request.message.attachments
        return step.yields and bool(files) and any(claims(request) for claims, _ in self._claims)

    async def _continue(self, step: Step, request: Request, ctx: Context) -> Reply | None:
        role = lowest(step.roles, request.roles)
        if role is None:
            return say("refused-role", command=step.name)
        return await step.run(replace(request, role=role, words=request.message.text), ctx)

    @staticmethod
    async def _listen(listener: Handler, request: Request, ctx: Context) -> Reply | None:
        if ctx.compound is None:
            return say("compound-needed")
        role = lowest(KNOWN, request.roles)
        if role is None:
            return say("join-first")
        return await listener(replace(request, role=role, words=request.message.text), ctx)

    async def _answer(self, request: Request, ctx: Context, reply: Reply | None) -> Outcome:
        """Queue the answer where it belongs: at the press, on the card, in the chat or in private."""
        message = request.message
        language = request.person.language
        if reply is None:
            return Outcome(language=language)
        if reply.toast and request.pressed:
            return Outcome(reply, language)
        if request.pressed and reply.card:
            shown = await card_places.at(ctx.conn, message.chat, message.card_ref)
            if shown == reply.card:
                await self._put(ctx, request, reply, edits=message.card_ref)
                return Outcome(language=language)
        if reply.private and message.is_group:
            if await people.direct_chat(ctx.conn, request.person.id) is None:
                reply = say("private-unreachable")
            else:
                await ctx.tell(request.person.id, reply, lane=Lane.ANSWER)
                return Outcome(say("answered-in-private"), language)
        await self._put(ctx, request, reply)
        return Outcome(language=language)

    @staticmethod
    async def _put(ctx: Context, request: Request, reply: Reply, edits: str = "") -> None:
        message = request.message
        await outbox.put(
            ctx.conn,
            ctx.new_id(),
            ctx.now,
            reply,
            compound=ctx.compound_id,
            address=message.chat,
            person=request.person.id,
            lane=Lane.ANSWER,
            reply_to=message.ref if message.is_group and not request.pressed else "",
            edits=edits,
        )


def _language(code: str) -> str:
    """Return the language we speak for a channel's language code, empty when it gave none."""
    if not code:
        return ""
    return "zh" if code.lower().startswith("zh") else "en"


def _is_of_database(error: Exception) -> bool:
    """Tell whether the database itself failed: then nothing is acknowledged and the sender repeats."""
    return type(error).__module__.split(".")[0] in {"sqlite3", "asyncpg"}
