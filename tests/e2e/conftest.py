"""A session double, and a way to run the command line in this process."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import pytest

from oircheck.cli.main import main
from oircheck.cli.ports import Parts, Progress
from oircheck.errors import ClaimError, CorpusError, ModelLockError
from oircheck.index import IndexKeeper
from oircheck.models import ModelsLock
from oircheck.testing import FormDetector, HashingEncoder, InMemoryRetriever
from oircheck.testing.tables import CLAIMS
from oircheck.text import read_corpus
from oircheck.types import (
    Claim,
    Document,
    Judgement,
    Label,
    Provenance,
    Report,
    ScoredPassage,
    Source,
)
from oircheck.verify.policy import Policy

LONGEST_CLAIM = 100
"""Words that the double judges at most."""


@dataclass(frozen=True)
class Counts:
    added: int
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    passages: int = 3
    rebuilt: str = ""


@dataclass(frozen=True)
class Known:
    doc_id: str
    path: str
    source: Source
    passages: int
    sha256: str


@dataclass
class SessionDouble:
    """Judges by the claim's first word; reads the corpus with the real reader."""

    answer: Callable[[Label], Judgement]
    provenance: Provenance
    policy: Policy
    documents_: tuple[Known, ...]
    unreadable: tuple[tuple[str, str], ...]
    notices: tuple[str, ...] = ()
    refresh: Counts | None = None
    fails: BaseException | None = None
    texts: tuple[Document, ...] = ()
    detector: FormDetector = field(default_factory=FormDetector)
    most_tokens: int = 100

    def fits(self, claim: str) -> bool:
        return len(claim.split()) <= LONGEST_CLAIM

    def find(self, claim: Claim, *, k: int) -> tuple[ScoredPassage, ...]:
        return InMemoryRetriever(self.texts).retrieve([claim], k=k)[0]

    def __enter__(self) -> SessionDouble:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return

    def documents(self) -> tuple[Known, ...]:
        return self.documents_

    def check(self, claims: Iterable[Claim]) -> Iterator[Judgement]:
        for claim in claims:
            if self.fails is not None:
                raise self.fails
            words = claim.text.split()
            if len(words) > LONGEST_CLAIM:
                raise ClaimError(f"the claim is longer than {LONGEST_CLAIM} tokens")
            found = self.answer(LABELS.get(words[0].rstrip("."), Label.NOT_ENOUGH_INFO))
            yield dataclasses.replace(found, claim=claim)

    def check_many(self, claims: Sequence[Claim]) -> list[Judgement | ClaimError]:
        found: list[Judgement | ClaimError] = []
        for claim in claims:
            try:
                found += self.check([claim])
            except ClaimError as error:
                found.append(error)
        return found

    def report(self, judgements: Iterable[Judgement]) -> Report:
        return Report(
            judgements=tuple(judgements),
            policy=self.policy.as_items(),
            provenance=self.provenance,
            notices=self.notices,
        )


@dataclass
class TextsDouble:
    """Supports what stands in the text word for word, and refutes the rest."""

    answer: Callable[[Label], Judgement]
    provenance: Provenance
    policy: tuple[tuple[str, float | int | str | bool], ...]

    def check(
        self, claims: Sequence[tuple[Claim, str]]
    ) -> list[Judgement | ClaimError]:
        return [
            dataclasses.replace(
                self.answer(Label.SUPPORTED if claim.text in text else Label.REFUTED),
                claim=claim,
            )
            for claim, text in claims
        ]

    def close(self) -> None:
        return


LABELS = {
    "Six": Label.SUPPORTED,
    "Seven": Label.REFUTED,
    "Nine": Label.REFUTED,
    "Five": Label.CONFLICTING,
}


@dataclass
class House:
    """The floors below, as doubles; keeps what they were asked for."""

    answer: Callable[[Label], Judgement]
    provenance: Provenance
    models: ModelsDouble = field(default_factory=lambda: ModelsDouble())
    fails: BaseException | None = None
    notices: tuple[str, ...] = ()
    refresh: Counts | None = None
    changes_under_way: bool = False
    stamp: str = ""
    asked: list[dict[str, object]] = field(default_factory=list)

    def break_at(self, label: Label) -> None:
        """Have every claim that comes out so bring a bug to light."""
        answer = self.answer

        def breaking(found: Label) -> Judgement:
            if found is label:
                raise IndexError("list index out of range")
            return answer(found)

        self.answer = breaking

    def open_session(
        self,
        *,
        corpus: Sequence[Path],
        cache: Path,
        policy: Policy,
        bundle: Path | None,
        as_of: dt.date | None,
        progress: Progress | None,
        waiting: Callable[[str], None] | None = None,
        backend: str = "onnx",
        remember: bool = False,
    ) -> SessionDouble:
        self.asked.append(
            {"corpus": tuple(corpus), "cache": cache, "policy": policy, "as_of": as_of}
            | {"bundle": bundle, "backend": backend}
        )
        if self.models.problem:
            raise ModelLockError(self.models.problem)
        if progress is not None:
            progress(1, 1)
        known: list[Known] = []
        unreadable: list[tuple[str, str]] = []
        texts: list[Document] = []
        for root in corpus:
            reading = read_corpus(root)
            texts += reading.documents
            unreadable += reading.unreadable
            known += [
                Known(
                    d.doc_id,
                    d.path,
                    d.source,
                    len(d.blocks),
                    "0" * 64 if self.changes_under_way else d.sha256,
                )
                for d in reading.documents
            ]
        if not known:
            raise CorpusError(f"{corpus[0]}: no readable document")
        return SessionDouble(
            self.answer,
            self.provenance,
            policy,
            tuple(known),
            tuple(unreadable),
            self.notices,
            self.refresh,
            self.fails,
            tuple(texts),
        )

    def brought_up_to_date(self, added: int) -> Counts:
        return Counts(added=added)

    def open_models(
        self, *, bundle: Path | None = None, backend: str = "onnx"
    ) -> ModelsDouble:
        self.asked.append({"bundle": bundle, "backend": backend})
        return self.models

    def parts(self) -> Parts:
        return Parts(
            open_session=self.open_session,
            open_models=self.open_models,
            open_keeper=self.open_keeper,
            open_texts=self.open_texts,
            stamp=self.stamp,
        )

    def open_keeper(
        self,
        *,
        corpus: Sequence[Path],
        cache: Path,
        progress: Progress | None,
        waiting: Callable[[str], None] | None,
        bundle: Path | None = None,
        backend: str = "onnx",
    ) -> IndexKeeper:
        """The real keeper, with an encoder that needs no model."""
        double = HashingEncoder()

        def encoder() -> HashingEncoder:
            self.models.verify()
            return double

        return IndexKeeper(
            corpus=corpus,
            folder=cache / "index",
            encoder_digest=double.digest,
            encoder=encoder,
            progress=progress,
            waiting=waiting,
        )

    def open_texts(
        self,
        *,
        policy: Policy,
        as_of: dt.date | None,
        column: str,
        bundle: Path | None,
        backend: str,
    ) -> TextsDouble:
        self.asked.append({"policy": policy, "as_of": as_of, "column": column})
        return TextsDouble(self.answer, self.provenance, policy.as_items())


@dataclass
class ModelsDouble:
    """A lock without a model, and a problem that ``verify`` finds."""

    lock: ModelsLock = field(
        default_factory=lambda: ModelsLock("1.0", "double", "0" * 64, ())
    )
    problem: str = ""
    passed: bool = True

    def verify(self) -> None:
        if self.problem:
            raise ModelLockError(self.problem)

    def probe(self) -> tuple[tuple[str, bool, str], ...]:
        return (("verifier", self.passed, "differs by 0"),)

    def fitting(self) -> FittingDouble:
        return FittingDouble()


@dataclass(frozen=True)
class FittingDouble:
    limit: int = 2 * LONGEST_CLAIM

    def fits(self, claim: str) -> bool:
        return len(claim.split()) <= self.limit // 2


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


@pytest.fixture
def house(judgement_of: Callable[[Label], Judgement], provenance: Provenance) -> House:
    return House(judgement_of, provenance)


@pytest.fixture
def run(
    house: House,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Callable[..., Ran]:
    """Run it in an empty folder, without the environment of whoever runs the tests."""
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "OIRCHECK_CORPUS"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        status = main(arguments, parts=house.parts())
        out, err = capfdbinary.readouterr()
        return Ran(status, out.decode(), err.decode())

    return call


@pytest.fixture
def corpus(run: Callable[..., Ran]) -> Path:
    """A folder of one document, in the working directory; no project."""
    folder = Path("docs")
    folder.mkdir()
    (folder / "a.txt").write_text("Six bases were handed over.\n\n \nA second one.\n")
    return folder


@pytest.fixture
def project(corpus: Path) -> Path:
    """The same, with an ``oircheck.toml``."""
    Path("oircheck.toml").write_text('[corpus]\npaths = ["docs"]\n')
    return corpus


@pytest.fixture
def draft(project: Path) -> Path:
    """A draft with a refuted sentence, beside a project."""
    folder = Path("drafts")
    folder.mkdir()
    path = folder / "a.md"
    path.write_text("# What is this?\n\nSeven bases were handed over.\n")
    return path


@pytest.fixture
def claims(project: Path) -> Path:
    """A small file of claims in the project."""
    path = Path("c.csv")
    path.write_bytes(CLAIMS)
    return path
