"""What a session asks: the models themselves, or what is remembered of them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from oircheck.index.memo import Memo
from oircheck.index.remembered import RememberedVerifier
from oircheck.quantities import ValueComparer
from oircheck.testing import HashingEncoder
from oircheck.types import NliScores
from oircheck.verify import remembering
from oircheck.verify.remembering import Answers, code_digest


class VerifierDouble:
    limit = 256

    def score(self, pairs: list[tuple[str, str]]) -> list[NliScores]:
        return [NliScores(0.1, 0.2, 0.7) for _ in pairs]

    def fits(self, hypothesis: str) -> bool:
        return True


class BundleDouble:
    """Two models, which count how often they are opened."""

    def __init__(self) -> None:
        self.opened = 0
        model = SimpleNamespace(digest="d", io=SimpleNamespace(max_tokens=256))
        self.lock = SimpleNamespace(model=lambda role: model)

    @property
    def encoder(self) -> HashingEncoder:
        self.opened += 1
        return HashingEncoder()

    @property
    def verifier(self) -> VerifierDouble:
        self.opened += 1
        return VerifierDouble()


def answers(bundle: Any, memo: Memo | None) -> Answers:
    return Answers(bundle, memo, dimension=64)


def test_without_a_memo_the_models_are_asked() -> None:
    found = answers(BundleDouble(), None)
    assert isinstance(found.verifier, VerifierDouble)
    assert isinstance(found.encoder, HashingEncoder)
    comparer = ValueComparer()
    assert found.comparers([comparer]) == (comparer,)


def test_what_is_remembered_opens_no_model(tmp_path: Path) -> None:
    for opened in (2, 0):
        bundle, memo = BundleDouble(), Memo(tmp_path / "m.sqlite")
        found = answers(bundle, memo)
        assert isinstance(found.verifier, RememberedVerifier)
        assert found.verifier.limit == 256
        assert found.encoder.dimension == 64
        assert found.verifier.score([("a premise", "a claim")]) == [
            NliScores(0.1, 0.2, 0.7)
        ]
        found.encoder.encode(["a claim"])
        memo.close()
        assert bundle.opened == opened


def test_a_change_of_the_code_forgets_comparisons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = code_digest()
    assert before == code_digest()
    room = tmp_path / "quantities" / "dates"
    room.mkdir(parents=True)
    (tmp_path / "types.py").write_text("x = 1\n")
    (tmp_path / "quantities" / "a.py").write_text("y = 1\n")
    (room / "b.py").write_text("z = 1\n")
    monkeypatch.setattr(remembering, "_PACKAGE", tmp_path)
    monkeypatch.setattr(remembering, "_COMPARING", ("types.py", "quantities"))
    first = code_digest()
    (tmp_path / "quantities" / "a.py").write_text("y = 2\n")
    second = code_digest()
    (room / "b.py").write_text("z = 2\n")
    third = code_digest()
    (room / "b.py").rename(room / "c.py")
    assert len({before, first, second, third, code_digest()}) == 5
