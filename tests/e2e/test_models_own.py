"""Which models a command takes, and how they are carried; the models are doubles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
CONFIG = '[corpus]\npaths = ["docs"]\n'
TORCH = 'bundle = "theirs"\nbackend = "torch"\n'


def test_without_a_word_the_packages_own_models_are_taken(
    run: Run, house: Any, project: Path
) -> None:
    run("Six bases were handed over.")
    assert house.asked[-1]["bundle"] is None
    assert house.asked[-1]["backend"] == "onnx"


def test_the_configuration_names_models_from_its_own_folder(
    run: Run, house: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path.cwd()
    (root / "oircheck.toml").write_text(TORCH + CONFIG)
    (root / "below").mkdir()
    monkeypatch.chdir(root / "below")
    run("Six bases were handed over.")
    assert house.asked[-1]["bundle"] == root / "theirs"
    assert house.asked[-1]["backend"] == "torch"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("check", "Six bases."), id="check"),
        pytest.param(("doctor",), id="doctor"),
        pytest.param(("models", "list"), id="models list"),
        pytest.param(("models", "verify"), id="models verify"),
    ],
)
def test_every_command_takes_the_bundle_of_the_command_line_first(
    run: Run,
    house: Any,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    Path("oircheck.toml").write_text(TORCH + CONFIG)
    monkeypatch.setenv("OIRCHECK_BUNDLE", "of-the-environment")
    run(*command)
    assert house.asked[-1]["bundle"] == Path.cwd() / "of-the-environment"
    run(*command, "--bundle", "here")
    assert house.asked[-1]["bundle"] == Path.cwd() / "here"


def test_the_backend_of_the_command_line_comes_first(
    run: Run, house: Any, project: Path
) -> None:
    Path("oircheck.toml").write_text(TORCH + CONFIG)
    run("Six bases.", "--backend", "onnx")
    assert house.asked[-1]["backend"] == "onnx"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param('backend = "cuda"', "backend is one of onnx, torch", id="backend"),
        pytest.param("bundle = 3", "bundle is a folder", id="no folder"),
        pytest.param('bundel = "x"', "did you mean bundle?", id="mistyped"),
    ],
)
def test_a_wrong_setting_is_2_and_says_what_is_right(
    run: Run, project: Path, line: str, said: str
) -> None:
    Path("oircheck.toml").write_text(f"{line}\n{CONFIG}")
    ran = run("Six bases.")
    assert ran.status == 2
    assert said in ran.err


def test_show_config_names_models_with_their_origin(run: Run, project: Path) -> None:
    Path("oircheck.toml").write_text(TORCH + CONFIG)
    lines = run("check", "--show-config").out.splitlines()
    assert any(line.startswith('bundle = "theirs"  # ') for line in lines)


def test_the_shipped_models_are_carried_in_one_file(run: Run, project: Path) -> None:
    """On the real bundle: what is written and read again is the same, byte for byte."""
    ran = run("models", "export", "carried.tar")
    assert (ran.status, ran.err) == (0, "")
    ran = run("models", "import", "carried.tar")
    assert ran.status == 0
    assert 'bundle = "models"' in ran.err
    assert (Path("models") / "models.lock").exists()
    run("models", "export", "again.tar", "--bundle", "models")
    first, second = (
        hashlib.sha256(Path(name).read_bytes()).hexdigest()
        for name in ("carried.tar", "again.tar")
    )
    assert first == second


def test_importing_over_a_bundle_needs_force(run: Run, project: Path) -> None:
    run("models", "export", "carried.tar")
    run("models", "import", "carried.tar")
    ran = run("models", "import", "carried.tar")
    assert ran.status == 2
    assert "--force" in ran.err
    assert run("models", "import", "carried.tar", "--force").status == 0


def test_a_file_that_is_no_bundle_is_3_and_leaves_nothing(
    run: Run, project: Path
) -> None:
    Path("x.tar").write_bytes(b"no tar archive")
    ran = run("models", "import", "x.tar")
    assert ran.status == 3
    assert "x.tar" in ran.err
    assert not Path("models").exists()


def test_a_missing_file_is_3(run: Run, project: Path) -> None:
    ran = run("models", "import", "nothing.tar")
    assert ran.status == 3
    assert "nothing.tar" in ran.err


def test_a_model_with_a_pickle_is_3_and_the_file_is_named(
    run: Run, project: Path
) -> None:
    folder = Path("saved")
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({}))
    (folder / "pytorch_model.bin").write_bytes(b"")
    ran = run("models", "add", "saved", "--role", "verifier")
    assert ran.status == 3
    assert "pytorch_model.bin" in ran.err
    assert not Path("models").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param((), "--commit", id="no commit"),
        pytest.param(("--commit", "main"), "never a branch", id="a branch"),
    ],
)
def test_a_hub_id_without_a_commit_is_2(
    run: Run, project: Path, options: tuple[str, ...], said: str
) -> None:
    ran = run("models", "add", "some/model", "--role", "embedder", *options)
    assert ran.status == 2
    assert said in ran.err


def test_outside_a_project_models_go_to_the_users_own_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    run("models", "export", "carried.tar")
    ran = run("models", "import", "carried.tar")
    assert ran.status == 0
    assert (tmp_path / "data" / "oircheck" / "models" / "models.lock").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("docs/a.md", "a text or a table", id="a source"),
        pytest.param("docs/new.md", "a text or a table", id="a source of tomorrow"),
        pytest.param("oircheck.toml", "the configuration", id="the configuration"),
        pytest.param("claims.csv", "a text or a table", id="claims"),
        pytest.param("claims.jsonl.gz", "a text or a table", id="packed claims"),
    ],
)
def test_nothing_of_the_project_is_written_over_by_an_export(
    run: Run, project: Path, name: str, said: str
) -> None:
    place = Path(name)
    if place.name != "new.md" and not place.exists():
        place.write_text("mine")
    before = place.read_bytes() if place.exists() else None
    for options in ((), ("--force",)):
        ran = run("models", "export", name, *options)
        assert ran.status == 2
        assert said in ran.err
        assert (place.read_bytes() if place.exists() else None) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(".", "is a folder", id="this folder"),
        pytest.param("", "no name", id="no name"),
        pytest.param("-", "no stream", id="a stream"),
        pytest.param("docs", "is a folder", id="a folder"),
        pytest.param("none/x.tar", "no folder none", id="no such folder"),
    ],
)
def test_an_export_to_what_is_no_file_is_2_and_says_why(
    run: Run, project: Path, name: str, said: str
) -> None:
    ran = run("models", "export", name)
    assert ran.status == 2
    assert said in ran.err
    assert not Path("-").exists()
    assert not list(Path().glob("*.new"))


def test_a_commit_is_only_for_a_model_of_the_hub(run: Run, project: Path) -> None:
    Path("saved").mkdir()
    ran = run("models", "add", "saved", "--role", "verifier", "--commit", "0" * 40)
    assert ran.status == 2
    assert "saved is a folder; --commit is for an id on the hub" in ran.err
