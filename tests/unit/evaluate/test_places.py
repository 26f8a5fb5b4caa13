from __future__ import annotations

import pytest

from oircheck.evaluate import unmatchable
from oircheck.types import Claim, GoldClaim, Label, Source, SourceKind

ORIGINAL = ("texts/a.txt", Source())
DIGEST = (
    "b.md",
    Source(kind=SourceKind.DIGEST, original="full/b.txt", rests_on=((1,), (3, 4), ())),
)
PARAGRAPHS = {"texts/a.txt": (1, 0, 2, 0, 3)}


def gold(document: str | None, *paragraphs: int) -> GoldClaim:
    return GoldClaim(
        claim=Claim(claim_id="1", text="x", line=7),
        label=Label.SUPPORTED,
        document=document,
        paragraphs=paragraphs,
    )


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        pytest.param(gold(None), "", id="no citation is asked for"),
        pytest.param(gold("a.txt", 1, 3), "", id="paragraphs of an original"),
        pytest.param(gold("elsewhere/a.txt", 2), "", id="the folder does not count"),
        pytest.param(gold("b.txt", 3), "", id="what a digest rests on"),
        pytest.param(gold("c.txt", 1), "no document of the corpus is c", id="unknown"),
        pytest.param(gold("b.md", 1), "no document of the corpus is b.md", id="digest"),
        pytest.param(gold("a.txt", 4), "paragraph 4 of a.txt: none", id="too far"),
        pytest.param(gold("b.txt", 2), "paragraph 2 of b.txt: none", id="another"),
        pytest.param(gold("a.txt", 2, 9), "paragraph 9 of a.txt", id="one of two"),
        pytest.param(gold("a.txt"), "no paragraph of a.txt", id="no paragraph"),
    ],
)
def test_gold_that_nothing_can_match_is_told(item: GoldClaim, problem: str) -> None:
    found = unmatchable([item], documents=[ORIGINAL, DIGEST], paragraphs=PARAGRAPHS)
    assert bool(found) == bool(problem)
    assert all(line == 7 and problem in said for line, said in found)


def test_a_part_that_is_wrong_is_not_all() -> None:
    (found,) = unmatchable(
        [gold("a.txt", 2, 9)], documents=[ORIGINAL], paragraphs=PARAGRAPHS
    )
    assert "none can be right" not in found[1]


def test_an_original_and_its_digest_count_together() -> None:
    both = [("b.txt", Source()), DIGEST]
    known = {"b.txt": (1, 2)}
    assert unmatchable([gold("b.txt", 2, 4)], documents=both, paragraphs=known) == []
