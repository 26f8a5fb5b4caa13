"""Words that the alignment looks for, as data."""

from __future__ import annotations

import re

CAPITALS = r"[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*)* ?"
"""A name, as words in capitals: a pattern that reads each text in one way only. With
the space left open within the repetition, a headline in capitals takes for ever."""

STOP = frozenset(
    """a an the of in on at to for from by with and or as is are was were be been
    being has have had having it its this that these those which who whom whose
    he she they them his her their there here will would shall should can could
    may might must do does did doing than then so such into onto upon about over
    under after before between during through also s t re ve ll d m i we you our
    your us me my if when while where what how why not no nor up down out off
    again more most less fewer some any each all both either neither one two own
    same just very only other another said says saying according per via among
    amid
    """.split()
)

AUXILIARIES = frozenset(
    """is was were are be been being has had have having will would shall should can
    could may might must do does did to not it he she they we you who which that
    """.split()
)
"""Words that stand before a verb."""

NEGATION = frozenset(
    """not no never none nobody nothing neither nor without cannot n't nowhere
    unable failed fails fail refused refuses refuse lacks lack lacked denied
    denies deny rejected rejects reject hardly scarcely barely
    """.split()
)

UNREAL = frozenset(
    """will would plan plans planned planning intend intends intended expect
    expects expected proposes proposed proposal propose may might could if
    unless whether alleged allegedly accused accuses suspected suspect claims
    claimed denied denies deny dismissed dismisses rejected disputed unproven
    reportedly rumoured rumored hopes hoped aims aimed considering considered
    due scheduled set about
    """.split()
)
"""Words that mark what is said as planned, possible, alleged or denied."""

SCOPE = frozenset(
    [
        "all",
        "every",
        "only",
        "none",
        "always",
        "never",
        "entire",
        "whole",
        "each",
        "solely",
    ]
)

ANTONYMS = tuple(
    tuple(line.split(" / "))
    for line in (
        "increase grow rise climb gain expand widen raise / "
        "decrease shrink fall drop decline reduce lower narrow cut lose",
        "more / fewer less",
        "larger bigger greater higher / smaller lower",
        "longer / shorter",
        "above over / below under",
        "before earlier / after later",
        "begin start open launch resume found establish create / "
        "end stop close finish halt suspend cease abolish dissolve disband",
        "join enter arrive / leave quit exit depart withdraw",
        "approve accept adopt pass grant allow permit authorise endorse back "
        "support / "
        "reject refuse deny veto forbid ban prohibit block oppose",
        "win victory / lose defeat",
        "buy purchase acquire / sell",
        "import / export",
        "hire recruit appoint / dismiss sack fire",
        "send give hand deliver transfer / receive take get",
        "lend / borrow",
        "agree accord / disagree dispute",
        "include / exclude",
        "first / last",
        "early / late",
        "old / new young",
        "north northern / south southern",
        "east eastern / west western",
        "left / right",
        "inside internal domestic / outside external foreign",
        "public / private",
        "male man men / female woman women",
        "strong strengthen improve better / weak weaken worsen worse deteriorate",
        "success succeed successful / failure fail unsuccessful",
        "true correct right / false wrong incorrect",
        "legal lawful / illegal unlawful",
        "guilty convict / innocent acquit",
        "attack / defend",
        "ally friend partner / enemy opponent rival",
        "peace / war",
        "continue keep remain stay maintain retain / stop end discontinue abandon drop",
        "add / remove",
        "build construct / demolish destroy",
        "confirm / deny",
        "praise welcome applaud / criticise condemn",
        "free release / arrest detain jail",
        "profit surplus / loss deficit",
        "majority / minority",
        "maximum most / minimum least",
        "fast quick rapid / slow",
        "easy / difficult hard",
        "cheap / expensive",
        "safe / dangerous",
        "rich / poor",
        "urban city / rural countryside",
        "temporary / permanent",
        "direct / indirect",
        "partial partly / complete total full whole",
        "voluntary optional / compulsory mandatory binding",
        "binding / non-binding nonbinding",
        "military / civilian",
        "formal / informal",
        "known / unknown",
        "multiply multiplied / divide",
        "former / current",
        "victory / defeat",
        "able capable / unable incapable",
        "centralised / decentralised",
        "present / absent",
        "active / inactive",
        "dependent / independent",
        "stable stability / unstable instability",
        "encourage urge / discourage warn",
        "shrink / grow",
    )
)
"""Each line: words of one direction, then words of the other."""

IRREGULAR = {
    form: base
    for base, *forms in (
        line.split()
        for line in (
            "rise rose risen",
            "fall fell fallen",
            "grow grew grown",
            "begin began begun",
            "give gave given",
            "take took taken",
            "buy bought",
            "sell sold",
            "win won",
            "lose lost losses loss",
            "send sent",
            "leave left",
            "say said",
            "tell told",
            "make made",
            "find found",
            "hold held",
            "keep kept",
            "lead led",
            "meet met",
            "pay paid",
            "read read",
            "run ran",
            "see saw seen",
            "sit sat",
            "speak spoke spoken",
            "spend spent",
            "stand stood",
            "teach taught",
            "think thought",
            "understand understood",
            "wear wore worn",
            "write wrote written",
            "become became",
            "bring brought",
            "build built",
            "break broke broken",
            "choose chose chosen",
            "come came",
            "draw drew drawn",
            "drive drove driven",
            "fight fought",
            "fly flew flown",
            "forbid forbade forbidden",
            "get got gotten",
            "go went gone",
            "hit hit",
            "know knew known",
            "lend lent",
            "lie lay lain",
            "shrink shrank shrunk",
            "shoot shot",
            "strike struck",
            "swear swore sworn",
            "throw threw thrown",
            "withdraw withdrew withdrawn",
            "die dead died dying death deaths",
            "man men",
            "woman women",
            "child children",
            "person people",
        )
    )
    for form in forms
}
"""Irregular form to base form."""

ONE_AT_A_TIME = re.compile(r"\b(?:only|sole|first|last|alone|won|winner)\b")
"""What marks a place that one name fills, so that another name does refute."""
