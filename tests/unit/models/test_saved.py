"""What a saved model says of itself decides whether it can be what is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oircheck.errors import ModelSourceError
from oircheck.models.pins import Role
from oircheck.models.saved import (
    require_role,
    require_tokenizer,
    require_vocabulary,
)

CROSS = {"config_sentence_transformers.json": {"model_type": "CrossEncoder"}}
BI = {"config_sentence_transformers.json": {"model_type": "SentenceTransformer"}}
CLASSIFIER = {"config.json": {"architectures": ["BertForSequenceClassification"]}}
POOLED = {
    "config.json": {"architectures": ["BertForSequenceClassification"]},
    "modules.json": [
        {"type": "sentence_transformers.models.Transformer"},
        {"type": "sentence_transformers.models.Pooling"},
    ],
}
SILENT = {"config.json": {"architectures": None}, "modules.json": []}


def saved(folder: Path, files: dict[str, object]) -> Path:
    for name, values in files.items():
        (folder / name).write_text(json.dumps(values))
    return folder


@pytest.mark.parametrize(
    ("files", "role", "said"),
    [
        pytest.param(CROSS, Role.EMBEDDER, "is a cross-encoder", id="cross"),
        pytest.param(CLASSIFIER, Role.EMBEDDER, "is a cross-encoder", id="by its head"),
        pytest.param(BI, Role.VERIFIER, "is a bi-encoder", id="bi"),
        pytest.param(POOLED, Role.VERIFIER, "is a bi-encoder", id="by its pooling"),
    ],
)
def test_a_model_of_the_other_role_is_refused(
    tmp_path: Path, files: dict[str, object], role: Role, said: str
) -> None:
    other = Role.VERIFIER if role is Role.EMBEDDER else Role.EMBEDDER
    with pytest.raises(ModelSourceError, match=rf"{said}; .* --role {other}"):
        require_role(saved(tmp_path, files), role)
    require_role(tmp_path, other)


@pytest.mark.parametrize("role", [Role.EMBEDDER, Role.VERIFIER])
def test_a_model_that_says_nothing_may_be_either(tmp_path: Path, role: Role) -> None:
    require_role(tmp_path, role)
    require_role(saved(tmp_path, SILENT), role)


@pytest.mark.parametrize(
    "name",
    [
        "tokenizer.json",
        "vocab.txt",
        "vocab.json",
        "sentencepiece.bpe.model",
        "0_Transformer/vocab.txt",
    ],
)
def test_a_folder_without_a_vocabulary_is_refused(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    (place.parent / "tokenizer_config.json").write_text("{}")
    with pytest.raises(ModelSourceError, match=r"holds no tokenizer \(tokenizer\.json"):
        require_tokenizer(tmp_path)
    place.write_text("")
    require_tokenizer(tmp_path)


def test_a_vocabulary_far_smaller_than_what_was_learnt_is_refused() -> None:
    with pytest.raises(ModelSourceError, match=r"knows 2000 tokens.* with 30522"):
        require_vocabulary(2000, 30522, place="here")
    for tokens, rows in ((30522, 30522), (128001, 128100), (50265, 50368)):
        require_vocabulary(tokens, rows, place="here")
