"""A saved sentence-transformers model: looked at, then loaded for export.

Nothing in it may run code: weights are safetensors, modules are those of
sentence-transformers. Needs the extra ``oircheck[models]``.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oircheck.errors import ModelSourceError
from oircheck.models.narrow import INPUTS, POSITIONS
from oircheck.models.pins import ModelIO, Normalisation, Pooling, Role, Side
from oircheck.models.saved import (
    read_json,
    require_role,
    require_tokenizer,
    require_vocabulary,
)
from oircheck.models.verifier import NLI_CLASSES

EXTRA = 'it needs the extra: python -m pip install "oircheck[models]"'
MAX_TOKENS = 256
RUNS_CODE = frozenset({".bin", ".pkl", ".pickle", ".pt", ".pth", ".ckpt", ".joblib"})
"""Endings of files that are pickles, or may be: reading one can run what is in it."""

_SYNONYMS: Mapping[str, str] = {
    **dict.fromkeys(
        "entailment entail entails entailed supports support supported".split(),
        "entailment",
    ),
    **dict.fromkeys(
        ("neutral", "none", "not enough info", "nei", "unknown", "undetermined"),
        "neutral",
    ),
    **dict.fromkeys(
        """contradiction contradict contradicts contradicted contradictory refutes
        refute refuted""".split(),
        "contradiction",
    ),
}
"""What published models call the three classes of NLI."""

_OURS = "sentence_transformers."
_TURNED = {"gamma": "weight", "beta": "bias"}
"""Old names of what a layer normalisation learns."""

_LOADING = (OSError, ValueError, KeyError, RuntimeError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A torch model ready for export, with what it was loaded from.

    Attributes:
        model: The SentenceTransformer or CrossEncoder.
        network: The transformer inside it, in float32.
        inputs: Those of ``narrow.INPUTS`` that the network takes.
        positions: Most tokens that it reads.
    """

    model: Any
    network: Any
    tokenizer: Any
    io: ModelIO
    folder: Path
    inputs: tuple[str, ...] = INPUTS
    positions: int = POSITIONS


def look_at(folder: Path) -> None:
    """Refuse a folder that could run code, or that holds no model.

    Raises:
        ModelSourceError: Naming the file that stands in the way.
    """
    if folder.is_file():
        raise ModelSourceError(f"{folder}: is a file; name the folder of the model")
    if not folder.is_dir():
        raise ModelSourceError(f"{folder}: no such folder")
    paths = sorted(folder.rglob("*"))
    for path in paths:
        if path.is_symlink():
            raise ModelSourceError(
                f"{path}: is a symbolic link; copy the model into a folder of its own"
            )
        if path.suffix.lower() in RUNS_CODE:
            raise ModelSourceError(
                f"{path}: may be a pickle, which can run code when it is read; save "
                "the model as safetensors and remove this file"
            )
        if path.suffix.lower() == ".py":
            raise ModelSourceError(f"{path}: the model brings code of its own")
    if not any(path.suffix == ".safetensors" for path in paths):
        raise ModelSourceError(f"{folder}: holds no weights (*.safetensors)")
    for path in paths:
        if path.name == "config.json" and "auto_map" in read_json(path, dict):
            raise ModelSourceError(f"{path}: asks for code of its own (auto_map)")
        if path.name == "modules.json":
            _look_at_modules(path)


def load_verifier(
    folder: Path, *, max_tokens: int | None = None, classes: tuple[str, ...] = ()
) -> Loaded:
    """Load a cross-encoder with the three classes of NLI, in its own order.

    Args:
        max_tokens: Most tokens of a pair; ``None`` takes ``MAX_TOKENS``, or fewer
            where the model reads fewer.
        classes: Their names in the order of the outputs, where the model does not
            name them.

    Raises:
        ModelSourceError: If it is no such model, or the extra is not installed.
    """
    require_role(folder, Role.VERIFIER)
    config = read_json(folder / "config.json", dict)
    named = name_classes(
        config.get("id2label"),
        classes,
        place=str(folder),
        label2id=config.get("label2id"),
    )
    model = _opened("CrossEncoder", folder)
    network = model.model
    limit = _limit(network, max_tokens, folder)
    io = ModelIO(classes=named, max_tokens=limit, truncation=Side.LEFT)
    return _checked(model, network, io, folder)


def load_embedder(
    folder: Path, *, max_tokens: int | None = None, prefix: str = ""
) -> Loaded:
    """Load a bi-encoder: a transformer, mean or first-token pooling, normalisation.

    Args:
        max_tokens: Most tokens of a text, as in ``load_verifier``.
        prefix: Put before every text, claims and passages alike.

    Raises:
        ModelSourceError: If it is no such model, or the extra is not installed.
    """
    require_role(folder, Role.EMBEDDER)
    model = _opened("SentenceTransformer", folder)
    kinds = [type(module).__name__ for module in model]
    if kinds[:2] != ["Transformer", "Pooling"] or kinds[2:] not in ([], ["Normalize"]):
        raise ModelSourceError(
            f"{folder}: cannot export the modules {', '.join(kinds)}"
        )
    if not prefix and any((getattr(model, "prompts", None) or {}).values()):
        raise ModelSourceError(
            f"{folder}: was trained with prompts ({model.prompts}); give the one to "
            "put before every text with --prefix"
        )
    network = model[0].auto_model
    io = ModelIO(
        max_tokens=_limit(network, max_tokens, folder),
        pooling=_pooling(model[1], folder),
        normalisation=Normalisation.L2 if kinds[2:] else Normalisation.NONE,
        prefix=prefix,
        truncation=Side.LEFT,
    )
    return _checked(model, network, io, folder)


def name_classes(
    id2label: object, given: tuple[str, ...], *, place: str, label2id: object = None
) -> tuple[str, ...]:
    """Return the model's classes in its own order, by the names of ``NLI_CLASSES``.

    Args:
        id2label: What the model calls them, by number or by its digits.
        given: What the user says they are; empty to take the model's own names.
        label2id: The same turned round, as the model says it beside ``id2label``.

    Raises:
        ModelSourceError: If they are not the three of NLI, each once; if the model
            contradicts itself; or if what is given contradicts all that it says.
    """
    if not isinstance(id2label, Mapping | None):
        raise ModelSourceError(f"{place}: its id2label is no JSON object")
    own = dict(id2label or {})
    said = [str(own.get(at, own.get(str(at), ""))) for at in range(len(own))]
    if given and said and len(given) != len(said):
        raise ModelSourceError(
            f"{place}: has {len(said)} outputs, {len(given)} classes were given"
        )
    _require_agreement(said, _turned_back(label2id, len(said)), given, place)
    names = [_class(name) for name in given or said]
    if sorted(names) == sorted(NLI_CLASSES):
        return tuple(names)
    raise _no_classes(said, given, place)


def _no_classes(
    said: Sequence[str], given: Sequence[str], place: str
) -> ModelSourceError:
    if said and len(said) != len(NLI_CLASSES):
        outputs = "1 output" if len(said) == 1 else f"{len(said)} outputs"
        return ModelSourceError(
            f"{place}: has {outputs} ({', '.join(said)}); a verifier has three, for "
            f"{', '.join(NLI_CLASSES)}"
        )
    if not given and all(name.startswith("LABEL_") for name in said):
        return ModelSourceError(
            f"{place}: does not name its classes ({', '.join(said) or 'no names'}); "
            "published models order them differently, so look the order up and give "
            f"it, for example --classes {','.join(NLI_CLASSES)}"
        )
    return ModelSourceError(
        f"{place}: expected the classes {', '.join(NLI_CLASSES)}; "
        f"the model has {', '.join(given or said)}; where these are other names for "
        "them, give their order with --classes"
    )


def _class(name: str) -> str:
    return _SYNONYMS.get(_plain(name), name)


def _turned_back(label2id: object, count: int) -> list[str]:
    """Return the names of ``label2id`` in the order of their numbers."""
    names = [""] * count
    for name, at in dict(label2id if isinstance(label2id, Mapping) else {}).items():
        if str(at).isdecimal() and int(str(at)) < count:
            names[int(str(at))] = str(name)
    return names


def _require_agreement(
    said: Sequence[str], back: Sequence[str], given: Sequence[str], place: str
) -> None:
    """Refuse names that contradict one another; what is unknown contradicts nothing."""
    by_number = f"id2label says {', '.join(said)}"
    by_name = f"label2id says {', '.join(back)}"
    if not given and _contradict(said, back):
        raise ModelSourceError(
            f"{place}: contradicts itself: {by_number}; {by_name}; look up which holds "
            "and give it with --classes"
        )
    stated = [
        (names, text)
        for names, text in ((said, by_number), (back, by_name))
        if any(_class(name) in NLI_CLASSES for name in names)
    ]
    if given and stated and all(_contradict(names, given) for names, _ in stated):
        raise ModelSourceError(
            f"{place}: --classes says {', '.join(given)}; the model's own "
            f"{'; '.join(text for _, text in stated)}; leave --classes out, or correct "
            "config.json if the model is wrong"
        )


def _contradict(names: Sequence[str], others: Sequence[str]) -> bool:
    pairs = ((_class(a), _class(b)) for a, b in zip(names, others, strict=False))
    return any(a != b and {a, b} <= set(NLI_CLASSES) for a, b in pairs)


def _opened(kind: str, folder: Path) -> Any:
    """Load a model in float32, on the CPU, from this folder and nowhere else."""
    require_tokenizer(folder)
    try:
        import sentence_transformers
        from safetensors import SafetensorError
    except ImportError:
        raise ModelSourceError(f"{folder}: cannot be loaded: {EXTRA}") from None
    hush()
    malformed = (*_LOADING, SafetensorError)
    try:
        return getattr(sentence_transformers, kind)(
            str(folder),
            device="cpu",
            local_files_only=True,
            model_kwargs={"attn_implementation": "eager", "use_safetensors": True},
        ).float()
    except malformed as error:
        raise _unreadable(folder, error) from error


def _checked(model: Any, network: Any, io: ModelIO, folder: Path) -> Loaded:
    """Return what was loaded, if none of its weights was drawn at random."""
    _require_all_weights(network, folder)
    for name, values in network.named_parameters():
        if not bool(values.isfinite().all()):
            raise ModelSourceError(f"{folder}: its weights are not finite: {name}")
    tokenizer = model.tokenizer
    if getattr(tokenizer, "backend_tokenizer", None) is None:
        raise ModelSourceError(f"{folder}: has no fast tokenizer (tokenizer.json)")
    rows = len(network.get_input_embeddings().weight)
    require_vocabulary(len(tokenizer), rows, place=str(folder))
    inputs = _inputs(network, tokenizer)
    return Loaded(model, network, tokenizer, io, folder, inputs, _positions(network))


def hush() -> None:
    """Keep transformers from drawing bars."""
    from transformers.utils import logging

    logging.disable_progress_bar()


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").split())


def _look_at_modules(path: Path) -> None:
    for module in read_json(path, list):
        named = module.get("type") if isinstance(module, dict) else None
        if not isinstance(named, str) or not named.startswith(_OURS):
            raise ModelSourceError(f"{path}: names a module of its own: {named}")


def _unreadable(folder: Path, error: Exception) -> ModelSourceError:
    first = (str(error).strip() or type(error).__name__).splitlines()[0]
    return ModelSourceError(f"{folder}: cannot be loaded: {first}")


def _require_all_weights(network: Any, folder: Path) -> None:
    """Refuse weights that lack some: those would be drawn at random, in silence."""
    from safetensors import SafetensorError, safe_open

    found: set[str] = set()
    # The model itself, or its first module: not what a training run left beside it.
    places = [*folder.glob("*.safetensors"), *folder.glob("0_*/*.safetensors")]
    for path in sorted(places):
        try:
            with safe_open(str(path), framework="pt") as weights:
                found |= {_renamed(name) for name in weights.keys()}  # noqa: SIM118
        except SafetensorError as error:
            raise _unreadable(folder, error) from error
    prefix = f"{getattr(network, 'base_model_prefix', '')}."
    bare = {name.removeprefix(prefix) for name in found}
    lacking = sorted(
        name
        for name, _ in network.named_parameters()
        if name.removeprefix(prefix) not in bare and not name.startswith("pooler.")
    )
    if lacking:
        more = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
        raise ModelSourceError(f"{folder}: its weights lack {lacking[0]}{more}")


def _renamed(name: str) -> str:
    head, _, last = name.rpartition(".")
    return f"{head}.{_TURNED.get(last, last)}"


def _pooling(module: Any, folder: Path) -> Pooling:
    named = getattr(module, "pooling_mode", None) or module.get_pooling_mode_str()
    try:
        return Pooling(named)
    except ValueError:
        known = ", ".join(Pooling)
        raise ModelSourceError(
            f"{folder}: pools by {named}; only {known} can be exported"
        ) from None


def _positions(network: Any) -> int:
    config = network.config
    most = int(getattr(config, "max_position_embeddings", POSITIONS))
    # RoBERTa and its kin count positions from behind the number of their padding.
    ahead = (config.pad_token_id or 0) + 1 if _counts_from_padding(network) else 0
    return min(POSITIONS, most - ahead)


def _counts_from_padding(network: Any) -> bool:
    kind = str(getattr(network.config, "model_type", ""))
    return "roberta" in kind or kind in ("mpnet", "camembert")


def _limit(network: Any, asked: int | None, folder: Path) -> int:
    most = _positions(network)
    if asked is not None and not 8 <= asked <= most:
        raise ModelSourceError(f"{folder}: reads 8 to {most} tokens, not {asked}")
    return asked or min(MAX_TOKENS, most)


def _inputs(network: Any, tokenizer: Any) -> tuple[str, ...]:
    takes: Iterable[str] = inspect.signature(network.forward).parameters
    names = set(takes) & {*tokenizer.model_input_names, *INPUTS[:2]}
    return tuple(name for name in INPUTS if name in names)
