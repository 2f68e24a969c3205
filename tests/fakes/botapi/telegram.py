"""The fake Telegram as tests use it: people, groups, faults, waiting, records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from .calls import Call
from .clock import Clock
from .faults import Fault
from .groups import Group
from .people import Person
from .server import Server
from .service import Service
from .watching import settles, transcript
from .world import ADMIN_RIGHTS, Account, Member


class FakeTelegram:
    """A running fake Bot API server; use it with `async with`.

    Leaving the block without an error also asserts that all shapes were right.
    """

    def __init__(self, *, clock: Clock | None = None, port: int = 0, **options: Any) -> None:
        self.service = Service(clock=clock, **options)
        self.server = Server(self.service)
        self._port = port

    async def __aenter__(self) -> FakeTelegram:
        await self.server.start(self._port)
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        await self.server.close()
        if kind is None:
            self.assert_clean()

    # Where it is

    @property
    def token(self) -> str:
        return self.service.token

    @property
    def base_url(self) -> str:
        """For python-telegram-bot's `base_url`."""
        return f"{self.server.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.server.url}/file/bot"

    @property
    def bot(self) -> Account:
        return self.service.bot

    # Who is there

    def user(
        self,
        name: str,
        *,
        last_name: str = "",
        username: str = "",
        language: str = "zh-hans",
        started: bool = False,
        user_id: int | None = None,
    ) -> Person:
        """A person. `started` says that the direct chat with the bot is open already."""
        number = user_id or 5_100_000_000 + self.service.number()
        account = Account(number, name, last_name, username, language, started=started)
        return Person(self.service, self.service.add_account(account))

    def group(
        self,
        title: str,
        members: Iterable[Person] = (),
        *,
        owner: Person | None = None,
        admins: Iterable[Person] = (),
        anonymous: Iterable[Person] = (),
        bot: Literal["member", "administrator", "left"] = "member",
        kind: Literal["group", "supergroup", "channel"] = "group",
        topics: bool = False,
        chat_id: int | None = None,
    ) -> Group:
        """A chat in which everybody, the bot too, already is; the bot gets no update of it."""
        room = self.service.add_room(kind, title, is_forum=topics, room_id=chat_id)
        group = Group(self.service, room)
        group.takes_in(members)
        for person in admins:
            group.makes_admin(person)
        for person in anonymous:
            group.makes_admin(person, anonymous=True)
        if owner is not None:
            group.takes_in([owner], Member("creator"))
        if bot != "left":
            rights = (*ADMIN_RIGHTS, "can_post_messages") if kind == "channel" else None
            self.service.place_bot(room, bot, rights)
        return group

    def supergroup(self, title: str, members: Iterable[Person] = (), **more: Any) -> Group:
        return self.group(title, members, kind="supergroup", **more)

    def forum(self, title: str, members: Iterable[Person] = (), **more: Any) -> Group:
        """A supergroup with topics; the bot is administrator unless told otherwise."""
        more.setdefault("bot", "administrator")
        return self.group(title, members, kind="supergroup", topics=True, **more)

    def channel(self, title: str, **more: Any) -> Group:
        more.setdefault("bot", "administrator")
        return self.group(title, kind="channel", **more)

    async def upgrade(self, group: Group, by: Person | None = None) -> Group:
        """Turns a basic group into a supergroup, with both service messages."""
        await group.is_upgraded(by)
        return group

    # What goes wrong

    def fault(self, kind: str, method: str = "", **more: Any) -> Fault:
        """Orders a fault for the next fitting call; see `faults.Fault`."""
        return self.service.faults.add(Fault(kind, method, **more))

    def be_strict(self, *, tolerance: float = 0.03) -> None:
        """From now on refuses with 429 what exceeds the published limits."""
        self.service.limits.is_on = True
        self.service.limits.tolerance = tolerance

    def assert_within_limits(self) -> None:
        """Fails if the record shows more than 30/s, 1/s per chat or 20/min per group."""
        broken = self.service.limits.broken(self.service.calls)
        assert not broken, "\n".join(broken[:20])

    def assert_answered_once(self) -> None:
        """Fails if a pressed button was answered more or less than once."""
        wrong = [q for q in self.service.queries.values() if len(q.answers) != 1]
        assert not wrong, f"not answered: {[(q.user.first_name, q.data) for q in wrong]}"
        twice = [c for c in self.calls("answerCallbackQuery") if c.refusal is not None]
        assert not twice, f"answered more than once: {[c.params for c in twice]}"

    def assert_clean(self) -> None:
        self.service.assert_clean()

    # What happened

    def calls(self, *methods: str) -> list[Call]:
        """The recorded calls (without getUpdates), all or of these methods."""
        return [call for call in self.service.calls if not methods or call.method in methods]

    async def called(self, method: str, count: int = 1, within: float = 30.0) -> list[Call]:
        """Waits until a method was called `count` times."""
        return await self.service.changes.until(
            lambda: found if len(found := self.calls(method)) >= count else None,
            within,
            lambda: f"{method} was called {len(self.calls(method))} of {count} times",
        )

    async def settles(self, *, quiet: float = 0.3, within: float = 15.0) -> None:
        """Waits until every update is confirmed and the bot is quiet."""
        await settles(self.service, quiet=quiet, within=within)

    async def listened_to(self, within: float = 10.0) -> None:
        """Waits until a bot polls or has set a webhook."""
        await self.service.changes.until(
            lambda: self.service.delivery.is_listened_to, within, lambda: "no bot listens"
        )

    async def delivers_again(self, update_id: int | None = None) -> None:
        """Delivers an update (default: the newest) a second time."""
        delivery = self.service.delivery
        update_id = max(delivery.sent) if update_id is None else update_id
        if delivery.webhook.url:
            await delivery.post_again(update_id)
        else:
            delivery.put_raw(delivery.sent[update_id])

    def jump_update_ids(self, next_id: int) -> None:
        """Goes on from another update id, lower or higher, as after a quiet week."""
        self.service.delivery.next_id = next_id

    def menu(self, scope: str = "default", language: str = "") -> list[str]:
        """The command names of a menu; scope as `type` or `type:chat_id`."""
        stored = self.service.settings.get("menus", {}).get((scope, language), [])
        return [command["command"] for command in stored]

    def transcript(self) -> str:
        return transcript(self.service)
