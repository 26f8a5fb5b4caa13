"""Several claims at a time: encoded together, each judged by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from oircheck.ports import Comparer, Encoder, Retriever, StanceModel, Verifier
from oircheck.text.statements import no_claim
from oircheck.types import Claim, Judgement, NliScores, ScoredPassage
from oircheck.verify.pipeline import judged, retrieve_for, weigh_readings
from oircheck.verify.policy import Policy
from oircheck.verify.questions import ask
from oircheck.verify.readings import Reading, compare_passages, pairs_of, read_scored

if TYPE_CHECKING:
    from numpy.typing import NDArray


def verify_window(
    claims: Sequence[Claim],
    *,
    retriever: Retriever,
    verifier: Verifier,
    comparers: Sequence[Comparer],
    stance: StanceModel,
    weighing: StanceModel,
    exchanging: StanceModel,
    policy: Policy,
) -> list[Judgement]:
    """Judge claims that are there together: what ``verify`` finds, in few questions.

    The verifier is asked about all passages at once, and then of all claims what
    ``questions`` asks. It scores each pair by itself, so that nothing shows in a
    judgement; with more pairs at hand, more of them are of one length and share a call.
    """
    asked = ScoredOnce(verifier)
    found = [retrieve_for(claim, retriever, policy) for claim in claims]
    passages = [item.passages for item in found]
    readings = _read(claims, passages, asked, comparers, digits=policy.digits)
    evidence = [
        weigh_readings(own, stance=stance, policy=policy)
        for own in ask(claims, readings, asked, exchanging, policy)
    ]
    return [
        judged(claim, own, item, weighing=weighing, policy=policy)
        for claim, own, item in zip(claims, found, evidence, strict=True)
    ]


def _read(
    claims: Sequence[Claim],
    found: Sequence[Sequence[ScoredPassage]],
    verifier: Verifier,
    comparers: Sequence[Comparer],
    *,
    digits: int,
) -> list[tuple[Reading, ...]]:
    """Read the passages of every claim, with one question to the verifier."""
    whole = [
        (claim, passages, compare_passages(claim, passages, comparers))
        for claim, passages in zip(claims, found, strict=True)
    ]
    scores = iter(verifier.score([pair for item in whole for pair in pairs_of(*item)]))
    return [
        read_scored(
            claim,
            passages,
            compared,
            [next(scores) for _ in passages],
            comparers=comparers,
            digits=digits,
        )
        for claim, passages, compared in whole
    ]


class ScoredOnce:
    """A ``Verifier`` that asks another one about each pair once."""

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier
        self._known: dict[tuple[str, str], NliScores] = {}

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Score each ``(premise, hypothesis)`` by itself, in order."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if new:
            self._known.update(zip(new, self._verifier.score(new), strict=True))
        return [self._known[pair] for pair in pairs]

    def fits(self, hypothesis: str) -> bool:
        """Whether the hypothesis takes at most half of what the model reads."""
        return self._verifier.fits(hypothesis)


class WindowEncoder:
    """An ``Encoder`` that encodes a window of texts at once, and then has them.

    Encoders encode each text by itself, so that nothing shows in the vectors. Texts
    that were not foreseen are encoded when asked for.
    """

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        self._encoder = encoder
        wanted = list(dict.fromkeys(texts))
        vectors = encoder.encode(wanted) if wanted else ()
        self._known = dict(zip(wanted, vectors, strict=True))

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._encoder.dimension

    @property
    def digest(self) -> str:
        """Digest of everything that the vectors depend on."""
        return self._encoder.digest

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts.

        Returns:
            Rows of length one. *Shape:* ``(len(texts), dimension)``.
        """
        if texts and all(text in self._known for text in texts):
            return np.stack([self._known[text] for text in texts])
        return self._encoder.encode(texts)


MOST_LETTERS = 100
"""Letters and digits on end that a WordPiece tokenizer reads; more are one unknown
word, of which a verifier believes anything."""

_WORD = re.compile(r"\w+")


def unfit(text: str, *, fits: Callable[[str], bool], limit: int) -> str:
    """Say why a claim cannot be judged; empty if it can.

    What is no claim at all, by ``text.statements``, cannot.

    Args:
        fits: Whether the verifier has room for a hypothesis.
        limit: Tokens that it reads in all; a claim may take half of them.
    """
    if problem := no_claim(text):
        return problem
    longest = max(len(word) for word in _WORD.findall(text))
    if longest > MOST_LETTERS:
        return (
            f"the claim has a word of {longest} letters, and models read none of more "
            f"than {MOST_LETTERS}; write it in words"
        )
    if not fits(text):
        return (
            f"the claim is longer than {limit // 2} tokens, half of what the "
            "verifier reads (models.lock); check it sentence by sentence"
        )
    return ""
