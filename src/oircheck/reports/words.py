"""Words for people: labels, stances, and characters that a terminal would obey."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from oircheck.types import Ground, Label, SetAside, Stance

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

GROUND_WORDS: Mapping[Ground, str] = {
    Ground.RETRACTED: "its source is retracted",
    Ground.LATER: "it was published after the date that the claim speaks from",
    Ground.DENIED: "it reports a denial, which is no side",
    Ground.ALLEGED: "it reports an accusation or a rumour, which settles nothing",
    Ground.OPINION: "it reports an opinion, which settles nothing",
    Ground.PLANNED: "it tells of a plan, not of what came of it",
    Ground.OPEN: "it asks, sets a condition or leaves the matter open",
    Ground.OF_NONE: "it says so of none",
    Ground.UNATTRIBUTED: "it does not speak of the one who is said to have said so",
    Ground.OUTRANKED: "a source of stronger standing speaks",
    Ground.CORRECTED: "a correction replaces it",
    Ground.RECOUNTED: "a later count replaces it",
    Ground.OTHER_DAY: "it speaks of another time than the claim",
    Ground.OTHER_THING: "it speaks of another thing than the claim",
    Ground.SUCCEEDED: "the office has passed on since",
    Ground.UNCLEAR: "it puts a value right that need not be the claim's",
    Ground.ECHO: "it only goes on from a sentence of the other side",
    Ground.BASELESS: "nothing that it says excludes the claim",
}
"""Why a passage was not heard."""

_NO_SUPPORT = "it does not say all that the claim says"


def ground_words(item: SetAside) -> str:
    """Return why a passage was not heard, as it is true of its side."""
    if item.ground is Ground.BASELESS and item.evidence.stance is Stance.SUPPORTS:
        return _NO_SUPPORT
    return GROUND_WORDS[item.ground]


_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Format characters that change neither the order nor the place of others."""

_WHITE = re.compile(r"(\r\n|\n|\t)")
_COMMAND = re.compile(r"^((?:\s|\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)
_OLD_COMMAND = re.compile(r"#(?=#\w*\[)")
"""What a runner obeys: ``::error`` first on a line, ``##[error]`` anywhere.

GitHub's runner strips leading white space before it looks for ``::``, and reads the
older form at any place of a line (ActionCommand.cs); Azure and TeamCity read
``##vso[`` and ``##teamcity[``.
"""


def visible(text: str) -> str:
    r"""Return ``text`` on one line, with nothing in it that a terminal would obey.

    White space becomes single spaces. Control characters and those that change the
    direction of writing are shown by their code (``\x1b``, ``\u202e``); soft hyphens
    and zero-width characters stay.
    """
    return "".join(map(_shown, " ".join(text.split())))


def cut_words(text: str) -> str:
    """Return ``text`` with the first letters alone of words too long to be read.

    A path is left whole: no name of a file is as long.
    """
    return _ENDLESS.sub(
        lambda word: f"{word[0][:_KEPT]}… ({len(word[0]):,} characters)", text
    )


_ENDLESS = re.compile(r"[^\s/\\'\"]{256,}")
_KEPT = 60
"""Letters that are shown of a word that is cut."""


def inert(text: str) -> str:
    """Return lines of output with nothing in them that a terminal would obey.

    White space stays; what else would be obeyed is shown by its code.
    """
    return "".join(
        each if each in ("\n", "\r\n", "\t") else "".join(map(_shown, each))
        for each in _WHITE.split(text)
    )


def _shown(character: str) -> str:
    if character in _HARMLESS or unicodedata.category(character) not in _CONTROLS:
        return character
    code = ord(character)
    for limit, form in ((0xFF, "\\x{:02x}"), (0xFFFF, "\\u{:04x}")):
        if code <= limit:
            return form.format(code)
    return f"\\U{code:08x}"


def tame(text: str, *, colon: str = "\\x3a", mark: str = "\\x23") -> str:
    """Return ``text`` with no line in it that a build's runner would obey.

    Args:
        text: Lines of output; what they quote was written by others.
        colon: How a colon is written that must not be one.
        mark: How a number sign is written that must not be one.
    """
    tamed = _COMMAND.sub(lambda found: found.group(1) + colon, text)
    return _OLD_COMMAND.sub(lambda _: mark, tamed)
