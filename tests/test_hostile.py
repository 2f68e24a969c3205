"""Whatever anybody sends, the bot stays friendly: a clear answer or silence, nothing half done, never a stack trace."""

from __future__ import annotations

import asyncio
import sqlite3

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.conversation import MessageKind
from storage.sqlite import SqliteDatabase
from tests.conftest import GROUP, ROLES, Talk
from texts.catalogue import catalogue

TRICKS = [
    "\u202e停电梯",
    "\u200b\u200d\u200e",
    "<script>alert(1)</script>",
    "<b>&amp;</b>{ $x } { -y }",
    "/help@",
    "/",
    "//",
    "~",
    "~3",
    "~99999999999999999999999 take 1",
    "~3 take",
    "/take -1",
    "/take 99999999999999999999",
    "办结 ０００１ #２",
    "%s%n",
    "'; DROP TABLE tickets; --",
    "👨‍👩‍👧‍👦" * 50,
    "电梯" * 5000,
    "\x00\x07\x1b[31m",
    "\ud800",
    "ﷺ" * 300,
    "=cmd|' /C calc'!A0",
]


WORDS = sorted(catalogue().words())
ARGUMENTS = st.one_of(
    st.sampled_from(TRICKS),
    st.text(max_size=60),
    st.integers(-(10**20), 10**20).map(str),
    st.just(""),
)
TEXTS = st.one_of(
    st.sampled_from(TRICKS),
    st.text(max_size=200),
    st.builds(
        lambda slash, word, gap, rest: f"{slash}{word}{gap}{rest}",
        st.sampled_from(["/", "", "／"]),
        st.sampled_from(WORDS),
        st.sampled_from([" ", "", "  ", "\n", "@other_bot "]),
        ARGUMENTS,
    ),
)
PEOPLE = st.sampled_from([*ROLES, "stranger"])
MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def run(empty_sqlite: sqlite3.Connection, who: str, text: str, how: str) -> None:
    """Let somebody send something to a fresh compound, and look at what comes of it."""

    async def scene() -> None:
        database = SqliteDatabase("sqlite://").copy_of(empty_sqlite)
        await database.start()
        try:
            talk = Talk(database)
            await talk.settle()
            kind = MessageKind.PRESS if how == "press" else MessageKind.TEXT
            press = {"press": "p1", "card_ref": "b1"} if how == "press" else {}
            message = talk.message(who, text, group=how == "group", kind=kind, **press)
            await talk.take(message)
            for at, reply, _ in talk.said:
                assert reply.key != "error-unexpected", (at, text)
            for toast in talk.toasts:
                assert toast.key != "error-unexpected", text
                talk.words(toast, "zh"), talk.words(toast, "en")
            assert all(at.chat in {*ROLES, "stranger", GROUP.chat} for at, _, _ in talk.said)
        finally:
            await database.stop()

    asyncio.run(scene())


@MANY
@given(who=PEOPLE, text=TEXTS)
def test_any_words_in_private_are_met_with_a_friendly_answer(empty_sqlite, who, text):
    run(empty_sqlite, who, text, "direct")


@MANY
@given(who=PEOPLE, text=TEXTS)
def test_any_words_in_the_group_do_no_harm(empty_sqlite, who, text):
    run(empty_sqlite, who, text, "group")


@MANY
@given(who=PEOPLE, text=TEXTS)
def test_any_button_data_does_no_harm(empty_sqlite, who, text):
    run(empty_sqlite, who, text, "press")
