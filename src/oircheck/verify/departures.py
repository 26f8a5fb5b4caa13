"""Who has gone from an office, told by the words of a passage alone.

"Falk took over from Roth" has all the words of "Roth commands", and a verifier takes
it for support all too easily; nor does it see that of two mayors of one town the one
who was sworn in last is mayor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.types import Evidence, Modifier, Outcome, Stage, Stance
from oircheck.verify.align import read_words
from oircheck.verify.offices import (
    HOLDS,
    OFFICE,
    SUCCEEDS,
    days_between_told,
    holder_of,
    is_name,
    is_of_now,
)
from oircheck.verify.opposed import seen
from oircheck.verify.succession import (
    PASSES_ON,
    THE_ONE_AFTER,
    THE_ONE_BEFORE,
    comes_after,
)
from oircheck.verify.times import names_days
from oircheck.verify.vocabulary import CAPITALS, STOP

_WHO_LEFT = re.compile(
    r"(?P<name>(?:[A-Z][\w.'\u2019-]* )+)(?:has |had )?(?:resigned|stepped down|retired"
    r"|left office|(?:was|has been) (?:dismissed|ousted|succeeded|replaced|removed))\b"
)
"""Who held an office up to then: the one after the first, the one before the second."""

_ROLE = re.compile(
    r"\b(?:is|remains) (?:still )?(?:(?:the|a|an|its|their) )?"
    r"(?P<role>[\w-]+(?: [\w-]+){0,3}?)(?= (?:of|for|at|in)\b|[.,;]|\Z)"
)
"""What a claim says that somebody is."""

_FORMER = re.compile(
    rf"\b(?i:former|ex|late|one-time|past|retired)[- ](?:[\w-]+ ){{0,2}}?"
    rf"(?P<office>{OFFICE})(?: of [A-Z]\w+)? (?P<name>{CAPITALS})"
    rf"|(?P<before>(?:[A-Z][\w.'\u2019-]* )*[A-Z][\w.'\u2019-]*), (?:(?:the|a|an) )?"
    rf"(?:former|one-time|past|retired) (?:[\w-]+ ){{0,2}}?(?P<held>{OFFICE})\b"
)
"""Who held an office and holds it no more."""

_ARRIVES = re.compile(
    rf"(?P<name>{CAPITALS})(?:,[^,]{{1,60}},? )?(?:(?:was|is|has been|had been) )?"
    r"(?:sworn in|appointed|elected|inaugurated|chosen|installed|named|enthroned"
    r"|crowned|became|becomes|took (?:office|over)) (?:as )?(?:the |its |their )?"
    rf"(?:new )?(?P<office>(?:[\w-]+ ){{0,2}}?{OFFICE})\b"
)
"""Who came into an office."""

_ONE_ONLY = (
    r"(?:[Mm]ayor|[Kk]ing|[Qq]ueen|[Ee]mperor|[Ee]mpress|[Pp]ope|[Aa]bbot|[Aa]bbess"
    r"|[Rr]ector|[Pp]rime [Mm]inister|[Cc]hancellor|[Gg]overnor)"
)
_TITLED = re.compile(rf"(?P<office>\b{_ONE_ONLY}) (?P<name>{CAPITALS})")
"""An office that a place has once, used as a title."""

_NOT_NOW = re.compile(r"\b(?:former|ex|late|then|deputy|vice|acting|past|designate)\b")

_ENDS = re.compile(
    r"\Z|[.,;:]| (?:in|on|with|by|at|after|since|last|this|and|to|from|as|when|while)\b"
)
"""What may follow the whole name of an office."""

OPEN = (0.1, 0.85, 0.05)
COME = (0.85, 0.12, 0.03)
GONE = (0.02, 0.08, 0.9)
"""What a passage says of the claim, supporting, neither, refuting, whose words tell
that the holder has gone: no model is needed for that."""


def read_departure(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where it tells that the claim's holder has gone.

    "Falk took over from Roth" has all the words of "Roth commands", and is taken for
    support all too easily.
    """
    follows = comes_after(claim, item)
    if follows is not None:
        return _come(item) if follows else _gone(item)
    open_ = _is_before_leaving(claim, item) or _is_open_since(claim, item)
    if item.stance is Stance.REFUTES and open_:
        return replace(
            item, stance=Stance.NEUTRAL, probability=OPEN[1], probabilities=OPEN
        )
    if item.stance is Stance.REFUTES and _has_come(claim, item):
        return _come(item)
    if item.stance is not Stance.SUPPORTS or not is_of_now(claim):
        return item
    if HOLDS.search(claim) is None and not _is_title_of_who_left(claim, item):
        return item
    return _gone(item) if _has_left(claim, item) else item


def _is_title_of_who_left(claim: str, item: Evidence) -> bool:
    """Whether a passage gives who left the very title that the claim gives.

    "Head librarian Ilse Kroon retired" is of her who "is head librarian", whatever
    else is an office.
    """
    role = _ROLE.search(claim)
    unit = item.retrieved.passage.view.text
    return role is not None and any(
        f" {unit[: match.start()].strip()}".lower().endswith(f" {role['role'].lower()}")
        for match in _WHO_LEFT.finditer(unit)
    )


def _is_before_leaving(claim: str, item: Evidence) -> bool:
    """Whether the claim is of a day before its holder left, and only days differ."""
    conflicts = [x.kind for x in item.comparisons if x.outcome is Outcome.CONFLICT]
    if set(conflicts) != {Stage.DATE} or HOLDS.search(claim) is None:
        return False
    if not _has_left(claim, item):
        return False
    published = item.retrieved.source.published
    reference = edtf_interval(published) if published else None
    unit = item.retrieved.passage.view.text
    mine = [x.dates for x in read_mentions(claim, reference=None) if x.dates]
    theirs = [x.dates for x in read_mentions(unit, reference=reference) if x.dates]
    return any(
        one.last is not None and other.first is not None and one.last < other.first
        for one in mine
        for other in theirs
    )


_HAS_BEEN_SINCE = re.compile(
    r"\bhas (?:been|held|led|headed|chaired|run|directed|edited|commanded)\b[^.;]*?"
    r"\bsince\b"
)


def _is_open_since(claim: str, item: Evidence) -> bool:
    """Whether "has been mayor since May" leaves the claim's day to its holder.

    To the same one a day after that, and to any other one a day before.
    """
    unit = item.retrieved.passage.view.text
    if _HAS_BEEN_SINCE.search(unit) is None or HOLDS.search(claim) is None:
        return False
    if any(x.outcome is Outcome.CONFLICT for x in item.comparisons):
        return False
    mine = [x.dates for x in read_mentions(claim, reference=None) if x.dates]
    begun = [
        x.dates
        for x in read_mentions(unit, reference=None)
        if x.dates and x.modifier is Modifier.SINCE
    ]
    holder = holder_of(claim)
    same = bool(holder & {word.stem for word in read_words(unit)})
    if not holder or len(mine) != 1 or len(begun) != 1 or not names_days(claim):
        return False
    first, last, since = mine[0].first, mine[0].last, begun[0].first
    if first is None or last is None or since is None:
        return False
    return first >= since if same else last < since


def _has_come(claim: str, item: Evidence) -> bool:
    """Whether the claim's holder came after whoever held the claim's office."""
    if not is_of_now(claim) or HOLDS.search(claim) is None:
        return False
    found = THE_ONE_AFTER.search(item.retrieved.passage.view.text)
    holder = holder_of(claim)
    if found is None or not holder or not holder <= _family(found["name"]):
        return False
    around = {word.stem for word in read_words(item.retrieved.passage.premise)}
    return all(
        word.stem in around
        for word in read_words(claim)
        if word.stem not in holder and word.lower not in STOP
    )


def _has_left(claim: str, item: Evidence) -> bool:
    holder, unit = holder_of(claim), item.retrieved.passage.view.text
    found = (*THE_ONE_BEFORE.finditer(unit), *_WHO_LEFT.finditer(unit))
    families = [read_words(match["name"])[-1] for match in found]
    claimed = {word.stem for word in read_words(claim)}
    for match in _FORMER.finditer(unit):
        office = read_words(match["office"] or match["held"])[0]
        if office.stem in claimed:
            families.append(read_words(match["name"] or match["before"])[-1])
    return any(word.stem in holder for word in families)


def read_arrivals(claim: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return passages as what they are where another one came into a holder's office.

    That Wirz was sworn in as mayor of Dornach refutes that Stamm is mayor, where what
    names Stamm is older.
    """
    if not is_of_now(claim) or HOLDS.search(claim) is None:
        return list(evidence)
    holders = [item for item in evidence if item.stance is Stance.SUPPORTS]
    read: list[Evidence] = []
    for item in evidence:
        later = any((days_between_told(one, item) or 0) > 0 for one in holders)
        if later and item.stance is not Stance.REFUTES and _has_another(claim, item):
            item = _gone(item)
        read.append(item)
    return read


def _come(item: Evidence) -> Evidence:
    return replace(
        item, stance=Stance.SUPPORTS, probability=COME[0], probabilities=COME
    )


def _gone(item: Evidence) -> Evidence:
    return replace(item, stance=Stance.REFUTES, probability=GONE[2], probabilities=GONE)


def _has_another(claim: str, item: Evidence) -> bool:
    """Whether a passage names another one than the claim in the claim's office."""
    unit, holder = item.retrieved.passage.view.text, holder_of(claim)
    told = {word.stem for word in read_words(unit)}
    if not holder or holder & told:
        return False
    around = {word.stem for word in read_words(item.retrieved.passage.premise)}
    for word in read_words(claim):
        if word.stem in holder or word.lower in STOP:
            continue
        if word.stem not in (around if is_name(word, claim) else told):
            return False
    return any(_is_same_office(claim, unit, found) for found in _ARRIVES.finditer(unit))


def _is_same_office(claim: str, unit: str, found: re.Match[str]) -> bool:
    """Whether an office into which somebody came is the claim's: of the same place.

    "Mayor of Orr" and "director of the zoo's school" are other ones than those of the
    town and of the zoo.
    """
    if _NOT_NOW.search(found["office"]):
        return False
    held = re.search(OFFICE, claim)
    of_claim = claim[held.end() :].rstrip(" .") if held else ""
    after = unit[found.end("office") :]
    if not after.startswith((" of ", " for ")):
        return True
    return (
        after.startswith(of_claim) and _ENDS.match(after[len(of_claim) :]) is not None
    )


def agrees_with_succession(claim: str, item: Evidence) -> bool:
    """Whether a passage that took a side only gives an office to one of the two.

    That Stamm was mayor once, or that Wirz is, does not speak against "Wirz
    succeeded Stamm".
    """
    match = PASSES_ON.search(claim)
    unit = item.retrieved.passage.view.text
    if match is None or item.stance is not Stance.REFUTES:
        return False
    told = {word.stem for word in read_words(unit)}
    named = [bool(told & _family(match[part])) for part in ("to", "of")]
    plain = SUCCEEDS.search(unit) is None and not seen(item, "negation")
    return plain and sum(named) == 1 and _TITLED.search(unit) is not None


def _family(name: str) -> set[str]:
    return {word.stem for word in read_words(name)}
