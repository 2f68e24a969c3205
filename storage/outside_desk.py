"""What news from an outside system do to a ticket: its number, how it stands there, and the proposal to end it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from domain import outside as rules
from domain import ticket_timeline as timeline
from domain.conversation import Choice, Reply, Role, Term, say
from domain.masking import masked
from domain.outside import Case, Parcel, Stand
from domain.ticket_effects import SYSTEM
from domain.tickets import BODY_ROLES, Entry, State, Ticket, due_done
from storage import outbox, outside, people, ticket_desk, ticket_history, ticket_news, tickets, tree
from storage.desks import Desk
from storage.outbox import Lane
from storage.ticket_history import files

INSTEAD = frozenset({Role.STATION_HEAD, Role.COMMUNITY})
"""Who hears of the outside where nobody holds a role at the street: the contact, and the level below."""
CONSULTED = 8


async def parcel(desk: Desk, case: Case, codes: dict[str, str], default: str) -> Parcel | None:
    """Return what goes out of a case; None when the ticket is not on offer any more."""
    ticket = await tickets.get_for_change(desk.around.conn, case.compound, case.number)
    if ticket is None or not _is_still_there(ticket, case):
        return None
    lines = await ticket_history.of(desk.around.conn, case.compound, case.number)
    consulted = [line.text for line in lines if line.move == "consult"][-CONSULTED:]
    if (
        ticket.private
    ):  # its words stay in the house; the summary was written for who takes it over (R-T10)
        ticket, consulted = replace(ticket, text=""), []
    mark = rules.mark_of(case)
    return Parcel(
        mark=mark,
        number=ticket.name,
        compound=desk.around.home.name,
        category=".".join(part for part in (ticket.category, ticket.subcategory) if part),
        code=rules.code_for(ticket.category, ticket.subcategory, codes, default),
        place=ticket.place,
        body=case.body.value,
        words=masked(ticket.text),
        description=rules.description(ticket, case.summary, consulted, mark),
        received_at=ticket.received_at,
        due_at=due_done(ticket, desk.rules),
        households=1 + ticket.followers,
        spot=await _spot(desk, ticket),
    )


def _is_still_there(ticket: Ticket, case: Case) -> bool:
    """Tell whether the ticket still is offered to, or held by, the body that the case is for."""
    if ticket.state is State.TRANSFER_PENDING and ticket.offered is not None:
        return ticket.offered.body is case.body
    return ticket.is_open and ticket.holder.body is case.body


async def _spot(desk: Desk, ticket: Ticket) -> tuple[float, float] | None:
    """Return latitude and longitude where somebody shared them."""
    source = await desk.around.conn.scalar(
        select(files.c.source)
        .where(
            files.c.compound == ticket.compound,
            files.c.number == ticket.number,
            files.c.kind == "location",
        )
        .order_by(files.c.id.desc())
        .limit(1)
    )
    if not source:
        return None
    north, _, east = str(source).partition(",")
    return float(north), float(east)


async def numbered(desk: Desk, case: Case, number: str, notice: str = "") -> Ticket | None:
    """Keep the outside number; the outside has taken the case over, so the ticket is accepted there (R-T01)."""
    conn = desk.around.conn
    ticket = await tickets.get_for_change(conn, case.compound, case.number)
    if ticket is None:
        return None
    before = ticket
    ticket = replace(ticket, outside=number[:64], outside_state="open", version=ticket.version + 1)
    await ticket_desk.keep(desk, before, ticket, _line(desk, ticket, "sent", number, notice))
    await ticket_news.refresh(desk, before, ticket)
    offered = ticket.offered
    if ticket.state is State.TRANSFER_PENDING and offered and offered.body is case.body:
        ticket = await ticket_desk.carry_out(desk, ticket, "accept", SYSTEM)
    return ticket


async def handed_over(desk: Desk, case: Case, how: str) -> None:
    """Keep that a case went out by a way that gives no number."""
    ticket = await tickets.get_for_change(desk.around.conn, case.compound, case.number)
    if ticket is not None:
        await ticket_desk.keep(desk, ticket, ticket, _line(desk, ticket, "sent", "–", how))


async def changed(desk: Desk, case: Case, status: str, notes: str) -> None:
    """Keep a change at the outside in the history, tell those who hold the ticket, and propose "done" when it is closed there."""
    conn = desk.around.conn
    ticket = await tickets.get_for_change(conn, case.compound, case.number)
    if ticket is None:
        return
    before = ticket
    stands = "closed" if status == "closed" else "open"
    ticket = replace(ticket, outside_state=stands, version=ticket.version + 1)
    await ticket_desk.keep(desk, before, ticket, _line(desk, ticket, stands, case.outside, notes))
    await ticket_news.refresh(desk, before, ticket)
    if not ticket.is_open:
        return
    reply = ticket_news.staff_note(desk, ticket, f"staff-outside-{stands}", notes)
    if stands == "closed":
        button = Choice(Term("button-outside-done"), f"outside_done {ticket.number}")
        reply = Reply(key=reply.key, values=reply.values, also=reply.also, choices=((button,),))
    for person in await _concerned(desk, ticket):
        await outbox.put(
            conn, desk.around.new_id(), desk.around.now, reply,
            compound=desk.compound, person=person, lane=Lane.NEWS,
        )  # fmt: skip


async def _concerned(desk: Desk, ticket: Ticket) -> list[int]:
    around = desk.around
    if ticket.holder.person:
        return [ticket.holder.person]
    for roles in (BODY_ROLES[ticket.holder.body], INSTEAD):
        found = await people.holders(around.conn, around.home.path, roles, around.now)
        if found:
            return list(dict.fromkeys(person for person, _ in found))
    return []


async def failed(desk: Desk, case: Case, why: str) -> None:
    """Tell the operator, once for each reason, and keep it in the history; the case is tried again all the same."""
    conn, around = desk.around.conn, desk.around
    ticket = await tickets.get_for_change(conn, case.compound, case.number)
    if ticket is not None:
        await ticket_desk.keep(desk, ticket, ticket, _line(desk, ticket, "failed", "", why))
    root = await tree.root(conn)
    paths = {around.home.path, *([root.path] if root else [])}
    operators = {
        person
        for path in paths
        for person, _ in await people.holders(conn, path, frozenset({Role.OPERATOR}), around.now)
    }
    number = f"{case.number:04d}"
    reply = say("outside-failed", number=number, place=around.home.name, why=why, way=case.way)
    for person in sorted(operators):
        await outbox.put(
            conn, around.new_id(), around.now, reply,
            compound=desk.compound, person=person, lane=Lane.NEWS,
        )  # fmt: skip


def _line(desk: Desk, ticket: Ticket, what: str, number: str, text: str) -> Entry:
    state, now = ticket.state, desk.around.now
    said = timeline.outside(what, number, text)
    return Entry(now, 0, None, "outside", state, state, ticket.level, ticket.holder, said)


async def dropped(desk: Desk, case: Case) -> None:
    """Keep that nobody needs to ask for a case any more."""
    await outside.save(desk.around.conn, replace(case, stand=Stand.DROPPED), None)
