"""Average the weights of two runs of which the second went on from the first.

    python training/average.py RUN1 RUN2 --share 0.5 --out RUN

Models in one basin may be averaged (Wortsman et al., Model soups, arXiv:2203.05482):
the mean generalises better than either end where the second run has begun to learn its
rows by heart.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file

WEIGHTS = "model.safetensors"


def main() -> None:
    """Write the mean, with all else from the second run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the second run")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    ignored = shutil.ignore_patterns("checkpoint", WEIGHTS)
    shutil.copytree(options.second, options.out, ignore=ignored, dirs_exist_ok=True)
    first = load_file(options.first / WEIGHTS)
    second = load_file(options.second / WEIGHTS)
    mean = {
        name: (
            (1 - options.share) * first[name] + options.share * weight
            if weight.is_floating_point()
            else weight
        ).contiguous()
        for name, weight in second.items()
    }
    save_file(mean, options.out / WEIGHTS, metadata={"format": "pt"})
    note: dict[str, object] = {"averaged": [options.first.name, options.second.name]}
    note["share of the second"] = options.share
    (options.out / "run.json").write_text(json.dumps(note, indent=1) + "\n")


if __name__ == "__main__":
    main()
