"""What the commands of ``oircheck index`` share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oircheck.cli.desk import Desk, parts_of, tell
from oircheck.cli.project import Plan, backend_of, bundle_of, plan_of
from oircheck.cli.status import Exit
from oircheck.cli.tables import FORMATS, Json, ListFormat

if TYPE_CHECKING:
    from oircheck.cli.streams import ProgressLine
    from oircheck.index import IndexedDocument, IndexKeeper, IndexState, Refresh

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=ListFormat.TEXT.value,
    help="How to write the result.",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """An index with what looks after it, and what speaks of it."""

    keeper: IndexKeeper
    plan: Plan
    desk: Desk
    progress: ProgressLine | None

    def told(self, refresh: Refresh | None, *, note: bool = False) -> IndexState:
        """Say on stderr what the index has to say, and return how it stands now.

        Args:
            note: Whether what changed is said there too.
        """
        if self.progress is not None:
            self.progress.clear()
        if refresh is not None and refresh.rebuilt:
            self.desk.talk.note(f"the index was built anew: {refresh.rebuilt}")
        if refresh is not None and note:
            self.desk.talk.note(f"index brought up to date: {said(refresh)}")
        state = self.keeper.state()
        tell(
            self.desk,
            refresh=None,
            notices=(*state.notices, *self.keeper.outdated()),
            unreadable=state.unreadable,
            files=[] if refresh is None else self.read_now(refresh),
        )
        return state

    def read_now(self, refresh: Refresh) -> list[Path]:
        """Return the files that were read just now."""
        paths = self.keeper.cited()
        read = (*refresh.added, *refresh.changed)
        return [paths[name] for name in sorted(read) if name in paths]

    def placed(self, documents: Sequence[IndexedDocument]) -> list[IndexedDocument]:
        """Return documents with the paths that their files have today."""
        paths = self.keeper.paths()
        return [
            replace(item, path=paths[item.doc_id].as_posix())
            if item.doc_id in paths
            else item
            for item in documents
        ]


@contextmanager
def kept(ctx: click.Context, desk: Desk) -> Iterator[Kept]:
    """Look after the index of the chosen corpus."""
    desk.project.settings.policy()
    plan = plan_of(desk.project)
    progress = desk.talk.progress("documents indexed")
    desk.talk.detail(f"corpus {', '.join(map(str, plan.corpus))}; index {plan.cache}")
    keeper = parts_of(ctx).open_keeper(
        corpus=plan.corpus,
        cache=plan.cache,
        progress=progress,
        waiting=desk.talk.note,
        bundle=bundle_of(desk.project),
        backend=backend_of(desk.project),
    )
    try:
        yield Kept(keeper, plan, desk, progress)
    finally:
        if progress is not None:
            progress.clear()


def status_for(desk: Desk, state: IndexState) -> Exit:
    """Return the status of a command that succeeded: 3 where not all can be read."""
    if state.unreadable and not desk.asked.allow_unreadable:
        return Exit.INCOMPLETE
    return Exit.CLEAN


def said(refresh: Refresh) -> str:
    """Say what changed in the index."""
    return (
        f"{len(refresh.added)} added, {len(refresh.changed)} changed, "
        f"{len(refresh.removed)} removed, {refresh.unchanged} unchanged; "
        f"{refresh.passages} passages"
    )


def counted(refresh: Refresh | None) -> dict[str, Json]:
    """Return what changed in the index, as numbers."""
    return {
        "added": len(refresh.added) if refresh else 0,
        "changed": len(refresh.changed) if refresh else 0,
        "removed": len(refresh.removed) if refresh else 0,
        "encoded": refresh.encoded if refresh else 0,
        "rebuilt": (refresh.rebuilt or None) if refresh else None,
        "lost": [
            {"path": path, "problem": problem}
            for path, problem in (refresh.lost if refresh else ())
        ],
    }
