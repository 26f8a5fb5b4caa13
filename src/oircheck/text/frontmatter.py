"""The front matter of a document: YAML between ``---``, or TOML between ``+++``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from oircheck.errors import DocumentError
from oircheck.text.metadata import KEYS, FieldError, Metadata, is_edtf, read_metadata

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_OPENING = re.compile(r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_OWN_KEYS = frozenset((*KEYS, "oircheck", "date", "as_of"))
_FIRST_LINE = 2
"""The line of the file on which the keys begin."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of writing front matter.

    Attributes:
        mark: What is told to close it with.
        closing: A whole line that closes it.
        key: The first line of it that is neither empty nor a comment.
        parse: Returns the value and the line of each key of a block.
    """

    mark: str
    closing: re.Pattern[str]
    key: re.Pattern[str]
    parse: Callable[[str, str], tuple[dict[str, object], dict[str, int]]]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says of itself.

    Attributes:
        body: Offset of the first character behind the front matter.
        values: Its keys at the top and what stands under them, as written.
        lines: The line of the file of each key, from 1.
    """

    metadata: Metadata
    body: int
    values: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Read the front matter of a document; without one, nothing is stated.

    A first line of three hyphens opens a front matter if a key and a colon begin
    the next line that is neither empty nor a comment, one of three plus signs if a key
    and an equals sign do, or a table. Otherwise it is a rule, and part of the text.

    Args:
        text: The whole document.
        path: Shown in the error, with the line.

    Raises:
        DocumentError: If it is not closed, is not YAML or TOML, or a value cannot be
            right.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter(Metadata(), 1 if text.startswith("\ufeff") else 0)
    form = _FORMS[opening["mark"]]
    key = _first_key(text, opening.end(), form.key)
    closing = _closing_line(text, opening.end(), form.closing)
    if key is None or (closing is None and key not in _OWN_KEYS):
        return FrontMatter(Metadata(), 0)
    if closing is None:
        raise DocumentError(
            f"{path}:1",
            f"the front matter is not closed; end it with a line '{form.mark}'",
        )
    values, lines = form.parse(text[opening.end() : closing[0]], path)
    try:
        metadata = read_metadata(_dated(values))
    except FieldError as error:
        place = f"{path}:{lines.get(error.key, _FIRST_LINE)}"
        raise DocumentError(place, f"front matter: {error}") from error
    return FrontMatter(metadata, closing[1], values, lines)


def _dated(values: dict[str, object]) -> dict[str, object]:
    """Take ``date`` for ``published`` where only the former stands and is a date."""
    value = values.get("date")
    if "published" in values or value is None or isinstance(value, bool):
        return values
    from oircheck.text.dates import as_date

    date = str(value).strip()
    known = date if is_edtf(date) else as_date(date)
    return values if known is None else {**values, "published": known}


def _lines_from(text: str, at: int) -> Iterator[re.Match[str]]:
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None:
            return
        yield line
        at = line.end()


def _first_key(text: str, at: int, pattern: re.Pattern[str]) -> str | None:
    for line in _lines_from(text, at):
        if line.group().strip() and not line.group().startswith("#"):
            key = pattern.match(line.group())
            return key.group("key") if key else None
    return None


def _closing_line(
    text: str, at: int, pattern: re.Pattern[str]
) -> tuple[int, int] | None:
    for line in _lines_from(text, at):
        if pattern.fullmatch(line.group().rstrip("\r\n")):
            return line.start(), line.end()
    return None


def _yaml(block: str, path: str) -> tuple[dict[str, object], dict[str, int]]:
    """Return the value and the line of each key."""
    import yaml

    line = _FIRST_LINE
    try:
        loader = yaml.SafeLoader(block.replace("\r\n", "\n").replace("\r", "\n"))
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise DocumentError(
                f"{path}:{line}", "the front matter is not 'key: value' lines"
            )
        loader.flatten_mapping(node)
        values: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = _FIRST_LINE + key_node.start_mark.line
            key = str(loader.construct_object(key_node, deep=True))
            if key in values:
                raise DocumentError(
                    f"{path}:{line}", f"front matter: '{key}' stands there twice"
                )
            values[key] = loader.construct_object(value_node, deep=True)
            lines[key] = line
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if mark is None or mark.line >= len(block.splitlines()):
            mark = error.context_mark or mark
        line = _FIRST_LINE + mark.line if mark else line
        problem = error.problem or error.context or "it cannot be read"
        raise DocumentError(f"{path}:{line}", _not_yaml(problem)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = str(error).splitlines()[0]
        told = _not_yaml(problem)
        if "must be in" in problem or "out of range" in problem:
            told = f"the front matter has a date that is none: {problem}; {_A_DATE}"
        raise DocumentError(f"{path}:{line}", told) from error
    return values, lines


_A_DATE = "a date is written as 2024-11-30"


def _not_yaml(problem: str) -> str:
    return (
        f"the front matter is not valid YAML: {problem}; "
        "put text that holds ': ' or begins with a sign in quotation marks"
    )


def _toml(block: str, path: str) -> tuple[dict[str, object], dict[str, int]]:
    """Return the value and the line of each key at the top."""
    import tomllib

    text = block.replace("\r\n", "\n").replace("\r", "\n")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = str(error)
        told = _TOML_PLACE.search(problem)
        line = int(told["line"]) if told else text.count("\n")
        problem = problem[: told.start()] if told else problem
        raise DocumentError(
            f"{path}:{_FIRST_LINE - 1 + line}",
            f"the front matter is not valid TOML: {problem.rstrip()}; "
            "put text in quotation marks",
        ) from error
    lines: dict[str, int] = {}
    for number, written in enumerate(text.split("\n"), _FIRST_LINE):
        key = _TOML_KEY.match(written)
        if key and key["key"] in values:
            lines.setdefault(key["key"], number)
    return values, lines


_TOML_PLACE = re.compile(r" ?\(at line (?P<line>\d+), column \d+\)")
_TOML_KEY = re.compile(r"[\"'\[]*(?P<key>[A-Za-z_][\w-]*)[\"']?[ \t]*[\]=.]")
_FORMS = {
    "---": _Form(
        mark="---",
        closing=re.compile(r"(?:---|\.\.\.)[ \t]*"),
        key=re.compile(r"[\"']?(?P<key>[A-Za-z_][\w-]*)[\"']?[ \t]*:(?=\s|\Z)"),
        parse=_yaml,
    ),
    "+++": _Form(
        mark="+++",
        closing=re.compile(r"\+\+\+[ \t]*"),
        key=_TOML_KEY,
        parse=_toml,
    ),
}
