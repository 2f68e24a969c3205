from storage import tickets

TALK = """张阿姨 2026/3/2 9:01:22
3栋2单元电梯又停了，老人下不来楼

李四 2026/3/2 9:03:10
收到，谢谢

resident 2026/3/2 9:05
8栋楼下垃圾没人收，臭死了"""


async def test_requests_in_pasted_talk_are_one_tap_from_being_tickets(talk):
    reply = await talk.say("station", TALK)
    assert reply.key == "pasted-found"
    assert (reply.values["count"], reply.values["found"]) == (3, 2)
    logged = await talk.press("station", reply.choices[0][0].command)
    assert (logged.key, logged.values["count"]) == ("pasted-logged", 1)
    rest = await talk.press("station", reply.choices[-1][0].command)
    assert rest.values["count"] == 1
    again = await talk.press("station", reply.choices[0][0].command)
    assert again.key == "pasted-gone"


async def test_who_is_known_by_name_is_the_reporter_and_others_are_named(talk):
    reply = await talk.say("station", TALK)
    await talk.press("station", reply.choices[-1][0].command)
    first = await talk.database.read(lambda conn: tickets.get(conn, 3, 1))
    second = await talk.database.read(lambda conn: tickets.get(conn, 3, 2))
    assert (first.reporter, first.text.endswith("（张阿姨，微信群）")) == (
        talk.person("station"),
        True,
    )
    assert second.reporter == talk.person("resident")


async def test_only_who_pasted_may_log(talk):
    reply = await talk.say("station", TALK)
    assert (await talk.press("head", reply.choices[0][0].command)).key == "pasted-gone"


async def test_talk_without_requests_is_answered_kindly(talk):
    reply = await talk.say("station", "张三:\n谢谢\n\n李四:\n不客气")
    assert reply.key == "pasted-none"


async def test_a_residents_lines_are_their_own_request(talk):
    reply = await talk.say("resident", TALK)
    assert not reply.key.startswith("pasted")
