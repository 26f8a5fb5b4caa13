"""What is known about nouns: plurals, sets of like meaning, what contains what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from oircheck.text.remembered import WORDS

FUNCTION_WORDS = frozenset(
    "a an the this that these those and or nor but if then than as of in on at by for"
    " from to into onto with without within between among amid over under above below"
    " after before during since until till through throughout across along against"
    " about around near per via despite except like unlike toward towards upon off up"
    " down out is are was were be been being am has have had having do does did will"
    " would shall should can could may might must not no yes he she it they we you i"
    " him her them us me his its their our your my who whom whose which what when"
    " where why how there here also only just even still yet already ever never again"
    " too very so such both each every either neither all any some most more less"
    " fewer much many few several other another own same because while although though"
    " unless whether however therefore thus including included according said says say"
    " told tells made make makes took take takes went go goes came come comes got get"
    " gets gave give gives ago later earlier last next apiece each together alike"
    " compared versus vs plus minus times altogether".split()
)
NOT_NOUNS = frozenset(
    "died die dies fled flee remain remains remained became become becomes began begin"
    " begins left leave leaves lost lose loses won win wins fell fall falls rose rise"
    " rises held hold holds met meet meets led lead leads kept keep keeps found find"
    " finds saw see sees sent send sends stood stand stands spent spend spends built"
    " paid pay pays sold sell sells broke break breaks grew grow grows drew ran"
    " survive survives live lives lived need needs took voted say stay stays stayed"
    " want wants agree agrees signed sign joined join joins attend attended escaped"
    " crossed drowned gathered perished fought fight flew fly flown drove hit struck"
    " burned burnt sank sunk shot taken given gone seen known shown worth long tall"
    " high wide deep old away apart back ahead behind backed skipped lack lacks"
    " strong seriously badly critically daily weekly monthly annually respectively"
    " overall worldwide nationwide abroad today yesterday tomorrow now bear fed".split()
)
"""Words after a number that are never its noun."""

VERB_FORMS = frozenset(
    "includes excludes shows represents reflects remains contains"
    " works falls rises needs leaves lives holds wins begins says makes takes gives"
    " comes goes plays runs seeks shows stays stands means lost left met lies".split()
)
STATES = frozenset(
    "dead wounded injured missing hurt killed infected displaced".split()
)
"""Participles that stand for people ("41 dead")."""

MASS_NOUNS = frozenset(
    "crew staff personnel cattle livestock artillery ammunition equipment aircraft"
    " spacecraft police clergy infantry cavalry housing building training meeting"
    " hearing killing bombing shooting wedding feed seed breed percent manpower".split()
)
PLURALS = frozenset(
    "people men women children police personnel staff crew cattle sheep fish deer"
    " aircraft spacecraft servicemen servicewomen policemen policewomen firemen"
    " firefighters gunmen fishermen businessmen congressmen lawmen teeth feet geese"
    " mice oxen alumni criteria phenomena data media bacteria fungi nuclei cacti"
    " syllabi series species headquarters barracks troops clergy crews salmon trout"
    " youth dice offspring livestock countrymen craftsmen freshmen gentlemen hitmen"
    " midwives wives lives knives wolves halves calves shelves thieves bps swiss"
    " japanese chinese portuguese vietnamese sudanese lebanese taiwanese analyses"
    " crises theses hypotheses bases oases diagnoses axes gas gases buses viruses"
    " campuses bonuses statuses censuses choruses percent".split()
) - {"percent", "gas", "swiss"}
NO_PLURALS = frozenset(
    "this his its was has does gas bus plus thus yes news always perhaps besides"
    " towards afterwards nowadays sometimes across unless less various previous"
    " serious famous campus virus bonus status census chorus focus basis crisis"
    " analysis thesis lens chaos texas kansas arkansas paris honduras athens brussels"
    " wales naples cyprus isis politics physics economics mathematics athletics"
    " christmas hundreds thousands minus versus consensus surplus corps".split()
)
_ALIKE = """
troop|soldier|serviceman|servicemember|servicewoman|personnel|force|fighter|trooper
people|person|individual|human
base|outpost|garrison
home|house|dwelling|residence
nation|country|state
protester|demonstrator|marcher
militant|insurgent|jihadist|extremist|gunman
refugee|asylum-seeker
migrant|immigrant
child|kid|youngster|minor
worker|employee|staff|labourer|laborer|staffer
member|participant
student|pupil|schoolchild
lawmaker|legislator|parliamentarian|mp|congressman
firm|company|business|corporation|enterprise
car|vehicle|automobile
plane|aircraft|airplane|aeroplane|jet|airliner
ship|vessel|boat
town|village|settlement
killing|death|fatality|casualty|dead|killed
wounded|injured|injury|hurt
detainee|prisoner|inmate
doctor|physician
policeman|police officer|officer|police|policewoman
operation|mission|raid
attack|assault|strike|bombing
job|post|position
voter|elector
case|infection
customer|client|subscriber
civilian|noncombatant
location|site|place
hostage|captive
share|stock
advisor|adviser
flat|apartment
film|movie
journalist|reporter|newsman
rocket|missile
seat|mandate
victim|casualty
visitor|tourist
resident|inhabitant|local
ballot|vote
family|household
shop|store|outlet
""".strip()
_KINDS = """
people > troop soldier protester militant refugee migrant child worker member \
student lawmaker detainee doctor policeman voter customer civilian hostage advisor \
visitor resident man woman adult boy girl american briton iraqi american villager \
passenger fan patient official journalist teacher nurse driver victim killing \
wounded dead marine sailor airman nurse officer survivor farmer miner firefighter \
rebel user reader viewer respondent shareholder parent teenager player athlete \
citizen pensioner guest judge minister leader commander diplomat crew pilot guard \
volunteer expert scientist researcher engineer spectator supporter attendee
troop > marine sailor airman reservist paratrooper infantryman
base > airbase camp
vehicle > truck tank lorry bus van
building > home school hospital shop
animal > cow sheep dog cat bird fish elephant rhino tiger horse
aircraft > helicopter drone glider bomber fighter airship
weapon > rifle rocket gun mortar
attack > ambush kidnapping assassination shooting
"""
IRREGULAR: Mapping[str, str] = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "thieves": "thief",
    "calves": "calf",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "bases": "base",
    "cases": "case",
    "houses": "house",
    "horses": "horse",
    "nurses": "nurse",
    "courses": "course",
    "causes": "cause",
    "phases": "phase",
    "purchases": "purchase",
    "releases": "release",
    "leases": "lease",
    "increases": "increase",
    "decreases": "decrease",
    "licenses": "license",
    "responses": "response",
    "expenses": "expense",
    "universes": "universe",
    "diseases": "disease",
    "offenses": "offense",
    "databases": "database",
    "crises": "crisis",
    "analyses": "analysis",
    "series": "series",
    "species": "species",
    "aircraft": "aircraft",
    "troops": "troop",
    "forces": "force",
    "media": "media",
    "data": "data",
    "police": "police",
    "headquarters": "headquarters",
    "barracks": "barracks",
    "movies": "movie",
    "axes": "axe",
    "shoes": "shoe",
    "ties": "tie",
    "deaths": "death",
    "lies": "lie",
    "pies": "pie",
}


@lru_cache(maxsize=WORDS)
def lemma(noun: str) -> str:
    """Return the singular of a lower-case noun; other words come back as they are."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if len(noun) < 4 or noun[-1] != "s" or noun in NO_PLURALS:
        return noun[:-3] + "man" if noun.endswith("men") and len(noun) > 5 else noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zes", "oes", "uses")):
        return noun[:-2]
    return noun if noun.endswith(("ss", "us", "is")) else noun[:-1]


def plural(noun: str) -> str:
    """Return the plural of a lower-case noun."""
    for many, one in IRREGULAR.items():
        if one == noun:
            return many
    if noun.endswith("man") and noun not in ("human", "german", "roman", "ottoman"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("ch", "sh", "s", "x", "z")):
        return noun + "es"
    return noun + "s"


def _alike() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_ALIKE.splitlines()):
        for word in line.split("|"):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _KINDS.replace("\\\n", "").strip().splitlines():
        above, _, below = line.partition(" > ")
        for word in below.split():
            found.setdefault(word, set()).add(above)
    return {word: frozenset(words) for word, words in found.items()}


ALIKE = _alike()
"""Sets of nouns that may count the same things, by noun."""

KINDS = _kinds()
"""Nouns above a noun: every soldier is one of the people."""


def same_noun(one: str, other: str) -> bool:
    """Whether two singular nouns are the same or synonyms."""
    if one == other:
        return True
    return bool(ALIKE.get(one, frozenset()) & ALIKE.get(other, frozenset()))


def includes(*, above: str, below: str) -> bool:
    """Whether whatever ``below`` counts is also counted by ``above``."""
    if above == below:
        return True
    if any(same_noun(above, kind) for kind in KINDS.get(below, frozenset())):
        return True
    for word in ALIKE:
        if word != below and same_noun(word, below):
            kinds = KINDS.get(word, frozenset())
            if any(same_noun(above, kind) for kind in kinds):
                return True
    return False
