"""The verb without a bound that "did not exceed" gives way to."""

from __future__ import annotations

_REACH = {
    "exceeded": "reached",
    "topped": "reached",
    "surpassed": "reached",
    "passed": "reached",
    "exceeds": "reaches",
    "tops": "reaches",
    "surpasses": "reaches",
}
_MOVES = {"rise": "rose", "climb": "climbed", "fall": "fell", "drop": "dropped"}
HELPERS = frozenset("did does do will would has have had didn doesn don won".split())
"""Words before a verb that fall away or stay with another one."""


def verb_for(helper: str, lead: list[str]) -> str | None:
    """Return a verb without bound for one with a bound, in the same tense."""
    lead = [word for word in lead if word not in ("t", "not", "never", "n't", "'t")]
    if not lead:
        return None
    verb = lead[0]
    if verb in _MOVES and len(lead) == 2:
        return f"{_MOVES[verb]} to" if helper == "did" else None
    if len(lead) != 1:
        return None
    base = verb in ("exceed", "top", "surpass", "pass")
    if helper in ("did", "didn"):
        return "reached" if base else None
    if helper in ("does", "doesn"):
        return "reaches" if base else None
    if helper in ("do", "don"):
        return "reach" if base else None
    if helper in ("will", "would", "won"):
        return f"{'will' if helper == 'won' else helper} reach" if base else None
    if helper in ("has", "have", "had"):
        return f"{helper} reached" if verb in ("exceeded", "topped") else None
    return _REACH.get(verb)
