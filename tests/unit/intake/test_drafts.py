"""Which files are drafts, and what each says of itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from oircheck.errors import ConfigError, DocumentError
from oircheck.intake import find_drafts, parse_draft, read_draft, read_settings_file
from oircheck.intake.drafts import MAX_DRAFT_BYTES
from oircheck.intake.settings import Scope, Settings


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Six bases were handed over.\n")


def names(found: tuple[Path, ...], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in found]


def test_a_folder_is_walked_and_gitignore_is_honoured(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a.txt", "c.pdf", "d.py", "out/e.md", "sub/f.html")
    make(tmp_path, ".hidden/g.md", ".h.md", "sub/old/i.md", "sub/j.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("out/\n")
    (tmp_path / "sub" / ".gitignore").write_text("old\n")
    found = find_drafts([tmp_path])
    assert names(found.drafts, tmp_path) == ["a.txt", "b.md", "sub/f.html", "sub/j.md"]
    below = find_drafts([tmp_path / "sub"])
    assert names(below.drafts, tmp_path) == ["sub/f.html", "sub/j.md"]


def test_the_ignore_files_above_hold_too(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.md", "sub/b.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("a.md\n")
    assert names(find_drafts([tmp_path / "sub"]).drafts, tmp_path) == ["sub/b.md"]


def test_what_a_clone_leaves_out_for_itself_is_honoured(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "sub/b.md", "sub/c.md")
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / ".git" / "info" / "exclude").write_text("b.md\n")
    assert names(find_drafts([tmp_path]).drafts, tmp_path) == ["a.md", "sub/c.md"]
    assert names(find_drafts([tmp_path / "sub"]).drafts, tmp_path) == ["sub/c.md"]


def test_a_file_that_is_named_is_taken_once_whatever_leaves_it_out(
    tmp_path: Path,
) -> None:
    make(tmp_path, "a.md", "b.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("a.md\n")
    found = find_drafts([tmp_path / "a.md", tmp_path, tmp_path / "b.md"])
    assert names(found.drafts, tmp_path) == ["a.md", "b.md"]


def test_excluded_patterns_are_relative_to_the_project(tmp_path: Path) -> None:
    make(tmp_path, "README.md", "sub/README.md", "sub/a.md")
    found = find_drafts([tmp_path / "sub"], exclude=["README.md"], root=tmp_path)
    assert names(found.drafts, tmp_path) == ["sub/a.md"]


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    make(tmp_path, "other/a.md", "here/b.md")
    (tmp_path / "here" / "link").symlink_to(tmp_path / "other")
    assert names(find_drafts([tmp_path / "here"]).drafts, tmp_path) == ["here/b.md"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert find_drafts([tmp_path]).empty == (tmp_path.as_posix(),)


@pytest.mark.parametrize(
    ("name", "problem"),
    [("none.md", "no such file"), ("a.py", "'.py' files"), ("a.pdf", "'.pdf' files")],
)
def test_what_is_no_draft_is_an_error(tmp_path: Path, name: str, problem: str) -> None:
    make(tmp_path, "a.py", "a.pdf")
    with pytest.raises(DocumentError, match=problem):
        find_drafts([tmp_path / name])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"a\0b", "NUL", id="binary"),
        pytest.param(b"caf\xe9", "not UTF-8", id="another encoding"),
        pytest.param(b"---\ntitle: [\n---\nx", "front matter", id="front matter"),
        pytest.param(
            b"x" * (MAX_DRAFT_BYTES + 1), "a draft has at most", id="too large"
        ),
        pytest.param(
            b"---\noircheck: {source: [a]}\n---\nx", "did you mean sources", id="a key"
        ),
        pytest.param(b"---\noircheck: 3\n---\nx", "oircheck holds keys", id="no table"),
        pytest.param(b"---\nas_of: soon\n---\nx", "as_of is 'soon'", id="no date"),
        pytest.param(
            b"---\noircheck: {sources: []}\n---\nx", "is a list of", id="no sources"
        ),
    ],
)
def test_what_cannot_be_read_is_an_error(
    tmp_path: Path, data: bytes, problem: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=problem):
        read_draft(path)


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("date: 2020-07-05", dt.date(2020, 7, 5)),
        ("date: 2020-07-05T10:00:00Z", dt.date(2020, 7, 5)),
        ('date: "2020-07-05"', dt.date(2020, 7, 5)),
        ("as_of: 2020-07-06\ndate: 2020-07-05", dt.date(2020, 7, 6)),
        ("oircheck: {as_of: 2020-07-07}\nas_of: 2020-07-06", dt.date(2020, 7, 7)),
        ("title: x", None),
    ],
)
def test_a_draft_says_from_which_day_it_speaks(front: str, day: dt.date | None) -> None:
    assert parse_draft(f"---\n{front}\n---\nSix.".encode(), "a.md").as_of == day


def test_a_date_of_another_form_is_told_and_not_guessed() -> None:
    draft = parse_draft(b"---\ndate: July 5th\n---\nSix.", "a.md")
    assert draft.as_of is None
    assert "July 5th" in draft.notices[0]


def test_a_draft_says_what_it_rests_on() -> None:
    draft = parse_draft(b"---\noircheck: {sources: [nato, x/y]}\n---\nSix.", "a.md")
    assert draft.sources == ("nato", "x/y")


def test_the_table_of_the_gate_is_read() -> None:
    entries = read_settings_file(
        '[gate]\nfail_on = "any"\nmin_covered = "50%"\nexclude = ["README.md"]\n'
        '[[gate.scope]]\ndrafts = "sport/**"\ncorpus = "sport"\n'
        '[[gate.scope]]\ndrafts = ["a", "b"]\ncorpus = ["c"]\n',
        place="x",
    )
    settings = Settings(tuple(sorted(entries, key=lambda entry: entry.key)))
    found = {entry.key: entry.value for entry in entries}
    assert found["gate.fail_on"] == "any"
    assert found["gate.min_covered"] == 0.5
    assert settings.scopes == (
        Scope(("sport/**",), ("sport",)),
        Scope(("a", "b"), ("c",)),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[gate]\nfail-on = 'any'", "did you mean gate.fail_on"),
        ("[gate]\nfail_on = 'all'", "one of refuted"),
        ("[gate]\nmin_covered = 2", "is a share"),
        ("[gate]\nmin_covered = true", "is a share"),
        ("[gate]\nexclude = 'a'", "list of patterns"),
        ("[gate]\nbaseline = 3", "is a file"),
        ("gate = 3", "gate is a table"),
        ("[gate.scope]\ndrafts = 'a'", r"write \[\[gate.scope\]\]"),
        ("[[gate.scope]]\ndrafts = 'a'", "has no corpus"),
        ("[[gate.scope]]\ndraft = 'a'", "did you mean gate.scope.drafts"),
    ],
)
def test_a_wrong_table_of_the_gate_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        read_settings_file(text, place="x")
