"""An Official Account platform for tests: callbacks in plain and safe mode, and the HTTP interface, with its limits.

It knows nothing of our code: envelopes and XML are wechatpy's. Time is whatever `clock` says.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import xmltodict
from aiohttp import web
from wechatpy.crypto import WeChatCrypto

from tests.fakes.wechat.kf import Corp, Refusal, words_of

__all__ = ["FakeOfficial", "Follower"]


@dataclass
class Follower:
    """One follower: what they see, and what may still be sent to them."""

    openid: str
    sees: list[dict[str, Any]] = field(default_factory=list)
    left: int = 0
    until: float = 0.0
    notices: list[dict[str, Any]] = field(default_factory=list)
    consents: dict[str, int] = field(default_factory=dict)

    @property
    def reads(self) -> list[str]:
        """The words that this person sees."""
        return [words_of(m) for m in self.sees]


class FakeOfficial(Corp):
    """One Official Account; `post` reaches the callback address of whoever serves it."""

    def __init__(
        self,
        post: httpx.AsyncClient | None = None,
        path: str = "/weixin/oa",
        clock: Callable[[], float] = time.time,
        safe: bool = True,
        verified: bool = True,
        app: str = "wxapp1",
        secret: str = "SECRET",
        token: str = "TOKEN",
        aes_key: str = "b" * 43,
    ) -> None:
        super().__init__(clock)
        self.post, self.path, self.safe, self.verified = post, path, safe, verified
        self.app, self.secret, self.token = app, secret, token
        self.crypto = WeChatCrypto(token, aes_key, app)
        self.followers: dict[str, Follower] = {}
        self.menu: dict[str, Any] = {}
        self.ip_allowed = True
        self._stable: tuple[str, float] = ("", 0.0)

    def routes(self) -> list[web.RouteDef]:
        """The paths served."""
        return [
            *super().routes(),
            web.get("/cgi-bin/token", self._wrap(self._old_token, free=True)),
            web.post("/cgi-bin/stable_token", self._wrap(self._token, free=True)),
            web.post("/cgi-bin/message/custom/send", self._wrap(self._send)),
            web.post("/cgi-bin/message/subscribe/bizsend", self._wrap(self._notice)),
            web.post("/cgi-bin/menu/create", self._wrap(self._menu)),
            web.post("/cgi-bin/qrcode/create", self._wrap(self._code)),
        ]

    async def _old_token(self, request: web.Request) -> dict[str, Any]:
        self._check_credentials(dict(request.query))
        return self.new_token()

    def _check_credentials(self, body: dict[str, Any]) -> None:
        if body.get("grant_type") != "client_credential" or body.get("appid") != self.app:
            raise Refusal(40013, "invalid appid")
        if body.get("secret") != self.secret:
            raise Refusal(40125, "invalid appsecret")
        if not self.ip_allowed:
            raise Refusal(40164, "invalid ip, not in whitelist")

    async def _token(self, request: web.Request) -> dict[str, Any]:
        body = await request.json()
        self._check_credentials(body)
        token, until = self._stable
        if token not in self.tokens or until < self.clock() + 300 or body.get("force_refresh"):
            made = self.new_token()
            self._stable = made["access_token"], self.clock() + 7200
        token, until = self._stable
        return {"access_token": token, "expires_in": int(until - self.clock())}

    async def _send(self, request: web.Request) -> None:
        body = await request.json()
        if not self.verified:
            raise Refusal(48001, "api unauthorized")
        follower = self.followers.get(body.get("touser", ""))
        if follower is None:
            raise Refusal(40003, "invalid openid")
        kind = body.get("msgtype")
        inner = body.get(kind)
        if kind not in {"text", "image", "voice", "video", "music", "news", "msgmenu"}:
            raise Refusal(40008, "invalid message type")
        if kind == "text" and not 0 < len(inner["content"].encode()) <= 2048:
            raise Refusal(45002, "content size out of limit")
        if kind in {"image", "voice", "video"} and inner["media_id"] not in self.media:
            raise Refusal(40007, "invalid media_id")
        if kind == "msgmenu":
            for item in inner["list"]:
                if set(item) != {"id", "content"}:
                    raise Refusal(40058, "invalid menu")
        if self.clock() > follower.until:
            raise Refusal(45015, "response out of time limit or subscription is canceled")
        if follower.left <= 0:
            raise Refusal(45047, "out of response count limit")
        follower.left -= 1
        follower.sees.append(body)

    async def _notice(self, request: web.Request) -> None:
        body = await request.json()
        follower = self.followers.get(body.get("touser", ""))
        if follower is None:
            raise Refusal(40003, "invalid openid")
        template = body.get("template_id", "")
        if follower.consents.get(template, 0) <= 0:
            raise Refusal(43101, "user refuse to accept the msg")
        for name, value in body["data"].items():
            if name.startswith("thing") and not 0 < len(value["value"]) <= 20:
                raise Refusal(47003, f"argument invalid! data.{name}.value")
        follower.consents[template] -= 1
        follower.notices.append(body)

    async def _menu(self, request: web.Request) -> None:
        body = await request.json()
        if not 1 <= len(body["button"]) <= 3:
            raise Refusal(40016, "invalid button size")
        for button in body["button"]:
            if len(button["name"].encode()) > 16:
                raise Refusal(40018, "invalid button name size")
            for sub in button.get("sub_button", []):
                if len(sub["name"].encode()) > 60 or len(sub.get("key", "").encode()) > 128:
                    raise Refusal(40024, "invalid sub button")
            if len(button.get("sub_button", [])) > 5:
                raise Refusal(40023, "invalid sub button size")
        self.menu = body

    async def _code(self, request: web.Request) -> dict[str, Any]:
        body = await request.json()
        scene = body["action_info"]["scene"]["scene_str"]
        if body["action_name"] != "QR_LIMIT_STR_SCENE" or not 1 <= len(scene) <= 64:
            raise Refusal(40053, "invalid action info")
        return {"ticket": "t", "url": f"http://weixin.qq.com/q/{scene}"}

    # --- what people do

    def follower(self, openid: str) -> Follower:
        """Return a follower, known from now on."""
        return self.followers.setdefault(openid, Follower(openid))

    async def says(self, openid: str, msgtype: str = "text", **fields: Any) -> httpx.Response:
        """Let a follower send a message; a passive answer is shown to them."""
        follower = self.follower(openid)
        follower.left, follower.until = 5, self.clock() + 48 * 3600
        msgid = fields.pop("MsgId", 24_000_000_000_000_000 + next(self.ids))
        return await self.calls_back(openid, {"MsgType": msgtype, **fields, "MsgId": msgid})

    async def writes(self, openid: str, words: str, **more: Any) -> httpx.Response:
        """Let a follower write."""
        return await self.says(openid, "text", Content=words, **more)

    async def does(self, openid: str, event: str, key: str = "", **more: Any) -> httpx.Response:
        """Let an event happen: subscribe, SCAN, CLICK, unsubscribe…"""
        follower = self.follower(openid)
        if event in {"subscribe", "SCAN", "CLICK"} and (
            follower.left < 3 or follower.until < self.clock()
        ):
            follower.left, follower.until = 3, self.clock() + 60
        fields = {"MsgType": "event", "Event": event, "EventKey": key, **more}
        return await self.calls_back(openid, fields)

    async def calls_back(self, openid: str, fields: dict[str, Any]) -> httpx.Response:
        """Post a message to the callback address, and show the passive answer."""
        assert self.post is not None
        whole = {
            "ToUserName": "gh_1",
            "FromUserName": openid,
            "CreateTime": int(self.clock()),
            **fields,
        }
        xml = xmltodict.unparse({"xml": whole}, full_document=False)
        stamp, nonce = str(int(self.clock())), f"n{next(self.ids)}"
        parts = sorted([self.token, stamp, nonce])
        query = {
            "signature": hashlib.sha1("".join(parts).encode()).hexdigest(),
            "timestamp": stamp,
            "nonce": nonce,
            "openid": openid,
        }
        if self.safe:
            sealed = xmltodict.parse(self.crypto.encrypt_message(xml, nonce, stamp))["xml"]
            query |= {"encrypt_type": "aes", "msg_signature": sealed["MsgSignature"]}
            xml = f"<xml><ToUserName>gh_1</ToUserName><Encrypt>{sealed['Encrypt']}</Encrypt></xml>"
        answer = await self.post.post(self.path, params=query, content=xml)
        text = answer.text.strip()
        if answer.status_code == 200 and text not in {"", "success"}:
            self._passive(openid, text)
        return answer

    def _passive(self, openid: str, text: str) -> None:
        fields = xmltodict.parse(text)["xml"]
        if self.safe:
            opened = self.crypto.decrypt_message(
                text, fields["MsgSignature"], fields["TimeStamp"], fields["Nonce"]
            )
            fields = xmltodict.parse(opened)["xml"]
        assert fields["ToUserName"] == openid
        assert fields["FromUserName"] == "gh_1"
        assert fields["MsgType"] == "text"
        message = {"msgtype": "text", "text": {"content": fields["Content"]}, "passive": True}
        self.followers[openid].sees.append(message)

    async def verifies(self) -> str:
        """Check the callback address as the platform does; returns what it answered."""
        assert self.post is not None
        parts = sorted([self.token, "1790000000", "n"])
        query = {
            "signature": hashlib.sha1("".join(parts).encode()).hexdigest(),
            "timestamp": "1790000000",
            "nonce": "n",
            "echostr": "5927301",
        }
        return (await self.post.get(self.path, params=query)).text
