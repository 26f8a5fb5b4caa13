"""How dates, periods, clock times and distances between days are read."""

from __future__ import annotations
