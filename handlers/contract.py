"""What a feature is made of: commands, dialogue steps, listeners, jobs, and the context they work in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from domain.conversation import EVERYONE, Address, Message, MessageKind, Refused, Reply, Role
from domain.people import Person
from storage import card_places, dialogs, outbox, people
from storage.database import Connection
from storage.outbox import Lane
from storage.tree import Compound, Group

if TYPE_CHECKING:  # loading the lexicon is for those who read
    from domain.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked: by whom, in which role (the lowest that permits it, R-O03), where, and with which words.

    `words` is what stands behind the command, unchanged; `payload` what a dialogue gathered so far.
    `group` is the bound group it was said in, None in a direct chat.
    """

    message: Message
    person: Person
    role: Role
    roles: frozenset[Role]
    words: str = ""
    group: Group | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pressed(self) -> bool:
        """Tell whether a button was pressed rather than something typed."""
        return self.message.kind is MessageKind.PRESS


@dataclass(frozen=True, slots=True)
class Context:
    """What a handler works with: the open transaction, the time as a value, and ids.

    `links` are the addresses under which people reach the bot, by channel: "web", "telegram".
    `compound` is the one that is spoken about; handlers of `Command(needs_compound=True)` find it set: see `home`.
    """

    conn: Connection
    now: datetime
    new_id: Callable[[], int]
    new_code: Callable[[], str]
    understanding: Understanding
    commands: tuple[Command, ...] = ()
    compound: Compound | None = None
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Compound:
        """Return the compound spoken about."""
        assert self.compound is not None, "the command declares needs_compound"
        return self.compound

    @property
    def compound_id(self) -> int:
        """Return the id of the compound spoken about, 0 if none."""
        return 0 if self.compound is None else self.compound.id

    async def tell(
        self,
        person: int,
        reply: Reply,
        *,
        lane: Lane = Lane.NEWS,
        once: str = "",
        due: datetime | None = None,
    ) -> None:
        """Say something to a person in private, on the channel they used last; kept until they are in touch if none is open."""
        await self._put(reply, person=person, lane=lane, once=once, due=due)

    async def post(
        self,
        address: Address,
        reply: Reply,
        *,
        lane: Lane = Lane.NEWS,
        once: str = "",
        reply_to: str = "",
        due: datetime | None = None,
    ) -> None:
        """Say something in a chat."""
        await self._put(reply, address=address, lane=lane, once=once, reply_to=reply_to, due=due)

    async def _put(self, reply: Reply, **how: Any) -> None:
        """Queue a reply of this compound."""
        await outbox.put(
            self.conn, self.new_id(), self.now, reply, compound=self.compound_id, **how
        )

    async def refresh(self, reply: Reply) -> None:
        """Bring every shown card `reply.card` up to date in place."""
        await card_places.refresh(
            self.conn, self.new_id, self.now, reply, compound=self.compound_id
        )

    async def ask(
        self,
        request: Request,
        step: str,
        payload: Mapping[str, Any] | None = None,
        keep: timedelta = timedelta(hours=2),
        *,
        private: bool = False,
    ) -> None:
        """Let the person's next words in this chat go to the dialogue step `step`.

        `private`: asked in a group, the question waits in their direct chat, as a private reply does.
        Refused: private-unreachable.
        """
        chat: Address | None = request.message.chat
        if private and request.message.is_group:
            chat = await people.direct_chat(self.conn, request.person.id)
        if chat is None:
            raise Refused("private-unreachable")
        await dialogs.begin(
            self.conn,
            self.compound_id,
            chat,
            request.person.id,
            dialogs.Dialog(step, dict(payload or {})),
            self.now,
            keep,
        )

    async def end_dialog(self, request: Request) -> bool:
        """Let no question wait for this person here any more."""
        return await dialogs.end(self.conn, request.message.chat, request.person.id)


Handler = Callable[[Request, Context], Awaitable[Reply | None]]
Work = Callable[[Context], Awaitable[int]]


class Look(IntEnum):
    """What words in a group are at a glance: nothing, perhaps the beginning of something, or perhaps all of it."""

    NOTHING = 0
    BEGINS = 1
    MATTERS = 2


Make = Callable[[Context, Mapping[str, Any]], Awaitable[Reply]]
Glance = Callable[[Message, "Understanding"], Look]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its Latin name, who may give it, and the function that carries it out.

    Its other words stand in the catalogues under `<name>-words`, its line of help under `<name>-help`.
    `menu=False` keeps it out of menus and help (it is only ever a button). `topic` is its feature's where
    nothing else is said.
    """

    name: str
    run: Handler
    roles: frozenset[Role] = EVERYONE
    needs_compound: bool = True
    menu: bool = True
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a dialogue: the function that takes the answer, and who may be asked it.

    `yields`: a file that another feature claims is not taken for the answer.
    """

    name: str
    run: Handler
    roles: frozenset[Role] = EVERYONE
    yields: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """Time-driven work: it asks the database what is due, so it may run twice, late, or not for a week (design §6.4).

    `cron` is five fields in UTC. `run` works in one transaction and returns how many things it did;
    it is run again at once until that is 0, so each run may be short.
    """

    name: str
    cron: str
    run: Work


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of the web board: its name and the function that gives its public content as a reply."""

    name: str
    fill: Callable[[Context], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Feature:
    """All that one feature brings.

    `listen` takes what is no command and answers no question. `glance` tells, without the database,
    whether words said in a group could concern the listener at all; `joins`, whether they could where something
    that concerned it was said shortly before. Ordinary talk ends there.
    `claims` tells which words a listener takes before the general one; without it, it is the general one.
    `events` takes messages of other kinds (edited, joined, left…).
    `makers` put together, when they are sent, the replies that name them: in a transaction that only reads.
    `topic` is where the help shows its commands: a key `help-topic-…` of the catalogues.
    """

    commands: tuple[Command, ...] = ()
    steps: tuple[Step, ...] = ()
    listen: Handler | None = None
    glance: Glance | None = None
    joins: Callable[[Message], bool] | None = None
    claims: Callable[[Request], bool] | None = None
    events: Mapping[MessageKind, Handler] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    makers: Mapping[str, Make] = field(default_factory=dict)
    panels: tuple[Panel, ...] = ()
    topic: str = "more"
