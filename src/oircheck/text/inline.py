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
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_NESTING = 60
"""How deep quotes and lists may stand in each other."""

_BREAK = re.compile(r" *\\?\n[ \t]*")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?::[ \t]*)?")
_LEADING_MARK = re.compile(r"\[![A-Za-z]+\][+-]?[ \t]*|\[[ xX]\][ \t]+|:[ \t]+")
"""Before an alert, a task and a definition, as publishing systems write them."""

_DIVISION = re.compile(r":{3,}[ \t]*[\w-]*[ \t]*(?:\{[^{}]*\})?[ \t]*")
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_END = "end"
_TAG = re.compile(r"</?(?P<name>[A-Za-z][^\s/>]*)")
_RAW = frozenset({"script", "pre", "style", "textarea"})
_INTERRUPTED = ["paragraph", "reference", "blockquote"]
"""What a block of HTML may end without an empty line."""


class LostPlaceError(Exception):
    """The tokens do not follow the text; the text is read as it stands."""


@cache
def build_parser() -> MarkdownIt:
    """Build the parser: CommonMark with tables and strikethrough.

    A comment with prose behind it on its line is part of a paragraph, not a block of
    HTML, so that the sentence goes on in the next line, as most sites show it.
    """
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import html_block
    from markdown_it.rules_inline import image, link

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"]).disable("text_join")
    parser.block.ruler.at(
        "html_block", _unless_prose_follows(html_block), {"alt": _INTERRUPTED}
    )
    parser.block.ruler.before("paragraph", "division", _division, {"alt": _INTERRUPTED})
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


def _division(state: StateBlock, first: int, _behind: int, silent: bool) -> bool:
    """Pass over a line that opens or closes a fenced division: ``::: note``."""
    start = state.bMarks[first] + state.tShift[first]
    if not _DIVISION.fullmatch(state.src, start, state.eMarks[first]):
        return False
    if not silent:
        state.line = first + 1
    return True


def _unless_prose_follows(
    rule: Callable[[StateBlock, int, int, bool], bool],
) -> Callable[[StateBlock, int, int, bool], bool]:
    def unless(state: StateBlock, first: int, behind: int, silent: bool) -> bool:
        if _opens_prose(state, first, behind):
            return False
        return rule(state, first, behind, silent)

    return unless


def _opens_prose(state: StateBlock, first: int, behind: int) -> bool:
    """Whether comments begin a line, and words stand on the line on which they end."""
    at = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("<!--", at):
        return False
    from markdown_it.common.html_blocks import block_names
    from markdown_it.common.html_re import HTML_TAG_RE

    last = first
    while last + 1 < behind and not state.isEmpty(last + 1):
        if "-->" in state.src[state.bMarks[last] : state.eMarks[last]]:
            break
        last += 1
    end = state.eMarks[last]
    while state.src.startswith("<!--", at):
        comment = HTML_TAG_RE.match(state.src, at, end)
        if comment is None:
            return False
        at = state.skipSpaces(comment.end())
    tag = _TAG.match(state.src, at, end)
    name = tag["name"].lower() if tag else ""
    return at < end and name not in _RAW and name not in block_names


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
        mark = None if start else _LEADING_MARK.match(text)
        if mark is not None:
            self._read(len(mark.group()), "")
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
