"""All words of all tables in one automaton, with what each word does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from domain.understanding import signs, structure
from domain.understanding.categories import CATEGORY_IDS
from domain.understanding.normalise import normalise
from domain.understanding.reading import Addition
from domain.understanding.subs import taken_apart
from domain.understanding.table import Sparse, Table, sparse, table
from domain.understanding.tables import text as shipped


class Lexicons(NamedTuple):
    """What is learnt: requests in talk, written complaints, categories, danger to life, sub-categories."""

    talk: Table
    letter: Table
    topics: Table
    danger: Table
    subs: Sparse


@cache
def lexicons() -> Lexicons:
    """Return the shipped lexicons."""
    names = ("talk", "letter", "topics", "danger")
    talk, letter, topics, danger = (table(shipped(f"{name}.lexicon.tsv")) for name in names)
    return Lexicons(talk, letter, topics, danger, sparse(shipped("subs.lexicon.tsv")))


class Index:
    """The compiled tables. A word is known by its number, the one the automaton reports."""

    def __init__(
        self, learnt: Lexicons, own: Sequence[Addition], adopted: Table | None = None
    ) -> None:
        """Compile the lexicons, the shipped groups and signs, a compound's own words, and what it learnt."""
        talk, letter, topics, danger, subs = learnt
        self._numbers: dict[str, int] = {}
        groups = self._groups()
        self.signs = (*signs.shipped(), *_own_signs(own))
        self._place_signs()
        self.talk_bias, self.letter_bias = float(talk.bias[0]), float(letter.bias[0])
        self.danger_bias = float(danger.bias[0])
        self.structure = structure.BY_HAND | _features(talk)
        self.danger_signs = _features(danger)
        self.letter_bias += sum(
            float(w)
            for word, w in zip(letter.words, letter.column(0), strict=True)
            if word[0] == "@"
        )
        talk_weights, letter_weights, danger_weights = map(self._weights, (talk, letter, danger))
        topical = [(self._at(word), row) for row, word in enumerate(topics.words) if word[0] != "@"]
        self.subs = taken_apart(subs, self._at)
        self.told = self._told(own)
        self.adopted = self._adopted(adopted) if adopted else {}
        self.words = tuple(self._numbers)
        size = len(self.words)
        self.group = [groups.get(i, 0) for i in range(size)]
        self.talk = [talk_weights.get(i) for i in range(size)]
        self.letter = [letter_weights.get(i) for i in range(size)]
        self.danger = danger_weights
        *rows, bias = _in_order((*topics.rows, topics.bias), topics.labels)
        self.topics = {number: rows[row] for number, row in topical}
        self.topic_signs = {
            word: rows[row] for row, word in enumerate(topics.words) if word[0] == "@"
        }
        self.topic_bias = list(bias)
        self._finder = AhoCorasick(list(self.words))
        self._numbers.clear()  # megabytes that nobody asks for again

    def find(self, plain: str) -> set[int]:
        """Return the numbers of all words that stand in a normalised text."""
        return {hit[0] for hit in self._finder.find_matches_as_indexes(plain, overlapping=True)}

    def met(self, hits: set[int], found: int) -> list[signs.Sign]:
        """Return the signs met by these words and groups."""
        numbers: list[int] = []
        for hit in hits & self._sign_words:
            numbers += self._alone.get(hit, ())
            for number, need, masks, bar, barred in self._by_need.get(hit, ()):
                if (
                    found & masks == masks
                    and not found & barred
                    and need <= hits
                    and not bar & hits
                ):
                    numbers.append(number)
        numbers.sort()
        return [self.signs[number] for number in numbers]

    def _at(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))

    def _groups(self) -> dict[int, int]:
        bit = structure.bits()
        groups: dict[int, int] = defaultdict(int)
        for name, words in signs.groups().items():
            for word in words:
                groups[self._at(word)] |= bit[name]
        return groups

    def _place_signs(self) -> None:
        """File each sign under its last word; a sign of groups alone under every word of the first."""
        bit = structure.bits()
        by_need: dict[int, list[Any]] = defaultdict(list)
        # most signs are a single word, which needs no more than to be met
        alone: dict[int, list[int]] = defaultdict(list)
        for number, sign in enumerate(self.signs):
            need = [self._at(part) for part in sign.need if not part.startswith("@")]
            masks = sum(bit[part[1:]] for part in sign.need if part.startswith("@"))
            bar = frozenset(self._at(part) for part in sign.bar if not part.startswith("@"))
            barred = sum(bit[part[1:]] for part in sign.bar if part.startswith("@"))
            if len(sign.need) == 1 and need and not sign.bar:
                alone[need[0]].append(number)
                continue
            keys = need[-1:] or [self._at(w) for w in signs.groups()[sign.need[0][1:]]]
            for key in keys:
                by_need[key].append((number, frozenset(need), masks, bar, barred))
        self._by_need, self._alone = dict(by_need), dict(alone)
        self._sign_words = frozenset(by_need) | frozenset(alone)

    def _weights(self, words: Table) -> dict[int, float]:
        return {
            self._at(word): float(weight)
            for word, weight in zip(words.words, words.column(0), strict=True)
            if not word.startswith("@")
        }

    def _adopted(self, learnt: Table) -> dict[int, tuple[float, ...]]:
        """Take in what was learnt on the job: weights by category, and for requests among the told words."""
        order = [learnt.labels.index(id) for id in CATEGORY_IDS]
        request = learnt.labels.index("request")
        added: dict[int, tuple[float, ...]] = {}
        for word, row in zip(learnt.words, learnt.rows, strict=True):
            number = self._at(word)
            added[number] = tuple(row[place] for place in order)
            if row[request]:
                self.told[number] = self.told.get(number, 0.0) + row[request]
        return added

    def _told(self, own: Sequence[Addition]) -> dict[int, float]:
        told: dict[int, float] = defaultdict(float)
        for addition in own:
            if addition.category in {"request", "talk"}:
                side = 1 if addition.category == "request" else -1
                told[self._at(normalise(addition.word))] += side * addition.weight
        return dict(told)


def _features(learnt: Table) -> dict[str, float]:
    """Return the weights of what is no piece of words."""
    return {
        word: float(weight)
        for word, weight in zip(learnt.words, learnt.column(0), strict=True)
        if word.startswith("@")
    }


def _in_order(
    rows: Iterable[tuple[float, ...]], labels: Sequence[str]
) -> Iterable[tuple[float, ...]]:
    """Return rows of weights in the order of the categories; usually they stand in it already."""
    if tuple(labels) == CATEGORY_IDS:
        return rows
    order = [labels.index(id) for id in CATEGORY_IDS]
    return (tuple(row[place] for place in order) for row in rows)


def _own_signs(own: Sequence[Addition]) -> tuple[signs.Sign, ...]:
    return tuple(
        signs.Sign(addition.category, addition.weight, (normalise(addition.word),), own=True)
        for addition in own
        if addition.category.partition(".")[0] in CATEGORY_IDS
    )
