from __future__ import annotations

import random
from pathlib import Path

import pytest

from oircheck.batch import Answer, Ask, Journal, journal_path
from oircheck.batch.journal import (
    JournalDamagedError,
    JournalInUseError,
    JournalMismatchError,
)
from oircheck.batch.table import PlaceTable

HEAD = {"the input": "a", "the models": "b"}
KEYS = [Ask(f"claim {number}").key for number in range(5)]


def answer(number: int) -> Answer:
    return {"verdict": "supported", "confidence": number / 7, "reason": "\ud800\n"}


def written(path: Path, count: int) -> None:
    with Journal(path, HEAD) as journal:
        journal.append((KEYS[number], answer(number)) for number in range(count))


def test_answers_come_back_as_they_were(tmp_path: Path) -> None:
    path = journal_path(tmp_path / "out.csv")
    assert path.name == "out.csv.oircheck-journal"
    written(path, 3)
    with Journal(path, HEAD) as journal:
        assert journal.resumed == len(journal) == 3
        assert [journal.get(key) for key in KEYS] == [
            answer(0),
            answer(1),
            answer(2),
            None,
            None,
        ]
        journal.append([(KEYS[4], answer(4))])
        assert journal.get(KEYS[4]) == answer(4)
    with Journal(path, HEAD) as journal:
        assert KEYS[4] in journal
        assert KEYS[3] not in journal


@pytest.mark.parametrize("torn", [1, 2, 17, 60])
def test_a_torn_last_line_is_ignored_and_cut_away(tmp_path: Path, torn: int) -> None:
    path = tmp_path / "j"
    written(path, 3)
    whole = path.read_bytes()
    path.write_bytes(whole[:-torn])
    with Journal(path, HEAD) as journal:
        assert journal.resumed == 2
        journal.append([(KEYS[2], answer(2))])
        assert journal.get(KEYS[2]) == answer(2)
    assert path.read_bytes() == whole


def test_a_torn_head_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "j"
    path.write_bytes(b'{"oircheck_jour')
    with Journal(path, HEAD) as journal:
        assert journal.resumed == 0
        journal.append([(KEYS[1], answer(1))])
        assert journal.get(KEYS[1]) == answer(1)
    path.unlink()
    written(path, 1)
    with Journal(path, HEAD) as journal:
        assert journal.resumed == 1


def test_another_head_is_refused_and_says_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "j"
    written(path, 2)
    before = path.read_bytes()
    with pytest.raises(JournalMismatchError, match=r"changed since: the models\."):
        Journal(path, {**HEAD, "the models": "c"})
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "first",
    [b'{"oircheck_journal": 999, "head": {}}\n', b"[]\n", b"hello\n", b"\xff\n"],
)
def test_a_journal_of_another_version_is_refused(tmp_path: Path, first: bytes) -> None:
    path = tmp_path / "j"
    path.write_bytes(first)
    with pytest.raises(JournalMismatchError, match="another version"):
        Journal(path, HEAD)
    assert path.read_bytes() == first


def test_a_journal_without_checks_is_of_another_version(tmp_path: Path) -> None:
    path = tmp_path / "j"
    path.write_bytes(b'{"oircheck_journal": 1, "head": {"the input": "a"}}\n')
    with pytest.raises(JournalMismatchError, match="another version of oircheck"):
        Journal(path, HEAD)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param((b"supported", b"refuted"), id="another verdict"),
        pytest.param((KEYS[1].hex().encode(), KEYS[4].hex().encode()), id="a key"),
        pytest.param((b'"key": ', b'"key":  '), id="white space"),
        pytest.param((b"reason", b"raison"), id="a name"),
    ],
)
def test_a_line_that_was_edited_is_named_with_what_to_do(
    tmp_path: Path, edit: tuple[bytes, bytes]
) -> None:
    path = tmp_path / "j"
    written(path, 3)
    lines = path.read_bytes().splitlines(keepends=True)
    assert edit[0] in lines[2]
    lines[2] = lines[2].replace(*edit)
    path.write_bytes(b"".join(lines))
    with pytest.raises(JournalDamagedError, match=r"j:3: .*delete the line.*--restart"):
        Journal(path, HEAD)
    assert path.read_bytes() == b"".join(lines)
    path.write_bytes(b"".join([*lines[:2], lines[3]]))
    with Journal(path, HEAD) as journal:
        assert [journal.get(key) for key in KEYS[:3]] == [answer(0), None, answer(2)]


def test_an_answer_of_another_run_is_not_taken(tmp_path: Path) -> None:
    written(tmp_path / "j", 2)
    with Journal(tmp_path / "other", {**HEAD, "the models": "c"}) as journal:
        journal.append([(KEYS[3], answer(3))])
    foreign = (tmp_path / "other").read_bytes().splitlines(keepends=True)[1]
    with (tmp_path / "j").open("ab") as file:
        file.write(foreign)
    with pytest.raises(JournalDamagedError, match="j:4"):
        Journal(tmp_path / "j", HEAD)


def test_a_damaged_journal_may_be_begun_anew(tmp_path: Path) -> None:
    written(tmp_path / "j", 2)
    with (tmp_path / "j").open("ab") as file:
        file.write(b"mine\n")
    with pytest.raises(JournalDamagedError, match="j:4"):
        Journal(tmp_path / "j", HEAD)
    with Journal(tmp_path / "j", HEAD, restart=True) as journal:
        assert journal.resumed == 0


def test_a_journal_may_be_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "j"
    written(path, 2)
    with Journal(path, {"the input": "another"}, restart=True) as journal:
        assert journal.resumed == 0
        assert journal.get(KEYS[0]) is None
        with pytest.raises(JournalInUseError):
            Journal(path, HEAD, restart=True)
        journal.append([(KEYS[1], answer(1))])
        assert journal.get(KEYS[1]) == answer(1)


def test_only_one_writes_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "j"
    with Journal(path, HEAD), pytest.raises(JournalInUseError, match="another"):
        Journal(path, HEAD)
    with Journal(path, HEAD):
        pass


def test_a_journal_that_is_done_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "j"
    with Journal(path, HEAD) as journal:
        journal.discard()
    assert not path.exists()


def test_an_error_of_the_disk_names_the_journal(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        Journal(tmp_path / "nowhere" / "j", HEAD)


def test_places_are_found_again_among_many() -> None:
    table = PlaceTable()
    chance = random.Random(5)
    keys = [chance.randbytes(16) for _ in range(5000)]
    for place, key in enumerate(keys, start=1):
        table.add(key, place)
    assert len(table) == 5000
    assert all(place in table.places(key) for place, key in enumerate(keys, start=1))
    assert list(table.places(chance.randbytes(16))) == []


def test_keys_that_begin_alike_share_their_places() -> None:
    table = PlaceTable()
    table.add(b"x" * 8 + b"1" * 8, 10)
    table.add(b"x" * 8 + b"2" * 8, 20)
    assert sorted(table.places(b"x" * 8 + b"3" * 8)) == [10, 20]
    with pytest.raises(ValueError, match="beginning"):
        table.add(b"y" * 16, 0)


def test_a_key_depends_on_everything_that_is_asked() -> None:
    import datetime as dt

    asks = [
        Ask("a"),
        Ask("b"),
        Ask("a", dt.date(2020, 1, 1)),
        Ask("a", None, ""),
        Ask("a", None, "b"),
        Ask("a", dt.date(2020, 1, 1), "b"),
    ]
    assert len({ask.key for ask in asks}) == len(asks)
    assert Ask("a", None, "b").key == Ask("a", None, "b").key
