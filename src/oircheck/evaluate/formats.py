"""The formats of an evaluation: a table over an enum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from oircheck.evaluate.context import Context
from oircheck.evaluate.machine import render_json
from oircheck.evaluate.scores import Evaluation
from oircheck.evaluate.tables import render_markdown, render_text


class EvaluationFormat(StrEnum):
    """How an evaluation is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


Renderer = Callable[[Evaluation, Context], str]

RENDERERS: Mapping[EvaluationFormat, Renderer] = {
    EvaluationFormat.TEXT: render_text,
    EvaluationFormat.JSON: render_json,
    EvaluationFormat.MARKDOWN: render_markdown,
}
