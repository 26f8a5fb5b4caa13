"""The command line: the one floor that prints and reads the environment."""

from __future__ import annotations
