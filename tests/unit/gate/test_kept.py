"""What was found is read back as it was written."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from oircheck.findings import GateReport
from oircheck.gate import Outcome
from oircheck.gate.kept import Kept, dump_kept, load_kept
from oircheck.reports import PLAIN
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.testing.gate_report import gate_report
from oircheck.types import Claim, Judgement


def kept_of(report: GateReport) -> Kept:
    outcome = Outcome(
        path="drafts/a.md",
        findings=report.findings,
        silenced=report.silenced,
        judgements=report.judgements,
        skipped=report.skipped,
        sentences=9,
        checkable=8,
        judged=7,
        covered=6,
    )
    return Kept(outcomes=(outcome,), provenance=report.provenance, notices=("told",))


def test_every_value_comes_back_as_it_was() -> None:
    kept = kept_of(gate_report())
    assert load_kept(dump_kept(kept)) == kept


@pytest.mark.parametrize("form", GateFormat)
def test_every_format_says_the_same_of_what_was_kept(form: GateFormat) -> None:
    report = gate_report()
    (outcome,) = load_kept(dump_kept(kept_of(report))).outcomes
    again = replace(
        report,
        findings=outcome.findings,
        silenced=outcome.silenced,
        judgements=outcome.judgements,
        skipped=outcome.skipped,
    )
    render = GATE_RENDERERS[form]
    assert render(again, PLAIN) == render(report, PLAIN)


def test_numbers_days_and_odd_characters_are_kept_exactly() -> None:
    report = gate_report()
    first = report.judgements[0]
    claim = Claim(
        claim_id="1", text="caf\u00e9 \ud800 \x1b", as_of=dt.date(2020, 2, 29)
    )
    verdict = replace(first.verdict, confidence=0.1 + 0.2)
    odd: Judgement = replace(first, claim=claim, verdict=verdict)
    kept = kept_of(replace(report, judgements=(odd,)))
    (back,) = load_kept(dump_kept(kept)).outcomes[0].judgements
    assert back == odd
    assert type(back.verdict.label) is type(odd.verdict.label)


def test_what_two_judgements_share_is_written_once() -> None:
    report = gate_report()
    once = kept_of(replace(report, judgements=report.judgements[:1]))
    twice = kept_of(replace(report, judgements=report.judgements[:1] * 2))
    one, two = (json.loads(dump_kept(kept)) for kept in (once, twice))
    assert len(one) == len(two)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("[]", id="no rows"),
        pytest.param("{", id="no JSON"),
        pytest.param('[["os.system","ls"]]', id="another thing of Python"),
        pytest.param('[["places.Span",9,3]]', id="a value that cannot be"),
        pytest.param('[["places.Span",1,{"":7}]]', id="a number behind the end"),
        pytest.param('[["places.Span",1,2]]', id="no findings"),
        pytest.param("7", id="no table"),
    ],
)
def test_what_is_no_such_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        load_kept(text)


def test_what_cannot_be_written_is_an_error() -> None:
    kept = replace(kept_of(gate_report()), notices=(object(),))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="object"):
        dump_kept(kept)
