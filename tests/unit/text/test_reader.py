from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from oircheck.errors import ConfigError, CorpusError, DocumentError
from oircheck.text import (
    list_documents,
    read_corpora,
    read_corpus,
    read_document,
)
from oircheck.types import Source, SourceKind


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)


def test_a_document_holds_the_file_as_it_stands(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf---\r\ntitle: Six\r\n---\r\n# Bases\r\n\r\nSix *bases*.\r\n"
    write(tmp_path, {"sub/a.MD": data})
    document = read_document(
        tmp_path / "sub" / "a.MD", root=tmp_path, source=Source(title="x", tier=1)
    )
    assert document.doc_id == "sub/a.MD"
    assert document.path == (tmp_path / "sub" / "a.MD").as_posix()
    assert document.text == data.decode("utf-8")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.source == Source(title="Six", tier=1)
    assert [block.view.text for block in document.blocks] == ["Bases", "Six bases."]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "".join(f"{'  ' * deep}- Item {deep}.\n" for deep in range(40))),
        ("a.md", "> " * 70 + "Six bases."),
        ("a.md", "[^1]: A note.\n\n    " + "> " * 70 + "Six bases."),
        ("a.rst", "".join(f"{'  ' * deep}- Item.\n\n" for deep in range(80))),
    ],
)
def test_what_is_nested_too_deeply_is_no_document_read_in_part(
    tmp_path: Path, name: str, text: str
) -> None:
    write(tmp_path, {name: text})
    with pytest.raises(DocumentError, match="nested too deeply"):
        read_document(tmp_path / name, root=tmp_path, source=None)


@pytest.mark.parametrize("mark", ["- ", "> "])
def test_what_is_nested_less_deeply_is_read_to_the_end(
    tmp_path: Path, mark: str
) -> None:
    write(tmp_path, {"a.md": mark * 29 + "Six bases."})
    document = read_document(tmp_path / "a.md", root=tmp_path, source=None)
    assert [block.view.text for block in document.blocks] == ["Six bases."]


def test_documents_are_listed_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["b.txt", "a.md", "a/z.text", "a/b/c.markdown", "B.TXT"]
    others = [
        ".x.txt",
        ".git/a.txt",
        "sources.toml",
        "a.pptx",
        "notes",
        "a/sources.toml",
    ]
    write(tmp_path, dict.fromkeys(names + others, ""))
    listed = [
        path.relative_to(tmp_path).as_posix() for path in list_documents(tmp_path)
    ]
    assert listed == ["B.TXT", "a.md", "a/b/c.markdown", "a/z.text", "b.txt"]


def test_a_corpus_is_read_with_what_is_known_of_its_sources(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": "Six bases.",
            "b.md": "---\ntier: 3\n---\nSix bases.",
            "sub/c.txt": "Six bases.",
            "sources.toml": '[[source]]\nmatch="*"\npublisher="P"\ntier=1\n'
            '[[source]]\nmatch="zz*"\n',
            "sub/sources.toml": '[[source]]\nmatch="c.txt"\nkind="digest"\ntier=2\n',
        },
    )
    reading = read_corpus(tmp_path)
    assert [(document.doc_id, document.source) for document in reading.documents] == [
        ("a.txt", Source(publisher="P", tier=1)),
        ("b.md", Source(publisher="P", tier=3)),
        ("sub/c.txt", Source(publisher="P", tier=2, kind=SourceKind.DIGEST)),
    ]
    assert reading.unreadable == ()
    assert reading.notices == (
        f"{(tmp_path / 'sources.toml').as_posix()}:5: 'zz*' matches no document",
    )


def test_an_unreadable_document_is_reported_and_stops_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": "Six bases.",
            "b.txt": b"caf\xe9",
            "c.md": "---\ntier: 9\n---\n",
            "d.txt": b"\0",
            "empty.txt": "",
            "empty.md": "---\ntitle: x\n---\n",
        },
    )
    os.mkfifo(tmp_path / "e.txt")
    (tmp_path / "f.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "g.txt").symlink_to(tmp_path / "g.txt")
    reading = read_corpus(tmp_path)
    assert [document.doc_id for document in reading.documents] == [
        "a.txt",
        "empty.md",
        "empty.txt",
    ]
    assert [Path(path).name for path, _ in reading.unreadable] == [
        "b.txt",
        "c.md:2",
        "d.txt",
        "e.txt",
        "f.txt",
        "g.txt",
    ]
    assert [
        notice.removeprefix(f"{tmp_path.as_posix()}/") for notice in reading.notices
    ] == [
        "empty.md: no prose was found",
        "empty.txt: the file is empty",
    ]


def test_links_that_leave_the_corpus_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    write(
        tmp_path,
        {"out/a.txt": "Six.", "corpus/in.txt": "Six.", "out/sources.toml": "!"},
    )
    (root / "link.txt").symlink_to(tmp_path / "out" / "a.txt")
    (root / "folder").symlink_to(tmp_path / "out")
    (root / "sources.toml").symlink_to(tmp_path / "out" / "sources.toml")
    (root / "inside.txt").symlink_to(root / "in.txt")
    reading = read_corpus(root)
    assert [document.doc_id for document in reading.documents] == [
        "in.txt",
        "inside.txt",
    ]
    assert [(Path(path).name, problem[:6]) for path, problem in reading.unreadable] == [
        ("folder", "a link"),
        ("link.txt", "a link"),
        ("sources.toml", "a link"),
    ]


def test_a_name_that_is_not_unicode_is_reported(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Six.")
    except OSError:
        pytest.skip("this file system refuses such names")
    reading = read_corpus(tmp_path)
    assert reading.documents == ()
    ((path, problem),) = reading.unreadable
    assert path.endswith("caf\\udce9.txt")
    assert "rename" in problem


def test_a_corpus_may_be_one_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": "Six.",
            "b.txt": "Six.",
            "sources.toml": '[[source]]\nmatch="*"\ntier=1\n[[source]]\nmatch="c"\n',
        },
    )
    reading = read_corpus(tmp_path / "a.txt")
    assert [document.doc_id for document in reading.documents] == ["a.txt"]
    assert reading.documents[0].source == Source(tier=1)
    assert reading.notices == ()


def test_an_empty_corpus_is_an_answer(tmp_path: Path) -> None:
    reading = read_corpus(tmp_path)
    assert (reading.documents, reading.unreadable, reading.notices) == ((), (), ())


def test_a_missing_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nowhere: the corpus does not exist"):
        read_corpus(tmp_path / "nowhere")
    with pytest.raises(CorpusError, match="nowhere: the corpus does not exist"):
        list_documents(tmp_path / "nowhere")


def test_a_wrong_sources_file_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Six.", "sources.toml": "[[source]]\n"})
    with pytest.raises(ConfigError, match=r"sources\.toml:1: "):
        read_corpus(tmp_path)


def test_a_suffix_without_a_reader_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.doc": "x"})
    with pytest.raises(DocumentError, match=r"no reader for '\.doc'; known: \.txt"):
        read_document(tmp_path / "a.doc", root=tmp_path, source=None)


def test_documents_without_a_word_are_no_corpus(tmp_path: Path) -> None:
    blank, told = tmp_path / "blank", tmp_path / "told"
    blank.mkdir()
    told.mkdir()
    (blank / "a.txt").write_text("\n")
    (blank / "b.md").write_text("---\ntitle: Bases\n---\n")
    (told / "c.txt").write_text("Six bases were handed over.")
    with pytest.raises(CorpusError, match=r"a\.txt: the file is empty"):
        read_corpora([blank])
    assert len(read_corpora([blank, told]).documents) == 3
