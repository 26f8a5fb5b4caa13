"""What the gate passes over, it tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oircheck.intake import parse_draft

Run = Callable[..., Any]
SIX = "Six bases were handed over.\n"
SEVEN = "Seven bases were handed over.\n"


def test_documents_of_other_kinds_in_a_folder_are_told(run: Run, project: Path) -> None:
    Path("drafts").mkdir()
    for name in ("a.md", "b.adoc", "c.tex", "d.mdx", "e.odt", "f.qmd", "g.pdf", "h.py"):
        Path("drafts", name).write_text(SIX)
    found = run("gate", "drafts")
    assert found.status == 0
    for name in ("b.adoc", "c.tex", "d.mdx", "e.odt", "f.qmd", "g.pdf"):
        assert f"drafts/{name}: {Path(name).suffix} is not read as a draft" in found.err
    assert "h.py" not in found.err


def test_pictures_and_tables_beside_drafts_are_told_in_one_line(
    run: Run, project: Path
) -> None:
    Path("drafts").mkdir()
    for name in ("a.md", "b.png", "c.csv", "d.JPG", "e.xlsx", "f.json", "g.py"):
        Path("drafts", name).write_text(SIX)
    found = run("gate", "drafts")
    assert found.status == 0
    assert (
        "drafts/b.png, drafts/c.csv, drafts/d.JPG and 2 more: pictures, tables "
        "and data are not read as drafts" in found.err
    )
    assert "g.py" not in found.err


def test_what_git_ignores_is_not_told(run: Run, project: Path) -> None:
    Path(".git").mkdir()
    Path("drafts").mkdir()
    Path("drafts/a.md").write_text(SIX)
    Path("drafts/b.adoc").write_text(SIX)
    Path("drafts/.gitignore").write_text("*.adoc\n")
    assert "b.adoc" not in run("gate", "drafts").err


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        pytest.param("nomatch/**", True, id="no such folder"),
        pytest.param("drafts/*.rst", True, id="no such file"),
        pytest.param("drafts/", False, id="a folder"),
        pytest.param("drafts/**", False, id="what is in a folder"),
        pytest.param("sport/**", False, id="drafts that are not checked now"),
    ],
)
def test_a_scope_that_matches_no_file_is_told(
    run: Run, project: Path, pattern: str, told: bool
) -> None:
    for folder in ("drafts", "sport"):
        Path(folder).mkdir()
        Path(folder, "a.md").write_text(SIX)
    with Path("oircheck.toml").open("a") as file:
        file.write(f'[[gate.scope]]\ndrafts = "{pattern}"\ncorpus = "docs"\n')
    found = run("gate", "drafts/a.md")
    assert found.status == 0
    assert (f"'{pattern}' matches no file" in found.err) is told


def test_an_exclusion_of_nothing_is_told_to_who_asks(run: Run, project: Path) -> None:
    Path("a.md").write_text(SIX)
    with Path("oircheck.toml").open("a") as file:
        file.write('[gate]\nexclude = ["nomatch.md", "a.md"]\n')
    assert "nomatch.md" not in run("gate", "a.md").err
    found = run("gate", "a.md", "-v").err
    assert "gate.exclude: 'nomatch.md' matches no file" in found
    assert "'a.md'" not in found


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        pytest.param("a.rst", ":date: 2026-05-05\n\n", True, id="a field"),
        pytest.param("a.rst", ":Date: 5 May 2026\n\n", True, id="a field in words"),
        pytest.param("a.rst", ":date: May 2026\n\n", False, id="a month"),
        pytest.param(
            "a.html", '<meta name="date" content="2026-05-05">', True, id="a page"
        ),
        pytest.param(
            "a.html",
            '<meta property="article:published_time" content="2026-05-05T10:00:00Z">',
            True,
            id="a page of a magazine",
        ),
        pytest.param(
            "a.html", "<p><time datetime='2026-05-05'>Tuesday</time></p>", False, id="?"
        ),
        pytest.param("a.txt", "5 May 2026\n\n", False, id="a line of text"),
    ],
)
def test_a_draft_speaks_from_the_day_that_it_states(
    name: str, text: str, day: bool
) -> None:
    draft = parse_draft(f"{text}\nSix bases were handed over.\n".encode(), name)
    assert draft.as_of == (dt.date(2026, 5, 5) if day else None)
