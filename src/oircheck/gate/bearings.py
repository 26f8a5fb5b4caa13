"""Whether a source that corrects a sentence speaks of what the draft speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from oircheck.gate.claims import Statement
from oircheck.gate.sentences import Sentence
from oircheck.names import read_names
from oircheck.types import Comparison, Judgement, Label

ANOTHER_THING = "its source does not bear out the sentence that names what it is about"
UNKNOWN_NAME = "a name before it in its paragraph is in no source near to that"
"""Why a correction is not written into a sentence that may be about something else."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of one sentence.

    Attributes:
        has_names: Whether it names somebody or something.
        bearing_out: The documents that support a claim of it.
        has_unknown: Whether nothing settles it, and no passage near it has one of its
            names.
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

    def against(
        self, statement: Statement, judgement: Judgement, value: Comparison
    ) -> str:
        """Say why a value of the cited source may be another thing's; empty if not.

        A sentence that names nothing, but for the value that is in question, is about
        what the nearest sentence before it in its paragraph names: the source has to
        bear that one out. And no sentence before it may have a name that is in no
        passage near to that sentence.

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
        names = _names(self._sentences[number].text)
        judgements = self._judged.get(number, [])
        return _Told(
            has_names=bool(names),
            bearing_out=frozenset(
                one.retrieved.passage.doc_id
                for judgement in judgements
                if judgement.verdict.label is Label.SUPPORTED
                for one in judgement.verdict.citations
            ),
            has_unknown=_is_unknown(names, judgements),
        )


def _is_unknown(names: Sequence[str], judgements: Sequence[Judgement]) -> bool:
    if any(one.verdict.label is not Label.NOT_ENOUGH_INFO for one in judgements):
        return False
    near = [item.retrieved.passage for one in judgements for item in one.evidence]
    text = "\n".join(f"{one.context}\n{one.view.text}" for one in near).casefold()
    return bool(near) and any(name.casefold() not in text for name in names)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.core.of(text) for name in read_names(text))
