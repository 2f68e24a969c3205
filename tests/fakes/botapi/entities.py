"""Formatted text: HTML as Telegram reads it, and the entities it finds by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from .refusals import unparsable

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"，。、；！？）】]+|(?<![\w./])t\.me/[\w/?=+-]+)"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[a-z]{2,})"
    r"|(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)"
)
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_ATTRIBUTE = re.compile(r"\s*([^\s=>]*)\s*(=)?\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*))")


def units(text: str) -> int:
    """The length in UTF-16 units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def found_in(text: str, taken: list[Entity] | None = None) -> list[Entity]:
    """Commands, mentions, links and hashtags, with offsets in UTF-16 units."""
    entities = []
    for hit in _FOUND.finditer(text):
        kind = hit.lastgroup or ""
        entity = {"type": kind, "offset": units(text[: hit.start()]), "length": units(hit[kind])}
        if not any(_overlap(entity, other) for other in taken or []):
            entities.append(entity)
    return entities


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


@dataclass
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass
class _Reader:
    source: str
    at: int = 0
    out: str = ""
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def byte(self, position: int) -> int:
        return len(self.source[:position].encode())


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The bare text and its entities; refuses what Telegram refuses, in its words."""
    reader = _Reader(source)
    while reader.at < len(source):
        letter = source[reader.at]
        if letter == "&" and (hit := _CHARACTER.match(source, reader.at)):
            reader.out += unescape(hit[0])
            reader.at = hit.end()
        elif letter != "<":
            reader.out += letter
            reader.at += 1
        elif source.startswith("</", reader.at):
            _close(reader)
        else:
            _start(reader)
    if reader.open:
        raise unparsable(
            f'Can\'t find end tag corresponding to start tag "{reader.open[-1].tag}"',
        )
    return trimmed(reader.out, sorted(reader.entities, key=lambda e: (e["offset"], -e["length"])))


def _start(reader: _Reader) -> None:
    source, begin = reader.source, reader.at
    end = begin + 1
    while end < len(source) and source[end] != ">" and not source[end].isspace():
        end += 1
    if end >= len(source):
        raise unparsable(f"Unclosed start tag at byte offset {reader.byte(begin)}")
    tag = source[begin + 1 : end].lower()
    if tag not in TAGS:
        raise unparsable(f'Unsupported start tag "{tag}" at byte offset {reader.byte(begin)}')
    attributes: dict[str, str] = {}
    while True:
        while end < len(source) and source[end].isspace():
            end += 1
        if end >= len(source):
            raise unparsable(f"Unclosed start tag at byte offset {reader.byte(begin)}")
        if source[end] == ">":
            break
        hit = _ATTRIBUTE.match(source, end)
        if hit is None or not hit[1]:
            raise unparsable(
                f'Empty attribute name in the tag "{tag}" at byte offset {reader.byte(begin)}',
            )
        attributes[hit[1].lower()] = unescape(next((v for v in hit.groups()[2:] if v), ""))
        end = hit.end()
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise unparsable(
            f'Tag "span" must have class "tg-spoiler" at byte offset {reader.byte(begin)}',
        )
    reader.open.append(_Open(tag, units(reader.out), attributes))
    reader.at = end + 1


def _close(reader: _Reader) -> None:
    source, begin = reader.source, reader.at
    if not reader.open:
        raise unparsable(f"Unexpected end tag at byte offset {reader.byte(begin)}")
    end = source.find(">", begin)
    if end < 0:
        raise unparsable(f"Unclosed end tag at byte offset {reader.byte(begin)}")
    tag = source[begin + 2 : end].strip().lower()
    opened = reader.open.pop()
    if tag and tag != opened.tag:
        raise unparsable(
            f"Unmatched end tag at byte offset {reader.byte(begin)}, "
            f'expected "</{opened.tag}>", found "</{tag}>"',
        )
    reader.at = end + 1
    length = units(reader.out) - opened.offset
    if length:
        _add(reader, opened, length)


def _add(reader: _Reader, opened: _Open, length: int) -> None:
    entity: Entity = {"type": TAGS[opened.tag], "offset": opened.offset, "length": length}
    if opened.tag == "a":
        url = opened.attributes.get("href", "")
        if url.startswith("tg://user?id="):
            entity["type"] = "text_mention"
            entity["user_id"] = int(url.partition("=")[2])
        elif re.match(r"(https?|tg|tel|mailto)://?\S+\Z", url) or re.match(r"[\w.-]+\.\w+", url):
            entity["url"] = url
        else:
            return
    if opened.tag == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    if opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
    reader.entities.append(entity)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Telegram cuts white space at both ends; entities move along."""
    left = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - left)
        stop = min(end, entity["offset"] + entity["length"] - left)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept
