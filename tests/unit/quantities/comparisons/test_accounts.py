from __future__ import annotations

import pytest

from oircheck.quantities import (
    asks_for_source,
    edtf_interval,
    is_accounted_for,
    read_mentions,
)

PUBLISHED = edtf_interval("2022-08-14")


def missing(claim: str, *sources: str) -> list[str]:
    passages = [(text, read_mentions(text, reference=PUBLISHED)) for text in sources]
    return [
        one.text
        for one in read_mentions(claim, reference=None)
        if asks_for_source(one) and not is_accounted_for(one, passages)
    ]


@pytest.mark.parametrize(
    ("claim", "sources", "expected"),
    [
        pytest.param(
            "12,455 pupils attended in 2021/22.",
            ["The district had 11,900 pupils in 2021/22."],
            ["12,455"],
            id="a date that agrees bears out no count",
        ),
        pytest.param(
            "The plant made 340 cars in 2019.",
            ["In 2019 the plant, in its 12th year, got a new roof."],
            ["340"],
            id="another value bears out no count",
        ),
        pytest.param(
            "ISIS launched more than 1,200 attacks.",
            ["The forces conducted more than 1,200 operations against ISIS."],
            ["more than 1,200"],
            id="a count of other things",
        ),
        pytest.param(
            "The forces carried out 1,500 operations.",
            ["The forces conducted more than 1,200 operations."],
            ["1,500"],
            id="an open bound settles no count",
        ),
        pytest.param(
            "About 250,000 people were trained.",
            ["Nearly a quarter of a million people were trained."],
            [],
            id="restated in words",
        ),
        pytest.param(
            "46 of the 748 patients dropped out.",
            ["Of 748 patients randomised, 702 completed the year."],
            [],
            id="a difference",
        ),
        pytest.param(
            "Seventy gendarmes began the course.",
            ["The 64 gendarmes got certificates; six others had left early."],
            [],
            id="a sum",
        ),
        pytest.param(
            "The inhaler was given to 420 patients.",
            ["Half of the 840 patients received the inhaler."],
            [],
            id="a half",
        ),
        pytest.param(
            "The contract came to 24 million pesos a year.",
            ["The contract, worth 96 million pesos over four years, was signed."],
            [],
            id="so much a year",
        ),
        pytest.param(
            "More than half of the contingent stays.",
            ["The contingent shrinks from 5,200 to 3,000 troops."],
            [],
            id="a share of two counts",
        ),
        pytest.param(
            "A quarter of the contingent stays.",
            ["The contingent shrinks from 5,200 to 3,000 troops."],
            ["A quarter"],
            id="another share of them",
        ),
        pytest.param(
            "Two thirds of the soldiers were trained abroad.",
            ["The soldiers were trained in December 2017."],
            ["Two thirds"],
            id="a share of nothing that is stated",
        ),
        pytest.param(
            "About fifteen months lay between the two declarations.",
            ["Defeat was declared in December 2017.", "In March 2019 again."],
            [],
            id="between two dates of two passages",
        ),
        pytest.param(
            "Three years lay between the two declarations.",
            ["Defeat was declared in December 2017.", "In March 2019 again."],
            ["Three years"],
            id="another time between them",
        ),
        pytest.param(
            "Two of them were freed, several hurt, the third fled in 1999.",
            ["All were freed."],
            [],
            id="small and vague counts, ranks and dates are not asked for",
        ),
        pytest.param(
            "HT 417 and the 1963 series were scrapped twice.",
            ["They were scrapped."],
            [],
            id="numbers in names are not asked for",
        ),
        pytest.param(
            "The farmers recovered 64 hectares.",
            ["The farmers won back 64 of the 90 hectares they claimed."],
            [],
            id="the unit stands with the whole",
        ),
        pytest.param(
            "The mill ran for 14 years.",
            ["Between 1882 and 1896 the mill ran day and night."],
            [],
            id="as long as a range of years",
        ),
        pytest.param(
            "The mill ran for 24 years.",
            ["Between 1882 and 1896 the mill ran day and night."],
            ["24 years"],
            id="longer than the range",
        ),
        pytest.param(
            "The price was about C$370 a year earlier.",
            ["The price is C$1,480, four times that of last year."],
            [],
            id="a fourth of what is four times as much",
        ),
        pytest.param(
            "The gap was eight percentage points.",
            ["By a margin of 54 to 46 percent voters rejected it."],
            [],
            id="points between two shares",
        ),
        pytest.param("No number stands here.", ["Nor here."], [], id="no number"),
    ],
)
def test_a_number_has_to_be_stated_or_to_follow(
    claim: str, sources: list[str], expected: list[str]
) -> None:
    assert missing(claim, *sources) == expected


def test_values_of_different_passages_are_not_reckoned_together() -> None:
    claim = "Seventy gendarmes began the course."
    assert missing(claim, "The 64 gendarmes left.", "Some 6 cooks stayed.") == [
        "Seventy"
    ]


def test_a_length_may_reach_up_to_the_report() -> None:
    claim = "The theatre has been closed for nine years."
    source = "The theatre, shut since 2003, will be restored."
    stated = read_mentions(source, reference=edtf_interval("2012-05-01"))
    (nine,) = read_mentions(claim, reference=None)
    published = edtf_interval("2012-05-01")
    assert published is not None
    assert is_accounted_for(nine, [(source, stated)], published=[published])
    assert not is_accounted_for(nine, [(source, stated)])
