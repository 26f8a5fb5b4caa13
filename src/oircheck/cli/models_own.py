"""``oircheck models add``, ``export`` and ``import``: models of your own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oircheck.cli.desk import Desk, desk_of
from oircheck.cli.options import bundle_options
from oircheck.cli.own_sources import is_settings
from oircheck.cli.project import Project, bundle_of
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.errors import UsageError
from oircheck.intake.tables import GZIP, form_of
from oircheck.text import READERS

if TYPE_CHECKING:
    from oircheck.models import Bundle
    from oircheck.models.add import Wanted

BUNDLE_FOLDER = "models"
"""Where models of a project lie, beside its configuration."""

_MEGABYTE = 1_000_000


@click.command(short_help="Take in a sentence-transformers model.")
@click.argument("source", metavar="FOLDER|HUB-ID")
@click.option(
    "--role",
    type=click.Choice(("verifier", "embedder")),
    required=True,
    help="A verifier is a cross-encoder of three classes, an embedder a bi-encoder.",
)
@click.option("--commit", metavar="SHA", help="Of a model on the hub; 40 digits.")
@click.option(
    "--classes",
    metavar="NAMES",
    help="Names of a verifier's outputs in their order, where it does not say them.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("onnx", "safetensors")),
    default="onnx",
    help="An export, or the model as it is, for --backend torch.",
)
@click.option("--name", metavar="NAME", help="What to call it.")
@click.option("--license", "licence", metavar="SPDX", help="If its README says none.")
@click.option("--max-tokens", type=click.IntRange(min=8), metavar="N")
@click.option("--prefix", default="", help="Put before every text of an embedder.")
@click.option("--into", metavar="FOLDER", help="The folder of the new bundle.")
@bundle_options
@click.pass_context
def add(
    ctx: click.Context,
    source: str,
    role: str,
    commit: str | None,
    classes: str | None,
    form: str,
    name: str | None,
    licence: str | None,
    max_tokens: int | None,
    prefix: str,
    into: str | None,
) -> Exit:
    """Take in a model that sentence-transformers saved, and pin it.

    Its class names are checked, it is exported and compared with what it was, and a
    bundle is written in which it stands in the place of the one before. The hub is
    asked only here, and only for an id that is no folder. Needs oircheck[models].
    """
    from oircheck.models.add import Wanted
    from oircheck.models.pins import ModelFormat, Role

    wanted = Wanted(
        source=source,
        role=Role(role),
        commit=commit,
        classes=tuple(filter(None, map(str.strip, (classes or "").split(",")))),
        name=name,
        license=licence,
        max_tokens=max_tokens,
        prefix=prefix,
        form=ModelFormat(form),
    )
    return _take_in(wanted, into, desk_of(ctx))


def _take_in(wanted: Wanted, into: str | None, desk: Desk) -> Exit:
    """Add a model, and say what came of it."""
    from oircheck.models.add import add_model

    place = _place(into, desk.project)
    found = add_model(wanted, base=_base(place, desk), into=place)
    model = found.bundle.lock.model(wanted.role)
    lines = [
        f"{model.role} {model.name}, {model.format}, {_size(model.total_size)}, "
        f"licence {model.license}: pinned in {place / 'models.lock'}",
        found.parity,
        f"{found.bundle.lock.bundle}, sha256:{found.bundle.digest}",
    ]
    write_result("".join(f"{line}\n" for line in lines if line))
    for notice in found.notices:
        desk.talk.note(notice)
    _say_how_to_use(place, desk)
    return Exit.CLEAN


@click.command(short_help="Write the models into one file.")
@click.argument("file", metavar="FILE")
@click.option("--force", is_flag=True, help="Replace a file that is no such export.")
@bundle_options
@click.pass_context
def export(ctx: click.Context, file: str, *, force: bool) -> Exit:
    """Write the models and their models.lock into one file, to carry elsewhere.

    Every file is compared with models.lock first. The same models give the same bytes.
    """
    from oircheck.models.bundle import open_bundle
    from oircheck.models.pack import export_bundle

    desk = desk_of(ctx)
    _require_apart(file, desk.project)
    bundle = open_bundle(bundle_of(desk.project))
    size = export_bundle(bundle, Path(file), force=force)
    write_result(f"{bundle.lock.bundle}: {_size(size)} in {file}\n")
    return Exit.CLEAN


@click.command("import", short_help="Take the models out of such a file.")
@click.argument("file", metavar="FILE")
@click.option("--into", metavar="FOLDER", help="The folder of the bundle.")
@click.option("--force", is_flag=True, help="Replace the bundle that is there.")
@bundle_options
@click.pass_context
def import_(ctx: click.Context, file: str, into: str | None, *, force: bool) -> Exit:
    """Take models out of a file that models export wrote, verifying each.

    Nothing is there until all of it is as its models.lock says.
    """
    from oircheck.models.pack import import_bundle

    desk = desk_of(ctx)
    place = _place(into, desk.project)
    bundle = import_bundle(Path(file), into=place, force=force)
    write_result(f"{bundle.lock.bundle}, sha256:{bundle.digest}: in {place}\n")
    _say_how_to_use(place, desk)
    return Exit.CLEAN


def _require_apart(file: str, project: Project) -> None:
    """Refuse to export over the configuration, or over what is read as text.

    Sources, drafts and claims are known by their endings, whether or not this
    project names them; an export has none of those.
    """
    if not file:
        raise UsageError("FILE has no name; name a file, for example models.tar")
    if file == "-":
        raise UsageError("models export writes to no stream; name a file")
    path = Path(file)
    if is_settings(path, project):
        raise UsageError(f"{file}: that is the configuration; name another file")
    name = path.name.lower().removesuffix(GZIP)
    if form_of(name)[0] is not None or name.endswith(tuple(READERS)):
        raise UsageError(
            f"{file}: would be taken for a text or a table of claims by its ending; "
            "name another file, for example models.tar"
        )


def _place(into: str | None, project: Project) -> Path:
    """Choose the folder of a bundle: named, set, of the project, or of the user."""
    if into is not None:
        return Path(into).expanduser()
    chosen = bundle_of(project)
    if chosen is not None:
        return chosen
    if project.folder is not None:
        return project.folder / BUNDLE_FOLDER
    return _user_data(os.environ) / BUNDLE_FOLDER


def _user_data(environment: Mapping[str, str]) -> Path:
    named = Path(environment.get("XDG_DATA_HOME") or "")
    # The specification has relative paths ignored.
    base = named if named.is_absolute() else Path.home() / ".local" / "share"
    return base / "oircheck"


def _base(place: Path, desk: Desk) -> Bundle:
    """Open the bundle that the other models come from; what is there goes first."""
    from oircheck.models.bundle import open_bundle
    from oircheck.models.pins import LOCK_NAME

    there = (place / LOCK_NAME).exists()
    return open_bundle(place if there else bundle_of(desk.project))


def _say_how_to_use(place: Path, desk: Desk) -> None:
    chosen = bundle_of(desk.project)
    if chosen is not None and chosen.resolve() == place.resolve():
        return
    folder = desk.project.folder
    shown = place
    if folder is not None and place.resolve().is_relative_to(folder.resolve()):
        shown = place.resolve().relative_to(folder.resolve())
    desk.talk.note(
        f'to check with it, put bundle = "{shown.as_posix()}" at the top of '
        f"oircheck.toml, or give --bundle {place}"
    )


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:.1f} MB"
