"""Lines about the piece itself: credits, section labels, pointers."""

from __future__ import annotations

from typing import Any

import pytest

from oircheck.gate.trimmings import is_label, is_phrase, is_trimming

Bench = Any
BODY = "Fares fell by a third."


@pytest.mark.parametrize(
    "line",
    [
        "Photo: A. Brandt",
        "Photo: Ada Brandt / Harbour Press",
        "(Photo by A. Brandt/Harbour Press via Wirepost)",
        "Photograph by A. Brandt, courtesy of the Larn Museum",
        "Image credit: A. Brandt/Wirepost",
        "Words: Ada Brandt. Pictures: Otto Lind",
        "Text and photographs: Otto Lind",
        "Illustration © Otto Lind",
        "Town notes",
        "Harbour News",
        "Letters:",
        "Continued on page 4",
        "Story continues below advertisement",
        "Read more: The ferry cut its fares",
        "Page 3, column 2",
        "© 2021 Larn Courier",
        "Copyright 2021 Larn Courier. All rights reserved",
        "The Larn Courier, Saturday edition",
    ],
)
def test_a_line_about_the_piece_is_no_claim(bench: Bench, line: str) -> None:
    text = f"# Fares fell\n\n{line}\n\n{BODY}\n"
    prepared = bench.prepare(bench.draft(text))
    assert [item.words for item in prepared.statements] == ["Fares fell", BODY]
    reasons = {item.reason for item in prepared.reading.skipped}
    assert reasons == {"credit or label"}


@pytest.mark.parametrize(
    "line",
    [
        "Photo by A. Brandt shows the ferry in 2019.",
        "The photo by A. Brandt was taken in 2019.",
        "Report: Six dead in Larn",
        "Mayor denies reports",
        "Six letters",
        "Copyright law was changed in 2019.",
        "The third edition was printed in Larn.",
        "Page 4 lists six ferries.",
        "Fares fell.",
        "The council continued on Monday with six votes.",
        "Notes were found in the harbour.",
        "",
    ],
)
def test_what_states_something_is_left_to_the_detector(line: str) -> None:
    assert not is_trimming(line)


@pytest.mark.parametrize(
    "title",
    [
        "Town notes",
        "Town Notes: May",
        "Fares and timetables",
        "The plan of March 2012",
        "Three hundred metres",
    ],
)
def test_a_title_that_names_a_section_is_no_claim(bench: Bench, title: str) -> None:
    prepared = bench.prepare(bench.draft(f"# {title}\n\n{BODY}\n"))
    assert [item.words for item in prepared.statements] == [BODY]


@pytest.mark.parametrize(
    "title", ["Ferry sinks", "Brandt leaves council", "Six letters"]
)
def test_a_headline_is_no_label(title: str) -> None:
    assert not is_label(title)


@pytest.mark.parametrize(
    "title",
    [
        "Seven dead in bus crash",
        "The army hands over six bases",
        "The six bases taken over",
        "Seven bases",
        "Council approves plan",
    ],
)
def test_a_headline_that_says_something_is_no_phrase(title: str) -> None:
    assert not is_phrase(title)


@pytest.mark.parametrize("line", [":", ":::", "**:** six", ": Six bases were kept"])
def test_a_line_that_begins_with_a_colon_is_read_as_any_other(line: str) -> None:
    assert not is_label(line)


def test_a_credit_within_a_paragraph_is_judged_with_it(bench: Bench) -> None:
    prepared = bench.prepare(bench.draft(f"Photo: A. Brandt. {BODY}"))
    assert BODY in [item.words for item in prepared.statements]
    assert "credit or label" not in {i.reason for i in prepared.reading.skipped}
