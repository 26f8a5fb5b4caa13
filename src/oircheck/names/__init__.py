"""Names: who holds which place, compared between a claim and a source."""

from __future__ import annotations

from oircheck.names.comparer import NameComparer
from oircheck.names.correct import correct
from oircheck.names.name import Name, NameKind
from oircheck.names.ranks import another_rank
from oircheck.names.read import read_names
from oircheck.names.rivals import rivals
from oircheck.names.ties import tells_tie
from oircheck.names.turned import Turn, Turned, turned

__all__ = [
    "Name",
    "NameComparer",
    "NameKind",
    "Turn",
    "Turned",
    "another_rank",
    "correct",
    "read_names",
    "rivals",
    "tells_tie",
    "turned",
]
