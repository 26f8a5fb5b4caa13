from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from oircheck.batch import Ask
from oircheck.cli import parts
from oircheck.cli.batch_judge import (
    PROBLEM,
    CorpusJudge,
    CorpusOpening,
    DriftError,
    Footing,
    Means,
    TextOpening,
    answer_of,
)
from oircheck.cli.bugs import is_bug
from oircheck.errors import ClaimError, ModelLockError
from oircheck.testing import StandInSession
from oircheck.text import build_passages
from oircheck.text.reader import parse_document
from oircheck.types import Claim, Judgement, Label, Place, PlaceKind, Report
from oircheck.verify import Policy

MEANS = Means(Policy(), None, None, "onnx")
FOOTING = Footing.of(StandInSession().provenance)


def opening(here: Path, footing: Footing = FOOTING) -> CorpusOpening:
    return CorpusOpening(here, (Path("docs"),), Path("c"), MEANS, False, footing)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    double = replace(parts.PARTS, open_session=lambda **_: StandInSession())
    monkeypatch.setattr(parts, "PARTS", double)


def test_openings_travel_and_are_recognised() -> None:
    here = Path.cwd()
    for one in (opening(here), TextOpening(here, MEANS, "article", True, FOOTING)):
        again = pickle.loads(pickle.dumps(one))
        assert again == one
        assert hash(again) == hash(one)


@pytest.mark.usefixtures("stand_in")
def test_a_judge_is_opened_where_the_run_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path.parent)
    judge = opening(tmp_path)()
    assert Path.cwd() == tmp_path
    assert [item["source"] for item in judge.judge([Ask("x")])] == ["stand-in.txt"]
    judge.close()


@pytest.mark.usefixtures("stand_in")
def test_a_judge_on_other_ground_is_refused() -> None:
    here = Path.cwd()
    with pytest.raises(DriftError, match="other index, config than"):
        opening(here, replace(FOOTING, index="new", config="new"))()
    with pytest.raises(DriftError, match="no such folder"):
        opening(here / "nowhere")()


def test_an_answer_has_the_columns_of_the_output(
    judgement_of: Callable[[Label], Judgement], report: Report
) -> None:
    found = answer_of(judgement_of(Label.REFUTED), report, nested=False, in_cell=False)
    assert found == {
        "verdict": "refuted",
        "confidence": 0.97,
        "reason": "the claim says Seven bases; the source says six military bases",
        "source": "sources/bases.md",
        "locator": "line 9, characters 120-181",
        "passage": "The Coalition has handed over six military bases since March.",
        "rule": "OC102",
    }


def test_places_are_told_as_a_person_counts_them(
    judgement_of: Callable[[Label], Judgement], report: Report
) -> None:
    judged = judgement_of(Label.REFUTED)
    item = judged.verdict.citations[0]

    def located(place: Place | None, *, in_cell: bool) -> object:
        passage = replace(item.retrieved.passage, place=place)
        cited = replace(item, retrieved=replace(item.retrieved, passage=passage))
        verdict = replace(judged.verdict, citations=(cited,))
        answer = answer_of(
            replace(judged, verdict=verdict), report, nested=False, in_cell=in_cell
        )
        return answer["locator"]

    assert located(None, in_cell=True) == "characters 120-181"
    page = Place(PlaceKind.PAGE, 4, 20)
    assert located(page, in_cell=False) == "page 4, characters 120-181"


def test_a_claim_that_cannot_be_judged_has_an_answer_too(report: Report) -> None:
    found = answer_of(ClaimError("too long"), report, nested=True, in_cell=False)
    assert found == {"problem": "too long"}


def test_nothing_retrieved_leaves_the_place_empty(
    judgement_of: Callable[[Label], Judgement], report: Report
) -> None:
    bare = replace(judgement_of(Label.NOT_ENOUGH_INFO), evidence=())
    found = answer_of(bare, report, nested=True, in_cell=False)
    assert (found["source"], found["locator"], found["passage"]) == (None,) * 3
    assert found["judgement"]


def test_a_judge_leaves_a_session_open_that_is_not_its_own() -> None:
    closed = []

    class Watched(StandInSession):
        def __exit__(self, *error: object) -> None:
            closed.append(error)

    CorpusJudge(Watched(), nested=False).close()
    assert closed == []
    CorpusJudge(Watched(), nested=False, owned=True).close()
    assert len(closed) == 1


def test_a_cell_has_the_words_of_a_passage_and_the_record_its_characters(
    report: Report, judgement_of: Callable[[Label], Judgement]
) -> None:
    page = "<p>Six <b>bases</b> &amp; a store<br>were handed over.</p>"
    document = parse_document(page.encode(), path="a.html", doc_id="a.html")
    (passage,) = build_passages(document)
    found = judgement_of(Label.SUPPORTED)
    first = found.verdict.citations[0]
    shown = replace(first, retrieved=replace(first.retrieved, passage=passage))
    found = replace(found, verdict=replace(found.verdict, citations=(shown,)))
    answer = answer_of(found, report, nested=True, in_cell=False)
    assert answer["passage"] == "Six bases & a store were handed over."
    assert passage.text in str(answer["judgement"])


class Breaking(StandInSession):
    """Breaks down at some claims, and is not there at others."""

    def check_many(self, claims: Sequence[Claim]) -> list[Judgement]:
        if any("late" in claim.text for claim in claims):
            raise IndexError("list index out of range")
        if any("gone" in claim.text for claim in claims):
            raise ModelLockError("the verifier is gone")
        return super().check_many(claims)


def test_a_claim_that_breaks_the_judge_costs_its_own_row() -> None:
    judge = CorpusJudge(Breaking(), nested=False)
    asks = [Ask("one"), Ask("seven weeks late"), Ask("two")]
    first, broken, last = judge.judge(asks)
    assert [first] == CorpusJudge(StandInSession(), nested=False).judge([Ask("one")])
    assert last["verdict"]
    problem = str(broken[PROBLEM])
    assert is_bug(problem)
    assert problem.startswith(
        "a bug in oircheck, IndexError: list index out of range ("
    )
    assert "test_batch_judge.py:" in problem
    assert "Reporting a bug" in problem
    (alone,) = judge.judge([Ask("too late")])
    assert is_bug(str(alone[PROBLEM]))


@pytest.mark.parametrize(
    ("claims", "error"),
    [
        pytest.param(["late", "later"], IndexError, id="no claim's doing"),
        pytest.param(["one", "gone"], ModelLockError, id="no bug"),
        pytest.param(["late", "gone"], ModelLockError, id="found out on the way"),
    ],
)
def test_what_is_no_claims_doing_ends_the_run(
    claims: list[str], error: type[Exception]
) -> None:
    judge = CorpusJudge(Breaking(), nested=False)
    with pytest.raises(error):
        judge.judge([Ask(claim) for claim in claims])
