"""What a corpus holds and nobody reads is told, also where no document changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from oircheck.cli.gate_memory import corpus_stamp
from oircheck.index import IndexKeeper
from oircheck.testing import HashingEncoder

CSV = "t.csv: .csv is not read; save it as .docx or .html, as a table"
XLSX = "u.xlsx: .xlsx is not read; save it as .docx or .html, as a table"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.txt").write_text("Six bases were handed over.\n")
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture
def keeper(corpus: Path, tmp_path: Path) -> IndexKeeper:
    encoder = HashingEncoder()
    return IndexKeeper(
        corpus=(corpus,),
        folder=tmp_path / "index",
        encoder_digest=encoder.digest,
        encoder=lambda: encoder,
    )


def told(keeper: IndexKeeper) -> list[str]:
    index, _ = keeper.open()
    with index:
        found = (*index.notices(), *keeper.look_over().notices)
    assert sorted(keeper.state().notices) == sorted(found)
    return [one.rpartition("docs/")[2] for one in found]


def test_a_table_beside_an_unchanged_corpus_is_told(
    keeper: IndexKeeper, corpus: Path
) -> None:
    empty = "empty.txt: the file is empty"
    assert told(keeper) == [empty]
    (corpus / "t.csv").write_text("a,b\n")
    assert keeper.refresh() is None
    assert told(keeper) == [empty, CSV]
    (corpus / "u.xlsx").write_bytes(b"x")
    assert told(keeper) == [empty, CSV, XLSX]
    (corpus / "a.txt").write_text("Seven bases were handed over.\n")
    assert told(keeper) == [empty, CSV, XLSX]
    (corpus / "t.csv").unlink()
    assert keeper.refresh() is None
    assert told(keeper) == [empty, XLSX]


def test_what_the_gate_remembers_is_not_taken_for_it(corpus: Path) -> None:
    before = corpus_stamp([corpus])
    (corpus / "t.csv").write_text("a,b\n")
    after = corpus_stamp([corpus])
    assert before
    assert after
    assert before != after
    assert corpus_stamp([corpus]) == after
