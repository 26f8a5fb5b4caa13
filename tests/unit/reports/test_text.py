from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from oircheck.reports import PLAIN, RENDERERS, Format, Style
from oircheck.reports.style import _CODES, _RESET
from oircheck.types import Judgement, Label, Piece, Report, Span, View

JudgementOf = Callable[[Label], Judgement]


def text_of(report: Report, style: Style = PLAIN) -> str:
    return RENDERERS[Format.TEXT](report, style)


def only(report: Report, judgement: Judgement) -> Report:
    return dataclasses.replace(report, judgements=(judgement,))


def test_a_digest_is_not_quoted_and_names_the_originals_paragraphs(
    report: Report, judgement_of: JudgementOf
) -> None:
    shown = text_of(only(report, judgement_of(Label.REFUTED)))
    assert "digest of 001_bases.txt, paragraphs 7, 8" in shown
    assert '"' not in shown
    assert "publisher unknown, about 5 July 2020" in shown
    assert "sources/bases.md:9" in shown


@pytest.mark.parametrize(
    ("original", "said"),
    [
        pytest.param("001_bases.txt", "digest of 001_bases.txt\n", id="no paragraphs"),
        pytest.param(None, "digest of an original that is not named", id="no name"),
    ],
)
def test_a_digest_is_never_quoted_however_little_it_says(
    report: Report, judgement_of: JudgementOf, original: str | None, said: str
) -> None:
    judgement = judgement_of(Label.REFUTED)
    item = judgement.verdict.citations[0]
    retrieved = dataclasses.replace(
        item.retrieved,
        passage=dataclasses.replace(item.retrieved.passage, origin=None),
        source=dataclasses.replace(item.retrieved.source, original=original),
    )
    cited = (dataclasses.replace(item, retrieved=retrieved),)
    verdict = dataclasses.replace(judgement.verdict, citations=cited)
    shown = text_of(only(report, dataclasses.replace(judgement, verdict=verdict)))
    assert said in shown
    assert '"' not in shown


def test_what_is_cited_is_not_shown_as_nearest_again(
    report: Report, judgement_of: JudgementOf
) -> None:
    judgement = judgement_of(Label.NOT_ENOUGH_INFO)
    cited = judgement.evidence[:1]
    verdict = dataclasses.replace(judgement.verdict, citations=cited)
    shown = text_of(only(report, dataclasses.replace(judgement, verdict=verdict)))
    assert shown.count("falls from 5,200") == 1


def test_an_original_is_quoted(report: Report, judgement_of: JudgementOf) -> None:
    shown = text_of(only(report, judgement_of(Label.SUPPORTED)))
    assert '"The number of troops falls from 5,200 to 3,000."' in shown
    assert "digest" not in shown


def test_values_stand_side_by_side_with_the_correction(
    report: Report, judgement_of: JudgementOf
) -> None:
    lines = text_of(only(report, judgement_of(Label.REFUTED))).splitlines()
    at = lines.index("    claim:  Seven bases")
    assert lines[at + 1] == "    source: six military bases"
    assert lines[at + 2] == "  corrected: Six bases were handed over."


def test_what_nothing_settles_shows_as_many_passages_as_the_policy_says(
    report: Report, judgement_of: JudgementOf
) -> None:
    shown = text_of(only(report, judgement_of(Label.NOT_ENOUGH_INFO)))
    assert shown.startswith("not enough information  The band")
    assert "Not covered" in shown
    assert "A line\\x1b[31m in red." in shown
    assert "One too many" not in shown


def test_colours_change_no_word(report: Report) -> None:
    coloured = text_of(report, Style(colour=True))
    for code in (*_CODES.values(), _RESET):
        coloured = coloured.replace(code, "")
    assert coloured == text_of(report)


def test_wrapping_changes_no_word(report: Report) -> None:
    narrow = text_of(report, Style(width=40))
    assert narrow.split() == text_of(report).split()
    longest = max(len(line) for line in narrow.splitlines())
    assert longest <= 48


def test_several_claims_end_with_how_many_are_covered(report: Report) -> None:
    assert text_of(report).endswith(
        "\n3 of 4 judged claims are covered by the corpus.\n"
    )


def test_no_claim_is_said_to_be_none(report: Report) -> None:
    empty = dataclasses.replace(report, judgements=())
    assert text_of(empty) == "0 of 0 judged claims are covered by the corpus.\n"


def test_a_source_gives_a_runner_no_command(report: Report) -> None:
    first, *others = report.judgements
    (item,) = first.verdict.citations
    words = "::error file=a.md::x ##[error]y"
    passage = dataclasses.replace(
        item.retrieved.passage,
        text=words,
        span=Span(0, len(words)),
        view=View(words, (Piece(Span(0, len(words)), Span(0, len(words))),)),
    )
    told = dataclasses.replace(
        item,
        retrieved=dataclasses.replace(item.retrieved, passage=passage),
        comparisons=(),
    )
    verdict = dataclasses.replace(first.verdict, citations=(told,))
    hostile = dataclasses.replace(
        report,
        judgements=(dataclasses.replace(first, verdict=verdict), *others),
    )
    for render in RENDERERS.values():
        lines = render(hostile, PLAIN).splitlines()
        assert not any(line.lstrip().startswith("::") for line in lines)
        assert not any("##[" in line for line in lines)


@pytest.mark.parametrize(
    ("label", "sure", "said"),
    [
        pytest.param(Label.NOT_ENOUGH_INFO, 0.02, True, id="open, and leaning"),
        pytest.param(Label.NOT_ENOUGH_INFO, 0.86, False, id="open, and surely so"),
        pytest.param(Label.REFUTED, 0.45, False, id="another verdict"),
    ],
)
def test_a_low_probability_of_an_open_claim_is_explained(
    report: Report, judgement_of: JudgementOf, label: Label, sure: float, said: bool
) -> None:
    judgement = judgement_of(label)
    verdict = dataclasses.replace(judgement.verdict, confidence=sure)
    shown = text_of(only(report, dataclasses.replace(judgement, verdict=verdict)))
    told = "that is how likely it is that nothing settles the claim"
    assert (told in " ".join(shown.split())) is said
