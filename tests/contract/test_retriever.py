"""What every ``Retriever`` promises, double and real."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.models import open_bundle
from oircheck.ports import Encoder, Retriever
from oircheck.testing import HashingEncoder, InMemoryRetriever, make_document
from oircheck.types import Claim, Source

DOCUMENTS = (
    make_document(
        "bases.txt",
        "The mission handed over six military bases in March. It keeps two of them.",
        "Its general left the country on Monday.",
        source=Source(title="Bases handed over", publisher="The Daily"),
    ),
    make_document("troops.txt", "The number of troops falls from 5,200 to 3,000."),
    make_document("ferry.txt", "The ferry to the island sails twice a day."),
)
CLAIMS = (
    Claim(claim_id="1", text="Six bases were handed over."),
    Claim(claim_id="2", text="3000 troops remain."),
    Claim(claim_id="3", text="The ferry sails every day."),
)
ODD = (
    Claim(claim_id="4", text=""),
    Claim(claim_id="5", text='" * ^ - ( @ NOT NEAR'),
)


@pytest.fixture(
    params=[
        "in memory",
        "hashing",
        pytest.param("shipped", marks=pytest.mark.slow),
    ]
)
def retriever(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Retriever]:
    if request.param == "in memory":
        yield InMemoryRetriever(DOCUMENTS)
        return
    shipped = request.param == "shipped"
    encoder: Encoder = open_bundle().encoder if shipped else HashingEncoder(256)
    refresh(tmp_path, Corpus(documents=DOCUMENTS), encoder=encoder)
    with Index.open(tmp_path, encoder_digest=encoder.digest) as index:
        yield HybridRetriever(index, encoder)


def test_the_passage_in_question_comes_first(retriever: Retriever) -> None:
    found = retriever.retrieve(CLAIMS, k=2)
    assert [passages[0].passage.passage_id for passages in found] == [
        "bases.txt#0",
        "troops.txt#0",
        "ferry.txt#0",
    ]


def test_there_are_at_most_k_different_passages(retriever: Retriever) -> None:
    for k in (1, 2, 50):
        for passages in retriever.retrieve(CLAIMS, k=k):
            ids = [item.passage.passage_id for item in passages]
            assert 1 <= len(ids) <= k
            assert len(set(ids)) == len(ids)


def test_the_best_comes_first(retriever: Retriever) -> None:
    for passages in retriever.retrieve(CLAIMS, k=5):
        fused = [item.fused for item in passages]
        assert fused == sorted(fused, reverse=True)
        assert all(-1 <= item.similarity <= 1 for item in passages)


def test_a_claim_does_not_depend_on_its_neighbours(retriever: Retriever) -> None:
    claims = (*CLAIMS, *ODD)
    together = retriever.retrieve(claims, k=3)
    assert together == [retriever.retrieve([claim], k=3)[0] for claim in claims]
    assert together[::-1] == retriever.retrieve(claims[::-1], k=3)


def test_no_claims_and_no_places_are_normal(retriever: Retriever) -> None:
    assert retriever.retrieve([], k=3) == []
    assert retriever.retrieve(CLAIMS, k=0) == [(), (), ()]


def test_a_negative_k_is_a_mistake(retriever: Retriever) -> None:
    with pytest.raises(ValueError, match="k is not negative: -1"):
        retriever.retrieve(CLAIMS, k=-1)


def test_a_passage_is_that_of_its_document(retriever: Retriever) -> None:
    documents = {document.doc_id: document for document in DOCUMENTS}
    for passages in retriever.retrieve(CLAIMS, k=5):
        for item in passages:
            document = documents[item.passage.doc_id]
            assert item.passage.text == item.passage.span.of(document.text)
            assert (item.source, item.path) == (document.source, document.path)
