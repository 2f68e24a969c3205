"""Notices, as the station, the company and the residents live them."""


def keys(replies):
    return [r.key for r in replies]


async def test_a_notice_is_looked_at_before_it_goes_to_everybody(talk):
    preview = await talk.say("head", "公告 明天上午9点到11点停水，请备好水")
    assert preview.key == "notice-preview"
    assert preview.values["told"] == 2
    assert talk.told("resident") == []
    sent = await talk.press("head", preview.choices[0][0].command)
    assert sent.key == "notice-sending"
    assert keys(talk.told("resident")) == keys(talk.posted()) == ["notice-of-station"]
    again = await talk.press("head", preview.choices[0][0].command)
    assert again.key == "notice-is-sent"
    assert len(talk.told("resident")) == 1


async def test_a_notice_for_one_building_reaches_nobody_else(talk):
    preview = await talk.say("head", "公告 范围 8栋 楼道今天刷漆")
    assert preview.values["place"] == "8栋"
    assert preview.values["text"] == "楼道今天刷漆"
    await talk.press("head", preview.choices[0][0].command)
    assert talk.told("resident") == []
    assert (await talk.say("head", "公告 范围 99栋 楼道刷漆")).key == "scope-unknown"


async def test_the_company_needs_the_stations_nod(talk):
    preview = await talk.say("property", "公告 周六清洗水箱")
    assert (await talk.press("property", preview.choices[0][0].command)).key == "notice-submitted"
    assert talk.told("resident") == []
    asked = talk.told("head")[-1]
    assert asked.key == "notice-asked"
    assert (await talk.press("property", asked.choices[0][0].command)).key == "notice-is-waiting"
    assert (await talk.press("head", asked.choices[0][0].command)).key == "notice-sending"
    assert keys(talk.told("resident")) == ["notice-of-property"]
    assert keys(talk.told("property"))[-2:] == ["notice-is-waiting", "notice-approved"]
    late = talk.told("community")[-1]
    assert (await talk.press("community", late.choices[0][1].command)).key == "notice-gone"


async def test_a_notice_that_is_refused_goes_to_nobody(talk):
    preview = await talk.say("property", "公告 物业费打八折")
    await talk.press("property", preview.choices[0][0].command)
    asked = talk.told("head")[-1]
    assert (await talk.press("head", asked.choices[0][1].command)).key == "notice-refused-done"
    assert keys(talk.told("property"))[-1] == "notice-refused"
    assert (await talk.press("head", asked.choices[0][0].command)).key == "notice-is-refused"
    assert talk.told("resident") == []


async def test_the_author_sees_how_far_it_has_come(talk):
    preview = await talk.say("head", "公告 周日下午包饺子，都来啊")
    sent = await talk.press("head", preview.choices[0][0].command)
    shown = await talk.press("head", sent.choices[0][0].command)
    assert shown.key == "notice-progress"
    assert shown.values["sent"] == 3
    assert shown.values["waiting"] == 0


async def test_residents_send_no_notices(talk):
    assert (await talk.say("resident", "公告 大家好")).key == "refused-role"


async def test_a_notice_without_words_asks_for_them(talk):
    assert (await talk.say("head", "公告")).key == "notice-ask"
    assert (await talk.say("head", "今晚物业消杀，请关窗")).key == "notice-preview"
