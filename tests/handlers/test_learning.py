"""Learning on the job, lived through: tickets corrected and closed, a lexicon adopted, in use at once, and rolled back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot import learning
from domain.conversation import Role
from domain.understanding.adoption import TooFew
from storage import lexicon, lexicon_versions
from storage.lexicon_versions import EVERYWHERE
from storage.tickets import tickets

OWN = "绿蘑菇那边没人清"


async def corrections(talk):
    return [
        (row["text"], row["was"], row["is"], row["by_role"], row["person"])
        for row in await talk.database.read(lambda conn: conn.fetch(select(lexicon.corrections)))
    ]


async def closed(talk, count=90, compound=3):
    """Let tickets of the past be there, closed, in the compound's own words."""
    await talk.say("resident", "报修 8栋路灯坏了")

    async def work(conn):
        [one] = await conn.fetch(select(tickets).where(tickets.c.number == 1))
        kinds = {
            "hygiene": ("绿蘑菇又满出来了", "绿蘑菇没人管", "绿蘑菇该清了"),
            "parking": ("栅门杆放不下来", "栅门杆又卡住了", "栅门杆抬得太慢"),
        }
        for n in range(count):
            category = list(kinds)[n % 2]
            ended = int((talk.now - timedelta(hours=count - n)).timestamp())
            row = {name: one[name] for name in tickets.c.keys()}  # noqa: SIM118
            row |= {
                "compound": compound,
                "number": 1000 + n,
                "text": f"3-2-50{n % 9} 王建国 13812345678 {kinds[category][n // 2 % 3]}",
                "category": category,
                "state": "closed",
                "received_at": ended,
                "ended_at": ended,
                "reporter": 100 + n % 12,
            }
            await conn.execute(insert(tickets).values(row))

    await talk.database.transact(work)


def attempt(talk, scope=3, adopt=True):
    return learning.attempt(talk.database, scope, talk.now, lambda: next(talk.ids), adopt=adopt)


async def test_corrections_of_residents_and_staff_are_kept_with_who_and_when(talk):
    await talk.says("resident", "8栋门口的感应灯坏了没人修")
    await talk.press("resident", "move 1 parking", group=True)
    await talk.press("station", "move 1 public_space")
    await talk.press("resident", "undo 1", group=True)
    resident, station = talk.person("resident"), talk.person("station")
    text = "8栋门口的感应灯坏了没人修"
    kept = await corrections(talk)
    assert [(one[0], one[2], one[3], one[4]) for one in kept] == [
        (text, "parking", "resident", resident),
        (text, "public_space", "station", station),
        (text, "talk", "resident", resident),
    ]


async def test_what_is_better_is_adopted_and_read_by_without_a_restart(talk):
    await closed(talk)
    before = talk.readers.of(3).settled(OWN)["hygiene"]
    done = await attempt(talk)
    assert done.trial.better
    assert done.version == 1
    await talk.readers.refresh(talk.database)
    assert talk.readers.of(3).settled(OWN)["hygiene"] > before
    assert talk.readers.of(903).settled(OWN)["hygiene"] == before
    shown = await talk.say("community", "词库")
    assert shown.key == "lexicon-now"
    assert "第 1 版" in talk.words(shown)
    assert [choice.command for row in shown.choices for choice in row] == ["lexicon back"]
    assert (await talk.press("community", "lexicon back")).key == "lexicon-back-shipped"
    await talk.readers.refresh(talk.database)
    assert talk.readers.of(3).settled(OWN)["hygiene"] == before
    again = await talk.say("community", "词库 退回 1")
    assert again.key == "lexicon-back"
    await talk.readers.refresh(talk.database)
    assert talk.readers.of(3).settled(OWN)["hygiene"] > before
    last = await talk.database.read(lambda conn: lexicon_versions.last_use(conn, 3))
    assert (last.person, last.role, last.at) == (talk.person("community"), "community", talk.now)


async def test_the_next_message_is_filed_by_what_was_learnt(talk):
    await closed(talk)
    await attempt(talk)
    await talk.readers.refresh(talk.database)
    answer = await talk.say("neighbour", "报修 栅门杆")
    assert answer is not None
    kept = await talk.database.read(
        lambda conn: conn.fetch(select(tickets.c.category).where(tickets.c.number == 2))
    )
    assert [row["category"] for row in kept] == ["parking"]


async def test_nothing_personal_stands_in_what_is_kept(talk):
    await closed(talk)
    await attempt(talk)
    text = await talk.database.read(lambda conn: lexicon_versions.content(conn, 3, 1))
    words = [line.partition("\t")[0] for line in text.splitlines() if not line.startswith("#")]
    for word in words[2:]:
        assert not any(letter.isascii() for letter in word), word
        assert not any(part in word for part in ("王建", "建国")), word


async def test_a_trial_alone_changes_nothing(talk):
    await closed(talk)
    assert (await attempt(talk, adopt=False)).trial.better
    assert await talk.database.read(lambda conn: lexicon_versions.of(conn, 3)) == []


async def test_what_is_no_better_is_noted_and_not_used(talk):
    await closed(talk)
    await attempt(talk)
    second = await attempt(talk)
    assert not second.trial.better
    assert (await talk.database.read(lambda conn: lexicon_versions.in_use(conn))) == {3: 1}
    assert "没有采用" in talk.words(await talk.say("community", "词库"))
    assert (await talk.say("community", "词库 退回 2")).key == "lexicon-unknown"


async def test_too_few_tickets_teach_nothing(talk):
    await closed(talk, count=20)
    with pytest.raises(TooFew):
        await attempt(talk)


async def test_what_the_district_learnt_holds_for_every_compound_without_its_own(talk):
    await closed(talk, compound=77)
    before = talk.readers.of(3).settled(OWN)["hygiene"]
    await attempt(talk, EVERYWHERE)
    await talk.readers.refresh(talk.database)
    assert talk.readers.of(3).settled(OWN)["hygiene"] > before
    assert talk.readers.of(903).settled(OWN)["hygiene"] > before
    assert (await talk.say("community", "词库 退回 全区")).key == "lexicon-not-yours"
    assert (await talk.say("operator", "词库 退回 全区")).key == "lexicon-back-shipped"
    await talk.readers.refresh(talk.database)
    assert talk.readers.of(3).settled(OWN)["hygiene"] == before


@pytest.mark.parametrize("who", ["resident", "property", "station", "head", "grid"])
async def test_others_neither_see_nor_change_the_lexicon(talk, who):
    answer = await talk.say(who, "/lexicon back")
    assert answer is None or not answer.key.startswith("lexicon")


async def test_with_nothing_learnt_there_is_nothing_to_go_back_to(talk):
    assert (await talk.say("operator", "词库")).key == "lexicon-none"
    assert (await talk.say("operator", "词库 退回")).key == "lexicon-nothing-before"
    assert (await talk.say("operator", "词库 学习")).key == "lexicon-how"


async def test_the_program_learns_by_itself_only_where_settings_say_so(talk):
    await closed(talk)
    night = talk.now.replace(hour=learning.QUIET_HOUR)

    def due(days, at=night):
        return learning.when_due(talk.database, days, at, lambda: next(talk.ids))

    assert await due(0) is None
    assert await due(30, night.replace(hour=8)) is None
    assert (await due(30)).version == 1
    assert await due(30, night + timedelta(days=3)) is None
    await talk.database.transact(
        lambda conn: conn.execute(update(tickets).values(state="received"))
    )
    assert await due(30, night + timedelta(days=31)) is None


def test_a_role_that_may_go_back_is_one_that_answers_for_the_compound():
    from handlers.lexicon import KEEPERS_OF_LEXICONS

    assert {Role.COMMUNITY, Role.OPERATOR} == KEEPERS_OF_LEXICONS
