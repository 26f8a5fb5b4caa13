"""In which place of its sort a thing stands: the longest, the second longest of all.

"The second longest viaduct in the country" has every word of "the longest viaduct in
the country", and a verifier takes it for support all too easily.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from oircheck.quantities import read_mentions
from oircheck.types import Evidence, Stance
from oircheck.verify.align import read_words, stem
from oircheck.verify.speech import read_speech
from oircheck.verify.vocabulary import NEGATION, STOP

OPEN = (0.05, 0.9, 0.05)
ANOTHER_PLACE = (0.02, 0.08, 0.9)
"""What a passage says of a claim, supporting, neither, refuting, that gives its thing
another place of the same sort: no model is needed for that."""

_SAME = tuple(
    row.split()
    for row in (
        "large big great sizeable",
        "tall high lofty",
        "fast quick swift",
        "rich wealthy",
        "old ancient",
        "small tiny little",
        "poor needy",
        "near close",
    )
)
_OTHERS = """long short young new low deep shallow wide broad narrow heavy light slow
    busy strong weak steep cheap dear hot cold warm dry wet bright dark hard soft easy
    early far fine grand loud noisy quiet clean dirty safe deadly happy smart thick
    thin fierce rare costly pricey lengthy healthy sunny rainy windy tough"""
_OF_SORT = {word: row[0] for row in _SAME for word in row}
_OF_SORT |= {word: word for word in _OTHERS.split()}


def _superlative(adjective: str) -> str:
    """Return "longest" of "long"."""
    if adjective.endswith("y"):
        return f"{adjective[:-1]}iest"
    if adjective.endswith("e"):
        return f"{adjective}st"
    doubled = adjective in {"big", "hot", "wet", "thin"}
    return f"{adjective}{adjective[-1] if doubled else ''}est"


_SORTS = {_superlative(word): key for word, key in _OF_SORT.items()}
_SORTS |= {"shallowest": "shallow", "dryest": "dry", "best": "best", "worst": "worst"}
_SORTS |= {"furthest": "far", "farthest": "far"}

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_COUNT = "one two three four five six seven eight nine ten".split()

_SUPERLATIVE = re.compile(
    rf"(?:(?<![\w-])(?P<place>{_ORDINAL})[- ])?(?<!\w)"
    r"(?P<how>(?:most|least)[- ][a-z]+(?:-[a-z]+)?|(?:best|worst|top)-[a-z]+"
    r"|(?:best|worst) (?:known|loved|selling|paid|kept|preserved|attended|supported)"
    rf"|{'|'.join(sorted(_SORTS, key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?<!\w)(?:the|its|their|his|her|our)|[\w.]+['’]s|[\w.]+s['’]) \Z",
    re.IGNORECASE,
)
"""What stands before a superlative that names a thing."""

_ONE_OF_ITS_PLACE = re.compile(r"\b(?:a|an|is|as) \Z")
_LEADS_UP = 120
"""Characters before or after a superlative that may bear on it."""

_OWNER = re.compile(r"(?P<owner>[\w.-]+)(?:['’]s|(?<=s)['’]) \Z")
_AMONG = re.compile(
    r"\b(?:(?:one|some|two|three|any|several|many) of|among|amongst)"
    r" (?:(?!is |was |are |were |has |had )[\w.'’-]+ ){1,4}\Z"
    rf"|\b(?:the|its|['’]s) (?:{'|'.join(_COUNT[1:])}|\d+) \Z",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:almost|nearly|perhaps|arguably|possibly|probably|practically|virtually"
    r"|by no means|close to|at least|once|formerly|then|until|if|whether|than|would"
    r"|could|may|might|will|planned)\b",
    re.IGNORECASE,
)
"""What leaves open, or leaves to another time, in which place something stands."""

_BUT = re.compile(rf" but (?P<count>{'|'.join(_COUNT)}|\d+)\b")
_SCOPED = re.compile(
    r" (?:in|of|on|within|across|among|amongst|between|outside|throughout) "
)
_NOT = re.compile(
    r"(?: not|n['’]t) (?=(?:the|its|their|his|her|(?:the )?[\w.]+['’]s?) )"
    r"(?!the only|the case)"
)
_IS = re.compile(
    r"\b(?P<now>is|are|has|have|remains?|becomes?)\b|\b(?P<then>was|were|had|been|became|remained)\b"
)
_FRONT = re.compile(r"\A(?:In|Of|Within|Among|Across|Outside|Throughout) [^,]{1,60}, ")
_ENDS = frozenset(
    """in of on at by with from to for after before since as than but and or nor that
    which who whom whose where when while within across among amongst between outside
    throughout is was are were be been has have had will would so yet not ever still
    worldwide nationwide built opened made run held known seen only
    """.split()
)
"""Words with which the name of what stands in a place is at its end."""

_PLACES = {"nation": "country", "nationwide": "country", "national": "country"}
_PLACES |= {"worldwide": "world", "earth": "world", "globe": "world"}
_WORLD = re.compile(r"\b(?:worldwide|nationwide)\b")

MOST_OF_A_NOUN = 5
"""Words, at most, that are taken for the name of what stands in a place."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing's place among those of its sort.

    Attributes:
        sort: By what they are put in order: "long", "most populous".
        place: 1 for the longest; 0 for one of the longest.
        nouns: Stems of the name of what is put in order, the last word first.
        scope: Stems of that within which they are.
        begins: Where it begins in its sentence.
        hedged: Whether that is said of another time, or with a doubt.
        said_as: The verb's time, "now" or "then", where one says that a thing stands
            there; "" where that is only a part of its name.
    """

    sort: str
    place: int
    nouns: tuple[str, ...]
    scope: frozenset[str]
    begins: int
    hedged: bool
    said_as: str

    def is_of_sort(self, other: Standing) -> bool:
        """Whether two may be places in one and the same order."""
        if self.sort != other.sort:
            return False
        if not self.nouns or not other.nouns:
            return True
        return self.nouns[0] == other.nouns[0]


@lru_cache(maxsize=1_024)
def read_standings(text: str) -> tuple[Standing, ...]:
    """Return the places that a text gives, in its order."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Standing]:
    front = _FRONT.match(text)
    for found in _SUPERLATIVE.finditer(text):
        before = text[max(0, found.start() - _LEADS_UP) : found.start()]
        several = _AMONG.search(before) is not None
        led = several or _BEFORE.search(before) is not None
        if not led and not (found["place"] and _ONE_OF_ITS_PLACE.search(before)):
            continue
        nouns, end = _nouns(text, found.end())
        but = _BUT.match(text, end)
        beyond = _number(but["count"]) if but else 0
        owner = _OWNER.search(before)
        scope = _scope(text, but.end() if but else end, front[0] if front else "")
        if owner is not None:
            scope |= {_PLACES.get(owner["owner"].lower(), stem(owner["owner"]))}
        yield Standing(
            sort=_sort(found["how"].lower()),
            place=0 if several else _place(found["place"]) + beyond,
            nouns=nouns,
            scope=frozenset(scope),
            begins=found.start() - (len(before) - owner.start() if owner else 0),
            hedged=_HEDGED.search(_clause(before)) is not None,
            said_as=_said_as(before),
        )


def _clause(before: str) -> str:
    return re.split(r"[,;:.]", before)[-1]


def _said_as(before: str) -> str:
    verbs = list(_IS.finditer(before))
    return str(verbs[-1].lastgroup) if verbs else ""


def _sort(how: str) -> str:
    plain = how.replace("-", " ")
    return _SORTS.get(how, plain.replace("top ", "best "))


def _place(ordinal: str | None) -> int:
    if ordinal is None:
        return 1
    word = ordinal.lower()
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return int(word[:-2])


def _number(count: str) -> int:
    return int(count) if count.isdigit() else _COUNT.index(count) + 1


def _nouns(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """Return the stems of what follows a superlative, last first, and its end."""
    stems: list[str] = []
    end = at
    for word in read_words(text[at : at + _LEADS_UP]):
        gap = text[end : at + word.span.start]
        if gap not in (" ", "-") or word.lower in _ENDS or len(stems) == MOST_OF_A_NOUN:
            break
        doubled = word.stem[-2:-1] == word.stem[-1:]
        stems.insert(0, word.stem[:-1] if doubled else word.stem)
        end = at + word.span.end
    return tuple(stems), end


def _scope(text: str, at: int, front: str) -> set[str]:
    """Return the stems of that within which something stands in its place."""
    told = front
    rest = re.split(r"[,;:.]| (?:and|but|which|that|who|with|after|when) ", text[at:])[
        0
    ]
    found = _SCOPED.match(rest)
    if found is not None:
        told += rest
    everywhere = _WORLD.search(rest)
    if everywhere is not None:
        told += f" {everywhere[0]}"
    days = [one.span for one in read_mentions(told, reference=None) if one.dates]
    return {
        _PLACES.get(word.lower, word.stem)
        for word in read_words(told)
        if word.lower not in STOP and not any(word.span.overlaps(x) for x in days)
    }


def read_standing(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it gives the claim's thing another place.

    One of another place, or of one of several, is no support of the claim's; where the
    thing, what it is put in order with and within what are the same, it refutes it,
    and bears out the claim that denies just that place.
    """
    said, denies = _NOT.subn(" ", claim)
    mine = read_standings(said)
    if not mine or is_denied(said) or not (denies or item.stance is Stance.SUPPORTS):
        return item
    unit = item.retrieved.passage.view.text
    told = read_standings(unit)
    around = (*told, *read_standings(item.retrieved.passage.context))
    for one in mine:
        alike = [other for other in around if one.is_of_sort(other)]
        within = [other for other in alike if one.scope and other.scope == one.scope]
        if any(_excludes(one, other, said, item) for other in within):
            alike = within
        elif within:
            alike = [other for other in alike if other in within or not other.scope]
        if not alike or any(_bears_out(one, other) for other in alike):
            continue
        own = [other for other in alike if other in told]
        if own and all(_excludes(one, other, said, item) for other in own):
            return taken(item, Stance.SUPPORTS if denies else Stance.REFUTES)
        return item if denies else taken(item, Stance.NEUTRAL)
    return item


def taken(item: Evidence, side: Stance) -> Evidence:
    """Return a passage as one of a side, by what places it gives."""
    sides = {
        Stance.SUPPORTS: (ANOTHER_PLACE[2], ANOTHER_PLACE[1], ANOTHER_PLACE[0]),
        Stance.NEUTRAL: OPEN,
        Stance.REFUTES: ANOTHER_PLACE,
    }[side]
    return replace(item, stance=side, probability=max(sides), probabilities=sides)


def _bears_out(claimed: Standing, told: Standing) -> bool:
    """Whether the place that a text gives is the claim's, or makes it that."""
    if claimed.place == 0:
        return True
    return claimed.place == told.place


def _excludes(claimed: Standing, told: Standing, claim: str, item: Evidence) -> bool:
    """Whether a thing of the one place cannot be in the other."""
    unit = item.retrieved.passage.view.text
    if not claimed.place or not told.place or claimed.hedged or told.hedged:
        return False
    if not claimed.said_as or told.said_as not in ("", claimed.said_as):
        return False
    if claimed.scope != told.scope or is_denied(unit) or read_speech(unit):
        return False
    mine, theirs = set(claimed.nouns), set(told.nouns)
    narrower = mine <= theirs and claimed.place < told.place
    if mine != theirs and not narrower and claimed.nouns and told.nouns:
        return False
    return names_days(claim) <= names_days(unit) and _is_of_subject(
        claimed, told, claim, item
    )


def _is_of_subject(
    claimed: Standing, told: Standing, claim: str, item: Evidence
) -> bool:
    """Whether what stands before both is of one thing, as far as names tell."""
    passage = item.retrieved.passage
    mine = _sense(claim[: claimed.begins])
    before = passage.view.text[: told.begins]
    theirs = _sense(before)
    around = theirs | set(read_stems(passage.context)) | set(told.nouns)
    scopes = {word for one in read_standings(passage.view.text) for word in one.scope}
    names = {word.stem for word in read_words(before) if word.capital} - scopes
    return mine <= around and names <= {*mine, *read_stems(claim)}


def _sense(text: str) -> set[str]:
    return {word.stem for word in read_words(text) if word.lower not in STOP}


def read_stems(text: str) -> Sequence[str]:
    """Return the stems of the words of a text."""
    return [word.stem for word in read_words(text)]


def names_days(text: str) -> set[str]:
    """Return the days, months and years that a text names, as written."""
    return {
        one.span.of(text) for one in read_mentions(text, reference=None) if one.dates
    }


def is_denied(text: str) -> bool:
    """Whether a text has a word of denial."""
    return any(
        word.lower in NEGATION or word.lower.endswith("n't")
        for word in read_words(text)
    )
