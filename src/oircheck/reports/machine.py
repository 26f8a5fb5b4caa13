"""Report to JSON: the object that the published schema describes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources

from oircheck.reports.fingerprint import fingerprint
from oircheck.reports.parts import (
    covered,
    nearest,
    origin_of,
    stated_in_citation,
    unsupported,
)
from oircheck.reports.words import ground_words
from oircheck.types import (
    Claim,
    Comparison,
    Evidence,
    Judgement,
    Origin,
    Passage,
    PlaceKind,
    Provenance,
    Report,
    SetAside,
    Span,
    Stated,
    Verdict,
)

SCHEMA_VERSION = "1.0"
"""Version of the schema; the first number changes when a name goes or changes."""

_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|#(?=#)")

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def render_json(report: Report) -> str:
    """Render the report as one object, indented, in the order of the schema."""
    return dumped(report_object(report), indent=2) + "\n"


def render_jsonl(report: Report) -> str:
    """Render one judgement a line, in the order of the claims."""
    return "".join(f"{dumped(each)}\n" for each in _each(report))


def dumped(value: Json, *, indent: int | None = None) -> str:
    """Return a value as JSON in which neither a terminal nor a runner obeys anything.

    ``##[error]`` is a command to GitHub's runner at any place of a line. That,
    control characters, turned writing and what else ends a line stand in strings
    only, where they may be written by code.
    """
    return inert_json(json.dumps(value, ensure_ascii=False, indent=indent))


def inert_json(text: str) -> str:
    """Return JSON that was written already, in which nothing is obeyed; ``dumped``."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def read_schema() -> str:
    """Return the JSON Schema of ``render_json``'s object."""
    place = resources.files("oircheck.reports") / "schema" / "report-1.0.json"
    return place.read_text(encoding="utf-8")


def report_object(report: Report) -> Mapping[str, Json]:
    """Return the report as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "judgements": _each(report),
        "coverage": {
            "sentences": None,
            "checkable": None,
            "judged": len(report.judgements),
            "covered": covered(report),
            "not_judged": [
                {"id": claim.claim_id, "text": claim.text, "reason": reason}
                for claim, reason in report.unjudged
            ],
        },
        "policy": dict(report.policy),
        "provenance": provenance_object(report.provenance),
        "notices": list(report.notices),
        **_unreadable(report),
    }


def _unreadable(report: Report) -> Mapping[str, Json]:
    """Return the sources that could not be read, where there are such."""
    left = [{"path": path, "problem": why} for path, why in report.unreadable]
    return {"unreadable": left} if left else {}


def judgement_object(judgement: Judgement, report: Report) -> Mapping[str, Json]:
    """Return one judgement as plain values."""
    citations = judgement.verdict.citations
    return {
        "status": "judged",
        "claim": _claim(judgement.claim),
        "verdict": _verdict(judgement.verdict),
        "covered": judgement.covered,
        "citations": [_evidence(item) for item in citations],
        "nearest": [_evidence(item) for item in nearest(judgement, report)],
        "set_aside": [_aside(item) for item in judgement.verdict.set_aside],
        "unsupported": [
            {"start": span.start, "end": span.end} for span in unsupported(judgement)
        ],
    }


def _each(report: Report) -> list[Mapping[str, Json]]:
    """Return what is said of each claim, those that are not judged last."""
    judged = [judgement_object(item, report) for item in report.judgements]
    return [*judged, *(_unjudged(*item) for item in report.unjudged)]


def _unjudged(claim: Claim, reason: str) -> Mapping[str, Json]:
    return {
        "status": "not_judged",
        "claim": _claim(claim),
        "reason": reason,
        "verdict": None,
        "covered": False,
        "citations": [],
        "nearest": [],
        "set_aside": [],
        "unsupported": [],
    }


def _claim(claim: Claim) -> Mapping[str, Json]:
    return {
        "id": claim.claim_id,
        "text": claim.text,
        "path": claim.path,
        "line": claim.line,
        "start": claim.span.start if claim.span else None,
        "end": claim.span.end if claim.span else None,
        "as_of": claim.as_of.isoformat() if claim.as_of else None,
        "fingerprint": fingerprint(claim.text),
    }


def _verdict(verdict: Verdict) -> Mapping[str, Json]:
    return {
        "label": verdict.label.value,
        "confidence": verdict.confidence,
        "decided_by": verdict.decided_by.value,
        "rule": verdict.rule,
        "reason": verdict.reason,
        "correction": verdict.correction,
        "speaker": verdict.speaker,
    }


def _aside(item: SetAside) -> Mapping[str, Json]:
    by = item.by.retrieved.passage if item.by else None
    return {
        "ground": item.ground.value,
        "reason": ground_words(item),
        "by": _copy(by) if by else None,
        "passage": _evidence(item.evidence),
    }


def _evidence(item: Evidence) -> Mapping[str, Json]:
    passage, source = item.retrieved.passage, item.retrieved.source
    return {
        "doc_id": passage.doc_id,
        "path": item.retrieved.path,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "guessed": dict(source.guessed),
        "kind": source.kind.value,
        "original": _original(origin_of(passage, source)),
        "tier": source.tier,
        "start": passage.span.start,
        "end": passage.span.end,
        "line": passage.line,
        **_place(passage),
        "text": passage.text,
        "stance": item.stance.value,
        "probability": item.probability,
        "copies": [_copy(copy) for copy in item.retrieved.copies],
        "comparisons": [_comparison(each, passage) for each in item.comparisons],
    }


def _original(origin: Origin | None) -> Mapping[str, Json] | None:
    if origin is None:
        return None
    return {"path": origin.path, "paragraphs": list(origin.paragraphs)}


def _place(passage: Passage) -> Mapping[str, Json]:
    """Return page or paragraph, and the offset in it, of what has no lines."""
    place = passage.place
    numbers = {
        kind.value: place.number if place and place.kind is kind else None
        for kind in (PlaceKind.PAGE, PlaceKind.PARAGRAPH)
    }
    return {**numbers, "offset": place.offset if place else None}


def _copy(passage: Passage) -> Mapping[str, Json]:
    return {
        "doc_id": passage.doc_id,
        "start": passage.span.start,
        "end": passage.span.end,
        "line": passage.line,
        **_place(passage),
    }


def _comparison(comparison: Comparison, passage: Passage) -> Mapping[str, Json]:
    stated = comparison.stated
    span = stated_in_citation(passage, stated.span)
    shown = Stated(
        span.of(passage.text), span, stated_in_citation(passage, stated.value)
    )
    return {
        "kind": comparison.kind.value,
        "outcome": comparison.outcome.value,
        "reason": comparison.reason,
        "claimed": _stated(comparison.claimed),
        "stated": _stated(shown),
    }


def _stated(stated: Stated) -> Mapping[str, Json]:
    span: Span = stated.span
    return {
        "text": stated.text,
        "start": span.start,
        "end": span.end,
        "value_start": stated.value.start,
        "value_end": stated.value.end,
    }


def provenance_object(provenance: Provenance) -> Mapping[str, Json]:
    """Return what a result depends on as plain values."""
    dating = provenance.dating
    stood = {"undated": dating.undated, "later": dating.later} if dating else {}
    return {
        "version": provenance.version,
        "models": provenance.models,
        "index": provenance.index,
        "config": provenance.config,
        "documents": provenance.documents,
        "as_of": provenance.as_of.isoformat() if provenance.as_of else None,
        **stood,
    }
