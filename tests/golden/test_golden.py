"""One report in every format, byte for byte; ``--update-golden`` writes anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from oircheck.reports import PLAIN, RENDERERS, Format, Style
from oircheck.types import Report

Golden = Callable[[str, str], None]

SUFFIX = {Format.TEXT: "txt", Format.JSON: "json", Format.JSONL: "jsonl"}


@pytest.mark.parametrize("form", list(Format))
def test_a_report_in_every_format(golden: Golden, report: Report, form: Format) -> None:
    golden(f"report.{SUFFIX[form]}", RENDERERS[form](report, PLAIN))


def test_a_report_on_a_narrow_terminal_in_colour(
    golden: Golden, report: Report
) -> None:
    style = Style(colour=True, width=50)
    golden("report-terminal.txt", RENDERERS[Format.TEXT](report, style))
