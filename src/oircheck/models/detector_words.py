"""The words that tell a statement from an opinion, an order or a plan, as data."""

from __future__ import annotations

from collections.abc import Mapping

ORDERS = frozenset(
    """click subscribe remember add keep send please let stay avoid consider imagine
    join register enter choose download contact donate bring stir bake pour preheat
    wash boil store insert press scroll tap enjoy listen beware ensure
    """.split()
)
"""Verbs that give an order wherever a sentence begins with them."""

ORDERS_BEFORE = frozenset(
    """read see go come get make put give find ask write tell learn eat open close buy
    sell browse explore discover take leave bring wear hold try
    """.split()
)
"""Verbs that give an order before one of ``AFTER_AN_ORDER``; else often past forms."""

NOUNS_TOO = frozenset(
    """share visit follow call turn use check look watch stop start sign help drink set
    wait move note vote cook clean cover cut place run walk work play show support
    review report contact
    """.split()
)
"""Verbs that are nouns as often: they give an order before one of ``OBJECTS``."""

OBJECTS = frozenset(
    "a an the your our my this that these those it them us me him all any every".split()
)
AFTER_AN_ORDER = OBJECTS | frozenset(
    """his her its their more here there to for each no not at in on with up down out
    off away until also now home how what where why who whether into about only one
    two three four five six ten back by from over around carefully
    """.split()
)

FORBIDS = frozenset({"never", "always", "please", "don't", "just", "also"})
"""Words that may stand before the verb of an order."""

FIRST_PERSON = frozenset(
    """i me my mine myself i'm i've i'll i'd we us our ours ourselves we're we've we'll
    we'd let's
    """.split()
)
SECOND_PERSON = frozenset("you your yours yourself you're you've you'll you'd".split())

FUTURE = frozenset("will shall won't 'll gonna i'll we'll you'll he'll she'll".split())
INTENT = frozenset(
    """plan plans planned intend intends want wants hope hopes aim aims expect expects
    expected due promise promises pledge pledges vow vows going set scheduled
    """.split()
)
MAY = frozenset("may might could would perhaps maybe possibly probably likely".split())
OUGHT = frozenset(
    "should must ought need needs shouldn't mustn't deserve deserves".split()
)

FEELS = frozenset(
    """think believe feel hope guess wish love hate suppose doubt fear trust admire
    prefer thank congratulate apologise apologize
    """.split()
)
"""Verbs of feeling and opinion; behind the first person they settle the matter."""

JUDGES = frozenset(
    """good bad great terrible awful horrible wonderful beautiful beautifully ugly best
    worst better worse wrong right fair unfair absurd ridiculous disgraceful shameful
    shame ashamed sad tragic brilliant stupid foolish silly smart wise lovely charming
    delicious boring exciting amazing fantastic perfect perfectly disappointing
    intolerable unacceptable outrageous nonsense pathetic proud important hard easy
    difficult impossible worthy fine nice horrific arrogant arrogance honest decent
    magnificent superb dreadful elegant dull clever remarkable extraordinary
    inexcusable unforgivable scandal scandalous miracle disaster mess waste mistake
    courage cowardly bold timid true common
    """.split()
)
"""Words that judge; none of them can be looked up."""

STANCE = frozenset(
    """frankly honestly unfortunately sadly luckily happily hopefully clearly obviously
    surely simply really truly indeed perhaps seems seem seemingly apparently arguably
    undoubtedly too so quite rather very absolutely totally never nobody nothing
    everyone everybody
    """.split()
)
"""Words that show where the writer stands."""

FILLERS = frozenset(
    """well look okay ok oh yes no thank thanks hello hi welcome sorry now listen
    gentlemen ladies sir ma'am folks
    """.split()
)
"""Words with which a speaker begins."""

REPORTS = frozenset(
    """said says told tells announced announces reported reports according confirmed
    confirms denied denies claimed claims stated states warned warns admitted added
    showed shows found called calls argued accused wrote explained insisted testified
    acknowledged revealed
    """.split()
)
"""Words that name a speaker or a source."""

BE = frozenset("is are was were been being be isn't aren't wasn't weren't am".split())
HAVE = frozenset("has have had hasn't haven't hadn't having".split())
DO = frozenset("do does did doesn't don't didn't".split())
PAST = frozenset(
    """was were had did said told rose fell went came took gave made got found left
    lost won began became brought built bought sold sent spent held kept met paid read
    ran saw sat spoke stood led cut hit put set shut struck broke chose drew drove fled
    flew forgot froze grew hid knew lay meant rang sank shot showed shrank sought swore
    taught fought tore swept split upheld cost dug fed led hurt lent rode sold slept
    spread stole stuck swam won threw thought understood woke wore wrote withdrew born
    killed
    """.split()
)
"""Irregular past forms and participles."""

NEGATES = frozenset(
    """not no never none neither nor nobody nothing without cannot can't won't isn't
    aren't wasn't weren't doesn't don't didn't hasn't haven't hadn't
    """.split()
)
COMPARES = frozenset(
    """more less fewer most least higher lower than largest smallest youngest oldest
    """.split()
)
COUNTS = frozenset(
    "percent per cent percentage rate number average total half third double".split()
)
IF = frozenset("if unless whether".split())
THIRD = frozenset("he she it they him her them his its their".split())
DETERMINERS = frozenset("the a an".split())
PREPOSITIONS = frozenset(
    "of in on at for from by with to since after before during between among".split()
)
VAGUE = frozenset(
    """future truth surprises sooner something everything history fate dream dreams
    hearts
    """.split()
)
"""Words of a promise or prophecy that names nothing."""

LIKE_A_PAST = frozenset("need needs seed feed speed indeed hundred breed naked".split())
"""Words in -ed that are no past form."""

NEVER_VERBS = frozenset(
    """days weeks fortnights months years decades centuries hours mornings afternoons
    evenings nights news memories stories others series
    """.split()
)
"""Words in -s that are plurals and no form of a verb."""

BEYOND_LOOKING_UP = frozenset("view opinion time imagine senses matter matters".split())

GROUPS: Mapping[str, frozenset[str]] = {
    "first_person": FIRST_PERSON,
    "second_person": SECOND_PERSON,
    "third_person": THIRD,
    "future": FUTURE,
    "intent": INTENT,
    "possible": MAY,
    "ought": OUGHT,
    "feels": FEELS,
    "judges": JUDGES,
    "stance": STANCE,
    "reports": REPORTS,
    "be": BE,
    "have": HAVE,
    "do": DO,
    "past": PAST,
    "negates": NEGATES,
    "compares": COMPARES,
    "counts": COUNTS,
    "if": IF,
    "determiners": DETERMINERS,
    "prepositions": PREPOSITIONS,
    "beyond_looking_up": BEYOND_LOOKING_UP,
}
"""Groups whose words are counted, each a feature of the detector."""

SPEAKER = frozenset(
    """first_person second_person third_person future intent possible ought feels
    judges stance if beyond_looking_up
    """.split()
)
"""Groups that show a speaker, in which no name is counted."""
