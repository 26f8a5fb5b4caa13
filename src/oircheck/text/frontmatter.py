"""The front matter of a document: YAML between two lines of three hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oircheck.errors import DocumentError
from oircheck.text.metadata import KEYS, FieldError, Metadata, is_edtf, read_metadata

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"[\"']?(?P<key>[A-Za-z_][\w-]*)[\"']?[ \t]*:(?=\s|\Z)")
_OWN_KEYS = frozenset((*KEYS, "oircheck", "date", "as_of"))
_FIRST_LINE = 2
"""The line of the file on which the YAML begins."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says of itself.

    Attributes:
        body: Offset of the first character behind the front matter.
    """

    metadata: Metadata
    body: int


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Read the front matter of a document; without one, nothing is stated.

    A first line of three hyphens opens a front matter if a key and a colon begin
    the next line that is neither empty nor a comment. Otherwise it is a rule, and
    part of the text.

    Args:
        text: The whole document.
        path: Shown in the error, with the line.

    Raises:
        DocumentError: If it is not closed, is not YAML, or a value cannot be right.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter(Metadata(), 1 if text.startswith("\ufeff") else 0)
    key = _first_key(text, opening.end())
    closing = _closing_line(text, opening.end())
    if key is None or (closing is None and key not in _OWN_KEYS):
        return FrontMatter(Metadata(), 0)
    if closing is None:
        raise DocumentError(
            f"{path}:1", "the front matter is not closed; end it with a line '---'"
        )
    values, lines = _parse(text[opening.end() : closing[0]], path)
    try:
        return FrontMatter(read_metadata(_dated(values)), closing[1])
    except FieldError as error:
        place = f"{path}:{lines[error.key]}"
        raise DocumentError(place, f"front matter: {error}") from error


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


def _first_key(text: str, at: int) -> str | None:
    for line in _lines_from(text, at):
        if line.group().strip() and not line.group().startswith("#"):
            key = _KEY.match(line.group())
            return key.group("key") if key else None
    return None


def _closing_line(text: str, at: int) -> tuple[int, int] | None:
    for line in _lines_from(text, at):
        if _CLOSING.fullmatch(line.group().rstrip("\r\n")):
            return line.start(), line.end()
    return None


def _parse(block: str, path: str) -> tuple[dict[str, object], dict[str, int]]:
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
        raise DocumentError(f"{path}:{line}", _not_yaml(problem)) from error
    return values, lines


def _not_yaml(problem: str) -> str:
    return (
        f"the front matter is not valid YAML: {problem}; "
        "put text that holds ': ' or begins with a sign in quotation marks"
    )
