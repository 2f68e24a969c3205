"""The three rates of an answered request (§3.4): response, resolution, satisfaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal

from domain.tickets import LEFT_OUT, Ticket

SATISFIED_FROM = 4
"""The lowest of five stars that counts as satisfied (choice)."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts first, shares from them; silence is shown apart and is never satisfied."""

    received: int = 0
    left_out: int = 0
    answered_in_time: int = 0
    solved: int = 0
    rated: int = 0
    satisfied: int = 0
    in_station: int = 0

    @property
    def counted(self) -> int:
        """Return how many tickets the rates are of."""
        return self.received - self.left_out

    @property
    def not_rated(self) -> int:
        """Return how many did not answer the callback."""
        return self.counted - self.rated

    @property
    def response(self) -> Decimal | None:
        """Return the share with a first human answer in time, in percent."""
        return percent(self.answered_in_time, self.counted)

    @property
    def resolution(self) -> Decimal | None:
        """Return the share that the reporters call solved, in percent."""
        return percent(self.solved, self.counted)

    @property
    def satisfaction(self) -> Decimal | None:
        """Return the share of the rated that is satisfied, in percent."""
        return percent(self.satisfied, self.rated)

    @property
    def inside(self) -> Decimal | None:
        """Return the share that was solved inside the station, in percent of all counted."""
        return percent(self.in_station, self.counted)

    @property
    def inside_of_solved(self) -> Decimal | None:
        """Return the share of the solved that was solved inside the station, in percent."""
        return percent(self.in_station, self.solved)

    def __add__(self, other: Rates) -> Rates:
        """Return the rates of both together."""
        return Rates(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Rates)))

    def composite(self, weights: tuple[float, float, float]) -> Decimal | None:
        """Return the weighted sum, each part rounded as it is shown; None while a rate has no count."""
        rates = (self.response, self.resolution, self.satisfaction)
        total = Decimal(0)
        for rate, weight in zip(rates, weights, strict=True):
            if rate is None:
                return None
            total += _tenths(rate * Decimal(str(weight)))
        return total


def percent(part: int, whole: int) -> Decimal | None:
    """Return a share in percent with one decimal, half up; None of nothing."""
    return _tenths(Decimal(100 * part) / whole) if whole else None


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def count(tickets: Iterable[Ticket]) -> Rates:
    """Return the rates of tickets that ended or fell due in a period."""
    received = left_out = answered = solved = rated = satisfied = in_station = 0
    for ticket in tickets:
        received += 1
        if ticket.state in LEFT_OUT:
            left_out += 1
            continue
        first, due = ticket.first_answer_at, ticket.due_answer
        answered += first is not None and (due is None or first <= due)
        solved += ticket.solved is True
        rated += ticket.score > 0
        satisfied += ticket.score >= SATISFIED_FROM
        in_station += ticket.solved is True and ticket.level == 1
    return Rates(received, left_out, answered, solved, rated, satisfied, in_station)
