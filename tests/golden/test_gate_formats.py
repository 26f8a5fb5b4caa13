"""One report of the gate in every format, byte for byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from oircheck.reports import PLAIN, Style
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.testing.gate_report import gate_report

Golden = Callable[[str, str], None]

NAMES = {
    GateFormat.TEXT: "gate.txt",
    GateFormat.CONCISE: "gate-concise.txt",
    GateFormat.JSON: "gate.json",
    GateFormat.JSONL: "gate.jsonl",
    GateFormat.GITHUB: "gate-github.txt",
    GateFormat.GITLAB: "gate-gitlab.json",
    GateFormat.SARIF: "gate.sarif",
    GateFormat.JUNIT: "gate-junit.xml",
    GateFormat.RDJSON: "gate-rdjson.json",
    GateFormat.MARKDOWN: "gate.md",
    GateFormat.HTML: "gate.html",
}


@pytest.mark.parametrize("form", list(GateFormat))
def test_a_gate_report_in_every_format(golden: Golden, form: GateFormat) -> None:
    golden(NAMES[form], GATE_RENDERERS[form](gate_report(), PLAIN))


def test_a_gate_report_on_a_narrow_terminal_in_colour(golden: Golden) -> None:
    style = Style(colour=True, width=50)
    golden("gate-terminal.txt", GATE_RENDERERS[GateFormat.TEXT](gate_report(), style))
