"""The gate with the shipped models, on the corpus of this repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRAFT = """# A draft about the bases

Seven bases were handed over.

The 82-member anti-ISIS coalition was established in September 2014. What is next?
"""


def gate(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    command = [sys.executable, "-X", "importtime", "-m", "oircheck", "gate", "a.md"]
    return subprocess.run(
        [*command, "--corpus", str(ROOT / "seeds"), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_draft_is_judged_once_remembered_and_corrected(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT)
    first = gate(tmp_path)
    assert first.returncode == 1
    assert "a.md:3" in first.stdout
    assert "OC102" in first.stdout
    assert "onnxruntime" in first.stderr
    again = gate(tmp_path)
    assert again.stdout == first.stdout
    assert "onnxruntime" not in again.stderr
    assert "numpy" not in again.stderr
    assert gate(tmp_path, "--fix").returncode == 0
    fixed = (tmp_path / "a.md").read_text()
    assert fixed == DRAFT.replace("Seven", "Six")
    assert gate(tmp_path, "--fix").returncode == 0
    assert (tmp_path / "a.md").read_text() == fixed
