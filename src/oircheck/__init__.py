"""Check claims against a body of trusted documents.

Importing this package loads neither numpy nor onnxruntime.
"""

from __future__ import annotations

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
