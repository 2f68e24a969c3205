"""Consultation polls: asked in one line or step by step, opened after a look, answered by a tap."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from domain import poll_cards
from domain import polls as rules
from domain.conversation import KNOWN, Choice, Refused, Reply, Role, Term, say
from domain.people import Node, NodeKind
from domain.poll_line import read_close, read_line, split_options
from domain.polls import Draft, Poll, State, Voice, Who
from handlers.contract import Command, Context, Feature, Request, Step
from storage import alarms, card_places, people, tree
from storage import polls as shelf
from storage.outbox import Lane

OPENERS = frozenset({Role.STATION_HEAD, Role.COMMITTEE, Role.COMMUNITY})
SHOWN = 5
BUILDINGS = 40


async def ask(request: Request, ctx: Context) -> Reply:
    """Show what runs; with words behind it make a poll of them, and let an opener be guided."""
    if not request.words:
        return await _running(request, ctx)
    if not request.roles & OPENERS:
        raise Refused("refused-role", command="poll")
    number, rest = poll_cards.asked_number(request.words)
    if number and not rest and (poll := await shelf.numbered(ctx.conn, ctx.home.id, number)):
        return await _shown(request, ctx, poll)
    zone = ZoneInfo(ctx.home.zone)
    quorum = int(ctx.home.settings.get("poll", {}).get("quorum", rules.QUORUM))
    return await _draft(request, ctx, read_line(request.words, ctx.now, zone, quorum=quorum))


async def _running(request: Request, ctx: Context) -> Reply:
    found = await shelf.running(ctx.conn, ctx.home.id, ctx.now)
    buttons = [
        (Choice(Term("poll-show-button", {"question": p.question[:20]}), f"poll_show {p.number}"),)
        for p in found[:SHOWN]
    ]
    if request.roles & OPENERS:
        buttons.append((Choice(Term("poll-new-button"), "poll_new"),))
    over = await shelf.latest(ctx.conn, ctx.home.id, SHOWN)
    lines = [
        Term("poll-over-line", {"number": str(p.number), "question": p.question}) for p in over
    ]
    buttons += [
        (Choice(Term("poll-result-button", {"number": str(p.number)}), f"poll_result {p.number}"),)
        for p in over[:1]
    ]
    return Reply(
        key="poll-list",
        values={"running": len(found), "over": lines, "any": "yes" if over else "no"},
        choices=tuple(buttons),
    )


async def show(request: Request, ctx: Context) -> Reply:
    """Show one poll with the asker's own voice."""
    number, _ = poll_cards.asked_number(request.words)
    return await _shown(request, ctx, await _numbered(ctx, number))


async def _shown(request: Request, ctx: Context, poll: Poll) -> Reply:
    place = await _place(ctx, poll)
    if poll.state is State.DRAFT or (poll.state is State.OPEN and ctx.now >= poll.closes_at):
        raise Refused("poll-closed", number=str(poll.number))
    if poll.state is not State.OPEN:
        return poll_cards.result(
            poll, place, rules.tally(poll, await shelf.voices_in(ctx.conn, poll.id))
        )
    if request.message.is_group:
        return await _card(ctx, poll)
    scope = await _scope(ctx, poll)
    voter = await _voter(request, ctx, poll, scope)
    voice = await shelf.voice(ctx.conn, poll.id, voter) if voter else None
    shown = poll_cards.personal(poll, place, request.person.id, voice, "poll-yours")
    if not request.roles & OPENERS:
        return shown
    button = Choice(Term("poll-close-early-button"), f"poll_close {poll.number}")
    return msgspec.structs.replace(shown, choices=(*shown.choices, (button,)), card="")


async def recorded(request: Request, ctx: Context) -> Reply | None:
    """Tell what is recorded of the asker's voice: a press may have been lost while the service was away.

    In a group it is told only whether there is one. Nothing where the poll is over or not theirs.
    """
    number, _ = poll_cards.asked_number(request.words)
    poll = await shelf.numbered(ctx.conn, ctx.home.id, number)
    if poll is None or poll.state is not State.OPEN or ctx.now >= poll.closes_at:
        return None
    voter = await _voter(request, ctx, poll, await _scope(ctx, poll))
    if not voter:
        return None
    if not request.message.is_group:
        return await _shown(request, ctx, poll)
    voice = await shelf.voice(ctx.conn, poll.id, voter)
    key = "poll-recorded" if voice and voice.choices else "poll-unrecorded"
    return say(key, number=str(poll.number), question=poll.question, who=poll.who.value)


async def new(request: Request, ctx: Context) -> Reply:
    """Begin the guided dialogue: the question first."""
    await ctx.ask(request, "poll-question", private=True)
    return msgspec.structs.replace(say("poll-ask-question"), private=True)


async def take_question(request: Request, ctx: Context) -> Reply:
    """Take the question and ask for the options; a whole line at once is understood too."""
    try:
        drafted = read_line(request.words, ctx.now, ZoneInfo(ctx.home.zone))
    except Refused:
        question = " ".join(request.words.split())
        if not question or len(question) > rules.QUESTION_LIMIT:
            raise Refused("poll-question-long", limit=rules.QUESTION_LIMIT) from None
        await ctx.ask(request, "poll-options", {"question": question})
        return say("poll-ask-options")
    await ctx.end_dialog(request)
    return await _draft(request, ctx, drafted)


async def take_options(request: Request, ctx: Context) -> Reply:
    """Take the options and ask for the closing time."""
    options = split_options(request.words)
    sample = ctx.now + rules.SHORTEST
    draft = rules.check(
        Draft(question=request.payload["question"], options=options, closes_at=sample), ctx.now
    )
    await ctx.ask(
        request, "poll-close", {"question": draft.question, "options": list(draft.options)}
    )
    return say("poll-ask-close")


async def take_close(request: Request, ctx: Context) -> Reply:
    """Take the closing time and show the draft."""
    zone = ZoneInfo(ctx.home.zone)
    found = read_close(request.words, ctx.now, zone)
    if found is None:
        raise Refused("poll-close-unclear", words=request.words[:30])
    draft = Draft(
        question=request.payload["question"],
        options=tuple(request.payload["options"]),
        closes_at=found[0],
        quorum=int(ctx.home.settings.get("poll", {}).get("quorum", rules.QUORUM)),
    )
    rules.check_close(draft.closes_at, ctx.now)
    await ctx.end_dialog(request)
    return await _draft(request, ctx, draft)


async def _draft(request: Request, ctx: Context, draft: Draft) -> Reply:
    draft = rules.check(draft, ctx.now)
    scope = await _building(ctx, draft.scope)
    poll = Poll(
        id=ctx.new_id(),
        compound=ctx.home.id,
        number=0,
        question=draft.question,
        options=draft.options,
        multiple=draft.multiple,
        scope=scope.id,
        who=draft.who,
        open_counts=draft.open_counts,
        quorum=draft.quorum,
        eligible=await _eligible(ctx, scope, draft.who),
        opener=request.person.id,
        opened_at=ctx.now,
        closes_at=draft.closes_at,
        state=State.DRAFT,
    )
    await shelf.save(ctx.conn, poll)
    return msgspec.structs.replace(poll_cards.preview(poll, scope.name), private=True)


async def change(request: Request, ctx: Context) -> Reply:
    """Switch one setting of a draft and show it again; the scope is chosen from a list first."""
    poll, words = await _own_draft(request, ctx)
    what, _, place = words.partition(" ")
    if what == "scope" and not place:
        return await _scopes(ctx, poll)
    if what == "multiple":
        poll = msgspec.structs.replace(poll, multiple=not poll.multiple)
    elif what == "open":
        poll = msgspec.structs.replace(poll, open_counts=not poll.open_counts)
    elif what == "quorum":
        poll = msgspec.structs.replace(poll, quorum=rules.next_quorum(poll.quorum))
    elif what == "persons":
        who = Who.PERSONS if poll.who is Who.HOUSEHOLDS else Who.HOUSEHOLDS
        poll = msgspec.structs.replace(poll, who=who)
    elif what == "scope":
        places = await _places(ctx)
        if not place.isdecimal() or int(place) >= len(places):
            raise Refused("poll-draft-gone")
        poll = msgspec.structs.replace(poll, scope=places[int(place)].id)
    eligible = await _eligible(ctx, await _scope(ctx, poll), poll.who)
    poll = msgspec.structs.replace(poll, eligible=eligible)
    await shelf.save(ctx.conn, poll)
    return poll_cards.preview(poll, await _place(ctx, poll))


async def _scopes(ctx: Context, poll: Poll) -> Reply:
    """Ask which building is meant, or the whole compound."""
    places = await _places(ctx)
    buttons = [
        Choice(Term("poll-option-button", {"text": node.name}), f"poll_set {poll.id} scope {n}")
        for n, node in enumerate(places)
    ]
    rows = poll_cards.rows(buttons, tuple(n.name for n in places))
    return Reply(key="poll-ask-scope", choices=rows, card=f"poll-draft:{poll.id}")


async def _places(ctx: Context) -> list[Node]:
    """Return the compound and its buildings: what a poll can be about."""
    home = await tree.get(ctx.conn, ctx.home.id)
    buildings = await tree.within(ctx.conn, ctx.home.id, NodeKind.BUILDING)
    return [node for node in (home, *buildings[:BUILDINGS]) if node is not None]


async def drop(request: Request, ctx: Context) -> Reply:
    """Forget a draft."""
    poll, _ = await _own_draft(request, ctx)
    await shelf.remove(ctx.conn, poll.id)
    return Reply(key="poll-dropped", card=f"poll-draft:{poll.id}")


async def open_poll(request: Request, ctx: Context) -> Reply:
    """Open a draft: in the groups of its scope, and with each resident of it in private."""
    poll, _ = await _own_draft(request, ctx)
    rules.check(poll_cards.draft_of(poll), ctx.now)
    scope = await _scope(ctx, poll)
    eligible = await _eligible(ctx, scope, poll.who)
    if not eligible:
        raise Refused("poll-nobody", place=scope.name)
    poll = msgspec.structs.replace(
        poll,
        number=await shelf.next_number(ctx.conn, ctx.home.id),
        state=State.OPEN,
        opened_at=ctx.now,
        eligible=eligible,
    )
    await shelf.save(ctx.conn, poll)
    zone = ZoneInfo(ctx.home.zone)
    await alarms.add(ctx.conn, poll.compound, "poll", f"poll:{poll.id}", rules.alarms(poll, zone))
    for group in await tree.groups_around(ctx.conn, scope):
        await ctx.post(group.address, await _card(ctx, poll))
    told = dict.fromkeys(p for p, _ in await people.residents(ctx.conn, scope.path, ctx.now))
    for person in told:
        invitation = poll_cards.personal(poll, scope.name, person, None, "poll-invitation")
        once = f"poll:{poll.id}:open:{person}"
        await ctx.tell(person, invitation, lane=Lane.BROADCAST, once=once)
    return Reply(
        key="poll-opened",
        values={"number": str(poll.number), "told": len(told), "place": scope.name},
        card=f"poll-draft:{poll.id}",
    )


async def vote(request: Request, ctx: Context) -> Reply:
    """Take a voice, or change it: one for each household or person, whatever the channel (R-K03)."""
    number, rest = poll_cards.asked_number(request.words)
    poll = await _numbered(ctx, number)
    rules.check_running(poll, ctx.now)
    scope = await _scope(ctx, poll)
    voter = await _voter(request, ctx, poll, scope)
    if not voter:
        key = "poll-home-needed" if poll.who is Who.HOUSEHOLDS else "poll-not-yours"
        return msgspec.structs.replace(say(key, place=scope.name), toast=True)
    poll = await shelf.hold(ctx.conn, poll.id) or poll
    before = await shelf.voice(ctx.conn, poll.id, voter)
    voice = _spoken(poll, before, voter, rest, request.person.id, ctx.now)
    known = before.choices if before else frozenset()
    if known != voice.choices or (before and before.is_helped):
        await shelf.save_voice(ctx.conn, poll.compound, poll.id, ctx.new_id(), voice)
        await _tell_household(ctx, poll, before, voice)
        await ctx.refresh(await _card(ctx, poll))
    if request.message.is_group and request.pressed:
        chosen = "、".join(rules.names(poll, voice.choices))
        key = "poll-voted" if voice.choices else "poll-unvoted"
        return msgspec.structs.replace(say(key, chosen=chosen, who=poll.who.value), toast=True)
    key = "poll-yours" if voice.choices else "poll-yours-empty"
    mine = poll_cards.personal(poll, scope.name, request.person.id, voice, key)
    if request.pressed:  # on a reminder: that message shows it then
        shown = await card_places.at(ctx.conn, request.message.chat, request.message.card_ref)
        if shown in poll_cards.own_cards(poll, request.person.id):
            mine = msgspec.structs.replace(mine, card=shown)
    return msgspec.structs.replace(mine, private=True)


def _spoken(
    poll: Poll, before: Voice | None, voter: int, words: str, by: int, now: datetime
) -> Voice:
    """Return the voice after the words: "1" presses an option, "=1 3" is the whole choice of a ballot, "0" takes it back."""
    if words.startswith("="):
        return rules.choose(poll, voter, poll_cards.asked_options(words[1:], poll), by, now)
    options = poll_cards.asked_options(words, poll)
    voice = before if options else None
    for option in options:
        voice = rules.speak(poll, voice, voter, option, by, now)
    return voice or rules.take_back(poll, voter, by, now)


async def _tell_household(ctx: Context, poll: Poll, before: Voice | None, voice: Voice) -> None:
    """Tell who spoke for the household before that somebody of it has changed that."""
    if before and before.choices and before.by != voice.by and poll.who is Who.HOUSEHOLDS:
        chosen = "、".join(rules.names(poll, voice.choices)) or "—"
        told = say("poll-household-changed", question=poll.question, chosen=chosen)
        await ctx.tell(before.by, told)


async def _card(ctx: Context, poll: Poll) -> Reply:
    part = await shelf.taking_part(ctx.conn, poll.id)
    tally = None
    if rules.may_see_counts(poll, ctx.now):
        tally = rules.tally(poll, await shelf.voices_in(ctx.conn, poll.id))
    return poll_cards.card(poll, await _place(ctx, poll), part, tally)


async def _numbered(ctx: Context, number: int) -> Poll:
    poll = await shelf.numbered(ctx.conn, ctx.home.id, number)
    if poll is None:
        raise Refused("poll-unknown", number=str(number))
    return poll


async def _own_draft(request: Request, ctx: Context) -> tuple[Poll, str]:
    """Return the draft named first in the words, if it is the asker's, and the words behind it."""
    id, _, rest = request.words.partition(" ")
    poll = await shelf.hold(ctx.conn, int(id)) if id.isdecimal() and len(id) < 20 else None
    if poll is None or poll.compound != ctx.home.id or poll.opener != request.person.id:
        raise Refused("poll-draft-gone")
    if poll.state is not State.DRAFT:
        raise Refused("poll-draft-opened", number=str(poll.number))
    return poll, rest.strip()


async def _building(ctx: Context, words: str) -> Node:
    """Return the node that the words name, the compound when there are none."""
    found = await tree.place_named(ctx.conn, ctx.home.id, words)
    if found is None:
        known = await tree.within(ctx.conn, ctx.home.id, NodeKind.BUILDING)
        names = "、".join(node.name for node in known[:20])
        raise Refused("scope-unknown", words=words, known=names)
    return found


async def _scope(ctx: Context, poll: Poll) -> Node:
    node = await tree.get(ctx.conn, poll.scope)
    assert node is not None, "a poll's scope stays in the tree"
    return node


async def _place(ctx: Context, poll: Poll) -> str:
    return (await _scope(ctx, poll)).name


async def _eligible(ctx: Context, scope: Node, who: Who) -> int:
    """Return how many may speak: the flats of the scope, or the people who live there."""
    living = await people.residents(ctx.conn, scope.path, ctx.now)
    if who is Who.PERSONS:
        return len({person for person, _ in living})
    return len(await tree.households(ctx.conn, scope)) or len({home for _, home in living})


async def _voter(request: Request, ctx: Context, poll: Poll, scope: Node) -> int:
    """Return for whom the person speaks: their first home in the scope, or themselves; 0 for nobody.

    Who has two homes speaks for the main one; the others of the second home speak for that.
    """
    homes = request.person.homes(scope.path, ctx.now)
    if not homes:
        return 0
    return homes[0] if poll.who is Who.HOUSEHOLDS else request.person.id


FEATURE = Feature(
    topic="poll",
    commands=(
        Command("poll", ask, roles=KNOWN),
        Command("poll_show", show, roles=KNOWN, menu=False),
        Command("poll_recorded", recorded, roles=KNOWN, menu=False),
        Command("poll_new", new, roles=OPENERS, menu=False),
        Command("poll_set", change, roles=OPENERS, menu=False),
        Command("poll_open", open_poll, roles=OPENERS, menu=False),
        Command("poll_drop", drop, roles=OPENERS, menu=False),
        Command("vote", vote, roles=KNOWN, menu=False),
    ),
    steps=(
        Step("poll-question", take_question, roles=OPENERS),
        Step("poll-options", take_options, roles=OPENERS),
        Step("poll-close", take_close, roles=OPENERS),
    ),
)
