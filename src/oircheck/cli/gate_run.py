"""One run of the gate: sessions opened, drafts judged, one report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from oircheck.cli.bugs import BUGS, told_of
from oircheck.cli.changed import Revision, revision_of
from oircheck.cli.desk import Desk, parts_of, status_of, tell
from oircheck.cli.front_matter import first_files
from oircheck.cli.gate_drafts import OWN_SOURCES, Group
from oircheck.cli.gate_memory import memory_of
from oircheck.cli.gate_outcome import join_outcomes
from oircheck.cli.ports import Session
from oircheck.cli.project import backend_of, bundle_of
from oircheck.cli.status import Exit
from oircheck.errors import CorpusError, DocumentError
from oircheck.findings import GateReport
from oircheck.gate import Draft, Gate, Outcome, Prepared, before_of
from oircheck.gate.kept import Kept
from oircheck.intake import DEFAULT, DraftFile, Entry, Settings, merge, parse_draft
from oircheck.text import is_english
from oircheck.types import Provenance

Result = TypeVar("Result")

GATE = "default of the gate"
FORGETS = ": nothing is remembered: "
"""Stands in what a cache says that cannot be used: true of one run alone."""

STRICTER: Mapping[str, float] = {"refute_at": 0.75, "refute_at_without_value": 0.8}
"""What the gate asks for where nobody says otherwise: a false alarm costs more here
than in an answer to one question. Chosen on the drafts of `benchmarks/drafts/held` and
`held-2`."""


class GateRun:
    """One run of the gate over drafts with one or several corpora."""

    def __init__(
        self, ctx: click.Context, desk: Desk, *, fail_on: str, diff_base: str | None
    ) -> None:
        self._ctx = ctx
        self.desk = desk
        self._fail_on = fail_on
        self._outcomes: list[Outcome] = []
        self._provenances: list[Provenance] = []
        self._policy = desk.project.settings.policy()
        self._revision: Revision | None = None
        self._notices: list[str] = []
        self.unread: list[tuple[str, str]] = []
        self.bugs = 0
        """Of these, drafts that a mistake of ours kept from being judged."""
        if diff_base is not None:
            self._revision = revision_of(diff_base, desk.project.here)

    def check(self, group: Group) -> None:
        """Judge the drafts that rest on one corpus, unless nothing changed.

        What a draft alone says it rests on, and cannot be read, fails that draft only.
        """
        try:
            self._check(group)
        except CorpusError as error:
            if not group.own:
                raise
            for draft, _ in group.drafts:
                problem = f"{OWN_SOURCES}: {error}"
                self.desk.talk.warn(f"{draft.document.path}: {problem}")
                self.unread.append((draft.document.path, problem))

    def _check(self, group: Group) -> None:
        project = self.desk.project
        memory = None
        if self._revision is None:
            memory = memory_of(self._ctx, project, group, fail_on=self._fail_on)
        known = memory.recall() if memory else None
        if known is not None:
            tell(self.desk, refresh=None, notices=known.notices, unreadable=())
            self._notices += known.notices
            self._outcomes += known.outcomes
            self._provenances.append(known.provenance)
            return
        with self._opened(group) as session:
            found = self._found(group, session)
            broken = len(found.outcomes) < len(group.drafts)
            lasting = _is_lasting(session) and not broken
        if memory is not None and lasting:
            memory.keep(found)

    def _opened(self, group: Group) -> Session:
        project = self.desk.project
        progress = self.desk.talk.progress("documents indexed")
        session = parts_of(self._ctx).open_session(
            corpus=group.plan.corpus,
            cache=group.plan.cache,
            policy=self._policy,
            bundle=bundle_of(project),
            backend=backend_of(project),
            as_of=project.settings.as_of,
            progress=progress,
            waiting=self.desk.talk.note,
            remember=True,
        )
        if progress is not None:
            progress.clear()
        return session

    def _found(self, group: Group, session: Session) -> Kept:
        tell(
            self.desk,
            refresh=session.refresh,
            notices=session.notices,
            unreadable=session.unreadable,
            files=first_files(session.refresh, group.plan.corpus),
        )
        self._notices += session.notices
        if status_of(session, self.desk, Exit.CLEAN) is Exit.CLEAN:
            left = [f"{path}: {why}" for path, why in session.unreadable]
            self._notices += left
        else:
            self.unread += session.unreadable
        outcomes = self._judge(group, session)
        self._outcomes += outcomes
        self._provenances.append(session.provenance)
        return Kept(
            outcomes=outcomes,
            provenance=session.provenance,
            notices=session.notices,
        )

    def _judge(self, group: Group, session: Session) -> tuple[Outcome, ...]:
        checker = Gate(
            detector=session.detector,
            is_english=is_english,
            fail_on=self._fail_on,
            today=dt.date.today(),
            k=self._policy.k,
            most_tokens=session.most_tokens,
        )
        revision = self._since(group)
        told = len(self.unread)

        def prepared(draft: DraftFile, path: Path | None) -> Prepared:
            now = self._draft(draft, path, checker, session.fits, revision)
            return checker.prepare(now, session.fits)

        ready = self._each(
            (draft.document.path, partial(prepared, draft, path))
            for draft, path in group.drafts
        )
        count = self._counter(sum(len(one.statements) for one in ready))
        try:
            outcomes = self._each(
                (one.draft.document.path, partial(checker.judge, one, session, count))
                for one in ready
            )
        except KeyboardInterrupt:
            count.clear()
            self.desk.talk.note("what was judged is remembered: run the same to go on")
            raise
        count.clear()
        for place, problem in self.unread[told:]:
            self.desk.talk.warn(f"{place}: {problem}")
        return outcomes

    def _each(
        self, calls: Iterable[tuple[str, Callable[[], Result]]]
    ) -> tuple[Result, ...]:
        """Return what comes of each draft, less those that bring a bug to light.

        Where none comes through, it is no draft's doing, and the bug is raised.
        """
        found: list[Result] = []
        broken: list[tuple[str, BaseException]] = []
        for path, call in calls:
            try:
                found.append(call())
            except BUGS as error:
                broken.append((path, error))
        if broken and not found:
            raise broken[0][1]
        self.bugs += len(broken)
        self.unread += [(path, told_of(cause)) for path, cause in broken]
        return tuple(found)

    def report(self, *, min_covered: float) -> GateReport:
        """Put together what was found."""
        policy = (
            *self._policy.as_items(),
            ("fail_on", self._fail_on),
            ("min_covered", min_covered),
        )
        return join_outcomes(
            self._outcomes,
            fail_on=self._fail_on,
            policy=policy,
            provenances=self._provenances,
            notices=tuple(dict.fromkeys(self._notices)),
        )

    def _draft(
        self,
        draft: DraftFile,
        path: Path | None,
        checker: Gate,
        fits: Callable[[str], bool],
        revision: Revision | None,
    ) -> Draft:
        asked = self.desk.project.settings.as_of
        now = Draft(
            document=draft.document, suffix=draft.suffix, as_of=asked or draft.as_of
        )
        place = path or Path(draft.document.path)
        old = revision.text_of(place) if revision is not None else None
        if revision is None or old is None:
            return now
        try:
            then = parse_draft(old, draft.document.path)
        except DocumentError:
            # What could not be read then is new now.
            return now
        if (asked or then.as_of) != now.as_of or then.sources != draft.sources:
            return now
        before = Draft(document=then.document, suffix=then.suffix, as_of=then.as_of)
        said = before_of(checker.prepare(before, fits), revision.ref)
        return replace(now, before=said)

    def _since(self, group: Group) -> Revision | None:
        """Return the revision to compare with; ``None`` where all is checked."""
        if self._revision is None:
            return None
        project = self.desk.project
        bundle = bundle_of(project)
        depends = [
            *(project.here / path for path in group.plan.corpus),
            *([project.file] if project.file else []),
            *([bundle] if bundle else []),
        ]
        reason = self._revision.reason_for_all(depends)
        if reason:
            notice = f"{reason}: every sentence is checked"
            self.desk.talk.note(notice)
            self._notices.append(notice)
            return None
        return self._revision

    def _counter(self, total: int) -> _Counter:
        return _Counter(self.desk, total)


class _Counter:
    """Counts judged claims, and shows how far it is."""

    def __init__(self, desk: Desk, total: int) -> None:
        self._line = desk.talk.progress("claims judged")
        self._total = total
        self._done = 0

    def __call__(self) -> None:
        self._done += 1
        if self._line is not None:
            self._line(self._done, self._total)

    def clear(self) -> None:
        """Take the bar away."""
        if self._line is not None:
            self._line.clear()


def _is_lasting(session: Session) -> bool:
    """Whether the next run would be told the same by it."""
    rebuilt = session.refresh is not None and session.refresh.rebuilt
    forgets = any(FORGETS in notice for notice in session.notices)
    return not (rebuilt or forgets or session.unreadable)


def stricter(settings: Settings) -> Settings:
    """Return the settings, stricter where nobody set a threshold."""
    entries = [
        Entry(f"policy.{name}", value, GATE)
        for name, value in STRICTER.items()
        if (entry := settings.get(f"policy.{name}")) is None or entry.origin == DEFAULT
    ]
    return merge(entries, settings.entries)
