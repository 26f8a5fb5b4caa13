"""Claims beside passages of other texts: near in words, and never their own."""

from __future__ import annotations

import gzip
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import corpora
import data as sets
import elsewhere
from elsewhere import Found
from oircheck.testing.hashing import HashingEncoder
from oircheck.types import Label

OWN = "The ferry sank in the harbour of Tarn on Monday."
CLAIM = "A ferry went down off Tarn."
NEAR = "A ferry to the islands was late because of the wind."
COPY = "A ferry went down off the coast of Tarn, people said."
FAR = "Prices of copper rose by a third."


def premises_for(claim: Found, *premises: Found) -> set[str]:
    found = elsewhere.beside([claim], premises, HashingEncoder(512), random.Random(1))
    return {premise for premise, text, _ in found if text == claim.text}


def test_a_claim_stands_beside_what_is_not_its_own() -> None:
    claim = Found(CLAIM, ours=False, own=OWN)
    found = premises_for(claim, *(Found(text, ours=False) for text in (OWN, NEAR, FAR)))
    assert found == {NEAR, FAR}


def test_what_has_most_of_its_words_may_settle_it() -> None:
    claim = Found(CLAIM, ours=False)
    found = premises_for(claim, *(Found(text, ours=False) for text in (COPY, NEAR)))
    assert found == {NEAR}


def test_a_dossier_may_settle_what_was_written_about_another_part_of_it() -> None:
    claim = Found(CLAIM, ours=True)
    found = premises_for(claim, Found(NEAR, ours=True), Found(FAR, ours=False))
    assert found == {FAR}


def test_two_of_the_nearest_are_drawn_and_leave_the_claim_open() -> None:
    claims = [Found(CLAIM, ours=False)]
    many = [Found(f"{NEAR} {word}.", ours=False) for word in "one two three".split()]
    found = list(elsewhere.beside(claims, many, HashingEncoder(512), random.Random(1)))
    assert len(found) == 2
    assert {label for *_, label in found} == {elsewhere.NEUTRAL}
    assert len({premise for premise, *_ in found}) == 2


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text of two hundred sentences, some of them kept for calibration."""
    (tmp_path / "text").mkdir()
    lines = [
        f"In the year {n} the council of the town met {n} times." for n in range(200)
    ]
    with gzip.open(tmp_path / "text" / "minutes.txt.gz", "wt") as out:
        out.write("\n".join(lines))
    monkeypatch.setattr(corpora, "UNSOURCED", ("minutes",))
    monkeypatch.setattr(corpora, "UNSOURCED_CLAIMS", 5)
    monkeypatch.setattr(corpora, "UNSOURCED_SENTENCES", 20)
    return tmp_path


def test_found_sentences_are_asked_of_others_that_no_training_keeps(
    texts: Path,
) -> None:
    (corpus,) = corpora.unsourced_corpora(texts)
    assert len(corpus.claims) == 5
    assert not corpus.authored
    document = corpus.documents[0].text
    for gold in corpus.claims:
        assert sets.is_kept(gold.claim.text)
        assert gold.claim.text not in document
        assert gold.label is Label.NOT_ENOUGH_INFO
        assert not gold.supports + gold.refutes + gold.arguable
    assert document.count("council") == 20
    assert (texts / "text" / "minutes.txt.gz").exists()


def test_no_sentence_that_is_kept_is_learned(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "TEXTS", {"minutes": 500})
    found = list(elsewhere._sentences(texts, random.Random(1)))
    assert 150 < len(found) < 200
    assert not any(sets.is_kept(one.text) for one in found)
