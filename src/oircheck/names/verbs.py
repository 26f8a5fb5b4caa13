"""Verbs with the roles of those who take part, and which roles hold one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from oircheck.text.remembered import WORDS

AGENT = "agent"
PATIENT = "patient"
RECEIVER = "receiver"
GIVER = "giver"
THING = "thing"
PLACE = "place"
ORIGIN = "origin"
TARGET = "target"
AS = "as"


@dataclass(frozen=True, slots=True)
class Verb:
    """How the phrases around a verb take part in what it says.

    Attributes:
        relation: What is said; converses share it ("sell" and "buy").
        subject: Role of the subject of the active form.
        object: Role of its object.
        second: Role of the thing where two objects stand ("gave Denmark the ship").
        prepositions: Roles of further phrases, by preposition.
        passive_only: Whether the active form says something else ("is based in").
    """

    relation: str
    subject: str = AGENT
    object: str = PATIENT
    second: str = ""
    prepositions: Mapping[str, str] = field(default_factory=dict)


_IRREGULAR = """
beat beats beat beaten
win wins won won
lose loses lost lost
sell sells sold sold
buy buys bought bought
give gives gave given
take takes took taken
hold holds held held
lead leads led led
write writes wrote written
build builds built built
find finds found found
choose chooses chose chosen
make makes made made
pay pays paid paid
send sends sent sent
lend lends lent lent
meet meets met met
bring brings brought brought
shoot shoots shot shot
draw draws drew drawn
fight fights fought fought
leave leaves left left
teach teaches taught taught
overcome overcomes overcame overcome
begin begins began begun
go goes went gone
sue sues sued sued
run runs ran run
fly flies flew flown
come comes came come
lie lies lay lain
say says said said
tell tells told told
keep keeps kept kept
bear bears bore born
sink sinks sank sunk
fall falls fell fallen
become becomes became become
have has had had
drive drives drove driven
steal steals stole stolen
catch catches caught caught
see sees saw seen
hear hears heard heard
get gets got got
know knows knew known
show shows showed shown
grow grows grew grown
break breaks broke broken
speak speaks spoke spoken
stand stands stood stood
sit sits sat sat
spend spends spent spent
ride rides rode ridden
sing sings sang sung
withdraw withdraws withdrew withdrawn
throw throws threw thrown
wear wears wore worn
swear swears swore sworn
rise rises rose risen
strike strikes struck struck
seek seeks sought sought
"""
_BASES: Mapping[str, str] = {
    form: line.split()[0]
    for line in _IRREGULAR.strip().splitlines()
    for form in line.split()[1:]
}
PARTICIPLES = frozenset(line.split()[3] for line in _IRREGULAR.strip().splitlines())
_PASTS = frozenset(line.split()[2] for line in _IRREGULAR.strip().splitlines())
_TO = {"to": RECEIVER}
_IN = {"in": PLACE, "at": PLACE, "off": PLACE, "near": PLACE}
_ROUTE = {"from": ORIGIN, "to": TARGET}

_TABLE: tuple[tuple[str, Verb], ...] = (
    (
        "beat defeat overcome edge thrash outplay outpoint trounce",
        Verb("beat", prepositions={"in": "contest"}),
    ),
    ("lose", Verb("beat", PATIENT, "contest", prepositions={"to": AGENT})),
    (
        "win",
        Verb(
            "win",
            object=THING,
            prepositions={"against": PATIENT, "over": PATIENT, "from": PATIENT},
        ),
    ),
    ("follow", Verb("follow", prepositions={"as": AS})),
    ("succeed replace", Verb("succeed", prepositions={"as": AS, "with": "x"})),
    (
        "sell",
        Verb("sell", GIVER, THING, RECEIVER, prepositions=_TO),
    ),
    (
        "buy acquire purchase",
        Verb("sell", RECEIVER, THING, prepositions={"from": GIVER}),
    ),
    (
        "hand give transfer cede donate grant award return present deliver",
        Verb("give", GIVER, THING, RECEIVER, prepositions=_TO),
    ),
    ("receive obtain", Verb("give", RECEIVER, THING, prepositions={"from": GIVER})),
    ("lend loan lease", Verb("lend", GIVER, THING, RECEIVER, prepositions=_TO)),
    ("borrow", Verb("lend", RECEIVER, THING, prepositions={"from": GIVER})),
    ("inherit", Verb("inherit", RECEIVER, THING, prepositions={"from": GIVER})),
    (
        "appoint name nominate elect choose proclaim declare crown",
        Verb("appoint", prepositions={"as": AS, "to": AS}),
    ),
    ("found establish", Verb("found", object=THING, prepositions=_IN)),
    ("write author", Verb("write", object=THING)),
    ("compose", Verb("compose", object=THING)),
    ("paint", Verb("paint", object=THING)),
    ("design", Verb("design", object=THING)),
    ("build construct", Verb("build", object=THING, prepositions=_IN)),
    ("invent", Verb("invent", object=THING)),
    ("discover find", Verb("find", object=THING, prepositions=_IN)),
    ("open inaugurate unveil", Verb("open", object=THING, prepositions=_IN)),
    ("close shut", Verb("close", object=THING)),
    ("launch", Verb("launch", object=THING, prepositions={**_IN, "from": ORIGIN})),
    ("propose", Verb("propose", object=THING)),
    ("sign", Verb("sign", object=THING, prepositions=_IN)),
    ("own", Verb("own", object=THING)),
    ("pardon", Verb("pardon")),
    ("convict sentence", Verb("convict", prepositions=_IN)),
    ("acquit", Verb("acquit", prepositions=_IN)),
    ("sue", Verb("sue", prepositions=_IN)),
    ("accuse", Verb("accuse", prepositions={"of": "charge"})),
    ("call", Verb("call", object=AS, second=PATIENT)),
    ("attack invade", Verb("attack")),
    ("arrest", Verb("arrest", prepositions=_IN)),
    ("bear", Verb("bear", prepositions={"in": PLACE})),
    ("die", Verb("die", prepositions={"in": PLACE, "at": PLACE})),
    ("bury", Verb("bury", object=PATIENT, prepositions=_IN)),
    ("base headquarter", Verb("base", prepositions=_IN)),
    ("hold", Verb("hold", object=THING, prepositions=_IN)),
    ("lie", Verb("lie", prepositions=_IN)),
    ("sail fly travel go move", Verb("go", prepositions=_ROUTE)),
    ("meet", Verb("meet", prepositions={"with": PATIENT, **_IN})),
    ("marry", Verb("marry")),
    ("teach", Verb("teach")),
    ("pay", Verb("pay", prepositions={"for": THING})),
    ("lead head", Verb("lead:head", object=THING)),
    ("command", Verb("lead:commander", object=THING)),
    ("chair", Verb("lead:chair", object=THING)),
    ("co-chair", Verb("many:chair", object=THING)),
    ("direct", Verb("lead:director", object=THING)),
    ("captain skipper", Verb("lead:captain", object=THING)),
    ("coach", Verb("lead:coach", object=THING)),
    ("manage", Verb("lead:manager", object=THING)),
    ("edit", Verb("lead:editor", object=THING)),
    ("conduct", Verb("lead:conductor", object=THING)),
    ("govern", Verb("lead:governor", object=THING)),
)
VERBS: Mapping[str, Verb] = {
    word: verb for words, verb in _TABLE for word in words.split()
}
"""Verbs by their base form."""

PHRASES: Mapping[tuple[str, ...], Verb] = {
    ("take", "over", "from"): Verb("succeed", prepositions={"as": AS}),
    ("take", "over"): Verb("give", RECEIVER, THING, prepositions={"from": GIVER}),
    ("take", "command", "of"): Verb(
        "give", RECEIVER, THING, prepositions={"from": GIVER, "as": AS}
    ),
    ("take", "charge", "of"): Verb(
        "give", RECEIVER, THING, prepositions={"from": GIVER, "as": AS}
    ),
    ("take", "place"): Verb("hold", THING, "", prepositions=_IN),
    ("hand", "over"): Verb("give", GIVER, THING, prepositions={**_TO, "as": AS}),
    ("have", "its", "headquarters"): Verb("base", PATIENT, "", prepositions=_IN),
    ("hand", "control", "of"): Verb("give", GIVER, THING, prepositions=_TO),
    ("give", "way", "to"): Verb("succeed", PATIENT, AGENT),
    ("lose", "to"): Verb("beat", PATIENT, AGENT, prepositions={"in": "contest"}),
    ("go", "to"): Verb("win:go", THING, AGENT, prepositions={"from": ORIGIN}),
    ("preside", "over"): Verb("lead:chair", object=THING),
    ("pay", "for"): Verb("pay", object=THING),
    ("set", "up"): Verb("found", object=THING, prepositions=_IN),
    ("knock", "out"): Verb("beat"),
}
"""Verbs of several words, by base form, longest first where they begin alike."""

ASYMMETRIC: Mapping[str, tuple[tuple[str, str], ...]] = {
    "beat": ((AGENT, PATIENT),),
    "win": ((AGENT, PATIENT),),
    "succeed": ((AGENT, PATIENT),),
    "sell": ((GIVER, RECEIVER), (RECEIVER, THING)),
    "give": ((GIVER, RECEIVER),),
    "lend": ((GIVER, RECEIVER),),
    "inherit": ((GIVER, RECEIVER),),
    "sue": ((AGENT, PATIENT),),
    "accuse": ((AGENT, PATIENT),),
    "attack": ((AGENT, PATIENT),),
    "appoint": ((AGENT, PATIENT),),
    "pardon": ((AGENT, PATIENT),),
    "convict": ((AGENT, PATIENT),),
    "acquit": ((AGENT, PATIENT),),
    "teach": ((AGENT, PATIENT),),
    "go": ((ORIGIN, TARGET),),
    "move": ((ORIGIN, TARGET),),
}
"""Pairs of roles that cannot both be filled the other way round."""

MUTUAL = frozenset({"meet", "marry"})
"""Verbs whose two sides may change places."""

EXCLUSIVE: Mapping[str, Mapping[str, str]] = {
    "succeed": {AGENT: PATIENT, PATIENT: AGENT},
    "win": {AGENT: THING},
    "sell": {RECEIVER: THING, GIVER: THING},
    "give": {RECEIVER: THING, GIVER: THING},
    "lend": {RECEIVER: THING, GIVER: THING},
    "inherit": {RECEIVER: THING, GIVER: THING},
    "appoint": {PATIENT: AS, AGENT: PATIENT},
    "found": {AGENT: THING, PLACE: THING},
    "write": {AGENT: THING},
    "compose": {AGENT: THING},
    "paint": {AGENT: THING},
    "design": {AGENT: THING},
    "build": {AGENT: THING, PLACE: THING},
    "invent": {AGENT: THING},
    "find": {AGENT: THING, PLACE: THING},
    "open": {AGENT: THING, PLACE: AGENT},
    "launch": {AGENT: THING, PLACE: THING, ORIGIN: THING},
    "propose": {AGENT: THING},
    "own": {AGENT: THING},
    "pardon": {AGENT: PATIENT},
    "convict": {AGENT: PATIENT},
    "acquit": {AGENT: PATIENT},
    "arrest": {PLACE: PATIENT},
    "bear": {PLACE: PATIENT},
    "die": {PLACE: AGENT},
    "bury": {PLACE: PATIENT},
    "base": {PLACE: PATIENT},
    "hold": {PLACE: THING},
    "lie": {PLACE: AGENT},
    "go": {TARGET: AGENT, ORIGIN: AGENT},
    "pay": {AGENT: THING},
    "beat": {},
}
"""Roles that hold one at a time: each with the role that must be the same."""

AUXILIARIES = frozenset("is are was were be been being has have had".split())
TO_BE = frozenset("is are was were be been being gets got get".split())
PERFECT = frozenset("has have had".split())
PRESENT = frozenset("is are has have".split())


@lru_cache(maxsize=WORDS)
def base_form(word: str) -> str | None:
    """Return the base form of an inflected verb of the tables, or ``None``."""
    if word in _BASES:
        return _BASES[word]
    if word in _NOUNS:
        return None
    for ending, puts in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            head = word[: len(word) - len(ending)]
            for put in puts:
                if head + put in _KNOWN:
                    return head + put
            if ending != "s" and head[-1:] == head[-2:-1] and head[:-1] in _KNOWN:
                return head[:-1]
    return None


_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
)
_KNOWN = frozenset(VERBS) | {words[0] for words in PHRASES}


def is_past(word: str) -> bool:
    """Whether a form may be the past tense."""
    return word in _PASTS or (word.endswith("ed") and len(word) > _SHORTEST_PAST)


def is_participle(word: str) -> bool:
    """Whether a form may be the past participle."""
    return word in PARTICIPLES or (word.endswith("ed") and len(word) > _SHORTEST_PAST)


_SHORTEST_PAST = 4
_NOUNS = frozenset("bases crowns moves designs names signs presents founds".split())
"""Forms of the verbs above that are nearly always nouns."""
