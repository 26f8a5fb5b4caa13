"""Claims against texts that they bring along, instead of a corpus."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from oircheck import __version__
from oircheck.batch.evidence import AskedText, TextRetriever
from oircheck.errors import ClaimError
from oircheck.models import Bundle
from oircheck.types import Claim, Judgement, Provenance, ScoredPassage
from oircheck.verify import COMPARERS, Policy
from oircheck.verify.windows import WindowEncoder, unfit, verify_window

TEXTS_AT_HAND = 8
"""Texts that stay cut and encoded: rows in a row often share theirs."""


class TextSession:
    """The models, ready to judge claims against texts; it owns and closes them.

    Args:
        column: What the texts are cited as: the name of their column.
        config: Digest of the settings, for the provenance.
    """

    def __init__(
        self, *, bundle: Bundle, policy: Policy, column: str, config: str
    ) -> None:
        self._bundle = bundle
        self._policy = policy
        self._column = column
        self._config = config
        self._texts: OrderedDict[str, TextRetriever] = OrderedDict()

    def close(self) -> None:
        """Let go of the models."""
        self._bundle.close()

    @property
    def policy(self) -> tuple[tuple[str, float | int | str | bool], ...]:
        """Every threshold, by name."""
        return self._policy.as_items()

    @property
    def provenance(self) -> Provenance:
        """What the results depend on besides claims and texts; there is no index."""
        return Provenance(
            version=__version__,
            models=f"sha256:{self._bundle.digest}",
            index="none: each claim against the text of its own row",
            config=self._config,
            documents=0,
        )

    def check(
        self, claims: Sequence[tuple[Claim, str]]
    ) -> list[Judgement | ClaimError]:
        """Judge each claim against its text; citations have offsets into that text.

        Raises:
            ModelLockError: If a model is missing or altered.
        """
        verifier = self._bundle.verifier
        errors: dict[int, ClaimError] = {}
        fit: dict[str, tuple[Claim, str]] = {}
        for place, (claim, text) in enumerate(claims):
            problem = unfit(claim.text, fits=verifier.fits, limit=verifier.limit)
            if problem:
                errors[place] = ClaimError(problem)
            else:
                fit[str(place)] = (claim, text)
        judged = iter(self._judged(fit))
        return [errors.get(place) or next(judged) for place in range(len(claims))]

    def _judged(self, claims: Mapping[str, tuple[Claim, str]]) -> Iterator[Judgement]:
        """Judge each claim, all under names of their own: two may be the same."""
        encoder = WindowEncoder(
            self._bundle.encoder, [claim.text for claim, _ in claims.values()]
        )
        found = verify_window(
            [replace(claim, claim_id=name) for name, (claim, _) in claims.items()],
            retriever=_EachItsOwn(
                {
                    name: self._retriever(text).asking(encoder)
                    for name, (_, text) in claims.items()
                }
            ),
            verifier=self._bundle.verifier,
            comparers=COMPARERS,
            stance=self._bundle.given_stance,
            weighing=self._bundle.given_verdict,
            exchanging=self._bundle.exchange,
            policy=self._policy,
        )
        for item in found:
            yield replace(item, claim=claims[item.claim.claim_id][0])

    def _retriever(self, text: str) -> TextRetriever:
        found = self._texts.get(text)
        if found is None:
            found = TextRetriever(text, name=self._column, encoder=self._bundle.encoder)
            self._texts[text] = found
        self._texts.move_to_end(text)
        while len(self._texts) > TEXTS_AT_HAND:
            self._texts.popitem(last=False)
        return found


@dataclass(frozen=True, slots=True)
class _EachItsOwn:
    """A ``Retriever`` that has one of its own for each claim, by the claim's name."""

    retrievers: Mapping[str, AskedText]

    def retrieve(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return at most ``k`` passages per claim, best first."""
        return [
            found
            for claim in claims
            for found in self.retrievers[claim.claim_id].retrieve([claim], k=k)
        ]

    def set_aside(
        self, claims: Sequence[Claim], *, k: int
    ) -> list[tuple[ScoredPassage, ...]]:
        """Return that every passage takes part; see ``Retriever``."""
        del k
        return [() for _ in claims]
