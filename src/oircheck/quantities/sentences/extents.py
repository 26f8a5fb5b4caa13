"""What a measure is of, as the word after it tells: "ten centimetres thick"."""

from __future__ import annotations

import re

from oircheck.types import Mention

_EXTENTS = re.compile(
    r"[ -](?:(?P<height>high|tall|in height)|(?P<width>wide|broad|across|in width)"
    r"|(?P<depth>deep|in depth|down)|(?P<length>long|in length)|(?P<thickness>thick)"
    r"|(?P<distance>away|off|from)|(?P<age>old))\b"
)


_NAMED = re.compile(r"[A-Z][\w\u2019'-]+, (?:aged )?\Z")
_CLOSED = re.compile(r"[,.;)]|\Z")
_OLDEST = 120


def extent_of(text: str, mention: Mention) -> str:
    """Return height, width, depth, length, thickness, distance or age, else ""."""
    found = _EXTENTS.match(text, mention.span.end)
    if found is not None:
        return found.lastgroup or ""
    return "age" if _is_beside_name(text, mention) else ""


def _is_beside_name(text: str, mention: Mention) -> bool:
    """Whether a number is somebody's age: "Captain Otto Lins, 46, told"."""
    young = mention.low is not None and mention.low <= _OLDEST
    return (
        young
        and _NAMED.search(text[: mention.span.start]) is not None
        and _CLOSED.match(text, mention.span.end) is not None
    )
