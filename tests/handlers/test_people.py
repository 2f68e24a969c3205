"""The way in: codes, requests, one's own page, linking, being forgotten."""

from __future__ import annotations

from datetime import timedelta

from domain.conversation import MessageKind, Role, say
from storage import people, tree


async def code_for_flat(talk, where="3栋1-102"):
    reply = await talk.say("head", f"成员 码 {where}")
    assert reply.key == "member-code"
    return reply.values["code"]


async def roles_of(talk, who):
    async def work(conn):
        person = await people.by_account(conn, "console", who)
        return {g.role for g in person.grants if g.holds(talk.now)}, person

    return await talk.database.transact(work)


async def test_a_household_code_makes_a_resident(talk):
    code = await code_for_flat(talk)
    answer = await talk.say("newcomer", f"/start {code}")
    assert answer == say("join-welcome", compound="丽景苑", place="3栋 1-102").__class__(
        key="join-welcome",
        values={"compound": "丽景苑", "place": "3栋 1-102"},
        choices=answer.choices,
    )
    held, person = await roles_of(talk, "newcomer")
    assert held == {Role.RESIDENT}
    assert person.compound == 3


async def test_a_code_sent_by_itself_in_small_letters_with_a_dash_is_understood(talk):
    code = await code_for_flat(talk)
    answer = await talk.say("newcomer", f"{code[:4].lower()}-{code[4:].lower()}")
    assert answer.key == "join-welcome"


async def test_the_whole_family_uses_one_code_but_nobody_twice(talk):
    code = await code_for_flat(talk)
    assert (await talk.say("mother", code)).key == "join-welcome"
    assert (await talk.say("father", f"加入 {code}")).key == "join-welcome"
    assert (await talk.say("father", f"加入 {code}")).key == "join-already"


async def test_a_code_that_is_too_old_opens_nothing(talk):
    code = await code_for_flat(talk)
    talk.now += timedelta(days=91)
    assert (await talk.say("newcomer", code)).key == "code-wrong"


async def test_after_eight_wrong_codes_one_has_to_wait(talk):
    for n in range(8):
        assert (await talk.say("thief", f"/start WRONG{n:03}")).key == "code-wrong"
    code = await code_for_flat(talk)
    assert (await talk.say("thief", f"/start {code}")).key == "code-too-many"
    talk.now += timedelta(hours=2)
    assert (await talk.say("thief", f"/start {code}")).key == "join-welcome"


async def test_a_household_code_is_not_for_the_group(talk):
    code = await code_for_flat(talk)
    assert [r.key for r in await talk.says("newcomer", f"/join {code}")] == ["code-only-private"]


async def test_a_request_is_put_before_the_station_and_admitted_by_a_button(talk):
    assert (await talk.say("newcomer", "加入")).key == "join-how"
    assert (await talk.say("newcomer", "三栋1单元102 小吴")).key == "join-asked"
    card = talk.told("station")[-1]
    assert card.key == "member-asks"
    assert card.values["place"] == "3栋 1-102"
    assert talk.told("head")[-1].key == "member-asks"
    answer = await talk.press("head", card.choices[0][0].command)
    assert answer.key == "member-admitted"
    assert talk.told("newcomer")[-1].key == "join-admitted"
    assert talk.told("station")[-1].key == "member-admitted"  # the other card is edited too
    held, _ = await roles_of(talk, "newcomer")
    assert held == {Role.RESIDENT}
    assert (await talk.press("station", card.choices[0][1].command)).key == "member-decided"


async def test_a_request_that_names_no_flat_is_asked_again_and_can_be_given_up(talk):
    await talk.say("newcomer", "加入")
    assert (await talk.say("newcomer", "我就住这里")).key == "join-place-unclear"
    assert (await talk.say("newcomer", "取消")).key == "cancel-done"
    assert (await talk.say("newcomer", "取消")).key == "cancel-nothing"


async def test_whoever_is_turned_away_is_told_and_stays_a_guest(talk):
    await talk.say("newcomer", "加入 8栋1-101 老李")
    card = talk.told("head")[-1]
    assert (await talk.press("head", card.choices[0][1].command)).key == "member-turned-away"
    assert talk.told("newcomer")[-1].key == "join-refused"
    assert (await talk.say("newcomer", "帮助")).key == "help-guest"


async def test_joining_is_a_matter_for_the_direct_chat(talk):
    assert [r.key for r in await talk.says("newcomer", "/join")] == ["join-in-private"]
    assert (await talk.say("newcomer", "加入")).key == "join-how"


async def test_two_accounts_become_one_person_by_a_code(talk):
    reply = await talk.say("resident", "我的 关联")
    assert reply.key == "link-how"
    code = reply.values["code"]
    assert (await talk.say("resident", f"/start {code}")).key == "link-self"
    assert (await talk.say("phone", f"/start {code}")).key == "link-done"
    _, person = await roles_of(talk, "phone")
    assert person.id == talk.person("resident")


async def test_news_for_who_was_linked_reaches_the_one_person_they_became(talk):
    await talk.say("phone", "帮助")
    _, phone = await roles_of(talk, "phone")
    code = (await talk.say("resident", "我的 关联")).values["code"]
    await talk.say("phone", f"/start {code}")

    async def work(conn):
        return await people.direct_chat(conn, phone.id)

    assert await talk.database.transact(work) is not None


async def test_somebody_is_forgotten_only_after_they_said_so_twice(talk):
    assert (await talk.say("resident", "我的 注销")).key == "me-delete-sure"
    assert (await talk.press("resident", "me delete yes")).key == "me-deleted"

    async def work(conn):
        return await people.by_account(conn, "console", "resident"), await people.get(conn, 100)

    account, person = await talk.database.transact(work)
    assert account is None
    assert person.name == ""
    assert not [g for g in person.grants if g.holds(talk.now + timedelta(seconds=1))]
    assert (await talk.say("resident", "帮助")).key == "help-guest"


async def test_the_operator_cannot_vanish(talk):
    assert (await talk.press("operator", "me delete yes")).key == "me-delete-operator"


async def test_ones_own_page_names_roles_and_places(talk):
    page = await talk.say("steward", "我的")
    assert page.key == "me-page"
    assert "3栋 楼道长" in talk.words(page)


async def test_somebody_with_two_compounds_chooses_which_one_they_speak_about(talk):
    async def work(conn):
        from domain.people import NodeKind

        await tree.add(conn, 903, NodeKind.COMPOUND, "海韵花园", 2)

    await talk.database.transact(work)
    which = await talk.say("community", "我的 小区")
    assert which.key == "me-at-which"
    assert (await talk.press("community", "me at 903")).key == "me-at-now"
    _, person = await roles_of(talk, "community")
    assert person.compound == 903
    assert (await talk.say("resident", "我的 小区 海韵花园")).key == "me-at-which"


async def test_what_is_for_somebody_who_blocked_the_bot_waits_for_them(talk):
    await talk.take(talk.message("resident", "", kind=MessageKind.BLOCKED))

    async def work(conn):
        return await people.direct_chat(conn, talk.person("resident"))

    assert await talk.database.transact(work) is None
    await talk.say("resident", "帮助")
    assert await talk.database.transact(work) is not None
