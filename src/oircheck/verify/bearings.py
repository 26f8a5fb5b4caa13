"""What a sentence says of a claim together with the ones that lead up to it.

"It weighs 310 kilograms" is said of the bell of the sentence before, and "the judge
read the verdict" of the trial that the text is about: the words tell, where a verifier
wavers.
"""

from __future__ import annotations

import re
from dataclasses import replace

from oircheck.quantities import read_mentions
from oircheck.text import split_sentences
from oircheck.types import Evidence, Outcome, Stage, Stance
from oircheck.verify.align import Word, is_turned, read_words
from oircheck.verify.opposed import seen
from oircheck.verify.speech import read_speech
from oircheck.verify.vocabulary import NEGATION, STOP

_PRONOUN = re.compile(r"(?:It|Its)\b")

_ANY_PRONOUN = re.compile(r"(?:It|Its|He|His|She|Her|They|Their|This|That|These)\b")

_NONE_OF = re.compile(r"(?:None|Not one) of (?:the |those |these )?")

_NAMED_BESIDE = re.compile(
    r", (?:not least|not to mention|not counting|including|among them) "
)

_HELD = re.compile(r"\b(?:was|were) held\b|\btook place\b|\bwent ahead\b")
_IS_OFF = re.compile(
    r"\b(?:has|have|had|was|were) (?:been )?(?:cancelled|canceled|called off|scrapped"
    r"|abandoned)\b"
)

_LINKS = frozenset(
    """against toward towards near off behind beside within across along around
    """.split()
)
"""Words that only say how two things stand to one another."""

_OF_ONE = frozenset({"only", "sole"})
"""Words of what one alone has done."""

_TURNING = frozenset(
    """from by before after over under above below until without must may might could
    should would will is are was were be been being all only every each
    """.split()
)
"""Small words that change what the others say."""

_BESIDE = re.compile(r", [^,]{1,60},")
"""What is put in between two commas, and may be left out."""

_ANOTHER_THING = re.compile(r"\b(?:the|an?|its|their|his|her|this|that) (?=[a-z])")

FEWEST_WORDS = 4
"""Words of a sentence, at least, with which a claim may begin."""

SAID = (0.8, 0.15, 0.05)
"""What a passage says of the claim, supporting, neither, refuting, whose words have all
of it: no model is needed for that."""


def read_bearing(claim: str, item: Evidence) -> Evidence:
    """Return a passage as support where its words, and those before, have the claim."""
    if _denies_of_all(claim, item) or _calls_off(claim, item):
        return _taken(item, Stance.REFUTES)
    if names_beside(claim, item.retrieved.passage.view.text):
        return _taken(item, Stance.SUPPORTS)
    if not _is_plain(claim, item):
        return item
    if _begins_claim(claim, item, turned=True) or _names_another(claim, item):
        return _taken(item, Stance.REFUTES)
    if (
        _begins_claim(claim, item)
        or _is_of_antecedent(claim, item)
        or _is_left_of_claim(claim, item)
        or _is_reworded(claim, item)
    ):
        return _taken(item, Stance.SUPPORTS)
    return item


def _taken(item: Evidence, side: Stance) -> Evidence:
    if item.stance is side and item.probability >= SAID[0]:
        return item
    sides = SAID if side is Stance.SUPPORTS else (SAID[2], SAID[1], SAID[0])
    return replace(item, stance=side, probability=SAID[0], probabilities=sides)


def names_beside(claim: str, unit: str) -> bool:
    """Whether a sentence names beside something else what the claim has alone.

    "It drew 9,000 visitors, not least 900 pupils" says that it drew 900 pupils.
    """
    cue = _NAMED_BESIDE.search(unit)
    if cue is None or _NAMED_BESIDE.search(unit, cue.end()) or read_speech(unit):
        return False
    last = [word.lower for word in read_words(unit[cue.end() :])]
    first = [word.lower for word in read_words(unit[: cue.start()])]
    claimed = [word.lower for word in read_words(claim)]
    start = len(claimed) - len(last)
    whole = bool(last) and start >= FEWEST_WORDS and claimed[start:] == last
    return whole and first[:start] == claimed[:start]


def _denies_of_all(claim: str, item: Evidence) -> bool:
    """Whether a sentence says of none of them what the claim says of all.

    "None of the 23 passengers was hurt" beside "at Carn 23 passengers were hurt".
    """
    unit = item.retrieved.passage.view.text
    cue = _NONE_OF.match(unit)
    if cue is None or any(word.lower in NEGATION for word in read_words(claim)):
        return False
    if item.stance is Stance.SUPPORTS:
        return False
    if read_mentions(claim, reference=None) and not _values_agree(claim, item):
        return False
    own, mine = {word.stem for word in _words(unit[cue.end() :])}, _words(claim)
    within = own & {word.stem for word in mine}
    return (
        bool(own)
        and own == within
        and {word.stem for word in mine} - own <= _stems(_context(item))
        and not read_speech(claim)
    )


def _calls_off(claim: str, item: Evidence) -> bool:
    """Whether a sentence says that what is claimed to have been held was called off.

    It has all names of the claim, and its day.
    """
    unit = item.retrieved.passage.view.text
    cue = _HELD.search(claim)
    if cue is None or _IS_OFF.search(unit) is None:
        return False
    held = {word.stem for word in read_words(cue[0])}
    wanted = {word.stem for word in _words(claim)} - held
    days = [one.dates for one in read_mentions(claim, reference=None) if one.dates]
    told = [one.dates for one in read_mentions(unit, reference=None) if one.dates]
    return bool(wanted) and wanted <= _stems(unit) and all(one in told for one in days)


def _is_left_of_claim(claim: str, item: Evidence) -> bool:
    """Whether a sentence says nothing but what the claim says, the rest stands before.

    "The match was watched by 17,350 people" leaves open which match; the text that
    names no other thing tells.
    """
    unit, context = item.retrieved.passage.view.text, _context(item)
    if not context or seen(item, "values_missing") or not _values_agree(claim, item):
        return False
    if _ANY_PRONOUN.match(unit) or any(word.capital for word in read_words(unit)):
        return False
    mine = _words(claim)
    own, whole = {word.stem for word in _words(unit)}, {word.stem for word in mine}
    if not own or not own < whole or not whole - own <= _stems(context):
        return False
    names = {word.stem for word in _words(context) if word.capital}
    return names <= whole


def _is_plain(claim: str, item: Evidence) -> bool:
    """Whether nothing sets a passage apart: no value, negation, manner or opposite."""
    unit = item.retrieved.passage.view.text
    texts = (claim, unit)
    refused = any(w.lower in NEGATION for text in texts for w in read_words(text))
    if refused or any(read_speech(text) for text in texts) or unit.endswith("?"):
        return False
    return not any(
        each.excludes or each.outcome is Outcome.CONFLICT for each in item.comparisons
    )


def _begins_claim(claim: str, item: Evidence, *, turned: bool = False) -> bool:
    """Whether a claim is a whole sentence and what the sentences before it tell.

    "Judge Marrow, sitting alone, read the verdict" begins "Judge Marrow read the
    verdict against the manager of the bank".

    Args:
        turned: Whether one word of the sentence has to be the opposite: "was absent"
            beside "was present at the meeting".
    """
    if seen(item, "values_missing"):
        return False
    unit = _BESIDE.sub("", item.retrieved.passage.view.text)
    said, claimed = read_words(unit), read_words(claim)
    if not FEWEST_WORDS <= len(said) < len(claimed):
        return False
    begins = claimed[: len(said)]
    same = [word.lower for word in begins] == [word.lower for word in said]
    if not (is_turned(begins, said) if turned else same):
        return False
    return _content(claim, claimed[len(said) :]) <= _stems(_context(item))


def _names_another(claim: str, item: Evidence) -> bool:
    """Whether a sentence gives to somebody else what only one can have done.

    "Jan Oster scored the only goal" beside "Uwe Birk scored the only goal of the cup".
    """
    unit = item.retrieved.passage.view.text
    (mine, claimed), (theirs, said) = _behind_name(claim), _behind_name(unit)
    if not (mine and theirs) or mine & theirs or len(said) < FEWEST_WORDS:
        return False
    if not any(word.lower in _OF_ONE for word in said) or len(said) > len(claimed):
        return False
    if [w.lower for w in claimed[: len(said)]] != [w.lower for w in said]:
        return False
    return _content(claim, claimed[len(said) :]) <= _stems(_context(item))


def _behind_name(text: str) -> tuple[set[str], tuple[Word, ...]]:
    """Return the stems of the name with which a text begins, and the words after it."""
    words = read_words(text)
    end = next(
        (at for at, word in enumerate(words) if not word.text[0].isupper()), len(words)
    )
    if not words or words[0].lower in STOP:
        return set(), words
    return {word.stem for word in words[:end]}, words[end:]


def _is_of_antecedent(claim: str, item: Evidence) -> bool:
    """Whether "it" is the claim's subject, and what is said of it what the claim says.

    The sentence before begins with that subject, names nothing else, and each value of
    the claim agrees.
    """
    unit, context = item.retrieved.passage.view.text, _context(item)
    sentences = split_sentences(context)
    if _PRONOUN.match(unit) is None or not sentences or not _values_agree(claim, item):
        return False
    before = sentences[-1].of(context)
    own = _stems(unit)
    told = [w for w in _words(claim) if w.stem not in own]
    if not told or not {w.stem for w in told} <= _stems(context):
        return False
    if not _content(claim, read_words(claim)) & own:
        return False
    theirs = _words(before)
    subject = [w for w in theirs[: len(told) + 1] if w.stem in {x.stem for x in told}]
    if told[0].stem not in {word.stem for word in subject}:
        return False
    names = {word.stem for word in theirs if word.capital}
    after = before[subject[-1].span.end :]
    whole = {word.stem for word in _words(claim)}
    return names <= whole and _ANOTHER_THING.search(after) is None


def _is_reworded(claim: str, item: Evidence) -> bool:
    """Whether a sentence has the words of a claim in its order, and all its values.

    "Customers can return goods within 30 days" says that they have 30 days to return
    them.
    """
    unit = item.retrieved.passage.view.text
    if seen(item, "values_missing") or not _values_agree(claim, item):
        return False
    mine, theirs = ([word.stem for word in _words(text)] for text in (claim, unit))
    if len(mine) < FEWEST_WORDS or mine != theirs:
        return False
    one, other = (
        {word.lower for word in read_words(text)} & _TURNING for text in (claim, unit)
    )
    return one == other


def _values_agree(claim: str, item: Evidence) -> bool:
    """Whether a number of the claim agrees with the unit, and none is left over."""
    agreed = [
        each.claimed.span
        for each in item.comparisons
        if each.outcome is Outcome.AGREE and each.kind is Stage.NUMBER
    ]
    numbers = [one for one in read_mentions(claim, reference=None) if not one.dates]
    return bool(numbers) and all(
        any(one.span.overlaps(span) for span in agreed) for one in numbers
    )


def _context(item: Evidence) -> str:
    return item.retrieved.passage.context


def _words(text: str) -> list[Word]:
    """Return the words of sense of a text, its values apart."""
    values = [one.span for one in read_mentions(text, reference=None)]
    return [
        word
        for word in read_words(text)
        if word.lower not in STOP | _LINKS
        and not any(word.span.overlaps(one) for one in values)
    ]


def _content(text: str, among: tuple[Word, ...]) -> set[str]:
    words = _words(text)
    return {word.stem for word in words if word in among}


def _stems(text: str) -> set[str]:
    return {word.stem for word in read_words(text)}
