"""What models.lock says, as frozen values.

The lock pins everything that can change a verdict: ``oircheck.models.lock`` reads
these values from it, ``oircheck.models.integrity`` compares files with them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from oircheck.errors import ModelLockError

LOCK_NAME = "models.lock"
RESTORE = (
    "restore it (reinstall oircheck, or take the file from where the models came "
    "from), then run `oircheck models verify`"
)
"""The way out of a mismatch, as every message ends."""

_NOT_IN_PATHS = frozenset('\\:*?"<>|\0')


class Role(StrEnum):
    """What a model is for; also the name of its folder."""

    EMBEDDER = "embedder"
    VERIFIER = "verifier"
    STANCE = "stance"
    CLAIM_DETECTOR = "claim-detector"


class ModelFormat(StrEnum):
    """How weights are stored; none of these can run code."""

    ONNX = "onnx"
    SAFETENSORS = "safetensors"
    JSON = "json"


class Backend(StrEnum):
    """What runs the networks: exports on ONNX Runtime, saved models on torch."""

    ONNX = "onnx"
    TORCH = "torch"


class SourceKind(StrEnum):
    """Where a model came from."""

    BUNDLED = "bundled"
    HUB = "hub"
    FILE = "file"


class Pooling(StrEnum):
    """How token vectors become one vector."""

    MEAN = "mean"
    CLS = "cls"


class Normalisation(StrEnum):
    """What is done to a pooled vector."""

    L2 = "l2"
    NONE = "none"


class Side(StrEnum):
    """The side at which a text that is too long loses tokens."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class LockedFile:
    """A file of a model: path inside the model's folder, bytes, digest."""

    path: str
    size: int
    sha256: str

    def __post_init__(self) -> None:
        if not stays_inside(self.path):
            raise ValueError(f"not a path inside the model's folder: {self.path!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSource:
    """Where a model came from.

    Attributes:
        commit: 40 hexadecimal digits; ``None`` only when there is no hub.
        weights_sha256: Digest of the weights that were exported, if known.
    """

    kind: SourceKind
    repo: str
    requested_revision: str | None = None
    commit: str | None = None
    weights_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelIO:
    """How text goes in and what comes out.

    Attributes:
        classes: Names of the outputs, in their order; empty for an embedder.
        max_tokens: Most tokens read at once, special ones included.
        prefix: Put before every text.
        truncation: Where a text that is too long loses tokens.
    """

    classes: tuple[str, ...] = ()
    max_tokens: int | None = None
    pooling: Pooling | None = None
    normalisation: Normalisation | None = None
    prefix: str = ""
    truncation: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What turns scores into probabilities, and what it was fitted on."""

    temperature: float
    file: str
    sha256: str
    fitted_on: str
    version: int


@dataclass(frozen=True, slots=True)
class Probe:
    """Inputs with known outputs.

    Attributes:
        inputs: One text for an embedder, premise and hypothesis for a verifier,
            one number a feature for a stance model.
        outputs: In the order of the inputs; for an embedder the leading
            components of the vector, else one probability a class.
        tolerance: Largest difference allowed in any output.
    """

    inputs: tuple[tuple[str | float, ...], ...]
    outputs: tuple[tuple[float, ...], ...]
    tolerance: float


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """A data set that a model was trained on."""

    name: str
    license: str
    rows: int


@dataclass(frozen=True, slots=True)
class ModelProvenance:
    """What a model was made of, and with what."""

    base: str
    script: str
    versions: tuple[tuple[str, str], ...]
    data: tuple[TrainingSet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedModel:
    """Everything that models.lock says of one model."""

    role: Role
    name: str
    license: str
    format: ModelFormat
    precision: str
    tree_digest: str
    total_size: int
    source: ModelSource
    files: tuple[LockedFile, ...]
    io: ModelIO
    calibration: Calibration | None
    probe: Probe
    provenance: ModelProvenance

    @property
    def digest(self) -> str:
        """Digest of all that the outputs depend on: files, inputs, calibration."""
        io = self.io
        parts: list[object] = [self.role, self.tree_digest, *io.classes]
        parts += [io.max_tokens, io.pooling, io.normalisation, io.prefix, io.truncation]
        parts.append(self.calibration and self.calibration.temperature)
        return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()

    def file(self, path: str) -> LockedFile:
        """Return the entry of a file; ``ModelLockError`` when there is none."""
        for file in self.files:
            if file.path == path:
                return file
        raise ModelLockError(f"{LOCK_NAME}: the {self.role} has no file {path}")


@dataclass(frozen=True, slots=True)
class ModelsLock:
    """A parsed and checked models.lock."""

    version: str
    bundle: str
    bundle_digest: str
    models: tuple[LockedModel, ...]

    def has(self, role: Role) -> bool:
        """Whether a model of this role is pinned."""
        return any(model.role is role for model in self.models)

    def model(self, role: Role) -> LockedModel:
        """Return the model of a role; ``ModelLockError`` when none is pinned."""
        for model in self.models:
            if model.role is role:
                return model
        raise ModelLockError(f"{LOCK_NAME}: no model has the role {role}")


def digest_of_tree(files: Iterable[LockedFile]) -> str:
    """Return the digest of a model's files, whatever order they are listed in."""
    lines = sorted(f"{file.path}\t{file.size}\t{file.sha256}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def stays_inside(path: str) -> bool:
    """Whether a path from the lock is relative, plain, and leaves no folder."""
    parts = path.split("/")
    plain = not any(part in ("", ".", "..") for part in parts)
    return plain and not set(path) & _NOT_IN_PATHS
