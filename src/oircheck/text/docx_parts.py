"""The parts of a Word document around its text: where they lie, styles, properties."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from oircheck.text.archives import Archive
from oircheck.text.dates import as_date
from oircheck.text.guesses import Found

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"

_RELATION = "|Relationship"
_DOCUMENT = "/officeDocument"
_HEADING = re.compile(r"heading (?P<level>[1-9])")
_BASED_ON_AT_MOST = 20
_PROPERTIES = "docProps/core.xml"
_FIELDS: Mapping[str, str] = {
    "title": "title",
    "publisher": "publisher",
    "language": "language",
}
_MONTH = len("2020-07")


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says of a paragraph.

    Attributes:
        name: The name in English, which Word writes in every language.
        level: Of a heading, from 1; ``None`` for other paragraphs.
        is_list: Whether it numbers or marks its paragraphs.
        hidden: Whether its paragraphs are no prose: a table of contents, an index.
    """

    name: str = ""
    level: int | None = None
    is_list: bool = False
    based_on: str = ""

    @property
    def hidden(self) -> bool:
        """Whether its paragraphs repeat others: a table of contents, an index."""
        return self.name.startswith(("toc ", "index ", "table of "))


def local(name: str) -> str:
    """Return a Word element's or attribute's own name; others keep their namespace."""
    space, _, own = name.rpartition("|")
    return own if space in (WORD, STRICT_WORD) else name


def main_part(archive: Archive) -> str | None:
    """Return the name of the part that holds the text, if there is one."""
    if "_rels/.rels" not in archive:
        return None
    for kind, target in _relations(archive, "_rels/.rels"):
        if kind.endswith(_DOCUMENT):
            name = target.lstrip("/")
            return name if name in archive else None
    return None


def beside(archive: Archive, main: str) -> Mapping[str, str]:
    """Return the parts that the main part refers to: kind to name."""
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, str] = {}
    if relations not in archive:
        return found
    for kind, target in _relations(archive, relations):
        joined = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if joined in archive:
            found.setdefault(kind.rpartition("/")[2], joined)
    return found


def _relations(archive: Archive, name: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        inside = attributes.get("TargetMode", "Internal") == "Internal"
        if element.endswith(_RELATION) and inside:
            found.append((attributes.get("Type", ""), attributes.get("Target", "")))

    archive.parse(name, start=start, end=_ignore, words=_ignore)
    return found


def read_styles(archive: Archive, name: str) -> Mapping[str, Style]:
    """Return the paragraph styles, by their id, with what they are based on."""
    styles: dict[str, Style] = {}
    current = ""

    def start(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal current
        values = {local(key): value for key, value in attributes.items()}
        tag, value = local(element), values.get("val", "")
        if tag == "style":
            current = values.get("styleId", "")
            styles[current] = Style()
        elif current not in styles:
            return
        elif tag == "name":
            styles[current] = replace(styles[current], name=value.lower())
        elif tag == "basedOn":
            styles[current] = replace(styles[current], based_on=value)
        elif tag == "outlineLvl" and value.isdecimal() and int(value) < 9:
            styles[current] = replace(styles[current], level=int(value) + 1)
        elif tag == "numId":
            styles[current] = replace(styles[current], is_list=value != "0")

    def end(element: str) -> None:
        nonlocal current
        if local(element) == "style":
            current = ""

    archive.parse(name, start=start, end=end, words=_ignore)
    return {key: _complete(styles, key) for key in styles}


def _complete(styles: Mapping[str, Style], key: str) -> Style:
    """Return a style with what the styles below it say."""
    style = styles[key]
    named = _HEADING.fullmatch(style.name)
    if named:
        style = replace(style, level=int(named["level"]))
    below = style
    for _ in range(_BASED_ON_AT_MOST):
        if below.based_on not in styles:
            break
        below = styles[below.based_on]
        named = _HEADING.fullmatch(below.name)
        level = int(named["level"]) if named else below.level
        style = replace(
            style,
            level=level if style.level is None else style.level,
            is_list=style.is_list or below.is_list,
        )
    return style


def properties(archive: Archive) -> Iterator[Found]:
    """Yield what the document's core properties say of it.

    When a file was made says little of when its text was published, so the month is
    taken, and only if the file was last changed in the same one.
    """
    if _PROPERTIES not in archive:
        return
    values: dict[str, str] = {}
    words: list[str] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        del element, attributes
        words.clear()

    def end(element: str) -> None:
        name = element.rpartition("|")[2]
        value = "".join(words).strip()
        words.clear()
        if value:
            values.setdefault(name, value)

    archive.parse(_PROPERTIES, start=start, end=end, words=words.append)
    for name, field in _FIELDS.items():
        if name in values:
            yield Found(field, values[name], "docx core properties")
    made, changed = (as_date(values.get(name, "")) for name in ("created", "modified"))
    if not made or not changed or made == _TEMPLATE:
        return
    if made[:_MONTH] == changed[:_MONTH]:
        origin = "docx core properties (created, modified)"
        yield Found("published", made[:_MONTH], origin, uncertain=True)


_TEMPLATE = "2013-12-23"
"""The date of the template of python-docx, which its documents keep: it dates none."""


def _ignore(*_: object) -> None:
    """Take no notice."""
