"""Batches with the shipped models: what shares work changes nothing."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import cast

import pytest

from oircheck.batch.against import TextSession
from oircheck.cli.main import main
from oircheck.errors import ClaimError
from oircheck.models import Bundle, open_bundle
from oircheck.session import open_session
from oircheck.types import Claim, Judgement, Stance
from oircheck.verify import Policy

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parents[1] / "data"
COUNT = 12


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A few of the gold claims, one of them twice, and a folder to work in."""
    text = (ROOT / "claims" / "seeds.csv").read_text(encoding="utf-8")
    found = [row["claim"] for row in csv.DictReader(text.splitlines())]
    chosen = [*found[:: len(found) // COUNT], found[0], "", "long " * 500]
    monkeypatch.chdir(tmp_path)
    with Path("c.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerows([claim] for claim in ("claim", *chosen))
    return tmp_path


def batch(output: str, *options: str) -> bytes:
    corpus = ("--corpus", str(ROOT / "seeds"))
    assert main(["batch", "c.csv", "-o", output, *corpus, *options]) == 3
    return Path(output).read_bytes()


def test_neither_window_nor_workers_show_in_a_byte(claims: Path) -> None:
    first = batch("a.jsonl")
    assert batch("b.jsonl", "--window", "1") == first
    assert batch("c.jsonl", "--window", "5", "--workers", "2") == first


def test_a_window_gives_what_check_gives(claims: Path) -> None:
    with Path("c.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    asked = [Claim(claim_id=str(n), text=row["claim"]) for n, row in enumerate(rows)]
    with open_session(
        corpus=[ROOT / "seeds"], cache=claims / "cache", policy=Policy()
    ) as session:
        together = session.check_many(asked)
        for claim, found in zip(asked, together, strict=True):
            if isinstance(found, ClaimError):
                with pytest.raises(ClaimError, match=str(found)[:20]):
                    next(session.check([claim]))
            else:
                assert next(session.check([claim])) == found
    assert [isinstance(item, ClaimError) for item in together][-2:] == [True, True]


@pytest.mark.parametrize("number", range(0, 28, 9))
def test_a_window_gives_what_check_gives_on_a_dossier(
    tmp_path: Path, number: int
) -> None:
    lines = (DATA / "dossiers_dev.jsonl").read_text(encoding="utf-8").splitlines()
    dossier = json.loads(lines[number])
    for doc in dossier["docs"]:
        facts = f"title: {json.dumps(doc['title'])}\npublished: {doc['published']}\n"
        text = f"---\n{facts}---\n\n" + "\n\n".join(doc["passages"])
        (tmp_path / f"{doc['id']}.md").write_text(text, encoding="utf-8")
    claims = [
        Claim(claim_id=str(place), text=claim["c"])
        for place, claim in enumerate(dossier["claims"])
    ]
    with open_session(
        corpus=[tmp_path], cache=tmp_path / ".cache", policy=Policy()
    ) as session:
        alone = [found for claim in claims for found in session.check([claim])]
        assert session.check_many(claims) == alone


def test_a_claim_is_checked_against_ten_thousand_words_of_its_own_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    filler = " ".join(
        f"On day {n} the council of the town talked about road number {n} for hours."
        for n in range(720)
    )
    fact = "The Coalition handed over six military bases to the Iraqi army in March."
    text = f"{filler}\n\n{fact}\n\n{filler}"
    assert len(text.split()) > 10_000 * 2
    rows = [
        {"claim": "Six bases were handed over to the Iraqi army.", "article": text},
        {"claim": "Seven bases were handed over to the Iraqi army.", "article": text},
        {"claim": "The queen opened a hospital in Leeds.", "article": text},
    ]
    lines = [json.dumps(row) for row in rows]
    Path("c.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    options = ("--evidence-col", "article", "--isolated")
    assert main(["batch", "c.jsonl", "-o", "out.jsonl", *options]) == 0
    found = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [row["oircheck_verdict"] for row in found] == [
        "supported",
        "refuted",
        "not_enough_info",
    ]
    for row in found[:2]:
        citation = row["oircheck_judgement"]["citations"][0]
        assert text[citation["start"] : citation["end"]] == fact == citation["text"]
        start, end = citation["start"], citation["end"]
        assert row["oircheck_locator"] == f"characters {start}-{end}"
        assert row["oircheck_source"] == "article"


def test_a_text_of_its_own_leaves_less_open_than_a_search() -> None:
    bundle, asked = open_bundle(), []

    class Watched:
        """The bundle, with a note of what is taken from it."""

        def __getattr__(self, name: str) -> object:
            asked.append(name)
            return getattr(bundle, name)

    session = TextSession(
        bundle=cast(Bundle, Watched()), policy=Policy(), column="text", config=""
    )
    text = "The board of Lunde voted on Tuesday to close the north quay for repairs."
    claim = Claim(claim_id="1", text="The north quay will stay open for now.")
    (told,) = session.check([(claim, text)])
    assert isinstance(told, Judgement)
    assert {"given_stance", "given_verdict", "exchange"} <= set(asked)
    assert not {"stance", "verdict"} & set(asked)
    read = dict(told.evidence[0].features)
    given, searched = bundle.given_stance, bundle.stance
    assert (
        given.probabilities(read)[Stance.NEUTRAL]
        < searched.probabilities(read)[Stance.NEUTRAL]
    )
