"""Minutes of a joint meeting by a short dialogue, and resolutions until they are done (R-M03, R-M04)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from domain import meeting_cards as cards
from domain import meetings as rules
from domain import minutes
from domain.conversation import KNOWN, Choice, Refused, Reply, Role, Term, When, say, when
from domain.masking import masked
from domain.meetings import Meeting, Party, State
from domain.minutes import Resolution
from domain.moments import at_clock
from domain.poll_cards import asked_number
from handlers.contract import Command, Context, Feature, Request, Step
from storage import alarms, dialogs, tree
from storage import meetings as shelf

WRITERS = frozenset({Role.STATION, Role.STATION_HEAD, Role.COMMUNITY})
KEEP = timedelta(hours=12)
SUMMARY_LIMIT = 1000

_NO_MORE = re.compile(
    r"^\s*(?:完成|没有了?|没了|结束|就这些|无|好了|done|none|no more|that is all)[\s.。!！]*$",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"^(?:已?完成|办结|办好了?|done|finished)[\s,，:：]*", re.IGNORECASE)


async def begin(request: Request, ctx: Context) -> Reply:
    """Begin the minutes of the meeting named, or of the latest one that has none."""
    found = await _meeting(ctx, request.words)
    rules.check_begun(found, ctx.now)
    await ctx.ask(request, "minutes-who", {"meeting": found.id}, KEEP, private=True)
    button = Choice(Term("minutes-all-button"), f"minutes_all {found.id}")
    return msgspec.structs.replace(
        Reply(key="minutes-ask-who", values=cards.facts(found), choices=((button,),)), private=True
    )


async def all_came(request: Request, ctx: Context) -> Reply:
    """Note that all parties were there."""
    found = await _meeting(ctx, request.words)
    rules.check_begun(found, ctx.now)
    return await _attended(request, ctx, found, frozenset(Party))


async def take_who(request: Request, ctx: Context) -> Reply:
    """Take who was there, and say whether the meeting is valid (R-M01)."""
    found = await _meeting(ctx, str(request.payload["meeting"]))
    rules.check_begun(found, ctx.now)
    return await _attended(request, ctx, found, minutes.read_present(request.words))


async def _attended(
    request: Request, ctx: Context, found: Meeting, present: frozenset[Party]
) -> Reply:
    invited = await shelf.delegates_of(ctx.conn, found.id)
    missing = rules.missing_parties(present, invited)
    payload = {"meeting": found.id, "missing": [p.value for p in missing], "resolutions": []}
    await ctx.ask(request, "minutes-summary", payload, KEEP)
    if missing:
        return say("minutes-not-valid", parties=cards.parties(missing))
    return say("minutes-valid")


async def take_summary(request: Request, ctx: Context) -> Reply:
    """Take what was talked about; where nothing can be resolved, show the minutes."""
    payload = dict(request.payload)
    words = request.words.strip()
    payload["summary"] = "" if _NO_MORE.match(words) else masked(words[:SUMMARY_LIMIT])
    if payload["missing"]:
        return await _preview(request, ctx, payload)
    await ctx.ask(request, "minutes-resolution", payload, KEEP)
    return say("minutes-ask-resolution")


async def take_resolution(request: Request, ctx: Context) -> Reply:
    """Take one resolution a message, until there are no more."""
    payload = dict(request.payload)
    if _NO_MORE.match(request.words):
        return await _preview(request, ctx, payload)
    zone = ZoneInfo(ctx.home.zone)
    today = ctx.now.astimezone(zone).date()
    read = [
        minutes.read_resolution(line, today) for line in request.words.splitlines() if line.strip()
    ]
    payload["resolutions"] = [*payload["resolutions"], *map(msgspec.to_builtins, read)]
    await ctx.ask(request, "minutes-resolution", payload, KEEP)
    lines = [
        _line(ctx, n, one)
        for n, one in enumerate(read, len(payload["resolutions"]) - len(read) + 1)
    ]
    return say("minutes-resolution-read", lines=lines)


async def _preview(request: Request, ctx: Context, payload: dict[str, Any]) -> Reply:
    await ctx.ask(request, "minutes-confirm", payload, KEEP)
    found = await _meeting(ctx, str(payload["meeting"]))
    shown = _minutes(ctx, found, payload)
    button = Choice(Term("minutes-publish-button"), f"minutes_publish {found.id}")
    return msgspec.structs.replace(
        shown, choices=((button,),), also=(*shown.also, Term("minutes-check"))
    )


async def again(request: Request, ctx: Context) -> Reply:
    """Take further words while the minutes wait to be published: "发布", or one more resolution."""
    if re.match(r"\s*(?:发布|确认|publish|yes)", request.words, re.IGNORECASE):
        return await publish(request, ctx)
    if request.payload["missing"]:
        return say("minutes-press")
    return await take_resolution(request, ctx)


async def publish(request: Request, ctx: Context) -> Reply:
    """Keep the minutes and show them in the group; nothing is doubled by a second press."""
    dialog = await dialogs.current(ctx.conn, request.message.chat, request.person.id, ctx.now)
    if dialog is None or dialog.step != "minutes-confirm":
        raise Refused("minutes-gone")
    found = await shelf.hold(ctx.conn, dialog.payload["meeting"])
    if found is None:
        raise Refused("minutes-gone")
    rules.check_begun(found, ctx.now)
    await ctx.end_dialog(request)
    shown = _minutes(ctx, found, dialog.payload)
    held = msgspec.structs.replace(
        found,
        state=State.HELD,
        valid=not dialog.payload["missing"],
        summary=dialog.payload["summary"],
    )
    await shelf.save(ctx.conn, held)
    await shelf.settle_items(ctx.conn, held)
    await alarms.remove(ctx.conn, f"meeting:{held.id}")
    lines = []
    for one in _resolutions(dialog.payload):
        lines.append(_line(ctx, await shelf.resolve(ctx.conn, held, one), one))
    if lines:
        numbered = Term("minutes-resolutions", {"lines": lines})
        shown = msgspec.structs.replace(shown, also=(*_without_resolutions(shown), numbered))
    if ctx.now >= rules.minutes_due(held.at, ZoneInfo(ctx.home.zone)):
        shown = msgspec.structs.replace(shown, also=(*shown.also, Term("minutes-late")))
    shown = msgspec.structs.replace(shown, page="board")
    for n, group in enumerate(await tree.groups_of(ctx.conn, ctx.home.id)):
        await ctx.post(group.address, shown, once=f"meeting:{held.id}:minutes:{n}")
    return say("minutes-published", count=len(lines))


def _resolutions(payload: dict[str, Any]) -> list[Resolution]:
    return [msgspec.convert(one, Resolution) for one in payload["resolutions"]]


def _without_resolutions(shown: Reply) -> list[Term]:
    return [term for term in shown.also if term.key != "minutes-resolutions"]


def _minutes(ctx: Context, found: Meeting, payload: dict[str, Any]) -> Reply:
    missing = [Party(p) for p in payload["missing"]]
    also = []
    if payload.get("summary"):
        also.append(Term("minutes-summary", {"text": payload["summary"]}))
    lines = [_line(ctx, n, one) for n, one in enumerate(_resolutions(payload), 1)]
    if lines:
        also.append(Term("minutes-resolutions", {"lines": lines}))
    if missing:
        also.append(Term("minutes-talk-only", {"parties": cards.parties(missing)}))
    return Reply(key="minutes-shown", values=cards.facts(found), also=tuple(also))


def _line(ctx: Context, number: int, one: Resolution, *, overdue: bool = False) -> Term:
    return cards.resolution_term(number, one, _day(ctx, one), overdue=overdue)


def _day(ctx: Context, one: Resolution) -> When:
    return when(at_clock(one.until, 12 * 60, ZoneInfo(ctx.home.zone)), "day")


async def resolutions(request: Request, ctx: Context) -> Reply:
    """List what was resolved and is not done; the station says "决议 3 完成" when one is."""
    number, rest = asked_number(request.words)
    today = ctx.now.astimezone(ZoneInfo(ctx.home.zone)).date()
    if not number:
        found = await shelf.open_resolutions(ctx.conn, ctx.home.id)
        lines = [
            _line(ctx, k.number, k.resolution, overdue=k.resolution.until < today) for k in found
        ]
        if not lines:
            return say("resolutions-none")
        return say("resolutions-open", lines=lines)
    kept = await shelf.resolution(ctx.conn, ctx.home.id, number)
    if kept is None:
        raise Refused("resolution-unknown", number=str(number))
    done = _FINISHED.match(rest)
    if done is None:
        state = "done" if kept.done_at else "open"
        line = _line(
            ctx, number, kept.resolution, overdue=not kept.done_at and kept.resolution.until < today
        )
        return say("resolution-shown", line=line, state=state, note=kept.note)
    if not request.roles & WRITERS:
        raise Refused("refused-role", command="resolution")
    if kept.done_at:
        raise Refused("resolution-done-already", number=str(number))
    note = rest[done.end() :].strip()[: minutes.TEXT_LIMIT]
    await shelf.finish(ctx.conn, ctx.home.id, number, note, ctx.now)
    return say("resolution-done", number=str(number), what=kept.resolution.what)


async def _meeting(ctx: Context, words: str) -> Meeting:
    """Return the meeting named by its id, or the latest that has begun without minutes."""
    id = words.strip()
    if id.isdecimal() and len(id) < 20:
        found = await shelf.get(ctx.conn, int(id))
    else:
        found = await shelf.to_write_up(ctx.conn, ctx.home.id, ctx.now)
    if found is None or found.compound != ctx.home.id or found.state is State.DRAFT:
        raise Refused("minutes-no-meeting")
    return found


FEATURE = Feature(
    topic="meeting",
    commands=(
        Command("minutes", begin, roles=WRITERS),
        Command("minutes_all", all_came, roles=WRITERS, menu=False),
        Command("minutes_publish", publish, roles=WRITERS, menu=False),
        Command("resolution", resolutions, roles=KNOWN),
    ),
    steps=(
        Step("minutes-who", take_who, roles=WRITERS),
        Step("minutes-summary", take_summary, roles=WRITERS),
        Step("minutes-resolution", take_resolution, roles=WRITERS),
        Step("minutes-confirm", again, roles=WRITERS),
    ),
)
