"""Characters in their plain forms, one for one: no place in a text moves."""

from __future__ import annotations

import re

_WIDE_FIRST, _WIDE_LAST = "\uff01", "\uff5e"
"""ASCII in the full width of an East Asian letter."""

_BY = ord(_WIDE_FIRST) - ord("!")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_PICTURE = re.compile(
    "[\U0001f000-\U0001faff\U000e0020-\U000e007f\u2600-\u26ff\u2b05-\u2b55"
    "\u200d\ufe0e\ufe0f\u20e3]"
)
"""Emoji and what joins them; check marks and crosses say something, and are not."""


def plain_forms(text: str) -> str:
    """Return ``text`` with wide letters and digits as ASCII and emoji as spaces.

    It has the same length, so that offsets are those of the text as it stands.
    """
    return text if text.isascii() else _FOREIGN.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    character = match.group()
    if _WIDE_FIRST <= character <= _WIDE_LAST:
        return chr(ord(character) - _BY)
    return " " if _PICTURE.match(character) else character
