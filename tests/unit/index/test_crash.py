"""A small run of benchmarks/crash.py; the large one is kept in its results."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_writers_lose_double_and_tear_nothing() -> None:
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "benchmarks" / "crash.py"),
            *("--kills", "5", "--commits", "3", "--documents", "24"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "| of them before COMMIT had returned | | 3 |" in done.stdout
    assert "a check sum or answer wrong | 0 | 0 |" in done.stdout
    assert "answered wrongly or not at all: 0." in done.stdout
