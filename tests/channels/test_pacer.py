"""The pacer in virtual time: never over a limit, the urgent first, order within a chat."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.contract import Limits
from bot.pacer import Pacer

TELEGRAM = Limits(per_second=30, per_chat_second=1, per_group_minute=20)
DANGER, ANSWER, NEWS, BROADCAST = range(4)

Sent = list[tuple[float, str, int, int]]


def most_within(times: list[float], span: float) -> int:
    """Return the most of the times that lie within any span, by a sliding window."""
    most, start = 0, 0
    for end, at in enumerate(times):
        while times[start] <= at - span:
            start += 1
        most = max(most, end - start + 1)
    return most


def run(
    pacer: Pacer[int],
    arrivals: list[tuple[float, str, int]],
    takes: float = 0.02,
    late: float = 0.0,
) -> Sent:
    """Let things arrive and be sent in virtual time; each sending takes a while, each waking is a little late."""
    now, sent, under_way = 0.0, [], []
    coming = [(at, n, chat, lane) for n, (at, chat, lane) in enumerate(arrivals)]
    coming.sort()
    lanes = {n: lane for _, n, _, lane in coming}
    for _ in range(100_000):
        while coming and coming[0][0] <= now:
            _, n, chat, lane = coming.pop(0)
            pacer.add(n, chat, lane, group=chat.startswith("-"))
        while under_way and under_way[0][0] <= now:
            pacer.done(under_way.pop(0)[1], now)
        while (slot := pacer.next(now)) is not None:
            sent.append((now, slot.chat, lanes[slot.item], slot.item))
            under_way.append((now + takes, slot))
        wait = pacer.wait(now)
        moments = [coming[0][0]] if coming else []
        moments += [under_way[0][0]] if under_way else []
        moments += [now + wait] if wait is not None else []
        if not moments:
            return sent
        now = max(now, min(moments)) + late
    raise AssertionError("never finished")


def assert_within_limits(sent: Sent) -> None:
    assert most_within([at for at, *_ in sent], 1.0) <= 30
    by_chat: dict[str, list[float]] = defaultdict(list)
    for at, chat, *_ in sent:
        by_chat[chat].append(at)
    for chat, times in by_chat.items():
        assert most_within(times, 1.0) <= 1
        if chat.startswith("-"):
            assert most_within(times, 60.0) <= 20


arrival = st.tuples(
    st.floats(0, 90, allow_nan=False),
    st.sampled_from(["-1", "-2", "7", "8", *[str(n) for n in range(100, 140)]]),
    st.sampled_from([DANGER, ANSWER, NEWS, BROADCAST]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(arrival, max_size=250), st.floats(0.001, 2), st.sampled_from([0.0, 0.001, 0.01]))
def test_no_mix_of_messages_ever_goes_over_a_limit_and_none_is_lost(arrivals, takes, late):
    sent = run(Pacer(TELEGRAM), arrivals, takes, late)
    assert sorted(n for *_, n in sent) == list(range(len(arrivals)))
    assert_within_limits(sent)


@settings(max_examples=60, deadline=None)
@given(st.lists(arrival, max_size=120))
def test_one_chat_gets_the_messages_of_one_urgency_in_the_order_they_were_written(arrivals):
    arrivals.sort(key=lambda a: a[0])
    order: dict[tuple[str, int], list[int]] = defaultdict(list)
    for _, chat, lane, n in run(Pacer(TELEGRAM), arrivals):
        order[chat, lane].append(n)
    assert all(numbers == sorted(numbers) for numbers in order.values())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.1, 20), min_size=1, max_size=5, unique=True))
def test_an_answer_in_the_middle_of_a_broadcast_waits_no_quarter_of_a_second(moments):
    broadcast = [(0.0, str(1000 + n), BROADCAST) for n in range(900)]
    urgent = [(at, str(n), ANSWER) for n, at in enumerate(moments)]
    sent = run(Pacer(TELEGRAM), broadcast + urgent)
    for chat, at in enumerate(moments):
        assert next(t for t, to, *_ in sent if to == str(chat)) - at <= 0.25


def test_a_broadcast_to_5144_chats_takes_hardly_longer_than_the_service_needs():
    sent = run(Pacer(TELEGRAM), [(0.0, str(n), BROADCAST) for n in range(5144)], late=0.001)
    assert_within_limits(sent)
    assert sent[-1][0] <= 1.03 * (5144 / 30 - 1)


def test_danger_goes_before_answers_before_news_before_broadcasts():
    arrivals = [(0.0, str(lane), lane) for lane in (BROADCAST, NEWS, ANSWER, DANGER)]
    assert [lane for _, _, lane, _ in run(Pacer(TELEGRAM), arrivals)] == [0, 1, 2, 3]


def test_a_chat_that_asks_for_patience_holds_up_nobody_else():
    pacer: Pacer[int] = Pacer(TELEGRAM)
    pacer.add(1, "-1", ANSWER, group=True)
    slot = pacer.next(0.0)
    assert slot is not None
    pacer.delay("-1", 35.0)
    pacer.again(slot)
    pacer.done(slot, 0.1)
    pacer.add(2, "7", NEWS)
    other = pacer.next(0.2)
    assert other is not None
    assert other.item == 2
    assert pacer.next(34.9) is None
    back = pacer.next(35.0)
    assert back is not None
    assert back.item == 1


def test_a_service_that_asks_for_patience_is_left_alone():
    pacer: Pacer[int] = Pacer(TELEGRAM)
    pacer.delay_all(5.0)
    pacer.add(1, "7", DANGER)
    assert pacer.next(4.9) is None
    assert pacer.wait(1.0) == 4.0
    assert pacer.next(5.0) is not None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 0.4), min_size=200, max_size=200), st.floats(0.05, 0.2))
def test_messages_that_are_held_up_on_their_way_are_counted_when_they_arrive(delays, way):
    pacer: Pacer[int] = Pacer(Limits(per_second=30))
    for n in range(len(delays)):
        pacer.add(n, str(n), BROADCAST)
    now, arrivals, under_way = 0.0, [], []
    pacer._usual.append(2 * way)  # the quickest way is known from before
    while len(arrivals) < len(delays):
        while under_way and under_way[0][0] <= now:
            slot = under_way.pop(0)[1]
            pacer.arrived(slot, now)
            pacer.done(slot, now)
        while (slot := pacer.next(now)) is not None:
            held = delays[slot.item]
            arrivals.append(now + held + way)
            under_way.append((now + held + 2 * way, slot))
            under_way.sort(key=lambda u: u[0])
        wait = pacer.wait(now)
        moments = [now + wait] if wait is not None else []
        moments += [under_way[0][0]] if under_way else []
        now = max(now, min(moments)) + 1e-9
    assert most_within(sorted(arrivals), 1.0) <= 30


def test_a_channel_without_limits_sends_at_once():
    sent = run(Pacer(Limits()), [(0.0, str(n % 7), NEWS) for n in range(50)], takes=0.0)
    assert [at for at, *_ in sent] == [0.0] * 50


def test_what_waits_for_a_chat_that_moved_can_be_taken_back_in_order():
    pacer: Pacer[str] = Pacer(TELEGRAM)
    for name, lane in (("b", NEWS), ("c", NEWS), ("a", DANGER)):
        pacer.add(name, "-1", lane, group=True)
    assert pacer.drop("-1") == ["a", "b", "c"]
    assert pacer.next(0.0) is None
    assert pacer.wait(0.0) is None
