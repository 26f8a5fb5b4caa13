"""``oircheck explain``: what a rule of the gate means, offline."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping
from enum import StrEnum

import click

from oircheck.cli.group import COMMANDS
from oircheck.cli.status import Exit
from oircheck.cli.streams import Colour, style_of, write_result
from oircheck.cli.tables import Json, write_object
from oircheck.errors import UsageError
from oircheck.findings import Rule
from oircheck.reports.rule_pages import (
    render_rule,
    render_rule_list,
    render_rule_page,
)
from oircheck.rules import FAMILY_WORDS, RULES


class ExplainFormat(StrEnum):
    """How rules are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@click.command(short_help=COMMANDS["explain"].help)
@click.argument("names", metavar="[RULE]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice([item.value for item in ExplainFormat]),
    default=ExplainFormat.TEXT.value,
    help="How to write the result.",
)
@click.option(
    "--color",
    "colour",
    type=click.Choice([item.value for item in Colour]),
    default=Colour.AUTO.value,
    help="When to colour the result.",
)
def explain(names: tuple[str, ...], form: str, colour: str) -> Exit:
    """Say what a rule of the gate means, and what to do about a finding.

    RULE is an id such as OC102, a family such as OC1xx, or a name such as
    number-mismatch. Without one, every rule is listed.
    """
    rules = tuple(RULES.values())
    if names:
        found = [rule for name in names for rule in _named(name)]
        rules = tuple(dict.fromkeys(found))
    chosen = ExplainFormat(form)
    if chosen is ExplainFormat.JSON:
        write_object({"rules": [_object(rule) for rule in rules]})
        return Exit.CLEAN
    if chosen is ExplainFormat.MARKDOWN:
        write_result(render_rule_page(rules), machine=True)
        return Exit.CLEAN
    style = style_of(sys.stdout, Colour(colour))
    if names:
        write_result("\n".join(render_rule(rule, style) for rule in rules))
    else:
        write_result(render_rule_list(rules, style))
    return Exit.CLEAN


def _named(name: str) -> tuple[Rule, ...]:
    """Return the rules that are meant.

    Raises:
        UsageError: If there is no such rule; it names the nearest.
    """
    wanted = name.strip().casefold()
    found = tuple(
        rule
        for rule in RULES.values()
        if wanted in (rule.rule_id.casefold(), rule.name)
        or (wanted == f"{rule.rule_id[:3]}xx".casefold())
    )
    if found:
        return found
    known = [*RULES, *FAMILY_WORDS, *(rule.name for rule in RULES.values())]
    folded = {item.casefold(): item for item in known}
    near = difflib.get_close_matches(wanted, folded, n=1)
    hint = f"did you mean {folded[near[0]]}?" if near else "oircheck explain lists all"
    raise UsageError(f"no rule {name}; {hint}")


def _object(rule: Rule) -> Mapping[str, Json]:
    return {
        "id": rule.rule_id,
        "name": rule.name,
        "level": rule.level.value,
        "short": rule.short,
        "full": rule.full,
        "help": rule.help,
    }
