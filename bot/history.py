"""Chat histories: Telegram Desktop's JSON export and CSV, read line by line however long; bad lines never stop it."""

from __future__ import annotations

import csv
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

CHUNK = 1 << 20
LARGEST = 8 << 20
"""Characters of one message at most; a longer one is damage."""
LONGEST_FIELD = 1 << 20
SAMPLE = 1 << 16

_BEGIN = re.compile(r'"messages"\s*:\s*\[')
_NEXT = re.compile(r'\}\s*,?\s*\n\s*(?=\{\s*\n?\s*"id")')
_GAP = re.compile(r"[\s,]*")

HEADS = {
    "time": "time",
    "date": "time",
    "datetime": "time",
    "时间": "time",
    "日期": "time",
    "发送时间": "time",
    "name": "name",
    "from": "name",
    "sender": "name",
    "姓名": "name",
    "名字": "name",
    "昵称": "name",
    "发送人": "name",
    "发言人": "name",
    "text": "text",
    "message": "text",
    "content": "text",
    "内容": "text",
    "消息": "text",
    "文本": "text",
    "chat": "chat",
    "thread": "chat",
    "群": "chat",
}
FORMS = (
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%d %H:%M",
    "%Y年%m月%d日 %H:%M",
    "%Y/%m/%d",
    "%d.%m.%Y %H:%M:%S",
)


class NotAHistory(Exception):
    """The file cannot be read at all; `key` names the reason in the catalogues."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a history. `where` is its place in the file ("line 12", "message 345"); `at` None where unknown."""

    where: str
    chat: str
    speaker: str
    at: datetime | None
    text: str


@dataclass(slots=True)
class Account:
    """What was read: messages in all, those without words, notes of the service, bad ones by place and reason."""

    read: int = 0
    silent: int = 0
    service: int = 0
    bad: list[tuple[str, str]] = field(default_factory=list)
    position: int = 0
    size: int = 0


class _Counting(io.RawIOBase):
    """The file, with a note of how far it was read."""

    def __init__(self, raw: BinaryIO, account: Account) -> None:
        self._raw = raw
        self._account = account

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on."""
        got = self._raw.read(len(buffer))
        buffer[: len(got)] = got
        self._account.position += len(got)
        return len(got)


class _Unpacked(io.RawIOBase):
    """A gzip file unpacked; of one that is torn, all that is there comes before the complaint."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._unpack = zlib.decompressobj(31)
        self._rest = b""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on. Raises EOFError where the file is torn and zlib.error where it is damaged."""
        while True:
            packed = self._rest or self._raw.read(CHUNK)
            if self._unpack.eof:
                packed = self._unpack.unused_data + packed
                if not packed.strip(b"\0"):
                    return 0
                self._unpack = zlib.decompressobj(31)
            got = self._unpack.decompress(packed, len(buffer))
            self._rest = self._unpack.unconsumed_tail
            if got:
                buffer[: len(got)] = got
                return len(got)
            if not packed and not self._unpack.eof:
                raise EOFError


@contextmanager
def _opened(file: Path, account: Account) -> Iterator[io.BufferedReader]:
    try:
        with file.open("rb") as raw:
            account.size = file.stat().st_size
            stream: Any = io.BufferedReader(_Counting(raw, account), CHUNK)
            if stream.peek(2)[:2] == b"\x1f\x8b":
                stream = io.BufferedReader(_Unpacked(stream), CHUNK)
            yield stream
    except OSError as error:
        raise NotAHistory("replay-no-file", file=str(file), why=error.strerror or "?") from None


def read(file: Path, account: Account) -> Iterator[Said]:
    """Yield the messages with words of a history in order, and keep the account. Raises NotAHistory."""
    with _opened(file, account) as stream:
        try:
            first = stream.peek(SAMPLE)
        except (EOFError, zlib.error):
            raise NotAHistory("replay-no-messages") from None
        is_json = first.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["}
        yield from _export(stream, account) if is_json else _table(stream, first, account)


def _text(stream: io.BufferedReader, sample: bytes) -> io.TextIOWrapper:
    """Return the stream as text: UTF-8, else the Chinese national encoding; damage becomes a replacement mark."""
    try:
        sample[: max(0, len(sample) - 4)].decode("utf-8-sig")
        encoding = "utf-8-sig"
    except UnicodeDecodeError as error:
        encoding = "gb18030" if error.reason != "unexpected end of data" else "utf-8-sig"
    return io.TextIOWrapper(stream, encoding, errors="replace", newline="")


# Telegram Desktop


def _export(stream: io.BufferedReader, account: Account) -> Iterator[Said]:
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace")
    for number, found in enumerate(_objects(text, account), 1):
        account.read += 1
        if isinstance(found, str):
            account.bad.append((f"#{number}", found))
            continue
        said = _message(found, number, account)
        if said is not None:
            yield said


def _objects(text: io.TextIOWrapper, account: Account) -> Iterator[Mapping[str, Any] | str]:
    """Yield every message of every chat in the export; a word about the damage in place of one that cannot be read."""
    decode = json.JSONDecoder().raw_decode
    buffer, ended, inside, any_ = "", False, False, False
    while True:
        if not inside:
            start = _BEGIN.search(buffer)
            if start:
                buffer, inside, any_ = buffer[start.end() :], True, True
            elif ended:
                break
            else:
                more = _more(text, account)
                ended = not more
                buffer = buffer[-64:] + more
                continue
        gap = _GAP.match(buffer)
        at = gap.end() if gap else 0
        if buffer[at : at + 1] == "]":
            buffer, inside = buffer[at + 1 :], False
            continue
        try:
            found, end = decode(buffer, at) if at < len(buffer) else (None, -1)
        except (ValueError, RecursionError):
            end = -1
        if end > 0 and (end < len(buffer) or ended):
            yield found if isinstance(found, dict) else "shape"
            buffer = buffer[end:]
        elif not ended and len(buffer) - at < LARGEST and not _is_damaged(buffer, at):
            more = _more(text, account)
            ended = not more
            buffer = buffer[at:] + more
        elif at >= len(buffer):
            yield "cut"
            break
        else:
            yield "json"
            following = _NEXT.search(buffer, at + 1)
            if following:
                buffer = buffer[following.end() :]
            elif ended:
                break
            else:
                buffer = buffer[-64:]
    if not any_:
        raise NotAHistory("replay-no-messages")


def _is_damaged(buffer: str, at: int) -> bool:
    """Tell whether a later message begins already in the buffer, so that reading on would not help this one."""
    following = _NEXT.search(buffer, at + 1)
    return following is not None and _NEXT.search(buffer, following.end()) is not None


def _more(text: io.TextIOWrapper, account: Account) -> str:
    """Return the next piece of text; what is damaged in a compressed file ends it."""
    try:
        return text.read(CHUNK)
    except (OSError, EOFError, zlib.error) as error:
        account.bad.append(("…", type(error).__name__))
        return ""


def _message(found: Mapping[str, Any], number: int, account: Account) -> Said | None:
    where = f"#{found.get('id', number)}"
    if found.get("type") == "service":
        account.service += 1
        return None
    words = _words(found.get("text", ""))
    if found.get("type") != "message" or words is None:
        account.bad.append((where, "shape"))
        return None
    if not words.strip():
        account.silent += 1
        return None
    speaker = str(found.get("from_id") or found.get("from") or "")
    name = str(found.get("from") or "")
    return Said(where, "", f"{speaker}\t{name}", _moment(found), words)


def _words(text: Any) -> str | None:
    """Return the words of a message: a string, or a list of strings and entities."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return None
    parts = []
    for part in text:
        inner = part.get("text") if isinstance(part, dict) else part
        if not isinstance(inner, str):
            return None
        parts.append(inner)
    return "".join(parts)


def _moment(found: Mapping[str, Any]) -> datetime | None:
    unix = found.get("date_unixtime")
    try:
        if unix is not None:
            return datetime.fromtimestamp(int(unix), UTC)
        return moment(str(found.get("date") or ""))
    except (ValueError, OverflowError, OSError):
        return None


# CSV


def _table(stream: io.BufferedReader, sample: bytes, account: Account) -> Iterator[Said]:
    csv.field_size_limit(LONGEST_FIELD)
    rows = csv.reader(_text(stream, sample))
    columns: dict[str, int] | None = None
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            account.read += 1
            account.bad.append((str(rows.line_num), str(error)))
            continue
        except (OSError, EOFError, zlib.error) as error:
            account.bad.append((str(rows.line_num), type(error).__name__))
            break
        if not any(cell.strip() for cell in row):
            continue
        if columns is None:
            columns, is_head = _columns(row)
            if is_head:
                continue
        account.read += 1
        said = _row(row, columns, str(rows.line_num), account)
        if said is not None:
            yield said
    if columns is None:
        raise NotAHistory("replay-no-messages")


def _columns(row: list[str]) -> tuple[dict[str, int], bool]:
    """Return where time, name and text stand, and whether the row was a head. Raises NotAHistory."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        name = HEADS.get(cell.strip().lower())
        if name is not None:
            found.setdefault(name, place)
    if "text" in found:
        return found, True
    if len(row) == 3 and moment(row[0].strip()) is not None:
        return {"time": 0, "name": 1, "text": 2}, False
    raise NotAHistory("replay-no-columns", columns=", ".join(row)[:200])


def _row(row: list[str], columns: Mapping[str, int], where: str, account: Account) -> Said | None:
    if len(row) <= max(columns.values()):
        account.bad.append((where, "columns"))
        return None
    values = {name: row[place].strip() for name, place in columns.items()}
    at = moment(values.get("time", ""))
    if values.get("time") and at is None:
        account.bad.append((where, "time"))
        return None
    if not values["text"]:
        account.silent += 1
        return None
    name = values.get("name", "")
    return Said(where, values.get("chat", ""), f"{name}\t{name}", at, values["text"])


def moment(text: str) -> datetime | None:
    """Return a time as it stands in exports, None for what is none; without a zone it is taken as UTC, which keeps the order."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        for form in FORMS:
            try:
                found = datetime.strptime(text, form)  # noqa: DTZ007 - the zone is added below
                break
            except ValueError:
                continue
        else:
            return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
