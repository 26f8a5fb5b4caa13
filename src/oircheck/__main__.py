"""``python -m oircheck``: the command line."""

from __future__ import annotations

from oircheck.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
