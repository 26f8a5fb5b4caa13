"""A loaded torch model into a role's folder: the form that is shipped, or its own."""

from __future__ import annotations

import importlib.metadata
import itertools
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from oircheck.errors import ModelSourceError
from oircheck.models.early_exit import ExitHead
from oircheck.models.integrity import digest_of_file
from oircheck.models.narrow import write_graph
from oircheck.models.parity import (
    SAMPLE,
    Parity,
    compare_embedder,
    compare_verifier,
    sample_pairs,
    sample_texts,
)
from oircheck.models.pins import ModelFormat, Role, Side
from oircheck.models.sources import Loaded
from oircheck.models.tokenize import TextTokenizer
from oircheck.models.torch_graph import TORCH_FOLDER

PRECISION: Mapping[ModelFormat, str] = {
    ModelFormat.ONNX: "int8 weights, one scale an output channel; float32 activations",
    ModelFormat.SAFETENSORS: "float32",
    ModelFormat.JSON: "float64",
}
_PACKAGES: Mapping[ModelFormat, tuple[str, ...]] = {
    ModelFormat.ONNX: (
        "torch",
        "transformers",
        "sentence-transformers",
        "onnx",
        "onnxscript",
    ),
    ModelFormat.SAFETENSORS: ("torch", "transformers", "sentence-transformers"),
    ModelFormat.JSON: (),
}
WEIGHTS = "model.safetensors"

Card = Mapping[str, Any]
"""Name, license, base, script, repo, data; kind, commit and revision if not ours."""


def write_onnx(
    loaded: Loaded,
    out: Path,
    *,
    role: Role,
    card: Card,
    leaving: ExitHead | None = None,
) -> None:
    """Write a model as ONNX with 8-bit weights, its tokenizer and its config.

    Args:
        leaving: For a verifier: which pairs need not go through its upper layers.
    """
    if role is Role.EMBEDDER:
        write_graph(
            loaded.network,
            out,
            head=lambda output: output.last_hidden_state,
            inputs=loaded.inputs,
            positions=loaded.positions,
        )
    else:
        write_graph(
            loaded.network,
            out,
            head=lambda output: output.logits,
            inputs=loaded.inputs,
            positions=loaded.positions,
            leaving=leaving,
        )
    write_tokenizer(loaded, out)
    write_config(
        loaded, out, role=role, card=card, form=ModelFormat.ONNX, leaving=leaving
    )


def write_torch(loaded: Loaded, out: Path, *, role: Role, card: Card) -> None:
    """Write a model as sentence-transformers saved it, beside tokenizer and config."""
    shutil.copytree(loaded.folder, out / TORCH_FOLDER, copy_function=shutil.copyfile)
    write_tokenizer(loaded, out)
    write_config(loaded, out, role=role, card=card, form=ModelFormat.SAFETENSORS)


def compare(loaded: Loaded, out: Path, *, role: Role) -> Parity:
    """Compare an ONNX export with its origin on texts of our own."""
    if role is Role.EMBEDDER:
        return compare_embedder(loaded, out, sample_texts())
    return compare_verifier(loaded, out, sample_pairs())


def write_tokenizer(loaded: Loaded, out: Path) -> None:
    """Write tokenizer.json, and see that it cuts as the model's own does.

    Raises:
        ModelSourceError: If it does not.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(loaded.tokenizer.backend_tokenizer.to_str())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    (out / "tokenizer.json").write_text(tokenizer.to_str() + "\n", encoding="utf-8")
    ours = TextTokenizer(out / "tokenizer.json")
    for first, second in itertools.pairwise(SAMPLE):
        theirs = loaded.tokenizer(first, second, truncation=False, padding=False)
        most = len(theirs["input_ids"])
        pair = ours.pair(first, second, limit=most, cut=Side.LEFT)
        types = theirs.get("token_type_ids", pair.types)
        if [pair.ids, pair.types] != [theirs["input_ids"], types]:
            raise ModelSourceError(
                f"{loaded.folder}: token ids differ for {first!r} and {second!r}"
            )


def write_config(
    loaded: Loaded,
    out: Path,
    *,
    role: Role,
    card: Card,
    form: ModelFormat,
    leaving: ExitHead | None = None,
) -> None:
    """Write config.json: what the lock will say of the model."""
    io = loaded.io
    config = describe(card, role=role, form=form)
    if leaving is not None:
        config["precision"] += (
            f"; pairs that layer {leaving.layer} calls neutral at {leaving.sure} or "
            "more go no further"
        )
    weights = loaded.folder / WEIGHTS
    if weights.exists():
        config["source"]["weights-sha256"] = digest_of_file(weights)
    config["io"] = {"max-tokens": io.max_tokens, "truncation": io.truncation}
    if io.classes:
        config["io"]["classes"] = list(io.classes)
    else:
        config["io"] |= {
            "pooling": io.pooling,
            "normalisation": io.normalisation,
            "prefix": io.prefix,
        }
    write_json(out / "config.json", config)


def describe(card: Card, *, role: Role, form: ModelFormat) -> dict[str, Any]:
    """Return the part of config.json that every role has."""
    source = {"kind": card.get("kind", "bundled"), "repo": card["repo"]}
    for key in ("requested-revision", "commit"):
        if card.get(key):
            source[key] = card[key]
    return {
        "role": role.value,
        "name": card["name"],
        "license": card["license"],
        "format": form.value,
        "precision": PRECISION[form],
        "source": source,
        "provenance": {
            "base": card["base"],
            "script": card["script"],
            "versions": {
                name: importlib.metadata.version(name) for name in _PACKAGES[form]
            },
            "data": card["data"],
        },
    }


def write_json(path: Path, values: Mapping[str, Any]) -> None:
    """Write values as readable JSON; the same values give the same bytes."""
    text = json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")
