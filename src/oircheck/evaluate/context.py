"""What an evaluation was made of, besides the scores."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.types import Label, Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where the gold labels came from, and what judged.

    Attributes:
        path: The gold file as shown.
        column: The column of the labels.
        mapped: Each label as written in the file, and what it was read as.
        provenance: ``None`` where the verdicts stood in the file.
        unmatchable: Line and problem of gold citations that nothing can match.
        unjudged: Line and reason of gold claims that are not scored.
    """

    path: str
    column: str
    mapped: tuple[tuple[str, Label], ...]
    policy: tuple[tuple[str, float | int | str | bool], ...]
    provenance: Provenance | None
    unmatchable: tuple[tuple[int, str], ...] = ()
    unjudged: tuple[tuple[int, str], ...] = ()
