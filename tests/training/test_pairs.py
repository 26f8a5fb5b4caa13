"""Minimal pairs and drafts: every row stands on a passage that is there."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import calibrate
import data as sets
import drafts
import pairs
from corpora import dossier_corpus
from oircheck.types import Claim, Label
from oircheck.verify.exchanged import EXCHANGE_FEATURES

OWN = "train-25:2"


def write_pairs(folder: Path, *rows: dict[str, str]) -> None:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "pairs-1.jsonl").write_text(text, encoding="utf-8")


def test_a_pair_makes_a_true_and_a_false_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pairs(
        tmp_path,
        {"o": OWN, "p": "A1", "k": "date", "s": "It came in May.", "r": "In June."},
        {"o": OWN, "p": "A1", "n": "It was blue."},
    )
    monkeypatch.setattr(pairs, "PAIRS", tmp_path)
    found = list(pairs.minimal_pairs(tmp_path))
    assert [(claim, label) for _, claim, label in found] == [
        ("It came in May.", 0),
        ("In June.", 2),
        ("It was blue.", 1),
    ]
    assert len({premise for premise, _, _ in found}) == 1


@pytest.mark.parametrize("place", [("train-25:0", "A1"), (OWN, "Z9")])
def test_a_passage_that_is_kept_or_not_there_is_refused(
    place: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, passage = place
    write_pairs(tmp_path, {"o": dossier, "p": passage, "n": "It was blue."})
    monkeypatch.setattr(pairs, "PAIRS", tmp_path)
    with pytest.raises(ValueError, match=r"pairs-1\.jsonl:1: no passage"):
        list(pairs.minimal_pairs(tmp_path))


def test_an_authored_passage_is_named_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passages = [f"The ferry sank on {day} May." for day in range(1, 31)]
    kept = next(text for text in passages if sets.is_kept(text))
    trained = next(text for text in passages if not sets.is_kept(text))
    rows = "".join(json.dumps({"passage": text}) + "\n" for text in (kept, trained))
    folder = tmp_path / "authored"
    folder.mkdir()
    (folder / "train.jsonl").write_text(rows, encoding="utf-8")
    monkeypatch.setattr(pairs, "PAIRS", tmp_path)
    write_pairs(tmp_path, {"o": "train:2", "n": "It was blue."})
    assert list(pairs.minimal_pairs(tmp_path)) == [(trained, "It was blue.", 1)]
    write_pairs(tmp_path, {"o": "train:1", "n": "It was blue."})
    with pytest.raises(ValueError, match="no passage"):
        list(pairs.minimal_pairs(tmp_path))


def test_claims_of_a_draft_take_the_label_of_their_sentence() -> None:
    path = sets.TEXTS / "dossiers" / "train-25.jsonl"
    corpus = dossier_corpus(sets.read_dossiers([path], calibration=True)[0], "x")
    document = corpus.documents[0]
    passage = document.text.split("\n\n")[0]
    told = {
        "It came in May, and stayed.": drafts.Told(Label.SUPPORTED, passage),
        "It was blue.": drafts.Told(Label.NOT_ENOUGH_INFO, None),
        "Was it?": None,
    }
    claims = [
        (Claim(claim_id=str(number), text=text), text)
        for number, text in enumerate(("It came in May", "It was blue.", "Was it?"))
    ]
    found = list(drafts._gold(claims, told, corpus))
    assert [one.label for one in found] == [Label.SUPPORTED, Label.NOT_ENOUGH_INFO]
    (place,) = found[0].supports
    assert place[1].of(document.text) == passage
    assert found[0].arguable
    assert not found[1].arguable


def exchange(entailed: float) -> dict[str, float]:
    return dict.fromkeys(EXCHANGE_FEATURES, 0.0) | {"entailed": entailed}


def test_only_the_most_entailed_exchange_of_a_refuting_passage_counts() -> None:
    claim = {
        "passages": [
            {
                "side": "r",
                "origin": 0,
                "exchanges": [exchange(1.0), exchange(3.0)],
            },
            {"side": "r", "origin": 0, "exchanges": [exchange(-1.0)]},
            {
                "side": "n",
                "origin": 0,
                "exchanges": [exchange(2.0), exchange(-2.0)],
            },
            {"side": "x", "origin": 0, "exchanges": [exchange(2.0)]},
        ],
    }
    table = calibrate.exchange_rows([claim])
    assert table.labels.tolist() == [2, 1, 1]
    assert table.inputs[:, EXCHANGE_FEATURES.index("entailed")].tolist() == [3, 2, -2]
