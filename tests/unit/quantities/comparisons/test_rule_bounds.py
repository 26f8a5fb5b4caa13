"""Bounds that pick out whom a rule is about, and values that were measured."""

from __future__ import annotations

import pytest

from oircheck.quantities import ValueComparer
from oircheck.types import Outcome

RULES = [
    ("Children under {} travel free of charge.", "12", "14", "10"),
    ("Children aged under {} travel free.", "12", "14", "10"),
    ("Entry is free for children under {}.", "12", "16", "5"),
    ("Residents aged {} or over may vote.", "18", "16", "21"),
    ("Anyone over {} is exempt from the charge.", "65", "60", "70"),
    ("No one under {} may enter the hall.", "18", "21", "16"),
    ("The charge is waived for patients under the age of {}.", "16", "18", "14"),
    ("Drivers older than {} must renew their licence.", "70", "65", "75"),
    ("Swimmers who are over {} pay half.", "65", "60", "70"),
    ("Pupils taller than {} metres may ride.", "1.4", "1.2", "1.6"),
    ("Households earning under £{} are exempt.", "20,000", "25,000", "15,000"),
    ("Vehicles above {} tonnes are banned from the bridge.", "3.5", "2.5", "7.5"),
    ("The ban applies to lorries weighing more than {} tonnes.", "7.5", "3.5", "12"),
    ("Companies with more than {} employees must report.", "50", "40", "80"),
    ("Homes worth more than £{} million are subject to the tax.", "2", "1", "3"),
    ("Towns of fewer than {} people are exempt.", "10,000", "20,000", "5,000"),
]


def outcome(claim: str, unit: str) -> Outcome:
    found = ValueComparer().compare(
        claim=claim, claim_date=None, unit=unit, context="", passage_date=None
    )
    return found[0].outcome


@pytest.mark.parametrize(("rule", "bound", "wider", "narrower"), RULES)
def test_a_rule_holds_within_its_bound_and_is_another_beyond_it(
    rule: str, bound: str, wider: str, narrower: str
) -> None:
    unit = rule.format(bound)
    assert outcome(unit, unit) is Outcome.AGREE
    assert outcome(rule.format(wider), unit) is Outcome.CONFLICT
    assert outcome(rule.format(narrower), unit) is Outcome.AGREE


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Children under 12 travel free.", "Children aged 11 or under travel free."),
        ("Children under 12 travel free.", "Children under the age of 12 travel free."),
        ("Women aged over 50 are invited.", "Women over 50 are invited."),
    ],
)
def test_one_bound_of_age_in_two_wordings_agrees(claim: str, unit: str) -> None:
    assert outcome(claim, unit) is Outcome.AGREE


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        (
            "Households earning under £25,000 get a grant.",
            "Households earning under £20,000 get a grant.",
        ),
        (
            "Companies with more than 50 employees must report.",
            "The company has 60 employees and must report.",
        ),
        (
            "Only children under 10 travel free.",
            "Only children under 12 travel free.",
        ),
    ],
)
def test_what_is_less_plainly_one_rule_is_left_open(claim: str, unit: str) -> None:
    assert outcome(claim, unit) is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("The bridge cost under £14 million.", "The bridge cost under £12 million."),
        ("The bridge cost under £14 million.", "The bridge cost £12 million."),
        ("More than 40 workers died.", "More than 50 workers died."),
        ("Over 60 people must leave.", "Over 65 people must leave."),
        (
            "The firm employs more than 40 people.",
            "The firm employs more than 50 people.",
        ),
        (
            "The storm led to delays of over two hours.",
            "The storm led to delays of over three hours.",
        ),
        (
            "Rescuers with more than 40 dogs searched the hills.",
            "Rescuers with more than 50 dogs searched the hills.",
        ),
        (
            "The firm paid workers under £6 an hour.",
            "The firm paid workers under £5 an hour.",
        ),
        (
            "The company, with more than 40 employees, must close.",
            "The company, with more than 50 employees, must close.",
        ),
        ("Men over 60 died in the fire.", "Men over 65 died in the fire."),
        (
            "The company has more than 40 employees.",
            "The company has 60 employees.",
        ),
        (
            "The scheme must cost less than £5 million.",
            "The scheme must cost less than £4 million.",
        ),
        ("The walk takes under 14 minutes.", "The walk takes under 12 minutes."),
    ],
)
def test_a_measured_value_satisfies_a_wider_bound(claim: str, unit: str) -> None:
    assert outcome(claim, unit) is Outcome.AGREE
