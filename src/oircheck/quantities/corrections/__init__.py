"""The value of a source put into a claim, in words that fit."""

from __future__ import annotations
