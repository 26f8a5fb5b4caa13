"""Training on a bare machine: torch and sentence-transformers, and nothing of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ABSENT = ("click", "yaml", "markdown_it", "onnxruntime", "onnx", "pypdfium2")
PROGRAM = """
import sys
sys.path[:0] = sys.argv[1:3]
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in sys.argv[3:]:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
import data, own
told = own.Told("", (), "The council sold six ferries in May, the mayor said.", "x")
pairs = own.own_pairs([[told]], count=2, seed=1)
print(len(pairs), data.LABELS)
"""


def test_pairs_are_drawn_without_what_the_tool_itself_needs() -> None:
    folders = (str(ROOT / "src"), str(ROOT / "training"))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *folders, *ABSENT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 ('entailment'")
