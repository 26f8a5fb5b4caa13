"""Where and when a piece was written: no claim, and no part of one.

"LONDON, 3 May (Agency) - The bank cut its rate." states what stands behind the dash.
A line that names a place, a day or an author and nothing else states nothing.
"""

from __future__ import annotations

import re

from oircheck.gate.clause_words import CONDITIONS, DETERMINERS, LEADS
from oircheck.gate.clauses import has_verb
from oircheck.names import NameKind, read_names
from oircheck.types import Span

KIND = "dateline or byline"
"""Why such a line is not judged."""

FEWEST_WORDS = 4
"""Words that have to stand behind a dateline."""

LONGEST_LINE = 160
"""Characters of such a line."""

LONGEST = 14
"""Words of a line that may be nothing but place, day and author."""

LONGEST_BYLINE = 30
"""Words of a line that names authors, editors and where they wrote."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?|{_MONTH} {_DAY}(?:,? {_YEAR})?|"
    rf"(?:early |mid-|late )?(?:{_MONTH}|{_SEASON}),? (?:of )?{_YEAR}|{_YEAR}|"
    rf"{_YEAR}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})"
)
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|[A-Z]{2,4}))?)?"
_NAME = r"[^\W\d_a-z][\w.'’-]{0,40}"
_PLACE = rf"{_NAME}(?:(?: (?:and|de|del|di|do|la|of|on|upon|the))* {_NAME}){{0,3}}"
_PLACES = rf"{_PLACE}(?:, {_PLACE}){{0,2}}"
_AGENCY = r"(?:\((?P<agency>[^()]{2,40})\)|/(?P<wire>[^/]{2,40})/)"
_EMPHASIS = re.compile(r"(?<![^\W_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![^\W_])")
"""Marks that set words in italics or bold, where they are left in the text."""

_WIRE_PLACE = re.compile(rf"{_PLACES} {_AGENCY}")
_BEFORE_TEXT = re.compile(
    rf"(?P<place>{_PLACES}?)(?:,? (?P<date>{_DATE}))?(?:,? {_AGENCY})?"
    r"(?:,? (?P<late>" + _DATE + r"))?(?: ?(?:—|--) ?| ?– ?| - )"
    r"(?=[\"“‘']?[^\W_a-z])"
)
_ENDS_IN_DATE = re.compile(
    rf"(?P<head>(?:\D*[,(–—-] ?)?|{_PLACES},? ){_DATE}{_TIME}\)?\.?\Z"
)
_MONTH_BEFORE = re.compile(rf"{_MONTH},? ?\Z")
_STAMP = re.compile(
    r"(?:first |last )?(?:published|posted|updated|filed|modified|revised|dated)"
    rf"(?: on| at)?:? {_DATE}{_TIME}\.?\Z",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:additional )?(?:reporting|editing|writing|photographs?|text)|compiled|"
    r"written|edited|reported|photographed|translated)? ?by "
    r"(?P<who>[^.;:!?]+(?:[.;][^.;:!?]+)*)\.?\Z",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"from (?:our|the) [\w ,-]*\b(?:correspondents?|reporters?|desk|staff|editors?|"
    r"newsroom|writers?|archives?|pages)\b[^.!?]*\.?\Z",
    re.IGNORECASE,
)
_DESKS = re.compile(
    r"(?:our|the|a|staff) [\w -]*\b(?:correspondents?|reporters?|desk|staff|editors?|"
    r"newsroom|writers?|team)\b",
    re.IGNORECASE,
)
_AGENCIES = frozenset(
    """ap afp ani ansa apa bernama bns cna dpa efe ians interfax irna itar-tass kyodo
    pa pti reuters sana spa tanjug tass upi xinhua yonhap agency agencies newswire
    prnewswire staff wire
    """.split()
)


def dateline_of(text: str) -> int:
    """Return how many characters before a sentence say where and when; 0: none.

    Capitals alone are one where they are known as a place: "NATO - The alliance sent
    men" names none. In plain text it may be set in marks: "*LARN, 3 May* - ".
    """
    head = text[:LONGEST_LINE]
    marks = {at for found in _EMPHASIS.finditer(head) for at in range(*found.span())}
    if not marks:
        return _length_of(text)
    kept = [at for at in range(len(text)) if at not in marks]
    length = _length_of("".join(text[at] for at in kept))
    if not length:
        return 0
    last = kept[length - 1]
    # A mark right behind the space opens what is said.
    return last + 1 if text[last].isspace() else kept[length]


def _length_of(text: str) -> int:
    match = _BEFORE_TEXT.match(text)
    if match is None or match["place"].split()[0].casefold() in _NO_PLACE:
        return 0
    if len(text[match.end() :].split()) < FEWEST_WORDS:
        return 0
    place = match["place"]
    date = match["date"] or match["late"] or ""
    if date.isdigit() and text[match.end()].isdigit():
        return 0
    if date or match["wire"]:
        return match.end()
    told = match["agency"] or ""
    if set(told.casefold().replace(",", " ").split()) & _AGENCIES:
        return match.end()
    capitals = place.split(",")[0].isupper()
    known = any(name.kind is NameKind.PLACE for name in read_names(place))
    return match.end() if capitals and known else 0


_NO_PLACE = LEADS | CONDITIONS | DETERMINERS
"""Words that no place begins with."""


def is_dateline(text: str) -> bool:
    """Whether a line of its own says where, when and by whom, and nothing else.

    Several may stand in one line: "Larn, 3 May 2021 | By A. Brandt".
    """
    bare = text.strip(" *_")
    if len(bare) > LONGEST_LINE:
        return False
    if _is_one(bare):
        return True
    parts = [part.strip(" *_") for part in _BETWEEN_LINES.split(bare)]
    return len(parts) > 1 and all(map(_is_one, parts))


_BETWEEN_LINES = re.compile(r" ?[|•·—–] ?| - | (?=By [A-Z])")
"""What stands between two such lines that were set as one."""


def _is_one(bare: str) -> bool:
    words = len(bare.split())
    if words <= LONGEST:
        if _STAMP.match(bare) or _DESK.match(bare) or _WIRE_PLACE.fullmatch(bare):
            return True
        dated = _ENDS_IN_DATE.match(bare)
        if dated is not None and not _MONTH_BEFORE.search(dated["head"]):
            return not has_verb(bare, Span(0, dated.end("head")))
    by = _BYLINE.match(bare) if words <= LONGEST_BYLINE else None
    if by is None:
        return False
    names = re.findall(r"[^\W\d_][\w'’-]*", _DESKS.sub("", by["who"]))
    small = [word for word in names if word[0].islower()]
    return set(small) <= _BETWEEN_NAMES


_BETWEEN_NAMES = frozenset(
    """and at by bin da de del den der di editing for from in la of reporting the ter
    via van von with writing
    """.split()
)
