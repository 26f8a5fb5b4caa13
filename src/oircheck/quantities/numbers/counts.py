"""Reads what a plain numeral counts: things, shares, multiples, years of age."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oircheck.quantities.numbers.measures import unit_after
from oircheck.quantities.numbers.modifiers import modifier_before
from oircheck.quantities.numbers.numeral_forms import Form, Numeral
from oircheck.quantities.numbers.numerals import read_numeral
from oircheck.quantities.words.amounts import DENOMINATORS
from oircheck.quantities.words.nouns import find_noun, is_function, is_plural
from oircheck.quantities.words.tokens import Tokens
from oircheck.types import Modifier, QuantityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity as it stands, in tokens.

    Attributes:
        first: First token with the modifier before it.
        value: First token of the value alone.
        value_end: The token after the value.
        end: The token after the modifier that follows.
        noun: The counted noun as a token range.
        scale: Product of the scale words of the numeral.
    """

    first: int
    value: int
    value_end: int
    end: int
    kind: QuantityKind
    low: float
    high: float | None
    modifier: Modifier = Modifier.EXACT
    unit: str | None = None
    noun: tuple[int, int] | None = None
    scale: float = 1


def read_ordinal(tokens: Tokens, amount: Amount) -> Amount:
    """Read an ordinal with what it ranks."""
    found = replace(amount, kind=QuantityKind.ORDINAL)
    noun = find_noun(tokens, amount.end)
    named = not is_function(tokens.word(amount.end))
    if noun is None and named and is_function(tokens.word(amount.end + 1)):
        noun = amount.end, amount.end + 1
    return replace(found, noun=noun)


def read_fraction(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "a third of", "half the"; "a third base" is an ordinal."""
    word, after = tokens.low[amount.value], tokens.word(amount.end)
    if word == "half":
        if after == "-" or not _is_share(tokens, amount):
            return None
    elif word in ("a", "an") and not _is_part(tokens, amount):
        below = tokens.word(amount.end - 1)
        if below in ("half", "quarter"):
            if not _is_told(tokens, amount):
                return None
            return replace(amount, kind=QuantityKind.RATIO)
        number = read_numeral(tokens, amount.value + 1)
        if number is None or is_function(after):
            return None
        found = replace(amount, value=amount.value + 1, first=amount.value + 1)
        return read_ordinal(tokens, replace(found, low=number.low, high=number.low))
    share = replace(amount, kind=QuantityKind.RATIO)
    return replace(share, noun=find_noun(tokens, amount.end))


def _is_part(tokens: Tokens, amount: Amount) -> bool:
    """Whether "a third" is a share: "of" follows, or nothing that it could rank."""
    after = tokens.word(amount.end)
    if after in ("of", "off"):
        return True
    before = tokens.word(amount.value - 1)
    if before == "by" and tokens.word(amount.value - 2) == "followed":
        return False
    if is_function(after) and (before in _MOVES or _is_small(tokens, amount)):
        return True
    if before in ("by", "than", "about", "nearly", "almost", "least", "over", "around"):
        return is_function(after) or after in ("less", "more")
    return after in ("less", "more", "fewer", "from", "to", "as", "lower", "higher")


def _is_small(tokens: Tokens, amount: Amount) -> bool:
    """Whether "a hundredth" and less stands there, which hardly ranks anything."""
    return DENOMINATORS.get(tokens.low[amount.end - 1], 0) >= _LEAST_SMALL


_LEAST_SMALL = 100
_MOVES = frozenset(
    "fell fall falls fallen dropped drop drops rose rise rises risen grew grow grows"
    " grown slumped plunged tumbled climbed jumped soared surged shrank shrunk declined"
    " decreased increased lost loses gained slid sank slipped shed dipped up"
    " down".split()
)
"""Before "a third" these show a share that was lost or gained."""


def _is_told(tokens: Tokens, amount: Amount) -> bool:
    """Whether "was a half." closes what is told."""
    copula = tokens.word(amount.value - 1) in ("is", "was", "equals")
    alone = amount.value == 0 and amount.end == len(tokens)
    return alone or (copula and not tokens.word(amount.end)[:1].isalpha())


def _is_share(tokens: Tokens, amount: Amount) -> bool:
    before, after = tokens.word(amount.value - 1), tokens.word(amount.end)
    if before in ("first", "second", "other", "better", "in", "the", "-", "last"):
        return False
    if after in _HALF_FOLLOWERS or (before == "by" and is_function(after)):
        return True
    return modifier_before(tokens, amount.value, 0) is not None


_HALF_FOLLOWERS = frozenset(
    "of the a an its their his her our my all those these that were are have had was"
    " said as price what".split()
)


def read_count(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read a plain number: ratio, multiple, age or count."""
    for reader in (_ratio, _quotient, _one_of_many, read_multiple, _age):
        found = reader(tokens, amount)
        if found:
            return found
    if tokens.low[amount.value] in ("a", "an") and amount.low == 1:
        return None
    if _is_lettered(tokens, amount.value_end):
        return None
    return replace(amount, noun=_counted(tokens, amount.value_end))


def _is_lettered(tokens: Tokens, at: int) -> bool:
    """Whether one letter is left behind the number ("flat 12b", "ran 60 k")."""
    letter = tokens.word(at)
    if len(letter) != 1 or not letter.isalpha() or not letter.isascii():
        return False
    return letter == "k" or (tokens.glued(at) and letter not in ("s", "x"))


def _counted(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Return the noun; that of "312 of the 650 seats" stands behind the whole."""
    if tokens.word(at) == "of":
        after = at + 1
        after += tokens.word(after) in ("the", "its", "their", "his", "her", "our")
        whole = read_numeral(tokens, after)
        if whole and whole.form is Form.CARDINAL and tokens.word(after) != "a":
            return find_noun(tokens, whole.end)
    return find_noun(tokens, at)


def _one_of_many(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "one MP in ten", "about one case in 250"."""
    at = amount.value_end
    if amount.low != 1 or not tokens.word(at).isalpha():
        return None
    end = next((at + step for step in (1, 2) if tokens.word(at + step) == "in"), 0)
    if not end or is_function(tokens.low[end - 1]) or is_plural(tokens.low[end - 1]):
        return None
    below = read_numeral(tokens, end + 1)
    if below is None or below.form is not Form.CARDINAL or below.low <= 1:
        return None
    if is_plural(tokens.word(below.end)) or not _is_base(tokens, below, amount):
        return None
    value = 1 / below.low
    return replace(
        amount,
        kind=QuantityKind.RATIO,
        low=value,
        high=value,
        value_end=below.end,
        end=below.end,
        noun=(at, end),
    )


def _ratio(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "one in five", "nine out of ten", "two of every three"."""
    at = amount.value_end
    if (
        tokens.match(at, ("out", "of"))
        or tokens.match(at, ("of", "every"))
        or tokens.match(at, ("in", "every"))
    ):
        at += 2
    elif tokens.word(at) == "in" or tokens.match(at, ("-", "in", "-")):
        at += 1 if tokens.word(at) == "in" else 3
    elif tokens.word(at) == "/" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    else:
        return None
    if tokens.word(at) in ("every", "each"):
        at += 1
    below = read_numeral(tokens, at)
    if below is None or below.form is not Form.CARDINAL or below.low <= abs(amount.low):
        return None
    if amount.low != int(amount.low) or not _is_base(tokens, below, amount):
        return None
    value = amount.low / below.low
    found = replace(
        amount,
        kind=QuantityKind.RATIO,
        low=value,
        high=value,
        value_end=below.end,
        end=below.end,
    )
    return replace(found, noun=find_noun(tokens, below.end))


def _quotient(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "is one over twenty" as a twentieth; elsewhere "over" is "more than"."""
    at = amount.value_end
    if tokens.word(at) != "over":
        return None
    below = read_numeral(tokens, at + 1)
    if below is None or below.form is not Form.CARDINAL or below.low <= abs(amount.low):
        return None
    if unit_after(tokens, below.end, digits=below.digits):
        return None
    led = tokens.word(amount.value - 1) in _QUOTIENT_LEADS
    alone = amount.value == 0 and below.end == len(tokens)
    if not (led or alone) or not is_function(tokens.word(below.end)):
        return None
    value = amount.low / below.low
    return replace(
        amount,
        kind=QuantityKind.RATIO,
        low=value,
        high=value,
        value_end=below.end,
        end=below.end,
    )


_QUOTIENT_LEADS = frozenset("is equals equal = of by to times minus negative".split())


def _is_base(tokens: Tokens, below: Numeral, amount: Amount) -> bool:
    """Whether "in N" is the base of a ratio and no date, time or count."""
    if unit_after(tokens, below.end, digits=below.digits):
        return False
    if tokens.match(amount.value_end, ("out", "of")):
        return below.low <= 20 or below.low in (25, 50, 100, 1000, 10000)
    if 1500 <= below.low <= 2100 and tokens.low[below.end - 1].isdecimal():
        return False
    if amount.low > 1 and tokens.word(amount.value_end) == "in":
        return below.low <= 10 or below.low in (100, 1000, 10000, 100000)
    return True


def read_multiple(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "four times the", "five-fold", "3x"; "met three times" is a count."""
    at = amount.value_end
    if tokens.word(at) == "-" and tokens.glued(at):
        at += 1
    word = tokens.word(at)
    folds = word == "fold" or (word == "x" and tokens.glued(at))
    if not folds and not (word == "times" and tokens.word(at + 1) in _TIMES_FOLLOWERS):
        return None
    return replace(amount, kind=QuantityKind.MULTIPLIER, value_end=at + 1, end=at + 1)


_TIMES_FOLLOWERS = frozenset(
    "the as that what more less higher larger greater bigger its their his her faster"
    " lower smaller longer stronger likelier older those current normal average"
    " earnings book revenue forward trailing expected annual sales".split()
)


def _age(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "the suspect, 19, was", "aged 19" and "a man of 19"."""
    value, at, end = amount.low, amount.value, amount.value_end
    if value > 115 or value != int(value) or end - amount.value != 1:
        return None
    before = tokens.word(amount.value - 1)
    each = before == "both" and tokens.word(at - 2) == ","
    if each and tokens.word(end) == "," and value > 1:
        return replace(amount, kind=QuantityKind.DURATION, unit="a")
    pair = before == "and" and tokens.word(at - 3) in ("aged", "ages")
    if pair and tokens.low[at - 2].isdecimal():
        return replace(amount, kind=QuantityKind.DURATION, unit="a")
    if before in ("turned", "turns") and is_function(tokens.word(end)):
        return replace(amount, kind=QuantityKind.DURATION, unit="a")
    if before in ("then", "now") and tokens.word(end) == ",":
        return replace(amount, kind=QuantityKind.DURATION, unit="a")
    if before in ("aged", "age") or tokens.match(amount.value - 2, ("age", "of")):
        return replace(amount, kind=QuantityKind.DURATION, unit="a")
    if before == "of" and tokens.word(amount.value - 2) in _OF_AN_AGE:
        alone = is_function(tokens.word(end)) or not tokens.word(end).isalpha()
        if alone and tokens.word(amount.value - 3) in ("a", "the", "one", "another"):
            return replace(amount, kind=QuantityKind.DURATION, unit="a")
    if not tokens.low[amount.value].isdecimal() or value < 1:
        return None
    person = tokens.word(amount.value - 2)
    closed = (before, tokens.word(end)) in ((",", ","), ("(", ")"), (",", "."))
    if not closed or not person.isalpha() or is_plural(person):
        return None
    known = tokens.capital(amount.value - 2) or person in _PERSONS
    if known and not (before == "(" and not tokens.capital(amount.value - 3)):
        return replace(amount, kind=QuantityKind.DURATION, unit="a")
    return None


_OF_AN_AGE = frozenset("man woman boy girl child youth teenager pensioner".split())
"""Of "a man of 71"; "a father of three" has three children."""

_PERSONS = frozenset(
    "suspect man woman boy girl victim driver actor actress singer father mother"
    " son daughter wife husband brother sister teenager student defendant player"
    " striker midfielder defender goalkeeper captain author writer director"
    " politician lawyer teacher officer soldier pilot president minister mayor"
    " governor senator chancellor king queen prince princess cyclist pedestrian"
    " motorist farmer chairman founder coach manager golfer swimmer sprinter runner"
    " boxer skier champion winger keeper singer-songwriter musician comedian"
    " presenter journalist photographer doctor nurse architect engineer scientist"
    " professor businessman businesswoman entrepreneur billionaire veteran"
    " grandmother grandfather pope bishop priest judge barrister passenger pensioner"
    " resident widow gunman".split()
)
