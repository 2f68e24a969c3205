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
from rich.progress import Progress
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from domain.understanding import lexicon, structure, urgency
from domain.understanding.categories import CATEGORY_IDS
from domain.understanding.learn import damping, fine
from domain.understanding.normalise import normalise
from scripts import dangers, material, pieces, subs
from scripts.pieces import TOPIC_SCALE, topic_features

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
TALK_COST = 0.4
OWN_WEIGHT, MADE_WEIGHT, LETTER_WEIGHT, CHAT_WEIGHT, REVIEW_WEIGHT = 4.0, 0.35, 0.3, 2.5, 6.0
# lines of people who did not know the program are nearer to what a new group will write
OUTSIDE_WEIGHT, OUTSIDE_DANGER_WEIGHT = 20.0, 8.0
# of what chat and reviews count in the detector of talk, so much in the detector of letters
LETTER_CHAT_SHARE = 0.6
# lines of these may tell of a danger that is happening: neither side for the danger rules
MAY_BE_DANGER = frozenset(
    {
        "elevator.trapped",
        "fire_safety.gas_leak",
        "fire_safety",
        "fire_safety.wiring",
        "fire_safety.falling",
        "security.violence",
        "security.theft",
        "building.facade",
        "hygiene.burning",
        "neighbour.help",
        "neighbour.pets",
    }
)


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


def own_lines(name: str = "lines.tsv") -> list[tuple[str, str]]:
    """Return the hand-written lines: what, line."""
    rows = (line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) == 2]


def outside_lines() -> list[tuple[str, bool, str]]:
    """Return the lines of people who did not know the program: what, whether it is a danger, line."""
    path = HERE / "outside_lines.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1] != "-", row[2]) for row in rows if len(row) == 3]


def requests() -> list[tuple[str, str]]:
    """Return the hand-written requests, whoever wrote them: what (category.sub, or category), line."""
    every = [*own_lines(), *((what, line) for what, _, line in outside_lines())]
    return [(what, line) for what, line in every if not what.startswith("talk.")]


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
    out += [
        (line, int(not what.startswith("talk.")), OUTSIDE_WEIGHT)
        for what, _, line in outside_lines()
    ]
    out += [(line, 1, MADE_WEIGHT) for _, line in material.requests(7, 110)]
    out += [(line, 0, MADE_WEIGHT) for _, line in material.talk(8, 4500)]
    return out


def letter_samples(data: Path) -> list[tuple[str, int, float]]:
    """Return (text, is letter, weight) for the detector of written complaints of any kind."""
    out = []
    for title, body, _ in letters(data):
        out += [(title, 1, 0.6), (body, 1, 0.5)]
    out += [(text, 0, weight * LETTER_CHAT_SHARE) for text, _, weight in chatter(data)]
    own = [(line, 0, 4.0) for what, line in own_lines() if what.startswith("talk.")]
    out += own + [(line, 0, 0.5) for _, line in material.talk(8, 4500)]
    return out


def danger_samples(data: Path) -> list[tuple[str, int, float]]:
    """Return (text, is danger now, weight), of the texts that need a second look at all."""
    out = [(line, int(what != "-"), 4.0) for what, line in own_lines("danger_lines.tsv")]
    out += [(line, int(real), OUTSIDE_DANGER_WEIGHT) for _, real, line in outside_lines()]
    out += [(line, 1, 1.0) for _, line in dangers.happening(1, 260)]
    out += [(line, 0, 1.0) for line in dangers.only_sounding(2, 4000)]
    out += [(line, 0, 4.0) for what, line in own_lines() if what not in MAY_BE_DANGER]
    out += [(line, 0, 0.5) for _, line in (*material.requests(5, 40), *material.talk(6, 2000))]
    # strangers' chat says little of what is no danger in a compound: too much of it, and "楼" alarms
    out += [(text, 0, 0.3) for text, _, _ in chatter(data)]
    out += [(title, 0, 0.3) for title, _, _ in letters(data)]
    told = [(urgency.bare(normalise(text)), truth, weight) for text, truth, weight in out]
    return [sample for sample in told if pieces.danger_features(sample[0])]


def chatter(data: Path) -> list[tuple[str, int, float]]:
    """Return talk of strangers and reviews: no requests."""
    chat = [(row["text"], 0, CHAT_WEIGHT) for row in table(data / "chat-neg.dev.csv.gz")]
    return chat + [(row["text"], 0, REVIEW_WEIGHT) for row in table(data / "hard-neg.dev.csv.gz")]


def write_detector(name: str, made: pieces.Pieces, model: LogisticRegression) -> None:
    """Write a detector's lexicon."""
    size = len(made.words)
    names = [*made.words, *made.built]
    weights = model.coef_[0].copy()
    weights[size:] *= structure.SCALE
    built = lexicon.build(
        ("request",),
        names,
        weights[:, None].astype(np.float32),
        model.intercept_.astype(np.float32),
        None,
        {"kind": name},
    )
    (OUT / f"{name}.lexicon.tsv").write_text("".join(lexicon.dump(built)), encoding="utf-8")


def topic_samples(data: Path) -> list[tuple[str, str, float, str]]:
    """Return (text, category, weight, source) for the category model."""
    out = [
        (line, what.split(".")[0], weight, "own")
        for weight, lines in ((4.0, own_lines()), (8.0, ((w, t) for w, _, t in outside_lines())))
        for what, line in lines
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


def learn_topics(samples: list[tuple[str, str, float, str]], words: int = 8000, cost: float = 0.3):
    """Return (words and features, weights per category, bias)."""
    counter = CountVectorizer(
        analyzer="char",
        ngram_range=(1, 4),
        min_df=2,
        binary=True,
        lowercase=False,
        dtype=np.float32,
    )
    counts = counter.fit_transform([lexicon.shape(sample[0]) for sample in samples])
    names = counter.get_feature_names_out()
    keep = np.array([i for i, name in enumerate(names) if fine(name) and " " not in name])
    truth = [sample[1] for sample in samples]
    weights = np.array([sample[2] for sample in samples])
    built = DictVectorizer(dtype=np.float32)
    beside = built.fit_transform([topic_features(sample[0]) for sample in samples])

    def fit(columns: np.ndarray) -> LogisticRegression:
        part = counts[:, columns]
        part = sparse.diags(damping(np.asarray(part.sum(axis=1)).ravel())) @ part
        model = LogisticRegression(C=cost, max_iter=300)
        return model.fit(sparse.hstack([part, beside]).tocsr(), truth, sample_weight=weights)

    model = fit(keep)
    spread = np.asarray(counts[:, keep].sum(axis=0)).ravel()
    strength = np.abs(model.coef_[:, : len(keep)]).max(axis=0) * np.log1p(spread)
    keep = keep[np.sort(np.argsort(-strength, kind="stable")[:words])]
    model = fit(keep)
    order = [list(model.classes_).index(id) for id in CATEGORY_IDS]
    scale = np.concatenate([np.ones(len(keep)), np.full(len(built.feature_names_), TOPIC_SCALE)])
    found = [*(str(names[i]) for i in keep), *built.feature_names_]
    return found, model.coef_[order].T * scale[:, None], model.intercept_[order]


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


def write_subs() -> None:
    """Write the lexicon of sub-categories."""
    own = [
        (line, what, 4.0)
        for what, line in requests()
        if "." in what and not what.startswith("other.")
    ]
    made = [(line, what, 0.25) for what, line in material.requests(9, 60)]
    labels, words, weights, bias = subs.learn([*own, *made])
    made_of = lexicon.build(labels, words, weights, bias, None, {"kind": "subs"})
    (OUT / "subs.lexicon.tsv").write_text("".join(lexicon.dump(made_of)), encoding="utf-8")


def main() -> int:
    """Learn the lexicons; 2 on wrong usage."""
    named = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DATA", "")
    data = Path(named)
    if not named or not data.is_dir():
        print("usage: make lexicon DATA=folder-with-the-development-texts", file=sys.stderr)
        return 2
    with Progress() as progress:
        task = progress.add_task("lexicon", total=5)
        for name, samples, words, cost, beside, least in (
            ("talk", talk_samples, 9000, TALK_COST, pieces.talk_features, 6),
            ("letter", letter_samples, 12000, 0.5, pieces.letter_features, 6),
            ("danger", danger_samples, 5000, 0.5, pieces.danger_features, 4),
        ):
            learnt = pieces.learn_detector(samples(data), words, cost, beside, least)
            write_detector(name, *learnt)
            progress.advance(task)
        progress.advance(task)
        write_topics(*learn_topics(topic_samples(data)))
        progress.advance(task)
        write_subs()
        progress.advance(task)
    return 0


if __name__ == "__main__":
    sys.exit(main())
