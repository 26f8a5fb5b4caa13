"""The comparers that every check runs, in their order."""

from __future__ import annotations

from oircheck.names import NameComparer
from oircheck.ports import Comparer
from oircheck.quantities import ValueComparer

COMPARERS: tuple[Comparer, ...] = (ValueComparer(), NameComparer())
"""Numbers and dates, then names."""
