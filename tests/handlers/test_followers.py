"""Neighbours joined to a ticket: one tap to say it is the same, one to split off again; parties of private matters."""

from __future__ import annotations

import pytest

from domain.tickets import State
from storage import ticket_history, ticket_splits
from tests.looking import buttons, history, keys, ticket

pytestmark = pytest.mark.usefixtures("tickets_stay_sound")

BIN = "3栋2单元垃圾桶满了，臭死了"


async def joined(talk):
    """A neighbour's words are joined to the resident's ticket by place and category."""
    await talk.says("resident", BIN)
    return answered(await talk.says("neighbour", "3栋2单元垃圾桶又满了没人清"))


def answered(replies):
    """Return the answer to being joined, among the cards that were brought up to date."""
    [answer] = [reply for reply in replies if reply.key == "intake-joined"]
    return answer


async def test_a_neighbour_who_means_something_else_says_so_with_one_tap(talk):
    answer = await joined(talk)
    assert buttons(answer) == ["part 1"]
    said_at = talk.now
    await talk.passes(hours=2)
    assert "parted-own" in [t.key for r in [await talk.say("neighbour", "拆出 1")] for t in r.also]
    new = await ticket(talk, 2)
    assert (new.reporter, new.state) == (talk.person("neighbour"), State.RECEIVED)
    assert new.text == "3栋2单元垃圾桶又满了没人清"
    assert new.received_at == said_at  # R-T03
    assert (await ticket(talk)).followers == 0
    assert [line.move for line in await history(talk)][-1] == "part"
    assert [line.move for line in await history(talk, 2)] == ["open", "parted"]


async def test_the_station_sees_who_stands_behind_it_and_splits_one_off(talk):
    await joined(talk)
    await talk.press("steward", "follow 1")
    shown = await talk.say("head", "跟随 1")
    assert shown.values["count"] == 2
    person = talk.person("neighbour")
    assert f"part 1 {person}" in buttons(shown)
    assert (await talk.press("head", f"same 1 {talk.person('steward')}")).key == "followers-same"
    assert "✓" in talk.words(await talk.say("head", "跟随 1"))
    assert (await talk.press("head", f"part 1 {person}")).key == "parted"
    assert "told-parted" in keys(talk.told("neighbour"))
    assert (await ticket(talk)).followers == 1
    assert (await ticket(talk, 2)).reporter == person
    await talk.say("head", "派单 2 物业")
    assert "told-assigned" in keys(talk.told("neighbour"))


async def test_photos_go_with_the_neighbour_who_sent_them(talk):
    await talk.says("resident", BIN)
    assert answered(await talk.photo("neighbour", "3栋2单元垃圾桶又满了没人清", group=True))
    await talk.say("neighbour", "拆出 1")
    of = [
        await talk.database.transact(lambda conn, n=n: ticket_history.files_of(conn, 3, n))
        for n in (1, 2)
    ]
    assert [len(files) for files in of] == [0, 1]


async def test_one_who_only_tapped_me_too_keeps_the_words_of_the_ticket(talk):
    await talk.says("resident", BIN)
    await talk.press("neighbour", "follow 1")
    await talk.say("neighbour", "拆出 1")
    assert (await ticket(talk, 2)).text == BIN


async def test_a_doubtful_join_is_shown_to_the_station_with_both_taps(talk):
    await talk.says("resident", "3栋2单元楼道灯坏了，晚上看不见台阶")
    assert answered(await talk.says("neighbour", "3栋2单元楼道灯不亮，黑咕隆咚的，老人不敢下楼"))
    [asked] = [r for r in talk.told("head") if r.key == "staff-joined"]
    person = talk.person("neighbour")
    assert buttons(asked) == [f"same 1 {person}", f"part 1 {person}"]


async def test_a_neighbour_who_only_says_me_too_is_no_cause_for_doubt(talk):
    await talk.says("resident", "3栋2单元楼道灯坏了，晚上看不见台阶")
    ref = next(ref for at, reply, ref in talk.said if reply.key == "intake-received")
    assert answered(await talk.says("neighbour", "我也是", reply_to=ref))
    assert "staff-joined" not in keys(talk.told("head"))


async def test_who_came_with_a_merged_ticket_is_split_with_it(talk):
    await talk.say("resident", BIN)
    await talk.say("neighbour", "8栋1单元路灯坏了没人修")
    await talk.say("station", "并案 2 1")
    person = talk.person("neighbour")
    assert (await talk.press("head", f"part 1 {person}")).key == "part-merged"
    assert (await talk.say("head", "拆案 2")).key == "order-split"
    assert (await ticket(talk, 2)).state is State.RECEIVED


async def test_who_reported_without_a_name_stays_unnamed_when_tickets_are_merged(talk):
    await talk.say("neighbour", "匿名 3栋2单元垃圾桶满了没人清")
    await talk.say("resident", "8栋1单元路灯坏了没人修")
    assert (await talk.say("station", "并案 1 2")).key == "order-merged"
    for who in ("head", "community"):
        words = talk.words(await talk.say(who, "跟随 2"))
        assert "neighbour" not in words
        assert "匿名" in words


@pytest.mark.parametrize(
    "who", ["resident", "steward", "volunteer", "property", "committee", "grid", "street"]
)
async def test_others_neither_list_nor_split_neighbours(talk, who):
    await joined(talk)
    person = talk.person("neighbour")
    for command in ("followers 1", f"part 1 {person}", f"same 1 {person}"):
        assert (await talk.press(who, command)).key == "refused-role", command


async def test_who_does_not_follow_has_nothing_to_split(talk):
    await joined(talk)
    assert (await talk.say("volunteer", "拆出 1")).key == "part-not-following"
    assert (await talk.press("head", "part 1 999")).key == "part-not-following"


async def private(talk):
    await talk.say("resident", "报修 3栋2单元楼上502老王家天天半夜打麻将吵得睡不着，求管管")
    kept = await ticket(talk)
    assert kept.private
    return kept


async def test_only_the_parties_and_those_who_work_on_it_see_a_private_matter(talk):  # R-T10
    await private(talk)
    await talk.say("station", "接单 1")
    for who in ("resident", "station", "head"):
        assert (await talk.say(who, "查 1")).key in {"ticket-card-reporter", "desk-card"}, who
    for who in ("neighbour", "steward", "volunteer", "property", "committee", "grid",
                "community", "street"):  # fmt: skip
        assert (await talk.say(who, "查 1")).key == "ticket-card-group", who
        assert (await talk.say(who, "经过 1")).key == "ticket-unknown", who
        assert (await talk.say(who, "卷宗 1")).key == "ticket-unknown", who
        assert (await talk.press(who, "follow 1")).key == "ticket-unknown", who
        found = await talk.say(who, "查 半夜打麻将")
        assert found is None or "502老王家" not in talk.words(found), who


async def test_a_named_party_sees_it_and_is_told_what_happens(talk):
    await private(talk)
    await talk.say("station", "接单 1")
    assert (await talk.say("head", "当事人 1 neighbour")).key == "party-named"
    assert (await talk.say("head", "当事人 1 neighbour")).key == "party-already"
    assert talk.told("neighbour")[-1].key == "told-party"
    assert (await talk.say("neighbour", "查 1")).key == "ticket-card-reporter"
    await talk.say("station", "办结 1 两家都同意各退一步")
    assert "told-done" in keys(talk.told("neighbour"))
    kept = await ticket(talk)
    assert kept.followers == 0
    found = await talk.database.transact(lambda conn: ticket_splits.joined(conn, kept))
    assert found == []


async def test_parties_are_named_by_the_station_and_only_for_private_matters(talk):
    await talk.say("resident", BIN)
    assert (await talk.say("head", "当事人 1 neighbour")).key == "party-not-private"
    await talk.say("resident", "报修 我和楼上邻居闹矛盾了，请社区来调解一下")
    number = 2
    assert (await ticket(talk, number)).private
    assert (await talk.say("head", f"当事人 {number} 查无此人")).key == "party-unknown"
    assert (await talk.say("head", f"当事人 {number}")).key == "party-who"
    for who in ("resident", "steward", "property", "committee", "grid", "community", "street"):
        assert (await talk.say(who, f"当事人 {number} neighbour")).key == "refused-role", who


async def test_the_community_sees_a_private_matter_when_it_comes_to_them(talk):
    await private(talk)
    await talk.say("station", "接单 1")
    await talk.say("station", "会商 1 居民：愿意请社区来")
    await talk.say("station", "流转 1 社区 调解两次未果")
    assert (await talk.say("community", "查 1")).key == "desk-card"
    await talk.say("community", "接收 1")
    assert (await talk.say("community", "卷宗 1")).papers
    assert (await talk.say("street", "查 1")).key == "ticket-card-group"
