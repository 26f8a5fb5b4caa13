from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oircheck.errors import ModelLockError
from oircheck.models.lock import parse_lock, read_lock
from oircheck.models.pins import (
    LockedFile,
    ModelIO,
    ModelSource,
    Role,
    SourceKind,
    TrainingSet,
    digest_of_tree,
)

SHA = "0" * 64
COMMIT = "c" * 40


def test_a_lock_becomes_frozen_values(lock: Any) -> None:
    parsed = parse_lock(lock.text())
    model = parsed.model(Role.STANCE)
    assert parsed.bundle == "test-1"
    assert model.source == ModelSource(kind=SourceKind.BUNDLED, repo="here")
    assert model.io == ModelIO(classes=("supports", "neutral", "refutes"))
    assert model.probe.inputs == ((0.0, 0.0),)
    assert model.provenance.data == (TrainingSet("d", "CC0-1.0", 7),)
    assert model.calibration is None
    assert parsed.has(Role.STANCE)
    assert not parsed.has(Role.VERIFIER)


def test_a_role_that_is_not_pinned_is_named(lock: Any) -> None:
    with pytest.raises(ModelLockError, match="no model has the role verifier"):
        parse_lock(lock.text()).model(Role.VERIFIER)


@pytest.mark.parametrize("version", ["2.0", "0.9", "10.1"])
def test_an_unknown_major_version_is_refused(lock: Any, version: str) -> None:
    lock.values["lock-version"] = version
    with pytest.raises(ModelLockError, match=f"lock-version is {version}"):
        parse_lock(lock.text())


def test_an_unknown_minor_version_with_new_keys_is_read(lock: Any) -> None:
    lock.values["lock-version"] = "1.7"
    lock.model["news"] = "of a later version"
    assert parse_lock(lock.text()).version == "1.7"


def test_an_edit_by_hand_does_not_pass_the_digest(lock: Any) -> None:
    text = lock.text().replace("Apache-2.0", "Apache-2.1")
    with pytest.raises(ModelLockError, match=r"altered.*oircheck models verify"):
        parse_lock(text)


def test_comments_and_layout_are_not_part_of_the_digest(lock: Any) -> None:
    assert parse_lock("# new\n\n" + lock.text()) == parse_lock(lock.text())


def test_every_value_is_part_of_the_digest(lock: Any) -> None:
    before = parse_lock(lock.text()).bundle_digest
    lock.model["provenance"]["data"][0]["rows"] = 8
    assert parse_lock(lock.text()).bundle_digest != before


def _set(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def bend(model: dict[str, Any]) -> None:
        *way, last = path.split("/")
        for key in way:
            model = model[int(key) if key.isdigit() else key]
        model[last] = value

    return bend


CALIBRATION = {"temperature": 1.5, "fitted-on": "x", "version": 1}
BENT = [
    pytest.param(_set("role", "oracle"), "role is 'oracle'", id="unknown role"),
    pytest.param(_set("format", "pickle"), "one of onnx", id="pickle"),
    pytest.param(_set("name", ""), "name is ''", id="no name"),
    pytest.param(_set("license", 3), "license is 3", id="licence not text"),
    pytest.param(_set("total-size", 1), "total-size", id="total size"),
    pytest.param(_set("tree-digest", SHA), "tree-digest", id="tree digest"),
    pytest.param(_set("tree-digest", "abc"), "64 lower-case", id="short digest"),
    pytest.param(_set("file", []), "every file once", id="no files"),
    pytest.param(_set("file/0/size", True), "size is True", id="boolean size"),
    pytest.param(_set("file/0/size", -1), "size is -1", id="negative size"),
    pytest.param(_set("source/kind", "hub"), "commit is missing", id="hub, no commit"),
    pytest.param(_set("source/commit", "main"), "commit is 'main'", id="a branch"),
    pytest.param(_set("io", {"classes": ["a", "a"]}), "different", id="equal classes"),
    pytest.param(_set("probe/outputs", []), "one output", id="probe without outputs"),
    pytest.param(_set("probe/outputs", [[1.0]]), "each class", id="narrow output"),
    pytest.param(_set("probe/inputs", [["text"]]), "finite", id="text for numbers"),
    pytest.param(_set("probe/tolerance", 0), "above zero", id="no tolerance"),
    pytest.param(
        _set("calibration", CALIBRATION | {"file": "no.json", "sha256": SHA}),
        "one of the model's files",
        id="calibration of an unknown file",
    ),
    pytest.param(
        _set("calibration", CALIBRATION | {"temperature": -1.0}),
        "above zero",
        id="negative temperature",
    ),
]


@pytest.mark.parametrize(("bend", "problem"), BENT)
def test_what_is_wrong_in_a_model_is_named(
    lock: Any, bend: Callable[[dict[str, Any]], None], problem: str
) -> None:
    bend(lock.model)
    with pytest.raises(ModelLockError, match=problem):
        parse_lock(lock.text())


@pytest.mark.parametrize("key", ["probe", "provenance", "io", "source", "precision"])
def test_nothing_may_be_missing(lock: Any, key: str) -> None:
    del lock.model[key]
    with pytest.raises(ModelLockError, match=f"{key} is missing"):
        parse_lock(lock.text())


def test_two_models_of_one_role_are_refused(lock: Any) -> None:
    lock.values["model"].append(lock.model)
    with pytest.raises(ModelLockError, match=r"one \[\[model\]\] a role"):
        parse_lock(lock.text())


@pytest.mark.parametrize(
    "path",
    [
        "../stance.json",
        "/etc/passwd",
        "a/../../b",
        "./a",
        "a//b",
        "C:\\a",
        "..\\a",
        "a/",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(lock: Any, path: str) -> None:
    lock.model["file"][0]["path"] = path
    with pytest.raises(ModelLockError, match="a path inside the model's folder"):
        parse_lock(lock.text())


def test_a_hub_model_is_pinned_by_its_commit(lock: Any) -> None:
    lock.model["source"] = {"kind": "hub", "repo": "a/b", "commit": COMMIT}
    assert parse_lock(lock.text()).model(Role.STANCE).source.commit == COMMIT


def test_the_tree_digest_does_not_depend_on_the_order_of_files() -> None:
    a, b = LockedFile("a", 1, SHA), LockedFile("b", 2, SHA)
    assert digest_of_tree([a, b]) == digest_of_tree([b, a])
    assert digest_of_tree([a]) != digest_of_tree([a, b])


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"= 3", b""])
def test_a_lock_that_cannot_be_read_is_one_clear_error(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "models.lock"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelLockError, match=r"models\.lock"):
        read_lock(path)


def test_a_file_that_leaves_its_folder_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        LockedFile("../x", 1, SHA)
