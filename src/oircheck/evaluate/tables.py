"""Evaluation to tables for people: plain text or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from oircheck.evaluate.context import Context
from oircheck.evaluate.intervals import Rate
from oircheck.evaluate.scores import Evaluation
from oircheck.types import Label

SHORT: Mapping[Label, str] = {
    Label.SUPPORTED: "supported",
    Label.REFUTED: "refuted",
    Label.CONFLICTING: "conflicting",
    Label.NOT_ENOUGH_INFO: "not enough info",
}

_MARKDOWN_SPECIAL = "\\`*_[]<>|"


@dataclass(frozen=True, slots=True)
class Grid:
    """A heading and a table below it; every row as wide as the header."""

    heading: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render_text(evaluation: Evaluation, context: Context) -> str:
    """Render the tables in columns."""
    return _render(evaluation, context, _text_grid)


def render_markdown(evaluation: Evaluation, context: Context) -> str:
    """Render the tables as Markdown's."""
    return _render(evaluation, context, _markdown_grid)


def _render(
    evaluation: Evaluation, context: Context, draw: Callable[[Grid], Iterator[str]]
) -> str:
    lines: list[str] = []
    for grid in _grids(evaluation, context):
        lines += [*draw(grid), ""]
    return "\n".join(lines[:-1]) + "\n"


def _grids(evaluation: Evaluation, context: Context) -> Iterator[Grid]:
    yield _summary(evaluation, context)
    yield _classes(evaluation)
    yield _confusion(evaluation)
    yield _categories(evaluation)
    yield _calibration(evaluation)
    yield _provenance(context)


def _summary(evaluation: Evaluation, context: Context) -> Grid:
    read = [
        (f"label {written!r} read as", SHORT[label], "")
        for written, label in context.mapped
    ]
    refuted = evaluation.precision_of(Label.REFUTED)
    left = len(context.unjudged)
    figures = [
        ("claims", str(len(evaluation.cases)), ""),
        *([("not judged, and not scored", str(left), "")] if left else []),
        ("accuracy", *_shown(evaluation.accuracy)),
        ("macro F1", f"{evaluation.macro_f1:.3f}", ""),
        ("refuted precision", *_shown(refuted)),
        ("citation accuracy, first citation", *_shown(evaluation.citations)),
        ("citation accuracy, any citation", *_shown(evaluation.any_citation)),
        ("expected calibration error", f"{evaluation.calibration.error:.3f}", ""),
    ]
    return Grid(
        f"{context.path}, column {context.column}",
        ("", "value", "95 % interval"),
        tuple(figures + read),
    )


def _classes(evaluation: Evaluation) -> Grid:
    rows = tuple(
        (
            SHORT[item.label],
            *_shown(item.precision),
            *_shown(item.recall),
            f"{item.f1:.3f}",
        )
        for item in evaluation.classes
    )
    header = ("label", "precision", "95 %", "recall", "95 %", "F1")
    return Grid("Labels", header, rows)


def _confusion(evaluation: Evaluation) -> Grid:
    names = tuple(SHORT[item.label] for item in evaluation.classes)
    rows = tuple(
        (name, *map(str, row))
        for name, row in zip(names, evaluation.confusion, strict=True)
    )
    return Grid("Confusion (rows: gold, columns: verdict)", ("", *names), rows)


def _categories(evaluation: Evaluation) -> Grid:
    rows = tuple(
        (
            item.category,
            *_shown(item.accuracy),
            f"{item.wrongly_refuted.hits} of {item.wrongly_refuted.of}",
        )
        for item in evaluation.categories
    )
    header = ("category", "accuracy", "95 %", "wrongly refuted")
    return Grid("Categories", header, rows)


def _calibration(evaluation: Evaluation) -> Grid:
    rows = tuple(
        (f"{item.low:.1f} to {item.high:.1f}", f"{item.mean:.3f}", *_shown(item.right))
        for item in evaluation.calibration.bins
    )
    header = ("probability", "mean", "right", "95 %")
    return Grid("Calibration", header, rows)


def _provenance(context: Context) -> Grid:
    provenance = context.provenance
    if provenance is None:
        return Grid(
            "Made with", ("", "value"), (("verdicts", "as they stand in the file"),)
        )
    rows = (
        ("oircheck", provenance.version),
        ("models", provenance.models),
        ("index", provenance.index),
        ("configuration", provenance.config),
        ("documents", str(provenance.documents)),
        ("as of", provenance.as_of.isoformat() if provenance.as_of else "not set"),
        *((name, str(value)) for name, value in context.policy),
    )
    return Grid("Made with", ("", "value"), rows)


def _shown(rate: Rate) -> tuple[str, str]:
    if rate.value is None:
        return "none of 0", ""
    low, high = rate.interval
    return f"{rate.value:.3f} ({rate.hits} of {rate.of})", f"{low:.3f} to {high:.3f}"


def _text_grid(grid: Grid) -> Iterator[str]:
    table = [grid.header, *grid.rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    yield grid.heading
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"  {'  '.join(cells)}".rstrip()


def _markdown_grid(grid: Grid) -> Iterator[str]:
    yield f"### {_escaped(grid.heading)}"
    yield ""
    yield _markdown_row(grid.header)
    yield _markdown_row(["---"] * len(grid.header))
    for row in grid.rows:
        yield _markdown_row([_escaped(cell) for cell in row])


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in _MARKDOWN_SPECIAL else c for c in text)
