"""What follows a poll: reminders, helped voices, the close, the result, and what was decided."""

from __future__ import annotations

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import msgspec

from domain import poll_cards
from domain import polls as rules
from domain.alarms import Fate
from domain.conversation import KNOWN, Choice, Refused, Reply, Role, Term, say, when
from domain.moments import plain
from domain.people import Node
from domain.polls import Poll, State, Tally, Who
from handlers.contract import Command, Context, Feature, Job, Panel, Request, Step
from storage import alarms, card_places, people, tree
from storage import polls as shelf
from storage.alarms import Rung
from storage.outbox import Lane

OPENERS = frozenset({Role.STATION_HEAD, Role.COMMITTEE, Role.COMMUNITY})
SUPERVISORS = frozenset({Role.STATION_HEAD, Role.COMMUNITY})
HELPING = frozenset({Role.STEWARD, Role.STATION, Role.STATION_HEAD, Role.COMMUNITY})


async def close(request: Request, ctx: Context) -> Reply:
    """Close a poll before its time, after asking once more."""
    number, rest = poll_cards.asked_number(request.words)
    poll = await _numbered(ctx, number)
    _check_owner(request, poll)
    rules.check_running(poll, ctx.now)
    if rest != "yes":
        button = Choice(Term("poll-close-button"), f"poll_close {poll.number} yes")
        part = await shelf.taking_part(ctx.conn, poll.id)
        values = {"number": str(poll.number), "question": poll.question, "part": part}
        return Reply(key="poll-close-sure", values=values, choices=((button,),))
    poll = msgspec.structs.replace(poll, closes_at=ctx.now)
    await alarms.remove(ctx.conn, f"poll:{poll.id}")
    outcome = [a for a in rules.alarms(poll, ZoneInfo(ctx.home.zone)) if a.kind == "outcome"]
    await alarms.add(ctx.conn, poll.compound, "poll", f"poll:{poll.id}", outcome)
    await _close(ctx, poll)
    return say("poll-closed-now", number=str(poll.number))


async def result(request: Request, ctx: Context) -> Reply:
    """Show the result, or only how many have spoken while counts are hidden (R-K03)."""
    number, _ = poll_cards.asked_number(request.words)
    if not number:
        over = await shelf.latest(ctx.conn, ctx.home.id, 1)
        if not over:
            raise Refused("poll-no-results")
        number = over[0].number
    poll = await _numbered(ctx, number)
    place = (await _scope(ctx, poll)).name
    if not rules.may_see_counts(poll, ctx.now):
        part = await shelf.taking_part(ctx.conn, poll.id)
        return say(
            "poll-hidden",
            number=str(poll.number),
            part=part,
            eligible=poll.eligible,
            who=poll.who.value,
            closes=when(poll.closes_at),
        )
    tally = rules.tally(poll, await shelf.voices_in(ctx.conn, poll.id))
    return poll_cards.result(poll, place, tally)


async def outcome(request: Request, ctx: Context) -> Reply:
    """Tell what was decided, by whom, and the next step (R-K03); asked for when it is not said at once."""
    number, text = poll_cards.asked_number(request.words)
    poll = await _numbered(ctx, number)
    _check_owner(request, poll)
    if not text:
        rules.check_ended(poll, ctx.now)
        await ctx.ask(request, "poll-outcome", {"number": poll.number}, private=True)
        asked = say("poll-ask-outcome", number=str(poll.number), question=poll.question)
        return msgspec.structs.replace(asked, private=True)
    return await _decide(ctx, poll, text)


async def take_outcome(request: Request, ctx: Context) -> Reply:
    """Take the words about what was decided."""
    poll = await _numbered(ctx, request.payload["number"])
    reply = await _decide(ctx, poll, request.words)
    await ctx.end_dialog(request)
    return reply


async def _decide(ctx: Context, poll: Poll, text: str) -> Reply:
    text = rules.check_outcome(poll, text, ctx.now)
    again = poll.state is State.DECIDED
    poll = msgspec.structs.replace(poll, state=State.DECIDED, outcome=text)
    await shelf.save(ctx.conn, poll)
    told = say(
        "poll-outcome-changed" if again else "poll-outcome-told",
        number=str(poll.number),
        question=poll.question,
        text=text,
    )
    told = msgspec.structs.replace(told, page=poll_cards.page(poll))
    for group in await tree.groups_around(ctx.conn, await _scope(ctx, poll)):
        await ctx.post(group.address, told)
    return say("poll-outcome-kept", number=str(poll.number))


async def speak_for(request: Request, ctx: Context) -> Reply:
    """Enter a voice for somebody without a phone: "代投 12 1-101 2 见证人 王阿姨" (R-K05)."""
    number, rest = poll_cards.asked_number(request.words)
    poll = await _numbered(ctx, number)
    if poll.who is not Who.HOUSEHOLDS:
        raise Refused("poll-helped-households-only")
    said = re.match(
        r"(?P<flat>\S+)\s+(?P<options>.+?)\s*[,;]?\s*(?:见证人?|证人|witness)\s*:?\s*(?P<who>.+)$",
        plain(rest),
        re.IGNORECASE,
    )
    if said is None:
        raise Refused("poll-helped-how", number=str(number or 12))
    flat = await _flat(request, ctx, poll, said["flat"])
    poll = await shelf.hold(ctx.conn, poll.id) or poll
    before = await shelf.voice(ctx.conn, poll.id, flat.id)
    options = poll_cards.asked_options(said["options"], poll)
    voice = rules.speak_for(poll, before, flat.id, options, request.person.id, said["who"], ctx.now)
    await shelf.save_voice(ctx.conn, poll.compound, poll.id, ctx.new_id(), voice)
    place = (await _scope(ctx, poll)).name
    part = await shelf.taking_part(ctx.conn, poll.id)
    counted = rules.tally(poll, await shelf.voices_in(ctx.conn, poll.id))
    shown = counted if rules.may_see_counts(poll, ctx.now) else None
    await ctx.refresh(poll_cards.card(poll, place, part, shown))
    return msgspec.structs.replace(
        say(
            "poll-helped",
            flat=flat.name,
            chosen="、".join(rules.names(poll, voice.choices)),
            witness=voice.witness,
        ),
        private=True,
    )


async def _flat(request: Request, ctx: Context, poll: Poll, words: str) -> Node:
    """Return the flat that is named, inside the poll's scope and where the helper's role reaches."""
    scope = await _scope(ctx, poll)
    wanted = _squeezed(words)
    found = []
    for flat in await tree.households(ctx.conn, scope):
        building = await tree.get(ctx.conn, flat.parent)
        full = _squeezed((building.name if building else "") + flat.name)
        if wanted in (full, _squeezed(flat.name)):
            found.append(flat)
    reached = [f for f in found if request.person.roles_at(f.path, ctx.now) & HELPING]
    if not found:
        raise Refused("poll-flat-unknown", flat=words)
    if not reached:
        raise Refused("poll-flat-not-yours", flat=words)
    if len(reached) > 1:
        raise Refused("poll-flat-which", flat=words)
    return reached[0]


def _squeezed(words: str) -> str:
    return re.sub(r"[\s\-—_号室幢栋楼单元]+", "-", plain(words)).strip("-").casefold()


async def ring(ctx: Context) -> int:
    """Do what is due about polls: remind those who are silent, close, ask for the outcome."""
    rung = await alarms.ring(ctx.conn, "poll", ctx.now)
    for one in rung:
        home = await tree.compound(ctx.conn, one.compound)
        poll = await shelf.hold(ctx.conn, int(one.subject.partition(":")[2]))
        if home is None or poll is None:
            continue
        here = replace(ctx, compound=home)
        if one.alarm.kind == "close":
            await _close(here, poll)
        elif one.fate is not Fate.STALE:
            await (_remind if one.alarm.kind in poll_cards.REMINDERS else _want)(here, poll, one)
    return len(rung)


async def _remind(ctx: Context, poll: Poll, rung: Rung) -> None:
    """Remind those who have not spoken, and nobody else (R-K04)."""
    if poll.state is not State.OPEN:
        return
    scope = await _scope(ctx, poll)
    spoke = {v.voter for v in await shelf.voices_in(ctx.conn, poll.id) if v.choices}
    silent: dict[int, None] = {}
    seen: set[int] = set()
    for person, home in await people.residents(ctx.conn, scope.path, ctx.now):
        main = person not in seen
        seen.add(person)
        if main and (home if poll.who is Who.HOUSEHOLDS else person) not in spoke:
            silent[person] = None
    for person in silent:
        reminder = msgspec.structs.replace(
            poll_cards.personal(poll, scope.name, person, None, "poll-reminder"),
            card=poll_cards.card_id(poll, person, rung.alarm.kind),
        )
        once = f"poll:{poll.id}:{rung.alarm.kind}:{person}"
        await ctx.tell(person, _late(reminder, rung), lane=Lane.BROADCAST, once=once)


async def _want(ctx: Context, poll: Poll, rung: Rung) -> None:
    """Recall that the outcome is to be told: the opener, and the station head and community above."""
    if poll.state is not State.CLOSED:
        return
    heads = await people.holders(ctx.conn, ctx.home.path, SUPERVISORS, ctx.now)
    over = ctx.now >= rules.outcome_due(poll, ZoneInfo(ctx.home.zone))
    wanted = _asking(poll, "poll-outcome-overdue" if over else "poll-outcome-wanted")
    for person in dict.fromkeys([poll.opener, *(p for p, _ in heads)]):
        await ctx.tell(person, _late(wanted, rung), once=f"poll:{poll.id}:outcome:{person}")


async def _close(ctx: Context, poll: Poll) -> None:
    """Close a poll once: the card, the result with its picture, and the question what was decided."""
    if poll.state is not State.OPEN:
        return
    poll = msgspec.structs.replace(poll, state=State.CLOSED)
    await shelf.save(ctx.conn, poll)
    scope = await _scope(ctx, poll)
    tally = rules.tally(poll, await shelf.voices_in(ctx.conn, poll.id))
    await ctx.refresh(poll_cards.card(poll, scope.name, tally.taking_part, tally))
    await _end_invitations(ctx, poll, scope, tally)
    told = poll_cards.result(poll, scope.name, tally)
    for n, group in enumerate(await tree.groups_around(ctx.conn, scope)):
        await ctx.post(group.address, told, once=f"poll:{poll.id}:result:{n}")
    await ctx.tell(poll.opener, told, once=f"poll:{poll.id}:result:opener")
    asking = _asking(poll, "poll-outcome-please")
    await ctx.tell(poll.opener, asking, once=f"poll:{poll.id}:asked")


async def _end_invitations(ctx: Context, poll: Poll, scope: Node, tally: Tally) -> None:
    """Take the buttons off what was sent to each person: it says now what came of it."""
    spoke = {v.voter: v for v in await shelf.voices_in(ctx.conn, poll.id) if v.choices}
    ended: dict[str, Reply] = {}
    for person, home in await people.residents(ctx.conn, scope.path, ctx.now):
        voice = spoke.get(home if poll.who is Who.HOUSEHOLDS else person)
        said = poll_cards.over(poll, scope.name, person, voice, tally)
        for card in poll_cards.own_cards(poll, person):
            ended.setdefault(card, said)  # the first home is the main one
    await card_places.end(ctx.conn, ctx.new_id, ctx.now, ended, compound=ctx.compound_id)


def _asking(poll: Poll, key: str) -> Reply:
    button = Choice(Term("poll-outcome-button"), f"poll_outcome {poll.number}")
    values = {"number": str(poll.number), "question": poll.question}
    return Reply(key=key, values=values, choices=((button,),))


def _late(reply: Reply, rung: Rung) -> Reply:
    """Return the reply, saying that it is late where downtime made it so."""
    if rung.fate is not Fate.LATE:
        return reply
    note = Term("alarm-late", {"due": when(rung.alarm.due)})
    return msgspec.structs.replace(reply, also=(*reply.also, note))


def _check_owner(request: Request, poll: Poll) -> None:
    """Refuse who neither opened the poll nor supervises the station."""
    if request.person.id != poll.opener and not request.roles & SUPERVISORS:
        raise Refused("poll-not-opener", number=str(poll.number))


async def _numbered(ctx: Context, number: int) -> Poll:
    poll = await shelf.numbered(ctx.conn, ctx.home.id, number)
    if poll is None:
        raise Refused("poll-unknown", number=str(number))
    return poll


async def _scope(ctx: Context, poll: Poll) -> Node:
    node = await tree.get(ctx.conn, poll.scope)
    assert node is not None, "a poll's scope stays in the tree"
    return node


async def panel(ctx: Context) -> Reply:
    """Give the board what is being asked, and the latest result with its picture."""
    running = await shelf.running(ctx.conn, ctx.home.id, ctx.now)
    lines = [
        Term("poll-board-line", {"question": p.question, "closes": when(p.closes_at)})
        for p in running
    ]
    over = await shelf.latest(ctx.conn, ctx.home.id, 1)
    shown = Reply(
        key="poll-board", values={"lines": lines, "running": len(lines), "over": len(over)}
    )
    if not over:
        return shown
    tally = rules.tally(over[0], await shelf.voices_in(ctx.conn, over[0].id))
    latest = poll_cards.result(over[0], (await _scope(ctx, over[0])).name, tally)
    also = (Term(latest.key, latest.values), *latest.also)
    return msgspec.structs.replace(shown, also=also, picture=latest.picture)


FEATURE = Feature(
    topic="poll",
    panels=(Panel("polls", panel),),
    commands=(
        Command("poll_result", result, roles=KNOWN, menu=False),
        Command("poll_close", close, roles=OPENERS, menu=False),
        Command("poll_outcome", outcome, roles=OPENERS, menu=False),
        Command("poll_for", speak_for, roles=HELPING),
    ),
    steps=(Step("poll-outcome", take_outcome, roles=OPENERS),),
    jobs=(Job("polls-due", cron="* * * * *", run=ring),),
)
