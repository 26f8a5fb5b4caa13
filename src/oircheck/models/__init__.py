"""Models: what models.lock pins, verified and opened.

Importing this package loads neither onnxruntime nor tokenizers; opening a model
does.
"""

from __future__ import annotations

from oircheck.models.bundle import SHIPPED, Bundle, open_bundle, verify_bundle
from oircheck.models.detector import ClaimDetector, Detection, SentenceKind
from oircheck.models.encoder import OnnxEncoder
from oircheck.models.lock import parse_lock, read_lock
from oircheck.models.pins import Backend, LockedModel, ModelsLock, Role
from oircheck.models.probe import ProbeOutcome, probe, probe_all
from oircheck.models.stance import StanceModel, parse_stance
from oircheck.models.verifier import OnnxVerifier

__all__ = [
    "SHIPPED",
    "Backend",
    "Bundle",
    "ClaimDetector",
    "Detection",
    "LockedModel",
    "ModelsLock",
    "OnnxEncoder",
    "OnnxVerifier",
    "ProbeOutcome",
    "Role",
    "SentenceKind",
    "StanceModel",
    "open_bundle",
    "parse_lock",
    "parse_stance",
    "probe",
    "probe_all",
    "read_lock",
    "verify_bundle",
]
