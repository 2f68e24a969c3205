"""A bot written with aiogram lives with the fake too: it is no toy of one library."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    PollAnswer,
)

from tests.fakes.botapi import FakeTelegram, small_picture


def client(tg: FakeTelegram) -> Bot:
    server = TelegramAPIServer.from_base(tg.server.url)
    return Bot(tg.token, session=AiohttpSession(api=server))


@asynccontextmanager
async def running(tg: FakeTelegram, router: Router):
    bot, dispatcher = client(tg), Dispatcher()
    dispatcher.include_router(router)
    task = asyncio.ensure_future(
        dispatcher.start_polling(bot, polling_timeout=1, handle_signals=False)
    )
    await tg.listened_to()
    yield bot
    await dispatcher.stop_polling()
    await task


async def test_a_dialogue_with_a_button_and_a_vote(tg):
    router, seen = Router(), []

    @router.message(CommandStart())
    async def start(message: Message):
        await message.answer("<b>您好</b>", parse_mode="HTML")

    @router.message(F.text)
    async def talk(message: Message):
        button = InlineKeyboardButton(text="我也遇到", callback_data="me")
        marks = InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.reply("收到", reply_markup=marks)

    @router.callback_query()
    async def press(query: CallbackQuery):
        await query.answer("已加入")
        await query.message.edit_text("共 2 户")

    @router.poll_answer()
    async def vote(answer: PollAnswer):
        seen.append(answer.option_ids)

    async with running(tg, router) as bot:
        wang = tg.user("王阿姨")
        group = tg.supergroup("丽景苑", [wang])
        await wang.starts()
        assert (await wang.sees("您好")).payload["entities"][0]["type"] == "bold"
        said = await wang.says(group, "电梯停了")
        answer = await group.sees("收到", reply_to=said)
        assert (await (await wang.presses(answer, "我也")).answer()).text == "已加入"
        await group.sees("共 2 户")
        await bot.send_poll(group.id, "装灯？", ["是", "否"], is_anonymous=False)
        await wang.votes(group.last, "否")
        await tg.settles()
        assert seen == [[1]]


async def test_refusals_have_their_aiogram_names(tg):
    bot = client(tg)
    stranger, wang = tg.user("陌生人"), tg.user("王", started=True)
    group = tg.group("小群", owner=wang)
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(stranger.id, "x")
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(wang.id, "x" * 4097)
    tg.fault("429", seconds=3)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(wang.id, "x")
    assert caught.value.retry_after == 3
    old = group.id
    await tg.upgrade(group)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(old, "x")
    assert moved.value.migrate_to_chat_id == group.id
    await bot.session.close()


async def test_uploads_menus_and_standing(tg):
    bot = client(tg)
    wang, head = tg.user("王", started=True), tg.user("站长")
    group = tg.supergroup("群", [wang], owner=head, bot="administrator")
    picture = BufferedInputFile(small_picture(), "a.jpg")
    sent = await bot.send_photo(wang.id, picture, caption="图")
    assert [(size.width, size.height) for size in sent.photo] == [(16, 12), (64, 48)]
    album = await bot.send_media_group(
        group.id, [InputMediaPhoto(media=picture, caption="一"), InputMediaPhoto(media=picture)]
    )
    assert len({message.media_group_id for message in album}) == 1
    await bot.edit_message_media(InputMediaPhoto(media=picture), chat_id=wang.id, message_id=1)
    commands = [BotCommand(command="report", description="报修")]
    await bot.set_my_commands(commands, BotCommandScopeAllPrivateChats(), "zh")
    assert tg.menu("all_private_chats", "zh") == ["report"]
    stored = await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "zh")
    assert [each.description for each in stored] == ["报修"]
    assert (await bot.get_chat_member(group.id, head.id)).status == "creator"
    assert (await bot.get_chat_member(group.id, 5_100_000_001)).status == "member"
    assert {m.user.id for m in await bot.get_chat_administrators(group.id)} == {head.id, bot.id}
    assert (await bot.get_chat(group.id)).title == "群"
    await bot.set_my_description("社区云管家", language_code="zh")
    await bot.pin_chat_message(group.id, album[0].message_id)
    await bot.leave_chat(group.id)
    with pytest.raises(TelegramForbiddenError, match="not a member of the supergroup chat"):
        await bot.send_chat_action(group.id, "typing")
    await bot.session.close()


async def test_a_join_request_opens_a_door_for_five_minutes(tg):
    router, seen = Router(), []

    @router.chat_join_request()
    async def ask(request):
        seen.append(request.from_user.first_name)
        await request.bot.send_message(request.user_chat_id, "请问几栋几室？")
        await request.approve()

    async with running(tg, router):
        li = tg.user("李叔")
        group = tg.supergroup("丽景苑", bot="administrator")
        await li.asks_to_join(group)
        await li.sees("几栋几室")
        await tg.settles()
        assert seen == ["李叔"]
        assert group.room.member(li.id).status == "member"
