from __future__ import annotations

import csv
import errno
import gzip
import io
import json
import os
from pathlib import Path

import pytest

from oircheck.batch import Json
from oircheck.batch.output import (
    COLUMNS,
    CsvWriter,
    JsonlWriter,
    require_free_names,
)
from oircheck.batch.target import Target, require_writable
from oircheck.errors import UsageError

FOUND: dict[str, Json] = {
    "verdict": "refuted",
    "confidence": 0.5,
    "reason": "=HYPERLINK(1)",
    "source": "@x",
    "passage": "-5 degrees",
    "locator": None,
    "status": "judged",
}


def written_csv(header: list[str], cells: list[str], delimiter: str = ",") -> str:
    stream = io.StringIO(newline="")
    writer = CsvWriter(stream, header, prefix="o_", delimiter=delimiter)
    writer.write(cells, FOUND, raw=None)
    return stream.getvalue()


def test_the_users_cells_come_first_and_untouched() -> None:
    cells = ["=1+1", 'a "b"\r\nc', "d\re", ""]
    text = written_csv(["x", " y ", "", ""], cells)
    header, row = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == ["x", " y ", "", "", *(f"o_{name}" for name in COLUMNS)]
    assert row[:4] == cells


@pytest.mark.parametrize("first", list("=+-@\t\r\0"))
def test_own_cells_are_no_formulas(first: str) -> None:
    stream = io.StringIO(newline="")
    writer = CsvWriter(stream, ["x"], prefix="", delimiter=",")
    writer.write(["1"], {"passage": f"{first}x", "confidence": 0.25}, raw=None)
    rows = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    assert rows[1][1 + COLUMNS.index("passage")] == f"'{first}x"
    assert rows[1][1 + COLUMNS.index("confidence")] == "0.25"


def test_tabs_part_the_cells_of_tsv() -> None:
    text = written_csv(["x", "y"], ["a,b", "c\td"], delimiter="\t")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))[1][:2] == [
        "a,b",
        "c\td",
    ]


@pytest.mark.parametrize(
    ("raw", "begins"),
    [
        pytest.param('{"a": 1.50, "b": 1E5}', '{"a": 1.50, "b": 1E5, ', id="numbers"),
        pytest.param(" {} ", "{", id="nothing"),
        pytest.param('{"a":"}"}', '{"a":"}", ', id="a brace inside"),
    ],
)
def test_objects_keep_their_own_characters(raw: str, begins: str) -> None:
    stream = io.StringIO()
    JsonlWriter(stream, ["a"], prefix="o_").write(["1"], FOUND, raw=raw)
    line = stream.getvalue()
    assert line.startswith(begins + '"o_verdict": "refuted"')
    assert json.loads(line)["o_reason"] == "=HYPERLINK(1)"
    assert json.loads(line)["o_judgement"] is None


def test_cells_become_keys_even_without_a_name() -> None:
    stream = io.StringIO()
    JsonlWriter(stream, ["a", "", ""], prefix="o_").write(
        ["x", "y", "z"], FOUND, raw=None
    )
    found = json.loads(stream.getvalue())
    assert [found[key] for key in ("a", "column_2", "column_3")] == ["x", "y", "z"]


def test_a_name_that_is_taken_is_refused() -> None:
    require_free_names(["verdict", "claim"], prefix="oircheck_")
    with pytest.raises(UsageError, match=r"'oircheck_rule ' already.*--prefix"):
        require_free_names(["x", "oircheck_rule "], prefix="oircheck_")


def test_an_output_moves_into_place_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "out.csv"
    place.write_text("before")
    with Target(place) as target:
        target.text.write("after")
        assert place.read_text() == "before"
    assert place.read_text() == "after"
    assert [item.name for item in tmp_path.iterdir()] == ["out.csv"]


def test_an_error_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "out.csv"
    place.write_text("before")

    def fail() -> None:
        with Target(place) as target:
            target.text.write("after")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert [item.read_text() for item in tmp_path.iterdir()] == ["before"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (tmp_path / "out.csv").symlink_to(folder / "real.csv")
    with Target(tmp_path / "out.csv") as target:
        target.text.write("x")
    assert (tmp_path / "out.csv").is_symlink()
    assert (folder / "real.csv").read_text() == "x"


def test_compressed_bytes_know_no_name_and_no_time(tmp_path: Path) -> None:
    for name in ("a.csv.gz", "b.csv.gz"):
        with Target(tmp_path / name, compressed=True, bom=True) as target:
            target.text.write("x\r\n")
    first, second = (
        (tmp_path / name).read_bytes() for name in ("a.csv.gz", "b.csv.gz")
    )
    assert first == second
    assert gzip.decompress(first) == b"\xef\xbb\xbfx\r\n"


def test_a_stream_is_written_through_and_left_open() -> None:
    stream = io.BytesIO()
    with Target(None, stream=stream) as target:
        target.text.write("x")
        target.flush()
        assert stream.getvalue() == b"x"
    assert not stream.closed


def test_a_full_disk_is_named() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")

    def fill() -> None:
        with Target(full) as target, target.named():
            target.text.write("x" * 100_000)
            target.text.flush()

    with pytest.raises(OSError, match="/dev/full"):
        fill()


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
def test_a_disk_that_is_full_at_the_last_byte_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compressed: bool
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    place = tmp_path / "out.csv"
    place.write_text("before")

    def write() -> None:
        with Target(place, compressed=compressed) as target:
            target.text.write("after")

    with pytest.raises(OSError, match=r"No space left on device: .*out\.csv"):
        write()
    assert [item.read_text() for item in tmp_path.iterdir()] == ["before"]


def test_what_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.touch()
    with pytest.raises(UsageError, match="--force"):
        require_writable(there, force=False)
    require_writable(there, force=True)
    require_writable(tmp_path / "new.csv", force=False)
    with pytest.raises(UsageError, match="is a folder"):
        require_writable(tmp_path, force=True)
    with pytest.raises(UsageError, match="no such folder"):
        require_writable(tmp_path / "none" / "x.csv", force=False)
