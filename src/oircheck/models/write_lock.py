"""Writes models.lock for the folders of a bundle: every file, probes, one digest.

The same folders give the same bytes.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from oircheck.errors import ModelLockError
from oircheck.models.bundle import Bundle
from oircheck.models.detector import FEATURES as DETECTED
from oircheck.models.integrity import digest_of_file
from oircheck.models.lock import digest_of_tables, parse_lock
from oircheck.models.pins import Backend, LockedFile, Role, digest_of_tree
from oircheck.models.probe import outputs_of
from oircheck.models.stance import STANCE_FILE, parse_stance

VERSION = "1.0"
LEADING = 16
"""How many components of a vector a probe records."""
DIGITS = 6
TOLERANCE = {
    Role.EMBEDDER: 1e-4,
    Role.VERIFIER: 1e-3,
    Role.STANCE: 1e-6,
    Role.CLAIM_DETECTOR: 1e-6,
}
"""float32 sums differ in their last bits between processors, no more."""

LONG = " ".join(["Nothing."] * 130)
TEXTS = (
    "Six bases were handed over.",
    f"{LONG} The coalition handed six military bases to Iraqi forces in 2020.",
)
PAIRS = (
    ("The coalition handed over six military bases.", "Six bases were handed over."),
    ("The coalition handed over six military bases.", "Seven bases were handed over."),
    (TEXTS[1], "Six bases were handed over."),
)
"""The last text and the last premise are longer than the models read."""

HEADER = """\
# What can change a verdict, pinned. Written by {}; an edit by hand
# does not pass the bundle-digest. Paths are inside the folder of the model's role.
"""


def render_lock(bundle: Path, *, name: str, written_by: str) -> str:
    """Return the text of models.lock for a bundle's folders.

    Every role's folder has a ``config.json`` that says what it is. The probes' outputs
    come from the models themselves.

    Raises:
        ModelLockError: If a folder is not what its name says, or a model cannot be
            opened.
    """
    roles = [role for role in Role if (bundle / role).is_dir()]
    tables = [_table(bundle / role, role) for role in roles]
    # The probes' outputs come from the models, which open through a lock: a first
    # one that knows no outputs yet.
    blank = [{**table, "probe": _blank(table)} for table in tables]
    draft = _text(name, blank, written_by)
    opened = Bundle(bundle, parse_lock(draft), backend=Backend.TORCH)
    for role, table in zip(roles, tables, strict=True):
        table["probe"]["outputs"] = _outputs(opened, role, table["probe"]["inputs"])
    return _text(name, tables, written_by)


def _table(folder: Path, role: Role) -> dict[str, Any]:
    config = json.loads((folder / "config.json").read_bytes())
    if config["role"] != role:
        raise ModelLockError(f"{folder}: was exported as {config['role']}")
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = [
        LockedFile(
            path.relative_to(folder).as_posix(),
            path.stat().st_size,
            digest_of_file(path),
        )
        for path in paths
    ]
    return {
        **{
            key: config[key]
            for key in ("role", "name", "license", "format", "precision")
        },
        "tree-digest": digest_of_tree(files),
        "total-size": sum(file.size for file in files),
        "source": config["source"],
        "file": [
            {"path": file.path, "size": file.size, "sha256": file.sha256}
            for file in files
        ],
        "io": config["io"],
        **_calibration(folder, role),
        "probe": {"tolerance": TOLERANCE[role], "inputs": _inputs(folder, role)},
        "provenance": config["provenance"],
    }


def _calibration(folder: Path, role: Role) -> dict[str, Any]:
    name = {Role.VERIFIER: "calibration.json", Role.STANCE: "config.json"}.get(role)
    if name is None or not (folder / name).exists():
        return {}
    values = json.loads((folder / name).read_bytes())
    if role is Role.STANCE:
        if "calibration" not in values:
            return {}
        name, values = STANCE_FILE, values["calibration"]
    return {
        "calibration": {
            "temperature": float(values["temperature"]),
            "file": name,
            "sha256": digest_of_file(folder / name),
            "fitted-on": values["fitted-on"],
            "version": values["version"],
        }
    }


def _inputs(folder: Path, role: Role) -> list[list[str | float]]:
    if role is Role.EMBEDDER:
        return [[text] for text in TEXTS]
    if role is Role.VERIFIER:
        return [list(pair) for pair in PAIRS]
    if role is Role.CLAIM_DETECTOR:
        return [[0.0] * len(DETECTED), [float(at % 3) for at in range(len(DETECTED))]]
    text = (folder / STANCE_FILE).read_text(encoding="utf-8")
    features = len(parse_stance(text, place=STANCE_FILE).features)
    return [[0.0] * features, [round(1 / (1 + at), 4) for at in range(features)]]


def _blank(table: Mapping[str, Any]) -> dict[str, Any]:
    width = len(table["io"].get("classes", ())) or 1
    inputs = table["probe"]["inputs"]
    return {**table["probe"], "outputs": [[0.0] * width for _ in inputs]}


def _outputs(
    opened: Bundle, role: Role, inputs: Sequence[Sequence[str | float]]
) -> list[list[float]]:
    found = outputs_of(opened, role, [tuple(row) for row in inputs])
    return [[round(value, DIGITS) for value in row[:LEADING]] for row in found]


def _text(name: str, tables: Sequence[Mapping[str, Any]], written_by: str) -> str:
    top = {"lock-version": VERSION, "bundle": name}
    body = "\n".join("".join(_lines("model", table, many=True)) for table in tables)
    head = "".join(f"{key} = {_value(value)}\n" for key, value in top.items())
    digest = digest_of_tables(tomllib.loads(f"{head}\n{body}"))
    header = HEADER.format(written_by)
    return f'{header}\n{head}bundle-digest = "{digest}"\n\n{body}'


def _lines(place: str, table: Mapping[str, Any], *, many: bool) -> Iterator[str]:
    yield f"[[{place}]]\n" if many else f"[{place}]\n"
    for key, value in table.items():
        if not _is_table(value):
            yield f"{key} = {_value(value)}\n"
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield "\n"
            yield from _lines(f"{place}.{key}", value, many=False)
        elif _is_table(value):
            for entry in value:
                yield "\n"
                yield from _lines(f"{place}.{key}", entry, many=True)


def _is_table(value: object) -> bool:
    if isinstance(value, Mapping):
        return True
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _value(value: object) -> str:
    if isinstance(value, list):
        nested = any(isinstance(entry, list) for entry in value)
        if nested:
            return "[\n" + "".join(f"  {_value(entry)},\n" for entry in value) + "]"
        return "[" + ", ".join(_value(entry) for entry in value) + "]"
    if isinstance(value, str):
        # JSON escapes what TOML does, but for the delete character.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
