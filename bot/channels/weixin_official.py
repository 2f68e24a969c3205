"""An Official Account (公众号): callbacks, passive answers, messages within the windows, notices, menu."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.channels.wechat_crypto import Envelope, Unsealed, is_signed
from bot.channels.wechat_room import Room
from bot.channels.wechat_text import size
from bot.channels.wechat_xml import NotXml, build, parse
from bot.channels.weixin_api import OFFICIAL_BASE, Answered, Api, Unreachable, asked
from bot.channels.weixin_callbacks import Callbacks
from bot.channels.weixin_files import Files
from bot.channels.weixin_kf import body_of
from bot.channels.weixin_records import Call, call

IN_TIME = 4.0
"""Seconds for the answer; after five the platform asks again."""
GATHER = 0.2
"""Seconds in which further letters join the first one in the one answer."""
GIVEN_KEPT = 200
"""So many answers are kept for calls that the platform repeats."""
REFUSES = 43101
THING = 20
TEXT = 2048

log = structlog.get_logger()

Handle = Callable[[Call], Awaitable[None]]


@dataclass(slots=True)
class Answer:
    """What the call that waits will be answered with: letters' words, and the commands of their numbered choices."""

    texts: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, text: str, commands: Sequence[str]) -> bool:
        """Add a letter; False when it does not fit any more."""
        if size("\n\n".join([*self.texts, text])) > TEXT and self.texts:
            return False
        self.texts.append(text)
        self.commands += commands
        self.begun.set()
        return True


class Official:
    """One account. `passive`: it may only answer within the call itself (an unverified 订阅号)."""

    def __init__(
        self,
        app: str,
        secret: str,
        envelope: Envelope,
        room: Room,
        client: httpx.AsyncClient,
        now: Callable[[], datetime],
        *,
        base: str = OFFICIAL_BASE,
        passive: bool = False,
    ) -> None:
        self._app, self._secret = app, secret
        self._envelope = envelope
        self._room = room
        self._client = client
        self._now = now
        self._base = base.rstrip("/")
        self.passive = passive
        self._answers: dict[str, Answer] = {}
        self._given: OrderedDict[str, str] = OrderedDict()
        self.api = Api(client, base, f"oa:{app}", room, self._fresh)
        self.callbacks = Callbacks("oa", envelope, room)
        self.files = Files("oa", self.api.media, room)

    async def _fresh(self) -> tuple[str, float]:
        body = {"grant_type": "client_credential", "appid": self._app, "secret": self._secret}
        answer = await asked(self._client, "POST", f"{self._base}/cgi-bin/stable_token", json=body)
        return str(answer["access_token"]), float(answer.get("expires_in", 7200))

    # The callback

    async def verify(self, request: Request) -> Response:
        """Answer the check of the callback address: the echo unchanged."""
        query = request.query_params
        if not self._is_signed(request):
            await self.callbacks.bad("signature")
            return PlainTextResponse("", 403)
        await self.callbacks.good()
        return PlainTextResponse(query.get("echostr", ""))

    def _is_signed(self, request: Request) -> bool:
        query = request.query_params
        parts = (self._envelope.token, query.get("timestamp", ""), query.get("nonce", ""))
        return is_signed(query.get("signature", ""), *parts)

    async def called(self, request: Request, handle: Handle) -> Response:
        """Take one callback; answered when what came of it is kept, in time or not at all: then it is repeated."""
        query, data = request.query_params, await body_of(request)
        sealed = query.get("encrypt_type") == "aes"
        try:
            fields = self._opened(request, data) if sealed else self._plain(request, data)
            meant = call(fields, self._now())
        except (Unsealed, NotXml) as error:
            await self.callbacks.bad(error.why if isinstance(error, Unsealed) else "xml")
            return PlainTextResponse("", 403)
        await self.callbacks.good()
        if meant is None:
            return PlainTextResponse("success")
        return await self._answered(meant, str(fields.get("ToUserName", "")), sealed, handle)

    async def _answered(self, meant: Call, us: str, sealed: bool, handle: Handle) -> Response:
        answer: Answer | None = None
        update = meant.came.message.update if meant.came is not None else ""
        if update in self._given:  # the platform asks again: our answer was lost on its way
            return self._passive(meant.openid, us, self._given[update], sealed)
        if self.passive and meant.came is not None and not meant.gone:
            answer = self._answers[meant.openid] = Answer()
        try:
            async with asyncio.timeout(IN_TIME):
                await handle(meant)
                if answer is None:
                    return PlainTextResponse("success")
                await answer.begun.wait()
            await asyncio.sleep(GATHER)
        except TimeoutError:
            kept = answer is not None
            return PlainTextResponse("success" if kept else "", 200 if kept else 503)
        except Exception:
            log.exception("weixin-message-not-kept")
            return PlainTextResponse("", 503)
        finally:
            self._answers.pop(meant.openid, None)
        words = self._given[update] = "\n\n".join(answer.texts)
        if len(self._given) > GIVEN_KEPT:
            self._given.popitem(last=False)
        return self._passive(meant.openid, us, words, sealed)

    def _plain(self, request: Request, data: bytes) -> dict[str, Any]:
        if not self._is_signed(request):
            raise Unsealed("signature")
        return parse(data)

    def _opened(self, request: Request, data: bytes) -> dict[str, Any]:
        query = request.query_params
        xml = self._envelope.open(
            query.get("msg_signature", ""),
            query.get("timestamp", ""),
            query.get("nonce", ""),
            str(parse(data).get("Encrypt", "")),
        )
        return parse(xml)

    def _passive(self, openid: str, us: str, words: str, sealed: bool) -> Response:
        stamp = int(time.time())
        xml = build(
            {
                "ToUserName": openid,
                "FromUserName": us,
                "CreateTime": stamp,
                "MsgType": "text",
                "Content": words,
            }
        )
        if sealed:
            nonce, box = secrets.token_hex(8), self._envelope.seal(xml)
            xml = build(
                {
                    "Encrypt": box,
                    "MsgSignature": self._envelope.sign(str(stamp), nonce, box),
                    "TimeStamp": stamp,
                    "Nonce": nonce,
                }
            )
        return Response(xml, media_type="application/xml")

    def waiting(self, openid: str) -> Answer | None:
        """Return the answer that a call of this person waits for, or None."""
        return self._answers.get(openid)

    # Sending

    async def send(self, openid: str, body: dict[str, Any]) -> None:
        """Send one message. Raises Unreachable or Answered."""
        await self.api.call("message/custom/send", {"touser": openid, **body})

    async def notify(self, openid: str, template: str, field: str, words: str, link: str) -> bool:
        """Send the one notice that somebody agreed to; False when they do not want any."""
        body: dict[str, Any] = {
            "touser": openid,
            "template_id": template,
            "data": {field: {"value": " ".join(words.split())[:THING] or "…"}},
        }
        if link:
            body["page"] = link
        try:
            await self.api.call("message/subscribe/bizsend", body)
        except (Unreachable, Answered) as error:
            log.warning("weixin-notice-not-sent", reason=str(error))
            return not (isinstance(error, Answered) and error.code == REFUSES)
        return True

    async def set_menu(self, items: Sequence[tuple[str, str]]) -> None:
        """Show the menu: two commands on top, up to five more below the third button."""
        top = [{"type": "click", "name": _short(label, 16), "key": key} for label, key in items[:2]]
        more = [
            {"type": "click", "name": _short(label, 60), "key": key} for label, key in items[2:7]
        ]
        buttons: list[dict[str, Any]] = [*top]
        if more:
            buttons.append({"name": "···", "sub_button": more})
        await self.api.call("menu/create", {"button": buttons})

    async def entry(self, scene: str) -> str:
        """Return the content of a QR code that leads here for ever; `scene` comes back when it is scanned."""
        body = {"action_name": "QR_LIMIT_STR_SCENE", "action_info": {"scene": {"scene_str": scene}}}
        return str((await self.api.call("qrcode/create", body))["url"])

    async def check(self) -> list[str]:
        """Return what is wrong with the account's credentials, as catalogue keys."""
        try:
            await self._fresh()
        except Unreachable:
            return ["weixin-check-unreachable"]
        except Answered as answered:
            known = {40013: "weixin-check-app", 40125: "weixin-check-oa-secret"}
            known[40164] = "weixin-check-ip"
            return [known.get(answered.code, "weixin-check-oa-permission")]
        return await self.callbacks.check()


def _short(label: str, most: int) -> str:
    """Return a label within so many bytes."""
    return label.encode()[:most].decode(errors="ignore")
