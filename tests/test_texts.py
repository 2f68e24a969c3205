"""Both languages say the same things, every text is there, and no two commands share a word."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import parse
from fluent.syntax.ast import Junk, Message
from fluent.syntax.ast import Term as FluentTerm

from handlers.table import FEATURES
from texts.catalogue import LANGUAGES, catalogue, entries_of, source

HOUSE = Path(__file__).parent.parent
COMMANDS = [c for f in FEATURES for c in f.commands]
SPOKEN = {
    "say",
    "Refused",
    "Term",
    "tell",
    "stop",
    "words",
    "NotAHistory",
    "NotABackup",
}


def messages(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    key = ""
    for line in source(language).splitlines():
        head = re.match(r"^([a-z][\w-]*) *=(.*)", line)
        if head:
            key = head[1]
            assert key not in found, f"{language}: {key} twice"
            found[key] = head[2]
        elif line.startswith(" ") and key:
            found[key] += "\n" + line
        else:
            key = ""
    return found


TEXTS = {language: messages(language) for language in LANGUAGES}


def variables(text: str) -> set[str]:
    return set(re.findall(r"\$([\w-]+)", text))


def test_both_languages_have_the_same_texts():
    assert TEXTS["zh"].keys() == TEXTS["en"].keys()


@pytest.mark.parametrize("key", sorted(TEXTS["zh"]))
def test_both_languages_name_the_same_things(key):
    chinese, english = variables(TEXTS["zh"][key]), variables(TEXTS["en"][key])
    # English may need a number for its plural where Chinese does not, so it may name more, never less.
    assert chinese <= english or english <= chinese, key
    if "{ $" in TEXTS["zh"][key] and "->" not in TEXTS["en"][key]:
        assert chinese == english, key


def test_no_two_commands_share_a_word():
    assert catalogue().words()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_every_command_has_its_words_and_a_line_of_help(command):
    key = command.name.replace("_", "-")
    for language in LANGUAGES:
        assert TEXTS[language][f"{key}-words"].strip()
        assert TEXTS[language][f"{key}-help"].strip()


def test_every_command_has_a_name_that_telegram_takes():
    for command in COMMANDS:
        assert re.fullmatch(r"[a-z0-9_]{1,32}", command.name)
    assert len({c.name for c in COMMANDS}) == len(COMMANDS)


def keys_in(path: Path) -> set[tuple[str, int]]:
    """Return the keys that a file speaks by: plain strings handed to what says or refuses."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            first = node.args[0] if node.args else None
            if name == "Reply":
                first = next((k.value for k in node.keywords if k.arg == "key"), None)
            if (
                name in SPOKEN | {"Reply"}
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
                and re.fullmatch(r"[a-z][a-z0-9_]*(-[a-z0-9_]+)+", first.value)
            ):
                found.add((first.value, node.lineno))
    return found


CODE = sorted(
    p for folder in ("bot", "handlers", "storage", "domain") for p in (HOUSE / folder).rglob("*.py")
)


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(HOUSE)))
def test_every_text_that_the_code_speaks_exists(path):
    missing = [f"{path.name}:{line} {key}" for key, line in keys_in(path) if key not in TEXTS["zh"]]
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_read_text_by_text_says_what_it_says_read_whole(language):
    whole = parse(source(language))
    assert not [entry for entry in whole.body if isinstance(entry, Junk)]
    entries = {
        entry.id.name: entry for entry in whole.body if isinstance(entry, Message | FluentTerm)
    }
    pieces = entries_of(source(language))
    assert {key.lstrip("-") for key in pieces} == set(entries)
    for key, piece in pieces.items():
        [alone] = [e for e in parse(piece).body if isinstance(e, Message | FluentTerm)]
        assert alone.equals(entries[key.lstrip("-")], ["span", "comment"]), key


def test_the_words_of_commands_are_read_unparsed_as_the_parser_reads_them():
    texts = catalogue()
    read = texts.words()
    for language in LANGUAGES:
        for key in texts.keys[language]:
            if key.endswith("-words"):
                name = key.removesuffix("-words").replace("-", "_")
                for word in texts.text(key, {}, language).lower().split():
                    assert read[word] == name
