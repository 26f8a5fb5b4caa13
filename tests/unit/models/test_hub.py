"""What is taken from the hub: at a commit, without pickles, as listed. No network."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from oircheck.errors import ModelSourceError
from oircheck.models.hub import fetch

COMMIT = "0123456789" * 4
CONFIG, WEIGHTS = b"{}", b"weights"


@dataclass
class Entry:
    rfilename: str
    size: int
    blob_id: str = ""
    lfs: object = None


def listed(name: str, data: bytes) -> Entry:
    blob = hashlib.sha1(f"blob {len(data)}\0".encode() + data).hexdigest()
    return Entry(name, len(data), blob)


def stored(name: str, data: bytes) -> Entry:
    digest = hashlib.sha256(data).hexdigest()
    return Entry(name, len(data), "", SimpleNamespace(sha256=digest))


class HubDouble:
    """The two calls of huggingface_hub that are used."""

    def __init__(self) -> None:
        self.sha = COMMIT
        self.siblings = [
            listed("config.json", CONFIG),
            stored("model.safetensors", WEIGHTS),
            stored("pytorch_model.bin", b"pickle"),
            listed("onnx/config.json", b"x"),
        ]
        self.sends = {"config.json": CONFIG, "model.safetensors": WEIGHTS}
        self.fails: Exception | None = None
        self.asked: list[str] = []

    def HfApi(self) -> HubDouble:  # noqa: N802
        return self

    def model_info(
        self, repo: str, *, revision: str, files_metadata: bool
    ) -> HubDouble:
        if self.fails:
            raise self.fails
        return self

    def snapshot_download(
        self, repo: str, *, revision: str, local_dir: Path, allow_patterns: list[str]
    ) -> None:
        self.asked = allow_patterns
        for name in allow_patterns:
            if name in self.sends:
                (local_dir / name).write_bytes(self.sends[name])


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> HubDouble:
    double = HubDouble()
    monkeypatch.setitem(sys.modules, "huggingface_hub", double)  # type: ignore[arg-type]
    return double


def test_only_what_cannot_run_code_is_asked_for(hub: HubDouble, tmp_path: Path) -> None:
    fetch("own/model", COMMIT, tmp_path)
    assert hub.asked == ["config.json", "model.safetensors"]
    assert (tmp_path / "model.safetensors").read_bytes() == WEIGHTS


@pytest.mark.parametrize("name", ["config.json", "model.safetensors"])
def test_a_file_that_differs_from_the_list_is_refused(
    hub: HubDouble, tmp_path: Path, name: str
) -> None:
    hub.sends[name] = b"[]" if name == "config.json" else b"wEights"
    with pytest.raises(ModelSourceError, match=f"{name} is not what the hub lists"):
        fetch("own/model", COMMIT, tmp_path)


def test_a_file_that_does_not_arrive_is_told(hub: HubDouble, tmp_path: Path) -> None:
    del hub.sends["config.json"]
    with pytest.raises(ModelSourceError, match=r"config\.json did not arrive"):
        fetch("own/model", COMMIT, tmp_path)


def test_another_commit_than_asked_for_is_refused(
    hub: HubDouble, tmp_path: Path
) -> None:
    hub.sha = COMMIT[::-1]
    with pytest.raises(ModelSourceError, match="answers with commit"):
        fetch("own/model", COMMIT, tmp_path)


def test_a_model_that_is_only_a_pickle_is_refused(
    hub: HubDouble, tmp_path: Path
) -> None:
    del hub.siblings[1]
    with pytest.raises(ModelSourceError, match=r"pytorch_model\.bin, which can run"):
        fetch("own/model", COMMIT, tmp_path)
    assert hub.asked == []


def test_without_network_the_message_says_what_to_do(
    hub: HubDouble, tmp_path: Path
) -> None:
    hub.fails = type("ConnectError", (Exception,), {"__module__": "httpx"})("no route")
    with pytest.raises(ModelSourceError, match=r"own/model: .*no route.*FOLDER"):
        fetch("own/model", COMMIT, tmp_path)


def test_a_mistake_of_our_own_is_not_put_on_the_network(
    hub: HubDouble, tmp_path: Path
) -> None:
    hub.fails = ZeroDivisionError("ours")
    with pytest.raises(ZeroDivisionError):
        fetch("own/model", COMMIT, tmp_path)


def test_without_the_extra_the_message_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(ModelSourceError, match=r"oircheck\[models\]"):
        fetch("own/model", COMMIT, tmp_path)
