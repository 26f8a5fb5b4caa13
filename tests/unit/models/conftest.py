from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from oircheck.models.lock import digest_of_tables
from oircheck.models.pins import LockedFile, digest_of_tree

STANCE: dict[str, Any] = {
    "features": ["entailment", "contradiction"],
    "classes": ["supports", "neutral", "refutes"],
    "coefficients": [[2.0, -1.0], [0.0, 0.0], [-1.0, 2.0]],
    "intercepts": [0.0, 0.5, 0.0],
    "temperature": 2.0,
}


class LockText:
    """A lock of one stance model, to be bent; ``text`` digests what it became."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.values: dict[str, Any] = {
            "lock-version": "1.0",
            "bundle": "test-1",
            "model": [
                {
                    "role": "stance",
                    "name": "stance",
                    "license": "Apache-2.0",
                    "format": "json",
                    "precision": "float64",
                    "source": {"kind": "bundled", "repo": "here"},
                    "io": {"classes": STANCE["classes"]},
                    "probe": {
                        "tolerance": 1e-6,
                        "inputs": [[0.0, 0.0]],
                        "outputs": [[0.304504, 0.390991, 0.304504]],
                    },
                    "provenance": {
                        "base": "none",
                        "script": "training/calibrate.py",
                        "versions": {"python": "3.11"},
                        "data": [{"name": "d", "license": "CC0-1.0", "rows": 7}],
                    },
                }
            ],
        }
        self.model = self.values["model"][0]
        self.model["file"] = [
            {
                "path": path,
                "size": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for path, content in files.items()
        ]
        self.reckon()

    def reckon(self) -> None:
        """Make the totals of the model those of its files."""
        files = [LockedFile(**entry) for entry in self.model["file"]]
        self.model["tree-digest"] = digest_of_tree(files)
        self.model["total-size"] = sum(file.size for file in files)

    def text(self, digest: str | None = None) -> str:
        """Return the lock; inline JSON is TOML enough for these values."""
        values = {"bundle-digest": digest or digest_of_tables(self.values)}
        lines = [
            f"{key} = {_inline(value)}" for key, value in (values | self.values).items()
        ]
        return "\n".join(lines) + "\n"


def _inline(value: object) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f'"{key}" = {_inline(entry)}' for key, entry in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture
def lock() -> LockText:
    return LockText({"stance.json": json.dumps(STANCE).encode()})


@pytest.fixture
def folder(tmp_path: Path, lock: LockText) -> Path:
    """A bundle on disk that matches its lock."""
    root = tmp_path / "bundle"
    (root / "stance").mkdir(parents=True)
    (root / "stance" / "stance.json").write_bytes(json.dumps(STANCE).encode())
    (root / "models.lock").write_text(lock.text(), encoding="utf-8")
    return root
