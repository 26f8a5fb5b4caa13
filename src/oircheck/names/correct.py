"""Puts a source's name into a claim, in the place that the claim gave to another."""

from __future__ import annotations

from oircheck.names.judge import SWAPPED
from oircheck.names.name import Name, NameKind
from oircheck.names.phrases import Phrase
from oircheck.names.places import DEMONYMS, PLACES
from oircheck.names.posts import OTHER_POST
from oircheck.names.read import known_words
from oircheck.names.scene import Scene, read_scene
from oircheck.names.verbs import ASYMMETRIC
from oircheck.names.vocabulary import OFFICES, TITLES
from oircheck.types import Comparison, Outcome, Span, Stage


def correct(claim: str, comparison: Comparison, unit: str) -> str | None:
    """Return the claim with the source's name in place of its own.

    Args:
        claim: The claim that the comparison was made of.
        comparison: Of a name in conflict, or one that would be in conflict were both
            of one thing.
        unit: The sentence that ``comparison.stated`` lies in.

    Returns:
        ``None`` where no sentence of the same form comes of it, or nothing conflicts.
    """
    if comparison.kind is not Stage.NAME:
        return None
    if comparison.outcome is not Outcome.CONFLICT and not comparison.excludes:
        return None
    known = known_words(claim) | known_words(unit)
    mine, theirs = read_scene(claim, known), read_scene(unit, known)
    if comparison.reason == SWAPPED:
        return _exchanged(mine, comparison.claimed.value)
    if comparison.reason == OTHER_POST:
        return _posted(claim, comparison.claimed.value, comparison.stated.value, unit)
    own = _names_in(mine, comparison.claimed.value)
    others = _names_in(theirs, comparison.stated.value)
    if own and own[0].kind is NameKind.PEOPLE and len(own) == 1:
        others = _peoples(theirs, comparison.stated.span) or others
    if not own or not others:
        return None
    if len(own) == len(others) == 1 and own[0].words == others[0].words:
        titled = own[0].titles and others[0].titles
        same = own[0].titles == others[0].titles
        return _put(claim, own[0].span, others[0].text) if titled and not same else None
    if any(name.words == one.words for name in mine.names for one in others):
        return None if len(others) == 1 else _replaced(claim, unit, own, others)
    return _replaced(claim, unit, own, others)


def _posted(claim: str, place: Span, stated: Span, unit: str) -> str:
    """Write a post over another; what opened a sentence is written small within one."""
    words = stated.of(unit)
    if claim[: place.start].strip() and unit[: stated.start].lower().strip() in _NONE:
        words = words[:1].lower() + words[1:]
    return _put(claim, place, words)


_NONE = frozenset({"", "the"})


def _names_in(scene: Scene, span: Span) -> list[Name]:
    return [
        name
        for name in scene.names
        if span.start <= name.span.start and name.span.end <= span.end
    ]


def _peoples(scene: Scene, span: Span) -> list[Name]:
    """Return the one people or country that is named within a phrase."""
    found = [name for name in _names_in(scene, span) if name.place is not None]
    return found if len(found) == 1 else []


def _replaced(claim: str, unit: str, own: list[Name], others: list[Name]) -> str | None:
    """Write the source's names over the claim's, as one run of text."""
    place = Span(own[0].span.start, own[-1].span.end)
    if len(own) == 1 and len(others) == 1:
        place, found = _titled(claim, own[0], others[0], unit)
        words = found if found else _as_written(claim, own[0], others[0], unit)
        if words is None:
            return None
        place, words = _with_article(claim, unit, place, words, own[0], others[0])
    else:
        words = unit[others[0].span.start : others[-1].span.end]
    return _put(claim, place, words)


def _titled(claim: str, mine: Name, theirs: Name, unit: str) -> tuple[Span, str | None]:
    """Keep an office of the claim that stands before the name."""
    before = claim[: mine.span.start].split()
    held = any(title in OFFICES for title in mine.titles) and not theirs.titles
    if held:
        return mine.core, theirs.core.of(unit)
    if before and before[-1].islower() and before[-1] in TITLES:
        return mine.span, theirs.core.of(unit)
    return mine.span, None


def _with_article(
    claim: str, unit: str, place: Span, words: str, mine: Name, theirs: Name
) -> tuple[Span, str]:
    """Give a name "the" where the source does, and take it where it does not."""
    if NameKind.PEOPLE in (mine.kind, theirs.kind):
        return place, words
    own, other = _article(claim, place), _article(unit, theirs.span)
    if own.lower() == "the " and not other:
        return Span(place.start - len(own), place.end), words
    if not own and other.lower() == "the ":
        return place, f"the {words}"
    return place, words


def _as_written(claim: str, mine: Name, theirs: Name, unit: str) -> str | None:
    """Return the source's name in the form that the claim's place asks for."""
    people = mine.kind is NameKind.PEOPLE
    if people == (theirs.kind is NameKind.PEOPLE):
        return theirs.span.of(unit)
    if theirs.place is None or theirs.place.key != theirs.place.country:
        return None
    if people:
        plural = mine.words[-1].endswith("s") and mine.words[-1] not in _BOTH
        forms = DEMONYMS.get(theirs.place.key, ())
        found = [form for form in forms if form.endswith("s") is plural]
        return found[0] if found else None
    return _country(theirs.place.key, claim, mine)


_BOTH = frozenset("swiss seychellois".split())


def _country(key: str, claim: str, mine: Name) -> str | None:
    """Return a country's name for its people, with the article it needs."""
    written = " ".join(word.capitalize() for word in key.split())
    if (key,) not in PLACES and tuple(key.split()) not in PLACES:
        return None
    bare = not claim[: mine.span.start].rstrip().lower().endswith("the")
    return f"the {written}" if key in _WITH_ARTICLE and bare else written


_WITH_ARTICLE = frozenset(
    "united states;united kingdom;netherlands;philippines;maldives;seychelles;gambia;"
    "united arab emirates;solomon islands;czech republic".split(";")
)


def _put(claim: str, place: Span, words: str) -> str:
    """Put words over a span; "a" and "an" follow the sound, the first is capital."""
    before, after = claim[: place.start], claim[place.end :]
    if not before.strip(" \"'\u201c\u2018") and words[:1].islower():
        words = words[:1].upper() + words[1:]
    head, gap, article = before.rstrip().rpartition(" ")
    if article.lower() in ("a", "an") and words:
        form = "an" if words[0].lower() in "aeiou" else "a"
        form = form.capitalize() if article[0].isupper() else form
        before = f"{head}{gap}{form} "
    return before + words + after


def _exchanged(mine: Scene, value: Span) -> str | None:
    """Exchange the two sides of the claim's frame that begins with a value."""
    sides = _sides(mine, value)
    if sides is None:
        return None
    first, second = sorted((_place(one) for one in sides), key=lambda one: one.start)
    if first.overlaps(second):
        return None
    text = mine.text
    one, other = first.of(text), second.of(text)
    articles = [_article(text, span) for span in (first, second)]
    if articles[0].lower() != articles[1].lower():
        first = Span(first.start - len(articles[0]), first.end)
        second = Span(second.start - len(articles[1]), second.end)
        one, other = _lowered(first.of(text)), second.of(text)
    changed = text[: first.start] + other + text[first.end : second.start] + one
    changed += text[second.end :]
    return changed[:1].upper() + changed[1:] if text[:1].isupper() else changed


def _article(text: str, span: Span) -> str:
    before = text[: span.start]
    for article in ("the ", "a ", "an "):
        if before.lower().endswith(article):
            start = len(before) - len(article)
            if start == 0 or not before[start - 1].isalnum():
                return before[start:]
    return ""


def _lowered(words: str) -> str:
    first = words.split(" ", 1)[0]
    return words[0].lower() + words[1:] if first in ("The", "A", "An") else words


def _place(phrase: Phrase) -> Span:
    heads = phrase.heads
    return Span(heads[0].span.start, heads[-1].span.end) if heads else phrase.span


def _sides(mine: Scene, value: Span) -> tuple[Phrase, Phrase] | None:
    """Return the phrase at a value, and the one on the other side of its verb."""
    for frame in mine.frames:
        pairs = ASYMMETRIC.get(frame.relation, (("agent", "patient"),))
        for pair in pairs:
            phrases = [frame.roles.get(role, ()) for role in pair]
            if not all(phrases):
                continue
            first, second = phrases[0][0], phrases[1][0]
            if value in (_place(first), _place(second)):
                return first, second
    found = [name for name in mine.names if name.span != value]
    own = [name for name in mine.names if name.span == value]
    if len(found) == 1 and own:
        one, other = (
            Phrase(heads=(name,), span=name.span) for name in (own[0], found[0])
        )
        return one, other
    return None
