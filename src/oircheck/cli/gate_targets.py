"""What the gate may not write over, nor write into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from oircheck.cli.gate_drafts import Grouped
from oircheck.cli.gate_forms import Output
from oircheck.cli.own_sources import (
    APART,
    SourceFiles,
    is_settings,
    would_be_source,
)
from oircheck.cli.project import Project, corpora_of
from oircheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Targets:
    """The files that a run writes, by the options that name them."""

    outputs: tuple[Output, ...]
    baseline: Path | None
    writes_baseline: bool

    def options(self) -> Iterable[tuple[str, Path]]:
        """Yield each option as it is written, with its file."""
        for output in self.outputs:
            if output.path is not None:
                yield f"--report {output.form.value}={output.path}", output.path
        if self.baseline is not None and self.writes_baseline:
            yield f"--baseline {self.baseline}", self.baseline


def require_apart(
    targets: Targets, *, drafts: Sequence[Path], grouped: Grouped, project: Project
) -> None:
    """Refuse to write over a draft, a source or a setting, or a source of tomorrow.

    Args:
        drafts: Every file that was named or found, also those that cannot be read.

    Raises:
        UsageError: At the first such file; nothing has been written then.
    """
    known = {path.resolve() for path in drafts}
    corpora = dict.fromkeys((*grouped.corpora, *corpora_of(project)))
    sources = SourceFiles()
    for option, path in targets.options():
        if path.resolve() in known:
            raise UsageError(f"{option}: that is a draft; name another file")
        if is_settings(path, project):
            raise UsageError(f"{option}: that is the configuration; name another file")
        if any(sources.hold(path, corpus) for corpus in corpora):
            raise UsageError(f"{option}: that is a source; name another file")
        if any(would_be_source(path, corpus) for corpus in corpora):
            raise UsageError(
                f"{option}: it would be a source of the next run, and bear out what it "
                f"reports; {APART}"
            )
    if targets.baseline is not None:
        _require_no_report(targets.outputs, targets.baseline)


def _require_no_report(outputs: Iterable[Output], baseline: Path) -> None:
    for output in outputs:
        if output.path is not None and output.path.resolve() == baseline.resolve():
            raise UsageError(
                f"--report {output.form.value}={output.path}: that is the baseline; "
                "name another file"
            )
