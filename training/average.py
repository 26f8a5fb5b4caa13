"""Average the weights of runs that went on from one checkpoint.

    python training/average.py RUN RUN... --data DATA --out OUT

Runs that share their first part and differ in the order of the rest lie in one
basin, and their mean is often better than each (Wortsman et al. 2022, Model soups).
Prints the dev figures of each run and of the mean.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import CrossEncoder

import data as sets
from verifier import confusion

WEIGHTS = "model.safetensors"


def main() -> None:
    """Average, and compare on dev."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1, help="judge a part of dev")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    average(options.runs, options.out)
    for folder in (*options.runs, options.out):
        print(folder.name, flush=True)
        for name, pairs in dev_pairs(options.data).items():
            part = pairs[:: options.every]
            print(f"  {name}: {confusion(part, predict(folder, part))}", flush=True)


def average(runs: list[Path], out: Path) -> None:
    """Write the mean of the runs' weights; everything else is the first run's."""
    shutil.copytree(runs[0], out, dirs_exist_ok=True)
    found = [load_file(run / WEIGHTS) for run in runs]
    mean = {
        name: torch.stack([weights[name].float() for weights in found]).mean(0)
        for name in found[0]
    }
    save_file(mean, out / WEIGHTS, metadata={"format": "pt"})


def dev_pairs(data: Path) -> dict[str, list[sets.Pair]]:
    """Return the pairs that choose between variants."""
    dossiers = sets.read_dossiers([data / "dossiers" / "dev.jsonl"], calibration=None)
    return {
        "authored dev": sets.authored_pairs(
            [data / "authored" / "dev.jsonl"], calibration=None
        ),
        "dossiers dev, every passage": sets.dossier_pairs(
            dossiers, neutral=None, seed=0
        ),
    }


def predict(folder: Path, pairs: list[sets.Pair]) -> list[int]:
    """Return the most probable class of each pair."""
    model = CrossEncoder(str(folder), device="cpu")
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model.predict(
            [(pair.premise, pair.hypothesis) for pair in pairs],
            batch_size=32,
            show_progress_bar=False,
            convert_to_tensor=True,
        )
    return [int(row.argmax()) for row in scores]


if __name__ == "__main__":
    main()
