"""The rules of the gate in words: one table for ``explain``, SARIF and the docs."""

from __future__ import annotations

from collections.abc import Mapping

from oircheck.findings import Level, Rule

FAMILY_WORDS: Mapping[str, str] = {
    "OC1xx": "a source speaks against the draft",
    "OC2xx": "no source bears the draft out",
    "OC9xx": "the draft's own comments to oircheck",
}
"""Families of rules, as suppressions and ``--fail-on`` name them."""

FAIL_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "refuted": ("OC1xx",),
    "unsupported": ("OC1xx", "OC2xx"),
    "any": ("OC1xx", "OC2xx", "OC9xx"),
    "never": (),
}
"""Families that reach each choice of ``--fail-on``."""

_SILENCE = (
    "If the draft is right, say so above the sentence, or behind it at the end of its "
    "line: `<!-- oircheck: ignore[{rule}] reason -->`. Between two sentences of one "
    "line it speaks of the one behind it. A known list goes into a baseline."
)


def fails(rule_id: str, fail_on: str) -> bool:
    """Whether a finding of a rule reaches ``--fail-on``.

    Raises:
        KeyError: If there is no such choice.
    """
    return f"{rule_id[:3]}xx" in FAIL_FAMILIES[fail_on]


def family_words(rule_id: str) -> str:
    """Return what the family of a rule is about."""
    return FAMILY_WORDS[f"{rule_id[:3]}xx"]


def _rule(rule_id: str, name: str, level: Level, short: str, *full: str) -> Rule:
    """Make a rule of one sentence, and paragraphs: meaning, example, what to do."""
    meaning, example, todo = full
    silence = _SILENCE.format(rule=rule_id) if rule_id < "OC9" else ""
    parts = [
        meaning,
        f"**Example.** {example}",
        f"**What to do.** {todo}",
        f"**To silence it.** {silence}" if silence else "",
    ]
    return Rule(
        rule_id=rule_id,
        name=name,
        level=level,
        short=short,
        full=meaning,
        help="\n\n".join(part for part in parts if part) + "\n",
    )


_TABLE = (
    _rule(
        "OC101",
        "refuted",
        Level.ERROR,
        "A source contradicts what the draft says.",
        "A passage of the corpus excludes the sentence as a whole, and no number, "
        "date or name by itself tells why: the direction of a change, a denial, who "
        "did what to whom. The finding cites the passage that speaks against it.",
        'The draft says "The talks were broken off"; a source says "The talks went '
        'on until the evening".',
        "Read the cited passage, then correct the sentence. Where the source is "
        "wrong or retracted, say so in `sources.toml`.",
    ),
    _rule(
        "OC102",
        "number-mismatch",
        Level.ERROR,
        "A number in the draft differs from the source's.",
        "The draft and a passage state a number of the same thing, and the two "
        "cannot both be true: units, scale words, rounding and words such as "
        '"about" and "more than" are taken into account. The finding shows both '
        "values side by side.",
        'The draft says "Seven bases were handed over"; the source says "six '
        'military bases".',
        "Compare the two values at the cited place. Where the corrected sentence is "
        "itself borne out, the finding carries a correction of the value alone; "
        "`oircheck gate --fix` writes it.",
    ),
    _rule(
        "OC103",
        "date-mismatch",
        Level.ERROR,
        "A date or time in the draft differs from the source's.",
        "The draft and a passage date the same event, and the two periods have no "
        "day in common. Relative dates count from the date of the draft or of the "
        "source; where none is known nothing is compared.",
        'The draft says "signed in May 2020"; the source says "signed on 15 June '
        '2020".',
        "Compare the two dates at the cited place. A correction is shown where the "
        "corrected sentence is itself borne out; `oircheck gate --fix` writes it.",
    ),
    _rule(
        "OC104",
        "name-mismatch",
        Level.ERROR,
        "A name in the draft differs from the source's.",
        "The draft and a passage tell the same thing of two different persons, "
        "places or organisations. Known aliases, titles and spellings count as the "
        "same name.",
        'The draft says "Lyon signed the treaty"; the source says "Paris signed the '
        'treaty".',
        "Compare the two names at the cited place. A correction is shown where the "
        "corrected sentence is itself borne out; `oircheck gate --fix` writes it.",
    ),
    _rule(
        "OC105",
        "sources-conflict",
        Level.ERROR,
        "Sources of equal standing contradict each other about this.",
        "One passage bears the sentence out and another, from a source of the same "
        "tier, speaks against it, and neither corrects the other. oircheck does not "
        "choose; the finding cites both sides.",
        'The draft says "Six bases were handed over"; one source says six, another '
        "of the same tier says five.",
        "Find out which source is right, attribute the statement, or give the "
        "stronger source a better `tier` in `sources.toml`.",
    ),
    _rule(
        "OC107",
        "quotation-differs",
        Level.ERROR,
        "A quotation differs from the words of its source.",
        "Words in quotation marks are compared word by word with the passage they "
        "come from, blind to typography. An ellipsis and words in brackets are "
        "allowed. A short quotation is compared with what a source itself quotes about "
        "the same thing. The finding shows the words that differ.",
        'The draft quotes "we will never leave"; the source has "we will not leave".',
        "Quote the source's words, mark what is left out with an ellipsis, put what "
        "is added in brackets, or take the quotation marks away.",
    ),
    _rule(
        "OC201",
        "no-evidence",
        Level.NOTE,
        "No source settles what the draft says.",
        "The sentence states something checkable, and no passage of the corpus "
        "supports or refutes it; the nearest is shown where one is about the same "
        "thing. That is no error of the draft: the corpus may lack the source. With "
        "`--fail-on unsupported` it fails the build.",
        'The draft says "The band played in Lyon", and no source speaks of a band.',
        "Add the source to the corpus, attribute the statement, or leave it out.",
    ),
    _rule(
        "OC202",
        "partly-supported",
        Level.NOTE,
        "The sources bear out only a part of what the draft says.",
        "Most of the sentence stands in a source, but no passage that was found has "
        "the words that the finding names, or settles the part that it names. What is "
        "missing may be true; the corpus does not show it. Another word for the same "
        "thing counts as missing where oircheck does not know the two as one.",
        'The draft says "Six bases were handed over in heavy rain"; the sources have '
        "the bases and no rain.",
        "Read the passage beside the words that are named. Where it says the same in "
        "another word, take that word or silence the finding; else find a source for "
        "them, or leave them out.",
    ),
    _rule(
        "OC203",
        "no-such-date",
        Level.NOTE,
        "A date in the draft is no date.",
        "No calendar has that day: a month with too many days, a 29 February in a year "
        "that has none, a thirteenth month. It is told whatever the sources say, also "
        "where the sentence states nothing else to be checked. With `--fail-on "
        "unsupported` it fails the build.",
        'The draft says "on 31 April 2025"; April has 30 days.',
        "Look the day up, and correct it.",
    ),
    _rule(
        "OC901",
        "unused-suppression",
        Level.WARNING,
        "A suppression silences nothing.",
        "A comment asks to ignore a rule, and nothing is found in its reach that "
        "the rule would report. Left in place it would hide the next error. A comment "
        "on a line of its own, before a sentence or between two of one line speaks of "
        "the sentence behind it; at the end of a line or of a paragraph it speaks of "
        "the sentence before it. The finding names the sentence that it speaks of.",
        "`<!-- oircheck: ignore[OC102] checked by phone -->` above a sentence that "
        "has been corrected since.",
        "Take the comment out, or put it where it speaks of the sentence that is "
        "meant: above it, or at the end of its line.",
    ),
    _rule(
        "OC902",
        "malformed-suppression",
        Level.WARNING,
        "A comment to oircheck cannot be read, or switches off and never on again.",
        "A suppression needs at least one known rule or family and a reason; "
        "`until=YYYY-MM-DD` may follow the rule. A comment that begins with "
        "`oircheck:` and is none of these has no effect, nor has one that misspells "
        "that word (`oirchek:`) or what stands behind it; both are told. An `off` "
        "without an `on` behind it silences the rest of the draft, and says so here.",
        "`<!-- oircheck: ignore -->` names no rule and no reason.",
        "Write it as `<!-- oircheck: ignore[OC102] reason -->`, in the comment form "
        "of the file.",
    ),
    _rule(
        "OC903",
        "expired-suppression",
        Level.WARNING,
        "A suppression has passed the day it was to end on.",
        "The comment carries `until=YYYY-MM-DD`, and that day is over, by the date "
        "of the draft or, without one, by today's. What it silenced is reported "
        "again.",
        "`<!-- oircheck: ignore[OC102] until=2024-01-31 awaiting the new count -->` "
        "in February 2024.",
        "Check the sentence again, then take the comment out or give it a new date.",
    ),
)

RULES: Mapping[str, Rule] = {rule.rule_id: rule for rule in _TABLE}
"""Every rule that the gate reports, by id."""
