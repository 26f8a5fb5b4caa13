"""What was changed by hand in the database is never quoted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from oircheck.index import Corpus, HybridRetriever, Index, refresh
from oircheck.index.folder import current_generation
from oircheck.index.schema import DATABASE, IndexDamagedError
from oircheck.testing import HashingEncoder, make_document
from oircheck.types import Claim, ScoredPassage

ENCODER = HashingEncoder()
CLAIM = Claim(claim_id="1", text="The mission handed over six bases.")
TEXTS = {
    "a.txt": "The mission handed over six bases.",
    "b.txt": "The mission handed over six bases, and kept *two* of them.",
    "c.txt": "The ferry sails twice a day.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of three documents."""
    documents = [make_document(name, text) for name, text in TEXTS.items()]
    refresh(tmp_path, Corpus(documents=documents), encoder=ENCODER)
    return tmp_path


def change(folder: Path, statement: str) -> None:
    generation = current_generation(folder)
    assert generation is not None
    with closing(sqlite3.connect(generation / DATABASE)) as connection:
        assert connection.execute(statement).rowcount == 1
        connection.commit()


def retrieved(folder: Path, *, k: int = 2) -> tuple[ScoredPassage, ...]:
    with Index.open(folder, encoder_digest=ENCODER.digest) as index:
        (found,) = HybridRetriever(index, ENCODER).retrieve([CLAIM], k=k)
    return found


OF_A = "WHERE document = (SELECT number FROM documents WHERE doc_id = 'a.txt')"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(
            "UPDATE texts SET unit = replace(unit, 'six bases.', 'ten bases.')"
            " WHERE unit LIKE '%six bases.'",
            id="the words of a passage",
        ),
        pytest.param(
            "UPDATE texts SET context = 'Denied: ' WHERE unit LIKE '%six bases.'",
            id="the words before it",
        ),
        pytest.param(
            f"UPDATE passages SET own = 'The mission kept six bases.' {OF_A}",
            id="the document's own characters",
        ),
        pytest.param(
            f"UPDATE passages SET line = line + 1 {OF_A}", id="where it stands"
        ),
        pytest.param(
            f"UPDATE passages SET pieces = 'none' {OF_A}", id="what is no JSON"
        ),
        pytest.param(
            """UPDATE documents SET source = replace(source, '"tier": 2', '"tier": 1')
            WHERE doc_id = 'a.txt'""",
            id="the standing of its source",
        ),
        pytest.param(
            "UPDATE documents SET source = '{' WHERE doc_id = 'a.txt'",
            id="a source that is no JSON",
        ),
    ],
)
def test_a_passage_that_was_changed_by_hand_is_not_quoted(
    folder: Path, statement: str
) -> None:
    assert len(retrieved(folder)) == 2
    change(folder, statement)
    with pytest.raises(IndexDamagedError) as caught:
        retrieved(folder)
    said = str(caught.value)
    assert "index.sqlite: passage 0 of 'a.txt' is not what was written" in said
    assert "oircheck index build --rebuild" in said


def test_building_anew_mends_it(folder: Path) -> None:
    before = retrieved(folder)
    change(folder, "UPDATE texts SET unit = 'No.' WHERE unit LIKE '%six bases.'")
    documents = [make_document(name, text) for name, text in TEXTS.items()]
    refresh(folder, Corpus(documents=documents), encoder=ENCODER, rebuild=True)
    assert retrieved(folder) == before


def test_what_is_not_shown_disturbs_nobody(folder: Path) -> None:
    change(folder, "UPDATE texts SET unit = 'A ferry.' WHERE unit LIKE '%ferry%'")
    assert [item.passage.doc_id for item in retrieved(folder)] == ["a.txt", "b.txt"]


def test_a_changed_copy_is_found_too(tmp_path: Path) -> None:
    documents = [
        make_document(name, "The mission handed over six bases to the army on Monday.")
        for name in ("a.txt", "b.txt")
    ]
    refresh(tmp_path, Corpus(documents=documents), encoder=ENCODER)
    change(
        tmp_path,
        "UPDATE passages SET start = 1 WHERE document ="
        " (SELECT number FROM documents WHERE doc_id = 'b.txt')",
    )
    with pytest.raises(IndexDamagedError, match=r"passage 0 of 'b\.txt'"):
        retrieved(tmp_path)
