"""Appointments: by whom, where, for how long (R-O01 … R-O05)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.conversation import Role
from storage import people


async def person(talk, who):
    return await talk.database.transact(lambda conn: people.by_account(conn, "console", who))


async def test_the_head_appoints_a_steward_of_one_building(talk):
    answer = await talk.say("head", "任命 楼道长 neighbour 8栋")
    assert answer.key == "role-given"
    neighbour = await person(talk, "neighbour")
    assert Role.STEWARD in neighbour.roles_at("/1/2/3/4/11/", talk.now)
    assert Role.STEWARD not in neighbour.roles_at("/1/2/3/4/10/", talk.now)  # R-O02
    assert talk.told("neighbour")[-1].key == "role-given-told"


async def test_nobody_appoints_their_own_rank_or_above(talk):  # R-O02
    assert (await talk.say("head", "任命 站长 neighbour")).key == "role-not-yours"
    assert (await talk.say("community", "任命 社区 neighbour")).key == "role-not-yours"
    assert (await talk.say("community", "任命 站长 neighbour")).key == "role-given"


async def test_a_role_ends_with_its_term(talk):
    answer = await talk.say("head", "任命 站员 neighbour 至2026-06-30")
    assert answer.key == "role-given-until"
    assert Role.STATION in (await person(talk, "neighbour")).roles_at("/1/2/3/", talk.now)
    talk.now += timedelta(days=200)
    assert Role.STATION not in (await person(talk, "neighbour")).roles_at("/1/2/3/", talk.now)


@pytest.mark.parametrize("day", ["至2026-02-30", "至2020-01-01"])
async def test_a_day_that_cannot_be_is_refused(talk, day):
    answer = await talk.say("head", f"任命 站员 neighbour {day}")
    assert answer.key in {"role-day-unclear", "role-day-past"}


async def test_cross_posts_are_separate_roles_of_one_person(talk):  # R-O03
    await talk.say("community", "任命 业委会 neighbour")
    await talk.say("head", "任命 志愿者 neighbour")
    held = (await person(talk, "neighbour")).roles_within("/1/2/3/", talk.now)
    assert held == {Role.RESIDENT, Role.COMMITTEE, Role.VOLUNTEER}
    assert (await talk.say("community", "任命 业委会 neighbour")).key == "role-already"


async def test_only_who_has_a_home_here_joins_the_committee(talk):  # R-O05
    assert (await talk.say("community", "任命 业委会 property")).key == "role-committee-home"


async def test_somebody_unknown_is_appointed_by_a_code(talk):
    answer = await talk.say("head", "任命 物业")
    assert answer.key == "role-code"
    assert (await talk.say("dispatcher", f"/start {answer.values['code']}")).key == "role-taken"
    assert (await talk.say("other", f"/start {answer.values['code']}")).key == "code-wrong"
    assert Role.PROPERTY in (await person(talk, "dispatcher")).roles_at("/1/2/3/", talk.now)


async def test_a_code_makes_nobody_without_a_home_here_a_committee_member(talk):  # R-O05
    answer = await talk.say("community", "任命 业委会")
    assert answer.key == "role-code-home"  # says whom the code is good for
    code = answer.values["code"]
    assert (await talk.say("dispatcher", f"/start {code}")).key == "role-taken-no-home"
    assert (await talk.say("property", f"/start {code}")).key == "role-taken-no-home"
    assert (await person(talk, "property")).roles_at("/1/2/3/", talk.now) == {Role.PROPERTY}
    assert (
        await talk.say("neighbour", f"/start {code}")
    ).key == "role-taken"  # the code is still good


async def test_an_appointment_is_ended_by_who_may_make_it(talk):
    page = await talk.say("head", "任命")
    assert page.key == "role-page"
    buttons = [c.command for row in page.choices for c in row]
    steward = next(b for b in buttons if b == f"role end {500 + 2}")
    assert (await talk.press("head", steward)).key == "role-end-sure"
    assert (await talk.press("head", f"{steward} yes")).key == "role-ended"
    assert talk.told("steward")[-1].key == "role-ended-told"
    assert (await talk.press("head", f"role end {500 + 9} yes")).key == "role-not-yours"


async def test_of_several_with_one_name_the_right_one_is_chosen(talk):
    async def work(conn):
        await people.add(conn, 960, "neighbour", talk.now, compound=3)
        await people.grant(conn, 961, 960, Role.RESIDENT, 22, talk.now)

    await talk.database.transact(work)
    which = await talk.say("head", "任命 站员 neighbour")
    assert which.key == "role-several"
    assert (await talk.press("head", which.choices[0][0].command)).key == "role-given"


async def test_a_building_has_to_be_named_for_a_steward(talk):
    assert (await talk.say("head", "任命 楼道长 neighbour")).key == "role-where"
