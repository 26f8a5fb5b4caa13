"""Send a model folder through a door that is too small for it, and put it together.

    python training/parcel.py split MODEL PARCEL --bits 8 --part-mib 50
    python training/parcel.py join PARCEL MODEL [--base ROUNDED [--original BASE]]

A machine that is lent may take and give only so many bytes a call. ``split`` writes
``head.json``, the small files of the folder, and the weights in parts: in 8 bits, each
row of a matrix with a scale of its own (training repairs the rounding), or in half
precision. ``--without NAME`` leaves out tensors whose name holds NAME; ``join`` takes
them from ``--base``, where their names may lack what stands before the first dot.

A base that travelled in 8 bits stands on the grid of its own rounding. Where training
moved it by less than half a step, rounding the result again for shipping would undo
what was learned: ``--original`` adds what was learned to the weights before rounding.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

SMALL = 2 * 1024 * 1024
"""Bytes up to which a file beside the weights travels in the head."""


def main() -> None:
    """Split or join a model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    split_verb = verbs.add_parser("split")
    split_verb.add_argument("model", type=Path)
    split_verb.add_argument("parcel", type=Path)
    split_verb.add_argument("--bits", type=int, choices=(8, 16), default=8)
    split_verb.add_argument("--part-mib", type=float, default=50.0)
    split_verb.add_argument("--without", default="")
    join_verb = verbs.add_parser("join")
    join_verb.add_argument("parcel", type=Path)
    join_verb.add_argument("model", type=Path)
    join_verb.add_argument("--base", type=Path)
    join_verb.add_argument("--original", type=Path)
    options = parser.parse_args()
    if options.verb == "split":
        size = int(options.part_mib * 1024 * 1024)
        split(options.model, options.parcel, options.bits, size, options.without)
    else:
        join(options.parcel, options.model, options.base, options.original)


def split(model: Path, parcel: Path, bits: int, size: int, without: str) -> None:
    """Write ``head.json`` and ``part-N.bin`` of at most ``size`` bytes."""
    parcel.mkdir(parents=True, exist_ok=True)
    weights = load_file(model / "model.safetensors")
    tensors, blob = [], bytearray()
    left_out = [name for name in sorted(weights) if without and without in name]
    for name, values in sorted(weights.items()):
        if name in left_out:
            continue
        exact = not np.issubdtype(values.dtype, np.floating)
        kind = "as is" if exact else "8" if bits == 8 and values.ndim == 2 else "16"
        tensors.append(
            {
                "name": name,
                "shape": values.shape,
                "kind": kind,
                "type": str(values.dtype),
            }
        )
        blob += _packed(values, kind)
    head = {
        "tensors": tensors,
        "left_out": left_out,
        "sha256": hashlib.sha256(blob).hexdigest(),
        "files": {
            str(path.relative_to(model)): path.read_text(encoding="utf-8")
            for path in sorted(model.rglob("*"))
            if path.suffix in (".json", ".txt")
            and path.stat().st_size < SMALL
            and "checkpoint" not in path.parts
        },
    }
    (parcel / "head.json").write_text(json.dumps(head))
    for number, start in enumerate(range(0, len(blob), size)):
        (parcel / f"part-{number}.bin").write_bytes(blob[start : start + size])


def join(
    parcel: Path, model: Path, base: Path | None, original: Path | None = None
) -> None:
    """Write the model folder that a parcel was made of.

    Raises:
        ValueError: When a part is missing or damaged.
        KeyError: When the base lacks what was left out.
    """
    head = json.loads((parcel / "head.json").read_text())
    parts = sorted(parcel.glob("part-*.bin"), key=lambda path: int(path.stem[5:]))
    blob = b"".join(path.read_bytes() for path in parts)
    if hashlib.sha256(blob).hexdigest() != head["sha256"]:
        raise ValueError(f"{parcel}: a part is missing or damaged")
    given = load_file(base / "model.safetensors") if base else {}
    weights = {
        name: given[name] if name in given else given[name.split(".", 1)[1]]
        for name in head["left_out"]
    }
    place = 0
    for tensor in head["tensors"]:
        values, place = _unpacked(blob, place, tensor)
        weights[tensor["name"]] = values
    if original is not None:
        before = load_file(original / "model.safetensors")
        for name, values in weights.items():
            if np.issubdtype(values.dtype, np.floating) and name in before:
                weights[name] = before[name] + (values - given[name])
    model.mkdir(parents=True, exist_ok=True)
    save_file(weights, model / "model.safetensors", metadata={"format": "pt"})
    for name, text in head["files"].items():
        path = model / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _packed(values: NDArray[np.generic], kind: str) -> bytes:
    if kind == "as is":
        return values.tobytes()
    if kind == "16":
        return values.astype("<f2").tobytes()
    rows = values.astype(np.float32)
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-12).astype("<f4") / 127
    return scales.tobytes() + np.rint(rows / scales[:, None]).astype(np.int8).tobytes()


def _unpacked(
    blob: bytes, place: int, tensor: dict[str, object]
) -> tuple[NDArray[np.generic], int]:
    shape = tuple(tensor["shape"])  # type: ignore[arg-type]
    count = int(np.prod(shape, dtype=np.int64))
    if tensor["kind"] == "as is":
        kind = np.dtype(str(tensor["type"]))
        values = np.frombuffer(blob, kind, count, place).reshape(shape)
        return values.copy(), place + count * kind.itemsize
    if tensor["kind"] == "16":
        half = np.frombuffer(blob, "<f2", count, place).reshape(shape)
        return half.astype(np.float32), place + 2 * count
    scales = np.frombuffer(blob, "<f4", shape[0], place)
    place += 4 * shape[0]
    whole = np.frombuffer(blob, np.int8, count, place).reshape(shape)
    return whole.astype(np.float32) * scales[:, None], place + count


if __name__ == "__main__":
    main()
