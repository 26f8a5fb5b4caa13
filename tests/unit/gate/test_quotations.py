"""Quotations, word by word."""

from __future__ import annotations

from typing import Any

import pytest

from oircheck.gate.single_marks import single_stretches
from oircheck.gate.source_quotes import quoted_stretches
from oircheck.testing import make_document
from oircheck.types import Span

Bench = Any


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            'He said "the bridge would be closed for at least three weeks".',
            id="the very words",
        ),
        pytest.param(
            "He said “the bridge would be closed for at least three weeks”.",
            id="other quotation marks",
        ),
        pytest.param(
            'He said "the bridge would be closed for at least 3 weeks".',
            id="a number in digits",
        ),
        pytest.param(
            'He said "The minister said ... the bridge would be closed for at least".',
            id="an ellipsis",
        ),
        pytest.param(
            'He said "the bridge [over the river] would be closed for at least three".',
            id="words of the writer's own",
        ),
        pytest.param(
            'He said "[it] would be closed for at least three weeks".',
            id="a bracket for the words before",
        ),
        pytest.param(
            'He said "the bridge would be [shut] for at least three weeks".',
            id="a bracket for a word",
        ),
        pytest.param('He spoke of a "bridge closed for weeks".', id="scare quotes"),
        pytest.param(
            'She said "we have never been asked about any of this by them".',
            id="words that stand nowhere",
        ),
    ],
)
def test_a_quotation_is_left_alone(bench: Bench, text: str) -> None:
    assert "OC107" not in bench.rules(text)


@pytest.mark.parametrize(
    ("quoted", "change"),
    [
        ("the bridge would be closed for at least four weeks", '"four" is "three"'),
        ("the bridge would be closed for three weeks", '"at least" is left out'),
        (
            "the bridge would not be closed for at least three weeks",
            '"not" is not there',
        ),
        ("the road would be closed for at least three weeks", '"road" is "bridge"'),
    ],
)
def test_differing_words_are_shown(bench: Bench, quoted: str, change: str) -> None:
    text = f'He said "{quoted}".'
    (finding,) = bench.run(text).findings
    assert finding.rule_id == "OC107"
    assert change in finding.message
    assert finding.span.of(text) == quoted
    assert finding.quoted.startswith("the bridge")
    assert finding.judgement is not None
    assert finding.judgement.verdict.citations[0].retrieved.path == "corpus/talk.txt"


@pytest.mark.parametrize(
    "text",
    [
        "The minister said: 'the bridge would be closed for at least four weeks'.",
        "‘The bridge would be closed for at least four weeks,’ the minister said.",
        "'The men's bridge \"would be closed for at least four weeks\",' he said.",
    ],
)
def test_a_quotation_in_single_marks_is_one(bench: Bench, text: str) -> None:
    assert bench.rules(text) == ["OC107"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "'We keep the nurses' home,' he said. 'It's ours.'",
            ["We keep the nurses' home,", "It's ours."],
        ),
        ("He called it 'the nurses' choice' and left.", ["the nurses' choice"]),
        ("He called 'the wards' a 'costly toy'.", ["the wards", "costly toy"]),
        ("The crew's 'best of the best' won.", ["best of the best"]),
        ("The nurses' home and the boys' school were sold.", []),
        ("In the '90s it was goin' well, the dogs' home said.", []),
        ("'Tis rock 'n' roll, James' boat and O'Neill's.", []),
        ("A room of 5' 11\" by 6' 2\".", []),
    ],
)
def test_apostrophes_are_no_quotation_marks(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in single_stretches(text)] == found


def test_marks_that_cross_others_are_apostrophes() -> None:
    text = "'We said \"they were there' he\" said."
    double = [Span(text.index("they"), text.index('" said'))]
    assert list(single_stretches(text, double)) == []
    assert [span.of(text) for span in single_stretches(text)]


def test_a_quotation_that_leaves_words_out_puts_none_in(bench: Bench) -> None:
    source = "The judge ruled that the hearing, which ran for two days, was lawful."
    bench.judge.sources = (make_document("0.txt", source),)
    draft = 'It read: "The judge ruled that the hearing was lawful".'
    (finding,) = bench.run(draft).findings
    assert '"which ran for two days" is left out' in finding.message
    assert "not there" not in finding.message
    assert finding.quoted == source.rstrip(".")


def test_a_block_quotation_is_a_quotation(bench: Bench) -> None:
    text = "> the bridge would be closed for at least four weeks\n"
    assert bench.rules(text) == ["OC107"]


def test_a_refuted_value_is_not_told_twice(bench: Bench) -> None:
    text = 'He said "Seven bridges would be closed for at least three weeks".'
    assert bench.rules(text) == ["OC102"]


SOURCES = (
    'Ada Brandt, the chief of the harbour, called the new crane "a costly toy".',
    '"We were never asked about the noise at all", she said on Friday.',
    'Ivo Marten described the road to Larn as "the road that nobody wanted at first".',
    'Asked about the ferry, Ruth Oyelaran said: "Sell it while it floats',
    'Carl Dorn, the chief executive, spoke on Monday. He ruled out a strike "as long '
    'as we are building together".',
    "We did not burn this mill.",
    'Ilse Vogt gave her answer in one breath. "Rest. Then ask for the boat back."',
    '"We are not at the end, nor at the beginning", it says above the text.',
    'Pia Sund, the mayor, called the harbour plan "sheer folly".',
)


@pytest.fixture
def quoting(bench: Bench) -> Bench:
    """A gate whose sources quote somebody."""
    bench.judge.sources = tuple(
        make_document(f"{number}.txt", text) for number, text in enumerate(SOURCES)
    )
    return bench


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param(
            'The harbour chief, Ada Brandt, spoke of the crane as "a costly delight".',
            "a costly toy",
            id="three words",
        ),
        pytest.param(
            "“We were always asked about the noise at all”, says a neighbour.",
            "We were never asked about the noise at all",
            id="one word, and another speaker's name",
        ),
        pytest.param(
            'To Ivo Marten the road to Larn is "the road that everybody wanted first".',
            "the road that nobody wanted at first",
            id="small words",
        ),
        pytest.param(
            'About the ferry Ruth Oyelaran said: "Keep it while it floats."',
            "Sell it while it floats",
            id="a quotation that goes on in the source",
        ),
        pytest.param(
            'Carl Dorn, the chief executive, said no, "as long as we are losing money '
            'together".',
            "as long as we are building together",
            id="whoever speaks is named before",
        ),
        pytest.param(
            '"We did not save this mill," the committee wrote.',
            "We did not burn this mill.",
            id="a sentence of the source, but for a word",
        ),
        pytest.param(
            'She answered: "Rest. Then throw the boat away."',
            "Rest. Then ask for the boat back",
            id="two short sentences",
        ),
        pytest.param(
            '"We are near the end, not at the beginning," the headline said.',
            "We are not at the end, nor at the beginning",
            id="small words in another order",
        ),
        pytest.param(
            'The mayor, Pia Sund, called the harbour plan "sheer genius".',
            "sheer folly",
            id="two words",
        ),
    ],
)
def test_what_a_source_quotes_otherwise_is_found(
    quoting: Bench, text: str, quoted: str
) -> None:
    (finding,) = quoting.run(text).findings
    assert (finding.rule_id, finding.quoted) == ("OC107", quoted)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            'Otto Lind called the play "a costly failure".', id="somebody else"
        ),
        pytest.param(
            'Ada Brandt, the chief of the harbour, called the crane "my best friend".',
            id="other words of the same speaker",
        ),
        pytest.param(
            'Ada Brandt, the chief of the harbour, gave the crane "A Costly Gift".',
            id="a title",
        ),
        pytest.param(
            'For Ada Brandt, the chief of the harbour, the crane is a "costly toy".',
            id="the very words",
        ),
        pytest.param(
            'Ada Brandt, the chief of the harbour, called the crane "a [very] costly '
            'toy".',
            id="a word in brackets",
        ),
        pytest.param(
            'The mayor, Pia Sund, called the harbour plan "sheer follies".',
            id="another form of the word",
        ),
        pytest.param(
            'Otto Lind called the theatre "sheer genius".', id="two words of another"
        ),
        pytest.param(
            'The mayor, Pia Sund, called the harbour plan "sheer folly".',
            id="the very two words",
        ),
        pytest.param(
            'The mayor, Pia Sund, called the harbour plan "great fun".',
            id="two other words",
        ),
        pytest.param(
            '"No," said Pia Sund, the mayor, of the harbour plan, and added: "Maybe".',
            id="what stands between two quotations",
        ),
        pytest.param(
            '"They will never be told about the trees at all", she said on Friday.',
            id="several other words",
        ),
    ],
)
def test_another_quotation_is_left_alone(quoting: Bench, text: str) -> None:
    assert quoting.rules(text) == []


def test_a_source_may_quote_in_single_marks(quoting: Bench) -> None:
    text = "Ada Brandt, the chief of the harbour, called the new crane 'a costly toy'."
    quoting.judge.sources = (make_document("0.txt", text),)
    draft = text.replace("toy", "delight")
    assert quoting.rules(draft) == ["OC107"]


def test_marks_left_open_go_to_the_end_of_a_passage() -> None:
    text = 'it was." He said: "Go.'
    assert [span.of(text) for span in quoted_stretches(text)] == ["it was.", "Go."]
