"""Reads and checks models.lock; opens no model."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from oircheck.errors import ModelLockError
from oircheck.models.pins import (
    LOCK_NAME,
    RESTORE,
    Calibration,
    LockedFile,
    LockedModel,
    ModelFormat,
    ModelIO,
    ModelProvenance,
    ModelsLock,
    ModelSource,
    Normalisation,
    Pooling,
    Probe,
    Role,
    Side,
    SourceKind,
    TrainingSet,
    digest_of_tree,
    stays_inside,
)
from oircheck.models.tables import Table

LOCK_MAJOR = 1
_VERSION = re.compile(r"(\d+)\.(\d+)")
_COMMIT_DIGITS = 40
_MINIMUM_TOKENS = 8


def read_lock(path: Path) -> ModelsLock:
    """Read and check a models.lock.

    Raises:
        ModelLockError: If it is missing, not TOML, of an unknown major version,
            altered (its digest differs), or incomplete.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ModelLockError(f"{path}: no such file; {RESTORE}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ModelLockError(f"{path}: cannot be read ({error}); {RESTORE}") from None
    return parse_lock(text)


def parse_lock(text: str) -> ModelsLock:
    """Parse and check the text of a models.lock; errors as in ``read_lock``."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ModelLockError(f"{LOCK_NAME}: not TOML: {error}; {RESTORE}") from None
    top = Table(values, LOCK_NAME)
    version = _checked_version(top)
    digest = top.digest("bundle-digest")
    if digest != digest_of_tables(values):
        raise ModelLockError(
            f"{LOCK_NAME}: its tables do not match its bundle-digest: it was altered; "
            f"{RESTORE}"
        )
    models = tuple(_model(table) for table in top.tables("model"))
    roles = [model.role for model in models]
    if not models or len(set(roles)) != len(roles):
        raise ModelLockError(f"{LOCK_NAME}: needs one [[model]] a role, has {roles}")
    return ModelsLock(version, top.name("bundle"), digest, models)


def digest_of_tables(values: Mapping[str, object]) -> str:
    """Return the digest of a parsed lock: everything but ``bundle-digest``."""
    tables = {key: value for key, value in values.items() if key != "bundle-digest"}
    text = json.dumps(
        tables, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _checked_version(top: Table) -> str:
    version = top.text("lock-version")
    found = _VERSION.fullmatch(version)
    if not found:
        raise top.wrong("lock-version", "a version such as 1.0", version)
    if int(found[1]) != LOCK_MAJOR:
        raise ModelLockError(
            f"{LOCK_NAME}: lock-version is {version}; this oircheck reads "
            f"{LOCK_MAJOR}.x: install the oircheck that came with these models"
        )
    return version


def _model(table: Table) -> LockedModel:
    role = table.choice("role", Role)
    model_format = table.choice("format", ModelFormat)
    here = Table(table.values, f"{LOCK_NAME}: {role}")
    files = _files(here)
    io = _io(here.table("io"), role=role)
    model = LockedModel(
        role=role,
        name=here.name("name"),
        license=here.name("license"),
        format=model_format,
        precision=here.name("precision"),
        tree_digest=here.digest("tree-digest"),
        total_size=here.whole("total-size"),
        source=_source(here.table("source")),
        files=files,
        io=io,
        calibration=_calibration(here, files),
        probe=_probe(here.table("probe"), role=role, io=io),
        provenance=_provenance(here.table("provenance")),
    )
    if model.total_size != sum(file.size for file in files):
        raise ModelLockError(f"{here.place}: total-size is not that of its files")
    if model.tree_digest != digest_of_tree(files):
        raise ModelLockError(f"{here.place}: tree-digest is not that of its files")
    return model


def _files(table: Table) -> tuple[LockedFile, ...]:
    files: list[LockedFile] = []
    for entry in table.tables("file"):
        path = entry.name("path")
        if not stays_inside(path):
            raise entry.wrong("path", "a path inside the model's folder", path)
        files.append(LockedFile(path, entry.whole("size"), entry.digest("sha256")))
    paths = [file.path for file in files]
    if not files or len(set(paths)) != len(paths):
        raise ModelLockError(f"{table.place}: needs every file once, has {paths}")
    return tuple(files)


def _source(table: Table) -> ModelSource:
    kind = table.choice("kind", SourceKind)
    pinned = kind is SourceKind.HUB or table.has("commit")
    return ModelSource(
        kind=kind,
        repo=table.name("repo"),
        requested_revision=_optional(table, "requested-revision"),
        commit=table.digest("commit", digits=_COMMIT_DIGITS) if pinned else None,
        weights_sha256=(
            table.digest("weights-sha256") if table.has("weights-sha256") else None
        ),
    )


def _optional(table: Table, key: str) -> str | None:
    return table.name(key) if table.has(key) else None


def _io(table: Table, *, role: Role) -> ModelIO:
    if role is Role.EMBEDDER:
        return ModelIO(
            max_tokens=table.whole("max-tokens", low=_MINIMUM_TOKENS),
            pooling=table.choice("pooling", Pooling),
            normalisation=table.choice("normalisation", Normalisation),
            prefix=table.text("prefix"),
            truncation=table.choice("truncation", Side),
        )
    if role is Role.VERIFIER:
        return ModelIO(
            classes=table.names("classes"),
            max_tokens=table.whole("max-tokens", low=_MINIMUM_TOKENS),
            truncation=table.choice("truncation", Side),
        )
    return ModelIO(classes=table.names("classes"))


def _calibration(model: Table, files: tuple[LockedFile, ...]) -> Calibration | None:
    if not model.has("calibration"):
        return None
    table = model.table("calibration")
    calibration = Calibration(
        temperature=table.positive("temperature"),
        file=table.name("file"),
        sha256=table.digest("sha256"),
        fitted_on=table.name("fitted-on"),
        version=table.whole("version", low=1),
    )
    pinned = [file.sha256 for file in files if file.path == calibration.file]
    if pinned != [calibration.sha256]:
        raise table.wrong("file", "one of the model's files", calibration.file)
    return calibration


def _probe(table: Table, *, role: Role, io: ModelIO) -> Probe:
    inputs = tuple(_probe_input(table, row, role) for row in table.list_of("inputs"))
    outputs = table.rows("outputs")
    widths = {len(row) for row in outputs}
    if not inputs or len(inputs) != len(outputs) or 0 in widths:
        raise ModelLockError(f"{table.place}: needs one output for each input")
    if io.classes and widths != {len(io.classes)}:
        raise ModelLockError(f"{table.place}: needs one output for each class")
    return Probe(inputs, outputs, table.positive("tolerance"))


def _probe_input(table: Table, row: object, role: Role) -> tuple[str | float, ...]:
    texts = {Role.EMBEDDER: 1, Role.VERIFIER: 2}.get(role)
    entry = Table({"inputs": row}, table.place)
    values = entry.list_of("inputs")
    if texts is None:
        return entry.numbers("inputs")
    found = tuple(value for value in values if isinstance(value, str))
    if len(values) != texts or len(found) != texts:
        raise entry.wrong("inputs", f"a list of {texts} texts", row)
    return found


def _provenance(table: Table) -> ModelProvenance:
    data = tuple(
        TrainingSet(entry.name("name"), entry.name("license"), entry.whole("rows"))
        for entry in table.tables("data")
    )
    return ModelProvenance(
        table.name("base"), table.name("script"), table.pairs("versions"), data
    )
