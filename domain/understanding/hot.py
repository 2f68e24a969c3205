"""Hot issues: requests about one matter in one place brought together, the hottest first."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from domain.understanding.normalise import normalise
from domain.understanding.places import find

ALIKE = 0.065
# what a likeness is worth between titles that name two different places
ELSEWHERE = 0.3
COMMON_SHARE = 0.05
HALF_LIFE = timedelta(days=14)
A_WEEK = timedelta(days=7)
SAME_KIND_HERE = 0.12
"""How alike two requests of one kind in one place are for that alone."""
_NOT_WORD = re.compile(r"[^\u4e00-\u9fffa-z0-9]+")
_FRAME = re.compile(
    r"关于|反映|投诉|举报|咨询|建议|请求|恳请|希望|请问|严重|问题|尊敬的?|领导|您好|你好|书记|市长|谢谢|为什么|什么时候|如何|怎么|能否|可以|是否|有没有|麻烦|我们|小区|业主|居民|政府|部门|有关|相关|西地省|[a-z]\d*[市区县]"
)
_SITE = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:小区|花园|家园|新城|公寓|佳苑|公馆|之城|广场|大厦|公园|大道|路|街|学院|学校|医院|苑|府|湾|城)"
)

_GENERAL = re.compile(
    r"(?:小区|花园|家园|新城|公寓|佳苑|公馆|之城|广场|大厦|公园|大道|学院|学校|医院)$"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One request as it enters the clustering. `title` may be empty; `user` is who spoke.

    `place` and `kind` are known where the request was read already: other places are other matters, the same kind
    in the same place is likely one. `joined`: who else stands behind it, each since when.
    """

    id: str
    title: str
    text: str
    time: datetime | None
    user: str
    place: str = ""
    kind: str = ""
    joined: tuple[tuple[datetime, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hot:
    """A hot issue: its requests oldest first, a title that stands for it, where, and how hot it is.

    `before` is how many people stood behind it a week ago.
    """

    ids: tuple[str, ...]
    title: str
    place: str
    people: int
    first: datetime | None
    last: datetime | None
    score: float
    before: int = 0


def hot(
    voices: Sequence[Voice],
    *,
    alike: float = ALIKE,
    least: int = 2,
    now: datetime | None = None,
    progress: Callable[[float], None] | None = None,
) -> list[Hot]:
    """Return the issues raised by at least `least` requests or people, hottest first, as of `now` or the last request.

    Heat counts distinct people, whether more of them came lately, and how long ago the last spoke.
    """
    tell = progress or (lambda _share: None)
    vectors = _vectors(voices)
    tell(0.2)
    links = _apart(_links(vectors, tell), [_sites(voice.title) for voice in voices])
    links = _nearer(voices, links)
    tell(0.8)
    groups = _grouped(len(voices), links, alike)
    end = now or max((voice.time for voice in voices if voice.time), default=None)
    found = [
        _issue([voices[i] for i in group], [vectors[i] for i in group], end)
        for group in groups
        if len(group) >= least or len(_people([voices[i] for i in group])) >= least
    ]
    tell(1.0)
    return sorted(found, key=lambda issue: (-issue.score, issue.ids))


def _bare(text: str) -> str:
    return _NOT_WORD.sub(" ", _FRAME.sub(" ", normalise(text)))


def _pieces(text: str) -> set[str]:
    out: set[str] = set()
    for run in _bare(text).split():
        for size in (2, 3, 4):
            out.update(run[i : i + size] for i in range(len(run) - size + 1))
    return out


def _vectors(voices: Sequence[Voice]) -> list[dict[str, float]]:
    """Weigh the pieces of each text by rarity; what the title says counts double."""
    heads = [_pieces(voice.title or voice.text[:40]) for voice in voices]
    rests = [_pieces(voice.text[:400]) for voice in voices]
    spread = Counter(
        piece for head, rest in zip(heads, rests, strict=True) for piece in head | rest
    )
    size = max(len(voices), 20)
    vectors = []
    for head, rest in zip(heads, rests, strict=True):
        vector = {}
        for piece in head | rest:
            count = spread[piece]
            if 2 <= count <= max(12.0, COMMON_SHARE * size):
                rarity = math.log(size / count)
                vector[piece] = rarity**1.5 * (2.0 if piece in head else 1.0) * len(piece) ** 0.5
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({piece: value / length for piece, value in vector.items()})
    return vectors


def _links(
    vectors: list[dict[str, float]], tell: Callable[[float], None]
) -> dict[tuple[int, int], float]:
    """Return the likeness of every pair that shares a rare piece."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for piece, value in vector.items():
            holders[piece].append((at, value))
    links: dict[tuple[int, int], float] = defaultdict(float)
    for step, held in enumerate(holders.values()):
        for (a, x), (b, y) in combinations(held, 2):
            links[a, b] += x * y
        if step % 5000 == 0:
            tell(0.2 + 0.6 * step / max(1, len(holders)))
    return links


def _nearer(
    voices: Sequence[Voice], links: dict[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Return the likeness with what is known of places and kinds: elsewhere is another matter, the same kind here is like."""
    here: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, voice in enumerate(voices):
        if voice.place and voice.kind:
            here[voice.place, voice.kind].append(at)
    if not here:
        return links
    known = {
        (a, b): value
        for (a, b), value in links.items()
        if not voices[a].place or not voices[b].place or voices[a].place == voices[b].place
    }
    for held in here.values():
        for pair in combinations(held, 2):
            known[pair] = known.get(pair, 0.0) + SAME_KIND_HERE
    return known


def _sites(title: str) -> frozenset[str]:
    """Return pieces of the names of places in a title, without what such names have in common."""
    names = _SITE.findall(_FRAME.sub(" ", normalise(title)))
    bare = [_GENERAL.sub("", name) for name in names]
    return frozenset(name[i : i + 2] for name in bare for i in range(len(name) - 1))


def _apart(
    links: dict[tuple[int, int], float], sites: list[frozenset[str]]
) -> dict[tuple[int, int], float]:
    """Weaken the likeness of titles that name different places: one wording, two neighbourhoods."""
    return {
        (a, b): value if not sites[a] or not sites[b] or sites[a] & sites[b] else value * ELSEWHERE
        for (a, b), value in links.items()
    }


def _grouped(size: int, links: dict[tuple[int, int], float], alike: float) -> list[list[int]]:
    """Join the likest groups again and again while the average likeness between them is enough."""
    members = {i: [i] for i in range(size)}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (a, b), value in links.items():
        if value >= alike * 0.25:
            near[a][b] = near[b][a] = value
            if value >= alike:
                heap.append((-value, a, b))
    heapq.heapify(heap)
    following = size
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        new, following = following, following + 1
        members[new] = members.pop(a) + members.pop(b)
        sums: dict[int, float] = defaultdict(float)
        for old in (a, b):
            for other, total in near.pop(old).items():
                near[other].pop(old, None)
                if other in members:
                    sums[other] += total
        for other, total in sums.items():
            near[new][other] = near[other][new] = total
            average = total / (len(members[new]) * len(members[other]))
            if average >= alike:
                heapq.heappush(heap, (-average, min(new, other), max(new, other)))
    return [sorted(group) for group in members.values()]


def _issue(voices: list[Voice], vectors: list[dict[str, float]], end: datetime | None) -> Hot:
    order = sorted(range(len(voices)), key=lambda i: (str(voices[i].time or ""), voices[i].id))
    middle: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for piece, value in vector.items():
            middle[piece] += value
    central = max(
        order, key=lambda i: sum(value * middle[piece] for piece, value in vectors[i].items())
    )
    times = [voice.time for voice in voices if voice.time]
    title = voices[central].title or voices[central].text[:40]
    since = _people(voices)
    people = len(since)
    times += [at for voice in voices for at, _ in voice.joined]
    return Hot(
        ids=tuple(voices[i].id for i in order),
        title=title.strip(),
        place=_where(voices),
        people=people,
        first=min(times, default=None),
        last=max(times, default=None),
        score=round(_heat(people, times, end), 4),
        before=sum(at is None or end is None or at <= end - A_WEEK for at in since.values()),
    )


def _people(voices: Sequence[Voice]) -> dict[str, datetime | None]:
    """Return who stands behind an issue, each since when."""
    since: dict[str, datetime | None] = {}
    for voice in voices:
        for at, who in ((voice.time, voice.user or voice.id), *voice.joined):
            known = since.setdefault(who, at)
            if at and known and at < known:
                since[who] = at
    return since


def _where(voices: list[Voice]) -> str:
    said: Counter[str] = Counter()
    for voice in voices:
        text = normalise(voice.title + " " + voice.text[:120])
        names = {place.label() for place in find(text) if place.building}
        names.update(_SITE.findall(_FRAME.sub(" ", normalise(voice.title))))
        said.update(name for name in names if name)
    if not said:
        return ""
    name, count = min(said.items(), key=lambda pair: (-pair[1], pair[0]))
    return name if count * 2 >= len(voices) or count > 1 else ""


def _heat(people: int, times: list[datetime], end: datetime | None) -> float:
    """People count first; those of the later half of the issue's life more; old issues fade."""
    if not times or end is None:
        return float(people)
    first, last = min(times), max(times)
    half = first + (last - first) / 2
    late = sum(time >= half for time in times) / len(times)
    age = (end - last) / HALF_LIFE
    return float(people * (0.75 + 0.5 * late) * (0.5 + 0.5 * 0.5 ** min(age, 20.0)))
