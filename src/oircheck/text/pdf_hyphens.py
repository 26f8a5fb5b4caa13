"""Words broken at the end of a line of a PDF, told from words with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oircheck.text.pdf_pages import HYPHENS, PageLine
from oircheck.text.pdf_words import ENDINGS, KEEPS_BEFORE, KEEPS_BEHIND


def vocabulary(pages: Sequence[Sequence[PageLine]]) -> frozenset[str]:
    """Return the words of a document that stand on one line, in lower case."""
    words: set[str] = set()
    broken = False
    for page in pages:
        for line in page:
            parts = line.text.lower().split()
            if parts and parts[-1].endswith(HYPHENS):
                parts.pop()
            if broken:
                del parts[:1]
            broken = bool(line.text.endswith(HYPHENS))
            for word in _WORDS.findall(" ".join(parts)):
                words.update((word, *_HYPHEN.split(word)))
    return frozenset(words)


_HYPHEN = re.compile(r"[-\u2010]")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = re.compile(r"(?P<first>[^\W\d_]+(?:[-\u2010][^\W\d_]+)*)[-\u2010\xad]\Z")
_FIRST = re.compile(r"[^\W\d_]+")


def is_broken_word(above: str, below: str, known: frozenset[str]) -> bool:
    """Whether the hyphen that ends a line stands there for the line's end only.

    What the rest of the document writes decides. If it writes neither form, the
    hyphen stays in a word that has another ("side-by-side"), behind capitals
    ("US-led"), beside halves that are written with one ("high-value",
    "Iran-backed"), and between two words of the document; otherwise it is the line's.
    """
    if above.endswith("\xad"):
        return True
    last, first = _LAST.search(above), _FIRST.match(below)
    if last is None or first is None or not first.group()[0].islower():
        return False
    head, tail = last["first"].lower(), first.group().lower()
    short = head.rpartition("-")[2]
    if f"{head}{tail}" in known or f"{short}{tail}" in known:
        return True
    if f"{head}-{tail}" in known or "-" in head:
        return False
    if last["first"].isupper() and len(head) > 1:
        return False
    whole = head in known or f"{head}s" in known or head in KEEPS_BEFORE
    if tail in KEEPS_BEHIND and (whole or last["first"][0].isupper()):
        return False
    if head in KEEPS_BEFORE:
        return tail in ENDINGS
    return not (head in known and tail in known)
