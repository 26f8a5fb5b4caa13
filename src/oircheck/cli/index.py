"""``oircheck index``: the index of the corpus."""

from __future__ import annotations

import click

from oircheck.cli.desk import Desk, Opened, changes, desk_of, opened, status_of
from oircheck.cli.group import COMMANDS
from oircheck.cli.options import project_options
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.cli.tables import FORMATS, Json, ListFormat, columns, write_object
from oircheck.reports import readable_date

_SHOWN_DIGITS = 12

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=ListFormat.TEXT.value,
    help="How to write the result.",
)


@click.group(short_help=COMMANDS["index"].help, no_args_is_help=False)
def index() -> None:
    """Build and look at the index of the corpus.

    Commands that check bring the index up to date by themselves.
    """


@index.command(short_help="Bring the index up to date.")
@format_option
@project_options
@click.pass_context
def build(ctx: click.Context, form: str) -> Exit:
    """Bring the index up to date with the corpus, and say what changed."""
    desk = desk_of(ctx)
    with opened(ctx, desk) as now:
        if ListFormat(form) is ListFormat.JSON:
            write_object(_state(now))
        else:
            refresh = now.session.refresh
            said = changes(refresh) if refresh else "nothing changed"
            write_result(f"{said}\n")
        return status_of(now.session, desk, Exit.CLEAN)


@index.command(short_help="Say what the index holds.")
@format_option
@project_options
@click.pass_context
def status(ctx: click.Context, form: str) -> Exit:
    """Bring the index up to date, and say what it holds and where it lies."""
    desk = desk_of(ctx)
    with opened(ctx, desk) as now:
        if ListFormat(form) is ListFormat.JSON:
            write_object(_state(now))
        else:
            write_result(columns(("index", str(now.plan.cache)), _rows(now)))
        return status_of(now.session, desk, Exit.CLEAN)


@index.command("list", short_help="List the documents in the index.")
@format_option
@project_options
@click.pass_context
def list_(ctx: click.Context, form: str) -> Exit:
    """List the documents in the index, with what is known of their sources."""
    desk = desk_of(ctx)
    with opened(ctx, desk) as now:
        if ListFormat(form) is ListFormat.JSON:
            write_object(_documents(now))
        else:
            write_result(_table(now, desk))
        return status_of(now.session, desk, Exit.CLEAN)


def _rows(now: Opened) -> list[tuple[str, str]]:
    session = now.session
    documents = session.documents()
    refresh = session.refresh
    return [
        ("corpus", ", ".join(map(str, now.plan.corpus))),
        ("documents", str(len(documents))),
        ("unreadable", str(len(session.unreadable))),
        ("passages", str(sum(item.passages for item in documents))),
        ("changes", changes(refresh) if refresh else "none since the last run"),
        ("index digest", session.provenance.index),
        ("models", session.provenance.models),
    ]


def _table(now: Opened, desk: Desk) -> str:
    rows = []
    for item in now.session.documents():
        source = item.source
        digest = (item.sha256[:_SHOWN_DIGITS],) if desk.talk.verbose else ()
        rows.append(
            (
                item.doc_id,
                str(item.passages),
                source.kind.value,
                source.status.value,
                str(source.tier),
                readable_date(source.published),
                source.publisher or "publisher unknown",
                *digest,
                source.title or "untitled",
            )
        )
    shown = ("sha256",) if desk.talk.verbose else ()
    header = ("document", "passages", "kind", "status", "tier", "published")
    return columns((*header, "publisher", *shown, "title"), rows)


def _state(now: Opened) -> Json:
    session = now.session
    refresh = session.refresh
    return {
        "index": str(now.plan.cache),
        "corpus": [str(path) for path in now.plan.corpus],
        "documents": len(session.documents()),
        "unreadable": [
            {"path": path, "problem": problem} for path, problem in session.unreadable
        ],
        "passages": sum(item.passages for item in session.documents()),
        "added": refresh.added if refresh else 0,
        "changed": refresh.changed if refresh else 0,
        "removed": refresh.removed if refresh else 0,
        "digest": session.provenance.index,
        "models": session.provenance.models,
    }


def _documents(now: Opened) -> Json:
    return {
        "documents": [
            {
                "doc_id": item.doc_id,
                "path": item.path,
                "passages": item.passages,
                "sha256": item.sha256,
                "title": item.source.title,
                "publisher": item.source.publisher,
                "published": item.source.published,
                "url": item.source.url,
                "tier": item.source.tier,
                "kind": item.source.kind.value,
                "status": item.source.status.value,
                "original": item.source.original,
            }
            for item in now.session.documents()
        ]
    }
