"""The action's steps in a shell, and the hooks, as far as a machine alone can."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from oircheck.cli.gate import gate
from oircheck.reports.gate_formats import GateFormat

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="needs bash")

FAKE = """\
#!{python}
import pathlib, sys
pathlib.Path("seen.txt").write_text("\\n".join(sys.argv[1:]))
reports = [b for a, b in zip(sys.argv, sys.argv[1:]) if a == "--report"]
status = {status}
if status != 2:
    for report in reports:
        form, _, path = report.partition("=")
        pathlib.Path(path).write_text(form + " report\\n")
print("::error file=a.md,line=1::x")
sys.exit(status)
"""


def action() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "action.yml").read_text())
    assert isinstance(found, dict)
    return found


def step(name: str) -> dict[str, Any]:
    (found,) = [one for one in action()["runs"]["steps"] if one["name"] == name]
    assert isinstance(found, dict)
    return found


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    seen: list[str]
    outputs: dict[str, str]
    summary: str


def run_check(folder: Path, *, status: int, **inputs: str) -> Ran:
    """Run the step that checks, with a double of oircheck on the path."""
    tools, temp = folder / "tools", folder / "temp"
    tools.mkdir()
    temp.mkdir()
    double = tools / "oircheck"
    double.write_text(FAKE.format(python=sys.executable, status=status))
    double.chmod(double.stat().st_mode | stat.S_IXUSR)
    known = {
        f"INPUT_{name.upper().replace('-', '_')}": str(one.get("default", ""))
        for name, one in action()["inputs"].items()
    }
    given = {f"INPUT_{name.upper()}": text for name, text in inputs.items()}
    environment = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        **known,
        **given,
    }
    script = folder / "step.sh"
    script.write_text(step("Check the drafts")["run"])
    # As GitHub runs a step whose shell is bash.
    done = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (folder / "output").read_text().splitlines()
    pairs = (line.partition("=") for line in lines)
    summary = folder / "summary"
    return Ran(
        done.returncode,
        done.stdout,
        (folder / "seen.txt").read_text().splitlines(),
        {name: text for name, _, text in pairs},
        summary.read_text() if summary.exists() else "",
    )


@needs_bash
@pytest.mark.parametrize("status", [0, 1, 3])
def test_the_step_ends_as_the_gate_does(tmp_path: Path, status: int) -> None:
    ran = run_check(tmp_path, status=status, paths="drafts")
    assert ran.status == status
    assert ran.outputs["status"] == str(status)
    assert ran.out == "::error file=a.md,line=1::x\n"
    assert ran.summary == "markdown report\n"
    for form in ("sarif", "json", "html"):
        assert Path(ran.outputs[form]).read_text() == f"{form} report\n"


@needs_bash
def test_where_nothing_was_written_nothing_is_named(tmp_path: Path) -> None:
    ran = run_check(tmp_path, status=2, paths="drafts")
    assert ran.status == 2
    assert ran.outputs == {"status": "2"}
    assert ran.summary == ""


@needs_bash
def test_what_is_given_arrives_as_it_is(tmp_path: Path) -> None:
    odd = "a b.md\n$(touch hacked)\n--fix\n`touch hacked`; touch hacked"
    ran = run_check(
        tmp_path,
        status=0,
        paths=odd,
        corpus="sources one\nsources two\n",
        fail_on="any",
        baseline="known.json",
        diff_base="origin/main",
        args="--min-covered\n50%",
    )
    assert not (tmp_path / "hacked").exists()
    at = ran.seen.index("--")
    assert ran.seen[at + 1 :] == odd.splitlines()
    pairs = list(zip(ran.seen[:at], ran.seen[1:at], strict=False))
    for pair in (
        ("--corpus", "sources one"),
        ("--corpus", "sources two"),
        ("--fail-on", "any"),
        ("--baseline", "known.json"),
        ("--diff-base", "origin/main"),
        ("--min-covered", "50%"),
        ("--format", "github"),
    ):
        assert pair in pairs


@needs_bash
def test_what_is_not_given_is_not_passed_on(tmp_path: Path) -> None:
    ran = run_check(tmp_path, status=0, paths="drafts", summary="false")
    assert not {"--corpus", "--fail-on", "--baseline", "--diff-base", ""} & set(
        ran.seen
    )
    assert ran.summary == ""


def test_the_actions_options_and_formats_are_there() -> None:
    script = step("Check the drafts")["run"]
    known = {name for param in gate.params for name in param.opts}
    assert set(re.findall(r"(?<=[ (])--[a-z][a-z-]+", script)) <= known
    forms = {item.value for item in GateFormat}
    assert set(re.findall(r'--report "([a-z]+)=', script)) <= forms


def test_no_input_stands_in_a_script() -> None:
    steps = action()["runs"]["steps"]
    assert all("${{" not in one["run"] for one in steps)
    assert all(one["shell"] == "bash" for one in steps)
    names = set(action()["inputs"])
    used = {
        found
        for one in steps
        for text in (*one.get("env", {}).values(), one.get("if", ""), str(one))
        for found in re.findall(r"inputs\.([a-z-]+)", str(text))
    }
    assert used == names


def test_the_hooks_take_all_files_in_one_process_and_name_what_exists() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    known = {name for param in gate.params for name in param.opts}
    assert [hook["id"] for hook in hooks] == ["oircheck", "oircheck-installed"]
    for hook in hooks:
        assert hook["require_serial"] is True
        assert hook["language"] in {"python", "system"}
        program, command, *options = hook["entry"].split()
        assert (program, command) == ("oircheck", "gate")
        assert set(options) <= known
        wanted = re.compile(hook["files"])
        for name in ("a.md", "b/c.html", "d.htm", "e.txt", "f.rst", "g.docx"):
            assert wanted.search(name)
        assert not wanted.search("a.py")


def test_the_snippets_of_the_documentation_are_read_as_yaml_and_true() -> None:
    text = (ROOT / "docs" / "ci.md").read_text()
    known = {name for param in gate.params for name in param.opts}
    commands = re.findall(r"oircheck gate .*(?:\n *--report.*)*", text)
    for command in commands:
        assert set(re.findall(r" (--[a-z-]+)", command)) <= known
    forms = {item.value for item in GateFormat}
    assert set(re.findall(r"--report ([a-z]+)=", text)) <= forms
    assert all(f"`{form}`" in text for form in forms)
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 5
    used = set()
    for block in blocks:
        assert yaml.safe_load(block) is not None
        used |= set(re.findall(r"steps\.facts\.outputs\.([a-z]+)", block))
    assert used <= set(action()["outputs"])
