from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.index.vectors import nearest, similarities
from oircheck.testing import HashingEncoder, make_document
from oircheck.text.words import stem, terms, words
from oircheck.types import Claim, Document, Source, SourceStatus

ENCODER = HashingEncoder(8)
FEW = ["Six bases.", "Ten bases.", "The ferry sails.", "No bases left on Monday."]
PERHAPS = settings(max_examples=10, deadline=None)

paragraphs = st.lists(st.sampled_from(FEW), min_size=1, max_size=3)
corpora = st.dictionaries(st.sampled_from("abcdef"), paragraphs, max_size=5).map(
    lambda made: [make_document(name, *texts) for name, texts in made.items()]
)
queries = st.text(max_size=40) | st.lists(
    st.sampled_from(['"', "*", "^", "-", "(", ")", "@", "NOT", "NEAR", "six", ":", "+"])
).map(" ".join)


def answers(folder: Path, texts: list[str]) -> tuple[object, ...]:
    with Index.open(folder, encoder_digest=ENCODER.digest) as index:
        assert index.problems() == ()
        claims = [Claim(claim_id="1", text=text) for text in texts]
        found = HybridRetriever(index, ENCODER).retrieve(claims, k=3)
        return index.digest, index.documents(), found


@given(
    st.lists(st.tuples(st.integers(-1, 1), st.integers(-1, 1)), max_size=60),
    st.integers(1, 70),
    st.sets(st.integers(0, 59)),
)
def test_the_nearest_are_those_of_a_slow_reference(
    points: list[tuple[int, int]], depth: int, removed: set[int]
) -> None:
    vectors = np.array(points, dtype=np.float32).reshape(-1, 2)
    dead = np.array(sorted(row for row in removed if row < len(points)), dtype=np.int64)
    query = np.array([0.6, 0.8], dtype=np.float32)
    exact = similarities(vectors, query)
    live = [row for row in range(len(points)) if row not in removed]
    expected = sorted(live, key=lambda row: (-exact[row], row))
    rows, found = nearest(vectors, query, depth=depth, dead=dead)
    assert rows.tolist()[:depth] == expected[:depth]
    assert found.tolist() == [exact[row] for row in rows]
    if len(expected) > depth:
        ties = [row for row in live if exact[row] == exact[expected[depth - 1]]]
        assert set(ties) <= set(rows.tolist())


@PERHAPS
@given(corpora, st.lists(queries, min_size=1, max_size=3))
def test_any_text_is_a_query(documents: list[Document], texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        refresh(Path(folder), Corpus(documents=documents), encoder=ENCODER)
        answers(Path(folder), texts)


@PERHAPS
@given(corpora, st.randoms(use_true_random=False))
def test_a_second_refresh_changes_nothing(documents: list[Document], draw) -> None:  # type: ignore[no-untyped-def]
    with TemporaryDirectory() as folder:
        refresh(Path(folder), Corpus(documents=documents), encoder=ENCODER)
        before = answers(Path(folder), FEW)
        draw.shuffle(documents)
        done = refresh(Path(folder), Corpus(documents=documents), encoder=ENCODER)
        assert (done.added, done.changed, done.removed) == ((), (), ())
        assert (done.unchanged, done.encoded) == (len(documents), 0)
        assert answers(Path(folder), FEW) == before


@PERHAPS
@given(st.lists(corpora, min_size=1, max_size=4), st.permutations("abcdef"))
def test_how_an_index_came_about_does_not_show(
    steps: list[list[Document]], order: list[str]
) -> None:
    with TemporaryDirectory() as grown, TemporaryDirectory() as fresh:
        for documents in steps:
            refresh(Path(grown), Corpus(documents=documents), encoder=ENCODER)
        last = sorted(steps[-1], key=lambda document: order.index(document.doc_id))
        refresh(Path(fresh), Corpus(documents=last), encoder=ENCODER)
        assert answers(Path(grown), FEW) == answers(Path(fresh), FEW)


@given(st.text())
def test_terms_hold_letters_digits_and_points_only(text: str) -> None:
    for term in terms(text):
        assert term
        assert all(sign.isalnum() or sign == "." for sign in term)
        term.encode("utf-8")


@given(st.text())
def test_words_of_words_are_words(text: str) -> None:
    once = words(text)
    assert all(word == word.lower() for word in once)
    assert all(stem(word) for word in once)


@PERHAPS
@given(corpora, corpora, st.integers(0, 3))
def test_what_is_retracted_might_as_well_not_be_there(
    documents: list[Document], more: list[Document], k: int
) -> None:
    out = [
        replace(
            document,
            doc_id=f"out/{document.doc_id}",
            source=Source(status=SourceStatus.RETRACTED),
        )
        for document in more
    ]
    claims = [Claim(claim_id="1", text=text) for text in FEW]
    found = []
    for corpus in (documents, [*documents, *out]):
        with TemporaryDirectory() as folder:
            refresh(Path(folder), Corpus(documents=corpus), encoder=ENCODER)
            with Index.open(Path(folder), encoder_digest=ENCODER.digest) as index:
                found.append(HybridRetriever(index, ENCODER).retrieve(claims, k=k))
    assert found[0] == found[1]
