"""``.gitignore`` as git reads it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from oircheck.intake.ignores import is_ignored, read_patterns

ROOT = Path("/repo")


@pytest.mark.parametrize(
    ("pattern", "path", "ignored"),
    [
        ("*.md", "a.md", True),
        ("*.md", "deep/er/a.md", True),
        ("/a.md", "a.md", True),
        ("/a.md", "deep/a.md", False),
        ("deep/a.md", "deep/a.md", True),
        ("deep/a.md", "er/deep/a.md", False),
        ("**/deep/a.md", "er/deep/a.md", True),
        ("deep/**", "deep/er/a.md", True),
        ("deep/**/a.md", "deep/a.md", True),
        ("a?.md", "ab.md", True),
        ("a?.md", "a/.md", False),
        ("[ab].md", "b.md", True),
        ("[!ab].md", "b.md", False),
        ("\\#a.md", "#a.md", True),
        ("# a.md", "a.md", False),
        ("a.md   ", "a.md", True),
        ("drafts/", "drafts", False),
        ("[", "a.md", False),
        ("", "a.md", False),
    ],
)
def test_a_pattern_matches_what_git_says(
    pattern: str, path: str, ignored: bool
) -> None:
    stack = [read_patterns([pattern], ROOT)]
    assert is_ignored(ROOT / path, stack, is_folder=False) is ignored


def test_the_last_pattern_that_matches_decides() -> None:
    stack = [read_patterns(["*.md", "!keep.md"], ROOT)]
    assert not is_ignored(ROOT / "keep.md", stack, is_folder=False)
    assert is_ignored(ROOT / "a.md", stack, is_folder=False)


def test_the_inner_folder_decides() -> None:
    stack = [
        read_patterns(["*.md"], ROOT),
        read_patterns(["!a.md"], ROOT / "deep"),
    ]
    assert not is_ignored(ROOT / "deep" / "a.md", stack, is_folder=False)
    assert is_ignored(ROOT / "a.md", stack, is_folder=False)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_agrees(tmp_path: Path) -> None:
    lines = [
        "*.md",
        "!keep.md",
        "/only",
        "deep/*.txt",
        "**/any/*.txt",
        "fol/",
        "x[0-9]?",
    ]
    names = ["a.md", "keep.md", "only", "d/only", "deep/a.txt", "deep/e/a.txt"]
    names += ["any/a.txt", "q/any/a.txt", "x1a", "x1", "q/x12"]
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("\n".join(lines))
    asked = "\n".join(names).encode()
    found = subprocess.run(
        ["git", "-C", str(tmp_path), "check-ignore", "--no-index", "--stdin"],
        input=asked,
        capture_output=True,
        check=False,
    )
    stack = [read_patterns(lines, tmp_path)]
    mine = [n for n in names if is_ignored(tmp_path / n, stack, is_folder=False)]
    assert mine == found.stdout.decode().split()
