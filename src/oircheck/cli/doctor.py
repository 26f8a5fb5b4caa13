"""``oircheck doctor``: whether this installation is able to check."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from oircheck.cli.desk import Desk, desk_of, models_of, opened, parts_of
from oircheck.cli.group import COMMANDS
from oircheck.cli.options import project_options
from oircheck.cli.ports import Parts
from oircheck.cli.project import backend_of, bundle_of
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.cli.tables import FORMATS, ListFormat, columns, write_object
from oircheck.errors import OircheckError
from oircheck.reports import LABEL_WORDS
from oircheck.types import Claim, Label

DOCUMENT = (
    "The Coalition handed over six military bases to the Iraqi forces in March 2020.\n"
)
KNOWN = (
    ("Six military bases were handed over in March 2020.", Label.SUPPORTED),
    ("Nine military bases were handed over in March 2020.", Label.REFUTED),
)
"""What the document says, and what it excludes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look at the installation found."""

    name: str
    passed: bool
    detail: str


@click.command(short_help=COMMANDS["doctor"].help)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=ListFormat.TEXT.value,
    help="How to write the result.",
)
@project_options
@click.pass_context
def doctor(ctx: click.Context, form: str) -> Exit:
    """Ask whether this installation can check.

    The models are compared with models.lock and run on known inputs, a claim known
    to be true and one known to be false are judged, and the corpus of the project is
    opened. Everything is looked at, whatever fails; a failure means status 3.
    """
    desk = desk_of(ctx)
    findings = tuple(_look(ctx, desk))
    passed = all(item.passed for item in findings)
    if ListFormat(form) is ListFormat.JSON:
        write_object(
            {
                "able": passed,
                "checks": [
                    {"name": item.name, "passed": item.passed, "detail": item.detail}
                    for item in findings
                ],
            }
        )
    else:
        rows = [
            ("ok" if item.passed else "FAILED", item.name, item.detail)
            for item in findings
        ]
        write_result(columns(("", "check", "found"), rows))
    return Exit.CLEAN if passed else Exit.INCOMPLETE


def _look(ctx: click.Context, desk: Desk) -> Iterator[Finding]:
    parts = parts_of(ctx)
    yield _tried("model files", partial(_verified, ctx, desk))
    yield _tried("model outputs", partial(_probed, ctx, desk))
    yield from _judged(parts, desk)
    project = desk.project
    if project.file is None and project.settings.get("corpus") is None:
        yield Finding("corpus", passed=True, detail="no project here, none looked at")
    else:
        yield _tried("corpus", partial(_corpus, ctx, desk))


def _tried(name: str, look: Callable[[], tuple[bool, str]]) -> Finding:
    try:
        passed, detail = look()
    except OircheckError as error:
        return Finding(name, passed=False, detail=str(error))
    return Finding(name, passed=passed, detail=detail)


def _verified(ctx: click.Context, desk: Desk) -> tuple[bool, str]:
    models = models_of(ctx, desk)
    models.verify()
    return True, f"{models.lock.bundle}, as models.lock says"


def _probed(ctx: click.Context, desk: Desk) -> tuple[bool, str]:
    outcomes = models_of(ctx, desk).probe()
    said = "; ".join(f"{role} {detail}" for role, _, detail in outcomes)
    return all(passed for _, passed, _ in outcomes), said


def _judged(parts: Parts, desk: Desk) -> Iterator[Finding]:
    """Judge what is known in a corpus of one sentence that exists only meanwhile."""
    with tempfile.TemporaryDirectory(prefix="oircheck-") as place:
        corpus = Path(place) / "corpus"
        corpus.mkdir()
        (corpus / "known.txt").write_text(DOCUMENT, encoding="utf-8")
        for text, label in KNOWN:
            name = f"a claim that is {LABEL_WORDS[label]}"
            yield _tried(name, partial(_known, parts, desk, corpus, text, label))


def _known(
    parts: Parts, desk: Desk, corpus: Path, text: str, expected: Label
) -> tuple[bool, str]:
    with parts.open_session(
        corpus=(corpus,),
        cache=corpus.parent / "cache",
        policy=desk.project.settings.policy(),
        bundle=bundle_of(desk.project),
        backend=backend_of(desk.project),
        as_of=None,
        progress=None,
    ) as session:
        (found,) = session.check([Claim(claim_id="1", text=text)])
    verdict = found.verdict
    said = f"{LABEL_WORDS[verdict.label]} ({verdict.confidence:.2f}): {text}"
    return verdict.label is expected, said


def _corpus(ctx: click.Context, desk: Desk) -> tuple[bool, str]:
    with opened(ctx, desk) as now:
        documents = len(now.session.documents())
        unreadable = len(now.session.unreadable)
        index = now.session.provenance.index
    said = f"{documents} documents, {unreadable} unreadable, index {index}"
    return not unreadable or desk.asked.allow_unreadable, said
