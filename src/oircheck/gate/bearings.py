"""Whether a source that corrects a sentence speaks of what the draft speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from oircheck.gate.claims import Statement
from oircheck.gate.sentences import Sentence
from oircheck.names import read_names
from oircheck.types import Comparison, Judgement, Label

_WORD = re.compile(r"[^\W_]{3,}")

ANOTHER_THING = "its source does not bear out the sentence that names what it is about"
UNKNOWN_NAME = "a name before it in its paragraph is in no source near the draft"
"""Why a correction is not written into a sentence that may be about something else."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of one sentence.

    Attributes:
        has_names: Whether it names somebody or something.
        bearing_out: The documents that support a claim of it.
        has_unknown: Whether nothing settles it, and no passage near the draft has a
            word of its names.
    """

    has_names: bool
    bearing_out: frozenset[str]
    has_unknown: bool


class Bearings:
    """Tells by the sentences before one whether a source is about the same thing.

    Args:
        sentences: Those of a draft, in order.
        judged: Its claims, each with what was decided.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        judged: Iterable[tuple[Statement, Judgement]],
    ) -> None:
        self._judged: dict[int, list[Judgement]] = {}
        for statement, judgement in judged:
            self._judged.setdefault(statement.sentence, []).append(judgement)
        self._sentences = {sentence.number: sentence for sentence in sentences}
        self._known: dict[int, _Told] = {}

    @cached_property
    def _said(self) -> set[str]:
        """The words of all passages that were looked at for the draft."""
        near = (
            item.retrieved.passage
            for judgements in self._judged.values()
            for one in judgements
            for item in one.evidence
        )
        return _words(f"{one.context} {one.view.text}" for one in near)

    def against(
        self, statement: Statement, judgement: Judgement, value: Comparison
    ) -> str:
        """Say why a value of the cited source may be another thing's; empty if not.

        A sentence that names nothing, but for the value that is in question, is about
        what the nearest sentence before it in its paragraph names: the source has to
        bear that one out. And no open sentence before it may have names of which no
        passage near the draft has a word.

        Args:
            statement: The claim, which the first citation refutes.
            judgement: What was decided.
            value: The value of the claim that decided against it.
        """
        before = list(self._before(statement))
        if any(told.has_unknown for told in before):
            return UNKNOWN_NAME
        if any(name not in value.claimed.text for name in _names(statement.words)):
            return ""
        document = judgement.verdict.citations[0].retrieved.passage.doc_id
        for told in before:
            if told.has_names:
                return "" if document in told.bearing_out else ANOTHER_THING
        return ""

    def _before(self, statement: Statement) -> Iterator[_Told]:
        """Yield the sentences before one in its paragraph, the nearest first."""
        block = self._sentences[statement.sentence].block
        number = statement.sentence - 1
        while number in self._sentences and self._sentences[number].block == block:
            if number not in self._known:
                self._known[number] = self._told(number)
            yield self._known[number]
            number -= 1

    def _told(self, number: int) -> _Told:
        text = self._sentences[number].text
        names = _names(text)
        judgements = self._judged.get(number, [])
        return _Told(
            has_names=bool(names),
            bearing_out=frozenset(
                one.retrieved.passage.doc_id
                for judgement in judgements
                if judgement.verdict.label is Label.SUPPORTED
                for one in judgement.verdict.citations
            ),
            has_unknown=self._is_unknown(_sure_names(text), judgements),
        )

    def _is_unknown(
        self, names: Sequence[str], judgements: Sequence[Judgement]
    ) -> bool:
        if any(x.verdict.label is not Label.NOT_ENOUGH_INFO for x in judgements):
            return False
        own = _words(names)
        return bool(judgements and own) and not own & self._said


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.casefold())}


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.core.of(text) for name in read_names(text))


def _sure_names(text: str) -> tuple[str, ...]:
    """Return the names that are no single word with which a sentence begins."""
    return tuple(
        name.core.of(text)
        for name in read_names(text)
        if name.span.start or len(name.words) > 1
    )
