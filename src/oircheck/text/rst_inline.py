"""The inline level of reStructuredText: what is markup, and what is read instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from oircheck.text.views import Edit
from oircheck.types import Span

_BEFORE = r"(?<![^\s\-:/'\"<(\[{\u2018\u201c\u2013\u2014\x00])"
_BEHIND = r"(?=[\s\-.,:;!?\\/'\")\]}>\u2019\u201d\u2026\u2013\u2014]|\Z)"
_MARKUP = re.compile(
    r"\\(?P<escaped>[\s\S])"
    rf"|{_BEFORE}``"
    r"(?P<literal>(?=\S)[^\x00]{0,1000}?\S)``"
    rf"{_BEHIND}"
    rf"|{_BEFORE}(?P<role>:[a-zA-Z][\w:.+-]*:|_)?`(?P<text>(?=[^\s`])(?:\\[\s\S]|[^`\\])*)`"
    rf"(?P<behind>__?|:[a-zA-Z][\w:.+-]*:)?{_BEHIND}"
    rf"|{_BEFORE}\*\*(?P<strong>(?=\S)(?:(?!\*\*)[^\x00])*?[^\s\\])\*\*{_BEHIND}"
    rf"|{_BEFORE}\*(?P<emphasis>(?=[^\s*])[^*]*?[^\s\\*])\*{_BEHIND}"
    rf"|{_BEFORE}\|(?P<replaced>(?=\S)[^|\n]*?[^\s|])\|_{{0,2}}{_BEHIND}"
    rf"|(?P<note>\s?\[(?:\d+|#[\w.-]*|\*|[A-Za-z][\w.-]*)\]_){_BEHIND}"
    rf"|(?<!\w)(?P<reference>[^\W_](?:[\w.+:-]*[^\W_])?)(?P<tail>__?){_BEHIND}"
)
_ADDRESSED = re.compile(r"\s*<(?P<target>[^<>]*)>\Z")
_ROLE_LEAD = re.compile(r"[~!]")


def rst_edits(content: str, replacements: Mapping[str, str]) -> list[Edit]:
    """Say what of a paragraph is not read, or is read differently.

    Args:
        content: The paragraph, its lines joined by line feeds.
        replacements: What the names between bars stand for, by name.

    Returns:
        Edits of ``content``, in order.
    """
    edits: list[Edit] = []
    at = 0
    while (match := _MARKUP.search(content, at)) is not None:
        edits += _edits(match, replacements)
        at = match.end()
    return edits


def _edits(match: re.Match[str], replacements: Mapping[str, str]) -> Iterator[Edit]:
    start, end = match.span()
    kind = match.lastgroup
    if match["escaped"] is not None:
        gone = end if match["escaped"].isspace() else start + 1
        yield Edit(Span(start, gone), "")
    elif match["note"] is not None:
        yield Edit(Span(start, end), "")
    elif match["replaced"] is not None:
        name = match["replaced"]
        yield Edit(Span(start, end), replacements.get(name, name))
    elif match["reference"] is not None:
        yield Edit(Span(*match.span("tail")), "")
    elif match["text"] is not None:
        yield from _interpreted(match)
    else:
        kept = Span(*match.span(kind or 0))
        yield Edit(Span(start, kept.start), "")
        yield Edit(Span(kept.end, end), "")


def _interpreted(match: re.Match[str]) -> Iterator[Edit]:
    """Keep the words of a role or a reference, without its target."""
    kept = Span(*match.span("text"))
    words = match["text"]
    addressed = _ADDRESSED.search(words)
    if addressed is not None and addressed.start() > 0:
        kept = Span(kept.start, kept.start + addressed.start())
    elif addressed is not None:
        kept = Span(*(kept.start + at for at in addressed.span("target")))
    lead = _ROLE_LEAD.match(words) if match["role"] else None
    begin = kept.start + (1 if lead and addressed is None else 0)
    yield Edit(Span(match.start(), begin), "")
    yield from _escapes(match.string, Span(begin, kept.end))
    yield Edit(Span(kept.end, match.end()), "")


def _escapes(content: str, span: Span) -> Iterator[Edit]:
    at = span.start
    while (at := content.find("\\", at, span.end - 1)) >= 0:
        yield Edit(Span(at, at + 1), "")
        at += 2
