"""Titles, offices, organisation words and other vocabulary of names."""

from __future__ import annotations

from collections.abc import Mapping

TITLES = frozenset(
    """mr mrs ms miss mx dr doctor prof professor sir dame lord lady sheikh imam rabbi
    general gen colonel col lieutenant lt lieut major maj captain capt sergeant sgt
    corporal cpl private admiral adm commodore commander cmdr cdr brigadier brig
    marshal ensign president pres premier prime minister senator sen representative
    rep congressman congresswoman governor gov mayor councillor cllr alderman
    ambassador envoy judge justice magistrate inspector superintendent supt constable
    officer father fr brother sister mother bishop archbishop cardinal pope abbot
    abbess reverend rev pastor deacon canon dean king queen prince princess emperor
    duke duchess count countess baron baroness chancellor secretary chairman chairwoman
    chair coach manager director editor engineer architect agent detective commissioner
    deputy vice rear surveyor attorney chief speaker treasurer rector spokesman
    spokeswoman spokesperson comrade minister-president hon honourable st saint saints
    foreman skipper conductor author painter composer poet singer actor actress
    midfielder striker goalkeeper setter pilot historian researcher scientist lawyer
    prosecutor leader founder curator intendant""".split()
)
"""Words before a name that belong to a person."""

SAINTS = frozenset({"st", "saint", "saints"})
"""Titles that places and houses keep: "St Brigid Hospital" is no person."""

HONORIFICS: Mapping[str, str] = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "king": "m",
    "prince": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "dame": "f",
    "lady": "f",
    "queen": "f",
    "princess": "f",
}
"""Titles that tell a man from a woman."""

PARTICLES = frozenset(
    """van von der den de da di do dos das du del della la le el al bin bint ibn ben
    abu af av zu zur ter ten und y san santa mac st e""".split()
)
"""Words inside a person's name that may be written small."""

SUFFIXES = frozenset("jr sr ii iii iv phd md mp qc kc obe".split())
"""Words after a person's name that are no part of it."""

ORGANISATIONS = frozenset(
    """ministry department agency authority bureau office commission committee council
    board court tribunal parliament congress senate assembly house party union league
    front alliance coalition federation association society institute institution
    university college school academy hospital clinic museum theatre theater library
    bank fund foundation trust company corporation corp inc ltd plc llc gmbh group
    holdings brothers sons partners airlines airways railway railways shipping line
    lines press times post news journal gazette herald tribune service services
    command force forces army navy guard corps brigade battalion regiment division
    battlegroup squadron police fc united city club team orchestra ensemble choir church
    order programme program project mission operation treaty pact organisation
    organization centre center laboratory station yard works mill brewery embassy
    secretariat network systems motors steel energy oil foods pharma technologies
    opera ballet philharmonic symphony conference summit forum games cup prize award
    championship championships festival act resolution agreement convention task
    security rovers wanderers athletic peshmerga studio studios farm estate hotel
    castle palace tower dam ship infirmary hospice sanatorium priory abbey cathedral
    shipyard foundry guildhall""".split()
)
"""Words that make a capitalised run an organisation or a thing, not a person."""

GEOGRAPHY = frozenset(
    """river lake sea ocean bay gulf cape island islands isle mount mountain mountains
    valley desert forest hill hills port fort camp base airport harbour harbor province
    county district region state republic kingdom city town village street road avenue
    square bridge lane park north south east west northern southern eastern western
    upper lower new old great little central coast strait peninsula""".split()
)
"""Words that make a capitalised run a place."""

CALENDAR = frozenset(
    """january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday
    thursday friday saturday sunday easter christmas ramadan spring summer autumn
    winter""".split()
)
"""Months, weekdays and feasts: capitals that name no one."""

ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth last next
    previous other another new old same final opening closing northern southern eastern
    western upper lower left right east west north south former latter men's women's
    best worst largest smallest oldest youngest male female domestic foreign""".split()
)
NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty dozen hundred thousand million
    both several many few all most""".split()
)
RANKS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last".split()
)
JOINTS = frozenset(
    """and but or while when where whereas because although though if unless who whom
    which whose that so then than nor after before since""".split()
)
MEASURES = frozenset(
    """euro euros dollar dollars pound pounds crown crowns kroner krona kronor franc
    francs yen rouble roubles rupee rupees peso pesos cent cents million billion
    thousand second seconds minute minutes hour hours day days night nights week weeks
    month months year years decade decades time times percent metre metres meter meters
    kilometre kilometres km mile miles goals points votes seats""".split()
)
"""What is measured or counted behind a number, and no part of what stands before."""

NO_NAMES = frozenset(
    """i i'm i've i'd i'll god ok tv id am pm a.m p.m gmt utc eur usd q a ad bc
    the a an this that these those it its he she his her they their we our you your
    my me us him them who which what when where why how all some any no not only both
    each every another other others many most more few several such and or but nor if
    as at by for from in into of off on onto out over to under up with without within
    after before since until till during between among against about above across along
    around behind below beneath beside near through toward towards upon than then there
    here now so yet still also even just once twice again too very much well
    because although though while whereas unless whether however meanwhile instead
    is are was were be been being has have had do does did will would shall should can
    could may might must yes one two three four five six seven eight nine ten eleven
    twelve first second third fourth fifth last next neither either nobody nothing
    everybody everyone someone something part half under said according despite
    like unlike amid following given ms""".split()
) - {"us"}
"""Words that may begin a sentence with a capital and name no one."""

OFFICES: Mapping[str, tuple[str, str]] = {
    "commander": ("commander", "one"),
    "chief": ("head", "one"),
    "head": ("head", "one"),
    "leader": ("head", "one"),
    "boss": ("head", "one"),
    "director": ("director", "one"),
    "directress": ("director", "one"),
    "president": ("president", "one"),
    "chairman": ("chair", "one"),
    "chairwoman": ("chair", "one"),
    "chairperson": ("chair", "one"),
    "chair": ("chair", "one"),
    "mayor": ("mayor", "one"),
    "governor": ("governor", "one"),
    "premier": ("premier", "one"),
    "chancellor": ("chancellor", "one"),
    "king": ("monarch", "one"),
    "queen": ("monarch", "one"),
    "emperor": ("monarch", "one"),
    "captain": ("captain", "one"),
    "skipper": ("captain", "one"),
    "coach": ("coach", "one"),
    "manager": ("manager", "one"),
    "conductor": ("conductor", "one"),
    "editor": ("editor", "one"),
    "ceo": ("ceo", "one"),
    "cfo": ("cfo", "one"),
    "rector": ("rector", "one"),
    "dean": ("dean", "one"),
    "abbot": ("abbot", "one"),
    "abbess": ("abbot", "one"),
    "bishop": ("bishop", "one"),
    "archbishop": ("archbishop", "one"),
    "pope": ("pope", "one"),
    "principal": ("principal", "one"),
    "headmaster": ("principal", "one"),
    "headmistress": ("principal", "one"),
    "speaker": ("speaker", "one"),
    "treasurer": ("treasurer", "one"),
    "secretary": ("secretary", "one"),
    "secretary-general": ("secretary general", "one"),
    "ambassador": ("ambassador", "one"),
    "author": ("author", "one"),
    "architect": ("architect", "one"),
    "composer": ("composer", "one"),
    "founder": ("founder", "one"),
    "owner": ("owner", "one"),
    "winner": ("winner", "one"),
    "champion": ("winner", "one"),
    "capital": ("capital", "one"),
    "successor": ("successor", "one"),
    "predecessor": ("predecessor", "one"),
    "curator": ("curator", "one"),
    "commissioner": ("commissioner", "one"),
    "intendant": ("intendant", "one"),
    "minister": ("minister", "portfolio"),
    "spokesman": ("spokesman", "many"),
    "spokeswoman": ("spokesman", "many"),
    "spokesperson": ("spokesman", "many"),
    "member": ("member", "many"),
    "senator": ("senator", "many"),
    "professor": ("professor", "many"),
    "lecturer": ("professor", "many"),
    "judge": ("judge", "many"),
    "councillor": ("councillor", "many"),
    "researcher": ("researcher", "many"),
    "employee": ("employee", "many"),
    "co-founder": ("founder", "many"),
    "co-chair": ("chair", "many"),
    "co-chairman": ("chair", "many"),
    "co-author": ("author", "many"),
}
"""Office words: the office they name, and how many hold it at a time."""

LONG_OFFICES: Mapping[tuple[str, ...], tuple[str, str]] = {
    ("chief", "executive", "officer"): ("ceo", "one"),
    ("chief", "executive"): ("ceo", "one"),
    ("managing", "director"): ("ceo", "one"),
    ("chief", "financial", "officer"): ("cfo", "one"),
    ("prime", "minister"): ("premier", "one"),
    ("secretary", "general"): ("secretary general", "one"),
    ("general", "secretary"): ("secretary general", "one"),
    ("attorney", "general"): ("attorney general", "one"),
    ("surveyor", "general"): ("surveyor general", "one"),
    ("head", "coach"): ("coach", "one"),
    ("chief", "engineer"): ("chief engineer", "one"),
    ("chief", "of", "staff"): ("chief of staff", "one"),
    ("head", "of", "state"): ("head of state", "one"),
    ("head", "of", "government"): ("head of government", "one"),
    ("head", "of", "mission"): ("head of mission", "one"),
}
"""Offices of several words."""

LIKE_HEAD = frozenset(
    "commander director ceo manager captain coach principal rector premier mayor"
    " governor chair president editor".split()
)
"""Offices whose holder leads the body."""

ONE_LEADER = frozenset("commander director manager captain coach principal".split())
"""Offices beside which a body has no other head."""

QUALIFIERS = frozenset(
    """deputy vice acting interim assistant associate co honorary joint under junior
    shadow caretaker temporary sub second-in-command""".split()
)
"""Words that make another office of the one they stand before."""

PAST_MARKS = frozenset(
    "former ex then late outgoing retired previous once formerly onetime erstwhile"
    " old ousted deposed sacked departing retiring predecessor".split()
)
"""Words that put a holder at another time."""

FUTURE_MARKS = frozenset(
    "designate elect incoming future next would-be prospective coming".split()
)
"""Words that put a holder after now."""

MODALS = frozenset(
    """will would may might could should shall can must wants want hopes hope plans plan
    planned expects expected aims intends wishes likely possibly perhaps if unless
    proposed proposes proposal refused refuses failed candidate candidates bid
    considered rumoured rumored allegedly alleged reportedly supposed due""".split()
)
"""Words under which nothing is stated as so."""

NEGATIONS = frozenset(
    "not no never neither nor none nobody without denied denies cannot didn't wasn't"
    " isn't hasn't doesn't aren't weren't won't haven't hadn't don't".split()
)
"""Words that turn what is said round."""

OPENERS = frozenset(
    """police parliament government council everyone staff people women men
    children army navy nobody shooting oil gas water music work money trade tourism
    health education science history traffic snow rain fire fishermen customs
    management opposition headquarters membership attendance turnout production
    construction unemployment inflation victory defeat today tomorrow yesterday
    former about almost nearly around over most much less more only even perhaps maybe
    mid early late later earlier soon often never always sometimes thus hence
    therefore moreover furthermore instead otherwise please note born built named
    held found made led based founded written signed thanks due owing none parts
    new old big small good bad great local national international public private
    general special young senior leading following three-quarters two-thirds dear
    data figure table photo picture source page version section chapter total average
    result final winner press media radio television video film""".split()
)
"""Common words that often open a sentence."""


def find_office(words: list[str]) -> tuple[tuple[str, str], int] | None:
    """Return the office that words begin with, how many hold it, and its length."""
    for length in (3, 2):
        entry = LONG_OFFICES.get(tuple(words[:length]))
        if entry is not None and len(words) >= length:
            return entry, length
    if words and words[0] in OFFICES:
        return OFFICES[words[0]], 1
    return None
