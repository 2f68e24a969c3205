"""When a move is refused although the mover stands right to the ticket."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.clocks import after
from domain.conversation import Refused, Term, when
from domain.ticket_effects import Act
from domain.tickets import BODY_LEVEL, NO_ANSWER, OPEN, TOP_LEVEL, Holder, State, Ticket, body_term

PLACELESS = frozenset({"question", "complaint"})


def is_placed(ticket: Ticket, act: Act) -> None:
    """Refuse to assign what has no category, or no place where a place matters; danger does not wait for either."""
    if ticket.is_danger:
        return
    if not ticket.category:
        raise Refused("ticket-needs-category", number=ticket.name)
    if not ticket.place and not ticket.building and ticket.service not in PLACELESS:
        raise Refused("ticket-needs-place", number=ticket.name)


def is_other_holder(ticket: Ticket, act: Act) -> None:
    """Refuse to assign a ticket to who has it already: two who press at once give one order."""
    if act.said is None or ticket.state is not State.ASSIGNED:
        return
    if Holder(act.said.body or ticket.holder.body, act.said.person) == ticket.holder:
        holder = body_term(ticket.holder.body)
        raise Refused("ticket-already-assigned", number=ticket.name, holder=holder)


def may_merge(ticket: Ticket, act: Act) -> None:
    """Refuse to merge into itself, into another compound's ticket, or into one that has ended."""
    target = act.particulars.target
    if act.said is None:
        return
    if target is None or target.compound != ticket.compound or target.number == ticket.number:
        raise Refused("ticket-merge-other", number=ticket.name)
    if target.state not in OPEN:
        raise Refused("ticket-merge-ended", number=ticket.name, target=target.name)
    if target.private != ticket.private:
        raise Refused("ticket-merge-private", number=ticket.name, target=target.name)


def may_object(ticket: Ticket, act: Act) -> None:
    """Refuse a second objection, and one after half of the time to answer."""
    if ticket.judged:
        raise Refused("ticket-objection-decided", number=ticket.name)
    last = objection_until(ticket, act)
    if act.now > last:
        raise Refused("ticket-objection-late", number=ticket.name, until=when(last))


def objection_until(ticket: Ticket, act: Act) -> datetime:
    """Return until when "not mine" may be said: half of the time to answer."""
    answer, hours = act.rules.service(ticket.service).answer, act.rules.hours
    return after(ticket.state_since, answer.length(hours) / 2, answer.kind, hours)


def may_pause(ticket: Ticket, act: Act) -> None:
    """Refuse a pause to urgent tickets (R-T05)."""
    if act.rules.service(ticket.service).urgent:
        raise Refused("ticket-urgent-never-waits", number=ticket.name)


def is_news_near(ticket: Ticket, act: Act) -> None:
    """Refuse a next-news date that is past or more than a week ahead."""
    news = act.particulars.next_news
    if act.said is None or news is None:
        return
    if not act.now < news <= act.now + timedelta(days=act.rules.news_within_days):
        raise Refused("ticket-news-range", days=int(act.rules.news_within_days))


def may_transfer(ticket: Ticket, act: Act) -> None:
    """Refuse a transfer downwards (R-T12), over a level, to the holder, or without consultation."""
    body = act.particulars.body
    if act.said is None or body is None:
        return
    level = BODY_LEVEL[body]
    if level < ticket.level:
        raise Refused("ticket-not-passed-down", number=ticket.name)
    if level > ticket.level + 1:
        raise Refused("ticket-level-by-level", number=ticket.name)
    if body == ticket.holder.body:
        raise Refused("ticket-transfer-same", number=ticket.name)
    if level > ticket.level and ticket.consulted != ticket.level:
        raise Refused("ticket-consult-first", number=ticket.name)


def is_level_above(ticket: Ticket, act: Act) -> None:
    """Refuse to move above the street."""
    if ticket.level >= TOP_LEVEL:
        raise Refused("ticket-no-level-above", number=ticket.name)


def is_top_level(ticket: Ticket, act: Act) -> None:
    """Refuse what only concerns level 3."""
    if ticket.level != TOP_LEVEL or ticket.consented:
        raise Refused("ticket-consent-not-needed", number=ticket.name)


def is_not_own_work(ticket: Ticket, act: Act) -> None:
    """Refuse to let the one who completed the work check it (R-T08)."""
    if act.actor.person == ticket.done_by:
        raise Refused("ticket-own-work", number=ticket.name)


def is_done_outside(ticket: Ticket, act: Act) -> None:
    """Refuse to record as done, for a street that works elsewhere, what has not ended there."""
    if ticket.level != TOP_LEVEL or ticket.outside_state != "closed":
        holder = Term(f"ticket-body-{ticket.holder.body.value}")
        raise Refused(
            "ticket-not-yours", number=ticket.name, move=Term("ticket-move-done"), holder=holder
        )


def may_reopen(ticket: Ticket, act: Act) -> None:
    """Refuse to reopen later than 30 days after the end: that is a new, linked ticket."""
    last = (ticket.ended_at or act.now) + timedelta(days=act.rules.reopen_within_days)
    if act.now > last:
        raise Refused("ticket-reopen-late", number=ticket.name)


def was_silent(ticket: Ticket, act: Act) -> None:
    """Refuse to revive by an answer what did not end for want of one."""
    if ticket.reason != NO_ANSWER:
        raise Refused("ticket-nothing-asked", number=ticket.name)


def may_explain(ticket: Ticket, act: Act) -> None:
    """Refuse to end level 3 by an explanation without the community's consent, or a look in the past."""
    if ticket.level == TOP_LEVEL and not ticket.consented:
        raise Refused("ticket-consent-first", number=ticket.name)
    look = act.particulars.next_look
    today = act.now.astimezone(ZoneInfo(act.rules.hours.zone)).date()
    if act.said is not None and look is not None and look <= today:
        raise Refused("ticket-look-past", number=ticket.name)


def may_extend(ticket: Ticket, act: Act) -> None:
    """Refuse an extension below level 3, or a second one (§4)."""
    if ticket.level != TOP_LEVEL or ticket.extended:
        raise Refused("ticket-extend-once", number=ticket.name)


def is_unfollowed(ticket: Ticket, act: Act) -> None:
    """Refuse to take back what other households stand behind."""
    if ticket.followers:
        raise Refused("ticket-followed", number=ticket.name, count=ticket.followers)


def may_withdraw(ticket: Ticket, act: Act) -> None:
    """Refuse to withdraw danger to life, and what others follow."""
    if ticket.is_danger:
        raise Refused("ticket-danger-stays", number=ticket.name)
    is_unfollowed(ticket, act)


def is_not_raised_in_a_pause(ticket: Ticket, act: Act) -> None:
    """Refuse to make a waiting ticket urgent by the way: `urgent` wakes it (R-T05)."""
    service = act.particulars.service
    waiting = ticket.state in {State.WAITING_EXTERNAL, State.WAITING_RESIDENT}
    if service and waiting and act.rules.service(service).urgent:
        raise Refused("ticket-use-urgent", number=ticket.name)
