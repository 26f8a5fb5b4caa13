"""Sources, documents, passages, and the claims that are checked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from oircheck.types.places import Place, Span, View
from oircheck.types.words import BlockKind, Label, PlaceKind, SourceKind, SourceStatus


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose of a document, as one reader saw it."""

    kind: BlockKind
    view: View
    level: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """The original that a digest rests on.

    Attributes:
        path: File name of the original.
        paragraphs: Non-empty lines of the original, counted from 1.
    """

    path: str
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known about where a document comes from.

    Attributes:
        published: Date of publication in EDTF ("2020-07-05~", "2020-05"), or ``None``.
        language: Tag of the language that the document names as its own (BCP 47).
        tier: Standing: 1 primary record, 2 ordinary, 3 weak.
        original: For a digest, the file name of what it digests.
        rests_on: For a digest, one entry a sentence: the original's paragraphs.
        guessed: Which values nobody stated, but were found in the document: field and
            where it was found (``("title", "<title>")``), in the order of the fields.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    tier: int = 2
    kind: SourceKind = SourceKind.ORIGINAL
    status: SourceStatus = SourceStatus.CURRENT
    original: str | None = None
    rests_on: tuple[tuple[int, ...], ...] = ()
    language: str | None = None
    guessed: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.tier not in (1, 2, 3):
            raise ValueError(f"tier is 1, 2 or 3, not {self.tier!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source file as read.

    Attributes:
        doc_id: Path relative to the corpus root, with forward slashes.
        path: Path as shown to the user.
        text: The file's characters, exactly as they stand. Of a .docx or PDF, what
            is written in it: a line for each paragraph, a form feed between pages.
        sha256: Digest of the file's bytes.
        blocks: The prose of it, in order.
        counted_in: What a person counts to find a place in it.
    """

    doc_id: str
    path: str
    text: str
    sha256: str
    source: Source
    blocks: tuple[Block, ...]
    counted_in: PlaceKind = PlaceKind.LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The unit of retrieval and citation: a sentence and what leads up to it.

    Attributes:
        passage_id: ``doc_id`` and the unit's ordinal, joined by ``#``.
        span: The unit in the document's own characters.
        text: The document's own characters of the unit.
        view: The unit as read; its pieces map into the document.
        context: Title, heading and up to two sentences before, as read.
        line: Line of the document, from 1, on which the unit begins.
        origin: For a digest, the original and the paragraphs it rests on.
        place: Where the unit begins, in a document that is not counted in lines.
    """

    passage_id: str
    doc_id: str
    span: Span
    text: str
    view: View
    context: str
    line: int
    origin: Origin | None = None
    place: Place | None = None

    @property
    def premise(self) -> str:
        """What the models read: the context, then the unit."""
        return f"{self.context} {self.view.text}" if self.context else self.view.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement to be checked, as its author wrote it."""

    claim_id: str
    text: str
    path: str | None = None
    line: int | None = None
    span: Span | None = None
    as_of: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim with the label that people gave it.

    Attributes:
        document: File name of the original that settles the claim, if one does.
        paragraphs: Its non-empty lines, from 1, each of which settles it by itself.
    """

    claim: Claim
    label: Label
    category: str | None = None
    document: str | None = None
    paragraphs: tuple[int, ...] = ()
