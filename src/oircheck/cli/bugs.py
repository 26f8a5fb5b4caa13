"""Mistakes of ours that one claim or one draft brings to light."""

from __future__ import annotations

import traceback
from pathlib import Path

BUG = "a bug in oircheck"
"""How a problem begins where nothing is wrong with what was given."""

BUGS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a mistake of ours raises; what machine or model do wrong is none of these."""


def is_bug(problem: str) -> bool:
    """Whether a problem is one of ``told_of``."""
    return problem.startswith(BUG)


def told_of(error: BaseException) -> str:
    """Return what happened, where, and how to report it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return (
        f"{BUG}, {type(error).__name__}: {error} ({place}); the section 'Reporting a "
        "bug' of README.md says how to report it"
    )
