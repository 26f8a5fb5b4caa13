"""Check claims against a body of trusted documents.

Importing this package loads neither numpy nor onnxruntime, and what it names only
when that is asked for: the command line minds interrupts before anything is loaded.
"""

from __future__ import annotations

TYPE_CHECKING = False  # As in typing, which takes longer to load than this package.
if TYPE_CHECKING:
    from oircheck.errors import OircheckError
    from oircheck.types import Claim, Judgement, Label, Report, Span, Verdict

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Judgement",
    "Label",
    "OircheckError",
    "Report",
    "Span",
    "Verdict",
    "__version__",
]


def __getattr__(name: str) -> object:
    """Load one of the names above when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from oircheck import errors, types

    value: object = getattr(errors if hasattr(errors, name) else types, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name what there is, loaded or not."""
    return sorted({*globals(), *__all__})
