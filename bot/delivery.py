"""Sends what waits in the outbox: the most urgent first, one at a time per chat, within the services' limits."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.channels.contract import Channel, Closed, Gone, Later, Moved, Rejected
from bot.hands import Hand, in_hand, other_way
from bot.letters import Rendering
from bot.marks import Marks
from bot.pacer import Pacer, Slot
from domain.conversation import Address
from storage import card_places, duties, outbox, people, tree
from storage.database import Connection, Database, Work
from storage.outbox import Lane

LOOK = 1.0
"""Seconds between two looks at the outbox when nobody wakes us."""

GATHER = 0.02
"""Seconds between two looks when many wake us: what comes meanwhile is taken together."""

GATHER_FULL = 0.1
"""The same while more waits than was taken."""

WHOLE = 0.5
"""Seconds between two looks at all that waits, while letters are passed over because their chats have enough in hand."""

URGENT = (Lane.DANGER, Lane.ANSWER)
BULK = (Lane.NEWS, Lane.BROADCAST)
TAKEN = 64
IN_HAND = {URGENT: 2000, BULK: 256}
"""So many letters in hand stop the taking of further ones of these lanes."""

PER_CHAT = 4
"""A chat with so many in hand is passed over, so that one busy group does not fill the hand."""

AT_ONCE = 16

LEASE = timedelta(seconds=15)
RENEW = 5.0
PATIENCE = 30.0
"""A letter that has to wait longer than this is given back to the outbox with its time."""

TRIES = 12

log = structlog.get_logger()


@dataclass(slots=True)
class _State:
    """What the loop knows of itself."""

    wanted: bool = True
    more: bool = False
    looked: float = -LOOK
    renewed: float = -RENEW
    on_duty: bool = False
    stopping: bool = False
    sending: int = 0


class Delivery:
    """Takes letters from the outbox and gives them to the channels. `holder` names this process among its equals."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        rendering: Rendering,
        now: Callable[[], datetime],
        holder: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._channels = dict(channels)
        self._rendering = rendering
        self._now = now
        self._holder = holder
        self._clock = clock
        self._alone = database.url.startswith("sqlite:")
        self._pacers: dict[str, Pacer[Hand]] = {
            name: Pacer(channel.limits) for name, channel in channels.items()
        }
        self._hands: dict[int, Hand] = {}
        self._full: set[Address] = set()
        self._passed: dict[tuple[Lane, Lane], tuple[float, int]] = {}
        self._event = asyncio.Event()
        self._state = _State()
        self._marks = Marks(database)

    def wake(self) -> None:
        """Look at the outbox soon: something was put into it."""
        if not self._state.wanted:
            self._state.wanted = True
            self._event.set()

    def stop(self) -> None:
        """Let `run` return when what is under way is sent and noted."""
        self._state.stopping = True
        self._event.set()

    async def run(self) -> None:
        """Deliver until stopped; what was taken and not sent goes back to the outbox."""
        state = self._state
        async with asyncio.TaskGroup() as group:
            marker = group.create_task(self._marks.run())
            try:
                async with asyncio.TaskGroup() as senders:
                    while not state.stopping:
                        self._event.clear()
                        await self._guard_duty()
                        if state.on_duty:
                            await self._look()
                            self._send(senders)
                        await self._rest()
            finally:
                marker.cancel()
        await self._lay_down()

    async def _rest(self) -> None:
        """Sleep until something may be sent, somebody wakes us, or it is time to look."""
        now = self._clock()
        state = self._state
        pause = state.renewed + RENEW - now
        if state.on_duty:
            pause = min(pause, state.looked + self._gather() - now)
            if state.sending < AT_ONCE:
                waits = [pacer.wait(now) for pacer in self._pacers.values()]
                pause = min([pause, *[wait for wait in waits if wait is not None]])
        if pause > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._event.wait()
        else:
            await asyncio.sleep(0)

    def _gather(self) -> float:
        """Return how long to leave between two looks."""
        if self._state.wanted:
            return GATHER
        return GATHER_FULL if self._state.more else LOOK

    # Taking letters

    async def _guard_duty(self) -> None:
        """Be the one process that delivers, and keep what is in hand from being taken for lost."""
        now = self._clock()
        state = self._state
        if now - state.renewed < RENEW:
            return

        async def work(conn: Connection) -> bool:
            at = self._now()
            if not self._alone and not await duties.take(conn, "delivery", self._holder, at, LEASE):
                return False
            if not state.on_duty:
                # Whoever held the duty before is gone (or this is the start): nobody else has letters in hand.
                lost = await outbox.reclaim(conn, at + timedelta(days=1))
                if lost:
                    log.info("letters-reclaimed", count=lost)
            return True

        try:
            state.on_duty = await self._database.transact(work)
        except Exception:
            log.exception("outbox-unreachable")
            state.on_duty = False
        if state.on_duty:
            state.renewed = now
        else:
            state.renewed = now - RENEW + LOOK
            self._let_go()

    def _let_go(self) -> None:
        """Forget what waits in hand: whoever has the duty next takes it from the outbox."""
        for pacer in self._pacers.values():
            for chat in {slot.chat for slot in pacer.waiting()}:
                for hand in pacer.drop(chat):
                    self._hands.pop(hand.letter.id, None)

    async def _look(self) -> None:
        """Take letters that are due, as many as are of use in hand."""
        now = self._clock()
        state = self._state
        if now - state.looked < self._gather():
            return
        state.looked, state.wanted, state.more = now, False, False
        self._full.clear()
        for lanes in (URGENT, BULK):
            try:
                await self._take(lanes)
            except Exception:
                log.exception("outbox-unreachable")
                return

    async def _take(self, lanes: tuple[Lane, Lane]) -> None:
        mine = [h for h in self._hands.values() if lanes == BULK or h.letter.lane in URGENT]
        if len(mine) >= IN_HAND[lanes]:
            self._state.more = True
            return
        per_chat = Counter(h.to for h in mine)
        full = {address for address, count in per_chat.items() if count >= PER_CHAT}
        self._full |= full
        persons = {h.letter.person for h in mine if h.letter.address is None and h.to in full}
        now = self._clock()
        looked, seen = self._passed.get(lanes, (-WHOLE, 0))
        # Passing over thousands that wait for full chats takes its time: meanwhile only what is new is looked at.
        after = seen if full and now - looked < WHOLE else 0

        async def work(conn: Connection) -> tuple[int, list[Hand], int]:
            letters = await outbox.claim(
                conn, self._now(), TAKEN,
                lanes=lanes, without=full, without_persons=persons, after=after,
            )  # fmt: skip
            newest = await outbox.newest(conn, lanes) if full and not after else 0
            return len(letters), await in_hand(conn, letters, self._channels), newest

        count, hands, newest = await self._database.transact(work)
        if not after:
            self._passed[lanes] = (now, newest if count < TAKEN else 0)
        self._state.more |= count == TAKEN
        for hand in hands:
            self._hands[hand.letter.id] = hand
            channel = self._channels[hand.to.channel]
            self._pacers[hand.to.channel].add(
                hand, hand.to.chat, hand.letter.lane, group=channel.is_group(hand.to.chat)
            )

    # Sending

    def _send(self, group: asyncio.TaskGroup) -> None:
        """Start sending whatever may be sent now."""
        for name, pacer in self._pacers.items():
            while self._state.sending < AT_ONCE:
                slot = pacer.next(self._clock())
                if slot is None:
                    break
                self._state.sending += 1
                group.create_task(self._send_one(name, pacer, slot))

    async def _send_one(self, name: str, pacer: Pacer[Hand], slot: Slot[Hand]) -> None:
        hand = slot.item
        try:
            await self._try(self._channels[name], pacer, slot)
        except Exception:
            # A fault of ours must not stop the others' letters; this one is given up and seen in the log.
            log.exception("letter-failed", letter=hand.letter.id, channel=name)
            await self._end(hand, lambda conn: outbox.fail(conn, hand.letter.id, "fault"))
        finally:
            pacer.done(slot, self._clock())
            self._state.sending -= 1
            self._event.set()

    async def _try(self, channel: Channel, pacer: Pacer[Hand], slot: Slot[Hand]) -> None:
        hand = slot.item
        try:
            if hand.rest is None:
                hand.rest = await self._rendering.messages(hand.letter, hand.reader, channel.limits)
            hand.ref = await channel.send(hand.to, hand.rest[0])
            pacer.arrived(slot, self._clock())
        except Later as later:
            await self._postpone(pacer, slot, later)
        except Moved as moved:
            await self._move(pacer, hand, moved.chat)
        except Gone as gone:
            await self._close(channel, pacer, hand, str(gone))
        except Closed:
            await self._hold(channel, pacer, hand)
        except (Rejected, KeyError) as error:
            log.warning("letter-refused", letter=hand.letter.id, error=str(error))
            reason = f"{type(error).__name__}: {error}"[:500]
            await self._end(hand, lambda conn: outbox.fail(conn, hand.letter.id, reason))
        else:
            hand.rest.pop(0)
            if hand.rest:
                pacer.again(slot)
            else:
                await self._end(hand, lambda conn: self._note(conn, hand))

    async def _note(self, conn: Connection, hand: Hand) -> None:
        letter = hand.letter
        await outbox.mark_sent(conn, letter.id, hand.ref, self._now())
        if letter.card and hand.ref:
            await card_places.note(
                conn, letter.compound, letter.card, hand.to, hand.ref, letter.person
            )

    async def _postpone(self, pacer: Pacer[Hand], slot: Slot[Hand], later: Later) -> None:
        """Try again when the service lets us; only a service that is there counts as a try."""
        hand, until = slot.item, self._clock() + later.seconds
        if later.everywhere:
            pacer.delay_all(until)
        else:
            pacer.delay(hand.to.chat, until)
            hand.tries += not later.own
            if hand.tries >= TRIES:
                await self._end(hand, lambda conn: outbox.fail(conn, hand.letter.id, str(later)))
                return
        log.info("letter-later", letter=hand.letter.id, seconds=later.seconds)
        if later.seconds <= PATIENCE or later.everywhere or later.own or hand.ref:
            pacer.again(slot)
            return
        due = self._now() + timedelta(seconds=later.seconds)
        letters = [hand, *pacer.drop(hand.to.chat)]

        async def work(conn: Connection) -> None:
            for each in letters:
                await outbox.postpone(conn, each.letter.id, due, str(later))

        await self._end_all(letters, work)

    async def _move(self, pacer: Pacer[Hand], hand: Hand, chat: str) -> None:
        """Follow a group to its new id with all that waits for it."""
        old = hand.to
        letters = [hand, *pacer.drop(old.chat)]

        async def work(conn: Connection) -> None:
            await tree.move_group(conn, old.channel, old.chat, chat)
            await card_places.move_chat(conn, old.channel, old.chat, chat)
            await outbox.give_back(conn, [h.letter.id for h in letters])

        await self._end_all(letters, work)
        self.wake()

    async def _close(self, channel: Channel, pacer: Pacer[Hand], hand: Hand, reason: str) -> None:
        """Stop writing to a chat that takes nothing: a person's letters wait for them, a group's are given up."""
        to = hand.to
        letters = [hand, *pacer.drop(to.chat)]
        is_group = channel.is_group(to.chat)

        async def work(conn: Connection) -> None:
            if is_group:
                await tree.close_group(conn, to)
                await outbox.fail_chat(conn, to, reason)
                return
            await people.unreachable(conn, to.channel, to.chat)
            for each in letters:
                if each.letter.address is None:
                    await outbox.give_back(conn, [each.letter.id])  # another channel may be open
                elif each.letter.person:
                    await outbox.hold(conn, each.letter.id)
                else:
                    await outbox.fail(conn, each.letter.id, reason)

        log.info("chat-closed", channel=to.channel, group=is_group)
        await self._end_all(letters, work)
        self.wake()

    async def _hold(self, channel: Channel, pacer: Pacer[Hand], hand: Hand) -> None:
        """Keep what waits for a chat until somebody writes there; what is urgent goes another way if there is one."""
        to = hand.to
        letters = [hand, *pacer.drop(to.chat)]

        async def work(conn: Connection) -> None:
            for each in letters:
                other = await other_way(conn, each, self._channels)
                if other is None:
                    await outbox.hold(conn, each.letter.id)
                else:
                    await outbox.redirect(conn, each.letter.id, other)

        await self._end_all(letters, work)
        self.wake()

    # Noting

    async def _end(self, hand: Hand, work: Work[None]) -> None:
        await self._end_all([hand], work)

    async def _end_all(self, hands: Sequence[Hand], work: Work[None]) -> None:
        """Note what became of letters; they are out of hand when that is committed."""
        await self._marks.keep(work)
        for hand in hands:
            self._hands.pop(hand.letter.id, None)
            if hand.to in self._full:
                self.wake()

    async def _lay_down(self) -> None:
        """Give back what was not sent, so that the next process need not wait for it."""
        ids = list(self._hands)

        async def work(conn: Connection) -> None:
            if ids:
                await outbox.give_back(conn, ids)
            if not self._alone:
                await duties.lay_down(conn, "delivery", self._holder)

        with suppress(Exception):
            await self._database.transact(work)
        self._hands.clear()
