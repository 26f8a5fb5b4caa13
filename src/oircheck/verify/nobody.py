"""What befell or was done by nobody, where the other side says that somebody was.

"Two fishermen were rescued, and nobody was killed" has all words of "Nobody was
rescued": which verb the word of denial belongs to tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from oircheck.quantities import read_mentions
from oircheck.text import split_sentences
from oircheck.types import Evidence, Stance
from oircheck.verify.align import Word, read_words, stem, stems_of
from oircheck.verify.cues import Manner
from oircheck.verify.speech import read_speech
from oircheck.verify.vocabulary import NEGATION, STOP

REFUTED = (0.03, 0.07, 0.9)
"""What a passage says of a claim, supporting, neither, refuting, that says the reverse
of the same verb: no model is needed for that."""

OPEN = (0.05, 0.9, 0.05)

_SAME = tuple(
    frozenset(map(stem, row.split()))
    for row in (
        "hurt injured wounded",
        "killed died dead perished",
        "rescued saved",
        "acquitted cleared exonerated",
        "arrested detained",
        "dismissed sacked fired",
        "convicted jailed",
    )
)
_NONE = re.compile(
    r"(?P<whole>nobody|no one|no-one)(?= )"
    r"|(?:none|not one|not a single one) of (?:(?:the|its|their|his|her|th[eo]se) )?"
    r"|(?:no|not a single|not one) (?=[a-z])",
    re.IGNORECASE,
)
"""With what a clause on nobody begins."""

_BENT = re.compile(
    r"\b(?:but|except|apart|other than|yet|fewer|less"
    r"|longer|if|unless|whether|may|might|could|would|should|can|almost|nearly)\b"
)
"""What makes of a clause another thing than that it is so of nobody, or somebody."""

_PART = re.compile(r"\b(?:else|besides|until|before|more)\b")
"""What leaves some out of those of whom it is so of none; of somebody it is so."""

_WHOLLY = re.compile(
    r"\b(?:all|both|each|every|only|just|merely|few|little|hardly|barely|rarely|scarcely"
    r"|without|fail(?:s|ed)?|zero|survived?|unanimous(?:ly)?|un[a-z]+ed|unhurt|unharmed"
    r"|refus(?:ed|es|e)|declin(?:ed|es|e)|avoid(?:ed|s)?|escap(?:ed|es|e)|empty|absent"
    r"|absence|lack(?:ed|s)?|instead|rather|0)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)
"""By what a sentence may tell of nobody without a word of denial."""

_WILL = re.compile(r"\b(?:will|shall)(?: not)? be\b")
_AGAINST = frozenset(map(stem, "voted opposed objected dissented".split()))
_SPLIT_VOTE = re.compile(
    r"\b(?:[a-z]+|[0-9]{1,3})(?: votes)?(?: to |\u2013|-)"
    r"(?!no\b|none\b|nil\b|zero\b|nothing\b|0\b)"
    r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
"""A vote with some against: "by seven votes to two"."""

_CLAUSE = re.compile(
    r"; |, (?:and |but |while |whereas |although |though )?|: "
    r"| (?:and|but|while|whereas|although|though) (?=nobody |no |none |not one )"
)
_BE = frozenset("was were is are be been being has have had got get".split())
_BETWEEN = frozenset("been ever also then later being".split())
_IRREGULAR = frozenset("won lost left took came went met saw hurt died spoke".split())
_PEOPLE = re.compile(
    r"\b(?:he|she|they|we|who|people|persons?|(?:wo)?m[ae]n|children|child|boys?|girls?"
    r"|[a-z]+(?:wom[ae]n|m[ae]n|people|ists?|ians?)|(?!tower|water|river|number|matter"
    r"|paper|power|order|letter|quarter|other|offer|centre|center|computer|weather"
    r"|summer|winter|corner|motor|tractor|reactor|sector|doctor of)[a-z]{2,}(?:er|or"
    r"|ee)s?|pupils?|students?|guests?|patients?|victims?|residents?|civilians?"
    r"|soldiers?|crew|tenants?|adults?|adolescents?|defendants?|co-defendants?"
    r"|participants?|inhabitants?|police|staff|nurses?|guards?|pilots?|witnesses)\b",
    re.IGNORECASE,
)
"""Words for people, as the subject of a clause."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause on somebody or on nobody.

    Attributes:
        text: The clause.
        verb: Stem of what was done.
        subject: The words before it.
        rest: Stems of the words of sense after it.
        nobody: Whether it is so of nobody.
        of_all: Whether of nobody at all: "nobody", not "no passenger".
    """

    text: str
    verb: str
    subject: str
    rest: frozenset[str]
    nobody: bool
    of_all: bool


def read_nobody(claim: str, item: Evidence) -> Evidence:
    """Return a passage as what it is where one of the two is of nobody.

    It does not support the claim where it says the reverse of the same verb; that
    somebody was refutes that nobody was, where all else of the claim is there as well.
    """
    unit = item.retrieved.passage.view.text
    mine = _clauses(claim)
    coming = _is_coming(claim) and _is_coming(unit)
    if len(mine) != 1 or (_is_speech(claim) and not coming) or _CLAUSE.search(claim):
        return item
    wanted = mine[0]
    told = [one for one in _clauses(unit) if _is_of_verb(one, wanted)]
    if not told and item.stance is Stance.SUPPORTS and _is_told_of_some(wanted, unit):
        return _taken(item, Stance.NEUTRAL, OPEN)
    if not told and item.stance is Stance.SUPPORTS and _is_reversed(wanted, item):
        return _taken(item, Stance.NEUTRAL, OPEN)
    of_things = wanted.nobody and wanted.of_all and not _is_of_people(unit)
    if not told and item.stance is Stance.REFUTES and of_things:
        return _taken(item, Stance.NEUTRAL, OPEN)
    if not told or any(one.nobody == wanted.nobody for one in told):
        return item
    if (_is_speech(unit) and not coming) or not any(
        one.nobody for one in (*told, wanted)
    ):
        return item
    if wanted.nobody and any(_reverses(wanted, one, item) for one in told):
        return _taken(item, Stance.REFUTES, REFUTED)
    if item.stance is Stance.SUPPORTS:
        return _taken(item, Stance.NEUTRAL, OPEN)
    return item


def _is_told_of_some(wanted: _Clause, unit: str) -> bool:
    """Whether a sentence counts those of whom the claim denies something, or splits.

    "Fifty firefighters were sent" supports nothing that no firefighter did, nor does a
    vote of seven to two that nobody voted against.
    """
    if not wanted.nobody:
        return False
    if wanted.verb in _AGAINST and "against" in wanted.text + wanted.verb:
        split = _SPLIT_VOTE.search(unit)
        if split is not None and re.search(r"\bvot(?:e|es|ed)\b|\bby ", unit):
            return True
    denied = any(word.lower in NEGATION for word in read_words(unit))
    if wanted.of_all or denied or _WHOLLY.search(unit):
        return False
    nouns = _nouns(wanted.subject)
    return bool(nouns) and _counts(unit, nouns[0])


def _counts(unit: str, noun: str) -> bool:
    """Whether a sentence counts things by a noun, given as its stem: "50 nurses"."""
    return any(
        one.noun and one.high != 0 and noun in stems_of(one.noun)
        for one in read_mentions(unit, reference=None)
    )


def _is_reversed(wanted: _Clause, item: Evidence) -> bool:
    """Whether only the sentences before have the verb of the claim, and the reverse."""
    context = item.retrieved.passage.context
    told = [
        one
        for span in split_sentences(context)
        for one in _clauses(span.of(context))
        if _is_of_verb(one, wanted)
    ]
    return any(_reverses(wanted, one, item) for one in told) and not any(
        one.nobody == wanted.nobody for one in told
    )


def _is_speech(text: str) -> bool:
    return any(one.manner is not Manner.OF_NONE for one in read_speech(text))


def _is_coming(text: str) -> bool:
    """Whether a text says no more than what will be: of that two can be set beside."""
    manners = {one.manner for one in read_speech(text)} - {Manner.OF_NONE}
    return manners == {Manner.PLANNED} and _WILL.search(text) is not None


def _reverses(wanted: _Clause, other: _Clause, item: Evidence) -> bool:
    """Whether the two cannot both be, of one event."""
    passage = item.retrieved.passage
    around = stems_of(f"{item.retrieved.source.title or ''}. {passage.premise}")
    of_nobody, of_some = (wanted, other) if wanted.nobody else (other, wanted)
    if of_nobody.nobody == of_some.nobody:
        return False
    if not wanted.rest <= around or passage.view.text.endswith("?"):
        return False
    if not wanted.nobody and not other.rest <= around & (
        wanted.rest | stems_of(passage.premise)
    ):
        return False
    some = of_some.subject
    if of_nobody.of_all:
        return _is_of_people(some)
    nouns = _nouns(of_nobody.subject)
    own = {w.stem for w in read_words(some) if not w.lower.endswith("'s")}
    named = bool(nouns) and any(_is_alike(nouns[-1], one) for one in own)
    return named and set(nouns[:-1]) <= around


def _is_alike(one: str, other: str) -> bool:
    """Whether two stems are of one word: "wit" and "witness"."""
    return one.startswith(other) or other.startswith(one)


def _is_of_people(subject: str) -> bool:
    """Whether what stands before a verb is of people: by a word for them, or names."""
    if _PEOPLE.search(subject):
        return True
    words = [word for word in read_words(subject) if word.lower not in STOP]
    return len(words) == 2 and all(word.text[0].isupper() for word in words)


def _nouns(subject: str) -> list[str]:
    values = [one.value_span for one in read_mentions(subject, reference=None)]
    return [
        word.stem
        for word in read_words(subject)
        if word.lower not in STOP and not any(word.span.overlaps(x) for x in values)
    ]


def _is_of_verb(one: _Clause, other: _Clause) -> bool:
    return one.verb == other.verb or any({one.verb, other.verb} <= x for x in _SAME)


@lru_cache(maxsize=1_024)
def _clauses(sentence: str) -> tuple[_Clause, ...]:
    """Return the clauses of a sentence that are of somebody or nobody."""
    return tuple(_read(sentence))


def _read(sentence: str) -> Iterator[_Clause]:
    subject, told = "", False
    for part in _parts(sentence):
        if _BENT.search(part):
            continue
        cue = _NONE.match(part)
        said = part[cue.end() :] if cue else part
        words = read_words(said)
        if cue is not None and _PART.search(part):
            continue
        at = _verb(words, at_once=cue is not None and bool(cue["whole"]))
        if cue is None and any(
            one.lower in NEGATION and near != at for near, one in enumerate(words)
        ):
            continue
        if at is None:
            subject, told = f"{subject} {part}", False
            continue
        before = said[: words[at].span.start]
        bare = all(word.lower in STOP for word in words[:at])
        if not cue and (bare or (subject and not told)):
            before = f"{subject} {before}"
        rest = frozenset(w.stem for w in words[at + 1 :] if w.lower not in STOP)
        yield _Clause(
            text=part,
            verb=words[at].stem,
            subject=before,
            rest=rest,
            nobody=cue is not None,
            of_all=cue is not None and bool(cue["whole"]),
        )
        subject, told = before, True


def _parts(sentence: str) -> Iterator[str]:
    at = 0
    for mark in _CLAUSE.finditer(sentence):
        yield sentence[at : mark.start()]
        at = mark.end()
    yield sentence[at:]


def _verb(words: tuple[Word, ...], *, at_once: bool) -> int | None:
    """Return which word is the verb that tells what happened."""
    for at, word in enumerate(words):
        if word.lower in _BE:
            after = at + 1
            while after < len(words) and words[after].lower in _BETWEEN | _BE:
                after += 1
            return after if after < len(words) and _is_past(words[after]) else None
        if _is_past(word) and (not at_once or not at):
            return at
    return None


def _is_past(word: Word) -> bool:
    low = word.lower
    if word.text[0].isupper() or low.endswith("eed"):
        return False
    return low.endswith("ed") or low in _IRREGULAR


def _taken(item: Evidence, side: Stance, sides: tuple[float, float, float]) -> Evidence:
    if item.stance is side and item.probability >= max(sides):
        return item
    return replace(item, stance=side, probability=max(sides), probabilities=sides)
