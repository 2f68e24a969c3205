"""Hiding what a group and a public page must not show: phone, identity and room numbers (R-T10)."""

from __future__ import annotations

import re

HIDDEN = "***"
_IDENTITY = re.compile(
    r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)"
)
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}[- ]?)\d{7,8}(?!\d)")
_CARD = re.compile(r"(?<!\d)\d{13,19}(?!\d)")
_ROOM = re.compile(
    r"(?P<before>(?:单元|栋|幢|号楼|[-－—])\s*)(?P<room>\d{3,4})(?P<after>\s*(?:室|号房|房)?)(?![\d元块])"
    r"|(?<!\d)\d{3,4}\s*(?:室|号房)"
)


def masked(text: str) -> str:
    """Return the text with phone, identity, card and room numbers hidden."""
    for pattern in (_IDENTITY, _MOBILE, _LANDLINE, _CARD):
        text = pattern.sub(HIDDEN, text)
    return _ROOM.sub(lambda m: f"{m['before'] or ''}{HIDDEN}{m['after'] or ''}", text)
