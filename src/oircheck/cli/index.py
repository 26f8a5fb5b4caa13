"""``oircheck index``: the index of the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from oircheck.cli.desk import Desk, desk_of, tell
from oircheck.cli.group import COMMANDS
from oircheck.cli.index_documents import add, remove
from oircheck.cli.index_files import export, import_, verify
from oircheck.cli.indexes import Kept, counted, format_option, kept, said, status_for
from oircheck.cli.options import project_options
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.cli.tables import Json, ListFormat, columns, write_object
from oircheck.reports import readable_date

if TYPE_CHECKING:
    from oircheck.index import IndexedDocument, IndexState
    from oircheck.types import Source

_SHOWN_DIGITS = 12
_MOST_NAMES = 10
"""Names of files that are shown; of more, their number."""

_FIELDS = ("title", "publisher", "published", "url", "language")


@click.group(short_help=COMMANDS["index"].help, no_args_is_help=False)
def index() -> None:
    """Build and look at the index of the corpus.

    Commands that check bring the index up to date by themselves.
    """


for command in (add, remove, verify, export, import_):
    index.add_command(command)


@index.command(short_help="Bring the index up to date.")
@click.option("--rebuild", is_flag=True, help="Build it anew in any case.")
@format_option
@project_options
@click.pass_context
def build(ctx: click.Context, form: str, *, rebuild: bool) -> Exit:
    """Bring the index up to date with the corpus, and say what changed."""
    desk = desk_of(ctx)
    with kept(ctx, desk) as here:
        refresh = here.keeper.refresh(rebuild=rebuild)
        state = here.told(refresh)
        if ListFormat(form) is ListFormat.JSON:
            write_object({**_state(here, state), **counted(refresh)})
        else:
            write_result(f"{said(refresh) if refresh else 'nothing changed'}\n")
        lost = refresh.lost if refresh else ()
        for path, problem in lost:
            desk.talk.warn(f"{path}: {problem}")
        return Exit.INCOMPLETE if lost else status_for(desk, state)


@index.command(short_help="Say what the index holds, and what is stale.")
@format_option
@project_options
@click.pass_context
def status(ctx: click.Context, form: str) -> Exit:
    """Say what the index holds, where it lies, and what is stale; change nothing."""
    desk = desk_of(ctx)
    with kept(ctx, desk) as here:
        state = here.keeper.state()
        if ListFormat(form) is ListFormat.JSON:
            write_object(_state(here, state))
        else:
            rows = list(_rows(here, state))
            write_result(columns(("index", str(state.folder)), rows))
        tell(desk, refresh=None, notices=state.notices, unreadable=state.unreadable)
        return status_for(desk, state)


@index.command("list", short_help="List the documents in the index.")
@format_option
@project_options
@click.pass_context
def list_(ctx: click.Context, form: str) -> Exit:
    """List the documents in the index, with what is known of their sources.

    What nobody stated but stands in a document is marked as guessed, with the place
    where it was found. With -v, every field has a line of its own.
    """
    desk = desk_of(ctx)
    with kept(ctx, desk) as here:
        opened, refresh = here.keeper.open()
        with opened:
            documents = here.placed(opened.documents())
        state = here.told(refresh, note=True)
        if ListFormat(form) is ListFormat.JSON:
            write_object({"documents": [_document(item) for item in documents]})
        else:
            write_result(_table(documents, desk))
        return status_for(desk, state)


def _rows(here: Kept, state: IndexState) -> Iterator[tuple[str, str]]:
    yield "corpus", ", ".join(map(str, here.plan.corpus))
    yield "state", _standing(state)
    for name, files in (
        ("new", state.new),
        ("changed", state.changed),
        ("gone", state.gone),
    ):
        if files and state.built:
            yield name, _names(files)
    yield "documents", str(state.documents)
    if state.added:
        yield "added", _names(state.added)
    if state.retracted:
        yield "retracted", str(state.retracted)
    if state.foreign:
        yield "not judged", f"{state.foreign} in another language than English"
    yield "unreadable", str(len(state.unreadable))
    for path, problem in state.unreadable:
        yield "", f"{path}: {problem}"
    yield "passages", str(state.passages)
    yield "index digest", state.digest or "none"
    yield "embedder", here.keeper.encoder_digest


def _standing(state: IndexState) -> str:
    if not state.built and not state.reason:
        return "not built yet; the next check builds it"
    if state.reason:
        return f"the next check builds it anew: {state.reason}"
    if state.up_to_date:
        return "up to date"
    if state.read_anew:
        return "out of date: the readers changed; the next check reads the files anew"
    return "out of date; the next check brings it up to date"


def _names(files: Sequence[str]) -> str:
    shown = ", ".join(files[:_MOST_NAMES])
    more = len(files) - _MOST_NAMES
    return f"{shown} and {more} more" if more > 0 else shown


def _table(documents: Sequence[IndexedDocument], desk: Desk) -> str:
    if desk.talk.verbose:
        return "\n".join(
            columns((item.doc_id, ""), list(_lines(item))) for item in documents
        )
    rows = []
    for item in documents:
        source = item.source
        rows.append(
            (
                item.doc_id,
                str(item.passages),
                source.kind.value,
                source.status.value,
                str(source.tier),
                _shown(source, "published"),
                _shown(source, "publisher"),
                _shown(source, "title"),
            )
        )
    header = ("document", "passages", "kind", "status", "tier", "published")
    return columns((*header, "publisher", "title"), rows)


def _lines(item: IndexedDocument) -> Iterator[tuple[str, str]]:
    source = item.source
    yield "file", item.path
    for name in _FIELDS:
        yield name, _shown(source, name)
    yield "tier", str(source.tier)
    yield "kind", source.kind.value
    if source.original:
        yield "digest of", source.original
    yield "status", source.status.value
    yield "passages", str(item.passages)
    yield "sha256", item.sha256[:_SHOWN_DIGITS]


def _shown(source: Source, name: str) -> str:
    """Return a value with where it was guessed from, or that it is unknown."""
    value: str | None = getattr(source, name)
    if value is None:
        return _MISSING[name]
    text = readable_date(value) if name == "published" else value
    origin = dict(source.guessed).get(name)
    return f"{text} (guessed from {origin})" if origin else text


_MISSING = {
    "title": "untitled",
    "publisher": "publisher unknown",
    "published": "date unknown",
    "url": "unknown",
    "language": "not stated",
}


def _state(here: Kept, state: IndexState) -> dict[str, Json]:
    return {
        "index": str(state.folder),
        "corpus": [str(path) for path in here.plan.corpus],
        "built": state.built,
        "up_to_date": state.up_to_date,
        "rebuild": state.reason or None,
        "new": list(state.new),
        "changed_files": list(state.changed),
        "gone": list(state.gone),
        "read_anew": state.read_anew,
        "documents": state.documents,
        "added_documents": list(state.added),
        "retracted": state.retracted,
        "not_judged": state.foreign,
        "unreadable": [
            {"path": path, "problem": problem} for path, problem in state.unreadable
        ],
        "notices": list(state.notices),
        "passages": state.passages,
        "digest": state.digest or None,
        "embedder": here.keeper.encoder_digest,
    }


def _document(item: IndexedDocument) -> Json:
    source = item.source
    return {
        "doc_id": item.doc_id,
        "path": item.path,
        "passages": item.passages,
        "sha256": item.sha256,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published,
        "url": source.url,
        "language": source.language,
        "tier": source.tier,
        "kind": source.kind.value,
        "status": source.status.value,
        "original": source.original,
        "guessed": dict(source.guessed),
        "missing": [name for name in _FIELDS if getattr(source, name) is None],
    }
