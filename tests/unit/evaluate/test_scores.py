from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest

from oircheck.evaluate import (
    RENDERERS,
    Context,
    EvaluationFormat,
    Rate,
    calibrate,
    evaluate,
    paragraph_numbers,
)
from oircheck.types import Claim, GoldClaim, Judgement, Label, Provenance

S, R, N = Label.SUPPORTED, Label.REFUTED, Label.NOT_ENOUGH_INFO
JudgementOf = Callable[[Label], Judgement]


def gold(
    label: Label,
    category: str | None = None,
    document: str | None = None,
    paragraphs: tuple[int, ...] = (),
) -> GoldClaim:
    return GoldClaim(
        claim=Claim(claim_id="1", text="x"),
        label=label,
        category=category,
        document=document,
        paragraphs=paragraphs,
    )


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        # Checked against statsmodels' proportion_confint(method="wilson").
        pytest.param(0, 10, 0.0, 0.2775, id="none"),
        pytest.param(10, 10, 0.7225, 1.0, id="all"),
        pytest.param(5, 10, 0.2366, 0.7634, id="half"),
        pytest.param(81, 100, 0.7222, 0.8749, id="of a hundred"),
        pytest.param(0, 0, 0.0, 1.0, id="nothing of nothing"),
    ],
)
def test_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    assert Rate(hits, of).interval == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("hits", "of"), [(-1, 2), (3, 2), (1, 0)])
def test_a_rate_cannot_be_wrong(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="not a rate"):
        Rate(hits, of)


def test_nothing_of_nothing_has_no_value() -> None:
    assert Rate(0, 0).value is None


def test_confusion_precision_recall_and_macro_f1(judgement_of: JudgementOf) -> None:
    labels = [(S, S), (S, S), (S, R), (R, R), (N, R), (N, N)]
    found = evaluate(
        [(gold(wanted), judgement_of(given)) for wanted, given in labels],
        paragraphs={},
    )
    assert [item.label for item in found.classes] == [S, R, N]
    assert found.confusion == ((2, 1, 0), (0, 1, 0), (0, 1, 1))
    assert found.accuracy == Rate(4, 6)
    assert found.precision_of(R) == Rate(1, 3)
    assert found.precision_of(Label.CONFLICTING) == Rate(0, 0)
    assert [item.recall for item in found.classes] == [
        Rate(2, 3),
        Rate(1, 1),
        Rate(1, 2),
    ]
    assert [item.f1 for item in found.classes] == pytest.approx([0.8, 0.5, 2 / 3])
    assert found.macro_f1 == pytest.approx((0.8 + 0.5 + 2 / 3) / 3)


def test_a_label_that_only_verdicts_have_is_no_part_of_macro_f1(
    judgement_of: JudgementOf,
) -> None:
    found = evaluate(
        [(gold(S), judgement_of(S)), (gold(S), judgement_of(R))], paragraphs={}
    )
    assert found.macro_f1 == pytest.approx(2 / 3)
    assert len(found.classes) == 2


def test_categories_count_wrong_refutations(judgement_of: JudgementOf) -> None:
    found = evaluate(
        [
            (gold(S, "number"), judgement_of(R)),
            (gold(R, "number"), judgement_of(R)),
            (gold(N), judgement_of(N)),
        ],
        paragraphs={},
    ).categories
    assert [(c.category, c.accuracy, c.wrongly_refuted) for c in found] == [
        ("number", Rate(1, 2), Rate(1, 1)),
        ("(none)", Rate(1, 1), Rate(0, 1)),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("a\nb\n", (1, 2), id="two lines"),
        pytest.param("a\r\n\r\nb\rc", (1, 0, 2, 3), id="every line end"),
        pytest.param("\u00a0\na\n \t\nb", (0, 1, 0, 2), id="white space is empty"),
    ],
)
def test_paragraphs_are_non_empty_lines(text: str, numbers: tuple[int, ...]) -> None:
    assert paragraph_numbers(text) == numbers


class TestCitations:
    """The supported double cites troops.txt:1, the refuted a digest of 7 and 8."""

    @pytest.mark.parametrize(
        ("wanted", "paragraphs", "right"),
        [
            pytest.param(gold(S, None, "troops.txt", (1,)), (1,), 1, id="right line"),
            pytest.param(gold(S, None, "troops.txt", (2, 1)), (1,), 1, id="one of two"),
            pytest.param(gold(S, None, "troops.txt", (2,)), (1,), 0, id="another"),
            pytest.param(
                gold(S, None, "bases.txt", (1,)), (1,), 0, id="other document"
            ),
            pytest.param(gold(S, None, "troops.txt", (1,)), (0,), 0, id="empty line"),
            pytest.param(gold(S, None, "troops.txt", (1,)), (), 0, id="no such line"),
        ],
    )
    def test_of_an_original_counts_the_line(
        self,
        judgement_of: JudgementOf,
        wanted: GoldClaim,
        paragraphs: tuple[int, ...],
        right: int,
    ) -> None:
        found = evaluate(
            [(wanted, judgement_of(S))], paragraphs={"troops.txt": paragraphs}
        )
        assert found.citations == Rate(right, 1)

    @pytest.mark.parametrize(
        ("document", "paragraph", "right"),
        [
            pytest.param("001_bases.txt", 8, 1, id="what it rests on"),
            pytest.param("001_bases.txt", 9, 0, id="another paragraph"),
            pytest.param("bases.md", 9, 0, id="the digest's own name and line"),
        ],
    )
    def test_of_a_digest_counts_what_it_rests_on(
        self, judgement_of: JudgementOf, document: str, paragraph: int, right: int
    ) -> None:
        wanted = gold(R, None, document, (paragraph,))
        found = evaluate(
            [(wanted, judgement_of(R))], paragraphs={"bases.md": (9,) * 20}
        )
        assert found.citations == Rate(right, 1)

    def test_of_a_digest_that_says_not_what_it_rests_on_is_not_right(
        self, judgement_of: JudgementOf
    ) -> None:
        judgement = judgement_of(R)
        item = judgement.verdict.citations[0]
        bare = dataclasses.replace(item.retrieved.passage, origin=None)
        retrieved = dataclasses.replace(item.retrieved, passage=bare)
        cited = (dataclasses.replace(item, retrieved=retrieved),)
        verdict = dataclasses.replace(judgement.verdict, citations=cited)
        for document in ("bases.md", "001_bases.txt"):
            found = evaluate(
                [
                    (
                        gold(R, None, document, (9,)),
                        dataclasses.replace(judgement, verdict=verdict),
                    )
                ],
                paragraphs={"bases.md": (9,) * 20},
            )
            assert found.citations == Rate(0, 1)

    def test_is_owed_only_by_right_verdicts_that_settle_something(
        self, judgement_of: JudgementOf
    ) -> None:
        found = evaluate(
            [
                (gold(R, None, "troops.txt", (1,)), judgement_of(S)),
                (gold(N), judgement_of(N)),
                (gold(S), judgement_of(S)),
            ],
            paragraphs={"troops.txt": (1,)},
        )
        assert found.citations == Rate(0, 0)

    def test_of_several_the_first_counts_and_any_is_told(
        self, judgement_of: JudgementOf
    ) -> None:
        both = judgement_of(Label.CONFLICTING).verdict.citations
        judgement = judgement_of(S)
        verdict = dataclasses.replace(judgement.verdict, citations=both)
        several = dataclasses.replace(judgement, verdict=verdict)
        found = evaluate(
            [(gold(S, None, "five.txt", (1,)), several)],
            paragraphs={"five.txt": (0, 1), "bases.txt": (1,)},
        )
        assert (found.citations, found.any_citation) == (Rate(0, 1), Rate(1, 1))


def test_calibration_weighs_bins_by_what_they_hold() -> None:
    found = calibrate(
        [(0.95, True), (0.95, False), (0.95, True), (0.2, False), (0, True)]
    )
    assert [(b.low, b.high, b.right) for b in found.bins] == [
        (0.0, 0.1, Rate(1, 1)),
        (0.1, 0.2, Rate(0, 1)),
        (0.9, 1.0, Rate(2, 3)),
    ]
    assert found.error == pytest.approx((1 + 0.2 + abs(3 * 0.95 - 2)) / 5)
    assert calibrate([]).error == 0


def test_calibration_takes_probabilities_alone() -> None:
    with pytest.raises(ValueError, match="not a probability"):
        calibrate([(1.5, True)])


def test_every_format_shows_every_figure(
    judgement_of: JudgementOf, provenance: Provenance
) -> None:
    found = evaluate(
        [
            (gold(S, "a|b", "troops.txt", (1,)), judgement_of(S)),
            (gold(N), judgement_of(R)),
        ],
        paragraphs={"troops.txt": (1,)},
    )
    context = Context(
        path="g.csv",
        column="label",
        mapped=(("SUPPORTS", S),),
        policy=(("k", 8),),
        provenance=provenance,
    )
    shown = {form: RENDERERS[form](found, context) for form in EvaluationFormat}
    for text in (shown[EvaluationFormat.TEXT], shown[EvaluationFormat.MARKDOWN]):
        assert "0.500 (1 of 2)" in text
        assert "0.095 to 0.905" in text
        assert provenance.models in text
    assert "| a\\|b |" in shown[EvaluationFormat.MARKDOWN]
    values = json.loads(shown[EvaluationFormat.JSON])
    assert values["citations"]["first"] == {
        "value": 1.0,
        "hits": 1,
        "of": 1,
        "low": pytest.approx(0.2065, abs=1e-4),
        "high": 1.0,
    }
    assert values["confusion"]["not_enough_info"]["refuted"] == 1
    assert [case["right"] for case in values["cases"]] == [True, False]
