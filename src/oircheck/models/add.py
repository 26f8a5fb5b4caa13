"""Takes a sentence-transformers model into a bundle: looks, exports, compares, pins."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from oircheck.errors import ModelLockError, ModelSourceError, UsageError
from oircheck.models.bundle import Bundle, open_bundle
from oircheck.models.export import Card, compare, write_onnx, write_torch
from oircheck.models.hub import COMMIT, HUB_ID, fetch
from oircheck.models.pins import LOCK_NAME, Backend, ModelFormat, Role, SourceKind
from oircheck.models.probe import probe
from oircheck.models.sources import Loaded, load_embedder, load_verifier, look_at
from oircheck.models.write_lock import render_lock

ROLES = (Role.VERIFIER, Role.EMBEDDER)
"""What a sentence-transformers model can be here."""

FORMATS = (ModelFormat.ONNX, ModelFormat.SAFETENSORS)
NO_LICENCE = "NOASSERTION"
"""SPDX for: nobody said."""

_LICENCE = re.compile(r"^license:[ \t]*['\"]?([\w.+-]+)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which model to take, and how.

    Attributes:
        source: A folder, or an id on the hub.
        commit: Of the hub's repository; 40 hexadecimal digits. Not for a folder.
        classes: Names of a verifier's outputs in their order, where it names none.
        name: What to call it; ``None`` takes the source's own name.
        license: SPDX; ``None`` takes what the model's README says.
        form: ONNX, or safetensors for ``--backend torch``.
    """

    source: str
    role: Role
    commit: str | None = None
    classes: tuple[str, ...] = ()
    name: str | None = None
    license: str | None = None
    max_tokens: int | None = None
    prefix: str = ""
    form: ModelFormat = ModelFormat.ONNX


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it.

    Attributes:
        parity: How near the export is to its origin; empty without an export.
        notices: What the user should know although nothing failed.
    """

    bundle: Bundle
    parity: str
    notices: tuple[str, ...]


def add_model(wanted: Wanted, *, base: Bundle, into: Path) -> Added:
    """Write a bundle that is ``base`` with one model replaced, and pin all of it.

    ``into`` changes only when everything is done: made beside it, verified, moved.

    Args:
        base: The bundle that the other models are taken from; may lie in ``into``.
        into: The folder of the new bundle.

    Raises:
        UsageError: If what is wanted contradicts itself.
        ModelSourceError: If the model is unsafe, malformed, or not what is needed.
        ModelLockError: If a model of ``base`` is missing or altered.
    """
    _require_sense(wanted)
    require_ours(into)
    base.verify()
    fresh = into.with_name(f"{into.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with _at_hand(wanted) as folder:
            parity = _write(wanted, folder, base, fresh)
        name = _bundle_name(wanted, base)
        text = render_lock(fresh, name=name, written_by="oircheck models add")
        (fresh / LOCK_NAME).write_text(text, encoding="utf-8")
        _require_sound(fresh, wanted)
        move_into_place(fresh, into)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    backend = Backend.TORCH if wanted.form is ModelFormat.SAFETENSORS else Backend.ONNX
    return Added(open_bundle(into, backend=backend), parity, _notices(wanted))


def require_ours(into: Path) -> None:
    """Refuse to replace a folder that holds anything but a bundle.

    Raises:
        UsageError: If it does.
    """
    if not into.exists():
        return
    if not into.is_dir():
        raise UsageError(f"{into}: is no folder; name another")
    odd = _foreign(into)
    if odd:
        raise UsageError(
            f"{into}: holds more than a bundle ({odd}); name another folder"
        )


def _foreign(into: Path) -> str:
    """Return the first thing there that is no part of a bundle; empty if none is.

    Without a lock that can be read, what may lie in a role's folder is what the
    shipped bundle has there.
    """
    odd = sorted(path.name for path in into.iterdir() if not _may_be_ours(path))
    if odd:
        return odd[0]
    named = _named_files(into)
    below = sorted(
        path.relative_to(into).as_posix()
        for role in Role
        for path in (into / role).rglob("*")
        if not path.is_dir()
    )
    return next((name for name in below if name not in named), "")


def _may_be_ours(path: Path) -> bool:
    return path.name == LOCK_NAME or (path.name in [*Role] and path.is_dir())


def _named_files(into: Path) -> frozenset[str]:
    try:
        lock = open_bundle(into).lock
    except ModelLockError:
        lock = open_bundle().lock
    return frozenset(
        f"{model.role}/{file.path}" for model in lock.models for file in model.files
    )


def move_into_place(fresh: Path, into: Path) -> None:
    """Put a finished folder where it belongs, the one before out of the way first."""
    old = into.with_name(f"{into.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if into.exists():
        into.replace(old)
    try:
        fresh.replace(into)
    except OSError:
        if old.exists():
            old.replace(into)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _require_sense(wanted: Wanted) -> None:
    if wanted.role not in ROLES:
        raise UsageError(f"--role is one of {', '.join(ROLES)}")
    if wanted.form not in FORMATS:
        raise UsageError(f"--format is one of {', '.join(FORMATS)}")
    if wanted.commit is not None and not COMMIT.fullmatch(wanted.commit):
        raise UsageError(
            f"--commit is 40 hexadecimal digits, never a branch or a tag: "
            f"{wanted.commit}"
        )
    if wanted.classes and wanted.role is not Role.VERIFIER:
        raise UsageError("only a verifier has --classes")
    if wanted.prefix and wanted.role is not Role.EMBEDDER:
        raise UsageError("only an embedder has a --prefix")


@contextmanager
def _at_hand(wanted: Wanted) -> Iterator[Path]:
    """Yield a folder with the model, looked at; a downloaded one goes away again."""
    place = Path(wanted.source).expanduser()
    if place.exists():
        if wanted.commit is not None:
            raise UsageError(
                f"{wanted.source} is a folder; --commit is for an id on the hub, and "
                "nothing here could be compared with it"
            )
        folder = place.resolve()
        look_at(folder)
        yield folder
        return
    if not HUB_ID.fullmatch(wanted.source):
        raise ModelSourceError(f"{wanted.source}: no such folder, and no id on the hub")
    if wanted.commit is None:
        raise UsageError(
            f"{wanted.source} is no folder here; to take it from the hub, give the "
            "--commit (40 hexadecimal digits): a branch can change"
        )
    with TemporaryDirectory(prefix="oircheck-") as away:
        folder = Path(away) / "model"
        folder.mkdir()
        fetch(wanted.source, wanted.commit, folder)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        look_at(folder)
        yield folder


def _write(wanted: Wanted, folder: Path, base: Bundle, fresh: Path) -> str:
    """Write the folders of the new bundle; return how near the export is."""
    out = fresh / wanted.role
    out.mkdir(parents=True)
    loaded = _load(wanted, folder)
    card = _card(wanted, folder)
    parity = ""
    if wanted.form is ModelFormat.SAFETENSORS:
        write_torch(loaded, out, role=wanted.role, card=card)
    else:
        write_onnx(loaded, out, role=wanted.role, card=card)
        try:
            found = compare(loaded, out, role=wanted.role)
        except ModelLockError as error:
            raise ModelSourceError(
                f"{wanted.source}: its export cannot be opened; it can be added with "
                "--format safetensors"
            ) from error
        found.require()
        parity = found.text
    for model in base.lock.models:
        if model.role is not wanted.role:
            shutil.copytree(base.root / model.role, fresh / model.role)
    return parity


def _load(wanted: Wanted, folder: Path) -> Loaded:
    if wanted.role is Role.VERIFIER:
        return load_verifier(
            folder, max_tokens=wanted.max_tokens, classes=wanted.classes
        )
    return load_embedder(folder, max_tokens=wanted.max_tokens, prefix=wanted.prefix)


def _card(wanted: Wanted, folder: Path) -> Card:
    from_hub = wanted.commit is not None and not Path(wanted.source).exists()
    return {
        "name": _name(wanted),
        "license": wanted.license or _licence(folder / "README.md"),
        "base": "not recorded",
        "script": "oircheck models add",
        "repo": wanted.source if from_hub else _name(wanted),
        "kind": (SourceKind.HUB if from_hub else SourceKind.FILE).value,
        "commit": wanted.commit,
        "requested-revision": wanted.commit if from_hub else None,
        "data": [],
    }


def _name(wanted: Wanted) -> str:
    given = wanted.name or Path(wanted.source).resolve().name
    return re.sub(r"[^\w.-]+", "-", given).strip("-.") or wanted.role.value


def _bundle_name(wanted: Wanted, base: Bundle) -> str:
    """Return what users cite: the bundle that all came from, and what was added."""
    names = {
        model.role: model.name
        for model in base.lock.models
        if model.source.kind is not SourceKind.BUNDLED
    }
    names[wanted.role] = _name(wanted)
    added = [names[role] for role in Role if role in names]
    return "+".join([base.lock.bundle.split("+")[0], *added])


def _licence(readme: Path) -> str:
    """Return the licence that a model card names in its front matter."""
    try:
        text = readme.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return NO_LICENCE
    head = _FRONT_MATTER.match(text)
    found = _LICENCE.search(head[1]) if head else None
    return found[1] if found else NO_LICENCE


def _require_sound(fresh: Path, wanted: Wanted) -> None:
    opened = Bundle(fresh, open_bundle(fresh).lock, backend=Backend.TORCH)
    opened.verify()
    outcome = probe(opened, wanted.role)
    if not outcome.passed:
        raise ModelSourceError(
            f"{wanted.source}: gives other outputs the second time "
            f"(differs by {outcome.difference:.2g})"
        )


def _notices(wanted: Wanted) -> tuple[str, ...]:
    found = [
        "stance and verdict were fitted on the models before: their probabilities are "
        f"not calibrated for this {wanted.role}; training/README.md says how to fit "
        "them anew"
    ]
    if wanted.form is ModelFormat.SAFETENSORS:
        found.append("this model runs with --backend torch only")
    return tuple(found)
