"""``oircheck gate``: statuses, and what is written into which file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from oircheck.cli.gate_forms import FORMATS
from oircheck.cli.gate_run import STRICTER
from oircheck.reports.gate_json import read_gate_schema
from oircheck.types import Label

Run = Callable[..., Any]
SEVEN = "Seven bases were handed over.\n"
SIX = "Six bases were handed over.\n"


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        pytest.param(SIX, (), 0, id="nothing found"),
        pytest.param(SEVEN, (), 1, id="refuted"),
        pytest.param("Five stayed.\n", (), 1, id="conflicting"),
        pytest.param("The band played in Lyon.\n", (), 0, id="unsettled"),
        pytest.param(
            "The band played.\n",
            ("--fail-on", "unsupported"),
            1,
            id="unsupported fails",
        ),
        pytest.param(SEVEN, ("--fail-on", "never"), 0, id="nothing fails"),
        pytest.param(
            f"<!-- oircheck: ignore[OC103] x -->\n{SIX}",
            ("--fail-on", "any"),
            1,
            id="any",
        ),
        pytest.param(f"<!-- oircheck: ignore[OC103] x -->\n{SIX}", (), 0, id="unused"),
        pytest.param("", (), 3, id="an empty draft"),
        pytest.param("What next?\n", (), 3, id="nothing checkable"),
        pytest.param("What next?\n", ("--allow-empty",), 0, id="and that is allowed"),
        pytest.param(
            "The band played.\n", ("--min-covered", "0.5"), 3, id="too little covered"
        ),
        pytest.param(SIX, ("--min-covered", "100%"), 0, id="all covered"),
        pytest.param(SEVEN, ("--min-covered", "50%"), 1, id="covered and refuted"),
        pytest.param(SIX, ("--min-covered", "much"), 2, id="no share"),
        pytest.param(SIX, ("--fail-on", "all"), 2, id="no such choice"),
        pytest.param(SIX, ("--baseline", "none.json"), 2, id="no such baseline"),
        pytest.param(SIX, ("--write-baseline",), 2, id="no file for the baseline"),
        pytest.param(SIX, ("--report", "text"), 2, id="a report without a file"),
        pytest.param(SIX, ("--report", "none=x"), 2, id="a report of no format"),
        pytest.param(SIX, ("--report", "text=no/x"), 2, id="a report into no folder"),
        pytest.param(SIX, ("--diff-base", "main"), 2, id="no repository"),
        pytest.param(SIX, ("--corpus", "nowhere"), 3, id="no corpus"),
    ],
)
def test_the_status_says_what_happened(
    run: Run, project: Path, text: str, arguments: tuple[str, ...], status: int
) -> None:
    Path("a.md").write_text(text)
    assert run("gate", "a.md", *arguments).status == status


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        pytest.param("a.md", b"a\0b", "NUL", id="binary"),
        pytest.param("a.txt", b"caf\xe9 x", "not UTF-8", id="another encoding"),
        pytest.param("a.md", b"---\ntitle: [\n---\nSix.", "front matter", id="yaml"),
        pytest.param("a.md", b"---\noircheck: {x: 1}\n---\nSix.", "x", id="a key"),
        pytest.param("a.docx", b"PK no archive", "a.docx", id="no archive"),
        pytest.param("a.md", b"Six bases. " * 480_000, "5,280,000 bytes", id="5 MB"),
    ],
)
def test_a_draft_that_cannot_be_read_is_never_clean(
    run: Run, project: Path, name: str, data: bytes, problem: str
) -> None:
    Path("drafts").mkdir()
    Path("drafts", name).write_bytes(data)
    Path("drafts", "b.md").write_text(SIX)
    found = run("gate", "drafts")
    assert found.status == 3
    assert problem in found.err
    assert run("gate", f"drafts/{name}", "--fail-on", "never").status == 3


def test_a_report_says_what_could_not_be_looked_at(run: Run, draft: Path) -> None:
    Path("drafts/b.md").write_bytes(b"a\0b")
    Path("empty").mkdir()
    Path("docs/b.txt").write_bytes(b"a\0b")
    found = run("gate", "drafts", "empty", "--format", "json")
    assert found.status == 3
    report = json.loads(found.out)
    jsonschema.validate(report, json.loads(read_gate_schema()))
    paths = [item["path"] for item in report["unchecked"]]
    assert sorted(paths) == ["docs/b.txt", "drafts/b.md", "empty"]


@pytest.mark.parametrize(("arguments", "status"), [((), 3), (("--allow-empty",), 0)])
def test_a_report_is_written_where_there_is_no_draft(
    run: Run, project: Path, arguments: tuple[str, ...], status: int
) -> None:
    Path("empty").mkdir()
    found = run("gate", "empty", "--format", "json", *arguments)
    assert found.status == status
    report = json.loads(found.out)
    jsonschema.validate(report, json.loads(read_gate_schema()))
    assert bool(report["unchecked"]) is (status == 3)


def test_what_can_be_read_is_judged_all_the_same(run: Run, draft: Path) -> None:
    Path("drafts/b.md").write_bytes(b"a\0b")
    found = run("gate", "drafts")
    assert found.status == 3
    assert "OC102" in found.out


@pytest.mark.parametrize(
    ("paths", "status", "problem"),
    [
        pytest.param((), 2, "name the drafts", id="no path"),
        pytest.param(("none.md",), 3, "no such file", id="a missing path"),
        pytest.param(("drafts/a.md", "none.md"), 3, "no such file", id="one missing"),
        pytest.param(("empty",), 3, "no draft in it", id="an empty folder"),
        pytest.param(("drafts", "empty"), 3, "empty: no draft", id="one empty folder"),
        pytest.param(("docs",), 3, "every file there is a source", id="the sources"),
        pytest.param(("a.py",), 3, "not read as drafts", id="no draft"),
        pytest.param(("-",), 2, "--stdin-filename", id="standard input of no name"),
        pytest.param(("-", "drafts"), 2, "no other path", id="and another path"),
    ],
)
def test_a_gate_that_finds_no_draft_is_never_clean(
    run: Run, draft: Path, paths: tuple[str, ...], status: int, problem: str
) -> None:
    draft.write_text(SIX)
    Path("empty").mkdir()
    Path("a.py").write_text("")
    found = run("gate", *paths)
    assert found.status == status
    assert problem in found.err


def test_an_unreadable_source_is_told_and_is_never_clean(run: Run, draft: Path) -> None:
    draft.write_text(SIX)
    Path("docs/b.txt").write_bytes(b"a\0b")
    assert run("gate", "drafts").status == 3
    assert run("gate", "drafts", "--allow-unreadable").status == 0


def test_standard_input_is_read_as_its_name_says(run: Run, project: Path) -> None:
    found = run("gate", "-", "--stdin-filename", "x/a.md", stdin=SEVEN.encode())
    assert found.status == 1
    assert "x/a.md:1:1" in found.out


def test_coverage_stands_in_the_last_line(run: Run, project: Path) -> None:
    Path("a.md").write_text("The band played in Lyon. It rained there all day.\n")
    last = run("gate", "a.md").out.splitlines()[-1]
    assert "0 of 2 judged sentences are covered by the corpus" in last


def test_text_of_a_draft_gives_no_orders_to_a_runner(run: Run, project: Path) -> None:
    Path("a.md").write_text("::error file=x::Seven bases were handed over.\n\n" + SEVEN)
    found = run("gate", "a.md")
    assert not any(line.startswith("::") for line in found.out.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(">" * 5_000 + f" {SEVEN}", id="deep quotes"),
        pytest.param("- " * 3_000 + SEVEN, id="deep lists"),
        pytest.param("[" * 20_000 + f"\n\n{SEVEN}", id="brackets"),
        pytest.param("*_" * 5_000 + f"\n\n{SEVEN}", id="emphasis"),
        pytest.param(
            "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|1|\n" * 50, id="a wide table"
        ),
    ],
)
def test_hostile_markdown_ends_with_a_status(
    run: Run, project: Path, text: str
) -> None:
    Path("a.md").write_text(text)
    assert run("gate", "a.md").status in (0, 1, 3)


def test_the_gate_is_stricter_unless_somebody_says_otherwise(
    run: Run, draft: Path, house: Any
) -> None:
    run("gate", "drafts")
    assert house.asked[-1]["policy"].refute_at == STRICTER["refute_at"]
    with Path("oircheck.toml").open("a") as file:
        file.write("[policy]\nrefute_at = 0.41\n")
    run("gate", "drafts")
    assert house.asked[-1]["policy"].refute_at == 0.41


def test_the_settings_that_are_shown_are_those_of_the_gate(
    run: Run, draft: Path
) -> None:
    shown = run("gate", "drafts", "--show-config").out
    assert f"policy.refute_at = {STRICTER['refute_at']}  # default of the gate" in shown


def test_settings_of_the_gate_are_taken_and_the_command_line_wins(
    run: Run, draft: Path
) -> None:
    with Path("oircheck.toml").open("a") as file:
        file.write('[gate]\nfail_on = "never"\nexclude = ["b.md"]\n')
    Path("drafts/b.md").write_text(SEVEN)
    found = run("gate", "drafts")
    assert found.status == 0
    assert "b.md" not in found.out
    assert run("gate", "drafts", "--fail-on", "refuted").status == 1


def test_what_init_writes_about_the_gate_can_be_switched_on(
    run: Run, corpus: Path
) -> None:
    assert run("init").status == 0
    text = Path("oircheck.toml").read_text().replace('"NAME"', '"docs"')
    begin, end = text.index("# [gate]"), text.index("# Thresholds")
    lines = text[begin:end].replace("# Drafts that", "## Drafts that").splitlines()
    on = "\n".join(line.removeprefix("# ") for line in lines)
    Path("oircheck.toml").write_text(text[:begin] + on + text[end:])
    Path("known.json").write_text('{"oircheck_baseline": 1, "entries": []}')
    Path("some").mkdir()
    Path("some/a.md").write_text(SEVEN)
    found = run("gate", "some")
    assert (found.status, found.err) == (1, "")


def test_an_unknown_key_is_refused_with_a_suggestion(run: Run, draft: Path) -> None:
    with Path("oircheck.toml").open("a") as file:
        file.write("[gate]\nfailon = 'any'\n")
    found = run("gate", "drafts")
    assert found.status == 2
    assert "did you mean gate.fail_on" in found.err


def test_scopes_and_front_matter_say_what_a_draft_rests_on(
    run: Run, draft: Path, house: Any
) -> None:
    for name in ("sport", "own"):
        Path(name).mkdir()
        Path(name, "s.txt").write_text("A match was played.\n")
    with Path("oircheck.toml").open("a") as file:
        file.write('[corpus.sport]\npaths = ["sport"]\n')
        file.write('[[gate.scope]]\ndrafts = "drafts/sport/"\ncorpus = "sport"\n')
    Path("drafts/sport").mkdir()
    Path("drafts/sport/b.md").write_text(SIX)
    Path("drafts/c.md").write_text(f"---\noircheck: {{sources: [own]}}\n---\n{SIX}")
    found = run("gate", "drafts")
    assert found.status == 1
    asked = {tuple(map(str, one["corpus"])) for one in house.asked}
    assert asked == {("docs",), ("sport",), ("own",)}
    house.asked.clear()
    run("gate", "drafts", "--corpus", "own")
    assert [tuple(map(str, one["corpus"])) for one in house.asked] == [("own",)]


def test_a_scope_on_a_corpus_that_is_nowhere_is_refused(run: Run, draft: Path) -> None:
    with Path("oircheck.toml").open("a") as file:
        file.write('[corpus.sport]\npaths = ["docs"]\n')
        file.write('[[gate.scope]]\ndrafts = "drafts/"\ncorpus = "sprot"\n')
    found = run("gate", "drafts")
    assert found.status == 2
    assert "'sprot'; did you mean sport?" in found.err


def test_the_drafts_date_is_the_claims(run: Run, project: Path) -> None:
    text = "---\ndate: 2026-05-05\n---\n"
    text += f"<!-- oircheck: ignore[OC102] x until=2026-05-06 -->\n{SEVEN}"
    Path("a.md").write_text(text)
    assert run("gate", "a.md").status == 0
    assert run("gate", "a.md", "--as-of", "2026-05-07").status == 1


def test_a_correction_is_written_once_and_is_all_that_changes(
    run: Run, draft: Path
) -> None:
    draft.write_bytes(f"# Ünder\r\n\r\n{SEVEN}\r\nWhat  next?\r\n".encode())
    draft.chmod(0o640)
    found = run("gate", "drafts", "--fix")
    assert found.status == 0
    expected = f"# Ünder\r\n\r\n{SIX}\r\nWhat  next?\r\n".encode()
    assert draft.read_bytes() == expected
    assert draft.stat().st_mode & 0o777 == 0o640
    assert run("gate", "drafts", "--fix").status == 0
    assert draft.read_bytes() == expected
    assert [path.name for path in draft.parent.iterdir()] == ["a.md"]


def test_what_was_corrected_and_what_was_left_is_told(run: Run, draft: Path) -> None:
    draft.write_text("Sev*en* bases were handed over.\n\nFive stayed.\n")
    Path("drafts/b.md").write_text(SEVEN)
    told = run("gate", "drafts", "--fix").err
    assert (
        "note: --fix: 1 correction written; 1 left: 1 since the value is written with "
        "markup or character references; 1 finding has no correction" in told
    )
    Path("drafts/b.md").write_text(SEVEN)
    Path("drafts/c.md").write_bytes(b"a\0b")
    told = run("gate", "drafts", "--fix").err
    assert "--fix: 0 corrections written; 2 left: 1 since not everything could" in told
    assert "--fix:" not in run("gate", "drafts").err


def test_nothing_is_written_without_fix_or_where_something_was_not_read(
    run: Run, draft: Path
) -> None:
    before = draft.read_bytes()
    assert run("gate", "drafts").status == 1
    Path("drafts/b.md").write_bytes(b"a\0b")
    assert run("gate", "drafts", "--fix").status == 3
    assert draft.read_bytes() == before
    assert run("gate", "-", "--stdin-filename", "a.md", "--fix").status == 2


def test_a_draft_in_another_encoding_is_told_and_left_alone(
    run: Run, project: Path
) -> None:
    page = (
        '<meta charset="iso-8859-1"><p>Caf\u00e9.</p><p>Seven bases were handed over.'
    )
    data = page.encode("latin-1")
    Path("a.html").write_bytes(data)
    found = run("gate", "a.html", "--fix")
    assert found.status == 1
    assert "nothing is fixed" in found.err
    assert Path("a.html").read_bytes() == data


def test_an_interrupted_run_says_how_to_go_on(
    run: Run, draft: Path, house: Any
) -> None:
    house.fails = KeyboardInterrupt()
    found = run("gate", "drafts")
    assert found.status == 130
    assert "run the same to go on" in found.err


def test_a_draft_that_brings_a_bug_to_light_is_told_of_beside_the_others(
    run: Run, draft: Path, house: Any
) -> None:
    answer = house.answer
    house.break_at(Label.CONFLICTING)
    draft.write_text(SEVEN)
    Path("drafts/b.md").write_text("Five stayed.\n")
    for _ in range(2):
        found = run("gate", "drafts", "--report", "json=out.json", "--fix")
        assert found.status == 70
        told = "drafts/b.md: a bug in oircheck, IndexError: list index out of range ("
        assert told in found.err
        report = json.loads(Path("out.json").read_text())
        assert [one["path"] for one in report["findings"]] == ["drafts/a.md"]
        assert [one["path"] for one in report["unchecked"]] == ["drafts/b.md"]
        assert draft.read_text() == SEVEN
    house.answer = answer
    assert run("gate", "drafts").status == 1


def test_a_bug_that_no_draft_survives_ends_the_run(
    run: Run, draft: Path, house: Any
) -> None:
    house.fails = IndexError("list index out of range")
    found = run("gate", "drafts")
    assert found.status == 70
    assert "Traceback" in found.err


def test_every_form_can_be_written_in_one_run(run: Run, draft: Path) -> None:
    Path("out").mkdir()
    wanted = [f"--report={form}=out/{form}" for form in FORMATS]
    found = run("gate", "drafts", "--format", "sarif", *wanted)
    assert found.status == 1
    assert Path("out/sarif").read_text() == found.out
    for form in FORMATS:
        assert "drafts/a.md" in Path("out", form).read_text()
        assert run("gate", "drafts", "--format", form).status == 1


def test_a_report_goes_to_a_file_too(run: Run, draft: Path) -> None:
    found = run("gate", "drafts", "--report", "text=out.txt")
    assert found.status == 1
    assert "OC102" in Path("out.txt").read_text()
    assert "OC102" in found.out


def test_two_runs_give_the_same_bytes(run: Run, draft: Path) -> None:
    Path("drafts/b.md").write_text("Five stayed. The band played in Lyon.\n")
    first = run("gate", "drafts")
    assert run("gate", "drafts").out == first.out
    assert run("gate", "drafts/b.md", "drafts/a.md").out == first.out


def test_a_sentence_too_long_names_the_limit(run: Run, project: Path) -> None:
    words = "Six bases and more were handed over " * 40
    Path("long.md").write_text(f"Six bases were handed over.\n\n{words}.\n")
    ran = run("gate", "long.md")
    assert "longer than 100 tokens, half of what the verifier reads 1" in ran.out


def test_a_sentence_too_long_is_named_and_the_run_incomplete(
    run: Run, project: Path
) -> None:
    words = "Six bases and more were handed over " * 40
    Path("long.md").write_text(f"Six bases were handed over.\n\n{words}.\n")
    ran = run("gate", "long.md")
    assert ran.status == 3
    assert "long.md: not checked: line 3: longer than 100 tokens" in ran.out
    assert "long.md: line 3: longer than 100 tokens" in ran.err
    assert "split the sentence" in ran.err
    assert run("gate", "--allow-empty", "long.md").status == 0


def test_a_draft_of_which_nothing_could_be_judged_does_not_pass(
    run: Run, project: Path
) -> None:
    Path("long.md").write_text("Six bases and more were handed over " * 40 + ".\n")
    ran = run("gate", "long.md")
    assert ran.status == 3
    assert "no checkable sentence could be judged" in ran.err
    assert run("gate", "--allow-empty", "long.md").status == 0
