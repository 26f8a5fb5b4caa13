"""The options that several commands share, gathered into one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import click

from oircheck.cli.streams import Colour, Talk

_GATHERED = "oircheck.cli.asked"

Wrapped = TypeVar("Wrapped", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the shared options say; each as if not given where a command lacks it."""

    corpus: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    show_config: bool = False
    as_of: str | None = None
    k: int | None = None
    bundle: str | None = None
    backend: str | None = None
    allow_unreadable: bool = False
    color: str = Colour.AUTO.value
    quiet: bool = False
    verbose: bool = False
    no_progress: bool = False

    @property
    def colour(self) -> Colour:
        """When to colour."""
        return Colour(self.color)

    def talk(self) -> Talk:
        """Return what speaks on stderr."""
        return Talk(
            quiet=self.quiet,
            verbose=self.verbose,
            colour=self.colour,
            progress=not self.no_progress,
        )


def asked_of(ctx: click.Context) -> Asked:
    """Return what the shared options of this command line say."""
    given: dict[str, object] = ctx.meta.get(_GATHERED, {})
    build: Callable[..., Asked] = Asked
    return build(**given)


def talk_options(command: Wrapped) -> Wrapped:
    """Add what says how loud and how coloured to be."""
    return _with(
        command,
        _option(
            "--color",
            type=click.Choice([item.value for item in Colour]),
            default=Colour.AUTO.value,
            help="When to colour; see also NO_COLOR and FORCE_COLOR.",
        ),
        _option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
        _option("-v", "--verbose", is_flag=True, help="Say the details too."),
        _option("--no-progress", is_flag=True, help="Show no progress."),
    )


def bundle_options(command: Wrapped) -> Wrapped:
    """Add what says which models to take, and ``talk_options``."""
    return _with(
        talk_options(command),
        _option(
            "--bundle",
            metavar="FOLDER",
            help="Take the models of this folder, with its models.lock.",
        ),
        _option("--config", metavar="FILE", help="Take this configuration file."),
        _option("--isolated", is_flag=True, help="Take no configuration file."),
    )


def project_options(command: Wrapped) -> Wrapped:
    """Add what says which sources to look at, and ``bundle_options``."""
    return _with(
        bundle_options(command),
        _option(
            "--corpus",
            multiple=True,
            metavar="PATH|NAME",
            help="Documents to check against, or a corpus's name; may be repeated.",
        ),
        _option(
            "--allow-unreadable",
            is_flag=True,
            help="Go on without documents that cannot be read.",
        ),
        _option(
            "--backend",
            type=click.Choice(("onnx", "torch")),
            help="What runs the models; torch for those added for it, on a GPU if any.",
        ),
        _option(
            "--show-config",
            is_flag=True,
            help="Print every setting with its origin, and stop.",
        ),
    )


def checking_options(command: Wrapped) -> Wrapped:
    """Add what every command that checks understands, and ``project_options``."""
    return _with(
        project_options(command),
        _option(
            "--as-of",
            metavar="DATE",
            help="What relative dates count from; later sources are left out.",
        ),
        _option(
            "--k",
            type=click.IntRange(min=1),
            metavar="N",
            help="How many passages to judge for each claim.",
        ),
    )


def _option(*names: str, **settings: object) -> Callable[[Wrapped], Wrapped]:
    build: Callable[..., Callable[[Wrapped], Wrapped]] = click.option
    return build(*names, expose_value=False, callback=_gather, **settings)


def _with(command: Wrapped, *options: Callable[[Wrapped], Wrapped]) -> Wrapped:
    for option in reversed(options):
        command = option(command)
    return command


def _gather(ctx: click.Context, param: click.Parameter, value: object) -> object:
    if value == "" or (isinstance(value, tuple) and "" in value):
        # An empty path would be the working directory; a variable was not set, maybe.
        raise click.BadParameter("it is empty", ctx, param)
    ctx.meta.setdefault(_GATHERED, {})[param.name] = value
    return value
