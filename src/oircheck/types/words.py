"""The closed sets of words: labels, stances, kinds, grounds."""

from __future__ import annotations

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


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"


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
    UNCLEAR = "unclear"
    ECHO = "echo"
    BASELESS = "baseless"
