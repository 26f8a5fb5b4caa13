"""Notices that a claim gives a person another post than the sentence does.

"The prosecutor, Sely" and "the judge, Marta Sely" name one person, whom the claim puts
in another's place. That somebody is both is possible, so nothing is in conflict by that
alone: the corrected claim is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oircheck.names.aliases import Book, same_name
from oircheck.names.judge import ANOTHER, Finding
from oircheck.names.name import Name, NameKind
from oircheck.names.phrases import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    Item,
    Phrase,
    is_verb,
    read_phrase,
)
from oircheck.names.rest import phrase_of
from oircheck.names.scene import Scene, apart
from oircheck.names.tokens import stem
from oircheck.names.vocabulary import NEGATIONS, PAST_MARKS, QUALIFIERS
from oircheck.types import Outcome, Span

OTHER_POST = "the same person in another post"
"""Reason of a comparison whose correction puts one post in the place of another."""

_GROUPS = tuple(
    frozenset(stem(word) for word in line.split())
    for line in """
    director head chief leader boss manager president chairman chairwoman chairperson
    chair principal headmaster headmistress rector dean commissioner secretary
    superintendent governor curator intendant treasurer deputy;
    minister mayor councillor senator premier president leader chancellor speaker
    secretary governor ambassador envoy delegate deputy diplomat king queen;
    commander captain major colonel general lieutenant sergeant admiral officer
    inspector detective constable commodore brigadier marshal chief pilot deputy
    superintendent soldier;
    doctor surgeon physician epidemiologist pathologist psychiatrist professor
    researcher scientist director chief officer;
    scientist researcher professor lecturer biologist geologist historian economist
    director archaeologist physicist chemist agronomist engineer teacher principal
    author ecologist;
    lawyer attorney solicitor barrister counsel advocate;
    judge magistrate justice president; prosecutor attorney advocate;
    journalist reporter editor correspondent presenter photographer critic poet
    novelist columnist author historian;
    composer conductor pianist violinist singer musician director poet author;
    painter sculptor artist architect designer;
    striker goalkeeper midfielder defender captain player footballer;
    coach manager trainer; skipper captain sailor mate fisherman owner;
    driver mechanic engineer conductor;
    clerk auditor accountant treasurer secretary; farmer owner landowner;
    nurse midwife matron carer head chief;
    bishop archbishop priest vicar abbot abbess pastor dean canon rabbi imam;
    librarian archivist curator head chief director
    """.split(";")
)
"""Posts that one person may well be said to hold at a time."""

_MORE = frozenset("also both too".split())
"""Words by which a post is one more."""

_POSTS = frozenset().union(*_GROUPS)
_LINKS = frozenset("is was remains remained became".split())
_CLOSING = frozenset(", . ; : ) ! ?".split())
_MOST_WORDS = 5
"""Words before a post that belong to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Who is said to be what.

    Attributes:
        name: The person.
        head: Stem of the noun that names the post.
        words: Stems of the words before it.
        span: The post without its article.
        sentence: Number of the sentence.
        definite: Whether it is told as the only one of its kind.
        former: Whether it is put at another time than the rest.
    """

    name: Name
    head: str
    words: frozenset[str]
    span: Span
    sentence: int
    definite: bool
    former: bool


def compare_posts(mine: Scene, theirs: Scene, book: Book) -> Iterator[Finding]:
    """Yield each post of the claim that the text gives to another, or in its place."""
    if any(item.name is None and item.low in _MORE for item in mine.items):
        return
    own = list(posts_of(mine.items))
    others = list(posts_of(theirs.items)) if own else []
    for one in own:
        near = [
            other
            for other in others
            if other.former == one.former
            and not apart(mine, one.sentence, theirs, other.sentence)
        ]
        same = [x for x in near if same_name(one.name, x.name, book) is True]
        if any(_may_be_both(one, other) for other in same):
            continue
        if same:
            yield _finding(_phrase(one), _phrase(same[0]), OTHER_POST)
            continue
        for other in near:
            if _is_the_same(one, other) and _is_another(one.name, other.name, book):
                yield _finding(phrase_of(one.name), phrase_of(other.name), ANOTHER)
                break


def _finding(mine: Phrase, theirs: Phrase, reason: str) -> Finding:
    return Finding(
        outcome=Outcome.UNDETERMINED,
        mine=mine,
        theirs=theirs,
        reason=reason,
        excludes=True,
        strength=1,
    )


def _phrase(post: Post) -> Phrase:
    return Phrase(head=post.head, words=post.words, definite=True, span=post.span)


def _is_another(one: Name, other: Name, book: Book) -> bool:
    return same_name(one, other, book) is False


def _is_the_same(one: Post, other: Post) -> bool:
    """Whether two posts are one that a single person holds."""
    return (
        one.head == other.head
        and one.words == other.words
        and one.definite
        and other.definite
    )


def _may_be_both(one: Post, other: Post) -> bool:
    """Whether one person may be called both at a time."""
    if one.words & _QUALIFIERS != other.words & _QUALIFIERS:
        return False
    if one.head != other.head:
        return any(one.head in group and other.head in group for group in _GROUPS)
    if one.head != _MINISTER:
        return True
    fields = one.words - _QUALIFIERS, other.words - _QUALIFIERS
    return not all(fields) or bool(fields[0] & fields[1])


_MINISTER = stem("minister")
_QUALIFIERS = frozenset(stem(word) for word in QUALIFIERS)


def posts_of(items: tuple[Item, ...]) -> Iterator[Post]:
    """Yield what people are said to be: as a title, beside the name, or by "is"."""
    for at, item in enumerate(items):
        name = item.name
        if name is None or name.kind not in (NameKind.PERSON, NameKind.UNKNOWN):
            continue
        for read in (_as_title, _before, _after, _said, _told):
            post = read(items, at, name)
            if post is not None:
                yield post


def _as_title(items: tuple[Item, ...], at: int, name: Name) -> Post | None:
    """Read "Judge Sely" and "Foreign Minister Bruvere"."""
    if not name.titles or stem(name.titles[-1]) not in _POSTS:
        return None
    first = _first(items, at)
    before = [item.low for item in items[first:at]]
    words = frozenset(stem(word) for word in (*before, *name.titles[:-1]))
    start = items[first].span.start
    last = name.span.start + len(
        name.text[: name.core.start - name.span.start].rstrip()
    )
    return Post(
        name=name,
        head=stem(name.titles[-1]),
        words=words - _PAST,
        span=Span(start, last),
        sentence=items[at].sentence,
        definite=False,
        former=bool(words & _PAST),
    )


_PAST = frozenset(stem(word) for word in PAST_MARKS)


def _before(items: tuple[Item, ...], at: int, name: Name) -> Post | None:
    """Read "plant manager Arantes", and "the judge, Marta Sely," with its commas."""
    end = at
    if at and items[at - 1].low == "," and _is_closed(items, at + 1):
        end = at - 1
    found = _ending(items, end, name)
    if found is None or end == at or found.definite:
        return found
    return None


def _is_closed(items: tuple[Item, ...], at: int) -> bool:
    return at >= len(items) or (items[at].name is None and items[at].low in _CLOSING)


def _ending(items: tuple[Item, ...], end: int, name: Name) -> Post | None:
    """Read the post whose last word stands before an item."""
    first = _first(items, end)
    if first == end or stem(items[end - 1].low) not in _POSTS:
        return None
    before = items[first - 1] if first else None
    definite = before is not None and before.name is None
    definite = definite and before is not None and before.low in _DEFINITE
    return _post(items, first, end, name, definite=definite)


def _first(items: tuple[Item, ...], end: int) -> int:
    """Return the first of the common words that lead up to an item."""
    first = end
    while first > 0 and end - first < _MOST_WORDS and _goes_on(items, first - 1, end):
        first -= 1
    return first


def _goes_on(items: tuple[Item, ...], at: int, end: int) -> bool:
    item = items[at]
    if item.sentence != items[end - 1].sentence:
        return False
    if item.name is not None:
        opens = not item.name.certain and item.name.kind is NameKind.UNKNOWN
        return opens and len(item.name.words) == 1 and at < end - 1
    word = item.low
    if word in DETERMINERS | POSSESSIVES | PREPOSITIONS or word == "'s":
        return False
    return item.common and (at == end - 1 or not is_verb(items, at))


_DEFINITE = frozenset("the 's".split()) | POSSESSIVES


def _after(items: tuple[Item, ...], at: int, name: Name) -> Post | None:
    """Read ", 34, a driver at the works" and ", director of Lenn"."""
    begin = at + 1
    if begin >= len(items) or items[begin].low != ",":
        return None
    begin += 1
    aged = begin + 1 < len(items) and items[begin].low.isdecimal()
    if aged and items[begin + 1].low == ",":
        begin += 2
    return _beginning(items, begin, name)


def _said(items: tuple[Item, ...], at: int, name: Name) -> Post | None:
    """Read "Sely is the prosecutor"."""
    begin = at + 1
    if begin >= len(items) or items[begin].low not in _LINKS:
        return None
    if begin + 1 < len(items) and items[begin + 1].low in NEGATIONS:
        return None
    return _beginning(items, begin + 1, name)


def _told(items: tuple[Item, ...], at: int, name: Name) -> Post | None:
    """Read "The prosecutor was Sely"."""
    if at < 2 or items[at - 1].low not in _LINKS:
        return None
    return _ending(items, at - 1, name)


def _beginning(items: tuple[Item, ...], begin: int, name: Name) -> Post | None:
    """Read the post that begins at an item."""
    if begin >= len(items) or items[begin].name is not None:
        return None
    opener = items[begin].low
    first = begin + 1 if opener in DETERMINERS | POSSESSIVES else begin
    end = first
    while end < len(items) and end - first < _MOST_WORDS:
        stops = items[end].name is not None or not items[end].common
        if stops or items[end].low in PREPOSITIONS or items[end].low in ("who", "and"):
            break
        end += 1
    if end == first or stem(items[end - 1].low) not in _POSTS:
        return None
    return _post(items, first, end, name, definite=opener in _DEFINITE)


def _post(
    items: tuple[Item, ...], first: int, end: int, name: Name, *, definite: bool
) -> Post:
    stems = frozenset(stem(item.low) for item in items[first : end - 1])
    last = items[end - 1].span.end
    if end < len(items) and items[end].low in ("of", "for", "at"):
        found, _ = read_phrase(items, end + 1)
        if found is not None and items[end].sentence == items[end - 1].sentence:
            last = found.span.end
    return Post(
        name=name,
        head=stem(items[end - 1].low),
        words=stems - _PAST,
        span=Span(items[first].span.start, last),
        sentence=items[end - 1].sentence,
        definite=definite,
        former=bool(stems & _PAST),
    )
