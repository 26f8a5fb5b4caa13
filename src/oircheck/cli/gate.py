"""``oircheck gate``: the factual sentences of drafts against their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from oircheck.cli.desk import Desk, desk_of
from oircheck.cli.gate_drafts import Chosen, Grouped, choose_drafts, group_by_corpus
from oircheck.cli.gate_fixes import said_of_fixes
from oircheck.cli.gate_forms import FORMATS, Output, outputs_of, write_outputs
from oircheck.cli.gate_outcome import BaselineFile, fix_drafts
from oircheck.cli.gate_patterns import idle_exclusions, idle_scopes
from oircheck.cli.gate_run import GateRun, stricter
from oircheck.cli.gate_targets import Targets, require_apart
from oircheck.cli.group import COMMANDS
from oircheck.cli.options import checking_options
from oircheck.cli.own_sources import APART
from oircheck.cli.status import Exit
from oircheck.errors import UsageError
from oircheck.findings import GateReport
from oircheck.gate import (
    FAIL_ON,
    reaches,
)
from oircheck.gate.changes import UNCHANGED
from oircheck.gate.claims import is_too_long
from oircheck.intake import read_share

NO_DRAFT = "no draft was found"
_SPLIT = "split the sentence (--allow-empty lets that pass)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the options of the gate say."""

    paths: tuple[str, ...]
    outputs: tuple[Output, ...]
    fail_on: str
    min_covered: float
    allow_empty: bool
    fix: bool
    baseline: BaselineFile | None
    diff_base: str | None

    @property
    def targets(self) -> Targets:
        """The files that are written."""
        known = self.baseline
        return Targets(
            self.outputs,
            baseline=known.path if known else None,
            writes_baseline=known is not None and known.writes,
        )


@click.command(short_help=COMMANDS["gate"].help)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--stdin-filename", metavar="NAME", help="What - is to be read as.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    help="How to write the result.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write the result to a file too; may be repeated.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(FAIL_ON)),
    help="What makes the exit status 1: refuted (OC1xx, the default), unsupported "
    "(OC2xx too), any (OC9xx too) or never.",
)
@click.option(
    "--min-covered",
    metavar="SHARE",
    help="Share of judged sentences that the corpus has to cover, or the status is 3.",
)
@click.option(
    "--allow-empty",
    is_flag=True,
    help="Nothing to check is no failure, nor is what is too long.",
)
@click.option("--baseline", metavar="FILE", help="Findings that are known already.")
@click.option("--write-baseline", is_flag=True, help="Write them, as found now.")
@click.option("--update-baseline", is_flag=True, help="Take out what is gone.")
@click.option("--diff-base", metavar="REF", help="Only sentences changed since REF.")
@click.option(
    "--fix", is_flag=True, help="Write corrections of values into the drafts."
)
@checking_options
@click.pass_context
def gate(ctx: click.Context, /, **options: object) -> Exit:
    """Check the factual sentences of drafts, and fail on findings.

    PATH is a file, a folder (what .gitignore leaves out is left out), or - for
    standard input.
    """
    desk = desk_of(ctx, stricter)
    wanted = _wanted(desk, options)
    name = options["stdin_filename"]
    chosen = choose_drafts(wanted.paths, _text(name), desk.project)
    _tell_drafts(desk, chosen)
    grouped = group_by_corpus(chosen, desk)
    require_apart(
        wanted.targets, drafts=chosen.files, grouped=grouped, project=desk.project
    )
    _tell_left_out(desk, grouped)
    run = GateRun(ctx, desk, fail_on=wanted.fail_on, diff_base=wanted.diff_base)
    for group in grouped.groups:
        run.check(group)
    return _finish(run, chosen, wanted, grouped)


def _finish(run: GateRun, chosen: Chosen, wanted: Wanted, grouped: Grouped) -> Exit:
    report = run.report(min_covered=wanted.min_covered)
    unread = [*run.unread, *chosen.unreadable, *grouped.refused]
    long = _too_long(report, wanted)
    whole = _whole_run(report, wanted, unread=bool(unread), sources=grouped.sources)
    unchecked = (*unread, *_empty(chosen, wanted), *long, *whole)
    report = replace(report, unchecked=unchecked)
    status = Exit.INCOMPLETE if unchecked else Exit.CLEAN
    if run.bugs:
        status = Exit.BUG
    for path, problem in (*long, *whole):
        run.desk.talk.warn(f"{path}: {problem}" if path else problem)
    if wanted.baseline is not None:
        report = wanted.baseline.apply(report)
    if wanted.fix and status is Exit.CLEAN:
        files = {
            draft.document.path: (draft, path)
            for draft, path in chosen.drafts
            if path is not None
        }
        told = len(report.notices)
        report = fix_drafts(report, files)
        for notice in report.notices[told:]:
            run.desk.talk.warn(notice)
    if wanted.fix:
        checked = status is Exit.CLEAN
        run.desk.talk.note(said_of_fixes(report, checked=checked))
    saves = status is Exit.CLEAN and bool(report.drafts)
    if wanted.baseline is not None and saves:
        report = wanted.baseline.without_taken_out(report)
    write_outputs(wanted.outputs, report, run.desk.style)
    if wanted.baseline is not None and saves:
        done = wanted.baseline.save()
        if done:
            run.desk.talk.note(done)
    if status is not Exit.CLEAN:
        return status
    found = any(reaches(item.rule_id, wanted.fail_on) for item in report.findings)
    return Exit.FINDINGS if found else Exit.CLEAN


def _wanted(desk: Desk, options: Mapping[str, object]) -> Wanted:
    settings = desk.project.settings
    set_on, set_share = settings.get("gate.fail_on"), settings.get("gate.min_covered")
    share = _text(options["min_covered"])
    least = float(str(set_share.value)) if set_share else 0.0
    write = bool(options["write_baseline"])
    update = bool(options["update_baseline"])
    fix = bool(options["fix"])
    fail_on = _text(options["fail_on"]) or (str(set_on.value) if set_on else "refuted")
    known = _text(options["baseline"])
    paths = options["paths"]
    if not isinstance(paths, tuple):
        raise TypeError("click gives paths as a tuple")
    if fix and "-" in paths:
        raise UsageError("--fix writes into files, and - is none")
    if write and options["diff_base"]:
        raise UsageError("--write-baseline takes in everything; leave out --diff-base")
    outputs = outputs_of(str(options["form"]), options["reports"])
    return Wanted(
        paths=paths,
        outputs=outputs,
        fail_on=fail_on,
        min_covered=least if share is None else read_share(share, "--min-covered"),
        allow_empty=bool(options["allow_empty"]),
        fix=fix,
        baseline=_baseline(desk, known, write=write, update=update),
        diff_base=_text(options["diff_base"]),
    )


def _baseline(
    desk: Desk, named: str | None, *, write: bool, update: bool
) -> BaselineFile | None:
    entry = desk.project.settings.get("gate.baseline")
    path: Path | None = desk.project.here / named if named else None
    if path is None and entry is not None:
        of_file = desk.project.file and entry.origin == str(desk.project.file)
        folder = desk.project.file.parent if of_file and desk.project.file else None
        path = (folder or desk.project.here) / str(entry.value)
    if write and update:
        raise UsageError("give --write-baseline or --update-baseline, not both")
    if path is None:
        if write or update:
            raise UsageError("name the file: --baseline FILE, or baseline under [gate]")
        return None
    return BaselineFile(path, write=write, update=update)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _tell_drafts(desk: Desk, chosen: Chosen) -> None:
    for path, problem in chosen.unreadable:
        desk.talk.warn(f"{path}: {problem}")
    for folder in chosen.empty:
        desk.talk.warn(f"{folder}: no draft in it")
    for notice in (*chosen.notices, *idle_scopes(desk.project)):
        desk.talk.note(notice)
    if desk.asked.verbose:
        for notice in idle_exclusions(desk.project):
            desk.talk.detail(notice)
    for draft, _ in chosen.drafts:
        for notice in draft.notices:
            desk.talk.note(notice)


def _tell_left_out(desk: Desk, grouped: Grouped) -> None:
    for path, problem in grouped.refused:
        desk.talk.warn(f"{path}: {problem}")
    count = len(grouped.sources)
    if count:
        what = (
            "file is a source, and is" if count == 1 else "files are sources, and are"
        )
        desk.talk.note(f"{count} {what} not checked as drafts")


def _empty(chosen: Chosen, wanted: Wanted) -> list[tuple[str, str]]:
    """Return the folders in which a draft was looked for in vain."""
    empty = () if wanted.allow_empty else chosen.empty
    return [(folder, "no draft in it") for folder in empty]


def _too_long(report: GateReport, wanted: Wanted) -> list[tuple[str, str]]:
    """Return the sentences that are left out for their length alone."""
    if wanted.allow_empty:
        return []
    return [
        (item.path, f"line {item.region.line}: {item.reason}; {_SPLIT}")
        for item in report.skipped
        if is_too_long(item)
    ]


def _whole_run(
    report: GateReport, wanted: Wanted, *, unread: bool, sources: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return why the run as a whole says nothing, if it does."""
    coverage = report.coverage
    lets_pass = "nothing was checked (--allow-empty lets that pass)"
    if not report.drafts and unread:
        return [("", "no draft could be checked")]
    if not report.drafts and not wanted.allow_empty:
        what = f"every file there is a source: {APART}" if sources else NO_DRAFT
        return [("", f"{what}; {lets_pass}")]
    if not coverage.checkable and not wanted.allow_empty:
        return [("", f"no sentence states anything checkable; {lets_pass}")]
    unchanged = any(item.reason.startswith(UNCHANGED) for item in report.skipped)
    if not coverage.judged and not unchanged and not wanted.allow_empty:
        return [("", f"no checkable sentence could be judged; {lets_pass}")]
    if coverage.covered < wanted.min_covered * coverage.judged:
        problem = (
            f"{coverage.covered} of {coverage.judged} judged sentences are covered by "
            f"the corpus; --min-covered asks for {wanted.min_covered:.0%}"
        )
        return [("", problem)]
    return []
