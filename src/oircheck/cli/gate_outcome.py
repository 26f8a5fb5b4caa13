"""From the outcomes of drafts to one report, and to what is written beside it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from oircheck import __version__
from oircheck.errors import ConfigError, DocumentError, UsageError
from oircheck.findings import Coverage, Finding, Fix, GateReport
from oircheck.gate import (
    UNCHANGED,
    Baseline,
    Entry,
    Outcome,
    apply_fixes,
    digests_of,
    make_baseline,
    parse_baseline,
    render_baseline,
    shrink,
    sift,
)
from oircheck.intake import DraftFile
from oircheck.text import decode
from oircheck.types import Provenance

NOTHING = f"sha256:{'0' * 64}"
"""The digest of what was never opened, since no draft asked for it."""

FIXED = "fixed"
KNOWN = "baseline"

Policy = tuple[tuple[str, float | int | str | bool], ...]


def join_outcomes(
    outcomes: Sequence[Outcome],
    *,
    fail_on: str,
    policy: Policy,
    provenances: Sequence[Provenance],
    notices: Sequence[str],
) -> GateReport:
    """Put the outcomes of all drafts together, in the order of their paths."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.path)
    return GateReport(
        drafts=tuple(outcome.path for outcome in ordered),
        findings=tuple(item for outcome in ordered for item in outcome.findings),
        silenced=tuple(item for outcome in ordered for item in outcome.silenced),
        judgements=tuple(item for outcome in ordered for item in outcome.judgements),
        skipped=tuple(item for outcome in ordered for item in outcome.skipped),
        coverage=Coverage(
            sentences=sum(outcome.sentences for outcome in ordered),
            checkable=sum(outcome.checkable for outcome in ordered),
            judged=sum(outcome.judged for outcome in ordered),
            covered=sum(outcome.covered for outcome in ordered),
        ),
        policy=policy,
        provenance=_joined(provenances),
        fail_on=fail_on,
        notices=tuple(notices),
    )


def _joined(provenances: Sequence[Provenance]) -> Provenance:
    """Return what drafts with several corpora depend on together."""
    if not provenances:
        return Provenance(
            version=__version__,
            models=NOTHING,
            index=NOTHING,
            config=NOTHING,
            documents=0,
        )
    first = provenances[0]
    if len(provenances) == 1:
        return first
    digest = hashlib.sha256("\n".join(one.index for one in provenances).encode())
    return replace(
        first,
        index=f"sha256:{digest.hexdigest()}",
        documents=sum(one.documents for one in provenances),
    )


def silence(report: GateReport, findings: Sequence[Finding], reason: str) -> GateReport:
    """Return the report with some of its findings silenced for one reason."""
    gone = {id(finding) for finding in findings}
    return replace(
        report,
        findings=tuple(item for item in report.findings if id(item) not in gone),
        silenced=(*report.silenced, *((finding, reason) for finding in findings)),
    )


class BaselineFile:
    """A baseline on disk: read before anything is judged, written at the end.

    Args:
        path: The file.
        write: Write it anew with what is found.
        update: Take out what is stale.

    Raises:
        UsageError: If it is to be read, and is not there.
        ConfigError: If it is no baseline, or one of another version.
    """

    def __init__(self, path: Path, *, write: bool, update: bool) -> None:
        self.path = path
        self.writes = write or update
        self._write = write
        self._update = update
        self._known = Baseline({})
        self._stale: Mapping[Entry, int] = {}
        if write:
            return
        try:
            text = decode(path.read_bytes(), str(path))
        except FileNotFoundError:
            raise UsageError(
                f"no baseline {path}; make one with --baseline {path} --write-baseline"
            ) from None
        except OSError as error:
            raise ConfigError(str(path), error.strerror or "cannot be read") from error
        except DocumentError as error:
            raise ConfigError(str(path), error.problem) from error
        self._known = parse_baseline(text, place=str(path))

    def apply(self, report: GateReport) -> GateReport:
        """Silence what the baseline knows, and tell what of it is stale."""
        if self._write:
            kept = make_baseline(report.findings, self._below, report.provenance)
            known = [
                item for item in report.findings if item.rule_id[:3] in ("OC1", "OC2")
            ]
            self._known = kept
            return silence(report, known, KNOWN)
        sifted = sift(
            report.findings, self._known, self._below, self._looked_at(report)
        )
        stale = tuple(
            f"{entry.path}: {entry.family} {entry.claim}"
            for entry in sorted(sifted.stale)
        )
        self._stale = sifted.stale
        done = silence(report, sifted.known, KNOWN)
        return replace(
            done, stale=stale, notices=(*done.notices, *self._notices(report))
        )

    def without_taken_out(self, report: GateReport) -> GateReport:
        """Tell what ``save`` takes out as taken out: it is stale no more."""
        if not self._update:
            return report
        gone = tuple(f"taken out of the baseline: {entry}" for entry in report.stale)
        return replace(report, stale=(), notices=(*report.notices, *gone))

    def save(self) -> str:
        """Write what is to be written; return what was done, if anything was."""
        if self._write:
            write_whole(self.path, render_baseline(self._known).encode())
            kept = sum(self._known.entries.values())
            nouns = "finding" if kept == 1 else "findings"
            return f"{self.path}: {kept} {nouns} kept"
        if self._update and self._stale:
            left = shrink(self._known, self._stale)
            write_whole(self.path, render_baseline(left).encode())
            gone = sum(self._stale.values())
            nouns = "finding" if gone == 1 else "findings"
            return f"{self.path}: {gone} stale {nouns} taken out"
        return ""

    def _below(self, path: str) -> str:
        """Name a draft from the folder of the baseline, wherever one stands."""
        folder = self.path.absolute().parent
        return Path(os.path.relpath(Path(path).absolute(), folder)).as_posix()

    def _looked_at(self, report: GateReport) -> _LookedAt:
        unchanged = {
            (self._below(item.path), " ".join(item.text.split()))
            for item in report.skipped
            if item.reason.startswith(UNCHANGED)
        }
        drafts = frozenset(map(self._below, report.drafts))
        silenced = frozenset(
            (self._below(item.path), item.words) for item, _ in report.silenced
        )
        folder = self.path.absolute().parent
        return _LookedAt(drafts, frozenset(unchanged) | silenced, folder)

    def _notices(self, report: GateReport) -> list[str]:
        now = dict(digests_of(report.provenance))
        other = [
            name for name, digest in self._known.digests if now.get(name) != digest
        ]
        if not other:
            return []
        return [f"{self.path} was written with another {' and '.join(other)}"]


class _LookedAt:
    """Whether an entry would have been found, were it still there."""

    def __init__(
        self,
        drafts: frozenset[str],
        unchanged: frozenset[tuple[str, str]],
        folder: Path,
    ) -> None:
        self._drafts = drafts
        self._unchanged = unchanged
        self._folder = folder

    def __call__(self, entry: Entry) -> bool:
        if (entry.path, entry.claim) in self._unchanged:
            return False
        return entry.path in self._drafts or not (self._folder / entry.path).exists()


def fix_drafts(
    report: GateReport, drafts: Mapping[str, tuple[DraftFile, Path]]
) -> GateReport:
    """Write the corrections into the drafts, and silence what was fixed.

    A draft that cannot be written as it was read is left alone, with a notice.
    """
    for name, (draft, path) in sorted(drafts.items()):
        asked = [
            item
            for item in report.findings
            if item.path == name and item.fix is not None
        ]
        done = _apart(asked)
        if not done:
            continue
        fixes = [item.fix for item in done if item.fix is not None]
        try:
            write_whole(path, _fixed(draft, path, fixes))
        except DocumentError as error:
            notice = f"{error.path}: nothing is fixed: {error.problem}"
            report = replace(report, notices=(*report.notices, notice))
        else:
            report = silence(report, done, FIXED)
    return report


def _fixed(draft: DraftFile, path: Path, fixes: Sequence[Fix]) -> bytes:
    """Return the bytes of a draft with its corrections.

    Raises:
        DocumentError: If it has changed meanwhile, or is not UTF-8 or UTF-16.
    """
    name = draft.document.path
    if path.read_bytes() != draft.data:
        raise DocumentError(name, "it changed while it was checked")
    if decode(draft.data, name) != draft.document.text:
        raise DocumentError(name, "it is in another encoding than UTF-8")
    return apply_fixes(draft.data, fixes, name)


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """Keep of findings whose corrections overlap the first."""
    kept: list[Finding] = []
    for item in findings:
        spans = [one.fix.span for one in kept if one.fix]
        if item.fix and not any(item.fix.span.overlaps(span) for span in spans):
            kept.append(item)
    return kept


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place, then moved into it."""
    target = path.resolve()
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
        beside.chmod(mode & 0o7777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
