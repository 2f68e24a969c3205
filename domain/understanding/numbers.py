"""Chinese numerals up to 999, and digits."""

from __future__ import annotations

CHINESE = "一二三四五六七八九十百两零〇"
_DIGIT = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "两": 2, "〇": 0}


def number(said: str) -> int | None:
    """Return the value of "12", "十二", "二十一", "一百零三", "一二"; None when it is no number."""
    if said.isascii():
        return int(said) if said.isdigit() else None
    if not said or any(sign not in CHINESE for sign in said):
        return None
    if "十" not in said and "百" not in said:
        return int("".join(str(_DIGIT[sign]) for sign in said))
    total, last = 0, None
    for sign in said:
        if sign in "十百":
            total += (1 if last is None else last) * (10 if sign == "十" else 100)
            last = None
        else:
            last = _DIGIT[sign]
    return total + (last or 0)


def written(value: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    digits = "零一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones or not tens else "")
