"""What becomes of words that may be a request: opened, asked, followed, added, or left alone (R-T15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.service_levels import Rules
from domain.tickets import Ticket, is_same_kind, is_same_matter
from domain.understanding import cues
from domain.understanding.lines import SOON, JudgedLine, Line, is_within
from domain.understanding.normalise import normalise
from domain.understanding.talk import says_same


class Mode(StrEnum):
    """How much a group lets the bot take up by itself."""

    AUTO = "auto"
    SUGGEST = "suggest"
    MENTION = "mention"


class Do(StrEnum):
    """What to do about a message."""

    OPEN = "open"
    ASK = "ask"
    FOLLOW = "follow"
    ADD = "add"
    KNOWN = "known"
    CAP = "cap"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard: how sure it is a request, of what, where, and how it was said.

    `zone` is sure, ask or silent; `kind` is category and sub-category; `addressed` means said to the bot (direct chat, mention, command);
    `more` means that it brings a place, a photo or key words to what was said before.
    """

    person: int
    zone: str
    kind: tuple[str, str]
    building: int
    place: str
    danger: bool
    addressed: bool
    more: bool
    exempt: bool = False
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do, and with which ticket."""

    do: Do
    ticket: Ticket | None = None


def judge(
    heard: Heard, mode: Mode, nearby: Sequence[Ticket], now: datetime, rules: Rules
) -> Verdict:
    """Return what becomes of a message. `nearby`: the person's own and the category's open tickets, newest first."""
    own = [t for t in nearby if heard.person in (t.reporter, t.entered_by)]
    if heard.zone == "sure" and not (heard.addressed or heard.danger):
        if mode is Mode.MENTION:
            return Verdict(Do.LEAVE)
        if mode is Mode.SUGGEST:
            return Verdict(Do.ASK)
    if heard.zone == "sure" or heard.danger or heard.explicit:
        return _sure(heard, own, nearby, now, rules)
    last = _just_now(own, now, rules)
    if last is not None and heard.more and (heard.zone == "silent" or _goes_on(heard, last)):
        return Verdict(Do.ADD, last)
    asks = heard.addressed or (heard.zone == "ask" and mode is Mode.SUGGEST)
    return Verdict(Do.ASK if asks else Do.LEAVE)


CONFIRMED_FROM = 0.4
"""From which confidence on a line about which the bot was unsure is a request when a neighbour says so too."""


def confirmed(
    root: str | None, second: Line, before: Sequence[JudgedLine], mode: Mode
) -> JudgedLine | None:
    """Return the line about which the bot kept silent, being unsure, that the next one's "我家也是" makes a request.

    `root` is the line that the second one follows; nobody else may have spoken since.
    """
    place = next((n for n, old in enumerate(before) if old.line.id == root), None)
    if place is None or mode is not Mode.AUTO:
        return None
    first, plain = before[place], normalise(second.text)
    reading = first.judgement.reading
    if first.request or reading.zone != "ask" or reading.private:
        return None
    if reading.confidence < CONFIRMED_FROM or cues.is_bare(normalise(first.line.text)):
        return None
    if any(old.line.speaker != first.line.speaker for old in before[place:]):
        return None
    soon = is_within(second, first.line, SOON)
    says_so = says_same(plain) and not (cues.invites(plain) or cues.is_social(plain))
    return first if soon and says_so else None


def _sure(
    heard: Heard, own: Sequence[Ticket], nearby: Sequence[Ticket], now: datetime, rules: Rules
) -> Verdict:
    last = _just_now(own, now, rules)
    if last is not None and _goes_on(heard, last):
        return Verdict(Do.ADD, last)
    for ticket in nearby:
        if ticket in own:
            if ticket.is_open and _is_own_again(heard, ticket, now, rules):
                return Verdict(Do.KNOWN, ticket)
        elif is_same_matter(ticket, heard.kind, heard.building, heard.place, now, rules):
            return Verdict(Do.FOLLOW, ticket)
    today = sum(1 for t in own if now - t.received_at < timedelta(days=1))
    if today >= rules.daily_cap and not heard.danger and not heard.exempt:
        return Verdict(Do.CAP)
    return Verdict(Do.OPEN)


def _just_now(own: Sequence[Ticket], now: datetime, rules: Rules) -> Ticket | None:
    window = timedelta(minutes=rules.add_within_minutes)
    return next((t for t in own if t.is_open and now - t.received_at <= window), None)


def _goes_on(heard: Heard, last: Ticket) -> bool:
    """Tell whether a request within minutes is the same one going on: same kind, and no other place."""
    same_kind = heard.kind[0] in ("", "other") or is_same_kind(last, *heard.kind)
    same_place = not (heard.building or heard.place) or not (last.building or last.place)
    if not same_place:
        same_place = (heard.building, heard.place) == (last.building, last.place) or bool(
            heard.building and heard.building == last.building
        )
    return same_kind and same_place and not (heard.danger and not last.is_danger)


def _is_own_again(heard: Heard, ticket: Ticket, now: datetime, rules: Rules) -> bool:
    """Tell whether somebody speaks of their own open ticket again (R-T13)."""
    if heard.danger and not ticket.is_danger:
        return False
    if not is_same_kind(ticket, *heard.kind):
        return False
    if now - ticket.received_at > timedelta(hours=rules.join_within_hours):
        return False
    if not heard.building and not heard.place:
        return True
    return _goes_on(heard, ticket)
