"""Why a text was taken as it was, in sentences: for the station's button and for the command line."""

from __future__ import annotations

from collections.abc import Sequence

from domain.conversation import Term, Value
from domain.understanding import Reading, category
from domain.understanding.reasons import Why


def kind_of(reading: Reading) -> Term:
    """Return the category, or the sub-category where there is one."""
    row = category(reading.category, reading.subcategory)
    return Term(f"category-{row.id}-{row.sub}" if row.sub else f"category-{row.id}")


def told(reading: Reading, why: Why) -> list[Term]:
    """Return the sentences: request or not and what spoke for it and against, category, danger, places."""
    return noticed(reading, why) + filed(reading, why)


def noticed(reading: Reading, why: Why) -> list[Term]:
    """Return whether it is a request, and what spoke for it and against."""
    lines = [Term(f"because-{reading.zone}", {"confidence": f"{reading.confidence:.0%}"})]
    for key, kinds, words in (
        ("because-for", why.speaks_for, why.words_for),
        ("because-against", why.speaks_against, why.words_against),
    ):
        found = [Term(f"because-noticed-{kind}") for kind in kinds]
        if words:
            found.append(Term("because-said", {"words": _quoted(words)}))
        if found:
            lines.append(Term(key, {"reasons": _joined(found)}))
    return lines


def filed(reading: Reading, why: Why) -> list[Term]:
    """Return the danger, the category and the places, with the words that tell of them."""
    lines: list[Term] = []
    if reading.danger:
        lines.append(Term("because-danger", {"word": why.danger}))
    if reading.zone != "silent":
        kind = kind_of(reading)
        words = _quoted(why.filed)
        key = "because-filed" if why.filed else "because-filed-by-nothing"
        lines.append(Term(key, {"kind": kind, "words": words}))
        if reading.second:
            lines.append(Term("because-second", {"kind": Term(f"category-{reading.second}")}))
    return lines + [
        _place(place.label(rooms=True), place.guessed, place.known) for place in reading.places
    ]


def _quoted(words: Sequence[tuple[str, float]]) -> Value:
    return _joined(
        [Term("because-word", {"word": word, "weight": f"{weight:.1f}"}) for word, weight in words]
    )


def _joined(terms: Sequence[Term]) -> Value:
    """Return several terms as one that goes on in the same line."""
    if not terms:
        return ""
    found = terms[-1]
    for term in reversed(terms[:-1]):
        found = Term("because-more", {"one": term, "other": found})
    return found


def _place(label: str, guessed: bool, known: bool) -> Term:
    key = (
        "because-place-guessed"
        if guessed
        else "because-place"
        if known
        else "because-place-unknown"
    )
    return Term(key, {"place": label})
