"""Who did what to whom, as far as the verb is one of a pair that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from oircheck.verify.align import Word, read_words, stem
from oircheck.verify.verbs import FORMS, Form, Shape

_BE = frozenset("is are was were be been being am 's".split())
_HAVE = frozenset("has have had".split())
_DO = frozenset("did does do".split())
_MODAL = frozenset("will would may might could can should must shall".split())
_NOT = frozenset("not never no".split())
_ADVERBS = frozenset(
    """also now then later first soon once just already still only again ever even both
    finally formally firmly strongly""".split()
)
_DETERMINERS = frozenset(
    """the a an this that these those its his her their our my your no any some each
    every all both another""".split()
)
_PREPOSITIONS = frozenset(
    """of in on at to for from by with into onto upon about over under after before
    between during through against among amid since until as than like per via without
    within across despite near off towards toward following
    """.split()
)
_BREAKS = (
    _PREPOSITIONS
    | _BE
    | _HAVE
    | _DO
    | _MODAL
    | _NOT
    | frozenset(
        """and but or nor while when where who whom whose which because although though
        if whether so yet yesterday today tomorrow last next early late there here again
        """.split()
    )
)
_JOINS = frozenset(
    "and but while when after before because as that whether although though if".split()
)
_PRONOUNS = frozenset("he she it they who which".split())
_PARTICLES = frozenset("up down out away off over back through".split())
_PLURAL_BEFORE = frozenset("they we who".split())
_IRREGULAR_PAST = frozenset(
    """said told made won lost met left took gave began fell rose grew built bought sold
    sent held paid came went became found got kept saw ran led put set wrote drew drove
    fought chose brought broke spoke stood spent taught threw withdrew thought felt
    """.split()
)
_NO_VERBS = frozenset("need indeed speed hundred seed feed breed red bed".split())


MOST_WORDS = 40
"""Words before or after a verb that may be its subject or its object."""

MOST_CLAUSES = 4
"""How many clauses before a verb may lie between it and its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a clause says that somebody did.

    Attributes:
        form: The verb, with the pair and the side of it.
        agent: Stems of who did it; ``None`` where that is not said.
        affected: Stems of whom or what it befell; ``None`` where that is not said.
        beyond: Stems of what follows the latter: "the closure **of the school**".
        negated: Whether it was not done.
        unreal: Whether it is only to come, possible or wanted.
        by_pronoun: Whether who or what stands before the verb is a pronoun.
    """

    form: Form
    agent: frozenset[str] | None
    affected: frozenset[str] | None
    beyond: frozenset[str]
    negated: bool
    unreal: bool
    by_pronoun: bool


@lru_cache(maxsize=1_024)
def read_deeds(sentence: str) -> tuple[Deed, ...]:
    """Return the deeds of a sentence whose verbs belong to a pair, in its order."""
    return tuple(_read(sentence, read_words(sentence)))


def _read(sentence: str, words: Sequence[Word]) -> Iterator[Deed]:
    for at, word in enumerate(words):
        if word.capital:
            continue
        for form in FORMS.get(word.lower, ()):
            end = at + 1 + len(form.particles)
            behind = [one.lower for one in words[at + 1 : end]]
            if behind != list(form.particles) or _has_particle(words, end, form):
                continue
            deed = _deed(sentence, words, at, end, form)
            if deed is not None:
                yield deed


def _has_particle(words: Sequence[Word], end: int, form: Form) -> bool:
    if form.particles:
        return False
    return end < len(words) and words[end].lower in _PARTICLES


def _deed(
    sentence: str, words: Sequence[Word], at: int, end: int, form: Form
) -> Deed | None:
    first, helpers = _helpers(sentence, words, at)
    passive = _is_passive(words, at, end, form, helpers)
    if passive is None or (passive and form.of_subject):
        return None
    subject, by_pronoun = _subject(sentence, words, first)
    behind, beyond = _behind(sentence, words, end)
    if passive:
        agent, affected = _by_whom(sentence, words, end), subject
        by_whom = None if agent is None else frozenset(agent)
        roles = by_whom, affected
    elif form.of_subject or (form.either and not behind):
        roles = None, subject
    else:
        roles = subject, behind
    return Deed(
        form=form,
        agent=roles[0] or None,
        affected=roles[1] or None,
        beyond=beyond,
        negated=any(one in _NOT or one.endswith("n't") for one in helpers),
        unreal=any(one in _MODAL for one in helpers),
        by_pronoun=by_pronoun,
    )


def _helpers(sentence: str, words: Sequence[Word], at: int) -> tuple[int, list[str]]:
    """Return where the words that belong to a verb begin, and these."""
    first = at
    while first and words[first - 1].text != "May":
        if not _is_helper(words[first - 1].lower) or not _is_joined(
            sentence, words, first
        ):
            break
        first -= 1
    return first, [word.lower for word in words[first:at]]


def _is_helper(word: str) -> bool:
    return (
        word in _BE | _HAVE | _DO | _MODAL | _NOT | _ADVERBS
        or word.endswith("n't")
        or (word.endswith("ly") and len(word) > 4)
    )


def _is_passive(
    words: Sequence[Word], at: int, end: int, form: Form, helpers: Sequence[str]
) -> bool | None:
    """Whether a form is a verb in the passive, or ``None`` where it is no verb."""
    before = words[at - 1].lower if at else ""
    firm = [one for one in helpers if one not in _NOT | _ADVERBS and one[-2:] != "ly"]
    after = words[end].lower if end < len(words) else ""
    if form.shape is Shape.ING:
        return False if firm and firm[-1] in _BE else None
    if form.shape is Shape.PAST:
        if firm:
            return firm[-1] in _BE
        if not at or before in _DETERMINERS | _PREPOSITIONS:
            return None
        return after == "by"
    if form.shape is Shape.PRESENT:
        return None if not at or before in _DETERMINERS | _PREPOSITIONS else False
    if firm and (firm[-1] in _DO | _MODAL or firm[-1].endswith("n't")):
        return False
    many = before in _PLURAL_BEFORE or (before.endswith("s") and before not in _BE)
    return False if many and after in _DETERMINERS and not firm else None


def _subject(
    sentence: str, words: Sequence[Word], first: int, *, left: int = MOST_CLAUSES
) -> tuple[frozenset[str], bool]:
    """Return the stems of what stands before a verb, and whether it is a pronoun.

    Args:
        left: How many clauses may still be gone back.
    """
    if not left:
        return frozenset(), False
    if first and not _is_joined(sentence, words, first):
        opens = first - 1
        while opens and _is_joined(sentence, words, opens):
            opens -= 1
        inner = words[opens:first]
        if opens and (inner[0].lower in _PRONOUNS or any(map(_is_verb, inner))):
            return _subject(sentence, words, opens, left=left - 1)
    begins, joined = max(0, first - MOST_WORDS), False
    for at in range(first - 1, begins - 1, -1):
        gap = sentence[words[at].span.end : words[at + 1].span.start]
        if at + 1 <= first and any(mark in gap for mark in ".;:"):
            begins = at + 1
            break
        if at < first - 1 and _is_verb(words[at]):
            begins, joined = at + 1, True
            break
    region = list(words[begins:first])
    if joined:
        cut = max((i for i, w in enumerate(region) if w.lower in _JOINS), default=-1)
        rest = region[cut + 1 :]
        if not rest or not _is_joined(sentence, words, first):
            start, _ = _helpers(sentence, words, begins - 1)
            return _subject(sentence, words, start, left=left - 1)
        region = rest or region
    elif not region and first:
        return frozenset(), True
    stems = _content(region)
    return stems, not stems and any(w.lower in _PRONOUNS for w in region)


def _is_verb(word: Word) -> bool:
    low = word.lower
    if word.text[0].isupper():
        return False
    if low in _BE | _HAVE | _MODAL | _IRREGULAR_PAST:
        return True
    return low.endswith("ed") and low not in _NO_VERBS


def _content(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(
        word.stem
        for word in words
        if word.lower not in _BREAKS | _DETERMINERS | _ADVERBS | _PRONOUNS
    )


def _behind(
    sentence: str, words: Sequence[Word], end: int
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the object, and of what goes on from there."""
    stop = end
    while stop < min(len(words), end + MOST_WORDS):
        if words[stop].lower in _BREAKS:
            break
        if stop > end and not _is_joined(sentence, words, stop):
            break
        stop += 1
    going_on = stop
    limit = min(len(words), end + MOST_WORDS)
    while going_on < limit and words[going_on].lower not in _JOINS:
        if going_on and not _is_joined(sentence, words, going_on):
            break
        going_on += 1
    return _content(words[end:stop]), _content(words[stop:going_on])


def _is_joined(sentence: str, words: Sequence[Word], at: int) -> bool:
    gap = sentence[words[at - 1].span.end : words[at].span.start]
    return not any(mark in gap for mark in ",.;:()")


def _by_whom(sentence: str, words: Sequence[Word], end: int) -> frozenset[str] | None:
    for at in range(end, len(words)):
        if not _is_joined(sentence, words, at):
            return None
        if words[at].lower == "by":
            return _behind(sentence, words, at + 1)[0] or None
    return None


@lru_cache(maxsize=1_024)
def stems_of_side(form: Form) -> frozenset[str]:
    """Return the stems of all verbs that say the same as one."""
    return frozenset(
        stem(word)
        for word, forms in FORMS.items()
        for other in forms
        if (other.pair, other.side) == (form.pair, form.side) and not other.particles
    )
