"""``oircheck eval``: verdicts and citations against gold labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from oircheck.batch.target import require_writable
from oircheck.cli.batch_order import Order
from oircheck.cli.desk import Desk, Opened, desk_of, opened, status_of
from oircheck.cli.evaluation_input import (
    Unjudged,
    gold_of,
    in_english,
    judged_already,
    left_out,
    paragraphs_of,
    paragraphs_on_disk,
    require_some,
    that_state,
)
from oircheck.cli.group import COMMANDS
from oircheck.cli.options import Wrapped, checking_options
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.errors import ClaimError, ClaimFileError, UsageError
from oircheck.evaluate import (
    RENDERERS,
    Context,
    Evaluation,
    EvaluationFormat,
    Rate,
    evaluate,
    render_plot,
    unmatchable,
)
from oircheck.intake import GoldFile, TableForm
from oircheck.reports.machine import inert_json
from oircheck.reports.words import inert, tame
from oircheck.types import GoldClaim, Judgement, Label

_SHARE = click.FloatRange(min=0, max=1)
_PROBLEMS_SHOWN = 5
PLOT_SUFFIX = ".svg"

_OPTIONS = (
    click.option(
        "--gold-col",
        metavar="NAME",
        help="Column of the labels; else the first of label, verdict, gold.",
    ),
    click.option(
        "--claim-col",
        metavar="NAME",
        help="Column of the claims; else the first of claim, text, ...",
    ),
    click.option(
        "--judged",
        is_flag=True,
        help="Score the verdicts that oircheck batch wrote into the file.",
    ),
    click.option(
        "--prefix",
        default="oircheck_",
        metavar="TEXT",
        help="Begins the names of the columns that oircheck batch added.",
    ),
    click.option(
        "--plot", metavar="FILE.svg", help="Draw the reliability curve into a file."
    ),
    click.option(
        "--min-accuracy",
        type=_SHARE,
        metavar="X",
        help="End with status 1 below this accuracy.",
    ),
    click.option(
        "--min-refuted-precision",
        type=_SHARE,
        metavar="Y",
        help="End with status 1 where fewer of the claims called refuted are so.",
    ),
    click.option(
        "--input-format",
        type=click.Choice([item.value for item in TableForm]),
        help="How the file is written.",
    ),
    click.option("--encoding", metavar="NAME", help="Its encoding, if not UTF."),
    click.option("--delimiter", metavar="CHAR", help="Between cells: ';', or tab."),
    click.option(
        "--format",
        "form",
        type=click.Choice([item.value for item in EvaluationFormat]),
        default=EvaluationFormat.TEXT.value,
        help="How to write the result.",
    ),
)


def _options(command: Wrapped) -> Wrapped:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class _Scored:
    """The scores, what they rest on, and the status if no floor is missed."""

    scores: Evaluation
    context: Context
    status: Exit


@click.command("eval", short_help=COMMANDS["eval"].help)
@click.argument("gold", metavar="GOLD|-")
@_options
@checking_options
@click.pass_context
def evaluation(
    ctx: click.Context,
    /,
    gold: str,
    min_accuracy: float | None,
    min_refuted_precision: float | None,
    plot: str | None,
    form: str,
    judged: bool,
    **said: str | None,
) -> Exit:
    """Score verdicts and citations against gold labels: CSV, TSV or JSONL.

    Columns: claim and label, and where they are there category, document (file name
    of the original) and paragraphs (its non-empty lines from 1, parted by ';').
    """
    desk = desk_of(ctx)
    prefix = said.pop("prefix") or ""
    if plot is not None:
        _require_plot(Path(plot), gold=Path(gold))
    given, names = gold_of(_order(gold, said), desk)
    if judged:
        pairs, left = judged_already(given, names, prefix=prefix)
        found = _score_written(given, pairs, left, desk)
    else:
        found = _score(ctx, given, desk)
    chosen = EvaluationFormat(form)
    text = RENDERERS[chosen](found.scores, found.context)
    write_result(
        inert_json(text) if chosen is EvaluationFormat.JSON else tame(inert(text)),
        machine=chosen is not EvaluationFormat.TEXT,
    )
    if plot is not None:
        Path(plot).write_text(
            render_plot(found.scores, title=given.path), encoding="utf-8"
        )
    missed = _missed(found.scores, min_accuracy, min_refuted_precision)
    for problem in missed:
        desk.talk.warn(problem)
    return Exit.FINDINGS if missed and found.status is Exit.CLEAN else found.status


def _require_plot(plot: Path, *, gold: Path) -> None:
    """Refuse a picture that cannot be written, before an hour of work.

    Raises:
        UsageError: If it lies in no folder, or in the place of the gold file, or its
            name is that of another sort of picture.
    """
    require_writable(plot, force=True)
    if plot.exists() and gold.exists() and plot.samefile(gold):
        raise UsageError(f"--plot {plot} is the gold file itself")
    if plot.suffix.lower() != PLOT_SUFFIX:
        raise UsageError(
            f"--plot {plot}: the curve is drawn as SVG; name a file that ends in "
            f"{PLOT_SUFFIX}"
        )


def _order(gold: str, said: Mapping[str, str | None]) -> Order:
    return Order(
        source=gold,
        input_format=said["input_format"],
        encoding=said["encoding"],
        delimiter=said["delimiter"],
        claim_col=said["claim_col"],
        gold_col=said["gold_col"],
    )


def _score(ctx: click.Context, read: GoldFile, desk: Desk) -> _Scored:
    given, bad = that_state(read)
    _tell_left(bad, given.path, desk)
    require_some(given, bad)
    given, foreign = in_english(given)
    if foreign:
        desk.talk.warn(_told(foreign, given.path))
    with opened(ctx, desk) as now:
        given, unfit = _that_fit(given, now)
        _tell_left(unfit, given.path, desk)
        require_some(given, unfit)
        left = tuple(sorted((*bad, *foreign, *unfit)))
        paragraphs = paragraphs_of(given.claims, now)
        known = [(item.doc_id, item.source) for item in now.session.documents()]
        problems = unmatchable(given.claims, documents=known, paragraphs=paragraphs)
        _tell(problems, given, desk)
        judgements = _judge(given, now, desk)
        scores = evaluate(
            zip(given.claims, judgements, strict=True), paragraphs=paragraphs
        )
        report = now.session.report(())
        clean = Exit.INCOMPLETE if left else Exit.CLEAN
        status = status_of(now.session, desk, clean)
    context = Context(
        path=given.path,
        column=given.column,
        mapped=given.mapped,
        policy=report.policy,
        provenance=report.provenance,
        unmatchable=tuple(problems),
        unjudged=left,
    )
    return _Scored(scores, context, status)


def _score_written(
    given: GoldFile,
    pairs: Sequence[tuple[GoldClaim, Judgement]],
    left: Unjudged,
    desk: Desk,
) -> _Scored:
    if not pairs:
        raise ClaimFileError(given.path, 1, "no row has a verdict: nothing to score")
    paragraphs, missing = paragraphs_on_disk(pairs)
    for path in missing:
        desk.talk.warn(f"{path}: cannot be read, so that no citation of it is right")
    if left:
        many = f"{len(left):,} rows have no verdict and are not scored"
        one = "1 row has no verdict and is not scored"
        _tell_left(left, given.path, desk)
        desk.talk.warn(one if len(left) == 1 else many)
    context = Context(
        path=given.path,
        column=given.column,
        mapped=given.mapped,
        policy=(),
        provenance=None,
        unjudged=left,
    )
    status = Exit.INCOMPLETE if left or missing else Exit.CLEAN
    return _Scored(evaluate(pairs, paragraphs=paragraphs), context, status)


def _tell(problems: Sequence[tuple[int, str]], given: GoldFile, desk: Desk) -> None:
    for line, problem in problems[:_PROBLEMS_SHOWN]:
        desk.talk.warn(f"{given.path}:{line}: {problem}")
    more = len(problems) - _PROBLEMS_SHOWN
    if more > 0:
        desk.talk.warn(f"and {more} more gold citations that nothing can match")


def _told(left: Unjudged, path: str) -> str:
    line, which = left[0][0], "in another language than English"
    if len(left) == 1:
        return f"{path}:{line}: 1 claim {which} is not judged, and not scored"
    return (
        f"{path}: {len(left):,} claims {which} are not judged, and not scored; the "
        f"first is on line {line}"
    )


def _tell_left(left: Unjudged, path: str, desk: Desk) -> None:
    """Tell of rows that are not scored; of many, the first and their number."""
    for line, problem in left[:_PROBLEMS_SHOWN]:
        desk.talk.warn(f"{path}:{line}: {problem}; not scored")
    if len(left) > _PROBLEMS_SHOWN:
        desk.talk.warn(f"and {len(left) - _PROBLEMS_SHOWN:,} more that are not scored")


def _that_fit(given: GoldFile, now: Opened) -> tuple[GoldFile, Unjudged]:
    """Leave out the claims that the verifier cannot read, as a batch does."""

    def problem(item: GoldClaim) -> str:
        if now.session.fits(item.claim.text):
            return ""
        try:
            list(now.session.check([item.claim]))
        except ClaimError as error:
            return str(error)
        return ""

    return left_out(given, problem)


def _judge(given: GoldFile, now: Opened, desk: Desk) -> list[Judgement]:
    total = len(given.claims)
    progress = desk.talk.progress("claims judged")
    found: list[Judgement] = []
    try:
        for judgement in now.session.check(item.claim for item in given.claims):
            found.append(judgement)
            if progress is not None:
                progress(len(found), total)
    finally:
        if progress is not None:
            progress.clear()
    return found


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
