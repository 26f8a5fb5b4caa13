"""Is a sentence a statement that can be looked up: rules, then a linear model.

Rules take out what is no statement by its form: questions, orders, bare promises,
what has no verb. What is left is weighed by a logistic model over counts of words,
values and names, whose weights can be read in ``detector.json``. No network.
"""

from __future__ import annotations

import json
import math
import operator
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from oircheck.errors import ModelLockError
from oircheck.models.detector_senses import WORD, senses_of
from oircheck.models.detector_words import (
    AFTER_AN_ORDER,
    FEELS,
    FILLERS,
    FIRST_PERSON,
    FORBIDS,
    FUTURE,
    GROUPS,
    INTENT,
    LIKE_A_PAST,
    NEVER_VERBS,
    NOUNS_TOO,
    OBJECTS,
    ORDERS,
    ORDERS_BEFORE,
    REPORTS,
    SECOND_PERSON,
    SPEAKER,
    VAGUE,
)
from oircheck.models.tables import Table
from oircheck.quantities import read_mentions

DETECTOR_FILE = "detector.json"
CLASSES = ("checkable", "not_checkable")

_QUOTED = re.compile(r"[\"\u201c\u00ab][^\"\u201c\u201d\u00ab\u00bb]*[\"\u201d\u00bb]")
_MARKED = re.compile(
    r"[\"\u201c\u201d\u00ab\u00bb]|(?<!\w)['\u2018](?=\w)"
    r"|(?<=[.,!?\u2026])['\u2019](?!\w)|(?<=\w)['\u2019](?=[.,!?])"
)
"""A quotation mark; a quotation of several sentences has but one of them in each."""

_ASKS = re.compile(r"\?[\"\u201d\u00bb\u2019')\]]*\s*$")
_ASKED = re.compile(r"\?[\"\u201d\u00bb]\s+(?:\w+\s+){0,4}?(?:asks|asked|wondered)\b")
_MOST = 3
"""Counts beyond this say nothing more."""
_SHORT, _LONG = 5, 25
_BARE = 6
"""Without a verb that is known, only so few words are taken for a fragment."""


class SentenceKind(StrEnum):
    """What a sentence is, as far as its form and words show."""

    STATEMENT = "statement"
    OPINION = "opinion"
    QUESTION = "question"
    INSTRUCTION = "instruction"
    PLAN = "plan"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Detection:
    """Whether a sentence can be looked up, and what it is.

    Attributes:
        checkable: A plan is, unless it is the writer's own or names nothing: sources
            can say whether it was announced so.
        probability: That it can be looked up; 0 or 1 where a rule decided.
    """

    kind: SentenceKind
    checkable: bool
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDetector:
    """The linear model behind the rules.

    Attributes:
        features: Names of the numbers that go in, in the order of the weights.
        threshold: The probability from which a sentence counts as checkable.
    """

    features: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float
    threshold: float

    def __post_init__(self) -> None:
        if len(self.features) != len(self.weights):
            raise ValueError(
                f"{len(self.features)} features, but {len(self.weights)} weights"
            )
        if not 0 < self.threshold < 1:
            raise ValueError(f"not a threshold: {self.threshold}")

    def detect(self, sentence: str) -> Detection:
        """Return what one sentence is; the same sentence always gives the same."""
        words = words_of(sentence)
        form = form_of(sentence, words)
        if form is not None:
            return Detection(form, checkable=False, probability=0.0)
        features = features_of(sentence, words)
        senses = senses_of(sentence)
        if is_plan(senses):
            told = bool(features["values"] or features["reports"]) or not is_vague(
                senses
            )
            return Detection(SentenceKind.PLAN, told, float(told))
        chance = self.probability(features)
        checkable = chance >= self.threshold
        kind = SentenceKind.STATEMENT if checkable else SentenceKind.OPINION
        return Detection(kind, checkable, chance)

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that a sentence of these features is checkable.

        Raises:
            ValueError: If a name is missing or unknown.
        """
        if features.keys() != set(self.features):
            odd = ", ".join(sorted(features.keys() ^ set(self.features)))
            raise ValueError(f"features missing or unknown: {odd}")
        values = [features[name] for name in self.features]
        total = self.intercept + math.fsum(map(operator.mul, self.weights, values))
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def words_of(sentence: str) -> list[str]:
    """Return the words and numbers of a sentence, as written."""
    return [word.replace("\u2019", "'") for word in WORD.findall(sentence)]


def form_of(sentence: str, words: Sequence[str]) -> SentenceKind | None:
    """Return what a sentence is by its form alone; ``None`` for what may be a claim."""
    lower = [word.lower() for word in words]
    if len(words) < 2 or not any(word.isalpha() for word in words):
        return SentenceKind.FRAGMENT
    if _ASKS.search(sentence) or _ASKED.search(sentence):
        return SentenceKind.QUESTION
    if _is_order(lower):
        return SentenceKind.INSTRUCTION
    if lower[0] == "what" and lower[1] in ("a", "an"):
        return SentenceKind.OPINION
    if len(words) <= _BARE and not _says_something(lower, sentence):
        return SentenceKind.FRAGMENT
    senses = senses_of(sentence)
    if _own_feeling(senses) and not _is_reported(sentence, lower):
        return SentenceKind.OPINION
    own = set(senses[:3]) & FIRST_PERSON and set(senses[:6]) & (FUTURE | INTENT)
    if own and not _is_reported(sentence, lower):
        return SentenceKind.PLAN
    return None


def is_plan(words: Sequence[str]) -> bool:
    """Whether a sentence looks ahead."""
    return any(word.lower() in FUTURE for word in words)


def is_vague(words: Sequence[str]) -> bool:
    """Whether what looks ahead speaks for the writer, or of nothing that is named."""
    lower = {word.lower() for word in words}
    return bool(lower & (FIRST_PERSON | SECOND_PERSON | VAGUE))


def features_of(sentence: str, words: Sequence[str]) -> dict[str, float]:
    """Return what the linear model sees of a sentence.

    Counts are capped at three, so that a long sentence does not outweigh what it says.
    """
    lower = [word.lower() for word in words]
    senses = senses_of(sentence)
    found: dict[str, float] = {
        name: float(min(_MOST, sum(word in group for word in read)))
        for name, group in GROUPS.items()
        for read in (senses if name in SPEAKER else lower,)
    }
    values = read_mentions(sentence, reference=None)
    names = [
        word
        for word in words[1:]
        if word[0].isupper() and word.lower() not in FIRST_PERSON
    ]
    found["values"] = float(min(_MOST, len(values)))
    found["names"] = float(min(_MOST, len(names)))
    found["past_ending"] = float(min(_MOST, sum(map(_is_past, lower))))
    found["filler"] = float(bool(senses) and senses[0] in FILLERS)
    found["quoted"] = float(bool(_QUOTED.search(sentence)))
    found["short"] = float(len(words) <= _SHORT)
    found["long"] = float(len(words) >= _LONG)
    found["trails_off"] = float(sentence.rstrip().endswith(("...", "\u2026", "--")))
    return found


FEATURES = (
    *GROUPS,
    "values",
    "names",
    "past_ending",
    "filler",
    "quoted",
    "short",
    "long",
    "trails_off",
)
"""The features, in the order that a model of this version has them in."""


def parse_detector(text: str, *, place: str) -> ClaimDetector:
    """Parse and check the JSON of a detector.

    Args:
        text: A JSON object with features, weights, intercept and threshold.
        place: The file as errors name it.

    Raises:
        ModelLockError: If it is not JSON, a key is missing, a number is not finite, or
            its features are not those that this version reads.
    """
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise ModelLockError(f"{place}: not JSON: {error}") from None
    table = Table({"detector": values}, place).table("detector")
    features = table.names("features")
    if sorted(features) != sorted(FEATURES):
        odd = ", ".join(sorted(set(features) ^ set(FEATURES)))
        raise ModelLockError(f"{place}: features missing or unknown: {odd}")
    try:
        return ClaimDetector(
            features=features,
            weights=table.numbers("weights"),
            intercept=table.number("intercept"),
            threshold=table.number("threshold"),
        )
    except ValueError as error:
        raise ModelLockError(f"{place}: {error}") from None


def read_detector(path: Path) -> ClaimDetector:
    """Read a detector; ``ModelLockError`` as ``parse_detector``."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelLockError(f"{path}: cannot be read ({error})") from None
    return parse_detector(text, place=str(path))


def _is_order(lower: Sequence[str]) -> bool:
    at = 0
    while at < len(lower) - 1 and lower[at] in FORBIDS:
        at += 1
    if lower[at : at + 2] == ["do", "not"] or lower[0] in ("don't", "please"):
        return True
    verb = lower[at]
    if verb in ORDERS or (
        lower[0] in ("never", "always") and verb in ORDERS_BEFORE | NOUNS_TOO
    ):
        return True
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if verb in ORDERS_BEFORE:
        return after in AFTER_AN_ORDER or after.isdigit()
    return verb in NOUNS_TOO and after in OBJECTS


def _says_something(lower: Sequence[str], sentence: str) -> bool:
    """Whether there may be a verb, or a value beside a label, as in a table.

    Most plural nouns pass too: a verb that is not seen would be a silent pass.
    """
    return any(
        any(word in GROUPS[name] for name in _VERBS)
        or _is_past(word)
        or (at and _may_be_present(word))
        for at, word in enumerate(lower)
    ) or bool(read_mentions(sentence, reference=None))


def _may_be_present(word: str) -> bool:
    ends = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return ends and word not in NEVER_VERBS


_VERBS = ("be", "have", "do", "past", "reports", "future", "possible", "ought", "feels")


def _is_past(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in LIKE_A_PAST


def _own_feeling(lower: Sequence[str]) -> bool:
    return any(
        word in FIRST_PERSON and set(lower[at + 1 : at + 3]) & FEELS
        for at, word in enumerate(lower[:6])
    )


def _is_reported(sentence: str, lower: Sequence[str]) -> bool:
    return bool(_MARKED.search(sentence)) and bool(set(lower) & REPORTS)
