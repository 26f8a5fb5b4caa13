"""What is read of numbers, dates and names, and set side by side."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.types.places import DateInterval, Span
from oircheck.types.words import Modifier, Outcome, QuantityKind, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of text that states a quantity, a date, a duration or a time.

    Attributes:
        span: The mention with its modifier.
        value_span: The characters of the value alone (what a correction replaces).
        text: ``text[span.start:span.end]``.
        kind: What sort of value it is.
        modifier: How the value is bent; ``EXACT`` when nothing bends it.
        low: The value as written, scale words resolved; for a range its lower end.
        high: Equal to ``low`` for a single number; ``None`` when open (vague).
        unit: ISO 4217 code or UCUM-like symbol, or ``None``.
        noun: The counted noun with its adjectives as written, or ``None``.
        dates: For dates, the period named, before the modifier is applied.
        time: For clock times, ISO ``from`` and ``to``.
        relative: Whether the publication date was needed to resolve it.
        note: What a reader should know of it: another reading, a day that is none.
    """

    span: Span
    value_span: Span
    text: str
    kind: QuantityKind
    modifier: Modifier = Modifier.EXACT
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    noun: str | None = None
    dates: DateInterval | None = None
    time: tuple[str, str] | None = None
    relative: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as it stands in a text: what is shown, and what would be replaced."""

    text: str
    span: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value of the claim beside a value of a passage.

    ``claimed`` spans lie in the claim, ``stated`` spans in the passage's text.

    Attributes:
        excludes: Whether the two, were they of one thing, could not both be true.
            What is not shown to be of one thing may still be worth asking about.
        settles: Whether it was reckoned from stated values that are bound to the whole
            of the claim, so that nothing is left for a model to read.
    """

    kind: Stage
    outcome: Outcome
    claimed: Stated
    stated: Stated
    reason: str = ""
    excludes: bool = False
    settles: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A value of a passage that might stand where a claim has another one.

    Attributes:
        comparison: Of the two; nothing shows yet that they are of one thing.
        told: Whether what leads up to the passage has the claim's value, or the
            passage a word of the claim's name.
        elsewhere: Whether another text at hand has it.
        open: Whether a value of the passage may agree with it.
        reckoned: Whether it may come of values of the passage.
        alike: Whether one looks like a slip of the pen for the other.
        led_alike: Whether both stand after the same preposition.
        sure: Whether both are known to be of one sort.
        counts_alike: Whether the thing that one of them counts is named in both texts.
    """

    comparison: Comparison
    told: bool = False
    elsewhere: bool = False
    open: bool = False
    reckoned: bool = False
    alike: bool = False
    led_alike: bool = False
    sure: bool = True
    counts_alike: bool = True
