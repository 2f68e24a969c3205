"""What people and the bot send along in the web chat: files kept for those who read the chat that they were said in."""

from __future__ import annotations

import asyncio
import io
import secrets
from pathlib import Path

from bot.channels.contract import File
from bot.channels.photos import SHEET
from bot.channels.web.room import Visitor
from bot.visits import Visits
from bot.wording import cleaned
from storage import files


class Enclosures(Visits):
    """The files of the chats; the mailroom stands on it too."""

    async def keep_photo(
        self, visitor: Visitor, chat: str, content: bytes, width: int, height: int
    ) -> str:
        """Keep a cleaned picture (JPEG) and return its id."""
        return await self._keep(visitor, chat, content, "image/jpeg", size=(width, height))

    async def keep_sheet(self, visitor: Visitor, chat: str, content: bytes, name: str) -> str:
        """Keep a workbook and return its id."""
        return await self._keep(visitor, chat, content, SHEET, name=cleaned(name)[:100])

    async def _keep(
        self,
        visitor: Visitor,
        chat: str,
        content: bytes,
        media_type: str,
        *,
        name: str = "",
        size: tuple[int, int] = (0, 0),
    ) -> str:
        sha256 = await asyncio.to_thread(files.write, self._house.folder, content)
        kept = files.Kept(
            compound=visitor.compound,
            id=secrets.token_hex(16),
            place=chat,
            name=name,
            media_type=media_type,
            size=len(content),
            sha256=sha256,
            width=size[0],
            height=size[1],
        )
        now = self._house.now()
        await self._database.transact(lambda conn: files.add(conn, kept, now))
        return kept.id

    async def file(self, visitor: Visitor, id: str) -> tuple[str, str, bytes] | None:
        """Return name, media type and bytes of a file, None when the visitor may not see it or there is none."""
        kept = await self._database.read(lambda conn: files.get(conn, id))
        if kept is None or kept.place not in visitor.chats:
            return None
        try:
            content = await asyncio.to_thread(files.read, self._house.folder, kept.sha256)
        except FileNotFoundError:
            return None
        return kept.name, kept.media_type, content

    async def content(self, id: str) -> bytes:
        """Return the bytes of a file for the house itself. Raises LookupError when there is none."""
        kept = await self._database.read(lambda conn: files.get(conn, id))
        if kept is None:
            raise LookupError(id)
        try:
            return await asyncio.to_thread(files.read, self._house.folder, kept.sha256)
        except FileNotFoundError as error:
            raise LookupError(id) from error

    async def file_facts(self, visitor: Visitor, id: str) -> tuple[str, int, str, str]:
        """Return media type, size in bytes, digest and name of a visitor's file. Raises LookupError when there is none."""
        kept = await self._database.read(lambda conn: files.get(conn, id))
        if kept is None or kept.place not in visitor.chats:
            raise LookupError(id)
        return kept.media_type, kept.size, kept.sha256, kept.name


def written(folder: Path, chat: str, file: File) -> files.Kept:
    """Write a file of the bot's to disk and return what is to be noted of it; runs in a thread."""
    width = height = 0
    if file.media_type in {"image/png", "image/jpeg"}:
        from PIL import Image

        with Image.open(io.BytesIO(file.content)) as picture:
            width, height = picture.size
    return files.Kept(
        compound=0,
        id=secrets.token_hex(16),
        place=chat,
        name=cleaned(file.name)[:100],
        media_type=file.media_type,
        size=len(file.content),
        sha256=files.write(folder, file.content),
        width=width,
        height=height,
    )
