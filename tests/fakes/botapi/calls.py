"""One call of a Bot API method: its parameters as they came, and typed ways to read them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from .refusals import Refusal, bad
from .world import Json

MOST_BYTES = 50 * 1024 * 1024


@dataclass
class Upload:
    name: str
    mime: str
    data: bytes


@dataclass
class Call:
    method: str
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)
    at: float = 0.0
    result: Any = None
    refusal: Refusal | None = None

    def has(self, name: str) -> bool:
        return self.params.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        value = self.params.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def whole(self, name: str, default: int = 0) -> int:
        value = self.params.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'can\'t parse "{name}": expected an integer') from None

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.params.get(name)
        if value is None:
            return default
        return value is True or str(value).lower() in ("true", "1", "yes")

    def json(self, name: str, default: Any = None) -> Any:
        value = self.params.get(name)
        if value is None or value == "":
            return default
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None


async def read_call(method: str, request: web.Request, at: float) -> Call:
    """Reads query string, form, JSON or multipart, as the real server does."""
    params: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.read()
        params.update(json.loads(body) if body else {})
    elif request.content_type == "application/x-www-form-urlencoded":
        params.update({name: str(value) for name, value in (await request.post()).items()})
    elif request.content_type == "multipart/form-data":
        await _read_parts(request, params, uploads)
    return Call(method, params, uploads, at)


async def _read_parts(request: web.Request, params: Json, uploads: dict[str, Upload]) -> None:
    total = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read(decode=True))
        total += len(data)
        if total > MOST_BYTES:
            raise Refusal(413, "Request Entity Too Large")
        if part.filename is None:
            params[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, data)
