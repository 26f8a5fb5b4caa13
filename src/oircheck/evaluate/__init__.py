"""Evaluation: judgements against gold labels, with intervals and calibration."""

from __future__ import annotations

from oircheck.evaluate.calibration import Bin, Calibration, calibrate
from oircheck.evaluate.citations import file_name, paragraph_numbers
from oircheck.evaluate.context import Context
from oircheck.evaluate.formats import RENDERERS, EvaluationFormat
from oircheck.evaluate.intervals import Rate
from oircheck.evaluate.judged import read_judgement
from oircheck.evaluate.places import unmatchable
from oircheck.evaluate.plot import render_plot
from oircheck.evaluate.scores import Evaluation, evaluate

__all__ = [
    "RENDERERS",
    "Bin",
    "Calibration",
    "Context",
    "Evaluation",
    "EvaluationFormat",
    "Rate",
    "calibrate",
    "evaluate",
    "file_name",
    "paragraph_numbers",
    "read_judgement",
    "render_plot",
    "unmatchable",
]
