"""A ticket's history as people read it: when, by which role, what, with which words (R-T11); no names (R-T10)."""

from __future__ import annotations

import re

from domain.conversation import Term, Value, when
from domain.masking import masked
from domain.ticket_moves import move_term
from domain.tickets import Entry, body_term, state_term

PARTIES = ("three", "property", "committee", "resident", "grid", "community", "other")
"""Who can be asked in a consultation; "three" is station, company and committee together (三方)."""
COUNTED = ("yes", "no", "neither", "silent")
_SAID_BY = re.compile(r"^\[(" + "|".join(PARTIES) + r")\] (.*)$", re.DOTALL)
_POLLED = re.compile(r"^\[poll (\d+) (\d+) (\d+) (\d+)\] ?(.*)$", re.DOTALL)
_OUTSIDE = re.compile(r"^\[(sent|open|closed|failed)\] (\S*) ?(.*)$", re.DOTALL)
_NUMBERED = re.compile(r"^\[(\d+)\] ?(.*)$", re.DOTALL)


def said_by(party: str, text: str) -> str:
    """Return what a party said as it is kept in the history."""
    return f"[{party}] {text}"


def polled(yes: int, no: int, neither: int, silent: int, question: str) -> str:
    """Return the result of a poll inside the station as it is kept in the history."""
    return f"[poll {yes} {no} {neither} {silent}] {question}"


def outside(what: str, number: str, text: str = "") -> str:
    """Return news of an outside system as it is kept: sent, open, closed or failed, its number, its words."""
    return f"[{what}] {number} {text}"


def numbered(number: int, text: str = "") -> str:
    """Return a line about another ticket as it is kept."""
    return f"[{number}] {text}"


def words_of(entry: Entry, *, hide: bool = False) -> Value:
    """Return what was said with a move, in the reader's language where we wrote it; `hide`: numbers masked."""

    def shown(text: str) -> str:
        return masked(text) if hide else text

    text = entry.text
    if entry.move == "consult":
        if found := _SAID_BY.match(text):
            who = Term(f"consult-party-{found[1]}")
            return Term("history-consulted", {"who": who, "text": shown(found[2])})
        if found := _POLLED.match(text):
            counts = dict(zip(COUNTED, map(int, found.groups()[:4]), strict=True))
            return Term("history-polled", {**counts, "text": shown(found[5])})
    if entry.move == "outside" and (found := _OUTSIDE.match(text)):
        values = {"number": found[2], "text": shown(found[3])}
        return Term(f"history-outside-{found[1]}", dict(values))
    if entry.move in {"part", "parted"} and (found := _NUMBERED.match(text)):
        values = {"number": f"{int(found[1]):04d}", "text": shown(found[2])}
        return Term("history-other", dict(values))
    return shown(text)


def by_whom(entry: Entry) -> Term:
    """Return the role that a move was made under."""
    return Term(f"role-{entry.role.value}") if entry.role else Term("role-system")


def line(entry: Entry, *, hide: bool = False) -> Term:
    """Return one line of the history, short."""
    key = "history-line-said" if entry.text else "history-line"
    values = {
        "at": when(entry.at),
        "move": move_term(entry.move),
        "by": by_whom(entry),
        "text": words_of(entry, hide=hide),
    }
    return Term(key, values)


def full_line(entry: Entry, *, hide: bool = False) -> Term:
    """Return one line of the timeline: also where the ticket stood after it."""
    values = dict(line(entry, hide=hide).values)
    values |= {
        "state": state_term(entry.after),
        "level": entry.level,
        "holder": body_term(entry.holder.body),
        "said": "yes" if entry.text else "no",
        "changed": "no" if entry.before is entry.after else "yes",
    }
    return Term("timeline-line", values)
