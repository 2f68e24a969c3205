"""Who comes to the web chat: visits, codes, and whom somebody is in their compound."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.channels.web.room import GROUP, Face, Opened, Visitor
from bot.wording import cleaned
from domain.conversation import Role
from domain.people import Person
from handlers.contract import Command
from storage import codes, mailbox, people, tree
from storage.database import Connection, Database
from storage.mailbox import Session
from texts.catalogue import Catalogue

CHANNEL = "web"
VISIT = timedelta(days=400)
"""So long a browser is remembered after it was last used: nobody looks for the household's code a second time."""
TRIES = 8
"""Wrong codes from one place before it has to wait."""
JOINING = ("join", "link", "role")
"""What a code may be for whose use is a command: to live here, to be somebody known already, to take up a post."""

# Whom people want to recognise in a group, the most telling first; to live there is nothing to be marked.
TELLING = (
    Role.STATION_HEAD,
    Role.COMMUNITY,
    Role.STREET,
    Role.PROPERTY,
    Role.COMMITTEE,
    Role.STATION,
    Role.GRID,
    Role.STEWARD,
    Role.VOLUNTEER,
)


@dataclass(frozen=True, slots=True)
class House:
    """What the mailroom works with: where things are kept, the texts, the commands, the clock; `faces` only in the demo."""

    database: Database
    folder: Path
    texts: Catalogue
    commands: Sequence[Command]
    now: Callable[[], datetime]
    faces: tuple[Face, ...] = ()


class Visits:
    """Coming and going, as it is kept; the mailroom stands on it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._database = house.database

    async def visitor(self, secret: str) -> Visitor | None:
        """Return who comes with this cookie, or None."""

        async def work(conn: Connection) -> Visitor | None:
            session = await mailbox.session(conn, secret, self._house.now())
            return None if session is None else await self._visitor(conn, session)

        return await self._database.read(work) if secret else None

    async def visitor_of(self, account: str) -> Visitor:
        """Return the visitor that somebody with this account would be."""
        return await self._database.read(
            lambda conn: self._visitor(conn, Session(account, "", "", ""))
        )

    async def _visitor(self, conn: Connection, session: Session) -> Visitor:
        person = await people.by_account(conn, CHANNEL, session.account)
        if person is None:
            return Visitor(
                account=session.account,
                person=0,
                name=session.name,
                language=self._house.texts.language(session.language),
                guard=session.guard,
                chats=(session.account,),
            )
        home = await tree.compound(conn, person.compound) if person.compound else None
        held = person.roles_within(home.path, self._house.now()) if home else frozenset()
        return Visitor(
            account=session.account,
            person=person.id,
            name=person.name or session.name,
            language=self._house.texts.language(person.language or session.language),
            guard=session.guard,
            compound=home.id if home else 0,
            compound_name=home.name if home else "",
            zone=home.zone if home else "Asia/Shanghai",
            role=next((r.value for r in TELLING if r in held), ""),
            chats=(f"{GROUP}{home.id}", session.account)
            if home and held - {Role.OPERATOR}
            else (session.account,),
        )

    async def enter_by_code(self, code: str, name: str, language: str) -> Opened | None:
        """Begin a visit with a code; None when the code opens nothing."""
        now = self._house.now()

        async def work(conn: Connection) -> Opened | None:
            known = await codes.use(conn, code, ("login",), now)
            if known is not None:
                person = await people.get(conn, known.person)
                if person is None:
                    return None
                account = await self._account(conn, person, now)
                return Opened(await self._open(conn, account, person.name, language), joins=False)
            if not await codes.waits(conn, code, JOINING, now):
                return None
            return Opened(await self._open(conn, _new_account(), name, language), joins=True)

        return await self._database.transact(work)

    async def enter_as_guest(self, name: str, language: str) -> str:
        """Begin the visit of somebody without a code and return its secret."""
        return await self._database.transact(
            lambda conn: self._open(conn, _new_account(), name, language)
        )

    async def enter_as(self, account: str) -> str | None:
        """Begin the visit of one of the sample people and return its secret; None outside the demo."""
        face = next((f for f in self._house.faces if f.account == account), None)
        if face is None:
            return None
        return await self._database.transact(
            lambda conn: self._open(conn, face.account, face.name, "")
        )

    @staticmethod
    async def _account(conn: Connection, person: Person, now: datetime) -> str:
        """Return a person's account here, a new one at the first visit."""
        for known in await people.accounts_of(conn, person.id):
            if known.channel == CHANNEL:
                return known.account
        account = _new_account()
        await people.add_account(conn, person.id, CHANNEL, account, now, chat=account)
        return account

    async def _open(self, conn: Connection, account: str, name: str, language: str) -> str:
        secret = secrets.token_urlsafe(32)
        session = Session(account, cleaned(name)[:30], language, secrets.token_urlsafe(24))
        await mailbox.open_session(conn, secret, session, self._house.now(), VISIT)
        return secret

    async def remember(self, secret: str) -> None:
        """Let a visit last from now on as long as a new one."""
        until = self._house.now() + VISIT
        await self._database.transact(lambda conn: mailbox.prolong_session(conn, secret, until))

    async def leave(self, secret: str) -> None:
        """End a visit."""
        await self._database.transact(lambda conn: mailbox.close_session(conn, secret))

    async def may_try(self, origin: str) -> bool:
        """Tell whether another code may be tried from there; wrong ones are counted."""
        now = self._house.now()
        return (
            await self._database.read(lambda conn: mailbox.wrong_tries(conn, origin, now)) < TRIES
        )

    async def note_wrong_try(self, origin: str) -> None:
        """Count a wrong code."""
        now = self._house.now()
        await self._database.transact(lambda conn: mailbox.note_wrong_try(conn, origin, now))

    async def faces(self) -> list[Face]:
        """Return the sample people of the demo, empty outside it."""
        return list(self._house.faces)


def _new_account() -> str:
    return f"w{secrets.token_hex(10)}"
