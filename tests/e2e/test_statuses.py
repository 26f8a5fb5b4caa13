"""Every row of the table of statuses, for the commands that there are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oircheck.cli.status import Exit
from oircheck.errors import IndexUnusableError

Run = Callable[..., Any]
GOLD = "claim,label\nSix bases were handed over.,supported\n"


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        pytest.param("Six bases were handed over.", 0, id="supported is clean"),
        pytest.param("Seven bases were handed over.", 1, id="refuted is a finding"),
        pytest.param("Five bases were handed over.", 1, id="conflicting is one too"),
        pytest.param("Bands play music.", 0, id="not enough information is clean"),
        pytest.param("", 2, id="an empty claim is a wrong command line"),
        pytest.param(" \n ", 2, id="so is a blank one"),
        pytest.param("word " * 10_000, 2, id="and one that is too long"),
    ],
)
def test_status_of_a_claim(run: Run, project: Path, claim: str, status: int) -> None:
    assert run("check", claim).status == status
    assert run(claim).status == status


@pytest.mark.parametrize(
    ("fail_on", "statuses"),
    [
        pytest.param("refuted", (0, 1, 1, 0), id="refuted and conflicting"),
        pytest.param("unsupported", (0, 1, 1, 1), id="all that is not supported"),
        pytest.param("any", (0, 1, 1, 1), id="anything"),
        pytest.param("never", (0, 0, 0, 0), id="nothing"),
    ],
)
def test_fail_on_says_what_is_a_finding(
    run: Run, project: Path, fail_on: str, statuses: tuple[int, ...]
) -> None:
    claims = ("Six bases.", "Seven bases.", "Five bases.", "Other bases.")
    found = [run("check", claim, "--fail-on", fail_on).status for claim in claims]
    assert found == list(statuses)


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_the_format_never_changes_the_status(
    run: Run, project: Path, form: str
) -> None:
    assert run("--format", form, "Seven bases.").status == 1
    assert run("Six bases.", "--format", form).status == 0


COMMANDS = [
    pytest.param(("check", "Six bases."), id="check"),
    pytest.param(("eval", "gold.csv"), id="eval"),
    pytest.param(("index", "build"), id="index build"),
    pytest.param(("index", "status"), id="index status"),
    pytest.param(("index", "list"), id="index list"),
]


@pytest.fixture
def gold_file(run: Run) -> None:
    Path("gold.csv").write_text(GOLD)


@pytest.mark.usefixtures("gold_file")
@pytest.mark.parametrize("command", COMMANDS)
class TestWhatCannotBeChecked:
    def test_a_missing_corpus(self, run: Run, command: tuple[str, ...]) -> None:
        found = run(*command, "--corpus", "nowhere")
        assert found.status == Exit.INCOMPLETE
        assert found.out == ""
        assert "nowhere" in found.err

    def test_an_empty_corpus(self, run: Run, command: tuple[str, ...]) -> None:
        Path("empty").mkdir()
        found = run(*command, "--corpus", "empty")
        assert (found.status, found.out) == (3, "")
        assert "empty" in found.err

    def test_no_readable_document(self, run: Run, command: tuple[str, ...]) -> None:
        Path("odd").mkdir()
        Path("odd/a.txt").write_bytes(b"\xff\xfe\x00")
        found = run(*command, "--corpus", "odd")
        assert (found.status, found.out) == (3, "")

    def test_some_unreadable_documents(
        self, run: Run, project: Path, command: tuple[str, ...]
    ) -> None:
        (project / "b.txt").write_bytes(b"caf\xe9")
        found = run(*command)
        assert found.status == 3
        assert found.out
        assert "b.txt" in found.err
        allowed = run(*command, "--allow-unreadable")
        assert allowed.status == 0
        assert "b.txt" in allowed.err

    def test_unreadable_wins_over_findings(
        self, run: Run, project: Path, command: tuple[str, ...]
    ) -> None:
        (project / "b.txt").write_bytes(b"caf\xe9")
        Path("gold.csv").write_text("claim,label\nSix bases.,refuted\n")
        told = {
            "check": ("check", "Seven bases."),
            "eval": (*command, "--min-accuracy", "1"),
        }
        asked = told.get(command[0], command)
        assert run(*asked).status == 3
        expected = 1 if command[0] in told else 0
        assert run(*asked, "--allow-unreadable").status == expected

    def test_an_altered_model(
        self, run: Run, house: Any, project: Path, command: tuple[str, ...]
    ) -> None:
        house.models.problem = "verifier/model.onnx: its contents differ; restore it"
        found = run(*command)
        if command == ("index", "status"):
            assert found.status == 0  # It opens no model.
            return
        assert (found.status, found.out) == (3, "")
        assert "verifier/model.onnx" in found.err

    def test_no_corpus_at_all(self, run: Run, command: tuple[str, ...]) -> None:
        found = run(*command)
        assert (found.status, found.out) == (2, "")
        assert "--corpus PATH" in found.err
        assert "checkout" in found.err


def test_an_index_that_cannot_be_rebuilt(run: Run, house: Any, project: Path) -> None:
    house.fails = IndexUnusableError("the index is locked; close the other process")
    assert run("Six bases.").status == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param("claim,label\n", id="a header only"),
        pytest.param("claim,label\nSix bases.,supported,x\n", id="a long row"),
        pytest.param("claim,label\nSix bases.,maybe\n", id="an unknown label"),
        pytest.param("claim,label\n,supported\n", id="an empty claim"),
        pytest.param("claim,label\n" + "w " * 500 + ",supported\n", id="too long"),
    ],
)
def test_gold_that_cannot_be_checked(run: Run, project: Path, text: str) -> None:
    Path("gold.csv").write_text(text)
    found = run("eval", "gold.csv")
    assert (found.status, found.out) == (3, "")
    assert "gold.csv" in found.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("gone.csv", None, id="missing"),
        pytest.param("latin.csv", b"claim,label\ncaf\xe9,supported\n", id="not UTF-8"),
    ],
)
def test_gold_that_cannot_be_read(
    run: Run, project: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    found = run("eval", name)
    assert found.status == 3
    assert name in found.err


@pytest.mark.parametrize(
    ("options", "status"),
    [
        pytest.param(("--min-accuracy", "0.5"), 0, id="accuracy reached"),
        pytest.param(("--min-accuracy", "0.51"), 1, id="accuracy missed"),
        pytest.param(("--min-refuted-precision", "1"), 1, id="precision missed"),
        pytest.param(("--min-refuted-precision", "0"), 0, id="precision reached"),
    ],
)
def test_eval_holds_its_floors(
    run: Run, project: Path, options: tuple[str, ...], status: int
) -> None:
    Path("gold.csv").write_text(
        "claim,label\nSix bases.,supported\nSeven bases.,supported\n"
    )
    found = run("eval", "gold.csv", *options)
    assert found.status == status
    assert ("below" in found.err) == (status == 1)


def test_a_precision_of_nothing_is_missed(run: Run, project: Path) -> None:
    Path("gold.csv").write_text(GOLD)
    assert run("eval", "gold.csv", "--min-refuted-precision", "0.1").status == 1


def test_a_bug_is_70_and_says_how_to_report_it(
    run: Run, house: Any, project: Path
) -> None:
    house.fails = ZeroDivisionError("division by zero")
    found = run("Six bases.")
    assert (found.status, found.out) == (Exit.BUG, "")
    assert "ZeroDivisionError" in found.err
    assert "Reporting a bug" in found.err
    assert "oircheck 0" in found.err


def test_an_interrupt_is_130(run: Run, house: Any, project: Path) -> None:
    house.fails = KeyboardInterrupt()
    found = run("Six bases.")
    assert (found.status, found.out) == (Exit.INTERRUPTED, "")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="nothing"),
        pytest.param(("check",), id="no claim"),
        pytest.param(("check", "--nonsense", "Six."), id="an unknown option"),
        pytest.param(("check", "Six.", "--format", "xml"), id="an unknown format"),
        pytest.param(("check", "Six.", "--as-of", "May"), id="no date"),
        pytest.param(("check", "Six.", "--k", "0"), id="k below 1"),
        pytest.param(("index",), id="a group without a command"),
        pytest.param(("index", "biuld"), id="a mistyped subcommand"),
        pytest.param(("models", "add"), id="a command that is not there"),
        pytest.param(("eval",), id="no gold file"),
        pytest.param(("check", "Six.", "--isolated", "--config", "x"), id="both"),
        pytest.param(("check", "Six.", "--config", "gone.toml"), id="no such config"),
    ],
)
def test_wrong_command_lines_are_2(
    run: Run, project: Path, arguments: tuple[str, ...]
) -> None:
    found = run(*arguments)
    assert (found.status, found.out) == (Exit.USAGE, "")
    assert found.err


def test_models_verify(run: Run, house: Any) -> None:
    assert run("models", "verify").status == 0
    house.models.problem = "verifier/model.onnx: has 3 bytes"
    found = run("models", "verify")
    assert (found.status, found.out) == (3, "")


@pytest.mark.parametrize("form", ["text", "json"])
def test_doctor_looks_at_everything_whatever_fails(
    run: Run, house: Any, project: Path, form: str
) -> None:
    well = run("doctor", "--format", form)
    assert well.status == 0
    house.models.problem = "verifier/model.onnx: has 3 bytes"
    ill = run("doctor", "--format", form)
    assert ill.status == 3
    assert ill.out.count("verifier/model.onnx") == 4


def test_doctor_notices_a_model_that_judges_wrongly(run: Run, house: Any) -> None:
    answer = house.answer
    house.answer = lambda label: answer("refuted")
    found = run("doctor")
    assert found.status == 3
    assert found.out.count("FAILED") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_corpus_that_cannot_be_listed(run: Run, project: Path) -> None:
    project.chmod(0)
    found = run("Six bases.")
    project.chmod(0o755)
    assert found.status == 3


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        pytest.param(("check", "Six came.", "--corpus", "dosc"), "docs", id="a corpus"),
        pytest.param(("batch", "clams.csv"), "claims.csv", id="a file of claims"),
        pytest.param(("gate", "darft.md"), "draft.md", id="a draft"),
        pytest.param(("check", "--claim-file", "drft.md"), "draft.md", id="a claim"),
    ],
)
def test_a_mistyped_path_could_not_be_checked_and_is_guessed(
    run: Run, project: Path, given: tuple[str, ...], meant: str
) -> None:
    Path("claims.csv").write_text("claim\nSix bases were handed over.\n")
    Path("draft.md").write_text("Six bases were handed over.\n")
    found = run(*given)
    assert found.status == 3
    assert f"did you mean {meant}?" in found.err
