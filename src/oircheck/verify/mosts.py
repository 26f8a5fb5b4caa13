"""Who has the most, the fewest, the highest of something.

"Riverside High had the most pupils" has all words but the name of "Hillcrest had the
most pupils", and says nothing of who has the highest pass rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from oircheck.types import Evidence, Stance
from oircheck.verify.align import read_words, stem, stems_of
from oircheck.verify.speech import read_speech
from oircheck.verify.superlatives import is_denied
from oircheck.verify.vocabulary import CAPITALS, STOP

OPEN = (0.05, 0.9, 0.05)
"""What a passage says of a claim, supporting, neither, refuting, of another's most."""

_HAS = re.compile(
    rf"(?P<name>{CAPITALS})(?:has |had |has had |got |won |received |scored |sold |made"
    r" |recorded |attracted |drew |raised |took |collected |caught )"
    r"(?:by far )?(?:the )?(?P<most>most|fewest|least|highest|lowest|largest|smallest"
    r"|biggest|best|worst) (?P<what>(?:[a-z][a-z'\u2019-]*(?: |(?=[.,;])|\Z)){1,3})"
)
_LINKS = frozenset(
    "in at of on from with for among and but this that last ever".split()
)


@dataclass(frozen=True, slots=True)
class Most:
    """Who has the most of what.

    Attributes:
        name: Stems of the name.
        most: "most", "fewest", "highest" and the like.
        what: Stem of the thing.
    """

    name: frozenset[str]
    most: str
    what: str


@lru_cache(maxsize=1_024)
def read_mosts(text: str) -> tuple[Most, ...]:
    """Return who has the most of what, as far as a sentence tells it of a name."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Most]:
    for found in _HAS.finditer(text):
        words = [w for w in read_words(found["name"]) if w.lower not in STOP]
        what = found["what"].split()
        end = next((at for at, word in enumerate(what) if word in _LINKS), len(what))
        if words and end:
            name = frozenset(word.stem for word in words)
            yield Most(name, found["most"], stem(what[end - 1]))


def read_most(claim: str, item: Evidence) -> Evidence:
    """Return a passage as no support where another has the claim's most.

    That is so as well where the claim's own has the most of something else, and the
    passage has no word for what the claim is about.
    """
    if item.stance is not Stance.SUPPORTS or is_denied(claim) or read_speech(claim):
        return item
    mine, unit = read_mosts(claim), item.retrieved.passage.view.text
    told = read_mosts(unit)
    if len(mine) != 1 or not told or any(_is_same(mine[0], one) for one in told):
        return item
    stems = stems_of(unit)
    if not any(_is_of_another(mine[0], one, stems) for one in told):
        return item
    return replace(item, stance=Stance.NEUTRAL, probability=OPEN[1], probabilities=OPEN)


def _have_one_name(one: Most, other: Most) -> bool:
    return one.name <= other.name or other.name <= one.name


def _is_same(one: Most, other: Most) -> bool:
    alike = (one.most, one.what) == (other.most, other.what)
    return alike and _have_one_name(one, other)


def _is_of_another(mine: Most, other: Most, stems: frozenset[str]) -> bool:
    if (mine.most, mine.what) == (other.most, other.what):
        return not _have_one_name(mine, other)
    return _have_one_name(mine, other) and mine.what not in stems
