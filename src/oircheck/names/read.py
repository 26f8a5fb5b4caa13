"""Finds the names of a text by capitals, titles and vocabulary."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from oircheck.names.name import Name, NameKind
from oircheck.names.places import LONGEST_PLACE, PlaceEntry, find_place
from oircheck.names.tokens import Tokens, headlines, tokenise
from oircheck.names.verbs import is_past
from oircheck.names.vocabulary import (
    CALENDAR,
    GEOGRAPHY,
    NO_NAMES,
    OFFICES,
    OPENERS,
    ORGANISATIONS,
    PARTICLES,
    SAINTS,
    SUFFIXES,
    TITLES,
)
from oircheck.types import Span

_MOST_PARTICLES = 3
_LONGEST_NAME = 12
"""Words after which a run of capitals is no name any more."""

_JOINTS = frozenset("of for".split())
_ARTICLES = frozenset("the l'".split())
_SIGNS = frozenset(". ' \u2019 's \u2019s & ,".split())
_OWNING = frozenset("' \u2019 's \u2019s".split())
_LABELS = frozenset("unit flight resolution channel radio route highway ward".split())
_AFTER_LABEL = frozenset("said is was has in on at to and or , . ; : ) 's -".split())
_LONGEST_LABEL = 3
_LONGEST_SHORT = 4
"""Letters of the longest office that is written in capitals ("CEO")."""
_PLACE_PREPOSITIONS = frozenset("in at near off from to outside around".split())


def read_names(text: str, *, known: Collection[str] = ()) -> tuple[Name, ...]:
    """Return the names of ``text`` in order; they never overlap.

    Args:
        text: Any text; offsets are those of its code points.
        known: Folded words that are names in the texts around it. They are names
            here too where a capital alone shows nothing: at the start of a
            sentence, or in a headline.
    """
    return names_of(tokenise(text), frozenset(known))


def names_of(tokens: Tokens, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """Return the names of a text that is split already."""
    shouted = headlines(tokens)
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at, shouted, known):
            at += 1
            continue
        end = _run_end(tokens, at, shouted, known)
        found.extend(_named(tokens, at, end, shouted, known))
        at = end
    return tuple(found)


def _capital(tokens: Tokens, at: int) -> bool:
    """Whether the token is written as a name: "Berg", "al-Rashid", "O'Brien"."""
    if not 0 <= at < len(tokens):
        return False
    word = tokens.raw[at]
    if word[0].isupper():
        return True
    head, _, tail = word.partition("-")
    return bool(tail) and tail[0].isupper() and head in ("al", "el", "ar", "as", "an")


def _is_initial(tokens: Tokens, at: int) -> bool:
    word = tokens.raw[at]
    return len(word) == 1 and word.isupper() and tokens.word(at + 1) == "."


def _begins(
    tokens: Tokens, at: int, shouted: frozenset[int], known: frozenset[str]
) -> bool:
    """Whether a name may begin at the token."""
    word = tokens.low[at]
    if not _capital(tokens, at) or word in SUFFIXES:
        return False
    if word in NO_NAMES and not _is_acronym(tokens, at):
        return _is_initial(tokens, at) and _capital(tokens, at + 2)
    if word == "us" and not tokens.raw[at].isupper():
        return False
    if word in OFFICES and _is_acronym(tokens, at) and len(word) <= _LONGEST_SHORT:
        return False
    if word in OPENERS and word not in TITLES and tokens.opens(at):
        return False
    if word in CALENDAR:
        return (
            _capital(tokens, at + 1)
            and _plain(tokens, at + 1)
            and not _dated(tokens, at)
        )
    if tokens.sentence[at] in shouted:
        return _shown(tokens, at, known) or word in TITLES
    return True


def _dated(tokens: Tokens, at: int) -> bool:
    return tokens.word(at - 1) in _PLACE_PREPOSITIONS | {"on", "last", "since", "until"}


def _plain(tokens: Tokens, at: int) -> bool:
    """Whether the word may be part of a name by itself."""
    word = tokens.low[at]
    common = word in NO_NAMES and not _is_acronym(tokens, at)
    return not common and word not in CALENDAR


def _is_acronym(tokens: Tokens, at: int) -> bool:
    """Whether a common word is an abbreviation by its capitals ("WHO", "US")."""
    return len(tokens.raw[at]) > 1 and tokens.raw[at].isupper()


def _shown(tokens: Tokens, at: int, known: frozenset[str]) -> bool:
    """Whether the word is a name without regard to its capital."""
    word = tokens.low[at]
    return word in known or _place_at(tokens, at)[0] is not None


def _place_at(tokens: Tokens, at: int) -> tuple[PlaceEntry | None, int]:
    """Return the longest known place at the token, and where it ends."""
    for length in range(LONGEST_PLACE, 0, -1):
        found = find_place(tokens.low[at : at + length])
        if found is not None and at + length <= len(tokens):
            return found, at + length
    return None, at


def _run_end(
    tokens: Tokens, at: int, shouted: frozenset[int], known: frozenset[str]
) -> int:
    """Return the end of the run of capitals that begins at the token."""
    end = at
    loud = tokens.sentence[at] in shouted
    while end < len(tokens) and end - at < _LONGEST_NAME:
        step = _step(tokens, at, end)
        if not step or (loud and end > at and not _goes_on(tokens, end, known)):
            break
        end += step
    return max(end, at + 1)


def _goes_on(tokens: Tokens, at: int, known: frozenset[str]) -> bool:
    """Whether a headline's word still belongs to the name before it."""
    return _shown(tokens, at, known) or tokens.low[at - 1] in TITLES


def _step(tokens: Tokens, first: int, at: int) -> int:
    """Return how many tokens the run takes at ``at``; 0 where it ends."""
    if at > first and tokens.sentence[at] != tokens.sentence[first]:
        return 0
    word = tokens.low[at]
    if _is_initial(tokens, at) and (at > first or _capital(tokens, at + 2)):
        return 2
    if word in SUFFIXES and at > first and tokens.word(at + 1) == ".":
        return 2
    if _capital(tokens, at) and (_plain(tokens, at) or at == first):
        short = word in TITLES and tokens.word(at + 1) == "."
        return 2 if short and _capital(tokens, at + 2) else 1
    if at == first:
        return 0
    if word == "&" and _capital(tokens, at + 1):
        return 2
    if word in _OWNING and _capital(tokens, at + 1):
        return 2 if _owns(tokens, first, at) else 0
    return _joint(tokens, at) or _label(tokens, at)


def _owns(tokens: Tokens, first: int, at: int) -> bool:
    """Whether it is one name: "Teachers' Union", "St John's Hall"."""
    if tokens.low[at][-1] == "s":
        return tokens.low[first] in SAINTS
    return tokens.low[at - 1][-1] == "s" and tokens.low[at + 1] in ORGANISATIONS


def _joint(tokens: Tokens, at: int) -> int:
    """Return the length of "van der", "of the" where a name goes on after it."""
    end = at
    while end - at < _MOST_PARTICLES and tokens.word(end) in PARTICLES:
        end += 1
    if end > at and _capital(tokens, end) and _plain(tokens, end):
        return end - at
    if tokens.low[at] not in _JOINTS:
        return 0
    end = at + 1
    while tokens.word(end) in _ARTICLES:
        end += 1
    if not (_capital(tokens, end) and _plain(tokens, end)):
        return 0
    before = tokens.low[at - 1]
    joins = before in ORGANISATIONS or before in GEOGRAPHY
    return end - at if joins and before not in OFFICES else 0


def _label(tokens: Tokens, at: int) -> int:
    """Whether a number belongs to the name before it ("Kurdistan 24")."""
    word, before = tokens.low[at], tokens.low[at - 1]
    if not word.isdecimal() or len(word) > _LONGEST_LABEL or before in CALENDAR:
        return 0
    after = tokens.word(at + 1)
    if after == "," and tokens.word(at + 2)[:1].isdecimal():
        return 0
    fits = before in _LABELS or after in _AFTER_LABEL or after.endswith("ed")
    return int(fits or not after)


def _named(
    tokens: Tokens,
    first: int,
    end: int,
    shouted: frozenset[int],
    known: frozenset[str],
) -> list[Name]:
    """Return the names of a run: mostly one, or a people before a name."""
    while end > first and tokens.low[end - 1] in _JOINTS | _ARTICLES:
        end -= 1
    start = first
    place, after = _place_at(tokens, first)
    if place is not None and after < end and _parts(tokens, after, end, place):
        one = _make(tokens, first, after, shouted, known)
        return [*([one] if one else []), *_named(tokens, after, end, shouted, known)]
    while start < end and tokens.low[start] in TITLES | {"."}:
        start += 1
    if start == end or not tokens.raw[start][0].isalpha():
        return _untitled(tokens, first, end, shouted, known)
    if start > first and _is_thing(tokens, start, end):
        start = first
    one = _make(tokens, first, end, shouted, known, core=start)
    return [one] if one else []


def _parts(tokens: Tokens, at: int, end: int, place: PlaceEntry) -> bool:
    """Whether a demonym or a country stands before another name, not within one."""
    if any(word in ORGANISATIONS or word in GEOGRAPHY for word in tokens.low[at:end]):
        return False
    return place.people or tokens.low[at] in TITLES


def _is_thing(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what follows a title makes it part of a body ("General Assembly")."""
    return all(word in ORGANISATIONS for word in tokens.low[start:end])


def _untitled(
    tokens: Tokens,
    first: int,
    end: int,
    shouted: frozenset[int],
    known: frozenset[str],
) -> list[Name]:
    """Read a run of titles only: "Bishop" names no one; "Dean" may, if known."""
    if end - first == 1 and tokens.low[first] in known and not tokens.opens(first):
        one = _make(tokens, first, end, shouted, known)
        return [one] if one else []
    return []


def _make(
    tokens: Tokens,
    first: int,
    end: int,
    shouted: frozenset[int],
    known: frozenset[str],
    *,
    core: int | None = None,
) -> Name | None:
    start = first if core is None else core
    last = end
    while last > start + 1 and tokens.low[last - 1] in SUFFIXES | {"."}:
        last -= 1
    words = tuple(word for word in tokens.low[start:last] if word not in _SIGNS)
    if not words:
        return None
    span = Span(tokens.start[first], tokens.end[end - 1])
    titles = tuple(word for word in tokens.low[first:start] if word != ".")
    place = find_place(words)
    shown = first if SAINTS.issuperset(titles) else start
    certain = _certain(tokens, first, end, words, shouted, known, place)
    if not certain and _is_opener(words, tokens.word(end)):
        return None
    return Name(
        span=span,
        core=Span(tokens.start[shown], tokens.end[last - 1]),
        text=span.of(tokens.text),
        kind=_kind(tokens, start, words, titles, place),
        words=words,
        titles=titles,
        place=place,
        certain=certain,
    )


def _certain(
    tokens: Tokens,
    first: int,
    end: int,
    words: tuple[str, ...],
    shouted: frozenset[int],
    known: frozenset[str],
    place: PlaceEntry | None,
) -> bool:
    """Whether the capital must be a name's."""
    if place is not None or words[0] in known or end - first > 1:
        return True
    if tokens.sentence[first] in shouted or not tokens.opens(first):
        return True
    raw = tokens.raw[first]
    return any(letter.isupper() or letter.isdigit() for letter in raw[1:])


def _is_opener(words: tuple[str, ...], after: str) -> bool:
    """Whether a sentence's first word is rather a common one."""
    word = words[0]
    if word in OPENERS or word in OFFICES or word in ORGANISATIONS:
        return True
    if is_past(after) and word.endswith("ing"):
        return False
    return word.endswith(("s", "ing", "ly", "ed", "tion", "ment", "ity", "ness"))


def _kind(
    tokens: Tokens,
    start: int,
    words: tuple[str, ...],
    titles: tuple[str, ...],
    place: PlaceEntry | None,
) -> NameKind:
    if place is not None:
        return NameKind.PEOPLE if place.people else NameKind.PLACE
    if not SAINTS.issuperset(titles):
        return NameKind.PERSON
    if any(word in ORGANISATIONS for word in words) or words[-1].isdecimal():
        return NameKind.ORGANISATION
    if words[-1] in GEOGRAPHY or words[0] in GEOGRAPHY:
        return NameKind.PLACE
    if titles:
        return NameKind.UNKNOWN
    raw = tokens.raw[start]
    if len(words) == 1:
        acronym = len(raw) > 1 and raw.replace(".", "").replace("-", "").isupper()
        return NameKind.ORGANISATION if acronym else NameKind.UNKNOWN
    if tokens.word(start - 1) in _PLACE_PREPOSITIONS:
        return NameKind.UNKNOWN
    if tokens.word(start - 1) == "the":
        return NameKind.UNKNOWN
    return NameKind.PERSON


@lru_cache(maxsize=4_096)
def known_words(text: str) -> frozenset[str]:
    """Return the words of the names that ``text`` shows beyond doubt."""
    return frozenset(
        word
        for name in names_of(tokenise(text))
        if name.certain
        for word in name.words
        if word not in ORGANISATIONS and word not in NO_NAMES
    )
