"""Turns a reply into a person's language: Fluent catalogues, Chinese first, English second."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from fluent.runtime import FluentBundle, FluentResource, resolver

from domain.conversation import Reply, Term, When
from domain.understanding.categories import CATEGORIES, subcategories

# Residents' own words and lists go in as values and may be longer than the library's 2,500; patterns are only ours.
resolver.MAX_PART_LENGTH = 60_000

LANGUAGES = ("zh", "en")
LONG = 500
_ENTRY = re.compile(r"^(-?[a-z][\w-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{\s*(-?[a-z][\w-]*)")
WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


def source(language: str) -> str:
    """Return the text of a language's catalogue."""
    return (files("texts") / f"{language}.ftl").read_text(encoding="utf-8")


def entries_of(text: str) -> dict[str, str]:
    """Return a catalogue's texts by key, each as it stands in the source."""
    starts = [*_ENTRY.finditer(text)]
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return {m[1]: text[m.start() : end] for m, end in zip(starts, ends, strict=True)}


def category_key(category: str, sub: str = "") -> str:
    """Return the key of a category's or sub-category's name; the names stand in the categories' own table."""
    return f"category-{category}-{sub}" if sub else f"category-{category}"


def _category_names(language: str) -> str:
    """Return the names of all categories as a catalogue's source."""
    rows = [row for main in CATEGORIES for row in (main, *subcategories(main.id))]
    return "\n".join(f"{category_key(row.id, row.sub)} = {row.name(language)}" for row in rows)


class _Texts:
    """One language's texts. A text is parsed when it is first wanted: parsing all of them takes a quarter of a start."""

    def __init__(self, language: str) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        text = source(language)
        self.own = frozenset(_ENTRY.findall(text))
        self._source = entries_of(text) | entries_of(_category_names(language))
        self._unread = dict(self._source)

    def pattern(self, key: str) -> Any:
        """Return a text's pattern. Raises KeyError for an unknown key."""
        self._read(key)
        return self._bundle.get_message(key).value

    def plain(self, key: str) -> str:
        """Return the words of a text that is nothing but words on one line, without parsing it."""
        return self._source[key].partition("\n")[0].partition("=")[2].strip()

    def format(self, pattern: Any, values: dict[str, Any]) -> tuple[Any, list[Exception]]:
        """Return a pattern's words with values put in, and what went wrong."""
        return self._bundle.format_pattern(pattern, values)

    def _read(self, key: str) -> None:
        """Parse a text and the texts it refers to."""
        entry = self._unread.pop(key, None)
        if entry is not None:
            self._bundle.add_resource(FluentResource(entry), allow_overrides=False)
            for name in _REFERENCE.findall(entry):
                self._read(name)


class Catalogue:
    """The texts of both languages."""

    def __init__(self) -> None:
        self._texts = {language: _Texts(language) for language in LANGUAGES}
        self.keys = {language: texts.own for language, texts in self._texts.items()}

    @staticmethod
    def language(wanted: str) -> str:
        """Return the language to speak with somebody who asked for `wanted`; Chinese where it is not one of ours."""
        return wanted if wanted in LANGUAGES else LANGUAGES[0]

    def has(self, key: str) -> bool:
        """Tell whether a text exists."""
        return key in self.keys[LANGUAGES[0]]

    def text(
        self, key: str, values: Mapping[str, Any], language: str, zone: str = "Asia/Shanghai"
    ) -> str:
        """Return one text. Raises KeyError when there is no such text in either language."""
        language = self.language(language)
        texts = self._texts[language]
        pattern = texts.pattern(key)
        if pattern is None:
            raise KeyError(key)
        shown = {name: self._shown(value, language, zone) for name, value in values.items()}
        # The library refuses long values; they are put in afterwards, under a mark that nobody types.
        long = {
            f"\ue000{number}\ue001": (name, value)
            for number, (name, value) in enumerate(shown.items())
            if isinstance(value, str) and len(value) > LONG
        }
        for mark, (name, _) in long.items():
            shown[name] = mark
        result, errors = texts.format(pattern, shown)
        if errors:
            raise KeyError(f"{key}: {errors[0]!r}")
        words = str(result)
        for mark, (_, value) in long.items():
            words = words.replace(mark, value)
        return words

    def term(self, term: Term, language: str, zone: str = "Asia/Shanghai") -> str:
        """Return the text of a term."""
        return self.text(term.key, term.values, language, zone)

    def reply(self, reply: Reply, language: str, zone: str = "Asia/Shanghai") -> str:
        """Return the words of a reply with its further paragraphs."""
        parts = [self.text(reply.key, reply.values, language, zone)]
        parts += [self.term(part, language, zone) for part in reply.also]
        return "\n".join(part for part in parts if part)

    def words(self) -> dict[str, str]:
        """Return every word that calls a command, and the command's name. Raises ValueError when two share one."""
        found: dict[str, str] = {}
        for language in LANGUAGES:
            for key in self.keys[language]:
                if key.endswith("-words"):
                    name = key.removesuffix("-words").replace("-", "_")
                    for word in [name, *self._texts[language].plain(key).lower().split()]:
                        if found.setdefault(word, name) != name:
                            raise ValueError(f"{word}: {found[word]} and {name}")
        return found

    def _shown(self, value: Any, language: str, zone: str) -> Any:
        """Return a value as the catalogue takes it; user text goes in as it is and is never read as a pattern."""
        match value:
            case Term():
                return self.term(value, language, zone)
            case When():
                return moment_text(value, language, zone)
            case list():
                return "\n".join(str(self._shown(item, language, zone)) for item in value)
            case {"type": "term"}:
                return self.term(msgspec.convert(value, Term), language, zone)
            case {"type": "when"}:
                return moment_text(msgspec.convert(value, When), language, zone)
            case bool():
                return "yes" if value else "no"
            case int() | float():
                return value
            case _:
                return str(value)


def moment_text(value: When, language: str, zone: str) -> str:
    """Return a moment as people write it, in the station's zone: 11月25日(周三)19:00, Wed 25 Nov 19:00."""
    local = value.moment.astimezone(ZoneInfo(zone))
    if value.style == "time":
        return f"{local:%H:%M}"
    day = _day_text(local, language)
    return (
        day
        if value.style == "day"
        else f"{day} {local:%H:%M}"
        if language == "en"
        else f"{day}{local:%H:%M}"
    )


def _day_text(local: datetime, language: str) -> str:
    weekday = WEEKDAYS[language][local.weekday()]
    if language == "en":
        return f"{weekday} {local.day} {local:%b}"
    return f"{local.month}月{local.day}日(周{weekday})"


@functools.cache
def catalogue() -> Catalogue:
    """Return the shipped texts, read once."""
    return Catalogue()
