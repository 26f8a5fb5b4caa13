"""What one kept beside what one handed on: of one thing, the two exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from oircheck.names.frames import Frame
from oircheck.names.phrases import Phrase
from oircheck.names.tokens import stem
from oircheck.names.verbs import AGENT, GIVER, PATIENT, RECEIVER, THING

Same = Callable[[Phrase | None, Phrase | None], bool | None]
"""Tells whether a phrase of the claim and one of a sentence are of one thing."""

_KEPT = frozenset(f"do:{stem(word)}" for word in ("keep", "retained"))
_HANDED = frozenset({"give", "sell", "lend"})


def is_other_lot(claimed: Frame, told: Sequence[Frame], same: Same) -> bool:
    """Whether a sentence tells of a thing's other lot than the claim.

    "Gave the trust the shelving, but kept the computers" tells neither that the
    shelving was kept, nor that the computers were given, nor that the trust kept them.

    Args:
        claimed: What the claim says.
        told: What the sentence says.
        same: Compares a phrase of the claim with one of the sentence.
    """
    kept = [one for one in told if one.relation in _KEPT]
    handed = [one for one in told if one.relation in _HANDED]
    if claimed.relation in _HANDED:
        thing = _only(claimed, THING)
        if any(same(thing, _only(one, THING)) for one in handed):
            return False
        return any(
            same(thing, _only(one, PATIENT))
            and same(_only(claimed, GIVER), _only(one, AGENT)) is not False
            for one in kept
        )
    if claimed.relation not in _KEPT:
        return False
    agent, thing = _only(claimed, AGENT), _only(claimed, PATIENT)
    own = [one for one in kept if same(thing, _only(one, PATIENT))]
    if any(same(agent, _only(one, AGENT)) for one in own):
        return False
    if own:
        return any(same(agent, _only(one, RECEIVER)) for one in handed)
    return any(
        same(thing, _only(one, THING)) and same(agent, _only(one, GIVER))
        for one in handed
    )


def _only(frame: Frame, role: str) -> Phrase | None:
    found = frame.roles.get(role, ())
    return found[0] if len(found) == 1 else None
