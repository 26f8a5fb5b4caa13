"""What a reader makes of the bytes of a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from oircheck.text.guesses import Found
from oircheck.text.metadata import Metadata
from oircheck.types import Block, PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file as read.

    Attributes:
        text: Its characters; of a .docx or PDF, what is written in it.
        blocks: The prose of it, in order.
        known: What its front matter states.
        found: What else it says of itself, the most telling of each field first.
        counted_in: What a person counts to find a place in it.
        unreadable: Parts that could not be read: which, and why.
        left_out: Where something was left out that a person would see there, and why.
    """

    text: str
    blocks: tuple[Block, ...]
    known: Metadata = field(default_factory=Metadata)
    found: tuple[Found, ...] = ()
    counted_in: PlaceKind = PlaceKind.LINE
    unreadable: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()
