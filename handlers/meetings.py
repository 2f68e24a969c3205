"""The monthly joint meeting: its rule, planning, moving, cancelling, invitations and agenda."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain import meeting_cards as cards
from domain import meetings as rules
from domain.conversation import KNOWN, Choice, Refused, Reply, Role, Term, Value, say, when
from domain.meeting_rule import (
    PLACE_LIMIT,
    Rule,
    describe,
    next_occurrence,
    off_holiday,
    place_of,
    read_rule,
)
from domain.meetings import Answer, Meeting, State
from domain.moments import find_moment
from handlers.contract import Command, Context, Feature, Panel, Request, Step
from storage import alarms, meeting_desk, people, tree
from storage import meetings as shelf

CALLERS = frozenset({Role.STATION_HEAD, Role.COMMUNITY})
INVITED = frozenset(rules.PARTY_OF)
STAFF = INVITED | {Role.GRID, Role.STREET}
ITEMS_EACH = 3
MONTHS_SHOWN = 6

_MONTHLY = re.compile(r"每(?:一)?个?月|every month|each month|monthly|of the month", re.IGNORECASE)
_VERBS = (
    ("cancel", re.compile(r"^(?:取消|不开了|cancel)[\s:：,，]*", re.IGNORECASE)),
    ("move", re.compile(r"^(?:改期到?|改到|移到|推迟到?|提前到?|move(?: to)?)[\s:：,，]*", re.I)),
    ("item", re.compile(r"^(?:加?议题|agenda|item)[\s:：,，]*", re.IGNORECASE)),
    ("plan", re.compile(r"^(?:安排|定在?|开会|plan)[\s:：,，]*", re.IGNORECASE)),
)


async def meeting(request: Request, ctx: Context) -> Reply:
    """Show the next meeting; with words behind it set the rule, plan, move, cancel, add an item."""
    words = request.words
    if not words:
        return await _overview(request, ctx)
    for verb, pattern in _VERBS:
        if found := pattern.match(words):
            rest = replace(request, words=words[found.end() :].strip())
            if verb == "item":
                return await add_item(rest, ctx)
            _check_caller(request)
            return await {"cancel": cancel, "move": move, "plan": plan}[verb](rest, ctx)
    _check_caller(request)
    if _MONTHLY.search(words):
        return await set_rule(request, ctx)
    return await plan(request, ctx)


def _check_caller(request: Request) -> None:
    if not request.roles & CALLERS:
        raise Refused("refused-role", command="meeting")


async def _overview(request: Request, ctx: Context) -> Reply:
    staff = bool(request.roles & STAFF)
    coming = await shelf.coming(ctx.conn, ctx.home.id, ctx.now)
    if coming is None:
        reply = say("meeting-none")
    else:
        invited = await shelf.delegates_of(ctx.conn, coming.id)
        names = await people.names(ctx.conn, [d.person for d in invited])
        agenda = await meeting_desk.agenda(ctx.conn, ctx.home, ctx.now)
        reply = cards.overview(coming, agenda, invited, names, staff=staff)
        own = next((d for d in invited if d.person == request.person.id), None)
        if own is not None and (staff or not request.message.is_group):
            choices = (*reply.choices, *cards.invitation(coming, own).choices)
            reply = msgspec.structs.replace(reply, choices=choices)
    rule = meeting_desk.rule_of(ctx.home)
    also = list(reply.also)
    if rule is not None:
        also.append(Term("meeting-by-rule", {"rule": describe(rule)}))
    elif request.roles & CALLERS:
        also.append(Term("meeting-how"))
    also += await _months(ctx)
    private = staff and request.message.is_group
    return msgspec.structs.replace(reply, also=tuple(also), private=private)


async def _months(ctx: Context) -> list[Term]:
    """Return what became of the last months, as a paragraph if there is anything to say."""
    months = await meeting_desk.past_months(ctx, MONTHS_SHOWN)
    lines = [
        Term(f"meeting-month-{state.value.replace('_', '-')}", {"month": month})
        for month, state in months
    ]
    return [Term("meeting-months", {"lines": lines})] if lines else []


async def panel(ctx: Context) -> Reply:
    """Give the board the next meeting, its agenda, and what became of the last months."""
    coming = await shelf.coming(ctx.conn, ctx.home.id, ctx.now)
    if coming is None:
        reply = say("meeting-none")
    else:
        agenda = await meeting_desk.agenda(ctx.conn, ctx.home, ctx.now)
        reply = cards.overview(coming, agenda, [], {}, staff=False)
    return msgspec.structs.replace(reply, also=(*reply.also, *await _months(ctx)))


async def set_rule(request: Request, ctx: Context) -> Reply:
    """Read the rule of the monthly meeting, say it back with the next dates, keep it once confirmed."""
    zone = ZoneInfo(ctx.home.zone)
    settings = dict(ctx.home.settings)
    own = dict(settings.get("meeting", {}))
    if request.words == "yes":
        if "proposed" not in own:
            raise Refused("meeting-draft-gone")
        own["rule"] = own.pop("proposed")
        settings["meeting"] = own
        await tree.set_settings(ctx.conn, ctx.home.id, settings)
        # The next meeting is planned at once: who has just agreed on a rule wants to see the invitations.
        home = replace(ctx.home, settings=settings)
        await meeting_desk.plan_ahead(replace(ctx, compound=home))
        return say("meeting-rule-kept", rule=describe(msgspec.convert(own["rule"], Rule)))
    rule = read_rule(request.words)
    own["proposed"] = msgspec.to_builtins(rule)
    settings["meeting"] = own
    await tree.set_settings(ctx.conn, ctx.home.id, settings)
    dates, after = [], ctx.now + meeting_desk.LEAD
    for _ in range(3):
        found = next_occurrence(rule, after, zone)
        moved = Term(
            "meeting-date-moved" if found.moved_from else "meeting-date", {"at": when(found.at)}
        )
        dates.append(moved)
        after = found.at
    button = Choice(Term("meeting-rule-button"), "meeting_rule yes")
    values: dict[str, Value] = {"rule": describe(rule), "dates": dates}
    return Reply(key="meeting-rule-read", values=values, choices=((button,),))


async def plan(request: Request, ctx: Context) -> Reply:
    """Read a date for one meeting and show what would be sent."""
    return await _proposed(request, ctx, None)


async def move(request: Request, ctx: Context) -> Reply:
    """Read a new date for the next meeting and show what would be sent."""
    coming = await shelf.coming(ctx.conn, ctx.home.id, ctx.now)
    if coming is None:
        raise Refused("meeting-none-planned")
    return await _proposed(request, ctx, coming)


async def _proposed(request: Request, ctx: Context, target: Meeting | None) -> Reply:
    zone = ZoneInfo(ctx.home.zone)
    rule = meeting_desk.rule_of(ctx.home)
    usual = target.at.astimezone(zone) if target else None
    clock = usual.hour * 60 + usual.minute if usual else rule.minutes if rule else None
    found = find_moment(request.words, ctx.now, zone, clock=clock)
    if found is None:
        raise Refused("meeting-date-unclear", words=request.words[:30])
    rules.check_plan(found.value, ctx.now)
    place = place_of(request.words, found.start, found.end)
    if not place:
        place = target.place if target else rule.place if rule else ""
    id = ctx.new_id()
    draft = Meeting(
        id=id,
        compound=ctx.home.id,
        key=f"draft:{target.id if target else 0}:{id}",
        at=found.value,
        place=place[:PLACE_LIMIT],
        state=State.DRAFT,
        announced_at=ctx.now,
    )
    await shelf.save(ctx.conn, draft)
    local = found.value.astimezone(zone).date()
    holiday = off_holiday(local) != local
    buttons = (
        Choice(Term("meeting-send-button"), f"meeting_send {id}"),
        Choice(Term("meeting-drop-button"), f"meeting_drop {id}"),
    )
    key = "meeting-move-preview" if target else "meeting-plan-preview"
    values = cards.facts(draft) | {"holiday": "yes" if holiday else "no"}
    return Reply(key=key, values=values, choices=(buttons,), card=f"meeting-draft:{id}")


async def send(request: Request, ctx: Context) -> Reply:
    """Plan or move the meeting as shown, and tell everybody."""
    draft = await _draft(request, ctx)
    rules.check_plan(draft.at, ctx.now)
    await shelf.remove(ctx.conn, draft.id)
    target = int(draft.key.split(":")[1])
    card = f"meeting-draft:{draft.id}"
    if target:
        old = await shelf.hold(ctx.conn, target)
        if old is None:
            raise Refused("meeting-draft-gone")
        rules.check_open(old)
        moved = msgspec.structs.replace(
            old, at=draft.at, place=draft.place, announced_at=ctx.now, round=old.round + 1
        )
        told = await meeting_desk.announce(ctx, moved, "meeting-moved", old=old.at)
    else:
        day = draft.at.astimezone(ZoneInfo(ctx.home.zone)).date()
        month = f"{day.year:04}-{day.month:02}"
        key = rules.free_key(day, await shelf.keys(ctx.conn, ctx.home.id, month))
        planned = msgspec.structs.replace(
            draft, id=ctx.new_id(), key=key, state=State.PLANNED, announced_at=ctx.now
        )
        told = await meeting_desk.announce(ctx, planned, "meeting-invitation")
    return Reply(key="meeting-sent", values={"told": told}, card=card)


async def drop(request: Request, ctx: Context) -> Reply:
    """Forget a date that was only shown."""
    draft = await _draft(request, ctx)
    await shelf.remove(ctx.conn, draft.id)
    return Reply(key="meeting-dropped", card=f"meeting-draft:{draft.id}")


async def _draft(request: Request, ctx: Context) -> Meeting:
    found = await _by_id(request.words, ctx)
    if found is None or found.state is not State.DRAFT:
        raise Refused("meeting-draft-gone")
    return found


async def _by_id(words: str, ctx: Context) -> Meeting | None:
    id = words.split(" ", 1)[0]
    found = await shelf.hold(ctx.conn, int(id)) if id.isdecimal() and len(id) < 20 else None
    return found if found and found.compound == ctx.home.id else None


async def cancel(request: Request, ctx: Context) -> Reply:
    """Cancel the next meeting after asking once more, and tell everybody."""
    id, _, sure = request.words.partition(" ")
    if sure != "yes":
        coming = await shelf.coming(ctx.conn, ctx.home.id, ctx.now)
        if coming is None:
            raise Refused("meeting-none-planned")
        button = Choice(Term("meeting-cancel-button"), f"meeting_cancel {coming.id} yes")
        return Reply(key="meeting-cancel-sure", values=cards.facts(coming), choices=((button,),))
    found = await _by_id(id, ctx)
    if found is None:
        raise Refused("meeting-none-planned")
    rules.check_open(found)
    if found.at <= ctx.now:
        raise Refused("meeting-begun")
    await shelf.save(ctx.conn, msgspec.structs.replace(found, state=State.CANCELLED))
    await alarms.remove(ctx.conn, f"meeting:{found.id}")
    told = Reply(key="meeting-cancelled-told", values=cards.facts(found))
    count = await meeting_desk.tell_all(ctx, found, told)
    return say("meeting-cancelled-done", told=count)


async def add_item(request: Request, ctx: Context) -> Reply:
    """Put an item on the agenda; a resident's own is a proposal (R-M02)."""
    already = await shelf.items(ctx.conn, ctx.home.id)
    mine = [text for text, by in already if by == request.person.id]
    if len(mine) >= ITEMS_EACH and not request.roles & CALLERS:
        raise Refused("meeting-items-enough", limit=ITEMS_EACH)
    text = rules.check_item(request.words, (text for text, _ in already))
    await shelf.add_item(ctx.conn, ctx.home.id, ctx.new_id(), text, request.person.id, ctx.now)
    coming = await shelf.coming(ctx.conn, ctx.home.id, ctx.now)
    if coming is None:
        return say("meeting-item-kept", text=text)
    return say("meeting-item-kept-for", text=text, at=when(coming.at))


async def respond(request: Request, ctx: Context) -> Reply:
    """Take a delegate's answer: attend, decline, or send a deputy."""
    id, _, said = request.words.partition(" ")
    found = await _invited(request, ctx, id)
    if said not in (Answer.ATTEND.value, Answer.DECLINE.value, Answer.DEPUTY.value):
        raise Refused("meeting-answer-unclear")
    if said == Answer.DEPUTY.value:
        await ctx.ask(request, "meeting-deputy", {"meeting": found.id}, timedelta(days=1))
        return say("meeting-ask-deputy")
    return await _answered(request, ctx, found, Answer(said), "")


async def take_deputy(request: Request, ctx: Context) -> Reply:
    """Take the name of the one who comes instead."""
    found = await _invited(request, ctx, str(request.payload["meeting"]))
    name = " ".join(request.words.split())[:30]
    if not name:
        raise Refused("meeting-ask-deputy")
    await ctx.end_dialog(request)
    return await _answered(request, ctx, found, Answer.DEPUTY, name)


async def _invited(request: Request, ctx: Context, id: str) -> Meeting:
    found = await _by_id(id, ctx)
    if found is None:
        raise Refused("meeting-unknown")
    rules.check_open(found)
    if found.at <= ctx.now:
        raise Refused("meeting-begun")
    return found


async def _answered(
    request: Request, ctx: Context, found: Meeting, given: Answer, deputy: str
) -> Reply:
    before = rules.without_delegate(await shelf.delegates_of(ctx.conn, found.id))
    if not await shelf.answer(ctx.conn, found.id, request.person.id, given, deputy):
        raise Refused("meeting-not-invited")
    invited = await shelf.delegates_of(ctx.conn, found.id)
    missing = rules.without_delegate(invited)
    if set(missing) - set(before):
        heads = await people.holders(ctx.conn, ctx.home.path, CALLERS, ctx.now)
        warning = say("meeting-party-out", parties=cards.parties(missing), at=when(found.at))
        for person in dict.fromkeys(p for p, _ in heads):
            await ctx.tell(person, warning)
    own = next(d for d in invited if d.person == request.person.id)
    reply = cards.invitation(found, own, key="meeting-answered")
    return msgspec.structs.replace(reply, private=True)


FEATURE = Feature(
    topic="meeting",
    commands=(
        Command("meeting", meeting, roles=KNOWN),
        Command("meeting_rule", set_rule, roles=CALLERS, menu=False),
        Command("meeting_plan", plan, roles=CALLERS, menu=False),
        Command("meeting_move", move, roles=CALLERS, menu=False),
        Command("meeting_cancel", cancel, roles=CALLERS, menu=False),
        Command("meeting_item", add_item, roles=KNOWN),
        Command("meeting_send", send, roles=CALLERS, menu=False),
        Command("meeting_drop", drop, roles=CALLERS, menu=False),
        Command("meeting_answer", respond, roles=INVITED, menu=False),
    ),
    panels=(Panel("meeting", panel),),
    steps=(Step("meeting-deputy", take_deputy, roles=INVITED),),
)
