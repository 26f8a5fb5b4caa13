"""The whole pipeline on the shipped models: index, verdicts, determinism."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from oircheck.errors import ClaimError, ModelLockError
from oircheck.models import SHIPPED
from oircheck.session import Changes, Session, open_session
from oircheck.text import build_passages, read_corpora
from oircheck.types import Claim, Judgement, Label
from oircheck.verify import Policy

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SIX = "Six military bases were handed over between March and May 2020."
NINE = "Nine military bases were handed over between March and May 2020."
OTHER = "The dairy cooperative in Tromsø was founded in 1931."


def opened(corpus: Path, cache: Path) -> Session:
    return open_session(corpus=[corpus], cache=cache, policy=Policy())


def judged(session: Session, *claims: str) -> list[Judgement]:
    numbered = [Claim(claim_id=str(at), text=text) for at, text in enumerate(claims)]
    return list(session.check(numbered))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SEEDS, tmp_path / "corpus"))


def changed(session: Session) -> tuple[int, int, int] | None:
    changes: Changes | None = session.refresh
    return changes and (changes.added, changes.changed, changes.removed)


def test_the_index_follows_the_corpus(corpus: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with opened(corpus, cache) as session:
        assert changed(session) == (5, 0, 0)
        first = session.provenance.index
    with opened(corpus, cache) as session:
        assert changed(session) is None
    added = corpus / "new.txt"
    added.write_text("The ferry to Brekka sank on 3 May 1954. Nobody was hurt.\n")
    with opened(corpus, cache) as session:
        assert changed(session) == (1, 0, 0)
        assert session.provenance.index != first
    added.write_text("The ferry to Brekka sank on 4 May 1954. Nobody was hurt.\n")
    with opened(corpus, cache) as session:
        assert changed(session) == (0, 1, 0)
    added.unlink()
    with opened(corpus, cache) as session:
        assert changed(session) == (0, 0, 1)
        assert session.provenance.index == first


def test_a_verdict_does_not_depend_on_its_neighbours(
    corpus: Path, tmp_path: Path
) -> None:
    with opened(corpus, tmp_path / "cache") as session:
        together = judged(session, SIX, NINE, OTHER)
        backwards = judged(session, OTHER, NINE, SIX)
        alone = [judged(session, text)[0] for text in (SIX, NINE, OTHER)]
    verdicts = [item.verdict for item in together]
    assert verdicts == [item.verdict for item in reversed(backwards)]
    assert verdicts == [item.verdict for item in alone]


def test_a_copy_of_a_document_changes_no_verdict(corpus: Path, tmp_path: Path) -> None:
    claims = (SIX, NINE, OTHER)
    with opened(corpus, tmp_path / "cache") as session:
        before = [item.verdict.label for item in judged(session, *claims)]
    for path in sorted(corpus.glob("001*")):
        shutil.copy(path, corpus / "copy-of-001.md")
    with opened(corpus, tmp_path / "cache") as session:
        after = judged(session, *claims)
    assert [item.verdict.label for item in after] == before
    cited = [item.retrieved for item in after[0].verdict.citations]
    assert len({item.passage.text for item in cited}) == len(cited)


def test_the_plain_number_decides(corpus: Path, tmp_path: Path) -> None:
    with opened(corpus, tmp_path / "cache") as session:
        labels = [item.verdict.label for item in judged(session, SIX, NINE, OTHER)]
    assert labels == [Label.SUPPORTED, Label.REFUTED, Label.NOT_ENOUGH_INFO]


def test_a_citation_quotes_the_file(corpus: Path, tmp_path: Path) -> None:
    with opened(corpus, tmp_path / "cache") as session:
        for item in judged(session, SIX)[0].evidence:
            passage = item.retrieved.passage
            with (corpus / passage.doc_id).open(newline="", encoding="utf-8") as file:
                text = file.read()
            assert passage.span.of(text) == passage.text


def test_a_claim_that_is_too_long_is_refused_and_not_cut(
    corpus: Path, tmp_path: Path
) -> None:
    with (
        opened(corpus, tmp_path / "cache") as session,
        pytest.raises(ClaimError, match="longer than 128 tokens"),
    ):
        judged(session, "word " * 10_000)


def test_a_model_with_one_byte_changed_is_refused(corpus: Path, tmp_path: Path) -> None:
    bundle = Path(shutil.copytree(SHIPPED, tmp_path / "bundle"))
    weights = bundle / "verifier" / "weights.bin"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(bytes(data))
    session = open_session(
        corpus=[corpus], cache=tmp_path / "cache", policy=Policy(), bundle=bundle
    )
    with session, pytest.raises(ModelLockError, match=r"weights\.bin"):
        judged(session, SIX)


def test__every_sentence_of_the_corpus_is_supported_by_it(tmp_path: Path) -> None:
    sentences = [
        passage.view.text
        for document in read_corpora([SEEDS]).documents
        for passage in build_passages(document)
    ]
    with opened(SEEDS, tmp_path / "cache") as session:
        found = judged(session, *sentences)
    refused = [
        item.claim.text for item in found if item.verdict.label is not Label.SUPPORTED
    ]
    assert refused == []


def test_the_paths_are_those_of_today(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    (tmp_path / "below").mkdir()
    for folder, shown in ((tmp_path, "corpus"), (tmp_path / "below", "../corpus")):
        monkeypatch.chdir(folder)
        with opened(Path(shown), cache) as session:
            (item,) = judged(session, SIX)
            paths = [one.retrieved.path for one in item.verdict.citations]
            paths += [document.path for document in session.documents()]
        assert all(path.startswith(f"{shown}/") for path in paths)
        assert all(Path(path).is_file() for path in paths)


def test_a_pipe_and_an_odd_name_are_reported_and_stop_nothing(
    corpus: Path, tmp_path: Path
) -> None:
    os.mkfifo(corpus / "pipe.txt")
    with open(os.fsencode(corpus) + b"/odd\xff.txt", "w", encoding="utf-8") as file:
        file.write("An odd name.")
    with opened(corpus, tmp_path / "cache") as session:
        assert len(session.unreadable) == 2
        assert judged(session, SIX)[0].verdict.label is Label.SUPPORTED


@pytest.mark.parametrize("text", ['"', "* * *", "--- ?!"])
def test_a_claim_without_a_word_is_refused(
    corpus: Path, tmp_path: Path, text: str
) -> None:
    with (
        opened(corpus, tmp_path / "cache") as session,
        pytest.raises(ClaimError, match="no word"),
    ):
        judged(session, text)


def test_vectors_that_were_tampered_with_are_noticed(
    corpus: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    with opened(corpus, cache) as session:
        before = judged(session, SIX)[0].verdict
    (vectors,) = cache.glob("index/g*/vectors.f32")
    vectors.write_bytes(bytes(vectors.stat().st_size))
    with opened(corpus, cache) as session:
        assert session.refresh is not None
        assert session.refresh.rebuilt
        assert judged(session, SIX)[0].verdict == before


def test_with_an_as_of_date_what_is_left_out_and_what_has_no_date_is_told(
    corpus: Path, tmp_path: Path
) -> None:
    (corpus / "undated.txt").write_text("The ferry to Brekka sank on a Monday.\n")
    with open_session(
        corpus=[corpus],
        cache=tmp_path / "cache",
        policy=Policy(),
        as_of=dt.date(2020, 6, 1),
    ) as session:
        dating = session.provenance.dating
        notices = session.notices
    assert dating is not None
    assert dating.undated == 1
    assert dating.later >= 1
    (told,) = [one for one in notices if one.startswith("as of 2020-06-01: ")]
    assert "1 document without a date of publication takes part" in told
    with opened(corpus, tmp_path / "cache") as session:
        assert session.provenance.dating is None
