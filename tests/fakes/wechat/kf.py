"""微信客服 for tests: the corp's HTTP interface and its encrypted callbacks, with the real one's limits and error codes.

It knows nothing of our code: the envelope is wechatpy's. Time is whatever `clock` says.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from aiohttp import web
from wechatpy.enterprise.crypto import WeChatCrypto

TWO_DAYS = 48 * 3600
LARGEST = {"image": 10 << 20, "voice": 2 << 20, "video": 10 << 20, "file": 20 << 20}


class Refusal(Exception):
    """The platform says no, with its error code."""

    def __init__(self, code: int, words: str = "") -> None:
        super().__init__(code)
        self.code, self.words = code, words


@dataclass
class Customer:
    """One WeChat user as the 客服 account knows them."""

    id: str
    nickname: str
    wrote_at: float = 0.0
    left: int = 0
    state: int = 0
    sees: list[dict[str, Any]] = field(default_factory=list)
    code: str = ""
    code_at: float = 0.0

    @property
    def reads(self) -> list[str]:
        """The words that this person sees."""
        return [words_of(m) for m in self.sees]


def words_of(message: dict[str, Any]) -> str:
    """Return the words of a message of ours."""
    kind = message["msgtype"]
    if kind == "text":
        return str(message["text"]["content"])
    if kind == "msgmenu":
        return str(message["msgmenu"].get("head_content", ""))
    return f"[{kind}]"


class Corp:
    """What every interface of a corp has: tokens, media, an HTTP server."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.tokens: dict[str, float] = {}
        self.token_calls = 0
        self.media: dict[str, tuple[str, bytes]] = {}
        self.media_open = asyncio.Event()  # cleared: files take as long as the test likes
        self.media_open.set()
        self.calls: list[str] = []
        self.broken: dict[str, list[int]] = {}
        self.refused: list[tuple[str, int]] = []
        self.violations: list[str] = []
        self.ids = itertools.count(1)
        self.url = ""
        self._runner: web.AppRunner | None = None

    def routes(self) -> list[web.RouteDef]:
        """The paths served."""
        return [
            web.post("/cgi-bin/media/upload", self._wrap(self._upload)),
            web.get("/cgi-bin/media/get", self._get_media),
        ]

    async def __aenter__(self) -> Any:
        app = web.Application(client_max_size=64 << 20)
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def new_token(self) -> dict[str, Any]:
        """Make an access token; the former stays good for five minutes."""
        self.token_calls += 1
        token = f"token{next(self.ids)}"
        for old in self.tokens:
            self.tokens[old] = min(self.tokens[old], self.clock() + 300)
        self.tokens[token] = self.clock() + 7200
        return {"access_token": token, "expires_in": 7200}

    def expire_tokens(self) -> None:
        """Make all tokens bad at once."""
        self.tokens.clear()

    def _checked(self, request: web.Request) -> None:
        token = request.query.get("access_token", "")
        if not token:
            raise Refusal(41001, "access_token missing")
        if token not in self.tokens:
            raise Refusal(40014, "invalid access_token")
        if self.tokens[token] < self.clock():
            raise Refusal(42001, "access_token expired")

    def _wrap(self, work: Callable[..., Any], free: bool = False) -> Any:
        async def handle(request: web.Request) -> web.Response:
            name = request.path.removeprefix("/cgi-bin/")
            self.calls.append(name)
            try:
                if self.broken.get(name):
                    raise Refusal(self.broken[name].pop(0), "as the test asked")
                if not free:
                    self._checked(request)
                answer = await work(request) or {}
            except Refusal as refusal:
                self.refused.append((name, refusal.code))
                return web.json_response({"errcode": refusal.code, "errmsg": refusal.words})
            return web.json_response({"errcode": 0, "errmsg": "ok", **answer})

        return handle

    async def _upload(self, request: web.Request) -> dict[str, Any]:
        kind = request.query.get("type", "")
        part = await (await request.multipart()).next()
        if kind not in LARGEST or part is None or part.name != "media" or not part.filename:
            raise Refusal(40004, "invalid media type")
        content = bytes(await part.read())
        if not 5 < len(content) <= LARGEST[kind]:
            raise Refusal(40006, "invalid media size")
        media = self.has_media(content, kind)
        return {"type": kind, "media_id": media, "created_at": int(self.clock())}

    def has_media(self, content: bytes, kind: str = "image") -> str:
        """Keep a file and return its media id."""
        media = f"media-{next(self.ids)}"
        self.media[media] = kind, content
        return media

    async def _get_media(self, request: web.Request) -> web.StreamResponse:
        self.calls.append("media/get")
        await self.media_open.wait()
        try:
            self._checked(request)
            kind, content = self.media.get(request.query.get("media_id", ""), ("", b""))
            if not kind:
                raise Refusal(40007, "invalid media_id")
        except Refusal as refusal:
            return web.json_response({"errcode": refusal.code, "errmsg": refusal.words})
        return web.Response(
            body=content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": 'attachment; filename="a.bin"'},
        )


class FakeKf(Corp):
    """One corp with one 客服 account; `post` reaches the callback address of whoever serves it."""

    def __init__(
        self,
        post: httpx.AsyncClient | None = None,
        path: str = "/weixin/kf",
        clock: Callable[[], float] = time.time,
        corp: str = "wwcorp1",
        secret: str = "SECRET",
        token: str = "TOKEN",
        aes_key: str = "a" * 43,
        kfid: str = "wkOne",
    ) -> None:
        super().__init__(clock)
        self.post, self.path, self.corp, self.secret, self.kfid = post, path, corp, secret, kfid
        self.crypto = WeChatCrypto(token, aes_key, corp)
        self.customers: dict[str, Customer] = {}
        self.records: list[dict[str, Any]] = []
        self.sent_ids: set[str] = set()
        self.wakes: dict[str, float] = {}
        self.without_token: deque[float] = deque()
        self.ip_allowed = True
        self.page = 1000
        self.contact_ways: list[dict[str, Any]] = []

    def routes(self) -> list[web.RouteDef]:
        """The paths served."""
        return [
            *super().routes(),
            web.get("/cgi-bin/gettoken", self._wrap(self._gettoken, free=True)),
            web.post("/cgi-bin/kf/sync_msg", self._wrap(self._sync)),
            web.post("/cgi-bin/kf/send_msg", self._wrap(self._send)),
            web.post("/cgi-bin/kf/send_msg_on_event", self._wrap(self._send_on_event)),
            web.post("/cgi-bin/kf/customer/batchget", self._wrap(self._customers)),
            web.post("/cgi-bin/kf/add_contact_way", self._wrap(self._contact_way)),
            web.get("/cgi-bin/kf/account/list", self._wrap(self._accounts)),
        ]

    async def _gettoken(self, request: web.Request) -> dict[str, Any]:
        if request.query.get("corpid") != self.corp:
            raise Refusal(40013, "invalid corpid")
        if request.query.get("corpsecret") != self.secret:
            raise Refusal(40001, "invalid credential")
        for token, until in self.tokens.items():  # asked again, the same one comes while it is good
            if until > self.clock():
                return {"access_token": token, "expires_in": int(until - self.clock())}
        return self.new_token()

    def _checked(self, request: web.Request) -> None:
        super()._checked(request)
        if not self.ip_allowed:
            raise Refusal(60020, "not allow to access from your ip")

    async def _accounts(self, request: web.Request) -> dict[str, Any]:
        return {"account_list": [{"open_kfid": self.kfid, "name": "云管家"}]}

    async def _sync(self, request: web.Request) -> dict[str, Any]:
        body = await request.json()
        wake, cursor = body.get("token", ""), body.get("cursor", "")
        now = self.clock()
        if wake:
            if now - self.wakes.get(wake, -1e9) > 600:
                raise Refusal(95009, "invalid token")
        else:
            while self.without_token and self.without_token[0] < now - 60:
                self.without_token.popleft()
            if len(self.without_token) >= 5:
                raise Refusal(45009, "api freq out of limit")
            self.without_token.append(now)
        if body.get("open_kfid") not in {None, "", self.kfid}:
            raise Refusal(95000, "invalid open_kfid")
        if len(cursor.encode()) > 64 or not 0 < body.get("limit", 1000) <= 1000:
            raise Refusal(40058, "invalid cursor or limit")
        start = int(cursor.removeprefix("c")) if cursor else 0
        size = min(body.get("limit", 1000), self.page)
        old = now - 3 * 86_400
        page = [r for r in self.records[start : start + size] if r["send_time"] >= old]
        end = min(start + size, len(self.records))
        return {
            "next_cursor": f"c{end}",
            "has_more": int(end < len(self.records)),
            "msg_list": page,
        }

    def _check_message(self, body: dict[str, Any]) -> None:
        kind = body.get("msgtype", "")
        inner = body.get(kind)
        if kind not in {"text", "image", "voice", "video", "file", "link", "msgmenu"} or not inner:
            raise Refusal(40008, "invalid message type")
        if kind == "text" and not 0 < len(str(inner.get("content", "")).encode()) <= 2048:
            raise Refusal(45002, "content size out of limit")
        if kind in LARGEST and inner.get("media_id") not in self.media:
            raise Refusal(40007, "invalid media_id")
        if kind == "msgmenu":
            self._check_menu(inner)
        given = body.get("msgid", "")
        if given and (len(given) > 32 or not given.replace("-", "").replace("_", "").isalnum()):
            raise Refusal(40058, "invalid msgid")

    def _check_menu(self, menu: dict[str, Any]) -> None:
        items = menu.get("list", [])
        if len(menu.get("head_content", "").encode()) > 1024 or not 1 <= len(items) <= 10:
            raise Refusal(40058, "invalid msgmenu")
        for item in items:
            inner = item.get(item.get("type", ""), {})
            if item.get("type") not in {"click", "view", "miniprogram", "text"}:
                raise Refusal(40058, "invalid menu item")
            if len(str(inner.get("id", "")).encode()) > 64 or not inner.get("content"):
                raise Refusal(40058, "invalid menu item")
            if len(str(inner["content"]).encode()) > 128:
                raise Refusal(45002, "menu content size out of limit")

    async def _send(self, request: web.Request) -> dict[str, Any]:
        body = await request.json()
        customer = self.customers.get(body.get("touser", ""))
        if customer is None:
            raise Refusal(40096, "invalid external userid")
        if body.get("open_kfid") != self.kfid:
            raise Refusal(95000, "invalid open_kfid")
        self._check_message(body)
        if customer.state not in {0, 1}:
            raise Refusal(95018, "send msg session status invalid")
        if body.get("msgid") and body["msgid"] in self.sent_ids:
            return {"msgid": body["msgid"]}
        if self.clock() - customer.wrote_at > TWO_DAYS:
            raise Refusal(95002, "send msg expired")
        if customer.left <= 0:
            raise Refusal(95001, "send msg count limit")
        customer.left -= 1
        customer.sees.append(body)
        self.sent_ids.add(body.get("msgid", ""))
        return {"msgid": body.get("msgid") or f"s{next(self.ids)}"}

    async def _send_on_event(self, request: web.Request) -> dict[str, Any]:
        body = await request.json()
        self._check_message(body | {"msgid": ""})
        if body["msgtype"] not in {"text", "msgmenu"}:
            raise Refusal(40008, "invalid message type")
        for customer in self.customers.values():
            if customer.code and customer.code == body.get("code"):
                customer.code = ""
                if self.clock() - customer.code_at > 20:
                    raise Refusal(95008, "code expired")
                customer.sees.append(body)
                return {"msgid": f"s{next(self.ids)}"}
        raise Refusal(95008, "invalid code")

    async def _customers(self, request: web.Request) -> dict[str, Any]:
        wanted = (await request.json()).get("external_userid_list", [])
        if not 1 <= len(wanted) <= 100:
            raise Refusal(40058, "invalid list")
        known = [self.customers[w] for w in wanted if w in self.customers]
        return {
            "customer_list": [
                {"external_userid": c.id, "nickname": c.nickname, "avatar": ""} for c in known
            ],
            "invalid_external_userid": [w for w in wanted if w not in self.customers],
        }

    async def _contact_way(self, request: web.Request) -> dict[str, Any]:
        body = await request.json()
        scene = body.get("scene", "")
        if len(scene) > 32 or not all(c.isalnum() or c in "_-" for c in scene):
            raise Refusal(40058, "invalid scene")
        self.contact_ways.append(body)
        return {"url": f"https://work.weixin.qq.com/kf/kfcbf8?enc_scene={scene or 'x'}"}

    # --- what people do

    def customer(self, id: str, nickname: str = "") -> Customer:
        """Return a WeChat user, known from now on."""
        return self.customers.setdefault(id, Customer(id, nickname or id))

    def puts(self, id: str, msgtype: str = "text", origin: int = 3, **inner: Any) -> str:
        """Put one record into the queue without waking anybody; returns its msgid."""
        customer = self.customer(id)
        msgid = f"kfmsg{next(self.ids)}"
        record: dict[str, Any] = {
            "msgid": msgid,
            "open_kfid": self.kfid,
            "external_userid": id,
            "send_time": int(self.clock()),
            "origin": origin,
            "msgtype": msgtype,
            msgtype: inner,
        }
        if msgtype == "event":
            record.pop("external_userid")
            inner |= {"open_kfid": self.kfid, "external_userid": id}
        elif origin == 3:
            customer.wrote_at, customer.left = self.clock(), 5
        self.records.append(record)
        return msgid

    async def writes(self, id: str, words: str) -> str:
        """Let somebody write."""
        msgid = self.puts(id, content=words)
        await self.wakes_us()
        return msgid

    async def taps(self, id: str, menu_id: str, words: str = "") -> str:
        """Let somebody tap an item of a menu; returns the msgid."""
        msgid = self.puts(id, content=words or menu_id, menu_id=menu_id)
        await self.wakes_us()
        return msgid

    async def enters(self, id: str, scene: str = "", scene_param: str = "") -> str:
        """Let somebody open the chat by a link."""
        customer = self.customer(id)
        event: dict[str, Any] = {"event_type": "enter_session", "scene": scene}
        if scene_param:
            event["scene_param"] = scene_param
        if self.clock() - customer.wrote_at > TWO_DAYS:
            customer.code, customer.code_at = f"code{next(self.ids)}", self.clock()
            event["welcome_code"] = customer.code
        msgid = self.puts(id, "event", origin=4, **event)
        await self.wakes_us()
        return msgid

    async def wakes_us(self) -> int:
        """Call the callback address as the platform does; returns the HTTP status."""
        wake = f"wake{next(self.ids)}"
        self.wakes[wake] = self.clock()
        xml = (
            f"<xml><ToUserName><![CDATA[{self.corp}]]></ToUserName>"
            f"<CreateTime>{int(self.clock())}</CreateTime><MsgType><![CDATA[event]]></MsgType>"
            f"<Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[{wake}]]></Token>"
            f"<OpenKfId><![CDATA[{self.kfid}]]></OpenKfId></xml>"
        )
        return await self.posts(xml)

    async def posts(self, xml: str) -> int:
        """Seal and post an XML text."""
        assert self.post is not None
        sealed = self.crypto.encrypt_message(xml, "nonce1", str(int(self.clock())))
        import xmltodict

        fields = xmltodict.parse(sealed)["xml"]
        query = {
            "msg_signature": fields["MsgSignature"],
            "timestamp": fields["TimeStamp"],
            "nonce": fields["Nonce"],
        }
        body = (
            f"<xml><ToUserName>{self.corp}</ToUserName><Encrypt>{fields['Encrypt']}</Encrypt></xml>"
        )
        answer = await self.post.post(self.path, params=query, content=body)
        return answer.status_code

    async def verifies(self) -> str:
        """Check the callback address as the platform does; returns what it answered."""
        assert self.post is not None
        import xmltodict

        fields = xmltodict.parse(self.crypto.encrypt_message("8273645", "n", "1790000000"))["xml"]
        answer = await self.post.get(
            self.path,
            params={
                "msg_signature": fields["MsgSignature"],
                "timestamp": "1790000000",
                "nonce": "n",
                "echostr": fields["Encrypt"],
            },
        )
        return answer.text
