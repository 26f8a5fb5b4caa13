"""Words that tell which way an amount goes, each with its reverse; as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Form(Enum):
    """The place in a sentence that a sign takes; only within one is it exchanged."""

    COMPARATIVE = auto()
    SUPERLATIVE = auto()
    PARTICLE = auto()
    PLACE = auto()
    STATE = auto()
    NOUN = auto()
    BASE = auto()
    PRESENT = auto()
    PAST = auto()
    PARTICIPLE = auto()
    GOING = auto()


@dataclass(frozen=True, slots=True)
class Sign:
    """A word, or a few, that give an amount its sign.

    Attributes:
        number: 1 for more, longer, later, north; -1 for the reverse.
        axis: What is more or less, or "" where any amount may be meant.
        reverse: The words of the other sign that fit the same place.
    """

    number: int
    axis: str
    form: Form
    reverse: str


_COMPARATIVES = """
more|fewer
more|less
higher|lower
larger|smaller
greater|smaller
bigger|smaller
longer|shorter|length
wider|narrower|width
deeper|shallower|depth
taller|shorter|height
heavier|lighter|weight
older|younger|age
faster|slower|speed
dearer|cheaper|price
stronger|weaker|strength
warmer|cooler|warmth
hotter|colder|warmth
later|earlier|time
later|sooner|time
"""
_SUPERLATIVES = """
most|fewest
most|least
highest|lowest
largest|smallest
biggest|smallest
greatest|smallest
longest|shortest|length
"""
_PARTICLES = """
up|down
above|below
over|under
"""
_STATES = """
late|early|time
behind schedule|ahead of schedule|time
behind time|ahead of time|time
behind plan|ahead of plan|time
too fast|too slow|speed
too high|too low
too many|too few
too long|too short|length
too late|too early|time
too large|too small
too heavy|too light|weight
"""
_PLACES = """
north|south|north
northwards|southwards|north
east|west|east
eastwards|westwards|east
upstream|downstream|stream
uphill|downhill|hill
"""
_NOUNS = """
rise|fall
increase|decrease
increase|reduction
growth|decline
jump|drop
profit|loss|gain
surplus|deficit|gain
surplus|shortfall|gain
gain|loss|gain
additional costs|savings|cost
extra costs|savings|cost
further costs|savings|cost
added costs|savings|cost
additional costs|saving|cost
"""
_VERBS = """
rise rises rose risen rising|fall falls fell fallen falling
increase increases increased increased increasing|\
decrease decreases decreased decreased decreasing
increase increases increased increased increasing|\
reduce reduces reduced reduced reducing
grow grows grew grown growing|shrink shrinks shrank shrunk shrinking
climb climbs climbed climbed climbing|drop drops dropped dropped dropping
climb climbs climbed climbed climbing|sink sinks sank sunk sinking
jump jumps jumped jumped jumping|plunge plunges plunged plunged plunging
soar soars soared soared soaring|slump slumps slumped slumped slumping
raise raises raised raised raising|lower lowers lowered lowered lowering
raise raises raised raised raising|cut cuts cut cut cutting
boost boosts boosted boosted boosting|trim trims trimmed trimmed trimming
expand expands expanded expanded expanding|\
contract contracts contracted contracted contracting
swell swells swelled swollen swelling|dwindle dwindles dwindled dwindled dwindling
improve improves improved improved improving|\
decline declines declined declined declining
lengthen lengthens lengthened lengthened lengthening|\
shorten shortens shortened shortened shortening|length
prolong prolongs prolonged prolonged prolonging|\
shorten shortens shortened shortened shortening|length
extend extends extended extended extending|\
shorten shortens shortened shortened shortening|length
stretch stretches stretched stretched stretching|\
shorten shortens shortened shortened shortening|length
widen widens widened widened widening|\
narrow narrows narrowed narrowed narrowing|width
gain gains gained gained gaining|lose loses lost lost losing|gain
earn earns earned earned earning|lose loses lost lost losing|gain
strengthen strengthens strengthened strengthened strengthening|\
weaken weakens weakened weakened weakening|strength
"""
_VERB_FORMS = (Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.GOING)


def _rows(table: str) -> Iterator[tuple[str, str, str]]:
    for line in table.replace("\\\n", "").strip().splitlines():
        up, down, *axis = line.split("|")
        yield up, down, axis[0] if axis else ""


def _signs(table: str, form: Form) -> dict[str, Sign]:
    found: dict[str, Sign] = {}
    for up, down, axis in _rows(table):
        found.setdefault(up, Sign(1, axis, form, down))
        found.setdefault(down, Sign(-1, axis, form, up))
    return found


def _verbs() -> dict[str, Sign]:
    found: dict[str, Sign] = {}
    for up, down, axis in _rows(_VERBS):
        for form, one, other in zip(_VERB_FORMS, up.split(), down.split(), strict=True):
            found.setdefault(one, Sign(1, axis, form, other))
            found.setdefault(other, Sign(-1, axis, form, one))
    return found


COMPARATIVES: Mapping[str, Sign] = _signs(_COMPARATIVES, Form.COMPARATIVE)
SUPERLATIVES: Mapping[str, Sign] = _signs(_SUPERLATIVES, Form.SUPERLATIVE)
PARTICLES: Mapping[str, Sign] = _signs(_PARTICLES, Form.PARTICLE)
STATES: Mapping[str, Sign] = _signs(_STATES, Form.STATE)
PLACES: Mapping[str, Sign] = _signs(_PLACES, Form.PLACE)
NOUNS: Mapping[str, Sign] = _signs(_NOUNS, Form.NOUN)
VERBS: Mapping[str, Sign] = _verbs()
"""Inflected forms; "cut" is read as its base form."""

MOVED_BY_PARTICLE = frozenset(
    "go goes went gone going put puts putting bring brings brought push pushed take"
    " taken moved move come came".split()
)
"""Verbs that "up" or "down" gives a sign."""

ALL_WORDS = frozenset(
    word
    for table in (
        COMPARATIVES,
        SUPERLATIVES,
        PARTICLES,
        STATES,
        PLACES,
        NOUNS,
        VERBS,
    )
    for words in table
    for word in words.split()
)
"""Single words of every sign; they say nothing of what the amount is of."""

PLANNED = frozenset(
    "planned plan plans scheduled schedule budgeted budget foreseen intended target"
    " agreed due time deadline".split()
)
ESTIMATED = frozenset("expected estimated estimate forecast projected assumed".split())
BELIEVED = frozenset(
    "believed thought supposed known reckoned measured assumed".split()
)
PROPER = frozenset("proper permitted allowed limit normal usual prescribed".split())
BEFORE = frozenset("before previous previously earlier ago last past formerly".split())
"""Words of what an amount is compared with: a plan, a belief, a norm, a time before."""

_AT_FIRST = "at first|at the start|at the beginning|in the beginning|initially"
AT_FIRST = tuple(_AT_FIRST.split("|"))
BY_NOW = ("now", "today", "at present", "in the end", "at the end", "nowadays")
"""Words that put one of two values before the other."""
