"""HTML to tokens that know where they stand in the file.

A tokenizer of our own: parsers that build a document lose the offsets, and the
standard library's gives other tokens from one Python to the next, which would give
one file two digests. It follows the tokenization of the HTML standard as far as text
and tags go; everything is found left to right, and nothing is looked at twice.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from oircheck.types import Span

RAW = frozenset("script style xmp iframe noembed noframes textarea title".split())
"""Elements whose content is no markup."""

_OPENING = re.compile(
    r"<(?:(?P<comment>!--)|(?P<data>!\[CDATA\[)|(?P<other>[!?]|/(?=[^a-zA-Z]))"
    r"|(?P<close>/)?(?P<name>[a-zA-Z][^\s/>]*))"
)
_COMMENT_END = re.compile(r"--!?>|(?<=<!--)-?>")
_ATTRIBUTE = re.compile(
    r"[\s/=]*(?P<name>[^\s/>=]+)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"'][^\s>]*)))?"
)
_TAG_END = re.compile(r"[\s/=]*>")
_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag or an end tag.

    Attributes:
        name: In lower case.
        attributes: Name in lower case to value, the first of each name.
        closes: Whether it is an end tag.
    """

    span: Span
    name: str
    attributes: Mapping[str, str]
    closes: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that are no markup.

    Attributes:
        span: Without the tags around it; character references stand as written.
        raw: Whether it is the content of an element of ``RAW``.
    """

    span: Span
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands between the marks of a comment."""

    span: Span


Token = Tag | Text | Comment


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Yield the tokens of ``text`` from ``start`` on, in order."""
    at = shown = start
    while (opening := _next_opening(text, at)) is not None:
        if opening.start() > shown:
            yield Text(Span(shown, opening.start()))
        at = opening.end()
        if opening["comment"]:
            end = _COMMENT_END.search(text, at)
            yield Comment(Span(at, end.start() if end else len(text)))
            at = end.end() if end else len(text)
        elif opening["data"]:
            at = _behind(text, "]]>", at)
        elif opening["other"]:
            at = _behind(text, ">", at)
        else:
            tag = _tag(text, opening)
            yield tag
            at = tag.span.end
            if tag.name in RAW and not tag.closes:
                end = _raw_end(tag.name).search(text, at)
                stop = end.start() if end else len(text)
                if stop > at:
                    yield Text(Span(at, stop), raw=True)
                at = stop
        shown = at
    if shown < len(text):
        yield Text(Span(shown, len(text)))


def references(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Yield the character references of a text and what they stand for."""
    for match in _REFERENCE.finditer(text, span.start, span.end):
        written = match.group()
        said = html.unescape(written)
        if said == written:
            continue
        # Without a semicolon only the beginning of a name may be a reference.
        rest = _same_tail(written, said)
        yield Span(match.start(), match.end() - rest), said[: len(said) - rest]


def plain(text: str, span: Span) -> str:
    """Return a text with its character references read."""
    return html.unescape(span.of(text))


def _same_tail(written: str, said: str) -> int:
    rest = 0
    while rest < len(said) - 1 and said[-1 - rest] == written[-1 - rest]:
        rest += 1
    return rest


def _next_opening(text: str, at: int) -> re.Match[str] | None:
    while (at := text.find("<", at)) >= 0:
        match = _OPENING.match(text, at)
        if match is not None:
            return match
        at += 1
    return None


def _behind(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return len(text) if end < 0 else end + len(mark)


def _tag(text: str, opening: re.Match[str]) -> Tag:
    at = opening.end()
    attributes: dict[str, str] = {}
    while (end := _TAG_END.match(text, at)) is None:
        found = _ATTRIBUTE.match(text, at)
        if found is None:
            at = len(text)
            break
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.setdefault(found["name"].lower(), html.unescape(value))
        at = found.end()
    return Tag(
        Span(opening.start(), end.end() if end else at),
        opening["name"].lower(),
        attributes,
        closes=opening["close"] is not None,
    )


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE)
