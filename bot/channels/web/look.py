"""How every page looks: its template, the texts, and the static files under a path that changes with them."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.channels.web.guard import Headers

if TYPE_CHECKING:
    from jinja2 import Environment


class _Lasting(StaticFiles):
    """Static files that browsers keep: their path is another when they change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return one file."""
        response = await super().get_response(path, scope)
        response.headers.setdefault("Cache-Control", "public, max-age=31536000, immutable")
        return response


def _fingerprint(folder: Path) -> str:
    """Return a short word that changes when any static file does."""
    known = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            known.update(path.name.encode() + path.read_bytes())
    return known.hexdigest()[:12]


class Look:
    """Templates and static files."""

    def __init__(self) -> None:
        with as_file(files("bot.channels.web") / "static") as folder:
            self._static = folder
            self._at = f"/static/{_fingerprint(folder)}"

    @functools.cached_property
    def _templates(self) -> Environment:
        """Loaded with the first page: a bot that only serves a webhook needs none."""
        from jinja2 import Environment, PackageLoader, select_autoescape

        return Environment(
            loader=PackageLoader("bot.channels.web"),
            autoescape=select_autoescape(),
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def files(self) -> Mount:
        """Return the route of the static files."""
        return Mount(
            self._at,
            _Lasting(directory=self._static),
            middleware=[Middleware(Headers), Middleware(GZipMiddleware)],
        )

    def page(
        self,
        template: str,
        language: str,
        words: Mapping[str, str],
        status: int = 200,
        **values: object,
    ) -> HTMLResponse:
        """Return a page; what goes into it is escaped."""
        made = self._templates.get_template(template)
        return HTMLResponse(
            made.render(static=self._at, language=language, t=words, **values), status
        )


def language_of(request: Request) -> str:
    """Return the language that the browser asks for, Chinese unless it prefers English."""
    chosen = request.query_params.get("lang")
    first = (chosen or request.headers.get("accept-language", "zh")).strip().lower()
    return "en" if first.startswith("en") else "zh"
