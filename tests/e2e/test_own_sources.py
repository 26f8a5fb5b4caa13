"""Nothing is its own source, and nothing is written over what is checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SEVEN = "Seven bases were handed over.\n"
SIX = "Six bases were handed over.\n"
WHOLE = '[corpus]\npaths = ["."]\n'


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("docs/n.md",), id="by its name"),
        pytest.param(("docs/n.md", "drafts"), id="beside others"),
        pytest.param(("docs/n.md", "--allow-empty"), id="whatever may be empty"),
        pytest.param(("-", "--stdin-filename", "docs/n.md"), id="as standard input"),
    ],
)
def test_a_named_draft_that_is_a_source_is_not_checked_against_itself(
    run: Run, project: Path, arguments: tuple[str, ...]
) -> None:
    Path("docs/n.md").write_text(SIX)
    Path("drafts").mkdir()
    Path("drafts/a.md").write_text(SIX)
    found = run("gate", *arguments, stdin=SIX.encode())
    assert found.status == 3
    assert "docs/n.md: it is a source itself" in found.err
    assert "[corpus] paths" in found.err
    assert "docs/n.md: not checked" in found.out


def test_a_folder_of_sources_says_how_to_mend_it(run: Run, project: Path) -> None:
    found = run("gate", "docs")
    assert found.status == 3
    assert "every file there is a source: keep it outside" in found.err


def test_a_hidden_file_of_a_corpus_is_no_source(run: Run, project: Path) -> None:
    Path("docs/.n.md").write_text(SIX)
    assert run("gate", "docs/.n.md").status == 0


def test_a_claim_file_is_not_its_own_source(run: Run, project: Path) -> None:
    Path("docs/claim.txt").write_text(SIX)
    found = run("check", "--claim-file", "docs/claim.txt")
    assert (found.status, found.out) == (3, "")
    assert "docs/claim.txt: a source of the corpus" in found.err
    Path("claim.txt").write_text(SIX)
    assert run("check", "--claim-file", "claim.txt").status == 0


@pytest.mark.parametrize("name", ["drafts", "Draft", "_drafts", "news/drafts"])
def test_init_takes_no_folder_of_drafts(run: Run, corpus: Path, name: str) -> None:
    Path(name).mkdir(parents=True)
    Path(name, "a.md").write_text(SIX)
    found = run("init")
    assert found.status == 2
    assert f"{name} would be a source" in found.err
    assert not Path("oircheck.toml").exists()
    assert run("init", "docs").status == 0


def test_init_takes_a_folder_of_that_name_that_is_asked_for(
    run: Run, corpus: Path
) -> None:
    Path("docs/drafts").mkdir()
    Path("docs/drafts/treaty.txt").write_text(SIX)
    assert run("init", "docs").status == 0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param(("--report", "text=drafts/a.md"), "a draft", id="the draft"),
        pytest.param(("--report", "text=drafts/b.md"), "a draft", id="unreadable"),
        pytest.param(("--report", "json=docs/a.txt"), "a source", id="a source"),
        pytest.param(
            ("--report", "json=docs/sources.toml"), "a source", id="what is known"
        ),
        pytest.param(
            ("--report", "json=oircheck.toml"), "configuration", id="the settings"
        ),
        pytest.param(
            ("--report", "json=pyproject.toml"), "configuration", id="other settings"
        ),
        pytest.param(
            ("--baseline", "docs/a.txt", "--write-baseline"), "a source", id="baseline"
        ),
        pytest.param(
            ("--baseline", "drafts/a.md", "--write-baseline"), "a draft", id="and draft"
        ),
        pytest.param(
            ("--baseline", "k.json", "--write-baseline", "--report", "json=k.json"),
            "the baseline",
            id="two to one file",
        ),
        pytest.param(
            ("--report", "html=docs/r.html"), "source of the next run", id="a new one"
        ),
    ],
)
def test_nothing_is_written_over_what_is_checked(
    run: Run, project: Path, arguments: tuple[str, ...], problem: str
) -> None:
    Path("drafts").mkdir()
    Path("drafts/a.md").write_text(SEVEN)
    Path("drafts/b.md").write_bytes(b"a\0b")
    Path("docs/sources.toml").write_text("")
    Path("pyproject.toml").write_text("")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    found = run("gate", "drafts", *arguments)
    assert (found.status, found.out) == (2, "")
    assert problem in found.err
    after = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("draft", "target"),
    [
        pytest.param("docs/a.txt", "docs/n.md", id="the draft is a source"),
        pytest.param("b.md", "docs/n.md", id="the draft rests on another"),
        pytest.param("b.md", "docs/r.html", id="and the report would be new"),
        pytest.param("b.md", "named/c.txt", id="a source of a named corpus"),
    ],
)
def test_no_corpus_of_the_project_is_written_into(
    run: Run, project: Path, draft: str, target: str
) -> None:
    for name in ("own", "named"):
        Path(name).mkdir()
        Path(name, "c.txt").write_text(SIX)
    with Path("oircheck.toml").open("a") as file:
        file.write('[corpus.named]\npaths = ["named"]\n')
        file.write('[corpus.gone]\npaths = ["gone"]\n')
    Path("docs/n.md").write_text(SIX)
    Path("b.md").write_text(f"---\noircheck: {{sources: [own]}}\n---\n{SIX}")
    found = run("gate", draft, "--report", f"text={target}")
    assert (found.status, found.out) == (2, "")
    assert "source" in found.err
    assert not Path(target).exists() or Path(target).read_text() == SIX


def test_a_report_beside_the_sources_is_written_where_no_reader_takes_it(
    run: Run, project: Path
) -> None:
    Path("a.md").write_text(SIX)
    assert run("gate", "a.md", "--report", "json=docs/r.json").status == 0
    Path("docs/.reports").mkdir()
    assert run("gate", "a.md", "--report", "html=docs/.reports/r.html").status == 0


@pytest.mark.parametrize(
    "own",
    [pytest.param("nosuch.txt", id="missing"), pytest.param("bad", id="unreadable")],
)
def test_what_one_draft_rests_on_in_vain_fails_that_draft_only(
    run: Run, project: Path, own: str
) -> None:
    Path("drafts").mkdir()
    Path("bad").mkdir()
    Path("bad/a.txt").write_bytes(b"a\0b")
    Path("drafts/a.md").write_text(f"---\noircheck: {{sources: [{own}]}}\n---\n{SIX}")
    Path("drafts/b.md").write_text(SEVEN)
    found = run("gate", "drafts", "--report", "json=r.json")
    assert found.status == 3
    assert "drafts/a.md: front matter: oircheck.sources: " in found.err
    assert "OC102" in found.out
    report = json.loads(Path("r.json").read_text())
    assert [item["path"] for item in report["unchecked"]] == ["drafts/a.md"]


def test_an_unreadable_draft_is_not_told_to_leave_the_corpus(
    run: Run, project: Path
) -> None:
    Path("a.md").write_bytes(b"a\0b")
    found = run("gate", "a.md")
    assert found.status == 3
    assert "corpus" not in found.err
    assert "no draft was found" not in found.err
    assert "no draft could be checked" in found.err
