"""The web server: the channels' own routes, and pages for whoever watches over the service."""

from __future__ import annotations

import contextlib
import inspect
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from bot.config import Config
from bot.metrics import CONTENT_TYPE, Metrics

HERE = ("localhost", "127.0.0.1", "[::1]")
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - recognised here, not bound

Ready = Callable[[], Awaitable[bool]]
Refresh = Callable[[Metrics], Awaitable[None]]


def hosts(config: Config) -> list[str]:
    """Return the host names that a request may name (against rebinding of names)."""
    if config.web.trusted_hosts:
        return [*config.web.trusted_hosts, *HERE]
    if config.web.public_url:
        return [urlsplit(config.web.public_url).hostname or "", config.web.host, *HERE]
    return ["*"] if config.web.host in EVERYWHERE else [config.web.host, *HERE]


def site(
    config: Config,
    routes: Sequence[BaseRoute],
    metrics: Metrics,
    ready: Ready,
    refresh: Refresh,
) -> Starlette:
    """Return the whole site. /healthz: the process lives; /readyz: it can handle messages now."""

    async def healthz(request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(request: Request) -> Response:
        fine = await ready()
        return PlainTextResponse("ready\n" if fine else "not ready\n", 200 if fine else 503)

    async def figures(request: Request) -> Response:
        asker = request.client.host if request.client else ""
        if "*" not in config.metrics.open_to and asker not in config.metrics.open_to:
            return PlainTextResponse("not for you\n", 403)
        await refresh(metrics)
        return Response(metrics.text(), media_type=CONTENT_TYPE)

    watch = [Route("/healthz", healthz), Route("/readyz", readyz)]
    if config.metrics.enabled:
        watch.append(Route("/metrics", figures))
    return Starlette(
        routes=[*watch, *routes],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts(config))],
    )


class Shortcut:
    """Lets services' posts to a fixed address go straight to their channel.

    What stands around the pages is made for browsers: a service proves itself by its secret, and names whatever host it was given.
    """

    def __init__(self, site: Starlette) -> None:
        self._site = site
        self._direct = {
            route.path: route.app
            for route in site.routes
            if isinstance(route, Route)
            and not inspect.isroutine(route.endpoint)
            and not inspect.isclass(route.endpoint)
            and route.methods == {"POST"}
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] == "POST":
            direct = self._direct.get(scope["path"])
            if direct is not None:
                await direct(scope, receive, send)
                return
        await self._site(scope, receive, send)


class _Server(uvicorn.Server):
    """Uvicorn without its own handling of signals: the program stops it when the rest is ready to stop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listening(config: Config) -> socket.socket:
    """Return the socket to be served. Raises OSError when the port is taken or the address is not ours."""
    family = socket.AF_INET6 if ":" in config.web.host else socket.AF_INET
    return socket.create_server((config.web.host, config.web.port), family=family, backlog=1024)


def server(app: Starlette, config: Config) -> uvicorn.Server:
    """Return the server of a site, not yet running; `should_exit` ends it."""
    return _Server(
        uvicorn.Config(
            Shortcut(app),
            http="httptools",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=bool(config.web.trusted_proxies),
            forwarded_allow_ips=list(config.web.trusted_proxies),
            timeout_graceful_shutdown=5,
        )
    )
