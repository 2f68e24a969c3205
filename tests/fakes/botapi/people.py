"""A person in the tests: says, edits, presses, sends, joins, votes, blocks."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from PIL import Image

from . import incoming, polls
from .sending import shown_file
from .service import Service
from .watching import Watching
from .world import ADMIN_RIGHTS, Account, Json, Member, Message, Query

if TYPE_CHECKING:
    from .groups import Group


@lru_cache(maxsize=8)
def small_picture(colour: str = "teal") -> bytes:
    """A tiny JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


@dataclass
class Toast:
    """The answer to a pressed button."""

    text: str
    is_alert: bool
    url: str = ""


@dataclass
class Press:
    """A pressed button."""

    service: Service
    query: Query

    async def answer(self, within: float = 30.0) -> Toast:
        """What the bot answered; raises TooLate if it did not."""
        given = await self.service.changes.until(
            lambda: self.query.answers or None,
            within,
            lambda: f"no answer to the button {self.query.data!r} within {within} s",
        )
        return Toast(given[0]["text"], given[0]["show_alert"], given[0]["url"])


class Person(Watching):
    """Someone with a Telegram account; watches the direct chat with the bot."""

    def __init__(self, service: Service, account: Account) -> None:
        self.service = service
        self.account = account
        self.room = service.rooms[account.id]

    @property
    def name(self) -> str:
        return self.account.first_name

    def _room(self, where: Group | Person | None):  # type: ignore[no-untyped-def]
        if where is None or where is self:
            self.account.started = True
            return self.room
        return where.room

    # Words

    async def says(
        self,
        where: Group | None,
        text: str,
        *,
        reply_to: Message | None = None,
        topic_id: int | None = None,
        as_channel: Group | None = None,
    ) -> Message:
        """Posts a text; too long a text goes out in several messages, the first is returned."""
        room = self._room(where)
        sent = [
            incoming.put_message(
                self.service,
                room,
                self.account,
                content,
                reply_to=reply_to,
                topic_id=topic_id,
                as_channel=as_channel.room if as_channel else None,
            )
            for content in map(incoming.worded, incoming.parts(text))
            if content
        ]
        assert sent, "nobody can send an empty message"
        return sent[0]

    async def writes(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Posts a text in the direct chat with the bot."""
        return await self.says(None, text, reply_to=reply_to)

    async def starts(self, payload: str = "") -> Message:
        """Opens the direct chat, by the button or by a deep link's payload."""
        assert re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload), f"impossible payload {payload!r}"
        await self.unblocks()
        return await self.writes(f"/start {payload}".rstrip())

    async def opens(self, url: str) -> Message:
        """Follows a deep link of the bot."""
        parts = urlsplit(url)
        assert parts.path.strip("/").lower() == self.service.bot.username.lower(), url
        return await self.starts(parse_qs(parts.query).get("start", [""])[0])

    async def edits(self, message: Message, text: str) -> Message:
        name = "text" if "text" in message.payload else "caption"
        gone = (name, "entities", "caption_entities")
        kept = {key: value for key, value in message.payload.items() if key not in gone}
        new = kept | incoming.worded(text, name) | {"edit_date": self.service.date()}
        message.payload = new
        self.service.note("edited", message.chat, self.name, text, message)
        incoming.deliver(self.service, message, is_edit=True)
        return message

    async def deletes(self, message: Message) -> None:
        """Takes a message away; no bot is ever told."""
        message.is_deleted = True
        self.service.note("deleted", message.chat, self.name, message.text, message)

    # Things

    async def _sends(self, where: Group | None, content: Json, caption: str, more) -> Message:  # type: ignore[no-untyped-def]
        whole = content | (incoming.worded(caption, "caption") if caption else {})
        return incoming.put_message(self.service, self._room(where), self.account, whole, **more)

    async def sends_photo(
        self, where: Group | None, caption: str = "", data: bytes | None = None, **more: object
    ) -> Message:
        file = self.service.add_file("photo", data or small_picture(), width=64, height=48)
        return await self._sends(where, {"photo": shown_file(file, "photo")}, caption, more)

    async def sends_album(
        self, where: Group | None, caption: str = "", count: int = 3, **more: object
    ) -> list[Message]:
        """Several photos as one album: several updates, only the first has the caption."""
        group = str(13_000_000_000 + self.service.number())
        sent = []
        for at in range(count):
            file = self.service.add_file("photo", small_picture(), width=64, height=48)
            content = {"media_group_id": group, "photo": shown_file(file, "photo")}
            sent.append(await self._sends(where, content, "" if at else caption, more))
        return sent

    async def sends_voice(
        self, where: Group | None, seconds: int = 5, caption: str = "", **more: object
    ) -> Message:
        file = self.service.add_file(
            "voice", b"OggS" + bytes(60), mime="audio/ogg", duration=seconds
        )
        return await self._sends(where, {"voice": shown_file(file, "voice")}, caption, more)

    async def sends_document(
        self,
        where: Group | None,
        name: str,
        data: bytes,
        caption: str = "",
        mime: str = "application/octet-stream",
        size: int | None = None,
        **more: object,
    ) -> Message:
        """Sends a file; `size` can claim another size than the data has."""
        file = self.service.add_file(
            "document", data, name=name, mime=mime, size=len(data) if size is None else size
        )
        return await self._sends(where, {"document": shown_file(file, "document")}, caption, more)

    async def sends_location(
        self, where: Group | None, latitude: float, longitude: float, **more: object
    ) -> Message:
        spot = {"latitude": latitude, "longitude": longitude}
        return await self._sends(where, {"location": spot}, "", more)

    async def sends_sticker(
        self, where: Group | None, emoji: str = "👍", **more: object
    ) -> Message:
        sticker = {"file_id": f"CAAC{self.service.number():08x}", "type": "regular"}
        sticker |= {"file_unique_id": f"AgAD{self.service.number():08x}", "emoji": emoji}
        facts = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        return await self._sends(where, {"sticker": sticker | facts}, "", more)

    # Buttons, votes, reactions

    async def presses(
        self, message: Message, words: str | None = None, *, data: str | None = None
    ) -> Press:
        """Presses the button with these words (whole, else a part), or sends raw `data`.

        A stale or deleted keyboard can be pressed by `data`. Anonymous administrators are named.
        """
        if data is None:
            data = _callback(message, words or "")
        query = Query(
            str(4_900_000_000_000_000_000 + self.service.number()),
            self.account,
            message,
            data,
            self.service.now(),
        )
        self.service.queries[query.id] = query
        self.service.note("pressed", message.chat, self.name, words or data)
        self.service.emit(
            "callback_query",
            {
                "id": query.id,
                "from": self.account.shown(),
                "message": incoming.accessible(self.service, message),
                "chat_instance": str(-(7_000_000_000 + abs(message.chat.id))),
                "data": data,
            },
        )
        return Press(self.service, query)

    async def votes(self, message: Message, *choices: str) -> None:
        polls.vote(self.service, message, self.account, list(choices))

    async def withdraws_vote(self, message: Message) -> None:
        polls.vote(self.service, message, self.account, [])

    async def reacts(self, message: Message, emoji: str) -> None:
        if not message.chat.member(self.service.bot.id).is_admin and message.chat.person is None:
            return
        change = {
            "chat": message.chat.shown(),
            "message_id": message.id,
            "user": self.account.shown(),
            "date": self.service.date(),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}],
        }
        self.service.emit("message_reaction", change)

    # Coming and going

    async def blocks(self) -> None:
        """Blocks the bot."""
        self.account.blocked = True
        self._tell_blocking(Member("member"), Member("kicked"))

    async def unblocks(self) -> None:
        if self.account.blocked:
            self.account.blocked = False
            self._tell_blocking(Member("kicked"), Member("member"))

    def _tell_blocking(self, old: Member, new: Member) -> None:
        incoming.member_change(self.service, self.room, self.account, self.service.bot, old, new)

    async def joins(self, group: Group, invited_by: Person | None = None) -> None:
        old = group.room.member(self.account.id)
        group.room.members[self.account.id] = Member("member")
        actor = (invited_by or self).account
        incoming.put_message(
            self.service,
            group.room,
            actor,
            {"new_chat_members": [self.account.shown()]},
            kind="service",
        )
        new = group.room.member(self.account.id)
        incoming.member_change(self.service, group.room, actor, self.account, old, new)

    async def leaves(self, group: Group) -> None:
        old = group.room.member(self.account.id)
        group.room.members[self.account.id] = Member("left")
        incoming.put_message(
            self.service,
            group.room,
            self.account,
            {"left_chat_member": self.account.shown()},
            kind="service",
        )
        new = group.room.member(self.account.id)
        incoming.member_change(self.service, group.room, self.account, self.account, old, new)

    async def asks_to_join(self, group: Group) -> None:
        """A join request; for five minutes the bot may write without a started chat."""
        asked = self.service.settings.setdefault("join_requests", set())
        asked.add((group.room.id, self.account.id))
        self.account.may_be_written_until = self.service.now() + 300
        if group.room.member(self.service.bot.id).may("can_invite_users"):
            request = {
                "chat": group.room.shown(),
                "from": self.account.shown(),
                "user_chat_id": self.account.id,
                "date": self.service.date(),
            }
            self.service.emit("chat_join_request", request)

    async def adds_bot(self, group: Group, *, admin: bool = False) -> None:
        """Adds the bot to a group: privacy mode is fixed at this moment."""
        old = group.room.member(self.service.bot.id)
        self.service.place_bot(group.room, "administrator" if admin else "member")
        new = group.room.member(self.service.bot.id)
        bot = self.service.bot
        incoming.member_change(self.service, group.room, self.account, bot, old, new)
        content = {"new_chat_members": [bot.shown()]}
        incoming.put_message(self.service, group.room, self.account, content, kind="service")

    async def promotes_bot(self, group: Group, rights: Sequence[str] | None = None) -> None:
        """Makes the bot an administrator; `rights` None means all, () plain member."""
        old = group.room.member(self.service.bot.id)
        granted = frozenset(ADMIN_RIGHTS if rights is None else rights)
        new = Member("administrator", granted) if granted else Member("member")
        group.room.members[self.service.bot.id] = new
        bot = self.service.bot
        incoming.member_change(self.service, group.room, self.account, bot, old, new)

    async def removes_bot(self, group: Group) -> None:
        old = group.room.member(self.service.bot.id)
        new = group.room.members[self.service.bot.id] = Member("kicked")
        bot = self.service.bot
        incoming.member_change(self.service, group.room, self.account, bot, old, new)


def _callback(message: Message, words: str) -> str:
    buttons = [button for row in message.keyboard for button in row]
    fitting = [b for b in buttons if b["text"] == words]
    fitting = fitting or [b for b in buttons if words in b["text"]]
    assert fitting, f"no button {words!r} on {message!r}"
    assert "callback_data" in fitting[0], f"the button {words!r} opens {fitting[0]}"
    return str(fitting[0]["callback_data"])


def button_url(message: Message, words: str) -> str:
    """Where the button with these words leads."""
    for row in message.keyboard:
        for button in row:
            if words in button["text"] and "url" in button:
                return str(button["url"])
    raise AssertionError(f"no link button {words!r} on {message!r}")
