"""The README's own examples, run on the shipped models, print what stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    command: str
    output: str


def examples() -> list[Example]:
    found: list[Example] = []
    for block in _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Example(command, output))
    return found


def test_the_readme_has_examples() -> None:
    assert len(examples()) >= 3


@pytest.mark.slow
@pytest.mark.parametrize("example", examples(), ids=lambda example: example.command)
def test_an_example_prints_what_stands_there(
    example: Example, tmp_path_factory: pytest.TempPathFactory
) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("OIRCHECK_") and name not in ("NO_COLOR", "FORCE_COLOR")
    }
    environment["OIRCHECK_CACHE"] = str(tmp_path_factory.getbasetemp() / "readme")
    command = example.command.replace("oircheck", f"{sys.executable} -m oircheck", 1)
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == example.output, done.stderr
