"""Values that a sentence tells of a thing of their own: "on sales of 31 million"."""

from __future__ import annotations

import re

from oircheck.quantities.sentences.clauses import Clause
from oircheck.types import Mention

_OF_A_THING = re.compile(
    r"\b(?:on|from|with|against) (?:an? |its |their )?(?:[a-z]+ )?(?P<thing>[a-z]+)"
    r" of \Z"
)


def is_of_another_thing(claim: Clause, unit: Clause, mention: Mention) -> bool:
    """Whether a value is told of a thing that the claim does not name.

    "Earned 2 million on sales of 31 million" says nothing of a profit of 31 million.
    """
    found = _OF_A_THING.search(unit.text[: mention.span.start])
    if found is None or not _stands_beside_another(unit, mention):
        return False
    at = found.start("thing")
    own = {word.sense for word in unit.words if word.span.start == at}
    return bool(own) and not own & claim.senses


def _stands_beside_another(unit: Clause, mention: Mention) -> bool:
    """Whether another value of the kind stands before it, whose thing is another."""
    return any(
        one.kind is mention.kind and one.span.end < mention.span.start
        for one in unit.mentions
    )
