"""Evidence to stance to verdict: one policy, one pipeline function."""

from __future__ import annotations

from oircheck.verify.comparers import COMPARERS
from oircheck.verify.pipeline import verify
from oircheck.verify.policy import Policy

__all__ = ["COMPARERS", "Policy", "verify"]
