from __future__ import annotations

import pytest

from oircheck.testing import make_comparison, make_evidence
from oircheck.types import Ground, Outcome, Stage, Stance
from oircheck.verify.deeds import read_deeds
from oircheck.verify.opposites import read_opposite, read_told
from oircheck.verify.standing import hear

OPPOSED = "Councillor Desmond Achterberg opposed the grant."
RESIGNED = "The head of engineering, Bertil Oakes, resigned on 2 July."


def stance_of(
    claim: str, unit: str, model: Stance = Stance.SUPPORTS, context: str = ""
) -> Stance:
    return read_opposite(claim, make_evidence(unit, model, context=context)).stance


@pytest.mark.parametrize(
    ("text", "agent", "affected"),
    [
        (OPPOSED, {"council", "desmond", "achterberg"}, {"grant"}),
        ("The grant was backed by Achterberg.", {"achterberg"}, {"grant"}),
        (RESIGNED, None, {"head", "engineer", "bertil", "oak"}),
        ("Hale bought ten carts and sold the mill.", {"hal"}, {"mill"}),
        ("Kroon praised Orr, who opposed the grant.", {"orr"}, {"grant"}),
        ("Orr, who met Vell in May, backed the grant.", {"orr"}, {"grant"}),
        ("The pool in Vell closed on 3 May.", None, {"pool", "vell"}),
        ("They closed the pool.", None, {"pool"}),
    ],
)
def test_a_deed_has_who_did_it_and_whom_it_befell(
    text: str, agent: set[str] | None, affected: set[str]
) -> None:
    last = read_deeds(text)[-1]
    assert (last.agent, last.affected) == (agent, affected)


@pytest.mark.parametrize(
    "text",
    [
        "She has the support of the board.",
        "The approved plan lies in the archive.",
        "He wants to oppose the grant.",
        "The company backed down.",
        "Win Harker spoke.",
        " " * 600 + "A" * 200,
    ],
)
def test_a_noun_an_adjective_and_a_wish_are_no_deeds(text: str) -> None:
    assert read_deeds(text) == ()


def test_a_long_row_of_verbs_is_read() -> None:
    assert len(read_deeds("Orr " + "backed it and " * 2_000)) == 2_000


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        ("Achterberg backed the grant.", OPPOSED),
        ("Councillor Achterberg endorsed the grant.", OPPOSED),
        ("The grant was supported by Achterberg.", OPPOSED),
        ("Achterberg voted for the grant.", OPPOSED),
        ("Bertil Oakes was dismissed.", RESIGNED),
        ("The company fired Bertil Oakes.", RESIGNED),
        ("Ana Wirz stepped down.", "Ana Wirz was dismissed by the board."),
        ("The council rejected the plan.", "The council passed the plan in May."),
        ("Ott accepted the post.", "Professor Karl Ott turned down the post."),
        ("The jury convicted Ruben Hask.", "The jury acquitted Ruben Hask."),
        ("Nils Borg died.", "Their guide, Nils Borg, survived."),
        ("Two climbers survived.", "Two climbers died on Mount Asper."),
        ("Otto Graf won the runoff.", "Otto Graf lost the runoff to Jana Pech."),
        ("The city allows scooters.", "The city bans scooters from the park."),
    ],
)
def test_the_opposite_of_a_deed_refutes_it(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.REFUTES
    assert stance_of(claim, unit, Stance.NEUTRAL) is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "The pool opened in 2022.",
            "The pool closed in 2022.",
            id="what is done and undone, no day compared",
        ),
        pytest.param("Ines joined the party.", "Ines left the party.", id="joined"),
        pytest.param(
            "The trust bought the mill.", "The trust sold the mill.", id="buy"
        ),
        pytest.param("The grant was backed.", OPPOSED, id="others may have backed it"),
        pytest.param(
            "The mayor backed the merger.",
            "The mayor would oppose the merger.",
            id="what is to come",
        ),
        pytest.param(
            "Oakes was dismissed.",
            "Vell said that Oakes resigned.",
            id="what somebody says",
        ),
    ],
)
def test_where_both_may_be_so_the_opposite_is_no_support(claim: str, unit: str) -> None:
    assert stance_of(claim, unit) is Stance.NEUTRAL


def test_what_is_done_and_undone_excludes_the_other_on_the_same_day() -> None:
    claim, unit = "The pool opened on 3 May.", "The pool closed on 3 May 2022."
    same = make_comparison(
        Stage.DATE,
        Outcome.AGREE,
        claim=claim,
        claimed="on 3 May",
        text=unit,
        stated="on 3 May 2022",
    )
    item = make_evidence(unit, Stance.SUPPORTS, comparisons=[same])
    assert read_opposite(claim, item).stance is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "unit"),
    [
        pytest.param(
            "Stamm backed the line.",
            "Stamm first opposed the line, then backed it in 2020.",
            id="both are told",
        ),
        pytest.param(
            "Roth's deputy was dismissed.",
            "Roth resigned after the board had dismissed her deputy.",
            id="both are told of two",
        ),
        pytest.param(
            "The Pym family bought Orr House.",
            "The trust sold Orr House to the Pym family.",
            id="the other way round",
        ),
        pytest.param(
            "Groups backed the school.",
            "Groups opposed the closure of the school.",
            id="another object",
        ),
        pytest.param(
            "The party won two seats.",
            "The party lost three seats and won two in the south.",
            id="two of a sort",
        ),
        pytest.param(
            "Orr opened the clinic.",
            "Orr opened the clinic and closed the debate.",
            id="one thing opened and another closed",
        ),
        pytest.param("Orr backed the plan.", "Orr was for the plan.", id="no verb"),
        pytest.param(
            "Achterberg did not back the grant.", OPPOSED, id="what is denied"
        ),
    ],
)
def test_no_verdict_where_the_passage_does_not_tell_the_opposite(
    claim: str, unit: str
) -> None:
    assert stance_of(claim, unit) is Stance.SUPPORTS


def test_the_deed_of_somebody_else_in_the_sentence_before_is_not_the_claims() -> None:
    unit, context = "Ana Wirz was dismissed in May.", "Bertil Oakes resigned in July."
    assert stance_of("Ana Wirz resigned.", unit, context=context) is Stance.REFUTES
    context = "Ana Wirz resigned in July."
    assert stance_of("Ana Wirz resigned.", unit, context=context) is Stance.SUPPORTS


def test_who_did_it_may_be_named_in_the_sentence_before() -> None:
    context = "Councillor Achterberg spoke at length."
    unit = "He opposed the grant."
    claim = "Achterberg backed the grant."
    assert stance_of(claim, unit, context=context) is Stance.REFUTES


def test_not_to_oppose_leaves_open_whether_something_was_backed() -> None:
    unit = "The committee did not oppose the budget."
    claim = "The committee backed the budget."
    assert stance_of(claim, unit, Stance.REFUTES) is Stance.NEUTRAL


def test_what_another_passage_tells_is_not_refuted() -> None:
    claim = "Roth was forced out."
    one = make_evidence("Ilse Roth resigned in May.", Stance.SUPPORTS)
    other = make_evidence("Ilse Roth was forced out.", Stance.NEUTRAL)
    assert read_opposite(claim, one).stance is Stance.REFUTES
    told = read_told(claim, [one, other])
    assert read_opposite(claim, one, told).stance is Stance.NEUTRAL


def test_a_support_by_the_opposite_is_shown_as_set_aside() -> None:
    item = make_evidence("Ines Kroon left the party.", Stance.SUPPORTS)
    heard = hear("Ines Kroon joined the party.", [item])
    assert [one.ground for one in heard.set_aside] == [Ground.BASELESS]
