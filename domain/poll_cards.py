"""How a poll is shown: its card, one's own voice, its result, and the draft before it opens."""

from __future__ import annotations

import re

import msgspec

from domain.conversation import Choice, Picture, Refused, Reply, Term, Value, when
from domain.moments import plain
from domain.polls import Draft, Poll, State, Tally, Verdict, Voice, names, next_quorum, share

SHORT_LABEL = 7

Rows = tuple[tuple[Choice, ...], ...]


def asked_number(words: str) -> tuple[int, str]:
    """Return the number that the words begin with ("#０12 …") and the rest; 0 when there is none."""
    found = re.match(
        r"\s*(?:no\.?|№|#|第)?\s*(\d{1,6})\s*(?:号|#)?[\s,，:：、]*", plain(words), re.I
    )
    return (int(found[1]), words[found.end() :].strip()) if found else (0, words.strip())


def asked_options(words: str, poll: Poll) -> tuple[int, ...]:
    """Return the options that are named by number ("1 3") or by their own words; none for "0", which takes a voice back.

    Refused: poll-no-such-option.
    """
    tidy = plain(words).strip()
    if tidy.casefold() in (lowered := [plain(o).casefold() for o in poll.options]):
        return (lowered.index(tidy.casefold()),)
    if tidy == "0":
        return ()
    found = tuple(dict.fromkeys(int(n) - 1 for n in re.findall(r"\d{1,2}", tidy)))
    if not found or any(not 0 <= o < len(poll.options) for o in found):
        raise Refused("poll-no-such-option", number=str(poll.number))
    return found


REMINDERS = ("half", "last")


def card_id(poll: Poll, person: int = 0, reminder: str = "") -> str:
    """Return the subject of the poll's card in groups, of a person's own card, or of a reminder's: a message of its own."""
    if not person:
        return f"poll:{poll.id}"
    return f"poll:{poll.id}:{person}" + (f":{reminder}" if reminder else "")


def own_cards(poll: Poll, person: int) -> tuple[str, ...]:
    """Return the subjects of all cards by which a person was asked."""
    return tuple(card_id(poll, person, reminder) for reminder in ("", *REMINDERS))


def rows(buttons: list[Choice], texts: tuple[str, ...]) -> Rows:
    """Return buttons in rows: two short ones beside each other, long ones alone."""
    step = 2 if all(len(t) <= SHORT_LABEL for t in texts) else 1
    return tuple(tuple(buttons[i : i + step]) for i in range(0, len(buttons), step))


def _facts(poll: Poll, place: str) -> dict[str, Value]:
    return {
        "number": str(poll.number),
        "question": poll.question,
        "options": [
            Term("poll-option", {"n": n, "text": text}) for n, text in enumerate(poll.options, 1)
        ],
        "closes": when(poll.closes_at),
        "place": place,
        "who": poll.who.value,
        "quorum": poll.quorum,
        "multiple": "yes" if poll.multiple else "no",
        "counts": "open" if poll.open_counts else "hidden",
    }


def _vote_buttons(poll: Poll, chosen: frozenset[int] = frozenset()) -> Rows:
    buttons = [
        Choice(
            Term("poll-option-chosen" if n - 1 in chosen else "poll-option-button", {"text": text}),
            f"vote {poll.number} {n}",
        )
        for n, text in enumerate(poll.options, 1)
    ]
    return rows(buttons, poll.options)


def page(poll: Poll) -> str:
    """Return the page of the web chat that shows a poll."""
    return f"poll-{poll.number}"


def card(poll: Poll, place: str, part: int, tally: Tally | None = None) -> Reply:
    """Return the card for a group: the question, how to speak, and how many did (R-K03, R-N05).

    `tally` only where counts are open. Once closed it has no buttons.
    """
    closed = poll.state is not State.OPEN
    also = [] if tally is None else [_counts(poll, tally)]
    return Reply(
        key="poll-card-closed" if closed else "poll-card",
        values=_facts(poll, place) | {"part": part, "eligible": poll.eligible},
        choices=() if closed else _vote_buttons(poll),
        also=tuple(also),
        card=card_id(poll),
        page=page(poll),
    )


def personal(poll: Poll, place: str, person: int, voice: Voice | None, key: str) -> Reply:
    """Return the poll for one person, with their household's present choice ticked."""
    chosen = voice.choices if voice else frozenset()
    values = _facts(poll, place) | {
        "chosen": [Term("poll-chosen-line", {"text": t}) for t in names(poll, chosen)],
        "spoke": "yes" if chosen else "no",
    }
    back = Choice(Term("poll-take-back-button"), f"vote {poll.number} 0")
    buttons = _vote_buttons(poll, chosen)
    return Reply(
        key=key,
        values=values,
        choices=(*buttons, (back,)) if chosen and not poll.multiple else buttons,
        card=card_id(poll, person),
    )


def over(poll: Poll, place: str, person: int, voice: Voice | None, tally: Tally) -> Reply:
    """Return the poll for one person once it is closed: what they said and what came of it, without buttons."""
    shown = personal(poll, place, person, voice, "poll-yours-closed")
    values = shown.values | {"part": tally.taking_part, "eligible": poll.eligible}
    return msgspec.structs.replace(
        shown, values=values, choices=(), also=(_counts(poll, tally),), page=page(poll)
    )


def _counts(poll: Poll, tally: Tally) -> Term:
    lines = [
        Term(
            "poll-count-line",
            {
                "text": text,
                "count": count,
                "who": poll.who.value,
                "share": share(count, tally.taking_part),
            },
        )
        for text, count in zip(poll.options, tally.counts, strict=True)
    ]
    return Term("poll-counts", {"lines": lines})


def result(poll: Poll, place: str, tally: Tally) -> Reply:
    """Return the result with its picture: what may be said, and what it is not (R-K02, R-N05)."""
    leading = "、".join(names(poll, tally.leading))
    values: dict[str, Value] = {
        "number": str(poll.number),
        "question": poll.question,
        "place": place,
        "who": poll.who.value,
        "part": tally.taking_part,
        "eligible": tally.eligible,
        "needed": tally.needed,
        "share": share(tally.taking_part, tally.eligible),
        "helped": tally.helped,
        "verdict": tally.verdict.value,
        "leading": "、".join(names(poll, tally.supported)) if tally.supported else leading,
    }
    also = [_counts(poll, tally)]
    if tally.helped:
        also.append(Term("poll-helped-count", {"helped": tally.helped, "who": poll.who.value}))
    also.append(Term("poll-consultation-only"))
    if poll.outcome:
        also.append(Term("poll-outcome-line", {"text": poll.outcome}))
    return Reply(
        key="poll-result",
        values=values,
        also=tuple(also),
        picture=picture(poll, place, tally),
        page=page(poll),
    )


def picture(poll: Poll, place: str, tally: Tally) -> Picture:
    """Return the data of the result's picture."""
    return Picture(
        "poll_result",
        {
            "number": str(poll.number),
            "question": poll.question,
            "place": place,
            "options": list(poll.options),
            "counts": list(tally.counts),
            "multiple": poll.multiple,
            "who": poll.who.value,
            "taking_part": tally.taking_part,
            "eligible": tally.eligible,
            "needed": tally.needed,
            "quorum": poll.quorum,
            "verdict": tally.verdict.value,
            "leading": list(tally.supported if tally.verdict is Verdict.CLEAR else ()),
        },
    )


def draft_of(poll: Poll) -> Draft:
    """Return the draft that a poll not yet opened was made from."""
    return Draft(
        question=poll.question,
        options=poll.options,
        closes_at=poll.closes_at,
        multiple=poll.multiple,
        who=poll.who,
        open_counts=poll.open_counts,
        quorum=poll.quorum,
    )


def preview(poll: Poll, place: str) -> Reply:
    """Return the draft as it would open, with buttons to change, open or drop it."""

    def switch(what: str, on: bool) -> Choice:
        return Choice(
            Term(f"poll-switch-{what}-{'on' if on else 'off'}"), f"poll_set {poll.id} {what}"
        )

    households = poll.who.value == "households"
    return Reply(
        key="poll-preview",
        values=_facts(poll, place) | {"eligible": poll.eligible},
        choices=(
            (Choice(Term("poll-open-button"), f"poll_open {poll.id}"),),
            (switch("multiple", poll.multiple), switch("persons", not households)),
            (
                Choice(Term("poll-scope-button"), f"poll_set {poll.id} scope"),
                Choice(
                    Term("poll-quorum-button", {"quorum": next_quorum(poll.quorum)}),
                    f"poll_set {poll.id} quorum",
                ),
            ),
            (
                switch("open", poll.open_counts),
                Choice(Term("poll-drop-button"), f"poll_drop {poll.id}"),
            ),
        ),
        card=f"poll-draft:{poll.id}",
    )
