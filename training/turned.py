"""Add sentences in which two things have changed places.

    python training/turned.py --rows ROWS --labels LABELS --data DATA --out ROWS2

A small model that has never had to look where a word stands takes a sentence for
entailed as soon as the passage has its words: with two names or two numbers exchanged
it said .96 of the passages' own sentences, as it did before. Of each true sentence,
a passage's own, an authored claim or one of the minimal pairs, that has two names,
values, dates or plain things with an article, one row has them exchanged, and is false,
and one has the sentence as it was. Two that stand in one list may be exchanged and the
sentence stays true, and so does one whose first phrase is told last: order alone gives
no label away. Writes the rows of ROWS and these, and their labels as a teacher would
give them. Nothing is among them that is kept for calibration.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data as sets
from encoded import read_rows
from near_copies import Row, write
from oircheck.names import NameKind, read_names
from oircheck.text import split_sentences
from oircheck.text.passages import join_premise
from oircheck.types import Span
from pairs import minimal_pairs

SUPPORTED, REFUTED = 0, 2

MOST = 2
"""Exchanges that are made of one sentence."""

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November"
    "|December"
)
_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty"
_KINDS = {
    "year": re.compile(r"(?<![\w.,])(?:1[5-9]|20)\d\d(?!\w|[,.]\d)"),
    "number": re.compile(
        r"(?<![\w.,])(?!(?:1[5-9]|20)\d\d\b)\d+(?:,\d{3})*(?:\.\d+)?(?!\w|[,.]\d)"
        rf"|\b(?:{'|'.join(_WORDS.split())})\b"
    ),
    "month": re.compile(rf"\b(?:{_MONTHS})\b"),
    "thing": re.compile(
        r"\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) [a-z]{3,}"
        r"(?= (?:of|in|on|at|to|was|were|is|are|had|has|will|would|said|by|for|from"
        r"|and|with|that|who|but|after|before)\b|[,.;:])"
    ),
}
"""What is exchanged only for its own kind; names come from the reader."""

_LIST = re.compile(r"[\s,;&]*(?:(?:and|or|nor)\b[\s,;&]*)?")
_MUTUAL = re.compile(
    r"\b(?:between|both|met|meet\w*|married|marry|each other|one another|together|same"
    r"|equal\w*|agreed with|talks|joined|twins?|brothers|sisters|versus|drew"
    r"|respectively|either|neither)\b"
)
"""Where one of these stands, an exchange may leave what is said as it was."""

_FIRST = re.compile(
    r"^(?P<when>(?:In|On|At|By|Since|After|Before|During|Until) [^,;:.]{3,40}), "
    r"(?P<rest>[A-Za-z][^;:\"\u201c]{15,})(?P<end>\.)$"
)


def main() -> None:
    """Write the rows and their labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--rows", "--labels", "--data", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--seed", type=int, default=6)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    found = list(turned_rows(true_sentences(options.data), draw))
    write(read_rows(options.rows, 0), found, "turned", options)
    false = sum(label == REFUTED for _, _, label in found)
    print(f"{len(found)} rows, {false} of them with two things exchanged")


def true_sentences(data: Path) -> Iterator[tuple[str, str]]:
    """Yield premises, each with a sentence that it bears out."""
    for dossier in sets.read_dossiers(sets.dossier_files(data), calibration=False):
        for doc in dossier.docs:
            for number, passage in enumerate(doc["passages"], 1):
                premise = dossier.premises[f"{doc['id']}{number}"]
                for span in split_sentences(passage):
                    yield premise, span.of(passage)
    for path in sets.authored_files(data):
        for row in sets.read_lines(path):
            passage = str(row["passage"])
            if not sets.is_kept(passage):
                for span in split_sentences(passage):
                    yield join_premise(passage), span.of(passage)
    for pair in sets.authored_pairs(sets.authored_files(data), calibration=False):
        if pair.label == SUPPORTED:
            yield pair.premise, pair.hypothesis
    for premise, sentence, label in minimal_pairs(data):
        if label == SUPPORTED:
            yield premise, sentence


def turned_rows(told: Iterable[tuple[str, str]], draw: random.Random) -> Iterator[Row]:
    """Yield each sentence that can be turned, and what comes of it."""
    for premise, sentence in told:
        made = [(exchanged(sentence, *two), label) for *two, label in couples(sentence)]
        draw.shuffle(made)
        made = [(text, label) for text, label in made if text != sentence][:MOST]
        if made:
            yield premise, sentence, SUPPORTED
        for text, label in made:
            yield premise, text, label
        last = told_last(sentence)
        if last:
            yield premise, last, SUPPORTED


def couples(sentence: str) -> Iterator[tuple[Span, Span, int]]:
    """Yield two of a kind, in order, and the label of the sentence once exchanged."""
    if _MUTUAL.search(sentence):
        return
    for kind, spans in _of_kinds(sentence):
        for one, two in combinations(spans, 2):
            first, second = one.of(sentence), two.of(sentence)
            if first.lower() in second.lower() or second.lower() in first.lower():
                continue
            between = Span(one.end, two.start)
            others = [span for span in spans if span.start >= one.end]
            listed = _LIST.fullmatch(_without(sentence, between, others)) is not None
            if not listed:
                yield one, two, REFUTED
            elif kind == "name":
                yield one, two, SUPPORTED


def _of_kinds(sentence: str) -> Iterator[tuple[str, list[Span]]]:
    names = read_names(sentence)
    people = [one.core for one in names if one.kind is NameKind.PEOPLE]
    rest = [one.core for one in names if one.kind is not NameKind.PEOPLE]
    yield "name", rest
    yield "people", people
    for kind, pattern in _KINDS.items():
        yield (
            kind,
            [Span(one.start(), one.end()) for one in pattern.finditer(sentence)],
        )


def _without(sentence: str, between: Span, others: Iterable[Span]) -> str:
    """Return what stands between two of a list without the others of it."""
    text = between.of(sentence)
    for span in others:
        if span.end <= between.end:
            text = text.replace(span.of(sentence), "", 1)
    return re.sub(r"(?:\s*,\s*)+", ",", text)


def exchanged(sentence: str, one: Span, two: Span) -> str:
    """Return a sentence with two stretches in each other's place."""
    first, second = one.of(sentence), two.of(sentence)
    if first[:4] in ("The ", "His ", "Her ", "Its ") or first[:2] == "A ":
        first = first[0].lower() + first[1:]
    if not one.start:
        second = second[0].upper() + second[1:]
    between = sentence[one.end : two.start]
    return sentence[: one.start] + second + between + first + sentence[two.end :]


def told_last(sentence: str) -> str:
    """Return a sentence with its first phrase at its end; empty if it has none."""
    found = _FIRST.match(sentence)
    if found is None or "," in found["rest"]:
        return ""
    when, rest = found["when"], found["rest"]
    return f"{rest[0].upper()}{rest[1:]} {when[0].lower()}{when[1:]}{found['end']}"


if __name__ == "__main__":
    main()
