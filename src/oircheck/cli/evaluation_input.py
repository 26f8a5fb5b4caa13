"""What an evaluation rests on: gold claims, documents, verdicts already given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from oircheck.batch.output import COLUMNS, NESTED
from oircheck.cli.batch_input import guess_of, opened_table, source_of
from oircheck.cli.batch_order import Order
from oircheck.cli.desk import Desk, Opened
from oircheck.cli.ports import DocumentInfo
from oircheck.errors import ClaimFileError, DocumentError
from oircheck.evaluate import file_name, paragraph_numbers, read_judgement
from oircheck.intake import (
    GoldFile,
    InputRow,
    known_label,
    problem_of_claim,
    read_gold,
    unjudged_because,
)
from oircheck.text import read_document
from oircheck.types import Claim, GoldClaim, Judgement, SourceKind

VERDICT, CONFIDENCE = COLUMNS[:2]
WHY_NOT = ("error", "reason")
"""What says of a row without a verdict why it has none."""

Unjudged = tuple[tuple[int, str], ...]
"""Line and reason of each gold claim of which nothing is said."""


def gold_of(order: Order, desk: Desk) -> tuple[GoldFile, tuple[str, ...]]:
    """Read the gold file.

    Returns:
        The gold claims, and the columns of the file.

    Raises:
        DocumentError: If it cannot be opened.
        ClaimFileError: If it is no gold file, or has no claim.
    """
    source = source_of(order)
    with opened_table(source) as table:
        guess = guess_of(source, table)
        found = read_gold(
            table,
            column=order.gold_col,
            claim_column=order.claim_col,
            as_of=desk.project.settings.as_of,
        )
        names = table.names
    if guess:
        desk.talk.note(guess)
    if found.empty:
        count, first = len(found.empty), found.empty[0]
        rows = "1 row" if count == 1 else f"{count:,} rows"
        desk.talk.note(
            f"{found.path}: {rows} without a label passed over, the first on line "
            f"{first}"
        )
    if not found.claims and not found.without:
        raise ClaimFileError(found.path, 1, "a header and no claim: nothing to check")
    require_some(found, _empty(found))
    return found, names


def that_state(given: GoldFile) -> tuple[GoldFile, Unjudged]:
    """Leave out rows that hold nothing to be checked, as a batch does."""
    left, bad = left_out(given, lambda item: problem_of_claim(item.claim.text))
    return left, tuple(sorted((*_empty(given), *bad)))


def in_english(given: GoldFile) -> tuple[GoldFile, Unjudged]:
    """Leave out claims in another language, as a batch does: nothing is said of them.

    Raises:
        ClaimFileError: If none is left.
    """
    found, left = left_out(given, lambda item: unjudged_because(item.claim.text))
    require_some(found, left)
    return found, left


def left_out(
    given: GoldFile, problem: Callable[[GoldClaim], str]
) -> tuple[GoldFile, Unjudged]:
    """Leave out the claims that have a problem.

    Returns:
        What is left, and line and problem of what is not.
    """
    told = [problem(item) for item in given.claims]
    kept = [place for place, said in enumerate(told) if not said]
    claims = tuple(given.claims[place] for place in kept)
    rows = tuple(given.rows[place] for place in kept)
    pairs = zip(given.claims, told, strict=True)
    left = tuple((item.claim.line or 1, said) for item, said in pairs if said)
    return replace(given, claims=claims, rows=rows), left


def require_some(given: GoldFile, left: Unjudged) -> None:
    """Refuse gold of which nothing is left to be judged.

    Raises:
        ClaimFileError: Naming the first that was left out.
    """
    if not given.claims and left:
        line, reason = left[0]
        problem = f"no claim that can be judged: {reason}"
        raise ClaimFileError(given.path, line, problem)


def judged_already(
    given: GoldFile, names: Sequence[str], *, prefix: str
) -> tuple[list[tuple[GoldClaim, Judgement]], Unjudged]:
    """Read the verdicts that stand beside the gold labels.

    Returns:
        Gold and judgement of each row that has one, and the rows that have none.

    Raises:
        ClaimFileError: If the columns of a batch are not there, or hold no verdict.
    """
    places = []
    for name in (VERDICT, CONFIDENCE):
        if prefix + name not in names:
            raise ClaimFileError(
                given.path,
                1,
                f"no column {prefix + name}: --judged scores the output of oircheck "
                "batch (--prefix, if its columns begin otherwise)",
            )
        places.append(names.index(prefix + name))
    nested = names.index(prefix + NESTED) if prefix + NESTED in names else None
    why = [names.index(prefix + name) for name in WHY_NOT if prefix + name in names]
    pairs: list[tuple[GoldClaim, Judgement]] = []
    left: list[tuple[int, str]] = []
    for gold, row in zip(given.claims, given.rows, strict=True):
        verdict, confidence = (row.cells[place].strip() for place in places)
        if verdict:
            record = "" if nested is None else row.cells[nested]
            found = _judged(gold.claim, row, given.path, verdict, confidence, record)
            pairs.append((gold, found))
        else:
            said = [row.cells[place].strip() for place in why]
            left.append((row.line, next(filter(None, said), "no verdict")))
    return pairs, tuple(sorted((*_empty(given), *left)))


def _empty(given: GoldFile) -> Unjudged:
    return tuple((line, "the claim is empty") for line in given.without)


def _judged(
    claim: Claim,
    row: InputRow,
    path: str,
    verdict: str,
    confidence: str,
    record: str,
) -> Judgement:
    label = known_label(verdict)
    if label is None:
        raise ClaimFileError(path, row.line, f"{verdict!r} is not a verdict")
    try:
        return read_judgement(
            claim, label=label, confidence=float(confidence), record=record
        )
    except ValueError as error:
        raise ClaimFileError(path, row.line, str(error)) from None


def paragraphs_of(
    gold: Sequence[GoldClaim], now: Opened
) -> Mapping[str, tuple[int, ...]]:
    """Return the paragraph of each line, for every original that the gold names.

    Raises:
        DocumentError: If one changed since it was indexed.
    """
    named = {file_name(item.document) for item in gold if item.document}
    return {
        item.doc_id: paragraph_numbers(_text_of(item, now))
        for item in now.session.documents()
        if item.source.kind is SourceKind.ORIGINAL and file_name(item.doc_id) in named
    }


def paragraphs_on_disk(
    pairs: Sequence[tuple[GoldClaim, Judgement]],
) -> tuple[dict[str, tuple[int, ...]], list[str]]:
    """Return the same for what written verdicts cite.

    Returns:
        The paragraphs by ``doc_id``, and the files that cannot be read.
    """
    found: dict[str, tuple[int, ...]] = {}
    missing: dict[str, None] = {}
    for gold, judgement in pairs:
        for item in judgement.verdict.citations if gold.document else ():
            passage, path = item.retrieved.passage, item.retrieved.path
            original = item.retrieved.source.kind is SourceKind.ORIGINAL
            if not original or passage.doc_id in found or path in missing:
                continue
            try:
                place = Path(path)
                text = read_document(place, root=place.parent, source=None).text
            except DocumentError:
                missing[path] = None
                continue
            found[passage.doc_id] = paragraph_numbers(text)
    return found, list(missing)


def _text_of(item: DocumentInfo, now: Opened) -> str:
    """Read a document again, from where it lies now, if it is still the same."""
    places = [Path(item.path)]
    for root in now.plan.corpus:
        places += [root if root.is_file() else root / item.doc_id]
    for place in places:
        try:
            data = place.read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == item.sha256.removeprefix("sha256:"):
            return read_document(place, root=place.parent, source=None).text
    raise DocumentError(item.path, "changed while it was being checked; run again")
