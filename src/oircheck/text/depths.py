"""What a reader says of a document that is nested deeper than it reads."""

from __future__ import annotations


class NestedError(Exception):
    """What stands deepest in a document would be left out."""
