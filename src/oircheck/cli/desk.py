"""What every command starts from: options, settings, talk, and the floors below."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from oircheck.cli.front_matter import first_files, tell_misspelt
from oircheck.cli.options import Asked, asked_of
from oircheck.cli.ports import Models, Parts, Refresh, Session
from oircheck.cli.project import (
    Plan,
    Project,
    backend_of,
    bundle_of,
    describe,
    load_project,
    plan_of,
)
from oircheck.cli.status import Exit
from oircheck.cli.streams import Talk, style_of, write_result
from oircheck.intake import Settings
from oircheck.reports import Style


@dataclass(frozen=True, slots=True)
class Desk:
    """The options of this run, what speaks on stderr, and the project."""

    asked: Asked
    talk: Talk
    project: Project

    @property
    def style(self) -> Style:
        """What stdout can show."""
        return style_of(sys.stdout, self.asked.colour)


@dataclass(frozen=True, slots=True)
class Opened:
    """A session, and what it was opened on."""

    session: Session
    plan: Plan


def desk_of(
    ctx: click.Context, defaults: Callable[[Settings], Settings] | None = None
) -> Desk:
    """Read the settings; with ``--show-config``, print them and stop.

    Args:
        defaults: Puts in what a command takes for itself where nobody said anything.

    Raises:
        UsageError: If options or configuration are wrong.
    """
    asked = asked_of(ctx)
    project = load_project(asked, here=Path.cwd(), environment=os.environ)
    if defaults is not None:
        project = replace(project, settings=defaults(project.settings))
    if asked.show_config:
        project.settings.policy()
        write_result(describe(project))
        raise click.exceptions.Exit(Exit.CLEAN)
    return Desk(asked, asked.talk(), project)


def parts_of(ctx: click.Context) -> Parts:
    """Return the floors below: those given to ``main``, else the real ones."""
    given: object = ctx.obj
    if isinstance(given, Parts):
        return given
    # The one import that is put off: models, index and numpy hang on it.
    from oircheck.cli.parts import PARTS

    return PARTS


def models_of(ctx: click.Context, desk: Desk) -> Models:
    """Open the models that the settings name."""
    return parts_of(ctx).open_models(
        bundle=bundle_of(desk.project), backend=backend_of(desk.project)
    )


@contextmanager
def opened(ctx: click.Context, desk: Desk) -> Iterator[Opened]:
    """Open a session on the chosen corpus, and tell what it has to say."""
    policy = desk.project.settings.policy()
    plan = plan_of(desk.project)
    progress = desk.talk.progress("documents indexed")
    desk.talk.detail(f"corpus {', '.join(map(str, plan.corpus))}; index {plan.cache}")
    with parts_of(ctx).open_session(
        corpus=plan.corpus,
        cache=plan.cache,
        policy=policy,
        bundle=bundle_of(desk.project),
        backend=backend_of(desk.project),
        as_of=desk.project.settings.as_of,
        progress=progress,
        waiting=desk.talk.note,
    ) as session:
        if progress is not None:
            progress.clear()
        tell(
            desk,
            refresh=session.refresh,
            notices=session.notices,
            unreadable=session.unreadable,
            files=first_files(session.refresh, plan.corpus),
        )
        yield Opened(session, plan)


def status_of(session: Session, desk: Desk, judged: Exit) -> Exit:
    """Return the status of what was judged, unless something could not be read."""
    if session.unreadable and not desk.asked.allow_unreadable:
        return Exit.INCOMPLETE
    return judged


def changes(refresh: Refresh) -> str:
    """Say what changed in the index."""
    return (
        f"{refresh.added} added, {refresh.changed} changed, {refresh.removed} removed, "
        f"{refresh.unchanged} unchanged; {refresh.passages} passages"
    )


def tell(
    desk: Desk,
    *,
    refresh: Refresh | None,
    notices: Sequence[str],
    unreadable: Sequence[tuple[str, str]],
    files: Sequence[Path] = (),
) -> None:
    """Say on stderr what an index has to say for itself, what it comes to the last.

    Args:
        files: What was read just now, for misspelt keys in it.
    """
    if refresh is not None:
        desk.talk.note(f"index brought up to date: {changes(refresh)}")
    for notice in notices:
        desk.talk.note(notice)
    for path, problem in unreadable:
        desk.talk.warn(f"{path}: {problem}")
    tell_misspelt(desk.talk, files)
    if unreadable:
        count = len(unreadable)
        nouns = "documents or pages" if count != 1 else "document or page"
        left = f"{count} {nouns} left out"
        if desk.asked.allow_unreadable:
            desk.talk.warn(f"{left}, as --allow-unreadable has it")
        else:
            desk.talk.warn(
                f"{left}; the status is 3 unless --allow-unreadable is given"
            )
