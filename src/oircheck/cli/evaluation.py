"""``oircheck eval``: verdicts and citations against gold labels."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import click

from oircheck.cli.desk import Desk, Opened, desk_of, opened, status_of
from oircheck.cli.group import COMMANDS
from oircheck.cli.options import checking_options
from oircheck.cli.ports import DocumentInfo
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.errors import ClaimError, ClaimFileError, DocumentError
from oircheck.evaluate import (
    RENDERERS,
    Context,
    Evaluation,
    EvaluationFormat,
    Rate,
    evaluate,
    paragraph_numbers,
)
from oircheck.intake import GoldFile, read_gold
from oircheck.text import decode
from oircheck.types import Judgement, Label, SourceKind

_SHARE = click.FloatRange(min=0, max=1)


@click.command("eval", short_help=COMMANDS["eval"].help)
@click.argument("gold", metavar="GOLD.csv")
@click.option(
    "--gold-col",
    metavar="NAME",
    help="Column of the labels; else the first of label, verdict, gold.",
)
@click.option(
    "--min-accuracy",
    type=_SHARE,
    metavar="X",
    help="End with status 1 below this accuracy.",
)
@click.option(
    "--min-refuted-precision",
    type=_SHARE,
    metavar="Y",
    help="End with status 1 where fewer of the claims called refuted are so.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([item.value for item in EvaluationFormat]),
    default=EvaluationFormat.TEXT.value,
    help="How to write the result.",
)
@checking_options
@click.pass_context
def evaluation(
    ctx: click.Context,
    gold: str,
    gold_col: str | None,
    min_accuracy: float | None,
    min_refuted_precision: float | None,
    form: str,
) -> Exit:
    """Score verdicts and citations against the gold labels of a CSV file.

    Columns: claim and label, and where they are there category, document (file name
    of the original) and paragraphs (its non-empty lines from 1, parted by ';').
    """
    desk = desk_of(ctx)
    given = _gold(gold, gold_col, desk)
    with opened(ctx, desk) as now:
        judgements = _judge(given, now, desk)
        scores = evaluate(
            zip(given.claims, judgements, strict=True), paragraphs=_paragraphs(now)
        )
        report = now.session.report(())
        status = status_of(now.session, desk, Exit.CLEAN)
    context = Context(
        path=given.path,
        column=given.column,
        mapped=given.mapped,
        policy=report.policy,
        provenance=report.provenance,
    )
    chosen = EvaluationFormat(form)
    write_result(
        RENDERERS[chosen](scores, context),
        machine=chosen is not EvaluationFormat.TEXT,
    )
    missed = _missed(scores, min_accuracy, min_refuted_precision)
    for problem in missed:
        desk.talk.warn(problem)
    return Exit.FINDINGS if missed and status is Exit.CLEAN else status


def _gold(path: str, column: str | None, desk: Desk) -> GoldFile:
    try:
        text = decode(Path(path).read_bytes(), path)
    except OSError as error:
        raise DocumentError(path, error.strerror or "cannot be read") from error
    found = read_gold(text, path=path, column=column, as_of=desk.project.settings.as_of)
    if not found.claims:
        raise ClaimFileError(path, 1, "a header and no claim: nothing to check")
    return found


def _judge(given: GoldFile, now: Opened, desk: Desk) -> list[Judgement]:
    total = len(given.claims)
    progress = desk.talk.progress("claims judged")
    found: list[Judgement] = []
    try:
        for judgement in now.session.check(item.claim for item in given.claims):
            found.append(judgement)
            if progress is not None:
                progress(len(found), total)
    except ClaimError as error:
        line = given.claims[len(found)].claim.line or 1
        raise ClaimFileError(given.path, line, str(error)) from error
    finally:
        if progress is not None:
            progress.clear()
    return found


def _paragraphs(now: Opened) -> Mapping[str, tuple[int, ...]]:
    """Return the paragraph of each line, for every original in the corpus."""
    return {
        item.doc_id: paragraph_numbers(_text_of(item, now))
        for item in now.session.documents()
        if item.source.kind is SourceKind.ORIGINAL
    }


def _text_of(item: DocumentInfo, now: Opened) -> str:
    """Read a document again, from where it lies now, if it is still the same."""
    places = [Path(item.path)]
    for root in now.plan.corpus:
        places += [root if root.is_file() else root / item.doc_id]
    for place in places:
        try:
            data = place.read_bytes()
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == item.sha256.removeprefix("sha256:"):
            return decode(data, item.path)
    raise DocumentError(item.path, "changed while it was being checked; run again")


def _missed(
    scores: Evaluation, accuracy: float | None, refuted: float | None
) -> list[str]:
    wanted = (
        ("accuracy", accuracy, scores.accuracy),
        ("refuted precision", refuted, scores.precision_of(Label.REFUTED)),
    )
    return [
        f"{name} is {_shown(found)}, below {least}"
        for name, least, found in wanted
        if least is not None and (found.value is None or found.value < least)
    ]


def _shown(rate: Rate) -> str:
    if rate.value is None:
        return "not known: nothing was called so"
    return f"{rate.value:.4f}"
