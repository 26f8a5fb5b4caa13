"""models.lock is written from the folders alone, and reads back as what it pins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from oircheck.errors import ModelLockError, UsageError
from oircheck.models.bundle import Bundle, open_bundle
from oircheck.models.detector import DETECTOR_FILE, FEATURES
from oircheck.models.lock import parse_lock
from oircheck.models.pins import Backend, Role
from oircheck.models.probe import probe_all
from oircheck.models.write_lock import render_lock


def described(role: str) -> dict[str, Any]:
    return {
        "role": role,
        "name": 'a "name" of \u00e9',
        "license": "Apache-2.0",
        "format": "json",
        "precision": "float64",
        "source": {"kind": "bundled", "repo": "here"},
        "provenance": {
            "base": "none",
            "script": "none",
            "versions": {},
            "data": [{"name": "d", "license": "CC0-1.0", "rows": 7}],
        },
        "io": {"classes": ["checkable", "not_checkable"]},
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A bundle of one claim detector, without a lock."""
    folder = tmp_path / "claim-detector"
    folder.mkdir()
    model = {
        "features": list(FEATURES),
        "weights": [0.25] * len(FEATURES),
        "intercept": -1.0,
        "threshold": 0.5,
    }
    (folder / DETECTOR_FILE).write_text(json.dumps(model))
    (folder / "config.json").write_text(json.dumps(described("claim-detector")))
    return tmp_path


def render(root: Path) -> str:
    return render_lock(root, name="test-1", written_by="a test")


def test_what_is_written_is_what_the_folders_hold(root: Path) -> None:
    lock = parse_lock(render(root))
    bundle = Bundle(root, lock)
    bundle.verify()
    (outcome,) = probe_all(bundle)
    assert (outcome.role, outcome.passed) == (Role.CLAIM_DETECTOR, True)
    assert lock.bundle == "test-1"
    assert lock.model(Role.CLAIM_DETECTOR).name == 'a "name" of \u00e9'


def test_the_same_folders_give_the_same_text(root: Path) -> None:
    first = render(root)
    (root / "models.lock").write_text(first, encoding="utf-8")
    assert render(root) == first


def test_another_number_in_a_model_changes_the_bundles_digest(root: Path) -> None:
    first = parse_lock(render(root)).bundle_digest
    place = root / "claim-detector" / DETECTOR_FILE
    place.write_text(place.read_text().replace("-1.0", "-1.5"))
    assert parse_lock(render(root)).bundle_digest != first


def test_a_folder_of_another_role_is_refused(root: Path) -> None:
    place = root / "claim-detector" / "config.json"
    place.write_text(json.dumps(described("verifier")))
    with pytest.raises(ModelLockError, match="was exported as verifier"):
        render(root)


def test_torch_is_refused_where_every_model_is_an_export(root: Path) -> None:
    (root / "models.lock").write_text(render(root), encoding="utf-8")
    assert open_bundle(root).detector.intercept == -1.0
    with pytest.raises(UsageError, match="--format safetensors"):
        open_bundle(root, backend=Backend.TORCH)


def test_a_detector_that_was_altered_is_not_read(root: Path) -> None:
    (root / "models.lock").write_text(render(root), encoding="utf-8")
    place = root / "claim-detector" / DETECTOR_FILE
    place.write_text(place.read_text().replace("-1.0", "-9.0"))
    with pytest.raises(ModelLockError, match="sha256 differs"):
        _ = open_bundle(root).detector
