"""Gold citations that no citation can match, however right it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from oircheck.evaluate.citations import Paragraphs, file_name
from oircheck.types import GoldClaim, Source, SourceKind


def unmatchable(
    gold: Iterable[GoldClaim],
    *,
    documents: Sequence[tuple[str, Source]],
    paragraphs: Paragraphs,
) -> list[tuple[int, str]]:
    """Say which gold citations name what the corpus does not have.

    Args:
        documents: ``doc_id`` and source of each document of the corpus.
        paragraphs: For each original, the paragraph of each line.

    Returns:
        Line of the gold file, and what is wrong; in the order of the gold.
    """
    known = _known(documents, paragraphs)
    found: list[tuple[int, str]] = []
    for item in gold:
        if item.document is None:
            continue
        problem = _problem(item, known)
        if problem:
            found.append((item.claim.line or 0, problem))
    return found


def _known(
    documents: Sequence[tuple[str, Source]], paragraphs: Paragraphs
) -> Mapping[str, frozenset[int]]:
    """Return by file name the paragraphs in which a citation can lie."""
    known: dict[str, frozenset[int]] = {}
    for doc_id, source in documents:
        if source.kind is SourceKind.DIGEST:
            rests_on = {number for entry in source.rests_on for number in entry}
            name, numbers = file_name(source.original or ""), frozenset(rests_on)
        else:
            name = file_name(doc_id)
            numbers = frozenset(paragraphs.get(doc_id, ())) - {0}
        known[name] = known.get(name, frozenset()) | numbers
    return known


def _problem(item: GoldClaim, known: Mapping[str, frozenset[int]]) -> str:
    name = file_name(item.document or "")
    if name not in known:
        return (
            f"no document of the corpus is {item.document}, or a digest of it: no "
            "citation can be right"
        )
    if not item.paragraphs:
        return f"no paragraph of {item.document} is named: no citation can be right"
    missing = [number for number in item.paragraphs if number not in known[name]]
    if not missing:
        return ""
    numbers = ", ".join(map(str, missing))
    all_of_them = len(missing) == len(item.paragraphs)
    return (
        f"no citation can lie in paragraph {numbers} of {item.document}"
        f"{': none can be right' if all_of_them else ''}"
    )
