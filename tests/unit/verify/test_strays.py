from __future__ import annotations

from dataclasses import replace

from oircheck.testing import make_evidence
from oircheck.types import Evidence, Stance
from oircheck.verify.strays import strays

CLAIM = "The tannery of Esk burned down in 2007."


def found(
    doc_id: str,
    *,
    similarity: float,
    covered: float,
    missing: float = 0.0,
    stance: Stance = Stance.REFUTES,
) -> Evidence:
    item = make_evidence("Some words.", stance, doc_id=doc_id)
    return replace(
        item,
        retrieved=replace(item.retrieved, similarity=similarity),
        features=(("covered_premise", covered), ("names_missing", missing)),
    )


def gone(*heard: Evidence) -> list[str]:
    return [one.evidence.retrieved.passage.doc_id for one in strays(CLAIM, list(heard))]


OWN = found("own", similarity=0.7, covered=0.9, stance=Stance.SUPPORTS)


def test_what_shares_a_few_words_has_no_voice_beside_what_has_most() -> None:
    assert gone(OWN, found("news", similarity=0.5, covered=0.3)) == ["news"]


def test_what_is_as_similar_has_one() -> None:
    assert gone(OWN, found("news", similarity=0.65, covered=0.3)) == []


def test_a_passage_of_the_same_document_has_one() -> None:
    assert gone(OWN, found("own", similarity=0.4, covered=0.3)) == []


def test_another_name_in_the_words_of_the_claim_is_no_stray() -> None:
    other = found("other", similarity=0.5, covered=0.8, missing=1.0)
    assert gone(OWN, other) == []


def test_with_neither_names_nor_words_it_has_none_beside_any_that_has_the_names() -> (
    None
):
    named = found("own", similarity=0.3, covered=0.3)
    assert gone(named, found("a", similarity=0.4, covered=0.3, missing=1.0)) == ["a"]
    assert gone(named, found("a", similarity=0.6, covered=0.3, missing=1.0)) == []
    assert gone(named, found("a", similarity=0.4, covered=0.5, missing=1.0)) == []


def test_who_else_holds_an_office_is_told_in_few_of_the_words() -> None:
    other = found("other", similarity=0.3, covered=0.3, missing=1.0)
    claim = "Runa Vale is mayor of Orr."
    assert list(strays(claim, [OWN, other])) == []


def test_alone_it_has_one() -> None:
    assert gone(found("a", similarity=0.4, covered=0.3, missing=1.0)) == []


def test_the_order_of_passages_changes_nothing() -> None:
    one = found("news", similarity=0.5, covered=0.3)
    two = found("wire", similarity=0.3, covered=0.1)
    assert sorted(gone(OWN, one, two)) == sorted(gone(two, one, OWN))
