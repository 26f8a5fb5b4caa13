"""Where and when a draft was written: never a claim, nor a part of one."""

from __future__ import annotations

from typing import Any

import pytest

from oircheck.gate.datelines import dateline_of, is_dateline

Bench = Any


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT LARN, April 2021 — ",
        "Port Larn, 3 April 2021 – ",
        "MADRID, 3 May (Agency) - ",
        "Larn (Reuters) — ",
        "NAIROBI, Kenya, March 3, 2021 (AFP) – ",
        "OSLO, Norway, Jan. 5 /Wirepost/ -- ",
        "VIENNA — ",
        "PORT LARN — ",
        "Geneva, Friday, 12 June 2020—",
    ],
)
def test_a_dateline_is_no_part_of_a_claim(bench: Bench, dateline: str) -> None:
    text = f"{dateline}The ferry cut its fares to 4 euros. It sails twice a day."
    prepared = bench.prepare(bench.draft(text))
    first, second = prepared.statements
    assert first.claim.text == first.words == "The ferry cut its fares to 4 euros."
    assert first.span.of(text) == "The ferry cut its fares to 4 euros."
    assert second.words == "It sails twice a day."
    assert prepared.reading.sentences[0].text.startswith(dateline.rstrip())


@pytest.mark.parametrize(
    "dateline",
    [
        "*LONDON, 3 May* - ",
        "**PELLMOUTH (Reuters)** — ",
        "**LONDON, 3 May —** ",
        "_LONDON, 3 May_ – ",
        "***Pellmouth, 3 May 2021*** -- ",
        "**LONDON**, *3 May* — ",
        "__Port Larn__ (Reuters) — ",
        "*Geneva, 12 June 2020—*",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_dateline_may_be_set_in_emphasis(
    bench: Bench, dateline: str, name: str
) -> None:
    text = f"{dateline}The ferry cut its fares to 4 euros. It sails twice a day."
    prepared = bench.prepare(bench.draft(text, name))
    assert prepared.statements[0].words == "The ferry cut its fares to 4 euros."


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("LONDON, 3 May — *The ferry cut its fares.*", "*The ferry cut its fares.*"),
        ('*LONDON, 3 May* - "We cut the fares," he said.', '"We cut the fares,"'),
        ("*Two men* — both of them soldiers — were killed.", "*Two men*"),
        ("Season *2010* - 11 has the lowest number of goals.", "Season"),
        ("*NATO* — The alliance sent 500 men in May.", "*NATO*"),
        ("snake_case_name — The name of it was changed.", "snake_case_name"),
        ("* " * 300, "* "),
        ("*" * 600, "*"),
    ],
)
def test_what_stands_behind_a_dateline_in_emphasis(text: str, behind: str) -> None:
    assert text[dateline_of(text) :].startswith(behind)


@pytest.mark.parametrize(
    "text",
    [
        "Three men — two of them soldiers — were killed in Larn.",
        "Larn, a town on the coast — Once a port — was taken in 2017.",
        "NATO — The alliance sent 500 men in May.",
        "The Council (TC) — The body of the twelve — met in May.",
        "In May 2020 — The year of the flood — two houses burnt.",
        "VIENNA — Two arrests.",
        "Larn: The ferry cut its fares to 4 euros.",
        "Ada Brandt — The head of the harbour — left in May.",
        "Season 2010 - 11 has the lowest number of goals.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert dateline_of(text) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Port Larn, November 1996",
        "March 2017",
        "GENEVA, 12 June 2020",
        "Published on 12 June 2020",
        "Last updated: 3 May 2021, 14:30 GMT",
        "By Ada Brandt",
        "By Ada Brandt and Otto von Lind in Geneva, 12 June 2020",
        "By our harbour correspondent, autumn 2020",
        "Compiled by the archive desk",
        "Reporting by A. Brandt; Editing by O. Lind",
        "From our cycling pages, May 1977",
        "Feature, May 2020",
        "Three years on (July 1990)",
        "Port Larn, 3 May 2021 | By J. Brandt",
        "Port Larn, 3 May 2021 By J. Brandt",
        "PORT LARN (Wirepost) — By Ada Brandt",
        "Published 3 May 2021 | Updated 4 May 2021",
        "Reporting by A. Brandt in Larn and O. Lind in Geneva; editing by Carl B. Dorn",
    ],
)
def test_a_line_of_its_own_is_no_claim(bench: Bench, line: str) -> None:
    text = f"# Fares fell\n\n*{line}*\n\nFares fell by a third.\n"
    prepared = bench.prepare(bench.draft(text))
    assert [item.words for item in prepared.statements][-1] == "Fares fell by a third."
    assert line not in [item.words for item in prepared.statements]
    assert (line, "dateline or byline") in [
        (item.text, item.reason) for item in prepared.reading.skipped
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment fell to 4.5 percent in May 2020",
        "By 14 votes to 3",
        "By the river, two houses burnt in May 2020.",
        "By 12 June 2020, two houses had burnt.",
        "14 votes against, 3 May 2020",
        "The ferry was sold on 3 May 2020.",
        "Written by a child, the letter reached 300 people.",
        "The ferry, built in Larn, 1996",
        "The prime minister must call a poll before June, 1988.",
        "Results that reflect the split in June, 1986",
    ],
)
def test_a_statement_is_no_dateline(text: str) -> None:
    assert not is_dateline(text)


def test_a_date_at_the_end_of_a_paragraph_is_read_as_it_was(bench: Bench) -> None:
    claims = bench.claims("Fares fell by a third. Port Larn, May 2020")
    assert claims == ["Fares fell by a third.", "Port Larn, May 2020"]


def test_a_byline_may_stand_behind_the_dateline_of_one_paragraph(bench: Bench) -> None:
    text = (
        "# Fares fell\n\nPort Larn, 3 May 2021. By J. Brandt\n\nFares fell by half.\n"
    )
    prepared = bench.prepare(bench.draft(text))
    assert [item.words for item in prepared.statements][-1] == "Fares fell by half."
    assert {item.reason for item in prepared.reading.skipped} == {"dateline or byline"}


def test_what_begins_like_a_byline_and_goes_on_is_judged(bench: Bench) -> None:
    text = "By May 2021. The ferry cut its fares to 4 euros."
    prepared = bench.prepare(bench.draft(text))
    assert prepared.statements[-1].words == "The ferry cut its fares to 4 euros."
