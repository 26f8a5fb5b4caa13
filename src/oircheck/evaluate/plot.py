"""The reliability curve as a picture: SVG, written by hand, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from oircheck.evaluate.calibration import Bin, Calibration
from oircheck.evaluate.scores import Evaluation

SIDE = 320
"""Length of an axis, in pixels."""

LEFT, TOP, RIGHT, BOTTOM = 64, 48, 24, 64
_WIDTH, _HEIGHT = LEFT + SIDE + RIGHT, TOP + SIDE + BOTTOM
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_SMALLEST, _LARGEST = 3.0, 9.0
"""Radius of a point that stands for one verdict, and of one for all of them."""

_STYLE = (
    "text{font:12px sans-serif;fill:#1a1a1a}.title{font-size:14px;font-weight:bold}"
    ".axis{stroke:#1a1a1a}.grid{stroke:#d9d9d9}.even{stroke:#767676;stroke-dasharray:4}"
    ".curve{stroke:#0b5cad;stroke-width:2;fill:none}.reach{stroke:#0b5cad}"
    ".point{fill:#0b5cad}"
)


def render_plot(evaluation: Evaluation, *, title: str) -> str:
    """Draw how often verdicts of each probability were right.

    A point stands at the mean probability of its bin and the share of right verdicts
    in it; the larger, the more verdicts. The line through it is the 95 % interval.
    """
    calibration = evaluation.calibration
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" '
        f'height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'aria-labelledby="title what">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="what">{escape(_said(calibration))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        *_axes(),
        *_curve(calibration),
        f'<text class="title" x="{LEFT}" y="20">{escape(title)}</text>',
        f'<text x="{LEFT}" y="38">{_under(evaluation)}</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _under(evaluation: Evaluation) -> str:
    error = evaluation.calibration.error
    return f"{len(evaluation.cases)} verdicts, expected calibration error {error:.3f}"


def _said(calibration: Calibration) -> str:
    bins = "; ".join(
        f"of verdicts with probability about {item.mean:.2f}, {item.right.hits} of "
        f"{item.right.of} were right"
        for item in calibration.bins
    )
    return f"Reliability curve. {bins or 'No verdict'}."


def _axes() -> Iterator[str]:
    for tick in _TICKS:
        x, y = _x(tick), _y(tick)
        yield _line("grid", x, _y(0), x, _y(1))
        yield _line("grid", _x(0), y, _x(1), y)
        yield f'<text x="{x}" y="{_y(0) + 18}" text-anchor="middle">{tick:.1f}</text>'
        yield (f'<text x="{_x(0) - 8}" y="{y + 4}" text-anchor="end">{tick:.1f}</text>')
    yield _line("axis", _x(0), _y(0), _x(1), _y(0))
    yield _line("axis", _x(0), _y(0), _x(0), _y(1))
    yield _line("even", _x(0), _y(0), _x(1), _y(1))
    middle = LEFT + SIDE / 2
    yield (
        f'<text x="{middle}" y="{_HEIGHT - 20}" text-anchor="middle">probability of '
        "the verdict</text>"
    )
    height = TOP + SIDE / 2
    yield (
        f'<text transform="translate(18 {height}) rotate(-90)" text-anchor="middle">'
        "share of verdicts that are right</text>"
    )


def _curve(calibration: Calibration) -> Iterator[str]:
    most = max((item.right.of for item in calibration.bins), default=1)
    places = [(_x(item.mean), _y(_share(item))) for item in calibration.bins]
    if len(places) > 1:
        points = " ".join(f"{x},{y}" for x, y in places)
        yield f'<polyline class="curve" points="{points}"/>'
    for item, (x, y) in zip(calibration.bins, places, strict=True):
        low, high = item.right.interval
        yield _line("reach", x, _y(low), x, _y(high))
        radius = _SMALLEST + (_LARGEST - _SMALLEST) * (item.right.of / most) ** 0.5
        said = f"{item.right.hits} of {item.right.of} right at {item.mean:.3f}"
        yield (
            f'<circle class="point" cx="{x}" cy="{y}" r="{radius:.1f}">'
            f"<title>{said}</title></circle>"
        )


def _share(item: Bin) -> float:
    return item.right.hits / item.right.of


def _line(name: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{name}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def _x(value: float) -> float:
    return round(LEFT + SIDE * value, 1)


def _y(value: float) -> float:
    return round(TOP + SIDE * (1 - value), 1)
