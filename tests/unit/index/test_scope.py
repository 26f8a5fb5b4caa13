"""What takes no part takes no place."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.index.scope import takes_part
from oircheck.testing import HashingEncoder, make_document
from oircheck.types import (
    Claim,
    Dating,
    Document,
    ScoredPassage,
    Source,
    SourceStatus,
)

ENCODER = HashingEncoder()
DAY = dt.date(2020, 6, 15)
RETRACTED = Source(status=SourceStatus.RETRACTED)
CLAIM = Claim(claim_id="1", text="The mission handed over six bases.")
SAID = "The mission handed over six bases to the army in {}."

Answer = tuple[list[str], list[str]]


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., Answer]:
    """Index documents; return what is retrieved and what is set aside."""

    def run(
        documents: Sequence[Document], *, k: int = 8, as_of: dt.date | None = None
    ) -> Answer:
        refresh(tmp_path, Corpus(documents=documents), encoder=ENCODER)
        claim = dataclasses.replace(CLAIM, as_of=as_of)
        with Index.open(tmp_path, encoder_digest=ENCODER.digest) as index:
            retriever = HybridRetriever(index, ENCODER)
            found = retriever.retrieve([claim], k=k)[0]
            aside = retriever.set_aside([claim], k=k)[0]
        return names(found), names(aside)

    return run


def names(found: Sequence[ScoredPassage]) -> list[str]:
    return [item.passage.doc_id for item in found]


def months(prefix: str, count: int, source: Source) -> list[Document]:
    return [
        make_document(
            f"{prefix}{number}.txt", SAID.format(f"{prefix}{number}"), source=source
        )
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("published", "taken"),
    [
        (None, True),
        ("2020-06-15", True),
        ("2020-06-16", False),
        ("2020-06", True),
        ("2020-06-17~", True),
        ("2020-07~", False),
        ("2021", False),
        ("../2021", True),
    ],
)
def test_a_source_takes_part_if_it_may_have_been_out(
    published: str | None, *, taken: bool
) -> None:
    assert takes_part(Source(published=published), DAY) is taken
    assert takes_part(Source(published=published), None)
    retracted = Source(published=published, status=SourceStatus.RETRACTED)
    assert not takes_part(retracted, DAY)
    assert not takes_part(retracted, None)


def test_retracted_sources_take_no_place(ask: Callable[..., Answer]) -> None:
    documents = [*months("r", 40, RETRACTED), *months("z", 3, Source())]
    found, aside = ask(documents, k=3)
    assert sorted(found) == ["z0.txt", "z1.txt", "z2.txt"]
    assert len(aside) == 3
    assert all(name.startswith("r") for name in aside)


def test_later_sources_take_no_place(ask: Callable[..., Answer]) -> None:
    later = months("n", 200, Source(published="2021-01"))
    documents = [*later, *months("z", 3, Source(published="2019"))]
    found, aside = ask(documents, k=3, as_of=DAY)
    assert sorted(found) == ["z0.txt", "z1.txt", "z2.txt"]
    assert len(aside) == 3
    assert ask(documents, k=300)[1] == []
    assert len(ask(documents, k=300)[0]) == 203


def test_what_takes_no_part_has_no_influence(tmp_path: Path) -> None:
    kept = [*months("a", 9, Source()), make_document("f.txt", "A ferry sails at six.")]
    out = [
        *months("b", 30, RETRACTED),
        *months("c", 30, Source(published="2022")),
        make_document("aa.txt", SAID.format("a3"), source=Source(published="2023-01")),
    ]
    claim = dataclasses.replace(CLAIM, as_of=DAY)
    answers = []
    for name, documents in (("fewer", kept), ("all", [*kept, *out])):
        refresh(tmp_path / name, Corpus(documents=documents), encoder=ENCODER)
        with Index.open(tmp_path / name, encoder_digest=ENCODER.digest) as index:
            answers.append(HybridRetriever(index, ENCODER).retrieve([claim], k=4))
    assert answers[0] == answers[1]


def test_a_copy_that_takes_no_part_is_not_listed(ask: Callable[..., Answer]) -> None:
    documents = [
        make_document("a.txt", SAID.format("May"), source=Source(published="2019")),
        make_document("b.txt", SAID.format("May"), source=Source(published="2018")),
        make_document("c.txt", SAID.format("May"), source=Source(published="2022")),
    ]
    assert ask(documents, as_of=dt.date(2018, 12, 31)) == (["b.txt"], [])
    assert ask(documents, as_of=DAY) == (["b.txt"], [])


def test_nothing_left_is_an_answer(ask: Callable[..., Answer]) -> None:
    found, aside = ask(months("r", 2, RETRACTED), k=8)
    assert found == []
    assert sorted(aside) == ["r0.txt", "r1.txt"]


def test_claims_of_several_dates_do_not_disturb_each_other(tmp_path: Path) -> None:
    documents = [
        make_document(
            f"{year}.txt", SAID.format(year), source=Source(published=str(year))
        )
        for year in range(1990, 2020)
    ]
    refresh(tmp_path, Corpus(documents=documents), encoder=ENCODER)
    claims = [
        dataclasses.replace(CLAIM, as_of=dt.date(year, 12, 31))
        for year in (*range(1990, 2020), *range(1990, 2020))
    ]
    with Index.open(tmp_path, encoder_digest=ENCODER.digest) as index:
        found = HybridRetriever(index, ENCODER).retrieve(claims, k=50)
    assert [len(items) for items in found] == [*range(1, 31), *range(1, 31)]


def test_what_has_no_date_and_what_is_later_is_counted_and_told(tmp_path: Path) -> None:
    dated = [Source(published="2020-06-01"), *[Source(published="2020-07~")] * 2]
    sources = [*dated, Source(), Source(), RETRACTED]
    documents = [
        make_document(f"{number}.txt", SAID.format(number), source=source)
        for number, source in enumerate(sources)
    ]
    refresh(tmp_path, Corpus(documents=documents), encoder=ENCODER)
    with Index.open(tmp_path, encoder_digest=ENCODER.digest) as index:
        assert index.dating(None) is None
        assert index.dating(DAY) == Dating(undated=2, later=2)
        assert index.notices() == ()
        assert index.notices(DAY) == (
            "as of 2020-06-15: 2 documents published later are left out; 2 documents "
            "without a date of publication take part, whenever written",
        )
        later = dt.date(2021, 1, 1)
        assert index.notices(later) == (
            "as of 2021-01-01: 2 documents without a date of publication take part, "
            "whenever written",
        )


def test_where_every_document_is_dated_and_out_nothing_is_told(tmp_path: Path) -> None:
    document = make_document("a.txt", SAID.format(1), source=Source(published="2019"))
    refresh(tmp_path, Corpus(documents=[document]), encoder=ENCODER)
    with Index.open(tmp_path, encoder_digest=ENCODER.digest) as index:
        assert index.notices(DAY) == ()
