"""What a sentence says around its values: of whom, of when, of what part."""

from __future__ import annotations
