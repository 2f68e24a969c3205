"""`classify`, `learn`, `evaluate`, `hot`: the understanding of residents on the command line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import learning, speech, tables
from bot.commands.options import ConfigFile, progress
from domain.understanding.lines import Line
from domain.understanding.talk import judged

if TYPE_CHECKING:
    from domain.understanding import Reading, Understanding
    from domain.understanding.lexicon import Lexicon

_say = speech.words
File = Annotated[Path, typer.Argument(help=_say("cli-understand-file"), show_default=False)]
Texts = Annotated[list[str], typer.Option("--text", help=_say("cli-understand-text-column"))]
Label = Annotated[str, typer.Option("--label", help=_say("cli-understand-label-column"))]
AsJson = Annotated[bool, typer.Option("--json", help=_say("cli-understand-json"))]

NUMBERS = {
    "fire119": "119",
    "police110": "110",
    "medical120": "120",
    "gas": "119",
    "missing": "110",
}


def classify(
    text: Annotated[list[str] | None, typer.Argument(help=_say("cli-understand-text"))] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help=_say("cli-understand-jsonl"))] = False,
) -> None:
    """Say how each text is read and why; with --jsonl as a filter over lines of talk."""
    from domain.understanding import Understanding

    if jsonl and text:
        speech.stop("cli-understand-nothing", speech.MISUSED)
    if not jsonl and not text:
        if sys.stdin.isatty():
            speech.stop("cli-understand-nothing", speech.MISUSED)
        text = [line.rstrip("\n") for line in sys.stdin if line.strip()]
    understanding = Understanding.load()
    if not jsonl:
        for words in text or ():
            _explain(words, understanding)
        return
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):  # a stray byte or half a character ends nothing
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = tables.JsonLines(sys.stdin)
    for line in judged(_lines(given), understanding):
        reading = line.judgement.reading
        # what a writer adds to their own request stands behind nobody
        follows = None if line.judgement.adds else line.judgement.follows
        sys.stdout.write(
            json.dumps(
                {
                    "id": json.loads(line.line.id),
                    **reading_json(reading),
                    "is_request": line.judgement.is_request,
                    "urgency": (reading.urgency or "P3") if line.judgement.is_request else None,
                    "follows": follows and json.loads(follows),
                },
                ensure_ascii=False,
            )
            + "\n"
        )
        sys.stdout.flush()
    if given.bad:
        speech.stop("cli-understand-bad-lines", speech.MISUSED, count=given.bad)


def _lines(given: tables.JsonLines) -> Any:
    """Yield the lines of standard input; without a thread each is said alone."""
    for number, found in given:
        id = json.dumps(found.get("id", number))
        thread = found.get("thread")
        yield Line(
            id=id,
            thread=None if thread is None else str(thread),
            speaker=str(found.get("speaker") or ""),
            time=tables.moment(found.get("time")),
            text=found["text"],
        )


def reading_json(reading: Reading) -> dict[str, Any]:
    """Return a reading as the interface of `classify --jsonl` writes it."""
    place = reading.places[0] if reading.places else None
    return {
        "is_request": reading.is_request,
        "confidence": reading.confidence,
        "category": reading.category,
        "subcategory": reading.subcategory,
        "second": reading.second,
        "place": {
            "building": place and place.building,
            "unit": place and place.unit,
            "room": place and place.room,
            "other": place and (place.other or place.floor),
        },
        "urgency": reading.urgency,
        "follows": None,
        "keywords": [[word, weight] for word, weight in reading.keywords],
    }


def _explain(text: str, understanding: Understanding) -> None:
    from domain import reason_cards
    from domain.understanding.reasons import why
    from texts.catalogue import catalogue

    reading = understanding.read(text)
    typer.echo(text)
    if reading.danger:
        typer.echo("  " + _say("cli-understand-danger", line=NUMBERS[reading.danger]))
    for line in reason_cards.told(reading, why(understanding, reading)):
        typer.echo("  " + catalogue().term(line, speech.language()))
    if reading.urgency:
        urgency = catalogue().text(f"service-{reading.urgency.lower()}", {}, speech.language())
        typer.echo("  · " + urgency)


def learn(
    file: Annotated[
        Path | None, typer.Argument(help=_say("cli-understand-file"), show_default=False)
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Option("--text", help=_say("cli-understand-text-column"), show_default=False),
    ] = None,
    label: Annotated[
        str, typer.Option("--label", help=_say("cli-understand-label-column"), show_default=False)
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help=_say("cli-understand-output"), show_default=False),
    ] = None,
    background: Annotated[
        bool, typer.Option("--background/--no-background", help=_say("cli-understand-background"))
    ] = True,
    tickets: Annotated[
        bool, typer.Option("--from-tickets", help=_say("cli-learn-from-tickets"))
    ] = False,
    compound: learning.Compounds = None,
    adopt: Annotated[bool, typer.Option("--adopt", help=_say("cli-learn-adopt"))] = False,
    config: ConfigFile = None,
) -> None:
    """Learn a weighted key-word lexicon from a labelled file, or from the database's own closed tickets."""
    if tickets:
        if file is not None or text or label:
            speech.stop("cli-learn-either", speech.MISUSED)
        learning.from_tickets(compound or (), output, config, adopt=adopt)
        return
    if file is None or not text or not label or output is None or compound or adopt:
        speech.stop("cli-learn-how", speech.MISUSED)
    _learn_file(file, text, label, output, background=background)


def _learn_file(file: Path, text: list[str], label: str, output: Path, *, background: bool) -> None:
    from domain.understanding import lexicon
    from domain.understanding.learn import Sample
    from domain.understanding.learn import learn as learnt

    rows = [row for row in tables.read(file, [*text, label]) if row[label].strip()]
    if not rows:
        speech.stop("cli-understand-no-rows", speech.MISUSED, file=str(file))
    if len({row[label].strip() for row in rows}) < 2:
        speech.stop("cli-understand-one-label", speech.MISUSED)
    longer = _longer_column(rows, text) if background and len(text) == 1 else None
    samples = [
        Sample(tuple(row[name] for name in text), row[label].strip(), row[longer] if longer else "")
        for row in rows
    ]
    try:
        with progress(_say("cli-understand-bar-learn"), 1) as step:
            made = learnt(samples, progress=lambda _what, share: step(share))
    except ImportError:
        speech.stop("cli-understand-no-learner")
    content = "".join(lexicon.dump(made))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(content, encoding="utf-8")
    except OSError as error:
        speech.stop("cli-understand-no-file", file=str(output), why=str(error))
    speech.tell(
        "cli-understand-learnt",
        rows=len(samples),
        words=len(made.words),
        file=str(output),
        size=len(content.encode()) // 1024,
    )


def _longer_column(rows: list[dict[str, str]], text: list[str]) -> str | None:
    """Return the column with the longest texts, if it is much longer than the one that is read."""
    some = rows[:500]

    def length(name: str) -> float:
        return sum(len(row[name]) for row in some) / len(some)

    longest = max(rows[0], key=length)
    return longest if longest not in text and length(longest) >= 3 * length(text[0]) else None


def _lexicon(file: Path) -> Lexicon:
    from domain.understanding import lexicon

    try:
        return lexicon.parse(file.read_text(encoding="utf-8"))
    except OSError as error:
        speech.stop("cli-understand-no-file", speech.MISUSED, file=str(file), why=str(error))
    except ValueError as error:
        speech.stop("cli-understand-bad-lexicon", speech.MISUSED, file=str(file), why=str(error))


def evaluate(
    file: File,
    lexicon: Annotated[Path, typer.Option("--lexicon", help=_say("cli-understand-lexicon"))],
    text: Texts,
    label: Label,
    as_json: AsJson = False,
) -> None:
    """Measure a lexicon on a labelled file."""
    from domain.understanding.evaluate import Answer
    from domain.understanding.evaluate import evaluate as evaluated

    words = _lexicon(lexicon)
    rows = [row for row in tables.read(file, [*text, label]) if row[label].strip()]
    if not rows:
        speech.stop("cli-understand-no-rows", speech.MISUSED, file=str(file))
    _check_labels({row[label].strip() for row in rows}, words)
    answers = []
    with progress(_say("cli-understand-bar-evaluate"), len(rows)) as step:
        for done, row in enumerate(rows, 1):
            said = words.verdict(row[text[0]], "\n".join(row[name] for name in text[1:]))
            answers.append(Answer(row[label].strip(), *said))
            if done % 100 == 0:
                step(done)
    result = evaluated(answers)
    if as_json:
        typer.echo(json.dumps(_evaluation(result), ensure_ascii=False))
        return
    _show(result)


def _check_labels(labels: set[str], lexicon: Lexicon) -> None:
    """Stop where the lexicon knows none of the labels; warn of those that it does not know and so never says."""
    unknown = labels - set(lexicon.labels)
    if not unknown:
        return
    values = {"labels": ", ".join(sorted(unknown)), "known": ", ".join(lexicon.labels)}
    if unknown == labels:
        speech.stop("cli-understand-no-label", speech.MISUSED, **values)
    typer.echo(_say("cli-understand-strange-label", **values), err=True)


def _evaluation(result: Any) -> dict[str, Any]:
    return {
        "accuracy": round(result.accuracy, 6),
        "macro_f1": round(result.macro_f1, 6),
        "n": result.n,
        "per_class": {
            label: {
                "precision": round(score.precision, 6),
                "recall": round(score.recall, 6),
                "f1": round(score.f1, 6),
                "n": score.n,
            }
            for label, score in result.per_class.items()
        },
        "coverage": {str(share): round(value, 6) for share, value in result.coverage.items()},
    }


def _show(result: Any) -> None:
    from rich.console import Console
    from rich.table import Table

    speech.tell(
        "cli-understand-result",
        n=result.n,
        accuracy=f"{result.accuracy:.4f}",
        f1=f"{result.macro_f1:.4f}",
    )
    for share, value in result.coverage.items():
        speech.tell("cli-understand-coverage", share=share, accuracy=f"{value:.4f}")
    said = sorted({pair[1] for pair in result.confusion} | set(result.per_class))
    table = Table("", "P", "R", "F1", "n", *said)
    for label, score in result.per_class.items():
        cells = [str(result.confusion.get((label, other), 0)) for other in said]
        figures = (f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}")
        table.add_row(label, *figures, str(score.n), *cells)
    Console().print(table)


def hot(
    file: File,
    id: Annotated[str, typer.Option("--id", help=_say("cli-understand-id-column"))],
    text: Texts,
    time: Annotated[str, typer.Option("--time", help=_say("cli-understand-time-column"))],
    user: Annotated[str, typer.Option("--user", help=_say("cli-understand-user-column"))],
    as_json: AsJson = False,
) -> None:
    """Find the hot issues among many requests."""
    from domain.understanding.hot import Voice
    from domain.understanding.hot import hot as issues

    rows = tables.read(file, [id, *text, time, user])
    voices = [
        Voice(
            id=row[id],
            title=row[text[0]] if len(text) > 1 else "",
            text="\n".join(row[name] for name in text[1:]) if len(text) > 1 else row[text[0]],
            time=tables.moment(row[time]),
            user=row[user],
        )
        for row in rows
    ]
    with progress(_say("cli-understand-bar-hot"), 1) as step:
        found = issues(voices, progress=step)
    if as_json:
        typer.echo(json.dumps([_issue(issue) for issue in found], ensure_ascii=False))
        return
    for rank, issue in enumerate(found[:30], 1):
        span = (
            f"{issue.first:%Y-%m-%d} – {issue.last:%Y-%m-%d}" if issue.first and issue.last else ""
        )
        typer.echo(
            f"{rank:>3}  {issue.score:7.2f}  {issue.people}  {span}  {issue.place}  {issue.title}"
        )


def _issue(issue: Any) -> dict[str, Any]:
    return {
        "ids": list(issue.ids),
        "title": issue.title,
        "place": issue.place,
        "people": issue.people,
        "first": issue.first and issue.first.isoformat(),
        "last": issue.last and issue.last.isoformat(),
        "score": issue.score,
    }
