"""Words that tell a hyphen of the word from a hyphen of the line's end."""

from __future__ import annotations

KEEPS_BEFORE = frozenset(
    """value self non anti ex high low long short well ill half full part mid cross
    quasi pro all so ever far fast slow hard soft heavy light large small big little
    deep wide open single double triple multi left right north south east west first
    second third fourth fifth one two three four five six seven eight nine ten
    eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred year month week day hour minute state world time life real old new best
    worst better most least tax fire flood air sea land water road oil gas coal wind
    drug war peace child vice attorney auditor governor secretary director major
    lieutenant follow check close cut break shut start stand run take lead warm
    build run-up fact decision policy law peer face side back front post pre
    """.split()
)
"""First halves of words that are written with a hyphen."""

KEEPS_BEHIND = frozenset(
    """added led backed based funded owned made related driven style wide long old year
    years day days week month hour time term level scale range profile quality seat
    storey page minute mile metre meter kilometre kilometer foot inch tonne ton
    dollar point party person general elect chief free friendly like proof fighting
    sized speed rate cost income risk value tech paid known born bound held run
    controlled occupied sponsored trained armed equipped combat military government
    profit fiction quarters thirds fifths class hand handed ranking ranked called
    sighted term lasting standing running reaching term off up out in on by to of
    the and or down over through
    """.split()
)
"""Second halves of words that are written with a hyphen."""

ENDINGS = frozenset(
    """er ers est ed ing ly ness ner ners way ways land lands light lights dle
    night day tion tions ment ments able ible al ally ary ance ence ful less ship
    ships ward wards self selves thing body one where how ever ty teen ties stand
    stands standing standard sive tive ish ism ist ists ity our or and end ent ant
    man men time times side
    """.split()
)
"""Second halves that belong to one word behind a short first half."""
