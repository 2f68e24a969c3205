"""Finding one's way."""

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
