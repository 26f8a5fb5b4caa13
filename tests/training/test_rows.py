"""Rows that travel, and what is left out or put in so that they teach what they say."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import encoded
import round_trips
import steps

GROUP = encoded.GROUPS.index("authored")
SETTLING = encoded.GROUPS.index("settling")
PREMISE = "The port of Salto hired forty men in May and sold two cranes."
COPY = "The port of Salto hired forty men in May."
FAR = "Dockers found work there."


def rows(*parts: tuple[str, int, int]) -> encoded.Rows:
    texts = [PREMISE, *(claim for claim, _, _ in parts)]
    table = [[0, at, label, group, 0] for at, (_, label, group) in enumerate(parts, 1)]
    return encoded.Rows(np.array(table, dtype=np.int32), tuple(texts), ("x",))


def claims(found: encoded.Rows) -> list[tuple[str, int]]:
    return [(found.texts[row[1]], row[2]) for row in found.table.tolist()]


def test_levelled_rows_have_as_many_near_copies_true_as_false() -> None:
    given = rows(
        *((f"{COPY} {n}", 2, GROUP) for n in range(3)),
        (COPY, 0, GROUP),
        (FAR, 0, GROUP),
        (FAR, 2, GROUP),
        (COPY, 1, GROUP),
    )
    found = claims(given.levelled(np.random.default_rng(1)))
    near = [label for claim, label in found if claim.startswith("The port")]
    assert sorted(near) == [0, 1, 2]
    assert [label for claim, label in found if claim == FAR] == [0, 2]


def test_each_group_is_levelled_by_itself() -> None:
    given = rows((COPY, 2, GROUP), (COPY, 0, SETTLING))
    assert claims(given.levelled(np.random.default_rng(1))) == []


def test_levelled_rows_know_where_they_stood() -> None:
    given = rows((COPY, 2, GROUP), (FAR, 0, GROUP), (FAR, 2, GROUP))
    found = given.levelled(np.random.default_rng(1))
    assert found.kept is not None
    assert found.kept.tolist() == [1, 2]


def test_other_words_stand_before_a_premise_and_change_nothing_else() -> None:
    given = rows((COPY, 2, GROUP), (FAR, 0, SETTLING))
    found = given.in_context(1.0, np.random.default_rng(1))
    one, other = (found.texts[row[0]] for row in found.table.tolist())
    assert one.endswith(PREMISE)
    assert one != PREMISE
    assert other == PREMISE
    assert claims(found) == claims(given)


def test_an_epoch_draws_the_shares_it_is_given() -> None:
    given = rows(*((FAR, 0, GROUP) for _ in range(10)), (COPY, 2, SETTLING))
    found = given.drawn({"authored": 0.3, "settling": 1}, np.random.default_rng(1))
    groups = given.table[found, 3].tolist()
    assert (groups.count(GROUP), groups.count(SETTLING)) == (3, 1)
    assert len(set(found.tolist())) == len(found)


def premises(*parts: tuple[int, int]) -> encoded.Rows:
    """Return a row for each premise and label."""
    table = [[one, 9, label, GROUP, 0] for one, label in parts]
    return encoded.Rows(np.array(table, dtype=np.int32), ("",) * 10, ("x",))


def test_an_epoch_of_bundles_keeps_the_claims_of_a_premise_together() -> None:
    given = premises(*((one, label) for one in range(8) for label in (0, 2, 1)))
    found = given.bundles({"authored": 0.5}, np.random.default_rng(1))
    assert len(found) == 4
    for bundle in found:
        assert len(set(given.table[bundle, 0].tolist())) == 1
        assert given.table[bundle, 2].tolist() == [0, 2, 1]


def test_a_premise_of_many_claims_is_cut_into_bundles() -> None:
    given = premises(*((1, 0) for _ in range(30)))
    found = given.bundles({"authored": 1.0}, np.random.default_rng(1))
    assert sorted(map(len, found)) == [6, 12, 12]
    assert sorted(np.concatenate(found).tolist()) == list(range(30))


def test_batches_of_bundles_are_whole_and_within_their_tokens() -> None:
    given = premises(*((one, 0) for one in range(9) for _ in range(one % 3 + 1)))
    tokens = object.__new__(encoded.Encoded)
    tokens.lengths = np.arange(10, 10 + len(given.table), dtype=np.int32)
    draw = np.random.default_rng(1)
    bundles = given.bundles({"authored": 1.0}, draw)
    found = list(tokens.packed(bundles, 90, draw))
    assert sorted(np.concatenate(found).tolist()) == list(range(len(given.table)))
    homes = [set(given.table[batch, 0].tolist()) for batch in found]
    assert sum(map(len, homes)) == 9
    for batch, home in zip(found, homes, strict=True):
        width = int(tokens.lengths[batch].max())
        assert len(home) == 1 or width * len(batch) <= 90


def test_true_and_false_neighbours_of_a_premise_are_contrasted_once() -> None:
    given = premises((1, 0), (1, 2), (1, 0), (1, 1), (2, 2), (2, 0), (3, 0), (4, 2))
    assert encoded.contrasted(given.table).tolist() == [[0, 1], [5, 4]]
    assert encoded.contrasted(premises((1, 0), (1, 0)).table).shape == (0, 2)


@pytest.mark.parametrize(
    ("claim", "reworded"),
    [
        ("Six men left Salto.", "Seven men left Salto."),
        ("The mill was sold.", "The mill was not sold."),
        ("Ana Ruiz left the town.", "Ana Rios left the city."),
        ("All bridges were closed.", "The bridges were shut."),
        ("The mill was sold.", "The mill was sold."),
        ("The mill was sold.", ""),
    ],
)
def test_a_round_trip_that_changed_what_counts_is_dropped(
    claim: str, reworded: str
) -> None:
    assert not round_trips.keeps_the_sense(claim, reworded)


def test_a_round_trip_that_changed_the_words_is_kept() -> None:
    claim = "Higher wages were named as the reason for it."
    reworded = "Higher salaries were named as the motive for this."
    assert round_trips.keeps_the_sense(claim, reworded)


def test_the_pace_rises_and_comes_down_to_nothing() -> None:
    assert steps.pace(0) < 0.1
    assert steps.pace(steps.WARMUP_SHARE) == pytest.approx(1)
    assert steps.pace(0.5) < 1
    assert steps.pace(1) == pytest.approx(0)


def test_a_parcel_gives_back_what_was_sent(tmp_path: Path) -> None:
    safetensors = pytest.importorskip("safetensors.numpy")
    import parcel

    draw = np.random.default_rng(1)
    weights = {
        "x.words": draw.normal(size=(7, 5)).astype(np.float32),
        "x.deep": draw.normal(size=(4, 6)).astype(np.float32),
        "x.bias": draw.normal(size=4).astype(np.float32),
        "x.places": np.arange(5),
    }
    for name in ("model", "base"):
        (tmp_path / name).mkdir()
    safetensors.save_file(weights, tmp_path / "model" / "model.safetensors")
    (tmp_path / "model" / "config.json").write_text("{}")
    words = {"words": weights["x.words"]}
    safetensors.save_file(words, tmp_path / "base" / "model.safetensors")
    parcel.split(tmp_path / "model", tmp_path / "sent", 8, 40, "words")
    parcel.join(tmp_path / "sent", tmp_path / "back", tmp_path / "base")
    back = safetensors.load_file(tmp_path / "back" / "model.safetensors")
    assert back.keys() == weights.keys()
    step = np.abs(weights["x.deep"]).max(axis=1, keepdims=True) / 127
    assert (np.abs(back["x.deep"] - weights["x.deep"]) <= 0.51 * step).all()
    assert (back["x.words"] == weights["x.words"]).all()
    assert (back["x.places"] == weights["x.places"]).all()
    (tmp_path / "sent" / "part-1.bin").unlink()
    with pytest.raises(ValueError, match="missing or damaged"):
        parcel.join(tmp_path / "sent", tmp_path / "back", tmp_path / "base")


def test_rows_are_left_as_they_were() -> None:
    given = rows((COPY, 2, GROUP), (FAR, 0, GROUP))
    before = replace(given, table=given.table.copy())
    given.in_context(1.0, np.random.default_rng(1))
    given.levelled(np.random.default_rng(1))
    assert (given.table == before.table).all()


def test_a_false_claim_above_the_true_one_beside_it_costs_more() -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("sentence_transformers")
    import distil

    table = premises((1, 0), (1, 2), (2, 1)).table
    kept = torch.tensor([[2.0, 0.0, -2.0], [-2.0, 0.0, 2.0], [9.0, 0.0, -9.0]])
    turned = kept[[1, 0, 2]]
    assert float(distil.apart(kept, table)) < 0.1 < float(distil.apart(turned, table))
    assert float(distil.apart(kept, premises((1, 0), (2, 2), (3, 1)).table)) == 0
