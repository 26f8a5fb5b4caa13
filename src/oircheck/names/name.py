"""What a name is: a run of a text that stands for one person, body or place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from oircheck.names.places import PlaceEntry
from oircheck.types import Span


class NameKind(StrEnum):
    """What sort of thing bears a name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PEOPLE = "people"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands in a text.

    Attributes:
        span: The name with the titles before it.
        core: The name without titles and without what follows it ("Jr.").
        text: The characters of ``span``.
        kind: What bears it; ``UNKNOWN`` where nothing shows it.
        words: The core's words without case and accents.
        titles: Titles before it, in order, without case.
        place: What is known of a place or a people.
        certain: Whether the capital cannot be due to the start of a sentence.
    """

    span: Span
    core: Span
    text: str
    kind: NameKind
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    place: PlaceEntry | None = None
    certain: bool = True
