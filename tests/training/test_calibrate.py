"""What the calibration takes from rows, and what it leaves out."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import calibrate
from corpora import Origin

RETRIEVED = (
    (Origin.RETRIEVED, 1, 90),
    (Origin.RETRIEVED, 0, 5),
    (Origin.RETRIEVED, 2, 5),
)
OWN = ((Origin.OWN, 1, 20), (Origin.OWN, 0, 60), (Origin.OWN, 2, 20))
SAMPLED = ((Origin.SAMPLED, 0, 200), (Origin.SAMPLED, 2, 200))


def neutral(*parts: tuple[Origin, int, int], own: float = 0.0) -> float:
    """Fit rows of one feature that tells nothing; return the chance of neutral."""
    origins = [origin for origin, _, count in parts for _ in range(count)]
    labels = [label for _, label, count in parts for _ in range(count)]
    inputs = np.resize([[1.0], [-1.0]], (len(labels), 1))
    table = calibrate.Table(inputs, np.array(labels), np.array(origins))
    fitted = calibrate.fit(table, ("nothing",), penalty=3.0, own=own)
    return float(fitted.probabilities(np.zeros((1, 1)))[0, 1])


def test_what_a_search_brings_up_settles_as_seldom_beside_other_rows() -> None:
    alone = neutral(*RETRIEVED)
    assert alone == pytest.approx(0.9, abs=0.02)
    assert neutral(*RETRIEVED, *OWN, *SAMPLED) == pytest.approx(alone, abs=0.02)


def test_a_given_text_settles_as_often_as_a_claims_own_passage() -> None:
    rows = (*RETRIEVED, *OWN, *SAMPLED)
    assert neutral(*rows, own=1.0) == pytest.approx(0.2, abs=0.02)
    assert 0.3 < neutral(*rows, own=0.7) < 0.7
