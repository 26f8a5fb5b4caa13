"""Words that the parting of sentences goes by, as data."""

from __future__ import annotations

FINITE = frozenset(
    """is are was were has have had will would can could may might must shall should
    did does do
    isn't aren't wasn't weren't hasn't haven't hadn't won't didn't doesn't don't
    cannot
    """.split()
)
"""Verbs that only a subject stands before."""

PRESENT = frozenset(
    """lies remains includes contains consists belongs becomes employs owns keeps
    stays serves
    """.split()
)
"""Verbs of the present that are no nouns."""

SHARED = frozenset("is are was were has have had will".split())
"""Verbs that may go on behind "and" with the subject of the clause before."""

LEADS = frozenset(
    """in on at by since during after before until from between within under
    throughout over meanwhile however moreover also then today yesterday later earlier
    according nevertheless still separately additionally instead
    """.split()
)
"""Words that open what stands before a subject, up to a comma."""

LEADS_OF_PEOPLE = frozenset("in on at to for from under with since by during".split())
"""Prepositions of a short lead that stands before "he" or "she" without a comma."""

LINKS = frozenset(
    """of and the for in on at de del di da du la le van von der den al el bin ibn to
    from near by with &
    """.split()
)
"""Small words inside a name, or between two."""

CONDITIONS = frozenset(
    """if unless when while whenever although though because as once whether
    whereas despite
    """.split()
)
"""Words that make what follows hang on something else: nothing is parted there."""

RELATIVE = frozenset("that which who whom whose where what why how".split())

ADVERBS = frozenset(
    """also already now then still only just even later since first finally
    currently formally officially reportedly previously never always soon
    subsequently together again eventually once
    """.split()
)

DETERMINERS = frozenset(
    """the a an this these those its his her their both all each every another
    some many most several no
    """.split()
)

SUBJECT_PRONOUNS = frozenset("it he she they".split())
PLURAL_PRONOUNS = frozenset({"they", "their"})
PERSON_PRONOUNS = frozenset("he she his her".split())
POSSESSIVES = frozenset("its his her their".split())

PLURAL_VERBS = frozenset("are were have aren't weren't haven't".split())
SINGULAR_VERBS = frozenset("is was has isn't wasn't hasn't".split())

SINGULAR_DETERMINERS = frozenset("a an this that each every one another".split())
PLURAL_NOUNS = frozenset(
    "people men women children police media staff cattle troops".split()
)
"""Nouns that are plural and mostly do not look it."""

OBJECTS = frozenset(
    "a an the this that these those one another its his her their each every".split()
)
"""Words that bring in a thing behind a verb, of which a pronoun may speak next."""

PEOPLE = frozenset(
    """chief deputy mayor king queen president judge clerk boy girl man woman child
    wife husband son daughter mother father brother sister friend guard delegate
    colonel general captain nurse pilot cook guest student patient neighbour neighbor
    relative witness victim suspect spouse cousin aunt uncle hero heroine monk nun
    priest bishop thief coach scholar scout spokesman spokeswoman
    """.split()
)
"""Nouns for people, by no ending that shows it."""

ENDINGS_OF_PEOPLE = (
    "er", "or", "ist", "man", "woman", "ian", "ess", "ee", "ant", "eer", "son",
)  # fmt: skip
"""How nouns for people end, and some others."""

BODIES = frozenset(
    """ministry company group court bank council agency coalition commission
    committee department party union university institute federation association
    parliament government army navy force mission alliance organisation organization
    board authority bureau foundation corporation firm team club museum hospital
    school college regiment brigade court tribunal fund
    """.split()
)
"""Nouns that may stand for a body whose full name came before."""

NO_REFERENT = frozenset(
    """rain rains snow snows seem seems seemed appear appears appeared follows
    likely unlikely possible impossible clear unclear true false important
    necessary time expected believed thought said reported known understood hoped
    estimated
    """.split()
)
"""Words near the beginning that show an "it" to stand for nothing."""
