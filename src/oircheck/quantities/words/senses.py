"""Words of like meaning around a value: verbs of change, loss, transfer; as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from oircheck.quantities.words.noun_table import lemma
from oircheck.text.remembered import WORDS

_SENSES = """
transfer: hand over, hand back, turn over, give up control, give up, transfer, cede, \
return control, handover, hand-over, hand, transition, relinquish, pass to
withdraw: withdraw, pull out, withdrawal, pullout, drawdown, pull back, draw down
reduce: reduce, reduction, cut, shrink, lower, decrease, decline, fall, drop, slash, \
downsize, diminish, dip, slip, slide, plunge, plummet, down, trim, tumble, shed, fewer
increase: increase, rise, grow, growth, climb, jump, surge, gain, expand, expansion, \
soar, up, raise, hike, boost, higher
kill: kill, die, dead, death, fatality, slay, fatal, lose their life, \
lose his life, lose her life, murder, massacre, perish, lose \
life, claim life, deadly, toll
wound: wound, injure, injury, hurt, maim
miss: missing, unaccounted
detain: arrest, detain, detention, capture, custody, jail, imprison
free: release, free, liberate, liberation
displace: displace, flee, fled, uproot, evacuate
rescue: rescue, save, pull alive
infect: infect, infection, test positive
heal: recover, recovery, heal
train: train, training, instruct, coach
establish: establish, founded, create, set up, form, launch, establishment, creation
begin: begin, start, open, commence, kick off
end: end, finish, conclude, close, stop, cease
seize: seize, capture, take control, overrun, take over
attack: attack, assault, strike, bomb, bombing, raid, ambush, shell, hit
conduct: conduct, carry out, perform, undertake, execute
fly: fly, flight
sign: sign, signature
approve: approve, pass, adopt, endorse, ratify, vote for, in favour, in favor
reject: reject, vote against, oppose, throw out, turn down, vote down
win: win, victory, defeat, beat
lose: lose, loss
build: build, construct, construction
destroy: destroy, demolish, raze, burn down, destruction
buy: buy, purchase, acquire, acquisition, takeover
sell: sell, sale
hire: hire, recruit, employ, take on
dismiss: lay off, fire, sack, dismiss, redundant, layoff
earn: earn, profit, income
spend: spend, cost, expenditure
receive: receive, get, obtain
send: send, deploy, dispatch, deployment
remain: remain, stay, still, keep, maintain
visit: visit, trip
meet: meet, meeting, summit, talk
attend: attend, take part, participate, join, gather
announce: announce, declare, say, state, announcement, report, tell
elect: elect, election, vote
sentence: sentence, jail term, prison
house: house, host, accommodate, home
cause: cause, lead to, result in
us: us, u.s., united states, american, america
uk: uk, u.k., united kingdom, britain, british
eu: eu, e.u., european union
un: un, u.n., united nations
isis: isis, isil, daesh, islamic state, is group
"""
_IRREGULAR = (
    "gave give given give took take taken take sent send fell fall fallen fall rose"
    " rise"
    " risen rise grew grow grown grow met meet won win lost lose said say left leave"
    " held"
    " hold built build began begin begun begin led lead paid pay sold sell shot shoot"
    " fought fight flew fly flown fly drove drive driven drive ran run came come went"
    " go"
    " gone go made make found find got get saw see seen see knew know known know spoke"
    " speak wrote write written write bought buy brought bring caught catch taught"
    " teach"
    " thought think stood stand became become broke break broken break chose choose"
    " chosen choose drew draw drawn draw stole steal stolen steal wore wear withdrew"
    " withdraw withdrawn withdraw fled flee died die dying die dies die lying lie told"
    " tell kept keep spent spend lent lend beaten beat shrank shrink shrunk shrink slew"
    " slay slain slay threw throw thrown throw sank sink sunk sink swept sweep struck"
    " strike cut cut hit hit"
    " burnt burn overran overrun undertook undertake sought seek fed feed fled flee"
).split()
_PAST: Mapping[str, str] = dict(zip(_IRREGULAR[::2], _IRREGULAR[1::2], strict=True))
FATES = frozenset(
    "kill wound miss detain free displace rescue infect heal approve reject hire"
    " dismiss"
    " buy sell win lose establish".split()
)
"""Senses of which one value can have only one: the killed are not the wounded."""

GENERIC = frozenset({"announce"})
"""Senses that say nothing about what a value belongs to."""

_LONGEST = 3
"""Words in which the rest of a parted verb is looked for."""


@lru_cache(maxsize=WORDS)
def root(word: str) -> str:
    """Return a crude stem of a lower-case word, the same for its inflected forms."""
    if word in _PAST:
        word = _PAST[word]
    single = lemma(word)
    if single == word:
        if len(word) > 5 and word.endswith("ing"):
            single = _undoubled(word[:-3])
        elif len(word) > 4 and word.endswith("ied"):
            single = word[:-3] + "y"
        elif len(word) > 4 and word.endswith("ed"):
            single = _undoubled(word[:-2])
    return single[:-1] if len(single) > 3 and single.endswith("e") else single


def is_past(word: str) -> bool:
    """Whether a lower-case word is an irregular past form."""
    return word in _PAST


def _undoubled(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if len(stem) > 5 and stem.endswith("ll"):
        return stem[:-1]
    return stem


def _table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _SENSES.replace("\\\n", "").strip().splitlines():
        name, _, members = line.partition(":")
        for member in members.split(","):
            words = tuple(root(word) for word in member.split())
            found.setdefault(words[0], []).append((words, name))
    return {
        word: tuple(sorted(rows, key=lambda row: -len(row[0])))
        for word, rows in found.items()
    }


_BY_FIRST = _table()
SENSES = frozenset(name for rows in _BY_FIRST.values() for _, name in rows)
"""Names of all senses."""

_AKIN = (
    {"withdraw", "reduce"},
    {"withdraw", "transfer"},
    {"build", "establish"},
    {"begin", "establish"},
    {"hire", "increase"},
    {"dismiss", "reduce"},
    {"seize", "detain"},
    {"attack", "conduct"},
    {"lose", "reduce"},
    {"win", "receive"},
    {"spend", "buy"},
    {"conduct", "fly"},
)


def akin(one: str, other: str) -> bool:
    """Whether two senses may tell of the same event."""
    return one == other or {one, other} in _AKIN


def sense_at(roots: list[str], at: int) -> tuple[str, int]:
    """Return the sense of the words at a place, and how many words make it."""
    for words, name in _BY_FIRST.get(roots[at], ()):
        if tuple(roots[at : at + len(words)]) == words:
            return name, len(words)
        if (
            len(words) == 2
            and roots[at + 1 : at + _LONGEST + 1].count(words[1])
            and words[0] in ("hand", "turn", "giv", "pull")
        ):
            return name, 1
    return roots[at], 1
