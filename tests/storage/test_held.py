"""What waited for somebody is told as one message where a service counts messages."""

from datetime import UTC, datetime

from domain.conversation import Choice, Picture, Reply, Term, say
from storage import held, outbox
from storage.outbox import Lane, State

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


async def holding(database, *replies: Reply, compounds=(3,)):
    async def work(conn):
        for number, reply in enumerate(replies):
            compound = compounds[number % len(compounds)]
            await outbox.put(conn, number + 1, NOW, reply, compound=compound, person=7)
            await outbox.hold(conn, number + 1)

    await database.transact(work)


async def merged(database):
    ids = iter(range(1000, 2000))

    async def work(conn):
        count = await held.merge(conn, lambda: next(ids), 7, NOW)
        await outbox.release(conn, 7, NOW)
        return count, await outbox.claim(conn, NOW, 50)

    return await database.transact(work)


def button(command):
    return Reply(key="lang-which", choices=((Choice(Term("lang-name-zh"), command),),))


async def test_several_letters_are_one_that_goes_before_answers(database):
    await holding(database, say("a"), say("b", x=1), button("take 42"))
    count, letters = await merged(database)
    assert count == 3
    [one] = letters
    assert (one.reply.key, one.lane, one.compound) == ("held-together", Lane.ANSWER, 3)
    assert [term.key for term in one.reply.also] == ["a", "b", "lang-which"]
    assert one.reply.choices[0][0].command == "take 42"


async def test_one_letter_stays_as_it_is_and_pictures_go_on_their_own(database):
    await holding(database, say("a"), Reply(key="b", picture=Picture("qr", {})))
    count, letters = await merged(database)
    assert count == 0
    assert [one.reply.key for one in letters] == ["a", "b"]


async def test_of_very_many_the_newest_are_told_and_the_others_counted(database):
    await holding(database, *(say(f"k{n}") for n in range(40)))
    _, [one] = await merged(database)
    assert one.reply.values == {"count": 40, "older": 28}
    assert [term.key for term in one.reply.also] == [f"k{n}" for n in range(28, 40)]


async def test_buttons_of_two_compounds_say_which_is_meant(database):
    await holding(database, button("take 1"), button("take 2"), compounds=(3, 4))
    _, [one] = await merged(database)
    assert one.compound == 0
    assert {row[0].command for row in one.reply.choices} == {"~3 take 1", "~4 take 2"}


async def test_merging_twice_tells_nothing_twice(database):
    await holding(database, say("a"), say("b"))
    await merged(database)
    assert (await merged(database))[0] == 0
    rows = await database.read(
        lambda conn: conn.fetch(outbox.outbox.select().where(outbox.outbox.c.id < 1000))
    )
    assert {row["state"] for row in rows} == {State.SENT}
