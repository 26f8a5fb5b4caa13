"""What an index is beside its sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from oircheck.index.generation import Generation
from oircheck.index.schema import IndexDamagedError
from oircheck.index.store import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexState:
    """What an index is beside its sources, as both stand; nothing was changed.

    Attributes:
        folder: Where it lies.
        built: Whether there is one that can be read.
        reason: Why the next run builds it anew; empty if it does not.
        new: Files that are not in the index yet, by their names in it.
        changed: Files whose contents are not those in the index.
        gone: Files that are in the index and no longer there.
        read_anew: Whether the same files would be read differently by now.
        documents: How many it holds.
        retracted: How many of them take no part in any decision.
        foreign: How many are in another language, and are not judged.
        added: Documents from outside the corpus, by their names in the index.
        unreadable: Path and problem of each document that could not be read.
        notices: What the user should know although nothing failed.
        digest: Over its contents; empty if there is none.
    """

    folder: Path
    built: bool
    reason: str = ""
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    read_anew: bool = False
    documents: int = 0
    passages: int = 0
    retracted: int = 0
    foreign: int = 0
    added: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    digest: str = ""

    @property
    def up_to_date(self) -> bool:
        """Whether the next check takes it as it is."""
        stale = self.new or self.changed or self.gone or self.read_anew
        return self.built and not (self.reason or stale)


def with_contents(
    state: IndexState, found: Generation, *, encoder_digest: str
) -> IndexState:
    """Return the state with what the index holds, or why it cannot be read."""
    if found.folder is None or found.reason:
        return state
    try:
        index = Index.open(state.folder, encoder_digest=encoder_digest)
    except IndexDamagedError as error:
        return replace(state, reason=f"it was damaged: {error}")
    with index:
        facts = index.facts()
        return replace(
            state,
            documents=facts.documents,
            passages=facts.passages,
            retracted=facts.retracted,
            foreign=facts.foreign,
            unreadable=index.unreadable(),
            notices=index.notices(),
            digest=index.digest,
        )
