"""Methods about chats: who is in them, topics, join requests, leaving."""

from __future__ import annotations

from .access import needs, reachable, room_of
from .calls import Call
from .refusals import bad
from .service import Service
from .world import ADMIN_RIGHTS, PERMISSIONS, Account, Json, Member, Room, Topic


def shown_member(account: Account, member: Member) -> Json:
    """A ChatMember as the Bot API shows it."""
    shown: Json = {"status": member.status, "user": account.shown()}
    if member.status == "creator":
        shown["is_anonymous"] = member.is_anonymous
    elif member.status == "administrator":
        shown |= {"can_be_edited": False, "is_anonymous": member.is_anonymous}
        shown |= {right: right in member.rights for right in ADMIN_RIGHTS}
        for right in ("can_post_messages", "can_edit_messages"):
            if right in member.rights:
                shown[right] = True
    elif member.status == "restricted":
        shown |= {"is_member": True, "until_date": 0}
        shown |= {name: name in member.rights for name in PERMISSIONS}
    elif member.status == "kicked":
        shown["until_date"] = 0
    if member.title and member.is_admin:
        shown["custom_title"] = member.title
    return shown


def get_chat(service: Service, call: Call) -> Json:
    room = room_of(service, call)
    if room.person is None:
        reachable(service, room)
    full = room.shown() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if room.type in ("group", "supergroup"):
        full["permissions"] = {name: name in room.permissions for name in sorted(room.permissions)}
    pinned = room.messages.get(room.pinned[-1]) if room.pinned else None
    if pinned is not None:
        full["pinned_message"] = pinned.payload
    return full


def get_chat_member(service: Service, call: Call) -> Json:
    room = reachable(service, room_of(service, call))
    account = service.accounts.get(call.whole("user_id"))
    if account is None:
        raise bad("PARTICIPANT_ID_INVALID")
    if room.person is not None:
        return shown_member(account, Member("member"))
    return shown_member(account, room.member(account.id))


def get_chat_administrators(service: Service, call: Call) -> list[Json]:
    room = reachable(service, room_of(service, call))
    if room.person is not None:
        raise bad("there are no administrators in the private chat")
    # Telegram leaves anonymous administrators and other bots out of what bots see.
    return [
        shown_member(service.accounts[user_id], member)
        for user_id, member in room.members.items()
        if member.is_admin and (not member.is_anonymous or member.status == "creator")
    ]


def get_chat_member_count(service: Service, call: Call) -> int:
    room = reachable(service, room_of(service, call))
    return 2 if room.person else sum(member.is_in for member in room.members.values())


def leave_chat(service: Service, call: Call) -> bool:
    room = reachable(service, room_of(service, call))
    if room.person is not None:
        raise bad("chat is private")
    room.members[service.bot.id] = Member("left")
    service.note("service", room, service.bot.first_name, "left", by_bot=True)
    return True


# Topics


def _forum(service: Service, call: Call, right: str = "can_manage_topics") -> Room:
    room = reachable(service, room_of(service, call))
    if not room.is_forum:
        raise bad("the chat is not a forum")
    needs(service, room, right, "not enough rights to manage topics")
    return room


def create_forum_topic(service: Service, call: Call) -> Json:
    room = reachable(service, room_of(service, call))
    if not room.is_forum:
        raise bad("the chat is not a forum")
    needs(service, room, "can_manage_topics", "not enough rights to create a topic")
    name = call.text("name").strip()
    if not name:
        raise bad("TOPIC_TITLE_EMPTY")
    if len(name) > 128:
        raise bad("TOPIC_TITLE_TOO_LONG")
    topic = open_topic(service, room, service.bot, name)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": 7322096}


def open_topic(service: Service, room: Room, author: Account, name: str) -> Topic:
    """A new topic; its id is the id of the service message that opens it."""
    topic_id = room.last_id + 1
    content: Json = {
        "from": author.shown(),
        "message_thread_id": topic_id,
        "is_topic_message": True,
        "forum_topic_created": {"name": name, "icon_color": 7322096},
    }
    topic = room.topics[topic_id] = Topic(topic_id, name)
    service.store(room, content, by_bot=author is service.bot, kind="service")
    return topic


def _topic(room: Room, call: Call) -> Topic:
    topic = room.topics.get(call.whole("message_thread_id"))
    if topic is None or topic.is_deleted:
        raise bad("message thread not found")
    return topic


def close_forum_topic(service: Service, call: Call) -> bool:
    topic = _topic(_forum(service, call), call)
    if topic.is_closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.is_closed = True
    return True


def reopen_forum_topic(service: Service, call: Call) -> bool:
    topic = _topic(_forum(service, call), call)
    if not topic.is_closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.is_closed = False
    return True


def edit_forum_topic(service: Service, call: Call) -> bool:
    topic = _topic(_forum(service, call), call)
    if call.text("name"):
        topic.name = call.text("name")
    return True


def delete_forum_topic(service: Service, call: Call) -> bool:
    room = _forum(service, call, "can_delete_messages")
    remove_topic(room, _topic(room, call))
    return True


def remove_topic(room: Room, topic: Topic) -> None:
    """Deletes a topic with all its messages, of which no bot is told."""
    topic.is_deleted = True
    for message in room.messages.values():
        if message.topic_id == topic.id:
            message.is_deleted = True


# Join requests and members


def _join_request(service: Service, call: Call) -> tuple[Room, Account]:
    room = reachable(service, room_of(service, call))
    needs(service, room, "can_invite_users", "CHAT_ADMIN_REQUIRED")
    asked = service.settings.get("join_requests", set())
    account = service.accounts.get(call.whole("user_id"))
    if account is None or (room.id, account.id) not in asked:
        raise bad("HIDE_REQUESTER_MISSING")
    asked.discard((room.id, account.id))
    return room, account


def approve_chat_join_request(service: Service, call: Call) -> bool:
    room, account = _join_request(service, call)
    room.members[account.id] = Member("member")
    service.changes.touch()
    return True


def decline_chat_join_request(service: Service, call: Call) -> bool:
    _join_request(service, call)
    return True


def ban_chat_member(service: Service, call: Call) -> bool:
    room = reachable(service, room_of(service, call))
    words = "not enough rights to restrict/unrestrict chat member"
    needs(service, room, "can_restrict_members", words)
    if room.member(call.whole("user_id")).status == "creator":
        raise bad("can't remove chat owner")
    room.members[call.whole("user_id")] = Member("kicked")
    return True


def create_chat_invite_link(service: Service, call: Call) -> Json:
    room = reachable(service, room_of(service, call))
    needs(service, room, "can_invite_users", "not enough rights to manage chat invite link")
    return {
        "invite_link": f"https://t.me/+fake{service.number():08x}",
        "creator": service.bot.shown(),
        "creates_join_request": call.flag("creates_join_request"),
        "is_primary": False,
        "is_revoked": False,
    }


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "createForumTopic": create_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "editForumTopic": edit_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "approveChatJoinRequest": approve_chat_join_request,
    "declineChatJoinRequest": decline_chat_join_request,
    "banChatMember": ban_chat_member,
    "createChatInviteLink": create_chat_invite_link,
}
