"""HTML tokens to elements and runs of text, tolerant as a browser is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from oircheck.text.html_tokens import Comment, Tag, Text, tokens
from oircheck.types import Span

MAX_DEPTH = 512
"""Elements nested deeper are read as if their tags were not there, as browsers do."""

MAX_ELEMENTS = 500_000
"""A page with more is data, not text."""

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div
    dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup
    hr html legend li main menu nav ol optgroup option p pre section select summary
    table tbody td template tfoot th thead title tr ul iframe video audio canvas
    object""".split()
)
"""Elements whose beginning and end are the end of a paragraph."""

_CLOSE_P = BLOCKS - frozenset("option optgroup select".split())
_CLOSED_BY: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
"""What a start tag closes, and the elements that this does not reach out of."""

_P_SCOPE = frozenset({"td", "th", "table", "caption", "button", "object"})


@dataclass(eq=False, slots=True)
class Element:
    """An element, in the order of start tags.

    Attributes:
        parent: ``None`` for the root, which stands for the whole document.
        block: The nearest element of ``BLOCKS`` around or at it; else the root.
        items: First and last-but-one item of its content in ``Page.items``.
    """

    name: str
    attributes: Mapping[str, str]
    parent: Element | None
    span: Span
    block: Element = field(init=False)
    first: int = 0
    last: int = 0

    def __post_init__(self) -> None:
        above = self.parent.block if self.parent else self
        self.block = self if self.name in BLOCKS else above

    def within(self, names: frozenset[str]) -> Element | None:
        """Return the nearest element of ``names`` around or at this one."""
        found: Element | None = self
        while found is not None and found.name not in names:
            found = found.parent
        return found


@dataclass(frozen=True, slots=True)
class Item:
    """A run of text, a line break, or the border between two paragraphs.

    Attributes:
        kind: "text", "br", "wbr" or "border".
        span: Of a break, its tag.
    """

    kind: str
    element: Element
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """A document as read.

    Attributes:
        elements: The root first, parents before their children.
        items: In the order of the file.
        raw: Content of scripts, styles and the title, by element.
        comments: In the order of the file.
    """

    elements: tuple[Element, ...]
    items: tuple[Item, ...]
    raw: tuple[tuple[Element, Span], ...]
    comments: tuple[Span, ...]


def read_page(text: str, start: int) -> Page:
    """Read the elements of an HTML document.

    Raises:
        CrowdedError: If it has more than ``MAX_ELEMENTS``.
    """
    builder = _Builder(start)
    for token in tokens(text, start):
        if isinstance(token, Comment):
            builder.comments.append(token.span)
        elif isinstance(token, Text):
            builder.text(token)
        elif token.closes:
            builder.end(token)
        else:
            builder.start(token)
    return builder.build(len(text))


class CrowdedError(Exception):
    """A page has more than ``MAX_ELEMENTS`` elements."""


class _Builder:
    def __init__(self, start: int) -> None:
        root = Element("", {}, None, Span(start, start))
        self.elements = [root]
        self.items: list[Item] = []
        self.raw: list[tuple[Element, Span]] = []
        self.comments: list[Span] = []
        self._open = [root]
        self._counts: Counter[str] = Counter()

    def build(self, length: int) -> Page:
        while len(self._open) > 1:
            self._pop(Span(length, length))
        self.elements[0].last = len(self.items)
        return Page(
            tuple(self.elements),
            tuple(self.items),
            tuple(self.raw),
            tuple(self.comments),
        )

    def text(self, token: Text) -> None:
        if token.raw:
            self.raw.append((self._open[-1], token.span))
        else:
            self._item("text", token.span)

    def start(self, tag: Tag) -> None:
        name = tag.name
        if len(self.elements) > MAX_ELEMENTS:
            raise CrowdedError
        if name in _CLOSE_P and self._counts["p"]:
            self._close_to(frozenset({"p"}), _P_SCOPE, tag.span)
        if name in _CLOSED_BY:
            closed, scope = _CLOSED_BY[name]
            if any(self._counts[one] for one in closed):
                self._close_to(closed, scope, tag.span)
        if name in ("br", "wbr"):
            self._item(name, tag.span)
            return
        element = Element(name, tag.attributes, self._open[-1], tag.span)
        element.first = element.last = len(self.items)
        if name in VOID or len(self._open) >= MAX_DEPTH:
            if name in VOID:
                self.elements.append(element)
            if name in BLOCKS:
                self._item("border", tag.span)
            return
        if name in BLOCKS:
            self._item("border", tag.span)
            element.first = len(self.items)
        self.elements.append(element)
        self._open.append(element)
        self._counts[name] += 1

    def end(self, tag: Tag) -> None:
        if tag.name == "p" and not self._counts["p"]:
            self._item("border", tag.span)
        elif tag.name == "br":
            self._item("br", tag.span)
        elif self._counts[tag.name]:
            # A stray end tag inside a cell does not close what is around the table.
            inner = frozenset({"td", "th"}) if tag.name not in BLOCKS else frozenset()
            self._close_to(frozenset({tag.name}), inner, tag.span)

    def _close_to(
        self, names: frozenset[str], scope: frozenset[str], span: Span
    ) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            name = self._open[depth].name
            if name in names:
                while len(self._open) > depth:
                    self._pop(span)
                return
            if name in scope:
                return

    def _pop(self, span: Span) -> None:
        element = self._open.pop()
        self._counts[element.name] -= 1
        element.last = len(self.items)
        if element.name in BLOCKS:
            self._item("border", Span(span.start, span.start))

    def _item(self, kind: str, span: Span) -> None:
        self.items.append(Item(kind, self._open[-1], span))
