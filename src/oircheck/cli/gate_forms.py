"""How the gate's report is written: to stdout, and to files beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oircheck.cli.gate_outcome import write_whole
from oircheck.cli.streams import write_result
from oircheck.errors import UsageError
from oircheck.findings import GateReport
from oircheck.reports import PLAIN, Style
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat

FORMATS = tuple(item.value for item in GateFormat)
"""The forms by name; the first is the default."""

FOR_PEOPLE = frozenset({GateFormat.TEXT, GateFormat.CONCISE})
"""Forms that are written in the encoding of the terminal; others are UTF-8."""


@dataclass(frozen=True, slots=True)
class Output:
    """A form of the report, and the file that it goes to; ``None`` is stdout."""

    form: GateFormat
    path: Path | None


def outputs_of(form: str, reports: object) -> tuple[Output, ...]:
    """Read ``--format`` and every ``--report``.

    Raises:
        UsageError: If a report is not FORMAT=FILE, there is no such format, or the
            file cannot be one: before anything is judged, not after.
    """
    found = [Output(GateFormat(form), None)]
    for written in reports if isinstance(reports, tuple) else ():
        name, equals, path = str(written).partition("=")
        if not equals or not path:
            raise UsageError(f"--report {written}: write FORMAT=FILE")
        if name not in FORMATS:
            raise UsageError(
                f"--report {written}: no format {name}; known: {', '.join(FORMATS)}"
            )
        target = Path(path)
        problem = _problem(target, [output.path for output in found])
        if problem:
            raise UsageError(f"--report {written}: {problem}")
        found.append(Output(GateFormat(name), target))
    return tuple(found)


def _problem(target: Path, taken: Sequence[Path | None]) -> str:
    """Say why nothing can be written to a file; empty where it seems possible."""
    if target.is_dir():
        return "that is a folder"
    if not target.absolute().parent.is_dir():
        return "there is no such folder"
    if target.resolve() in {path.resolve() for path in taken if path is not None}:
        return "another report goes to that file"
    return ""


def write_outputs(outputs: Sequence[Output], report: GateReport, style: Style) -> None:
    """Write every form; files are written whole or not at all, and first.

    Raises:
        OSError: If one cannot be written.
    """
    for output in outputs:
        if output.path is not None:
            text = GATE_RENDERERS[output.form](report, PLAIN)
            write_whole(output.path, text.encode("utf-8", "backslashreplace"))
    for output in outputs:
        if output.path is None:
            text = GATE_RENDERERS[output.form](report, style)
            write_result(text, machine=output.form not in FOR_PEOPLE)
