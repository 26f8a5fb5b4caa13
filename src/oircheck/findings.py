"""What the gate finds in a draft: values that every output format is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from oircheck.types import Judgement, Provenance, Span


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the gate, as ``oircheck explain`` and SARIF tell it.

    Attributes:
        rule_id: Stable: "OC102".
        name: In words joined by hyphens: "number-mismatch".
        short: One sentence, at most 1,024 characters.
        full: A paragraph, at most 1,024 characters.
        help: Markdown: what it means, an example, what to do, how to silence it.
    """

    rule_id: str
    name: str
    level: Level
    short: str
    full: str
    help: str


@dataclass(frozen=True, slots=True)
class Region:
    """A place in a draft: lines and columns from 1, code points, ends exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement of the characters of ``span`` by ``text``; nothing else moves.

    Attributes:
        region: Where ``span`` stands, if on one line; ``None`` where it does not.
        line: The draft's own characters of that line, without its end.
    """

    span: Span
    text: str
    region: Region | None = None
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding at one place of one draft.

    Attributes:
        path: Of the draft, as the user would type it, with forward slashes.
        span: In the draft's own characters, front matter included.
        message: One line for people, with both values where a value decided.
        claim: What was checked: the sentence, or the part of it.
        judgement: What it rests on; ``None`` for findings about the draft itself.
        fingerprint: Digest of rule family, path, claim and occurrence: no line numbers.
        fix: The value of the source in place of the draft's, where a value decided.
        unsupported: For OC202, what nothing bears out, in the draft's own characters.
        quoted: For OC107, the words of the source.
        words: What it is recognised by in a baseline: its words as the draft has them.
        line: The draft's own characters of the region's line, without its end.
        unfixed: Where a source speaks against the draft and ``fix`` is ``None``, why.
    """

    rule_id: str
    level: Level
    path: str
    span: Span
    region: Region
    message: str
    claim: str
    fingerprint: str
    judgement: Judgement | None = None
    fix: Fix | None = None
    unsupported: tuple[Span, ...] = ()
    quoted: str = ""
    words: str = ""
    line: str = ""
    unfixed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A sentence that was looked at and not judged, and why."""

    path: str
    span: Span
    region: Region
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the drafts was looked at: counts of sentences."""

    sentences: int
    checkable: int
    judged: int
    covered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GateReport:
    """A whole run of the gate.

    Attributes:
        drafts: Paths of the drafts that were read, in order.
        findings: What is reported, in order of path and place.
        silenced: What a suppression, the baseline or ``--diff-base`` keeps back, each
            with the reason.
        judgements: Every judged claim, in order of path and place.
        stale: Entries of the baseline that nothing matches any more.
        fail_on: "refuted", "unsupported", "any" or "never".
        unchecked: What could not be looked at: a path, or "" for the whole run, and
            the problem. With any of them the run is not clean, whatever it found.
    """

    drafts: tuple[str, ...]
    findings: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, str], ...]
    judgements: tuple[Judgement, ...]
    skipped: tuple[Skipped, ...]
    coverage: Coverage
    policy: tuple[tuple[str, float | int | str | bool], ...]
    provenance: Provenance
    fail_on: str
    stale: tuple[str, ...] = field(default=())
    notices: tuple[str, ...] = field(default=())
    unchecked: tuple[tuple[str, str], ...] = field(default=())
