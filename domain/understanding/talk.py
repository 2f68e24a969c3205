"""Lines of one talk: which complete a request, which follow one, which add to an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from domain.understanding import cues, voices
from domain.understanding.categories import named
from domain.understanding.engine import Understanding
from domain.understanding.following import SURELY, followed, is_elsewhere, stands
from domain.understanding.likeness import similarity
from domain.understanding.lines import (
    FOLLOW_WITHIN,
    JOIN_WITHIN,
    SHORT,
    SOON,
    JudgedLine,
    Judgement,
    Line,
    is_within,
)
from domain.understanding.normalise import spoken
from domain.understanding.reading import Reading, Zone

AT_ONCE = timedelta(minutes=3)
ADD_WITHIN = timedelta(minutes=15)
WINDOW = 30
MOST_BETWEEN = 13
# a detail of the one is often filed as the other: a ceiling that comes down after a leak, knocking after noise
AKIN = (
    frozenset({"building", "neighbour"}),
    frozenset({"nuisance", "neighbour"}),
    frozenset({"building", "fire_safety"}),
    frozenset({"parking", "fire_safety"}),
    frozenset({"building", "developer"}),
)
ASKING = ("怎么", "如何", "哪", "谁", "请问", "想问", "为什么", "能不能")


def may_begin(text: str) -> bool:
    """Tell whether words that are no request by themselves may begin one ("那个窨井盖") or put something right ("改成停车")."""
    plain = spoken(text)
    if not plain or cues.is_aside(plain):
        return cues.is_picture(text)
    begins = (len(plain) <= SHORT and cues.is_trouble(plain)) or (
        cues.is_bare(plain) and cues.names_thing(plain)
    )
    return (begins and not cues.is_social(plain)) or cues.is_call(plain) or puts_right(plain)


def may_join(text: str) -> bool:
    """Tell whether words matter to a request that was made shortly before: "我们也是", "快点", and what a "+1" may answer."""
    plain = spoken(text)
    if not plain or cues.is_aside(plain):
        return False
    return (
        voices.is_same(plain)
        or voices.agrees(plain)
        or voices.strongly_agrees(plain)
        or voices.has_none(plain)
        or voices.in_it(plain)
        or voices.urges(plain)
        or (cues.adds(plain) and not cues.is_social(plain))
        or cues.chases(plain)
        or cues.invites(plain)
        or voices.suffers(plain)
    )


def puts_right(plain: str) -> bool:
    """Tell whether a normalised line corrects what the bot made of the line before: "不是报修", "改成停车", "说错了"."""
    if cues.takes_back(plain) or cues.corrects(plain):
        return True
    what = cues.refiles(plain, ordered=True)
    return bool(what) and named(what) is not None


def says_same(text: str) -> bool:
    """Tell whether words that answer a request stand behind it: "我家也是", "+1", "确实，昨天就这样了"."""
    plain = spoken(text)
    return not voices.denies(plain) and (voices.is_same(plain) or voices.agrees(plain))


def judge(
    line: Line,
    window: Sequence[JudgedLine],
    understanding: Understanding,
    *,
    buildings: frozenset[str] | None = None,
) -> Judgement:
    """Judge a line against the recent lines of the same thread, oldest first. Pure: no memory of its own."""
    recent = [old for old in window[-WINDOW:] if old.line.thread == line.thread]
    plain = spoken(line.text)
    reading = _calmed(
        plain, understanding.read(line.text, buildings=buildings, speaker=line.called)
    )
    alone = Judgement(reading, reading.is_request, None, False, line.text, (line.id,))
    if cues.is_notice(line.text) and not reading.danger:
        return _left(alone)
    own = _own_matter(line, recent)
    if not plain or cues.is_aside(plain):
        if own is not None and cues.is_picture(line.text):
            return Judgement(reading, False, own.line.id, True, line.text, (line.id,))
        return alone if reading.danger else _left(alone)
    if own is not None and _adds_to(line, plain, reading, own, recent):
        return Judgement(reading, False, own.line.id, True, line.text, (line.id,))
    if _only_answers(line, plain, reading, recent):
        return _left(alone)
    other = followed(line, plain, reading, recent)
    if other is not None:
        # what stands behind a request is none of its own; behind a mere question it may be
        opens = reading.is_request and not other.request
        return Judgement(reading, opens, other.line.id, False, line.text, (line.id,))
    if _only_tells_more(line, plain, reading, recent):
        return _left(alone)
    if cues.is_bare(plain) and line.thread is not None and not reading.danger:
        # more is to come; by itself it asks for nothing
        alone = _left(alone, "ask")
    if alone.is_request and _polls(line, plain, reading, recent):
        alone = _left(alone)
    if not alone.is_request:
        return _joined(line, plain, recent, understanding, buildings) or alone
    if lead := _lead(line, recent):
        text = "\n".join([*(old.line.text for old in lead), line.text])
        whole = understanding.read(text, buildings=buildings, speaker=line.called)
        ids = (*(old.line.id for old in lead), line.id)
        return Judgement(whole if whole.is_request else reading, True, None, False, text, ids)
    return alone


def _calmed(plain: str, reading: Reading) -> Reading:
    """Return a reading without alarm where a line is but a door: "9栋1201", whatever its letters remind of."""
    if reading.danger and cues.is_where(plain) and cues.is_bare(plain):
        return replace(reading, danger=None, urgency=None, is_request=False, zone="silent")
    return reading


def _left(alone: Judgement, zone: Zone = "silent") -> Judgement:
    """Return the judgement of a line that asks for nothing within its talk, whatever it sounds like by itself."""
    reading = replace(alone.reading, is_request=False, urgency=None, zone=zone)
    return replace(alone, reading=reading if alone.is_request else alone.reading, is_request=False)


def judged(
    lines: Iterable[Line],
    understanding: Understanding,
    *,
    buildings: frozenset[str] | None = None,
) -> Iterator[JudgedLine]:
    """Judge lines in order of talk; threads may be mixed."""
    windows: dict[str, list[JudgedLine]] = {}
    for line in lines:
        window = [] if line.thread is None else windows.setdefault(line.thread, [])
        one = JudgedLine(line, judge(line, window, understanding, buildings=buildings))
        window.append(one)
        del window[:-WINDOW]
        yield one


def _root(old: JudgedLine, recent: Sequence[JudgedLine]) -> JudgedLine | None:
    """Return the request that a line opened or belongs to."""
    if old.judgement.follows is None:
        return old if old.request else None
    return next((one for one in recent if one.line.id == old.judgement.follows), None)


def _own_matter(line: Line, recent: Sequence[JudgedLine]) -> JudgedLine | None:
    """Return the request that the speaker made or joined last, while it can still be added to."""
    if not line.speaker:
        return None
    for old in reversed(recent[-MOST_BETWEEN:]):
        if old.line.speaker == line.speaker:
            root = _root(old, recent)
            if root is not None:
                return root if is_within(line, root.line, FOLLOW_WITHIN) else None
    return None


def _adds_to(
    line: Line, plain: str, reading: Reading, own: JudgedLine, recent: Sequence[JudgedLine]
) -> bool:
    """Whether a speaker's next line belongs to the request just made or joined rather than opening another."""
    first = own.judgement.reading
    if reading.danger and not first.danger:
        return False
    if puts_right(plain):
        return True
    soon = is_within(line, own.line, ADD_WITHIN)
    if soon and reading.danger:  # one danger, one alarm
        return not is_elsewhere(reading, first)
    if cues.is_bare(plain) and _goes_on(line, recent):
        return True
    if reading.zone == "silent":
        if cues.chases(plain):
            return True
        return soon and _silently_adds(line, plain, reading, own, recent)
    if not soon:
        return cues.starts_again(plain) or (not reading.danger and voices.reports(plain))
    if cues.is_headless(plain) and is_within(line, own.line, AT_ONCE):
        return True
    if cues.chases(plain) and reading.category in ("pm_service", first.category):
        return not is_elsewhere(reading, first)
    if reading.category == first.category or reading.category == "other":
        return own.line.speaker == line.speaker and not is_elsewhere(reading, first)
    thingless = not cues.names_thing(plain) and not plain.startswith(ASKING)
    if thingless and len(plain) <= 8 and reading.confidence < SURELY and not reading.danger:
        return own.line.speaker == line.speaker
    if own.line.speaker == line.speaker and is_within(line, own.line, AT_ONCE):
        akin = {reading.category, first.category} in AKIN and not is_elsewhere(reading, first)
        brief = len(plain) <= 8 and thingless
        if not reading.danger and (brief or (akin and len(plain) <= 16)):
            return True
    vague = reading.zone == "ask" and len(plain) <= 14 and not plain.startswith(ASKING)
    return vague or similarity(reading.plain, own.judgement.text) >= 0.45


def _silently_adds(
    line: Line, plain: str, reading: Reading, own: JudgedLine, recent: Sequence[JudgedLine]
) -> bool:
    """Whether a line that asks for nothing by itself has more of the speaker's own request."""
    if cues.invites(plain) or cues.is_social(plain) or cues.asks_how(plain):
        return False
    return (
        cues.adds(plain)
        or (bool(reading.places) and len(plain) <= 16)
        or cues.echoes(plain, spoken(own.judgement.text))
        or (_goes_on(line, recent) and len(plain) <= SHORT)
    )


def _asked_before(line: Line, recent: Sequence[JudgedLine]) -> list[JudgedLine]:
    """Return the requests that others made or asked after just before a line."""
    return [
        old
        for old in recent[-4:]
        if stands(old) and old.line.speaker != line.speaker and is_within(line, old.line, SOON)
    ]


def _only_tells_more(
    line: Line, plain: str, reading: Reading, recent: Sequence[JudgedLine]
) -> bool:
    """Whether a neighbour's line only has a detail of the request just made: one matter, one request."""
    before = _asked_before(line, recent)
    if not before or reading.danger or reading.places or len(plain) > 20:
        return False
    if cues.chases(plain) or voices.asks(plain):
        return False
    if len(plain) <= 6 and not cues.names_thing(plain):
        return True
    return any(old.judgement.reading.category == reading.category for old in before)


def _only_answers(line: Line, plain: str, reading: Reading, recent: Sequence[JudgedLine]) -> bool:
    """Whether a line only answers somebody: advice, a question back, a guess, what was done, how it is elsewhere."""
    if line.thread is None or voices.is_same(plain):
        return False
    if voices.relieved(plain) or (
        not reading.danger and _means_nobody(line, plain, reading, recent)
    ):
        return True
    before = _asked_before(line, recent)
    if not before:
        return False
    if voices.denies(plain) and not reading.danger and len(plain) <= 20:
        return True
    if voices.is_advice(plain):
        return True
    if reading.danger:
        known = any(old.judgement.reading.danger for old in before)
        answers = voices.asks(plain) or voices.only_reports(plain)
        return known and answers and len(plain) <= 12
    return voices.guesses(plain) and len(plain) <= 12 and not reading.places


def _means_nobody(line: Line, plain: str, reading: Reading, recent: Sequence[JudgedLine]) -> bool:
    """Whether a line asks for nothing of those in charge: an offer, an answer, a report of what is being done."""
    if voices.replies(plain) or cues.offers(plain) or _is_answer(line, plain, recent):
        return True
    others = [old for old in recent if old.line.speaker != line.speaker]
    told = voices.only_reports(plain) and not reading.places and len(plain) <= SHORT
    if told and any(map(stands, others)):
        return True
    vague = reading.zone != "silent" and (reading.category == "other" or voices.denies(plain))
    next_to = bool(others) and others[-1] is recent[-1]
    return vague and next_to and len(plain) <= 14 and voices.guesses(plain)


def _is_answer(line: Line, plain: str, recent: Sequence[JudgedLine]) -> bool:
    """Whether a line tells what one was asked the moment before: "你家后来怎么弄的", "动了维修基金"."""
    if not recent or recent[-1].line.speaker == line.speaker or len(plain) > 20:
        return False
    asked = is_within(line, recent[-1].line, SOON) and voices.asks_you(spoken(recent[-1].line.text))
    return asked and not voices.asks(plain) and not cues.chases(plain)


def _goes_on(line: Line, recent: Sequence[JudgedLine]) -> bool:
    """Whether the speaker spoke of a request within the last minutes and hardly anybody since."""
    since = 0
    for old in reversed(recent):
        if old.line.speaker != line.speaker:
            since += 1
            continue
        spoke = old.request or old.judgement.follows is not None
        return spoke and since <= 2 and is_within(line, old.line, AT_ONCE)
    return False


def _polls(line: Line, plain: str, reading: Reading, recent: Sequence[JudgedLine]) -> bool:
    """Whether a line only asks everybody how it is with them, no trouble named: "大家收到账单没有"."""
    if reading.danger or reading.confidence >= SURELY or cues.is_trouble(plain):
        return False
    asked = "".join(old.line.text for old in _fragments(line, recent)) + plain
    return voices.polls(plain, asked)


def _fragments(line: Line, recent: Sequence[JudgedLine]) -> list[JudgedLine]:
    """Return the speaker's own lines just before this one that are not yet part of anything."""
    if not line.speaker:
        return []
    found: list[JudgedLine] = []
    strangers = 0
    for old in reversed(recent):
        if old.line.speaker != line.speaker:
            strangers += 1
            if strangers > 2:
                break
            continue
        plain, judgement = spoken(old.line.text), old.judgement
        begins = judgement.adds and cues.is_bare(plain) and not cues.is_where(plain)
        taken = judgement.follows is not None and not begins
        if old.request or taken or not is_within(line, old.line, JOIN_WITHIN):
            break
        if cues.is_aside(plain):
            break
        found.append(old)
        if len(found) == 3:
            break
    return found[::-1]


def _joined(
    line: Line,
    plain: str,
    recent: Sequence[JudgedLine],
    understanding: Understanding,
    buildings: frozenset[str] | None,
) -> Judgement | None:
    """Return the request that a line completes together with the speaker's lines before it, if it does."""
    before = _fragments(line, recent)
    for start in range(len(before) - 1, -1, -1):
        parts = before[start:]
        if cues.is_bare(plain) and not any(_says(old) for old in parts):
            continue
        if any(cues.offers(spoken(old.line.text)) for old in parts):
            continue
        if sum(len(old.line.text) for old in parts) > 80:
            break
        text = "".join(_glue(old.line.text) for old in parts) + line.text
        if voices.polls(plain, text):
            continue
        whole = understanding.read(text, buildings=buildings, speaker=line.called)
        if whole.is_request:
            return Judgement(
                whole, True, None, False, text, (*(old.line.id for old in parts), line.id)
            )
    return None


def _says(old: JudgedLine) -> bool:
    plain = spoken(old.line.text)
    return not (cues.is_bare(plain) or cues.is_call(plain))


def _glue(text: str) -> str:
    plain = spoken(text)
    return text if cues.is_open(plain) or len(text) <= 4 or cues.is_bare(plain) else text + ","


def _lead(line: Line, recent: Sequence[JudgedLine]) -> list[JudgedLine]:
    """Return the speaker's opening words of a request that is complete only now ("3栋的", "物业在吗")."""
    lead = []
    for old in _fragments(line, recent)[::-1]:
        plain = spoken(old.line.text)
        part = cues.is_where(plain) or cues.is_call(plain) or cues.is_open(plain)
        part = part or cues.is_bare(plain) or old.judgement.reading.zone == "ask"
        if not part and not (old.judgement.reading.places and len(plain) <= 12):
            break
        lead.append(old)
    return lead[::-1]
