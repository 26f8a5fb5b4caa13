"""The formats of a report: a table over an enum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from oircheck.reports.machine import render_json, render_jsonl
from oircheck.reports.style import Style
from oircheck.reports.text import render_text
from oircheck.types import Report


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    """For people: one block a claim."""

    JSON = "json"
    """One object, as the published schema says."""

    JSONL = "jsonl"
    """One judgement a line."""


Renderer = Callable[[Report, Style], str]

RENDERERS: Mapping[Format, Renderer] = {
    Format.TEXT: render_text,
    Format.JSON: lambda report, _: render_json(report),
    Format.JSONL: lambda report, _: render_jsonl(report),
}
