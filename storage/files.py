"""Kept files: what is known of each in the database, the bytes on disk under their own digest."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, insert, select

from storage.database import Connection, Row, metadata
from storage.people import seconds

files = Table(
    "files",
    metadata,
    Column("compound", BigInteger, nullable=False),
    Column("id", String(64), primary_key=True),
    Column("place", String(160), nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
    Index("files_by_digest", "sha256"),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept file. `place` says who may see it: the chat it was said in; `id` cannot be guessed. Sizes in bytes and pixels."""

    compound: int
    id: str
    place: str
    name: str
    media_type: str
    size: int
    sha256: str
    width: int = 0
    height: int = 0


async def add(conn: Connection, kept: Kept, now: datetime) -> None:
    """Note a file whose bytes have been written."""
    await conn.execute(
        insert(files).values(
            compound=kept.compound,
            id=kept.id,
            place=kept.place,
            name=kept.name,
            media_type=kept.media_type,
            size=kept.size,
            sha256=kept.sha256,
            width=kept.width,
            height=kept.height,
            kept_at=seconds(now),
        )
    )


def _kept(row: Row) -> Kept:
    return Kept(
        compound=row["compound"],
        id=row["id"],
        place=row["place"],
        name=row["name"],
        media_type=row["media_type"],
        size=row["size"],
        sha256=row["sha256"],
        width=row["width"],
        height=row["height"],
    )


async def get(conn: Connection, id: str) -> Kept | None:
    """Return what is known of a file, or None."""
    row = await conn.first(select(files).where(files.c.id == id))
    return None if row is None else _kept(row)


def where(root: Path, sha256: str) -> Path:
    """Return where the bytes with this digest lie. Raises ValueError for what is no digest."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError(sha256)
    return root / sha256[:2] / sha256


def write(root: Path, content: bytes) -> str:
    """Write bytes to disk, whole or not at all, and return their digest; the same bytes are kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = where(root, sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    with os.fdopen(handle, "wb") as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    os.replace(name, path)
    return sha256


def read(root: Path, sha256: str) -> bytes:
    """Return the bytes with this digest. Raises FileNotFoundError when they are gone."""
    return where(root, sha256).read_bytes()
