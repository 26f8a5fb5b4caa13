"""``oircheck init``: a project's two files, with comments to go by."""

from __future__ import annotations

import glob
import json
from collections.abc import Sequence
from pathlib import Path

import click

from oircheck.cli.group import COMMANDS
from oircheck.cli.options import asked_of, talk_options
from oircheck.cli.project import CACHE_FOLDER, SETTINGS_FILE
from oircheck.cli.status import Exit
from oircheck.cli.streams import write_result
from oircheck.errors import UsageError
from oircheck.text import READERS, SOURCES_FILE, list_documents
from oircheck.verify.policy import Policy

_SETTINGS = """\
# Settings of oircheck for this folder and those below it.
# The command line and OIRCHECK_* variables win over this file; what is in force, and
# why: oircheck --show-config

# What relative dates in claims ("last month") count from. Without it they stay
# undetermined.
# as_of = 2024-09-30

# Where the index lies. It can be deleted: it is built again when needed, but for the
# documents that "oircheck index add" put there.
# cache = {cache}

# What claims are checked against: files or folders, from this file's folder on.
[corpus]
paths = [{paths}]

# Further corpora, chosen by name: oircheck --corpus NAME "..."
# [corpus.NAME]
# paths = ["another/folder"]

# The gate: oircheck gate drafts/
# [gate]
# fail_on = "refuted"
# min_covered = 0.0
# baseline = "known.json"
# exclude = ["README.md"]

# Drafts that rest on another corpus than the one above.
# [[gate.scope]]
# drafts = "some/**"
# corpus = "NAME"

# Thresholds, each with the value that holds where it is not set here; the gate asks
# for more certainty then, and its report says for how much.
# [policy]
{policy}
"""

DRAFT_FOLDERS = frozenset({"draft", "drafts"})
"""Names of folders that hold what is to be checked."""

_HEAD = """\
# What is known about the documents beside this file. Nothing is guessed: leave out
# what is not known, and it is said to be unknown. Keys of an entry:
#   match      file name or glob; where several entries match, a later one wins
#   title      as in the document
#   publisher  who published it
#   published  EDTF: 2020-07-05, 2020-07, 2020; ~ approximate, ? uncertain, % both
#   url        where it was published
#   tier       1 primary record, 2 ordinary (if nothing is said), 3 weak
#   kind       original (if nothing is said), or digest, with original = "file name"
#   status     retracted takes a document out of every decision
# A document's own front matter wins over this file.
"""

_ENTRY = """
[[source]]
match = {match}
# title = ""
# publisher = ""
# published = ""
"""


@click.command(short_help=COMMANDS["init"].help)
@click.argument("folder", default=".")
@click.option("--force", is_flag=True, help="Overwrite the files that are there.")
@talk_options
@click.pass_context
def init(ctx: click.Context, folder: str, *, force: bool) -> Exit:
    """Set up a project here whose documents lie in FOLDER, by default here too.

    Writes oircheck.toml with comments, and beside the documents a sources.toml with
    an entry for each.
    """
    talk = asked_of(ctx).talk()
    corpus = Path(folder)
    documents = list_documents(corpus)
    beside = corpus.parent if corpus.is_file() else corpus
    _refuse_drafts(corpus, documents)
    files = {
        Path(SETTINGS_FILE): settings_text(corpus),
        beside / SOURCES_FILE: sources_text(
            [path.relative_to(beside).as_posix() for path in documents]
        ),
    }
    there = [str(path) for path in files if path.exists()]
    if there and not force:
        raise UsageError(f"{' and '.join(there)} would be overwritten; see --force")
    for path, text in files.items():
        _write(path, text)
        write_result(f"wrote {path}\n")
    if documents:
        talk.note(f"{len(documents)} documents; fill in what is known of their sources")
    else:
        kinds = ", ".join(READERS)
        talk.warn(f"{corpus} holds no document yet; put {kinds} files there")
    return Exit.CLEAN


def _refuse_drafts(corpus: Path, documents: Sequence[Path]) -> None:
    """Refuse a corpus that holds the project and, in it, a folder of drafts.

    Raises:
        UsageError: If drafts would be checked against themselves.
    """
    if not Path.cwd().is_relative_to(corpus.resolve()):
        return
    folders = {path: _draft_folder(path, corpus) for path in documents}
    drafts = next((folder for folder in folders.values() if folder), None)
    if drafts is None:
        return
    others = (
        path.relative_to(corpus) for path, folder in folders.items() if not folder
    )
    name = next((path.parts[0] for path in others if len(path.parts) > 1), "sources")
    raise UsageError(
        f"{drafts} would be a source, and its drafts be checked against themselves; "
        "put the sources into a folder of their own, and name it: oircheck init "
        f"{(corpus / name).as_posix()}"
    )


def _draft_folder(path: Path, corpus: Path) -> str | None:
    """Return the folder of drafts that a document lies in, as its name says."""
    for folder in path.relative_to(corpus).parents:
        if folder.name.casefold().lstrip("_") in DRAFT_FOLDERS:
            return (corpus / folder).as_posix()
    return None


def settings_text(corpus: Path) -> str:
    """Return an ``oircheck.toml`` that names ``corpus``, every other key a comment."""
    policy = "\n".join(
        f"# {name} = {str(value).lower() if isinstance(value, bool) else value}"
        for name, value in Policy().as_items()
    )
    return _SETTINGS.format(
        cache=_quoted(CACHE_FOLDER), paths=_quoted(corpus.as_posix()), policy=policy
    )


def sources_text(names: Sequence[str]) -> str:
    """Return a ``sources.toml`` with an entry for each document, by its path."""
    entries = [_ENTRY.format(match=_quoted(glob.escape(name))) for name in names]
    return _HEAD + "".join(entries)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(path: Path, text: str) -> None:
    """Write beside the target and move into place: never half a file."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
