"""Places of documents without lines, and words as a person would copy them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from oircheck.reports import PLAIN, RENDERERS, Format
from oircheck.reports.parts import place_words, words_of
from oircheck.testing.files import docx_of, pdf_of
from oircheck.text import build_passages, parse_document
from oircheck.types import Passage, Report


def passages_of(name: str, data: bytes) -> tuple[Passage, ...]:
    return build_passages(parse_document(data, path=name, doc_id=name))


@pytest.mark.parametrize(
    ("name", "data", "place", "words"),
    [
        pytest.param(
            "a.txt",
            b"Six \xe2\x80\x9cbases\xe2\x80\x9d.",
            ":1",
            "Six “bases”.",
            id="own quotes",
        ),
        pytest.param("a.md", b"# T\n\nSix\n*bases*.", ":3", "Six bases.", id="markup"),
        pytest.param(
            "a.html",
            b"<p>Six <b>bases</b>&nbsp;&lsquo;left&rsquo;.",
            ":1",
            "Six bases 'left'.",
            id="references",
        ),
        pytest.param(
            "a.docx", docx_of("Six.", "End."), ", paragraph 1", "Six.", id="docx"
        ),
        pytest.param(
            "a.pdf",
            pdf_of(["The six coali-", "tion bases (all) were left."]),
            ", page 1",
            "The six coalition bases (all) were left.",
            id="pdf",
        ),
    ],
)
def test_a_passage_is_shown_with_its_place_and_its_own_words(
    name: str, data: bytes, place: str, words: str
) -> None:
    passage = passages_of(name, data)[0]
    assert (place_words(passage), words_of(passage)) == (place, words)


def shown(report: Report, passage: Passage) -> Report:
    """Return the report with ``passage`` as the first citation."""
    judgement = report.judgements[0]
    citation = judgement.verdict.citations[0]
    retrieved = replace(citation.retrieved, passage=passage, path=passage.doc_id)
    cited = replace(citation, retrieved=retrieved, comparisons=())
    verdict = replace(judgement.verdict, citations=(cited,))
    return replace(report, judgements=(replace(judgement, verdict=verdict),))


def test_text_and_json_name_page_and_paragraph(report: Report) -> None:
    passage = passages_of("a.pdf", pdf_of(["One."], ["Two. Six bases."]))[2]
    told = shown(report, passage)
    assert "a.pdf, page 2\n" in RENDERERS[Format.TEXT](told, PLAIN)
    found = json.loads(RENDERERS[Format.JSON](told, PLAIN))
    citation = found["judgements"][0]["citations"][0]
    assert [citation[name] for name in ("page", "paragraph", "offset")] == [2, None, 5]
    passage = passages_of("a.docx", docx_of("One.", "Six bases."))[1]
    found = json.loads(RENDERERS[Format.JSON](shown(report, passage), PLAIN))
    citation = found["judgements"][0]["citations"][0]
    assert [citation[name] for name in ("page", "paragraph", "offset")] == [None, 2, 0]


def test_json_names_what_was_guessed(report: Report) -> None:
    judgement = report.judgements[0]
    citation = judgement.verdict.citations[0]
    source = replace(citation.retrieved.source, guessed=(("title", "<title>"),))
    retrieved = replace(citation.retrieved, source=source)
    verdict = replace(
        judgement.verdict, citations=(replace(citation, retrieved=retrieved),)
    )
    told = replace(report, judgements=(replace(judgement, verdict=verdict),))
    found = json.loads(RENDERERS[Format.JSON](told, PLAIN))
    assert found["judgements"][0]["citations"][0]["guessed"] == {"title": "<title>"}
