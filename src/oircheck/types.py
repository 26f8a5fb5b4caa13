"""The nouns of oircheck: frozen values that every floor shares.

Offsets are Unicode code points and half-open. Standard library only.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field
from enum import StrEnum


class Label(StrEnum):
    """The outcome for a claim."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_INFO = "not_enough_info"


class Stance(StrEnum):
    """What one passage says of a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class Outcome(StrEnum):
    """How a value of the claim stands to a value of a passage."""

    AGREE = "agree"
    CONFLICT = "conflict"
    UNDETERMINED = "undetermined"
    NOT_COMPARABLE = "not_comparable"


class Stage(StrEnum):
    """What decided a verdict."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    LANGUAGE_MODEL = "language_model"
    RETRIEVAL = "retrieval"


class SourceKind(StrEnum):
    """Whether a document is a source itself or a digest of one."""

    ORIGINAL = "original"
    DIGEST = "digest"


class SourceStatus(StrEnum):
    """Whether a source may take part in a decision."""

    CURRENT = "current"
    RETRACTED = "retracted"


class PlaceKind(StrEnum):
    """What a person counts to find a place in a document."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"


class QuantityKind(StrEnum):
    """What sort of value a mention states."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MONEY = "money"
    MEASURE = "measure"
    RATIO = "ratio"
    MULTIPLIER = "multiplier"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"


class Modifier(StrEnum):
    """How a mention bends the value that it states."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    NEARLY = "nearly"
    ABOUT = "about"
    BETWEEN = "between"
    VAGUE = "vague"
    FROM = "from"
    TO = "to"
    IN = "in"
    SINCE = "since"
    BY = "by"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FISCAL = "fiscal"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points: ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the same range, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the range covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document that has no lines of its own.

    Attributes:
        number: Of the paragraph or page, counted from 1.
        offset: Code points from the beginning of that paragraph or page.
    """

    kind: PlaceKind
    number: int
    offset: int

    def __post_init__(self) -> None:
        if self.number < 1 or self.offset < 0:
            raise ValueError(f"not a place: {self.kind} {self.number}, {self.offset}")


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of real values between two ends, each open or closed."""

    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"not an interval: {self.low} to {self.high}")

    def __contains__(self, value: float) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def within(self, other: Interval) -> bool:
        """Whether every value of this interval lies in ``other``."""
        low = self.low > other.low or (
            self.low == other.low and (self.low_open or not other.low_open)
        )
        high = self.high < other.high or (
            self.high == other.high and (self.high_open or not other.high_open)
        )
        return low and high

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals have a value in common."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, not_open = min(
            (self.high, not self.high_open), (other.high, not other.high_open)
        )
        return low < high or (low == high and not low_open and not_open)


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A set of days, both ends included; ``None`` leaves an end open."""

    first: dt.date | None
    last: dt.date | None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"not a date interval: {self.first} to {self.last}")


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
    """

    kind: Stage
    outcome: Outcome
    claimed: Stated
    stated: Stated
    reason: str = ""
    excludes: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a view and the run of the document that it stands for.

    Runs of equal length map character by character; others as a whole.
    """

    view: Span
    document: Span


@dataclass(frozen=True, slots=True)
class View:
    """Clean text for reading and encoding, mapped back to the document.

    Attributes:
        text: What is read: markup, hard wraps and typography undone.
        pieces: In order, tiling ``text``; document ranges never run backwards.
    """

    text: str
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        at, back = 0, 0
        for piece in self.pieces:
            if piece.view.start != at or piece.document.start < back:
                raise ValueError(f"pieces do not tile the view at {at}")
            at, back = piece.view.end, piece.document.end
        if at != len(self.text):
            raise ValueError(f"pieces cover {at} of {len(self.text)} characters")

    def to_document(self, span: Span) -> Span:
        """Return the document's characters that ``span`` of the view stands for."""
        if span.end > len(self.text):
            raise ValueError(f"{span} leaves a view of {len(self.text)} characters")
        if not self.pieces:
            return Span(0, 0)
        if span.start == span.end:
            place = self._place(min(span.start, len(self.text) - 1))
            return Span(place.start, place.start)
        first, last = self._place(span.start), self._place(span.end - 1)
        return Span(first.start, last.end)

    def part(self, span: Span) -> View:
        """Return the view of ``span`` alone."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            start = max(piece.view.start, span.start)
            end = min(piece.view.end, span.end)
            if start >= end:
                continue
            document = piece.document
            if len(piece.view) == len(document):
                shift = document.start - piece.view.start
                document = Span(start + shift, end + shift)
            pieces.append(Piece(Span(start - span.start, end - span.start), document))
        return View(span.of(self.text), tuple(pieces))

    def _place(self, at: int) -> Span:
        low, high = 0, len(self.pieces) - 1
        while low < high:
            middle = (low + high) // 2
            if at < self.pieces[middle].view.end:
                high = middle
            else:
                low = middle + 1
        piece = self.pieces[low]
        if len(piece.view) != len(piece.document):
            return piece.document
        start = piece.document.start + at - piece.view.start
        return Span(start, start + 1)


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose of a document, as one reader saw it."""

    kind: BlockKind
    view: View
    level: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """The original that a digest rests on.

    Attributes:
        path: File name of the original.
        paragraphs: Non-empty lines of the original, counted from 1.
    """

    path: str
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known about where a document comes from.

    Attributes:
        published: Date of publication in EDTF ("2020-07-05~", "2020-05"), or ``None``.
        language: Tag of the language that the document names as its own (BCP 47).
        tier: Standing: 1 primary record, 2 ordinary, 3 weak.
        original: For a digest, the file name of what it digests.
        rests_on: For a digest, one entry a sentence: the original's paragraphs.
        guessed: Which values nobody stated, but were found in the document: field and
            where it was found (``("title", "<title>")``), in the order of the fields.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    tier: int = 2
    kind: SourceKind = SourceKind.ORIGINAL
    status: SourceStatus = SourceStatus.CURRENT
    original: str | None = None
    rests_on: tuple[tuple[int, ...], ...] = ()
    language: str | None = None
    guessed: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.tier not in (1, 2, 3):
            raise ValueError(f"tier is 1, 2 or 3, not {self.tier!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source file as read.

    Attributes:
        doc_id: Path relative to the corpus root, with forward slashes.
        path: Path as shown to the user.
        text: The file's characters, exactly as they stand. Of a .docx or PDF, what
            is written in it: a line for each paragraph, a form feed between pages.
        sha256: Digest of the file's bytes.
        blocks: The prose of it, in order.
        counted_in: What a person counts to find a place in it.
    """

    doc_id: str
    path: str
    text: str
    sha256: str
    source: Source
    blocks: tuple[Block, ...]
    counted_in: PlaceKind = PlaceKind.LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The unit of retrieval and citation: a sentence and what leads up to it.

    Attributes:
        passage_id: ``doc_id`` and the unit's ordinal, joined by ``#``.
        span: The unit in the document's own characters.
        text: The document's own characters of the unit.
        view: The unit as read; its pieces map into the document.
        context: Title, heading and up to two sentences before, as read.
        line: Line of the document, from 1, on which the unit begins.
        origin: For a digest, the original and the paragraphs it rests on.
        place: Where the unit begins, in a document that is not counted in lines.
    """

    passage_id: str
    doc_id: str
    span: Span
    text: str
    view: View
    context: str
    line: int
    origin: Origin | None = None
    place: Place | None = None

    @property
    def premise(self) -> str:
        """What the models read: the context, then the unit."""
        return f"{self.context} {self.view.text}" if self.context else self.view.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement to be checked, as its author wrote it."""

    claim_id: str
    text: str
    path: str | None = None
    line: int | None = None
    span: Span | None = None
    as_of: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim with the label that people gave it.

    Attributes:
        document: File name of the original that settles the claim, if one does.
        paragraphs: Its non-empty lines, from 1, each of which settles it by itself.
    """

    claim: Claim
    label: Label
    category: str | None = None
    document: str | None = None
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A retrieved passage, with the document's source and its rank scores.

    Attributes:
        similarity: Cosine between claim and passage, in [-1, 1].
        fused: Reciprocal rank fusion score; higher is better.
        copies: Further passages with the same words.
    """

    passage: Passage
    source: Source
    path: str
    similarity: float
    fused: float
    copies: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class NliScores:
    """Probabilities of the three classes, summing to one."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage beside a claim: what was read off, and what it amounts to.

    Attributes:
        probability: Calibrated probability of ``stance``.
        features: What the stance model saw, by name.
        unsaid: Content words of the claim that neither unit nor context holds.
    """

    retrieved: ScoredPassage
    nli: NliScores
    comparisons: tuple[Comparison, ...]
    stance: Stance
    probability: float
    probabilities: tuple[float, float, float] = (0.0, 1.0, 0.0)
    features: tuple[tuple[str, float], ...] = ()
    correction: str | None = None
    unsaid: tuple[Span, ...] = ()


class Ground(StrEnum):
    """Why a passage that speaks of a claim was not heard on it."""

    RETRACTED = "retracted"
    LATER = "later"
    DENIED = "denied"
    ALLEGED = "alleged"
    OPINION = "opinion"
    PLANNED = "planned"
    OPEN = "open"
    OF_NONE = "of_none"
    UNATTRIBUTED = "unattributed"
    OUTRANKED = "outranked"
    CORRECTED = "corrected"
    RECOUNTED = "recounted"
    OTHER_DAY = "other_day"
    OTHER_THING = "other_thing"
    SUCCEEDED = "succeeded"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A passage that was not heard, why, and what it gave way to, if to something."""

    evidence: Evidence
    ground: Ground
    by: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was decided about a claim, by what, and how sure that is.

    Attributes:
        speaker: To whom the first citation gives what the claim says flatly.
        set_aside: Passages that took a side and were not heard, best first.
    """

    label: Label
    confidence: float
    decided_by: Stage
    reason: str
    citations: tuple[Evidence, ...] = ()
    correction: str | None = None
    rule: str | None = None
    speaker: str | None = None
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim, its verdict, and everything that was looked at for it."""

    claim: Claim
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    covered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """How the documents stand to an as-of date.

    Attributes:
        undated: How many have no date of publication; they take part.
        later: How many were published later; they do not.
    """

    undated: int
    later: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a result depends on besides the claim.

    Attributes:
        dating: ``None`` without an as-of date.
    """

    version: str
    models: str
    index: str
    config: str
    documents: int
    as_of: dt.date | None = None
    dating: Dating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run.

    Attributes:
        unjudged: Claims of which nothing is said, and why.
    """

    judgements: tuple[Judgement, ...]
    policy: tuple[tuple[str, float | int | str | bool], ...]
    provenance: Provenance
    notices: tuple[str, ...] = field(default=())
    unjudged: tuple[tuple[Claim, str], ...] = ()
