"""Whether a claim names one of several that there may be."""

from __future__ import annotations

import re

from oircheck.names import NameKind, read_names

_ONE_OF = re.compile(
    r"\b(?:has|have|had|runs?|ran|keeps?|kept|owns?|owned|opened|operates?|operated"
    r"|maintains?|bought|acquired|shows?|showed|exhibit(?:s|ed)?|plays?|played"
    r"|borrow(?:s|ed)?)"
    r" (?:an?|some|several|many|two|three|works?|paintings?|drawings?|pieces?)\b"
    r"[^,;.]*? (?:in|at|near|of|by|from|with) "
    r"|\A(?:An?|Another|Some) [a-z]+ by (?-i:[A-Z])"
    r"|\bis (?:one|a member|a partner|a supplier|a customer|a patron) of\b"
)
"""One of a sort: a branch in a town, a drawing by a painter."""

_LASTING = re.compile(
    r"\b(?:answers?|speaks?|broadcasts?|publish(?:es)?) (?:in )?(?-i:[A-Z])"
    r"|\b(?:operates?|trades?|is active|are active|is present|are present"
    r"|do(?:es)? business|invests?) (?:in|with)\b"
    r"|\b(?:calls?|stops?|halts?) (?:at|in)\b"
    r"|\b(?:delivers?|exports?|ships?|sells?|flies|fly|sails?)"
    r" (?:[a-z]+ ){0,4}(?:to|from)\b"
    r"|\b(?:passes|pass|runs|run|goes|leads?|flows?) (?:through|past|via)\b"
    r"|\b(?:sells?|serves?|supplies|supply|treats?|includes?|contains?|employs?"
    r"|supports?|funds?|sponsors?|imports?) (?:[a-z]+ ){0,4}(?-i:[A-Z])"
    r"|\b(?:buys?|gets?|takes?|orders?|draws?|sources?)"
    r" (?:[a-z]+ ){1,4}(?:from|of) (?-i:[A-Z])",
    re.IGNORECASE,
)
"""What holds of several at a time, told in the present."""

_WORKS = re.compile(r"\b(?:works?|teach(?:es)?) (?:in|at|for|with)\b")
"""What a body may do in several places; a person has one post."""


def is_among_others(claim: str) -> bool:
    """Whether the claim's thing may stand in one relation to several others.

    A firm with a branch in one town may have one in another; a delegation came from
    one country, and a bridge lies in one town.
    """
    if _ONE_OF.search(claim) or _LASTING.search(claim):
        return True
    return _WORKS.search(claim) is not None and not _is_of_person(claim)


def _is_of_person(claim: str) -> bool:
    """Whether a claim begins with who somebody is."""
    if re.match(r"(?:He|She)\b", claim):
        return True
    names = read_names(claim)
    first = names[0] if names else None
    if first is None or first.span.start != 0:
        return False
    return first.kind is NameKind.PERSON
