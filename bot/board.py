"""Fills the public board from the features' panels: nothing on it is more than anybody in the compound may know."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from bot.channels.web.look import Look, language_of
from bot.channels.web.ways import way
from bot.letters import Draw
from domain.conversation import Reply
from handlers.contract import Context, Panel
from storage import tree
from storage.database import Connection, Database
from storage.tree import Compound
from texts.catalogue import Catalogue

FRESH = 60
"""Seconds that a drawing is shown before it is drawn anew."""
DRAWN_KEPT = 200


@dataclass(frozen=True, slots=True)
class Sources:
    """What the board is filled from."""

    database: Database
    texts: Catalogue
    panels: Sequence[Panel]
    context: Callable[[Connection, Compound | None], Context]
    draw: Draw
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Filled:
    """One panel as a reader sees it."""

    name: str
    title: str
    text: str
    drawn: bool


class Board:
    """The board's pages: one for each compound, and a list where there are several."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._look = Look()
        self._panels = {panel.name: panel for panel in sources.panels}
        self._drawn: OrderedDict[tuple[int, str, str], tuple[int, bytes]] = OrderedDict()
        self._drawing = asyncio.Lock()

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            way("/board", self._list),
            way("/board/{compound:int}", self._show),
            way("/board/{compound:int}/{panel}.png", self._picture),
        ]

    async def _list(self, request: Request) -> Response:
        compounds = await self._sources.database.read(tree.all_compounds)
        if len(compounds) == 1:
            return RedirectResponse(f"/board/{compounds[0].id}", 303)
        return self._page(request, "boards.html", compounds=compounds)

    async def _show(self, request: Request) -> Response:
        home = await self._home(request)
        if home is None:
            return self._page(request, "boards.html", 404, compounds=[])
        language = language_of(request)
        filled = []
        for panel in self._panels.values():
            reply = await self._fill(panel, home)
            filled.append(self._shown(panel, reply, home, language))
        return self._page(request, "board.html", home=home, panels=filled)

    async def _picture(self, request: Request) -> Response:
        home, panel = await self._home(request), self._panels.get(request.path_params["panel"])
        if home is None or panel is None:
            return Response(status_code=404)
        content = await self._drawing_of(panel, home, language_of(request))
        if not content:
            return Response(status_code=404)
        headers = {"Cache-Control": f"public, max-age={FRESH}"}
        return Response(content, media_type="image/png", headers=headers)

    async def _home(self, request: Request) -> Compound | None:
        id = request.path_params["compound"]
        if id >= 2**63:
            return None
        return await self._sources.database.read(lambda conn: tree.compound(conn, id))

    async def _fill(self, panel: Panel, home: Compound) -> Reply:
        sources = self._sources
        return await sources.database.read(lambda conn: panel.fill(sources.context(conn, home)))

    def _shown(self, panel: Panel, reply: Reply, home: Compound, language: str) -> Filled:
        texts = self._sources.texts
        text = texts.reply(reply, language, home.zone)
        title, _, rest = text.partition("\n")
        return Filled(panel.name, title, rest or title, reply.picture is not None)

    async def _drawing_of(self, panel: Panel, home: Compound, language: str) -> bytes:
        """Return a panel's picture, drawn at most once a minute whoever asks."""
        key, minute = (home.id, panel.name, language), int(self._sources.now().timestamp()) // FRESH
        async with self._drawing:
            found = self._drawn.get(key)
            if found is not None and found[0] == minute:
                return found[1]
            reply = await self._fill(panel, home)
            if reply.picture is None:
                return b""
            content = await asyncio.to_thread(
                self._sources.draw, reply.picture, self._sources.texts, language, home.zone
            )
            self._drawn[key] = (minute, content)
            if len(self._drawn) > DRAWN_KEPT:
                self._drawn.popitem(last=False)
            return content

    def _page(
        self, request: Request, template: str, status: int = 200, **values: object
    ) -> Response:
        language, texts = language_of(request), self._sources.texts
        words = {
            key: texts.text(key, {}, language)
            for key in texts.keys[language]
            if key.startswith("web-")
        }
        return self._look.page(template, language, words, status, **values)
