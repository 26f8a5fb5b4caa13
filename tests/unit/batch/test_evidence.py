from __future__ import annotations

import pytest

from oircheck.batch.evidence import TextRetriever, text_document
from oircheck.testing import HashingEncoder
from oircheck.types import Claim

FILLER = "The {0}th meeting of the board dealt with paper number {0} at length."
FACT = "Six bases were handed over to the Iraqi army in March."


def long_text(at: int, count: int = 900) -> str:
    lines = [FILLER.format(number) for number in range(count)]
    lines.insert(at, FACT)
    return "\n\n".join(lines)


def found(text: str, claim: str, k: int = 8) -> list[str]:
    retriever = TextRetriever(text, name="article", encoder=HashingEncoder())
    (passages,) = retriever.retrieve([Claim(claim_id="1", text=claim)], k=k)
    assert all(item.passage.span.of(text) == item.passage.text for item in passages)
    return [item.passage.text for item in passages]


@pytest.mark.parametrize("at", [0, 450, 900])
def test_a_fact_in_ten_thousand_words_is_found_wherever_it_stands(at: int) -> None:
    text = long_text(at)
    assert len(text.split()) > 10_000
    assert found(text, "Seven bases were handed over in March.")[0] == FACT


def test_offsets_are_those_of_the_cell() -> None:
    text = f"\ufeff  A heading\r\n\r\n{FACT}\r\nAnother sentence stands here."
    retriever = TextRetriever(text, name="article", encoder=HashingEncoder())
    (passages,) = retriever.retrieve([Claim(claim_id="1", text=FACT)], k=1)
    assert passages[0].passage.span.start == text.index(FACT)
    assert passages[0].path == passages[0].passage.doc_id == "article"


def test_a_short_text_is_read_whole() -> None:
    text = f"{FACT} The bridge stayed open. It rained."
    assert sorted(found(text, "Nothing of this.")) == sorted(
        [FACT, "The bridge stayed open.", "It rained."]
    )


def test_near_duplicates_take_one_place() -> None:
    sentence = " ".join(f"word{number}" for number in range(40))
    text = f"Text: {sentence}.\n\nCopy: {sentence}.\n\nIt rained in Oslo all day."
    retriever = TextRetriever(text, name="article", encoder=HashingEncoder())
    (passages,) = retriever.retrieve([Claim(claim_id="1", text=sentence)], k=8)
    assert [len(item.copies) for item in passages] == [1, 0]


def test_no_passage_is_an_answer() -> None:
    assert found("", "Anything.") == []
    assert found(FACT, "Anything.", k=0) == []


def test_k_is_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        found(FACT, "Anything.", k=-1)


def test_the_same_text_gives_the_same_order() -> None:
    text = long_text(7, count=60)
    first = found(text, "paper number 12 at a meeting")
    assert first == found(text, "paper number 12 at a meeting")
    assert text_document(text, name="a").sha256 == text_document(text, name="b").sha256
