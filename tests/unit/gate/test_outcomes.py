"""From judgements to findings: rules, places, messages, corrections."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from oircheck.findings import Fix, Level, Region
from oircheck.gate import Draft
from oircheck.testing import make_comparison, make_evidence
from oircheck.testing.files import docx_of
from oircheck.text.reader import parse_document
from oircheck.types import Evidence, Judgement, Label, Outcome, Span, Stage, Stance

Bench = Any


def test_a_refutation_names_both_values_and_its_place(bench: Bench) -> None:
    outcome = bench.run("# A headline\n\nSeven bases were handed over.\n")
    (finding,) = outcome.findings
    assert finding.rule_id == "OC102"
    assert finding.level is Level.ERROR
    assert finding.region == Region(3, 1, 3, 30)
    assert "Seven bases" in finding.message
    assert "six military bases (sources/bases.md:9)" in finding.message
    line = "Seven bases were handed over."
    assert finding.fix == Fix(Span(14, 19), "Six", Region(3, 1, 3, 6), line)
    assert finding.line == line


def test_a_wrapped_sentence_points_at_the_line_of_its_value(bench: Bench) -> None:
    bench.judge.labels = {"Seven": bench.judge.labels["Seven"]}
    text = "> Seven bases were\n> handed over.\n"
    (finding,) = bench.run(text).findings
    assert finding.span == Span(2, 33)
    assert finding.region == Region(1, 3, 1, 19)
    assert finding.line == "> Seven bases were"


def test_a_correction_is_offered_only_where_the_value_stands_as_read(
    bench: Bench,
) -> None:
    (plain,) = bench.run("Seven bases were handed over.").findings
    (marked,) = bench.run("Se**ven** bases were handed over.").findings
    assert plain.fix is not None
    assert marked.fix is None


def test_sources_that_disagree_are_one_finding(bench: Bench) -> None:
    (finding,) = bench.run("Five bases were handed over.").findings
    assert finding.rule_id == "OC105"
    assert "sources/bases.txt:1 and sources/five.txt:2" in finding.message


@pytest.mark.parametrize(
    ("fail_on", "level"),
    [("refuted", Level.NOTE), ("unsupported", Level.WARNING), ("any", Level.WARNING)],
)
def test_what_nothing_settles_is_a_note_unless_it_fails(
    bench: Bench, fail_on: str, level: Level
) -> None:
    bench.fail_on = fail_on
    (finding,) = bench.run("The band played in Lyon.").findings
    assert (finding.rule_id, finding.level) == ("OC201", level)
    assert finding.message == "no passage near this was found in the sources"


def judged_open(bench: Bench, *, covered: bool, evidence: tuple[Evidence, ...]) -> None:
    """Let the judge leave every claim open, with these passages beside it."""
    known = bench.judge.answer

    def answer(label: Label) -> Judgement:
        found = known(Label.NOT_ENOUGH_INFO)
        return dataclasses.replace(found, evidence=evidence, covered=covered)

    bench.judge.answer = answer


def near(text: str, *, said: float, unsaid: tuple[Span, ...]) -> Evidence:
    found = make_evidence(text, Stance.NEUTRAL, doc_id="council.txt")
    features = (("covered_unit", said),)
    return dataclasses.replace(found, features=features, unsaid=unsaid)


def test_what_a_source_comes_near_to_is_shown_with_it(bench: Bench) -> None:
    passage = near("The band came to Lyon.", said=0.4, unsaid=(Span(9, 15),))
    judged_open(bench, covered=True, evidence=(passage,))
    (finding,) = bench.run("The band played in Lyon.").findings
    assert finding.rule_id == "OC201"
    assert finding.message == (
        "a source comes near this and neither says nor excludes it: "
        '"The band came to Lyon." (council.txt:1)'
    )


@pytest.mark.parametrize("line", ["12 July 2024", "Photo: A. Brandt", "By Ann Lee"])
def test_a_line_about_the_source_itself_comes_near_to_nothing(
    bench: Bench, line: str
) -> None:
    itself = near(line, said=0.4, unsaid=())
    passage = near("The band came to Lyon.", said=0.2, unsaid=())
    judged_open(bench, covered=True, evidence=(itself, passage))
    (finding,) = bench.run("The band played in Lyon.").findings
    assert '"The band came to Lyon."' in finding.message
    judged_open(bench, covered=True, evidence=(itself,))
    (finding,) = bench.run("The band played in Lyon.").findings
    assert finding.message == "no passage near this was found in the sources"


def test_words_that_no_passage_has_stand_beside_the_nearest_passage(
    bench: Bench,
) -> None:
    text = "The council passed the plan for Lyon."
    passed = Span(12, 18)
    far = near("The plan is long.", said=0.3, unsaid=(Span(4, 11), passed))
    close = near("The council approved the plan for Lyon.", said=0.8, unsaid=(passed,))
    judged_open(bench, covered=True, evidence=(far, close))
    (finding,) = bench.run(text).findings
    assert finding.rule_id == "OC202"
    assert [span.of(text) for span in finding.unsupported] == ["passed"]
    assert finding.message == (
        'the nearest passage says most of this, but not "passed": '
        '"The council approved the plan for Lyon." (council.txt:1)'
    )


def test_a_sentence_of_which_one_part_is_borne_out_is_partly_supported(
    bench: Bench,
) -> None:
    text = "Six bases were handed over in March, and the band played in Lyon."
    (finding,) = bench.run(text).findings
    assert finding.rule_id == "OC202"
    assert finding.span == Span(0, len(text))
    assert [span.of(text) for span in finding.unsupported] == [
        "the band played in Lyon."
    ]
    assert finding.message == (
        'only a part of this is borne out; no source settles "the band played in Lyon."'
    )


def test_a_part_that_is_refuted_silences_what_is_open_in_the_sentence(
    bench: Bench,
) -> None:
    text = "Seven bases were handed over in March, and the band played in Lyon."
    assert bench.rules(text) == ["OC102"]


def test_a_part_is_not_refuted_where_the_whole_is_borne_out(bench: Bench) -> None:
    text = "Six bases were handed over; the coalition moved 300 men to Erbil."
    bench.judge.labels = {"The coalition moved": Label.REFUTED}
    assert bench.rules(text) == []
    assert bench.judge.asked[-1] == text


def test_a_row_is_refuted_by_a_value_only(bench: Bench) -> None:
    table = "| Country | Bases |\n| --- | --- |\n| Seven | 6 |\n"
    bench.judge.labels = {"Seven": Label.CONFLICTING}
    assert bench.rules(table) == ["OC105"]


def judge_row(bench: Bench, draft: str, *, source: str, stated: str) -> list[str]:
    """Return the rules found for a row whose number a source is held against."""
    row = f"Ward: Surgery; {draft}: 22"
    comparison = make_comparison(
        Stage.NUMBER,
        Outcome.CONFLICT,
        claim=row,
        claimed="22",
        text=source,
        stated=stated,
    )
    against = make_evidence(source, Stance.REFUTES, comparisons=[comparison])
    made = bench.judge.answer(Label.REFUTED)
    verdict = dataclasses.replace(
        made.verdict, correction=None, citations=(against,), rule="OC102"
    )
    judgement = dataclasses.replace(made, verdict=verdict, evidence=(against,))
    bench.judge.answer = lambda label: judgement
    return bench.rules(f"| Ward | {draft} |\n| --- | --- |\n| Surgery | 22 |\n")


def test_a_row_is_refuted_by_the_value_of_its_own_column(bench: Bench) -> None:
    source = "Ward: Surgery; Before: 30; After the merger: 12"
    found = judge_row(bench, "After the Merger", source=source, stated="12")
    assert found == ["OC102"]


@pytest.mark.parametrize(
    ("source", "stated"),
    [
        pytest.param("Ward: Surgery; Before: 30; After: 12", "12", id="other column"),
        pytest.param("Surgery has 12 beds after the merger.", "12", id="prose"),
    ],
)
def test_a_row_with_a_value_of_another_column_stays_open_and_is_found(
    bench: Bench, source: str, stated: str
) -> None:
    assert judge_row(bench, "Beds", source=source, stated=stated) == ["OC201"]


def test_a_row_that_only_its_wording_speaks_against_is_found(bench: Bench) -> None:
    made = bench.judge.answer(Label.REFUTED)
    verdict = dataclasses.replace(made.verdict, correction=None, rule="OC101")
    judgement = dataclasses.replace(made, verdict=verdict)
    bench.judge.answer = lambda label: judgement
    table = "| Race | Winner |\n| --- | --- |\n| Cup | Morwenna |\n"
    assert bench.rules(table) == ["OC201"]


def test_findings_are_recognised_without_lines(bench: Bench) -> None:
    (one,) = bench.run("Seven bases were handed over.").findings
    (moved,) = bench.run("A line.\n\nSeven  bases were\nhanded over.").findings
    (other,) = bench.run("Seven bases were handed over.", "b.md").findings
    assert one.fingerprint == moved.fingerprint
    assert one.fingerprint != other.fingerprint


def test_the_same_claim_twice_has_two_fingerprints(bench: Bench) -> None:
    text = "Seven bases were handed over.\n\nSeven bases were handed over.\n"
    first, second = bench.run(text).findings
    assert first.fingerprint != second.fingerprint


def test_findings_are_ordered_by_place(bench: Bench) -> None:
    text = "The band played in Lyon. Seven bases were handed over. Five were kept."
    found = bench.run(text).findings
    assert [item.rule_id for item in found] == ["OC201", "OC102", "OC105"]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [("Seven bases were closed.", "OC102"), ("The band played in Lyon.", "OC201")],
)
@pytest.mark.parametrize("mark", ["", "*"])
def test_every_finding_stands_behind_the_dateline(
    bench: Bench, sentence: str, rule: str, mark: str
) -> None:
    line = f"{mark}HARNLEY, 5 October 2024 —{mark} {sentence}"
    (finding,) = bench.run(line).findings
    assert finding.rule_id == rule
    assert finding.span.of(line) == sentence
    assert finding.region.column == line.index(sentence) + 1
    assert finding.words == sentence


def test_a_byte_order_mark_is_no_column(bench: Bench) -> None:
    seven = "Seven bases were handed over."
    text = f"\ufeff{seven} {seven}\r\n{seven}\r\n"
    found = bench.run(text, "a.txt").findings
    places = [(one.region.line, one.region.column) for one in found]
    assert places == [(1, 1), (1, 31), (2, 1)]
    assert found[0].line == f"{seven} {seven}"
    fix = found[0].fix
    assert fix is not None
    assert fix.region is not None
    assert (fix.span.of(text), fix.region.column) == ("Seven", 1)


def test_coverage_counts_sentences_and_not_parts(bench: Bench) -> None:
    outcome = bench.run(
        "Six bases were handed over in March, and the coalition moved to Erbil. "
        "The band played in Lyon."
    )
    assert (outcome.judged, outcome.covered) == (2, 1)


def test_a_docx_is_placed_by_paragraph_and_offset_and_is_not_rewritten(
    bench: Bench,
) -> None:
    data = docx_of("A line.", "", "Six stayed. Seven bases were handed over.")
    document = parse_document(data, path="a.docx", doc_id="a.docx")
    prepared = bench.prepare(Draft(document=document, suffix=".docx"))
    (finding,) = bench.gate().judge(prepared, bench.judge).findings
    assert (finding.region.line, finding.region.column) == (2, 13)
    assert finding.span.of(document.text) == "Seven bases were handed over."
    assert finding.fix is None
