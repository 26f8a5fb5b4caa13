"""Counts that a sentence brings up to date: "bringing the death toll to 19"."""

from __future__ import annotations

import re

from oircheck.quantities.sentences.clauses import Clause
from oircheck.types import Mention

_RAISES = (
    r"(?:brings?|brought|bringing|takes?|took|taking|rais(?:es?|ed|ing)"
    r"|lift(?:s|ed|ing)?|push(?:es|ed|ing)?|carr(?:y|ies|ied|ying))"
)
_COUNT = r"(?:toll|total|tally|count|number|figure|sum)\b"
_LEAST = r"(?:at least |about |around |some |almost |nearly |more than |over )?"

_COUNT_FIRST = re.compile(
    rf"\b{_RAISES}\b[^.;]{{0,60}}?\b{_COUNT}[^.;]{{0,60}}? to {_LEAST}\Z",
    re.IGNORECASE,
)
_VALUE_FIRST = re.compile(rf"\b{_RAISES} to {_LEAST}\Z", re.IGNORECASE)
_COUNT_AFTER = re.compile(rf" (?:the|its|their|his|her) (?:[a-z]+ ){{0,2}}?{_COUNT}")


def is_new_total(clause: Clause, mention: Mention) -> bool:
    """Whether a value is what a count has come to, with what the sentence adds to it.

    Of "three miners died, bringing the death toll to 19" both are true of those who
    died: three now, and 19 in all.
    """
    before = clause.text[: mention.span.start]
    if _COUNT_FIRST.search(before) is not None:
        return True
    after = clause.text[mention.span.end :]
    first = _VALUE_FIRST.search(before) is not None
    return first and _COUNT_AFTER.match(after) is not None
