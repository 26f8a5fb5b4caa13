from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Evidence, Outcome, Stage, Stance
from oircheck.verify.turned_round import Straight, read_turned

WON = "Irma Hecht beat Paul Rand."
LOST = "Paul Rand beat Irma Hecht."


def read(claim: str, item: Evidence, *others: Evidence) -> Evidence:
    return read_turned(claim, item, Straight(claim, [item, *others]))


@pytest.mark.parametrize("stance", list(Stance))
def test_the_other_way_round_refutes_with_the_words_of_both(stance: Stance) -> None:
    found = read(LOST, make_evidence(WON, stance))
    assert found.stance is Stance.REFUTES
    shown = found.comparisons[0]
    assert (shown.kind, shown.outcome) == (Stage.NAME, Outcome.CONFLICT)
    assert (shown.claimed.text, shown.stated.text) == (LOST[:-1], WON[:-1])


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Orr visited Vell.", "Jan Vell visited Ida Orr in May."),
        ("Melka sued farmers.", "Farmers in Ostrand sued the group Melka."),
        ("The dog towed the diver.", "The diver towed the dog."),
        ("Rand beat Hecht.", "Orr said that Hecht had beaten Rand."),
        ("Orr wrote that Hecht beat Rand.", "Rand beat Hecht."),
        ("Rand beat Hecht.", "Did Hecht beat Rand?"),
    ],
)
def test_what_is_not_told_for_certain_supports_nothing(claim: str, unit: str) -> None:
    found = read(claim, make_evidence(unit, Stance.SUPPORTS))
    assert found.stance is not Stance.REFUTES
    if not unit.endswith("?"):
        assert found.stance is Stance.NEUTRAL


def test_what_may_be_done_in_return_is_not_refuted() -> None:
    item = make_evidence("Jan Vell visited Ida Orr.", Stance.REFUTES)
    assert read("Ida Orr visited Jan Vell.", item).stance is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Tolle dismissed Quillmark.", "Quillmark dismissed Tolle two weeks later."),
        ("Quillmark was sued by Tolle.", "Quillmark sued Tolle."),
        ("Petra Vance apologised to the club.", "The club apologised to Vance."),
        ("The court appealed to Tom Ray.", "Tom Ray appealed to the court."),
        (
            "The club sold the customs house to the city.",
            "The customs house was bought for 620,000 euros from the city.",
        ),
        ("Erik Dahl bought the boat from Mona Lind.", "Dahl sold it to Mona Lind."),
        (
            "The sculptor paid the museum 40,000 euros.",
            "The museum paid the sculptor 40,000 euros.",
        ),
    ],
)
def test_the_two_in_each_others_place_are_no_support(claim: str, unit: str) -> None:
    found = read(claim, make_evidence(unit, Stance.SUPPORTS))
    assert found.stance is not Stance.SUPPORTS


@pytest.mark.parametrize("stance", list(Stance))
def test_what_the_passage_tells_both_ways_stays(stance: Stance) -> None:
    item = make_evidence("Vell beat Orr 3-1, then Orr beat Vell 2-0.", stance)
    assert read("Vell beat Orr.", item) is item


def test_another_sentence_of_the_text_that_tells_it_so_keeps_it_open() -> None:
    here = make_evidence(WON, Stance.REFUTES)
    there = make_evidence("Paul Rand beat Irma Hecht in May.", Stance.SUPPORTS)
    assert read(LOST, here, there).stance is Stance.NEUTRAL
    assert read(LOST, there, here) is there


def test_another_text_that_tells_it_so_does_not() -> None:
    here = make_evidence(WON, Stance.REFUTES)
    there = make_evidence(LOST, Stance.SUPPORTS, doc_id="b.txt")
    assert read(LOST, here, there).stance is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Paul Rand lost to Irma Hecht.", "Irma Hecht beat Paul Rand in three sets."),
        ("The mill is shorter than Hill.", "Hill is taller than the mill."),
        (
            "Tom Ekholm married Lisa Brandt in 2019.",
            "Lisa Brandt married Tom Ekholm in 2019.",
        ),
        ("Norway drew with Sweden.", "Sweden drew with Norway on Tuesday."),
    ],
)
def test_the_converse_is_no_refutation(claim: str, unit: str) -> None:
    item = make_evidence(unit, Stance.REFUTES)
    assert read(claim, item).stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Rand narrowly beat Hecht.", "Rand beat Hecht by six sets."),
        ("Rand lost to Hecht in the final.", "Hecht beat Rand in the semi-final."),
        ("Rand met Hecht in 2019.", "Hecht met Rand in 2018."),
        ("Rand will marry Hecht.", "Hecht married Rand."),
        ("Orr said that Rand met Hecht.", "Hecht met Rand."),
        ("Rand did not meet Hecht.", "Hecht met Rand."),
        ("Orr moved the bank from Ash to Elm.", "Orr moved the bank from Elm to Ash."),
    ],
)
def test_what_says_more_than_the_converse_stays(claim: str, unit: str) -> None:
    item = make_evidence(unit, Stance.REFUTES)
    assert read(claim, item).stance is Stance.REFUTES


GIVEN = "The council gave the trust all the shelving, but kept the computers."
LENT = "The bank lent the farmer three tractors."


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The trust gave the council all the shelving.", GIVEN),
        ("The council was given all the shelving by the trust.", GIVEN),
        ("The trust gave all the shelving to the council.", GIVEN),
        ("The council received the shelving from the trust.", GIVEN),
        ("The farmer lent the bank three tractors.", LENT),
        ("The bank borrowed three tractors from the farmer.", LENT),
    ],
)
def test_giver_and_receiver_are_told_apart(claim: str, unit: str) -> None:
    found = read(claim, make_evidence(unit, Stance.SUPPORTS))
    assert found.stance is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Northline agreed to pay the county council \u00a395,000.",
            "Tarn county council agreed to pay Northline \u00a395,000.",
        ),
        (
            "Northline was bought by Tarn Motors.",
            "In 2021 Northline bought the routes from Tarn Motors.",
        ),
        (
            "Harbour Line bought Orme Shipping.",
            "Harbour Line bought the ferries from Orme Shipping in 2019.",
        ),
    ],
)
def test_who_pays_and_who_is_bought_is_read_as_well(claim: str, unit: str) -> None:
    found = read(claim, make_evidence(unit, Stance.SUPPORTS))
    assert found.stance is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The council gave all the shelving to the trust.", GIVEN),
        ("The trust was given all the shelving by the council.", GIVEN),
        ("The trust received all the shelving from the council.", GIVEN),
        ("The farmer borrowed three tractors from the bank.", LENT),
        ("The bank lent three tractors to the farmer.", LENT),
        (
            "The county council agreed to pay Northline \u00a395,000.",
            "Tarn county council agreed to pay Northline \u00a395,000.",
        ),
        (
            "Orme Shipping sold the ferries to Harbour Line.",
            "Harbour Line bought the ferries from Orme Shipping in 2019.",
        ),
        (
            "Harbour Line bought the last two ferries.",
            "Harbour Line bought the last two ferries from Orme Shipping.",
        ),
    ],
)
def test_the_same_giver_and_receiver_stay(claim: str, unit: str) -> None:
    found = read(claim, make_evidence(unit, Stance.SUPPORTS))
    assert found.stance is Stance.SUPPORTS


def test_of_none_is_not_told_as_of_some() -> None:
    item = make_evidence("Two members spoke against the plan.", Stance.REFUTES)
    assert read("No member spoke against the plan.", item).stance is Stance.REFUTES


SOLD = "The museum sold the university the globe and kept the maps."


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The council kept all the shelving.", GIVEN),
        ("The council gave the trust the computers.", GIVEN),
        ("The computers were given to the trust.", GIVEN),
        ("The trust kept the computers.", GIVEN),
        ("The museum sold the university the maps.", SOLD),
        ("The museum sold the maps.", SOLD),
        ("The museum retained the globe.", SOLD),
        ("The museum kept the globe.", SOLD),
        ("The university kept the maps.", SOLD),
        ("Dahl kept the boat.", "Erik Dahl sold the boat to Mona Lind."),
    ],
)
def test_what_was_kept_was_not_given(claim: str, unit: str) -> None:
    found = read(claim, make_evidence(unit, Stance.SUPPORTS))
    assert found.stance is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The council kept the computers.", GIVEN),
        ("The council gave the trust all the shelving.", GIVEN),
        ("The shelving was given to the trust.", GIVEN),
        ("The museum sold the globe.", SOLD),
        ("The museum kept the maps.", SOLD),
        ("The museum sold the university the globe.", SOLD),
        ("The university bought the globe from the museum.", SOLD),
        ("Lind kept the boat.", "Dahl sold the boat to Lind, and Lind kept the boat."),
        ("Dahl kept the trailer.", "Dahl sold the boat to Lind, and kept the trailer."),
        ("Dahl sold the boat.", "Dahl sold the boat, but kept the trailer."),
    ],
)
def test_what_was_kept_and_what_was_given_stay(claim: str, unit: str) -> None:
    found = read(claim, make_evidence(unit, Stance.SUPPORTS))
    assert found.stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        ("Tarn Motors bought Northline.", Stance.NEUTRAL),
        ("Northline bought the routes from Tarn Motors.", Stance.SUPPORTS),
        ("Tarn Motors sold the routes to Northline.", Stance.SUPPORTS),
        ("The county paid Northline.", Stance.SUPPORTS),
    ],
)
def test_a_sentence_after_the_one_that_tells_it_so_supports_nothing(
    claim: str, stance: Stance
) -> None:
    item = make_evidence(
        "The county paid Northline for it.",
        Stance.SUPPORTS,
        context="Northline bought the routes from Tarn Motors.",
    )
    assert read(claim, item).stance is stance


def test_what_another_sentence_of_the_text_tells_so_keeps_the_one_after_it() -> None:
    after = make_evidence("They met in Orle.", Stance.SUPPORTS, context=WON)
    there = make_evidence("Paul Rand beat Irma Hecht in May.", Stance.SUPPORTS)
    assert read(LOST, after).stance is Stance.NEUTRAL
    assert read(LOST, after, there) is after
