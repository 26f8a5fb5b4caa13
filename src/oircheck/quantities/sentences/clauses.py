"""Looks at the words around the values of a sentence: what is said of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from oircheck.quantities.mentions.reader import read_mentions
from oircheck.quantities.words.noun_table import FUNCTION_WORDS, lemma
from oircheck.quantities.words.senses import FATES, GENERIC, SENSES, root, sense_at
from oircheck.quantities.words.tokens import Tokens, tokenise
from oircheck.text.remembered import remembered
from oircheck.types import DateInterval, Mention, QuantityKind, Span

_NEGATIONS = frozenset(
    "no not never neither nor without cannot denied denies deny refused refuses refuse"
    " rejected failed fails unable false untrue".split()
)
_CONTRACTED = frozenset(
    "don doesn didn won wouldn isn aren wasn weren hasn haven".split()
)
_LIGHT = FUNCTION_WORDS | frozenset(
    "been being having done doing also well number total figure amount"
    " some than".split()
)
_KEPT = frozenset("down up off over out back".split())
_UPWARD = frozenset("increase".split())
_DOWNWARD = frozenset("reduce withdraw".split())
_ANCHORS = frozenset("later earlier same following previous next that".split())
"""Words of dates that count from an earlier one."""

_PARTERS = frozenset(", ; : ( ) \u2014 but while although though because".split())
_JOINTS = frozenset(", ; ( \u2014 and but while".split())
_THINGS = frozenset("us uk eu un isis house toll increase reduce".split())
"""Senses that are no verb of the value beside them."""

_OF_ITS_OWN = re.compile(
    r"\b(?:on|from|with|against) (?:an? |its |their )?(?:[a-z]+ ){1,2}?of \Z"
)
"""What stands between two values where the later one is told of another thing."""

_TO_BE_DONE = re.compile(r"\b(?:to|that) [a-z]+ [a-z]", re.IGNORECASE)
"""What stands between two dates where the later one is of another deed."""

_REACH = 4
"""Content words from a value within which its verb is looked for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a sentence: its sense, and its singular as written."""

    sense: str
    lemma: str
    span: Span
    name: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with its values and the words beside them."""

    text: str
    tokens: Tokens
    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]

    @property
    def senses(self) -> frozenset[str]:
        """Every sense of the sentence's content words."""
        return frozenset(word.sense for word in self.words)


@remembered
def read_clause(
    text: str, *, reference: DateInterval | None, context: str = ""
) -> Clause:
    """Read the values of a sentence and the words around them.

    Args:
        context: What stands before the sentence; "three days later" may count from
            a date in it.
    """
    tokens = tokenise(text)
    if context and not _ANCHORS.isdisjoint(tokens.low):
        mentions = _read_after(context, text, reference)
    else:
        mentions = read_mentions(text, reference=reference)
    return Clause(
        text=text,
        tokens=tokens,
        mentions=mentions,
        words=content(tokens, mentions),
    )


def _read_after(
    context: str, text: str, reference: DateInterval | None
) -> tuple[Mention, ...]:
    """Read a sentence after its context; places are those in the sentence."""
    shift = len(context) + 1
    return tuple(
        replace(
            one,
            span=one.span.shifted(-shift),
            value_span=one.value_span.shifted(-shift),
        )
        for one in read_mentions(f"{context}\n{text}", reference=reference)
        if one.span.start >= shift
    )


def negated(clause: Clause, mention: Mention) -> bool:
    """Whether the part of the sentence around a value is negated."""
    tokens = clause.tokens
    for at in part_around(clause, mention):
        doing = tokens.low[at] == "without" and tokens.word(at + 1).endswith("ing")
        if doing and tokens.start[at] > mention.span.start:
            break
        if tokens.low[at] in _NEGATIONS or _is_refused(tokens, at):
            return True
        if tokens.low[at] in _CONTRACTED and tokens.word(at + 1) == "'":
            return True
    return False


def _is_refused(tokens: Tokens, at: int) -> bool:
    """Whether a verb of two words says no: "threw out", "voted down"."""
    return (tokens.low[at], tokens.word(at + 1)) in _REFUSALS


_REFUSALS = frozenset(
    (verb, particle)
    for verbs, particle in (
        ("throw throws threw thrown throwing", "out"),
        ("turn turns turned vote votes voted", "down"),
    )
    for verb in verbs.split()
)


def compares(clause: Clause) -> bool:
    """Whether the sentence sets a value against another ("14 more than in 1988")."""
    tokens = clause.tokens
    spans = [one.span for one in clause.mentions]
    for at, word in enumerate(tokens.low):
        if word not in ("than", "as", "that"):
            continue
        start = tokens.start[at]
        if any(span.start <= start < span.end for span in spans):
            continue
        before = tokens.word(at - 1)
        if word == "than":
            return True
        if word == "as" and (before in _AS_BEFORE or tokens.word(at + 2) == "as"):
            return True
        if word == "that" and before in ("half", "twice", "double"):
            return True
    return False


_AS_BEFORE = frozenset("half twice times third quarter many much".split())


def part_around(clause: Clause, mention: Mention) -> Iterator[int]:
    """Yield the tokens around a value up to a comma, values left out."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    while first > 0 and not _parts_at(tokens, first - 1):
        first -= 1
    while end < len(tokens) and not _parts_at(tokens, end):
        end += 1
    spans = [one.span for one in clause.mentions]
    for at in range(first, end):
        start = tokens.start[at]
        if not any(span.start <= start < span.end for span in spans):
            yield at


def _parts_at(tokens: Tokens, at: int) -> bool:
    return tokens.low[at] in _PARTERS or tokens.ends_sentence(at)


def content(tokens: Tokens, mentions: tuple[Mention, ...]) -> tuple[Word, ...]:
    """Return the content words outside the values, with their senses."""
    roots = [root(word) for word in tokens.low]
    spans = [mention.span for mention in mentions]
    words: list[Word] = []
    at = near = 0
    size = len(tokens)
    while at < size:
        start = tokens.start[at]
        while near < len(spans) and spans[near].end <= start:
            near += 1
        if near < len(spans) and spans[near].start <= start:
            at += 1
            continue
        sense, length = sense_at(roots, at)
        word = tokens.low[at]
        if (not word[0].isalpha() or (word in _LIGHT and length == 1)) and (
            word not in ("us", "up", "down") or not _counts_as_word(tokens, at)
        ):
            at += 1
            continue
        length = min(length, size - at)
        span = Span(start, tokens.end[at + length - 1])
        words.append(Word(sense, lemma(word), span, _is_name(tokens, at)))
        at += length
    return tuple(words)


def _counts_as_word(tokens: Tokens, at: int) -> bool:
    return tokens.raw[at] == "US"


def _is_name(tokens: Tokens, at: int) -> bool:
    raw = tokens.raw[at]
    if not raw[0].isupper():
        return False
    if len(raw) > 1 and raw.isupper():
        return True
    return not tokens.opens_sentence(at)


def token_range(tokens: Tokens, span: Span) -> tuple[int, int]:
    """Return the tokens that a span covers, as a half-open range."""
    first = bisect_right(tokens.end, span.start)
    return first, bisect_left(tokens.start, span.end, lo=first)


def segment(clause: Clause, mention: Mention) -> frozenset[str]:
    """Return the senses on the value's side of its neighbours of the same kind."""
    low, high = part_of(clause, mention)
    found = {word.sense for word in clause.words if low <= word.span.start < high}
    return frozenset(found - GENERIC)


def part_of(clause: Clause, mention: Mention) -> tuple[int, int]:
    """Return where the value's side of its neighbours of the same kind begins and ends.

    Offsets lie in the sentence; the end is exclusive.
    """
    own, start, end = clause.mentions, mention.span.start, mention.span.end
    alike = [x.span for x in own if x.kind is mention.kind and x is not mention]
    # Only the nearest neighbours count: a list of many values is read many times.
    before = max((span.end for span in alike if span.end <= start), default=None)
    after = min((span.start for span in alike if span.start >= end), default=None)
    dates = mention.kind is QuantityKind.DATE
    low = 0 if before is None else _joint_of(clause, before, start, dates=dates)
    high = len(clause.text)
    if after is not None:
        high = _joint_of(clause, end, after, dates=dates)
    return low, high


def _joint_of(clause: Clause, low: int, high: int, *, dates: bool) -> int:
    """Return where two values of a kind part; what is to be done has its own date.

    "Decided on 3 June to close the pool in July": the pool is closed in July.
    """
    inner = _TO_BE_DONE.search(clause.text, low, high) if dates else None
    return inner.start() if inner else joint(clause, low, high)


def joint(clause: Clause, low: int, high: int, words: frozenset[str] = _JOINTS) -> int:
    """Return where "and" or a comma parts two values, else the later one.

    A value that is told of a thing of its own, "58 million on sales of 2.2 billion",
    begins with that.
    """
    tokens = clause.tokens
    for at in range(*token_range(tokens, Span(low, high))):
        if tokens.low[at] in words:
            return tokens.start[at]
    owned = _OF_ITS_OWN.search(clause.text, low, high)
    return owned.start() if owned else high


def governor(clause: Clause, mention: Mention) -> str:
    """Return the sense of the verb nearest to a value, or ""."""
    found: list[tuple[int, str]] = []
    before = [word for word in clause.words if word.span.end <= mention.span.start]
    after = [word for word in clause.words if word.span.start >= mention.span.end]
    for row in (before[::-1][:_REACH], after[:_REACH]):
        for distance, word in enumerate(row):
            if word.sense in SENSES and word.sense not in _THINGS | GENERIC:
                found.append((distance, word.sense))
                break
    return min(found)[1] if found else ""


def frame(clause: Clause, mention: Mention, width: int) -> tuple[list[str], list[str]]:
    """Return the tokens right before and right after a value."""
    tokens = clause.tokens
    first, end = token_range(tokens, mention.span)
    return tokens.low[max(0, first - width) : first], tokens.low[end : end + width]


def fate(clause: Clause, mention: Mention) -> str:
    """Return what befell the counted things: killed, wounded, detained, or ""."""
    after = [word for word in clause.words if word.span.start >= mention.span.end]
    others = [one.span.start for one in clause.mentions if one is not mention]
    starts = [at for at in others if at >= mention.span.end]
    edge = joint(clause, mention.span.end, min(starts, default=len(clause.text)))
    for word in after[:4]:
        if word.span.start >= edge:
            break
        if word.sense in FATES and not word.name:
            return word.sense
    before = [word for word in clause.words if word.span.end <= mention.span.start]
    for word in reversed(before[-4:]):
        if word.sense in FATES and not word.name:
            return word.sense
    return ""


def direction(clause: Clause, mention: Mention) -> int:
    """Return 1 for a rise, -1 for a fall told of the value, else 0."""
    near = segment(clause, mention)
    if near & _DOWNWARD and not near & _UPWARD:
        return -1
    return 1 if near & _UPWARD and not near & _DOWNWARD else 0


def shown(clause: Clause, mention: Mention) -> Span:
    """Return the span of a value with its counted noun."""
    if not mention.noun or mention.kind is QuantityKind.DATE:
        return mention.span
    at = clause.text.find(mention.noun, mention.value_span.end)
    if at < 0 or at - mention.span.end > 24:
        return mention.span
    return Span(mention.span.start, max(mention.span.end, at + len(mention.noun)))
