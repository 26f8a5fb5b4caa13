"""The shipped models: what they compute, offline, in the form that is shipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from oircheck.errors import ModelLockError
from oircheck.models.bundle import SHIPPED, Bundle, open_bundle, verify_bundle
from oircheck.models.lock import digest_of_tables, read_lock
from oircheck.models.pins import Role
from oircheck.models.probe import probe
from oircheck.types import NliScores

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
LOCK = read_lock(SHIPPED / "models.lock")
needs_verifier = pytest.mark.skipif(
    not LOCK.has(Role.VERIFIER), reason="no verifier is shipped yet"
)
WORDS = "the army said that six bases were handed over to Iraqi forces in May".split()
TEXTS = [" ".join(WORDS[:count] * 3) for count in range(1, len(WORDS))]
SAME_LENGTH = ["six bases", "the army", "no deaths", "in May", "of oil", "two men"]
FAR = " ".join(["Nothing was said."] * 100)


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return open_bundle()


def test_every_shipped_file_is_the_one_that_is_pinned() -> None:
    verify_bundle()


def test_the_lock_at_the_top_level_is_that_of_the_package() -> None:
    shipped = (SHIPPED / "models.lock").read_bytes()
    assert (ROOT / "models.lock").read_bytes() == shipped


@pytest.mark.parametrize("role", [model.role for model in LOCK.models])
def test_this_machine_computes_what_the_probe_records(
    bundle: Bundle, role: Role
) -> None:
    outcome = probe(bundle, role)
    assert outcome.passed, outcome


def test_one_changed_byte_stops_the_encoder_and_names_the_file(tmp_path: Path) -> None:
    root = tmp_path / "bundle"
    shutil.copytree(SHIPPED, root)
    weights = root / "embedder" / "weights.bin"
    content = bytearray(weights.read_bytes())
    content[1_000_000] ^= 1
    weights.write_bytes(content)
    with pytest.raises(ModelLockError, match=r"weights\.bin"):
        _ = open_bundle(root).encoder


def test_vectors_have_length_one(bundle: Bundle) -> None:
    vectors = bundle.encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), bundle.encoder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_rows(bundle: Bundle) -> None:
    assert bundle.encoder.encode([]).shape == (0, bundle.encoder.dimension)


@pytest.mark.parametrize("text", ["", "\udcff", "\x00", " ", "\U0001f600" * 3])
def test_any_text_can_be_encoded(bundle: Bundle, text: str) -> None:
    assert np.isfinite(bundle.encoder.encode([text])).all()


def test_a_vector_has_the_same_bits_alone_and_in_any_company(bundle: Bundle) -> None:
    texts = TEXTS + SAME_LENGTH + TEXTS[::-1] + ["a claim"] * 300
    together = bundle.encoder.encode(texts)
    for text, row in zip(texts, together, strict=True):
        assert bundle.encoder.encode([text])[0].tobytes() == row.tobytes()


def test_a_vector_has_the_same_bits_on_two_threads(bundle: Bundle) -> None:
    alone = bundle.encoder.encode(TEXTS)
    assert open_bundle(threads=2).encoder.encode(TEXTS).tobytes() == alone.tobytes()


def test_what_is_too_long_loses_its_beginning(bundle: Bundle) -> None:
    tail = " ".join(WORDS * 30)
    first, second = bundle.encoder.encode([f"{FAR} {tail}", f"Oil. {FAR} {tail}"])
    assert first.tobytes() == second.tobytes()
    ends = bundle.encoder.encode([f"{tail} Oil.", f"{tail} Bases."])
    assert ends[0].tobytes() != ends[1].tobytes()


def test_the_digest_is_that_of_the_lock(bundle: Bundle) -> None:
    assert bundle.encoder.digest == LOCK.model(Role.EMBEDDER).digest
    assert bundle.digest == LOCK.bundle_digest


def test_opening_a_model_reports_to_nobody(tmp_path: Path) -> None:
    # The runtime's own telemetry would leave its queue of events in the cache folder.
    code = (
        "from oircheck.models import open_bundle;"
        "open_bundle().encoder.encode(['Six bases were handed over.'])"
    )
    places = ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE")
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in ("ORT_DISABLE_TELEMETRY", "CI", "GITHUB_ACTIONS")
    }
    subprocess.run(
        [sys.executable, "-c", code],
        env=surroundings | dict.fromkeys(places, str(tmp_path)),
        check=True,
    )
    assert list(tmp_path.rglob("*onnxruntime*")) == []


@needs_verifier
def test_a_pair_has_the_same_bits_alone_and_in_any_company(bundle: Bundle) -> None:
    pairs = [(text, claim) for text in TEXTS for claim in SAME_LENGTH]
    together = bundle.verifier.score(pairs)
    assert [bundle.verifier.score([pair])[0] for pair in pairs] == together
    assert open_bundle(threads=2).verifier.score(pairs) == together


@needs_verifier
def test_a_premise_loses_its_beginning_and_a_hypothesis_nothing(
    bundle: Bundle,
) -> None:
    tail, claim = " ".join(WORDS * 30), "Six bases were handed over in May."
    first, second = bundle.verifier.score(
        [(f"{FAR} {tail}", claim), (f"Oil. {FAR} {tail}", claim)]
    )
    assert first == second
    ends = bundle.verifier.score([(FAR, f"{claim} Oil."), (FAR, f"{claim} Gas.")])
    assert ends[0] != ends[1]


@needs_verifier
def test_probabilities_sum_to_one(bundle: Bundle) -> None:
    (scores,) = bundle.verifier.score([("Six bases.", "Seven bases.")])
    total = scores.entailment + scores.neutral + scores.contradiction
    assert total == pytest.approx(1)
    assert bundle.verifier.score([]) == []


@needs_verifier
def test_a_hypothesis_fits_up_to_half_of_what_is_read(bundle: Bundle) -> None:
    half = bundle.verifier.limit // 2
    assert bundle.verifier.fits(" ".join(["six"] * half))
    assert not bundle.verifier.fits(" ".join(["six"] * (half + 1)))


@needs_verifier
def test_a_hypothesis_that_leaves_no_room_is_never_cut(bundle: Bundle) -> None:
    with pytest.raises(ValueError, match="leaves no room"):
        bundle.verifier.score([("Six bases.", " ".join(["six"] * 300))])


@needs_verifier
def test_classes_in_another_order_than_the_export_are_refused(tmp_path: Path) -> None:
    import tomllib

    root = tmp_path / "bundle"
    shutil.copytree(SHIPPED, root)
    path = root / "models.lock"
    text = path.read_text(encoding="utf-8")
    before = LOCK.model(Role.VERIFIER).io.classes
    names = [f'"{name}"' for name in before]
    text = text.replace(", ".join(names), ", ".join(names[::-1]), 1)
    fresh = digest_of_tables(tomllib.loads(text))
    path.write_text(text.replace(LOCK.bundle_digest, fresh), encoding="utf-8")
    with pytest.raises(ModelLockError, match="exported with the classes"):
        _ = open_bundle(root).verifier


@needs_verifier
@pytest.mark.parametrize(
    ("premise", "claim", "expected"),
    [
        (
            "Six military bases were handed over to the Iraqi army on Monday.",
            "Six military bases were handed over.",
            "entailment",
        ),
        (
            "The council approved the bridge.",
            "The council rejected the bridge.",
            "contradiction",
        ),
        (
            "Mira Holm chairs the board. The bakery opened in May.",
            "The bakery sells bread to schools.",
            "neutral",
        ),
    ],
)
def test_the_order_of_classes_shows_on_known_pairs(
    bundle: Bundle, premise: str, claim: str, expected: str
) -> None:
    (scores,) = bundle.verifier.score([(premise, claim)])
    assert max(NliScores.__slots__, key=lambda name: getattr(scores, name)) == expected


@needs_verifier
def test_the_verifier_may_open_in_the_background() -> None:
    ahead = open_bundle()
    ahead.prepare()
    assert ahead.verifier is ahead.verifier
