"""``oircheck gate`` over time: baselines, and only what a change touched."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SEVEN = "Seven bases were handed over.\n"
SIX = "Six bases were handed over.\n"


def git(*arguments: str) -> None:
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *name, *arguments], check=True, capture_output=True)


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def test_a_baseline_silences_what_was_there_and_only_shrinks(
    run: Run, draft: Path
) -> None:
    kept = ("--baseline", "known.json")
    assert run("gate", "drafts", *kept, "--write-baseline").status == 0
    assert run("gate", "drafts", *kept).status == 0
    entries = json.loads(Path("known.json").read_text())["entries"]
    assert [(e["path"], e["family"]) for e in entries] == [("drafts/a.md", "OC1xx")]
    draft.write_text(f"A line before.\n\n{SEVEN}\nNine bases were kept.\n")
    assert run("gate", "drafts", *kept, "--update-baseline").status == 1
    assert json.loads(Path("known.json").read_text())["entries"] == entries
    draft.write_text(SIX)
    before = Path("known.json").read_bytes()
    assert run("gate", "drafts", *kept).status == 0
    assert Path("known.json").read_bytes() == before
    assert run("gate", "drafts", *kept, "--update-baseline").status == 0
    assert json.loads(Path("known.json").read_text())["entries"] == []


def test_what_is_taken_out_of_a_baseline_is_not_told_as_stale(
    run: Run, draft: Path
) -> None:
    kept = ("--baseline", "known.json")
    run("gate", "drafts", *kept, "--write-baseline")
    draft.write_text(SIX)
    assert (
        "stale in the baseline: drafts/a.md: OC1xx" in run("gate", "drafts", *kept).out
    )
    Path("drafts/b.md").write_bytes(b"a\0b")
    unread = run("gate", "drafts", *kept, "--update-baseline")
    assert "stale in the baseline: drafts/a.md: OC1xx" in unread.out
    Path("drafts/b.md").unlink()
    out = run("gate", "drafts", *kept, "--update-baseline").out
    assert "stale" not in out
    assert "taken out of the baseline: drafts/a.md: OC1xx Seven bases" in out


def test_what_was_fixed_is_not_told_as_silenced(run: Run, draft: Path) -> None:
    out = run("gate", "drafts", "--fix").out
    assert "; 1 fixed; 0 silenced; 0 fail the build" in out


def test_a_baseline_keeps_what_was_not_looked_at(run: Run, draft: Path) -> None:
    other = draft.parent / "b.md"
    other.write_text(SEVEN)
    kept = ("--baseline", "known.json")
    run("gate", "drafts", *kept, "--write-baseline")
    before = Path("known.json").read_bytes()
    draft.write_text(SIX)
    assert run("gate", str(other), *kept, "--update-baseline").status == 0
    assert Path("known.json").read_bytes() == before
    draft.unlink()
    assert run("gate", str(other), *kept, "--update-baseline").status == 0
    entries = json.loads(Path("known.json").read_text())["entries"]
    assert [entry["path"] for entry in entries] == ["drafts/b.md"]


@needs_git
def test_a_baseline_keeps_what_is_unchanged(run: Run, draft: Path) -> None:
    kept = ("--baseline", "known.json")
    run("gate", "drafts", *kept, "--write-baseline")
    before = Path("known.json").read_bytes()
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    changed = ("--diff-base", "main", "--update-baseline")
    assert run("gate", "drafts", *kept, *changed).status == 0
    assert Path("known.json").read_bytes() == before


@needs_git
def test_changes_are_counted_from_where_the_branch_was_left(
    run: Run, draft: Path
) -> None:
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "topic")
    git("checkout", "-q", "main")
    new = f"{draft.read_text()}\nNine bases were kept.\n"
    draft.write_text(new)
    git("commit", "-qam", "two")
    git("checkout", "-q", "topic")
    draft.write_text(new)
    found = run("gate", "drafts", "--diff-base", "main")
    assert found.status == 1
    assert "drafts/a.md:5" in found.out


def test_a_baseline_is_the_same_from_every_folder(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("gate", "drafts", "--baseline", "known.json", "--write-baseline")
    monkeypatch.chdir("drafts")
    assert run("gate", ".", "--baseline", "../known.json").status == 0


@pytest.mark.parametrize(
    "text", ['{"oircheck_baseline": 9, "entries": []}', "no JSON", "[]"]
)
def test_a_baseline_of_another_version_is_refused(
    run: Run, draft: Path, text: str
) -> None:
    Path("known.json").write_text(text)
    found = run("gate", "drafts", "--baseline", "known.json")
    assert found.status == 2
    assert "known.json" in found.err


def test_no_baseline_is_written_where_something_was_not_read(
    run: Run, draft: Path
) -> None:
    Path("drafts/b.md").write_bytes(b"a\0b")
    kept = ("--baseline", "known.json", "--write-baseline")
    assert run("gate", "drafts", *kept).status == 3
    assert not Path("known.json").exists()


@needs_git
def test_only_changed_sentences_are_judged(run: Run, draft: Path) -> None:
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    assert run("gate", "drafts", "--diff-base", "main").status == 0
    draft.write_text(f"# A new title\n\n{SEVEN}\n")
    assert run("gate", "drafts", "--diff-base", "main").status == 0
    draft.write_text(f"# A new title\n\n{SEVEN}\nNine bases were kept.\n")
    found = run("gate", "drafts", "--diff-base", "main")
    assert found.status == 1
    assert found.out.count("OC102") == 1
    assert "drafts/a.md:5:1" in found.out
    git("mv", "drafts/a.md", "drafts/renamed.md")
    git("commit", "-qm", "two")
    assert run("gate", "drafts", "--diff-base", "HEAD~1").status == 1
    assert run("gate", "drafts", "--diff-base", "HEAD~1").out.count("OC102") <= 2


WRONG = "<!-- oircheck: ignore[OC102] -->\n"
ENDLESS = "<!-- oircheck: off[OC102] a list of old counts -->\n"
UNUSED = "<!-- oircheck: ignore[OC102] counted by hand -->\nWhat of the bases?\n"


@needs_git
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(f"{WRONG}{SIX}", f"{WRONG}{SIX}", 0, id="no reason, as before"),
        pytest.param(f"{ENDLESS}{SIX}", f"{ENDLESS}{SIX}", 0, id="no end, as before"),
        pytest.param(UNUSED, UNUSED, 0, id="of no use, as before"),
        pytest.param(SIX, f"{WRONG}{SIX}", 1, id="no reason, and new"),
        pytest.param(SIX, f"{SIX}\n{UNUSED}", 1, id="of no use, and new"),
        pytest.param(
            f"{ENDLESS}{SIX}\n<!-- oircheck: on -->\n",
            f"{ENDLESS}{SIX}",
            1,
            id="the end was taken out",
        ),
        pytest.param(
            UNUSED.replace("What of the bases?", SEVEN),
            UNUSED.replace("What of the bases?", SIX),
            1,
            id="of no use since its sentence was mended",
        ),
    ],
)
def test_comments_that_did_not_change_are_not_reported(
    run: Run, draft: Path, before: str, after: str, told: int
) -> None:
    git("init", "-q", "-b", "main")
    draft.write_text(before)
    git("add", ".")
    git("commit", "-qm", "one")
    draft.write_text(f"# A new title\n\nFour bases were kept.\n\n{after}")
    found = run("gate", "drafts", "--diff-base", "main", "--format", "json")
    rules = [item["rule"] for item in json.loads(found.out)["findings"]]
    assert len([rule for rule in rules if rule.startswith("OC9")]) == told


@needs_git
@pytest.mark.parametrize("name", ["docs/a.txt", "oircheck.toml", "docs/new.txt"])
def test_everything_is_judged_where_a_source_or_the_settings_changed(
    run: Run, draft: Path, name: str
) -> None:
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    with Path(name).open("a") as file:
        file.write("\n")
        if name.endswith("new.txt"):
            file.write("Nine more.\n")
    found = run("gate", "drafts", "--diff-base", "main")
    assert found.status == 1
    assert f"{name} changed since main" in found.err


@needs_git
def test_a_shallow_clone_gets_a_clear_error(
    run: Run, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "topic")
    git("commit", "-qm", "two", "--allow-empty")
    clone = tmp_path / "clone"
    here = Path.cwd().as_uri()
    git("clone", "-q", "--depth", "1", "--branch", "topic", here, str(clone))
    monkeypatch.chdir(clone)
    found = run("gate", "drafts", "--diff-base", "origin/main")
    assert found.status == 2
    assert "shallow clone" in found.err
    assert "fetch-depth: 0" in found.err


@needs_git
def test_an_unknown_revision_is_an_error(run: Run, draft: Path) -> None:
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    for name in ("nowhere", "--upload-pack=x"):
        found = run("gate", "drafts", f"--diff-base={name}")
        assert found.status == 2
        assert f"no revision {name}" in found.err
