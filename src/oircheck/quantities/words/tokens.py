"""Splits text into tokens without moving a character.

Digits of any script, typographic dashes and spaces are read as their plain forms;
offsets are those of the text as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from oircheck.quantities.words.capitals import in_sentence_case
from oircheck.text.plain_forms import plain_forms
from oircheck.text.remembered import remembered

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]+|\d+(?:[.,]\d+)*|(?<=\d)--(?=\d)|\S",
)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_PLAIN = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2212": "-",
    "\uff0d": "-",
    "\u2019": "'",
    "\u2018": "'",
    "\uff0c": ",",
    "\u066c": ",",
    "\u066b": ".",
    "\uff0e": ".",
    "\uff05": "%",
    "\u066a": "%",
    "\ufe6a": "%",
    "\uff04": "$",
    "\uffe1": "£",
    "\uffe5": "¥",
    "\u2044": "/",
}
_CLOSERS = frozenset("\"')]\u201d\u2019\u00bb")
_SENTENCE_ENDS = frozenset(".!?;\u2026")
LOOK_BACK = 40
"""How many tokens back, at most, the beginning of a sentence is looked for."""


def plain(text: str) -> str:
    """Return ``text`` with digits, dashes and quotes in ASCII, same length.

    Wide letters are ASCII too, and emoji are spaces.
    """
    if text.isascii():
        return text
    return plain_forms(_FOREIGN.sub(_plain_character, text))


def _plain_character(match: re.Match[str]) -> str:
    character = match.group()
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return character


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as a row of words, numbers and signs.

    Attributes:
        text: The text as it stands.
        smooth: The text in plain characters, same length.
        raw: Each token in plain characters, case kept; of a text in capitals, as a
            sentence would have it.
        low: The same in lower case.
        start: Offset of each token's first character.
        end: Offset after each token's last character.
    """

    text: str
    smooth: str
    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.low)

    def word(self, at: int) -> str:
        """Return the token in lower case, or "" outside the text."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def glued(self, at: int) -> bool:
        """Whether nothing stands between the token and the one before."""
        return 0 < at < len(self.low) and self.start[at] == self.end[at - 1]

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital letter."""
        return 0 <= at < len(self.raw) and self.raw[at][0].isupper()

    def match(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether ``words`` stand at ``at``, in this order."""
        return tuple(self.low[at : at + len(words)]) == words

    def ends_sentence(self, at: int) -> bool:
        """Whether the token closes a sentence."""
        if self.low[at] not in _SENTENCE_ENDS:
            return False
        after = at + 1
        while after < len(self.low) and self.raw[after] in _CLOSERS:
            after += 1
        if self.low[at] != "." or after >= len(self.low):
            return True
        before = self.low[at - 1] if at else ""
        if not self.raw[after][0].islower() and before not in _ABBREVIATIONS:
            return self.start[after] > self.end[at]
        return False

    def sentence_start(self, at: int) -> int:
        """Return the first token of the sentence around ``at``, bounded back."""
        lowest = max(0, at - LOOK_BACK)
        for index in range(at - 1, lowest - 1, -1):
            if self.ends_sentence(index) or self.breaks_line(index + 1):
                return index + 1
        return lowest

    def breaks_line(self, at: int) -> bool:
        """Whether an empty line or a line break stands before the token."""
        if not 0 < at < len(self.low) or self.glued(at):
            return False
        return "\n" in self.text[self.end[at - 1] : self.start[at]]

    def opens_sentence(self, at: int) -> bool:
        """Whether the token is the first word of a sentence or a quotation."""
        if at == 0 or self.breaks_line(at):
            return True
        before = self.raw[at - 1]
        if before in '"\u201c\u00ab:([*>-\u2022\u2014' and not self.glued(at - 1):
            return True
        return before in _CLOSERS or self.ends_sentence(at - 1)


_ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen col lt sgt capt st no vol sen rep gov prof jan feb mar apr jun"
    " jul aug sep sept oct nov dec vs etc inc ltd co corp jr sr approx ca".split()
)


@remembered
def tokenise(text: str) -> Tokens:
    """Split ``text``; the row is empty for blank text."""
    smooth = plain(text)
    raw: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for match in _TOKEN.finditer(smooth):
        word = match.group()
        raw.append("-" if word == "--" else word)
        start.append(match.start())
        end.append(match.end())
    raw = in_sentence_case(raw)
    return Tokens(text, smooth, raw, [word.lower() for word in raw], start, end)
