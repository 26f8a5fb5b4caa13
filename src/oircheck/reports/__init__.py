"""Report to text: every format is one function and one row of a table.

The gate's formats are in ``gate_formats``: no other command has to load them.
"""

from __future__ import annotations

from oircheck.reports.edtf import readable_date
from oircheck.reports.fingerprint import fingerprint
from oircheck.reports.formats import RENDERERS, Format, Renderer
from oircheck.reports.machine import SCHEMA_VERSION, read_schema
from oircheck.reports.style import PLAIN, Ink, Style
from oircheck.reports.words import LABEL_WORDS, visible

__all__ = [
    "LABEL_WORDS",
    "PLAIN",
    "RENDERERS",
    "SCHEMA_VERSION",
    "Format",
    "Ink",
    "Renderer",
    "Style",
    "fingerprint",
    "read_schema",
    "readable_date",
    "visible",
]
