"""Lines about the piece itself: credits, section labels, pointers to other pages.

"Photo: A. Brandt", "Town notes", "Continued on page 4" state nothing about the world.
A line with a verb or a value of its own is left to the detector.
"""

from __future__ import annotations

import re

from oircheck.gate.clauses import has_verb
from oircheck.quantities import read_mentions
from oircheck.types import Span
from oircheck.verify.vocabulary import STOP

KIND = "credit or label"
"""Why such a line is not judged."""

LONGEST_PHRASE = 6
_ARTICLES = frozenset({"The", "A", "An"})
LONGEST_LABEL = 4
"""Words of a label; a headline has more, or a verb."""

LONGEST_CREDIT = 30
"""Words of a credit, a pointer or a line of copyright."""

_MEDIUM = (
    r"(?:(?:file|archive|handout|cover|main|lead) )?(?:photo|photograph|photography|"
    r"pic|picture|image|illustration|drawing|graphic|infographic|map|chart|video|"
    r"audio|film|camera|text|word|story|report|sketch|cartoon|translation|research|"
    r"production)s?"
)
_CREDIT = re.compile(
    rf"\(?{_MEDIUM}(?:(?:,| and| &) {_MEDIUM})*(?: (?:credit|courtesy)s?)?"
    r"(?P<mark>:| ?[/©|]| by\b| of\b(?= the (?:author|artist))|(?<=courtesy) of\b) ?"
    r"(?P<who>[^!?]+?)\)?\.?\Z",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:\(?(?:article|story|report|text)? ?continue[sd] (?:on|from|below|overleaf|"
    r"after|inside)\b[\w –-]{0,30}|"
    r"(?:see|turn to|more on|full story,?|from) pages? [\w –-]+|"
    r"page \d+(?:, columns? \d+)?|(?:advertisement|advertorial|sponsored content)|"
    r"(?:read|see) (?:more|also)(?::.*)?|all rights reserved|"
    r"(?:(?:copyright )?(?:©|\(c\))|copyright(?= \d{4})) .*)\.?\Z",
    re.IGNORECASE,
)
_EDITION = re.compile(r".*\b(?:edition|issue)(?: no\.? ?\d+)?\.?\Z", re.IGNORECASE)
_SMALL = frozenset(
    """and at by courtesy da de del den der di editing for from handout in la of on
    pool reporting the ter van via von with agency file archive author artist
    collection museum library
    """.split()
)
"""Small words that stand between the names of a credit."""

_LABELS = frozenset(
    """agenda analysis archive bulletin business calendar columns comment corrections
    culture diary digest editorial events features feedback guide headlines
    highlights interviews jottings letters listings minutes news notebook notes
    notices obituaries opinion papers reports reviews roundup round-up section
    services sport sports supplement talk timetables topics updates views weather
    """.split()
)
"""What sections and regular columns are called: none is a verb there."""


def is_trimming(text: str) -> bool:
    """Whether a line of its own is about the piece, and states nothing."""
    bare = text.strip(" *_").strip()
    words = bare.split()
    if len(words) > LONGEST_CREDIT:
        return False
    return _is_credit(bare) or _is_pointer(bare) or is_label(bare)


def is_label(text: str) -> bool:
    """Whether a line names a section, with one word before it and no number."""
    bare = text.strip(" *_:").strip()
    words = bare.replace(":", " ").split()
    if not 0 < len(words) <= LONGEST_LABEL or bare[-1] in '.!?"”':
        return False
    *before, name = [word.casefold() for word in bare.partition(":")[0].split()]
    told = [word for word in before if word not in STOP and word != "&"]
    counted = any(item.dates is None for item in read_mentions(bare, reference=None))
    return name in _LABELS and len(told) <= 1 and not counted


def is_phrase(text: str) -> bool:
    """Whether a headline only names something: "The plan of March 2012".

    It opens with an article and has no verb, or is nothing but a quantity.
    """
    bare = text.strip(" *_").rstrip(":").strip()
    if not bare or bare[-1] in '.!?"\u201d':
        return False
    (*_, last), first = read_mentions(bare, reference=None) or (None,), bare.split()[0]
    if last is not None and last.span == Span(0, len(bare)) and last.dates is None:
        return True
    words = re.findall(r"[^\W\d_]+", bare)
    telling = any(word.endswith(("ed", "en", "es")) for word in words)
    return (
        first in _ARTICLES
        and len(words) <= LONGEST_PHRASE
        and not telling
        and not has_verb(bare, Span(0, len(bare)))
    )


def _is_credit(bare: str) -> bool:
    found = _CREDIT.match(bare)
    if found is None:
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", found["who"])
    small = {word for word in words if word[0].islower()}
    return bool(words) and small <= _SMALL


def _is_pointer(bare: str) -> bool:
    if _POINTER.match(bare):
        return True
    return bool(_EDITION.match(bare)) and not has_verb(bare, Span(0, len(bare)))
