"""What the command line says, in the language of whoever sits at it."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable
from typing import Any, NoReturn

import typer
from fluent.runtime import FluentBundle, FluentResource

from domain.conversation import Term
from texts.catalogue import LANGUAGES, catalogue, source

FAILED = 1
MISUSED = 2


def language() -> str:
    """Return the language of the terminal: $YGJ_LANG, else the locale; Chinese where neither says anything."""
    for name in ("YGJ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value not in {"C", "POSIX"} and not value.startswith("C."):
            return "zh" if value.lower().startswith("zh") else "en"
    return LANGUAGES[0]


@functools.cache
def _bundle() -> FluentBundle:
    """Return only the texts of the command line, which stand in one section and are quick to read."""
    lines, wanted = [], False
    for line in source(language()).splitlines():
        if line[:1].isalpha():
            wanted = line.startswith("cli-")
        if wanted or line.startswith("    "):
            lines.append(line if wanted else "")
    bundle = FluentBundle([language()], use_isolating=False)
    bundle.add_resource(FluentResource("\n".join(lines)))
    return bundle


def words(key: str, /, **values: Any) -> str:
    """Return a text of the command line (`cli-…`), or any other text of the catalogues."""
    bundle = _bundle()
    if not bundle.has_message(key):
        return catalogue().text(key, values, language())
    pattern = bundle.get_message(key).value
    assert pattern is not None
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise KeyError(f"{key}: {errors[0]!r}")
    return str(text)


def tell(key: str, /, **values: Any) -> None:
    """Print a sentence."""
    typer.echo(words(key, **values))


def stop(key: str, /, code: int = FAILED, **values: Any) -> NoReturn:
    """Print a sentence about what went wrong and end with `code`."""
    typer.echo(words(key, **values), err=True)
    raise typer.Exit(code)


def stop_with(problems: Iterable[Term], code: int) -> NoReturn:
    """Print several sentences about what is wrong and end with `code`."""
    for problem in problems:
        typer.echo(f"✗ {words(problem.key, **problem.values)}", err=True)
    raise typer.Exit(code)
