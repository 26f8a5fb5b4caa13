"""What two parties do to one another, by whether it can hold both ways, as data."""

from __future__ import annotations

from oircheck.names.tokens import stem
from oircheck.names.verbs import MUTUAL, base_form


def _done(words: str) -> frozenset[str]:
    return frozenset(f"do:{stem(base_form(word) or word)}" for word in words.split())


BOTH_WAYS = MUTUAL | _done(
    """played fought debated talked argued joined resembled shared cooperated
    collaborated faced battled bordered adjoined merged collided partnered matched
    equalled equaled tied drew wed divorced dated kissed hugged embraced contacted
    encountered married met rivalled negotiated spoke competed touched crossed
    accompanied opposed balanced complemented neighboured befriended engaged clashed
    quarrelled disagreed agreed corresponded chatted conferred lived reconciled
    united signed differed intersected overlapped interacted abutted"""
)
"""Relations that hold as well the other way round."""

RETURNABLE = _done(
    """visited thanked helped greeted praised criticised criticized phoned called
    telephoned texted knew loved hated liked trusted admired supported respected saw
    watched threatened insulted invited recognised recognized blamed hit followed
    assisted welcomed answered quoted cited congratulated applauded mocked honoured
    honored warned advised interviewed contradicted questioned photographed drew
    consulted offended apologised forgave hosted nominated endorsed joined passed
    backed condemned attacked asked told wrote mentioned addressed challenged"""
)
"""Deeds that may be done in return: the one does not exclude the other."""

ONE_WAY = frozenset(
    """beat succeed arrest sell give lend inherit appoint pardon convict acquit teach
    parent grandparent ancestor uncle in-law godparent elder employ master guardian own
    supervise part side:north side:east side:up side:over side:ahead rank descend
    depend""".split()
) | _done(
    """dismissed sacked fired hired employed recruited arrested adopted outlived
    survived outnumbered outranked overtook preceded outsold eliminated killed
    murdered assassinated imprisoned jailed executed deposed ousted overthrew baptised
    ordained mentored tutored supervised owned outgrew outscored absorbed annexed
    conquered evicted expelled outvoted outbid orphaned outlasted exceeded surpassed"""
)
"""Relations that exclude, of the same two and at the same time, the other way round."""

_SAME = {
    f"do:{stem(word)}": relation
    for words, relation in (
        ("employed", "employ"),
        ("supervised oversee", "supervise"),
        ("mentored tutored instructed", "teach"),
        ("outranked", "rank"),
        ("sacked fired", "do:dismiss"),
        ("recruited", "do:hir"),
    )
    for word in words.split()
}

OF_ALL_TIME = frozenset(
    """parent grandparent ancestor uncle in-law elder
    side:north side:east side:up""".split()
)
"""Those that last, so that it does not matter in which tense they are told."""

THAN = "than:"
"""Before what two are compared in; such a relation holds one way only."""


def holds_one_way(relation: str) -> bool:
    """Whether a relation cannot hold both ways at the same time."""
    return relation in ONE_WAY or relation.startswith(THAN)


def one_relation(relation: str) -> str:
    """Return the name under which a relation is known that other verbs tell too."""
    return _SAME.get(relation, relation)
