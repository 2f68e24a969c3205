"""Each refusal reaches python-telegram-bot as the right exception with Telegram's words."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyParameters,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from tests.fakes.botapi import FakeTelegram, ManualClock, small_picture

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


def keyboard(**action):
    return InlineKeyboardMarkup([[InlineKeyboardButton("按", **action)]])


@pytest.fixture
def wang(tg):
    return tg.user("王阿姨", started=True)


@pytest.fixture
def group(tg, wang):
    return tg.supergroup("丽景苑", [wang])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Message text is empty"),
        ("   ", "Text must be non-empty"),
        ("好" * 4097, "Message is too long"),
        ("😀" * 2049, "Message is too long"),
    ],
)
async def test_empty_and_long_texts_are_refused(bot, wang, text, words):
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.send_message(wang.id, text)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<b>三栋", 'Can\'t find end tag corresponding to start tag "b"'),
        ("三栋</b>", "Unexpected end tag at byte offset 6"),
        ("<b>三</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("3 < 5", 'Unsupported start tag "" at byte offset 2'),
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler"'),
    ],
)
async def test_bad_html_is_refused(bot, wang, html, words):
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(wang.id, html, parse_mode="HTML")
    # The library changes the capitals of what Telegram says.
    assert caught.value.message.lower().startswith(f"can't parse entities: {words}".lower())


async def test_good_html_becomes_entities_counted_in_utf16_units(bot, wang):
    html = '😀 <b>三<i>栋</i></b> &lt;x&gt; <a href="https://a.cn/">链</a>'
    sent = await bot.send_message(wang.id, html, parse_mode="HTML")
    assert sent.text == "😀 三栋 <x> 链"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [
        ("bold", 3, 2),
        ("italic", 4, 1),
        ("text_link", 10, 1),
    ]
    assert sent.text_html == html


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard(callback_data="好" * 22), "Button_data_invalid"),
        (keyboard(callback_data=""), "Button_data_invalid"),
        (keyboard(), "Text buttons are unallowed in the inline keyboard"),
        (keyboard(url="not a link"), "Wrong HTTP URL"),
    ],
)
async def test_bad_buttons_are_refused(bot, wang, markup, words):
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.send_message(wang.id, "看", reply_markup=markup)


async def test_21_chinese_characters_fit_on_a_button(bot, wang):
    await bot.send_message(wang.id, "看", reply_markup=keyboard(callback_data="好" * 21))


async def test_edits_are_refused_in_telegrams_words(tg, bot, wang):
    sent = await bot.send_message(wang.id, "一", reply_markup=keyboard(callback_data="a"))
    same = keyboard(callback_data="a")
    with pytest.raises(BadRequest, match=r"(?i)Message is not modified"):
        await sent.edit_text("一", reply_markup=same)
    with pytest.raises(BadRequest, match=r"(?i)Message is not modified"):
        await sent.edit_reply_markup(same)
    await sent.edit_text("二", reply_markup=same)
    with pytest.raises(BadRequest, match=r"(?i)Message_too_long"):
        await sent.edit_text("长" * 5000)
    with pytest.raises(BadRequest, match=r"(?i)There is no caption in the message to edit"):
        await sent.edit_caption("x")
    with pytest.raises(BadRequest, match=r"(?i)Message to edit not found"):
        await bot.edit_message_text("x", wang.id, 999)
    said = await wang.writes("你好")
    with pytest.raises(BadRequest, match=r"(?i)Message can't be edited"):
        await bot.edit_message_text("x", wang.id, said.id)
    await sent.delete()
    with pytest.raises(BadRequest, match=r"(?i)Message to delete not found"):
        await sent.delete()
    assert wang.shows() == []


async def test_replies_to_missing_messages_are_refused(bot, wang):
    with pytest.raises(BadRequest, match=r"(?i)Message to be replied not found"):
        await bot.send_message(wang.id, "x", reply_parameters=ReplyParameters(77))
    softly = ReplyParameters(77, allow_sending_without_reply=True)
    assert (await bot.send_message(wang.id, "x", reply_parameters=softly)).reply_to_message is None


async def test_captions_and_photos_are_refused(bot, wang):
    with pytest.raises(BadRequest, match=r"(?i)Message caption is too long"):
        await bot.send_photo(wang.id, small_picture(), caption="好" * 1025)
    with pytest.raises(BadRequest, match=r"(?i)Image_process_failed"):
        await bot.send_photo(wang.id, b"no picture")
    with pytest.raises(BadRequest, match=r"(?i)Wrong remote file identifier"):
        await bot.send_photo(wang.id, "AgACunknown")
    with pytest.raises(BadRequest, match=r"(?i)too big for a photo"):
        await bot.send_photo(wang.id, b"x" * (10 * 1024 * 1024 + 1))


@pytest.mark.parametrize("count", [1, 11])
async def test_albums_have_two_to_ten_items(bot, wang, count):
    media = [InputMediaPhoto(small_picture()) for _ in range(count)]
    with pytest.raises(BadRequest, match=r"(?i)messages to send"):
        await bot.send_media_group(wang.id, media)


async def test_people_who_cannot_be_written_to(tg, bot):
    stranger, leaver, gone = tg.user("陌生人"), tg.user("李", started=True), tg.user("x")
    with pytest.raises(Forbidden, match=r"(?i)can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "x")
    await leaver.blocks()
    with pytest.raises(Forbidden, match=r"(?i)blocked by the user"):
        await bot.send_message(leaver.id, "x")
    gone.account.deactivated = True
    with pytest.raises(Forbidden, match=r"(?i)deactivated"):
        await bot.send_message(gone.id, "x")
    with pytest.raises(BadRequest, match=r"(?i)Chat not found"):
        await bot.send_message(123, "x")


async def test_groups_that_cannot_be_written_to(tg, bot, wang, group):
    group.restricts_bot("can_send_messages")
    with pytest.raises(BadRequest, match=r"(?i)Not enough rights to send photos"):
        await bot.send_photo(group.id, small_picture())
    await wang.removes_bot(group)
    with pytest.raises(Forbidden, match=r"(?i)kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")
    without = tg.group("无", [wang], bot="left")
    with pytest.raises(Forbidden, match=r"(?i)not a member of the group chat"):
        await bot.send_message(without.id, "x")


async def test_an_upgraded_group_names_its_new_id(tg, bot, wang):
    small = tg.group("小群", [wang])
    old = small.id
    await tg.upgrade(small, by=wang)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(old, "x")
    assert caught.value.new_chat_id == small.id < -1_000_000_000_000
    await bot.send_message(small.id, "x")


async def test_topics_are_refused_when_unknown_closed_or_general(tg, bot, wang, group):
    forum = tg.forum("话题群", [wang], bot="member")
    topic = await forum.opens_topic("报修", wang)
    await bot.send_message(forum.id, "x", message_thread_id=topic.id)
    await bot.send_message(forum.id, "x")
    for wrong in (1, 999):
        with pytest.raises(BadRequest, match=r"(?i)Message thread not found"):
            await bot.send_message(forum.id, "x", message_thread_id=wrong)
    await forum.closes_topic(topic, wang)
    with pytest.raises(BadRequest, match=r"(?i)Topic_closed"):
        await bot.send_message(forum.id, "x", message_thread_id=topic.id)
    await forum.deletes_topic(topic)
    with pytest.raises(BadRequest, match=r"(?i)Message thread not found"):
        await bot.send_message(forum.id, "x", message_thread_id=topic.id)
    # In an ordinary supergroup the thread id of a reply is a message's, not a topic's.
    first = await wang.says(group, "一")
    answer = await wang.says(group, "二", reply_to=first)
    assert answer.payload["message_thread_id"] == first.id
    with pytest.raises(BadRequest, match=r"(?i)Message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=first.id)
    with pytest.raises(BadRequest, match=r"(?i)Not enough rights to create a topic"):
        await bot.create_forum_topic(forum.id, "新")


async def test_a_button_is_answered_once_and_in_time():
    clock = ManualClock()
    async with FakeTelegram(clock=clock) as tg:
        wang = tg.user("王阿姨", started=True)
        async with Bot(tg.token, base_url=tg.base_url) as bot:
            message = await bot.send_message(
                wang.id, "看", reply_markup=keyboard(callback_data="a")
            )
            stored = wang.last
            assert message.message_id == stored.id
            press = await wang.presses(stored, "按")
            await bot.answer_callback_query(press.query.id, "好", show_alert=True)
            toast = await press.answer()
            assert (toast.text, toast.is_alert) == ("好", True)
            with pytest.raises(BadRequest, match=r"(?i)Query is too old"):
                await bot.answer_callback_query(press.query.id)
            late = await wang.presses(stored, "按")
            clock.advance(1000)
            with pytest.raises(BadRequest, match=r"(?i)Query is too old"):
                await bot.answer_callback_query(late.query.id)
            with pytest.raises(AssertionError, match=r"(?i)answered"):
                tg.assert_answered_once()


async def test_polls_are_checked(bot, wang, group):
    for options in ([], [str(n) for n in range(13)], ["好" * 101], [" "]):
        with pytest.raises(BadRequest, match=r"(?i)poll .*option"):
            await bot.send_poll(group.id, "装路灯吗？", options)
    with pytest.raises(BadRequest, match=r"(?i)question length"):
        await bot.send_poll(group.id, "问" * 301, ["是", "否"])
    sent = await bot.send_poll(group.id, "装路灯吗？", ["是", "否"])
    await sent.stop_poll()
    with pytest.raises(BadRequest, match=r"(?i)Poll has already been closed"):
        await sent.stop_poll()


async def test_commands_have_latin_names(bot):
    with pytest.raises(BadRequest, match=r"(?i)Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("报修", "报修")])
    with pytest.raises(BadRequest, match=r"(?i)Bot_command_description_invalid"):
        await bot.set_my_commands([BotCommand("report", "")])


async def test_rights_are_asked_for(bot, wang, group):
    said = await wang.says(group, "一")
    with pytest.raises(BadRequest, match=r"(?i)manage pinned messages"):
        await bot.pin_chat_message(group.id, said.id)
    with pytest.raises(BadRequest, match=r"(?i)Message can't be deleted"):
        await bot.delete_message(group.id, said.id)
    await wang.promotes_bot(group)
    await bot.pin_chat_message(group.id, said.id)
    await bot.delete_message(group.id, said.id)


async def test_wrong_tokens_and_methods(tg, bot):
    for token in ("700000001:wrong", "nonsense"):
        client = Bot(token, base_url=tg.base_url)
        with pytest.raises(InvalidToken):
            await client.initialize()
        await client.shutdown()
    with pytest.raises(Exception, match=r"(?i)not found"):
        await bot.do_api_request("sendGreeting")


async def test_faults_come_on_order(tg, bot, wang):
    tg.fault("429", seconds=7)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(wang.id, "一")
    assert caught.value._retry_after.total_seconds() == 7
    tg.fault("500", "sendMessage")
    with pytest.raises(NetworkError, match=r"(?i)Internal Server Error"):
        await bot.send_message(wang.id, "二")
    tg.fault("409", "getUpdates")
    with pytest.raises(Conflict):
        await bot.get_updates()
    tg.fault("cut", chat_id=wang.id)
    with pytest.raises(NetworkError):
        await bot.send_message(wang.id, "三")
    assert [m.text for m in wang.shows()] == ["三"]
    tg.fault("cut-before")
    with pytest.raises(NetworkError):
        await bot.send_message(wang.id, "四")
    tg.fault("slow", seconds=0.3)
    with pytest.raises(TimedOut):
        await bot.send_message(wang.id, "五", read_timeout=0.05)
    assert [m.text for m in wang.shows()] == ["三", "五"]


async def test_strict_limits_refuse_the_second_message_in_a_second():
    clock = ManualClock()
    async with FakeTelegram(clock=clock) as tg:
        tg.be_strict()
        people = [tg.user(str(n), started=True) for n in range(31)]
        group = tg.group("群", people)
        async with Bot(tg.token, base_url=tg.base_url) as bot:
            for person in people[:30]:
                await bot.send_message(person.id, "x")
            with pytest.raises(RetryAfter):
                await bot.send_message(people[30].id, "x")
            clock.advance(1)
            await bot.send_message(people[30].id, "x")
            with pytest.raises(RetryAfter):
                await bot.send_message(people[30].id, "x")
            for _ in range(20):
                clock.advance(1)
                await bot.send_message(group.id, "x")
            clock.advance(1)
            with pytest.raises(RetryAfter) as caught:
                await bot.send_message(group.id, "x")
            assert caught.value._retry_after.total_seconds() == 40
        tg.assert_within_limits()


async def test_the_record_shows_broken_limits(tg, bot, wang):
    await bot.send_message(wang.id, "一")
    await bot.send_message(wang.id, "二")
    with pytest.raises(AssertionError, match=r"(?i)1 per second and chat"):
        tg.assert_within_limits()


async def send_with(**invented):
    async with FakeTelegram() as tg:
        wang = tg.user("王", started=True)
        async with Bot(tg.token, base_url=tg.base_url) as bot:
            await bot.send_message(wang.id, "x", api_kwargs=invented)


async def test_an_invented_parameter_is_a_violation():
    with pytest.raises(AssertionError, match="unknown field shiny"):
        await send_with(shiny=True)


async def test_an_invented_field_deep_inside_is_a_violation():
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b", "glow": 1}]]}
    with pytest.raises(AssertionError, match=r"unknown field .*glow"):
        await send_with(reply_markup=markup)
