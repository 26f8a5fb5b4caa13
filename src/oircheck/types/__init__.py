"""The nouns of oircheck: frozen values that every floor shares.

Offsets are Unicode code points and half-open. Standard library only.
"""

from __future__ import annotations

from oircheck.types.documents import (
    Block,
    Claim,
    Document,
    GoldClaim,
    Origin,
    Passage,
    Source,
)
from oircheck.types.judgements import (
    Dating,
    Evidence,
    Judgement,
    NliScores,
    Provenance,
    Report,
    ScoredPassage,
    SetAside,
    Verdict,
)
from oircheck.types.places import DateInterval, Interval, Piece, Place, Span, View
from oircheck.types.values import Comparison, Mention, Rival, Stated
from oircheck.types.words import (
    BlockKind,
    Ground,
    Label,
    Modifier,
    Outcome,
    PlaceKind,
    QuantityKind,
    SourceKind,
    SourceStatus,
    Stage,
    Stance,
)

__all__ = [
    "Block",
    "BlockKind",
    "Claim",
    "Comparison",
    "DateInterval",
    "Dating",
    "Document",
    "Evidence",
    "GoldClaim",
    "Ground",
    "Interval",
    "Judgement",
    "Label",
    "Mention",
    "Modifier",
    "NliScores",
    "Origin",
    "Outcome",
    "Passage",
    "Piece",
    "Place",
    "PlaceKind",
    "Provenance",
    "QuantityKind",
    "Report",
    "Rival",
    "ScoredPassage",
    "SetAside",
    "Source",
    "SourceKind",
    "SourceStatus",
    "Span",
    "Stage",
    "Stance",
    "Stated",
    "Verdict",
    "View",
]
