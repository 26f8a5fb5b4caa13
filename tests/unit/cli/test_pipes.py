"""Whatever reads the files of a corpus beside the index waits at no named pipe."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oircheck.cli.front_matter import tell_misspelt
from oircheck.cli.gate_memory import corpus_stamp
from oircheck.cli.streams import Colour, Talk

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("---\npublised: 2020\n---\n\nSix bases.\n")
    return tmp_path


def test_a_pipe_has_no_front_matter(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(corpus / "pipe.md")
    talk = Talk(quiet=False, verbose=False, colour=Colour.NEVER, progress=False)
    tell_misspelt(talk, [corpus / "pipe.md", corpus / "a.md"])
    assert capsys.readouterr().err.count("unknown key 'publised'") == 1


def test_a_corpus_with_a_pipe_is_not_known_again(corpus: Path) -> None:
    assert corpus_stamp([corpus])
    os.mkfifo(corpus / "pipe.md")
    assert corpus_stamp([corpus]) == ""
