from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from oircheck.index import Corpus, Fusion, HybridRetriever, Index, refresh
from oircheck.index.embed import PassageEncoder
from oircheck.index.fold import Shingles
from oircheck.index.vectors import nearest, similarities
from oircheck.testing import HashingEncoder, make_document
from oircheck.text import build_passages
from oircheck.types import Claim, Document, ScoredPassage, Source

ENCODER = HashingEncoder()
FAR = Fusion(below=2.0)
"""Nothing is too far off to take a place."""

HANDED = "The mission handed over six military bases to the army on Monday."

Retrieve = Callable[..., tuple[ScoredPassage, ...]]


@pytest.fixture
def retrieve(tmp_path: Path) -> Retrieve:
    """Index documents, and retrieve for one claim."""

    def run(
        documents: Sequence[Document],
        text: str,
        *,
        k: int = 8,
        fusion: Fusion | None = None,
    ) -> tuple[ScoredPassage, ...]:
        refresh(tmp_path, Corpus(documents=documents), encoder=ENCODER)
        with Index.open(tmp_path, encoder_digest=ENCODER.digest) as index:
            retriever = HybridRetriever(index, ENCODER, fusion=fusion)
            (found,) = retriever.retrieve([Claim(claim_id="1", text=text)], k=k)
        return found

    return run


def ids(found: Sequence[ScoredPassage]) -> list[str]:
    return [item.passage.passage_id for item in found]


def copies(found: ScoredPassage) -> list[str]:
    return [passage.passage_id for passage in found.copies]


def dated(doc_id: str, published: str | None, text: str = HANDED) -> Document:
    return make_document(doc_id, text, source=Source(published=published))


def test_a_passage_comes_with_source_path_and_scores(retrieve: Retrieve) -> None:
    document = dated("a.txt", "2020-03")
    (found,) = retrieve([document], HANDED)
    assert (found.source, found.path) == (document.source, "corpus/a.txt")
    assert found.similarity == pytest.approx(1.0)
    assert found.fused == pytest.approx(2 / 11)
    assert found.copies == ()


def test_eight_copies_of_one_text_take_one_place(retrieve: Retrieve) -> None:
    same = [dated(f"{number}.txt", None) for number in range(8)]
    other = make_document("z.txt", "The army received a hospital from the mission.")
    found = retrieve([*same, other], "The mission handed over six bases.", fusion=FAR)
    assert ids(found) == ["0.txt#0", "z.txt#0"]
    assert copies(found[0]) == [f"{number}.txt#0" for number in range(1, 8)]


def test_a_copy_keeps_who_published_the_others(retrieve: Retrieve) -> None:
    printed = [
        make_document(f"{number}.txt", HANDED, source=Source(publisher=publisher))
        for number, publisher in enumerate(("Courier", "Coalition", None, "Courier"))
    ]
    (found,) = retrieve(printed, HANDED)
    assert found.source.publisher == "Courier"
    assert found.publishers == ("Courier", "Coalition")


def test_copies_do_not_use_up_the_depth(retrieve: Retrieve) -> None:
    same = [
        make_document(f"{number:03}.txt", HANDED, source=Source(title=f"Day {number}"))
        for number in range(70)
    ]
    others = [
        make_document(f"z{number}.txt", f"Ferry {number} to the island sails at noon.")
        for number in range(8)
    ]
    found = retrieve([*same, *others], HANDED, k=8, fusion=FAR)
    assert len(found) == 8
    assert len(found[0].copies) == 50


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param(HANDED.upper(), True, id="other case"),
        pytest.param(HANDED.replace("six", "6"), True, id="a number in digits"),
        pytest.param(HANDED.replace("six", "seven"), False, id="another number"),
        pytest.param(HANDED.replace("army", "police"), False, id="another word"),
        pytest.param(HANDED.replace("handed", "never handed"), False, id="a negation"),
    ],
)
def test_only_the_same_words_are_copies(
    retrieve: Retrieve, text: str, *, folded: bool
) -> None:
    found = retrieve(
        [make_document("a.txt", HANDED), make_document("b.txt", text)], HANDED
    )
    assert ids(found) == (["a.txt#0"] if folded else ["a.txt#0", "b.txt#0"])


def test_a_dateline_does_not_make_another_text(retrieve: Retrieve) -> None:
    long = " ".join(f"word{chr(97 + n)}" for n in range(26)) + " ends here now."
    documents = [
        make_document("a.txt", f"Baghdad (AP) {long}"),
        make_document("b.txt", long),
    ]
    (found,) = retrieve(documents, long)
    assert sorted([*ids([found]), *copies(found)]) == ["a.txt#0", "b.txt#0"]


def test_short_texts_are_copies_only_in_the_same_context(retrieve: Retrieve) -> None:
    documents = [
        make_document("a.txt", "She declined to say.", source=Source(title="Mayor")),
        make_document("b.txt", "She declined to say.", source=Source(title="Mayor")),
        make_document("c.txt", "She declined to say.", source=Source(title="Judge")),
    ]
    found = retrieve(documents, "She declined to say.")
    assert sorted(map(str, ids(found))) == ["a.txt#0", "c.txt#0"]


def test_the_earliest_copy_is_shown(retrieve: Retrieve) -> None:
    documents = [
        dated("a.txt", None),
        dated("b.txt", "2020-05"),
        dated("c.txt", "2020-03-02"),
    ]
    (found,) = retrieve(documents, HANDED)
    assert ids([found]) == ["c.txt#0"]
    assert found.source.published == "2020-03-02"
    assert copies(found) == ["a.txt#0", "b.txt#0"]


def test_copies_of_another_standing_are_not_folded(retrieve: Retrieve) -> None:
    documents = [
        make_document("a.txt", HANDED),
        make_document("b.txt", HANDED, source=Source(tier=1)),
    ]
    assert ids(retrieve(documents, HANDED)) == ["a.txt#0", "b.txt#0"]


def test_a_copied_document_changes_no_score(retrieve: Retrieve) -> None:
    documents = [
        make_document("a.txt", HANDED, "Its general left for home on Tuesday."),
        make_document("b.txt", "The general said the bases were of no more use."),
    ]
    claim = "The general handed over the bases."
    before = retrieve(documents, claim)
    again = make_document("z.txt", HANDED, "Its general left for home on Tuesday.")
    after = retrieve([*documents, again], claim)
    assert ids(before) == ids(after)
    assert [item.fused for item in before] == [item.fused for item in after]


def test_equally_good_passages_are_in_document_order(retrieve: Retrieve) -> None:
    names = [f"{number:02}.txt" for number in range(40)]
    documents = [make_document(name, f"alpha bravo x{name[:2]}y") for name in names]
    retrieve(documents[20:], "alpha")
    lexical = Fusion(depth=3, dense=0.0)
    found = retrieve(documents, "alpha bravo", k=3, fusion=lexical)
    assert ids(found) == ["00.txt#0", "01.txt#0", "02.txt#0"]


@pytest.mark.parametrize("name", ["dense", "lexical"])
def test_a_weight_of_nothing_leaves_a_ranking_out(
    retrieve: Retrieve, name: str
) -> None:
    documents = [
        make_document("a.txt", "Nothing in common at all."),
        make_document("b.txt", HANDED),
    ]
    fusion = Fusion(below=2.0, **{name: 0.0})
    found = retrieve(documents, "military bases", fusion=fusion)
    assert ids(found) == (["b.txt#0"] if name == "dense" else ["b.txt#0", "a.txt#0"])


@pytest.mark.parametrize(
    "text",
    [
        '"six" OR',
        "six* ^bases -army",
        "unit:six (bases",
        "@six NEAR(bases army, 2)",
        "NOT six AND bases",
        "10.5 or 3.7.1 a.b",
        "'; DROP TABLE texts; --",
        "six\0bases \ud800",
        '""" * ^ ( ) : - +',
        "NOT",
        "",
        " ",
        "six bases " * 5000,
        " ".join(f"w{number}" for number in range(10_000)),
    ],
)
def test_no_character_of_a_claim_is_a_query(retrieve: Retrieve, text: str) -> None:
    assert ids(retrieve([make_document("a.txt", HANDED)], text)) == ["a.txt#0"]


def test_a_number_is_found_by_its_value(retrieve: Retrieve) -> None:
    documents = [
        make_document("a.txt", "The town has 4,523,000 inhabitants."),
        make_document("b.txt", "The town has 4,532,000 inhabitants."),
    ]
    lexical = Fusion(dense=0.0)
    found = retrieve(documents, "It counts 4523000 people", fusion=lexical)
    assert ids(found) == ["a.txt#0"]


def test_what_is_far_off_beside_the_nearest_takes_no_place(retrieve: Retrieve) -> None:
    near = make_document("a.txt", HANDED)
    same_word = make_document("b.txt", "Ferries to the island leave on Monday at noon.")
    assert len(retrieve([near, same_word], HANDED, fusion=FAR)) == 2
    assert ids(retrieve([near, same_word], HANDED)) == ["a.txt#0"]
    # Where nothing is near, nothing is far off beside it.
    assert len(retrieve([near, same_word], "Quiet harbours sleep.")) == 2


def test_a_place_that_is_left_goes_to_the_next(retrieve: Retrieve) -> None:
    claim = f"{HANDED[:-1]} beside Zamora."
    near = [make_document(f"{n}.txt", f"{HANDED[:-1]}, twice {n}.") for n in range(4)]
    # First by its rare word, and far from the claim in all else.
    far = make_document("far.txt", "Zamora Zamora sells old copper kettles, Zamora.")
    assert "far.txt#0" in ids(retrieve([*near, far], claim, k=4, fusion=FAR))
    found = retrieve([*near, far], claim, k=4, fusion=Fusion(below=0.1))
    assert sorted(ids(found)) == ["0.txt#0", "1.txt#0", "2.txt#0", "3.txt#0"]


def test_the_first_of_each_ranking_is_among_the_first(retrieve: Retrieve) -> None:
    claim = "The ferry to Zamora sails at noon on Monday."
    alike = [
        make_document(f"{n}.txt", f"The ferry to Isle {n} sails at noon on Monday.")
        for n in range(8)
    ]
    rare = make_document("rare.txt", "Zamora, Zamora and again Zamora.")
    assert "rare.txt#0" in ids(retrieve([*alike, rare], claim, k=2, fusion=FAR))


def test_an_empty_index_retrieves_nothing(retrieve: Retrieve) -> None:
    assert retrieve([], HANDED) == ()


def test_an_encoder_of_another_width_is_a_mistake(tmp_path: Path) -> None:
    refresh(tmp_path, Corpus(documents=()), encoder=ENCODER)
    with (
        Index.open(tmp_path, encoder_digest=ENCODER.digest) as index,
        pytest.raises(ValueError, match="64 dimensions, the encoder 8"),
    ):
        HybridRetriever(index, HashingEncoder(8))


@pytest.mark.parametrize(
    "fields",
    [{"depth": 0}, {"constant": -1.0}, {"dense": -1.0}, {"dense": 0.0, "lexical": 0.0}],
)
def test_a_fusion_cannot_be_wrong(fields: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="Fusion"):
        Fusion(**fields)  # type: ignore[arg-type]


def long_text(count: int, **replaced: str) -> Shingles:
    words = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(count)]
    words[30] = replaced.get("word", words[30])
    words[40] = replaced.get("number", "7")
    return Shingles.of(" ".join(words))


def test_a_changed_word_of_58_makes_another_text() -> None:
    assert not long_text(58).near(long_text(58, word="different"))
    assert long_text(59).near(long_text(59, word="different"))


@pytest.mark.parametrize("changed", [{"number": "8"}, {"word": "never"}])
def test_a_changed_number_or_negation_always_does(changed: dict[str, str]) -> None:
    assert not long_text(400).near(long_text(400, **changed))


def test_a_passage_leans_on_its_context() -> None:
    document = make_document(
        "a.txt", "Six bases. It keeps two.", source=Source(title="Handover")
    )
    unit, title, before = ENCODER.encode(["It keeps two.", "Handover.", "Six bases."])
    whole = unit + 0.2 * title + 0.2 * before
    passages = build_passages(document)
    found = PassageEncoder(ENCODER).encode(passages)[1]
    assert found == pytest.approx(whole / np.linalg.norm(whole), abs=1e-6)


def test_a_text_of_several_passages_is_encoded_once() -> None:
    document = make_document("a.txt", "Six bases. It keeps two. They are closed.")
    encoder = PassageEncoder(HashingEncoder())
    for passage in build_passages(document):
        encoder.encode([passage])
    assert encoder.encoded == 3


def test_the_last_bits_of_a_similarity_do_not_decide() -> None:
    draw = np.random.default_rng(7)
    query = draw.normal(size=384).astype(np.float32)
    query /= np.linalg.norm(query)
    vectors = query + draw.normal(scale=1e-6, size=(400, 384)).astype(np.float32)
    exact = similarities(vectors, query)
    for depth in (1, 10, 200):
        rows, _ = nearest(vectors, query, depth=depth, dead=np.empty(0, dtype=np.int64))
        expected = sorted(range(400), key=lambda row: (-exact[row], row))
        assert rows.tolist()[:depth] == expected[:depth]


def test_equal_similarities_are_ordered_by_row() -> None:
    rows = np.eye(2, dtype=np.float32)
    vectors = np.tile(rows, (100, 1))
    dead = np.array([0, 4], dtype=np.int64)
    found, similarities = nearest(vectors, rows[0], depth=150, dead=dead)
    assert found.tolist() == [2, *range(6, 200, 2), *range(1, 200, 2)]
    assert similarities.tolist() == [1.0] * 98 + [0.0] * 100
