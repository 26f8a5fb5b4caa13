"""Who is called a former one is none any more."""

from __future__ import annotations

import pytest

from oircheck.testing import make_evidence
from oircheck.types import Stance
from oircheck.verify.ranked import ranked_apart


def apart(claim: str, *texts: str) -> str:
    found = [
        make_evidence(text, Stance.SUPPORTS, doc_id=str(number))
        for number, text in enumerate(texts)
    ]
    return ranked_apart(claim, found)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Falk is a teacher.", "Falk is a former teacher."),
        ("Falk is still a teacher.", "Ingrid Falk, a retired teacher, was elected."),
        ("The hall is a school.", "The hall, a former village school, is empty."),
        ("Rui is a champion.", "The ex-champion Rui lost."),
    ],
)
def test_what_somebody_was_is_not_what_he_is(claim: str, text: str) -> None:
    assert apart(claim, text).startswith("the claim has ")


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Falk is a former teacher.", "Falk is a former teacher."),
        ("Falk was a teacher.", "Falk is a former teacher."),
        ("Falk is a teacher.", "The former nurse Falk is a teacher."),
        ("Falk is a teacher.", "Falk, a teacher, succeeds a former teacher."),
    ],
)
def test_what_is_said_by_itself_is_so(claim: str, text: str) -> None:
    assert apart(claim, text) == ""
