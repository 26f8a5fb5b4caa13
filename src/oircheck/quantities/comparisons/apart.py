"""Keeps apart values of another sort, time or bearer, however alike the rest is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from oircheck.quantities.comparisons.ages_told import age_apart, told_at_another_time
from oircheck.quantities.comparisons.candidates import (
    BY_HOW_MUCH,
    Candidate,
    withdrawn,
)
from oircheck.quantities.comparisons.narrowing import is_another_sort
from oircheck.quantities.mentions.reader import read_mentions
from oircheck.quantities.outcomes.amounts import counted
from oircheck.quantities.sentences.alignment import holds
from oircheck.quantities.sentences.bearers import is_of_another
from oircheck.quantities.sentences.carried import told_of_the_time_before
from oircheck.quantities.sentences.clauses import (
    Clause,
    content,
    read_clause,
    token_range,
)
from oircheck.quantities.sentences.complements import is_of_another_complement
from oircheck.quantities.sentences.parts import Part
from oircheck.quantities.sentences.roles import CHANGE_NOUNS, Role
from oircheck.quantities.sentences.rows import of_another_column
from oircheck.quantities.sentences.speakers import said_by_another
from oircheck.quantities.sentences.standings import is_by, is_stative
from oircheck.quantities.sentences.steps import of_another_step
from oircheck.quantities.sentences.subjects import is_of_another_subject
from oircheck.quantities.sentences.timing import (
    Setting,
    is_of_its_report,
    names_a_paper,
    names_a_year,
    of_another_year,
    setting,
    told_apart,
)
from oircheck.quantities.sentences.value import Value
from oircheck.quantities.words.amounts import CHANGES
from oircheck.quantities.words.noun_table import includes, same_noun
from oircheck.quantities.words.tokens import tokenise
from oircheck.types import DateInterval, Mention, Outcome, QuantityKind

_TIMES = frozenset({QuantityKind.DATE, QuantityKind.TIME})


class Around:
    """What stands before a sentence; its values are read when they are asked for."""

    def __init__(self, context: str, published: DateInterval | None) -> None:
        self.text = context
        self.published = published

    @cached_property
    def senses(self) -> frozenset[str]:
        """Senses of the content words."""
        return frozenset(word.sense for word in content(tokenise(self.text), ()))

    @cached_property
    def sentence(self) -> Clause | None:
        """The last sentence."""
        tokens = tokenise(self.text)
        ends = [tokens.end[at] for at in range(len(tokens)) if tokens.ends_sentence(at)]
        starts = [at for at in (0, *ends) if self.text[at:].strip()]
        if not starts:
            return None
        return read_clause(self.text[starts[-1] :].strip(), reference=self.published)

    @cached_property
    def setting(self) -> Setting:
        """The time that it puts the sentence in."""
        tokens = tokenise(self.text)
        ends = [tokens.end[at] for at in range(len(tokens)) if tokens.ends_sentence(at)]
        mentions = read_mentions(self.text, reference=self.published)
        return setting(mentions, ends, self.published)


def kept_apart(
    mine: Value,
    theirs: Value,
    one: Candidate,
    around: Around,
    beside: Sequence[Value],
) -> Candidate:
    """Withdraw what is said of values that are of two things.

    Nor is such a value worth asking about: the claim with it put in would look right
    to a reader who overlooks the sort, the year or the name.

    Args:
        beside: Every value of the sentence.
    """
    agree = one.outcome is Outcome.AGREE
    reason = _of_two_things(mine, theirs, around, beside, agree=agree)
    if not reason and agree:
        reason = is_of_another(mine, theirs, alike=True)
        if not reason and _is_only_added(mine, theirs):
            return replace(one, outcome=Outcome.UNDETERMINED, reason=BY_HOW_MUCH)
    elif not reason and (one.outcome is Outcome.CONFLICT or one.excludes):
        reason = _not_against(mine, theirs, around)
    return withdrawn(one, reason) if reason else _asked(one)


def _of_two_things(
    mine: Value, theirs: Value, around: Around, beside: Sequence[Value], *, agree: bool
) -> str:
    """Return why two values are of two things, whether they agree or not, or ""."""
    reason = (
        age_apart(mine, theirs)
        or said_by_another(mine, theirs, beside)
        or is_of_another_subject(mine, theirs)
        or of_another_step(mine, theirs, agree=agree)
    )
    if not reason and mine.mention.kind not in _TIMES:
        reason = of_another_year(mine, theirs) or told_of_the_time_before(
            mine, theirs, around.sentence, around.published
        )
    return reason or is_of_another_complement(mine, theirs)


def _not_against(mine: Value, theirs: Value, around: Around) -> str:
    """Return why two values that differ are not against one another, or ""."""
    is_time = mine.mention.kind in _TIMES
    reason = is_another_sort(mine, theirs) or is_of_another(mine, theirs)
    if not reason and not is_time:
        reason = told_apart(mine, theirs, around.setting)
    reason = (
        reason
        or _is_change_alone(mine, theirs)
        or told_at_another_time(mine, theirs)
        or _in_another_column(mine, theirs)
    )
    if not reason and mine.mention.kind is QuantityKind.DATE:
        reason = _says_which(mine, theirs)
    return reason


def of_part_or_whole(
    mine: Value, theirs: Value, parts: Mapping[Mention, Part]
) -> tuple[Value, str]:
    """Read a part as a level where the claim is told of it.

    Returns:
        The sentence's value, and why it is not what the claim speaks of, or "".
    """
    if not parts:
        return theirs, ""
    said = mine.clause.senses
    part = parts.get(theirs.mention)
    if part is not None:
        if any(holds(said, word) for word in part.words):
            mention = _as_whole(mine.mention, theirs.mention, part.whole)
            return replace(theirs, mention=mention, role=Role.LEVEL), ""
        return theirs, "told of a part of them" if part.words else ""
    counts = [x for x in mine.clause.mentions if x.kind in _COUNTED]
    for one in parts.values():
        if one.whole is not theirs.mention or len(counts) > 1:
            continue
        beside = _beside(theirs.clause, parts)
        own = {word for word in one.words if not holds(beside, word)}
        if any(holds(said, word) for word in own):
            return theirs, "told of them all, and not of a part"
    return theirs, ""


_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.RATIO, QuantityKind.PERCENT})
"""Beside another of these a claim tells of a part by itself."""


def _as_whole(mine: Mention, part: Mention, whole: Mention) -> Mention:
    """Let a part count what its whole counts, where the claim counts that."""
    noun, own = counted(mine), counted(part)
    if not noun or same_noun(noun, own):
        return part
    above = counted(whole)
    if same_noun(noun, above) or includes(above=above, below=noun):
        return replace(part, noun=whole.noun)
    return part


def _beside(clause: Clause, parts: Mapping[Mention, Part]) -> frozenset[str]:
    """Return the senses that stand before the first part."""
    first = min(part.span.start for part in parts)
    return frozenset(w.sense for w in clause.words if w.span.end <= first)


def _is_change_alone(mine: Value, theirs: Value) -> str:
    """Return why "rose by 5 per cent" and a level of 66 per cent are two things."""
    if not mine.written or not theirs.written:
        return ""
    roles = mine.role, theirs.role
    change = mine if mine.role is Role.CHANGE else theirs
    if roles.count(Role.CHANGE) != 1 or Role.PART in roles:
        return ""
    if not is_by(change.clause, change.mention):
        return ""
    level = theirs if change is mine else mine
    told = not CHANGE_NOUNS.isdisjoint(level.clause.tokens.low)
    return "" if told else "a change is no level"


def _is_only_added(mine: Value, theirs: Value) -> bool:
    """Whether the claim tells how many there are, and the sentence how many more.

    "Has 90 seats" is not borne out by "lost 90 seats".
    """
    if not mine.written or not theirs.written or theirs.mention.kind in _TIMES:
        return False
    if mine.role is not Role.LEVEL or theirs.role is not Role.CHANGE:
        return False
    return _is_level(mine.clause, mine.mention) and not _tells_change(mine.clause)


def _is_level(clause: Clause, mention: Mention) -> bool:
    before = token_range(clause.tokens, mention.span)[0] - 1
    return is_stative(clause, mention) or clause.tokens.word(before) in _COMES_TO


_COMES_TO = frozenset(
    "pay pays paid cost costs charge charges charged employ employs employed weigh"
    " weighs weighed measure measures measured earn earns earned".split()
)


def _tells_change(clause: Clause) -> bool:
    return not _CHANGING.isdisjoint(clause.tokens.low)


_CHANGING = CHANGES | CHANGE_NOUNS | frozenset("more fewer less extra new".split())


def _in_another_column(mine: Value, theirs: Value) -> str:
    claim, unit = mine.clause.text, theirs.clause.text
    return of_another_column(claim, mine.mention.span, unit, theirs.mention.span)


def _says_which(mine: Value, theirs: Value) -> str:
    """Return why a date of the deed and one that says which thing are two things."""
    one = names_a_year(mine.clause, mine.mention)
    other = names_a_year(theirs.clause, theirs.mention)
    if one != other:
        return "one is the year that something is for"
    one = names_a_paper(mine.clause, mine.mention)
    other = names_a_paper(theirs.clause, theirs.mention)
    return "one is the day by which a paper is called" if one != other else ""


def _asked(one: Candidate) -> Candidate:
    """Leave it to the corrected claim whether a day of a report refutes a year."""
    if one.outcome is not Outcome.CONFLICT or one.mine.kind is not QuantityKind.DATE:
        return one
    if not is_of_its_report(one.mine, one.theirs):
        return one
    reason = "a day of the report, and a claim of another time"
    return replace(one, outcome=Outcome.NOT_COMPARABLE, reason=reason)
