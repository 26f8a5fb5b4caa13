from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import (
    Comparison,
    Evidence,
    Ground,
    NliScores,
    Outcome,
    Source,
    Span,
    Stage,
    Stance,
)
from oircheck.verify.features import EXCHANGED
from oircheck.verify.standing import hear

BUSES = "The town had 120 buses in 2020."


def number(
    outcome: Outcome, claim: str, claimed: str, text: str, stated: str
) -> Comparison:
    return make_comparison(
        Stage.NUMBER, outcome, claim=claim, claimed=claimed, text=text, stated=stated
    )


def told(
    text: str,
    stance: Stance,
    *comparisons: Comparison,
    doc_id: str,
    context: str = "",
    published: str | None = None,
) -> Evidence:
    return make_evidence(
        text,
        stance,
        doc_id=doc_id,
        source=Source(published=published),
        context=context,
        comparisons=comparisons,
    )


def grounds(claim: str, *items: Evidence) -> list[tuple[str, Ground]]:
    return [
        (item.evidence.retrieved.passage.doc_id, item.ground)
        for item in hear(claim, items).set_aside
    ]


def whole(claim: str = BUSES) -> Evidence:
    agrees = number(Outcome.AGREE, claim, "120 buses", BUSES, "120 buses")
    return told(BUSES, Stance.SUPPORTS, agrees, doc_id="whole")


def part(text: str, stated: str) -> Evidence:
    differs = number(Outcome.CONFLICT, BUSES, "120 buses", text, stated)
    return told(text, Stance.REFUTES, differs, doc_id="part")


def test_a_narrower_count_is_a_part_of_what_is_borne_out() -> None:
    item = part("The town had 30 electric buses in 2020.", "30 electric buses")
    assert grounds(BUSES, whole(), item) == [("part", Ground.OTHER_THING)]


def test_a_larger_count_is_no_part() -> None:
    item = part("The town had 140 electric buses in 2020.", "140 electric buses")
    assert grounds(BUSES, whole(), item) == []


def test_another_count_of_the_same_thing_is_no_part() -> None:
    item = part("The town had 30 buses in 2020.", "30 buses")
    assert grounds(BUSES, whole(), item) == []


def test_without_the_whole_a_part_is_heard() -> None:
    item = part("The town had 30 electric buses in 2020.", "30 electric buses")
    assert grounds(BUSES, item) == []


def test_a_passage_of_another_event_refutes_nothing() -> None:
    claim = "The explosion in the mine in 2011 killed 12 miners."
    text = "The explosion killed 40 miners."
    differs = number(Outcome.CONFLICT, claim, "12 miners", text, "40 miners")
    item = told(
        text,
        Stance.REFUTES,
        differs,
        doc_id="1987",
        context="The mine had its worst accident in 1987.",
    )
    assert grounds(claim, item) == [("1987", Ground.OTHER_DAY)]


def test_another_date_alone_does_refute() -> None:
    claim = "The treaty was signed in 2011."
    text = "The treaty was signed in 1987."
    date = make_comparison(
        Stage.DATE,
        Outcome.CONFLICT,
        claim=claim,
        claimed="in 2011",
        text=text,
        stated="in 1987",
    )
    item = told(text, Stance.REFUTES, date, doc_id="a")
    assert grounds(claim, item) == []


@pytest.mark.parametrize(
    ("claim", "heard"),
    [
        ("The firm intended to open the line on 1 May 1903.", False),
        ("The line was to open on 1 May 1903.", False),
        ("The firm opened the line on 1 May 1903.", True),
    ],
)
def test_an_outcome_does_not_undo_a_plan(claim: str, heard: bool) -> None:
    text = "The line was opened on 14 July 1903."
    date = make_comparison(
        Stage.DATE,
        Outcome.CONFLICT,
        claim=claim,
        claimed="on 1 May 1903",
        text=text,
        stated="on 14 July 1903",
    )
    item = told(text, Stance.REFUTES, date, doc_id="a")
    assert grounds(claim, item) == ([] if heard else [("a", Ground.OTHER_DAY)])


def test_a_namesake_is_another_thing() -> None:
    claim = "The vineyards of Clos Merand cover 100 hectares."
    text = "Its vineyards cover 62 hectares."
    differs = number(Outcome.CONFLICT, claim, "100 hectares", text, "62 hectares")
    far = told(
        text,
        Stance.REFUTES,
        differs,
        doc_id="verin",
        context="The Clos Verin estate is the neighbour of Clos Merand.",
    )
    near = told(
        "Its vineyards cover 100 hectares.",
        Stance.SUPPORTS,
        doc_id="merand",
        context="The Clos Merand estate lies on a slope.",
    )
    assert grounds(claim, near, far) == [("verin", Ground.OTHER_THING)]


def nameless(claim: str, *signs: str) -> list[tuple[str, Ground]]:
    item = told("The hotline answers in Portuguese.", Stance.REFUTES, doc_id="a")
    features = (("names_missing", 1.0), *((sign, 1.0) for sign in signs))
    return grounds(claim, replace(item, features=features))


@pytest.mark.parametrize("sign", ["", EXCHANGED, "names_conflicting"])
def test_another_name_alone_refutes_nothing(sign: str) -> None:
    claim = "The hotline answers in Tamil."
    signs = (sign,) if sign else ()
    assert nameless(claim, *signs) == [("a", Ground.OTHER_THING)]


def test_of_what_there_is_one_another_name_refutes_where_that_is_shown() -> None:
    claim = "The hotline was moved to Tamil Street."
    assert nameless(claim) == [("a", Ground.OTHER_THING)]
    assert nameless(claim, EXCHANGED) == []
    sure = told("The hotline is in Elm Street.", Stance.REFUTES, doc_id="a")
    sure = replace(
        sure, nli=NliScores(0.05, 0.05, 0.9), features=(("names_missing", 1.0),)
    )
    assert grounds(claim, sure) == []


@pytest.mark.parametrize(
    ("claim", "signs"),
    [
        ("The hotline answers in Tamil.", ("negation",)),
        ("The hotline was moved to Tamil Street.", ("names_conflicting",)),
        ("Tamil is the only language of the hotline.", ()),
        ("The hotline is run by Ana Tamil.", ()),
    ],
)
def test_another_name_may_refute(claim: str, signs: tuple[str, ...]) -> None:
    assert nameless(claim, *signs) == []


def test_a_line_of_a_list_says_nothing_of_the_next() -> None:
    claim = "Depot 12 holds 43 lorries."
    own = told(claim, Stance.SUPPORTS, doc_id="list.md")
    other = number(
        Outcome.CONFLICT,
        claim,
        "43 lorries",
        "Depot 11 holds 40 lorries.",
        "40 lorries",
    )
    beside = told("Depot 11 holds 40 lorries.", Stance.REFUTES, other, doc_id="list.md")
    elsewhere = told("Depot 12 holds 40 lorries.", Stance.REFUTES, doc_id="b.md")
    heard = hear(claim, [own, beside, elsewhere]).heard
    assert own in heard
    assert beside not in heard
    assert elsewhere in heard


def silent(claim: str, text: str, **features: float) -> list[tuple[str, Ground]]:
    item = replace(
        told(text, Stance.REFUTES, doc_id="a"),
        features=tuple(features.items()),
        unsaid=(Span(0, len(claim)),),
    )
    return grounds(claim, item)


CHURCH = "Vell has a church."


def test_a_list_that_leaves_something_out_does_not_deny_it() -> None:
    listed = "Vell has a mill, a market and two inns."
    assert silent(CHURCH, listed) == [("a", Ground.OPEN)]


@pytest.mark.parametrize(
    "text",
    [
        "Vell has only a mill, a market and two inns.",
        "All that Vell has are a mill, a market and two inns.",
        "Vell has a mill, a market and no church.",
        "Vell consists of a mill, a market and two inns.",
        "Vell lost its church in the war.",
    ],
)
def test_a_whole_list_or_a_plain_denial_does(text: str) -> None:
    assert silent(CHURCH, text) == []


def test_a_refutation_with_a_sign_is_not_silence() -> None:
    listed = "Vell has a mill, a market and two inns."
    assert silent(CHURCH, listed, negation=1.0) == []


FERRIES = "Norby port took 41,000 cars."


def ferries(text: str, stated: str, *, tier: int, stance: Stance) -> Evidence:
    outcome = Outcome.AGREE if stance is Stance.SUPPORTS else Outcome.CONFLICT
    item = told(
        text,
        stance,
        number(outcome, FERRIES, "41,000 cars", text, stated),
        doc_id=text.split()[0],
    )
    found = replace(item.retrieved, source=Source(tier=tier))
    return replace(item, retrieved=found)


def test_a_record_of_another_place_outranks_nothing() -> None:
    own = ferries(FERRIES, "41,000 cars", tier=2, stance=Stance.SUPPORTS)
    other = ferries(
        "Halden port took 52,000 cars.", "52,000 cars", tier=1, stance=Stance.REFUTES
    )
    assert grounds(FERRIES, other, own) == [("Halden", Ground.OTHER_THING)]


def test_a_record_of_the_same_place_does() -> None:
    own = ferries(FERRIES, "41,000 cars", tier=2, stance=Stance.SUPPORTS)
    record = ferries(
        "The Norby port took 38,000 cars.", "38,000 cars", tier=1, stance=Stance.REFUTES
    )
    assert grounds(FERRIES, record, own) == [("Norby", Ground.OUTRANKED)]


def test_a_passage_that_settles_little_makes_no_standing_count() -> None:
    own = ferries(FERRIES, "41,000 cars", tier=2, stance=Stance.SUPPORTS)
    vague = replace(
        told("The coast has many ports.", Stance.REFUTES, doc_id="atlas"),
        probability=0.35,
    )
    vague = replace(vague, retrieved=replace(vague.retrieved, source=Source(tier=1)))
    assert grounds(FERRIES, vague, own) == []


def test_a_record_that_states_the_value_counts_though_it_is_unsure() -> None:
    own = ferries(FERRIES, "41,000 cars", tier=2, stance=Stance.SUPPORTS)
    record = ferries(
        "The Norby port took 38,000 cars.", "38,000 cars", tier=1, stance=Stance.REFUTES
    )
    unsure = replace(record, probability=0.35)
    assert grounds(FERRIES, unsure, own) == [("Norby", Ground.OUTRANKED)]
