"""How a clause is put forward: manners, and the words that show them, as data."""

from __future__ import annotations

import re
from enum import StrEnum


class Manner(StrEnum):
    """How a clause is put forward.

    OPEN: asked, not known, not ruled out. POSSIBLE: under a condition, or as what may
    be. OF_NONE: of none of those of whom it speaks.
    """

    SAID = "said"
    DENIED = "denied"
    ALLEGED = "alleged"
    OPINION = "opinion"
    PLANNED = "planned"
    OPEN = "open"
    POSSIBLE = "possible"
    OF_NONE = "of_none"


_CLAIMS = (
    r"(?:claims?|reports?|allegations?|accusations?|suggestions?|rumou?rs?|charges?"
    r"|speculation|assertions?)"
)

_WHEN = (
    r"(?: (?:on|in|at) (?:the )?[\w]+(?: [\w]+)?"
    r"| (?:yesterday|today|again|flatly|firmly|strongly|repeatedly))?"
)
"""What may stand between "denied" and "that"."""

LEADING: tuple[tuple[Manner, re.Pattern[str]], ...] = tuple(
    (manner, re.compile(pattern, re.IGNORECASE))
    for manner, pattern in (
        (
            Manner.DENIED,
            rf"(?<!was )(?<!were )(?<!been )(?<!be )\b(?:den(?:y|ies|ied|ying)"
            rf"(?={_WHEN} (?:that|having|being|any|all|knowing|wrongdoing|it|{_CLAIMS}"
            rf"|\w+ing|the {_CLAIMS}|a {_CLAIMS})\b)"
            rf"|(?:dismiss|reject|disput|refut|contradict|rebuff)\w* (?:the |all |any "
            rf"|a |an |as \w+ |press |media |recent )*{_CLAIMS})",
        ),
        (
            Manner.ALLEGED,
            r"\b(?:alleg(?:e|es|ed|ing)(?= that)"
            r"|(?:accus(?:e|es|ed|ing)|suspect(?:s|ed|ing)?)(?= (?:\w+ ){1,8}of\b)"
            r"|accused of"
            r"|charged with|on suspicion of|suspected of|suspects that|suspect that"
            r"|alleged to have|said to have|rumou?red to|believed to have"
            r"|there (?:is|was|are|were) (?:talk|rumou?rs?|speculation|allegations?) "
            r"(?:that|of)|rumou?rs? (?:that|of)\b)",
        ),
        (
            Manner.OPINION,
            r"\b(?:believes? that|believed that|thinks? that|thought that|hopes? that"
            r"|hoped that|fears? that|feared that|in (?:his|her|their|its) view"
            r"|in (?:his|her|their|its) opinion|called for|calls for"
            r"|should\b(?! have (?:read|said|stated)\b)|ought to"
            r"|in the (?:opinion|view|eyes|judge?ment) of"
            r"|doubts? (?:that|whether)|doubted (?:that|whether)|suspects\b"
            r"|speculated that|predicted that|predicts that|wonders? whether)",
        ),
        (
            Manner.PLANNED,
            r"\b(?:plans? to|planned to|planning to|intends? to|intended to|aims? to"
            r"|aimed to|hopes? to|hoped to"
            r"|(?:is|are|was|were) (?:expected|due|scheduled|set|planned|supposed) to"
            r"|expects to|scheduled for|proposes to"
            r"|(?:is|are) to (?=(?:be )?[a-z]+)|(?:will|would)\b"
            r"(?! (?:not|have (?:been|\w+ed))\b)"
            r"|promises to|vowed to|pledged to|forecasts?\b|projects\b|anticipates"
            r"|expects\b|predicts\b"
            r"|(?:postponed|put off|rescheduled|adjourned|deferred|delayed) "
            r"(?:to|until|till)\b)",
        ),
        (
            Manner.OPEN,
            r"\b(?:(?:not|never|cannot|n't) (?:yet )?(?:been )?(?:be )?"
            r"(?:ruled? out|confirm(?:ed)?|verif(?:y|ied)|prove[nd]?"
            r"|establish(?:ed)?|exclude[d]?|decided|settled|known|clear|certain)"
            r"(?: (?:by \w+ )?(?:that|whether|if|how|why|who|what))?"
            r"|(?:unclear|unknown|uncertain|undecided|disputed)"
            r"(?: (?:whether|if|how|why|who|what))?"
            r"|(?:question|matter|issue|point)s?\b[^.;]{0,60}? (?:remains?|is|are"
            r"|stays?|was left) (?:still )?open|open question|remains to be seen"
            r"|whether\b(?! or not)|unconfirmed (?:reports?|claims?)"
            r"|no (?:proof|evidence|confirmation|sign|indication) (?:that|of))\b",
        ),
        (
            Manner.POSSIBLE,
            r"(?:\b(?:may|might|could) (?!not\b)\w+\b"
            r"|\b(?:perhaps|possibly|conceivably)\b)",
        ),
        (
            Manner.OF_NONE,
            r"(?:\A|, |; |\bthat )(?:none of (?!whom|which)|no one|nobody|neither of"
            r"|not one of|not a single|not all(?: of)?"
            r"|no (?=(?:\w+ ){1,3}?(?:was|were|is|are|has|have|had|did|does)\b))",
        ),
        (
            Manner.SAID,
            r"\b(?:(?:said|says|say)(?! (?:yes|no)\b)"
            r"|told \w+(?: \w+){0,3}|tells \w+|stated|states"
            r"|announced|announces|reported|confirmed|confirms|noted|added|adds"
            r"|explained|insisted|insists|maintained|maintains|testified|declared"
            r"|argued|argues|admitted|admits|acknowledged|conceded|concedes"
            r"|(?:wrote|writes)(?= that\b))"
            r"(?= that\b| the\b| it\b| he\b| she\b| they\b| [A-Z0-9]| in \w+ that\b"
            r"| on \w+ that\b| yesterday that\b| all\b| no\b| nobody\b| nothing\b)",
        ),
    )
)
"""Cues that stand before what they govern, the strongest manner first."""

PASSIVE = re.compile(r" ?be \w+")

ADVERB = re.compile(
    r"\b(allegedly|reportedly|supposedly|purportedly|rumou?redly)\b", re.IGNORECASE
)
TRAILING = re.compile(
    r"[,\"”] ?(?:(?P<who>(?:[A-Z]\w*|the|a|an|its|their)(?: [\w.'’-]+){0,6}?) "
    r"(?:said|says|told [^,.]+|added|explained|insisted|claimed|confirmed|noted)"
    r"|(?:said|says|added|insisted|explained|noted) (?P<after>[^,.]{2,60}))"
    r"[^,.]{0,40}[.]?\s*\Z"
)
ACCORDING = re.compile(
    r"(?:\A| |, )[Aa]ccording to (?P<who>[^,.]{2,70})(?P<end>,|[.]?\s*\Z)"
)

WHOLE: tuple[tuple[Manner, re.Pattern[str]], ...] = (
    (Manner.OPEN, re.compile(r"[?][\"\u201d)]?\s*\Z")),
    (
        Manner.POSSIBLE,
        re.compile(
            r"(?<!even )(?<!as )(?<!only )\b(?:if|unless|provided that"
            r"|in the event (?:that|of))\b(?! any\b| not\b| only\b)",
            re.IGNORECASE,
        ),
    ),
)
"""What makes a whole sentence a question or a condition."""

WITHDRAWN = re.compile(
    r"\b(?:an? (?:earlier|previous) (?:version|report|article|edition)|our (?:report|"
    r"article|story)|this (?:article|story|report)|we)(?: of [^,.;]{1,40})?"
    r"(?: (?:originally|incorrectly|wrongly|mistakenly))? (?:said|stated|reported|gave"
    r"|wrote|printed|misstated|misreported|put)\b|\bwas wrong to (?:say|state)\b"
    r"|\b(?:withdraws?|withdrew|withdrawn|retracts?|retracted|disowns?|takes? back"
    r"|took back) (?:its|our|the|their|an?|his|her|this) (?:\w+ ){0,3}(?:report|article"
    r"|story|statement|claim|study|paper|figure|allegation|assertion)\b",
    re.IGNORECASE,
)
"""What a correction quotes in order to take it back."""
