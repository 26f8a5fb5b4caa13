"""``oircheck index verify``, ``export`` and ``import``: the index as files."""

from __future__ import annotations

from pathlib import Path

import click

from oircheck.cli.desk import desk_of
from oircheck.cli.indexes import format_option, kept
from oircheck.cli.options import project_options
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.cli.tables import ListFormat, write_object
from oircheck.errors import UsageError
from oircheck.reports import visible


@click.command(short_help="Read the whole index, and name damaged files.")
@format_option
@project_options
@click.pass_context
def verify(ctx: click.Context, form: str) -> Exit:
    """Read every file of the index in full, and name those that are damaged.

    Exit status 3 where one is; 'index build --rebuild' makes them anew.
    """
    desk = desk_of(ctx)
    with kept(ctx, desk) as here:
        damaged = here.keeper.verify()
        if ListFormat(form) is ListFormat.JSON:
            found = [
                {"path": str(item.path), "problem": item.problem} for item in damaged
            ]
            write_object({"index": str(here.keeper.folder), "damaged": found})
        elif damaged:
            lines = [
                visible(f"damaged: {item.path}: {item.problem}") for item in damaged
            ]
            write_result("\n".join([*lines, ""]))
        else:
            write_result(f"{here.keeper.folder}: every file is what was written\n")
    if damaged:
        desk.talk.warn(
            "to build the index anew from the sources: oircheck index build --rebuild"
        )
        return Exit.INCOMPLETE
    return Exit.CLEAN


@click.command(short_help="Write the index to one file.")
@click.argument("file", metavar="FILE")
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
@format_option
@project_options
@click.pass_context
def export(ctx: click.Context, file: str, form: str, *, force: bool) -> Exit:
    """Bring the index up to date and write it to one file, added documents included.

    'index import' reads it on another machine, with the same digest.
    """
    desk = desk_of(ctx)
    target = Path(file)
    if target.exists() and not force:
        raise UsageError(f"{target} would be overwritten; see --force")
    with kept(ctx, desk) as here:
        done = here.keeper.export(target)
        if ListFormat(form) is ListFormat.JSON:
            write_object(
                {
                    "file": file,
                    "digest": done.digest,
                    "documents": done.documents,
                    "bytes": done.size,
                }
            )
        else:
            write_result(
                f"wrote {file}: {done.documents} documents, {done.size:,} bytes\n"
                f"index digest {done.digest}\n"
            )
    return Exit.CLEAN


@click.command("import", short_help="Take the index from such a file.")
@click.argument("file", metavar="FILE")
@click.option(
    "--force", is_flag=True, help="Also if documents that were added here are lost."
)
@format_option
@project_options
@click.pass_context
def import_(ctx: click.Context, file: str, form: str, *, force: bool) -> Exit:
    """Put the index that 'index export' wrote in the place of this one.

    It is read in full first; a damaged one, or one of another version, is refused.
    """
    desk = desk_of(ctx)
    with kept(ctx, desk) as here:
        done = here.keeper.take(Path(file), replace_added=force)
        state = here.keeper.state()
        if ListFormat(form) is ListFormat.JSON:
            write_object(
                {
                    "file": file,
                    "digest": done.digest,
                    "documents": done.documents,
                    "up_to_date": state.up_to_date,
                }
            )
        else:
            write_result(f"{done.documents} documents\nindex digest {done.digest}\n")
        if not state.up_to_date:
            desk.talk.note(
                "the sources here are not those of the archive; the next check brings "
                "the index up to date (see 'oircheck index status')"
            )
    return Exit.CLEAN
