"""A second opinion on every call, update and answer: aiogram's models of the Bot API."""

from __future__ import annotations

import types
import typing
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from aiogram import methods
from aiogram.client.default import Default
from aiogram.types import InputFile, Update
from pydantic import BaseModel, TypeAdapter, ValidationError

from .calls import Call
from .world import Json

OUTDATED = frozenset({"reply_to_message_id", "allow_sending_without_reply", "correct_option_id"})
_PLAIN = (str, int, float, bool, type(None), datetime, timedelta, InputFile, Default)


@lru_cache(maxsize=1)
def known_methods() -> dict[str, type[methods.TelegramMethod[Any]]]:
    found = {}
    for name in methods.__all__:
        made = getattr(methods, name)
        if isinstance(getattr(made, "__api_method__", None), str):
            made.model_rebuild()
            found[made.__api_method__] = made
    return found


@lru_cache(maxsize=4096)
def _is_json(annotation: Any) -> bool:
    """Whether values of this field travel as JSON."""
    if annotation in _PLAIN or annotation is Any:
        return False
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        return any(_is_json(part) for part in typing.get_args(annotation))
    if origin in (list, dict, tuple):
        return True
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def on_call(call: Call, decode: Any) -> list[str]:
    """What aiogram finds wrong with a call's parameters; empty if nothing."""
    model = known_methods().get(call.method)
    if model is None:
        return [f"{call.method}: unknown to aiogram"]
    values: Json = {}
    troubles = [f"{call.method}: {name} is outdated" for name in OUTDATED & set(call.params)]
    for name, value in call.params.items():
        known = model.model_fields.get(name) or _by_alias(model, name)
        if known is not None and isinstance(value, str) and _is_json(known.annotation):
            try:
                value = decode(value)
            except ValueError:
                troubles.append(f"{call.method}: {name} is not JSON: {value[:80]!r}")
                continue
        values[name] = value
    for name in call.uploads:
        if name in model.model_fields:
            values[name] = f"attach://{name}"
    return troubles + _judge(call.method, _adapter_of_call(call.method), values)


def on_answer(method: str, result: Any) -> list[str]:
    """What aiogram finds wrong with an answer of the fake."""
    model = known_methods().get(method)
    if model is None:
        return []
    return _judge(f"answer to {method}", _adapter_of_answer(method), result)


def on_update(body: Json) -> list[str]:
    """What aiogram finds wrong with an update of the fake."""
    return _judge("update", _UPDATE, body)


_UPDATE: TypeAdapter[Any] = TypeAdapter(Update)


@lru_cache(maxsize=256)
def _adapter_of_call(method: str) -> TypeAdapter[Any]:
    return TypeAdapter(known_methods()[method])


@lru_cache(maxsize=256)
def _adapter_of_answer(method: str) -> TypeAdapter[Any]:
    return TypeAdapter(known_methods()[method].__returning__)


def _by_alias(model: type[BaseModel], name: str) -> Any:
    return next((known for known in model.model_fields.values() if known.alias == name), None)


def _judge(what: str, adapter: TypeAdapter[Any], value: Any) -> list[str]:
    try:
        made = adapter.validate_python(value)
    except ValidationError as error:
        return [
            f"{what}: {'.'.join(str(step) for step in trouble['loc'])}: {trouble['msg']}"
            for trouble in error.errors()[:5]
        ]
    return [f"{what}: unknown field {path}" for path in _extra(made, "")]


def _extra(value: Any, path: str) -> list[str]:
    if isinstance(value, BaseModel):
        found = [f"{path}{name}" for name in value.model_extra or {}]
        for name in value.model_fields_set:
            found += _extra(getattr(value, name), f"{path}{name}.")
        return found
    if isinstance(value, (list, tuple)):
        return [trouble for item in value for trouble in _extra(item, path)]
    return []
