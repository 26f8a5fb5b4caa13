"""``oircheck models``: what models.lock pins, and models of your own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from oircheck.cli.desk import desk_of, models_of
from oircheck.cli.group import COMMANDS
from oircheck.cli.models_own import add, export, import_
from oircheck.cli.options import bundle_options
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.cli.tables import FORMATS, Json, ListFormat, columns, write_object

if TYPE_CHECKING:
    from oircheck.models import LockedModel, ModelsLock

_MEGABYTE = 1_000_000


@click.group(short_help=COMMANDS["models"].help, no_args_is_help=False)
def models() -> None:
    """Look at and verify the models that models.lock pins; bring your own."""


models.add_command(add)
models.add_command(export)
models.add_command(import_)


@models.command("list", short_help="List the models.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=ListFormat.TEXT.value,
    help="How to write the result.",
)
@bundle_options
@click.pass_context
def list_(ctx: click.Context, form: str) -> Exit:
    """List the models with their licences, sizes and origins; nothing is opened."""
    lock = models_of(ctx, desk_of(ctx)).lock
    if ListFormat(form) is ListFormat.JSON:
        write_object(_object(lock))
        return Exit.CLEAN
    rows = [_row(model) for model in lock.models]
    header = ("role", "model", "licence", "precision", "size", "from")
    write_result(
        f"{lock.bundle}, sha256:{lock.bundle_digest}\n\n{columns(header, rows)}"
    )
    return Exit.CLEAN


@models.command(short_help="Compare every model file with models.lock.")
@bundle_options
@click.pass_context
def verify(ctx: click.Context) -> Exit:
    """Compare every file of every model with models.lock, byte for byte."""
    found = models_of(ctx, desk_of(ctx))
    found.verify()
    files = sum(len(model.files) for model in found.lock.models)
    write_result(
        f"{found.lock.bundle}: {files} files of {len(found.lock.models)} models "
        "are as models.lock says\n"
    )
    return Exit.CLEAN


def _row(model: LockedModel) -> tuple[str, ...]:
    source = model.source
    commit = f" at {source.commit}" if source.commit else ""
    return (
        model.role.value,
        model.name,
        model.license,
        model.precision,
        f"{model.total_size / _MEGABYTE:.1f} MB",
        f"{source.kind.value}: {source.repo}{commit}",
    )


def _object(lock: ModelsLock) -> Json:
    return {
        "bundle": lock.bundle,
        "digest": f"sha256:{lock.bundle_digest}",
        "models": [
            {
                "role": model.role.value,
                "name": model.name,
                "license": model.license,
                "format": model.format.value,
                "precision": model.precision,
                "size": model.total_size,
                "source": {
                    "kind": model.source.kind.value,
                    "repo": model.source.repo,
                    "commit": model.source.commit,
                },
                "files": [
                    {"path": file.path, "size": file.size, "sha256": file.sha256}
                    for file in model.files
                ],
            }
            for model in lock.models
        ],
    }
