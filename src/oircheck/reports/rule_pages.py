"""The rules of the gate as pages: for ``oircheck explain`` and the documentation."""

from __future__ import annotations

from collections.abc import Sequence

from oircheck.findings import Level, Rule
from oircheck.reports.style import Ink, Style
from oircheck.rules import FAMILY_WORDS, RULES, family_words

LEVEL_INKS = {
    Level.ERROR: Ink.BAD,
    Level.WARNING: Ink.DOUBTFUL,
    Level.NOTE: Ink.OPEN,
}

_BODY = 2
_INTRODUCTION = (
    "Made from the same table as `oircheck explain` and the help in SARIF: "
    "`oircheck explain --format markdown` prints this page. `--fail-on refuted`, the "
    "default, fails on OC1xx; `unsupported` on OC2xx too; `any` on OC9xx too."
)


def render_rule(rule: Rule, style: Style) -> str:
    """Render one rule for a terminal."""
    level = style.paint(rule.level.value, LEVEL_INKS[rule.level])
    blocks = [
        f"{style.paint(rule.rule_id, Ink.STRONG)} {rule.name} ({level})",
        "\n".join(style.wrap(rule.short, indent=_BODY)),
    ]
    for paragraph in rule.help.strip().split("\n\n"):
        plain = paragraph.replace("**", "")
        blocks.append("\n".join(style.wrap(plain, indent=_BODY)))
    return "\n\n".join(blocks) + "\n"


def render_rule_list(rules: Sequence[Rule], style: Style) -> str:
    """Render a line for each rule, under its family."""
    widest = max((len(rule.name) for rule in rules), default=0)
    lines: list[str] = []
    family = ""
    for rule in rules:
        if family_words(rule.rule_id) != family:
            family = family_words(rule.rule_id)
            lines += ["", f"{rule.rule_id[:3]}xx: {family}"]
        name = rule.name.ljust(widest)
        lines.append(f"  {rule.rule_id}  {name}  {rule.level:<7}  {rule.short}")
    return "\n".join(
        [*lines[1:], "", style.paint("oircheck explain RULE says more.", Ink.QUIET), ""]
    )


def render_rule_page(rules: Sequence[Rule] = tuple(RULES.values())) -> str:
    """Render rules as one page of Markdown."""
    lines = ["# Rules of the gate", "", _INTRODUCTION]
    for family, words in FAMILY_WORDS.items():
        own = [rule for rule in rules if rule.rule_id.startswith(family[:3])]
        if own:
            lines += ["", f"## {family}: {words}"]
        for rule in own:
            lines += ["", f"### {rule.rule_id} {rule.name}", ""]
            lines += [f"Level: {rule.level}. {rule.short}", "", rule.help.rstrip("\n")]
    return "\n".join(lines) + "\n"
