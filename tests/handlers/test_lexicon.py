"""A compound teaches the bot its own words."""

from domain.conversation import Term, say

ODD = "大肚缸又漫出来了"


async def test_a_compound_teaches_the_bot_a_word_of_its_own(talk):
    before = talk.readers.of(3).read(ODD).confidence
    answer = await talk.say("head", "词 大肚缸 = 诉求")
    assert answer == say("word-added", word="大肚缸", meaning=Term("word-is-request"))
    await talk.readers.refresh(talk.database)
    assert talk.readers.of(3).read(ODD).confidence > before
    assert talk.readers.of(903).read(ODD).confidence == before


async def test_a_word_is_shown_and_removed(talk):
    assert (await talk.say("head", "词")).key == "word-none"
    await talk.say("head", "词 小黄楼 = 房屋")
    assert "小黄楼" in talk.words(await talk.say("head", "词"))
    assert await talk.say("head", "词 删 小黄楼") == say("word-removed", word="小黄楼")
    assert await talk.say("head", "词 删 小黄楼") == say("word-unknown", word="小黄楼")


async def test_a_word_for_nothing_we_know_is_asked_about(talk):
    assert (await talk.say("head", "词 小黄楼 = 外星人")).key == "word-what"


async def test_a_phone_number_never_becomes_a_word(talk):
    assert (await talk.say("head", "词 13800001111 = 诉求")).key == "word-length"


async def test_the_head_sets_how_sure_the_bot_must_be(talk):
    shown = await talk.say("head", "灵敏度")
    assert [c.command for c in shown.choices[0]] == [
        "sensitivity careful",
        "sensitivity usual",
        "sensitivity eager",
    ]
    assert (await talk.press("head", "sensitivity careful")).key == "sensitivity-set"
    await talk.readers.refresh(talk.database)
    assert talk.readers.of(3).thresholds.sure == 0.8
    assert (await talk.say("head", "灵敏度 0.2 0.9")).key == "sensitivity-now"
