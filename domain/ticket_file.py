"""A ticket's whole file, for a dispute: what it says, in which order, and what of it is masked for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain import ticket_cards as cards
from domain import ticket_timeline as timeline
from domain.conversation import Term, When, when
from domain.masking import masked
from domain.people import Person
from domain.service_levels import Rules
from domain.ticket_sight import Sight
from domain.tickets import Entry, Ticket, total_running


@dataclass(frozen=True, slots=True)
class Papers:
    """What is known of a ticket besides itself: history, votes of its followers, names, stages of its photos."""

    entries: Sequence[Entry]
    votes: Sequence[bool | None]
    reporter: str
    place: str
    stages: Sequence[tuple[str, datetime]]


def data_of(
    ticket: Ticket, papers: Papers, rules: Rules, sight: Sight, maker: Person, now: datetime
) -> dict[str, Any]:
    """Return the file's content as plain values, terms and moments; masked below Sight.UNMASKED (R-T10)."""
    hide = sight < Sight.UNMASKED
    text = masked(ticket.text) if hide else ticket.text
    consulted = [e for e in papers.entries if e.move == "consult"]
    return {
        "number": ticket.name,
        "text": text,
        "rows": [list(row) for row in _facts(ticket, papers, rules, now, hide=hide)],
        "consultations": [_row(e, hide=hide) for e in consulted],
        "timeline": [_row(e, hide=hide) for e in papers.entries],
        "photos": [[Term(f"dossier-stage-{stage}"), when(at)] for stage, at in papers.stages],
        "callback": [list(row) for row in _callback(ticket, papers)],
        "made": when(now),
        "by": short_name(maker.name) if hide else maker.name,
        "masked": "yes" if hide else "no",
    }


def _facts(
    ticket: Ticket, papers: Papers, rules: Rules, now: datetime, *, hide: bool
) -> list[tuple[Term, Any]]:
    values = cards.values(ticket, rules)
    place = masked(ticket.place) if hide else ticket.place
    rows: list[tuple[str, Any]] = [
        ("compound", papers.place),
        ("kind", values["kind"]),
        ("place", place or Term("ticket-no-place")),
        ("service", values["service"]),
        ("state", values["state"]),
        ("level", str(ticket.level)),
        ("holder", values["holder"]),
        ("reporter", _reporter(ticket, papers, hide=hide)),
        ("households", str(1 + ticket.followers)),
        ("received", when(ticket.received_at)),
        ("answered", _moment(ticket.first_answer_at)),
        ("due-answer", _moment(ticket.due_answer)),
        ("done", _moment(ticket.done_at)),
        ("ended", _moment(ticket.ended_at)),
        ("total", span(total_running(ticket, now, rules))),
        ("due", values["due"]),
        ("reopened", str(ticket.reopened)),
    ]
    if ticket.merged_into:
        rows.append(("merged", f"{ticket.merged_into:04d}"))
    if ticket.successor_of:
        rows.append(("successor", f"{ticket.successor_of:04d}"))
    if ticket.outside:
        rows.append(("outside", ticket.outside))
    return [(Term(f"dossier-{name}"), value) for name, value in rows]


def _reporter(ticket: Ticket, papers: Papers, *, hide: bool) -> Any:
    if ticket.sealed:
        return Term("desk-reporter-sealed")
    return short_name(papers.reporter) if hide else papers.reporter


def short_name(name: str) -> str:
    """Return a name of which only the beginning is shown: "王**"."""
    return f"{name[:1]}**" if name else ""


def _moment(value: datetime | None) -> When | str:
    return when(value) if value else "–"


def span(length: timedelta) -> Term:
    """Return a length of time in hours and minutes."""
    minutes = int(length.total_seconds()) // 60
    return Term("dossier-span", {"hours": minutes // 60, "minutes": minutes % 60})


def _row(entry: Entry, *, hide: bool) -> list[Any]:
    values = timeline.full_line(entry, hide=hide).values
    return [
        values["at"],
        values["by"],
        values["move"],
        Term("dossier-stands", {key: values[key] for key in ("state", "level", "holder")}),
        values["text"],
    ]


def _callback(ticket: Ticket, papers: Papers) -> list[tuple[Term, Any]]:
    """Return what the callback brought; silence is shown apart (§3.4)."""
    verdict = {
        True: "dossier-solved-yes",
        False: "dossier-solved-no",
        None: "dossier-solved-silent",
    }
    yes = sum(vote is True for vote in papers.votes)
    no = sum(vote is False for vote in papers.votes)
    rows: list[tuple[Term, Any]] = [
        (Term("dossier-solved"), Term(verdict[ticket.solved])),
        (Term("dossier-score"), str(ticket.score) if ticket.score else "–"),
    ]
    if papers.votes:
        counts = {"yes": yes, "no": no, "silent": len(papers.votes) - yes - no}
        rows.append((Term("dossier-votes"), Term("dossier-votes-counted", counts)))
    return rows
