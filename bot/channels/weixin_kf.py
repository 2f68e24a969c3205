"""微信客服: woken by a callback, asks for the messages by cursor, answers within the five that are allowed."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.channels.contract import Take
from bot.channels.wechat_crypto import Envelope, Unsealed
from bot.channels.wechat_room import Room
from bot.channels.wechat_xml import LARGEST, NotXml, parse
from bot.channels.weixin_api import CORP_BASE, Answered, Api, Unreachable, asked
from bot.channels.weixin_callbacks import Callbacks
from bot.channels.weixin_files import Files
from bot.channels.weixin_records import NAME, Came, failed, record
from domain.conversation import Message

WINDOW = (5, 48 * 3600.0)
PAGE = 100
LOOK_EVERY = 600.0
"""Seconds after which we ask without having been called: a callback may have been lost."""
AGAIN = 5.0
NAMES_KEPT = 5000

log = structlog.get_logger()


class Kf:
    """One corp's 微信客服. `after` shows what is to be said at once; `menu` finds the command behind a menu's id."""

    def __init__(
        self,
        corp: str,
        secret: str,
        envelope: Envelope,
        room: Room,
        client: httpx.AsyncClient,
        now: Callable[[], datetime],
        *,
        base: str = CORP_BASE,
        accounts: tuple[str, ...] = (),
    ) -> None:
        self._corp, self._secret = corp, secret
        self._envelope = envelope
        self._room = room
        self._client = client
        self._now = now
        self._base = base.rstrip("/")
        self.accounts = accounts
        self._woken: asyncio.Queue[tuple[str, str]] = asyncio.Queue(1000)
        self._names: OrderedDict[str, str] = OrderedDict()
        self.api = Api(client, base, f"kf:{corp}", room, self._fresh)
        self.callbacks = Callbacks("kf", envelope, room)
        self.files = Files("kf", self.api.media, room)

    async def _fresh(self) -> tuple[str, float]:
        answer = await asked(
            self._client,
            "GET",
            f"{self._base}/cgi-bin/gettoken",
            params={"corpid": self._corp, "corpsecret": self._secret},
        )
        return str(answer["access_token"]), float(answer.get("expires_in", 7200))

    # The callback

    async def verify(self, request: Request) -> Response:
        """Answer the check of the callback address."""
        query = request.query_params
        try:
            plain = self._envelope.open(
                query.get("msg_signature", ""),
                query.get("timestamp", ""),
                query.get("nonce", ""),
                query.get("echostr", ""),
            )
        except Unsealed as error:
            await self.callbacks.bad(error.why)
            return PlainTextResponse("", 403)
        await self.callbacks.good()
        return PlainTextResponse(plain)

    async def called(self, request: Request) -> Response:
        """Take a wake-up: answer at once, ask for the messages then. They stay with the platform for three days."""
        query, data = request.query_params, await body_of(request)
        try:
            sealed = str(parse(data).get("Encrypt", ""))
            xml = self._envelope.open(
                query.get("msg_signature", ""),
                query.get("timestamp", ""),
                query.get("nonce", ""),
                sealed,
            )
            fields = parse(xml)
        except (Unsealed, NotXml) as error:
            await self.callbacks.bad(error.why if isinstance(error, Unsealed) else "xml")
            return PlainTextResponse("", 403)
        await self.callbacks.good()
        if fields.get("Event") == "kf_msg_or_event":
            wake = str(fields.get("OpenKfId", "")), str(fields.get("Token", ""))
            if not self._woken.full():  # then enough is waiting to be asked for anyway
                self._woken.put_nowait(wake)
        return PlainTextResponse("success")

    # Asking

    async def run(self, handle: Callable[[Came], Any], take: Take) -> None:
        """Ask whenever woken, at the start, and now and then, until cancelled."""
        known = [*self.accounts, *(await self._room.accounts_read(NAME))]
        for kfid in dict.fromkeys(known):
            self._woken.put_nowait((kfid, ""))
        while True:
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    kfid, wake = await self._woken.get()
            except TimeoutError:
                for kfid in dict.fromkeys(
                    [*self.accounts, *(await self._room.accounts_read(NAME))]
                ):
                    self._woken.put_nowait((kfid, ""))
                continue
            try:
                await self.pull(kfid, wake, handle)
            except (Unreachable, Answered) as error:
                log.warning("weixin-pull-failed", reason=str(error))
                await asyncio.sleep(AGAIN)
                if wake:
                    self._woken.put_nowait((kfid, ""))
            except Exception:
                # Nothing is lost: the cursor stands where it stood, and we ask again.
                log.exception("weixin-messages-not-kept")
                await asyncio.sleep(AGAIN)
                self._woken.put_nowait((kfid, ""))

    async def pull(self, kfid: str, wake: str, handle: Callable[[Came], Any]) -> None:
        """Ask for all that came since the cursor; each page's end is kept with its last message."""
        while True:
            cursor = await self._room.cursor(NAME, kfid)
            body: dict[str, Any] = {"cursor": cursor, "limit": PAGE, "open_kfid": kfid}
            if wake:
                body["token"] = wake
            page = await self.api.call("kf/sync_msg", body)
            reached = str(page.get("next_cursor") or cursor)
            records = [r for r in page.get("msg_list") or [] if isinstance(r, dict)]
            await self._note_failed(records)
            await self._learn_names(records)
            came = [c for r in records if (c := record(r, self._now(), self._name(r)))]
            for number, one in enumerate(came):
                last = number == len(came) - 1
                await handle(_with_cursor(one, (kfid, reached)) if last else one)
            if not came and reached != cursor:
                await self._room.move_cursor(NAME, kfid, reached)
            if not page.get("has_more") or reached == cursor:
                return

    async def _note_failed(self, records: list[dict[str, Any]]) -> None:
        for one in records:
            number = letter_of(failed(one))
            if number:
                log.warning("weixin-message-not-shown", letter=number)
                await self._room.hold_again(number)

    def _name(self, one: dict[str, Any]) -> str:
        return self._names.get(_user(one), "")

    async def _learn_names(self, records: list[dict[str, Any]]) -> None:
        """Ask for the nicknames of those whom we do not know; without them people keep a short id."""
        unknown = [u for u in dict.fromkeys(map(_user, records)) if u and u not in self._names]
        for start in range(0, len(unknown), 100):
            body = {"external_userid_list": unknown[start : start + 100]}
            try:
                answer = await self.api.call("kf/customer/batchget", body)
            except (Unreachable, Answered) as error:
                log.info("weixin-names-unknown", reason=str(error))
                return
            for one in answer.get("customer_list") or []:
                self._names[str(one.get("external_userid") or one.get("id"))] = str(
                    one.get("nickname", "")
                )[:40]
        while len(self._names) > NAMES_KEPT:
            self._names.popitem(last=False)

    # Sending

    async def send(self, kfid: str, user: str, body: dict[str, Any], msgid: str) -> None:
        """Send one message; the same `msgid` a second time is the same message. Raises Unreachable or Answered."""
        whole = {"touser": user, "open_kfid": kfid, "msgid": msgid, **body}
        await self.api.call("kf/send_msg", whole)

    async def greet(self, code: str, body: dict[str, Any]) -> None:
        """Send the one welcome that an entry allows. Raises Unreachable or Answered."""
        await self.api.call("kf/send_msg_on_event", {"code": code, **body})

    async def entry(self, kfid: str, scene: str) -> str:
        """Return the link that opens the chat; `scene` comes back when somebody uses it."""
        answer = await self.api.call("kf/add_contact_way", {"open_kfid": kfid, "scene": scene})
        return str(answer["url"])

    async def check(self) -> list[str]:
        """Return what is wrong with the corp's credentials, as catalogue keys."""
        try:
            token, _ = await self._fresh()
            url = f"{self._base}/cgi-bin/kf/account/list"
            answer = await asked(self._client, "GET", url, params={"access_token": token})
        except Unreachable:
            return ["weixin-check-unreachable"]
        except Answered as answered:
            known = {
                40013: "weixin-check-corp",
                40001: "weixin-check-kf-secret",
                60020: "weixin-check-ip",
            }
            return [known.get(answered.code, "weixin-check-kf-permission")]
        ours = {str(one.get("open_kfid")) for one in answer.get("account_list") or []}
        missing = ["weixin-check-kf-account"] if set(self.accounts) - ours else []
        return [*missing, *await self.callbacks.check()]


def _user(one: dict[str, Any]) -> str:
    inner = one.get(str(one.get("msgtype")))
    inside = inner.get("external_userid") if isinstance(inner, dict) else ""
    return str(one.get("external_userid") or inside or "")


def _with_cursor(came: Came, cursor: tuple[str, str]) -> Came:
    message: Message = msgspec.structs.replace(came.message, cursor=cursor)
    return Came(message, came.media, came.welcome, came.counts)


def msgid_of(letter: int, number: int) -> str:
    """Return the id of a letter's message: at most 32 characters, the same at each try."""
    return f"y{letter:x}-{number}"


def letter_of(msgid: str) -> int:
    """Return the letter that a message of ours was part of, 0 when it was none."""
    head, _, _ = msgid.partition("-")
    try:
        return int(head[1:], 16) if head.startswith("y") else 0
    except ValueError:
        return 0


async def body_of(request: Request) -> bytes:
    """Return a request's body, cut off where it is longer than anything the platform sends."""
    data = b""
    async for piece in request.stream():
        data += piece
        if len(data) > LARGEST:
            break
    return data
