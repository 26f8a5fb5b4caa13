"""Is a sentence a statement to be looked up: the rules, the model, the shipped one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oircheck.errors import ModelLockError
from oircheck.models.bundle import SHIPPED
from oircheck.models.detector import (
    DETECTOR_FILE,
    FEATURES,
    ClaimDetector,
    SentenceKind,
    features_of,
    parse_detector,
    read_detector,
    words_of,
)

DATA = Path(__file__).resolve().parents[2] / "data" / "checkable.tsv"
LEAST_KEPT = 0.97
"""Statements that must be found: one that is not is a silent pass."""

LEAST_LEFT = 0.9
"""What is no statement and must be left out."""


def values(**changed: object) -> dict[str, Any]:
    return {
        "features": list(FEATURES),
        "weights": [0.0] * len(FEATURES),
        "intercept": 0.0,
        "threshold": 0.5,
        **changed,
    }


@pytest.fixture(scope="module")
def shipped() -> ClaimDetector:
    return read_detector(SHIPPED / "claim-detector" / DETECTOR_FILE)


@pytest.fixture
def plain() -> ClaimDetector:
    """A model that lets everything pass that the rules leave."""
    return parse_detector(json.dumps(values()), place="here")


def drafts(label: str) -> list[str]:
    lines = DATA.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return [text for _, given, text in rows if given == label]


def test_nearly_every_statement_of_a_draft_is_found(shipped: ClaimDetector) -> None:
    found = [shipped.detect(text).checkable for text in drafts("1")]
    assert sum(found) / len(found) >= LEAST_KEPT


def test_most_of_what_is_no_statement_is_left_out(shipped: ClaimDetector) -> None:
    found = [shipped.detect(text).checkable for text in drafts("0")]
    assert found.count(False) / len(found) >= LEAST_LEFT


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        pytest.param("Who paid?", SentenceKind.QUESTION, id="question"),
        pytest.param(
            "\u201cWho paid?\u201d she asked.",
            SentenceKind.QUESTION,
            id="quoted question",
        ),
        pytest.param("Click here for more.", SentenceKind.INSTRUCTION, id="order"),
        pytest.param(
            "Do not drink the water.", SentenceKind.INSTRUCTION, id="forbidding"
        ),
        pytest.param(
            "Please never leave a candle here.", SentenceKind.INSTRUCTION, id="please"
        ),
        pytest.param("I think it was late.", SentenceKind.OPINION, id="own feeling"),
        pytest.param("We will never give up.", SentenceKind.PLAN, id="own promise"),
        pytest.param("The future will be bright.", SentenceKind.PLAN, id="prophecy"),
        pytest.param("By our correspondent", SentenceKind.FRAGMENT, id="no verb"),
        pytest.param("REGATTA DAYS", SentenceKind.FRAGMENT, id="a plural, no verb"),
        pytest.param("More news", SentenceKind.FRAGMENT, id="a word in -s, no verb"),
        pytest.param("...", SentenceKind.FRAGMENT, id="no word"),
        pytest.param("", SentenceKind.FRAGMENT, id="nothing"),
    ],
)
def test_what_is_no_statement_by_its_form_is_named(
    plain: ClaimDetector, sentence: str, kind: SentenceKind
) -> None:
    found = plain.detect(sentence)
    assert (found.kind, found.checkable) == (kind, False)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Share prices fell by 3%.", id="a noun that is a verb too"),
        pytest.param("Work on the fence ended in June.", id="before a preposition"),
        pytest.param("Visits to the museum doubled.", id="plural"),
        pytest.param("Have talks failed, the army moves in.", id="auxiliary first"),
        pytest.param("The bridge will close on 3 May.", id="plan with a date"),
        pytest.param("The sanatorium will be pulled down.", id="plan without one"),
        pytest.param("Bridges: 4,212.", id="row of a table"),
        pytest.param('"We lost 40 cows," the farmer said.', id="quotation"),
        pytest.param("He said: “I think we lost.”", id="reported feeling"),
        pytest.param("'We will never go,' Pellow said.", id="single marks"),
        pytest.param("‘We will never go’, Pellow said.", id="curly single marks"),
        pytest.param('We will never go," Pellow said.', id="end of a quotation"),
        pytest.param("The US will leave the agency.", id="a country, not us"),
        pytest.param("Our trust bought the old brewery.", id="a body, not a feeling"),
    ],
)
def test_what_may_be_a_statement_is_left_to_the_model(
    plain: ClaimDetector, sentence: str
) -> None:
    assert plain.detect(sentence).checkable


@pytest.mark.parametrize(
    "sentence",
    [
        "Helen Marsh is chief executive of the trust.",
        "Sir Paul Lanyon chairs the trust.",
        "Theresa May is leader of the party.",
        "The ministry is part of Clean Hope.",
    ],
)
def test_a_flat_statement_is_no_opinion_for_what_its_names_look_like(
    shipped: ClaimDetector, sentence: str
) -> None:
    assert shipped.detect(sentence).kind is SentenceKind.STATEMENT


@pytest.mark.parametrize(
    ("sentence", "group", "times"),
    [
        pytest.param("The trust is in Ayle.", "feels", 0, id="a body"),
        pytest.param("The NHS trust is in Ayle.", "feels", 0, id="a body with a name"),
        pytest.param("People trust the council.", "feels", 1, id="a verb"),
        pytest.param("Patients trust the council.", "feels", 1, id="plural subject"),
        pytest.param("Here they trust Sir Paul.", "feels", 1, id="pronoun"),
        pytest.param("Trust us, it is late.", "feels", 1, id="at the beginning"),
        pytest.param("Fly with the US fleet.", "first_person", 0, id="acronym"),
        pytest.param("TELL US ABOUT IT.", "first_person", 1, id="all in capitals"),
        pytest.param("Tell Us All About Ayle", "first_person", 1, id="headline"),
        pytest.param("Here Theresa May spoke of the vote.", "possible", 0, id="name"),
        pytest.param('She said: "We were late."', "first_person", 1, id="in quotes"),
        pytest.param("Here the United States is.", "reports", 1, id="no speaker"),
        pytest.param("Sir Paul left.", "filler", 0, id="title"),
        pytest.param("Sir, Paul left.", "filler", 0, id="address or title"),
        pytest.param("Sir, we were late.", "filler", 1, id="address"),
    ],
)
def test_words_are_counted_for_what_they_stand_for(
    sentence: str, group: str, times: int
) -> None:
    assert features_of(sentence, words_of(sentence))[group] == times


def test_a_sentence_below_the_threshold_is_an_opinion() -> None:
    model = parse_detector(json.dumps(values(intercept=-1.0)), place="here")
    found = model.detect("The bridge opened in 1932.")
    assert (found.kind, found.checkable) == (SentenceKind.OPINION, False)
    assert found.probability == pytest.approx(0.2689, abs=1e-4)


def test_typographic_apostrophes_count_as_plain_ones() -> None:
    assert words_of("It isn\u2019t so") == ["It", "isn't", "so"]
    curly, straight = "We\u2019ll see it.", "We'll see it."
    assert features_of(curly, words_of(curly)) == features_of(
        straight, words_of(straight)
    )


@given(st.text(max_size=200))
def test_any_text_is_something_and_always_the_same(text: str) -> None:
    model = read_detector(SHIPPED / "claim-detector" / DETECTOR_FILE)
    found = model.detect(text)
    assert 0.0 <= found.probability <= 1.0
    assert found == model.detect(text)


def test_every_feature_is_read_and_no_other() -> None:
    assert set(features_of("Six men.", words_of("Six men."))) == set(FEATURES)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        pytest.param({"features": list(FEATURES[1:])}, FEATURES[0], id="one missing"),
        pytest.param({"weights": [0.0]}, "weights", id="too few weights"),
        pytest.param({"threshold": 1.5}, "threshold", id="threshold out of range"),
        pytest.param({"intercept": "none"}, "intercept", id="not a number"),
    ],
)
def test_a_malformed_model_is_refused_and_says_why(
    changed: dict[str, object], named: str
) -> None:
    with pytest.raises(ModelLockError, match=named):
        parse_detector(json.dumps(values(**changed)), place="here")


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ModelLockError, match="here: not JSON"):
        parse_detector("{", place="here")


def test_features_that_the_model_does_not_know_are_refused(
    plain: ClaimDetector,
) -> None:
    with pytest.raises(ValueError, match="odd"):
        plain.probability({"odd": 1.0})
