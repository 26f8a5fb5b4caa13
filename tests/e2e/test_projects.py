"""Which corpus, which settings, which cache."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_a_corpus_without_a_project_is_indexed_in_the_users_cache(
    run: Run, house: Any, corpus: Path, tmp_path: Path
) -> None:
    assert run("Six bases.", "--corpus", "docs").status == 0
    cache = house.asked[-1]["cache"]
    assert cache.parent == tmp_path / "cache" / "oircheck"
    run("Six bases.", "--corpus", str(corpus.resolve()))
    assert house.asked[-1]["cache"] == cache
    run("Six bases.", "--corpus", "docs/../docs")
    assert house.asked[-1]["cache"] == cache
    run("Six bases.", "--corpus", "docs/a.txt")
    assert house.asked[-1]["cache"] != cache


def test_folders_of_one_name_have_a_cache_each(
    run: Run, house: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("Six bases.", "--corpus", "docs")
    shutil.copytree("docs", "other/docs")
    monkeypatch.chdir("other")
    run("Six bases.", "--corpus", "docs")
    assert house.asked[0]["corpus"] == house.asked[1]["corpus"]
    assert house.asked[0]["cache"] != house.asked[1]["cache"]


def test_a_relative_cache_home_is_ignored(
    run: Run,
    house: Any,
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    run("Six bases.", "--corpus", "docs")
    cache = house.asked[-1]["cache"]
    assert cache.parent == tmp_path / "home" / ".cache" / "oircheck"


def test_the_nearest_project_upward_is_taken(
    run: Run, house: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path.cwd()
    below = root / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert run("Six bases.").status == 0
    assert house.asked[-1]["corpus"] == (Path("../../docs"),)
    assert house.asked[-1]["cache"] == root / ".oircheck"


def test_pyproject_serves_where_it_has_a_table(
    run: Run, house: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("pyproject.toml").write_text('[tool.oircheck.corpus]\npaths = ["docs"]\n')
    below = Path("below")
    below.mkdir()
    (below / "pyproject.toml").write_text("[tool.other]\n")
    monkeypatch.chdir(below)
    assert run("Six bases.").status == 0


def test_named_corpora(run: Run, house: Any, corpus: Path) -> None:
    Path("more").mkdir()
    Path("more/b.txt").write_text("More.")
    Path("oircheck.toml").write_text(
        '[corpus]\npaths = ["docs"]\n[corpus.nato]\npaths = ["more"]\n'
    )
    run("Six bases.", "--corpus", "nato")
    assert house.asked[-1]["corpus"] == (Path("more"),)
    assert house.asked[-1]["cache"].parent == Path.cwd() / ".oircheck" / "corpora"
    run("Six bases.", "--corpus", "nato", "--corpus", "docs")
    assert house.asked[-1]["corpus"] == (Path("more"), Path("docs"))
    found = run("Six bases.", "--corpus", "nata")
    assert found.status == 3
    assert "did you mean nato?" in found.err


def test_only_named_corpora_must_be_chosen_from(run: Run, corpus: Path) -> None:
    Path("oircheck.toml").write_text('[corpus.nato]\npaths = ["docs"]\n')
    found = run("Six bases.")
    assert found.status == 2
    assert "choose --corpus: nato" in found.err


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    run: Run, house: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("oircheck.toml").write_text(
        '[corpus]\npaths = ["docs"]\n[policy]\nk = 2\nsupport_at = 0.9\n'
    )
    monkeypatch.setenv("OIRCHECK_POLICY_K", "3")
    run("Six bases.")
    assert (house.asked[-1]["policy"].k, house.asked[-1]["policy"].support_at) == (
        3,
        0.9,
    )
    run("Six bases.", "--k", "4")
    assert house.asked[-1]["policy"].k == 4
    run("Six bases.", "--isolated", "--corpus", "docs")
    assert house.asked[-1]["policy"].support_at != 0.9


def test_show_config_prints_every_value_with_its_origin(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIRCHECK_AS_OF", "2024-09-30")
    found = run("--show-config", "--k", "5")
    file = Path("oircheck.toml").resolve()
    assert found.status == 0
    lines = found.out.splitlines()
    assert f'corpus.paths = ["docs"]  # {file}' in lines
    assert "as_of = 2024-09-30  # OIRCHECK_AS_OF" in lines
    assert "policy.k = 5  # command line" in lines
    assert 'cache = ".oircheck"  # default' in lines
    assert any(line.startswith("policy.support_at = ") for line in lines)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("[polcy]\nk = 3", "did you mean policy?", id="a table"),
        pytest.param("[policy]\nsuport_at = 1", "policy.support_at?", id="a key"),
        pytest.param("[policy]\nsupport_at = 2", "support_at", id="out of range"),
        pytest.param('[policy]\nk = "3"', "policy.k is a int", id="a wrong type"),
        pytest.param("[policy]\nsupport_at = true", "float, not True", id="a truth"),
        pytest.param("[corpus]\npaths = 3", "corpus.paths is a list", id="no list"),
        pytest.param("[corpus]\npath = ['x']", "corpus.paths?", id="a corpus key"),
        pytest.param("[corpus.a]\npath = ['x']", "corpus.a.paths?", id="a named one"),
        pytest.param("as_of = 'May'", "2024-09-30", id="no date"),
        pytest.param("as_of = 3", "2024-09-30", id="a number for a date"),
        pytest.param("cache = 3", "cache is a folder", id="a number for a folder"),
        pytest.param("[", "not TOML", id="not TOML"),
    ],
)
def test_a_wrong_configuration_is_2_and_names_the_place(
    run: Run, corpus: Path, text: str, hint: str
) -> None:
    Path("oircheck.toml").write_text(text)
    found = run("Six bases.", "--corpus", "docs")
    assert (found.status, found.out) == (2, "")
    assert "oircheck.toml" in found.err or "policy" in found.err
    assert hint in found.err
    assert run("Six bases.", "--corpus", "docs", "--isolated").status == 0


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        pytest.param("OIRCHECK_CORPS", "x", "OIRCHECK_CORPUS?", id="unknown"),
        pytest.param("OIRCHECK_POLICY_K", "x", "not a int", id="no number"),
        pytest.param("OIRCHECK_AS_OF", "x", "not a date", id="no date"),
    ],
)
def test_a_wrong_variable_is_2(
    run: Run,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    hint: str,
) -> None:
    monkeypatch.setenv(name, value)
    found = run("Six bases.")
    assert found.status == 2
    assert hint in found.err


def test_the_corpus_variable_takes_several(
    run: Run, house: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIRCHECK_CORPUS", os.pathsep.join(("docs", "docs/a.txt")))
    assert run("Six bases.").status == 0
    assert house.asked[-1]["corpus"] == (Path("docs"), Path("docs/a.txt"))


def test_init_writes_what_check_then_reads(run: Run, house: Any, corpus: Path) -> None:
    (corpus / "odd [name].md").write_text("# Odd\n\nA sentence.\n")
    found = run("init", "docs")
    assert found.status == 0
    sources = (corpus / "sources.toml").read_text()
    assert sources.count("[[source]]") == 2
    assert run("Six bases.").status == 0
    assert house.asked[-1]["corpus"] == (Path("docs"),)
    shown = json.loads(run("index", "list", "--format", "json").out)
    assert [item["doc_id"] for item in shown["documents"]] == [
        "a.txt",
        "odd [name].md",
    ]


def test_init_matches_each_document_and_no_other(run: Run, corpus: Path) -> None:
    (corpus / "b[1].txt").write_text("B.")
    (corpus / "b1.txt").write_text("B.")
    run("init", "docs")
    sources = corpus / "sources.toml"
    text = sources.read_text().replace(
        'match = "b[[]1].txt"\n# title = ""', 'match = "b[[]1].txt"\ntitle = "B"'
    )
    sources.write_text(text)
    shown = json.loads(run("index", "list", "--format", "json").out)
    titles = {item["doc_id"]: item["title"] for item in shown["documents"]}
    assert titles == {"a.txt": None, "b1.txt": None, "b[1].txt": "B"}


@pytest.mark.parametrize("there", ["oircheck.toml", "docs/sources.toml"])
def test_init_overwrites_nothing_unless_forced(
    run: Run, corpus: Path, there: str
) -> None:
    Path(there).write_text("# mine\n")
    found = run("init", "docs")
    assert (found.status, found.out) == (2, "")
    assert there in found.err
    assert Path(there).read_text() == "# mine\n"
    written = [p for p in ("oircheck.toml", "docs/sources.toml") if Path(p).exists()]
    assert written == [there]
    assert run("init", "docs", "--force").status == 0
    assert Path(there).read_text() != "# mine\n"


def test_init_in_an_empty_folder_says_what_is_missing(run: Run) -> None:
    found = run("init")
    assert found.status == 0
    assert "no document" in found.err


def test_init_of_a_missing_folder(run: Run) -> None:
    assert run("init", "nowhere").status == 3
    assert not Path("oircheck.toml").exists()


def test_the_index_commands_say_what_there_is(
    run: Run, house: Any, project: Path
) -> None:
    built = run("index", "build")
    assert built.out == "1 added, 0 changed, 0 removed, 0 unchanged; 2 passages\n"
    assert run("index", "build").out == "nothing changed\n"
    state = json.loads(run("index", "status", "--format", "json").out)
    assert (state["documents"], state["corpus"]) == (1, ["docs"])
    listed = run("index", "list").out
    assert "a.txt" in listed
    assert "publisher unknown" in listed


def test_models_list(run: Run) -> None:
    found = json.loads(run("models", "list", "--format", "json").out)
    assert found["bundle"] == "double"
    assert "double" in run("models", "list").out


def test_eval_scores_citations_against_the_originals_lines(
    run: Run, house: Any, project: Path
) -> None:
    (project / "troops.txt").write_text("\n\u00a0\nThe troops.\nMore.\n")
    rows = ["Six x.,supported,number,troops.txt,1", "Six y.,supported,,troops.txt,2"]
    Path("gold.csv").write_text(
        "\n".join(["claim,label,category,document,paragraphs", *rows])
    )
    found = json.loads(run("eval", "gold.csv", "--format", "json").out)
    # The double cites line 1 of troops.txt, which is empty, so neither is right.
    assert found["citations"]["first"]["of"] == 2
    assert found["citations"]["first"]["hits"] == 0
    (project / "troops.txt").write_text("The troops.\nMore.\n")
    found = json.loads(run("eval", "gold.csv", "--format", "json").out)
    assert found["citations"]["first"]["hits"] == 1
    assert found["accuracy"]["hits"] == 2
    assert set(found["categories"]) == {"number", "(none)"}


def test_eval_writes_every_format(run: Run, project: Path) -> None:
    Path("gold.csv").write_text(
        "claim,verdict\nSix bases.,SUPPORTS\nSeven bases.,REFUTES\n"
    )
    assert "label 'SUPPORTS' read as" in run("eval", "gold.csv").out
    assert "| accuracy |" in run("eval", "gold.csv", "--format", "markdown").out
    assert json.loads(run("eval", "gold.csv", "--format", "json").out)["claims"] == 2


def test_eval_takes_the_column_that_is_named(run: Run, project: Path) -> None:
    Path("gold.csv").write_text("claim,label,mine\nSix bases.,refuted,supported\n")
    found = run("eval", "gold.csv", "--gold-col", "mine", "--format", "json")
    assert json.loads(found.out)["accuracy"]["hits"] == 1
    missing = run("eval", "gold.csv", "--gold-col", "mien")
    assert missing.status == 3
    assert "did you mean mine?" in missing.err


def test_eval_refuses_documents_that_change_meanwhile(
    run: Run, house: Any, project: Path
) -> None:
    Path("gold.csv").write_text(
        "claim,label,document,paragraphs\nSix bases.,supported,a.txt,1\n"
    )
    house.changes_under_way = True
    found = run("eval", "gold.csv")
    assert (found.status, found.out) == (3, "")
    assert "changed" in found.err


def test_a_refreshed_index_is_told_on_stderr(
    run: Run, house: Any, project: Path
) -> None:
    house.refresh = house.brought_up_to_date(2)
    found = run("Six bases.")
    assert "2 added" in found.err
    assert "2 added" not in found.out


def test_documents_have_their_names_wherever_a_check_is_run(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("more").mkdir()
    Path("more/b.txt").write_text("Six bases were handed over.\n")
    Path("below").mkdir()
    Path("oircheck.toml").write_text('[corpus]\npaths = [".", "more"]\n')

    def names() -> list[str]:
        shown = json.loads(run("index", "list", "--format", "json").out)
        return [item["doc_id"] for item in shown["documents"]]

    run("index", "build")
    above = names()
    monkeypatch.chdir("below")
    assert names() == above
    run("index", "build")
    assert names() == above


def test_a_scope_holds_for_a_draft_that_is_named_from_below(
    run: Run, house: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("below", "drafts", "sport"):
        Path(folder).mkdir()
    Path("sport/s.txt").write_text("A match was played.\n")
    Path("drafts/a.md").write_text("Six bases were handed over.\n")
    with Path("oircheck.toml").open("a") as file:
        file.write('[[gate.scope]]\ndrafts = "drafts/"\ncorpus = "sport"\n')
    monkeypatch.chdir("below")
    assert run("gate", "../drafts/a.md").status == 0
    assert house.asked[-1]["corpus"] == (Path("../sport"),)
