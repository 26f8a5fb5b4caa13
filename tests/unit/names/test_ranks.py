"""Former, acting and deputy holders of an office are none of that office."""

from __future__ import annotations

import pytest

from oircheck.names import another_rank
from oircheck.names.ranks import read_ranks


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Tomas Vail is prime minister of Norland.",
            "Tomas Vail, the former prime minister of Norland, attended the funeral.",
        ),
        (
            "Tomas Vail is prime minister of Norland.",
            "Former Norland prime minister Tomas Vail attended the funeral.",
        ),
        (
            "Tomas Vail is a former prime minister of Norland.",
            "Tomas Vail, the prime minister of Norland, attended the funeral.",
        ),
        ("Mayor Ines Roth signed it.", "Acting mayor Ines Roth signed it."),
        ("Acting mayor Ines Roth signed it.", "Mayor Ines Roth signed it."),
        ("Ines Roth is the mayor of Lund.", "Ines Roth, deputy mayor of Lund, signed."),
        ("Ada Prince is president of the club.", "Ada Prince is its vice-president."),
        (
            "Ines Roth is the director of the museum.",
            "Ines Roth is the director-designate of the museum.",
        ),
        (
            "Ines Roth is the director of the museum.",
            "The then director of the museum, Ines Roth, resigned.",
        ),
        ("Governor Paul Marsh met them.", "Governor-elect Paul Marsh met them."),
        (
            "The chief executive of the trust is Sir Peter Lanyon.",
            "The chairman of the trust is Sir Peter Lanyon.",
        ),
        ("Ada Prince is the treasurer.", "Ada Prince, the chairwoman, spoke."),
    ],
)
def test_another_rank_does_not_bear_a_claim_out(claim: str, passage: str) -> None:
    assert another_rank(claim, [passage]) is not None


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Ines Roth is acting director of the museum.",
            "Ines Roth is the interim director of the museum.",
        ),
        ("Former mayor Ines Roth signed it.", "Ex-mayor Ines Roth signed it."),
        (
            "Ruta Vals, the former finance minister, presented the budget in 2022.",
            "Finance minister Ruta Vals presented the budget.",
        ),
        ("Prime Minister Tomas Vail spoke.", "Former prime minister Tomas Vail spoke."),
        ("Ada Prince was president of the club.", "Ada Prince, a former president."),
        ("Tomas Vail opened the bridge.", "Former mayor Tomas Vail opened the bridge."),
        ("Ines Roth is the mayor.", "Deputy mayor Anna Berg signed it."),
        ("Ines Roth is the mayor.", "Ines Roth, a former director, is the mayor."),
        (
            "Ada Prince is the chief executive of the trust.",
            "The chief executive and chairwoman is Ada Prince.",
        ),
        (
            "Ada Prince is the chief executive of the trust.",
            "The chairwoman, Ada Prince, also runs the trust.",
        ),
        ("The chief executive, Ada Prince, left.", "Mayor Ada Prince left."),
        ("Ada Prince is the manager.", "The coach is Ada Prince."),
    ],
)
def test_the_same_rank_another_person_or_a_title_of_then_says_nothing(
    claim: str, passage: str
) -> None:
    assert another_rank(claim, [passage]) is None


def test_one_passage_with_the_rank_is_enough() -> None:
    passages = ["Ines Roth, the deputy mayor, spoke.", "Ines Roth is the mayor."]
    assert another_rank("Ines Roth is the mayor.", passages) is None


def test_a_rank_is_shown_with_its_words() -> None:
    (rank,) = read_ranks("Governor-elect Paul Marsh met the farmers.")
    assert (rank.family, rank.office, rank.marks) == ("marsh", "governor", {"coming"})
    assert rank.span.start == 0
