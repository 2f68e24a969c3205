"""A bot written with python-telegram-bot lives with the fake, by polling and by webhook."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    PollAnswerHandler,
    PollHandler,
    filters,
)

from tests.fakes.botapi import FakeTelegram, TooLate

SECRET = "a-secret_1"


async def start(update, context):
    await update.message.reply_text(f"您好！{' '.join(context.args)}")


async def echo(update, context):
    marks = InlineKeyboardMarkup([[InlineKeyboardButton("我也遇到", callback_data="me:1")]])
    message = update.effective_message
    kind = "改：" if update.edited_message else "收到："
    what = message.text or message.caption or (message.photo and "图") or "物"
    await message.reply_text(kind + what, reply_markup=marks)


async def press(update, context):
    await update.callback_query.answer("已加入")
    await update.callback_query.edit_message_text("共 2 户")


async def other(update, context):
    context.bot_data.setdefault("seen", []).append(update.to_dict())


def application(tg, processor=None):
    builder = Application.builder().token(tg.token)
    builder = builder.base_url(tg.base_url).base_file_url(tg.base_file_url)
    app = builder.updater(None).build() if processor == "webhook" else builder.build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(press))
    app.add_handler(MessageHandler(filters.StatusUpdate.ALL, other))
    app.add_handler(MessageHandler(filters.ALL, echo))
    app.add_handler(PollAnswerHandler(other))
    app.add_handler(PollHandler(other))
    for kind in (ChatMemberHandler.MY_CHAT_MEMBER, ChatMemberHandler.CHAT_MEMBER):
        app.add_handler(ChatMemberHandler(other, kind))
    return app


@asynccontextmanager
async def polling(tg):
    app = application(tg)
    async with app:
        await app.start()
        await app.updater.start_polling(
            poll_interval=0, timeout=1, allowed_updates=Update.ALL_TYPES
        )
        await tg.listened_to()
        yield app
        await app.updater.stop()
        await app.stop()


@asynccontextmanager
async def webhook(tg, answers=()):
    """A webhook of PTB's queue; `answers` are HTTP statuses to give first."""
    app = application(tg, "webhook")
    statuses = list(answers)
    got = []

    async def take(request):
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == SECRET
        body = await request.json()
        got.append(body["update_id"])
        if statuses:
            return web.Response(status=statuses.pop(0))
        await app.update_queue.put(Update.de_json(body, app.bot))
        return web.Response()

    server = web.Application()
    server.router.add_post("/hook", take)
    runner = web.AppRunner(server)
    await runner.setup()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    await web.TCPSite(runner, "127.0.0.1", port).start()
    app.bot_data["got"] = got
    async with app:
        await app.start()
        await app.bot.set_webhook(
            f"http://127.0.0.1:{port}/hook",
            secret_token=SECRET,
            allowed_updates=Update.ALL_TYPES,
            max_connections=4,
        )
        yield app
        await app.bot.delete_webhook()
        await app.stop()
    await runner.cleanup()


@pytest.fixture(params=[polling, webhook], ids=["polling", "webhook"])
async def app(request, tg):
    async with request.param(tg) as running:
        yield running


async def test_a_resident_talks_and_presses(tg, app):
    wang = tg.user("王阿姨")
    group = tg.group("丽景苑", [wang])
    said = await wang.says(group, "3栋电梯停了")
    answer = await group.sees("收到：3栋电梯停了", button="我也遇到", within=5)
    pressed = await wang.presses(answer, "我也遇到")
    assert (await pressed.answer()).text == "已加入"
    assert (await group.sees("共 2 户")) is answer
    assert answer.buttons == []
    await wang.edits(said, "3栋2单元电梯停了")
    await group.sees("改：3栋2单元电梯停了")
    await wang.starts("abc-123")
    await wang.sees("您好！abc-123")
    await tg.settles()
    tg.assert_answered_once()
    assert "王阿姨: 3栋电梯停了" in tg.transcript()


async def test_things_are_delivered(tg, app):
    wang = tg.user("王阿姨", started=True)
    group = tg.supergroup("丽景苑", [wang])
    await wang.sends_photo(group, "漏水")
    await group.sees("收到：漏水")
    await wang.sends_photo(group)
    await group.sees("收到：图")
    await wang.sends_voice(group)
    await group.sees("收到：物")
    await wang.sends_location(None, 29.95, 121.71)
    await wang.sees("收到：物")
    album = await wang.sends_album(group, "三张", count=3)
    assert len({m.payload["media_group_id"] for m in album}) == 1
    await group.sees("收到：三张")
    await wang.sends_document(group, "名单.xlsx", b"PK", "名单")
    await group.sees("收到：名单")
    await wang.sends_sticker(group)
    await group.sees("收到：物")


async def test_votes_and_their_end(tg, app):
    wang, li = tg.user("王阿姨"), tg.user("李叔")
    group = tg.supergroup("丽景苑", [wang, li])
    await app.bot.send_poll(group.id, "装路灯吗？", ["是", "否"], is_anonymous=False)
    poll = group.last
    await wang.votes(poll, "是")
    await wang.votes(poll, "否")
    await li.votes(poll, "是")
    await wang.withdraws_vote(poll)
    ended = await app.bot.stop_poll(group.id, poll.id)
    assert [o.voter_count for o in ended.options] == [1, 0]
    await tg.settles()
    answers = [u["poll_answer"] for u in app.bot_data["seen"] if "poll_answer" in u]
    assert [list(a.get("option_ids", [])) for a in answers] == [[0], [1], [0], []]
    assert [u["poll"]["is_closed"] for u in app.bot_data["seen"] if "poll" in u][-1] is True


async def test_an_upgrade_is_announced_in_both_chats(tg, app):
    wang = tg.user("王阿姨")
    group = tg.group("小群", owner=wang)
    old = group.id
    await tg.upgrade(group)
    await tg.settles()
    news = [u["message"] for u in app.bot_data["seen"]]
    assert news[0]["migrate_to_chat_id"] == group.id
    assert news[0]["chat"]["id"] == old
    assert news[1]["migrate_from_chat_id"] == old
    assert news[1]["chat"] == {"id": group.id, "type": "supergroup", "title": "小群"}


async def test_members_come_and_go(tg, app):
    wang, li = tg.user("王阿姨"), tg.user("李叔", started=True)
    group = tg.supergroup("丽景苑", owner=wang, bot="left")
    await wang.adds_bot(group)
    await wang.promotes_bot(group)
    await li.joins(group)
    await li.leaves(group)
    await li.blocks()
    await wang.removes_bot(group)
    await tg.settles()
    changes = [
        (kind, u[kind]["old_chat_member"]["status"], u[kind]["new_chat_member"]["status"])
        for u in app.bot_data["seen"]
        for kind in ("my_chat_member", "chat_member")
        if kind in u
    ]
    assert sorted(changes) == sorted(
        [
            ("my_chat_member", "left", "member"),
            ("my_chat_member", "member", "administrator"),
            ("chat_member", "left", "member"),
            ("chat_member", "member", "left"),
            ("my_chat_member", "member", "kicked"),
            ("my_chat_member", "administrator", "kicked"),
        ]
    )


async def test_privacy_mode_hides_ordinary_talk():
    async with FakeTelegram(privacy=True) as tg, polling(tg) as app:
        assert app.bot.can_read_all_group_messages is False
        wang = tg.user("王阿姨")
        group = tg.supergroup("丽景苑", [wang])
        await wang.says(group, "3栋电梯停了")
        await wang.says(group, f"@{tg.bot.username} 3栋电梯停了")
        answer = await group.sees("收到：@")
        await wang.says(group, "还没修好", reply_to=answer)
        await group.sees("收到：还没修好")
        await wang.says(group, "/start@other_bot")
        await wang.says(group, f"/start@{tg.bot.username}")
        await group.sees("您好！")
        await group.does_not_see("收到：3栋电梯停了")
        await wang.promotes_bot(group)
        await wang.says(group, "5栋漏水")
        await group.sees("收到：5栋漏水")


async def test_anonymous_administrators_and_channels_have_other_names(tg, app):
    head = tg.user("站长")
    group = tg.supergroup("丽景苑", anonymous=[head])
    channel = tg.channel("社区发布")
    said = await head.says(group, "大家好")
    assert said.payload["from"]["id"] == 1087968824
    assert said.payload["sender_chat"]["id"] == group.id
    answer = await group.sees("收到：大家好")
    pressed = await head.presses(answer, "我也遇到")
    await pressed.answer()
    posted = await head.says(group, "通知", as_channel=channel)
    assert posted.payload["from"]["id"] == 136817688
    await group.sees("收到：通知")
    forwarded = await group.gets_channel_post(channel, "停水")
    assert forwarded.payload["from"]["id"] == 777000
    await group.sees("收到：停水")


async def test_topics_hold_their_own_talk(tg, app):
    wang = tg.user("王阿姨")
    forum = tg.forum("丽景苑", [wang])
    topic = await forum.opens_topic("报修", wang)
    said = await wang.says(forum, "电梯停了", topic_id=topic.id)
    assert said.payload["reply_to_message"]["forum_topic_created"]["name"] == "报修"
    await forum.sees("收到：电梯停了", topic_id=topic.id)
    await wang.says(forum, "早上好")
    await forum.sees("收到：早上好", topic_id=0)
    made = await app.bot.create_forum_topic(forum.id, "物业")
    await app.bot.send_message(forum.id, "在此", message_thread_id=made.message_thread_id)
    assert forum.last.topic_id == made.message_thread_id


async def test_a_pressed_button_on_a_deleted_message_is_bare(tg, app):
    wang = tg.user("王阿姨", started=True)
    await wang.writes("一")
    answer = await wang.sees("收到")
    await wang.deletes(answer)
    pressed = await wang.presses(answer, data="me:1")
    await pressed.answer()
    update = max(tg.service.delivery.sent.values(), key=lambda u: u["update_id"])
    assert update["callback_query"]["message"]["date"] == 0


async def test_an_update_can_come_twice(tg, app):
    wang = tg.user("王阿姨", started=True)
    await wang.writes("一")
    await wang.sees("收到：一")
    await tg.settles()
    await tg.delivers_again()
    await wang.sees("收到：一")
    await tg.settles()


async def test_a_webhook_that_fails_is_asked_again(tg):
    async with webhook(tg, answers=[500, 403, 404]) as app:
        wang = tg.user("王阿姨", started=True)
        await wang.writes("一")
        await wang.sees("收到：一")
        await tg.settles()
        assert len(app.bot_data["got"]) == 4
        info = await app.bot.get_webhook_info()
        assert info.pending_update_count == 0
        assert "Wrong response from the webhook" in info.last_error_message


async def test_polling_stops_where_a_webhook_is_set(tg, bot):
    await bot.set_webhook("http://127.0.0.1:9/x")
    with pytest.raises(Exception, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    first = asyncio.ensure_future(bot.get_updates(timeout=5))
    await asyncio.sleep(0.1)
    other = Bot(tg.token, base_url=tg.base_url)
    await other.initialize()
    second = asyncio.ensure_future(other.get_updates(timeout=5))
    with pytest.raises(Exception, match="terminated by other getUpdates"):
        await first
    wang = tg.user("王阿姨")
    await wang.starts()
    got = await second
    assert [u.message.text for u in got] == ["/start"]
    assert len(await bot.get_updates(timeout=0)) == 1
    assert await bot.get_updates(offset=got[0].update_id + 1, timeout=0) == ()
    await other.shutdown()


async def test_only_kinds_that_are_asked_for_are_delivered(tg, bot):
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    wang = tg.user("王阿姨", started=True)
    said = await wang.writes("一")
    await wang.edits(said, "二")
    await bot.get_updates(timeout=0)
    await wang.edits(said, "三")
    assert [u.message.text for u in await bot.get_updates(timeout=0)] == ["一"]


async def test_waiting_for_what_never_comes_is_told(tg):
    wang = tg.user("王阿姨", started=True)
    with pytest.raises(TooLate, match="not seen within"):
        await wang.sees("你好", within=0.05)


async def test_files_come_back_as_they_were_sent(tg, bot):
    wang = tg.user("王阿姨", started=True)
    sent = await bot.send_document(wang.id, b"abc", filename="a.txt")
    file = await sent.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"abc"
    again = await bot.send_document(wang.id, sent.document.file_id)
    assert again.document.file_unique_id == sent.document.file_unique_id
    huge = await wang.sends_document(None, "大.bin", b"x", size=30 * 1024 * 1024)
    with pytest.raises(Exception, match="File is too big"):
        await bot.get_file(huge.payload["document"]["file_id"])
