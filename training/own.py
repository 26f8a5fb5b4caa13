"""Claims that the passages make themselves: shortened, changed, or too precise.

Every sentence of a passage is a claim that the passage supports, and so is what is
left when a detail is cut off. With one value, one direction or the polarity changed
it is a claim that the passage contradicts; and against a passage that has lost a
detail, the whole sentence says more than its source. All three classes are therefore
full of near-copies, so that closeness of wording gives no label away.

Standard library only.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data import Dossier, Pair, in_half, is_kept, read_lines
from oircheck.quantities import read_mentions
from oircheck.text import split_sentences
from oircheck.text.passages import join_premise
from oircheck.verify.vocabulary import ANTONYMS

SUPPORTED, NEUTRAL, REFUTED = 0, 1, 2

LEAST_WORDS = 5
"""A shortened claim has at least so many words."""

FARTHEST = 0.34
"""Share of words in common from which another passage may speak of the same thing."""

_GUARDED = re.compile(
    r"\b(no|not|none|never|neither|nor|only|all|every|each|any|first|last|most|least"
    r"|fewer|few|if|unless|may|might|could|would|should|deni\w+|dismiss\w+|without"
    r"|former|alleged\w*|reject\w+|refus\w+|fail\w*|rather|instead|until|than|except"
    r"|whether|nearly|almost|hardly)\b|n't|\?|\"|“|”",
    re.IGNORECASE,
)
"""Where one of these stands, cutting a detail off may change what is said."""

_TAIL = re.compile(
    r",? (which|who|where|while|because|after|before|although|though|as|when|with"
    r"|including|adding|up from|down from|in|on|at|near|from|during|since|for|by"
    r"|through|over|under|following|despite|into|against) [^,;.]{4,60}(?=[.!]$)"
)
_HEAD = re.compile(
    r"^(?:In|On|At|After|Before|By|During|Since|From|Last|Earlier|Meanwhile|Under"
    r"|Following|Between)\b[^,;.]{0,50}, (?=[A-Za-z])"
)
_ASIDE = re.compile(r", (?:aged )?[^,;.]{1,40},(?= (?:was|is|has|had|will|said|who))")
_BRACKET = re.compile(r" \([^()]{1,60}\)")

_NEGATED = (
    (
        re.compile(r"\b(was|were|is|are|has|had|have|will|would|can|could|did) not "),
        r"\1 ",
    ),
    (re.compile(r"\b(cannot)\b"), "can"),
    (re.compile(r"\b(was|were|is|are|has|had|have|will) (?!not\b|no\b)"), r"\1 not "),
)

_MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_WORD = re.compile(r"[A-Za-z]+")
_DIGITS = re.compile(r"\d+")

_AMBIGUOUS = frozenset(
    "found left right end close open pass lower fall drop cut back support order "
    "start stop second last set".split()
)
"""Words of several senses, which another word cannot stand for."""

_DANGLING = frozenset(
    "a an and as at but by for from in into its of on or payable that the their to "
    "until with who which".split()
)

_OPPOSITE: dict[str, tuple[str, ...]] = {}
for _left, _right in ((side[0].split(), side[1].split()) for side in ANTONYMS):
    for _one in _left:
        _OPPOSITE.setdefault(_one, tuple(_right))
    for _one in _right:
        _OPPOSITE.setdefault(_one, tuple(_left))


@dataclass(frozen=True, slots=True)
class Told:
    """A passage with what stands around it."""

    title: str
    before: tuple[str, ...]
    passage: str
    source: str

    def premise(self, passage: str | None = None) -> str:
        """Return the premise of the passage, or of another wording of it."""
        return join_premise(
            self.passage if passage is None else passage,
            title=self.title,
            before=list(self.before),
        )


def told_of_dossiers(dossiers: Sequence[Dossier]) -> list[list[Told]]:
    """Return the passages of each dossier."""
    stories: list[list[Told]] = []
    for dossier in dossiers:
        story: list[Told] = []
        for doc in dossier.docs:
            before: list[str] = []
            for passage in doc["passages"]:  # type: ignore[attr-defined]
                story.append(
                    Told(str(doc["title"]), tuple(before), passage, dossier.source)
                )
                before.extend(span.of(passage) for span in split_sentences(passage))
        stories.append(story)
    return stories


def told_of_authored(
    paths: Iterable[Path], *, half: int | None = None
) -> list[list[Told]]:
    """Return each authored passage that calibration does not keep, by itself."""
    return [
        [Told("", (), str(row["passage"]), path.stem)]
        for path in paths
        for number, row in enumerate(read_lines(path))
        if not is_kept(str(row["passage"])) and in_half(number, path, half)
    ]


def own_pairs(
    stories: Sequence[Sequence[Told]], *, count: int, seed: int
) -> list[Pair]:
    """Draw ``count`` pairs from the passages' own sentences.

    Args:
        stories: Passages that belong together; a claim is also set beside another
            passage of its story, where the two share few words.
    """
    draw = random.Random(f"own/{seed}")
    pairs: list[Pair] = []
    order = [(story, told) for story in stories for told in story]
    while len(pairs) < count:
        draw.shuffle(order)
        before = len(pairs)
        for story, told in order:
            pairs.extend(_of_passage(story, told, draw))
            if len(pairs) >= count:
                break
        if len(pairs) == before:
            break
    return pairs[:count]


def _of_passage(
    story: Sequence[Told], told: Told, draw: random.Random
) -> Iterator[Pair]:
    sentences = [span.of(told.passage) for span in split_sentences(told.passage)]
    if not sentences:
        return
    sentence = draw.choice(sentences)
    name = f"own/{told.source}"
    shorter = shorten(sentence, draw)
    said = shorter if shorter and draw.random() < 0.75 else sentence
    yield Pair(told.premise(), said, SUPPORTED, name)
    changed = change(said, draw)
    if changed:
        yield Pair(told.premise(), changed, REFUTED, name)
    if shorter and draw.random() < 0.6:
        vaguer = told.passage.replace(sentence, shorter)
        yield Pair(told.premise(vaguer), sentence, NEUTRAL, name)
    elif len(story) > 1:
        other = draw.choice([one for one in story if one is not told])
        if _shared(said, other.premise()) <= FARTHEST:
            claim = changed if changed and draw.random() < 0.5 else said
            yield Pair(other.premise(), claim, NEUTRAL, name)


def shorten(sentence: str, draw: random.Random) -> str | None:
    """Cut one detail off, or return None where that might change what is said."""
    if _GUARDED.search(sentence):
        return None
    found = []
    for pattern in (_TAIL, _HEAD, _ASIDE, _BRACKET):
        match = pattern.search(sentence)
        if match:
            left = sentence[: match.start()] + sentence[match.end() :]
            if _stands(left):
                found.append(left[0].upper() + left[1:])
    if ";" in sentence:
        half = sentence.split(";")[0].rstrip() + "."
        if _stands(half):
            found.append(half)
    return draw.choice(found) if found else None


def _stands(sentence: str) -> bool:
    words = sentence.rstrip(".!").split()
    return len(words) >= LEAST_WORDS and words[-1].lower() not in _DANGLING


def change(sentence: str, draw: random.Random) -> str | None:
    """Change one value, one direction or the polarity; None where nothing can be."""
    kinds = [_change_value, _change_direction, _negate]
    draw.shuffle(kinds)
    for kind in kinds:
        changed = kind(sentence, draw)
        if changed and changed != sentence:
            return changed
    return None


def _change_value(sentence: str, draw: random.Random) -> str | None:
    mentions = list(read_mentions(sentence, reference=None))
    draw.shuffle(mentions)
    for mention in mentions:
        surface = mention.span.of(sentence)
        other = _other_value(surface, draw)
        if other and other != surface:
            return sentence[: mention.span.start] + other + sentence[mention.span.end :]
    return None


def _other_value(surface: str, draw: random.Random) -> str | None:
    """Write another value of the same form, far enough off to be a contradiction."""
    for names in (_MONTHS, _DAYS):
        for name in names:
            if re.search(rf"\b{name}\b", surface):
                other = draw.choice([one for one in names if one != name])
                return re.sub(rf"\b{name}\b", other, surface, count=1)
    word = next((one for one in _WORD.findall(surface) if one.lower() in _SMALL), None)
    if word:
        place = _SMALL.index(word.lower())
        other = _SMALL[
            draw.choice([p for p in range(2, len(_SMALL)) if abs(p - place) > 0])
        ]
        other = other.capitalize() if word[0].isupper() else other
        return re.sub(rf"\b{word}\b", other, surface, count=1)
    digits = _DIGITS.search(surface)
    if digits:
        return (
            surface[: digits.start()]
            + _other_digits(digits.group(), draw)
            + surface[digits.end() :]
        )
    return None


def _other_digits(digits: str, draw: random.Random) -> str:
    value = int(digits)
    if len(digits) == 4 and 1000 <= value <= 2100:
        return str(value + draw.choice([-7, -4, -3, -2, -1, 1, 2, 3, 5, 9]))
    if value < 20:
        return str(draw.choice([one for one in range(2, 24) if one != value]))
    if value < 100:
        return str(draw.choice([one for one in range(12, 99) if one != value]))
    factor = draw.choice([0.3, 0.5, 0.6, 0.75, 1.3, 1.5, 2, 3])
    other = str(max(2, round(value * factor)))
    if len(other) == len(digits) and digits.endswith("00"):
        other = other[: len(other) - 2] + "00"
    return other if other != digits else str(value + 11)


def _change_direction(sentence: str, draw: random.Random) -> str | None:
    words = list(_WORD.finditer(sentence))
    draw.shuffle(words)
    for word in words:
        opposite = _OPPOSITE.get(word.group())
        if opposite and word.group() not in _AMBIGUOUS:
            other = draw.choice(opposite)
            return sentence[: word.start()] + other + sentence[word.end() :]
    return None


def _negate(sentence: str, draw: random.Random) -> str | None:
    if draw.random() < 0.5:
        return None
    for pattern, written in _NEGATED:
        changed, count = pattern.subn(written, sentence, count=1)
        if count:
            return changed
    return None


def _shared(claim: str, premise: str) -> float:
    words = {one for one in _WORD.findall(claim.lower()) if len(one) > 3}
    theirs = set(_WORD.findall(premise.lower()))
    return len(words & theirs) / max(1, len(words))
