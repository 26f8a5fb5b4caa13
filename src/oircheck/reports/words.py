"""Words for people: labels, stances, and characters that a terminal would obey."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from oircheck.types import Label, Stance

LABEL_WORDS: Mapping[Label, str] = {
    Label.SUPPORTED: "supported",
    Label.REFUTED: "refuted",
    Label.CONFLICTING: "conflicting",
    Label.NOT_ENOUGH_INFO: "not enough information",
}

STANCE_WORDS: Mapping[Stance, str] = {
    Stance.SUPPORTS: "supports the claim",
    Stance.REFUTES: "refutes the claim",
    Stance.NEUTRAL: "settles nothing",
}

_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Format characters that change neither the order nor the place of others."""


def visible(text: str) -> str:
    r"""Return ``text`` on one line, with nothing in it that a terminal would obey.

    White space becomes single spaces. Control characters and those that change the
    direction of writing are shown by their code (``\x1b``, ``\u202e``); soft hyphens
    and zero-width characters stay.
    """
    return "".join(map(_shown, " ".join(text.split())))


def _shown(character: str) -> str:
    if character in _HARMLESS or unicodedata.category(character) not in _CONTROLS:
        return character
    code = ord(character)
    for limit, form in ((0xFF, "\\x{:02x}"), (0xFFFF, "\\u{:04x}")):
        if code <= limit:
            return form.format(code)
    return f"\\U{code:08x}"
