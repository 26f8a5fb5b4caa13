"""``oircheck mentions``: what the reader sees, as text, JSON and JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TEXT = "On 4 May about 3,500 troops left, nearly three hours late."


def test_text_output_is_a_row_for_each_mention(run: Run) -> None:
    ran = run("mentions", TEXT, "--date", "2020-08-14")
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.splitlines() == [
        "place  text                kind      value       unit  noun    modifier",
        "0-8    On 4 May            date      2020-05-04",
        "9-20   about 3,500         cardinal  3,500             troops  about",
        "34-52  nearly three hours  duration  3           h             nearly",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Dozens of people fled.", "24 or more", id="vague"),
        pytest.param("10-12 ships sank.", "10 to 12", id="range"),
        pytest.param("One in five voted.", "0.2", id="ratio"),
        pytest.param("It cost $3.5bn.", "3,500,000,000", id="scale words are resolved"),
        pytest.param("It took 90 minutes.", "90", id="a duration in its own unit"),
        pytest.param("It weighs 0.5 mg.", "0.5", id="decimals"),
        pytest.param("It began in March.", "2020-03-01 to 2020-03-31", id="month"),
        pytest.param("It began at 3 p.m. GMT.", "15:00+00:00", id="time with its zone"),
    ],
)
def test_values_are_written_out(run: Run, text: str, value: str) -> None:
    assert value in run("mentions", text, "--date", "2020-08-14").out


def test_a_relative_date_without_a_date_is_said_to_be_undetermined(run: Run) -> None:
    ran = run("mentions", "Sales slumped last month.")
    assert ran.status == 0
    assert "undetermined: relative, and no --date is given" in ran.out


def test_a_text_without_mentions_says_so(run: Run) -> None:
    ran = run("mentions", "Nothing of the kind was said.")
    assert (ran.status, ran.out) == (0, "no number, date or time is seen here\n")


def test_json_is_that_of_the_contract(run: Run) -> None:
    ran = run("mentions", TEXT, "--as-of", "2020-08-14", "--format", "json")
    day, troops, late = json.loads(ran.out)["mentions"]
    assert day == {
        "start": 0,
        "end": 8,
        "text": "On 4 May",
        "kind": "date",
        "modifier": "exact",
        "low": None,
        "high": None,
        "unit": None,
        "noun": None,
        "from": "2020-05-04",
        "to": "2020-05-04",
        "relative": True,
    }
    assert troops["noun"] == "troops"
    assert (troops["low"], troops["high"], troops["modifier"]) == (3500, 3500, "about")
    assert late["days"] == pytest.approx(3 / 24)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("It took 48 hours.", 2, 2, id="hours"),
        pytest.param("It took 6 to 9 hours.", 0.25, 0.375, id="a range"),
        pytest.param("It took 90 seconds.", 0.00104166666667, None, id="seconds"),
    ],
)
def test_json_tells_a_duration_in_days_and_says_so(
    run: Run, text: str, low: float, high: float | None
) -> None:
    ran = run("mentions", text, "--format", "json")
    (mention,) = json.loads(ran.out)["mentions"]
    assert mention["unit"] == "d"
    assert (mention["low"], mention["high"]) == (low, low if high is None else high)


def test_rows_of_a_file_give_a_line_each(run: Run) -> None:
    rows = ['{"text": "Six bases.", "ref": "2020-08-14"}', '{"text": "None."}']
    Path("in.jsonl").write_text("\n".join(rows) + "\n\n")
    ran = run("mentions", "--input", "in.jsonl")
    found = [json.loads(line)["mentions"] for line in ran.out.splitlines()]
    assert [len(mentions) for mentions in found] == [1, 0]
    piped = run("mentions", "--input", "-", stdin="\n".join(rows).encode())
    assert piped.out == ran.out


def test_a_row_without_ref_takes_the_date_of_the_command_line(run: Run) -> None:
    row = b'{"text": "It began yesterday."}'
    ran = run("mentions", "--input", "-", "--date", "2020-08-14", stdin=row)
    assert json.loads(ran.out)["mentions"][0]["from"] == "2020-08-13"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        pytest.param("six", "no JSON", id="no JSON"),
        pytest.param('["text"]', 'no object with a "text"', id="no object"),
        pytest.param('{"text": 6}', 'no object with a "text"', id="no text"),
        pytest.param('{"text": "", "ref": "May"}', "YYYY-MM-DD", id="no date"),
    ],
)
def test_a_bad_row_ends_with_its_line(run: Run, row: str, problem: str) -> None:
    stdin = f'{{"text": "Six bases."}}\n{row}\n'.encode()
    ran = run("mentions", "--input", "-", stdin=stdin)
    assert ran.status == 3
    assert "-:2:" in ran.err
    assert problem in ran.err
    assert len(ran.out.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="no text"),
        pytest.param(("",), id="empty text"),
        pytest.param(("two", "texts"), id="two texts"),
        pytest.param(("text", "--input", "in.jsonl"), id="text and input"),
        pytest.param(("--input", "-", "--format", "text"), id="rows as text"),
        pytest.param(("text", "--date", "May"), id="no date"),
    ],
)
def test_a_wrong_command_line_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("mentions", *arguments).status == 2


def test_a_missing_input_file_is_no_clean_run(run: Run) -> None:
    ran = run("mentions", "--input", "missing.jsonl")
    assert ran.status == 3
    assert "missing.jsonl" in ran.err


def test_nothing_in_the_text_is_obeyed(run: Run) -> None:
    text = "Six\x1b[2J bases and seven\x9b\u202e planes."
    for form in ("text", "json", "jsonl"):
        out = run("mentions", text, "--format", form).out
        assert not {"\x1b", "\x9b", "\u202e"}.intersection(out)
    Path("rows.jsonl").write_text(json.dumps({"text": text}) + "\n")
    out = run("mentions", "--input", "rows.jsonl").out
    assert not {"\x1b", "\x9b", "\u202e"}.intersection(out)


def test_a_second_reading_is_told(run: Run) -> None:
    found = run("mentions", "It opened on 04/05/2021.", "--format", "json")
    (row,) = json.loads(found.out)["mentions"]
    assert row["note"]
    assert f"[{row['note']}]" in run("mentions", "It opened on 04/05/2021.").out
