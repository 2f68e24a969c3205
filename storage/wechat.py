"""What the WeChat channels keep: cards as shown, states, shared access tokens, and open windows."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    delete,
    select,
    update,
)

from storage.database import Connection, metadata, upsert
from storage.people import moment, seconds

cards = Table(
    "wechat_cards",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("task", String(128), primary_key=True),
    Column("card", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("wechat_cards_by_time", "at"),
)

states = Table(
    "wechat_states",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("state", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
)

tokens = Table(
    "wechat_tokens",
    metadata,
    Column("account", String(128), primary_key=True),
    Column("token", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)

windows = Table(
    "wechat_windows",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", String(160), primary_key=True),
    Column("until", BigInteger, nullable=False),
    Column("left", Integer, nullable=False),
)

consents = Table(
    "wechat_consents",
    metadata,
    Column("account", String(160), primary_key=True),
    Column("template", String(128), primary_key=True),
    Column("left", Integer, nullable=False),
)

FILES = "later:%"
CARDS_KEPT_FOR = timedelta(days=60)


async def keep_card(conn: Connection, channel: str, task: str, card: str, now: datetime) -> None:
    """Keep a card as it was shown last."""
    values = {"channel": channel, "task": task, "card": card, "at": seconds(now)}
    await conn.execute(upsert(cards, values, ("channel", "task")))


async def card(conn: Connection, channel: str, task: str) -> str:
    """Return a card as it was shown last, empty when unknown."""
    query = select(cards.c.card).where(cards.c.channel == channel, cards.c.task == task)
    return await conn.scalar(query) or ""


async def change_card(conn: Connection, channel: str, task: str, card: str) -> None:
    """Change a card that is kept; another one is not made."""
    await conn.execute(
        update(cards).where(cards.c.channel == channel, cards.c.task == task).values(card=card)
    )


async def cards_begun(
    conn: Connection, channel: str, task: str, card: str, since: datetime
) -> list[str]:
    """Return the cards since a moment whose task and content begin so, oldest first."""
    query = (
        select(cards.c.card)
        .where(
            cards.c.channel == channel,
            cards.c.at >= seconds(since),
            cards.c.task.startswith(task, autoescape=True),
            cards.c.card.startswith(card, autoescape=True),
        )
        .order_by(cards.c.at)
        .limit(500)
    )
    return [row["card"] for row in await conn.fetch(query)]


async def votes(conn: Connection, channel: str, since: datetime, until: datetime) -> list[str]:
    """Return the vote cards that were shown between two moments."""
    query = (
        select(cards.c.card)
        .where(
            cards.c.channel == channel,
            cards.c.at >= seconds(since),
            cards.c.at < seconds(until),
            cards.c.card.like('%"vote_interaction"%'),
        )
        .order_by(cards.c.at)
        .limit(5)
    )
    return [row["card"] for row in await conn.fetch(query)]


async def clear(conn: Connection, now: datetime) -> int:
    """Forget cards that nobody presses any more, but not which file came later; returns how many."""
    return await conn.execute(
        delete(cards).where(
            cards.c.at < seconds(now - CARDS_KEPT_FOR), cards.c.task.not_like(FILES)
        )
    )


async def note(conn: Connection, channel: str, state: str, now: datetime) -> None:
    """Note how a channel stands."""
    values = {"channel": channel, "state": state, "at": seconds(now)}
    await conn.execute(upsert(states, values, ("channel",)))


async def noted(conn: Connection, channel: str, since: datetime) -> str:
    """Return how a channel stood last if that was noted since a moment, else empty."""
    query = select(states.c.state).where(states.c.channel == channel, states.c.at >= seconds(since))
    return await conn.scalar(query) or ""


async def token(conn: Connection, account: str, now: datetime) -> str:
    """Return the access token that the processes share, empty when there is none that is still good."""
    query = select(tokens.c.token).where(
        tokens.c.account == account, tokens.c.expires_at > seconds(now)
    )
    return await conn.scalar(query) or ""


async def keep_token(conn: Connection, account: str, token: str, expires: datetime) -> None:
    """Share an access token until it expires."""
    values = {"account": account, "token": token, "expires_at": seconds(expires)}
    await conn.execute(upsert(tokens, values, ("account",)))


async def drop_token(conn: Connection, account: str, token: str) -> None:
    """Forget an access token that the platform refused, unless another process has a newer one."""
    await conn.execute(delete(tokens).where(tokens.c.account == account, tokens.c.token == token))


async def open_window(
    conn: Connection, channel: str, chat: str, left: int, until: datetime, now: datetime
) -> None:
    """Note that somebody was in touch, so that `left` messages may go to them until a moment.

    A window that lets more through for longer is not made smaller.
    """
    held = await conn.first(
        select(windows).where(windows.c.channel == channel, windows.c.chat == chat)
    )
    if held is not None and held["until"] > seconds(now) and held["until"] >= seconds(until):
        if held["left"] >= left:
            return
        until = moment(held["until"])
    values = {"channel": channel, "chat": chat, "left": left, "until": seconds(until)}
    await conn.execute(upsert(windows, values, ("channel", "chat")))


async def use_window(conn: Connection, channel: str, chat: str, now: datetime) -> bool:
    """Use one message of what may be said; False when the window is closed or used up."""
    touched = await conn.execute(
        update(windows)
        .where(
            windows.c.channel == channel,
            windows.c.chat == chat,
            windows.c.left > 0,
            windows.c.until > seconds(now),
        )
        .values(left=windows.c.left - 1)
    )
    return touched == 1


async def left_in_window(conn: Connection, channel: str, chat: str, now: datetime) -> int:
    """Return how many messages may still go to somebody now."""
    query = select(windows.c.left).where(
        windows.c.channel == channel, windows.c.chat == chat, windows.c.until > seconds(now)
    )
    return int(await conn.scalar(query) or 0)


async def give_back(conn: Connection, channel: str, chat: str) -> None:
    """Return one message that was counted and not taken by the platform."""
    await conn.execute(
        update(windows)
        .where(windows.c.channel == channel, windows.c.chat == chat)
        .values(left=windows.c.left + 1)
    )


async def close_window(conn: Connection, channel: str, chat: str) -> None:
    """Note that the platform takes no more for somebody until they write again."""
    await conn.execute(
        update(windows).where(windows.c.channel == channel, windows.c.chat == chat).values(left=0)
    )


async def add_consent(conn: Connection, account: str, template: str) -> None:
    """Note that somebody agreed to one more notice of a kind."""
    held = await conn.execute(
        update(consents)
        .where(consents.c.account == account, consents.c.template == template)
        .values(left=consents.c.left + 1)
    )
    if not held:
        values = {"account": account, "template": template, "left": 1}
        await conn.execute(upsert(consents, values, ("account", "template"), {}))


async def use_consent(conn: Connection, account: str, template: str) -> bool:
    """Use up one consent; False when there is none."""
    touched = await conn.execute(
        update(consents)
        .where(
            consents.c.account == account,
            consents.c.template == template,
            consents.c.left > 0,
        )
        .values(left=consents.c.left - 1)
    )
    return touched == 1


async def drop_consents(conn: Connection, account: str, template: str) -> None:
    """Forget that somebody agreed to notices of a kind."""
    await conn.execute(
        delete(consents).where(consents.c.account == account, consents.c.template == template)
    )
