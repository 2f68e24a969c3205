"""What the command line says, in the language of whoever sits at it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, NoReturn

import typer

from domain.conversation import Term
from texts.catalogue import LANGUAGES, catalogue

FAILED = 1
MISUSED = 2


def language() -> str:
    """Return the language of the terminal: $YGJ_LANG, else the locale; Chinese where neither says anything."""
    for name in ("YGJ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value not in {"C", "POSIX"} and not value.startswith("C."):
            return "zh" if value.lower().startswith("zh") else "en"
    return LANGUAGES[0]


def words(key: str, /, **values: Any) -> str:
    """Return a text of the catalogues in the terminal's language."""
    return catalogue().text(key, values, language())


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
