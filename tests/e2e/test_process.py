"""What only a process of its own shows: what is loaded, and closed pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numpy", "onnxruntime", "tokenizers", "yaml", "markdown_it")

_LOADED = f"""
import sys
{{code}}
heavy = {HEAVY!r}
print(sorted(name for name in sys.modules if name.split(".")[0] in heavy))
"""


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import oircheck", id="the library"),
        pytest.param(
            "from oircheck.cli.main import main; main(['--help'])", id="--help"
        ),
        pytest.param(
            "from oircheck.cli.main import main; main(['--version'])", id="--version"
        ),
        pytest.param(
            "from oircheck.cli.main import main; main(['check', '--help'])",
            id="check --help",
        ),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    found = python("-c", _LOADED.format(code=code))
    assert found.returncode == 0, found.stderr
    assert found.stdout.splitlines()[-1] == "[]"


def test_the_module_runs() -> None:
    found = python("-m", "oircheck", "--version")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("oircheck")


def test_an_interrupt_while_it_is_loaded_is_silent() -> None:
    code = """
import os, signal, sys
from oircheck.__main__ import run

class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == "oircheck.cli.main":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupts())
sys.exit(run())
"""
    found = python("-c", code)
    assert (found.returncode, found.stdout, found.stderr) == (130, "", "")


def test_little_is_loaded_before_interrupts_are_minded() -> None:
    found = python(
        "-c",
        "import sys; import oircheck.__main__; "
        "print([name for name in sys.modules if name.startswith('oircheck.')])",
    )
    assert found.stdout.strip() == "['oircheck.__main__']"


def test_nothing_given_is_2_with_the_help_on_stderr() -> None:
    found = python("-m", "oircheck")
    assert (found.returncode, found.stdout) == (2, "")
    assert "Commands:" in found.stderr


def test_a_closed_pipe_is_no_finding() -> None:
    code = "import sys\nfrom oircheck.cli.main import main\nsys.exit(main(['--help']))"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complaint) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="descriptors behave otherwise there")
def test_a_result_into_a_closed_pipe_keeps_its_status() -> None:
    code = (
        "import sys\nfrom oircheck.cli.streams import write_result\n"
        "write_result('x' * 1_000_000)\nwrite_result('more')\nsys.exit(7)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complaint) == (7, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no full device")
@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import click; click.echo('x')", id="by click"),
        pytest.param(
            "from oircheck.cli.streams import write_result; write_result('x')",
            id="by a command",
        ),
    ],
)
def test_a_result_that_cannot_be_written_is_told(code: str) -> None:
    program = f"""
import sys
from oircheck.cli import main as front
def command(*arguments, **settings):
    {code}
front.cli.main = command
sys.exit(front.main([]))
"""
    with open("/dev/full", "wb") as full:
        found = subprocess.run(
            [sys.executable, "-c", program],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert found.returncode == 3
    assert found.stderr == "oircheck: error: No space left on device\n"
