"""Which part of a web page is its main text, and what on it is not to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from oircheck.text.html_tree import Element, Page

NEVER = frozenset(
    """script style template head iframe object embed video audio canvas svg math
    select datalist noscript noembed noframes map progress meter textarea title
    """.split()
)
"""Elements that hold nothing to read."""

AROUND = frozenset("nav footer aside menu button dialog form label".split())
"""Elements that stand around the main text."""

ROLES = frozenset(
    """navigation contentinfo complementary search dialog alertdialog menu menubar
    toolbar tablist banner""".split()
)
"""Roles of what stands around the main text."""

NOISE = frozenset(
    """cookie cookies consent gdpr onetrust breadcrumb breadcrumbs share sharing social
    related recommended recommendation recommendations newsletter subscribe subscription
    promo promos promotion advert adverts advertisement advertising ad ads adslot
    sponsor sponsored sidebar comments disqus popup modal overlay paywall trending
    teaser teasers nav navbar navigation menu masthead footer skip toolbar pagination
    pager tooltip toc editsection navbox catlinks noprint""".split()
)
"""Words in a class or id that say that something stands around the main text."""

NOISE_PAIRS = frozenset(
    """most-read most-popular read-more more-on more-from more-stories more-news
    site-header page-header tag-list tags-list tag-cloud sr-only visually-hidden
    screen-reader print-only also-like jump-to bread-crumb bread-crumbs""".split()
)
"""The same, in two words."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OFFICE_MARKS = ("header", "footer")
"""What LibreOffice calls the divisions of a page's head and foot in ``title``."""

_STRUCTURE = frozenset("html body main h1 p td th tr tbody table".split())
_ARTICLES = frozenset({"article", "main"})
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*\u2020\u2021\u00a7\u00b6\u2191^]+)[\])]?")
_LONGEST_NOTE = 8
_LEAST_MAIN = 0.4
"""The share of a page's prose that ``main`` or the longest article must hold."""

_TOO_MUCH = 0.5
"""What holds more of a page's prose than this is not taken for noise."""

_LONG = 60
"""Characters from which a paragraph counts as prose, those of links not counted."""


class Regions:
    """What of a page is read.

    Attributes:
        root: The element that holds the main text.
        skipped: The elements that are not read, those inside them included.
        title: The page's heading of level 1 that is read, if it has just one.

    Args:
        whole: Whether all that is shown is the main text, as in HTML that an author
            set into another text.
    """

    def __init__(self, page: Page, text: str, *, whole: bool = False) -> None:
        self._whole = whole
        self._page = page
        self._text = text
        never = _below(page, lambda one: one.name in NEVER)
        links = _below(page, lambda one: one.name == "a")
        ink = [self._ink(number) for number in range(len(page.items))]
        owners = [item.element for item in page.items]
        self._letters = _sums(ink)
        self._links = _sums(
            length if owner in links else 0
            for length, owner in zip(ink, owners, strict=True)
        )
        self._prose = _sums(self._prose_weights(ink, links | never))
        heads = [one for one in page.elements if one.name == "h1" and one not in never]
        self.title = heads[0] if len(heads) == 1 else None
        self.skipped = self._skipped(never)
        if self.title in self.skipped:
            self.title = None
        self.root = self._root()

    def link_share(self, element: Element) -> float:
        """Return which share of an element's characters are links, from 0 to 1."""
        whole = _between(self._letters, element)
        return _between(self._links, element) / whole if whole else 0.0

    def _ink(self, number: int) -> int:
        item = self._page.items[number]
        return len(item.span.of(self._text).strip()) if item.kind == "text" else 0

    def _prose_weights(
        self, ink: Sequence[int], without: set[Element]
    ) -> Iterator[int]:
        """Yield the length of each item that is part of a paragraph of some length."""
        group: list[int] = []
        for length, item in zip(ink, self._page.items, strict=True):
            if item.kind in ("text", "wbr"):
                group.append(0 if item.element in without else length)
                continue
            yield from group if sum(group) >= _LONG else [0] * len(group)
            yield 0
            group = []
        yield from group if sum(group) >= _LONG else [0] * len(group)

    def _skipped(self, never: set[Element]) -> set[Element]:
        found = set(never)
        most = _TOO_MUCH * self._prose[-1]
        for element in self._page.elements[1:]:
            if element in found:
                continue
            if (
                element.parent in found
                or _is_hidden(element)
                or self._is_note(element)
                or (self._is_around(element) and self._prose_of(element) <= most)
            ):
                found.add(element)
        return found

    def _prose_of(self, element: Element) -> int:
        return _between(self._prose, element)

    def _is_around(self, element: Element) -> bool:
        """Whether an element stands around the main text."""
        if self._whole or not _is_around(element):
            return False
        return not self._holds_title(element)

    def _holds_title(self, element: Element) -> bool:
        title = self.title
        if title is None or element.name in AROUND:
            return False
        return element.first <= title.first and title.last <= element.last

    def _is_note(self, element: Element) -> bool:
        """Whether an element is the mark of a footnote, which leads to it or back."""
        attributes = element.attributes
        if element.name == "sup":
            classes = attributes.get("class", "")
            marked = "reference" in classes or "footnote" in classes
        else:
            marked = element.name == "a" and attributes.get("href", "")[:1] == "#"
        if not marked or _between(self._letters, element) > _LONGEST_NOTE:
            return False
        items = self._page.items[element.first : element.last]
        words = "".join(item.span.of(self._text) for item in items)
        return _NOTE.fullmatch("".join(words.split())) is not None

    def _root(self) -> Element:
        root = self._page.elements[0]
        if self._whole:
            return root
        root = self._best(root, _is_main) or root
        return self._best(root, _is_article) or root

    def _best(
        self, root: Element, accepts: Callable[[Element], bool]
    ) -> Element | None:
        """Return the element below ``root`` with the most prose, if it has enough."""
        least = max(1.0, _LEAST_MAIN * _between(self._prose, root))
        found = [
            element
            for element in self._page.elements[1:]
            if accepts(element)
            and element not in self.skipped
            and root.first <= element.first
            and element.last <= root.last
            and _between(self._prose, element) >= least
        ]
        return max(found, key=lambda one: _between(self._prose, one), default=None)


def _below(page: Page, accepts: Callable[[Element], bool]) -> set[Element]:
    """Return the elements that are accepted, and all inside them."""
    found: set[Element] = set()
    for element in page.elements[1:]:
        if element.parent in found or accepts(element):
            found.add(element)
    return found


def _sums(weights: Iterable[int]) -> list[int]:
    sums = [0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    return sums


def _between(sums: list[int], element: Element) -> int:
    return sums[element.last] - sums[element.first]


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or _HIDDEN_STYLE.search(attributes.get("style", "")) is not None
    )


def _is_around(element: Element) -> bool:
    if element.name in _STRUCTURE:
        return False
    attributes = element.attributes
    if element.name in AROUND or attributes.get("role", "").lower() in ROLES:
        return True
    if element.name == "header":
        return element.within(_ARTICLES) is None
    if element.name == "div" and attributes.get("title", "") in _OFFICE_MARKS:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    words = [word.lower() for word in _WORD.findall(names)]
    pairs = (f"{one}-{two}" for one, two in pairwise(words))
    return not NOISE.isdisjoint(words) or not NOISE_PAIRS.isdisjoint(pairs)


def _is_main(element: Element) -> bool:
    return element.name == "main" or element.attributes.get("role", "") == "main"


def _is_article(element: Element) -> bool:
    body = element.attributes.get("itemprop", "") == "articleBody"
    return element.name == "article" or body
