"""Notices to the residents of a scope: who may send one, and when it needs a nod first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

import msgspec

from domain.conversation import Refused, Role

TEXT_LIMIT = 1500
SENDERS = frozenset({Role.STATION_HEAD, Role.COMMUNITY})


class State(StrEnum):
    """Where a notice stands: shown to its author, waiting for a nod, sent, or not wanted."""

    DRAFT = "draft"
    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One notice. `scope` is a node of the tree; `decided_by` who sent or refused it, 0 for nobody."""

    id: int
    compound: int
    text: str
    scope: int
    author: int
    role: Role
    state: State
    at: datetime
    decided_by: int = 0
    told: int = 0


def check_text(text: str) -> str:
    """Return the text tidied; refused when empty or too long."""
    tidy = text.strip()
    if not tidy:
        raise Refused("notice-empty")
    if len(tidy) > TEXT_LIMIT:
        raise Refused("notice-long", limit=TEXT_LIMIT)
    return tidy


def needs_nod(roles: Collection[Role]) -> bool:
    """Tell whether somebody with these roles needs the station head's or the community's nod."""
    return not SENDERS & set(roles)


def decided(notice: Notice, state: State, by: int, now: datetime) -> Notice:
    """Return the notice sent or refused. Refused: notice-gone when that was decided before."""
    if notice.state not in (State.DRAFT, State.WAITING):
        raise Refused(f"notice-is-{notice.state.value}")
    return msgspec.structs.replace(notice, state=state, decided_by=by, at=now)
