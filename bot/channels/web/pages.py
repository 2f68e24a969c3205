"""The pages themselves: the way in by code or link, the chat, and the way out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from bot.channels.contract import Take
from bot.channels.web.guard import Doors, same, secret
from bot.channels.web.look import Look, language_of
from bot.channels.web.room import Room, Visitor
from bot.channels.web.talk import SOME
from bot.channels.web.ways import way
from domain.conversation import Address, Message, MessageKind, Sender

TO = "to"
DIRECT = "/chat#direct"
"""The chat page, opened at the direct chat, whichever was looked at last."""
_PAGE = re.compile(
    r"(?:(?P<poll>poll)|(?P<notice>notice)|(?P<meeting>meeting)|(?P<board>board))"
    r"-(?P<home>\d{1,19})(?(poll)-(?P<number>\d{1,6}))(?(notice)-(?P<id>\d{1,19}))"
)


def led_to(page: str) -> str:
    """Return the command that shows a page of a link, empty when there is no such page.

    "poll-3-17" is poll 17 of compound 3. The board is a page of its own, which needs no command: "/board/3".
    """
    found = _PAGE.fullmatch(page)
    if found is None:
        return ""
    home = found["home"]
    if found["poll"]:
        return f"~{home} /poll_show {found['number']}"
    if found["notice"]:
        return f"~{home} /notice_show {found['id']}"
    return f"~{home} /meeting" if found["meeting"] else f"/board/{home}"


class Pages:
    """The routes of the pages."""

    def __init__(self, room: Room, doors: Doors, take: Take, look: Look) -> None:
        self._room = room
        self._doors = doors
        self._take = take
        self._look = look

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            way("/", self._first),
            way("/join", self._show_join),
            way("/join", self._join, "POST"),
            way("/in/{code}", self._show_enter),
            way("/in/{code}", self._enter, "POST"),
            way("/out", self._out, "POST"),
            way("/become", self._become, "POST"),
            way("/chat", self._chat),
            way("/to/{page}", self._lead),
            self._look.files(),
        ]

    async def _first(self, request: Request) -> Response:
        """Lead to the chat; in the demo somebody who is new comes in as the first of the sample people."""
        if await self._visitor(request) is not None:
            return RedirectResponse("/chat", 303)
        faces = await self._room.faces()
        visit = await self._room.enter_as(faces[0].account) if faces else None
        if visit is None:
            return RedirectResponse("/join", 303)
        return await self._entered(request, visit)

    async def _chat(self, request: Request) -> Response:
        visitor = await self._visitor(request)
        if visitor is None:
            return RedirectResponse("/", 303)
        chats = await self._room.chats(visitor)
        words = self._room.words(visitor.language)
        state = {
            "me": {
                "id": str(visitor.person) if visitor.person else "",
                "account": visitor.account,
                "name": visitor.name,
                "role": visitor.role,
            },
            "guard": visitor.guard,
            "zone": visitor.zone,
            "language": visitor.language,
            "chats": chats,
            "lines": {c.id: await self._room.before(visitor, c.id, 0, SOME) for c in chats},
            "words": words,
        }
        # "<" cannot end the script element, and the element's type keeps it from being run.
        data = msgspec.json.encode(state).decode().replace("<", "\\u003c")
        visit = self._doors.visit(request)
        await self._room.remember(visit)
        response = self._page(
            "chat.html",
            visitor.language,
            visitor=visitor,
            chats=chats,
            faces=await self._room.faces(),
            data=data,
        )
        self._doors.keep(request, response, visit)
        return response

    async def _lead(self, request: Request) -> Response:
        """Lead a link from elsewhere to its place: a poll, with the voice one tap away, a notice, the next meeting, the board.

        Who is new comes in first.
        """
        page = request.path_params["page"][:60]
        command = led_to(page)
        if not command:
            return RedirectResponse("/", 303)
        if command.startswith("/board/"):
            return RedirectResponse(command, 303)
        visitor = await self._visitor(request)
        if visitor is None:
            response = RedirectResponse("/", 303)
            response.set_cookie(TO, page, max_age=1800, httponly=True, samesite="lax")
            return response
        # Only what shows something can be asked for by a link, so a link that others made does no harm.
        await self._say(self._doors.visit(request), command)
        return RedirectResponse(DIRECT, 303)

    async def _show_join(self, request: Request) -> Response:
        return self._form(request, "join.html", code=request.query_params.get("code", "")[:40])

    async def _join(self, request: Request) -> Response:
        """Come in by a code, or without one to ask for admission."""
        form = await _fields(request)
        code, name = form.get("code", "").strip()[:40], form.get("name", "").strip()[:30]
        language = language_of(request)
        if not self._doors.is_own_form(request, form.get("word", "")):
            return self._form(request, "join.html", 403, wrong="web-page-old", code=code, name=name)
        origin = _origin(request)
        if not await self._room.may_try(origin):
            return self._form(request, "join.html", 429, wrong="web-wait", code=code, name=name)
        if not name:
            return self._form(request, "join.html", 400, wrong="web-name-first", code=code)
        if not code:
            await self._room.note_wrong_try(origin)  # strangers without a code are counted too
            visit = await self._room.enter_as_guest(name, language)
            return await self._entered(request, visit)
        opened = await self._room.enter_by_code(code, name, language)
        if opened is None:
            await self._room.note_wrong_try(origin)
            return self._form(request, "join.html", 400, wrong="web-code-wrong", name=name)
        if not opened.joins:
            return await self._entered(request, opened.secret)
        if (
            await self._visitor(request) is not None
        ):  # somebody known: a second home, a post, another channel
            await self._room.leave(opened.secret)
            await self._say(self._doors.visit(request), f"/join {code}")
            return RedirectResponse("/chat", 303)
        await self._say(opened.secret, f"/join {code}")
        return await self._entered(request, opened.secret)

    async def _show_enter(self, request: Request) -> Response:
        """Ask for a tap first: many programs look behind links, and a look must not use one up."""
        return self._form(request, "enter.html", code=request.path_params["code"][:80])

    async def _enter(self, request: Request) -> Response:
        form = await _fields(request)
        code, origin = request.path_params["code"][:80], _origin(request)
        if not self._doors.is_own_form(request, form.get("word", "")):
            return self._form(request, "enter.html", 403, wrong="web-page-old", code=code)
        if not await self._room.may_try(origin):
            return self._form(request, "enter.html", 429, wrong="web-wait", code=code)
        opened = await self._room.enter_by_code(code, "", language_of(request))
        if opened is None or opened.joins:
            if opened is not None:
                await self._room.leave(opened.secret)
                return RedirectResponse(f"/join?{urlencode({'code': code})}", 303)
            await self._room.note_wrong_try(origin)
            return self._form(request, "enter.html", 400, wrong="web-link-old", code=code)
        return await self._entered(request, opened.secret)

    async def _out(self, request: Request) -> Response:
        visitor, form = await self._visitor(request), await _fields(request)
        if visitor is not None:
            if not self._is_own(request, visitor, form):
                return self._form(request, "join.html", 403, wrong="web-page-old")
            await self._room.leave(self._doors.visit(request))
        response = RedirectResponse("/join", 303)
        self._doors.close(request, response)
        return response

    async def _become(self, request: Request) -> Response:
        """Change into another of the sample people; outside the demo there are none."""
        visitor, form = await self._visitor(request), await _fields(request)
        if visitor is None or not self._is_own(request, visitor, form):
            return self._form(request, "join.html", 403, wrong="web-page-old")
        visit = await self._room.enter_as(form.get("account", "")[:64])
        if visit is None:
            return self._form(request, "join.html", 404, wrong="web-page-old")
        return await self._entered(request, visit)

    def _is_own(self, request: Request, visitor: Visitor, form: Mapping[str, str]) -> bool:
        return same(visitor.guard, form.get("guard", "")) and self._doors.is_own_page(request)

    async def _entered(self, request: Request, visit: str) -> Response:
        """Give the browser its new visit and end the one of before."""
        old = self._doors.visit(request)
        if old:
            await self._room.leave(old)
        page = request.cookies.get(TO, "")
        response = RedirectResponse(f"/to/{page}" if led_to(page) else "/chat", 303)
        response.delete_cookie(TO)
        self._doors.open(request, response, visit)
        return response

    async def _say(self, visit: str, text: str) -> None:
        """Give a command for a visitor who has just come in."""
        visitor = await self._room.visitor(visit)
        if visitor is None:
            return
        await self._take(
            Message(
                channel="web",
                update=f"{visitor.account}:{secret()[:16]}",
                kind=MessageKind.TEXT,
                chat=Address("web", visitor.account),
                at=datetime.fromtimestamp(await self._room.moment(), UTC),
                sender=Sender(visitor.account, visitor.name, visitor.language),
                text=text,
            )
        )

    async def _visitor(self, request: Request) -> Visitor | None:
        visit = self._doors.visit(request)
        return await self._room.visitor(visit) if visit else None

    def _form(
        self, request: Request, template: str, status: int = 200, **values: object
    ) -> Response:
        word = self._doors.form_word(request)
        response = self._page(template, language_of(request), status, word=word, **values)
        self._doors.show_form(request, response, word)
        return response

    def _page(
        self, template: str, language: str, status: int = 200, **values: object
    ) -> HTMLResponse:
        return self._look.page(template, language, self._room.words(language), status, **values)


async def _fields(request: Request) -> dict[str, str]:
    """Return the text fields of a small form."""
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > 16 * 1024:
        return {}
    async with request.form(max_files=0, max_fields=20, max_part_size=16 * 1024) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def _origin(request: Request) -> str:
    return request.client.host if request.client else "unknown"
