"""What people do about a ticket when they look at it: a command or a button by the right person, and when somebody looks again."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from domain.conversation import Role
from domain.tickets import Body, State, Ticket

from .town import Home

Dice = random.Random
HOLDER = {
    Body.STATION: Role.STATION,
    Body.PROPERTY: Role.PROPERTY,
    Body.COMMITTEE: Role.COMMITTEE,
    Body.GRID: Role.GRID,
    Body.COMMUNITY: Role.COMMUNITY,
    Body.STREET: Role.STREET,
    Body.ENFORCEMENT: Role.STREET,
}
PLANS = {
    1: (("done", 66), ("wait", 9), ("ask", 6), ("up", 15), ("explain", 4)),
    2: (("done", 76), ("up", 20), ("explain", 4)),
    3: (("done", 82), ("extend", 8), ("explain", 10)),
}
NEXT_BODY = {1: "社区", 2: "街道"}
WORK_HOURS = {"P0": 0.5, "P1": 1.5, "P2": 6.0, "P3": 16.0, "P4": 60.0}
NOT_URGENT = frozenset({"done", "up", "explain"})


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody says or presses something. `quiet`: nothing is done this time."""

    who: str = ""
    text: str = ""
    press: bool = False
    again: timedelta | None = None


def hours(dice: Dice, mean: float) -> timedelta:
    """Return a random delay around `mean` hours, with a long tail as work has it."""
    return timedelta(hours=min(dice.expovariate(1 / mean), 8 * mean), minutes=1)


def act(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    """Return what is done about a ticket now; `memory` is what its people have decided on it."""
    return HABITS.get(ticket.state, _nothing)(ticket, home, dice, memory)


def _nothing(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    return Act()


def _holder(ticket: Ticket, home: Home) -> str:
    return home.staff[HOLDER[ticket.holder.body]]


def _received(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    head, chance = home.staff[Role.STATION_HEAD], dice.random()
    if not ticket.place and not ticket.building:
        return Act(
            head,
            f"改类 {ticket.number} {dice.choice(home.buildings)[1]}",
            again=timedelta(minutes=2),
        )
    if chance < 0.04 and not ticket.is_danger:
        return Act(head, f"转告 {ticket.number} 请打 12345，归外单位管")
    twin = memory.get("twin")
    if twin and chance < 0.5:
        return Act(head, f"merge {ticket.number} {twin}", press=True)
    return Act(head, f"assign {ticket.number}", press=True, again=hours(dice, 1))


def _assigned(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    who = _holder(ticket, home)
    if dice.random() < 0.04 and not ticket.judged and ticket.level == 1:
        return Act(who, f"异议 {ticket.number} 这不在合同范围里", again=hours(dice, 2))
    return Act(who, f"take {ticket.number}", press=True, again=_work(ticket, dice))


def _work(ticket: Ticket, dice: Dice) -> timedelta:
    mean = WORK_HOURS.get(ticket.service, 12.0) if ticket.level == 1 else 24.0 * ticket.level
    return hours(dice, mean)


def _objected(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    body = dice.choice(("物业", "物业", "站里"))
    return Act(
        home.staff[Role.COMMUNITY],
        f"裁定 {ticket.number} {body} 先办起来，费用联席会议再谈",
        again=hours(dice, 1),
    )


def _working(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    plan = memory.get(f"plan{ticket.level}")
    if plan is None or ticket.reopened:
        names, weights = zip(*PLANS[ticket.level], strict=True)
        plan = dice.choices(names, weights)[0] if not ticket.reopened else "done"
        if ticket.service in ("P0", "P1") and plan not in NOT_URGENT:
            plan = "done"
        memory[f"plan{ticket.level}"] = plan
    memory[f"plan{ticket.level}"] = "done" if plan in ("wait", "ask", "extend") else plan
    return PLANNED[plan](ticket, home, dice, memory)


def _finish(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    said = dice.choice(("已修复，现场看过", "换了新的，试过没问题", "清理干净了", "和两家都谈好了"))
    return Act(_holder(ticket, home), f"办结 {ticket.number} {said}", again=hours(dice, 12))


def _wait(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    reason = dice.choice(("等配件", "等维修资金", "等业主大会表决 换电梯", "等天晴", "等邻居回来"))
    days = dice.randint(2, 6)
    return Act(
        _holder(ticket, home),
        f"挂起 {ticket.number} {reason} {days}天",
        again=timedelta(days=days - 1),
    )


def _ask(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    return Act(
        _holder(ticket, home),
        f"追问 {ticket.number} 方便说下具体是哪一处吗？",
        again=hours(dice, 10),
    )


def _up(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    who = _holder(ticket, home)
    if ticket.consulted != ticket.level:
        return Act(
            who, f"会商 {ticket.number} 三方碰过头，这一级办不了", again=timedelta(minutes=30)
        )
    body = NEXT_BODY[ticket.level]
    return Act(who, f"流转 {ticket.number} {body} 附现场照片和会商意见", again=hours(dice, 3))


def _explain(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    if ticket.level == 3 and not ticket.consented:
        return Act(
            home.staff[Role.COMMUNITY], f"同意说明 {ticket.number}", again=timedelta(hours=1)
        )
    keeper = {1: Role.STATION_HEAD, 2: Role.COMMUNITY, 3: Role.STREET}[ticket.level]
    return Act(home.staff[keeper], f"说明 {ticket.number} 列入明年改造计划 30天")


def _extend(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    return Act(
        home.staff[Role.STREET], f"申请延期 {ticket.number} 需要两个部门会签", again=hours(dice, 48)
    )


PLANNED: dict[str, Callable[[Ticket, Home, Dice, dict[str, str]], Act]] = {
    "done": _finish,
    "wait": _wait,
    "ask": _ask,
    "up": _up,
    "explain": _explain,
    "extend": _extend,
}


def _waiting_resident(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    if dice.random() < 0.25:  # never answers
        return Act(again=timedelta(hours=80))
    return Act(
        memory["reporter"], f"备注 {ticket.number} 进门左手边那个", again=_work(ticket, dice)
    )


def _waiting_external(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    if dice.random() < 0.3:
        return Act(
            _holder(ticket, home),
            f"报进展 {ticket.number} 还在等，已经催过 3天",
            again=timedelta(days=2),
        )
    return Act(_holder(ticket, home), f"恢复 {ticket.number}", again=_work(ticket, dice))


def _pending(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    assert ticket.offered is not None
    who = home.staff[HOLDER[ticket.offered.body]]
    if dice.random() < 0.12 and not memory.get("refused"):
        memory["refused"] = "yes"
        return Act(who, f"拒接 {ticket.number} 请先把现场材料补全", again=hours(dice, 6))
    return Act(who, f"接收 {ticket.number}", again=_work(ticket, dice))


def _done(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    reporter, chance = memory["reporter"], dice.random()
    if chance < 0.68:
        return Act(reporter, f"rate {ticket.number} yes", press=True, again=timedelta(minutes=3))
    if chance < 0.76:
        return Act(reporter, f"退回 {ticket.number} 又坏了，和原来一样", again=hours(dice, 4))
    if chance < 0.82:
        return Act(
            home.staff[Role.STATION_HEAD],
            f"回访 {ticket.number} 电话里说好了",
            again=timedelta(hours=2),
        )
    return Act(again=timedelta(days=8))


def _reopened(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    return Act(_holder(ticket, home), f"接单 {ticket.number}", again=_work(ticket, dice))


def _closed(ticket: Ticket, home: Home, dice: Dice, memory: dict[str, str]) -> Act:
    if ticket.solved and not ticket.score and not memory.get("rated") and dice.random() < 0.8:
        memory["rated"] = "yes"
        stars = dice.choices((5, 4, 3, 2), (55, 28, 12, 5))[0]
        again = hours(dice, 200) if dice.random() < 0.02 else None
        return Act(memory["reporter"], f"rate {ticket.number} {stars}", press=True, again=again)
    if memory.get("rated") == "yes" and ticket.score and dice.random() < 0.5:
        memory["rated"] = "again"
        return Act(
            memory["reporter"], f"退回 {ticket.number} 用了几天又不行了", again=hours(dice, 6)
        )
    return Act()


HABITS: dict[State, Callable[[Ticket, Home, Dice, dict[str, str]], Act]] = {
    State.RECEIVED: _received,
    State.ASSIGNED: _assigned,
    State.OBJECTED: _objected,
    State.WORKING: _working,
    State.WAITING_RESIDENT: _waiting_resident,
    State.WAITING_EXTERNAL: _waiting_external,
    State.TRANSFER_PENDING: _pending,
    State.DONE: _done,
    State.REOPENED: _reopened,
    State.CLOSED: _closed,
}
