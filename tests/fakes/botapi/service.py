"""The fake service's whole state, and the one place where things happen in it."""

from __future__ import annotations

import json
import secrets
from typing import Any, Literal

from . import opinion
from .calls import Call
from .changes import Changes
from .clock import Clock, RealClock
from .delivery import Delivery
from .faults import Faults
from .limits import Limits
from .world import (
    ADMIN_RIGHTS,
    Account,
    Ballot,
    Event,
    File,
    Json,
    Member,
    Message,
    Query,
    Room,
)


class Service:
    """Everything that Telegram would know. Methods here act; they refuse nothing."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        token: str = "700000001:FAKE-token_for-tests",
        username: str = "yunguanjia_test_bot",
        name: str = "云管家",
        privacy: bool = False,
        validate: bool = True,
    ) -> None:
        self.clock: Clock = clock or RealClock()
        self.token = token
        self.bot = Account(int(token.partition(":")[0]), name, username=username, is_bot=True)
        self.privacy = privacy
        self.validate = validate
        self.changes = Changes()
        self.delivery = Delivery(self.clock.now, changes=self.changes)
        self.faults = Faults()
        self.limits = Limits()
        self.accounts: dict[int, Account] = {self.bot.id: self.bot}
        self.rooms: dict[int, Room] = {}
        self.files: dict[str, File] = {}
        self.ballots: dict[str, Ballot] = {}
        self.queries: dict[str, Query] = {}
        self.settings: dict[str, Any] = {}
        self.calls: list[Call] = []
        self.events: list[Event] = []
        self.violations: list[str] = []
        self.records = True
        self._counter = 0

    # Numbers

    def now(self) -> float:
        return self.clock.now()

    def date(self) -> int:
        return int(self.clock.now())

    def number(self) -> int:
        """A number never given before."""
        self._counter += 1
        return self._counter

    # People and chats

    def add_account(self, account: Account) -> Account:
        self.accounts[account.id] = account
        self.rooms[account.id] = Room(account.id, "private", person=account)
        return account

    def add_room(
        self,
        kind: Literal["group", "supergroup", "channel"],
        title: str,
        *,
        is_forum: bool = False,
        room_id: int | None = None,
    ) -> Room:
        number = self.number()
        if room_id is None:
            room_id = -(4_200_000 + number) if kind == "group" else -(1_002_000_000_000 + number)
        room = Room(room_id, kind, title, is_forum=is_forum)
        # A forum's first message is the one that General stands for.
        room.last_id = 1 if is_forum else 0
        self.rooms[room_id] = room
        return room

    def place_bot(self, room: Room, status: str = "member", rights: Any = None) -> None:
        """Sets the bot's standing; privacy mode is looked at now, as on re-adding."""
        granted = frozenset(ADMIN_RIGHTS if rights is None else rights)
        room.members[self.bot.id] = Member(
            status,  # type: ignore[arg-type]
            granted if status == "administrator" else frozenset(),
        )
        room.bot_reads_all = not self.privacy

    # What happens

    def emit(self, kind: str, payload: Json) -> int | None:
        """Queues an update for the bot; its id, or None if the bot did not ask for this kind."""
        if self.validate:
            self.violations += opinion.on_update({"update_id": 1, kind: payload})
        return self.delivery.put(kind, json.loads(json.dumps(payload)))

    def note(
        self,
        kind: Any,
        room: Room,
        who: str,
        text: str,
        message: Message | None = None,
        by_bot: bool = False,
    ) -> Event | None:
        """Records what the people in a chat could see."""
        if not self.records:
            self.changes.touch()
            return None
        buttons = message.buttons if message is not None else []
        event = Event(self.now(), room, kind, who, text, buttons, message, by_bot)
        self.events.append(event)
        self.changes.touch()
        return event

    def store(
        self, room: Room, content: Json, *, by_bot: bool = False, kind: str = "sent"
    ) -> Message:
        """Puts a message into a chat. `content` has `from` / `sender_chat` and what was said."""
        payload = {
            "message_id": room.next_id(),
            "date": self.date(),
            "chat": room.shown(),
            **content,
        }
        message = Message(room, payload["message_id"], payload, by_bot)
        room.messages[message.id] = message
        self.note(kind, room, self.author(payload), describe(payload), message, by_bot)
        return message

    def author(self, payload: Json) -> str:
        sender = payload.get("sender_chat")
        if sender:
            return f"[{sender.get('title', sender['id'])}]"
        return str((payload.get("from") or {}).get("first_name", ""))

    # Files

    def add_file(self, kind: str, data: bytes, **facts: Any) -> File:
        number = self.number()
        unique = f"AQAD{number:08x}"
        stem = {"photo": "photos", "voice": "voice", "document": "documents"}.get(kind, kind)
        suffix = {"photo": ".jpg", "voice": ".oga"}.get(kind, "")
        name = facts.get("name", "")
        file = File(
            file_id=f"AgAC{kind[:2]}{number:08x}{secrets.token_hex(8)}",
            unique_id=unique,
            kind=kind,
            data=data,
            path=f"{stem}/file_{number}{suffix or '.' + name.rpartition('.')[2]}",
            size=facts.pop("size", len(data)),
            **facts,
        )
        self.files[file.file_id] = file
        return file

    # Judgement

    def judge_call(self, call: Call) -> None:
        if self.validate:
            self.violations += opinion.on_call(call, json.loads)

    def judge_answer(self, call: Call) -> None:
        if self.validate and call.refusal is None:
            self.violations += opinion.on_answer(call.method, call.result)

    def assert_clean(self) -> None:
        """Fails if any call, update or answer broke the Bot API's shapes."""
        assert not self.violations, "\n".join(dict.fromkeys(self.violations))


def describe(payload: Json) -> str:
    """One line for what a message holds."""
    text = str(payload.get("text") or payload.get("caption") or "")
    for kind in ("photo", "voice", "document", "video", "audio", "location", "venue", "sticker"):
        if kind in payload:
            return f"[{kind}] {text}".rstrip()
    if "poll" in payload:
        return f"[poll] {payload['poll']['question']}"
    if text:
        return text
    shown = {"message_id", "date", "chat", "from", "sender_chat", "message_thread_id"}
    shown |= {"is_topic_message", "reply_to_message"}
    return " ".join(f"[{key}]" for key in payload if key not in shown)
