"""What models have answered: the same bits again, and never a failure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from oircheck.index import memo as module
from oircheck.index.memo import Memo, key_of
from oircheck.index.remembered import (
    RememberedComparer,
    RememberedEncoder,
    RememberedVerifier,
)
from oircheck.testing import HashingEncoder
from oircheck.types import (
    Comparison,
    DateInterval,
    NliScores,
    Outcome,
    Span,
    Stage,
    Stated,
)

PAIRS = [("a premise", "a claim"), ("another", "a claim"), ("a premise", "a claim")]


@dataclass
class VerifierDouble:
    """Scores by length, with digits that only float64 holds."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    limit: int = 20

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        self.asked += pairs
        return [
            NliScores(1 / (len(a) + 3), 1 / 7, 0.1 + len(b) / 1e9) for a, b in pairs
        ]

    def fits(self, hypothesis: str) -> bool:
        self.asked.append(("", hypothesis))
        return 2 * len(hypothesis) <= self.limit


def verifier(
    memo: Memo, behind: VerifierDouble, digest: str = "v"
) -> RememberedVerifier:
    return RememberedVerifier(memo, digest=digest, limit=20, behind=lambda: behind)


def test_scores_are_the_same_bits_and_are_asked_once(tmp_path: Path) -> None:
    behind, fresh = VerifierDouble(), VerifierDouble()
    expected = fresh.score(PAIRS)
    for _ in range(2):
        memo = Memo(tmp_path / "m.sqlite")
        assert verifier(memo, behind).score(PAIRS) == expected
        memo.close()
    assert behind.asked == PAIRS[:2]


def test_another_model_is_asked_again(tmp_path: Path) -> None:
    memo, behind = Memo(tmp_path / "m.sqlite"), VerifierDouble()
    verifier(memo, behind).score(PAIRS)
    verifier(memo, behind, digest="w").score(PAIRS)
    assert len(behind.asked) == 4
    memo.close()


def test_whether_a_claim_fits_is_remembered_too(tmp_path: Path) -> None:
    memo, behind = Memo(tmp_path / "m.sqlite"), VerifierDouble()
    for _ in range(2):
        assert verifier(memo, behind).fits("short")
        assert not verifier(memo, behind).fits("much too long a claim")
    assert len(behind.asked) == 2
    memo.close()


def test_vectors_are_the_same_bits_and_are_asked_once(tmp_path: Path) -> None:
    behind, fresh = HashingEncoder(), HashingEncoder()
    texts = ["six bases", "the bridge", "six bases"]
    for _ in range(2):
        memo = Memo(tmp_path / "m.sqlite")
        found = RememberedEncoder(
            memo, digest="e", dimension=64, behind=lambda: behind
        ).encode(texts)
        assert found.tobytes() == fresh.encode(texts).astype(np.float32).tobytes()
        memo.close()
    assert behind.encoded == 2


def test_where_one_text_ends_counts() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")


def test_the_folder_keeps_itself_out_of_git(tmp_path: Path) -> None:
    Memo(tmp_path / "cache" / "m.sqlite").close()
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    path.write_bytes(b"no database at all" * 100)
    memo = Memo(path)
    memo.remember([(b"k", b"v")])
    assert memo.look_up([b"k"]) == {b"k": b"v"}
    assert not memo.problem
    memo.close()


def test_what_another_version_wrote_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo = Memo(tmp_path / "m.sqlite")
    memo.remember([(b"k", b"v")])
    memo.close()
    monkeypatch.setattr(module, "MEMO_VERSION", 2)
    memo = Memo(tmp_path / "m.sqlite")
    assert memo.is_empty
    memo.close()


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    memo, behind = Memo(tmp_path / "file" / "m.sqlite"), VerifierDouble()
    assert verifier(memo, behind).score(PAIRS) == VerifierDouble().score(PAIRS)
    assert "nothing is remembered" in memo.problem
    memo.close()


def test_the_oldest_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    memo = Memo(tmp_path / "m.sqlite")
    memo.remember([(bytes([n]), b"v") for n in range(10)])
    memo.close()
    memo = Memo(tmp_path / "m.sqlite")
    assert sorted(memo.look_up([bytes([n]) for n in range(10)])) == [
        b"\x07",
        b"\x08",
        b"\t",
    ]
    memo.close()


@dataclass
class ComparerDouble:
    """Finds one comparison in every claim."""

    asked: int = 0

    def compare(
        self,
        *,
        claim: str,
        claim_date: DateInterval | None,
        unit: str,
        context: str,
        passage_date: DateInterval | None,
    ) -> tuple[Comparison, ...]:
        self.asked += 1
        return (
            Comparison(
                Stage.DATE,
                Outcome.CONFLICT,
                Stated(claim[:3], Span(0, 3), Span(1, 2)),
                Stated(unit[:4], Span(0, 4), Span(0, 4)),
                reason="ünder",
                excludes=True,
            ),
        )


def test_comparisons_are_remembered_for_the_same_texts_and_days(tmp_path: Path) -> None:
    behind = ComparerDouble()
    day = DateInterval(dt.date(2020, 1, 1), dt.date(2020, 1, 1))
    asked = [
        {"claim_date": None, "passage_date": None},
        {"claim_date": day, "passage_date": None},
        {"claim_date": None, "passage_date": day},
    ]
    for _ in range(2):
        memo = Memo(tmp_path / "m.sqlite")
        comparer = RememberedComparer(memo, digest="c", behind=behind)
        for dates in asked:
            found = comparer.compare(
                claim="a claim", unit="a unit", context="", **dates
            )
            fresh = ComparerDouble().compare(
                claim="a claim", unit="a unit", context="", **dates
            )
            assert found == fresh
        memo.close()
    assert behind.asked == 3
