"""Finding one's way."""

import re
from datetime import timedelta

import pytest

from domain.conversation import say


def commands_shown(answer):
    return {c.command.partition(" ")[2] for row in answer.choices for c in row}


async def test_a_resident_is_shown_what_residents_may_do(talk):
    answer = await talk.say("resident", "帮助")
    assert answer.key == "help-topics"
    assert "丽景苑" in talk.words(answer)
    assert "desk" not in commands_shown(answer), "handling is for those who handle"
    reports = await talk.press("resident", "help request")
    assert "/rate" in talk.words(reports)
    assert "/inbox" not in talk.words(reports)


@pytest.mark.parametrize("who", ["head", "property", "community"])
async def test_the_topics_together_show_every_command_of_a_role_once(talk, who):
    answer = await talk.say(who, "帮助")
    shown = []
    for topic in commands_shown(answer):
        shown += re.findall(r"\(/(\w+)\)", talk.words(await talk.press(who, f"help {topic}")))
    assert len(shown) == len(set(shown))
    assert {"inbox", "report", "meeting", "poll", "stats", "help"} <= set(shown)


async def test_one_command_is_explained_by_any_of_its_words(talk):
    for word in ("报修", "/report", "诉求"):
        assert "/report" in talk.words(await talk.say("resident", f"帮助 {word}"))
    assert (await talk.say("resident", "帮助 派单")).key == "help-topics", "not for residents"


async def test_somebody_unknown_is_told_how_to_join(talk):
    assert (await talk.say("stranger", "/help")).key == "help-guest"


async def test_the_bot_speaks_the_language_that_was_chosen(talk):
    assert await talk.say("resident", "语言 英文") == say("lang-set-en")


async def test_a_mistyped_command_is_met_with_the_nearest_one(talk):
    assert (await talk.say("resident", "/hlep")).key == "command-unknown-near"


async def test_the_same_update_twice_has_no_second_effect(talk):
    message = talk.message("resident", "帮助")
    assert len(await talk.take(message)) == 1
    assert await talk.take(message) == []


async def test_what_is_private_goes_to_the_direct_chat_and_not_to_the_group(talk):
    assert await talk.says("resident", "/help") == []
    assert talk.told("resident")[-1].key == "help-topics"


async def test_somebody_who_never_wrote_to_the_bot_is_told_to_do_so(talk):
    (answer,) = await talk.says("passer-by", "/help")
    assert answer == say("private-unreachable")


async def test_handled_updates_are_forgotten_after_two_weeks(talk):
    message = talk.message("resident", "帮助")
    await talk.take(message)
    talk.now += timedelta(days=15)
    await talk.work()
    assert len(await talk.take(message)) == 1
