"""The gate's report as Markdown, for a job's summary or a comment on a request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oircheck.findings import Finding, GateReport, Level
from oircheck.reports.gate_parts import (
    coverage_line,
    evidence_of,
    fix_words,
    fixed_line,
    place_of,
    policy_note,
    rule_words,
    summary_lines,
)
from oircheck.reports.parts import origin_of, place_words, words_of
from oircheck.reports.text import as_sentence, digest_words, source_words
from oircheck.reports.words import tame, visible
from oircheck.types import Evidence, SourceKind

MOST_BYTES = 900_000
"""Of the findings; GitHub drops the whole summary of a step beyond 1 MiB."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARKS = re.compile(r"[\\`*_\[\]|~$]")
_FIRST = re.compile(r"^(?=[#+=:-])|^(\d+)(?=[.)])")
_CALL = re.compile(r"@(?=\w)|#(?=\d)")
_PART = "<!-- -->"


def render_gate_markdown(report: GateReport) -> str:
    """Render the summary, then each finding; corrections as GitHub's suggestions.

    What drafts and sources say is text: no markup of theirs is obeyed, nobody is
    called by ``@``, and no request is referred to by ``#``.
    """
    head = [f"## oircheck: {markdown_text(line)}\n" for line in _title(report)]
    summary = [f"- {markdown_text(line)}\n" for line in summary_lines(report)][:-1]
    head += ["\n", *summary, f"- {markdown_text(policy_note(report))}\n"]
    blocks: list[str] = []
    size = 0
    for item in report.findings:
        block = "".join(f"{line}\n" for line in ("", *_block(item, report)))
        size += len(block.encode("utf-8", "surrogatepass"))
        if size > MOST_BYTES:
            break
        blocks.append(block)
    left = len(report.findings) - len(blocks)
    if left:
        blocks.append(f"\n{left} more findings are left out here: the page is full.\n")
    last = f"\n{markdown_text(coverage_line(report))}\n"
    return tame("".join([*head, *blocks, last]), colon="&#58;", mark="&#35;")


def markdown_text(text: str) -> str:
    """Return text, on one line, in which Markdown finds nothing to obey."""
    plain = visible(text).translate(_ENTITIES)
    marked = _MARKS.sub(lambda found: f"\\{found.group()}", plain)
    first = _FIRST.sub(lambda found: f"{found.group(1) or ''}\\", marked)
    return _CALL.sub(lambda found: found.group() + _PART, first)


def _title(report: GateReport) -> Iterator[str]:
    number = len(report.findings)
    if number:
        drafts = len({item.path for item in report.findings})
        noun = "finding" if number == 1 else "findings"
        yield f"{number} {noun} in {drafts} of {len(report.drafts)} drafts"
    else:
        yield f"no finding in {len(report.drafts)} drafts"


def _block(finding: Finding, report: GateReport) -> Iterator[str]:
    level = finding.level.value
    yield f"### {markdown_text(place_of(finding))} {level}: {rule_words(finding)}"
    yield ""
    yield markdown_text(as_sentence(finding.message))
    yield ""
    yield f"> {markdown_text(finding.claim)}"
    if finding.quoted:
        yield ""
        yield f"The source's words: {markdown_text(finding.quoted)}"
    yield from _correction(finding)
    if finding.level is not Level.NOTE:
        for item in evidence_of(finding, report):
            yield from _passage(item)


def _correction(finding: Finding) -> Iterator[str]:
    words = fix_words(finding)
    if not words:
        return
    yield ""
    yield f"Correction: {markdown_text(words)}"
    line = fixed_line(finding)
    if line is None or not _is_safe(line):
        return
    runs = [len(run) for run in re.findall(r"`+", line)]
    fence = "`" * max(3, *(run + 1 for run in runs), 3)
    yield from ("", f"{fence}suggestion", line, fence)


def _is_safe(line: str) -> bool:
    """Whether a line can stand in the report as it stands in the draft.

    A suggestion is applied character by character, so nothing in it can be shown by
    its code; one that would be obeyed somewhere is told in words only.
    """
    shown = line.replace("\t", " ")
    return " ".join(shown.split()) == visible(shown) and tame(line) == line


def _passage(item: Evidence) -> Iterator[str]:
    passage, source = item.retrieved.passage, item.retrieved.source
    place = f"{item.retrieved.path}{place_words(passage)}"
    words = markdown_text(words_of(passage))
    yield ""
    if source.kind is SourceKind.DIGEST:
        yield f"- **{markdown_text(place)}**: {words}"
        yield f"  ({markdown_text(digest_words(origin_of(passage, source)))})  "
    else:
        yield f'- **{markdown_text(place)}**: "{words}"  '
    yield f"  {markdown_text(source_words(source))}"
