"""Doubles of the ports, for the tests of this project and of others."""

from __future__ import annotations

from oircheck.testing.documents import make_document
from oircheck.testing.hashing import HashingEncoder
from oircheck.testing.retriever import InMemoryRetriever

__all__ = ["HashingEncoder", "InMemoryRetriever", "make_document"]
