"""Which drafts are checked, and which corpus each rests on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from oircheck.cli.desk import Desk
from oircheck.cli.own_sources import APART, SourceFiles
from oircheck.cli.project import COMMAND_LINE, Plan, Project, plan_of
from oircheck.errors import ConfigError, CorpusError, DocumentError, UsageError
from oircheck.intake import (
    DraftFile,
    Entry,
    draft_suffixes,
    find_drafts,
    merge,
    parse_draft,
    read_draft,
    suggest,
)
from oircheck.intake.drafts import shown
from oircheck.intake.ignores import read_patterns

STDIN = "-"
OWN_SOURCES = "front matter: oircheck.sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What paths on the command line amount to.

    Attributes:
        drafts: With the file of each; ``None`` for standard input.
        files: Every file that was named or found, also those that cannot be read.
        named: Files that were named themselves, whatever would leave them out.
        unreadable: Path and problem of each that could not be read.
        empty: Folders that hold no draft.
        notices: What is passed over although it might be expected to be checked.
    """

    drafts: tuple[tuple[DraftFile, Path | None], ...]
    files: tuple[Path, ...]
    named: frozenset[Path]
    unreadable: tuple[tuple[str, str], ...]
    empty: tuple[str, ...]
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class Group:
    """Drafts that rest on one corpus.

    Attributes:
        own: Whether only the front matter of its drafts names that corpus.
    """

    plan: Plan
    drafts: list[tuple[DraftFile, Path | None]] = field(default_factory=list)
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Drafts by what they rest on.

    Attributes:
        groups: In the order of their first draft.
        sources: Files below a folder that are left out, being sources themselves.
        refused: Path and problem of each draft that cannot be checked: it is a source,
            or what it says it rests on is not there.
        corpora: What the drafts rest on, those of refused ones included.
    """

    groups: tuple[Group, ...]
    sources: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    corpora: tuple[tuple[Path, ...], ...]


def choose_drafts(
    paths: Sequence[str], stdin_filename: str | None, project: Project
) -> Chosen:
    """Find and read the drafts; what cannot be read is told, not passed over.

    Raises:
        UsageError: If no path is given, or ``-`` does not go with the others.
        DocumentError: If a path does not exist, or is no draft.
    """
    if not paths:
        raise UsageError("name the drafts: files, folders, or - for standard input")
    if STDIN in paths:
        return _from_stdin(paths, stdin_filename)
    if stdin_filename is not None:
        raise UsageError("--stdin-filename goes with -, which reads standard input")
    given = [Path(path) for path in paths]
    root = project.folder or project.here
    found = find_drafts(given, exclude=_excluded(project), root=root)
    drafts: list[tuple[DraftFile, Path | None]] = []
    unreadable = list(found.unreadable)
    for path in found.drafts:
        try:
            drafts.append((read_draft(path), path))
        except DocumentError as error:
            unreadable.append((error.path, error.problem))
    return Chosen(
        drafts=tuple(drafts),
        files=found.drafts,
        named=frozenset(path for path in given if path.is_file()),
        unreadable=tuple(unreadable),
        empty=found.empty,
        notices=found.notices,
    )


def group_by_corpus(chosen: Chosen, desk: Desk) -> Grouped:
    """Sort drafts by the corpus that each rests on; sources are no drafts.

    Raises:
        UsageError: If nothing says what a draft rests on.
        CorpusError: If a corpus that is named elsewhere than in a draft is not there.
    """
    groups: dict[tuple[Path, ...], Group] = {}
    corpora: dict[tuple[Path, ...], None] = {}
    sources: list[str] = []
    refused: list[tuple[str, str]] = []
    known = SourceFiles()
    for draft, path in chosen.drafts:
        name = draft.document.path
        project = _project_for(draft, path, desk)
        own = project is not desk.project and bool(draft.sources)
        try:
            plan = plan_of(project)
        except CorpusError as error:
            if not own:
                raise
            refused.append((name, f"{OWN_SOURCES}: {error}"))
            continue
        corpora[plan.corpus] = None
        if known.hold(path or Path(name), plan.corpus):
            if path is None or path in chosen.named:
                refused.append((name, f"it is a source itself; {APART}"))
            else:
                sources.append(name)
            continue
        group = groups.setdefault(plan.corpus, Group(plan))
        group.drafts.append((draft, path))
        group.own = group.own and own
    return Grouped(
        groups=tuple(groups.values()),
        sources=tuple(sources),
        refused=tuple(refused),
        corpora=tuple(corpora),
    )


def _from_stdin(paths: Sequence[str], name: str | None) -> Chosen:
    if len(paths) > 1:
        raise UsageError("- reads standard input, and goes with no other path")
    if name is None:
        raise UsageError(
            "- needs --stdin-filename: its suffix says how the draft is read "
            f"({', '.join(draft_suffixes())})"
        )
    draft = parse_draft(sys.stdin.buffer.read(), shown(Path(name)))
    return Chosen(
        drafts=((draft, None),),
        files=(Path(name),),
        named=frozenset(),
        unreadable=(),
        empty=(),
    )


def _excluded(project: Project) -> tuple[str, ...]:
    entry = project.settings.get("gate.exclude")
    return entry.value if entry and isinstance(entry.value, tuple) else ()


def _project_for(draft: DraftFile, path: Path | None, desk: Desk) -> Project:
    """Return the settings that hold for one draft: its corpus may be its own.

    The command line goes before the front matter, and that before the scopes.
    """
    project = desk.project
    chosen = project.settings.get("corpus")
    if chosen is not None and chosen.origin == COMMAND_LINE:
        return project
    names = tuple(_own_sources(draft, path, project))
    if not names:
        names = tuple(_scoped(draft, path, project))
    if not names:
        return project
    entry = Entry("corpus", names, draft.document.path)
    return replace(project, settings=merge((entry,), project.settings.entries))


def _own_sources(
    draft: DraftFile, path: Path | None, project: Project
) -> Iterator[str]:
    beside = path.parent if path is not None else Path(draft.document.path).parent
    for name in draft.sources:
        if name in project.settings.corpora:
            yield name
            continue
        near = project.here / beside / name
        yield str(near if near.exists() else (project.folder or project.here) / name)


def _scoped(draft: DraftFile, path: Path | None, project: Project) -> Iterator[str]:
    folder = (project.folder or project.here).absolute()
    named = project.here / (path or Path(draft.document.path))
    place = Path(os.path.abspath(named))
    for scope in project.settings.scopes:
        patterns = read_patterns(scope.drafts, folder)
        if not any(
            patterns.decides(one, is_folder=one != place)
            for one in (place, *place.parents)
        ):
            continue
        for name in scope.corpora:
            known: Mapping[str, Entry] = project.settings.corpora
            if name not in known and not (folder / name).exists():
                raise ConfigError(
                    str(project.file),
                    f"gate.scope: no corpus and no path {name!r}; "
                    f"{suggest(name, known)}",
                )
            yield name if name in known else str(folder / name)
        return
