"""A group in the tests: its members and standing, topics, and the upgrade to a supergroup."""

from __future__ import annotations

from collections.abc import Iterable

from . import incoming, standing
from .people import Person
from .service import Service
from .watching import Watching
from .world import ADMIN_RIGHTS, TELEGRAM_ID, Account, Member, Message, Room, Topic


class Group(Watching):
    """A group, supergroup, forum or channel."""

    def __init__(self, service: Service, room: Room) -> None:
        self.service = service
        self.room = room

    @property
    def title(self) -> str:
        return self.room.title

    def takes_in(self, people: Iterable[Person], member: Member | None = None) -> None:
        """Puts people in silently, as if they had been there for long."""
        for person in people:
            self.room.members[person.account.id] = member or Member("member")

    def makes_admin(self, person: Person, *, anonymous: bool = False, title: str = "") -> None:
        self.room.members[person.account.id] = Member(
            "administrator", frozenset(ADMIN_RIGHTS), anonymous, title
        )

    def restricts_bot(self, *permissions: str) -> None:
        """Leaves the bot only these permissions, such as can_send_messages."""
        self.room.members[self.service.bot.id] = Member("restricted", frozenset(permissions))

    # Topics

    async def opens_topic(self, name: str, by: Person) -> Topic:
        assert self.room.is_forum, "topics are off"
        topic = standing.open_topic(self.service, self.room, by.account, name)
        incoming.deliver(self.service, self.room.messages[topic.id], is_service=True)
        return topic

    async def closes_topic(self, topic: Topic, by: Person) -> None:
        topic.is_closed = True
        self._topic_news(topic, by, "forum_topic_closed")

    async def reopens_topic(self, topic: Topic, by: Person) -> None:
        topic.is_closed = False
        self._topic_news(topic, by, "forum_topic_reopened")

    async def closes_general(self) -> None:
        self.room.general.is_closed = True

    async def deletes_topic(self, topic: Topic) -> None:
        """Deletes a topic; no bot is told."""
        standing.remove_topic(self.room, topic)

    def _topic_news(self, topic: Topic, by: Person, what: str) -> None:
        incoming.put_message(
            self.service, self.room, by.account, {what: {}}, topic_id=topic.id, kind="service"
        )

    def turns_topics(self, on: bool) -> None:
        """Switches topics on or off during the group's life."""
        assert self.room.type == "supergroup", "only supergroups have topics"
        self.room.is_forum = on

    # Changes of the group

    async def is_renamed(self, title: str, by: Person) -> None:
        self.room.title = title
        incoming.put_message(
            self.service, self.room, by.account, {"new_chat_title": title}, kind="service"
        )

    async def gets_channel_post(self, channel: Group, text: str) -> Message:
        """A post of the linked channel, forwarded here by Telegram itself."""
        origin = {"type": "channel", "date": self.service.date(), "message_id": 1}
        content = {
            "from": Account(TELEGRAM_ID, "Telegram").shown(),
            "sender_chat": channel.room.shown(),
            "is_automatic_forward": True,
            "forward_origin": origin | {"chat": channel.room.shown()},
            **incoming.worded(text),
        }
        message = self.service.store(self.room, content)
        incoming.deliver(self.service, message)
        return message

    async def is_upgraded(self, by: Person | None = None) -> Room:
        """Becomes a supergroup under a new id; this object then watches the new chat."""
        old = self.room
        assert old.type == "group", "only a basic group can be upgraded"
        new = self.service.add_room("supergroup", old.title)
        new.members = dict(old.members)
        new.permissions = set(old.permissions)
        new.bot_reads_all = old.bot_reads_all
        owner = next((key for key, each in old.members.items() if each.status == "creator"), None)
        actor = by.account if by else self.service.accounts.get(owner or 0, incoming.ANONYMOUS)
        to_new = {"migrate_to_chat_id": new.id}
        incoming.put_message(self.service, old, actor, to_new, kind="service")
        old.migrated_to = new.id
        self.room = new
        from_old = {
            "sender_chat": new.shown(),
            "from": incoming.ANONYMOUS.shown(),
            "migrate_from_chat_id": old.id,
        }
        message = self.service.store(new, from_old, kind="service")
        incoming.deliver(self.service, message, is_service=True)
        return new
