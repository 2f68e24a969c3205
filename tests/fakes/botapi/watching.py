"""Looking at a chat with a person's eyes: what the bot said there, and when it will."""

from __future__ import annotations

import re
from collections.abc import Callable

from .changes import TooLate
from .service import Service
from .world import Event, Message, Room

Words = str | re.Pattern[str] | Callable[[str], bool] | None


def fits(words: Words, text: str) -> bool:
    if words is None:
        return True
    if isinstance(words, str):
        return words in text
    if isinstance(words, re.Pattern):
        return words.search(text) is not None
    return words(text)


class Watching:
    """A chat that can be watched."""

    service: Service
    room: Room

    @property
    def id(self) -> int:
        return self.room.id

    async def sees(
        self,
        words: Words = None,
        *,
        button: str | None = None,
        kind: str | None = None,
        reply_to: Message | None = None,
        topic_id: int | None = None,
        within: float = 30.0,
    ) -> Message:
        """The next message or edit of the bot that fits and was not returned before.

        `words` is a part of the text, a pattern or a question; `button` a part of a button's
        words; `kind` "sent" or "edited". Waits up to `within` real seconds, else TooLate.
        """

        def look() -> Event | None:
            for event in self.service.events:
                if event.chat is not self.room or not event.by_bot or event.is_seen:
                    continue
                if event.kind not in ((kind,) if kind else ("sent", "edited", "service")):
                    continue
                message = event.message
                if message is None or not fits(words, event.text):
                    continue
                if button is not None and not any(button in each for each in event.buttons):
                    continue
                if reply_to is not None and message.reply_to_id != reply_to.id:
                    continue
                if topic_id is not None and (message.topic_id or 0) != topic_id:
                    continue
                return event
            return None

        wanted = f"{words!r}" + (f" with button {button!r}" if button else "")
        event = await self.service.changes.until(
            look, within, lambda: f"not seen within {within} s: {wanted}\n{self.transcript()}"
        )
        event.is_seen = True
        assert event.message is not None
        return event.message

    def shows(self, words: Words = None, *, button: str | None = None) -> list[Message]:
        """The bot's messages that stand in the chat now and fit."""
        return [
            message
            for message in self.room.visible()
            if message.by_bot
            and fits(words, message.text)
            and (button is None or any(button in each for each in message.buttons))
        ]

    async def does_not_see(self, words: Words = None, *, quiet: float = 0.3) -> None:
        """Fails if an unseen message of the bot fits, once the bot has come to rest."""
        await settles(self.service, quiet=quiet)
        for event in self.service.events:
            if event.chat is self.room and event.by_bot and not event.is_seen:
                assert event.kind not in ("sent", "edited") or not fits(words, event.text), (
                    f"unexpected: {event.text!r}\n{self.transcript()}"
                )

    def forgets(self) -> None:
        """Takes everything said so far as seen."""
        for event in self.service.events:
            if event.chat is self.room:
                event.is_seen = True

    @property
    def last(self) -> Message:
        """The newest message of the bot in this chat."""
        return self.shows()[-1]

    def transcript(self) -> str:
        return transcript(self.service, self.room)


async def settles(service: Service, *, quiet: float = 0.3, within: float = 15.0) -> None:
    """Waits until every update is confirmed and nothing has happened for `quiet` seconds."""
    clock = service.changes
    for _ in range(int(within / quiet) + 1000):
        changed = await clock.one(quiet)
        if not changed and not service.delivery.pending:
            return
        within -= 0 if changed else quiet
        if within <= 0:
            break
    waiting = len(service.delivery.pending)
    raise TooLate(f"the bot did not come to rest; {waiting} updates are unconfirmed")


_SIGNS = {"edited": "✎ ", "deleted": "✗ ", "service": "· ", "toast": "💬 ", "pressed": "☞ "}


def transcript(service: Service, room: Room | None = None) -> str:
    """What happened, line by line, as a person would tell it."""
    lines = []
    for event in service.events:
        if room is not None and event.chat is not room:
            continue
        where = event.chat.title or f"→ {event.chat.person.first_name if event.chat.person else ''}"
        text = event.text.replace("\n", "\n      ")
        buttons = "".join(f"\n      [{words}]" for words in event.buttons)
        who = f"{event.who}: " if event.who else ""
        number = f"#{event.message.id} " if event.message is not None else ""
        lines.append(f"{where} | {number}{_SIGNS.get(event.kind, '')}{who}{text}{buttons}")
    return "\n".join(lines)
