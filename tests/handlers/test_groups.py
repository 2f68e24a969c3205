"""Tying groups to compounds, and letting go of them."""

from __future__ import annotations

from datetime import timedelta

from domain.conversation import Address, MessageKind
from domain.people import NodeKind
from storage import tree
from storage.tree import Group

NEW = Address("console", "group-9")


async def bound(talk, chat=NEW):
    return await talk.database.transact(lambda conn: tree.group(conn, chat))


async def says_there(talk, who, text, **more):
    message = talk.message(who, text, group=True, chat=NEW, **more)
    return [r.key for r in await talk.take(message)]


async def test_a_group_is_bound_by_a_code_that_works_once(talk):
    how = await talk.say("head", "绑定")
    assert how.key == "bind-how"
    code = how.values["code"]
    assert await says_there(talk, "stranger", f"/bind {code}") == ["bind-done"]
    group, home = await bound(talk)
    assert (home.id, group.node, group.intake) == (3, 3, "auto")
    assert await says_there(talk, "stranger", f"/bind {code}") == ["bind-code-wrong"]


async def test_a_buildings_own_group_is_bound_to_the_building(talk):
    code = (await talk.say("head", "/bind 3栋")).values["code"]
    await says_there(talk, "head", f"/bind {code}")
    group, _ = await bound(talk)
    assert group.node == 10


async def test_a_code_for_binding_lasts_an_hour(talk):
    code = (await talk.say("head", "/bind")).values["code"]
    talk.now += timedelta(minutes=61)
    assert await says_there(talk, "head", f"/bind {code}") == ["bind-code-wrong"]


async def test_a_resident_cannot_bind(talk):
    assert (await talk.say("resident", "/bind")).key == "refused-role"


async def test_the_bot_introduces_itself_where_it_is_added_and_leaves_quietly(talk):
    assert await says_there(talk, "head", "", kind=MessageKind.JOINED) == ["group-hello"]
    code = (await talk.say("head", "/bind")).values["code"]
    await says_there(talk, "head", f"/bind {code}")
    assert await says_there(talk, "head", "", kind=MessageKind.LEFT) == []
    assert not (await bound(talk))[0].open
    assert await says_there(talk, "head", "", kind=MessageKind.JOINED) == ["group-hello-again"]
    assert (await bound(talk))[0].open


async def test_letting_go_of_a_group_is_confirmed_first(talk):
    assert [r.key for r in await talk.says("head", "/unbind")] == ["unbind-sure"]
    assert (await talk.press("head", "unbind yes", group=True)).key == "unbind-done"
    assert [r.key for r in await talk.says("head", "/unbind")] == ["group-unbound"]


async def test_how_closely_the_bot_listens_is_set_in_the_group(talk):
    assert [r.key for r in await talk.says("head", "/intake")] == ["intake-which"]
    assert (await talk.press("head", "intake mention", group=True)).key == "intake-mention-set"
    group, _ = await bound(talk, Address("console", "group-1"))
    assert group.intake == "mention"
    assert (await talk.say("head", "/intake auto")).key == "only-in-group"


HOOK = Address("wecom", "hook:lijing")


async def test_a_push_webhook_is_tied_by_its_name_and_says_a_word_there(talk):
    bound_now = await talk.say("head", "绑定 推送 lijing")
    assert bound_now.key == "push-bound"
    assert (await bound(talk, HOOK))[0].node == 3
    assert [reply.key for at, reply, _ in talk.said if at == HOOK] == ["push-hello"]
    await talk.say("head", "绑定 推送 lijing 3栋")
    assert (await bound(talk, HOOK))[0].node == 10
    assert (await talk.say("head", "解绑 推送 lijing")).key == "push-unbound"
    assert await bound(talk, HOOK) is None
    assert (await talk.say("head", "解绑 推送 lijing")).key == "push-unknown"


async def test_another_compounds_push_webhook_is_out_of_reach(talk):
    async def work(conn):
        await tree.add(conn, 900, NodeKind.COMPOUND, "望海苑", 2)
        await tree.bind(conn, Group(HOOK, 900, 900, "lijing", "mention"))

    await talk.database.transact(work)
    assert (await talk.say("head", "绑定 推送 lijing")).key == "bind-taken"
    assert (await talk.say("head", "解绑 推送 lijing")).key == "push-unknown"
    assert (await talk.say("resident", "绑定 推送 lijing")).key == "refused-role"


async def test_a_notice_goes_to_the_push_webhook_too(talk):
    await talk.say("head", "绑定 推送 lijing")
    draft = await talk.say("head", "公告 周三停水")
    await talk.press("head", draft.choices[0][0].command)
    [told] = [reply for at, reply, _ in talk.said if at == HOOK][1:]
    assert (told.key, told.page[:7]) == ("notice-of-station", "notice-")
