"""Doubles of the ports, for the tests of this project and of others."""

from __future__ import annotations

from oircheck.testing.detector import FormDetector
from oircheck.testing.documents import make_document
from oircheck.testing.evidence import make_comparison, make_evidence
from oircheck.testing.hashing import HashingEncoder
from oircheck.testing.judges import StandInJudge, StandInOpening
from oircheck.testing.readings import NoExchange
from oircheck.testing.retriever import InMemoryRetriever
from oircheck.testing.sessions import StandInSession

__all__ = [
    "FormDetector",
    "HashingEncoder",
    "InMemoryRetriever",
    "NoExchange",
    "StandInJudge",
    "StandInOpening",
    "StandInSession",
    "make_comparison",
    "make_document",
    "make_evidence",
]
