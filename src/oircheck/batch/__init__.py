"""Batches: many claims at once, resumable, on one process or many."""

from __future__ import annotations

from oircheck.batch.asks import Answer, Ask, Json, Judge, Opening
from oircheck.batch.crews import Crew, dask_cluster, process_pool, this_process
from oircheck.batch.journal import Journal, journal_path
from oircheck.batch.run import WINDOW, Run
from oircheck.batch.worker import close_judges

__all__ = [
    "WINDOW",
    "Answer",
    "Ask",
    "Crew",
    "Journal",
    "Json",
    "Judge",
    "Opening",
    "Run",
    "close_judges",
    "dask_cluster",
    "journal_path",
    "process_pool",
    "this_process",
]
