"""Evaluation to JSON: every figure, and every case."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from oircheck.evaluate.calibration import Bin, Calibration
from oircheck.evaluate.context import Context
from oircheck.evaluate.intervals import Rate
from oircheck.evaluate.scores import Case, Evaluation
from oircheck.types import Provenance

SCHEMA_VERSION = "1.0"

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def render_json(evaluation: Evaluation, context: Context) -> str:
    """Render one object; rates carry their counts and their 95 % interval."""
    values: Mapping[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "gold": {
            "path": context.path,
            "column": context.column,
            "labels": {written: label.value for written, label in context.mapped},
            "unmatchable": [
                {"line": line, "problem": problem}
                for line, problem in context.unmatchable
            ],
        },
        "not_judged": [
            {"line": line, "reason": reason} for line, reason in context.unjudged
        ],
        **_figures(evaluation),
        "cases": [_case(case) for case in evaluation.cases],
        "policy": dict(context.policy),
        "provenance": _provenance(context.provenance) if context.provenance else None,
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _figures(evaluation: Evaluation) -> Mapping[str, Json]:
    return {
        "claims": len(evaluation.cases),
        "accuracy": _rate(evaluation.accuracy),
        "macro_f1": evaluation.macro_f1,
        "classes": {
            item.label.value: {
                "precision": _rate(item.precision),
                "recall": _rate(item.recall),
                "f1": item.f1,
            }
            for item in evaluation.classes
        },
        "confusion": _confusion(evaluation),
        "categories": {
            item.category: {
                "accuracy": _rate(item.accuracy),
                "wrongly_refuted": _rate(item.wrongly_refuted),
            }
            for item in evaluation.categories
        },
        "citations": {
            "first": _rate(evaluation.citations),
            "any": _rate(evaluation.any_citation),
        },
        "calibration": _calibration(evaluation.calibration),
    }


def _provenance(provenance: Provenance) -> Json:
    return {
        "version": provenance.version,
        "models": provenance.models,
        "index": provenance.index,
        "config": provenance.config,
        "documents": provenance.documents,
        "as_of": provenance.as_of.isoformat() if provenance.as_of else None,
    }


def _rate(rate: Rate) -> Json:
    low, high = rate.interval
    return {
        "value": rate.value,
        "hits": rate.hits,
        "of": rate.of,
        "low": low,
        "high": high,
    }


def _confusion(evaluation: Evaluation) -> Json:
    names = [item.label.value for item in evaluation.classes]
    return {
        name: dict(zip(names, row, strict=True))
        for name, row in zip(names, evaluation.confusion, strict=True)
    }


def _calibration(calibration: Calibration) -> Json:
    return {
        "expected_calibration_error": calibration.error,
        "bins": [_bin(item) for item in calibration.bins],
    }


def _bin(item: Bin) -> Json:
    return {
        "low": item.low,
        "high": item.high,
        "mean_probability": item.mean,
        "right": _rate(item.right),
    }


def _case(case: Case) -> Json:
    verdict = case.judgement.verdict
    return {
        "id": case.gold.claim.claim_id,
        "line": case.gold.claim.line,
        "claim": case.gold.claim.text,
        "category": case.gold.category,
        "gold": case.gold.label.value,
        "verdict": verdict.label.value,
        "right": case.right,
        "confidence": verdict.confidence,
        "decided_by": verdict.decided_by.value,
        "cited": [
            f"{item.retrieved.passage.doc_id}:{item.retrieved.passage.line}"
            for item in verdict.citations
        ],
        "first_citation_right": case.first_right,
        "any_citation_right": case.any_right,
    }
