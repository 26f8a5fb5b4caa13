"""The values of a claim set beside those of a sentence."""

from __future__ import annotations
