"""One way of writing: full-width, traditional, emoji, repeated marks, slips and Ningbo words made plain."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from domain.understanding.tables import rows

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
_SPACE = re.compile(r"[ \t\r\f\v\u3000\xa0]+")
_NEWLINES = re.compile(r"\s*\n\s*")
_GAP = re.compile(r"(?<=[\u3400-\u9fff。,!?;:、]) (?=[\u3400-\u9fff。,!?;:、])")
LONG = 40
_PAUSE = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
_REPEATED = re.compile(r"([!?。,~…、;:.\-=*#+])\1+")
_LAUGH = re.compile(r"([哈呵嘿啊哎呜嗯哦噢]) *(?:\1 *){2,}")
_MANY = re.compile(r"([^0-9\n])\1{3,}")
_RUN = re.compile(r"(\S) *\1")
_BLANK = re.compile(r"\s")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff\ufe00-\ufe0f\U000e0000-\U000e007f]+"
)
_STICKER = re.compile(r"\[[\u4e00-\u9fffA-Za-z]{1,6}\]")
_ODD = re.compile(r"[^\n\u0020-\u007e\u4e00-\u9fff]")


@cache
def _letters() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(mark): None for mark in _INVISIBLE}
    for simple, traditional in rows("traditional.tsv"):
        table.update({ord(letter): simple for letter in traditional})
    table.update(
        {
            ord(a): b
            for a, b in zip(
                "，．！？；：（）【】「」『』“”‘’～", ",.!?;:()[]\"\"''\"\"''~", strict=True
            )
        }
    )
    return table


@cache
def _spelling() -> tuple[AhoCorasick, tuple[tuple[int, str], ...]]:
    pairs = [(row[0], row[1]) for row in rows("spelling.tsv")]
    finder = AhoCorasick([wrong for wrong, _ in pairs], matchkind=MatchKind.LeftmostLongest)
    return finder, tuple((len(wrong), right) for wrong, right in pairs)


@lru_cache(maxsize=512)
def normalise(text: str) -> str:
    """Return `text` as the lexicons spell it: simplified, half-width, lower case, slips mended.

    Line breaks are kept, emoji become a space, marks and laughter repeated are shortened.
    Applying it twice changes nothing more.
    """
    if not text.isascii():
        text = text.translate(_letters())
        if _ODD.search(text):
            text = unicodedata.normalize("NFKC", text).translate(_letters())
            text = _EMOJI.sub(" ", text)
    for _ in range(6):
        before = text = text.lower()
        if _RUN.search(text):
            text = _MANY.sub(r"\1\1\1", _LAUGH.sub(r"\1\1", _REPEATED.sub(r"\1", text)))
        if "[" in text:
            text = _STICKER.sub(" ", text)
        if "\n" in text:
            text = _NEWLINES.sub("\n", text)
        if _BLANK.search(text):
            text = _GAP.sub("", _SPACE.sub(" ", text)).strip()
        text = _spelled(text)
        if text == before:
            break
    return text


def spoken(text: str) -> str:
    """Return `text` made plain with a comma for every gap between words: "对 早上就坏了" is "对,早上就坏了".

    Only in short lines gaps are pauses; in long ones they are left out as `normalise` does.
    """
    if len(text) > LONG or (" " not in text and "\u3000" not in text):
        return normalise(text)
    return normalise(_PAUSE.sub(",", text))


def _spelled(text: str) -> str:
    finder, fixes = _spelling()
    found = finder.find_matches_as_indexes(text)
    if not found:
        return text
    out: list[str] = []
    at = 0
    for index, start, end in found:
        out.append(text[at:start])
        out.append(fixes[index][1])
        at = end
    out.append(text[at:])
    return "".join(out)
