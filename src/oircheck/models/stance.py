"""The stance model: readable numbers, a linear model with a temperature."""

from __future__ import annotations

import json
import math
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from oircheck.errors import ModelLockError
from oircheck.models.pins import LOCK_NAME
from oircheck.models.tables import Table
from oircheck.models.verifier import softmax
from oircheck.types import Stance

STANCE_FILE = "stance.json"
VERDICT_FILE = "verdict.json"
"""The same kind of model a step later: from what all passages say to a side."""

EXCHANGE_FILE = "exchange.json"
"""The same kind once more: what an exchange of two values wins, to a stance."""

GIVEN_STANCE_FILE = "given-stance.json"
GIVEN_VERDICT_FILE = "given-verdict.json"
"""The first two for a text that is given with the claim: it settles far more of what is
asked than passages that a search among many documents brings up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceModel:
    """Turns named features into the probability of each stance.

    Attributes:
        features: Names of the numbers that go in, in the order of the columns.
        classes: One a row of ``coefficients`` and a value of ``intercepts``.
        temperature: Divides the sums before they become probabilities.
    """

    features: tuple[str, ...]
    classes: tuple[Stance, ...]
    coefficients: tuple[tuple[float, ...], ...]
    intercepts: tuple[float, ...]
    temperature: float

    def __post_init__(self) -> None:
        widths = {len(row) for row in self.coefficients}
        if (
            widths != {len(self.features)}
            or len(self.coefficients) != len(self.classes)
            or len(self.intercepts) != len(self.classes)
        ):
            raise ValueError(
                f"{len(self.classes)} classes of {len(self.features)} features, but "
                f"{len(self.coefficients)} rows of {sorted(widths)} coefficients and "
                f"{len(self.intercepts)} intercepts"
            )

    @property
    def weights(self) -> Mapping[Stance, Mapping[str, float]]:
        """The coefficient of each feature, for each stance."""
        return MappingProxyType(
            {
                stance: MappingProxyType(dict(zip(self.features, row, strict=True)))
                for stance, row in zip(self.classes, self.coefficients, strict=True)
            }
        )

    def probabilities(self, features: Mapping[str, float]) -> dict[Stance, float]:
        """Return the calibrated probability of each stance.

        Args:
            features: A number for every name in ``self.features``, and no other.

        Raises:
            ValueError: If a name is missing or unknown.
        """
        if features.keys() != set(self.features):
            odd = ", ".join(sorted(features.keys() ^ set(self.features)))
            raise ValueError(f"features missing or unknown: {odd}")
        values = [features[name] for name in self.features]
        sums = [
            start + math.fsum(map(operator.mul, row, values))
            for start, row in zip(self.intercepts, self.coefficients, strict=True)
        ]
        return dict(zip(self.classes, softmax(sums, self.temperature), strict=True))


def parse_stance(text: str, *, place: str) -> StanceModel:
    """Parse and check the JSON of a stance model.

    Args:
        text: A JSON object with features, classes, coefficients (one row a class),
            intercepts and temperature.
        place: The file as errors name it.

    Raises:
        ModelLockError: If it is not JSON, a key is missing, a number is not finite,
            a class is not a stance, or the shapes do not agree.
    """
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise ModelLockError(f"{place}: not JSON: {error}") from None
    table = Table({"stance": values}, place).table("stance")
    classes = table.names("classes")
    if sorted(classes) != sorted(Stance):
        raise table.wrong("classes", f"{', '.join(Stance)} in any order", classes)
    try:
        return StanceModel(
            features=table.names("features"),
            classes=tuple(Stance(name) for name in classes),
            coefficients=table.rows("coefficients"),
            intercepts=table.numbers("intercepts"),
            temperature=table.positive("temperature"),
        )
    except ValueError as error:
        raise ModelLockError(f"{place}: {error}") from None


def read_stance(path: Path, *, classes: tuple[str, ...]) -> StanceModel:
    """Read a stance model that has the classes of the lock, in their order.

    Raises:
        ModelLockError: As ``parse_stance``, and if the classes differ.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ModelLockError(
            f"{path}: there is no such file; the bundle is of another version of "
            f"oircheck: make it anew with this one ('oircheck models add')"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ModelLockError(f"{path}: cannot be read ({error})") from None
    model = parse_stance(text, place=str(path))
    if model.classes != classes:
        raise ModelLockError(
            f"{path}: its classes are {', '.join(model.classes)}; {LOCK_NAME} "
            f"says {', '.join(classes)}"
        )
    return model
