"""Text: files to documents, documents to passages, offsets to lines."""

from __future__ import annotations

from oircheck.text.corpora import corpus_files, read_corpora
from oircheck.text.files import MAX_BYTES, decode, read_regular
from oircheck.text.formats import READERS, reading_version
from oircheck.text.language import document_is_english, is_english
from oircheck.text.lines import Lines, split_lines
from oircheck.text.passages import build_passages, join_context, join_premise
from oircheck.text.places import Places
from oircheck.text.reader import (
    CorpusReading,
    list_documents,
    parse_document,
    read_corpus,
    read_document,
)
from oircheck.text.sentences import split_sentences
from oircheck.text.sources import SOURCES_FILE, read_sources
from oircheck.text.typography import read_plainly
from oircheck.text.views import verbatim

__all__ = [
    "MAX_BYTES",
    "READERS",
    "SOURCES_FILE",
    "CorpusReading",
    "Lines",
    "Places",
    "build_passages",
    "corpus_files",
    "decode",
    "document_is_english",
    "is_english",
    "join_context",
    "join_premise",
    "list_documents",
    "parse_document",
    "read_corpora",
    "read_corpus",
    "read_document",
    "read_plainly",
    "read_regular",
    "read_sources",
    "reading_version",
    "split_lines",
    "split_sentences",
    "verbatim",
]
