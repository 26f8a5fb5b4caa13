"""``oircheck gate`` on drafts that did not change: the same bytes, and no session."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from oircheck.cli import gate_memory
from oircheck.index import added
from oircheck.types import Label

Run = Callable[..., Any]
SEVEN = "Seven bases were handed over.\n"
CACHE = Path(".oircheck")


@pytest.fixture
def kept(run: Run, house: Any, draft: Path) -> Path:
    """A draft whose findings are kept."""
    house.stamp = "one"
    assert run("index", "build").status == 0
    assert run("gate", "drafts").status == 1
    house.asked.clear()
    return draft


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_what_is_kept_gives_the_same_bytes(
    run: Run, house: Any, kept: Path, form: str
) -> None:
    known = run("gate", "drafts", "--format", form)
    assert house.asked == []
    house.stamp = ""
    fresh = run("gate", "drafts", "--format", form)
    assert house.asked
    assert known == fresh


def test_notices_are_told_again(run: Run, house: Any, draft: Path) -> None:
    house.stamp, house.notices = "one", ("two documents have no date",)
    run("index", "build")
    first = run("gate", "drafts")
    house.asked.clear()
    again = run("gate", "drafts")
    assert again == first
    assert "two documents have no date" in again.err
    assert house.asked == []


def test_what_a_bug_left_out_is_not_kept(run: Run, house: Any, draft: Path) -> None:
    answer = house.answer
    house.stamp = "one"
    house.break_at(Label.CONFLICTING)
    run("index", "build")
    draft.with_name("b.md").write_text("Five stayed.\n")
    first = run("gate", "drafts")
    assert first.status == 70
    assert run("gate", "drafts") == first
    house.answer = answer
    assert run("gate", "drafts").status == 1


def test_a_baseline_and_a_correction_work_on_what_is_kept(
    run: Run, house: Any, kept: Path
) -> None:
    known = ("--baseline", "known.json")
    assert run("gate", "drafts", *known, "--write-baseline").status == 0
    assert run("gate", "drafts", *known).status == 0
    assert run("gate", "drafts").status == 1
    assert house.asked == []


def _draft(house: Any, kept: Path) -> None:
    kept.write_text(f"{SEVEN}\nNine bases were kept.\n")


def _another_draft(house: Any, kept: Path) -> None:
    kept.with_name("b.md").write_text(SEVEN)


def _corpus(house: Any, kept: Path) -> None:
    path = Path("docs/a.txt")
    before = path.stat()
    path.write_text(path.read_text().replace("Six", "Ten"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _new_source(house: Any, kept: Path) -> None:
    Path("docs/b.txt").write_text("Ten bases were kept.\n")


def _metadata(house: Any, kept: Path) -> None:
    Path("docs/sources.toml").write_text(
        '[[source]]\nmatch = "a.txt"\npublisher = "A"\n'
    )


def _policy(house: Any, kept: Path) -> None:
    with Path("oircheck.toml").open("a") as file:
        file.write("[policy]\nsupport_at = 0.9\n")


def _models(house: Any, kept: Path) -> None:
    house.stamp = "two"


def _index(house: Any, kept: Path) -> None:
    (CACHE / "index" / "current").write_text("g7\n")


def _added(house: Any, kept: Path) -> None:
    place = CACHE / gate_memory._ADDED
    place.parent.mkdir()
    place.write_text("{}")


def _torn(house: Any, kept: Path) -> None:
    (file,) = (CACHE / gate_memory.FOLDER).glob("*.json")
    file.write_bytes(file.read_bytes()[:-40])


@pytest.mark.parametrize(
    "change",
    [
        _draft,
        _another_draft,
        _corpus,
        _new_source,
        _metadata,
        _policy,
        _models,
        _index,
        _added,
        _torn,
    ],
)
def test_whatever_changes_everything_is_judged_again(
    run: Run, house: Any, kept: Path, change: Callable[[Any, Path], None]
) -> None:
    change(house, kept)
    assert run("gate", "drafts").status == 1
    assert len(house.asked) == 1


@pytest.mark.parametrize(
    "arguments",
    [("--as-of", "2020-07-01"), ("--fail-on", "any"), ("--corpus", "docs")],
)
def test_other_options_are_another_question(
    run: Run, house: Any, kept: Path, arguments: tuple[str, ...]
) -> None:
    run("gate", "drafts", *arguments)
    assert len(house.asked) == 1


def test_what_is_no_kept_run_is_passed_over(run: Run, house: Any, kept: Path) -> None:
    files = sorted((CACHE / gate_memory.FOLDER).glob("*.json"))
    for text in ("{}", "", "é"):
        files[0].write_text(text, encoding="utf-8")
        assert run("gate", "drafts").status == 1
    assert house.asked


def test_a_source_that_cannot_be_read_is_told_every_time(
    run: Run, house: Any, draft: Path
) -> None:
    house.stamp = "one"
    run("index", "build")
    Path("docs/b.txt").write_bytes(b"a\0b")
    first, again = run("gate", "drafts"), run("gate", "drafts")
    assert first == again
    assert again.status == 3


def test_what_is_true_of_one_run_alone_is_not_kept(
    run: Run, house: Any, draft: Path
) -> None:
    house.stamp = "one"
    run("index", "build")
    house.refresh = replace(house.brought_up_to_date(1), rebuilt="it was damaged")
    run("gate", "drafts")
    house.refresh = None
    house.asked.clear()
    run("gate", "drafts")
    assert len(house.asked) == 1


def test_a_suppression_that_ends_is_asked_about_every_day(
    run: Run, house: Any, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment = "<!-- oircheck: ignore[OC1xx] known until=2020-01-01 -->\n"
    kept.write_text(comment + SEVEN)
    run("gate", "drafts")
    house.asked.clear()
    run("gate", "drafts")
    assert house.asked == []
    day = type("Day", (), {"today": staticmethod(lambda: "another day")})
    monkeypatch.setattr(gate_memory.dt, "date", day)
    run("gate", "drafts")
    assert len(house.asked) == 1


def test_only_some_runs_are_kept_and_the_folder_is_ignored(
    run: Run, house: Any, kept: Path
) -> None:
    for number in range(gate_memory.MOST_KEPT + 3):
        kept.write_text(f"{SEVEN}\nNine bases were kept {number} times.\n")
        run("gate", "drafts")
    folder = CACHE / gate_memory.FOLDER
    assert len(list(folder.glob("*.json"))) == gate_memory.MOST_KEPT
    assert (folder / ".gitignore").read_text() == "*\n"


def test_documents_that_were_added_stand_where_they_are_looked_for() -> None:
    assert Path("index", added.FOLDER, added.LIST) == gate_memory._ADDED


def test_the_shipped_code_and_models_have_a_stamp(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    whole = gate_memory._contents(gate_memory._below(tmp_path))
    assert whole
    assert whole == gate_memory._contents(gate_memory._below(tmp_path))
    (tmp_path / "b").write_text("3")
    assert gate_memory._contents(gate_memory._below(tmp_path)) != whole
    assert gate_memory._contents([tmp_path / "none"]) == ""
