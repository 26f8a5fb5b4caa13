"""A folder of models with its models.lock, opened piece by piece when asked for."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from oircheck.errors import ModelLockError, UsageError
from oircheck.models.detector import DETECTOR_FILE, ClaimDetector, read_detector
from oircheck.models.encoder import OnnxEncoder
from oircheck.models.graph import Graph
from oircheck.models.integrity import VerifiedFiles, require_intact
from oircheck.models.lock import read_lock
from oircheck.models.pins import (
    LOCK_NAME,
    Backend,
    LockedModel,
    ModelFormat,
    ModelsLock,
    Role,
)
from oircheck.models.stance import (
    EXCHANGE_FILE,
    GIVEN_STANCE_FILE,
    GIVEN_VERDICT_FILE,
    STANCE_FILE,
    VERDICT_FILE,
    StanceModel,
    read_stance,
)
from oircheck.models.tables import Table
from oircheck.models.tokenize import TextTokenizer
from oircheck.models.verifier import OnnxVerifier

CONFIG_FILE = "config.json"
TOKENIZER_FILE = "tokenizer.json"
SHIPPED = Path(__file__).resolve().parents[1] / "bundle"
"""The bundle inside the package."""


class Bundle:
    """The models of one lock; each is verified and opened when first asked for.

    May be shared between threads. ``open_bundle`` makes one.

    Args:
        root: The folder that holds models.lock and one folder a role.
        memory: Where it is remembered which files matched; ``None`` remembers
            nothing beyond this object.
        threads: Threads for one call of a model.
        backend: What runs the networks; models that are pinned as safetensors run on
            torch only, exports on ONNX Runtime always.
    """

    def __init__(
        self,
        root: Path,
        lock: ModelsLock,
        *,
        memory: Path | None = None,
        threads: int = 1,
        backend: Backend = Backend.ONNX,
    ) -> None:
        self.root = root
        self.lock = lock
        self._threads = threads
        self._backend = backend
        self._verified = VerifiedFiles(memory)
        self._guards = {role: threading.Lock() for role in Role}
        self._tokenizer_guard = threading.Lock()
        self._tokenizers: dict[str, TextTokenizer] = {}
        self._encoder: OnnxEncoder | None = None
        self._verifier: OnnxVerifier | None = None
        self._stances: dict[str, StanceModel] = {}
        self._detector: ClaimDetector | None = None

    @property
    def digest(self) -> str:
        """The lock's bundle-digest: changes with anything that can change a verdict."""
        return self.lock.bundle_digest

    @property
    def encoder(self) -> OnnxEncoder:
        """The embedder; ``ModelLockError`` if it is missing or altered."""
        with self._guards[Role.EMBEDDER]:
            if self._encoder is None:
                model, folder = self._intact(Role.EMBEDDER)
                self._encoder = OnnxEncoder(
                    folder,
                    io=model.io,
                    tokenizer=self._tokenizer(model, folder),
                    digest=model.digest,
                    threads=self._threads,
                    graph=self._torch(model, folder),
                )
            return self._encoder

    @property
    def verifier(self) -> OnnxVerifier:
        """The verifier; ``ModelLockError`` if it is missing or altered."""
        with self._guards[Role.VERIFIER]:
            if self._verifier is None:
                model, folder = self._intact(Role.VERIFIER)
                _require_classes(model, folder)
                calibration = model.calibration
                self._verifier = OnnxVerifier(
                    folder,
                    io=model.io,
                    tokenizer=self._tokenizer(model, folder),
                    temperature=calibration.temperature if calibration else 1.0,
                    threads=self._threads,
                    graph=self._torch(model, folder),
                )
            return self._verifier

    @property
    def stance(self) -> StanceModel:
        """The stance model; ``ModelLockError`` if it is missing or altered."""
        return self._linear(STANCE_FILE)

    @property
    def verdict(self) -> StanceModel:
        """What weighs all passages; ``ModelLockError`` if missing or altered."""
        return self._linear(VERDICT_FILE)

    @property
    def given_stance(self) -> StanceModel:
        """As ``stance``, for a text that is given with the claim."""
        return self._linear(GIVEN_STANCE_FILE)

    @property
    def given_verdict(self) -> StanceModel:
        """As ``verdict``, for a text that is given with the claim."""
        return self._linear(GIVEN_VERDICT_FILE)

    @property
    def exchange(self) -> StanceModel:
        """What weighs an exchange of values; ``ModelLockError`` as above."""
        return self._linear(EXCHANGE_FILE)

    @property
    def detector(self) -> ClaimDetector:
        """The claim detector; ``ModelLockError`` if it is missing or altered."""
        with self._guards[Role.CLAIM_DETECTOR]:
            if self._detector is None:
                _, folder = self._intact(Role.CLAIM_DETECTOR)
                self._detector = read_detector(folder / DETECTOR_FILE)
            return self._detector

    def _linear(self, name: str) -> StanceModel:
        with self._guards[Role.STANCE]:
            if name not in self._stances:
                model, folder = self._intact(Role.STANCE)
                classes = model.io.classes
                self._stances[name] = read_stance(folder / name, classes=classes)
            return self._stances[name]

    def prepare(self) -> None:
        """Begin to open the verifier in the background, and return at once.

        Worth it when the encoder and the index are used first. What goes wrong is
        raised where the verifier is asked for.
        """
        threading.Thread(target=self._open_ahead, name="open the verifier").start()

    def close(self) -> None:
        """Let go of the opened models; they open again when asked for."""
        self._encoder = None
        self._verifier = None
        self._detector = None
        self._stances.clear()
        self._tokenizers.clear()

    def verify(self) -> None:
        """Compare every file of every model with the lock, in full.

        Raises:
            ModelLockError: Naming each file that is missing, altered, reached
                through a link, or not in the lock, and the way out.
        """
        problems: list[str] = []
        for model in self.lock.models:
            folder = self.root / model.role
            try:
                require_intact(model, folder, verified=self._verified, full=True)
            except ModelLockError as error:
                problems.append(str(error))
        if problems:
            raise ModelLockError("\n".join(problems))

    def _open_ahead(self) -> None:
        try:
            self.verifier  # noqa: B018
        except ModelLockError:
            return

    def _intact(self, role: Role) -> tuple[LockedModel, Path]:
        model = self.lock.model(role)
        folder = self.root / role
        require_intact(model, folder, verified=self._verified)
        return model, folder

    def _torch(self, model: LockedModel, folder: Path) -> Graph | None:
        """Return what runs a model under torch; ``None`` for an export."""
        if model.format is not ModelFormat.SAFETENSORS:
            return None
        if self._backend is not Backend.TORCH:
            raise ModelLockError(
                f"{folder}: the {model.role} {model.name} was added without an export "
                "and runs with --backend torch only"
            )
        # Loads torch, which nothing else needs.
        from oircheck.models.torch_graph import TORCH_FOLDER, TorchGraph

        return TorchGraph(folder / TORCH_FOLDER, role=model.role, threads=self._threads)

    def _tokenizer(self, model: LockedModel, folder: Path) -> TextTokenizer:
        # Models fine-tuned from one base share their tokenizer, byte for byte.
        sha256 = model.file(TOKENIZER_FILE).sha256
        with self._tokenizer_guard:
            if sha256 not in self._tokenizers:
                self._tokenizers[sha256] = TextTokenizer(folder / TOKENIZER_FILE)
            return self._tokenizers[sha256]


def open_bundle(
    path: Path | None = None,
    *,
    memory: Path | None = None,
    threads: int = 1,
    backend: Backend = Backend.ONNX,
) -> Bundle:
    """Read a bundle's lock; its models are opened when first asked for.

    Args:
        path: The folder that holds models.lock; ``None`` is the one in the package.
        memory: A small file in a cache folder that remembers which files matched, so
            that they are not read in full by every process. It may be deleted.
        threads: Threads for one call of a model.
        backend: What runs the networks.

    Raises:
        ModelLockError: If the lock is missing, malformed or altered.
        UsageError: If torch is asked for, and no model of the bundle runs on it.
    """
    root = SHIPPED if path is None else path
    lock = read_lock(root / LOCK_NAME)
    formats = {model.format for model in lock.models}
    if backend is Backend.TORCH and ModelFormat.SAFETENSORS not in formats:
        raise UsageError(
            f"--backend torch: the models of {lock.bundle} are exports for ONNX "
            "Runtime; add one that torch runs with: oircheck models add PATH --role "
            "ROLE --format safetensors"
        )
    return Bundle(root, lock, memory=memory, threads=threads, backend=backend)


def verify_bundle(path: Path | None = None, *, memory: Path | None = None) -> Bundle:
    """Open a bundle and compare every file with its lock, as ``Bundle.verify``."""
    bundle = open_bundle(path, memory=memory)
    bundle.verify()
    return bundle


def _require_classes(model: LockedModel, folder: Path) -> None:
    """Refuse a lock that names the classes in another order than the export."""
    place = folder / model.file(CONFIG_FILE).path
    try:
        values = json.loads(place.read_bytes())
    except ValueError as error:
        raise ModelLockError(f"{place}: not JSON: {error}") from None
    io = Table({"config": values}, str(place)).table("config").table("io")
    if io.names("classes") != model.io.classes:
        raise ModelLockError(
            f"{place}: the model was exported with the classes "
            f"{', '.join(io.names('classes'))}; {LOCK_NAME} says "
            f"{', '.join(model.io.classes)}"
        )
