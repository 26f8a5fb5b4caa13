"""``check`` as the default command: what is a claim, what is said where."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from oircheck.reports import read_schema

Run = Callable[..., Any]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--format", "json", "Six bases."), id="options before"),
        pytest.param(("Six bases.", "--format", "json"), id="options behind"),
        pytest.param(("check", "--format=json", "Six bases."), id="check, before"),
        pytest.param(("check", "Six bases.", "--format=json"), id="check, behind"),
        pytest.param(("--format", "json", "--", "Six bases."), id="two hyphens"),
    ],
)
def test_options_stand_before_or_behind_the_claim(
    run: Run, project: Path, arguments: tuple[str, ...]
) -> None:
    found = run(*arguments)
    assert found.status == 0
    assert json.loads(found.out)["judgements"][0]["claim"]["text"] == "Six bases."


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("chekc", "check", id="letters swapped"),
        pytest.param("docter", "doctor", id="a wrong letter"),
        pytest.param("Index", "index", id="a capital"),
        pytest.param("modles", "models", id="swapped again"),
        pytest.param("inti", "init", id="swapped at the end"),
    ],
)
def test_a_mistyped_command_is_an_error_with_a_suggestion(
    run: Run, project: Path, word: str, meant: str
) -> None:
    for arguments in ((word,), (word, "gold.csv"), ("-q", word)):
        found = run(*arguments)
        assert (found.status, found.out) == (2, "")
        assert f"did you mean {meant}?" in found.err


def test_a_word_that_no_command_has_is_an_error_too(run: Run, project: Path) -> None:
    found = run("publish")
    assert (found.status, found.out) == (2, "")
    assert "no such command: publish" in found.err


def test_a_command_behind_options_is_an_error(run: Run, project: Path) -> None:
    found = run("--color", "never", "doctor")
    assert (found.status, found.out) == (2, "")
    assert "oircheck doctor ..." in found.err


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("check", "gaet"), id="behind check"),
        pytest.param(("--", "gaet"), id="behind two hyphens"),
        pytest.param(("Withdrawal.",), id="a word that cannot be a command"),
    ],
)
def test_one_word_states_nothing(
    run: Run, project: Path, arguments: tuple[str, ...]
) -> None:
    found = run(*arguments)
    assert (found.status, found.out) == (2, "")
    assert "one word, and states nothing" in found.err


def test_a_claim_may_begin_with_a_hyphen(run: Run, project: Path) -> None:
    found = run("check", "--", "-5 degrees were measured")
    assert found.status == 0
    assert "-5 degrees were measured" in found.out
    refused = run("-5 degrees were measured")
    assert refused.status == 2
    assert "oircheck check --" in refused.err


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param('Six "bases" NOT handed* over^2', id="query language"),
        pytest.param("Six (bases) AND @home: -x OR {}[]", id="brackets"),
        pytest.param("Six 基地 ﷽ \U0001f600", id="other scripts"),
    ],
)
def test_any_characters_make_a_claim(run: Run, project: Path, claim: str) -> None:
    found = run(claim, "--format", "json")
    assert found.status == 0
    assert json.loads(found.out)["judgements"][0]["claim"]["text"] == claim


def test_words_without_quotation_marks_are_no_claim(run: Run, project: Path) -> None:
    found = run("six", "bases", "were", "handed", "over")
    assert (found.status, found.out) == (2, "")
    assert 'oircheck check "six bases were handed over"' in found.err


def test_a_path_gets_a_hint_and_is_no_claim(run: Run, project: Path) -> None:
    for path in ("docs", "docs/a.txt"):
        found = run("check", path)
        assert found.status == 2
        assert f"--claim-file {path}" in found.err
        assert "--claim-file" not in found.out


def test_a_path_that_is_not_there_gets_a_hint(run: Run, project: Path) -> None:
    assert "looks like a file" in run("dosc/a.txt").err


def test_a_claim_file_takes_any_text(run: Run, project: Path) -> None:
    text = 'Six bases, - -x "quoted",\nover two lines.'
    Path("claim.txt").write_bytes(b"\xef\xbb\xbf" + text.encode() + b"\r\n")
    piped = run("--claim-file", "-", "--format", "json", stdin=text.encode())
    filed = run("check", "--claim-file", "claim.txt", "--format", "json")
    assert piped.out == filed.out
    assert json.loads(piped.out)["judgements"][0]["claim"]["text"] == text


@pytest.mark.parametrize(
    ("data", "status"),
    [
        pytest.param(b"", 2, id="empty"),
        pytest.param(b"\n \n", 2, id="blank"),
        pytest.param(b"caf\xe9", 3, id="not UTF-8"),
        pytest.param(b"a\x00b", 3, id="binary"),
    ],
)
def test_a_claim_file_that_is_no_claim(
    run: Run, project: Path, data: bytes, status: int
) -> None:
    Path("claim.txt").write_bytes(data)
    found = run("--claim-file", "claim.txt")
    assert (found.status, found.out) == (status, "")
    assert run("--claim-file", "-", stdin=data).status == status


def test_a_claim_file_that_is_missing(run: Run, project: Path) -> None:
    found = run("--claim-file", "gone.txt")
    assert found.status == 3
    assert "gone.txt" in found.err


def test_a_claim_and_a_claim_file_are_one_too_many(run: Run, project: Path) -> None:
    assert run("Six bases.", "--claim-file", "x").status == 2


def test_json_is_what_the_schema_says(run: Run, project: Path) -> None:
    schema = json.loads(read_schema())
    for claim in ("Six bases.", "Seven bases.", "Five bases.", "Other bases."):
        found = json.loads(run(claim, "--format", "json").out)
        jsonschema.Draft202012Validator(schema).validate(found)


def test_a_claim_of_two_sentences_is_judged_as_one_and_told(
    run: Run, project: Path
) -> None:
    ran = run("Six bases were kept. Two were sold.", "--format", "json")
    assert ran.status == 0
    assert "note: the claim has 2 sentences and is judged as one" in ran.err
    assert "2 sentences" in json.loads(ran.out)["notices"][-1]
    assert "sentences" not in run("Six bases were kept, two were sold.").err


def test_json_lists_the_sources_that_could_not_be_read(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (project / "b.pdf").write_bytes(b"%PDF-1.4")
    ran = run("Six bases.", "--format", "json")
    assert ran.status == 3
    found = json.loads(ran.out)
    jsonschema.Draft202012Validator(json.loads(read_schema())).validate(found)
    (left,) = found["unreadable"]
    assert left["path"].endswith("b.pdf")
    assert "oircheck[pdf]" in left["problem"]


def test_stdout_is_the_report_and_stderr_the_talk(
    run: Run, house: Any, project: Path
) -> None:
    house.notices = ("docs/a.txt: something to know",)
    quiet = run("Seven bases.", "-q")
    loud = run("Seven bases.", "-v")
    assert quiet.out == loud.out
    assert quiet.err == ""
    assert "something to know" in loud.err
    assert "refuted" in loud.out


@pytest.mark.parametrize(
    ("variables", "option", "coloured"),
    [
        pytest.param({}, "auto", False, id="no terminal"),
        pytest.param({"FORCE_COLOR": "1"}, "auto", True, id="forced"),
        pytest.param({"FORCE_COLOR": ""}, "auto", False, id="forced by nothing"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False, id="no"),
        pytest.param({"NO_COLOR": "1"}, "always", True, id="the option wins"),
        pytest.param({"FORCE_COLOR": "1"}, "never", False, id="and wins again"),
    ],
)
def test_colours(
    run: Run,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    option: str,
    coloured: bool,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = run("Seven bases.", "--color", option)
    assert ("\x1b[" in found.out) == coloured
    assert "refuted" in found.out


def test_json_is_never_coloured(run: Run, project: Path) -> None:
    assert "\x1b" not in run("Six.", "--format", "json", "--color", "always").out


def test_options_reach_the_session(run: Run, house: Any, project: Path) -> None:
    run("Six bases.", "--k", "3", "--as-of", "2024-09-30")
    asked = house.asked[-1]
    assert asked["policy"].k == 3
    assert asked["as_of"].isoformat() == "2024-09-30"
    assert asked["corpus"] == (Path("docs"),)
    assert asked["cache"] == Path.cwd() / ".oircheck"


GERMAN = "Sechs Stützpunkte wurden an die irakische Armee übergeben."
FOREIGN = "the claim is in another language than English"


def test_a_claim_in_another_language_is_not_judged(run: Run, project: Path) -> None:
    found = run(GERMAN)
    assert found.status == 3
    assert found.out == f"not judged  {GERMAN}\n  T{FOREIGN[1:]}.\n"
    found = run(GERMAN, "--format", "json")
    assert found.status == 3
    report = json.loads(found.out)
    jsonschema.validate(report, json.loads(read_schema()))
    (judgement,) = report["judgements"]
    assert judgement["status"] == "not_judged"
    assert judgement["reason"] == FOREIGN
    assert judgement["verdict"] is None
    assert judgement["claim"]["text"] == GERMAN
    assert report["coverage"]["judged"] == 0
    assert report["coverage"]["not_judged"] == [
        {"id": "1", "text": GERMAN, "reason": FOREIGN}
    ]
    (line,) = run(GERMAN, "--format", "jsonl").out.splitlines()
    assert json.loads(line) == judgement


def test_check_and_batch_say_the_same_of_another_language(
    run: Run, project: Path
) -> None:
    Path("claims.jsonl").write_text(json.dumps({"claim": GERMAN}) + "\n")
    found = run("batch", "claims.jsonl")
    assert found.status == 3
    row = json.loads(found.out)
    assert (row["oircheck_status"], row["oircheck_reason"]) == ("not_judged", FOREIGN)


@pytest.mark.parametrize(
    "claim",
    ["Six bases.", "Six fell.", "Six in La Paz.", "Six for Ursula von der Leyen."],
)
def test_short_claims_and_names_are_judged(run: Run, project: Path, claim: str) -> None:
    assert run(claim).status == 0


def test_fail_on_does_not_make_a_finding_of_it(run: Run, project: Path) -> None:
    assert run(GERMAN, "--fail-on", "any").status == 3


@pytest.mark.parametrize("option", ["--corpus", "--bundle", "--config", "--as-of"])
@pytest.mark.parametrize("command", [("Six bases.",), ("batch", "claims.csv")])
def test_an_empty_option_is_a_wrong_command_line(
    run: Run, project: Path, command: tuple[str, ...], option: str
) -> None:
    Path("claims.csv").write_text("claim\nSix bases.\n")
    found = run(*command, option, "")
    assert (found.status, found.out) == (2, "")
    assert f"'{option}': it is empty" in found.err


def test_an_empty_corpus_among_others_is_one_too(run: Run, project: Path) -> None:
    assert run("Six bases.", "--corpus", "docs", "--corpus", "").status == 2


@pytest.mark.parametrize(
    "text",
    [
        "Was the bridge built in 1932?",
        "The bridge was built in 1932, wasn't it?",
        "\u201cWas the bridge built in 1932?\u201d",
        "Was it built in 1932? Or in 1933?",
    ],
)
def test_a_question_is_told_to_be_one_and_not_judged(
    run: Run, house: Any, project: Path, text: str
) -> None:
    found = run(text)
    assert (found.status, found.out) == (2, "")
    assert "that is a question" in found.err
    assert house.asked == []
    Path("claim.txt").write_text(text, encoding="utf-8")
    assert run("check", "--claim-file", "claim.txt").status == 2


@pytest.mark.parametrize(
    "text",
    [
        'Six bases asked "Was the bridge built in 1932?"',
        "Was it built in 1932? It was built in 1933.",
        "Six bases were handed over.",
    ],
)
def test_what_states_something_beside_a_question_is_judged(
    run: Run, project: Path, text: str
) -> None:
    assert run(text).status == 0


def test_a_date_that_cannot_be_is_told(run: Run, project: Path) -> None:
    found = run("check", "Six bases were handed over on 31 April 2020.")
    assert "note: 31 April 2020 is no date: April has 30 days" in found.err
    told = json.loads(
        run("check", "Six bases closed on 2020-13-05.", "--format", "json").out
    )
    assert "2020-13-05 is no date: there is no month 13" in told["notices"]
