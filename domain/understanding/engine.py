"""The engine: one pass of an automaton over a text, then linear scores and rules."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import numpy as np
from ahocorasick_rs import AhoCorasick

from domain.understanding import lexicon, places, signs, structure, urgency
from domain.understanding.categories import CATEGORY_IDS, category
from domain.understanding.normalise import normalise
from domain.understanding.pairs import settle
from domain.understanding.reading import Addition, Reading, Thresholds, Zone
from domain.understanding.tables import text as shipped

LONGEST = 4000
LEARNT = -2
TOPIC_SHARE = 1.0
WORDS_SHOWN = 8
_TO_BOT = re.compile(r"@\S*(?:管家|bot|机器人)|^(?:云管家|小管家|机器人)")
_NAMED = re.compile(
    r"(?:\d{3,4}室?|[东西南北]户|楼上|楼下|隔壁|对门).{0,4}(?:那家|那户|住户|邻居|租客|的人|家)|[老小][王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕]|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许沈彭吕](?:某|经理|主任|师傅|先生|女士|阿姨|大爷|队长|管家)"
)
_ACCUSED = frozenset(
    {
        "pm_service.service",
        "security.violence",
        "security.theft",
        "governance.election",
        "governance.accounts",
    }
)


class Understanding:
    """Reads texts. Immutable once loaded, so any number of threads may share one."""

    def __init__(
        self,
        request: lexicon.Lexicon,
        topics: lexicon.Lexicon,
        additions: Iterable[Addition],
        thresholds: Thresholds,
    ) -> None:
        """Compile the lexicons, the shipped signs and the compound's own words into one automaton."""
        self.thresholds = thresholds
        own = [a for a in additions if a.word.strip()]
        made = (*signs.shipped(), *_own_signs(own))
        self._signs = made
        index: dict[str, int] = {}
        row: list[tuple[int, float, int]] = []

        def at(word: str) -> int:
            if word not in index:
                index[word] = len(index)
            return index[word]

        bit = structure.bits()
        groups: dict[int, int] = defaultdict(int)
        for name, words in signs.groups().items():
            for word in words:
                groups[at(word)] |= bit[name]
        self._by_need: dict[int, list[tuple[int, tuple[int, ...], int, tuple[int, ...], int]]] = (
            defaultdict(list)
        )
        by_group: list[tuple[int, int, tuple[int, ...], int]] = []
        for number, sign in enumerate(made):
            need = tuple(at(part) for part in sign.need if not part.startswith("@"))
            masks = sum(bit[part[1:]] for part in sign.need if part.startswith("@"))
            bar = tuple(at(part) for part in sign.bar if not part.startswith("@"))
            barred = sum(bit[part[1:]] for part in sign.bar if part.startswith("@"))
            if need:
                self._by_need[need[-1]].append((number, need, masks, bar, barred))
            else:
                by_group.append((number, masks, bar, barred))
        self._by_group = tuple(by_group)
        self._structure: dict[str, float] = {}
        self._ask_bias = float(request.bias[0])
        for word, weight in zip(request.words, request.weights[:, 0], strict=True):
            if word.startswith("@"):
                self._structure[word] = float(weight)
            else:
                row.append((at(word), float(weight), LEARNT))
        for number, word in enumerate(topics.words):
            row.append((at(word), 0.0, number))
        told: dict[int, float] = defaultdict(float)
        for addition in own:
            if addition.category in {"request", "talk"}:
                weight = addition.weight if addition.category == "request" else -addition.weight
                told[at(normalise(addition.word))] += weight
        size = len(index)
        self._told = dict(told)
        self._request = [0.0] * size
        self._pieces = [False] * size
        order = [topics.column(id) for id in CATEGORY_IDS]
        self._topics = np.zeros((size, len(CATEGORY_IDS)), np.float32)
        self._topical = np.zeros(size, bool)
        for place, weight, number in row:
            self._request[place] += weight
            self._pieces[place] |= number == LEARNT
            if number >= 0:
                self._topics[place] += topics.weights[number][order]
                self._topical[place] = True
        self._topic_bias = topics.bias[order]
        self._group = [groups.get(i, 0) for i in range(size)]
        self._words = tuple(index)
        self._finder = AhoCorasick(list(index))

    @classmethod
    def load(
        cls, additions: Iterable[Addition] = (), thresholds: Thresholds | None = None
    ) -> Understanding:
        """Return the engine with the shipped lexicons and a compound's own words."""
        request, topics = _shipped()
        return cls(request, topics, additions, thresholds or Thresholds())

    def read(
        self, text: str, *, buildings: frozenset[str] | None = None, speaker: str = ""
    ) -> Reading:
        """Read one text. `buildings`: the compound's own; `speaker`: the writer's name in the group."""
        plain = normalise(text[:LONGEST])
        hits = {hit[0] for hit in self._finder.find_matches_as_indexes(plain, overlapping=True)}
        found = 0
        group = self._group
        for hit in hits:
            found |= group[hit]
        alarm = urgency.danger(plain)
        score, features = self._request_score(plain, hits, found)
        confidence = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
        if alarm:
            confidence = max(confidence, 0.97)
        zone = self._zone(confidence)
        if zone == "silent":
            return Reading(
                False, round(confidence, 4), zone, "other", "other", None,
                places.find(plain, buildings=buildings), None, (), False, None, bool(_TO_BOT.search(plain)),
                0.0, tuple(self._why_request(hits, features)),
            )  # fmt: skip
        return self._request_reading(
            plain, hits, found, features, alarm, confidence, zone, buildings, speaker
        )

    def explain(self, reading: Reading) -> list[tuple[str, float, str]]:
        """Return the words that decided, their weights, and what each spoke for."""
        return list(reading.reasons)

    def _zone(self, confidence: float) -> Zone:
        if confidence >= self.thresholds.sure:
            return "sure"
        return "ask" if confidence >= self.thresholds.ask else "silent"

    def _request_score(self, plain: str, hits: set[int], found: int) -> tuple[float, list[str]]:
        weights, pieces = self._request, self._pieces
        score, count = 0.0, 0
        for hit in hits:
            if pieces[hit]:
                score += weights[hit]
                count += 1
        if count > structure.FULL:
            score *= math.sqrt(structure.FULL / count)
        score += self._ask_bias
        for hit, weight in self._told.items():
            if hit in hits:
                score += weight
        features = structure.features(plain, found)
        table = self._structure
        for name in features:
            score += table.get(name, 0.0)
        return score, features

    def _signs_met(self, hits: set[int], found: int) -> list[signs.Sign]:
        met = []
        for hit in hits:
            for number, need, masks, bar, barred in self._by_need.get(hit, ()):
                if (
                    found & masks == masks
                    and not found & barred
                    and (len(need) == 1 or all(part in hits for part in need))
                    and not any(part in hits for part in bar)
                ):
                    met.append(number)
        for number, masks, bar, barred in self._by_group:
            if (
                found & masks == masks
                and not found & barred
                and not any(part in hits for part in bar)
            ):
                met.append(number)
        return [self._signs[number] for number in sorted(met)]

    def _request_reading(
        self,
        plain: str,
        hits: set[int],
        found: int,
        features: list[str],
        alarm: urgency.Danger | None,
        confidence: float,
        zone: Zone,
        buildings: frozenset[str] | None,
        speaker: str,
    ) -> Reading:
        met = self._signs_met(hits, found)
        main, sub, second, certainty = self._category(plain, hits, met)
        if alarm:
            main, _, said = alarm.category.partition(".")
            sub = said or _best_sub(main, met)
        row = category(main, sub)
        key = f"{main}.{sub}" if sub else main
        level = "P0" if alarm else urgency.level(plain, row.service, key)
        reasons = self._why(main, met, hits, features)
        if alarm:
            reasons.insert(0, (alarm.sign, 9.0, "danger"))
        keywords = tuple((word, weight) for word, weight, _ in reasons if not word.startswith("@"))
        return Reading(
            is_request=zone == "sure",
            confidence=round(confidence, 4),
            zone=zone,
            category=main,
            subcategory=sub,
            second=second if second != main else None,
            places=places.find(plain, buildings=buildings, speaker=speaker),
            urgency=level if zone == "sure" else None,
            keywords=keywords[:WORDS_SHOWN],
            private=row.private or (key in _ACCUSED and bool(_NAMED.search(plain))),
            danger=alarm.line if alarm else None,
            about_bot=bool(_TO_BOT.search(plain)),
            certainty=round(certainty, 4),
            reasons=tuple(reasons),
        )

    def _category(
        self, plain: str, hits: set[int], met: list[signs.Sign]
    ) -> tuple[str, str, str | None, float]:
        scores = self._topic_bias.copy()
        rows = [hit for hit in hits if self._topical[hit]]
        if rows:
            damping = min(1.0, math.sqrt(structure.FULL / len(rows)))
            scores += TOPIC_SHARE * damping * self._topics[rows].sum(axis=0)
        best: dict[str, float] = {}
        for sign in met:
            main, _, sub = sign.target.partition(".")
            weight = sign.weight if sub else sign.weight * 0.8
            old = best.get(sign.target, 0.0)
            best[sign.target] = old + weight if old == 0 else old + weight * 0.25
        for target, weight in best.items():
            scores[CATEGORY_IDS.index(target.partition(".")[0])] += weight
        settled = settle(plain, dict(zip(CATEGORY_IDS, map(float, scores), strict=True)), best)
        order = sorted(settled, key=lambda id: -settled[id])
        top = order[0]
        if settled[top] < 0.5 and not best:
            top = "other"
        values = np.array([settled[id] for id in order], np.float64)
        chance = np.exp(values - values.max())
        chance /= chance.sum()
        second = (
            order[1]
            if chance[1] > 0.25 and settled[order[1]] > 2.5 and order[1] != "other"
            else None
        )
        sub = "other" if top == "other" else _best_sub(top, met)
        return top, sub, second, float(chance[0])

    def _why_request(self, hits: set[int], features: list[str]) -> list[tuple[str, float, str]]:
        words = [
            (self._words[h], round(self._request[h], 2), "request")
            for h in hits
            if abs(self._request[h]) >= 0.3
        ]
        built = [
            (f, round(self._structure[f], 2), "request")
            for f in features
            if abs(self._structure.get(f, 0.0)) >= 0.3
        ]
        return _without_parts(sorted(words + built, key=lambda reason: -abs(reason[1])))[
            :WORDS_SHOWN
        ]

    def _why(
        self, main: str, met: list[signs.Sign], hits: set[int], features: list[str]
    ) -> list[tuple[str, float, str]]:
        reasons = [
            (s.words, s.weight, s.target)
            for s in met
            if s.target.partition(".")[0] == main and s.words
        ]
        column = CATEGORY_IDS.index(main)
        for hit in hits:
            if self._topical[hit] and (weight := float(self._topics[hit][column])) > 0.15:
                reasons.append((self._words[hit], round(weight, 2), main))
        unique = {
            word: (word, weight, what) for word, weight, what in sorted(reasons, key=lambda r: r[1])
        }
        return _without_parts(
            sorted(unique.values(), key=lambda r: (-r[1], r[0]))
        ) + self._why_request(hits, features)


def _without_parts(reasons: list[tuple[str, float, str]]) -> list[tuple[str, float, str]]:
    """Leave out what holds figures (a door, a phone) and what only repeats a part of a word before it."""
    kept: list[tuple[str, float, str]] = []
    for reason in reasons:
        word = reason[0]
        if any(letter.isdigit() for letter in word) or not word.strip():
            continue
        if not any(word in other[0] for other in kept):
            kept.append(reason)
    return kept


def _best_sub(main: str, met: list[signs.Sign]) -> str:
    scores: dict[str, float] = {}
    for sign in met:
        head, _, sub = sign.target.partition(".")
        if head == main and sub:
            old = scores.get(sub, 0.0)
            scores[sub] = old + sign.weight if old == 0 else old + sign.weight * 0.25
    return max(scores, key=lambda sub: scores[sub]) if scores else ""


def _own_signs(additions: list[Addition]) -> tuple[signs.Sign, ...]:
    return tuple(
        signs.Sign(addition.category, addition.weight, (normalise(addition.word),))
        for addition in additions
        if addition.category.partition(".")[0] in CATEGORY_IDS
    )


@cache
def _shipped() -> tuple[lexicon.Lexicon, lexicon.Lexicon]:
    return lexicon.parse(shipped("request.lexicon.tsv")), lexicon.parse(
        shipped("topics.lexicon.tsv")
    )
