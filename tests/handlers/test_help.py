"""Finding one's way."""

from datetime import timedelta

from domain.conversation import say


async def test_a_resident_is_shown_what_residents_may_do(talk):
    answer = await talk.say("resident", "帮助")
    assert answer.key == "help-known"
    assert "丽景苑" in talk.words(answer)


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
    assert talk.told("resident")[-1].key == "help-known"


async def test_somebody_who_never_wrote_to_the_bot_is_told_to_do_so(talk):
    (answer,) = await talk.says("passer-by", "/help")
    assert answer == say("private-unreachable")


async def test_handled_updates_are_forgotten_after_two_weeks(talk):
    message = talk.message("resident", "帮助")
    await talk.take(message)
    talk.now += timedelta(days=15)
    await talk.work()
    assert len(await talk.take(message)) == 1
