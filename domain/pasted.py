"""Talk of a WeChat group as people paste it: who said what, when."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST = 60
LONGEST_NAME = 24

# 2026/3/2 9:01:22, 2026-03-02 09:01, 3月2日 上午9:01, 昨天 21:10, 09:01
_DATE = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?|昨天|今天|前天|(?:星期|周)[一二三四五六日天])"
_CLOCK = r"(?:(?:凌晨|早上|上午|中午|下午|傍晚|晚上)\s*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_TIME = rf"(?:{_DATE}\s*)?{_CLOCK}|{_DATE}"
_NAME = rf"[^\n:：]{{1,{LONGEST_NAME}}}?"
_HEAD = re.compile(rf"^(?P<name>{_NAME})\s*[:：]?\s+(?P<time>{_TIME})\s*[:：]?\s*$")
_HEAD_BARE = re.compile(rf"^(?P<name>{_NAME})\s*[:：]\s*$")
_HEAD_FIRST = re.compile(
    rf"^[\[(（【]?(?P<time>{_TIME})[\])）】]?\s+(?P<name>{_NAME})\s*[:：]?\s*$"
)
_INLINE = re.compile(rf"^(?P<name>{_NAME})\s*[:：]\s*(?P<said>\S.*)$")
_RULE = re.compile(rf"^[\s—\-_=]*(?:{_DATE})?[\s—\-_=]*$")
_TITLE = re.compile(r"^.{0,40}(?:聊天记录|的群聊)[:：]?\s*$")
# What stands before a colon without being anybody's name.
_NO_NAME = re.compile(
    r"^(?:\d+\s*[栋幢号楼座][^\s]{0,8}|地址|电话|时间|地点|问题|内容|备注|房号|姓名|主题|https?|\d+|[一二三四五六七八九十]+|第.{1,3})$"
)
_PLACEHOLDER = re.compile(r"^\[(?:图片|表情|动画表情|语音|视频|文件|链接|位置|红包|转账|.{1,8})\]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the pasted talk; `at` is the time as it was copied, empty when there was none."""

    name: str
    text: str
    at: str = ""


def bundle(text: str) -> list[Line]:
    """Return the messages of a pasted talk, none when the words are one person's own.

    A bundle has at least two messages, each with a name: on a line of its own with a time or a colon, or before a colon.
    """
    rows = [row.rstrip() for row in text.replace("\r", "").replace("：", ":").split("\n")]
    found = _by_heads(rows) or _inline(rows)
    lines = [Line(one.name.strip(), one.text.strip(), one.at) for one in found]
    lines = [one for one in lines if one.text and not _PLACEHOLDER.match(one.text)]
    return lines[:MOST] if len(lines) >= 2 else []


def _named(found: re.Match[str] | None) -> bool:
    if found is None:
        return False
    name = found["name"].strip()
    return bool(name) and not _NO_NAME.match(name) and not name.endswith(("。", "，", "！", "？"))


def _by_heads(rows: list[str]) -> list[Line]:
    """Read talk whose names stand on lines of their own; empty when fewer than two do."""
    heads: list[tuple[int, str, str]] = []
    for place, row in enumerate(rows):
        timed = _HEAD.match(row) or _HEAD_FIRST.match(row)
        bare = _HEAD_BARE.match(row)
        if _named(timed):
            assert timed is not None
            heads.append((place, timed["name"], timed["time"]))
        elif _named(bare) and place + 1 < len(rows) and rows[place + 1].strip():
            assert bare is not None
            heads.append((place, bare["name"], ""))
    if len(heads) < 2 or any(r.strip() and not _skipped(r) for r in rows[: heads[0][0]]):
        return []
    ends = [place for place, _, _ in heads[1:]] + [len(rows)]
    return [
        Line(
            name,
            "\n".join(r for r in rows[place + 1 : end] if r.strip() and not _RULE.match(r)),
            at,
        )
        for (place, name, at), end in zip(heads, ends, strict=True)
    ]


def _skipped(row: str) -> bool:
    return bool(_RULE.match(row) or _TITLE.match(row))


def _inline(rows: list[str]) -> list[Line]:
    """Read talk of "name: words" lines; a line without a name belongs to the one before."""
    lines: list[Line] = []
    for row in rows:
        if not row.strip() or _skipped(row):
            continue
        found = _INLINE.match(row)
        if _named(found):
            assert found is not None
            lines.append(Line(found["name"], found["said"]))
        elif lines:
            last = lines[-1]
            lines[-1] = Line(last.name, f"{last.text}\n{row}", last.at)
        else:
            return []
    return lines
