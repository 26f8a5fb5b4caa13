"""Drafts as they are read, and what they said before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oircheck.findings import Skipped
from oircheck.gate.claims import DraftReading, Statement, is_too_long
from oircheck.gate.places import Places, normalised
from oircheck.gate.quotations import Quotation
from oircheck.gate.suppressions import Suppressions
from oircheck.types import Document, Span

UNCHANGED = "unchanged since"


@dataclass(frozen=True, slots=True)
class Before:
    """What a draft said before, to tell what was changed.

    Attributes:
        since: The revision that "before" means, as the user gave it.
        sentences: All of them, also those that state nothing checkable.
        comments: What spoke to oircheck.
        wrong: Of these, and besides, what silenced nothing, or to the end of the draft.
    """

    claims: frozenset[str]
    quotations: frozenset[str]
    since: str
    sentences: frozenset[str] = frozenset()
    comments: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft to be checked.

    Attributes:
        suffix: Of its file, in lower case.
        as_of: The date that it speaks from.
        before: What it said before, where only changes are asked for.
    """

    document: Document
    suffix: str
    as_of: dt.date | None = None
    before: Before | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A draft that is read, and what of it is to be judged."""

    draft: Draft
    reading: DraftReading
    suppressions: Suppressions
    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]
    unchanged: tuple[Skipped, ...]


def before_of(prepared: Prepared, since: str) -> Before:
    """Return what a draft said, read at an earlier revision."""
    long = (item.text for item in prepared.reading.skipped if is_too_long(item))
    said = (item.claim.text for item in prepared.statements)
    text = prepared.reading.document.text
    known = prepared.suppressions.known
    endless = [item.span for item in known if item.has_no_end(len(text))]
    malformed = [item.span for item in prepared.suppressions.malformed]
    return Before(
        frozenset(map(normalised, (*said, *long))),
        frozenset(normalised(item.text) for item in prepared.quotations),
        since,
        sentences=frozenset(sentences_of(prepared)),
        comments=frozenset(normalised(item.span.of(text)) for item in known),
        wrong=frozenset(normalised(span.of(text)) for span in (*malformed, *endless)),
    )


def sentences_of(prepared: Prepared, within: Span | None = None) -> Iterator[str]:
    """Yield the sentences of a draft, or of a stretch of it, as they are recognised."""
    for sentence in prepared.reading.sentences:
        if within is None or sentence.span.overlaps(within):
            yield normalised(sentence.text)


def as_before(skipped: Sequence[Skipped], before: Before) -> tuple[Skipped, ...]:
    """Say of what was too long before that it is unchanged: nobody asks for it."""
    return tuple(
        replace(item, reason=f"{UNCHANGED} {before.since}")
        if is_too_long(item) and normalised(item.text) in before.claims
        else item
        for item in skipped
    )


def is_new(statement: Statement, before: Before) -> bool:
    """Whether a draft did not make a statement before."""
    return normalised(statement.claim.text) not in before.claims


def unchanged_of(
    document: Document, statements: Sequence[Statement], before: Before
) -> tuple[Skipped, ...]:
    """Return the statements that a draft made before, as what is not judged."""
    places = Places(document.text)
    return tuple(
        Skipped(
            path=document.path,
            span=item.span,
            region=places.region(item.span),
            text=item.words,
            reason=f"{UNCHANGED} {before.since}",
        )
        for item in statements
        if not is_new(item, before)
    )
