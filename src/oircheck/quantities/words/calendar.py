"""Names of months, days, seasons and feasts, and words around dates, as data."""

from __future__ import annotations

from collections.abc import Mapping

from oircheck.types import Modifier

FULL_MONTHS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november"
        " december".split(),
        start=1,
    )
}
SHORT_MONTHS: Mapping[str, int] = {
    name[:3]: number for name, number in FULL_MONTHS.items() if name != "may"
} | {"sept": 9}
MONTHS: Mapping[str, int] = {**FULL_MONTHS, **SHORT_MONTHS}
DOUBTFUL_MONTHS = frozenset({"may", "march"})
"""Months that are verbs or names too: they need a word of dating beside them."""

WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
SHORT_WEEKDAYS: Mapping[str, int] = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
NAMED_DAYS = frozenset("black good ash super bloody cyber palm easter holy".split())
"""Before a weekday these make the name of one certain day."""

SEASONS: Mapping[str, int] = {
    "spring": 3,
    "springtime": 3,
    "summer": 6,
    "summertime": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
    "wintertime": 12,
}
"""Seasons of the north by their first month."""

DECADE_WORDS: Mapping[str, int] = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}
PERIOD_WORDS = frozenset(
    "day week weekend fortnight month quarter season year decade century".split()
)
DAY_PARTS = frozenset("morning afternoon evening night".split())
POINTERS: Mapping[str, int] = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}
"""Words that count periods from the publication date."""

RELATIONS: Mapping[tuple[str, ...], Modifier] = {
    ("in",): Modifier.IN,
    ("during",): Modifier.IN,
    ("within",): Modifier.IN,
    ("throughout",): Modifier.IN,
    ("in", "around"): Modifier.ABOUT,
    ("in", "about"): Modifier.ABOUT,
    ("in", "circa"): Modifier.ABOUT,
    ("in", "approximately"): Modifier.ABOUT,
    ("over",): Modifier.IN,
    ("on",): Modifier.EXACT,
    ("on", "or", "about"): Modifier.ABOUT,
    ("at",): Modifier.EXACT,
    ("as", "of"): Modifier.EXACT,
    ("as", "early", "as"): Modifier.EXACT,
    ("as", "late", "as"): Modifier.EXACT,
    ("as", "recently", "as"): Modifier.EXACT,
    ("far", "back", "as"): Modifier.EXACT,
    ("as", "at"): Modifier.EXACT,
    ("dated",): Modifier.EXACT,
    ("ever", "since"): Modifier.SINCE,
    ("since",): Modifier.SINCE,
    ("since", "about"): Modifier.SINCE,
    ("starting",): Modifier.SINCE,
    ("beginning",): Modifier.SINCE,
    ("starting", "in"): Modifier.SINCE,
    ("beginning", "in"): Modifier.SINCE,
    ("starting", "on"): Modifier.SINCE,
    ("beginning", "on"): Modifier.SINCE,
    ("effective",): Modifier.SINCE,
    ("by",): Modifier.BY,
    ("on", "or", "before"): Modifier.BY,
    ("on", "or", "after"): Modifier.SINCE,
    ("no", "later", "than"): Modifier.BY,
    ("not", "later", "than"): Modifier.BY,
    ("until",): Modifier.UNTIL,
    ("till",): Modifier.UNTIL,
    ("up", "until"): Modifier.UNTIL,
    ("up", "to"): Modifier.UNTIL,
    ("through",): Modifier.UNTIL,
    ("before",): Modifier.BEFORE,
    ("prior", "to"): Modifier.BEFORE,
    ("ahead", "of"): Modifier.BEFORE,
    ("pre", "-"): Modifier.BEFORE,
    ("earlier", "than"): Modifier.BEFORE,
    ("after",): Modifier.AFTER,
    ("following",): Modifier.AFTER,
    ("post", "-"): Modifier.AFTER,
    ("later", "than"): Modifier.AFTER,
    ("about",): Modifier.ABOUT,
    ("around",): Modifier.ABOUT,
    ("circa",): Modifier.ABOUT,
    ("c", "."): Modifier.ABOUT,
    ("from",): Modifier.SINCE,
}
"""Words before a date that say how an event lies to it."""

PARTS: Mapping[tuple[str, ...], Modifier] = {
    ("early",): Modifier.EARLY,
    ("early", "in"): Modifier.EARLY,
    ("early", "-"): Modifier.EARLY,
    ("mid",): Modifier.MID,
    ("mid", "-"): Modifier.MID,
    ("middle", "of"): Modifier.MID,
    ("late",): Modifier.LATE,
    ("late", "in"): Modifier.LATE,
    ("late", "-"): Modifier.LATE,
    ("end", "of"): Modifier.LATE,
    ("end", "-"): Modifier.LATE,
    ("close", "of"): Modifier.LATE,
    ("tail", "end", "of"): Modifier.LATE,
    ("start", "of"): Modifier.EARLY,
    ("beginning", "of"): Modifier.EARLY,
    ("turn", "of"): Modifier.EARLY,
    ("outset", "of"): Modifier.EARLY,
    ("earlier",): Modifier.EXACT,
    ("later",): Modifier.EXACT,
    ("earlier", "in"): Modifier.EXACT,
    ("later", "in"): Modifier.EXACT,
}
"""Words before a date that pick a part of it."""

FUTURE_CUES = frozenset(
    "will would shall must need needs payable matures due until till expected expects"
    " expect upcoming scheduled"
    " plan plans planned set next should deadline opens begins starts hope hopes aims"
    " aim intends intend wants want may might can could 'll forthcoming slated ll"
    " rises closes launches returns becomes enters takes comes"
    " promises promised vows vowed pledges pledged proposed ahead kicks runs lasts"
    " expires ends seeks looking resumes forecast forecasts projected anticipated"
    " anticipates target targets hoping planning".split()
)
PAST_CUES = frozenset(
    "said told added wrote was were had did ago tweeted reported".split()
)
STAYED = frozenset(
    "stayed remained lasted ruled reigned ran served worked lived stood kept continued"
    " operated led governed".split()
)
"""Verbs that put "until March" and "through April" into the past."""

UNDATED_FROM = frozenset(
    "postponed moved delayed rescheduled adjourned deferred date dates dating dated"
    " oldest latest newest results data figures photo photos video footage document"
    " documents report reports levels level compared unchanged down up".split()
)
"""Before "from 2010" these show that nothing begins then."""

FENCES = frozenset(
    {",", ";", ":", "that", "said", "told", '"', "\u201c", "\u201d", "and", "but"}
)
"""Signs and words at which the look ahead for a future cue stops."""

DATING = frozenset(
    "in since by until till before after from to through during of early mid late last"
    " next this and or between on for each every previous past following about around"
    " - the".split()
)
"""Words beside which "May" and "March" are months."""
