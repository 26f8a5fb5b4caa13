"""The inline level of Markdown: which characters are markup, and where.

markdown-it-py gives positions for blocks only. Its inline tokens stand in the
order of the text, and all but two kinds tell how long they are there; the two,
links and images, are made to note where they end (``build_parser``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from oircheck.text.views import Edit
from oircheck.types import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_NESTING = 60
"""How deep quotes and lists may stand in each other."""

_BREAK = re.compile(r" *\\?\n[ \t]*")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?::[ \t]*)?")
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_END = "end"


class LostPlaceError(Exception):
    """The tokens do not follow the text; the text is read as it stands."""


@cache
def build_parser() -> MarkdownIt:
    """Build the parser: CommonMark with tables and strikethrough."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import image, link

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"]).disable("text_join")
    parser.inline.ruler.at("link", _noting_its_end(link))
    parser.inline.ruler.at("image", _noting_its_end(image))
    return parser


def inline_edits(tokens: Sequence[Token], content: str) -> list[Edit]:
    """Say what of the source of a block is not read, or is read differently.

    Args:
        tokens: The children of the block's inline token, from ``build_parser``.
        content: The content of the block's inline token.

    Returns:
        Edits of ``content``, in order.

    Raises:
        LostPlaceError: If the tokens cannot be found in ``content``.
    """
    walk = _Walk(content)
    for token in tokens:
        walk.take(token)
    if content[walk.at :].strip(" \t"):
        raise LostPlaceError(f"nothing stands for {content[walk.at :]!r}")
    return walk.edits


def _noting_its_end(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    def noting(state: StateInline, silent: bool) -> bool:
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta[_END] = state.pos
        return found

    return noting


class _Walk:
    """A place in the content of a block, moved along token by token."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.at = 0
        self.edits: list[Edit] = []
        self._address = False
        self._footnote = False

    def take(self, token: Token) -> None:
        """Move behind ``token``."""
        if self._address and token.type == "text":
            self.at = self.content.index(">", self.at)
        elif token.type == "text":
            self._text(token.content)
        elif token.type == "text_special":
            self._special(token)
        elif token.type in ("softbreak", "hardbreak"):
            self._line_break()
        elif token.type == "code_inline":
            self._code(len(token.markup))
        elif token.type == "html_inline":
            is_break = _LINE_BREAK_TAG.fullmatch(token.content)
            self._expect(token.content)
            self._read(len(token.content), " " if is_break else "")
        elif token.type in ("link_open", "link_close", "image"):
            self._link(token)
        elif token.markup:
            self._expect(token.markup)
            self._read(len(token.markup), "")

    def _expect(self, text: str) -> None:
        if not self.content.startswith(text, self.at):
            raise LostPlaceError(f"{text!r} does not stand at {self.at}")

    def _read(self, length: int, text: str) -> None:
        """Read the next ``length`` characters as ``text``."""
        if length:
            self.edits.append(Edit(Span(self.at, self.at + length), text))
        self.at += length

    def _text(self, text: str) -> None:
        self._expect(text)
        if self._footnote:
            self._read(len(text), "")
            return
        start = self.at
        for note in _FOOTNOTE.finditer(text):
            self.at = start + note.start()
            self._read(len(note.group()), "")
        self.at = start + len(text)

    def _special(self, token: Token) -> None:
        self._expect(token.markup)
        if token.info != "escape":
            self._read(len(token.markup), token.content)
        elif token.content == token.markup:
            self.at += len(token.markup)
        else:
            self._read(1, "")
            self.at += len(token.content)

    def _line_break(self) -> None:
        match = _BREAK.match(self.content, self.at)
        if match is None:
            raise LostPlaceError(f"no line ends at {self.at}")
        self._read(len(match.group()), "\n")

    def _code(self, ticks: int) -> None:
        self._expect("`" * ticks)
        closing = re.compile(rf"(?<!`)`{{{ticks}}}(?!`)")
        end = closing.search(self.content, self.at + ticks)
        if end is None:
            raise LostPlaceError(f"the code at {self.at} does not end")
        code = self.content[self.at + ticks : end.start()].replace("\n", " ")
        padded = bool(code.strip(" ")) and code[0] == code[-1] == " "
        self._read(ticks + padded, "")
        self.at = end.start() - padded
        self._read(padded + ticks, "")

    def _link(self, token: Token) -> None:
        opens = token.type == "link_open"
        self._address = opens and token.markup == "autolink"
        self._footnote = opens and self.content.startswith("[^", self.at)
        if opens:
            self._expect("<" if self._address else "[")
            length = 1
        elif token.markup == "autolink":
            self._expect(">")
            length = 1
        else:
            length = int(token.meta[_END]) - self.at
        if length < 1:
            raise LostPlaceError(f"a link ends before {self.at}")
        self._read(length, "")
