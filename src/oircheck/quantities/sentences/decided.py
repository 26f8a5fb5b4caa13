"""Whether a date is that of a decision, or of what was decided."""

from __future__ import annotations

import re

from oircheck.quantities.sentences.clauses import Clause
from oircheck.types import Mention

_DECIDES = re.compile(
    r"\b(?:decided|resolved|agreed|voted|ordered|ruled|announced|planned|proposed"
    r"|promised|recommended|requested|demanded|determined|undertook)\b"
    r"[^.;]{0,40}? (?:that|to)\b",
    re.IGNORECASE,
)


def are_of_two(mine: Clause, one: Mention, theirs: Clause, other: Mention) -> bool:
    """Whether one date is that of a decision and the other of what was decided.

    "In February the senate decided that the faculty should move" and "the senate
    resolved that the faculty move in September" name two days, and both may be right.
    """
    first, last = _is_inside(mine, one), _is_inside(theirs, other)
    return first is not None and last is not None and first is not last


def _is_inside(clause: Clause, mention: Mention) -> bool | None:
    """Whether a date stands in what was decided; ``None`` where nothing was."""
    decides = _DECIDES.search(clause.text)
    return None if decides is None else mention.span.start >= decides.end()
