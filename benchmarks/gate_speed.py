"""The gate on a draft of about 1,000 words, cold and unchanged, beside an import.

    python benchmarks/gate_speed.py --peer PYTHON [--runs 3]

Cold: no index, nothing remembered. Unchanged: the same again. ``--peer`` is a Python
in which sentence-transformers is installed. The commands take turns; printed are
medians, in wall seconds and in seconds of processor, and ratios to the import.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DRAFTS = ("handover.md", "caggins.md")


@dataclass(frozen=True)
class Cost:
    """What a process took, in seconds."""

    wall: float
    processor: float


def run(command: Sequence[str], environment: dict[str, str]) -> Cost:
    """Run a command quietly."""
    began = time.perf_counter()
    process = os.posix_spawn(
        command[0],
        list(command),
        environment,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0)
            for descriptor in (1, 2)
        ],
    )
    _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {' '.join(command)}")
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime)


def main() -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", required=True, help="a Python with the peer")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    drafts = [str(ROOT / "benchmarks" / "drafts" / name) for name in DRAFTS]
    words = sum(len(Path(path).read_text().split()) for path in drafts)
    gate = [sys.executable, "-m", "oircheck", "gate", "-q", "--isolated"]
    gate += ["--corpus", str(ROOT / "seeds"), *drafts]
    # An installed package has its byte code; a checkout may be told to have none.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    run([*gate[:4], "--help"], {**os.environ, "PYTHONPATH": str(ROOT / "src")})
    costs: dict[str, list[Cost]] = {"import": [], "cold": [], "unchanged": []}
    for _ in range(asked.runs):
        cache = tempfile.mkdtemp()
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        environment["PYTHONPATH"] = str(ROOT / "src")
        peer = [asked.peer, "-c", "import sentence_transformers"]
        costs["import"].append(run(peer, dict(os.environ)))
        costs["cold"].append(run(gate, environment))
        costs["unchanged"].append(run(gate, environment))
        shutil.rmtree(cache)
    print(f"{words} words, medians of {asked.runs}")
    base = _median(costs["import"])
    for name, found in costs.items():
        cost = _median(found)
        print(
            f"{name:10} {cost.wall:7.2f} s wall ({cost.wall / base.wall:.2f})"
            f" {cost.processor:7.2f} s of processor"
            f" ({cost.processor / base.processor:.2f})"
        )


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.processor for cost in costs),
    )


if __name__ == "__main__":
    main()
