"""Files that the usual programs write, read back.

    python benchmarks/readers.py FOLDER [--texts FOLDER] [--markdown FILE]

Needs LibreOffice (``soffice``), Chromium and, for hyphenation, LibreOffice's English
dictionary. Writes sources into FOLDER, has the programs set them as .docx, PDF and
HTML in several layouts, reads them with oircheck, and looks for every sentence: it
counts as found where a passage reads exactly like it. Rows of tables are looked for
in .docx and HTML, where there are tables. ``--texts`` names a folder of further .txt
files, whose paragraphs are lines.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).parent)]

from readers_layouts import PAGES, WEB_STYLES, flat_odt, web_page
from readers_text import ITEMS, NOTE, ROWS, TEXTS, Paragraphs

from oircheck.text import (
    build_passages,
    read_document,
    read_plainly,
    split_sentences,
    verbatim,
)
from oircheck.types import Document, Span

WRITER = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf", "html": "html"}
ROWS_SAID = [
    "; ".join(f"{name}: {cell}" for name, cell in zip(ROWS[0], row, strict=True))
    for row in ROWS[1:]
]


@dataclass(frozen=True)
class Expected:
    """A file, and what must be found in it."""

    path: Path
    program: str
    layout: str
    sentences: tuple[str, ...]


def main() -> int:
    """Write, set, read, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--markdown", type=Path)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    texts = {**TEXTS, **dict(further(asked.texts))}
    files = [*office(asked.folder, texts), *web(asked.folder, texts)]
    table = "\n".join(report(files, asked.folder)) + "\n"
    print(table)
    if asked.markdown:
        asked.markdown.write_text(f"# Readers\n\n{table}", encoding="utf-8")
    return 0


def further(folder: Path | None) -> Iterator[tuple[str, tuple[str, Paragraphs]]]:
    """Yield the texts of a folder: name, title and paragraphs."""
    for path in sorted(folder.glob("*.txt")) if folder else ():
        lines = [line.strip("- ") for line in path.read_text("utf-8").splitlines()]
        title, *rest = [line for line in lines if line]
        paragraphs = tuple(
            tuple(span.of(line) for span in split_sentences(line))
            for line in rest
            if line.endswith((".", "!", "?", "”", '"')) and len(line) > 60
        )
        yield path.stem, (title, paragraphs)


def office(folder: Path, texts: dict[str, tuple[str, Paragraphs]]) -> list[Expected]:
    """Have LibreOffice set every text in every layout and format."""
    found: list[Expected] = []
    for number, (name, (title, paragraphs)) in enumerate(texts.items()):
        for place, page in enumerate(PAGES):
            if name not in TEXTS and place != number % len(PAGES):
                continue
            extras = (number + place) % 2 == 0
            written = flat_odt(
                title, paragraphs, page=page, justified=page != "small", extras=extras
            )
            source = folder / f"{name}-{page}.fodt"
            source.write_text(written, encoding="utf-8")
            sentences = [one for part in paragraphs for one in part]
            more = [NOTE, *ITEMS] if extras else []
            layout = f"{page}{', footnote, list, table' if extras else ''}"
            for suffix in WRITER:
                rows = ROWS_SAID if extras and suffix != "pdf" else []
                found.append(
                    Expected(
                        source.with_suffix(f".{suffix}"),
                        "LibreOffice",
                        layout,
                        (*sentences, *more, *rows),
                    )
                )
    sources = [str(path) for path in sorted(folder.glob("*.fodt"))]
    for form in WRITER.values():
        run(
            "soffice",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            *sources,
        )
    return found


def web(folder: Path, texts: dict[str, tuple[str, Paragraphs]]) -> list[Expected]:
    """Have Chromium print every text, and save it as a page."""
    found: list[Expected] = []
    for number, (name, (title, paragraphs)) in enumerate(texts.items()):
        styles = list(WEB_STYLES)
        chosen = styles if name in TEXTS else [styles[number % len(styles)]]
        for style in chosen:
            source = folder / f"{name}-{style}.htm"
            source.write_text(
                web_page(title, paragraphs, style=style), encoding="utf-8"
            )
            sentences = (*(one for part in paragraphs for one in part), *ITEMS)
            printed = source.with_name(f"{name}-{style}-printed.pdf")
            header = "--no-pdf-header-footer" if style == "print" else "--headless"
            chromium(f"--print-to-pdf={printed}", header, source.as_uri())
            found.append(Expected(printed, "Chromium", style, sentences))
            saved = source.with_name(f"{name}-{style}-saved.html")
            saved.write_bytes(chromium("--dump-dom", source.as_uri()))
            found.append(Expected(saved, "Chromium", style, (*sentences, *ROWS_SAID)))
    return found


def chromium(*arguments: str) -> bytes:
    """Run Chromium without a window and return what it prints."""
    return run("chromium", "--headless", "--no-sandbox", "--disable-gpu", *arguments)


def run(*command: str) -> bytes:
    """Run a program and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True).stdout


def report(files: Sequence[Expected], folder: Path) -> Iterator[str]:
    """Yield a table: program, format and layout, files, sentences, found."""
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    missing: list[str] = []
    for item in files:
        document = read_document(item.path, root=folder, source=None)
        lost = [one for one in item.sentences if one not in found_in(document, one)]
        missing += [f"{item.path.name}: {one}" for one in lost]
        key = (item.program, item.path.suffix, item.layout)
        count = counts.setdefault(key, Counter())
        count.update(
            files=1,
            sentences=len(item.sentences),
            found=len(item.sentences) - len(lost),
        )
    total: Counter[str] = Counter()
    yield "| program | format | layout | files | sentences | found | |"
    yield "|---|---|---|---|---|---|---|"
    for key, count in sorted(counts.items()):
        total.update(count)
        yield row(*key, count)
    yield row("all", "", "", total)
    yield ""
    yield from (f"- not found: {one}" for one in missing)


def row(program: str, form: str, layout: str, count: Counter[str]) -> str:
    """Return a line of the table."""
    share = count["found"] / count["sentences"]
    return (
        f"| {program} | {form} | {layout} | {count['files']} | {count['sentences']} "
        f"| {count['found']} | {share:.2%} |"
    )


def found_in(document: Document, sentence: str) -> list[str]:
    """Return the sentence as often as a passage of the document reads like it.

    The passage's own characters must hold the same letters.
    """
    plain = read_plainly(verbatim(sentence, Span(0, len(sentence)))).text
    return [
        sentence
        for passage in build_passages(document)
        if passage.view.text == plain and passage.span.of(document.text) == passage.text
    ]


if __name__ == "__main__":
    raise SystemExit(main())
