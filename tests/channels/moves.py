"""Every row of the table of moves as a scene: how it comes about, who makes the move with which words, and who follows."""

from __future__ import annotations

from dataclasses import dataclass

from domain.ticket_effects import Particulars
from domain.ticket_moves import MOVES, Move, Relation
from domain.tickets import Body, State

BIN = "报修 3栋2单元垃圾桶满了，臭死了"
LAMP = "报修 8栋1单元路灯坏了没人修"
PROPERTY, STATION, RESIDENT, COMMUNITY, STREET = "property", "station", "resident", "community", "street"  # fmt: skip
Step = tuple[str, str]
SYSTEM = ""

ASSIGNED: tuple[Step, ...] = ((STATION, "派单 1 物业"),)
WORKING = (*ASSIGNED, (PROPERTY, "接单 1"))
ASKED = (*WORKING, (PROPERTY, "追问 1 是左边那个吗？"))
WAITING = (*WORKING, (PROPERTY, "挂起 1 等配件 3天"))
CONSULTED = (*WORKING, (PROPERTY, "会商 1 三方商量过，站里办不了"))
OFFERED = (*CONSULTED, (PROPERTY, "流转 1 社区 现场照片和会商意见"))
AT_TWO = (*OFFERED, (COMMUNITY, "接收 1"))
AT_THREE = (
    *AT_TWO,
    (COMMUNITY, "会商 1 社区也办不了"),
    (COMMUNITY, "流转 1 街道 两级会商意见"),
    (STREET, "接收 1"),
)
DONE = (*WORKING, (PROPERTY, "办结 1 已清运，现场看过"))
CLOSED = (*DONE, (RESIDENT, "评价 1 解决了"))
REOPENED = (*DONE, (RESIDENT, "退回 1 还是臭"))
SILENT = (*ASKED, (SYSTEM, "silence"))
TWO = (("steward", LAMP),)
MERGED = (*TWO, (STATION, "并案 1 2"))
EXPLAINED = (*WORKING, (STATION, "说明 1 等明年改造 30天"))

# move, relation, and where needed the state that it comes from -> the way there, who moves, the words
SCENES: dict[tuple[str, Relation, State | None], tuple[tuple[Step, ...], str, str]] = {
    ("assign", Relation.KEEPER, State.RECEIVED): ((), STATION, "派单 1 物业"),
    ("assign", Relation.KEEPER, State.ASSIGNED): (ASSIGNED, STATION, "派单 1 站里"),
    ("redirect", Relation.KEEPER, None): ((), STATION, "转告 1 请打 12345"),
    ("merge", Relation.ROLE, None): (TWO, STATION, "并案 1 2"),
    ("split", Relation.ROLE, None): (MERGED, STATION, "拆案 1"),
    ("take", Relation.HOLDER, State.ASSIGNED): (ASSIGNED, PROPERTY, "接单 1"),
    ("take", Relation.HOLDER, State.REOPENED): (REOPENED, PROPERTY, "接单 1"),
    ("object", Relation.HOLDER, None): (ASSIGNED, PROPERTY, "异议 1 不在合同里"),
    ("decide", Relation.ABOVE, None): ((*ASSIGNED, (PROPERTY, "异议 1 不在合同里")), COMMUNITY, "裁定 1 物业 先办起来"),
    ("ask", Relation.HOLDER, None): (WORKING, PROPERTY, "追问 1 是左边那个吗？"),
    ("answer", Relation.REPORTER, State.WAITING_RESIDENT): (ASKED, RESIDENT, "备注 1 是左边那个"),
    ("answer", Relation.REPORTER, State.CLOSED_EXPLAINED): (SILENT, RESIDENT, "备注 1 是左边那个"),
    ("wait", Relation.HOLDER, None): (WORKING, PROPERTY, "挂起 1 等配件 3天"),
    ("news", Relation.HOLDER, None): (WAITING, PROPERTY, "报进展 1 配件在路上 2天"),
    ("resume", Relation.HOLDER, None): (WAITING, PROPERTY, "恢复 1"),
    ("resume", Relation.KEEPER, None): (WAITING, STATION, "恢复 1"),
    ("consult", Relation.HOLDER, None): (WORKING, PROPERTY, "会商 1 三方商量过"),
    ("consult", Relation.KEEPER, None): (WORKING, STATION, "会商 1 三方商量过"),
    ("transfer", Relation.HOLDER, None): (CONSULTED, PROPERTY, "流转 1 社区 现场照片和会商意见"),
    ("transfer", Relation.KEEPER, None): (CONSULTED, STATION, "流转 1 社区 现场照片和会商意见"),
    ("accept", Relation.RECEIVER, None): (OFFERED, COMMUNITY, "接收 1"),
    ("refuse", Relation.RECEIVER, None): (OFFERED, COMMUNITY, "拒接 1 请先补材料"),
    ("done", Relation.HOLDER, None): (WORKING, PROPERTY, "办结 1 已清运，现场看过"),
    ("done", Relation.ROLE, None): ((*AT_THREE, (SYSTEM, "outside-closed")), COMMUNITY, "办结 1 街道平台已处置"),
    ("confirm", Relation.REPORTER, None): (DONE, RESIDENT, "评价 1 解决了"),
    ("confirm", Relation.KEEPER, None): (DONE, STATION, "回访 1 电话里说好了"),
    ("confirm", Relation.ROLE, None): ((*AT_TWO, (COMMUNITY, "办结 1 已清运")), STATION, "回访 1 电话里说好了"),
    ("rate", Relation.REPORTER, None): (CLOSED, RESIDENT, "评价 1 5"),
    ("reopen", Relation.REPORTER, None): (DONE, RESIDENT, "退回 1 还是臭"),
    ("reopen", Relation.KEEPER, None): (DONE, STATION, "退回 1 电话里说没好"),
    ("reopen", Relation.ROLE, None): ((*AT_TWO, (COMMUNITY, "办结 1 已清运")), STATION, "退回 1 电话里说没好"),
    ("consent", Relation.ROLE, None): (AT_THREE, COMMUNITY, "同意说明 1"),
    ("explain", Relation.KEEPER, None): (WORKING, STATION, "说明 1 等明年改造 30天"),
    ("extend", Relation.KEEPER, None): (AT_THREE, STREET, "申请延期 1 两个部门会签"),
    ("withdraw", Relation.REPORTER, None): ((), RESIDENT, "撤回 1"),
    ("undo", Relation.REPORTER, None): ((), RESIDENT, "/undo 1"),
    ("undo", Relation.KEEPER, None): ((), STATION, "/undo 1"),
    ("reclassify", Relation.REPORTER, None): ((), RESIDENT, "改类 1 电梯"),
    ("reclassify", Relation.KEEPER, None): ((), STATION, "改类 1 电梯"),
    ("locate", Relation.REPORTER, None): ((), RESIDENT, "/place 1 11"),
    ("urgent", Relation.KEEPER, State.RECEIVED): ((), STATION, "加急 1"),
    ("urgent", Relation.KEEPER, State.WAITING_EXTERNAL): (WAITING, STATION, "加急 1"),
    ("add", Relation.REPORTER, None): (WORKING, RESIDENT, "备注 1 门口左边"),
    ("note", Relation.KEEPER, None): (WORKING, STATION, "备注 1 看过现场"),
    ("note", Relation.HOLDER, None): (WORKING, PROPERTY, "备注 1 看过现场"),
    # what happens by itself; how the hours bring it about is told in tests/handlers/test_tickets.py
    ("assign", Relation.SYSTEM, None): ((), SYSTEM, "assign"),
    ("silence", Relation.SYSTEM, None): (ASKED, SYSTEM, "silence"),
    ("resume", Relation.SYSTEM, None): (WAITING, SYSTEM, "resume"),
    ("rise", Relation.SYSTEM, None): (WORKING, SYSTEM, "rise"),
    ("accept", Relation.SYSTEM, None): (OFFERED, SYSTEM, "accept"),
    ("confirm", Relation.SYSTEM, None): (DONE, SYSTEM, "confirm"),
    ("lapse", Relation.SYSTEM, None): (DONE, SYSTEM, "lapse"),
    ("reopen", Relation.SYSTEM, None): (DONE, SYSTEM, "reopen"),
}  # fmt: skip
SAID = {"assign": Particulars(body=Body.PROPERTY)}
ALONE = frozenset({"withdraw", "undo"})
"""Moves that are refused once a neighbour stands behind the ticket."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One row of the table, the way to it, who makes the move with which words; nobody: it happens by itself."""

    row: Move
    way: tuple[Step, ...]
    who: str
    words: str

    @property
    def name(self) -> str:
        """Return the scene's name, as the test is called."""
        state = "-or-".join(sorted(s.value for s in self.row.sources)) if len(self.row.sources) < 3 else "open"  # fmt: skip
        return f"{self.row.name}-by-{self.row.relation.value}-from-{state}"

    @property
    def followed(self) -> bool:
        """Tell whether a neighbour stands behind the ticket."""
        return self.row.name not in ALONE


def scenes() -> list[Scene]:
    """Return a scene for every row of the table; a row without one is a mistake here."""
    found = []
    for row in MOVES:
        fitting = [
            made
            for (name, relation, state), made in SCENES.items()
            if (name, relation) == (row.name, row.relation)
            and (state is None or state in row.sources)
        ]
        assert len(fitting) == 1, (row.name, row.relation, row.sources)
        found.append(Scene(row, *fitting[0]))
    return found
