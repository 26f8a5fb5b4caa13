"""Verbs in pairs that exclude each other, of one and the same event, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Shape(Enum):
    """In which form a verb stands."""

    BASE = auto()
    PRESENT = auto()
    PAST = auto()
    ING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a verb that belongs to a pair.

    Attributes:
        pair: Number of the pair.
        side: 0 or 1: which of the two.
        particles: The words after it that belong to it: "turned **down**".
        of_subject: Whether it befalls who stands before it: "she **resigned**".
        either: Whether it may: "the pool **opened**", "they **opened** the pool".
        lasting: Whether one may do both of one thing, at different times.
        turned_round: Whether what one does the other does the other way round: who
            buys does so of one who sells.
        whoever: Whether it counts only whom it befalls, not who does it.
    """

    pair: int
    side: int
    shape: Shape
    particles: tuple[str, ...]
    of_subject: bool
    either: bool
    lasting: bool
    turned_round: bool
    whoever: bool


_PAIRS = (
    # kinds | one side | the other side
    (
        "",
        "oppose condemn vote+against speak+against come+out+against",
        "back support favour favor endorse champion welcome vote+for speak+for"
        " come+out+for come+out+in+favour+of",
    ),
    (
        "",
        "reject refuse decline deny veto block turn+down throw+out vote+down",
        "approve accept adopt pass authorise authorize ratify agree+to sign+off",
    ),
    (
        "",
        "ban forbid prohibit outlaw bar",
        "allow permit legalise legalize authorise authorize",
    ),
    ("whoever", "acquit exonerate clear", "convict jail imprison find+guilty"),
    (
        "whoever",
        "^resign ^quit ^step+down ^stand+down ^retire",
        "dismiss sack fire oust axe force+out let+go",
    ),
    ("whoever", "^survive", "^die ^perish ^drown kill"),
    ("round", "win", "lose"),
    ("lasting", "~open ~reopen", "~close ~shut"),
    (
        "lasting",
        "~begin ~start launch",
        "~end ~finish ~stop halt cease abandon",
    ),
    ("lasting", "join", "leave quit"),
    ("lasting", "^arrive", "^leave ^depart"),
    ("lasting whoever", "hire recruit appoint", "dismiss sack fire"),
    ("lasting round", "buy purchase acquire", "sell"),
    ("lasting round", "borrow", "lend loan"),
    ("lasting round", "import", "export"),
    (
        "lasting",
        "raise increase lift hike put+up",
        "lower cut reduce decrease slash",
    ),
    ("lasting", "build erect", "demolish"),
    ("lasting", "admit", "expel"),
    ("lasting", "praise applaud welcome", "criticise criticize condemn"),
)
"""Each: its kinds, and the verbs of one side and of the other. ``^``: befalls who
stands before it; ``~``: that or the other; ``+``: with the words behind it."""

_IRREGULAR = {
    "speak": ("spoke", "spoken"),
    "come": ("came", "come"),
    "throw": ("threw", "thrown"),
    "find": ("found", "found"),
    "quit": ("quit", "quit"),
    "stand": ("stood", "stood"),
    "let": ("let", "let"),
    "win": ("won", "won"),
    "lose": ("lost", "lost"),
    "shut": ("shut", "shut"),
    "begin": ("began", "begun"),
    "leave": ("left", "left"),
    "buy": ("bought", "bought"),
    "sell": ("sold", "sold"),
    "lend": ("lent", "lent"),
    "put": ("put", "put"),
    "cut": ("cut", "cut"),
    "build": ("built", "built"),
    "forbid": ("forbade", "forbidden"),
}
_DOUBLED = frozenset(
    "step ban bar win let shut begin stop put cut acquit expel quit permit sit".split()
)


def _shapes(verb: str) -> Iterator[tuple[str, Shape]]:
    """Yield the forms of a verb."""
    stem = verb[:-1] if verb.endswith("e") else verb
    doubled = f"{verb}{verb[-1]}" if verb in _DOUBLED else stem
    yield verb, Shape.BASE
    if verb.endswith(("s", "sh", "ch", "x")):
        yield f"{verb}es", Shape.PRESENT
    elif verb.endswith("y") and verb[-2] not in "aeou":
        yield f"{verb[:-1]}ies", Shape.PRESENT
    else:
        yield f"{verb}s", Shape.PRESENT
    yield ("dying" if verb == "die" else f"{doubled}ing"), Shape.ING
    if verb in _IRREGULAR:
        for form in dict.fromkeys(_IRREGULAR[verb]):
            yield form, Shape.PAST
    elif verb.endswith("y") and verb[-2] not in "aeou":
        yield f"{verb[:-1]}ied", Shape.PAST
    else:
        yield f"{doubled}ed", Shape.PAST


def _forms() -> Iterator[tuple[str, Form]]:
    for pair, (kinds, *sides) in enumerate(_PAIRS):
        for side, verbs in enumerate(sides):
            for entry in verbs.split():
                first, *particles = entry.strip("^~").split("+")
                for word, shape in _shapes(first):
                    yield (
                        word,
                        Form(
                            pair=pair,
                            side=side,
                            shape=shape,
                            particles=tuple(particles),
                            of_subject=entry.startswith("^"),
                            either=entry.startswith("~"),
                            lasting="lasting" in kinds,
                            turned_round="round" in kinds,
                            whoever="whoever" in kinds,
                        ),
                    )


def _table() -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    for word, form in _forms():
        table.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in table.items()}


FORMS = _table()
"""Forms by the word as written, in lower case."""
