"""Who held an office, and from when to when, as clauses tell it.

Read are the plain forms: "Petty chaired the society from 2018 to 2022", "Dane has
chaired it since", "Mayors of Orsk: Ines Tal (2011-2020)". The rest is left alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.text import split_sentences
from oircheck.types import DateInterval, Evidence, Mention, Modifier, Span, Stated
from oircheck.verify.align import Word, read_words
from oircheck.verify.offices import OFFICE, is_name
from oircheck.verify.speech import read_speech
from oircheck.verify.times import overlap
from oircheck.verify.vocabulary import CAPITALS, NEGATION, STOP

_DEEDS = {
    form: key
    for key, forms in {
        "chair": "chair chairs chaired chairman chairwoman chairperson",
        "conduct": "conducts conducted conductor",
        "edit": "edits edited editor",
        "head": "head heads headed",
        "direct": "directs directed director",
        "command": "commands commanded commander",
        "captain": "captain captains captained",
        "lead": "leads led leader",
        "run": "runs ran",
        "manage": "manages managed manager",
        "govern": "governs governed governor",
        "rule": "rules ruled ruler",
        "coach": "coach coaches coached",
        "own": "owns owned owner",
        "curate": "curates curated curator",
    }.items()
    for form in forms.split()
}
"""Verbs of holding an office, and the office, by what both come to."""

_VERBS_NOW = frozenset(form for form in _DEEDS if form.endswith("s"))

SHARED = frozenset({"lead", "run", "manage", "coach", "own", "head", "minister"})
"""What several may do at a time, so that one who does leaves room for others."""

_DEED = re.compile(rf"\b(?:{'|'.join(_DEEDS)}|{OFFICE})\b")

_APART = re.compile(
    r"\b(?:former|ex|late|then|deputy|vice|acting|past|designate|co|assistant|honorary"
    r"|elected|appointed|named|interim)\b"
)
"""What makes an office another one, or an event of it."""

_JOINS = re.compile(
    r",?(?: who)?(?: (?:is|was|has|had|have|been|served|serves|as|the|its|their|a|also"
    r"|again))* "
)
"""What may stand between a holder and the office."""

_IDLE = frozenset("since then him her he she them there also well alone again".split())
"""Words that say nothing of the office of which a clause is."""

_LEAD = re.compile(", ")
_BY = re.compile(r"\bby (?=[A-Z])")
_IT = re.compile(r"\b(?:it|its|them)\b")
_GOES_ON = re.compile(r"\b(?:has|have|is|are)\b")
_EVER_SINCE = re.compile(r"\bsince(?: then)?[.;,]?\s*\Z")
_CLAUSES = re.compile(
    r"; (?:and )?|, (?:and|but|while) (?=[A-Z])"
    rf"| and (?=(?:[A-Z][\w.'’-]* ){{1,3}}(?:has|was|{'|'.join(_DEEDS)})\b)"
)
_ENDS = re.compile(r" (?:to|until|till|and) |-|–")

_LIST = re.compile(
    r"(?:The |Past )?(?P<office>[A-Z][a-z]+?)s(?: of (?P<what>[^:]{2,60}))?: (?=[A-Z])"
)
_LISTED = re.compile(
    rf"(?P<name>{CAPITALS})\((?P<when>(?:since |from )?\d{{4}}"
    r"(?: ?(?:-|–|to|until) ?(?P<last>\d{4}|today|date|present|to date)?)?)"
)
"""A list of holders with their years: "Mayors of Orsk: Ines Tal (2011-2020)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office held by somebody, as a claim or a clause tells it.

    Attributes:
        deed: What holding it comes to: "chair" for "chaired" and "chairman".
        name: The holder, as written; ``holder`` has the stems.
        office: Stems of the other words: of what it is the office.
        elliptic: Whether the text before tells of what: "it", "was mayor".
    """

    deed: str
    name: Stated
    holder: frozenset[str]
    office: frozenset[str]
    elliptic: bool

    def same_holder(self, other: Held) -> bool | None:
        """Whether two are of one person; ``None`` where the names leave it open."""
        if not self.holder & other.holder:
            return False
        nested = self.holder <= other.holder or other.holder <= self.holder
        return True if nested else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A time in office.

    Attributes:
        told: The words for it; ``None`` where a holder is told without a time.
        begin: In which the first day lies; ``None`` where it is not told.
        end: In which the last one lies; ``None`` where it went on.
        known_until: Up to which day it is known to go on; ``None`` for always.
    """

    held: Held
    told: Stated | None
    begin: DateInterval | None = None
    end: DateInterval | None = None
    known_until: dt.date | None = None

    def may_hold(self, asked: DateInterval) -> bool:
        """Whether a day asked for may lie in it."""
        last = self.end.last if self.end else self.known_until
        first = self.begin.first if self.begin else None
        return overlap(DateInterval(first, last), asked)

    def holds_all(self, asked: DateInterval) -> bool:
        """Whether all of what is asked for lies within, the year of a change not."""
        if not (self.begin and self.begin.last and asked.first and asked.last):
            return False
        last = self.end.first if self.end else self.known_until or dt.date.max
        if last is None:
            return False
        return self.begin.last < asked.first and asked.last < last


def is_plain(text: str) -> bool:
    """Whether a text says of the office itself, and as so, who held it."""
    if _APART.search(text) or read_speech(text):
        return False
    return not any(word.lower in NEGATION for word in read_words(text))


def verb_is_of_now(text: str) -> bool:
    """Whether a text has the verb of an office in the present: "conducts"."""
    deed = _DEED.search(text)
    return deed is not None and deed[0] in _VERBS_NOW


def read_held(text: str, *, at: int = 0) -> Held | None:
    """Read who holds what in a clause; ``None`` where it is not that simple.

    Args:
        at: Where the clause begins in its text.
    """
    deeds = list(_DEED.finditer(text))
    keys = {_DEEDS.get(found[0], found[0].lower()) for found in deeds}
    if len(keys) != 1:
        return None
    deed, name = deeds[0], _holder(text, deeds[0])
    if not name:
        return None
    span = Span(name[0].span.start, name[-1].span.end)
    stems = frozenset(word.stem for word in name)
    rest = frozenset(
        word.stem
        for word in content(text)
        if word.stem not in stems
        and word.lower not in _IDLE
        and _DEED.fullmatch(word.lower) is None
        and (word.capital or span.start > deed.start() or word.span.start > span.start)
    )
    is_noun = _DEEDS.get(deed[0]) is None or not deed[0].endswith(("s", "ed", "an"))
    moved = Span(span.start + at, span.end + at)
    return Held(
        deed=next(iter(keys)),
        name=Stated(span.of(text), moved, moved),
        holder=stems,
        office=rest,
        elliptic=not rest and (is_noun or bool(_IT.search(text, deed.end()))),
    )


def _holder(text: str, deed: re.Match[str]) -> list[Word]:
    """Return the words of the name that stands before a deed, or after "by"."""
    words = [word for word in read_words(text) if not _DEED.fullmatch(word.lower)]
    by = _BY.search(text, deed.end())
    if by is not None:
        return _run([word for word in words if word.span.start >= by.end()], text)
    before = [word for word in words if word.span.end <= deed.start()]
    leads = [found.end() for found in _LEAD.finditer(text, 0, deed.start())]
    for start in (0, *leads):
        name = _run([word for word in before if word.span.start >= start], text)
        if name and _JOINS.fullmatch(text[name[-1].span.end : deed.start()]):
            return name
    return []


def _run(words: Sequence[Word], text: str) -> list[Word]:
    """Return the words of a name with which a row of words begins."""
    found: list[Word] = []
    for word in words:
        if not is_name(word, text):
            break
        if found and text[found[-1].span.end : word.span.start] not in (" ", ". "):
            break
        found.append(word)
    return found


def content(text: str) -> list[Word]:
    """Return the words of sense of a text, those of its dates apart."""
    dates = [one.span for one in read_mentions(text, reference=None) if one.dates]
    return [
        word
        for word in read_words(text)
        if word.lower not in STOP and not any(word.span.overlaps(one) for one in dates)
    ]


def clauses_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the clauses of a sentence that tell of holders, and where each begins."""
    start = 0
    for cut in _CLAUSES.finditer(text):
        yield start, text[start : cut.start()]
        start = cut.end()
    yield start, text[start:]


def read_times(item: Evidence) -> tuple[Term, ...]:
    """Return the times in office of which a passage's own sentence tells.

    A holder without a time is among them, so that nothing is made of the others.
    """
    published = item.retrieved.source.published
    day = edtf_interval(published) if published else None
    unit = item.retrieved.passage.view.text
    listed = tuple(_listed(unit, day))
    if listed:
        return listed
    found: list[Term] = []
    for at, clause in clauses_of(unit):
        held = read_held(clause, at=at)
        if held is None or not is_plain(clause):
            continue
        told = read_mentions(clause, reference=day)
        terms = [
            term
            for mention in told
            if (term := _term(held, mention, clause, day, at=at)) is not None
        ]
        if not terms and _EVER_SINCE.search(clause) and _GOES_ON.search(clause):
            known = day.first if day else None
            terms = [Term(held=held, told=held.name, known_until=known)]
        found += terms or [Term(held=held, told=None)]
    return tuple(found)


def _term(
    held: Held, mention: Mention, clause: str, day: DateInterval | None, *, at: int
) -> Term | None:
    dates = mention.dates
    if dates is None:
        return None
    span, value = (
        Span(one.start + at, one.end + at) for one in (mention.span, mention.value_span)
    )
    told = Stated(mention.text, span, value)
    if mention.modifier is Modifier.SINCE and _GOES_ON.search(clause):
        known = day.first if day else None
        return Term(held=held, told=told, begin=dates, known_until=known)
    if mention.modifier is Modifier.UNTIL:
        return Term(held=held, told=told, end=dates)
    parts = _ENDS.split(mention.text)
    ends = [one.dates for x in parts for one in read_mentions(x, reference=None)]
    if len(parts) != 2 or len(ends) != 2 or not (ends[0] and ends[1]):
        return None
    return Term(held=held, told=told, begin=ends[0], end=ends[1])


def _listed(unit: str, day: DateInterval | None) -> Iterator[Term]:
    lead = _LIST.match(unit)
    deed = lead["office"].lower() if lead else ""
    if lead is None or _DEED.fullmatch(deed) is None:
        return
    what = frozenset(word.stem for word in content(lead["what"] or ""))
    for found in _LISTED.finditer(unit, lead.end()):
        name, years = found["name"].strip(), re.findall(r"\d{4}", found["when"])
        span = Span(found.start("name"), found.start("name") + len(name))
        when = Span(*found.span("when"))
        begin, *end = [
            DateInterval(dt.date(int(year), 1, 1), dt.date(int(year), 12, 31))
            for year in years
        ]
        yield Term(
            held=Held(
                deed=_DEEDS.get(deed, deed),
                name=Stated(name, span, span),
                holder=frozenset(word.stem for word in read_words(name)),
                office=what,
                elliptic=not what,
            ),
            told=Stated(when.of(unit), when, when),
            begin=begin,
            end=end[0] if end else None,
            known_until=day.first if day and not end else None,
        )


def is_of_office(held: Held, mine: Held, item: Evidence) -> bool | None:
    """Whether a clause is of the claim's office, which may be named before it.

    ``None`` where that cannot be told, or where it is no office of that sort.
    """
    if held.deed != mine.deed or not held.office <= mine.office:
        return None
    missing = mine.office - held.office
    if not missing:
        return True
    if not (held.office or held.elliptic):
        return None
    return _is_named_before(missing, mine.office, held, item)


def _is_named_before(
    missing: frozenset[str], office: frozenset[str], held: Held, item: Evidence
) -> bool | None:
    """Whether what leads up to a passage names the claim's office.

    The nearest text that names any is believed.
    """
    passage, title = item.retrieved.passage, item.retrieved.source.title
    own = [
        clause
        for at, clause in clauses_of(passage.view.text)
        if at + len(clause) <= held.name.span.start
    ]
    before = [span.of(passage.context) for span in split_sentences(passage.context)]
    for text in (*own[::-1], *before[::-1], title or ""):
        words = read_words(text)
        stems = {word.stem for word in words}
        if missing <= stems:
            return True
        theirs = read_held(text)
        known = office | (theirs.holder if theirs else frozenset())
        strange = [x for x in content(text) if x.capital and x.stem not in known]
        if strange and office & stems:
            return False
    return None
