"""A small corpus, whose index is kept in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from oircheck.index import IndexKeeper
from oircheck.testing.indexes import keeper_of


@pytest.fixture
def keeper(tmp_path: Path) -> IndexKeeper:
    """A corpus of two documents, and no index yet."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "bases.txt").write_text("The mission handed over six bases.")
    (sources / "ferry.txt").write_text("The ferry sails twice a day.")
    return keeper_of(sources, tmp_path / "cache")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A document elsewhere."""
    path = tmp_path / "elsewhere" / "mayor.txt"
    path.parent.mkdir()
    path.write_text("The mayor of the town resigned. He moved to Malta.")
    return path
