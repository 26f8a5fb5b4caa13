"""The gate's report as one plain page: no script, nothing loaded, all text escaped."""

from __future__ import annotations

import html
from collections.abc import Iterator

from oircheck.findings import Finding, GateReport
from oircheck.reports.gate_parts import (
    coverage_line,
    evidence_of,
    fix_words,
    place_of,
    policy_line,
    rule_words,
    summary_lines,
)
from oircheck.reports.parts import origin_of, place_words, words_of
from oircheck.reports.text import as_sentence, digest_words, source_words
from oircheck.reports.words import STANCE_WORDS, tame, visible
from oircheck.types import Evidence, Provenance, SourceKind, Stance

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}"
    "section{border-top:1px solid #999;padding:.5rem 0}"
    "h2{font-size:1rem;overflow-wrap:anywhere}"
    ".error h2{color:#9b1c1c}.warning h2{color:#7a4b00}.note h2{color:#1d4f76}"
    "blockquote{margin:.5rem 0;padding-left:1rem;border-left:4px solid #bbb}"
    "cite{display:block;font-style:normal;color:#555;font-size:.9rem}"
    "footer{border-top:2px solid #1a1a1a;font-size:.9rem}"
    "p,blockquote,li{overflow-wrap:anywhere}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render_gate_html(report: GateReport) -> str:
    """Render the page; the same report gives the same bytes."""
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<title>oircheck: report of the gate</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<h1>oircheck: report of the gate</h1>",
        "<ul>",
        *(f"<li>{html_text(line)}</li>" for line in summary_lines(report)),
        "</ul>",
    ]
    for finding in report.findings:
        lines += _section(finding, report)
    lines += [*_silenced(report), *_not_judged(report), *_footer(report)]
    lines += ["</body>", "</html>"]
    return tame("".join(f"{line}\n" for line in lines), colon="&#58;", mark="&#35;")


def html_text(text: str) -> str:
    """Return text, on one line, as text: marks escaped, controls shown by codes."""
    return html.escape(visible(text), quote=True)


def _section(finding: Finding, report: GateReport) -> Iterator[str]:
    level = finding.level.value
    yield f'<section class="{level}">'
    title = f"{place_of(finding)} {level}: {rule_words(finding)}"
    yield f"<h2>{html_text(title)}</h2>"
    yield f"<p>{html_text(as_sentence(finding.message))}</p>"
    yield f"<p>Draft: <b>{html_text(finding.claim)}</b></p>"
    if finding.quoted:
        yield f"<p>The source's words: <b>{html_text(finding.quoted)}</b></p>"
    fix = fix_words(finding)
    if fix:
        yield f"<p>Correction: {html_text(fix)}</p>"
    for item in evidence_of(finding, report):
        yield from _passage(item, decided=_decided(finding, item))
    yield "</section>"


def _decided(finding: Finding, item: Evidence) -> bool:
    """Whether a passage is cited; the side of one that is only near settles nothing."""
    judgement = finding.judgement
    return judgement is not None and item in judgement.verdict.citations


def _passage(item: Evidence, *, decided: bool) -> Iterator[str]:
    passage, source = item.retrieved.passage, item.retrieved.source
    words = html_text(words_of(passage))
    digest = source.kind is SourceKind.DIGEST
    yield f"<blockquote>{words if digest else f'&quot;{words}&quot;'}"
    if digest:
        yield f"<cite>{html_text(digest_words(origin_of(passage, source)))}</cite>"
    yield f"<cite>{html_text(source_words(source))}</cite>"
    place = f"{item.retrieved.path}{place_words(passage)}"
    stance = item.stance if decided else Stance.NEUTRAL
    yield f"<cite>{html_text(f'{place} {STANCE_WORDS[stance]}')}</cite>"
    yield "</blockquote>"


def _silenced(report: GateReport) -> Iterator[str]:
    if report.silenced:
        yield "<h2>Silenced</h2>"
        yield "<ul>"
        for item, reason in report.silenced:
            told = f"{place_of(item)} {rule_words(item)}: {item.message} ({reason})"
            yield f"<li>{html_text(told)}</li>"
        yield "</ul>"


def _not_judged(report: GateReport) -> Iterator[str]:
    if report.skipped:
        yield "<h2>Not judged</h2>"
        yield "<ul>"
        for item in report.skipped:
            place = f"{item.path}:{item.region.line}:{item.region.column}"
            yield f"<li>{html_text(f'{place} {item.reason}: {item.text}')}</li>"
        yield "</ul>"


def _footer(report: GateReport) -> Iterator[str]:
    yield "<footer>"
    yield f"<p>{html_text(policy_line(report))}</p>"
    yield f"<p>{html_text(_made_with(report.provenance))}</p>"
    yield f"<p>{html_text(coverage_line(report))}</p>"
    yield "</footer>"


def _made_with(provenance: Provenance) -> str:
    as_of = f", as of {provenance.as_of.isoformat()}" if provenance.as_of else ""
    return (
        f"oircheck {provenance.version}, {provenance.documents} documents{as_of}; "
        f"models {provenance.models}, index {provenance.index}, "
        f"configuration {provenance.config}"
    )
