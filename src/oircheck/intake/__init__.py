"""Intake: settings and claims files, from text to checked values."""

from __future__ import annotations

from oircheck.intake.gold import GoldFile, read_gold
from oircheck.intake.keys import (
    ENVIRONMENT_PREFIX,
    Entry,
    Value,
    read_date,
    read_environment,
    read_pyproject,
    read_settings_file,
)
from oircheck.intake.rows import Row, Table, read_table
from oircheck.intake.settings import DEFAULT, Settings, default_entries, merge, suggest

__all__ = [
    "DEFAULT",
    "ENVIRONMENT_PREFIX",
    "Entry",
    "GoldFile",
    "Row",
    "Settings",
    "Table",
    "Value",
    "default_entries",
    "merge",
    "read_date",
    "read_environment",
    "read_gold",
    "read_pyproject",
    "read_settings_file",
    "read_table",
    "suggest",
]
