"""Small indexes on the disk, encoded without a model, and what they hold."""

from __future__ import annotations

from pathlib import Path

from oircheck.index import Corpus, Index, IndexKeeper, Refresh, refresh
from oircheck.index.folder import current_generation
from oircheck.testing.documents import make_document
from oircheck.testing.hashing import HashingEncoder
from oircheck.types import Document, Source

ENCODER = HashingEncoder()
"""Encodes what is built here."""

BASES = make_document(
    "bases.txt",
    "The mission handed over six bases in March. It keeps two of them.",
    "Its general left on Monday.",
    source=Source(title="Bases", publisher="The Daily", published="2020-03"),
)
TROOPS = make_document("troops.txt", "The number of troops falls from 5,200 to 3,000.")
FERRY = make_document("ferry.txt", "The ferry to the island sails twice a day.")


def build(
    folder: Path, *documents: Document, encoder: HashingEncoder | None = None
) -> Refresh:
    """Bring the index in a folder up to date with documents, and no others."""
    return refresh(folder, Corpus(documents=documents), encoder=encoder or ENCODER)


def opened(folder: Path) -> Index:
    """Open the index in a folder; close it."""
    return Index.open(folder, encoder_digest=ENCODER.digest)


def doc_ids(folder: Path) -> list[str]:
    """Return the documents of the index in a folder, which has to be sound."""
    with opened(folder) as index:
        assert index.problems() == ()
        return [item.doc_id for item in index.documents()]


def generation(folder: Path) -> Path:
    """Return where the current generation of the index in a folder lies."""
    found = current_generation(folder)
    assert found is not None
    return found


def generations(folder: Path) -> list[str]:
    """Return the names of all generations that lie in a folder, in order."""
    return sorted(path.name for path in folder.glob("g*"))


def contents(index: Index) -> object:
    """Return all that can be seen of an index, to compare with another one's."""
    documents = index.documents()
    return (
        index.digest,
        documents,
        [index.document_text(item.doc_id) for item in documents],
        [index.document_passages(item.doc_id) for item in documents],
        [index.matching(text, depth=5) for text in ("six bases", "ferry day")],
        index.unreadable(),
        index.notices(),
    )


def keeper_of(sources: Path, folder: Path) -> IndexKeeper:
    """Return what keeps the index of a folder of sources."""
    return IndexKeeper(
        corpus=[sources],
        folder=folder,
        encoder_digest=ENCODER.digest,
        encoder=lambda: ENCODER,
    )


def kept_ids(keeper: IndexKeeper) -> list[str]:
    """Return the documents that a keeper's index holds once it is up to date."""
    index, _ = keeper.open()
    with index:
        assert index.problems() == ()
        return [item.doc_id for item in index.documents()]
