"""Dossiers and authored passages as small corpora for the real pipeline."""

from __future__ import annotations

import gzip
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import data as sets
from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.ports import Encoder
from oircheck.text import verbatim
from oircheck.types import (
    Block,
    BlockKind,
    Claim,
    Document,
    Label,
    ScoredPassage,
    Source,
    Span,
)

GAP = "\n\n"

UNSOURCED = (
    "boolq_wiki_passages",
    "state_union",
    "inaugural",
    "tabfact_true_statements",
)
"""Texts whose licence allows a released model to learn from them."""

UNSOURCED_CLAIMS, UNSOURCED_SENTENCES = 160, 900

_LABELS = {
    "S": Label.SUPPORTED,
    "R": Label.REFUTED,
    "N": Label.NOT_ENOUGH_INFO,
}


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim, what it should come to, and the passages that settle it.

    ``supports``, ``refutes`` and ``arguable`` are places: document and span.
    """

    claim: Claim
    label: Label
    supports: tuple[tuple[str, Span], ...]
    refutes: tuple[tuple[str, Span], ...]
    arguable: tuple[tuple[str, Span], ...]
    kind: str


class Origin(IntEnum):
    """Where a row of the calibration comes from.

    A claim is settled far more often by the authored passage that it was written for
    than by retrieved ones. Of most drafts only the errors and what stood in their place
    are labelled, so that nothing there is open. Both have an intercept of their own,
    which no model keeps but those for a given text.
    """

    RETRIEVED = 0
    OWN = 1
    SAMPLED = 2


@dataclass(frozen=True, slots=True)
class GoldCorpus:
    """Documents and the claims that are judged against them.

    ``authored`` ones have a document for each claim, and tell nothing of the others.
    ``sampled`` ones have no claim that is open.
    """

    name: str
    documents: tuple[Document, ...]
    claims: tuple[GoldClaim, ...]
    authored: bool = False
    sampled: bool = False

    @property
    def origin(self) -> Origin:
        """Where its claims come from."""
        if self.authored:
            return Origin.OWN
        return Origin.SAMPLED if self.sampled else Origin.RETRIEVED


def document_of(
    doc_id: str, passages: Sequence[str], *, source: Source
) -> tuple[Document, tuple[Span, ...]]:
    """Build a document of paragraphs; also return where each paragraph lies."""
    text, spans = "", []
    for passage in passages:
        text += GAP if text else ""
        spans.append(Span(len(text), len(text) + len(passage)))
        text += passage
    blocks = tuple(Block(BlockKind.PARAGRAPH, verbatim(text, span)) for span in spans)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        doc_id=doc_id,
        path=doc_id,
        text=text,
        sha256=digest,
        source=source,
        blocks=blocks,
    )
    return document, tuple(spans)


def dossier_corpus(dossier: sets.Dossier, name: str) -> GoldCorpus:
    """Return a dossier as a corpus of its own."""
    documents: list[Document] = []
    places: dict[str, tuple[str, Span]] = {}
    for doc in dossier.docs:
        doc_id = f"{name}/{doc['id']}.txt"
        source = Source(
            title=str(doc["title"]),
            publisher=str(doc["publisher"]),
            published=str(doc["published"]),
        )
        passages = [str(passage) for passage in doc["passages"]]  # type: ignore[attr-defined]
        document, spans = document_of(doc_id, passages, source=source)
        documents.append(document)
        for number, span in enumerate(spans, 1):
            places[f"{doc['id']}{number}"] = (doc_id, span)
    claims = tuple(
        _gold(claim, places, f"{name}/{number}")
        for number, claim in enumerate(dossier.claims)
    )
    return GoldCorpus(name, tuple(documents), claims)


def _gold(
    claim: dict[str, object], places: dict[str, tuple[str, Span]], name: str
) -> GoldClaim:
    supports, refutes, arguable = (
        tuple(places[key] for key in claim[side])  # type: ignore[attr-defined]
        for side in "srx"
    )
    label = Label.NOT_ENOUGH_INFO
    if supports and refutes:
        label = Label.CONFLICTING
    elif supports or refutes:
        label = Label.SUPPORTED if supports else Label.REFUTED
    return GoldClaim(
        claim=Claim(claim_id=name, text=str(claim["c"])),
        label=label,
        supports=supports,
        refutes=refutes,
        arguable=arguable,
        kind=str(claim.get("t", "")),
    )


def authored_corpora(
    paths: Sequence[Path], *, calibration: bool | None, together: int = 1
) -> Iterator[GoldCorpus]:
    """Yield authored passages as corpora, each passage a document of one paragraph.

    Args:
        together: Passages of a corpus: of those beside its own a claim says nothing.
    """
    for path in paths:
        found = [
            _authored(row, f"{path.stem}-{number}")
            for number, row in enumerate(sets.read_lines(path))
            if calibration is None or sets.is_kept(str(row["passage"])) is calibration
        ]
        for start in range(0, len(found), together):
            some = found[start : start + together]
            yield GoldCorpus(
                some[0].name,
                tuple(document for one in some for document in one.documents),
                tuple(claim for one in some for claim in one.claims),
                authored=True,
            )


def _authored(row: dict[str, object], name: str) -> GoldCorpus:
    source = Source(published=str(row["published"]))
    passage = str(row["passage"])
    document, spans = document_of(f"{name}.txt", [passage], source=source)
    place = ((document.doc_id, spans[0]),)
    claims = tuple(
        GoldClaim(
            claim=Claim(claim_id=f"{name}/{index}", text=claim["c"]),
            label=_LABELS[claim["l"]],
            supports=place if claim["l"] == "S" else (),
            refutes=place if claim["l"] == "R" else (),
            arguable=(),
            kind=claim.get("t", ""),
        )
        for index, claim in enumerate(row["claims"])  # type: ignore[arg-type]
    )
    return GoldCorpus(name, (document,), claims, authored=True)


def unsourced_corpora(data: Path) -> Iterator[GoldCorpus]:
    """Yield found sentences as a corpus, and others of the same text as its claims.

    The corpus speaks of like things and settles next to none of them: what a search
    brings up for most claims of a newsroom. Claims are sentences that are kept for
    calibration.
    """
    for name in UNSOURCED:
        with gzip.open(data / "text" / f"{name}.txt.gz", "rt") as lines:
            found = [line.strip() for line in lines if 50 < len(line) < 280]
        draw = random.Random(f"unsourced/{name}")
        kept = draw.sample(
            [one for one in found if sets.is_kept(one)], UNSOURCED_CLAIMS
        )
        rest = [one for one in found if not sets.is_kept(one)]
        document, _ = document_of(
            f"{name}.txt", draw.sample(rest, UNSOURCED_SENTENCES), source=Source()
        )
        yield GoldCorpus(
            f"unsourced-{name}",
            (document,),
            tuple(
                GoldClaim(
                    claim=Claim(claim_id=f"{name}/{number}", text=text),
                    label=Label.NOT_ENOUGH_INFO,
                    supports=(),
                    refutes=(),
                    arguable=(),
                    kind="unsourced",
                )
                for number, text in enumerate(kept)
            ),
        )


def origin_of(passage: ScoredPassage, gold: GoldClaim, corpus: GoldCorpus) -> Origin:
    """Where a passage comes from: an authored claim was written for one document."""
    own = f"{gold.claim.claim_id.rpartition('/')[0]}.txt"
    if corpus.authored and passage.passage.doc_id != own:
        return Origin.RETRIEVED
    return corpus.origin


def retrieve_all(
    corpus: GoldCorpus, encoder: Encoder, *, k: int
) -> list[tuple[ScoredPassage, ...]]:
    """Index a corpus in a folder that goes away, and retrieve for each claim."""
    with TemporaryDirectory() as folder:
        refresh(Path(folder), Corpus(documents=corpus.documents), encoder=encoder)
        with Index.open(Path(folder), encoder_digest=encoder.digest) as index:
            retriever = HybridRetriever(index, encoder)
            return retriever.retrieve([gold.claim for gold in corpus.claims], k=k)


def lies_in(passage: ScoredPassage, places: Sequence[tuple[str, Span]]) -> bool:
    """Whether a retrieved unit overlaps one of the places."""
    return any(
        passage.passage.doc_id == doc_id and passage.passage.span.overlaps(span)
        for doc_id, span in places
    )
