"""A saved model is looked at before anything in it is read as code or weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oircheck.errors import ModelSourceError
from oircheck.models.sources import look_at, name_classes

NLI = ("entailment", "neutral", "contradiction")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder that looks like a saved model; nothing in it is one."""
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(b"")
    modules = [{"type": "sentence_transformers.models.Transformer"}]
    (folder / "modules.json").write_text(json.dumps(modules))
    return folder


def test_a_plain_folder_passes(saved: Path) -> None:
    look_at(saved)


@pytest.mark.parametrize(
    "name", ["pytorch_model.bin", "training_args.bin", "head.pkl", "a/b.PT", "x.ckpt"]
)
def test_what_may_be_a_pickle_is_refused_and_named(saved: Path, name: str) -> None:
    path = saved / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    with pytest.raises(ModelSourceError, match=path.name):
        look_at(saved)


def test_code_of_its_own_is_refused(saved: Path) -> None:
    (saved / "modeling.py").write_text("")
    with pytest.raises(ModelSourceError, match=r"modeling\.py: the model brings code"):
        look_at(saved)


def test_a_configuration_that_asks_for_code_is_refused(saved: Path) -> None:
    (saved / "config.json").write_text('{"auto_map": {"AutoModel": "modeling.Own"}}')
    with pytest.raises(ModelSourceError, match="auto_map"):
        look_at(saved)


@pytest.mark.parametrize("module", ["os.path", "sentence_transformers_evil.x", None])
def test_a_module_of_another_package_is_refused(
    saved: Path, module: str | None
) -> None:
    (saved / "modules.json").write_text(json.dumps([{"type": module}]))
    with pytest.raises(ModelSourceError, match="names a module of its own"):
        look_at(saved)


def test_a_link_out_of_the_folder_is_refused(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    (saved / "tokenizer.json").symlink_to(tmp_path / "other.json")
    with pytest.raises(ModelSourceError, match="symbolic link"):
        look_at(saved)


def test_a_folder_without_weights_is_refused(saved: Path) -> None:
    (saved / "model.safetensors").unlink()
    with pytest.raises(ModelSourceError, match="holds no weights"):
        look_at(saved)


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelSourceError, match="no such folder"):
        look_at(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("own", "given", "named"),
    [
        pytest.param(dict(enumerate(NLI)), (), NLI, id="plain"),
        pytest.param(
            {0: "CONTRADICTION", 1: "ENTAILMENT", 2: "NEUTRAL"},
            (),
            ("contradiction", "entailment", "neutral"),
            id="another order and case",
        ),
        pytest.param(
            {"0": "not_enough_info", "1": "refuted", "2": "supported"},
            (),
            ("neutral", "contradiction", "entailment"),
            id="synonyms, numbers as JSON has them",
        ),
        pytest.param(
            {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"},
            ("neutral", "entailment", "contradiction"),
            ("neutral", "entailment", "contradiction"),
            id="given",
        ),
    ],
)
def test_classes_are_taken_by_name(
    own: dict[object, str], given: tuple[str, ...], named: tuple[str, ...]
) -> None:
    assert name_classes(own, given, place="here") == named


@pytest.mark.parametrize(
    ("own", "given", "said"),
    [
        pytest.param(
            {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, (), "--classes", id="unnamed"
        ),
        pytest.param(
            {0: "entailment", 1: "not_entailment"}, (), "not_entailment", id="two"
        ),
        pytest.param(
            {0: "support", 1: "supported", 2: "neutral"}, (), "supported", id="twice"
        ),
        pytest.param({0: "yes", 1: "no", 2: "maybe"}, (), "maybe", id="others"),
        pytest.param({0: "LABEL_0"}, NLI, "has 1 outputs, 3", id="one output"),
        pytest.param(None, (), "no names", id="nothing said"),
        pytest.param(
            {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"},
            ("yes", "no", "neutral"),
            "yes, no, neutral",
            id="given wrongly",
        ),
    ],
)
def test_classes_that_are_not_those_of_nli_are_refused(
    own: object, given: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ModelSourceError, match=said):
        name_classes(own, given, place="here")


TURNED = ("contradiction", "entailment", "neutral")
UNNAMED = {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}


@pytest.mark.parametrize(
    ("own", "back"),
    [
        pytest.param(dict(enumerate(TURNED)), None, id="by number"),
        pytest.param(
            {"0": "REFUTES", "1": "entail", "2": "nei"}, None, id="by other names"
        ),
        pytest.param(UNNAMED, {name: at for at, name in enumerate(TURNED)}, id="back"),
        pytest.param({0: "contradiction", 1: "yes", 2: "no"}, None, id="one of them"),
    ],
)
def test_given_classes_never_overrule_what_the_model_says(
    own: dict[object, str], back: object
) -> None:
    with pytest.raises(ModelSourceError) as caught:
        name_classes(own, NLI, place="here", label2id=back)
    said = str(caught.value)
    assert "--classes says entailment, neutral, contradiction" in said
    assert next(iter(back or own.values())) in said
    assert "leave --classes out" in said


def test_given_classes_may_repeat_what_the_model_says() -> None:
    own = {0: "REFUTES", 1: "entail", 2: "nei"}
    assert name_classes(own, TURNED, place="here") == TURNED
    others = {0: "foo", 1: "bar", 2: "baz"}
    assert name_classes(others, TURNED, place="here") == TURNED


MIRRORED = {"contradiction": 2, "entailment": 1, "neutral": 0}


def test_names_that_contradict_each_other_are_refused_saying_both() -> None:
    with pytest.raises(ModelSourceError) as caught:
        name_classes(dict(enumerate(TURNED)), (), place="here", label2id=MIRRORED)
    said = str(caught.value)
    assert "id2label says contradiction, entailment, neutral" in said
    assert "label2id says neutral, entailment, contradiction" in said
    assert "--classes" in said


def test_classes_settle_which_of_two_contradicting_names_hold() -> None:
    own = dict(enumerate(TURNED))
    mirrored = ("neutral", "entailment", "contradiction")
    for given in (TURNED, mirrored):
        found = name_classes(own, given, place="here", label2id=MIRRORED)
        assert found == given
    with pytest.raises(ModelSourceError, match="--classes says"):
        name_classes(own, NLI, place="here", label2id=MIRRORED)


@pytest.mark.parametrize(
    "back",
    [
        pytest.param({"LABEL_0": 0, "LABEL_1": 1, "LABEL_2": 2}, id="those of nobody"),
        pytest.param({"refuted": 0, "entails": "1", "NEI": 2}, id="other spellings"),
        pytest.param({"contradiction": None, "x": [1], "neutral": 7}, id="no numbers"),
        pytest.param(["contradiction"], id="no object"),
    ],
)
def test_names_that_do_not_contradict_are_taken(back: object) -> None:
    own = dict(enumerate(TURNED))
    assert name_classes(own, (), place="here", label2id=back) == TURNED


@pytest.mark.parametrize(
    ("own", "said"),
    [
        pytest.param({0: "foo", 1: "bar", 2: "baz"}, "--classes", id="others"),
        pytest.param({0: "LABEL_0"}, r"1 output \(LABEL_0\); a verifier", id="one"),
        pytest.param(
            {0: "entailment", 1: "no"}, r"2 outputs \(entailment, no\)", id="two"
        ),
        pytest.param(
            ["entailment", "neutral"], "id2label is no JSON object", id="list"
        ),
    ],
)
def test_a_refusal_of_classes_names_the_way_out(own: object, said: str) -> None:
    with pytest.raises(ModelSourceError, match=said):
        name_classes(own, (), place="here")


def test_a_file_is_not_called_a_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelSourceError, match="is a file; name the folder"):
        look_at(tmp_path / "file")
