"""Findings silenced in the text, each with a rule and a reason.

``<!-- oircheck: ignore[OC102] counted by the editor -->`` speaks of the next sentence,
also where it stands between two of one line; at the end of a line or of a paragraph it
speaks of the one before. ``off[OC1xx] reason`` of
all up to ``on``. ``until=2026-12-31`` ends it. In
reStructuredText a comment ``.. oircheck: ...`` does the same, in plain text a line
``# oircheck: ...``; there the other form is heard too, where it stands in prose.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from oircheck.gate.misspelt import misspelt_comments
from oircheck.gate.rules import covers, read_rule
from oircheck.text.inline import build_parser
from oircheck.text.lines import split_lines
from oircheck.types import Document, Span

_MARKUP = re.compile(
    r"<!--\s*oircheck\b(?P<body>.*?)(?P<end>-->|\Z)", re.DOTALL | re.IGNORECASE
)
_SHOWN = re.compile(
    r"(?<!`)<!--\s*oircheck\b(?P<body>.*?)(?P<end>-->|(?=\r?\n[ \t]*\r?\n)|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""The same where nothing hides it from readers; not closed, it ends its paragraph."""

_RST = re.compile(
    r"^[ \t]*\.\.[ \t]+oircheck\b(?!::)(?P<body>[^\r\n]*)(?P<end>)",
    re.MULTILINE | re.IGNORECASE,
)
_LINE = re.compile(
    r"^[ \t]*#[ \t]*oircheck\b(?=\s*:)(?P<body>[^\r\n]*)(?P<end>)",
    re.MULTILINE | re.IGNORECASE,
)
_HIDDEN = frozenset({_MARKUP, _SHOWN})

_FORMS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    ".md": (_MARKUP,),
    ".markdown": (_MARKUP,),
    ".html": (_MARKUP,),
    ".htm": (_MARKUP,),
    ".xhtml": (_MARKUP,),
    ".rst": (_RST, _SHOWN),
    ".rest": (_RST, _SHOWN),
}
"""How a comment is written, by the file's suffix."""

_ELSEWHERE = (_LINE, _SHOWN)

_BODY = re.compile(
    r"\s*:\s*(?P<verb>[A-Za-z-]+)\s*(?:\[(?P<rules>[^\]]*)\])?\s*(?P<reason>.*)\Z",
    re.DOTALL,
)
_UNTIL = re.compile(r"\buntil\s*=\s*(?P<date>\S+)")
_WORD = re.compile(r"\w")
_ASIDE = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
_BREAK = re.compile(r"\r\n|\n|\r")
_NEAR = 2_000
"""Characters around a comment that are looked at."""

_MARKED_UP = frozenset({".html", ".htm", ".xhtml"})
"""Where the lines of the file are none of the text."""

_HOW = "write it as: oircheck: ignore[OC102] reason"
_CODE = frozenset({"fence", "code_block"})


class Verb(StrEnum):
    """What a suppression does."""

    IGNORE = "ignore"
    OFF = "off"
    ON = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A suppression as it stands in a draft.

    Attributes:
        rules: Rules or families; none for an ``on`` that ends all.
        span: The comment.
        reach: What it speaks of, in the draft's characters: for ``ignore`` one
            sentence.
    """

    verb: Verb
    rules: tuple[str, ...]
    reason: str
    until: dt.date | None
    span: Span
    reach: Span

    def covers(self, rule: str, place: Span) -> bool:
        """Whether it silences a finding of ``rule`` at ``place``."""
        return self.reach.overlaps(place) and any(
            covers(written, rule) for written in self.rules
        )

    def has_no_end(self, length: int) -> bool:
        """Whether it goes on to the end of a draft of so many characters."""
        return self.verb is Verb.OFF and self.reach.end >= length

    def is_over(self, today: dt.date) -> bool:
        """Whether its last day has gone by."""
        return self.until is not None and today > self.until


@dataclass(frozen=True, slots=True)
class Malformed:
    """A comment that was meant to silence something, and does not."""

    span: Span
    problem: str


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What a draft says to oircheck."""

    known: tuple[Suppression, ...] = ()
    malformed: tuple[Malformed, ...] = ()


def comment_spans(document: Document, suffix: str) -> tuple[Span, ...]:
    """Return where comments that speak to oircheck stand, in order."""
    heard = [Span(match.start(), match.end()) for match in _comments(document, suffix)]
    missed = [span for span, _ in _misspelt(document, suffix)]
    return tuple(sorted((*heard, *missed)))


def read_suppressions(
    document: Document, suffix: str, sentences: Sequence[Span]
) -> Suppressions:
    """Read the comments of a draft that speak to oircheck.

    Args:
        document: The draft.
        suffix: Of the file, in lower case: it decides how a comment is written.
        sentences: Where the draft's sentences stand, in order.
    """
    known: list[Suppression] = []
    malformed: list[Malformed] = []
    for match in _comments(document, suffix):
        span = Span(match.start(), match.end())
        read = _read(match, span)
        if isinstance(read, Malformed):
            malformed.append(read)
        elif read.verb is Verb.ON:
            wrong = _switch_on(known, read)
            malformed += [wrong] if wrong else []
        else:
            behind = _stands_behind(document.text, span, suffix)
            length = len(document.text)
            known.append(_with_reach(read, sentences, length, behind=behind))
    for span, word in _misspelt(document, suffix):
        problem = f"{word!r} is a misspelling of oircheck; {_HOW}"
        malformed.append(Malformed(span, problem))
    return Suppressions(tuple(known), tuple(malformed))


def _comments(document: Document, suffix: str) -> Iterator[re.Match[str]]:
    text = document.text
    if "oircheck" not in text.lower():
        return
    code = _code_of(document) if suffix in (".md", ".markdown") else ()
    forms = _FORMS.get(suffix, _ELSEWHERE)
    found = [match for form in forms for match in form.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        span = Span(match.start(), match.end())
        if match.re is _SHOWN and not _is_prose(document, span):
            continue
        if not any(span.overlaps(other) for other in code):
            yield match


def _misspelt(document: Document, suffix: str) -> Iterator[tuple[Span, str]]:
    """Yield the comments that misspell the name, where they would be heard."""
    found = list(misspelt_comments(document.text))
    if not found:
        return
    code = _code_of(document) if suffix in (".md", ".markdown") else ()
    hidden = suffix in _FORMS and _MARKUP in _FORMS[suffix]
    for span, word in found:
        markup = document.text.startswith("<!--", span.start)
        if not markup and (hidden or not _opens(document.text, span, suffix)):
            continue
        if markup and not hidden and not _is_prose(document, span):
            continue
        if not any(span.overlaps(other) for other in code):
            yield span, word


def _opens(text: str, span: Span, suffix: str) -> bool:
    """Whether a line begins as a comment does in a file of this kind."""
    mark = ".." if suffix in _FORMS else "#"
    return span.of(text).lstrip().startswith(mark)


def _is_prose(document: Document, span: Span) -> bool:
    """Whether a stretch is read: an example of a comment in a code block is not."""
    return any(
        block.view.to_document(Span(0, len(block.view.text))).overlaps(span)
        for block in document.blocks
    )


def _code_of(document: Document) -> tuple[Span, ...]:
    """Return the stretches of Markdown that show code: there nothing is meant.

    What is set in like code, and is read as prose, is none.
    """
    text = document.text
    lines = split_lines(text)
    read = [
        block.view.to_document(Span(0, len(block.view.text)))
        for block in document.blocks
    ]
    found: list[Span] = []
    for token in build_parser().parse(text):
        if token.map is None:
            continue
        first, behind = token.map
        stretch = Span(lines[first].start, lines[min(behind, len(lines)) - 1].end)
        if token.type in _CODE:
            if not _holds_one(stretch, read):
                found.append(stretch)
        elif token.type == "inline":
            found.extend(_inline_code(text, stretch, token.children or ()))
    return tuple(found)


def _holds_one(stretch: Span, read: Sequence[Span]) -> bool:
    """Whether one of some spans that follow each other begins in a stretch."""
    number = bisect_left(read, stretch.start, key=lambda span: span.start)
    return number < len(read) and read[number].start < stretch.end


def _inline_code(
    text: str, stretch: Span, children: Sequence[object]
) -> Iterator[Span]:
    for child in children:
        content = getattr(child, "content", "")
        named = "oircheck" in content.lower()
        if getattr(child, "type", "") == "code_inline" and named:
            start = text.find(content, stretch.start, stretch.end)
            if start >= 0:
                yield Span(start, start + len(content))


def _read(match: re.Match[str], span: Span) -> Suppression | Malformed:
    if match["end"] == "" and match.re in _HIDDEN:
        return Malformed(span, "the comment is not closed; end it with -->")
    body = _BODY.match(match["body"])
    if body is None:
        return Malformed(span, f"not a suppression; {_HOW}")
    verb = next((item for item in Verb if item == body["verb"].lower()), None)
    if verb is None:
        near = difflib.get_close_matches(body["verb"].lower(), list(Verb), n=1)
        meant = f" (did you mean {near[0]}?)" if near else ""
        return Malformed(span, f"unknown word {body['verb']!r}{meant}; {_HOW}")
    rules = [part.strip() for part in (body["rules"] or "").split(",") if part.strip()]
    read = [read_rule(rule) for rule in rules]
    for rule, known in zip(rules, read, strict=True):
        if known is None:
            return Malformed(span, f"no rule {rule!r}; a family is written OC1xx")
    until = _UNTIL.search(body["reason"])
    reason = " ".join(_UNTIL.sub("", body["reason"]).split())
    if verb is not Verb.ON and not rules:
        return Malformed(span, f"names no rule; {_HOW}")
    if verb is not Verb.ON and not _WORD.search(reason):
        return Malformed(span, f"gives no reason; {_HOW}")
    try:
        day = dt.date.fromisoformat(until["date"]) if until else None
    except ValueError:
        return Malformed(span, f"{until['date'] if until else ''!r} is not a date")
    return Suppression(
        verb=verb,
        rules=tuple(rule for rule in read if rule),
        reason=reason,
        until=day,
        span=span,
        reach=span,
    )


def neighbours(
    sentences: Sequence[Span], comment: Span
) -> tuple[Span | None, Span | None]:
    """Return the sentences right before and right behind a comment."""
    before = [one for one in sentences if one.end <= comment.start]
    after = [one for one in sentences if one.start >= comment.end]
    return (before[-1] if before else None), (after[0] if after else None)


def _with_reach(
    read: Suppression, sentences: Sequence[Span], length: int, *, behind: bool
) -> Suppression:
    if read.verb is Verb.OFF:
        return _reaching(read, Span(read.span.end, length))
    after = [one for one in sentences if one.end > read.span.end]
    before = [one for one in sentences if one.end <= read.span.start]
    within = after and after[0].start < read.span.start
    if behind and before and not within:
        return _reaching(read, before[-1])
    return _reaching(read, after[0] if after else Span(read.span.end, read.span.end))


def _stands_behind(text: str, span: Span, suffix: str) -> bool:
    """Whether a comment ends a line that says something, or a paragraph."""
    lines = _BREAK.split(text[max(0, span.start - _NEAR) : span.start])
    after = _BREAK.split(text[span.end : span.end + _NEAR])
    if not _is_blank(after[0]):
        return False
    if not _is_blank(lines[-1]):
        return True
    if suffix in _MARKED_UP or len(lines) < 2:
        return False
    ends = len(after) < 2 or not after[1].strip()
    return ends and not _is_blank(lines[-2])


def _is_blank(line: str) -> bool:
    """Whether a line shows nothing but tags and comments."""
    return not _ASIDE.sub("", line).strip()


def _switch_on(known: list[Suppression], read: Suppression) -> Malformed | None:
    """End what is switched off, or what of it the ``on`` names."""
    ended = False
    for number, item in enumerate(known):
        meant = not read.rules or set(read.rules) & set(item.rules)
        still = item.verb is Verb.OFF and item.reach.end > read.span.start
        if meant and still:
            known[number] = _reaching(item, Span(item.reach.start, read.span.start))
            ended = True
    return None if ended else Malformed(read.span, "nothing is switched off before it")


def _reaching(item: Suppression, reach: Span) -> Suppression:
    return Suppression(
        verb=item.verb,
        rules=item.rules,
        reason=item.reason,
        until=item.until,
        span=item.span,
        reach=reach,
    )
