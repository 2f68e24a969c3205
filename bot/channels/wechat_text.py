"""Words as WeChat's services take them: pieces within a number of bytes, and plain words inside markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.channels.contract import Button

_LINK = re.compile(r"https?://[^\s<>()（），。；]+")
_MARKS = re.compile(r"([\\`*_~\[\]<|])")
_LINE_MARKS = re.compile(r"(?m)^(\s*)(#{1,6}\s|>|={3,}|-{3,})")


def size(text: str) -> int:
    """Return a text's length in bytes, which is how the platform counts."""
    return len(text.encode())


def cut(text: str, most: int) -> str:
    """Return the text, shortened to `most` bytes with an ellipsis, never within a character."""
    if size(text) <= most:
        return text
    return text.encode()[: most - 3].decode(errors="ignore").rstrip() + "…"


def shortened(text: str, most: int) -> str:
    """Return the text on one line, shortened to `most` characters with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def pieces(text: str, most: int) -> list[str]:
    """Divide a text into pieces of at most `most` bytes: between paragraphs, lines, sentences, and only then anywhere."""
    text = text.strip()
    found = []
    while size(text) > most:
        head = text.encode()[:most].decode(errors="ignore")
        place = _last_end(head)
        found.append(head[:place].rstrip())
        text = text[place:].lstrip()
    return [*found, text] if text or not found else found


def _last_end(head: str) -> int:
    """Return where to cut: after the strongest end in the second half, else at the very end."""
    half = len(head) // 2
    for ends in ("\n\n", "\n", "。！？；!?;", "，、, "):
        cuts = [head.rfind(ends)] if ends.startswith("\n") else [head.rfind(c) for c in ends]
        place = max(cuts)
        if place > half:
            return place + 1
    return len(head)


def as_markdown(text: str) -> str:
    """Return plain words so that markdown shows them as they are; addresses stay as they are and can be tapped."""
    return "".join(part if is_link else _escaped(part) for part, is_link in _parts(text))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    done = 0
    for found in _LINK.finditer(text):
        yield text[done : found.start()], False
        yield found[0], True
        done = found.end()
    yield text[done:], False


def _escaped(text: str) -> str:
    return _LINE_MARKS.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))


def beside(text: str, buttons: Sequence[Button]) -> str:
    """Return the text with the links and prompts written out below, for a service without such buttons."""
    lines = [f"{b.label}：{b.link or b.command}" for b in buttons]
    return "\n".join([text, *lines]) if lines else text
