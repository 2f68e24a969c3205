"""The engine: one pass of an automaton over a text, then linear scores and rules."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from domain.understanding import places, signs, structure, topics, urgency
from domain.understanding.categories import CATEGORY_IDS, category
from domain.understanding.index import Index, lexicons
from domain.understanding.normalise import normalise
from domain.understanding.reading import Addition, Reading, Thresholds, Zone
from domain.understanding.table import table

LONGEST = 4000
WORDS_SHOWN = 8
# the chance from which a second category is named
SECOND = 0.2
# the log odds from which a danger is believed: by words alone, where a hand-made rule knows it but something
# around takes it back, and where the rule stands
ALARM, ALARM_RULED, ALARM_STANDS = -1.25, -2.75, -3.25
REMEMBERED = 256
# how much the rule that knows a danger speaks for its category beside the words, and which categories a danger may have
DANGER_KNOWN = 1.5
_OF_DANGER = frozenset(
    {"elevator", "building", "public_space", "fire_safety", "security", "neighbour"}
)
# how far the detector of letters must be surer than its own even odds
LETTER_MARGIN = 1.0
_TO_BOT = re.compile(r"@\S*(?:管家|bot|机器人)|^(?:云管家|小管家|机器人)")
_SURNAME = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许沈彭吕"
_NAMED = re.compile(
    r"(?:\d{3,4}室?|[东西南北]户|楼上|楼下|隔壁|对门).{0,4}(?:那家|那户|住户|邻居|租客|的人|家)"
    rf"|[老小][{_SURNAME}]|[{_SURNAME}](?:某|经理|主任|师傅|先生|女士|阿姨|大爷|队长|管家)"
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
Reason = tuple[str, float, str]


class Understanding:
    """Reads texts. Immutable once loaded, so any number of threads may share one."""

    def __init__(self, index: Index, thresholds: Thresholds) -> None:
        """Take a compiled index; `load` is the usual way in."""
        self.thresholds = thresholds
        self._index = index
        # Every line of talk is read at a glance and, if it may matter, again with its compound in view.
        self._weighed = lru_cache(maxsize=REMEMBERED)(self._weigh)

    @classmethod
    def load(
        cls,
        additions: Iterable[Addition] = (),
        thresholds: Thresholds | None = None,
        learnt: str = "",
    ) -> Understanding:
        """Return the engine with the shipped lexicons, a compound's own words and the text of an adopted lexicon."""
        own = [addition for addition in additions if addition.word.strip()]
        adopted = table(learnt) if learnt else None
        return cls(Index(lexicons(), own, adopted), thresholds or Thresholds())

    def read(
        self,
        text: str,
        *,
        buildings: frozenset[str] | None = None,
        speaker: str = "",
        asked: bool = False,
    ) -> Reading:
        """Read one text. `buildings`: the compound's own; `speaker`: the writer's group name.

        `asked`: the writer says that it is a request ("报修 …"), so it is filed whatever the words sound like.
        """
        reading = self._weighed(text[:LONGEST], asked)
        named_by = "" if reading.zone == "silent" else speaker
        found = places.find(reading.plain, buildings=buildings, speaker=named_by)
        return replace(reading, places=found) if found else reading

    def _weigh(self, text: str, asked: bool = False) -> Reading:
        """Return all of a reading but its places, which depend on who reads."""
        plain = normalise(text)
        hits, found = self._found(plain)
        met = self._index.met(hits, found)
        alarm = self._alarm(plain, hits, found, met)
        score = self._score(plain, hits, found, _matter(met))
        confidence = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
        if alarm:
            confidence = max(confidence, 0.97)
        zone = "sure" if asked else self._zone(confidence)
        if zone == "silent":
            return _silent(round(confidence, 4), bool(_TO_BOT.search(plain)), plain)
        about = self._about(plain, found, met)
        main, sub, second, certainty = self._category(hits, met, about, alarm)
        row = category(main, sub)
        key = f"{main}.{sub}" if sub else main
        level = "P0" if alarm else urgency.level(plain, row.service, key)
        return Reading(
            is_request=zone == "sure",
            confidence=round(confidence, 4),
            zone=zone,
            category=main,
            subcategory=sub,
            second=second if second != main else None,
            places=(),
            urgency=level if zone == "sure" else None,
            keywords=self._keywords(main, met, hits, alarm),
            private=row.private
            or (key in _ACCUSED and bool(_NAMED.search(plain)))
            or (alarm is not None and alarm.line == "police110"),
            danger=alarm.line if alarm else None,
            about_bot=bool(_TO_BOT.search(plain)),
            certainty=round(certainty, 4),
            plain=plain,
        )

    def settled(self, text: str) -> dict[str, float]:
        """Return the score of every category for a text, whether or not it is a request."""
        plain = normalise(text[:LONGEST])
        hits, found = self._found(plain)
        met = self._index.met(hits, found)
        return self._settled(hits, met, self._about(plain, found, met))

    def odds(self, text: str) -> float:
        """Return the log odds that a text is a request."""
        plain = normalise(text[:LONGEST])
        hits, found = self._found(plain)
        return self._score(plain, hits, found, _matter(self._index.met(hits, found)))

    def explain(self, reading: Reading) -> list[Reason]:
        """Return the words that decided, their weights, and what each spoke for."""
        hits, found = self._found(reading.plain)
        met = self._index.met(hits, found)
        reasons: list[Reason] = []
        if reading.zone != "silent":
            if reading.danger and (alarm := self._alarm(reading.plain, hits, found, met)):
                reasons.append((alarm.sign, 9.0, "danger"))
            reasons += self._why_category(reading.category, met, hits)
        return reasons + self._why_request(reading.plain, hits, found, met)

    def _found(self, plain: str) -> tuple[set[int], int]:
        hits = self._index.find(plain)
        found = 0
        group = self._index.group
        for hit in hits:
            found |= group[hit]
        return hits, found

    def _alarm(
        self, plain: str, hits: set[int], found: int, met: list[signs.Sign]
    ) -> urgency.Danger | None:
        """Return the danger to life that is happening, or None."""
        peril = urgency.peril(plain, found, met)
        if peril is None:
            return None
        if (bare := urgency.bare(plain)) != plain:
            hits, found = self._found(bare)
            return self._alarm(bare, hits, found, self._index.met(hits, found))
        index = self._index
        pieces = [(index.danger[hit], hit) for hit in hits if hit in index.danger]
        score = (
            sum(weight for weight, _ in pieces) * structure.damped(len(pieces)) + index.danger_bias
        )
        signs_met = index.danger_signs
        score += sum(signs_met.get(name, 0.0) for name in peril.names)
        least = ALARM_STANDS if peril.rule else ALARM_RULED if peril.ruled else ALARM
        if score < least:
            return None
        told = [(weight, index.words[hit].strip()) for weight, hit in pieces]
        named = max((one for one in told if len(one[1]) > 1), default=(0.0, ""))[1]
        return peril.danger(urgency.quoted(plain, named))

    def _zone(self, confidence: float) -> Zone:
        if confidence >= self.thresholds.sure:
            return "sure"
        return "ask" if confidence >= self.thresholds.ask else "silent"

    def _score(self, plain: str, hits: set[int], found: int, matter: float) -> float:
        """Return the log odds that a text is a request: in talk, or as a written complaint."""
        index = self._index
        talk, letter, talked, written = 0.0, 0.0, 0, 0
        of_talk, of_letter = index.talk, index.letter
        for hit in hits:
            if (weight := of_talk[hit]) is not None:
                talk += weight
                talked += 1
            if (weight := of_letter[hit]) is not None:
                letter += weight
                written += 1
        talk = talk * structure.damped(talked) + index.talk_bias
        table = index.structure
        for name in structure.features(plain, found, matter):
            talk += table.get(name, 0.0)
        letter = letter * structure.damped(written) + index.letter_bias - LETTER_MARGIN
        told = sum(index.told[hit] for hit in hits & index.told.keys()) if index.told else 0.0
        return max(talk, letter) + told

    def _about(self, plain: str, found: int, met: list[signs.Sign]) -> dict[str, float]:
        """Return what speaks for categories beside pieces of words."""
        strengths = signs.strengths(sign for sign in met if not sign.own)
        return topics.features(plain, found, strengths)

    def _settled(
        self, hits: set[int], met: list[signs.Sign], about: dict[str, float]
    ) -> dict[str, float]:
        """Return the scores of the categories."""
        index = self._index
        scores = list(index.topic_bias)
        rows = [index.topics[hit] for hit in hits if hit in index.topics]
        damping = structure.damped(len(rows))
        said = [(damping, row) for row in rows]
        for name, value in about.items():
            if (row := index.topic_signs.get(name)) is not None:
                said.append((value, row))
        for value, row in said:
            scores = [score + value * weight for score, weight in zip(scores, row, strict=True)]
        named = dict(zip(CATEGORY_IDS, scores, strict=True))
        for sign in met:
            if sign.own:
                named[sign.target.partition(".")[0]] += sign.weight
        for hit in hits & index.adopted.keys():
            for id, weight in zip(CATEGORY_IDS, index.adopted[hit], strict=True):
                named[id] += weight
        return named

    def _category(
        self,
        hits: set[int],
        met: list[signs.Sign],
        about: dict[str, float],
        alarm: urgency.Danger | None,
    ) -> tuple[str, str, str | None, float]:
        settled = self._settled(hits, met, about)
        known = ""
        if alarm:
            settled, known = _in_danger(settled, alarm), alarm.category
        top, next_ = sorted(settled, key=lambda id: -settled[id])[:2]
        powers = {id: math.exp(value - settled[top]) for id, value in settled.items()}
        total = sum(powers.values())
        close = powers[next_] / total > SECOND and next_ != "other"
        sub = "other" if top == "other" else self._sub(top, hits, met, about, known)
        return top, sub, next_ if close else None, 1 / total

    def _sub(
        self,
        main: str,
        hits: set[int],
        met: list[signs.Sign],
        about: dict[str, float],
        known: str = "",
    ) -> str:
        """Return the sub-category of a text whose category is known; empty for none. `known`: what a danger is."""
        if (subs := self._index.subs.get(main)) is None:
            return ""
        own: dict[str, float] = {}
        for sign in met:
            of, _, sub = sign.target.partition(".")
            if sign.own and of == main:
                own[sub] = own.get(sub, 0.0) + sign.weight
        of, _, sub = known.partition(".")
        if of == main and sub:
            own[sub] = own.get(sub, 0.0) + DANGER_KNOWN
        return subs.best(hits, about, own)

    def _keywords(
        self, main: str, met: list[signs.Sign], hits: set[int], alarm: urgency.Danger | None
    ) -> tuple[tuple[str, float], ...]:
        reasons = self._why_category(main, met, hits)[:WORDS_SHOWN]
        words = [(word, weight) for word, weight, _ in reasons]
        if alarm and not any(letter.isdigit() for letter in alarm.sign):
            words.insert(0, (alarm.sign, 9.0))
        return tuple(words[:WORDS_SHOWN])

    def _why_category(self, main: str, met: list[signs.Sign], hits: set[int]) -> list[Reason]:
        index = self._index
        reasons = [
            (sign.words, sign.weight, sign.target)
            for sign in met
            if sign.target.partition(".")[0] == main and sign.words
        ]
        place = CATEGORY_IDS.index(main)
        for hit in hits & index.adopted.keys():
            if (added := index.adopted[hit][place]) > 0.3:
                reasons.append((index.words[hit], round(added, 2), main))
        for hit in hits:
            row = index.topics.get(hit)
            if row is not None and row[place] > 0.3:
                reasons.append((index.words[hit], round(row[place], 2), main))
        return _without_parts(sorted(reasons, key=lambda reason: (-reason[1], reason[0])))

    def _why_request(
        self, plain: str, hits: set[int], found: int, met: list[signs.Sign]
    ) -> list[Reason]:
        index = self._index
        said = [
            (index.words[hit], round(weight, 2), "request")
            for hit in hits
            if (weight := index.talk[hit]) is not None and abs(weight) >= 0.3
        ]
        built = [
            (name, round(weight, 2), "request")
            for name in structure.features(plain, found, _matter(met))
            if abs(weight := index.structure.get(name, 0.0)) >= 0.3
        ]
        return _without_parts(sorted(said + built, key=lambda r: (-abs(r[1]), r[0])))[:WORDS_SHOWN]


def _silent(confidence: float, about_bot: bool, plain: str) -> Reading:
    return Reading(
        is_request=False,
        confidence=confidence,
        zone="silent",
        category="other",
        subcategory="other",
        second=None,
        places=(),
        urgency=None,
        keywords=(),
        private=False,
        danger=None,
        about_bot=about_bot,
        plain=plain,
    )


def _without_parts(reasons: list[Reason]) -> list[Reason]:
    """Leave out what holds figures (a door, a phone) and what repeats a part of an earlier word."""
    kept: list[Reason] = []
    seen = ""
    for reason in reasons:
        word = reason[0]
        if word in seen or not word.strip() or any(letter in "0123456789" for letter in word):
            continue
        kept.append(reason)
        seen += "\n" + word
    return kept


def _in_danger(settled: dict[str, float], alarm: urgency.Danger) -> dict[str, float]:
    """Return the scores of the categories a danger may be of: fire, gas and lifts are what they are."""
    main = alarm.category.partition(".")[0]
    if alarm.line == "gas" or (alarm.line == "fire119" and main in {"fire_safety", "elevator"}):
        return {
            id: value if id == main else min(value, settled[main] - 1)
            for id, value in settled.items()
        }
    return {
        id: value + (DANGER_KNOWN if id == main else 0.0)
        for id, value in settled.items()
        if id in _OF_DANGER
    }


def _matter(met: list[signs.Sign]) -> float:
    """Return the weight of the strongest shipped sign: whether a matter of the compound is named."""
    return max((sign.weight for sign in met if not sign.own), default=0.0)
