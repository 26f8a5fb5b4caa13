"""Relations told with their two parties the other way round, or the same way."""

from __future__ import annotations

import pytest

from oircheck.names import Turn, turned

HECHT = "The orchestra named Irma Hecht as conductor."


def turns(claim: str, unit: str, context: str = "") -> list[Turn]:
    return [one.turn for one in turned(claim, unit, context)]


@pytest.mark.parametrize(
    ("claim", "unit", "context"),
    [
        ("Paul Rand beat Irma Hecht.", "Irma Hecht beat Paul Rand.", ""),
        ("Paul Rand beat Irma Hecht.", "Paul Rand lost to Irma Hecht.", ""),
        ("Irma Hecht was beaten by Paul Rand.", "Irma Hecht beat Paul Rand.", ""),
        ("Paul Rand beat Irma Hecht.", "She beat Paul Rand in the vote.", HECHT),
        ("Tolle dismissed Quillmark.", "Quillmark sacked Tolle in April.", ""),
        ("Orr bought the mill from Vell.", "Orr sold the mill to Vell.", ""),
        (
            "Norring bought the shares from a Danish firm.",
            "A Danish firm bought the shares from Norring.",
            "",
        ),
        ("Nordfish acquired Brandt.", "Brandt acquired Nordfish in May.", ""),
        ("Moe was Ida Vank's teacher.", "Ida Vank taught Moe.", ""),
        ("Moe taught Ida Vank.", "Ida Vank, Moe's teacher, was there.", ""),
        ("Arne Boe is Petter Boe's father.", "Petter Boe is Arne Boe's father.", ""),
        ("Arne Boe is Petter Boe's father.", "Arne Boe is Petter Boe's son.", ""),
        ("Eva Loft is Aksel Loft's aunt.", "Eva Loft's aunt, Aksel Loft, left.", ""),
        (
            "Ana Dal is Liv Dal's younger sister.",
            "Liv Dal is the younger sister of Ana Dal.",
            "",
        ),
        (
            "The mill is older than the church.",
            "The church is older than the mill.",
            "",
        ),
        (
            "The mill is 3 metres taller than the church.",
            "The mill is much shorter than the church.",
            "",
        ),
        ("Elm is older than Hill.", "Hill is older than Elm, and Elm than Ash.", ""),
        (
            "Ash is older than Elm.",
            "Hill is older than Elm, and Elm is older than Ash.",
            "",
        ),
        ("Hill has more shops than Vell.", "Vell has more shops than Hill.", ""),
        ("Melby lies north of Sorra.", "Melby lies south of Sorra.", ""),
        ("Melby is north of Sorra.", "The island of Sorra lies north of Melby.", ""),
        ("Elin Voss works for Rashid Amin.", "Elin Voss employs Rashid Amin.", ""),
        ("Dorrit belongs to Fenwick.", "Dorrit owns Fenwick.", ""),
    ],
)
def test_what_holds_one_way_only_is_turned(claim: str, unit: str, context: str) -> None:
    assert turns(claim, unit, context) == [Turn.WHOLE]


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Orr visited Vell.", "Jan Vell visited Ida Orr in May."),
        ("The pupils praised the teacher.", "The teacher praised the pupils."),
        ("Olav Krogh knows Hanne Dahl.", "Hanne Dahl knew Olav Krogh."),
    ],
)
def test_what_may_be_done_in_return(claim: str, unit: str) -> None:
    assert set(turns(claim, unit)) <= {Turn.RETURNED, Turn.PERHAPS} != set()


@pytest.mark.parametrize(
    ("claim", "unit", "context"),
    [
        ("Rand beat Hecht in May.", "Hecht beat Rand in June.", ""),
        ("Rand beat Hecht in the final.", "Hecht beat Rand in the semi-final.", ""),
        ("Rand will beat Hecht.", "Hecht beat Rand.", ""),
        ("Karin Holt employs Jan Vane.", "Jan Vane employed Karin Holt.", ""),
        ("Melka sued farmers.", "Farmers in Ostrand sued the group Melka.", ""),
        ("Orr sold the mill to Vell.", "Vell sold a field to Orr.", ""),
        ("The Pym family sold Orr House.", "Ash sold Orr House to the Pym family.", ""),
        ("Paul Rand beat Irma Hecht.", "Irma Hecht beat him.", ""),
        (
            "Paul Rand beat Irma Hecht.",
            "Irma Hecht beat Rand.",
            "Paul Rand and Ana Rand came to Vell.",
        ),
    ],
)
def test_what_may_be_of_another_day_or_deed_or_person(
    claim: str, unit: str, context: str
) -> None:
    assert turns(claim, unit, context) in ([Turn.PERHAPS], [])


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Paul Rand was beaten by Irma Hecht.", "Irma Hecht beat Paul Rand."),
        ("Vell beat Orr.", "Vell beat Orr 3-1, then Orr beat Vell 2-0."),
        (
            "The pupils praised Ida.",
            "Ida praised the pupils, and the pupils praised Ida.",
        ),
        ("The mill is shorter than the church.", "The church is taller than the mill."),
        ("Erik Stam is Gunnar Stam's nephew.", "Gunnar Stam is Erik Stam's uncle."),
        ("Fenwick belongs to Dorrit.", "Dorrit owns Fenwick."),
        ("Vell bought the mill from Orr.", "Orr sold the mill to Vell."),
    ],
)
def test_what_is_told_as_claimed(claim: str, unit: str) -> None:
    assert Turn.STRAIGHT in turns(claim, unit)


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Orr met Vell.", "Jan Vell met Ida Orr in May."),
        ("Tom Ekholm married Lisa Brandt.", "Lisa Brandt married Tom Ekholm."),
        ("Ida Orr debated Jan Vell.", "Jan Vell debated Ida Orr in May."),
        ("The ferry collided with a tanker.", "A tanker collided with the ferry."),
        ("Eva Roos is the cousin of Ana Falk.", "Ana Falk is Eva Roos's cousin."),
        ("Orr beat Vell.", "Vell beat Orr, and vice versa a week later."),
        ("Ida Orr did not beat Jan Vell.", "Jan Vell beat Ida Orr."),
        ("Ida Orr beat Jan Vell.", "Jan Vell did not beat Ida Orr."),
        ("Hill is taller than Vell.", "Vell is no taller than Hill."),
        ("Moe was Vank's teacher.", "Vank's teacher's house belonged to Moe."),
        (
            "The board rejected the motion to sell the mill.",
            "The board rejected by eight votes to five the motion to sell the mill.",
        ),
        ("Hill is taller than Vell.", " " * 600 + "A" * 200),
        ("is taller than " * 200, "Vell is taller than Hill."),
    ],
)
def test_what_is_never_turned(claim: str, unit: str) -> None:
    assert not set(turns(claim, unit)) - {Turn.STRAIGHT}
