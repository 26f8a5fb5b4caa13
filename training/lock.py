"""Write models.lock for the shipped bundle: every file, probes, one digest.

    python training/lock.py [--name NAME]

Reads each role's folder (``config.json``, ``calibration.json`` and the rest), asks
the shipped form itself for the outputs of the probes, and writes the same bytes to
the top level and into the package. The same folders give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from oircheck.models.bundle import Bundle  # noqa: E402
from oircheck.models.integrity import digest_of_file  # noqa: E402
from oircheck.models.lock import digest_of_tables, parse_lock  # noqa: E402
from oircheck.models.pins import (  # noqa: E402
    LOCK_NAME,
    LockedFile,
    Role,
    digest_of_tree,
)
from oircheck.models.probe import outputs_of  # noqa: E402
from oircheck.models.stance import STANCE_FILE, parse_stance  # noqa: E402

VERSION = "1.0"
BUNDLE = ROOT / "src" / "oircheck" / "bundle"
LEADING = 16
"""How many components of a vector a probe records."""
DIGITS = 6
TOLERANCE = {Role.EMBEDDER: 1e-4, Role.VERIFIER: 1e-3, Role.STANCE: 1e-6}
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
# What can change a verdict, pinned. Written by training/lock.py; an edit by hand
# does not pass the bundle-digest. Paths are inside the folder of the model's role.
"""


def main() -> None:
    """Parse the options and write both copies."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--name", default="oircheck-1", help="what users cite")
    parser.add_argument("--bundle", type=Path, default=BUNDLE)
    parser.add_argument("--copy", type=Path, default=ROOT / LOCK_NAME)
    options = parser.parse_args()
    text = render(options.bundle, name=options.name)
    for path in (options.bundle / LOCK_NAME, options.copy):
        path.write_text(text, encoding="utf-8")
    lock = parse_lock(text)
    for model in lock.models:
        print(f"{model.role}: {model.name}, {model.total_size / 1e6:.2f} MB")
    print(f"{lock.bundle} {lock.bundle_digest}")


def render(bundle: Path, *, name: str) -> str:
    """Return the text of models.lock for a bundle's folders."""
    roles = [role for role in Role if (bundle / role).is_dir()]
    tables = [_table(bundle / role, role) for role in roles]
    # The probes' outputs come from the models, which open through a lock: a first
    # one that knows no outputs yet.
    draft = _text(name, [{**table, "probe": _blank(table)} for table in tables])
    opened = Bundle(bundle, parse_lock(draft))
    for role, table in zip(roles, tables, strict=True):
        table["probe"]["outputs"] = _outputs(opened, role, table["probe"]["inputs"])
    return _text(name, tables)


def _table(folder: Path, role: Role) -> dict[str, Any]:
    config = json.loads((folder / "config.json").read_bytes())
    if config["role"] != role:
        raise SystemExit(f"{folder}: was exported as {config['role']}")
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


def _text(name: str, tables: Sequence[Mapping[str, Any]]) -> str:
    top = {"lock-version": VERSION, "bundle": name}
    body = "\n".join("".join(_lines("model", table, many=True)) for table in tables)
    head = "".join(f"{key} = {_value(value)}\n" for key, value in top.items())
    digest = digest_of_tables(tomllib.loads(f"{head}\n{body}"))
    return f'{HEADER}\n{head}bundle-digest = "{digest}"\n\n{body}'


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


if __name__ == "__main__":
    main()
