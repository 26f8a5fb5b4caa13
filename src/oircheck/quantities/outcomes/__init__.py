"""What one mention says of another: agreement, conflict, or neither."""

from __future__ import annotations
