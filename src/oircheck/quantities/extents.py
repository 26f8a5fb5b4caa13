"""What a measure is of, as the word after it tells: "ten centimetres thick"."""

from __future__ import annotations

import re

from oircheck.types import Mention

_EXTENTS = re.compile(
    r"[ -](?:(?P<height>high|tall|in height)|(?P<width>wide|broad|across|in width)"
    r"|(?P<depth>deep|in depth|down)|(?P<length>long|in length)|(?P<thickness>thick)"
    r"|(?P<distance>away|off|from)|(?P<age>old))\b"
)


def extent_of(text: str, mention: Mention) -> str:
    """Return height, width, depth, length, thickness, distance or age, else ""."""
    found = _EXTENTS.match(text, mention.span.end)
    return found.lastgroup or "" if found else ""
