"""Lines of pages to paragraphs: what a reader's eye undoes, undone.

Told by places on the paper: running heads and feet, columns, broken paragraphs,
headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from oircheck.text.pdf_pages import HYPHENS, PageLine, Sheet
from oircheck.text.sentences import NEVER_LAST, OPENERS
from oircheck.text.words import STOP_WORDS
from oircheck.text.wraps import is_ended, marker_length
from oircheck.types import BlockKind

EDGE_LINES = 3
"""How many lines at the head and at the foot of a page may be furniture."""

_PAGES = 3
_EDGE = 0.2
"""The part of a page, above and below, in which furniture stands."""

_LARGER = 1.12
"""How much larger than the text a heading is set."""

_GAP = 1.35
"""How much more than the usual distance is the end of a paragraph."""

_INDENT = 0.8
"""How far the first line of a paragraph is set in, in sizes."""

_NOTES_AT_MOST = 40
"""So many footnotes may stand between two parts of a paragraph."""

_HEADING_CHARACTERS = 160
_HEADINGS_AT_MOST = 3
"""So many headings may follow one another; more are a table or a list."""

_PROSE_WORDS = 6
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-\u2013\u2014|]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*"
    r"(?:(?:of|/|von)\s*\d{1,4})?\s*[-\u2013\u2014|]?"
    r"|.{0,60}\bpage \d{1,4}(?: of \d+)?",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d.*|\S+://\S+(?:\s+\d+/\d+)?|\d+/\d+"
)
"""What browsers print at the head and the foot of a page."""

_NOTE_NUMBER = re.compile(
    r"(?:\d{1,3}|[*\u2020\u2021\u00a7])\s*(?=[^\W\d_]|[\"\u201c])"
)
_DIGITS = re.compile(r"\d+")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\u25a0-\u25ff\u2022\u2023\u2043\u2713\u27a2]\s*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and its page.

    Attributes:
        page: From 1.
    """

    line: PageLine
    page: int


@dataclass(slots=True)
class Stretch:
    """Lines that are one paragraph, heading or item, in order.

    Attributes:
        marker: How many characters of the first line mark an item.
    """

    lines: list[Placed]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: int = field(default=0)


def without_furniture(sheets: Sequence[Sheet]) -> list[list[PageLine]]:
    """Return the lines of each page without running heads, feet and page numbers.

    A line at the edge of a page is one of them if the same line stands at the same
    height of another page, or one that differs in its digits only on half of all
    pages and at least on three; or if it is a page number.
    """
    same = Counter(
        mark for sheet in sheets for mark in {_mark(line) for line in _edges(sheet)}
    )
    alike = Counter(
        mark for sheet in sheets for mark in {_masked(line) for line in _edges(sheet)}
    )
    enough = max(_PAGES, len(sheets) // 2)
    kept: list[list[PageLine]] = []
    for sheet in sheets:
        gone = {
            id(line)
            for line in _edges(sheet)
            if same[_mark(line)] > 1
            or alike[_masked(line)] >= enough
            or (len(sheet.lines) > 1 and _is_furniture(line.text))
        }
        kept.append([line for line in sheet.lines if id(line) not in gone])
    return kept


def _edges(sheet: Sheet) -> list[PageLine]:
    by_height = sorted(sheet.lines, key=lambda line: -line.bottom)
    found = {id(line): line for line in by_height[:EDGE_LINES]}
    found |= {id(line): line for line in by_height[-EDGE_LINES:]}
    least, most = _EDGE * sheet.height, (1 - _EDGE) * sheet.height
    return [line for line in found.values() if not least < line.bottom < most]


def _is_furniture(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text) or _PRINTED.fullmatch(text))


def _mark(line: PageLine) -> tuple[str, int]:
    return line.text.lower(), round(line.bottom / 4)


def _masked(line: PageLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.lower()), round(line.bottom / 4)


def stretches(pages: Sequence[Sequence[PageLine]]) -> list[Stretch]:
    """Put the lines of all pages together to paragraphs, headings and items."""
    lines = [
        Placed(line, number)
        for number, page in enumerate(pages, start=1)
        for line in page
    ]
    if not lines:
        return []
    weights: Counter[float] = Counter()
    for one in lines:
        weights[round(one.line.size)] += len(one.line.text)
    body = weights.most_common(1)[0][0]
    rights = _rights(lines)
    spacing = _spacing(lines)
    found: list[Stretch] = []
    last: Stretch | None = None
    for at, one in enumerate(lines):
        before = lines[at - 1] if at else None
        if last and before and _goes_on(last, one, rights, spacing):
            last.lines.append(one)
            continue
        waiting = _waiting(found, one, rights)
        if waiting is not None:
            waiting.lines.append(one)
            last = waiting
            continue
        last = _begun(one)
        found.append(last)
    _name_kinds(found, body)
    return found


def _begun(one: Placed) -> Stretch:
    text = one.line.text
    sign = _PRIVATE.match(text)
    marker = sign.end() if sign and sign.end() < len(text) else marker_length(text)
    kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
    return Stretch([one], kind, marker=marker)


def _rights(lines: Sequence[Placed]) -> dict[int, float]:
    """Return, for each line, where the column ends in which it stands."""
    rights: dict[int, float] = {}
    run: list[Placed] = []
    for one in lines:
        alike = not run or _alike(run[-1].line, one.line)
        if run and not (alike and _same_column(run[-1], one)):
            _end_run(run, rights)
            run = []
        run.append(one)
    _end_run(run, rights)
    return rights


def _end_run(run: Sequence[Placed], rights: dict[int, float]) -> None:
    end = max((one.line.right for one in run), default=0.0)
    for one in run:
        rights[id(one.line)] = end


def _same_column(above: Placed, below: Placed) -> bool:
    if above.page != below.page or below.line.bottom >= above.line.bottom:
        return False
    apart = below.line.left > above.line.right or below.line.right < above.line.left
    return not apart


def _spacing(lines: Sequence[Placed]) -> dict[int, float]:
    """Return the distance between two lines of a paragraph, by their size.

    Most distances are, and the others are larger: the fifth part from below is taken.
    """
    found: dict[int, list[float]] = {}
    for above, below in pairwise(lines):
        size = round(above.line.size)
        if _same_column(above, below) and _alike(above.line, below.line):
            distance = above.line.bottom - below.line.bottom
            if distance < 3 * size:
                found.setdefault(size, []).append(distance)
    return {size: sorted(some)[len(some) // 5] for size, some in found.items()}


def _alike(one: PageLine, other: PageLine) -> bool:
    larger, smaller = max(one.size, other.size), min(one.size, other.size)
    return larger <= _LARGER * smaller


def _goes_on(
    stretch: Stretch,
    one: Placed,
    rights: dict[int, float],
    spacing: dict[int, float],
) -> bool:
    """Whether a line goes on with what the line before it says."""
    last, line = stretch.lines[-1], one.line
    above = last.line
    if _same_row(last, one):
        return True
    if not _alike(above, line) or _all_bold(stretch) != _bold_beside(line, stretch):
        return False
    if _begun(one).marker and (_ended(above.text) or stretch.marker):
        return False
    if not _same_column(last, one):
        return _goes_over(above, line, rights)
    usual = spacing.get(round(above.size), 1.2 * above.size)
    if above.bottom - line.bottom > _GAP * usual:
        return False
    if not _is_full(above, line, rights):
        return not _ended(above.text) and (
            line.text[0].islower() or above.text.endswith(HYPHENS)
        )
    if line.left > above.left + _INDENT * line.size:
        return not _ended(above.text) and len(stretch.lines) == 1
    return True


def _ended(text: str) -> bool:
    """Whether a sentence or a part of one ends; behind "Mrs." none does."""
    word = text.rsplit(maxsplit=1)[-1]
    short = word.endswith(".") and word[:-1].lower() in NEVER_LAST
    return is_ended(text) and not short


def _same_row(last: Placed, one: Placed) -> bool:
    """Whether a line is the rest of the one before it, as behind a raised sign."""
    above, line = last.line, one.line
    size = max(above.size, line.size)
    gap = line.left - above.right
    return (
        last.page == one.page
        and abs(above.bottom - line.bottom) < 0.5 * size
        and -0.5 * size < gap < size
    )


def _all_bold(stretch: Stretch) -> bool:
    return all(one.line.bold for one in stretch.lines)


def _bold_beside(line: PageLine, stretch: Stretch) -> bool:
    """Whether a line is bold; in a paragraph that is not, bold words are no break."""
    return line.bold and _all_bold(stretch)


def _is_full(above: PageLine, line: PageLine, rights: dict[int, float]) -> bool:
    """Whether the first word of the next line would not have fit on this one."""
    width = (above.right - above.left) / max(1, len(above.text))
    word = line.text.split(maxsplit=1)[0]
    end = max(rights[id(above)], above.right)
    return above.right + width * (len(word) + 1) > end - 0.5 * width


def _goes_over(above: PageLine, line: PageLine, rights: dict[int, float]) -> bool:
    """Whether a sentence goes on in another column or on another page."""
    if _ended(above.text) and not above.text.endswith((",", ";", ":")):
        return False
    first = line.text.split(maxsplit=1)[0]
    if first[0].islower() or above.text.endswith(HYPHENS):
        return True
    if above.text.rsplit(maxsplit=1)[-1] in STOP_WORDS:
        return True
    full = _is_full(above, line, rights)
    return full and first.lower() not in OPENERS and len(above.text.split()) > 3


def _waiting(
    found: Sequence[Stretch], one: Placed, rights: dict[int, float]
) -> Stretch | None:
    """Return the paragraph that footnotes interrupted, if the line goes on with it."""
    for number, stretch in enumerate(reversed(found)):
        last = stretch.lines[-1]
        if number == _NOTES_AT_MOST or one.page - last.page > 1:
            return None
        if stretch.lines[0].line.size * _LARGER <= one.line.size:
            continue
        usable = number and not _all_bold(stretch) and _alike(last.line, one.line)
        return stretch if usable and _goes_over(last.line, one.line, rights) else None
    return None


def _name_kinds(found: Sequence[Stretch], body: float) -> None:
    """Say which stretches are headings, and drop the numbers before footnotes.

    A heading is short, not ended, larger than the text or bold throughout, and what
    follows it is prose, perhaps below another heading.
    """
    heads: list[Stretch] = []
    prose = 0
    for stretch in reversed(found):
        text = _text(stretch)
        size = stretch.lines[0].line.size
        stands_out = size >= _LARGER * body or _all_bold(stretch)
        short = len(text) <= _HEADING_CHARACTERS and not text.endswith((".", ";", ","))
        if stands_out and short and prose and any(map(str.isalpha, text)):
            heads.insert(0, stretch)
            prose -= 1
            continue
        prose = _HEADINGS_AT_MOST if _is_prose(text) else max(0, prose - 1)
        note = _NOTE_NUMBER.match(stretch.lines[0].line.text)
        if note and size <= body / _LARGER:
            stretch.marker = note.end()
    _name_levels(found, heads, body)


def _text(stretch: Stretch) -> str:
    return " ".join(one.line.text for one in stretch.lines)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE_WORDS


def _name_levels(
    found: Sequence[Stretch], heads: Sequence[Stretch], body: float
) -> None:
    sizes = [round(stretch.lines[0].line.size) for stretch in heads]
    levels = sorted(set(sizes), reverse=True)
    for stretch, size in zip(heads, sizes, strict=True):
        stretch.kind = BlockKind.HEADING
        stretch.level = levels.index(size) + 1
    if heads[:1] == list(found[:1]) and sizes[0] >= _LARGER * body:
        heads[0].kind = BlockKind.TITLE


def joined(stretch: Stretch) -> Iterator[tuple[Placed, str]]:
    """Yield each line with what stands between it and the next."""
    for one, after in zip(stretch.lines, [*stretch.lines[1:], None], strict=True):
        if after is None:
            yield one, ""
            continue
        same = _same_row(one, after)
        gap = after.line.left - one.line.right
        close = same and gap < 0.15 * max(one.line.size, after.line.size)
        yield one, "" if close else "\n"
