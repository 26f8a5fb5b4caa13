"""What may stand in one relation to several: another name then refutes nothing."""

from __future__ import annotations

import pytest

from oircheck.verify.one_of_several import is_among_others


@pytest.mark.parametrize(
    "claim",
    [
        "The hotline answers in Tamil.",
        "The firm has a branch in Bergen.",
        "The museum bought a drawing by Miró.",
        "The ferry calls at Skarvik.",
        "The charity works in Zambia.",
        "Bus 12 stops at Oak Square.",
        "The bakery delivers to Dover.",
        "The road passes through Ashby.",
        "The mill sells most of its flour to Denmark.",
        "The fish hall buys salmon from Torvik.",
        "A painting by Monet hangs in the museum.",
    ],
)
def test_there_may_be_several(claim: str) -> None:
    assert is_among_others(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "The choir sang in Vienna in May.",
        "The bridge lies in Bergen.",
        "Ana Lopes works in Bergen.",
        "She works for the Gazette.",
        "The firm is based in Oslo.",
        "The minister met the union in Genoa.",
        "The report was written by Lin Wu.",
        "The archive was moved to a cellar in Bremen.",
    ],
)
def test_there_is_one(claim: str) -> None:
    assert not is_among_others(claim)
