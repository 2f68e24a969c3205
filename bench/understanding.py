"""`python -m bench.understanding DATA`: our learner beside four usual ones, on the same folds.

DATA is a folder with gov7.dev.csv.gz and taxonomy-att1.csv. Folds keep near-duplicates together.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import pickle
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import numpy as np
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import GroupKFold
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from domain.understanding import Understanding, lexicon
from domain.understanding.evaluate import Answer, evaluate
from domain.understanding.learn import Sample, learn

Row = dict[str, str]
# a method takes the rows to learn from and whether only titles count; it returns (predict, bytes)
Predict = Callable[[Row], tuple[str, float]]
Method = Callable[[list[Row], bool], tuple[Predict, int]]


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a csv or csv.gz file."""
    csv.field_size_limit(10_000_000)
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split(text: str) -> list[str]:
    """Return the words of a text."""
    return list(jieba.lcut(text))


def said(row: Row, titles: bool) -> str:
    """Return what a method may read of a row."""
    return row["title"] if titles else f"{row['title']}\n{row['text']}"


def ours(train: list[Row], titles: bool) -> tuple[Predict, int]:
    """Learn and predict as `learn` and `evaluate` do."""
    samples = [
        Sample((r["title"],), r["label"], r["text"]) if titles else Sample((r["title"], r["text"]), r["label"])
        for r in train
    ]  # fmt: skip
    text = "".join(lexicon.dump(learn(samples)))
    made = lexicon.parse(text)

    def predict(row: Row) -> tuple[str, float]:
        return made.verdict(row["title"], "" if titles else row["text"])

    return predict, len(text.encode())


def pipeline(*steps: object) -> Method:
    """Return a method made of a vectoriser and a classifier of scikit-learn."""

    def method(train: list[Row], titles: bool) -> tuple[Predict, int]:
        from sklearn.base import clone

        model = make_pipeline(*(clone(step) for step in steps))
        model.fit([said(r, titles) for r in train], [r["label"] for r in train])
        decide = getattr(model, "decision_function", None) or model.predict_log_proba

        def predict(row: Row) -> tuple[str, float]:
            scores = decide([said(row, titles)])[0]
            ranked = np.sort(scores)
            return str(model.classes_[int(scores.argmax())]), float(ranked[-1] - ranked[-2])

        return predict, len(pickle.dumps(model))

    return method


def taxonomy(path: Path) -> Method:
    """Return the method of counting the words of a published taxonomy."""
    words = [
        (r["level1"], w) for r in rows_of(path) for w in (r["level2"], r["level3"]) if len(w) > 1
    ]

    def method(train: list[Row], titles: bool) -> tuple[Predict, int]:
        labels = sorted({r["label"] for r in train})
        often = max(labels, key=[r["label"] for r in train].count)

        def predict(row: Row) -> tuple[str, float]:
            text = said(row, titles)
            score = {
                label: sum(text.count(w) for top, w in words if top == label) for label in labels
            }
            best = max(labels, key=lambda label: score[label])
            return (best, float(score[best])) if score[best] else (often, 0.0)

        return predict, path.stat().st_size

    return method


def measure(
    method: Method, rows: list[Row], titles: bool, folds: int
) -> tuple[list[Answer], float, int]:
    """Return the answers over the folds, seconds of CPU per message, and bytes."""
    split = GroupKFold(5).split(rows, groups=[r["group"] for r in rows])
    answers, seconds, size = [], 0.0, 0
    for _, (train, test) in zip(range(folds), split, strict=False):
        predict, size = method([rows[i] for i in train], titles)
        start = time.process_time()
        found = [predict(rows[i]) for i in test]
        seconds += time.process_time() - start
        answers += [Answer(rows[i]["label"], *one) for i, one in zip(test, found, strict=True)]
    return answers, seconds / len(answers), size


def curve(answers: dict[str, list[Answer]], file: Path) -> None:
    """Draw accuracy against coverage."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.2))
    shares = np.arange(30, 101)
    for name, given in answers.items():
        ranked = [a.truth == a.said for a in sorted(given, key=lambda a: -a.margin)]
        axes.plot(shares, [np.mean(ranked[: len(ranked) * s // 100]) for s in shares], label=name)
    axes.set(xlabel="coverage, % of messages answered", ylabel="accuracy", ylim=(0.8, 1.0))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(file, dpi=110)


def pace(rows: list[Row]) -> None:
    """Print the time of the shipped engine per line of chat of 20 to 60 characters, and its load."""
    start = time.process_time()
    understanding = Understanding.load()
    load = time.process_time() - start
    lines = [r["text"] for r in rows if 20 <= len(r["text"]) <= 60][:1000]
    best = 1e9
    for _ in range(5):
        start = time.process_time()
        for line in lines:
            understanding.read(line)
        best = min(best, (time.process_time() - start) / len(lines))
    folder = Path(lexicon.__file__).parent / "data"
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(
        f"shipped engine: {best * 1e6:.0f} µs per chat line, load {load:.2f} s, {size / 1e6:.2f} MB"
    )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.understanding")
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5, help="how many of the five folds to run")
    parser.add_argument("--curve", type=Path, help="where to draw the coverage curve (png)")
    chosen = parser.parse_args()
    jieba.setLogLevel(60)
    pace(rows_of(chosen.data / "chat-neg.dev.csv.gz"))
    rows = rows_of(chosen.data / "gov7.dev.csv.gz")
    words = TfidfVectorizer(tokenizer=split, token_pattern=None, sublinear_tf=True, min_df=2)
    pieces = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True, min_df=2)
    methods: dict[str, Method] = {
        "taxonomy words": taxonomy(chosen.data / "taxonomy-att1.csv"),
        "jieba + ComplementNB": pipeline(words, ComplementNB(alpha=0.1)),
        "jieba + LinearSVC": pipeline(words, LinearSVC(C=0.5)),
        "char 2–4 LinearSVC": pipeline(pieces, LinearSVC(C=1)),
        "ours": ours,
    }
    table = Table("", "method", "accuracy", "macro-F1", "at 90 %", "at 80 %", "µs", "MB")
    drawn: dict[str, list[Answer]] = {}
    with Progress() as progress:
        task = progress.add_task("folds", total=2 * len(methods))
        for titles in (False, True):
            for name, method in methods.items():
                answers, seconds, size = measure(method, rows, titles, chosen.folds)
                progress.advance(task)
                kind = "titles" if titles else "full"
                if name in {"ours", "char 2–4 LinearSVC"}:
                    drawn[f"{name}, {kind}"] = answers
                result = evaluate(answers)
                table.add_row(
                    kind,
                    name,
                    f"{result.accuracy:.4f}",
                    f"{result.macro_f1:.4f}",
                    f"{result.coverage[90]:.4f}",
                    f"{result.coverage[80]:.4f}",
                    f"{seconds * 1e6:.0f}",
                    f"{size / 1e6:.2f}",
                )
    Console(width=110).print(table)
    if chosen.curve:
        curve(drawn, chosen.curve)


if __name__ == "__main__":
    main()
