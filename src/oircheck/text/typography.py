"""Undoing typography: what is read does not depend on how it was set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from oircheck.text.views import Edit, rewrite, trimmed
from oircheck.types import Span, View

SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004"
    "\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Every character that counts as white space."""

UNSEEN = (
    "\xad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that are never read: soft hyphens, zero-width and direction marks."""

BLANK = SPACES + UNSEEN
"""Every character that leaves no ink."""

_LIKE = str.maketrans("‘’‚‛“”„‟‐‑", "''''\"\"\"\"--")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_GROUP_SPACES = "\xa0\u2007\u2009\u202f"
_THOUSANDS = re.compile(
    rf"(?<![\d.,{_GROUP_SPACES}])\d{{1,3}}(?:[{_GROUP_SPACES}]\d{{3}})+(?!\d)"
)
_PLAIN_THOUSANDS = re.compile(
    r"(?:\b(?P<before>[^\W\d]+)\s)?(?<![\d.,/-])(?<!\d )\b"
    r"(?P<number>\d{1,3}(?: \d{3})+)(?= [^\W\d])"
)
"""With plain spaces it is a number only where a word follows ("1 200 children")."""

_DAY_FOLLOWS = frozenset(
    "january february march april may june july august september october november"
    " december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_COMMAS = str.maketrans(_GROUP_SPACES, "," * len(_GROUP_SPACES))
_ODD = re.compile(
    rf"[\s{UNSEEN}]{{2,}}|[^\S ]|[{UNSEEN}{''.join(_LIGATURES)}]|\w[\u0300-\u036f]+"
)
_BROKEN = re.compile(r"[^\s-]-\Z|[\w.]/\Z|[^\s\u2013\u2014][\u2013\u2014]\Z")
_SUSPENDED = re.compile(r"(?:and|or|to|nor|but)\b")


def read_plainly(view: View) -> View:
    """Return ``view`` as it is read, whatever it was set with.

    Runs of white space, line breaks included, become one space and are left out
    at the ends. A word broken behind a hyphen, a dash or a slash is joined. Quotes
    and hyphens become the keyboard's, ligatures their letters, letters with
    combining accents one letter, and a narrow or no-break space between the
    thousands of a number a comma ("1\u2009200" reads "1,200"). Soft hyphens and
    zero-width characters are dropped. A dash stays a dash.
    """
    text = _THOUSANDS.sub(_with_commas, view.text).translate(_LIKE)
    text = _PLAIN_THOUSANDS.sub(_grouped, text)
    same = View(text, view.pieces)
    return trimmed(rewrite(same, _edits(text)))


def breaks_word(line: str) -> bool:
    """Whether ``line`` ends behind a hyphen, dash or slash inside a word."""
    return _BROKEN.search(line[-2:]) is not None


def _with_commas(number: re.Match[str]) -> str:
    return number.group().translate(_COMMAS)


def _grouped(found: re.Match[str]) -> str:
    """Join thousands set apart by plain spaces; "March 12 300 people" has none."""
    before = found.group("before") or ""
    if before.lower() in _DAY_FOLLOWS:
        return found.group()
    lead = found.group()[: found.start("number") - found.start()]
    return lead + found.group("number").replace(" ", ",")


def _edits(text: str) -> Iterator[Edit]:
    for match in _ODD.finditer(text):
        found = match.group()
        if found[0] in BLANK:
            read = _blank_as_read(text, match)
        elif found[0] in _LIGATURES:
            read = _LIGATURES[found[0]]
        else:
            read = unicodedata.normalize("NFC", found)
            if len(read) != 1:
                continue
        yield Edit(Span(match.start(), match.end()), read)


def _blank_as_read(text: str, match: re.Match[str]) -> str:
    run = match.group()
    if run.strip(UNSEEN) == "":
        return ""
    if "\n" not in run and "\r" not in run:
        return " "
    if run[0] == "\xad":
        return ""
    broken = breaks_word(text[max(0, match.start() - 2) : match.start()])
    suspended = _SUSPENDED.match(text, match.end())
    return "" if broken and not (suspended and text[match.start() - 1] == "-") else " "
