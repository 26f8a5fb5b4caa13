"""Splitting English prose into sentences.

Rules rather than a library: news prose is full of ranks, initials and dotted
abbreviations that the small libraries split at (see ``tests/unit/text``).
"""

from __future__ import annotations

import re

from oircheck.types import Span

TITLES = frozenset(
    """mr mrs ms dr drs prof rev fr gen gens lt col sgt maj capt cmdr adm brig cpl pvt
    pfc spc msgt ssgt insp det supt sen sens rep reps gov govs pres hon amb atty
    messrs mt ft
    """.split()
)
"""Capitalised abbreviations that a name follows, in lower case, without their dot."""

NEVER_LAST = TITLES | frozenset("vs v cf eg ie viz approx est ca".split())
"""Abbreviations that something follows."""

NUMBERED = frozenset(
    "no nos art arts sec secs para paras fig figs eq eqs eqns pp vol vols ch".split()
)
"""Abbreviations, some of them words too, that are short only before a number."""

MAYBE_LAST = frozenset(
    """jr sr dept univ assn etc ave blvd rd st al ed eds op ph.d b.a m.a m.d u.s u.k
    u.n e.u u.s.a u.a.e d.c i.e e.g b.c a.d n.y l.a
    """.split()
)
"""Abbreviations that may end a sentence: the next word decides."""

COMPANIES = frozenset("inc ltd co corp bros".split())
"""Abbreviations at the end of a company's name."""

CALENDAR = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur
    thurs fri sat sun
    """.split()
)
"""Capitalised abbreviations of months and days."""

STATES = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss
    mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo
    """.split()
)
"""Capitalised abbreviations of states; inside a sentence a comma follows them."""

OPENERS = frozenset(
    """a about above according across additionally after all almost already also
    although among an and another any are as at back because before being below
    beneath besides between beyond both but by can critics despite do does
    dozens during each earlier early either eventually every everyone few
    finally five following for former four from further furthermore given had
    half has have he hence her here his how however hundreds i if in indeed
    initially inside instead is it its just last late later like many meanwhile
    more moreover most much my nearly neither never nevertheless next nine no
    nobody none nor not nothing now of officials on once one only or other
    others our out over overall people perhaps police previously rather recently
    residents scores several she should similarly since six so some soon state
    still such ten than that the their then there therefore these they this
    those though thousands three through throughout thus to today together
    tomorrow two under unless unlike until up upon we were what when where
    whereas whether which while who whose why will with within without would yes
    yesterday yet you your seven eight eleven twelve
    """.split()
)
"""Words that, capitalised after a dotted abbreviation, open a sentence."""

_SAYING = (
    "said|says|asked|asks|told|added|wrote|replied|answered|shouted|explained"
    "|continued|noted|stressed|warned|insisted"
)
_FINITE = (
    f"{_SAYING}|is|are|was|were|has|have|had|will|would|plans|expects|agreed|rose|fell"
    "|announced|reported"
)

_END = re.compile(
    r"(?P<mark>(?:\.(?:\s?\.)+|[.!?\u2026])[.!?\u2026]*)"
    r"(?P<closing>[\"'\u201d\u2019\u00bb)\]]*)"
    r"(?P<notes>(?:\s?\[\d{1,3}(?:[,\u2013-]\s?\d{1,3})*\])*)"
)
_GAP = re.compile(r"\s+|(?=[\"\u201c(\[]?[A-Z])")
_NEXT = re.compile(
    r"(?P<opening>[\"'\u201c\u2018\u00ab(\[]*)(?P<word>[^\s\"'\u201d\u2019)\],;:]*)"
)
_WORD_BEFORE = re.compile(r"[\w.&'\u2019-]{1,40}\Z")
_CAPITAL_INSIDE = re.compile(r"[a-z]{1,3}-?[A-Z]")
_SPEAKER = re.compile(
    rf"(?!(?:He|She|It|They|We|You|The|An?|This|That|These|Those)\b)"
    rf"(?:[A-Z][\w.'\u2019-]*\s+){{1,4}}(?:{_SAYING})\b"
)
_CLAUSE = re.compile(
    r"(?!(?:Chair|Vice|Chief|President|Director|Executive|Spokes|Senior|Founder|CEO))"
    rf"(?:[A-Z][\w&'\u2019-]*\s+){{1,4}}(?:{_FINITE})\b"
)
_AFTER_CLOCK = re.compile(
    r"(?:[A-Z]{1,2}[SD]?T|GMT|UTC|Eastern|Central|Mountain|Pacific|Greenwich)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][\w.]*(?:\s[A-Z]\w*)? time\b"
)
_MONTH_OR_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May\b"
    r"|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
)
_DOUBLE_QUOTE = re.compile(r"[\"\u201d\u00bb]|''")
_ROMAN = re.compile(r"[IVXLC]+")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\Z")
_INITIAL = re.compile(r"(?:^|[\s(\"'.-])[A-Z]\Z")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Split a paragraph into sentences.

    Returns:
        Spans in order, without the white space around them; together they hold
        every character of ``text`` that is not white space.
    """
    spans: list[Span] = []
    start = _skip_space(text, 0)
    for end in _boundaries(text):
        if end > start:
            spans.append(Span(start, end))
            start = _skip_space(text, end)
    stop = len(text.rstrip())
    if stop > start:
        spans.append(Span(start, stop))
    return tuple(spans)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _boundaries(text: str) -> list[int]:
    return [match.end() for match in _END.finditer(text) if _ends_sentence(text, match)]


def _ends_sentence(text: str, end: re.Match[str]) -> bool:
    gap = _GAP.match(text, end.end())
    if gap is None or end.end() >= len(text):
        return False
    following = _NEXT.match(text, gap.end())
    if following is None or not following["word"]:
        return False
    word = following["word"]
    if word[0].islower() and not _CAPITAL_INSIDE.match(word):
        return False
    if gap.end() == end.end() and not end["notes"]:
        return _glued_boundary(text, end, word)
    mark = end["mark"]
    if mark == "." and not _DOUBLE_QUOTE.search(end["closing"]):
        return _dot_ends_sentence(text, end, following)
    quoted = end["closing"][-1:] in ('"', "'", "\u201d", "\u2019", "\u00bb")
    if quoted and mark != ".":
        return not _SPEAKER.match(text, gap.end())
    return mark[0] not in "!?" or word.rstrip(".").lower() not in COMPANIES


def _glued_boundary(text: str, end: re.Match[str], word: str) -> bool:
    """Whether a sentence ends although no space follows ("insurgency.The")."""
    before = _WORD_BEFORE.search(text[max(0, end.start() - 40) : end.start()])
    if end["mark"][0] != "." or before is None:
        return False
    last = before.group()
    long_enough = len(last) > 2 and last.isalpha() and last[1:].islower()
    return long_enough and word.lower() in OPENERS and word[1:].islower()


def _dot_ends_sentence(text: str, end: re.Match[str], following: re.Match[str]) -> bool:
    dot = end.start()
    head = text[max(0, dot - 40) : dot]
    found = _WORD_BEFORE.search(head)
    if found is None:
        return True
    last = found.group()
    name = last.lower().rsplit("\u2019", 1)[-1]
    if _ENUMERATOR.fullmatch(last) and not text[: dot - len(last)].strip():
        return False
    if name in NUMBERED:
        return not _is_number_of(last, following["word"])
    if name in NEVER_LAST and last != "V":
        return name in TITLES and last[0].islower()
    if name in CALENDAR or name in STATES:
        return last[0].islower() or _ends_at_place_or_day(name, text, following)
    if name in ("a.m", "p.m", "am", "pm"):
        return not _AFTER_CLOCK.match(text, following.start("word"))
    opens = following["word"].rstrip(".").lower() in OPENERS
    opens = opens and "(" not in following["opening"]
    if name in COMPANIES:
        return opens or _CLAUSE.match(text, following.start("word")) is not None
    if name in MAYBE_LAST or _DOTTED.fullmatch(last):
        return opens
    if _INITIAL.search(head):
        return opens and not _follows_name(text, dot)
    return True


def _is_number_of(last: str, word: str) -> bool:
    """Whether ``word`` is the number that an abbreviation like "No." is for."""
    if word[0].isdigit():
        return True
    roman = _ROMAN.fullmatch(word.rstrip(".")) is not None
    return roman and last[0].isupper()


def _ends_at_place_or_day(name: str, text: str, following: re.Match[str]) -> bool:
    """Whether a sentence ends behind a capitalised state, month or day."""
    if "(" in following["opening"]:
        return False
    if name in CALENDAR:
        return following["word"].rstrip(".").lower() in OPENERS
    return not _MONTH_OR_DAY.match(text, following.start("word"))


def _follows_name(text: str, dot: int) -> bool:
    """Whether the initial before the dot stands after a capitalised name."""
    words = text[max(0, dot - 60) : dot].split()
    return len(words) >= 2 and words[-2][:1].isupper()
