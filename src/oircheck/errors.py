"""What can go wrong for a user, each with its place in fields and in its text.

``OircheckError`` is the root. A ``ValueError`` anywhere else is a mistake of the
programmer, not of the user.
"""

from __future__ import annotations


class OircheckError(Exception):
    """Something that the user can put right; its text says what and how."""


class UsageError(OircheckError):
    """What was asked cannot be done as asked (exit status 2)."""


class ConfigError(UsageError):
    """A configuration file or value is wrong."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


class ClaimError(UsageError):
    """A claim cannot be judged: it is empty, or longer than the verifier reads."""


class ClaimFileError(OircheckError):
    """A claims file cannot be read as claims."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


class CorpusError(OircheckError):
    """A corpus is missing, empty, or holds no readable document."""


class DocumentError(OircheckError):
    """One document cannot be read."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class IndexUnusableError(OircheckError):
    """The index cannot be opened, and cannot be rebuilt as it stands."""


class ModelLockError(OircheckError):
    """A model does not match what ``models.lock`` says of it."""


class ModelSourceError(OircheckError):
    """A model cannot be taken in: it is unsafe, malformed, or not what is needed."""
