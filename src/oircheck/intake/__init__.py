"""Intake: settings and claims files, from text to checked values."""

from __future__ import annotations

from oircheck.intake.claims import (
    ClaimColumns,
    ColumnNames,
    RowClaim,
    choose_columns,
    first_rows,
    problem_of_claim,
    read_row,
    sample_rows,
    tell_language,
    unjudged_because,
)
from oircheck.intake.decoding import known_encoding, read_lines
from oircheck.intake.drafts import (
    DraftFile,
    draft_suffixes,
    find_drafts,
    parse_draft,
    read_draft,
)
from oircheck.intake.gate_keys import read_share
from oircheck.intake.gold import GoldFile, known_label, read_gold
from oircheck.intake.keys import (
    BACKENDS,
    ENVIRONMENT_PREFIX,
    Entry,
    Value,
    read_date,
    read_environment,
    read_pyproject,
    read_settings_file,
)
from oircheck.intake.settings import (
    DEFAULT,
    Scope,
    Settings,
    default_entries,
    merge,
    suggest,
)
from oircheck.intake.several import sentence_count, several_said
from oircheck.intake.tables import (
    DELIMITERS,
    ClaimTable,
    InputRow,
    TableForm,
    form_of,
    read_claims,
)

__all__ = [
    "BACKENDS",
    "DEFAULT",
    "DELIMITERS",
    "ENVIRONMENT_PREFIX",
    "ClaimColumns",
    "ClaimTable",
    "ColumnNames",
    "DraftFile",
    "Entry",
    "GoldFile",
    "InputRow",
    "RowClaim",
    "Scope",
    "Settings",
    "TableForm",
    "Value",
    "choose_columns",
    "default_entries",
    "draft_suffixes",
    "find_drafts",
    "first_rows",
    "form_of",
    "known_encoding",
    "known_label",
    "merge",
    "parse_draft",
    "problem_of_claim",
    "read_claims",
    "read_date",
    "read_draft",
    "read_environment",
    "read_gold",
    "read_lines",
    "read_pyproject",
    "read_row",
    "read_settings_file",
    "read_share",
    "sample_rows",
    "sentence_count",
    "several_said",
    "suggest",
    "tell_language",
    "unjudged_because",
]
