from __future__ import annotations

import subprocess
import sys


def test_importing_the_floor_loads_no_runtime() -> None:
    code = (
        "import sys, oircheck.models;"
        "print([m for m in ('onnxruntime', 'tokenizers', 'torch') if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
