from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Source, Stance
from oircheck.verify.origins import fold_origins

WHALES = (
    "Twenty-three pilot whales were stranded, and volunteers kept them wet until the "
    "tide returned."
)


def test_a_copy_with_one_small_word_changed_is_one_voice() -> None:
    copy = WHALES.replace("until", "till")
    items = [
        make_evidence(copy, Stance.SUPPORTS, doc_id="copy", probability=0.95),
        make_evidence(WHALES, Stance.SUPPORTS, doc_id="agency"),
    ]
    (kept,) = fold_origins(items)
    assert kept.retrieved.passage.doc_id == "agency"
    assert [one.doc_id for one in kept.retrieved.copies] == ["copy"]
    assert kept.probability == 0.95


def test_the_earlier_text_is_the_origin_in_whatever_order_they_come() -> None:
    items = [
        make_evidence(WHALES, Stance.SUPPORTS, doc_id=day, source=Source(published=day))
        for day in ("2021-11-17", "2021-11-16")
    ]
    for order in (items, items[::-1]):
        (kept,) = fold_origins(order)
        assert kept.retrieved.passage.doc_id == "2021-11-16"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (WHALES.replace("Twenty-three", "Thirty-one"), Stance.SUPPORTS),
        (WHALES.replace("were", "were not"), Stance.SUPPORTS),
        (WHALES.replace("pilot", "Irish"), Stance.SUPPORTS),
        (WHALES.replace("until", "till"), Stance.REFUTES),
    ],
    ids=["another number", "a negation", "another name", "another side"],
)
def test_what_only_looks_alike_is_no_copy(text: str, stance: Stance) -> None:
    items = [
        make_evidence(WHALES, Stance.SUPPORTS, doc_id="a"),
        make_evidence(text, stance, doc_id="b"),
    ]
    assert len(fold_origins(items)) == 2


def test_two_passages_of_one_document_are_never_folded() -> None:
    items = [make_evidence(WHALES, Stance.SUPPORTS, doc_id="a") for _ in range(2)]
    assert len(fold_origins(items)) == 2
