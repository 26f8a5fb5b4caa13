"""Evaluation: judgements against gold labels, with intervals and calibration."""

from __future__ import annotations

from oircheck.evaluate.calibration import Bin, Calibration, calibrate
from oircheck.evaluate.citations import paragraph_numbers
from oircheck.evaluate.context import Context
from oircheck.evaluate.formats import RENDERERS, EvaluationFormat
from oircheck.evaluate.intervals import Rate
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
    "paragraph_numbers",
]
