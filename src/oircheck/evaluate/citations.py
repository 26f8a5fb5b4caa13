"""Whether a citation lies in the paragraph that settles the claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from oircheck.text import split_lines
from oircheck.types import Evidence, GoldClaim, Origin, SourceKind

Paragraphs = Mapping[str, Sequence[int]]
"""For each document by ``doc_id``: the paragraph of each of its lines."""


def paragraph_numbers(text: str) -> tuple[int, ...]:
    """Return the paragraph of each line: non-empty lines, counted from 1.

    A line of nothing but white space, as ``str.strip`` sees it, is empty.

    Returns:
        One number for each line, 0 for an empty one.
    """
    numbers: list[int] = []
    count = 0
    for span in split_lines(text):
        filled = bool(span.of(text).strip())
        count += filled
        numbers.append(count if filled else 0)
    return tuple(numbers)


def is_right(item: Evidence, gold: GoldClaim, paragraphs: Paragraphs) -> bool:
    """Whether a citation lies in one of the paragraphs that settle the claim.

    A citation of an original lies where its first line lies; a citation of a digest
    in the paragraphs that it rests on. Documents are compared by file name.
    """
    if gold.document is None:
        return False
    origin = _origin(item, paragraphs)
    same = file_name(origin.path) == file_name(gold.document)
    return same and not set(gold.paragraphs).isdisjoint(origin.paragraphs)


def _origin(item: Evidence, paragraphs: Paragraphs) -> Origin:
    passage, source = item.retrieved.passage, item.retrieved.source
    if source.kind is SourceKind.DIGEST:
        return passage.origin or Origin(source.original or "")
    lines = paragraphs.get(passage.doc_id, ())
    known = 1 <= passage.line <= len(lines)
    return Origin(passage.doc_id, (lines[passage.line - 1],) if known else ())


def file_name(path: str) -> str:
    """Return what documents are compared by, whatever folder they lie in."""
    return PurePosixPath(path).name
