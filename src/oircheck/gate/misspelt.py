"""Comments that were meant to speak to oircheck, and misspell its name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from oircheck.types import Span

NAME = "oircheck"

_MARKUP = re.compile(
    r"<!--\s{0,20}(?P<name>[a-z]{2,5}[-_ ]check|[a-z]{6,10})\b\s{0,20}"
    r"(?P<rest>(?:(?!-->)[^\r\n]){0,300})(?:-->)?",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"^[ \t]{0,20}(?:\#|\.\.)[ \t]{1,20}(?P<name>[a-z]{2,5}[-_ ]check|[a-z]{6,10})\b"
    r"[ \t]{0,20}(?!::)(?P<rest>[^\r\n]{0,300})",
    re.MULTILINE | re.IGNORECASE,
)
_ALIKE = 0.85
"""How alike a word has to be to the name, of 1, to be taken for it by itself."""

_ALIKE_WITH_RULE = 0.6
"""The same where the comment names a rule, as no other tool's does."""

_RULE = re.compile(r"\[\s*OC\d", re.IGNORECASE)


def misspelt_comments(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a comment misspells the name, and the word that stands there.

    A comment of HTML, and a line that ``#`` or ``..`` begins.
    """
    for form in (_MARKUP, _LINE):
        for match in form.finditer(text):
            if _is_meant(match["name"], match["rest"]):
                yield Span(match.start(), match.end()), match["name"]


def _is_meant(word: str, rest: str) -> bool:
    name = word.casefold()
    if name == NAME:
        return False
    bare = re.sub(r"[-_ ]", "", name)
    alike = difflib.SequenceMatcher(None, bare, NAME).ratio()
    if _RULE.search(rest):
        return alike >= _ALIKE_WITH_RULE
    return alike >= _ALIKE and rest.startswith(":")
