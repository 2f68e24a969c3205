"""Puts the WeChat channels together: their seam to storage, and the labels that no letter carries."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from bot.channels.contract import Channel
from bot.channels.photos import without_traces
from bot.channels.wechat_crypto import Envelope
from bot.channels.wecom import WecomChannel
from bot.channels.wecom_cards import Labels
from bot.channels.weixin import Notice, WeixinChannel
from bot.channels.weixin_kf import Kf
from bot.channels.weixin_official import Official
from bot.config import Config
from domain.conversation import Term
from storage import duties, files, inbox, outbox, wechat
from storage.database import Connection, Database
from texts.catalogue import LANGUAGES, Catalogue

IN_MENU = ("report", "mine", "poll", "notice", "help", "me")
VOTES_FOR = timedelta(days=14)
STANDING_FOR = timedelta(days=7)
MEDIA_FOR = timedelta(days=3)
FRESH = timedelta(seconds=90)
KICKED_FOR = timedelta(days=1)


def labels(texts: Catalogue, language: str = "zh") -> Labels:
    """Return the words on the cards."""
    submit, choose, submitted, opening = (
        texts.term(Term(f"wecom-{name}"), language)
        for name in ("submit", "choose", "submitted", "open")
    )
    recorded = [texts.term(Term("poll-recorded-word"), one) for one in (language, *LANGUAGES)]
    return Labels(submit, choose, submitted, opening, tuple(dict.fromkeys(recorded)))


def menu(texts: Catalogue, language: str = "zh") -> list[tuple[str, str]]:
    """Return the lines of an Official Account's menu: the words for a few commands, and the commands."""
    return [
        (texts.text(f"{name}-words", {}, language).split()[0], name)
        for name in IN_MENU
        if texts.has(f"{name}-words")
    ]


def channels(
    config: Config, kept: Kept, texts: Catalogue, now: Callable[[], datetime]
) -> list[Channel]:
    """Return the WeChat channels that the settings ask for."""
    found: list[Channel] = []
    wecom = config.wecom
    if wecom.bot_id or wecom.hooks:
        found.append(
            WecomChannel(
                wecom.bot_id,
                wecom.secret.get_secret_value(),
                kept,
                labels(texts),
                now,
                bot_name=wecom.bot_name,
                hooks={name: key.get_secret_value() for name, key in wecom.hooks.items()},
                url=wecom.url,
                hook_base=wecom.hook_base,
            )
        )
    if config.weixin_kf.corp_id or config.weixin_oa.app_id:
        found.append(_weixin(config, kept, texts, now))
    return found


def _weixin(
    config: Config, kept: Kept, texts: Catalogue, now: Callable[[], datetime]
) -> WeixinChannel:
    desk, account = config.weixin_kf, config.weixin_oa
    client = httpx.AsyncClient(timeout=15)
    kf = official = None
    if desk.corp_id:
        envelope = Envelope(
            desk.token.get_secret_value(), desk.aes_key.get_secret_value(), desk.corp_id
        )
        kf = Kf(
            desk.corp_id,
            desk.secret.get_secret_value(),
            envelope,
            kept,
            client,
            now,
            base=desk.api_base,
            accounts=desk.accounts,
        )
    if account.app_id:
        envelope = Envelope(
            account.token.get_secret_value(), account.aes_key.get_secret_value(), account.app_id
        )
        official = Official(
            account.app_id,
            account.secret.get_secret_value(),
            envelope,
            kept,
            client,
            now,
            base=account.api_base,
            passive=account.passive,
        )
    return WeixinChannel(
        kept,
        client=client,
        kf=kf,
        official=official,
        notice=Notice(account.notice_template, account.notice_field, config.public_url),
        menu=menu(texts),
        now=now,
        kf_path=desk.path,
        official_path=account.path,
    )


class Kept:
    """Keeps files on disk and everything else in the database; see bot/channels/wechat_room.py."""

    def __init__(
        self, database: Database, root: Path, now: Callable[[], datetime], holder: int
    ) -> None:
        self._database = database
        self._root = root
        self._now = now
        self._holder = holder
        self._alone = database.url.startswith("sqlite:")

    async def keep_file(self, content: bytes, name: str) -> str:
        """Keep a file that came in and return its digest as the source; of a picture only what is to be seen.

        A picture that cannot be freed of what it hides is not kept.
        """
        shown = await asyncio.to_thread(without_traces, content)
        if shown is None:
            return f"lost:{hashlib.sha256(content).hexdigest()}"
        return await asyncio.to_thread(files.write, self._root, shown)

    async def file(self, source: str) -> bytes:
        """Return a kept file. Raises LookupError."""
        try:
            return await asyncio.to_thread(files.read, self._root, source)
        except (OSError, ValueError):
            raise LookupError(source) from None

    async def keep_card(self, channel: str, task: str, card: str) -> None:
        """Keep a card as it was shown."""

        async def work(conn: Connection) -> None:
            await wechat.keep_card(conn, channel, task, card, self._now())

        await self._database.transact(work)

    async def card(self, channel: str, task: str) -> str:
        """Return a shown card, empty when unknown."""
        return await self._database.read(lambda conn: wechat.card(conn, channel, task))

    async def finish(self, channel: str, task: str, card: str) -> None:
        """Change a card if it is kept."""
        await self._database.transact(lambda conn: wechat.change_card(conn, channel, task, card))

    async def unfinished(self, channel: str, begins: str, card: str) -> list[str]:
        """Return the cards of the last three days whose task and content begin so."""
        since = self._now() - MEDIA_FOR
        return await self._database.read(
            lambda conn: wechat.cards_begun(conn, channel, begins, card, since)
        )

    async def votes(self, channel: str, until: float) -> list[str]:
        """Return the vote cards shown within two weeks before a moment, in seconds since 1970."""
        end = datetime.fromtimestamp(until, UTC)
        return await self._database.read(
            lambda conn: wechat.votes(conn, channel, end - VOTES_FOR, end)
        )

    async def note(self, channel: str, state: str) -> None:
        """Note how a channel stands."""

        async def work(conn: Connection) -> None:
            await wechat.note(conn, channel, state, self._now())

        await self._database.transact(work)

    async def noted(self, channel: str) -> str:
        """Return "open" while a process of ours has the line, "kicked" when it lost it to another one, else empty."""

        async def work(conn: Connection) -> str:
            now = self._now()
            if await wechat.noted(conn, channel, now - KICKED_FOR) == "kicked":
                return "kicked"
            fresh = await wechat.noted(conn, channel, now - FRESH)
            return fresh if fresh == "open" else ""

        return await self._database.read(work)

    async def standing(self, channel: str) -> str:
        """Return what was noted last of a channel within a week, empty for nothing."""
        since = self._now() - STANDING_FOR
        return await self._database.read(lambda conn: wechat.noted(conn, channel, since))

    async def on_duty(self) -> bool:
        """Tell whether this process is the one that delivers: a line without the letters would be of no use."""
        if self._alone:
            return True
        return await self._database.read(
            lambda conn: duties.is_held(conn, "delivery", self._holder, self._now())
        )

    async def token(self, account: str) -> str:
        """Return the access token that the processes share, empty when there is no good one."""
        return await self._database.read(lambda conn: wechat.token(conn, account, self._now()))

    async def keep_token(self, account: str, token: str, seconds: float) -> None:
        """Share an access token for so many seconds."""
        until = self._now() + timedelta(seconds=seconds)
        await self._database.transact(lambda conn: wechat.keep_token(conn, account, token, until))

    async def drop_token(self, account: str, token: str) -> None:
        """Forget an access token that was refused."""
        await self._database.transact(lambda conn: wechat.drop_token(conn, account, token))

    async def cursor(self, channel: str, account: str) -> str:
        """Return how far an account was read."""
        return await self._database.read(lambda conn: inbox.cursor(conn, channel, account))

    async def move_cursor(self, channel: str, account: str, cursor: str) -> None:
        """Note how far an account was read, when nothing that was read has to be handled."""
        await self._database.transact(
            lambda conn: inbox.move_cursor(conn, channel, account, cursor, self._now())
        )

    async def accounts_read(self, channel: str) -> list[str]:
        """Return the accounts that were ever read."""
        return await self._database.read(lambda conn: inbox.accounts_read(conn, channel))

    async def open_window(self, channel: str, chat: str, left: int, seconds: float) -> None:
        """Note that `left` messages may go to somebody within so many seconds."""
        until = self._now() + timedelta(seconds=seconds)
        await self._database.transact(
            lambda conn: wechat.open_window(conn, channel, chat, left, until, self._now())
        )

    async def left(self, channel: str, chat: str) -> int:
        """Return how many messages may go to somebody now."""
        return await self._database.read(
            lambda conn: wechat.left_in_window(conn, channel, chat, self._now())
        )

    async def use_window(self, channel: str, chat: str) -> bool:
        """Count one message; False when none may go."""
        return await self._database.transact(
            lambda conn: wechat.use_window(conn, channel, chat, self._now())
        )

    async def give_back(self, channel: str, chat: str) -> None:
        """Uncount a message that the platform did not take."""
        await self._database.transact(lambda conn: wechat.give_back(conn, channel, chat))

    async def close_window(self, channel: str, chat: str) -> None:
        """Note that nothing may go to somebody until they write."""
        await self._database.transact(lambda conn: wechat.close_window(conn, channel, chat))

    async def add_consent(self, account: str, template: str) -> None:
        """Note that somebody agreed to one more notice."""
        await self._database.transact(lambda conn: wechat.add_consent(conn, account, template))

    async def use_consent(self, account: str, template: str) -> bool:
        """Use up one consent; False when there is none."""
        return await self._database.transact(
            lambda conn: wechat.use_consent(conn, account, template)
        )

    async def drop_consents(self, account: str, template: str) -> None:
        """Note that somebody wants no more of a kind of notice."""
        await self._database.transact(lambda conn: wechat.drop_consents(conn, account, template))

    async def hold_again(self, letter: int) -> None:
        """Let a letter wait that the platform took and then could not show."""
        await self._database.transact(lambda conn: outbox.hold(conn, letter))
