"""Turns a letter into the messages that a channel can send: language, buttons, pictures, lengths."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
import structlog

from bot.channels.contract import Button, Fetch, File, Limits, Outgoing
from bot.channels.photos import without_traces
from domain.conversation import Choice, Paper, Picture, Reply
from storage.outbox import Lane, Letter
from texts.catalogue import Catalogue

Draw = Callable[[Picture, Catalogue, str, str], bytes]
"""Draws a picture in a language and zone and returns it as PNG; runs in a thread."""

Write = Callable[[Paper, Sequence[bytes], Catalogue, str, str], bytes]
"""Writes a document with its photos in a language and zone and returns its bytes; runs in a thread."""

Make = Callable[[Letter], Awaitable[Reply]]
"""Puts together what a letter only names the maker of."""

DRAWN_KEPT = 8
PAPERS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a letter is rendered: their language and the zone of the compound's clocks.

    `home` is the compound that their direct chat speaks about, None in a group.
    """

    language: str
    zone: str = "Asia/Shanghai"
    home: int | None = None


class Rendering:
    """Renders letters; `draw`, `fetch`, `write` and `make` come from outside.

    `site` is where people reach the web pages, empty for nowhere.
    """

    def __init__(
        self,
        texts: Catalogue,
        draw: Draw | None,
        fetch: Fetch | None,
        write: Write | None = None,
        site: str = "",
        make: Make | None = None,
    ) -> None:
        self._texts = texts
        self._draw = draw
        self._fetch = fetch
        self._write = write
        self._site = site.rstrip("/")
        self._make = make
        self._drawn: OrderedDict[bytes, bytes] = OrderedDict()

    async def messages(self, letter: Letter, reader: Reader, limits: Limits) -> list[Outgoing]:
        """Return the messages of a letter in order; the last one has the buttons. Raises KeyError for an unknown text."""
        if letter.reply.maker and self._make is not None:
            letter = replace(letter, reply=await self._make(letter))
        reply = letter.reply
        whole = Outgoing(
            id=letter.id,
            text=self._texts.reply(reply, reader.language, reader.zone),
            buttons=self._buttons(letter, reader),
            files=[file async for file in self._files(letter, reader)],
            reply_to=letter.reply_to,
            edits=letter.edits,
            silent=reply.silent,
            poll=_poll(reply),
            urgent=letter.lane is Lane.DANGER,
            page=self._page(letter),
        )
        return list(fitted(whole, limits))

    def _buttons(self, letter: Letter, reader: Reader) -> list[list[Button]]:
        mark = f"~{letter.compound} " if letter.compound else ""
        # Who works for several compounds would else send the words to the one their chat speaks about.
        elsewhere = reader.home is not None and reader.home != letter.compound

        def button(choice: Choice) -> Button:
            label = self._texts.term(choice.label, reader.language, reader.zone)
            command = choice.command
            if command and (not choice.prompt or elsewhere):
                command = mark + command
            return Button(label, command, choice.link, choice.prompt)

        return [[button(choice) for choice in row] for row in letter.reply.choices]

    def _page(self, letter: Letter) -> str:
        """Return the address of the page that shows a letter's subject: "poll-17" in compound 3 is /to/poll-3-17."""
        kind, _, rest = letter.reply.page.partition("-")
        if not kind or not self._site:
            return ""
        return f"{self._site}/to/{'-'.join(filter(None, (kind, str(letter.compound), rest)))}"

    async def _files(self, letter: Letter, reader: Reader) -> AsyncIterator[File]:
        """Return the picture and the kept files; one that cannot be had is left out rather than the words."""
        picture = letter.reply.picture
        if picture is not None and self._draw is not None:
            try:
                drawn = await self._drawing(picture, reader)
            except Exception:
                log.exception("picture-failed", drawing=picture.drawing, letter=letter.id)
            else:
                yield File(f"{picture.drawing}.png", "image/png", drawn)
        for id in letter.reply.attachments:
            content = await self._kept(id, letter.id)
            if content:
                suffix, media_type = kind_of(content)
                yield File(f"{id.replace(':', '-')[-60:]}.{suffix}", media_type, content)
        for paper in letter.reply.papers:
            photos = [await self._kept(id, letter.id) for id in paper.photos]
            yield await self._paper(paper, photos, reader)

    async def _kept(self, id: str, letter: int) -> bytes:
        """Return a kept file, empty where it cannot be had; one from somebody's telephone without what it hides."""
        try:
            content = await self._fetch(id) if self._fetch else b""
            if ":" in id:
                return await asyncio.to_thread(without_traces, content) or b""
        except Exception:
            log.warning("file-not-found", file=id, letter=letter, exc_info=True)
            return b""
        return content

    async def _paper(self, paper: Paper, photos: Sequence[bytes], reader: Reader) -> File:
        """Return a document; one that cannot be written is a fault, since it is what was asked for."""
        assert self._write is not None, "documents are sent by a house that writes them"
        content = await asyncio.to_thread(
            self._write, paper, photos, self._texts, reader.language, reader.zone
        )
        return File(f"{paper.name}.{paper.form}", PAPERS[paper.form], content)

    async def _drawing(self, picture: Picture, reader: Reader) -> bytes:
        """Return a picture's bytes; one that goes to many is drawn once for each language."""
        key = msgspec.json.encode((picture, reader.language, reader.zone))
        found = self._drawn.get(key)
        if found is None:
            assert self._draw is not None
            found = await asyncio.to_thread(
                self._draw, picture, self._texts, reader.language, reader.zone
            )
            self._drawn[key] = found
            if len(self._drawn) > DRAWN_KEPT:
                self._drawn.popitem(last=False)
        return found


def _poll(reply: Reply) -> str:
    """Return how many options of a poll may be chosen, empty when the reply is no open poll."""
    if not reply.card.startswith("poll:") or not reply.choices:
        return ""
    return "several" if reply.values.get("multiple") == "yes" else "one"


def kind_of(content: bytes) -> tuple[str, str]:
    """Return the suffix and media type of a file by its first bytes."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg", "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", "image/png"
    if content.startswith(b"OggS"):
        return "ogg", "audio/ogg"
    if content.startswith(b"%PDF"):
        return "pdf", "application/pdf"
    return "bin", "application/octet-stream"


def fitted(whole: Outgoing, limits: Limits) -> Iterator[Outgoing]:
    """Divide a message into ones that the service takes; an edit stays one message and is shortened."""
    if not limits.text:
        yield whole
        return
    if whole.edits:
        longest = limits.caption if whole.files else limits.text
        yield replace(whole, text=shortened(whole.text, longest), files=whole.files[:1])
        return
    files, texts = list(whole.files), divided(whole.text, limits.text)
    parts = [replace(whole, text="", files=(file,), buttons=()) for file in files]
    if parts and units(whole.text) <= limits.caption:
        parts[-1] = replace(parts[-1], text=whole.text)
    else:
        parts += [replace(whole, text=text, files=(), buttons=()) for text in texts]
    parts[-1] = replace(parts[-1], buttons=whole.buttons)
    for place, part in enumerate(parts):
        yield replace(part, reply_to=whole.reply_to if not place else "")


def units(text: str) -> int:
    """Return a text's length as services count it: in UTF-16 units, so that an emoji counts two."""
    return len(text) + sum(1 for c in text if c > "\uffff")


def shortened(text: str, longest: int) -> str:
    """Return the text, cut to `longest` UTF-16 units with an ellipsis where it is longer."""
    if units(text) <= longest:
        return text
    return _head(text, longest - 1).rstrip() + "…"


def divided(text: str, longest: int) -> list[str]:
    """Divide a text into pieces of at most `longest` UTF-16 units, where a line or a sentence ends if possible."""
    pieces = []
    while units(text) > longest:
        head = _head(text, longest)
        for end in ("\n", "。", " "):
            cut = head.rfind(end)
            if cut > len(head) // 2:
                head = head[: cut + 1]
                break
        pieces.append(head.rstrip())
        text = text[len(head) :].lstrip("\n ")
    return [*pieces, text]


def _head(text: str, longest: int) -> str:
    """Return the longest beginning of at most `longest` UTF-16 units, never half a character."""
    head = text[:longest]
    while units(head) > longest:
        head = head[: len(head) - (units(head) - longest + 1) // 2]
    return head
