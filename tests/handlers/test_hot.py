"""Hot issues: what many households speak of, on demand and each morning for the station."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from domain.conversation import Role
from domain.people import NodeKind
from storage import mentions, people, tree
from storage.tickets import tickets
from tests.looking import buttons

LIFT = ("3栋1单元电梯又停了", "3栋电梯按了没反应，老人下不来楼", "3栋2单元的电梯坏了三天了")


async def neighbours(talk, count=8):
    """Let so many households live in the two buildings."""

    async def work(conn):
        for n in range(count):
            await people.add(conn, 700 + n, f"住户{n}", talk.now, compound=3, language="zh")
            await people.add_account(
                conn, 700 + n, "console", f"home{n}", talk.now, chat=f"home{n}"
            )
            await tree.add(conn, 750 + n, NodeKind.UNIT, f"9-{n}01", 10 + n // 4)
            await people.grant(conn, 800 + n, 700 + n, Role.RESIDENT, 750 + n, talk.now)

    await talk.database.transact(work)


async def stirred(talk):
    """Let the lift of building 3 stir four households, another matter one."""
    await neighbours(talk)
    for n, words in enumerate(LIFT):
        await talk.say(f"home{n}", f"报修 {words}")
        talk.now += timedelta(hours=50)  # too late to join the one before
    await talk.press("home3", "follow 3", group=True)
    await talk.say("home4", "报修 8栋门口垃圾桶满了，臭死了")


async def test_where_nothing_stirs_this_is_said_in_a_friendly_way(talk):
    answer = await talk.say("resident", "热点")
    assert answer.key == "hot-none"
    assert "挺好" in talk.words(answer)


async def test_households_of_one_matter_in_one_place_are_counted_together(talk):
    await stirred(talk)
    answer = await talk.say("head", "热点")
    (line,) = answer.values["lines"]
    assert line.key == "hot-line-said"
    assert line.values["households"] == 4
    assert line.values["place"] == "3栋"
    assert line.values["trend"].key == "hot-trend-new"


async def test_the_trend_compares_with_a_week_ago(talk):
    await stirred(talk)
    talk.now += timedelta(days=6)
    await talk.press("home5", "follow 3", group=True)
    talk.now += timedelta(days=2)
    (line,) = (await talk.say("head", "热点")).values["lines"]
    assert line.values["households"] == 5
    assert line.values["trend"].values == {"more": 1, "before": 4}


async def test_the_head_opens_the_ticket_or_joins_all_by_one_tap(talk):
    await stirred(talk)
    answer = await talk.say("head", "热点")
    opened, merged = buttons(answer)
    assert opened == "ticket 3"
    assert set(merged.split()[1:3]) == {"1", "2"}
    assert (await talk.press("head", opened)).key == "desk-card"
    assert (await talk.press("head", merged)).key == "order-merged"
    (line,) = (await talk.say("head", "热点")).values["lines"]
    assert line.values["households"] == 4  # merged households are still counted
    assert line.values["numbers"] == "0003"


async def test_residents_and_groups_see_no_words_and_join_nothing(talk):  # R-T10
    await stirred(talk)
    answer = await talk.say("resident", "热点")
    assert answer.values["lines"][0].key == "hot-line"
    assert buttons(answer) == ["ticket 3"]
    (said,) = await talk.take(talk.message("head", "热点", group=True, mentions_bot=True))
    assert said.values["lines"][0].key == "hot-line"
    assert buttons(said) == ["ticket 3"]


async def test_private_matters_are_never_hot(talk):  # R-T10
    await stirred(talk)

    async def hide(conn):
        await conn.execute(update(tickets).values(private=1))

    await talk.database.transact(hide)
    assert (await talk.say("head", "热点")).key == "hot-none"


async def test_talk_that_became_no_ticket_counts_as_a_mention(talk):
    await stirred(talk)

    async def work(conn):
        one = mentions.Mention(9000, 705, talk.now, "3栋电梯怎么老是停", "elevator", 10)
        await mentions.add(conn, 3, one)

    await talk.database.transact(work)
    (line,) = (await talk.say("head", "热点")).values["lines"]
    assert line.values["households"] == 5


async def test_what_a_group_says_without_becoming_a_ticket_is_kept_for_two_weeks(talk):
    await talk.take(talk.message("head", "/intake mention", group=True))

    async def kept(conn):
        return await mentions.since(conn, 3, talk.now - timedelta(days=30))

    await talk.says("neighbour", "3栋2单元垃圾桶满了，臭死了")
    found = await talk.database.transact(kept)
    assert [one.building for one in found] == [10]
    talk.now += timedelta(days=15)
    await talk.work()
    assert await talk.database.transact(kept) == []


def digests_of(talk, who):
    return [reply for reply in talk.told(who) if reply.key == "digest"]


async def test_the_station_hears_each_morning_what_waits_and_what_stirs(talk):
    await stirred(talk)
    talk.now = talk.now.replace(hour=23, minute=50)  # 07:50 there
    await talk.work()
    talk.said.clear()
    await talk.passes(hours=2)
    (digest,) = digests_of(talk, "head")
    assert len(digests_of(talk, "station")) == 1
    assert digests_of(talk, "property") == []
    keys = [part.key for part in digest.also]
    assert keys == ["digest-counts", "digest-overdue", "digest-hot"]
    assert "ticket 3" in buttons(digest)
    assert digest.choices[-1][0].command == "inbox"
    await talk.passes(hours=24)
    assert len(digests_of(talk, "head")) == 2


async def test_the_station_sets_the_hour_or_wants_no_digest(talk):
    await talk.say("resident", "报修 8栋门口垃圾桶满了，臭死了")
    assert "早报 06:30" in talk.words(await talk.say("head", "设置 早报 6:30"))
    talk.now = talk.now.replace(hour=22, minute=20)  # 06:20 there
    await talk.work()
    talk.said.clear()
    await talk.passes(minutes=20)
    assert len(digests_of(talk, "head")) == 1
    assert "早报 不发" in talk.words(await talk.say("head", "设置 早报 关"))
    talk.said.clear()
    await talk.passes(hours=26)
    assert digests_of(talk, "head") == []
    assert (await talk.say("head", "设置 早报 25:00")).key == "settings-how"


async def test_a_morning_that_was_missed_is_left_out(talk):
    await talk.say("resident", "报修 8栋门口垃圾桶满了，臭死了")
    await talk.work()
    talk.said.clear()
    talk.now = talk.now + timedelta(days=1, hours=5)  # five hours after eight
    await talk.work()
    assert digests_of(talk, "head") == []


async def test_where_nothing_happens_nobody_is_told_so_every_morning(talk):
    await talk.passes(hours=30)
    assert digests_of(talk, "head") == []


async def test_the_community_sees_the_hottest_of_all_its_compounds(talk):
    await stirred(talk)
    answer = await talk.say("community", "热点 全部")
    assert answer.key == "hot-everywhere"
    assert [line.values["place"] for line in answer.values["lines"]] == ["丽景苑"]
    assert (await talk.say("head", "热点 全部")).key == "hot-list"
