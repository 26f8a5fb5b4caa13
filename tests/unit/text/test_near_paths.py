"""A mistyped path is answered with the one that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from oircheck.text.near_paths import did_you_mean


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("sources/2024/minutes.md", "claims.csv", "drafts/a.md", ".hidden"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Six.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("sorces", "sources"),
        ("Sources", "sources"),
        ("clams.csv", "claims.csv"),
        ("claims", "claims.csv"),
        ("sources/2042", "sources/2024"),
        ("sorces/2024/minutes.md", "sources/2024/minutes.md"),
        ("sources/2024/minuts.md", "sources/2024/minutes.md"),
        ("draft", "drafts"),
    ],
)
def test_the_nearest_path_is_named(folder: Path, given: str, meant: str) -> None:
    path = Path(given)
    if path.exists():
        pytest.skip("case does not count in this file system")
    assert did_you_mean(path) == f"; did you mean {meant}?"
    absolute = f"; did you mean {(folder / meant).as_posix()}?"
    assert did_you_mean(folder / given) == absolute


@pytest.mark.parametrize("given", ["zebra", "hidden", "zebra/a.md", "drafts/b.rst"])
def test_what_is_like_nothing_has_no_hint(folder: Path, given: str) -> None:
    assert did_you_mean(Path(given)) == ""
