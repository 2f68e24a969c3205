"""Which command is meant: Latin names after a slash, and the catalogues' words in any language."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping

LONGEST = 4000

# Characters that reorder or hide text; in a name or a report they only serve to deceive. ZWJ stays: emoji need it.
_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SLASH = re.compile(r"^/([^\s@/]{1,40})(?:@(\w+))?(?:\s+|$)", re.UNICODE)


def cleaned(text: str) -> str:
    """Return the text without control and hidden characters, at most 4,000 characters of it."""
    if text.isascii() and text.isprintable():
        return text[:LONGEST].strip()
    text = text[: 2 * LONGEST].replace("\r\n", "\n")
    return _CONTROL.sub("", _INVISIBLE.sub("", text))[:LONGEST].strip()


class Words:
    """All words that call a command: "report", "报修", "诉求"…"""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._names = dict(words)
        by_length = sorted(words, key=len, reverse=True)
        cjk = [w for w in by_length if not w.isascii()]
        latin = [w for w in by_length if w.isascii()]
        # A Chinese word needs a gap, a digit or the end behind it; so "报修人是谁" is talk and "查12" is not.
        self._word = re.compile(
            r"^(?:"
            + "|".join(
                (
                    f"(?P<cjk>{'|'.join(map(re.escape, cjk)) or '(?!)'})(?=[\\s\\d#,，:：。]|$)",
                    f"(?P<latin>{'|'.join(map(re.escape, latin)) or '(?!)'})(?=[\\s#]|$)",
                )
            )
            + r")[\s,，:：。]*",
            re.IGNORECASE,
        )

    def find(self, text: str, addressed: bool) -> tuple[str, str]:
        """Return the command's name and the words behind it; ("", text) when there is none.

        Without a slash a word counts only where the bot is `addressed`. An unknown word after a slash is returned as it is.
        """
        # Full-width digits and letters are folded only for finding; what stands behind stays as written.
        slash = _SLASH.match(text)
        if slash:
            word = unicodedata.normalize("NFKC", slash[1]).lower()
            return self._names.get(word, word), text[slash.end() :].strip()
        if addressed:
            found = self._word.match(text)
            if found:
                word = (found["cjk"] or found["latin"]).lower()
                return self._names[word], text[found.end() :].strip()
        return "", text

    def nearest(self, word: str) -> str:
        """Return the known word most like `word`, or an empty string."""
        near = difflib.get_close_matches(word.lower(), list(self._names), n=1, cutoff=0.6)
        return near[0] if near else ""
