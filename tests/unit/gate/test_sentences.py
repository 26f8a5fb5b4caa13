from __future__ import annotations

from oircheck.gate.sentences import read_sentences
from oircheck.text import parse_document
from oircheck.types import Span


def test_a_comment_between_two_words_parts_them() -> None:
    text = "The dam <!-- oircheck: ignore[OC102] reason --> supplies 130,000 people.\n"
    document = parse_document(text.encode(), path="a.md", doc_id="a.md")
    start = text.index("<!--")
    without = [Span(start, text.index("-->") + 3)]
    (sentence,) = read_sentences(document, without)
    assert sentence.text == "The dam supplies 130,000 people."
