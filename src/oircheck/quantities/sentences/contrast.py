"""Notices that a sentence much like the claim speaks of another thing."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.quantities.sentences.clauses import Clause, shown
from oircheck.quantities.words.noun_table import FUNCTION_WORDS, lemma, same_noun
from oircheck.quantities.words.senses import akin, is_past, root, sense_at

_OPPOSED = """
north northern northerly | south southern southerly | east eastern | west western |\
 central | northeast northeastern | northwest northwestern | southeast southeastern |\
 southwest southwestern
left | right
upper | lower | middle
inner | outer
indoor | outdoor
front | rear | back
old older | new newer
early earlier | late later
young younger | old older | elderly
junior | senior
major | minor
big bigger large larger | small smaller
male man men boy father husband son brother | female woman women girl mother wife\
 daughter sister
mother | father
husband | wife
son | daughter
brother | sister
adult | child children
public | private
urban | rural
domestic | foreign international
import | export
home | away
morning | afternoon | evening | night
summer | winter | spring | autumn
federal | state | municipal | local | regional
civil civilian | military | criminal
plaintiff | defendant | prosecution | defence
buyer | seller
gold | silver | bronze
red | blue | green | yellow | white | black | orange | purple
primary | secondary | tertiary
gross | net
income revenue earning turnover | profit | loss | debt | cost spending | dividend
men | women | junior
wheat | maize corn | rice | barley | rye | oat | soy soya soybean
coal | oil | gas | steel | copper | iron | gold | tin | nickel | zinc
deputy vice | chief
final | semifinal | quarterfinal
monday | tuesday | wednesday | thursday | friday | saturday | sunday
attacker | victim
winner | loser
wide | deep | long | tall high | thick | heavy
state | district | county | province | region | city town municipality council\
 borough | parish church | university college | hospital clinic
ministry government | charity foundation | church | university | company firm | bank
owner landlord proprietor | tenant renter lessee
employer company firm management | employee worker staff | union
insurer | insured policyholder
lender creditor bank | borrower debtor
teacher | pupil student | parent
doctor physician | nurse | patient
police | army military | navy | coastguard
driver | passenger | pedestrian | cyclist
width | depth | length | height | weight
"""
_PREFIXES = frozenset(
    "semi quarter non anti ex vice sub pre post half co under".split()
)
_SKIPPED = frozenset(
    "also still now already just even only once then today yesterday total mr mrs ms"
    " dr about number figure according new".split()
) - {"new"}


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word of the claim, and the one that stands in its place.

    Attributes:
        certain: Whether the two are known to name different things, so that not
            even an equal value is of the same one.
    """

    mine: str
    theirs: str
    certain: bool


@dataclass(frozen=True, slots=True)
class _Slot:
    """A word that may name the thing, with what stands around it."""

    low: str
    root: str
    sense: str
    name: bool
    counted: bool = False


def _groups() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, list[tuple[int, int]]] = {}
    lines = _OPPOSED.replace("\\\n", "").strip().splitlines()
    for number, line in enumerate(lines):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                found.setdefault(root(word), []).append((number, side))
    return {word: tuple(places) for word, places in found.items()}


_GROUPS = _groups()


def opposed(one: str, other: str) -> bool:
    """Whether two roots are known to name different things of one kind."""
    return any(
        line == other_line and side != other_side
        for line, side in _GROUPS.get(one, ())
        for other_line, other_side in _GROUPS.get(other, ())
    )


def tells_apart(word: str) -> bool:
    """Whether a root is known to name one of several things of a kind."""
    return word in _GROUPS


def contrast(claim: Clause, unit: Clause) -> Contrast | None:
    """Return the first word of the claim in whose place another stands.

    The place is known by the neighbours: in "the northern depot" and "the southern
    depot" the word before "depot". Verbs and counted nouns are left aside, they are
    compared elsewhere.
    """
    mine, theirs = _slots(claim), _slots(unit)
    by_root: dict[str, list[int]] = {}
    for at, slot in enumerate(theirs):
        by_root.setdefault(slot.root, []).append(at)
    prefixed = _prefixed(claim, unit)
    if prefixed:
        return prefixed
    weak: Contrast | None = None
    for at, slot in enumerate(mine):
        if not _names_something(slot) or _holds(theirs, by_root, slot):
            continue
        for other in _in_its_place(mine, at, theirs, by_root):
            certain = opposed(slot.root, other.root) or (slot.name and other.name)
            found = Contrast(slot.low, other.low, certain)
            if certain:
                return found
            weak = weak or found
    return weak


def _slots(clause: Clause) -> list[_Slot]:
    """Return the words outside the values that are no function words."""
    tokens = clause.tokens
    roots = [root(word) for word in tokens.low]
    spans = [(one.span, shown(clause, one)) for one in clause.mentions]
    found, near = [], 0
    for at, low in enumerate(tokens.low):
        start = tokens.start[at]
        while near < len(spans) and spans[near][1].end <= start:
            near += 1
        counted = near < len(spans) and spans[near][1].start <= start
        if counted and start < spans[near][0].end:
            continue
        if not low[0].isalpha() or len(low) < 2 or low in _SKIPPED:
            continue
        if low in FUNCTION_WORDS and root(low) not in _GROUPS:
            continue
        name = tokens.raw[at][0].isupper() and not tokens.opens_sentence(at)
        sense = sense_at(roots, at)[0]
        found.append(_Slot(low, roots[at], sense, name, counted))
    return found


def _names_something(slot: _Slot) -> bool:
    """Whether a word may tell one thing from another; verbs and adverbs do not."""
    if slot.counted:
        return False
    if slot.root in _GROUPS or slot.name:
        return True
    return not (slot.low.endswith(("ed", "ing", "ly")) or is_past(slot.low))


def _holds(theirs: list[_Slot], by_root: dict[str, list[int]], slot: _Slot) -> bool:
    return slot.root in by_root or any(_alike(slot, other) for other in theirs)


_PREFIX = 4
"""Letters that two forms of one word share ("Iraq", "Iraqi")."""


def _alike(one: _Slot, other: _Slot) -> bool:
    if akin(one.sense, other.sense) or same_noun(lemma(one.low), lemma(other.low)):
        return not opposed(one.root, other.root)
    if len(one.root) < _PREFIX or len(other.root) < _PREFIX:
        return False
    alike = one.root[:_PREFIX] == other.root[:_PREFIX]
    return alike and not opposed(one.root, other.root)


def _in_its_place(
    mine: list[_Slot], at: int, theirs: list[_Slot], by_root: dict[str, list[int]]
) -> list[_Slot]:
    """Return the words that stand where the claim's word would have to."""
    places = []
    if at + 1 < len(mine):
        places += [found - 1 for found in by_root.get(mine[at + 1].root, ())]
    if at:
        places += [found + 1 for found in by_root.get(mine[at - 1].root, ())]
    found = [theirs[place] for place in places if 0 <= place < len(theirs)]
    return [
        other
        for other in found
        if _names_something(other) and not any(_alike(other, word) for word in mine)
    ]


def _prefixed(claim: Clause, unit: Clause) -> Contrast | None:
    """Tell "final" from "semi-final"."""
    for one, other in ((claim, unit), (unit, claim)):
        bare = set(one.tokens.low)
        tokens = other.tokens
        for at in range(1, len(tokens) - 1):
            if tokens.low[at] != "-" or tokens.low[at - 1] not in _PREFIXES:
                continue
            word, prefix = tokens.low[at + 1], tokens.low[at - 1]
            if word in bare and prefix not in bare and word not in tokens.low[: at - 1]:
                return Contrast(word, f"{prefix}-{word}", certain=True)
    return None
