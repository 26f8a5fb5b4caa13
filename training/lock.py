"""Write models.lock for the shipped bundle: every file, probes, one digest.

    python training/lock.py [--name NAME]

Reads each role's folder (``config.json``, ``calibration.json`` and the rest), asks
the shipped form itself for the outputs of the probes, and writes the same bytes to
the top level and into the package. The same folders give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from oircheck.models.lock import parse_lock  # noqa: E402
from oircheck.models.pins import LOCK_NAME  # noqa: E402
from oircheck.models.write_lock import render_lock  # noqa: E402

BUNDLE = ROOT / "src" / "oircheck" / "bundle"


def main() -> None:
    """Parse the options and write both copies."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--name", default="oircheck-1", help="what users cite")
    parser.add_argument("--bundle", type=Path, default=BUNDLE)
    parser.add_argument("--copy", type=Path, default=ROOT / LOCK_NAME)
    options = parser.parse_args()
    text = render_lock(options.bundle, name=options.name, written_by="training/lock.py")
    for path in (options.bundle / LOCK_NAME, options.copy):
        path.write_text(text, encoding="utf-8")
    lock = parse_lock(text)
    for model in lock.models:
        print(f"{model.role}: {model.name}, {model.total_size / 1e6:.2f} MB")
    print(f"{lock.bundle} {lock.bundle_digest}")


if __name__ == "__main__":
    main()
