"""What the chat page asks for while it is open: say, press, send a picture, look back, stay in touch."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute

from bot.channels import photos
from bot.channels.contract import Take
from bot.channels.web import stream
from bot.channels.web.bell import Bell
from bot.channels.web.guard import Doors, same
from bot.channels.web.pace import Pace
from bot.channels.web.room import Room, Visitor, is_group
from bot.channels.web.ways import way
from domain.conversation import Address, Attachment, Message, MessageKind, Sender

T = TypeVar("T")

LONGEST = 4000
SOME = 30
LARGEST_SHEET = 5 * 1024 * 1024
SHEET_ROLES = frozenset({"station", "station_head", "community"})
Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_FILE = re.compile(r"[0-9a-f]{32}")
_MARK = re.compile(r"[A-Za-z0-9_-]{6,40}")
_CALL = re.compile(r"@(?:云管家|bot|yunguanjia)(?![A-Za-z0-9_])[\s,，:：]*", re.IGNORECASE)


class Said(msgspec.Struct, frozen=True):
    """Words and pictures that a visitor sends; `mark` is new for each message and the same when it is sent again."""

    chat: str
    mark: str
    text: str = ""
    files: tuple[str, ...] = ()
    reply_to: Number = 0


class Pressed(msgspec.Struct, frozen=True):
    """A button that a visitor presses, and the message that it stands on."""

    chat: str
    mark: str
    number: Number
    command: str


class Seen(msgspec.Struct, frozen=True):
    """How far a visitor has read."""

    chat: str
    number: Number


class No(Exception):
    """A request that is not granted: the status, and the key of the words that say why."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key


def answer(data: object, status: int = 200) -> Response:
    """Return plain data for the page."""
    return Response(msgspec.json.encode(data), status, media_type="application/json")


class Talk:
    """The routes behind the chat page."""

    def __init__(self, room: Room, doors: Doors, bell: Bell, take: Take) -> None:
        self._room = room
        self._doors = doors
        self._bell = bell
        self._take = take
        self._pace = Pace(30, 30.0)
        self._drawing = asyncio.Semaphore(2)

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            way("/chat/send", self._guarded(self._send), "POST"),
            way("/chat/press", self._guarded(self._press), "POST"),
            way("/chat/photo", self._guarded(self._photo), "POST"),
            way("/chat/sheet", self._guarded(self._sheet), "POST"),
            way("/chat/read", self._guarded(self._read), "POST"),
            way("/chat/before", self._guarded(self._before)),
            way("/chat/hints", self._guarded(self._hints)),
            way("/chat/file/{id}", self._guarded(self._file)),
            way("/chat/stream", self._guarded(self._stream)),
        ]

    def _guarded(
        self, run: Callable[[Request, Visitor], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Let only visitors in, and changes only from our own page."""

        async def guarded(request: Request) -> Response:
            visitor = await self._room.visitor(self._doors.visit(request))
            language = visitor.language if visitor else ""
            try:
                if visitor is None:
                    raise No(401, "web-not-in")
                if request.method == "POST":
                    self._check_own(request, visitor)
                return await run(request, visitor)
            except No as no:
                return answer({"error": self._room.words(language)[no.key]}, no.status)
            except ClientDisconnect:
                return Response(status_code=400)

        return guarded

    def _check_own(self, request: Request, visitor: Visitor) -> None:
        word = request.headers.get("x-guard", "")
        if not same(visitor.guard, word) or not self._doors.is_own_page(request):
            raise No(403, "web-page-old")
        says = (
            request.url.path != "/chat/read"
        )  # to have read something is noted as often as it happens
        if says and not self._pace.allows(visitor.account):
            raise No(429, "web-too-fast")

    async def _send(self, request: Request, visitor: Visitor) -> Response:
        said = await _body(request, Said)
        self._check_chat(visitor, said.chat)
        if not _MARK.fullmatch(said.mark) or not (said.text.strip() or said.files):
            raise No(400, "web-unclear")
        if len(said.text) > LONGEST or len(said.files) > 9:
            raise No(413, "web-too-long")
        attachments = [await self._attachment(visitor, id) for id in said.files]
        line, at = await self._room.write(
            visitor, said.chat, said.mark, said.text, said.files, said.reply_to
        )
        self._bell.ring(said.chat)
        called = _CALL.search(said.text) if is_group(said.chat) else None
        toast = await self._take(
            Message(
                channel="web",
                update=f"{visitor.account}:{said.mark}",
                kind=MessageKind.TEXT,
                chat=Address("web", said.chat),
                at=datetime.fromtimestamp(at, UTC),
                sender=Sender(visitor.account, visitor.name, visitor.language),
                is_group=is_group(said.chat),
                text=_CALL.sub("", said.text).strip() if called else said.text,
                ref=str(line.number),
                reply_to=str(said.reply_to) if said.reply_to else "",
                mentions_bot=called is not None,
                attachments=tuple(attachments),
            )
        )
        return answer({"line": line, "toast": toast})

    async def _press(self, request: Request, visitor: Visitor) -> Response:
        pressed = await _body(request, Pressed)
        self._check_chat(visitor, pressed.chat)
        line = await self._room.line(visitor, pressed.chat, pressed.number)
        commands = {knob.command for row in line.buttons for knob in row} if line else set()
        if pressed.command not in commands - {""} or not _MARK.fullmatch(pressed.mark):
            raise No(409, "web-button-old")
        toast = await self._take(
            Message(
                channel="web",
                update=f"{visitor.account}:{pressed.mark}",
                kind=MessageKind.PRESS,
                chat=Address("web", pressed.chat),
                at=datetime.fromtimestamp(await self._room.moment(), UTC),
                sender=Sender(visitor.account, visitor.name, visitor.language),
                is_group=is_group(pressed.chat),
                text=pressed.command,
                ref=str(pressed.number),
                press=pressed.mark,
                card_ref=str(pressed.number),
            )
        )
        return answer({"toast": toast})

    async def _photo(self, request: Request, visitor: Visitor) -> Response:
        chat = request.query_params.get("chat", "")
        self._check_chat(visitor, chat)
        content = await _bytes(request, photos.LARGEST)
        try:
            async with self._drawing:
                picture = await asyncio.to_thread(photos.clean, content)
        except photos.TooLarge:
            raise No(413, "web-photo-large") from None
        except photos.NotAPicture:
            raise No(415, "web-photo-unknown") from None
        id = await self._room.keep_photo(
            visitor, chat, picture.content, picture.width, picture.height
        )
        return answer({"id": id, "width": picture.width, "height": picture.height})

    async def _sheet(self, request: Request, visitor: Visitor) -> Response:
        """Take a workbook of somebody at work, in the chat with the bot only."""
        chat, name = request.query_params.get("chat", ""), request.query_params.get("name", "")
        self._check_chat(visitor, chat)
        if is_group(chat) or visitor.role not in SHEET_ROLES:
            raise No(403, "web-not-yours")
        content = await _bytes(request, LARGEST_SHEET)
        if not content.startswith(b"PK\x03\x04"):
            raise No(415, "web-sheet-unknown")
        id = await self._room.keep_sheet(visitor, chat, content, name or "xlsx")
        return answer({"id": id, "name": name})

    async def _read(self, request: Request, visitor: Visitor) -> Response:
        seen = await _body(request, Seen)
        self._check_chat(visitor, seen.chat)
        await self._room.read_up_to(visitor, seen.chat, seen.number)
        return answer({})

    async def _before(self, request: Request, visitor: Visitor) -> Response:
        chat = request.query_params.get("chat", "")
        self._check_chat(visitor, chat)
        number = request.query_params.get("number", "0")
        if not (number.isascii() and number.isdecimal() and len(number) < 17):
            raise No(400, "web-unclear")
        return answer(await self._room.before(visitor, chat, int(number), SOME))

    async def _hints(self, request: Request, visitor: Visitor) -> Response:
        return answer(await self._room.hints(visitor))

    async def _file(self, request: Request, visitor: Visitor) -> Response:
        id = request.path_params["id"]
        found = await self._room.file(visitor, id) if _FILE.fullmatch(id) else None
        if found is None:
            raise No(404, "web-no-file")
        _, media_type, content = found
        shown = media_type in {"image/jpeg", "image/png"}
        return Response(
            content,
            media_type=media_type if shown else "application/octet-stream",
            headers={
                "Cache-Control": "private, max-age=86400, immutable",
                "Content-Disposition": "inline" if shown else "attachment",
                "Content-Security-Policy": "default-src 'none'; sandbox",
            },
        )

    async def _stream(self, request: Request, visitor: Visitor) -> Response:
        last = request.headers.get("last-event-id") or request.query_params.get("seen", "")
        visit = self._doors.visit(request)
        return StreamingResponse(
            stream.changes(self._room, self._bell, visit, visitor, stream.position(last)),
            media_type="text/event-stream",
            headers={"X-Accel-Buffering": "no"},
        )

    @staticmethod
    def _check_chat(visitor: Visitor, chat: str) -> None:
        if chat not in visitor.chats:
            raise No(403, "web-not-yours")

    async def _attachment(self, visitor: Visitor, id: str) -> Attachment:
        try:
            if not _FILE.fullmatch(id):
                raise LookupError(id)
            media_type, size, digest, name = await self._room.file_facts(visitor, id)
        except LookupError:
            raise No(404, "web-no-file") from None
        kind = "document" if media_type == photos.SHEET else "photo"
        return Attachment(kind, id, digest, media_type, size, name)


async def _bytes(request: Request, most: int) -> bytes:
    """Return the body, and stop reading when it is too long."""
    told = request.headers.get("content-length", "0")
    if told.isdecimal() and int(told) > most:
        raise No(413, "web-photo-large")
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > most:
            raise No(413, "web-photo-large")
    return bytes(content)


async def _body(request: Request, kind: type[T]) -> T:
    """Return the body as data of a kind."""
    try:
        return msgspec.json.decode(await _bytes(request, 64 * 1024), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise No(400, "web-unclear") from None
