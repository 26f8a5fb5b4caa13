"""Finds the tokens that look like numbers and name something instead."""

from __future__ import annotations

import re

from oircheck.quantities.dates.slashed import opens_date
from oircheck.quantities.dates.years import names_event
from oircheck.quantities.mentions.codes import (
    is_code,
    is_currency,
    is_score,
    is_slashed,
    is_spaced_score,
    suffix_names,
)
from oircheck.quantities.mentions.labels import labelled
from oircheck.quantities.mentions.number_names import is_digit_name, is_number_name
from oircheck.quantities.mentions.shares import is_share
from oircheck.quantities.numbers.continental import continental_value
from oircheck.quantities.numbers.numerals import digits_value, is_bare_decimal
from oircheck.quantities.numbers.part_words import part_after
from oircheck.quantities.words.amounts import DENOMINATORS, ONES, ORDINALS, TENS
from oircheck.quantities.words.calendar import MONTHS, WEEKDAYS
from oircheck.quantities.words.masks import (
    AFTER_UNIT_NAMES,
    FIRST_COMPOUNDS,
    FIXED,
    HALF_COMPOUNDS,
    NOUN_ONE_BEFORE,
    NUMBER_COMPOUNDS,
    ONE_COMPOUNDS,
    PRONOUN_AFTER_ONE,
    SECOND_COMPOUNDS,
    STREETS,
    WEAPONS,
    WORD_LABELS,
)
from oircheck.quantities.words.nouns import is_function, is_plural
from oircheck.quantities.words.tokens import Tokens
from oircheck.quantities.words.units import CURRENCY_SIGNS, SIGN_PREFIXES

_STRINGS = re.compile(
    r"(?:https?://|www\.)\S{1,2000}"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|[@#][A-Za-z]\w{1,64}"
    r"|\+\d[\d() .-]{6,20}\d"
    r"|(?<![\d,.$€£])\(?0\d{2,5}\)?[ -]\d{3,4}[ -]?\d{3,4}(?!\d)"
    r"|(?<![\d,.$€£-])\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}(?![\d,])"
    r"|(?<![\d-])\d{1,6}(?:-\d{1,7}){3,6}(?![\d-])"
    r"|(?<![\d,-])\d{1,3}-\d{1,3}-\d{1,3}(?![\d,-])"
    r"|\b[Nn]os?\. ?\d[\w-]{0,12}"
    r"|§+ ?\d[\w.()-]{0,12}"
    r"|\b\d{1,4} (?:U\.S\.C?\.?|F\.\dd|F\. ?Supp\.|S\. ?Ct\.) ?§? ?\d{1,5}"
)
_DATE_LIKE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{1,2}\.\d{1,2}")
_FIXED_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in FIXED:
    _FIXED_BY_FIRST.setdefault(_phrase[0], []).append(_phrase)
_PLACES = frozenset("in at near outside across around inside".split())


def find_masks(tokens: Tokens) -> bytearray:
    """Return one byte a token: 1 where the token must not be read as a quantity."""
    masked = bytearray(len(tokens))
    _mask_strings(tokens, masked)
    for at, word in enumerate(tokens.low):
        for phrase in _FIXED_BY_FIRST.get(word, ()):
            if tokens.match(at, phrase):
                masked[at : at + len(phrase)] = b"\1" * len(phrase)
        if masked[at]:
            continue
        if word[0].isdecimal():
            _mask_digits(tokens, at, masked)
        elif word in ONES or word in TENS or word in ORDINALS:
            masked[at] = _word_names(tokens, at)
        elif word == "half" and tokens.word(at + 1) == "-":
            masked[at] = tokens.word(at + 2) in HALF_COMPOUNDS
    return masked


def _mask_strings(tokens: Tokens, masked: bytearray) -> None:
    """Mask addresses, telephone numbers, versions and citations."""
    at = 0
    for match in _STRINGS.finditer(tokens.smooth):
        while at < len(tokens) and tokens.end[at] <= match.start():
            at += 1
        while at < len(tokens) and tokens.start[at] < match.end():
            masked[at] = 1
            at += 1


def _mask_digits(tokens: Tokens, at: int, masked: bytearray) -> None:
    end = at + 1
    if opens_date(tokens, at):
        return
    named = suffix_names(tokens, at) or is_digit_name(tokens, at)
    if named or is_code(tokens, at):
        masked[at] = 1
        while tokens.glued(end) and tokens.raw[end] not in ".,;:!?)'\"":
            masked[end] = 1
            end += 1
    elif is_spaced_score(tokens, at):
        masked[at : at + 3] = b"\1\1\1"
    elif is_score(tokens, at) or is_slashed(tokens, at):
        end = at + 3
        while tokens.glued(end) and tokens.word(end) in (":", "-", "/"):
            end += 2
        end = min(end, len(tokens))
        masked[at:end] = b"\1" * (end - at)
    elif (
        labelled(tokens, at, masked)
        or (_named(tokens, at) and not is_share(tokens, at, masked))
        or _address(tokens, at)
        or _list_number(tokens, at)
        or _unit_name(tokens, at, at + 2)
        or (len(tokens.low[at]) == 4 and _names_event(tokens, at))
        or _before_christ(tokens, at + 1)
        or _is_decade_of_life(tokens, at)
        or _compounded(tokens, at)
        or _is_calibre(tokens, at)
        or _is_no_number(tokens, at)
        or _is_padded(tokens, at)
    ):
        masked[at] = 1
        if tokens.word(end) == "(" and tokens.glued(end) and tokens.glued(end + 1):
            masked[end + 1] = 1


def _is_padded(tokens: Tokens, at: int) -> bool:
    """Whether the digits begin with a nought ("007"), and no decimals (".05")."""
    word = tokens.low[at]
    if not word.isdecimal() or word[0] != "0" or word == "0":
        return False
    return not is_bare_decimal(tokens, at)


def _named(tokens: Tokens, at: int) -> bool:
    """Whether a bare number belongs to the name before it ("Kurdistan 24")."""
    digits, before = tokens.low[at], at - 1
    if not digits.isdecimal() or len(digits) > 3 or not tokens.capital(before):
        return False
    name = tokens.low[before]
    if name in MONTHS or name in WEEKDAYS or is_currency(tokens, before):
        return False
    if is_function(name) or name in SIGN_PREFIXES or not name.isalpha():
        return False
    after = tokens.word(at + 1)
    if after and after != ")" and tokens.sentence_start(before) == before:
        return _numbers_one(tokens, at)
    if not (is_function(after) or tokens.capital(at + 1)) or after in ("%", "-", "°"):
        return False
    if after == "per" and tokens.word(at + 2) in ("cent", "mille"):
        return False
    return tokens.word(before - 1) not in _PLACES and name not in ONES


def _numbers_one(tokens: Tokens, at: int) -> bool:
    """Whether "Depot 12 of the region" opens a sentence, and not "Only 12 of the men".

    What a name with a number is of is one thing; what is counted is several.
    """
    name, after = tokens.low[at - 1], at + 1
    if name.endswith("ly") or name in _DAYS_TOLD or tokens.word(after) != "of":
        return False
    if tokens.word(after + 1) not in _DETERMINERS:
        return False
    owned = tokens.word(after + 2)
    return not (owned.endswith("s") or is_plural(owned) or owned in _GROUPS)


_DETERMINERS = frozenset("the its their our this that".split())
_DAYS_TOLD = frozenset("today yesterday tonight tomorrow overall altogether".split())
_GROUPS = frozenset(
    "people crew staff personnel police team group committee council board jury"
    " board cabinet total number rest others".split()
)
"""Singular words of several: "12 of the crew"."""


def _address(tokens: Tokens, at: int) -> bool:
    """Whether the number is that of a house ("10 Downing Street")."""
    if not tokens.low[at].isdecimal() or not tokens.capital(at + 1):
        return False
    for step in range(2, 6):
        if tokens.word(at + step) == "." and len(tokens.word(at + step - 1)) <= 2:
            continue
        if not tokens.capital(at + step):
            return False
        if tokens.low[at + step] in STREETS:
            return True
    return False


def _list_number(tokens: Tokens, at: int) -> bool:
    """Whether the number counts the items of a list ("3. The committee")."""
    if tokens.word(at - 1) == "(" and tokens.word(at + 1) == ")":
        opens = at == 1 or tokens.breaks_line(at - 1) or tokens.ends_sentence(at - 2)
        return opens and len(tokens.low[at]) <= 2
    if at and not tokens.breaks_line(at):
        return False
    after = at + 1
    return (
        len(tokens.low[at]) <= 2
        and tokens.word(after) in (".", ")")
        and tokens.glued(after)
        and after + 1 < len(tokens)
        and not tokens.glued(after + 1)
    )


def _unit_name(tokens: Tokens, at: int, after: int) -> bool:
    """Whether an ordinal numbers a unit or a street ("101st Airborne")."""
    if tokens.low[at][0].isdecimal() and tokens.word(at + 1) not in (
        "st",
        "nd",
        "rd",
        "th",
    ):
        return False
    return tokens.capital(after) and tokens.low[after] in AFTER_UNIT_NAMES


def _word_names(tokens: Tokens, at: int) -> bool:
    word, after = tokens.low[at], at + 1
    if word in ORDINALS:
        if tokens.word(at - 1) == "every":
            return True
        if _unit_name(tokens, at, after) or _ordinal_names(tokens, at):
            return True
    elif word == "one" and _one_is_pronoun(tokens, at):
        return not _is_below_zero(tokens, at)
    if _before_christ(tokens, at + 1) or _compounded(tokens, at):
        return True
    if tokens.match(at - 2, ("for", "-")) and tokens.glued(at):
        return True
    if tokens.word(at - 1) in WORD_LABELS and is_function(tokens.word(after)):
        return word in ONES
    if is_number_name(tokens, at):
        return True
    return tokens.capital(at) and (_heads_name(tokens, at) or _is_name(tokens, at))


def _is_below_zero(tokens: Tokens, at: int) -> bool:
    """Whether "minus one" is a number, and not "minus one of its players"."""
    after = tokens.word(at + 1)
    signed = tokens.word(at - 1) in ("minus", "negative")
    signed = signed and tokens.word(at - 2) not in ONES
    return signed and (not after.isalpha() or after in ("and", "or", "to", "in"))


def _one_is_pronoun(tokens: Tokens, at: int) -> bool:
    after, below = tokens.word(at + 1), tokens.word(at + 2)
    if after in _SCALES:
        return False
    if after == "-" and tokens.glued(at + 1):
        return below in ONE_COMPOUNDS
    if after in ("to", "or") and (below in ONES or below[:1].isdecimal()):
        return False
    if tokens.word(at - 1) in NOUN_ONE_BEFORE or _one_stands_for_noun(tokens, at):
        return True
    if after in ("in", "out", "of"):
        step = 2 if after in ("in", "of") else 3
        below = tokens.word(at + step)
        if below in ("every", "each"):
            below = tokens.word(at + step + 1)
        return not (below in ONES or below in TENS or below[:1].isdecimal())
    if after == "and":
        shared = part_after(tokens, at + 1)
        return tokens.word(at + 2) not in ("a", "one", "half") and not shared
    if after.endswith("ed") and after != "hundred":
        further = tokens.word(at + 2)
        if is_function(further) or further.endswith("ly"):
            return True
    return not after or after in PRONOUN_AFTER_ONE


_SCALES = frozenset("hundred thousand million billion trillion".split())


def _one_stands_for_noun(tokens: Tokens, at: int) -> bool:
    """Whether "one" is a thing named before ("a small one") or anybody."""
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if before == "the":
        return after in ("we", "you", "they", "he", "she", "it", "that", "which", "who")
    if before in ("unless", "if", "whether", "where") and after.endswith("ly"):
        return True
    described = tokens.word(at - 2) in ("a", "an", "another") and before.isalpha()
    return described and not (is_function(before) or before in ONES or before in TENS)


def _ordinal_names(tokens: Tokens, at: int) -> bool:
    word, after = tokens.low[at], tokens.word(at + 1)
    compound = tokens.word(at + 2) if after == "-" and tokens.glued(at + 1) else ""
    if word == "second":
        if compound in SECOND_COMPOUNDS:
            return True
        if (
            tokens.word(at - 1) == "a"
            and after == ","
            and is_function(tokens.word(at - 2))
        ):
            return False
        if tokens.word(at - 1) in ("a", "per", "each", "every", "split"):
            return is_function(after) or tokens.word(at - 1) == "every"
    if word == "first" and compound in FIRST_COMPOUNDS:
        return True
    if word == "first" and after == "class" and tokens.word(at + 2) != "of":
        return True
    if word in ("first", "second") and compound == "half":
        return True
    if word in ("first", "second", "third") and not compound:
        if after.endswith("ed") and tokens.word(at - 1) != "the":
            return True
        if is_function(after):
            return tokens.word(at - 1) not in _RANKING
    return False


_RANKING = frozenset(
    "the finished finish came come ranked ranks placed was is were finishing be its"
    " his her their in a one".split()
) | frozenset(ONES)


def _heads_name(tokens: Tokens, at: int) -> bool:
    """Whether "First" opens a sentence and a name ("First Lincoln has sold")."""
    after = at + 1
    if tokens.low[at] != "first" or not tokens.opens_sentence(at):
        return False
    name = tokens.word(after)
    if not tokens.capital(after) or not name.isalpha() or is_function(name):
        return False
    return name not in MONTHS and name not in WEEKDAYS


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised number word inside a sentence is part of a name."""
    if tokens.opens_sentence(at) or tokens.low[at] in DENOMINATORS:
        return False
    near = range(max(0, at - 6), min(len(tokens), at + 7))
    words = [tokens.raw[step] for step in near if tokens.raw[step].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return capitals * 10 < len(words) * 7


def _names_event(tokens: Tokens, at: int) -> bool:
    return tokens.low[at].isdecimal() and names_event(tokens, at)


def _before_christ(tokens: Tokens, at: int) -> bool:
    """Whether the number before the token is a year or century before our era."""
    if tokens.word(at) in ("st", "nd", "rd", "th") and tokens.glued(at):
        at += 1
    if tokens.word(at) in ("century", "centuries", "millennium"):
        at += 1
    if tokens.word(at) in ("-", "to", "and") and tokens.word(at + 1)[:1].isdecimal():
        at += 2
    return tokens.word(at) in ("bc", "b.c.", "bce", "b.c.e.") and tokens.capital(at)


def _is_decade_of_life(tokens: Tokens, at: int) -> bool:
    """Whether "80s" tells an age ("in her 80s", "in his mid-30s")."""
    if tokens.word(at + 1) not in ("s", "'") or not tokens.glued(at + 1):
        return False
    lead = at - 1
    while tokens.word(lead) in ("-", "early", "mid", "late"):
        lead -= 1
    return tokens.word(lead) in ("his", "her", "their", "my", "our", "your", "its")


def _is_calibre(tokens: Tokens, at: int) -> bool:
    """Whether ".38 revolver", "9mm pistol" names a weapon."""
    near = tokens.low[at + 1 : at + 4]
    return not WEAPONS.isdisjoint(near[:1] or [""]) or (
        near[:1] in (["mm"], ["-"]) and not WEAPONS.isdisjoint(near[1:])
    )


def _is_no_number(tokens: Tokens, at: int) -> bool:
    """Whether the digits make neither a number nor a date."""
    word = tokens.low[at]
    if digits_value(word) is not None or _DATE_LIKE.fullmatch(word):
        return False
    return continental_value(tokens, at) is None


def _compounded(tokens: Tokens, at: int) -> bool:
    """Whether the number is part of an adjective ("a six-figure sum")."""
    dash = at + 1
    if tokens.word(dash) != "-" or not tokens.glued(dash) or not tokens.glued(dash + 1):
        return False
    if tokens.word(at - 1) in CURRENCY_SIGNS and tokens.low[dash + 1] == "a":
        return False
    return tokens.word(dash + 1) in NUMBER_COMPOUNDS
