"""``oircheck check``, the default command: one claim against the corpus."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import click

from oircheck.cli.desk import desk_of, opened, status_of
from oircheck.cli.group import COMMANDS, DEFAULTED
from oircheck.cli.options import checking_options
from oircheck.cli.own_sources import refuse_source
from oircheck.cli.ports import Session
from oircheck.cli.project import plan_of
from oircheck.cli.status import Exit
from oircheck.cli.streams import Talk, write_result
from oircheck.errors import ClaimError, DocumentError, UsageError
from oircheck.intake import problem_of_claim, several_said, unjudged_because
from oircheck.quantities.dates.no_dates import impossible_dates
from oircheck.reports import RENDERERS, Format
from oircheck.text import READERS, decode
from oircheck.text.near_paths import did_you_mean
from oircheck.types import Claim, Label, Report

STDIN = "-"
_COMMAND_LIKE = re.compile(r"[a-z]+(?:-[a-z]+)*")


class FailOn(StrEnum):
    """Which verdicts make the status 1."""

    REFUTED = "refuted"
    UNSUPPORTED = "unsupported"
    ANY = "any"
    NEVER = "never"


_CONTRADICTED = frozenset({Label.REFUTED, Label.CONFLICTING})
_NOT_SUPPORTED = _CONTRADICTED | {Label.NOT_ENOUGH_INFO}
FINDINGS: Mapping[FailOn, frozenset[Label]] = {
    FailOn.REFUTED: _CONTRADICTED,
    FailOn.UNSUPPORTED: _NOT_SUPPORTED,
    FailOn.ANY: _NOT_SUPPORTED,
    FailOn.NEVER: frozenset(),
}


@click.command(short_help=COMMANDS["check"].help)
@click.argument("claims", nargs=-1, metavar="CLAIM")
@click.option(
    "--claim-file",
    metavar="-|FILE",
    help="Take the claim from a file, or from standard input.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([item.value for item in Format]),
    default=Format.TEXT.value,
    help="How to write the result.",
)
@click.option(
    "--fail-on",
    type=click.Choice([item.value for item in FailOn]),
    default=FailOn.REFUTED.value,
    help="Which verdicts make the exit status 1.",
)
@checking_options
@click.pass_context
def check(
    ctx: click.Context,
    claims: tuple[str, ...],
    claim_file: str | None,
    form: str,
    fail_on: str,
) -> Exit:
    """Check one claim against the corpus of the nearest project.

    The word check may be left out. Put the claim in quotation marks. For one that
    begins with a hyphen: oircheck check -- "-5 degrees were measured".
    """
    desk = desk_of(ctx)
    if ctx.meta.get(DEFAULTED):
        _refuse_commands(claims)
    text = _text_of(claims, claim_file)
    if claims:
        _hint_at_path(text, desk.talk)
    if problem := problem_of_claim(text):
        raise ClaimError(problem)
    claim = Claim(claim_id="1", text=text)
    if claim_file is not None and claim_file != STDIN:
        refuse_source(Path(claim_file), plan_of(desk.project))
    with opened(ctx, desk) as now:
        report = _report(claim, now.session, desk.talk)
        judged = Exit.INCOMPLETE if report.unjudged else Exit.CLEAN
        status = status_of(now.session, desk, judged)
    chosen = Format(form)
    write_result(
        RENDERERS[chosen](report, desk.style), machine=chosen is not Format.TEXT
    )
    labels = {judgement.verdict.label for judgement in report.judgements}
    if status is Exit.CLEAN and labels & FINDINGS[FailOn(fail_on)]:
        return Exit.FINDINGS
    return status


def _report(claim: Claim, session: Session, talk: Talk) -> Report:
    """Judge a claim, unless it is one of which nothing can be said."""
    reason = unjudged_because(claim.text)
    if reason:
        report = replace(session.report(()), unjudged=((claim, reason),))
    else:
        report = session.report(tuple(session.check([claim])))
        if several := several_said(claim.text):
            talk.note(several)
            report = replace(report, notices=(*report.notices, several))
        for told in _no_dates(claim.text):
            talk.note(told)
            report = replace(report, notices=(*report.notices, told))
    return replace(report, unreadable=session.unreadable)


def _no_dates(text: str) -> Iterator[str]:
    for span, why in impossible_dates(text):
        yield f"{span.of(text)} is no date: {why}"


def _text_of(claims: tuple[str, ...], claim_file: str | None) -> str:
    if claim_file is not None:
        if claims:
            raise UsageError("give the claim or --claim-file, not both")
        return _checked(_read(claim_file))
    if not claims:
        raise UsageError("give a claim, in quotation marks, or --claim-file")
    if len(claims) > 1:
        shown = " ".join(claims)
        raise UsageError(
            f"got {len(claims)} arguments; put the claim in quotation marks: "
            f'oircheck check "{shown}"'
        )
    return _checked(claims[0])


def _checked(text: str) -> str:
    words = text.removeprefix("\ufeff").strip()
    if not words:
        raise ClaimError("the claim is empty; give a sentence to check")
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        raise ClaimError(
            "the claim is not UTF-8; check the terminal's encoding"
        ) from None
    return words


def _read(claim_file: str) -> str:
    if claim_file == STDIN:
        return decode(sys.stdin.buffer.read(), "standard input")
    try:
        return decode(Path(claim_file).read_bytes(), claim_file)
    except OSError as error:
        problem = error.strerror or "cannot be read"
        problem += did_you_mean(Path(claim_file))
        raise DocumentError(claim_file, f"claim file: {problem}") from error


def _refuse_commands(claims: tuple[str, ...]) -> None:
    """Refuse what was meant as a command; a mistyped one must not pass as a claim."""
    if not claims or len(claims[0].split()) != 1:
        return
    word = claims[0].strip()
    if word in COMMANDS:
        raise UsageError(
            f"{word} is a command; put the options behind it: oircheck {word} ..."
        )
    near = difflib.get_close_matches(word.lower(), COMMANDS, n=1)
    if near:
        raise UsageError(f"no such command: {word}; did you mean {near[0]}?")
    if len(claims) == 1 and _COMMAND_LIKE.fullmatch(word):
        raise UsageError(
            f"no such command: {word}; see oircheck --help. A claim is a sentence, in "
            "quotation marks"
        )


def _hint_at_path(text: str, talk: Talk) -> None:
    if os.path.exists(text):
        talk.note(
            f"{text} is a file or folder, but was taken as the claim; to check what a "
            f"file says, as one claim: --claim-file {text}"
        )
    elif len(text.split()) == 1 and Path(text).suffix.lower() in READERS:
        talk.note(f"{text} looks like a file, but there is none; taken as the claim")
