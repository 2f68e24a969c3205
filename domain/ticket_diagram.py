"""The table of moves drawn as a Mermaid state diagram, and listed, for the documentation."""

from __future__ import annotations

from domain.ticket_moves import MOVES, Move
from domain.tickets import ENDED, State


def mermaid() -> str:
    """Return the state diagram; an arrow bears the names of all moves that lead along it."""
    arrows: dict[tuple[str, str], list[str]] = {("[*]", State.RECEIVED.value): ["open"]}
    for row in MOVES:
        for source in sorted(row.sources):
            target = row.target.value if row.target else "working" if row.back else ""
            if target and target != source.value:
                names = arrows.setdefault((source.value, target), [])
                if row.name not in names:
                    names.append(row.name)
    lines = [f"    {a} --> {b}: {', '.join(names)}" for (a, b), names in arrows.items()]
    lines += [f"    {state.value} --> [*]" for state in State if state in ENDED]
    return "\n".join(["stateDiagram-v2", *lines])


def listing() -> str:
    """Return the table of moves in Markdown."""
    head = ["| move | from | to | who | needs | until | resident is told |", "|---|---|---|---|---|---|---|"]  # fmt: skip
    return "\n".join([*head, *(_line(row) for row in MOVES)])


def _line(row: Move) -> str:
    sources = "any open" if len(row.sources) > 8 else ", ".join(sorted(row.sources))
    target = row.target.value if row.target else "previous" if row.back else "same"
    cells = (row.name, sources, target, row.relation.value, ", ".join(row.needs), row.deadline or "", row.told)  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def page() -> str:
    """Return the whole page docs/ticket-states.md."""
    return (
        "# The states of a ticket\n\n"
        "Made from the table in `domain/ticket_moves.py` by `scripts/diagram`; do not edit by hand.\n\n"
        f"```mermaid\n{mermaid()}\n```\n\n{listing()}\n"
    )
