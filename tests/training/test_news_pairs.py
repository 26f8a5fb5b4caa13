"""Claims about found texts: the line they name is read with the two before it."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

import pairs

LINES = ["One came.", "Two went.", "Three stayed.", "Four slept."]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "text").mkdir()
    for name in pairs.FOUND:
        with gzip.open(tmp_path / "text" / f"{name}.txt.gz", "wt") as file:
            file.write("\n".join(LINES) + "\n")
    monkeypatch.setattr(pairs, "PAIRS", tmp_path)
    return tmp_path


def write(folder: Path, *rows: dict[str, str]) -> None:
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    (folder / "news-00.jsonl").write_text(lines, encoding="utf-8")


def test_a_line_is_read_with_the_two_before_it(data: Path) -> None:
    write(
        data,
        {"o": "abc_news:3", "k": "role", "s": "Two left.", "r": "One left."},
        {"o": "reuters21578:4", "n": "Five slept."},
    )
    assert list(pairs.news_pairs(data)) == [
        ("One came. Two went. Three stayed.", "Two left.", 0),
        ("One came. Two went. Three stayed.", "One left.", 2),
        ("Two went. Three stayed. Four slept.", "Five slept.", 1),
    ]


@pytest.mark.parametrize("place", ["abc_news:2", "abc_news:5", "brown:3"])
def test_a_line_that_is_not_there_is_named(data: Path, place: str) -> None:
    write(data, {"o": place, "n": "Five slept."})
    with pytest.raises(ValueError, match=rf"news-00\.jsonl:1: .*{place}"):
        list(pairs.news_pairs(data))


def test_they_are_no_pairs_about_dossiers(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "_premises", lambda data: {})
    write(data, {"o": "abc_news:3", "n": "Five slept."})
    assert list(pairs.minimal_pairs(data)) == []
