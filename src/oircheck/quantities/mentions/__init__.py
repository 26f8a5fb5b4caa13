"""What is found in a text: every number and date, and what only looks like one."""

from __future__ import annotations
