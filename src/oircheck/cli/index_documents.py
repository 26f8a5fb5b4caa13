"""``oircheck index add`` and ``remove``: documents from outside the corpus."""

from __future__ import annotations

from pathlib import Path

import click

from oircheck.cli.desk import desk_of
from oircheck.cli.front_matter import tell_misspelt
from oircheck.cli.indexes import counted, format_option, kept, said
from oircheck.cli.options import project_options
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.cli.tables import ListFormat, write_object
from oircheck.errors import UsageError
from oircheck.reports import visible
from oircheck.text.metadata import FieldError


@click.command(short_help="Add documents from outside the corpus.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--title", help="Title, for one document only.")
@click.option("--publisher", help="Who published it.")
@click.option(
    "--published", metavar="DATE", help="2020-07-05, 2020-07 or 2020; ~ approximate."
)
@click.option("--url", help="Where it was published, for one document only.")
@click.option(
    "--tier", type=click.IntRange(1, 3), help="1 primary, 2 ordinary, 3 weak."
)
@format_option
@project_options
@click.pass_context
def add(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    title: str | None,
    publisher: str | None,
    published: str | None,
    url: str | None,
    tier: int | None,
) -> Exit:
    """Add files, or the documents of a folder, that lie outside the corpus.

    A copy of each is kept beside the index: it stays when the file is moved or
    deleted, and goes along with 'index export'. Adding a changed file again replaces
    it. What is said here wins over what the document says of itself.
    """
    desk = desk_of(ctx)
    given = {
        "title": title,
        "publisher": publisher,
        "published": published,
        "url": url,
        "tier": tier,
    }
    stated = {key: value for key, value in given.items() if value is not None}
    several = len(paths) > 1 or Path(paths[0]).is_dir()
    for key in ("title", "url"):
        if several and key in stated:
            raise UsageError(f"--{key} is for one document; name one file")
    with kept(ctx, desk) as here:
        try:
            names, refresh = here.keeper.add([Path(path) for path in paths], stated)
        except FieldError as error:
            raise UsageError(f"--{error.key}: {error}") from error
        if ListFormat(form) is ListFormat.JSON:
            write_object({"documents": list(names), **counted(refresh)})
        else:
            write_result("\n".join((*map(visible, names), said(refresh), "")))
        tell_misspelt(desk.talk, here.read_now(refresh))
    return Exit.CLEAN


@click.command(short_help="Take out documents that were added.")
@click.argument("names", nargs=-1, required=True, metavar="DOCUMENT...")
@format_option
@project_options
@click.pass_context
def remove(ctx: click.Context, names: tuple[str, ...], form: str) -> Exit:
    """Take out documents that were added, by their names in the index or their paths.

    A document of the corpus itself is taken out of its folder instead.
    """
    desk = desk_of(ctx)
    with kept(ctx, desk) as here:
        gone, refresh = here.keeper.remove(names)
        if ListFormat(form) is ListFormat.JSON:
            write_object({"documents": list(gone), **counted(refresh)})
        else:
            write_result(f"{said(refresh)}\n")
    return Exit.CLEAN
