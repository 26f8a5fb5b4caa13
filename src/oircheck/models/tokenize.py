"""Text to token ids, with the tokenizer that a model was trained with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oircheck.models.pins import Side
from oircheck.text.plain_forms import plain_forms

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a model reads: token ids, and which of two texts each belongs to."""

    ids: Sequence[int]
    types: Sequence[int]

    def __len__(self) -> int:
        return len(self.ids)


class TextTokenizer:
    """Cuts texts into tokens, one at a time; nothing is padded.

    Args:
        path: A ``tokenizer.json``.
    """

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def count(self, text: str) -> int:
        """Return the number of tokens of a text, special ones not counted."""
        return len(self._cut(text))

    def single(self, text: str, *, limit: int, cut: Side) -> Tokens:
        """Return one text with the special tokens, in at most ``limit`` tokens.

        Args:
            text: Any text; an empty one leaves the special tokens.
            limit: Most tokens, special ones included.
            cut: The side at which a text that is too long loses tokens.
        """
        room = limit - self._tokenizer.num_special_tokens_to_add(is_pair=False)
        encoding = self._cut(text)
        encoding.truncate(room, direction=cut.value)
        return _tokens(self._tokenizer.post_process(encoding))

    def pair(self, premise: str, hypothesis: str, *, limit: int, cut: Side) -> Tokens:
        """Return both texts with the special tokens, in at most ``limit`` tokens.

        The hypothesis is never cut.

        Args:
            premise: What the passage says.
            hypothesis: What the claim says.
            limit: Most tokens, special ones included.
            cut: The side at which a premise that is too long loses tokens.

        Raises:
            ValueError: If the hypothesis alone leaves no room for a premise.
        """
        second = self._cut(hypothesis)
        special = self._tokenizer.num_special_tokens_to_add(is_pair=True)
        room = limit - special - len(second)
        if room < 1:
            raise ValueError(
                f"a hypothesis of {len(second)} tokens leaves no room for a premise "
                f"in {limit}: ask whether it fits first"
            )
        first = self._cut(premise)
        first.truncate(room, direction=cut.value)
        return _tokens(self._tokenizer.post_process(first, second))

    def _cut(self, text: str) -> Encoding:
        # An argument of the command line that is not UTF-8 arrives as surrogates,
        # which the tokenizer does not take.
        clean = plain_forms(text).encode("utf-8", "replace").decode("utf-8")
        return self._tokenizer.encode(clean, add_special_tokens=False)


def _tokens(encoding: Encoding) -> Tokens:
    return Tokens(encoding.ids, encoding.type_ids)
