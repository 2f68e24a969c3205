"""How a joint meeting is shown: invitation, overview, agenda, minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from domain.conversation import Choice, Reply, Term, Value, When, when
from domain.meetings import Answer, Delegate, Item, Meeting, Party, without_delegate
from domain.minutes import Resolution

PAGE = "meeting"
"""The page of the web chat that shows the next meeting."""


def facts(meeting: Meeting) -> dict[str, Value]:
    """Return when and where, as values of a text."""
    return {"at": when(meeting.at), "place": meeting.place, "placed": _yes(bool(meeting.place))}


def _yes(told: bool) -> str:
    return "yes" if told else "no"


def card_id(meeting: Meeting, person: int) -> str:
    """Return the subject of a delegate's own invitation."""
    return f"meeting:{meeting.id}:{meeting.round}:{person}"


def agenda_terms(agenda: Sequence[Item]) -> tuple[Term, ...]:
    """Return the agenda as a paragraph, nothing if it is empty (R-M02)."""
    if not agenda:
        return ()
    lines = [
        Term(
            f"meeting-topic-{item.topic.value}",
            {
                "n": n,
                "text": item.text,
                "count": item.count,
                "number": str(item.count),
                "doer": item.doer,
            },
        )
        for n, item in enumerate(agenda, 1)
    ]
    return (Term("meeting-agenda", {"items": lines}),)


def invitation(
    meeting: Meeting,
    delegate: Delegate,
    agenda: Sequence[Item] = (),
    key: str = "meeting-invitation",
) -> Reply:
    """Return the invitation of one delegate, with their present answer and the three buttons."""
    buttons = tuple(
        Choice(
            Term(f"meeting-button-{answer.value}{'-chosen' if delegate.answer is answer else ''}"),
            f"meeting_answer {meeting.id} {answer.value}",
        )
        for answer in (Answer.ATTEND, Answer.DECLINE, Answer.DEPUTY)
    )
    values = facts(meeting) | {"answer": delegate.answer.value, "deputy": delegate.deputy}
    return Reply(
        key=key,
        values=values,
        choices=(buttons,),
        also=agenda_terms(agenda),
        card=card_id(meeting, delegate.person),
    )


def overview(
    meeting: Meeting,
    agenda: Sequence[Item],
    delegates: Sequence[Delegate],
    names: Mapping[int, str],
    *,
    staff: bool,
) -> Reply:
    """Return the next meeting: for all when, where and what about; for staff also who comes."""
    also = list(agenda_terms(agenda))
    if staff:
        also.append(Term("meeting-answers", {"lines": [*_answers(delegates, names)]}))
        if missing := without_delegate(delegates):
            also.append(Term("meeting-party-missing", {"parties": parties(missing)}))
    return Reply(key="meeting-next", values=facts(meeting), also=tuple(also))


def _answers(delegates: Sequence[Delegate], names: Mapping[int, str]) -> Iterable[Term]:
    for delegate in delegates:
        yield Term(
            "meeting-answer-line",
            {
                "name": names.get(delegate.person, "") or "—",
                "party": parties(delegate.parties),
                "answer": delegate.answer.value,
                "deputy": delegate.deputy,
            },
        )


def parties(named: Iterable[Party]) -> Term:
    """Return the names of parties as one phrase."""
    terms = [Term(f"party-{party.value}") for party in named]
    phrase = terms[0] if terms else Term("party-none")
    for term in terms[1:]:
        phrase = Term("list-more", {"first": phrase, "next": term})
    return phrase


def resolution_term(number: int, one: Resolution, until: When, *, overdue: bool = False) -> Term:
    """Return a resolution as a line: what, who, until when, measured how, and its marks (R-M04)."""
    return Term(
        "resolution-line",
        {
            "number": str(number),
            "what": one.what,
            "doer": one.doer,
            "until": until,
            "measure": one.measure,
            "measured": _yes(bool(one.measure)),
            "overdue": _yes(overdue),
            "marks": "-".join(sorted(m.value for m in one.marks)) or "none",
        },
    )
