"""Parts of a zipped document and their XML, bounded and hardened.

The standard library's ``zipfile`` and ``expat`` do all that is needed; what a
document could abuse is refused: members larger than they may be, however small they
are packed, document types, and with them every entity.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

from oircheck.errors import DocumentError

MAX_PART = 64 * 1024 * 1024
"""The most bytes of one part, unpacked; a text of this size is a shelf of books."""

MAX_MEMBERS = 20_000
MAX_LEVELS = 256
"""How deep elements may stand in each other."""

_SEPARATOR = "|"

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Words = Callable[[str], None]


class Archive:
    """A zipped document that was opened; it reads one part at a time.

    Args:
        path: Shown in errors.

    Raises:
        DocumentError: If it is no zip archive, is damaged, or holds too much.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged(str(error)) from error
        names = self._zip.namelist()
        if len(names) > MAX_MEMBERS:
            raise DocumentError(
                path,
                f"an archive of {len(names):,} files, more than any document has; "
                "leave it out",
            )
        self._names = frozenset(names)

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Return a part, unpacked.

        Raises:
            DocumentError: If it is missing, damaged, encrypted, or larger than
                ``MAX_PART``.
        """
        try:
            with self._zip.open(name) as part:
                data = part.read(MAX_PART + 1)
        except KeyError as error:
            raise self._damaged(f"its part {name!r} is missing") from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise self._damaged(f"{name}: {error}") from error
        if len(data) > MAX_PART:
            raise DocumentError(
                self._path,
                f"its part {name!r} unpacks to more than {MAX_PART:,} bytes; "
                "split the document or leave it out",
            )
        return data

    def parse(self, name: str, *, start: Start, end: End, words: Words) -> None:
        """Read a part as XML, from left to right.

        Names come as ``namespace|name``, or as they stand without a namespace.

        Raises:
            DocumentError: As ``read``, and if the part is not well formed, declares
                a document type, or nests deeper than ``MAX_LEVELS``.
        """
        parse_xml(
            self.read(name),
            path=self._path,
            part=name,
            start=start,
            end=end,
            words=words,
        )

    def _damaged(self, why: str) -> DocumentError:
        return DocumentError(
            self._path,
            f"damaged: {why}; open it in a word processor and save it again",
        )


class _RefusedError(Exception):
    """The document asks for what is not done."""


def parse_xml(
    data: bytes, *, path: str, part: str, start: Start, end: End, words: Words
) -> None:
    """Read XML that nobody has vouched for.

    Raises:
        DocumentError: If it is not well formed, declares a document type (and so
            could declare entities), or nests deeper than ``MAX_LEVELS``.
    """
    level = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal level
        level += 1
        if level > MAX_LEVELS:
            raise _RefusedError(f"elements nested deeper than {MAX_LEVELS}")
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal level
        level -= 1
        end(name)

    def refused(*_: object) -> None:
        raise _RefusedError("a document type, which no such file has")

    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _RefusedError, LookupError, ValueError) as error:
        raise DocumentError(
            path,
            f"damaged: {part}: {error}; open it in a word processor and save it again",
        ) from error
