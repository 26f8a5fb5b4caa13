"""The surface: one root error, true __all__, tables that leave nothing out."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from enum import Enum

import click
import pytest

import oircheck
from oircheck import errors
from oircheck.cli.check import FINDINGS, FailOn
from oircheck.cli.group import COMMANDS
from oircheck.cli.main import cli
from oircheck.cli.streams import Colour
from oircheck.evaluate import RENDERERS as EVALUATION_RENDERERS
from oircheck.evaluate import EvaluationFormat
from oircheck.evaluate.tables import SHORT
from oircheck.intake.gold import SYNONYMS
from oircheck.reports import LABEL_WORDS, RENDERERS, Format, Ink
from oircheck.reports.gate_formats import GATE_RENDERERS, GateFormat
from oircheck.reports.style import _CODES
from oircheck.reports.text import LABEL_INKS, STAGE_WORDS
from oircheck.reports.words import GROUND_WORDS, STANCE_WORDS
from oircheck.types import Ground, Label, Stage, Stance

PACKAGES = ["oircheck"] + [
    f"oircheck.{info.name}"
    for info in pkgutil.iter_modules(oircheck.__path__)
    if info.ispkg and info.name != "bundle"
]


def test_every_error_has_one_root() -> None:
    found = [
        item
        for _, item in inspect.getmembers(errors, inspect.isclass)
        if issubclass(item, BaseException)
    ]
    assert errors.OircheckError in found
    assert all(issubclass(item, errors.OircheckError) for item in found)


@pytest.mark.parametrize("name", PACKAGES)
def test_all_names_what_is_there(name: str) -> None:
    module = importlib.import_module(name)
    names: list[str] = getattr(module, "__all__", [])
    assert len(set(names)) == len(names)
    for item in names:
        assert getattr(module, item, None) is not None


@pytest.mark.parametrize(
    ("table", "choices"),
    [
        pytest.param(RENDERERS, Format, id="formats of a report"),
        pytest.param(EVALUATION_RENDERERS, EvaluationFormat, id="of an evaluation"),
        pytest.param(LABEL_WORDS, Label, id="words for labels"),
        pytest.param(LABEL_INKS, Label, id="colours for labels"),
        pytest.param(SHORT, Label, id="short words for labels"),
        pytest.param(SYNONYMS, Label, id="synonyms of labels"),
        pytest.param(STANCE_WORDS, Stance, id="words for stances"),
        pytest.param(STAGE_WORDS, Stage, id="words for stages"),
        pytest.param(FINDINGS, FailOn, id="what is a finding"),
        pytest.param(_CODES, Ink, id="colours"),
        pytest.param(GATE_RENDERERS, GateFormat, id="formats of the gate"),
        pytest.param(GROUND_WORDS, Ground, id="words for grounds"),
    ],
)
def test_every_choice_has_its_row(
    table: Mapping[Enum, object], choices: type[Enum]
) -> None:
    assert set(table) == set(choices)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_table_of_commands_is_true(name: str) -> None:
    with click.Context(cli) as ctx:
        command = cli.get_command(ctx, name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(limit=200) == COMMANDS[name].help


def test_the_shared_options_fit_what_gathers_them() -> None:
    from oircheck.cli.options import Asked

    fields = {field.name for field in dataclasses.fields(Asked)}
    with click.Context(cli) as ctx:
        check = cli.get_command(ctx, "check")
    assert check is not None
    gathered = {
        param.name for param in check.params if not getattr(param, "expose_value", True)
    }
    assert gathered - {"help"} == fields


def test_colour_has_the_contracts_choices() -> None:
    assert [item.value for item in Colour] == ["auto", "always", "never"]
