"""What the process reports to its caller."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses; "could not check" is never "clean"."""

    CLEAN = 0
    """Everything was checked and nothing reaches ``--fail-on``."""

    FINDINGS = 1
    """Everything was checked and at least one finding reaches ``--fail-on``."""

    USAGE = 2
    """The command line or the configuration is wrong."""

    INCOMPLETE = 3
    """Something could not be checked; it wins over 0 and 1."""

    BUG = 70
    """A bug; the message says how to report it."""

    INTERRUPTED = 130
    """Interrupted by the user."""
