"""Native polls: sending, voting, stopping, and closing when their time is over."""

from __future__ import annotations

from typing import Any

from .access import base_content, formatted, own_message, place_for
from .calls import Call
from .keyboards import read_markup
from .refusals import Refusal, bad
from .service import Service
from .world import Account, Ballot, Json, Message

MOST_OPTIONS = 12
LONGEST = 2_628_000


def send_poll(service: Service, call: Call) -> Json:
    place = place_for(service, call, "poll")
    question, marks = formatted(call, "question", service, 10_000)
    if not question:
        raise bad("poll question must be non-empty")
    if len(question) > 300:
        raise bad("poll question length must not exceed 300")
    options = _options(call)
    payload: Json = {
        "id": str(5_400_000_000_000_000_000 + service.number()),
        "question": question,
        "options": options,
        "total_voter_count": 0,
        "is_closed": call.flag("is_closed"),
        "is_anonymous": call.flag("is_anonymous", default=True),
        "type": call.text("type") or "regular",
        "allows_multiple_answers": call.flag("allows_multiple_answers"),
        "members_only": False,
    }
    payload["allows_revoting"] = call.flag("allows_revoting", payload["type"] != "quiz")
    if marks:
        payload["question_entities"] = marks
    if payload["type"] == "quiz" and not call.json("correct_option_ids"):
        raise bad("wrong quiz correct option identifiers specified")
    if call.flag("allow_adding_options") and payload["is_anonymous"]:
        raise bad("options can't be added to anonymous polls")
    if place.room.type == "channel" and not payload["is_anonymous"]:
        raise bad("non-anonymous polls can't be sent to channel chats")
    closes_at = _closing(service, call, payload)
    content = base_content(service, place) | {"poll": payload}
    markup = read_markup(call, place.room)
    if markup is not None:
        content["reply_markup"] = markup
    message = service.store(place.room, content, by_bot=True)
    service.ballots[payload["id"]] = Ballot(message, payload, closes_at=closes_at)
    return message.payload


def _options(call: Call) -> list[Json]:
    given = call.json("options")
    if not isinstance(given, list) or not given:
        raise bad("poll must have at least 1 option")
    if len(given) > MOST_OPTIONS:
        raise bad(f"poll can't have more than {MOST_OPTIONS} options")
    texts = [str(each.get("text", "") if isinstance(each, dict) else each) for each in given]
    if not all(text.strip() for text in texts):
        raise bad("poll options must be non-empty")
    if any(len(text) > 100 for text in texts):
        raise bad("poll options length must not exceed 100")
    return [
        {"persistent_id": f"{at + 1:02x}", "text": text.strip(), "voter_count": 0}
        for at, text in enumerate(texts)
    ]


def _closing(service: Service, call: Call, payload: Json) -> float | None:
    period, date = call.whole("open_period"), call.whole("close_date")
    if period and date:
        raise bad("can't use open_period and close_date simultaneously")
    if period and not 5 <= period <= LONGEST:
        raise bad("invalid poll open period specified")
    if date and not 5 <= date - service.now() <= LONGEST:
        raise bad("invalid poll close date specified")
    if period:
        payload["open_period"] = period
        payload["close_date"] = service.date() + period
    elif date:
        payload["close_date"] = date
    return float(payload["close_date"]) if "close_date" in payload else None


def stop_poll(service: Service, call: Call) -> Json:
    try:
        message = own_message(service, call, "stop")
    except Refusal as refusal:
        if "not found" in refusal.description:
            raise bad("message with poll to stop not found") from None
        raise bad("poll can't be stopped") from None
    if message.poll is None:
        raise bad("message with poll to stop not found")
    ballot = service.ballots[message.poll["id"]]
    if ballot.payload["is_closed"]:
        raise bad("poll has already been closed")
    markup = read_markup(call, message.chat)
    message.payload.pop("reply_markup", None)
    if markup is not None:
        message.payload["reply_markup"] = markup
    close(service, ballot)
    return ballot.payload


def close(service: Service, ballot: Ballot) -> None:
    """Ends a poll; the bot is told by a `poll` update."""
    ballot.payload["is_closed"] = True
    service.note("edited", ballot.message.chat, "", "[poll closed]", ballot.message, True)
    service.emit("poll", ballot.payload)


def close_overdue(service: Service) -> None:
    for ballot in service.ballots.values():
        is_over = ballot.closes_at is not None and ballot.closes_at <= service.now()
        if is_over and not ballot.payload["is_closed"]:
            close(service, ballot)


def vote(service: Service, message: Message, voter: Account, choices: list[str]) -> None:
    """Casts, changes or (without choices) withdraws a vote; tells the bot."""
    close_overdue(service)
    if message.poll is None:
        raise AssertionError(f"{message} is no poll")
    ballot = service.ballots[message.poll["id"]]
    payload = ballot.payload
    assert not payload["is_closed"], "the poll is closed"
    assert len(choices) <= 1 or payload["allows_multiple_answers"], "only one answer allowed"
    texts = [option["text"] for option in payload["options"]]
    chosen: list[int] = [texts.index(choice) for choice in choices]
    if voter.id in ballot.votes and not payload["allows_revoting"]:
        raise AssertionError("the poll allows no second vote")
    keys: Any = tuple(payload["options"][at]["persistent_id"] for at in chosen)
    ballot.votes.pop(voter.id, None)
    if keys:
        ballot.votes[voter.id] = keys
    for option in payload["options"]:
        held = [v for v in ballot.votes.values() if option["persistent_id"] in v]
        option["voter_count"] = len(held)
    payload["total_voter_count"] = len(ballot.votes)
    service.note("note", message.chat, voter.first_name, f"votes {', '.join(choices)}", message)
    if not payload["is_anonymous"]:
        answer = {"poll_id": payload["id"], "user": voter.shown()}
        answer |= {"option_ids": chosen, "option_persistent_ids": list(keys)}
        service.emit("poll_answer", answer)
    service.emit("poll", payload)


METHODS = {"sendPoll": send_poll, "stopPoll": stop_poll}
