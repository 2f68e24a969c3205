"""What waits in the outbox reaches people through Telegram, whatever the service answers."""

from __future__ import annotations

import asyncio

from domain.conversation import Address, Choice, Picture, Reply, Term, say
from storage import card_places, outbox, people, tree
from storage.database import Connection
from storage.outbox import Lane, State
from storage.tree import Group
from tests.channels.conftest import House
from tests.fakes.botapi import Group as FakeGroup
from tests.fakes.botapi import Person as FakePerson

HELLO = say("lang-which")
WORDS = "您想用哪种语言"


def to(chat: FakePerson | FakeGroup, thread: int = 0) -> Address:
    return Address("telegram", str(chat.id), str(thread) if thread else "")


async def known(house: House, chat: FakePerson, person: int, language: str = "zh") -> None:
    """Let the bot know a person by their Telegram account, with an open direct chat."""

    async def work(conn: Connection) -> None:
        await people.add(conn, person, chat.name, house.talk.now, language=language)
        await people.add_account(
            conn, person, "telegram", str(chat.id), house.talk.now, str(chat.id)
        )

    await house.database.transact(work)


async def test_a_newcomer_is_answered(house: House):
    anna = house.tg.user("Anna")
    await anna.writes("/help")
    await anna.sees("云管家")


async def test_somebody_who_speaks_english_is_answered_in_english(house: House):
    anna = house.tg.user("Anna", language="en")
    await anna.writes("/lang")
    await anna.sees("language")


async def test_a_letter_goes_where_the_person_was_last_in_touch(house: House):
    anna = house.tg.user("Anna", started=True)
    await known(house, anna, 900)
    id = await house.put(HELLO, person=900)
    seen = await anna.sees(WORDS)
    row = await house.becomes(id, State.SENT)
    assert row["sent_ref"] == str(seen.id)


async def test_a_letter_waits_for_somebody_who_has_no_open_chat(house: House):
    async def work(conn: Connection) -> None:
        await people.add(conn, 900, "Anna", house.talk.now)

    await house.database.transact(work)
    id = await house.put(HELLO, person=900)
    await house.becomes(id, State.HELD)


async def test_who_blocked_the_bot_gets_what_waited_when_they_come_back(house: House):
    anna = house.tg.user("Anna", started=True)
    await known(house, anna, 900)
    anna.account.blocked = True
    id = await house.put(HELLO, person=900)
    await house.becomes(id, State.HELD)
    anna.account.blocked = False
    await anna.writes("/help")
    await anna.sees(WORDS)


async def test_a_group_that_threw_the_bot_out_is_closed_and_not_tried_for_ever(house: House):
    head = house.tg.user("站长")
    group = house.tg.supergroup("丽景苑", [head], bot="left")

    async def work(conn: Connection) -> None:
        await tree.bind(conn, Group(to(group), 3, 3, "丽景苑"))

    await house.database.transact(work)
    first = await house.put(HELLO, address=to(group))
    second = await house.put(HELLO, address=to(group))
    await house.becomes(first, State.FAILED)
    await house.becomes(second, State.FAILED)

    async def groups(conn: Connection) -> list[Group]:
        return await tree.groups_of(conn, 3)

    assert to(group) not in [g.address for g in await house.database.transact(groups)]


async def test_a_group_that_became_a_supergroup_gets_what_waited_for_it(house: House):
    head = house.tg.user("站长")
    group = house.tg.group("丽景苑", [head])

    async def work(conn: Connection) -> None:
        await tree.bind(conn, Group(to(group), 3, 3, "丽景苑"))

    await house.database.transact(work)
    old = to(group)
    room = house.tg.service.rooms[group.id]
    new = house.tg.service.add_room("supergroup", "丽景苑")
    new.members, new.permissions = dict(room.members), set(room.permissions)
    room.migrated_to, group.room = new.id, new  # nobody tells: the bot learns it by sending
    first = await house.put(HELLO, address=old)
    second = await house.put(HELLO, address=old)
    await house.becomes(first, State.SENT)
    await group.sees(WORDS)
    await house.becomes(second, State.SENT)


async def test_a_topic_that_was_deleted_falls_back_to_the_general_one(house: House):
    head = house.tg.user("站长")
    group = house.tg.forum("丽景苑", [head])
    topic = await group.opens_topic("报修", head)
    await house.put(HELLO, address=to(group, topic.id))
    await group.sees(WORDS, topic_id=topic.id)
    await group.deletes_topic(topic)
    await house.put(HELLO, address=to(group, topic.id))
    await group.sees(WORDS)


async def test_when_the_service_asks_for_patience_the_message_comes_later_and_once(house: House):
    anna, bob = house.tg.user("Anna", started=True), house.tg.user("Bob", started=True)
    house.tg.fault("429", "sendMessage", chat_id=anna.id, seconds=1)
    first = await house.put(HELLO, address=to(anna))
    await house.put(HELLO, address=to(bob))
    await bob.sees(WORDS)
    assert (await house.row(first))["state"] == State.SENDING
    await anna.sees(WORDS)
    await house.becomes(first, State.SENT)


async def test_a_service_that_is_down_for_a_moment_loses_nothing(house: House):
    anna = house.tg.user("Anna", started=True)
    house.tg.fault("502", "sendMessage", times=2)
    house.tg.fault("cut-before", "sendMessage")
    await house.put(HELLO, address=to(anna))
    await anna.sees(WORDS, within=15)


async def test_what_the_service_refuses_for_good_is_given_up_and_holds_nobody_up(house: House):
    anna = house.tg.user("Anna", started=True)
    house.tg.fault("400", "sendMessage", words="can't parse entities")
    id = await house.put(HELLO, address=to(anna))
    row = await house.becomes(id, State.FAILED)
    assert "parse" in row["error"]
    await house.put(HELLO, address=to(anna))
    await anna.sees(WORDS)


async def test_a_card_is_edited_in_place_and_said_anew_when_it_was_deleted(house: House):
    anna = house.tg.user("Anna", started=True)
    card = Reply(key="lang-which", card="ticket:3:1")
    await house.put(card, address=to(anna))
    shown = await anna.sees(WORDS)

    async def refresh(conn: Connection) -> None:
        new = Reply(key="lang-set-zh", card="ticket:3:1")
        await card_places.refresh(
            conn, lambda: next(house.talk.ids), house.talk.now, new, compound=3
        )

    await house.tg.settles()
    await house.database.transact(refresh)
    house.delivery.wake()
    edited = await anna.sees("中文", kind="edited")
    assert edited.id == shown.id
    await house.tg.settles()
    shown.is_deleted = True

    async def again(conn: Connection) -> None:
        new = Reply(key="lang-set-en", card="ticket:3:1")
        await card_places.refresh(
            conn, lambda: next(house.talk.ids), house.talk.now, new, compound=3
        )

    await house.database.transact(again)
    house.delivery.wake()
    await anna.sees("英文", kind="sent")


async def test_buttons_name_their_compound_so_that_they_work_wherever_the_presser_lives(
    house: House,
):
    anna = house.tg.user("Anna", started=True)
    choices = ((Choice(Term("lang-name-zh"), "lang zh"), Choice(Term("lang-name-en"), "x" * 62)),)
    await house.put(Reply(key="lang-which", choices=choices), address=to(anna))
    seen = await anna.sees(WORDS)
    assert [b.get("callback_data") for row in seen.keyboard for b in row] == [
        "~3 lang zh",
        "x" * 62,
    ]
    press = await anna.presses(seen, "中文")
    await press.answer()
    await anna.sees("以后跟您说中文")
    house.tg.assert_answered_once()


async def test_a_long_text_comes_in_pieces_with_its_buttons_at_the_end(house: House):
    anna = house.tg.user("Anna", started=True)
    long = "第一行🏠\n" * 1200
    choices = ((Choice(Term("lang-name-zh"), "lang zh"),),)
    reply = Reply(key="help-guest", values={"commands": long}, choices=choices)
    id = await house.put(reply, address=to(anna))
    await house.becomes(id, State.SENT, within=10)
    shown = anna.shows()
    assert len(shown) >= 2
    assert [bool(m.buttons) for m in shown] == [False] * (len(shown) - 1) + [True]
    assert sum(m.text.count("🏠") for m in shown) == 1200


async def test_danger_overtakes_what_was_waiting_before_it(house: House):
    anna = house.tg.user("Anna", started=True)
    await house.put(say("lang-set-zh"), address=to(anna), lane=Lane.BROADCAST)
    for _ in range(3):
        await house.put(say("lang-set-en"), address=to(anna), lane=Lane.BROADCAST)
    await asyncio.sleep(0.2)
    await house.put(HELLO, address=to(anna), lane=Lane.DANGER)
    await anna.sees(WORDS)
    assert len(anna.shows("英文")) < 3


async def test_one_chat_gets_its_messages_in_the_order_they_were_written(house: House):
    anna = house.tg.user("Anna", started=True)
    for n in range(4):
        id = await house.put(say("refused-role") if n % 2 else HELLO, address=to(anna))
    await house.becomes(id, State.SENT, within=10)
    assert [WORDS in m.text for m in anna.shows()] == [True, False, True, False]


async def test_a_text_that_does_not_exist_stops_no_other_letter(house: House):
    anna = house.tg.user("Anna", started=True)
    broken = await house.put(say("no-such-text"), address=to(anna))
    await house.put(HELLO, address=to(anna))
    await anna.sees(WORDS)
    await house.becomes(broken, State.FAILED)


async def test_what_a_dead_process_had_in_hand_goes_out_again(house: House):
    anna = house.tg.user("Anna", started=True)
    house.delivery.stop()
    await house.tg.settles()
    id = await house.put(HELLO, address=to(anna))

    async def die(conn: Connection) -> None:
        await outbox.claim(conn, house.talk.now, 10)

    await house.database.transact(die)
    assert (await house.row(id))["state"] == State.SENDING
    async with asyncio.TaskGroup() as group:
        second = house.another_delivery()
        group.create_task(second.run())
        await anna.sees(WORDS)
        second.stop()
    assert (await house.row(id))["state"] == State.SENT


async def test_a_picture_is_drawn_in_the_readers_language(house: House):
    anna, bob = house.tg.user("Anna", started=True), house.tg.user("Bob", started=True)
    await known(house, anna, 900, "zh")
    await known(house, bob, 901, "en")
    reply = Reply(key="lang-which", picture=Picture("poll", {"yes": 3}))
    await house.put(reply, person=900)
    await house.put(reply, person=901)
    await anna.sees(WORDS)
    await bob.sees("language")
    assert sorted(house.drawn) == [("poll", "en"), ("poll", "zh")]


async def test_a_button_that_wants_words_says_which_compound_where_the_chat_speaks_of_another(
    house: House,
):
    zhou = house.tg.user("Zhou", started=True)
    await known(house, zhou, 900)
    await house.database.transact(lambda conn: people.set_compound(conn, 900, 3))
    button = Choice(Term("button-done"), "done 1", prompt=True)
    reply = Reply(key="lang-which", choices=((button,),))
    for compound, typed in ((3, "done 1"), (903, "~903 done 1")):
        id = await house.put(reply, person=900, compound=compound)
        await house.becomes(id, State.SENT)
        markup = zhou.shows(WORDS)[-1].payload["reply_markup"]
        assert typed == markup["inline_keyboard"][0][0]["switch_inline_query_current_chat"]
