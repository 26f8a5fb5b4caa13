from __future__ import annotations

import os
from pathlib import Path

from oircheck.index.fingerprints import (
    GRANULE_NS,
    Fingerprint,
    same_contents,
    take_fingerprints,
)

LATER = 10 * GRANULE_NS


def written(path: Path, text: str, *, mtime_ns: int) -> Path:
    path.write_text(text)
    os.utime(path, ns=(mtime_ns, mtime_ns))
    return path


def test_a_file_that_looks_the_same_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "six", mtime_ns=GRANULE_NS)
    known = Fingerprint("a.txt", 3, GRANULE_NS, "what was known")
    found = take_fingerprints({"a.txt": path}, known=[known], known_at_ns=LATER)
    assert found == (known,)


def test_a_file_of_another_time_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "six", mtime_ns=2 * GRANULE_NS)
    known = Fingerprint("a.txt", 3, GRANULE_NS, "what was known")
    (found,) = take_fingerprints({"a.txt": path}, known=[known], known_at_ns=LATER)
    assert found.sha256 != known.sha256


def test_a_touched_file_has_the_same_contents(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "six", mtime_ns=GRANULE_NS)
    before = take_fingerprints({"a.txt": path})
    written(path, "six", mtime_ns=3 * GRANULE_NS)
    after = take_fingerprints({"a.txt": path}, known=before, known_at_ns=LATER)
    assert before != after
    assert same_contents(before, after)


def test_a_file_changed_just_when_it_was_indexed_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "six", mtime_ns=LATER)
    before = take_fingerprints({"a.txt": path})
    written(path, "ten", mtime_ns=LATER)
    after = take_fingerprints({"a.txt": path}, known=before, known_at_ns=LATER)
    assert not same_contents(before, after)


def test_a_file_that_is_gone_has_no_fingerprint(tmp_path: Path) -> None:
    assert take_fingerprints({"a.txt": tmp_path / "a.txt"}) == ()


def test_what_cannot_be_read_has_an_empty_digest(tmp_path: Path) -> None:
    (found,) = take_fingerprints({"a": tmp_path})
    assert found.sha256 == ""
    (again,) = take_fingerprints(
        {"a": tmp_path}, known=[found], known_at_ns=found.mtime_ns + LATER
    )
    assert again == found


def test_fingerprints_are_in_the_order_of_names(tmp_path: Path) -> None:
    files = {name: written(tmp_path / name, name, mtime_ns=1) for name in "cab"}
    assert [item.name for item in take_fingerprints(files)] == ["a", "b", "c"]


def test_a_file_that_could_not_be_read_before_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "six", mtime_ns=1)
    known = Fingerprint("a.txt", 3, 1, "")
    (found,) = take_fingerprints({"a.txt": path}, known=[known], known_at_ns=LATER)
    assert found.sha256
