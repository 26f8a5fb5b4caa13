"""A passage as the index holds it, with what is needed to rank and fold it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from oircheck.index.rows import (
    PassageRow,
    digest_of_text,
    passage_from_row,
    passage_sum,
    source_from_json,
)
from oircheck.types import Passage, Source

SELECT = """
SELECT p.row, d.doc_id, p.ordinal, d.path, d.source, d.standing, t.words,
    t.unit, t.context, t.digest, p.check_sum, p.start, p.stop, p.line, p.own,
    p.pieces, p.origin, p.place
FROM passages AS p
JOIN documents AS d ON d.number = p.document
JOIN texts AS t ON t.row = p.row
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; most are ranked and never looked at again.

    Attributes:
        row: Of its text; passages with the same unit and context share it.
        place: ``doc_id`` and ordinal: the order of documents.
        words: Digest that copies share.
        standing: What must be equal for copies to be folded.
        unit: The text of its view.
    """

    row: int
    place: tuple[str, int]
    words: bytes
    standing: str
    path: str
    unit: str
    _context: str
    _source: str
    _digest: bytes
    _sum: int
    _written: PassageRow

    @property
    def doc_id(self) -> str:
        """The document that it stands in."""
        return self.place[0]

    @property
    def passage(self) -> Passage:
        """The passage, put together from what was written."""
        doc_id, ordinal = self.place
        return passage_from_row(
            self._written,
            doc_id=doc_id,
            ordinal=ordinal,
            unit=self.unit,
            context=self._context,
        )

    @property
    def is_whole(self) -> bool:
        """Whether words, place and source are what was written."""
        if digest_of_text(self.unit, self._context) != self._digest:
            return False
        doc_id, ordinal = self.place
        found = passage_sum(
            self._written,
            doc_id=doc_id,
            source=self._source,
            ordinal=ordinal,
            digest=self._digest,
        )
        return found == self._sum

    @property
    def source(self) -> Source:
        """What is known of its document's source."""
        return read_source(self._source)


def read_hit(
    row: int,
    doc_id: str,
    ordinal: int,
    path: str,
    source: str,
    standing: str,
    words: bytes,
    unit: str,
    context: str,
    digest: bytes,
    check_sum: int,
    *written: *PassageRow,
) -> Hit:
    """Read a row of ``SELECT``."""
    place = (doc_id, ordinal)
    return Hit(
        row,
        place,
        words,
        standing,
        path,
        unit,
        context,
        source,
        digest,
        check_sum,
        written,
    )


@lru_cache(maxsize=512)
def read_source(written: str) -> Source:
    """Read a source; many passages share one."""
    return source_from_json(written)
