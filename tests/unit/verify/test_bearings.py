from __future__ import annotations

from dataclasses import replace

import pytest

from oircheck.quantities import ValueComparer
from oircheck.testing import make_evidence
from oircheck.types import Evidence, Outcome, Stance
from oircheck.verify.bearings import names_beside, read_bearing


def told(
    claim: str, text: str, *, context: str = "", stance: Stance = Stance.NEUTRAL
) -> Evidence:
    """Return a passage with its values compared, and whether one is left over."""
    compared = ValueComparer().compare(
        claim=claim, claim_date=None, unit=text, context=context, passage_date=None
    )
    item = make_evidence(text, stance, context=context)
    return replace(item, comparisons=tuple(compared))


def stance_of(claim: str, text: str, *, context: str = "") -> Stance:
    return read_bearing(claim, told(claim, text, context=context)).stance


@pytest.mark.parametrize(
    ("claim", "text", "context", "stance"),
    [
        pytest.param(
            "The small organ of Tarn weighs 310 kilograms.",
            "It weighs 310 kilograms.",
            "The great organ of Tarn was sold. The small organ was built in 1722.",
            Stance.SUPPORTS,
            id="it is the thing of the sentence before",
        ),
        pytest.param(
            "The great organ of Tarn weighs 310 kilograms.",
            "It weighs 310 kilograms.",
            "The great organ of Tarn was sold. The small organ was built in 1722.",
            Stance.NEUTRAL,
            id="and not of the one before that",
        ),
        pytest.param(
            "The profit of Veller Paper was 6 million euros in 2018.",
            "Its profit was 6 million euros.",
            "The turnover of Veller Paper was 84 million euros in 2018.",
            Stance.SUPPORTS,
            id="its profit is the company's",
        ),
        pytest.param(
            "The profit of Veller Paper was 6 million euros.",
            "Its profit was 6 million euros.",
            "Veller Paper has a rival, Orr Board.",
            Stance.NEUTRAL,
            id="which of two companies is left open",
        ),
        pytest.param(
            "Veller Paper has 300 workers.",
            "It has 300 workers.",
            "Veller Paper sold the mill at the river.",
            Stance.NEUTRAL,
            id="it may be the mill",
        ),
        pytest.param(
            "The profit of Veller Paper was 6 million euros.",
            "Its profit was not 6 million euros.",
            "The turnover of Veller Paper was 84 million euros.",
            Stance.NEUTRAL,
            id="what is denied",
        ),
        pytest.param(
            "The profit of Veller Paper was 6 million euros.",
            "Its profit will be 6 million euros.",
            "The turnover of Veller Paper was 84 million euros.",
            Stance.NEUTRAL,
            id="what is forecast",
        ),
    ],
)
def test_what_is_said_of_it(
    claim: str, text: str, context: str, stance: Stance
) -> None:
    assert stance_of(claim, text, context=context) is stance


@pytest.mark.parametrize(
    ("claim", "text", "context", "stance"),
    [
        pytest.param(
            "Bailiff Orla Finn read the charge against the owner of the Silver Mill.",
            "Bailiff Orla Finn, in a borrowed robe, read the charge.",
            "The owner of the Silver Mill stood before the court.",
            Stance.SUPPORTS,
            id="the rest stands before",
        ),
        pytest.param(
            "Bailiff Orla Finn read the charge against the owner of the Silver Mill.",
            "Bailiff Orla Finn read the charge.",
            "A miller stood before the court.",
            Stance.NEUTRAL,
            id="the rest stands nowhere",
        ),
        pytest.param(
            "Bailiff Orla Finn read the charge against the owner of the Silver Mill.",
            "Bailiff Ivo Finn read the charge.",
            "The owner of the Silver Mill stood before the court.",
            Stance.NEUTRAL,
            id="another one",
        ),
        pytest.param(
            "The regatta on Lake Orm was watched by 4,200 people.",
            "The regatta was watched by 4,200 people.",
            "Boats raced on Lake Orm.",
            Stance.SUPPORTS,
            id="less than the claim, of one thing only",
        ),
        pytest.param(
            "The regatta on Lake Orm was watched by 4,200 people.",
            "The regatta was watched by 4,200 people.",
            "Boats raced on Lake Orm and on Lake Vell.",
            Stance.NEUTRAL,
            id="two lakes",
        ),
    ],
)
def test_a_sentence_and_those_before_it_have_the_claim(
    claim: str, text: str, context: str, stance: Stance
) -> None:
    assert stance_of(claim, text, context=context) is stance


@pytest.mark.parametrize(
    ("claim", "text", "stance"),
    [
        pytest.param(
            "Readers in Norland have 21 days to renew books.",
            "Readers in Norland can renew books within 21 days.",
            Stance.SUPPORTS,
            id="the same words around one value",
        ),
        pytest.param(
            "Readers in Norland renew books within 21 days.",
            "Readers in Norland must renew books within 21 days.",
            Stance.NEUTRAL,
            id="a duty",
        ),
        pytest.param(
            "Harl Rovers beat Mund Athletic in the cup by 3 goals.",
            "Harl Rovers were beaten by Mund Athletic in the cup by 3 goals.",
            Stance.NEUTRAL,
            id="the reverse",
        ),
    ],
)
def test_the_same_words_around_a_value(claim: str, text: str, stance: Stance) -> None:
    assert stance_of(claim, text) is stance


def test_an_opposite_word_turns_what_begins_the_claim() -> None:
    claim = "Warden Ivo Lunde was present at the time of the theft in the vault."
    context = "The theft in the vault took little time."
    absent = "Warden Ivo Lunde was absent."
    assert stance_of(claim, absent, context=context) is Stance.REFUTES


def test_a_value_in_conflict_is_never_support() -> None:
    claim = "The regatta on Lake Orm was watched by 4,200 people."
    item = told(claim, "The regatta was watched by 2,400 people.", context="Lake Orm.")
    assert any(one.outcome is Outcome.CONFLICT for one in item.comparisons)
    assert read_bearing(claim, item) is item


@pytest.mark.parametrize(
    ("claim", "unit", "beside"),
    [
        (
            "The zoo of Arn sold 700 family tickets.",
            "The zoo of Arn sold 8,000 tickets, including 700 family tickets.",
            True,
        ),
        (
            "The barge Ilse carried 12 children.",
            "The barge Ilse carried 80 people, not counting 12 children.",
            True,
        ),
        (
            "The barge Ilse carried 80 children.",
            "The barge Ilse carried 80 people, not counting 12 children.",
            False,
        ),
        (
            "The barge Olga carried 12 children.",
            "The barge Ilse carried 80 people, not counting 12 children.",
            False,
        ),
    ],
)
def test_what_is_named_beside_something_else(
    claim: str, unit: str, beside: bool
) -> None:
    assert names_beside(claim, unit) is beside


def test_what_none_of_them_was_refutes() -> None:
    context = "The ferry Arla ran aground at Tjorn."
    text = "None of the 40 passengers was wounded."
    claim = "At Tjorn 40 passengers were wounded."
    assert stance_of(claim, text, context=context) is Stance.REFUTES
    other = "At Tjorn 40 passengers were rescued."
    assert stance_of(other, text, context=context) is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("The wine fair of Orm was held on 3 May 2014.", Stance.REFUTES),
        ("The wine fair of Orm was held on 3 May 2015.", Stance.NEUTRAL),
        ("The wine fair of Pell was held on 3 May 2014.", Stance.NEUTRAL),
    ],
)
def test_what_was_called_off_was_not_held(claim: str, stance: Stance) -> None:
    text = "The wine fair of Orm, set for 3 May 2014, has been called off."
    assert stance_of(claim, text) is stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ott Lind took the only wicket.", Stance.REFUTES),
        ("Ott Lind took the third wicket.", Stance.NEUTRAL),
        ("The captain took the only wicket.", Stance.NEUTRAL),
        ("Runa Vale Holm took the only wicket.", Stance.NEUTRAL),
    ],
)
def test_what_one_alone_did_was_done_by_nobody_else(text: str, stance: Stance) -> None:
    claim = "Runa Vale took the only wicket of the Orr Cup match."
    context = "The Orr Cup match ended in a draw."
    assert stance_of(claim, text, context=context) is stance
