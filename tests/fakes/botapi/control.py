"""The control endpoint: another process arranges people, talk and faults, and reads the record.

All are POST /_control/<what> with a JSON body and answer JSON; see `ACTIONS` at the end.
"""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from .calls import Call
from .faults import Fault
from .groups import Group
from .people import Person
from .telegram import FakeTelegram
from .world import Json, Message


def _group(tg: FakeTelegram, chat_id: int) -> Group:
    return Group(tg.service, tg.service.rooms[chat_id])


def _person(tg: FakeTelegram, user_id: int) -> Person:
    return Person(tg.service, tg.service.accounts[user_id])


def _shown(message: Message) -> Json:
    return {
        "chat_id": message.chat.id,
        "message_id": message.id,
        "text": message.text,
        "by_bot": message.by_bot,
        "buttons": message.keyboard,
        "payload": message.payload,
    }


async def about(tg: FakeTelegram, body: Json) -> Json:
    """Where the server is and how far the bot has come."""
    delivery = tg.service.delivery
    return {
        "token": tg.token,
        "base_url": tg.base_url,
        "base_file_url": tg.base_file_url,
        "bot": tg.bot.shown(),
        "pending": len(delivery.pending),
        "put": len(delivery.sent),
        "acknowledged": len(delivery.acknowledged),
        "calls": len(tg.service.calls),
        "webhook": delivery.webhook.url,
        "is_listened_to": delivery.is_listened_to,
        "violations": len(tg.service.violations),
    }


async def user(tg: FakeTelegram, body: Json) -> Json:
    """{name, user_id?, started?, username?, language?} → {id}.

    `count` makes several, with ids from user_id on → {ids}.
    """
    count = body.pop("count", None)
    if count is None:
        return {"id": tg.user(**body).id}
    name, first = body.pop("name"), body.pop("user_id", None)
    numbers = [None if first is None else first + at for at in range(count)]
    made = [tg.user(f"{name}{at}", user_id=n, **body) for at, n in enumerate(numbers)]
    return {"ids": [person.id for person in made]}


async def group(tg: FakeTelegram, body: Json) -> Json:
    """{title, members: [ids], admins?, owner?, kind?, topics?, bot?, chat_id?} → {id}."""
    for name in ("members", "admins", "anonymous"):
        body[name] = [_person(tg, user_id) for user_id in body.get(name, [])]
    if body.get("owner"):
        body["owner"] = _person(tg, body["owner"])
    return {"id": tg.group(**body).id}


async def say(tg: FakeTelegram, body: Json) -> Json:
    """{user_id, chat_id?, text, reply_to?, topic_id?} → {message_id, update_id}."""
    where = _group(tg, body["chat_id"]) if body.get("chat_id") else None
    where = None if where is not None and where.room.person is not None else where
    more: Json = {"topic_id": body.get("topic_id")}
    if body.get("reply_to"):
        room = where.room if where else tg.service.rooms[body["user_id"]]
        more["reply_to"] = room.messages[body["reply_to"]]
    said = await _person(tg, body["user_id"]).says(where, body["text"], **more)
    return {"message_id": said.id, "update_id": tg.service.delivery.next_id - 1}


async def say_many(tg: FakeTelegram, body: Json) -> Json:
    """{lines: [{user_id, chat_id?, text}, …]} → {said: what `say` answers, in order}."""
    return {"said": [await say(tg, line) for line in body["lines"]]}


async def start(tg: FakeTelegram, body: Json) -> Json:
    """{user_id, payload?}: opens the direct chat."""
    return {"message_id": (await _person(tg, body["user_id"]).starts(body.get("payload", ""))).id}


async def edit(tg: FakeTelegram, body: Json) -> Json:
    """{user_id, chat_id, message_id, text}."""
    message = tg.service.rooms[body["chat_id"]].messages[body["message_id"]]
    await _person(tg, body["user_id"]).edits(message, body["text"])
    return {"update_id": tg.service.delivery.next_id - 1}


async def press(tg: FakeTelegram, body: Json) -> Json:
    """{user_id, chat_id, message_id, words? | data?} → {query_id}."""
    message = tg.service.rooms[body["chat_id"]].messages[body["message_id"]]
    person = _person(tg, body["user_id"])
    pressed = await person.presses(message, body.get("words"), data=body.get("data"))
    return {"query_id": pressed.query.id, "update_id": tg.service.delivery.next_id - 1}


async def photo(tg: FakeTelegram, body: Json) -> Json:
    """{user_id, chat_id?, caption?, count?}: a photo or, with count > 1, an album."""
    person = _person(tg, body["user_id"])
    where = _group(tg, body["chat_id"]) if body.get("chat_id") else None
    if body.get("count", 1) > 1:
        sent = await person.sends_album(where, body.get("caption", ""), body["count"])
        return {"message_ids": [each.id for each in sent]}
    return {"message_id": (await person.sends_photo(where, body.get("caption", ""))).id}


async def inject(tg: FakeTelegram, body: Json) -> Json:
    """{updates: [raw updates]}: as they stand; an update_id is given where it is missing."""
    ids = []
    for raw in body["updates"]:
        if "update_id" not in raw:
            raw = {"update_id": tg.service.delivery.next_id, **raw}
            tg.service.delivery.next_id += 1
        tg.service.delivery.put_raw(raw)
        ids.append(raw["update_id"])
    return {"updates": ids}


async def again(tg: FakeTelegram, body: Json) -> Json:
    """{update_id?}: delivers an update once more."""
    await tg.delivers_again(body.get("update_id"))
    return {}


async def upgrade(tg: FakeTelegram, body: Json) -> Json:
    """{chat_id} → {id} of the supergroup."""
    return {"id": (await tg.upgrade(_group(tg, body["chat_id"]))).id}


async def fault(tg: FakeTelegram, body: Json) -> Json:
    """The fields of `faults.Fault`; {"clear": true} takes all back."""
    if body.get("clear"):
        tg.service.faults.clear()
    else:
        tg.service.faults.add(Fault(**body))
    return {}


async def options(tg: FakeTelegram, body: Json) -> Json:
    """{validate?, records?, strict?, tolerance?, privacy?}: switches."""
    service = tg.service
    service.validate = body.get("validate", service.validate)
    service.records = body.get("records", service.records)
    service.privacy = body.get("privacy", service.privacy)
    service.limits.is_on = body.get("strict", service.limits.is_on)
    service.limits.tolerance = body.get("tolerance", service.limits.tolerance)
    return {}


def _call(call: Call) -> Json:
    refusal = call.refusal.description if call.refusal is not None else None
    return {"method": call.method, "params": call.params, "at": call.at, "refusal": refusal}


async def calls(tg: FakeTelegram, body: Json) -> Json:
    """{since?, methods?} → {calls, next}: the record from number `since` on."""
    since, methods = body.get("since", 0), body.get("methods")
    found = tg.service.calls[since:]
    kept = [_call(call) for call in found if not methods or call.method in methods]
    return {"calls": kept, "next": since + len(found)}


async def messages(tg: FakeTelegram, body: Json) -> Json:
    """{chat_id, by_bot?} → {messages} that stand in the chat."""
    standing = tg.service.rooms[body["chat_id"]].visible()
    wanted = body.get("by_bot")
    return {"messages": [_shown(m) for m in standing if wanted is None or m.by_bot is wanted]}


async def deliveries(tg: FakeTelegram, body: Json) -> Json:
    """{pending: [ids], acknowledged: {id: time}, attempts: [[id, status], …]}."""
    delivery = tg.service.delivery
    return {
        "pending": sorted(delivery.pending),
        "acknowledged": delivery.acknowledged,
        "attempts": delivery.deliveries,
    }


async def verdict(tg: FakeTelegram, body: Json) -> Json:
    """{violations, limits}: broken shapes and broken sending limits, in words."""
    return {
        "violations": list(dict.fromkeys(tg.service.violations)),
        "limits": tg.service.limits.broken(tg.service.calls),
    }


async def show(tg: FakeTelegram, body: Json) -> Json:
    """{text}: the whole transcript."""
    return {"text": tg.transcript()}


async def advance(tg: FakeTelegram, body: Json) -> Json:
    """{seconds}: moves a manual clock."""
    clock: Any = tg.service.clock
    clock.advance(body["seconds"])
    return {"now": clock.now()}


async def forget(tg: FakeTelegram, body: Json) -> Json:
    """Empties the record of calls and events; the chats stay."""
    tg.service.calls.clear()
    tg.service.events.clear()
    return {}


ACTIONS = {
    action.__name__: action
    for action in (
        about,
        user,
        group,
        say,
        say_many,
        start,
        edit,
        press,
        photo,
        inject,
        again,
        upgrade,
        fault,
        options,
        calls,
        messages,
        deliveries,
        verdict,
        show,
        advance,
        forget,
    )
}


def route(tg: FakeTelegram) -> web.RouteDef:
    async def serve(request: web.Request) -> web.Response:
        action = ACTIONS.get(request.match_info["what"])
        if action is None:
            return web.json_response({"error": f"one of {', '.join(ACTIONS)}"}, status=404)
        raw = await request.read()
        try:
            answer = await action(tg, json.loads(raw) if raw else {})
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)
        return web.json_response(answer)

    return web.route("*", "/_control/{what}", serve)
