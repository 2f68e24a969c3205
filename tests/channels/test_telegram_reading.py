"""Recorded updates of Telegram in, messages of ours out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import telegram_wire as wire
from bot.channels.telegram_reading import Reader
from bot.channels.telegram_receiving import chat_of, read
from domain.conversation import Address, Message, MessageKind

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ME = wire.User(id=7000, is_bot=True, username="YunBot")
WANG = {
    "id": 42,
    "is_bot": False,
    "first_name": "小王",
    "last_name": "A",
    "language_code": "zh-hans",
}
DIRECT = {"id": 42, "type": "private", "first_name": "小王"}
GROUP = {"id": -1001, "type": "supergroup", "title": "丽景苑业主群"}
BOT = {"id": 7000, "is_bot": True, "first_name": "云管家", "username": "YunBot"}


def heard(kind: str = "message", /, **more: Any) -> Message | None:
    """Return what the bot makes of one update, which came over the wire as JSON."""
    body = {"message_id": 5, "date": 1772400000, "chat": GROUP, "from": WANG} | more
    raw = msgspec.json.encode({"update_id": 9, kind: {k: v for k, v in body.items() if v != ""}})
    update = read(raw)
    assert isinstance(update, wire.Update)
    return Reader(ME, lambda: NOW).read(update)


def surely(message: Message | None) -> Message:
    assert message is not None
    return message


def test_words_in_a_group_arrive_with_who_said_them_and_where():
    message = surely(heard(text="3栋电梯停了"))
    assert message.text == "3栋电梯停了"
    assert message.chat == Address("telegram", "-1001")
    assert message.is_group
    assert message.update == "9"
    assert message.ref == "5"
    assert message.at == datetime.fromtimestamp(1772400000, UTC)
    assert message.sender is not None
    assert (message.sender.account, message.sender.name) == ("42", "小王 A")
    assert not message.mentions_bot


def test_words_in_a_direct_chat_are_no_group_talk():
    assert not surely(heard(chat=DIRECT, text="你好")).is_group


@pytest.mark.parametrize("words", ["@YunBot 3栋漏水", "3栋漏水 @yunbot", "@YunBot，3栋漏水"])
def test_a_call_by_name_is_noticed_and_taken_off_the_words(words):
    message = surely(heard(text=words, entities=[{"type": "mention", "offset": 0, "length": 7}]))
    assert message.mentions_bot
    assert message.text == "3栋漏水"


def test_an_emoji_before_the_name_does_not_shift_it():
    entities = [{"type": "mention", "offset": 4, "length": 7}]
    assert surely(heard(text="🏠🏠@YunBot 漏水", entities=entities)).text == "🏠🏠漏水"


def test_an_address_with_our_name_in_it_is_no_call():
    entities = [{"type": "email", "offset": 0, "length": 13}]
    message = surely(heard(text="me@yunbot.com", entities=entities))
    assert message.text == "me@yunbot.com"
    assert not message.mentions_bot


def test_a_command_with_our_name_is_ours_and_one_for_another_bot_is_not():
    ours = surely(heard(text="/report@yunbot 3栋漏水"))
    assert ours.text == "/report 3栋漏水"
    assert ours.mentions_bot
    assert heard(text="/report@OtherBot 3栋漏水") is None


def test_an_answer_to_the_bots_own_message_speaks_to_the_bot():
    message = surely(heard(text="好了", reply_to_message={"message_id": 3, "from": BOT}))
    assert message.mentions_bot
    assert message.reply_to == "3"


def test_an_answer_to_a_neighbour_does_not():
    message = surely(heard(text="好了", reply_to_message={"message_id": 3, "from": WANG}))
    assert not message.mentions_bot


def test_words_in_a_topic_belong_to_it_and_do_not_answer_its_beginning():
    began = {"message_id": 77, "from": WANG, "forum_topic_created": {"name": "报修"}}
    message = surely(
        heard(text="漏水", is_topic_message=True, message_thread_id=77, reply_to_message=began)
    )
    assert message.chat.thread == "77"
    assert message.reply_to == ""


def test_an_answer_outside_topics_has_no_thread():
    message = surely(
        heard(text="好", message_thread_id=3, reply_to_message={"message_id": 3, "from": WANG})
    )
    assert message.chat.thread == ""


def test_an_anonymous_administrator_is_nobody_in_particular():
    fake = {
        "id": 1087968824,
        "is_bot": True,
        "first_name": "Group",
        "username": "GroupAnonymousBot",
    }
    message = surely(heard(text="大家好", sender_chat=GROUP, **{"from": fake}))
    assert message.sender is not None
    assert message.sender.anonymous


@pytest.mark.parametrize(
    "more",
    [
        {"from": {"id": 1, "is_bot": True, "first_name": "另一个机器人"}},
        {"sender_chat": {"id": -2002, "type": "channel", "title": "公告"}},
        {"chat": {"id": -2002, "type": "channel", "title": "公告"}, "from": ""},
        {"sender_chat": {"id": -2002, "type": "channel"}, "is_automatic_forward": True},
    ],
)
def test_bots_and_channels_are_not_listened_to(more):
    assert heard(text="报修 电梯停了", **more) is None


def test_a_photo_comes_in_its_best_size_with_its_words():
    sizes = [
        {"file_id": f"f{n}", "file_unique_id": f"u{n}", "width": n, "height": n, "file_size": n}
        for n in (90, 800)
    ]
    message = surely(heard(photo=sizes, caption="墙裂了", media_group_id="g1"))
    assert message.text == "墙裂了"
    assert message.album == "g1"
    assert [(a.kind, a.source, a.unique, a.size) for a in message.attachments] == [
        ("photo", "f800", "u800", 800)
    ]


def test_a_voice_a_document_and_a_place_are_attached():
    voice = {"file_id": "v", "file_unique_id": "vu", "duration": 3, "mime_type": "audio/ogg"}
    assert surely(heard(voice=voice)).attachments[0].kind == "voice"
    paper = {"file_id": "d", "file_unique_id": "du", "file_name": "合同.pdf"}
    assert surely(heard(document=paper)).attachments[0].name == "合同.pdf"
    place = {"latitude": 29.95, "longitude": 121.71}
    assert surely(heard(location=place)).location == (29.95, 121.71)


def test_stickers_and_service_notes_in_a_group_are_not_talk():
    assert heard(sticker={"file_id": "s", "file_unique_id": "su", "emoji": "👍"}) is None
    assert heard(new_chat_title="新名字") is None
    assert heard(new_chat_members=[WANG]) is None


def test_a_sticker_in_private_says_its_emoji():
    sticker = {"file_id": "s", "file_unique_id": "su", "emoji": "👍"}
    assert surely(heard(chat=DIRECT, sticker=sticker)).text == "👍"


def test_corrected_words_arrive_as_a_correction():
    message = surely(heard("edited_message", text="8栋电梯", edit_date=1772400060))
    assert message.kind is MessageKind.EDIT
    assert message.at == datetime.fromtimestamp(1772400060, UTC)


def test_both_notices_of_a_groups_new_id_say_the_same():
    old = {"id": -5, "type": "group", "title": "丽景苑"}
    new = {"id": -1005, "type": "supergroup", "title": "丽景苑"}
    first = surely(heard(chat=old, migrate_to_chat_id=-1005))
    second = surely(heard(chat=new, migrate_from_chat_id=-5, sender_chat=new))
    for message in (first, second):
        assert message.kind is MessageKind.MIGRATED
        assert (message.chat.chat, message.moved_to) == ("-5", "-1005")


def pressed(**more: Any) -> Message | None:
    body = {"id": "q1", "from": WANG, "chat_instance": "1", "data": "~3 take 42"} | more
    raw = msgspec.json.encode({"update_id": 9, "callback_query": body})
    return Reader(ME, lambda: NOW).read(wire.update.decode(raw))


def test_a_pressed_button_names_the_message_and_who_pressed():
    card = {"message_id": 8, "date": 1, "chat": GROUP, "from": BOT, "text": "0042"}
    message = surely(pressed(message=card))
    assert message.kind is MessageKind.PRESS
    assert (message.text, message.press, message.card_ref) == ("~3 take 42", "q1", "8")
    assert message.sender is not None
    assert message.sender.account == "42"
    assert message.at == NOW


def test_a_button_on_a_message_too_old_to_be_shown_still_works():
    assert surely(pressed(message={"message_id": 8, "date": 0, "chat": GROUP})).card_ref == "8"


def belongs(chat: dict[str, Any], was: str, is_now: str, **more: Any) -> Message | None:
    change = {
        "chat": chat,
        "from": WANG,
        "date": 1772400000,
        "old_chat_member": {"status": was, "user": BOT},
        "new_chat_member": {"status": is_now, "user": BOT} | more,
    }
    raw = msgspec.json.encode({"update_id": 9, "my_chat_member": change})
    return Reader(ME, lambda: NOW).read(wire.update.decode(raw))


def test_coming_and_going_is_noticed_and_a_promotion_is_neither():
    assert surely(belongs(GROUP, "left", "member")).kind is MessageKind.JOINED
    assert surely(belongs(GROUP, "administrator", "kicked")).kind is MessageKind.LEFT
    assert surely(belongs(DIRECT, "member", "kicked")).kind is MessageKind.BLOCKED
    assert belongs(GROUP, "member", "administrator") is None
    assert belongs(GROUP, "member", "restricted", is_member=True) is None
    assert belongs(DIRECT, "kicked", "member") is None


def test_what_is_no_update_is_told_from_one_that_is_only_strange():
    assert read(b"nonsense") == 0
    assert read(b'{"hello": 1}') == 0
    assert read(b"[1, 2]") == 0
    assert read(b'{"update_id": 7, "message": "?"}') == 7
    unknown = read(b'{"update_id": 7, "chat_boost": {"x": 1}}')
    assert isinstance(unknown, wire.Update)
    assert Reader(ME, lambda: NOW).read(unknown) is None


@given(st.binary(max_size=300))
def test_no_bytes_whatever_break_the_reading(body):
    assert isinstance(read(body), int | wire.Update)


@given(st.text(max_size=200))
def test_no_words_whatever_break_the_reading(words):
    if words:
        message = heard(text=words, entities=[{"type": "mention", "offset": 0, "length": 99}])
        assert message is None or message.text is not None


def test_both_chats_of_a_moving_group_keep_one_order():
    old = wire.Said(1, wire.Chat(-5), migrate_to_chat_id=-1005)
    new = wire.Said(1, wire.Chat(-1005), migrate_from_chat_id=-5)
    assert chat_of(wire.Update(1, message=old)) == chat_of(wire.Update(2, message=new)) == -5
