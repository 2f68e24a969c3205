"""Taking up what residents say: requests logged, joined, added to, asked about, or left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from domain import intake, periods, ticket_cards
from domain.conversation import (
    KEEPERS,
    KNOWN,
    STAFF,
    Choice,
    Message,
    MessageKind,
    Refused,
    Reply,
    Role,
    Term,
    say,
)
from domain.masking import masked
from domain.understanding import cues
from domain.understanding.lines import JudgedLine, Line
from domain.understanding.talk import judge, may_begin, may_join, puts_right, says_same
from handlers.contract import Command, Context, Feature, Look, Request, Step
from storage import (
    card_places,
    hearing,
    mentions,
    people,
    suggestions,
    talk,
    ticket_corrections,
    ticket_desk,
    ticket_lists,
    ticket_news,
    tickets,
    tree,
)
from storage import ticket_additions as additions
from storage import ticket_replies as replies
from storage.desks import Desk, desk_of
from storage.hearing import Said
from storage.suggestions import Suggestion
from storage.tickets import Source

if TYPE_CHECKING:
    from domain.understanding import Understanding

WORTH_A_LOOK = 0.04
SMALL_TALK = 0.05


def glance(message: Message, understanding: Understanding) -> Look:
    """Tell whether words in a group could be a request, or begin one."""
    if message.attachments or message.location:
        return Look.MATTERS
    reading = understanding.read(message.text)
    if reading.zone != "silent":
        return Look.MATTERS
    begins = reading.confidence >= WORTH_A_LOOK or reading.places or may_begin(message.text)
    return Look.BEGINS if begins else Look.NOTHING


def joins(message: Message) -> bool:
    """Tell whether words in a group could belong to a request that was made there shortly before."""
    return may_join(message.text)


async def listen(request: Request, ctx: Context) -> Reply | None:
    """Take what was said without a command."""
    message = request.message
    if message.reply_to and message.is_group:
        answer = await _reply_to_card(request, ctx)
        if answer is not None:
            return answer
    if not request.words and not hearing.files_of(message):
        return None
    heard = request.group is not None and not message.mentions_bot
    if request.words and (heard or not message.is_group) and not message.album:
        return await _in_talk(request, ctx)
    return await _take(request, ctx, await _hear(request, ctx, request.words))


async def _in_talk(request: Request, ctx: Context) -> Reply | None:
    """Take words within their talk: alone, together with the writer's lines before, or as a neighbour's second voice."""
    chat = request.message.chat
    name = request.message.sender.name if request.message.sender else ""
    person = str(request.person.id)
    line = Line(str(ctx.new_id()), chat.thread, person, ctx.now, request.words, name)
    before = await talk.window(ctx.conn, chat, ctx.now)
    known = await hearing.buildings(ctx.conn, ctx.compound_id)
    judgement = judge(line, before, ctx.understanding, buildings=frozenset(known) or None)
    await talk.add(ctx.conn, ctx.compound_id, chat, JudgedLine(line, judgement), ctx.now)
    said = hearing.placed(judgement.reading, known, request.message, judgement.text)
    said = replace(said, line=int(line.id))
    group = request.group
    if judgement.follows and (
        group is None or intake.Mode(group.intake) is not intake.Mode.MENTION
    ):
        number = await talk.ticket_of(ctx.conn, int(judgement.follows))
        ticket = await tickets.get(ctx.conn, ctx.compound_id, number)
        grave = said.reading.danger and ticket is not None and not ticket.is_danger
        if ticket is not None and ticket.is_open and not grave:
            own = request.person.id in (ticket.reporter, ticket.entered_by)
            if judgement.adds and (own or not ticket.private):
                return await replies.add(desk_of(ctx), request, ticket, said)
            if not ticket.private:
                return await replies.join(desk_of(ctx), request, ticket, said)
        if ticket is None and group is not None:
            mode = intake.Mode(group.intake)
            first = intake.confirmed(judgement.follows, line, before, mode)
            if first is not None:
                return await _confirmed(request, ctx, first, said)
    if group is not None and said.reading.zone == "silent" and not said.brings_more:
        return None  # kept for what may come after it; by itself it is nothing
    return await _take(request, ctx, said)


async def _confirmed(request: Request, ctx: Context, first: JudgedLine, said: Said) -> Reply | None:
    """Take up what somebody may have asked for, now that a neighbour says so too: it is theirs, and the neighbour's."""
    writer = await people.get(ctx.conn, int(first.line.speaker))
    held = writer.roles_within(ctx.home.path, ctx.now) & KNOWN if writer else STAFF
    if writer is None or held & STAFF:  # who works here reports what they mean to
        return None
    words = first.judgement.text
    message = msgspec.structs.replace(
        request.message, text=words, ref="", attachments=(), location=None
    )
    roles = held | {Role.RESIDENT}
    theirs = replace(request, message=message, person=writer, roles=roles, words=words)
    known = await hearing.buildings(ctx.conn, ctx.compound_id)
    reading = replace(first.judgement.reading, zone="sure", is_request=True)
    meant = replace(hearing.placed(reading, known, message, words), line=int(first.line.id))
    reply = await _take(theirs, ctx, meant)
    ticket = await tickets.get(
        ctx.conn, ctx.compound_id, await talk.ticket_of(ctx.conn, meant.line)
    )
    if ticket is not None:
        await replies.join(desk_of(ctx), request, ticket, said)
    return reply


async def report(request: Request, ctx: Context) -> Reply | None:
    """Log a request explicitly; without words, ask for one sentence."""
    if not request.words:
        await ctx.ask(request, "intake-what")
        return say("intake-what")
    if request.roles & STAFF and periods.is_all(request.words, ctx.now.date()):
        button = Choice(Term("summary-pointer-button"), "summary", prompt=True)
        pointer = say("summary-pointer", words=request.words)
        return msgspec.structs.replace(pointer, choices=((button,),))
    return await _take(request, ctx, await _hear(request, ctx, request.words, explicit=True))


async def what(request: Request, ctx: Context) -> Reply | None:
    """Log the sentence that was asked for."""
    await ctx.end_dialog(request)
    return await report(request, ctx)


async def _hear(request: Request, ctx: Context, text: str, *, explicit: bool = False) -> Said:
    where = ctx.conn, ctx.compound_id, ctx.understanding
    return await hearing.hear(*where, request.message, text, explicit=explicit)


async def _take(request: Request, ctx: Context, said: Said) -> Reply | None:
    desk = desk_of(ctx)
    since = ctx.now - timedelta(hours=desk.rules.join_within_hours)
    building = said.building.id if said.building else 0
    where, who = (building, said.place), request.person.id
    kept = await ticket_lists.recent(
        ctx.conn, ctx.compound_id, who, said.reading.category, *where, since
    )
    album = request.message.album
    for one in kept:
        if album and one.source.album == album and one.ticket.reporter == request.person.id:
            await replies.attach(desk, request, one.ticket, said.files)
            return None
    heard = intake.Heard(
        person=request.person.id,
        zone=said.reading.zone,
        kind=(said.reading.category, said.reading.subcategory),
        building=building,
        place=said.place,
        danger=bool(said.reading.danger),
        addressed=not request.message.is_group or request.message.mentions_bot or said.explicit,
        more=said.brings_more,
        exempt=bool(request.roles & STAFF),
        explicit=said.explicit,
    )
    mode = intake.Mode(request.group.intake) if request.group else intake.Mode.AUTO
    verdict = intake.judge(heard, mode, [one.ticket for one in kept], ctx.now, desk.rules)
    await _mention(request, ctx, said, verdict)
    return await _act(request, ctx, desk, said, verdict)


async def _mention(request: Request, ctx: Context, said: Said, verdict: intake.Verdict) -> None:
    """Keep what a group says of a matter without it becoming a ticket: it counts among the hot issues."""
    unsure = verdict.do in (intake.Do.ASK, intake.Do.LEAVE) and said.reading.zone != "silent"
    if request.group and unsure and said.text and not said.reading.private:
        building = said.building.id if said.building else 0
        one = mentions.Mention(
            ctx.new_id(), request.person.id, ctx.now, said.text, said.reading.category, building
        )
        await mentions.add(ctx.conn, ctx.compound_id, one)


async def _act(
    request: Request, ctx: Context, desk: Desk, said: Said, verdict: intake.Verdict
) -> Reply | None:
    ticket = verdict.ticket
    match verdict.do:
        case intake.Do.OPEN:
            return await _open(request, ctx, desk, said)
        case intake.Do.ASK:
            if not request.message.is_group and cues.thanks(said.reading.plain):
                return say("intake-welcome")
            if not request.message.is_group and cues.asks_progress(said.reading.plain):
                last = await tickets.last_open_of(ctx.conn, ctx.compound_id, request.person.id)
                if last is not None:
                    return say("intake-progress", **ticket_cards.values(last, desk.rules))
            return await _ask(request, ctx, said)
        case intake.Do.CAP:
            return say("intake-cap", count=desk.rules.daily_cap)
        case intake.Do.ADD if ticket is not None:
            return await replies.add(desk, request, ticket, said)
        case intake.Do.KNOWN if ticket is not None:
            await replies.add(desk, request, ticket, said)
            return say("intake-known", **ticket_cards.values(ticket, desk.rules))
        case intake.Do.FOLLOW if ticket is not None:
            return await replies.join(desk, request, ticket, said)
        case _:
            if request.group and said.files and not said.text:
                chat, person = request.message.chat, request.person.id
                await talk.keep_files(
                    ctx.conn, ctx.compound_id, ctx.new_id(), chat, person, said.files, ctx.now
                )
            return None


async def _open(request: Request, ctx: Context, desk: Desk, said: Said) -> Reply:
    report = said.report(request.person.id)
    message = request.message
    source = Source(message.channel, message.chat.chat, message.ref, message.album)
    ticket = await ticket_desk.receive(desk, report, source, request.role)
    await ticket_news.announce(desk, ticket, await additions.like(ctx.conn, ticket, desk.rules))
    before = await talk.take_files(ctx.conn, message.chat, request.person.id, ctx.now)
    await replies.attach(desk, request, ticket, (*before, *said.files))
    if said.line:
        await talk.note_ticket(ctx.conn, said.line, ticket.number)
    return await replies.receipt(desk, request, ticket, said)


async def _ask(request: Request, ctx: Context, said: Said) -> Reply | None:
    """Ask the writer whether to log it; a group is spoken to unasked at most once a minute (R-T15)."""
    message = request.message
    unasked = message.is_group and not message.mentions_bot
    here = ctx.compound_id, message.chat, ctx.now
    if unasked and not await suggestions.may_speak(ctx.conn, *here):
        return None
    id = ctx.new_id()
    kept = Suggestion(request.person.id, message.chat, message.ref, said.text, said.files)
    await suggestions.add(ctx.conn, id, ctx.compound_id, kept, ctx.now)
    plain = said.reading.plain
    small = said.reading.confidence < SMALL_TALK and not said.files
    key = "intake-chat" if small and not message.is_group else "intake-ask"
    if not message.is_group and cues.goes_on(plain):
        key, small = "intake-go-on", True
    choices = [Choice(Term("button-log"), f"log {id}")]
    if not small:
        choices.append(Choice(Term("button-log-not"), f"log {id} no"))
    kind = ticket_cards.category_name(said.reading.category)
    return Reply(key=key, values={"kind": kind}, choices=(tuple(choices),))


async def log(request: Request, ctx: Context) -> Reply | None:
    """Log what was suggested, or forget it; only its writer decides."""
    id, _, answer = request.words.partition(" ")
    if not id.isdecimal() or len(id) > 18:
        raise Refused("button-unknown")
    kept = await suggestions.take(ctx.conn, ctx.compound_id, int(id), request.person.id)
    if kept is None:
        raise Refused("intake-not-yours")
    if answer.strip() == "no":
        await ticket_corrections.decline(ctx, kept.text, request.role, request.person.id)
        return msgspec.structs.replace(say("intake-left"), toast=True)
    message = msgspec.structs.replace(
        request.message, kind=MessageKind.TEXT, text=kept.text, attachments=kept.files, ref=kept.ref
    )
    asked = replace(request, message=message, words=kept.text)
    return await _take(asked, ctx, await _hear(asked, ctx, kept.text, explicit=True))


async def place(request: Request, ctx: Context) -> Reply | None:
    """Take the place by a pressed building, or skip it."""
    number, _, where = request.words.partition(" ")
    ticket = await tickets.named(ctx.conn, ctx.compound_id, number)
    await ctx.end_dialog(request)
    desk = desk_of(ctx)
    if where.strip() == "skip" or not where.strip().isdecimal() or len(where) > 19:
        reply = say("intake-no-place", **ticket_cards.values(ticket, desk.rules))
        return await replies.ask_photo(desk, request, ticket, reply, False)
    node = await tree.get(ctx.conn, int(where))
    if node is None or node.compound != ctx.compound_id:
        raise Refused("button-unknown")
    return await replies.placed(desk, request, ticket, node.name, node)


async def place_said(request: Request, ctx: Context) -> Reply | None:
    """Take the place in words; a photo is taken too, and a new request is not mistaken for a place."""
    said = await _hear(request, ctx, request.words)
    await ctx.end_dialog(request)
    ticket = await tickets.get_for_change(ctx.conn, ctx.compound_id, request.payload["number"])
    if ticket is None or not ticket.is_open:
        return await listen(request, ctx)
    desk = desk_of(ctx)
    await replies.attach(desk, request, ticket, said.files)
    plain = said.reading.plain
    if puts_right(plain) and not cues.corrects(plain):
        return await replies.add(desk, request, ticket, said)
    short = len(said.text) <= 20 and said.reading.zone == "silent" and cues.may_be_place(plain)
    if said.unknown and not said.place and short:
        return await replies.ask_where(desk, request, ticket, said)
    if not said.place and not (said.text and short):
        if said.files and not said.text:
            return say("intake-added", **ticket_cards.values(ticket, desk.rules))
        return await listen(request, ctx)
    label = said.place or masked(said.text)
    return await replies.placed(desk, request, ticket, label, said.building, said.text)


async def photo_said(request: Request, ctx: Context) -> Reply | None:
    """Take photos for a ticket; words are taken as an addition, or as what they are."""
    files = hearing.files_of(request.message)
    if not files:
        await ctx.end_dialog(request)
        return await listen(request, ctx)
    ticket = await tickets.get_for_change(ctx.conn, ctx.compound_id, request.payload["number"])
    if ticket is None:
        return await listen(request, ctx)
    desk = desk_of(ctx)
    await replies.attach(desk, request, ticket, files)
    return say("intake-photo-kept", number=ticket.name)


async def skip(request: Request, ctx: Context) -> Reply:
    """Leave the photo out."""
    await ctx.end_dialog(request)
    return msgspec.structs.replace(say("intake-skipped"), toast=True)


async def _reply_to_card(request: Request, ctx: Context) -> Reply | None:
    """Take a reply to a ticket's card: its writer adds to it, a neighbour's "me too" follows it."""
    card = await card_places.at(ctx.conn, request.message.chat, request.message.reply_to)
    kind, _, rest = card.partition(":")
    if kind != "ticket" or not rest.startswith(f"{ctx.compound_id}:"):
        return None
    ticket = await tickets.named(ctx.conn, ctx.compound_id, rest.partition(":")[2])
    if not ticket.is_open:
        return None
    said = await _hear(request, ctx, request.words)
    desk = desk_of(ctx)
    own = request.person.id == ticket.reporter
    if own or request.roles & KEEPERS:
        who = replies.actor_of(request), request.role
        right = await ticket_corrections.put_right(desk, ticket, *who, said, ordered=False)
        if right is not None:
            return right
    if own:
        return await replies.add(desk, request, ticket, said)
    same = says_same(request.words)
    if same and not ticket.private:
        return await replies.join(desk, request, ticket, said)
    return None


FEATURE = Feature(
    topic="request",
    commands=(
        Command("report", report, roles=KNOWN),
        Command("log", log, roles=KNOWN, menu=False),
        Command("place", place, roles=KNOWN, menu=False),
        Command("skip", skip, roles=KNOWN, menu=False),
    ),
    steps=(
        Step("intake-what", what, roles=KNOWN, yields=True),
        Step("intake-place", place_said, roles=KNOWN, yields=True),
        Step("intake-photo", photo_said, roles=KNOWN, yields=True),
    ),
    listen=listen,
    glance=glance,
    joins=joins,
)
