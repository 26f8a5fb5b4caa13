"""The rules of the gate by id, how much each weighs, and what fails a build."""

from __future__ import annotations

import re
from collections.abc import Mapping

from oircheck.findings import Level
from oircheck.rules import FAIL_FAMILIES, RULES, fails

REFUTED = "OC101"
NUMBER = "OC102"
DATE = "OC103"
NAME = "OC104"
CONFLICTING = "OC105"
QUOTATION = "OC107"
NO_EVIDENCE = "OC201"
PARTLY = "OC202"
NO_DATE = "OC203"
UNUSED = "OC901"
MALFORMED = "OC902"
EXPIRED = "OC903"

LEVELS: Mapping[str, Level] = {name: rule.level for name, rule in RULES.items()}
"""Every rule that the gate reports."""

BY_VALUE = frozenset({NUMBER, DATE, NAME})
"""Rules that show two values side by side; they go before the others."""

FAIL_ON = FAIL_FAMILIES
"""Families that reach each choice of ``--fail-on``."""

_FAMILY = re.compile(r"OC[1-9](?:xx|XX)?")


def family_of(rule: str) -> str:
    """Return the family of a rule: OC1xx for OC102."""
    return f"{rule[:3]}xx"


def level_of(rule: str, fail_on: str) -> Level:
    """Return how much a finding weighs; one that fails the build is no mere note."""
    level = LEVELS[rule]
    if level is Level.NOTE and reaches(rule, fail_on):
        return Level.WARNING
    return level


def reaches(rule: str, fail_on: str) -> bool:
    """Whether a finding of a rule fails the build."""
    return fails(rule, fail_on)


def read_rule(written: str) -> str | None:
    """Return the rule or family that is meant; ``None`` where there is none."""
    if written in LEVELS:
        return written
    if _FAMILY.fullmatch(written):
        family = family_of(written)
        return family if family in {family_of(rule) for rule in LEVELS} else None
    return None


def covers(written: str, rule: str) -> bool:
    """Whether a rule or family, as ``read_rule`` returns it, takes in ``rule``."""
    return written in (rule, family_of(rule))
