from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.quantities import ValueComparer
from oircheck.testing import make_evidence
from oircheck.types import Evidence, Stance
from oircheck.verify.kinds import beside_it, is_of_another_kind, other_kinds, wholes


def refuting(claim: str, text: str, *, context: str = "") -> Evidence:
    item = make_evidence(text, Stance.REFUTES, context=context)
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=text, context=context, passage_date=None
    )
    return replace(item, comparisons=tuple(found))


@pytest.mark.parametrize(
    ("claim", "unit", "apart"),
    [
        (
            "The small organ has 12 stops.",
            "The great organ of Tarn has 48 stops.",
            True,
        ),
        ("The northern pier is 90 metres long.", "The southern pier burned.", True),
        ("The large hall seats 300.", "The great hall seats 280.", False),
        ("The small organ has 12 stops.", "The organ has 48 stops.", False),
        (
            "The small organ has 12 stops.",
            "The great organ has 48 stops and the small organ 10.",
            False,
        ),
        ("The red fox is 70 cm long.", "The red fox is 80 cm long.", False),
    ],
)
def test_one_word_tells_two_things_of_a_sort_apart(
    claim: str, unit: str, apart: bool
) -> None:
    assert is_of_another_kind(claim, unit) is apart


def test_a_value_of_the_other_thing_is_no_side() -> None:
    claim = "The small organ of Tarn weighs 310 kilograms."
    item = refuting(claim, "The great organ of Tarn weighs 2,140 kilograms.")
    assert [one.evidence for one in other_kinds(claim, [item])] == [item]


def test_another_thing_at_the_beginning_is_no_side_whatever_is_said_of_it() -> None:
    claim = "The old bridge of Vell was built of oak."
    other = make_evidence("The new bridge of Vell is built of steel.", Stance.REFUTES)
    assert [one.evidence for one in other_kinds(claim, [other])] == [other]
    claim = "The sign of the inn shows a red ox."
    other = make_evidence("The sign of the inn shows a black ox.", Stance.REFUTES)
    assert list(other_kinds(claim, [other])) == []


def test_it_is_the_thing_of_the_sentence_before() -> None:
    claim = "The great organ of Tarn weighs 2,140 kilograms."
    item = refuting(
        claim,
        "It weighs 310 kilograms.",
        context="The small organ of Tarn was built in 1722.",
    )
    assert [one.evidence for one in other_kinds(claim, [item])] == [item]


def test_a_value_of_the_same_thing_stays_one() -> None:
    claim = "The great organ of Tarn weighs 2,140 kilograms."
    item = refuting(claim, "The great organ of Tarn weighs 2,410 kilograms.")
    assert list(other_kinds(claim, [item])) == []


@pytest.mark.parametrize(
    ("text", "open_still"),
    [
        ("The port of Aln had 60 ferries in 1990.", True),
        ("The port of Aln had 10 ferries in 1990.", False),
    ],
)
def test_the_number_of_all_leaves_that_of_some_open(
    text: str, open_still: bool
) -> None:
    claim = "The port of Aln had 20 diesel ferries in 1990."
    item = refuting(claim, text)
    assert bool(list(other_kinds(claim, [item]))) is open_still


def test_the_price_of_the_whole_is_not_that_of_a_part() -> None:
    claim = "The tower of the new school in Aln cost 2 million crowns."
    whole = refuting(
        claim,
        "It cost 19 million crowns to build.",
        context="The new school in Aln is finished.",
    )
    part = make_evidence("The tower alone came to 2 million.", Stance.NEUTRAL)
    found = list(wholes(claim, [part, whole]))
    assert [(one.evidence, one.by) for one in found] == [(whole, part)]


def test_another_price_of_the_part_itself_is_heard() -> None:
    claim = "The tower of the new school in Aln cost 2 million crowns."
    other = refuting(claim, "The tower cost 3 million crowns to build.")
    part = make_evidence("The tower alone came to 2 million.", Stance.NEUTRAL)
    assert list(wholes(claim, [part, other])) == []


@pytest.mark.parametrize(
    ("claim", "context", "text", "gone"),
    [
        pytest.param(
            "The mill of Arn is 20 metres high.",
            "Arn has a mill and a granary.",
            "The granary is 20 metres high.",
            True,
            id="the other of two",
        ),
        pytest.param(
            "The granary of Arn is 20 metres high.",
            "Arn has a mill and a granary.",
            "The granary is 20 metres high.",
            False,
            id="the same of two",
        ),
        pytest.param(
            "The firm of Arn has 20 workers.",
            "The firm is a granary.",
            "The granary has 20 workers.",
            False,
            id="two words for one",
        ),
        pytest.param(
            "Sorrel Boats has 90 workers.",
            "Halm Yachts acquired Sorrel Boats in May.",
            "It has 90 workers.",
            True,
            id="it is more likely the first",
        ),
        pytest.param(
            "Sorrel Boats has a turnover of 9 million euros.",
            "Halm Mills acquired Sorrel Boats in May.",
            "Its turnover is 9 million euros.",
            True,
            id="mills are no million",
        ),
        pytest.param(
            "Halm Yachts has 90 workers.",
            "Halm Yachts acquired Sorrel Boats in May.",
            "It has 90 workers.",
            False,
            id="the first",
        ),
        pytest.param(
            "The Sorrel Theatre has 90 seats.",
            "Mayor Lunde opened the Sorrel Theatre in May.",
            "It has 90 seats.",
            False,
            id="a person is no it",
        ),
    ],
)
def test_what_is_said_of_one_of_two(
    claim: str, context: str, text: str, gone: bool
) -> None:
    item = make_evidence(text, Stance.SUPPORTS, context=context)
    assert bool(list(beside_it(claim, [item]))) is gone
