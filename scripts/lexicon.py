"""`make lexicon`: learns the shipped request and category lexicons from texts and hand-made lines.

Usage: make lexicon DATA=folder, or python scripts/lexicon.py FOLDER (the development texts; only weights are kept).
"""

from __future__ import annotations

import csv
import gzip
import os
import re
import sys
from pathlib import Path

import numpy as np
from ahocorasick_rs import AhoCorasick
from rich.progress import Progress
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from domain.understanding import lexicon, signs, structure
from domain.understanding.categories import CATEGORY_IDS
from domain.understanding.learn import damping, fine
from domain.understanding.normalise import normalise
from scripts import material

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "domain" / "understanding" / "data"
LETTERS = (
    "gov7.dev.csv.gz",
    "hot.dev.csv.gz",
    "replies.dev.csv.gz",
    "gov-unlabelled.dev.csv.gz",
    "hangzhou.dev.csv",
)
MASK = re.compile(r"西地省|[a-z]\d{0,2}(?:市|区|县|镇)|[a-z]\d*[市区县]")
STIFF = re.compile(
    r"^(?:关于|反映|投诉|举报|咨询|建议|请求|恳请|希望|请问|质疑|求助|再次|强烈|对)+|的(?:问题|投诉|建议|咨询|情况|请求|反映|举报)$|尊敬的[^,。:!]{1,10}[,:!]?|您好[,!]?|领导[:,]|书记[:,]"
)
COMPOUND = re.compile(r"[\u4e00-\u9fff]{2,8}(?:小区|花园|家园|公寓|佳苑|新城|公馆|府|苑)")
TALK_COST = 0.6
OWN_WEIGHT, MADE_WEIGHT, LETTER_WEIGHT, CHAT_WEIGHT, REVIEW_WEIGHT = 6.0, 0.35, 0.3, 0.3, 0.25


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a csv or csv.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unmasked(text: str) -> str:
    """Return a letter without place masks, which a detector must not learn."""
    return MASK.sub("", normalise(text))


def plain(title: str) -> str:
    """Return a letter's title as a neighbour would say it: without frame and compound name."""
    return COMPOUND.sub("我们小区", STIFF.sub("", STIFF.sub("", unmasked(title))))


def own_lines() -> list[tuple[str, str]]:
    """Return the hand-written lines: what, line."""
    rows = (
        line.split("\t") for line in (HERE / "lines.tsv").read_text(encoding="utf-8").splitlines()
    )
    return [(row[0], row[1]) for row in rows if len(row) == 2]


def letters(data: Path) -> list[tuple[str, str, bool]]:
    """Return (title, opening of the body, about a compound) of the letters, without their masks."""
    return [
        (plain(row["title"]), unmasked(row["text"])[:300], row.get("compound") == "True")
        for name in LETTERS
        for row in table(data / name)
    ]


def talk_samples(data: Path) -> list[tuple[str, int, float]]:
    """Return (text, is request, weight) for the detector of requests in talk."""
    out = [(title, 1, LETTER_WEIGHT) for title, _, near in letters(data) if near]
    out += chatter(data)
    out += [(line, int(not what.startswith("talk.")), OWN_WEIGHT) for what, line in own_lines()]
    out += [(line, 1, MADE_WEIGHT) for _, line in material.requests(7, 110)]
    out += [(line, 0, MADE_WEIGHT) for _, line in material.talk(8, 4500)]
    return out


def letter_samples(data: Path) -> list[tuple[str, int, float]]:
    """Return (text, is letter, weight) for the detector of written complaints of any kind."""
    out = []
    for title, body, _ in letters(data):
        out += [(title, 1, 0.6), (body, 1, 0.5)]
    out += [(text, 0, weight * 2) for text, _, weight in chatter(data)]
    own = [(line, 0, 4.0) for what, line in own_lines() if what.startswith("talk.")]
    out += own + [(line, 0, 0.5) for _, line in material.talk(8, 4500)]
    return out


def chatter(data: Path) -> list[tuple[str, int, float]]:
    """Return talk of strangers and reviews: no requests."""
    chat = [(row["text"], 0, CHAT_WEIGHT) for row in table(data / "chat-neg.dev.csv.gz")]
    return chat + [(row["text"], 0, REVIEW_WEIGHT) for row in table(data / "hard-neg.dev.csv.gz")]


class Pieces:
    """Turns texts into the features of the request detector: pieces of text, and structure."""

    def __init__(self, least: int = 6, longest: int = 4, built: bool = True) -> None:
        """`least`: in how many texts a piece must occur; `longest`: its length."""
        self.counter = CountVectorizer(
            analyzer="char",
            ngram_range=(1, longest),
            min_df=least,
            binary=True,
            lowercase=False,
            dtype=np.float32,
        )
        self.words: list[str] = []
        self.with_structure = built
        self.built: dict[str, int] = {}
        bit = structure.bits()
        pairs = [(word, bit[name]) for name, words in signs.groups().items() for word in words]
        self.bits = [bit for _, bit in pairs]
        self.finder = AhoCorasick([word for word, _ in pairs])

    def texts(self, texts: list[str]) -> list[str]:
        """Return what the pieces are counted in."""
        return [lexicon.shape(text) for text in texts]

    def structure(self, text: str) -> list[str]:
        """Return the structural features of a text."""
        if not self.with_structure:
            return ["@letter"]
        told = normalise(text)
        found = 0
        for hit in self.finder.find_matches_as_indexes(told, overlapping=True):
            found |= self.bits[hit[0]]
        return structure.features(told, found)

    def fit(self, texts: list[str]) -> sparse.csr_matrix:
        """Choose the pieces and return the features of `texts`."""
        counts = self.counter.fit_transform(self.texts(texts))
        names = self.counter.get_feature_names_out()
        self.keep = np.array([i for i, name in enumerate(names) if fine(name) and " " not in name])
        self.words = [str(names[i]) for i in self.keep]
        built = [self.structure(text) for text in texts]
        names = sorted({name for row in built for name in row})
        self.built = {name: i for i, name in enumerate(names)}
        return self._join(counts[:, self.keep], built)

    def turn(self, texts: list[str]) -> sparse.csr_matrix:
        """Return the features of `texts`."""
        counts = self.counter.transform(self.texts(texts))[:, self.keep]
        return self._join(counts, [self.structure(text) for text in texts])

    def chosen(self, keep: np.ndarray) -> None:
        """Keep only some of the pieces."""
        self.keep = self.keep[keep]
        self.words = [self.words[i] for i in keep]

    def _join(self, counts: sparse.csr_matrix, built: list[list[str]]) -> sparse.csr_matrix:
        pieces = sparse.diags(damping(np.asarray(counts.sum(axis=1)).ravel())) @ counts
        cells = [
            (i, self.built[name])
            for i, row in enumerate(built)
            for name in row
            if name in self.built
        ]
        rows, columns = zip(*cells, strict=True)
        shape = (counts.shape[0], len(self.built))
        made = sparse.csr_matrix(
            (np.full(len(cells), structure.SCALE, np.float32), (rows, columns)), shape
        )
        return sparse.hstack([pieces, made]).tocsr()


def learn_detector(
    samples: list[tuple[str, int, float]], words: int, cost: float, built: bool
) -> tuple[Pieces, LogisticRegression]:
    """Return (pieces, model): pieces chosen by weight, then weighed again."""
    texts = [sample[0] for sample in samples]
    truth = np.array([sample[1] for sample in samples])
    weights = np.array([sample[2] for sample in samples])
    pieces = Pieces(built=built)
    matrix = pieces.fit(texts)
    model = LogisticRegression(C=cost, max_iter=400, solver="liblinear", random_state=0)
    model.fit(matrix, truth, sample_weight=weights)
    n = len(pieces.words)
    spread = np.asarray((matrix[:, :n] > 0).sum(axis=0)).ravel()
    strength = np.abs(model.coef_[0][:n]) * np.log1p(spread)
    keep = np.sort(np.argsort(-strength, kind="stable")[:words])
    pieces.chosen(keep)
    matrix = pieces.turn(texts)
    model.fit(matrix, truth, sample_weight=weights)
    return pieces, model


def write_detector(name: str, pieces: Pieces, model: LogisticRegression) -> None:
    """Write a detector's lexicon."""
    size = len(pieces.words)
    names = [*pieces.words, *pieces.built]
    weights = model.coef_[0].copy()
    weights[size:] *= structure.SCALE
    made = lexicon.build(
        ("request",),
        names,
        weights[:, None].astype(np.float32),
        model.intercept_.astype(np.float32),
        None,
        {"kind": name},
    )
    (OUT / f"{name}.lexicon.tsv").write_text("".join(lexicon.dump(made)), encoding="utf-8")


def topic_samples(data: Path) -> list[tuple[str, str, float, str]]:
    """Return (text, category, weight, source) for the category model."""
    out = [
        (line, what.split(".")[0], 4.0, "own")
        for what, line in own_lines()
        if not what.startswith("talk.")
    ]
    out += [(line, what.split(".")[0], 0.25, "made") for what, line in material.requests(9, 60)]
    for row in table(data / "compound-300-read.csv"):
        out.append((plain(row["title"]), row["category"], 2.0, "read:" + row["id"]))
        out.append((unmasked(row["text"])[:160], row["category"], 1.0, "read:" + row["id"]))
    rest = [row for row in table(data / "gov7.dev.csv.gz") if row["compound"] == "False"]
    for row in rest[::3]:
        if not re.search(r"小区|物业|业主|居民|楼|电梯|停水|停电|噪|垃圾|路灯|停车", row["title"]):
            out.append((plain(row["title"]), "other", 0.5, "letter"))
    return out


def learn_topics(samples: list[tuple[str, str, float, str]], words: int = 6000, cost: float = 1.0):
    """Return (words, weights per category, bias)."""
    counter = CountVectorizer(
        analyzer="char",
        ngram_range=(1, 4),
        min_df=3,
        binary=True,
        lowercase=False,
        dtype=np.float32,
    )
    texts = [lexicon.shape(sample[0]) for sample in samples]
    counts = counter.fit_transform(texts)
    names = counter.get_feature_names_out()
    keep = np.array([i for i, name in enumerate(names) if fine(name) and " " not in name])
    truth = [sample[1] for sample in samples]
    weights = np.array([sample[2] for sample in samples])

    def fit(columns: np.ndarray) -> LogisticRegression:
        part = counts[:, columns]
        part = sparse.diags(damping(np.asarray(part.sum(axis=1)).ravel())) @ part
        model = LogisticRegression(C=cost, max_iter=300)
        return model.fit(part, truth, sample_weight=weights)

    model = fit(keep)
    spread = np.asarray(counts[:, keep].sum(axis=0)).ravel()
    strength = np.abs(model.coef_).max(axis=0) * np.log1p(spread)
    keep = keep[np.sort(np.argsort(-strength, kind="stable")[:words])]
    model = fit(keep)
    order = [list(model.classes_).index(id) for id in CATEGORY_IDS]
    return [str(names[i]) for i in keep], model.coef_[order].T, model.intercept_[order]


def write_topics(words: list[str], weights: np.ndarray, bias: np.ndarray) -> None:
    """Write the category lexicon."""
    made = lexicon.build(
        CATEGORY_IDS,
        words,
        weights.astype(np.float32),
        bias.astype(np.float32),
        None,
        {"kind": "topics"},
    )
    (OUT / "topics.lexicon.tsv").write_text("".join(lexicon.dump(made)), encoding="utf-8")


def main() -> int:
    """Learn both lexicons; 2 on wrong usage."""
    named = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DATA", "")
    data = Path(named)
    if not named or not data.is_dir():
        print("usage: make lexicon DATA=folder-with-the-development-texts", file=sys.stderr)
        return 2
    with Progress() as progress:
        task = progress.add_task("lexicon", total=4)
        write_detector("talk", *learn_detector(talk_samples(data), 9000, TALK_COST, True))
        progress.advance(task)
        write_detector("letter", *learn_detector(letter_samples(data), 5000, 0.3, False))
        progress.advance(task)
        write_topics(*learn_topics(topic_samples(data)))
        progress.advance(task, 2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
