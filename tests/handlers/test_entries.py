from storage import people


async def test_a_poster_in_the_building_says_where_one_is(talk):
    reply = await talk.say("newcomer", "/scene n10")
    assert reply.key == "scene-new"
    assert (reply.values["compound"], reply.values["place"]) == ("丽景苑", "3栋")
    person = await talk.database.read(lambda c: people.by_account(c, "console", "newcomer"))
    assert person.compound == 3


async def test_who_lives_here_is_welcomed_back(talk):
    assert (await talk.say("resident", "/scene n10")).key == "scene-known"


async def test_an_old_code_is_answered_kindly(talk):
    for words in ("n999", "", "x", "n" + "9" * 30):
        assert (await talk.say("newcomer", f"/scene {words}")).key == "scene-unknown"
