"""The action's step and the hook on the shipped models, from local files alone."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "The Coalition handed over six military bases to Iraqi forces in March 2020.\n"
WRONG = "Nine military bases were handed over to Iraqi forces in March 2020.\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash"),
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a source and a draft that it refutes."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "bases.txt").write_text(SOURCE)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text(WRONG)
    (tmp_path / "oircheck.toml").write_text('[corpus]\npaths = ["sources"]\n')
    return tmp_path


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which ``oircheck`` is this one."""
    tools = tmp_path_factory.mktemp("tools")
    program = tools / "oircheck"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oircheck "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return {
        **os.environ,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(tools / "home"),
    }


def git(folder: Path, *arguments: str) -> str:
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    done = subprocess.run(
        ["git", *name, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def test_the_actions_step_annotates_and_reports(
    folder: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    temp = tmp_path_factory.mktemp("runner")
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    script = temp / "step.sh"
    script.write_text(action["runs"]["steps"][-1]["run"])
    inputs = {
        f"INPUT_{name.upper().replace('-', '_')}": str(one.get("default", ""))
        for name, one in action["inputs"].items()
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder,
        env={
            **environment,
            **inputs,
            "INPUT_PATHS": "drafts",
            "RUNNER_TEMP": str(temp),
            "GITHUB_OUTPUT": str(temp / "output"),
            "GITHUB_STEP_SUMMARY": str(temp / "summary"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=drafts/a.md,line=1,endLine=1,col=1,")
    assert "title=OC102 number-mismatch::" in done.stdout
    lines = (temp / "output").read_text().splitlines()
    outputs = {name: text for name, _, text in (one.partition("=") for one in lines)}
    assert outputs["status"] == "1"
    run = json.loads(Path(outputs["sarif"]).read_text())["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == ["OC102"]
    assert "OC102 number-mismatch" in (temp / "summary").read_text()


@pytest.mark.skipif(shutil.which("pre-commit") is None, reason="needs pre-commit")
def test_the_hook_fails_a_commit_that_a_source_refutes(
    folder: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    hooks = tmp_path_factory.mktemp("hooks")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    git(hooks, "init", "-q")
    git(hooks, "add", ".")
    git(hooks, "commit", "-qm", "hooks")
    revision = git(hooks, "rev-parse", "HEAD")
    hook = {"id": "oircheck-installed", "files": "^drafts/"}
    settings = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [hook]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings))
    git(folder, "init", "-q")
    git(folder, "add", ".")

    def commit() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["pre-commit", "run", "--all-files", "--color=never"],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    refused = commit()
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert "drafts/a.md:1:1: error OC102" in refused.stdout
    (folder / "drafts" / "a.md").write_text(WRONG.replace("Nine", "Six"))
    git(folder, "add", ".")
    passed = commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
