"""What every ``Retriever`` promises, double and real."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.models import open_bundle
from oircheck.ports import Encoder, Retriever
from oircheck.testing import HashingEncoder, InMemoryRetriever, make_document
from oircheck.types import Claim, Source, SourceStatus

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
OUT = (
    make_document(
        "aa-old.txt",
        "Six bases were handed over in May. The ferry sails every day.",
        source=Source(published="2021-05"),
    ),
    make_document(
        "ab-wrong.txt",
        "Six bases were handed over in June.",
        source=Source(status=SourceStatus.RETRACTED),
    ),
)
"""Of a later day than the claims that have one, and retracted."""

DAY = dt.date(2020, 12, 31)
CLAIMS = (
    Claim(claim_id="1", text="Six bases were handed over.", as_of=DAY),
    Claim(claim_id="2", text="3000 troops remain.", as_of=DAY),
    Claim(claim_id="3", text="The ferry sails every day.", as_of=DAY),
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
    documents = (*DOCUMENTS, *OUT)
    if request.param == "in memory":
        yield InMemoryRetriever(documents)
        return
    shipped = request.param == "shipped"
    encoder: Encoder = open_bundle().encoder if shipped else HashingEncoder(256)
    refresh(tmp_path, Corpus(documents=documents), encoder=encoder)
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


def test_what_takes_no_part_is_set_aside(retriever: Retriever) -> None:
    found, aside = (
        [
            {item.passage.doc_id for item in items}
            for items in look([CLAIMS[0], CLAIMS[2]], k=20)
        ]
        for look in (retriever.retrieve, retriever.set_aside)
    )
    assert all(not names & {"aa-old.txt", "ab-wrong.txt"} for names in found)
    assert aside[0] == {"aa-old.txt", "ab-wrong.txt"}
    assert "aa-old.txt" in aside[1]


def test_without_a_day_only_what_is_retracted_is_set_aside(
    retriever: Retriever,
) -> None:
    claim = dataclasses.replace(CLAIMS[0], as_of=None)
    (found,) = retriever.retrieve([claim], k=20)
    (aside,) = retriever.set_aside([claim], k=20)
    assert "aa-old.txt" in {item.passage.doc_id for item in found}
    assert {item.passage.doc_id for item in aside} == {"ab-wrong.txt"}


def test_what_would_not_be_among_the_first_is_not_set_aside(
    retriever: Retriever,
) -> None:
    ((only,),) = retriever.set_aside([CLAIMS[0]], k=1)
    assert only.passage.doc_id in {"aa-old.txt", "ab-wrong.txt"}
    assert retriever.set_aside([CLAIMS[1]], k=1) == [()]
    assert retriever.set_aside([CLAIMS[0]], k=0) == [()]
    with pytest.raises(ValueError, match="k is not negative: -1"):
        retriever.set_aside(CLAIMS, k=-1)
