"""One corpus's index: what is stale, who reads and who writes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from oircheck.errors import IndexUnusableError
from oircheck.index import HybridRetriever, IndexKeeper
from oircheck.index import keeper as keeper_module
from oircheck.index.folder import writing
from oircheck.testing import HashingEncoder
from oircheck.testing.indexes import ENCODER
from oircheck.types import Claim


def source_file(keeper: IndexKeeper, name: str) -> Path:
    return keeper.corpus[0] / name


def test_looking_changes_nothing(keeper: IndexKeeper) -> None:
    state = keeper.state()
    assert (state.built, state.up_to_date, state.documents) == (False, False, 0)
    assert not keeper.folder.exists()
    keeper.refresh()
    state = keeper.state()
    assert (state.up_to_date, state.documents, state.passages) == (True, 2, 2)
    source_file(keeper, "bases.txt").write_text("Seven bases.")
    source_file(keeper, "ferry.txt").rename(source_file(keeper, "boat.txt"))
    for _ in range(2):
        state = keeper.state()
        assert state.new == ("boat.txt",)
        assert state.changed == ("bases.txt",)
        assert state.gone == ("ferry.txt",)
        assert not state.up_to_date
    assert keeper.refresh() is not None
    assert keeper.state().up_to_date
    assert keeper.refresh() is None


def test_another_embedder_is_told_before_it_is_built_anew(keeper: IndexKeeper) -> None:
    keeper.refresh()
    other = HashingEncoder(name="other")
    changed = dataclasses.replace(
        keeper, encoder_digest=other.digest, encoder=lambda: other
    )
    assert changed.state().reason == "the embedder is another one"
    done = changed.refresh()
    assert done is not None
    assert done.rebuilt == "the embedder is another one"


Members = dict[str, bytes]


def changed(name: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        data = bytearray(members[name])
        data[len(data) // 2] ^= 1
        members[name] = bytes(data)

    return change


def test_who_waits_is_told_who_writes(
    keeper: IndexKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oircheck.index.folder.LOCK_TRIES", 30)
    monkeypatch.setattr("oircheck.index.folder.LOCK_PAUSE_S", 0.001)
    told: list[str] = []
    waiting = dataclasses.replace(keeper, waiting=told.append)
    with (
        writing(keeper.folder),
        pytest.raises(IndexUnusableError, match="another process"),
    ):
        waiting.refresh()
    (said,) = told
    assert "is writing the index" in said
    assert "another process" in said
    waiting.refresh()
    assert len(told) == 1


def test_other_readers_read_the_same_files_anew(
    keeper: IndexKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.refresh()
    monkeypatch.setattr(keeper_module, "reading_version", lambda _: "another")
    state = keeper.state()
    assert (state.read_anew, state.up_to_date) == (True, False)
    assert (state.new, state.changed, state.gone) == ((), (), ())
    done = keeper.refresh()
    assert done is not None
    assert (done.unchanged, done.rebuilt) == (2, "")
    assert keeper.state().up_to_date


def test_a_document_in_another_language_is_counted_and_not_judged(
    keeper: IndexKeeper,
) -> None:
    source_file(keeper, "bruecke.txt").write_text(
        "Die Brücke wurde am Montag gesperrt, weil sie nicht mehr sicher war. "
        "Der Bürgermeister sagte, dass die Arbeiten noch im Sommer beginnen sollen. "
        "Sie werden nach seinen Worten etwa sechs Millionen Euro kosten."
    )
    keeper.refresh()
    state = keeper.state()
    assert (state.documents, state.foreign) == (3, 1)
    assert state.notices[-1].startswith("not judged, in another language than English")
    index, _ = keeper.open()
    claim = Claim(claim_id="1", text="Die Brücke wurde am Montag gesperrt")
    with index:
        retriever = HybridRetriever(index, ENCODER)
        (found,) = retriever.retrieve([claim], k=9)
        (aside,) = retriever.set_aside([claim], k=9)
    assert {item.passage.doc_id for item in found} == {"bases.txt", "ferry.txt"}
    assert aside == ()
