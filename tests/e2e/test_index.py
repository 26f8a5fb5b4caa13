"""``oircheck index``: the real index below, with an encoder that needs no model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from oircheck.index.folder import writing
from oircheck.index.schema import VECTORS

Run = Callable[..., Any]


@pytest.fixture
def outside(project: Path) -> Path:
    """A document beside the corpus."""
    path = Path("elsewhere/mayor.txt")
    path.parent.mkdir()
    path.write_text("The mayor resigned. He moved to Malta.")
    return path


def status(run: Run, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        run("index", "status", "--format", "json", *options).out
    )
    return found


def listed(run: Run) -> dict[str, dict[str, Any]]:
    found = json.loads(run("index", "list", "--format", "json").out)
    return {item["doc_id"]: item for item in found["documents"]}


def test_status_tells_what_is_stale_and_changes_nothing(
    run: Run, project: Path
) -> None:
    found = run("index", "status")
    assert (found.status, found.err) == (0, "")
    assert "not built yet; the next check builds it" in found.out
    assert not Path(".oircheck").exists()
    run("index", "build")
    assert "up to date" in run("index", "status").out
    (project / "b.txt").write_text("A new one.")
    (project / "a.txt").write_text("Another text.")
    for _ in range(2):
        found = run("index", "status").out
        assert "out of date; the next check brings it up to date" in found
        assert "new           b.txt" in found
        assert "changed       a.txt" in found
    assert status(run)["up_to_date"] is False
    assert run("index", "build").out.startswith("1 added, 1 changed, 0 removed")
    assert status(run)["up_to_date"] is True


def test_status_says_what_could_not_be_read_and_why(run: Run, project: Path) -> None:
    (project / "bad.txt").write_bytes(b"caf\xe9 au lait")
    assert run("index", "build").status == 3
    found = run("index", "status")
    assert found.status == 3
    assert "docs/bad.txt: not UTF-8: byte 0xE9 at byte offset 3" in found.out
    assert run("index", "status", "--allow-unreadable").status == 0
    (problem,) = status(run)["unreadable"]
    assert problem["path"] == "docs/bad.txt"


def test_status_says_where_a_sources_toml_is_wrong(run: Run, project: Path) -> None:
    assert run("index", "build").status == 0
    (project / "sources.toml").write_text("x = [")
    found = run("index", "status")
    assert found.status == 2
    assert "docs/sources.toml: not valid TOML" in found.err


def test_rebuild_builds_anew_and_says_so(run: Run, project: Path) -> None:
    run("index", "build")
    found = run("index", "build", "--rebuild")
    assert found.status == 0
    assert "the index was built anew: it was asked for" in found.err


def test_rebuild_says_once_what_of_the_added_is_lost(run: Run, outside: Path) -> None:
    run("index", "add", str(outside))
    outside.unlink()
    (copy,) = Path(".oircheck/index/added").glob("*.txt")
    copy.write_text("Spoilt.")
    found = run("index", "build", "--rebuild", "--format", "json")
    assert found.status == 3
    assert "mayor.txt: the copy kept of it is damaged" in found.err
    (lost,) = json.loads(found.out)["lost"]
    assert lost["path"].endswith("elsewhere/mayor.txt")
    found = run("index", "build", "--rebuild")
    assert (found.status, "mayor" in found.err) == (0, False)


def test_add_and_remove(run: Run, outside: Path) -> None:
    run("index", "build")
    found = run(
        "index",
        "add",
        str(outside),
        "--title",
        "Mayor",
        "--publisher",
        "The Daily",
        "--published",
        "2021-05",
        "--tier",
        "1",
        "--url",
        "https://example.org/mayor",
    )
    assert found.status == 0
    assert found.out == (
        "added/mayor.txt\n1 added, 0 changed, 0 removed, 1 unchanged; 4 passages\n"
    )
    known = listed(run)["added/mayor.txt"]
    assert (known["title"], known["publisher"]) == ("Mayor", "The Daily")
    assert (known["published"], known["tier"]) == ("2021-05", 1)
    assert known["url"] == "https://example.org/mayor"
    assert known["path"].endswith("elsewhere/mayor.txt")
    outside.unlink()
    run("index", "build", "--rebuild")
    assert status(run)["added_documents"] == ["added/mayor.txt"]
    assert Path(listed(run)["added/mayor.txt"]["path"]).is_file()
    found = run("index", "remove", "added/mayor.txt", "--format", "json")
    assert json.loads(found.out)["removed"] == 1
    assert list(listed(run)) == ["a.txt"]


@pytest.mark.parametrize(
    ("arguments", "exit_status", "hint"),
    [
        pytest.param(["nowhere.txt"], 3, "no such file", id="missing"),
        pytest.param(["elsewhere", "--title", "T"], 2, "one document", id="a title"),
        pytest.param(["elsewhere", "--published", "May"], 2, "--published", id="date"),
        pytest.param(["elsewhere", "--tier", "4"], 2, "4", id="a tier"),
        pytest.param(["oircheck.toml"], 3, "no reader", id="no reader"),
        pytest.param(["empty"], 2, "no document there", id="an empty folder"),
        pytest.param([], 2, "PATH", id="nothing"),
    ],
)
def test_what_cannot_be_added(
    run: Run, outside: Path, arguments: list[str], exit_status: int, hint: str
) -> None:
    Path("empty").mkdir()
    found = run("index", "add", *arguments)
    assert (found.status, found.out) == (exit_status, "")
    assert hint in found.err
    assert status(run)["added_documents"] == []


def test_only_what_was_added_is_removed(run: Run, project: Path) -> None:
    found = run("index", "remove", "a.txt")
    assert (found.status, found.out) == (2, "")
    assert "one of the corpus is taken out of its folder" in found.err


def test_list_says_what_is_known_guessed_and_missing(run: Run, project: Path) -> None:
    (project / "b.md").write_text("---\ntitle: Bases\npublished: 2020-05\n---\nSix.\n")
    known = listed(run)
    assert known["b.md"]["missing"] == ["publisher", "url", "language"]
    assert (known["b.md"]["title"], known["b.md"]["guessed"]) == ("Bases", {})
    found = run("index", "list").out
    assert "publisher unknown" in found
    assert "date unknown" in found
    found = run("index", "list", "-v").out
    assert "publisher  publisher unknown" in found
    assert "published  May 2020" in found


def test_verify_names_the_damaged_file(run: Run, project: Path) -> None:
    found = run("index", "verify")
    assert (found.status, found.out) == (3, "")
    assert "there is no index" in found.err
    run("index", "build")
    found = run("index", "verify")
    assert found.status == 0
    assert "every file is what was written" in found.out
    (vectors,) = Path(".oircheck").rglob(VECTORS)
    data = bytearray(vectors.read_bytes())
    data[5] ^= 1
    vectors.write_bytes(data)
    found = run("index", "verify")
    assert found.status == 3
    assert f"damaged: {vectors.resolve()}: the vector of text 0" in found.out
    assert "oircheck index build --rebuild" in found.err
    damaged = json.loads(run("index", "verify", "--format", "json").out)["damaged"]
    assert [item["path"] for item in damaged] == [str(vectors.resolve())]
    run("index", "build", "--rebuild")
    assert run("index", "verify").status == 0


def test_export_and_import(
    run: Run, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index", "add", str(outside))
    found = run("index", "export", "x.zip", "--format", "json")
    assert found.status == 0
    exported = json.loads(found.out)
    assert exported["digest"] == status(run)["digest"]
    assert run("index", "export", "x.zip").status == 2
    assert run("index", "export", "x.zip", "--force").status == 0
    here = Path.cwd()
    there = here / "there"
    (there / "docs").mkdir(parents=True)
    (there / "oircheck.toml").write_text('[corpus]\npaths = ["docs"]\n')
    (there / "docs" / "a.txt").write_bytes((here / "docs" / "a.txt").read_bytes())
    monkeypatch.chdir(there)
    found = run("index", "import", "../x.zip", "--format", "json")
    assert found.status == 0
    taken = json.loads(found.out)
    assert (taken["digest"], taken["up_to_date"]) == (exported["digest"], True)
    assert run("index", "build").out == "nothing changed\n"
    Path("docs/a.txt").write_text("Other words.")
    found = run("index", "import", "../x.zip")
    assert found.status == 0
    assert "not those of the archive" in found.err
    found = run("index", "import", "docs/a.txt")
    assert (found.status, found.out) == (3, "")
    assert "is no archive of an index; nothing was imported" in found.err
    assert run("index", "import", "nowhere.zip").status == 3


def test_a_named_corpus_keeps_what_was_added_when_its_paths_change(
    run: Run, outside: Path
) -> None:
    Path("more").mkdir()
    Path("more/b.txt").write_text("More.")
    for paths in ('["docs"]', '["docs", "more"]'):
        Path("oircheck.toml").write_text(f"[corpus.nato]\npaths = {paths}\n")
        if paths == '["docs"]':
            run("index", "add", str(outside), "--corpus", "nato")
    found = status(run, "--corpus", "nato")
    assert found["added_documents"] == ["added/mayor.txt"]
    assert Path(found["index"]).parent.name == "nato"
    assert run("index", "build", "--corpus", "nato").status == 0
    assert status(run, "--corpus", "nato")["documents"] == 3


def test_a_writer_that_is_waited_for_is_named(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oircheck.index.folder.LOCK_TRIES", 20)
    monkeypatch.setattr("oircheck.index.folder.LOCK_PAUSE_S", 0.001)
    with writing(Path(".oircheck/index").absolute()):
        found = run("index", "build")
    assert (found.status, found.out) == (3, "")
    assert "is writing the index" in found.err
    assert "another process" in found.err
    assert run("index", "build").status == 0


def test_a_missing_corpus_is_3(run: Run, project: Path) -> None:
    Path("oircheck.toml").write_text('[corpus]\npaths = ["nowhere"]\n')
    for command in (["build"], ["status"], ["list"], ["export", "x.zip"]):
        found = run("index", *command)
        assert (found.status, found.out) == (3, "")
        assert "the corpus does not exist" in found.err
