from __future__ import annotations

from dataclasses import replace

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Evidence, Outcome, Stage, Stance
from oircheck.verify.strays import less_exact, strays

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


PAID = "The money was paid by the Brandt Foundation."


def beside(claim: str, conflict: Outcome, item: Evidence) -> list[str]:
    """Return what gives way beside a passage of document "a" on the foundation."""
    shown = make_comparison(
        Stage.NAME,
        conflict,
        claim=claim,
        claimed="Lenn Academy",
        text=PAID,
        stated="Brandt Foundation",
    )
    told = make_evidence(PAID, Stance.REFUTES, doc_id="a", comparisons=(shown,))
    told = replace(told, probability=0.8, features=(("covered_unit", 0.7),))
    heard = [told, item]
    return [x.evidence.retrieved.passage.text for x in less_exact(claim, heard)]


PAYS = "The Lenn Academy paid the money."
GAVE = "The Lenn Academy gave the prize."


def gave(**changes: object) -> Evidence:
    item = make_evidence(GAVE, Stance.SUPPORTS, doc_id=str(changes.pop("doc_id", "a")))
    features = (("covered_unit", 0.4),)
    return replace(
        item,
        **{"probability": 0.7, "features": features, **changes},  # type: ignore[arg-type]
    )


def test_a_value_in_conflict_goes_before_what_only_the_verifier_takes() -> None:
    assert beside(PAYS, Outcome.CONFLICT, gave()) == [GAVE]


def test_both_are_heard_where_nothing_tells_which_is_exact() -> None:
    assert beside(PAYS, Outcome.UNDETERMINED, gave()) == []
    assert beside(PAYS, Outcome.CONFLICT, gave(doc_id="b")) == []
    assert beside(PAYS, Outcome.CONFLICT, gave(probability=0.9)) == []
    assert beside(PAYS, Outcome.CONFLICT, gave(features=(("covered_unit", 1.0),))) == []
    office = "The Lenn Academy is head of the fund."
    assert beside(office, Outcome.CONFLICT, gave()) == []


def test_a_value_that_agrees_keeps_its_voice() -> None:
    shown = make_comparison(
        Stage.NAME,
        Outcome.AGREE,
        claim=PAYS,
        claimed="Lenn Academy",
        text=GAVE,
        stated="Lenn Academy",
    )
    assert beside(PAYS, Outcome.CONFLICT, gave(comparisons=(shown,))) == []
