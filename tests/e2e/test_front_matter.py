"""Misspelt keys of sources are told where they are read, and only there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

MISSPELT = (
    "---\ntitle: The mayor\npublised: 2020-07-05\ntags: [a]\n---\n\nHe resigned.\n"
)
WARNING = (
    "warning: docs/m.md:3: front matter: unknown key 'publised', passed over; "
    "write 'published' if that is what it means"
)


@pytest.fixture
def misspelt(project: Path) -> Path:
    path = project / "m.md"
    path.write_text(MISSPELT)
    return path


def test_build_tells_a_misspelt_key_once(run: Run, misspelt: Path) -> None:
    found = run("index", "build")
    assert found.status == 0
    assert found.err.splitlines() == [WARNING]
    assert run("index", "build").err == ""
    misspelt.write_text(MISSPELT + "She did not.\n")
    assert run("index", "build").err.splitlines() == [WARNING]


def test_it_is_told_even_to_the_quiet(run: Run, misspelt: Path) -> None:
    assert run("index", "build", "-q").err.splitlines() == [WARNING]


@pytest.mark.parametrize("command", ["check", "gate"])
def test_a_check_that_builds_the_index_tells_it(
    run: Run, house: Any, misspelt: Path, draft: Path, command: str
) -> None:
    house.refresh = house.brought_up_to_date(2)
    what = "The mayor resigned." if command == "check" else str(draft)
    assert WARNING in run(command, what).err.splitlines()


def test_add_tells_it_of_what_is_added(run: Run, project: Path) -> None:
    outside = Path("elsewhere/m.md")
    outside.parent.mkdir()
    outside.write_text(MISSPELT)
    run("index", "build")
    (warning,) = run("index", "add", str(outside)).err.splitlines()
    assert "elsewhere/m.md:3: front matter: unknown key 'publised'" in warning


def test_of_many_the_number_is_told(run: Run, project: Path) -> None:
    for number in range(14):
        (project / f"m{number:02}.md").write_text(MISSPELT)
    lines = run("index", "build").err.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "warning: 4 more keys of front matters are passed over"


def test_ordinary_keys_are_silent(run: Run, project: Path) -> None:
    text = "---\nlayout: post\nauthor: A. Berg\ntags: [a]\n---\n\nHe resigned.\n"
    (project / "m.md").write_text(text)
    assert run("index", "build").err == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_list_of_sources_that_is_a_pipe_is_an_error(run: Run, project: Path) -> None:
    (project / "sources.toml").unlink(missing_ok=True)
    os.mkfifo(project / "sources.toml")
    found = run("check", "Six bases were handed over.")
    assert found.status == 2
    assert "sources.toml: not a regular file" in found.err


def test_it_stands_before_what_it_all_comes_to(run: Run, misspelt: Path) -> None:
    misspelt.with_name("n.md").write_bytes(b"a\0b")
    lines = run("index", "build").err.splitlines()
    assert WARNING in lines
    assert lines[-1].startswith("warning: 1 document or page left out; the status is 3")
