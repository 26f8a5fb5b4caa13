"""The corpus index and hybrid retrieval."""

from __future__ import annotations

from oircheck.index.archive import Archive
from oircheck.index.fingerprints import Fingerprint
from oircheck.index.generation import fingerprint_files, is_stale
from oircheck.index.inspection import Damage
from oircheck.index.keeper import IndexKeeper
from oircheck.index.retrieve import Fusion, HybridRetriever
from oircheck.index.rows import IndexedDocument
from oircheck.index.schema import IndexDamagedError
from oircheck.index.state import IndexState
from oircheck.index.store import Index
from oircheck.index.write import Corpus, Refresh, refresh

__all__ = [
    "Archive",
    "Corpus",
    "Damage",
    "Fingerprint",
    "Fusion",
    "HybridRetriever",
    "Index",
    "IndexDamagedError",
    "IndexKeeper",
    "IndexState",
    "IndexedDocument",
    "Refresh",
    "fingerprint_files",
    "is_stale",
    "refresh",
]
