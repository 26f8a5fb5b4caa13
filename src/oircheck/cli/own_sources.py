"""Which files are sources: nothing is checked against itself, nor written over one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from oircheck.cli.project import PYPROJECT, SETTINGS_FILE, Plan, Project
from oircheck.errors import DocumentError
from oircheck.text import READERS, corpus_files

APART = "keep it outside of what the corpus takes in ([corpus] paths, --corpus)"
"""How a file that is no source is told from the sources."""


class SourceFiles:
    """Tells sources from other files; each corpus is looked through at most once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, ...], frozenset[Path]] = {}

    def hold(self, path: Path, corpus: tuple[Path, ...]) -> bool:
        """Whether a file is one of those that a corpus is read from.

        Raises:
            CorpusError: If a root of the corpus is missing.
        """
        whole = path.resolve()
        if not _is_below(whole, corpus):
            return False
        if corpus not in self._known:
            files = corpus_files(corpus).values()
            self._known[corpus] = frozenset(file.resolve() for file in files)
        return whole in self._known[corpus]


def would_be_source(path: Path, corpus: Sequence[Path]) -> bool:
    """Whether a file, once it is written, would be read as a source."""
    whole = path.resolve()
    if whole.suffix.lower() not in READERS:
        return False
    return any(
        not any(part.startswith(".") for part in whole.relative_to(root).parts)
        for root in (root.resolve() for root in corpus if root.is_dir())
        if whole.is_relative_to(root)
    )


def is_settings(path: Path, project: Project) -> bool:
    """Whether a file is the configuration of this project, or of another."""
    named = project.file is not None and path.resolve() == project.file.resolve()
    return named or path.name in (SETTINGS_FILE, PYPROJECT)


def refuse_source(path: Path, plan: Plan) -> None:
    """Refuse to check a file against a corpus that it belongs to.

    Raises:
        DocumentError: If it is a source.
        CorpusError: If a root of the corpus is missing.
    """
    if SourceFiles().hold(path, plan.corpus):
        raise DocumentError(
            path.as_posix(),
            f"a source of the corpus, and would be checked against itself; {APART}",
        )


def _is_below(whole: Path, corpus: Sequence[Path]) -> bool:
    return any(whole.is_relative_to(root.resolve()) for root in corpus)
