"""What a saved model says of itself, read before any of it is loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from oircheck.errors import ModelSourceError
from oircheck.models.pins import Role

TOKENIZER_ENDINGS = (".model", "tokenizer.json", "vocab.txt", "vocab.json")
"""How the names of files end that hold a vocabulary."""

_CLASS_KINDS = {"CrossEncoder": Role.VERIFIER, "SentenceTransformer": Role.EMBEDDER}
_KINDS: Mapping[Role, str] = {
    Role.VERIFIER: "a cross-encoder",
    Role.EMBEDDER: "a bi-encoder",
}
_CLASSIFIES = "ForSequenceClassification"


def read_json(path: Path, kind: type[dict[str, Any]] | type[list[Any]]) -> Any:
    """Read a JSON file that has to hold an object or a list.

    Raises:
        ModelSourceError: Naming the file, if it is missing or anything else.
    """
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ModelSourceError(f"{path}: is missing") from None
    except (OSError, ValueError) as error:
        raise ModelSourceError(f"{path}: cannot be read: {error}") from None
    if not isinstance(values, kind):
        named = "object" if kind is dict else "list"
        raise ModelSourceError(f"{path}: is not a JSON {named}")
    return values


def require_role(folder: Path, role: Role) -> None:
    """Refuse a model that says of itself that it is made for the other role.

    Raises:
        ModelSourceError: If it does; one that says nothing passes.
    """
    made_for = _made_for(folder)
    if made_for not in (None, role):
        raise ModelSourceError(
            f"{folder}: is {_KINDS[made_for]}; the {role} is {_KINDS[role]}, so add "
            f"it with --role {made_for} or name another model"
        )


def require_tokenizer(folder: Path) -> None:
    """Refuse a folder without a vocabulary: one of special tokens would be made up.

    Raises:
        ModelSourceError: If there is none.
    """
    places = (folder, *folder.glob("0_*"))
    names = [
        file.name for place in places if place.is_dir() for file in place.iterdir()
    ]
    if not any(name.endswith(TOKENIZER_ENDINGS) for name in names):
        raise ModelSourceError(
            f"{folder}: holds no tokenizer (tokenizer.json, vocab.txt or the like) "
            "and would know no word; copy the tokenizer that the model was trained "
            "with into the folder"
        )


def require_vocabulary(tokens: int, rows: int, *, place: str) -> None:
    """Refuse a tokenizer that knows less than half of what the model learnt.

    Tables are padded to round sizes, by far less than half.

    Args:
        tokens: Those that the tokenizer knows.
        rows: Those that the model has an embedding for.

    Raises:
        ModelSourceError: If it does.
    """
    if 2 * tokens < rows:
        raise ModelSourceError(
            f"{place}: its tokenizer knows {tokens} tokens, and the model was trained "
            f"with {rows}; copy the tokenizer that it was trained with into the folder"
        )


def _made_for(folder: Path) -> Role | None:
    own = _optional(folder / "config_sentence_transformers.json", dict)
    said = _CLASS_KINDS.get(str(own.get("model_type")))
    if said is not None:
        return said
    modules = _optional(folder / "modules.json", list)
    kinds = [str(module.get("type")) for module in modules if isinstance(module, dict)]
    if any(kind.endswith(".Pooling") for kind in kinds):
        return Role.EMBEDDER
    built = _optional(folder / "config.json", dict).get("architectures")
    names = built if isinstance(built, list) else []
    return Role.VERIFIER if any(str(x).endswith(_CLASSIFIES) for x in names) else None


def _optional(path: Path, kind: type[dict[str, Any]] | type[list[Any]]) -> Any:
    return read_json(path, kind) if path.exists() else kind()
