"""A model from the Hugging Face hub, at one commit; the only thing that downloads.

Every file is compared with the digest that the hub lists for it before any is kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from oircheck.errors import ModelSourceError
from oircheck.models.sources import EXTRA, RUNS_CODE

HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+")
COMMIT = re.compile(r"[0-9a-f]{40}")
WANTED = (".safetensors", ".json", ".txt", ".model", ".md")
"""Endings of files that are taken; of the rest, those that may run code are left."""

_LIBRARIES = ("huggingface_hub", "httpx", "httpcore", "requests", "urllib3", "hf_xet")
"""How the packages begin whose errors come from the hub or the way there."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Listed:
    """A file as the hub lists it.

    Attributes:
        sha256: Where the file lies in large storage.
        blob: git's own digest of any other.
    """

    path: str
    size: int
    sha256: str | None
    blob: str


def fetch(repo: str, commit: str, into: Path) -> None:
    """Download the files of a model that cannot run code, and verify each.

    Args:
        repo: An id such as ``owner/name``.
        commit: 40 hexadecimal digits; a branch or a tag would change.
        into: An empty folder.

    Raises:
        ModelSourceError: If the hub cannot be reached, has no such model at that
            commit, or sends anything else than it lists.
    """
    try:
        import huggingface_hub
    except ImportError:
        raise ModelSourceError(f"{repo}: cannot be downloaded: {EXTRA}") from None
    with _Named(repo):
        info = huggingface_hub.HfApi().model_info(
            repo, revision=commit, files_metadata=True
        )
        if info.sha != commit:
            raise ModelSourceError(f"{repo}: the hub answers with commit {info.sha}")
        files = list(_wanted(repo, info.siblings or ()))
        huggingface_hub.snapshot_download(
            repo,
            revision=commit,
            local_dir=into,
            allow_patterns=[file.path for file in files],
        )
    for file in files:
        _require_as_listed(repo, into / file.path, file)


def _wanted(repo: str, siblings: Iterable[Any]) -> Iterable[_Listed]:
    listed = [
        _Listed(
            path=str(entry.rfilename),
            size=int(entry.size or 0),
            sha256=getattr(entry.lfs, "sha256", None),
            blob=str(entry.blob_id or ""),
        )
        for entry in siblings
    ]
    chosen = [
        file
        for file in listed
        if file.path.endswith(WANTED)
        and not file.path.startswith(("onnx/", "openvino/"))
    ]
    if not any(file.path.endswith(".safetensors") for file in chosen):
        pickles = [x.path for x in listed if Path(x.path).suffix.lower() in RUNS_CODE]
        held = f"; it has {', '.join(pickles)}, which can run code" if pickles else ""
        raise ModelSourceError(f"{repo}: has no weights as safetensors{held}")
    return chosen


def _require_as_listed(repo: str, path: Path, file: _Listed) -> None:
    sha256 = hashlib.sha256()
    # git names a file by this digest; it is no secret that it keeps.
    blob = hashlib.sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                sha256.update(block)
                blob.update(block)
    except OSError as error:
        raise ModelSourceError(f"{repo}: {file.path} did not arrive: {error}") from None
    found = sha256.hexdigest() if file.sha256 else blob.hexdigest()
    if found != (file.sha256 or file.blob):
        raise ModelSourceError(
            f"{repo}: {file.path} is not what the hub lists (digest differs)"
        )


class _Named:
    """Turns what the libraries of the hub raise into an error that names the model."""

    def __init__(self, repo: str) -> None:
        self._repo = repo

    def __enter__(self) -> None:
        return

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None or isinstance(error, ModelSourceError):
            return
        own = type(error).__module__.startswith(_LIBRARIES)
        if own or isinstance(error, OSError | ValueError):
            first = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise ModelSourceError(
                f"{self._repo}: cannot be downloaded: {first}; without network, take "
                "the model's folder instead: oircheck models add FOLDER --role ROLE"
            ) from error
