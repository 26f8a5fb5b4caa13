from __future__ import annotations

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Outcome, Stage, Stance
from oircheck.verify.departures import read_departure
from oircheck.verify.succession import claimed_succession, comes_after

LEAVES = "Philippa Rook, director of the Orr Clinic, will step down in September."

TOLD = [
    ("The board has chosen Conrad Vale as her successor.", LEAVES),
    ("She will be succeeded by Conrad Vale, now with the Lenn Clinic.", LEAVES),
    ("Her successor will be Conrad Vale.", LEAVES),
    ("Philippa Rook is to hand over to Conrad Vale in May.", ""),
    ("In May Philippa Rook is to be replaced as director by Conrad Vale.", ""),
    ("The board of the Orr Clinic elected Conrad Vale, replacing Philippa Rook.", ""),
    ("Conrad Vale, 52, a doctor from Lenn, will take over from Philippa Rook.", ""),
    ("Conrad Vale took over the Orr Clinic in Lenn from Dr Philippa Rook.", ""),
    ("Vale will succeed Rook.", "Both spoke in Orr Hall."),
    ("Conrad Vale, successor to Philippa Rook, begins in May.", ""),
]


@pytest.mark.parametrize(("unit", "context"), TOLD)
@pytest.mark.parametrize(
    "claim",
    [
        "Philippa Rook will succeed Conrad Vale.",
        "Rook is to take over from Vale.",
        "Conrad Vale will be succeeded by Philippa Rook.",
        "Conrad Vale was replaced as director by Rook.",
        "Rook became director after Vale.",
        "Conrad Vale was director before Rook.",
        "Philippa Rook is Conrad Vale's successor.",
        "Vale was Rook's predecessor.",
    ],
)
def test_who_comes_after_whom_is_not_turned_round(
    claim: str, unit: str, context: str
) -> None:
    item = make_evidence(unit, Stance.SUPPORTS, context=context)
    assert read_departure(claim, item).stance is Stance.REFUTES


@pytest.mark.parametrize(("unit", "context"), TOLD)
@pytest.mark.parametrize(
    "claim",
    [
        "Conrad Vale will succeed Philippa Rook.",
        "Vale is to take over from Rook.",
        "Philippa Rook will be succeeded by Vale.",
    ],
)
def test_who_comes_after_whom_is_borne_out(claim: str, unit: str, context: str) -> None:
    item = make_evidence(unit, Stance.REFUTES, context=context)
    assert read_departure(claim, item).stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "unit", "context"),
    [
        pytest.param(
            "Vale will succeed Bell.",
            "Jane Rook succeeded Tom Bell and was followed by Conrad Vale.",
            "",
            id="one between them",
        ),
        pytest.param(
            "Rook will succeed Vale.", "Vale will not replace Rook.", "", id="denied"
        ),
        pytest.param(
            "Rook will succeed Vale.", "Vale might replace Rook.", "", id="possible"
        ),
        pytest.param(
            "Rook will not succeed Vale.", "Vale will replace Rook.", "", id="not asked"
        ),
        pytest.param(
            "Rook succeeded Vale.",
            "He was succeeded by Conrad Vale.",
            "Philippa Rook and Conrad Vale spoke.",
            id="which of the two",
        ),
        pytest.param(
            "Rook succeeded Vale.",
            "Conrad Vale said that Ida Bell would replace her.",
            LEAVES,
            id="a third one",
        ),
        pytest.param(
            "Rook succeeded Vale.",
            "Conrad Vale replaced Ida Rook, and in May Ida Rook succeeded Conrad Vale.",
            "",
            id="both ways round",
        ),
        pytest.param(
            "Rook succeeded Vale.",
            "Ida Bell was followed by Conrad Vale.",
            LEAVES,
            id="one who is named nearer",
        ),
        pytest.param(
            "Vale succeeded Rook.", "Vale will succeed Rook.", "", id="not yet"
        ),
        pytest.param(
            "Vale will succeed Rook as mayor of Lenn.",
            "Vale will succeed Rook.",
            "",
            id="more than is told",
        ),
        pytest.param(
            "Rook succeeded Rook.", "Ann Rook replaced Jim Rook.", "", id="one family"
        ),
    ],
)
def test_what_a_passage_leaves_open_is_no_side(
    claim: str, unit: str, context: str
) -> None:
    item = make_evidence(unit, Stance.NEUTRAL, context=context)
    assert comes_after(claim, item) is None


def test_a_value_in_conflict_is_not_borne_out() -> None:
    claim, unit = "Vale will succeed Rook in May.", "Vale will succeed Rook in June."
    shown = make_comparison(
        Stage.DATE,
        Outcome.CONFLICT,
        claim=claim,
        claimed="in May",
        text=unit,
        stated="in June",
    )
    item = make_evidence(unit, Stance.REFUTES, comparisons=(shown,))
    assert comes_after(claim, item) is None


@pytest.mark.parametrize("text", ["THE BOARD REJECTED THE PLAN " * 40, "A" * 3_000])
def test_a_text_in_capitals_is_read_through(text: str) -> None:
    """Never ends where a run of capitals can be read in many ways."""
    item = make_evidence(text, Stance.SUPPORTS, context=f"{text}. Kroon retired.")
    assert claimed_succession(text) is None
    assert comes_after("Rook will succeed Vale.", item) is None


@pytest.mark.parametrize(
    ("claim", "unit", "context"),
    [
        (
            "Beatrice Lund will succeed Tomasz Wilk.",
            "Tomasz Wilk will succeed her on 1 September 2024.",
            "The clerk announced that Beatrice Lund will retire.",
        ),
        (
            "Carla Monti took over from Pia Sorel.",
            "Pia Sorel took over from her that autumn.",
            "The bakery was led by Carla Monti until 2019.",
        ),
        (
            "Mona Reed replaced Karl Toll.",
            "Karl Toll, a lawyer, replaced her in June.",
            "Mona Reed stepped down.",
        ),
        (
            "Gerd Holm succeeded Ida Brandt.",
            "Gerd Holm died in 2011 and Ida Brandt followed him in 2012.",
            "",
        ),
    ],
)
def test_a_pronoun_is_of_whom_the_text_speaks(
    claim: str, unit: str, context: str
) -> None:
    item = make_evidence(unit, Stance.SUPPORTS, context=context)
    assert comes_after(claim, item) is False
    turned = claimed_succession(claim)
    assert turned is not None
    right = f"{turned.first.title()} succeeded {turned.last.title()}."
    assert comes_after(right, item) is not False


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Alan Drysdale took over from Fiona Drysdale.", False),
        ("Fiona Drysdale was succeeded by Alan Drysdale.", False),
        ("Fiona Drysdale took over from Alan Drysdale.", None),
        ("Drysdale took over from Drysdale.", None),
        ("Alan Drysdale took over from Rhona Drysdale.", False),
    ],
)
@pytest.mark.parametrize(
    "unit",
    [
        "Drysdale took over from her father, Alan Drysdale, in 2016.",
        "Alan Drysdale was succeeded by his daughter, Fiona Drysdale.",
    ],
)
def test_given_names_tell_two_of_one_family_apart(
    claim: str, told: bool | None, unit: str
) -> None:
    if "Rhona" in claim and "Fiona" in unit:
        told = None
    assert comes_after(claim, make_evidence(unit, Stance.SUPPORTS)) is told


@pytest.mark.parametrize(
    "unit",
    [
        "Tomasz Wilk will succeed her father.",
        "Tomasz Wilk could succeed her in May.",
        "Tomasz Wilk " + " " * 600 + "succeeded her" * 100,
    ],
)
def test_a_pronoun_of_somebody_else_tells_nothing(unit: str) -> None:
    context = "Beatrice Lund will retire."
    item = make_evidence(unit, Stance.SUPPORTS, context=context)
    assert comes_after("Beatrice Lund will succeed Tomasz Wilk.", item) is None


@pytest.mark.parametrize(
    "claim",
    ["Tom Bell was dog catcher before Rook.", "Philippa Rook is Tom Bell's successor."],
)
def test_a_post_that_is_told_with_it_is_not_borne_out_by_that(claim: str) -> None:
    item = make_evidence("Philippa Rook succeeded Tom Bell.", Stance.REFUTES)
    assert comes_after(claim, item) is None
