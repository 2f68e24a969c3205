"""A route of the web chat, with the headers that each of its answers carries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.web.guard import Headers


def way(path: str, run: Callable[[Request], Awaitable[Response]], *methods: str) -> Route:
    """Return a route that answers GET, or the given methods, with protective headers."""
    return Route(path, run, methods=list(methods) or ["GET"], middleware=[Middleware(Headers)])
