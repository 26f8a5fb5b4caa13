"""The floors below, wired up; importing this loads the index and the models."""

from __future__ import annotations

from dataclasses import dataclass

from oircheck.cli.ports import Parts
from oircheck.models import Bundle, ModelsLock, open_bundle, probe_all
from oircheck.session import open_session


@dataclass(frozen=True, slots=True)
class ShippedModels:
    """The models inside the package."""

    bundle: Bundle

    @property
    def lock(self) -> ModelsLock:
        """What the lock says."""
        return self.bundle.lock

    def verify(self) -> None:
        """Compare every file with the lock; ``ModelLockError`` where one differs."""
        self.bundle.verify()

    def probe(self) -> tuple[tuple[str, bool, str], ...]:
        """Run every model on known inputs: role, whether it passed, and how far off."""
        return tuple(
            (
                outcome.role.value,
                outcome.passed,
                f"differs by {outcome.difference:.2g}, {outcome.tolerance:.2g} allowed",
            )
            for outcome in probe_all(self.bundle)
        )


PARTS = Parts(
    open_session=open_session, open_models=lambda: ShippedModels(open_bundle())
)
