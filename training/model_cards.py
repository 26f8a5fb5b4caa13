"""Write the model cards: what each shipped model is, learned, reaches and gets wrong.

    python benchmarks/models.py --data DATA --weights RUN --speed
        --markdown benchmarks/results/models.md
    python training/model_cards.py

Reads models.lock (form, size, data with licences) and the sections of
``benchmarks/results/``; limits are written here by hand. Nothing is measured.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "models.lock"
RESULTS = ROOT / "benchmarks" / "results"
CARDS = ROOT / "training" / "cards"
FAILURES = ("Surest failures on authored passages", "Surest failures on dossiers")


@dataclass(frozen=True, slots=True)
class Part:
    """What a card says of a role besides what the lock says.

    Attributes:
        what: What the model is for, and how it is made.
        limits: What it cannot do.
        figures: Result files, and which of their sections; none takes the whole.
    """

    what: str
    limits: tuple[str, ...]
    figures: tuple[tuple[str, tuple[str, ...]], ...]


PARTS: Mapping[str, Part] = {
    "embedder": Part(
        "Turns a claim or a passage into a vector, so that passages are found by "
        "meaning. A bi-encoder of 22 million parameters: mean of the token vectors, "
        "length one.",
        (
            "English only. What is longer than 256 tokens loses its beginning.",
            "Numbers and names hardly move a vector: the lexical half of the search "
            "finds those.",
        ),
        (("retrieval.md", ()),),
    ),
    "verifier": Part(
        "Says whether a premise entails a claim, contradicts it, or neither. A "
        "cross-encoder of 22 million parameters; premises are built by "
        "`oircheck.text.passages`, as in the index.",
        (
            "English only. A premise beyond 256 tokens with its claim loses its "
            "beginning; a claim is never cut, one of more than 128 tokens is refused.",
            "Supported against refuted on reworded sentences is what it confuses most; "
            "it is not to be used without the stance model, which sees the values too.",
            "Long evidence (tables, whole web pages) is far from what it was trained "
            "on; the figures below show it.",
            "It reckons badly: sums, percentages and units are left to the comparers.",
            "It learned what the licences below allow; what annotators of those sets "
            "held to be entailed is in it, their errors too.",
        ),
        (
            (
                "models.md",
                (
                    "The verifier alone",
                    "Reliability of the verifier's probabilities",
                    "WiCE, claims of dev",
                    "The shipped form beside the training weights",
                    "Speed and size",
                    *FAILURES,
                ),
            ),
        ),
    ),
    "stance": Part(
        "Linear models whose numbers can be read in `stance.json`, `exchange.json` and "
        "`verdict.json`: from what was read of a passage beside a claim to its stance; "
        "from what an exchange of two values wins to the stance that it shows; and "
        "from all passages to a verdict. `given-stance.json` and `given-verdict.json` "
        "are the first and the last for a text that is given with the claim "
        "(`batch --evidence-col`), which settles far more of what is asked than "
        "passages that a search brings up. What they give are the calibrated "
        "probabilities of every output.",
        (
            "Fitted behind the shipped verifier: with another one its probabilities "
            "are not calibrated.",
            "Fitted on news-like dossiers and passages of our own; on other text the "
            "probabilities may be off, as the tables show.",
            "Only `given-stance.json` and `given-verdict.json` have seen the drafts of "
            "`b-` to `Z-` among the rows below; the other three were fitted without.",
        ),
        (
            (
                "models.md",
                (
                    "Authored passages of dev, each the text of its row, whole "
                    "pipeline",
                    "Authored passages of dev, each its own corpus, whole pipeline",
                    "Dossiers of dev, each its own corpus, whole pipeline",
                    "Dossiers of dev in a pool of",
                    "Numeric stress tests with the comparers, whole pipeline",
                    *FAILURES,
                ),
            ),
        ),
    ),
    "claim-detector": Part(
        "Says whether a sentence of a draft is a statement that can be looked up, and "
        "if not, what it is: a question, an instruction, an opinion, a plan of the "
        "writer's own, a fragment. Rules over words, then a logistic model over "
        "counts; its weights can be read in `detector.json`.",
        (
            "English only, one sentence at a time: it does not see who speaks.",
            "A quotation with a speaker counts as checkable (somebody said it), and so "
            "does what is announced for the future.",
            "ClaimBuster, its largest source, is spoken debate; what politicians say "
            "of themselves is told apart worse than what news reports.",
            "CheckThat! labels what is worth checking, another question; it states no "
            "licence and is measured on only.",
            "The word lists were written by the hand that wrote our own test drafts: "
            "the figure on those flatters. The sentences labelled by eye are the "
            "better guide.",
        ),
        (("claim-detector.md", ()),),
    ),
}


def main() -> None:
    """Write one card a role that the lock pins."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lock", type=Path, default=LOCK)
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--out", type=Path, default=CARDS)
    options = parser.parse_args()
    lock = tomllib.loads(options.lock.read_text(encoding="utf-8"))
    for model in lock["model"]:
        path = options.out / f"{model['role']}.md"
        text = render(model, lock["bundle"], options.results)
        path.write_text(text, encoding="utf-8")
        print(path.name)


def render(model: Mapping[str, Any], bundle: str, results: Path) -> str:
    """Return the card of one model as Markdown."""
    part = PARTS[model["role"]]
    origin = model["provenance"]
    lines = [
        f"# {model['name']}",
        "",
        f"{part.what}",
        "",
        f"- role *{model['role']}* in the bundle {bundle}; licence {model['license']}",
        f"- {model['format']}, {model['precision']}; "
        f"{model['total-size'] / 1e6:.2f} MB; tree {model['tree-digest'][:16]}",
        _origin(origin["base"], origin["script"]),
        *_io(model),
        "",
        "## Limits",
        "",
        *(f"- {limit}" for limit in part.limits),
        "",
        "## Trained on",
        "",
        *data_table(origin.get("data", [])),
    ]
    for name, wanted in part.figures:
        lines += _figures(results / name, wanted)
    return "\n".join(lines).rstrip() + "\n"


def _origin(base: str, script: str) -> str:
    return f"- made by {script}" + ("" if base == "none" else f" from {base}")


def _io(model: Mapping[str, Any]) -> Iterator[str]:
    io = model["io"]
    if "classes" in io:
        yield f"- classes in this order: {', '.join(io['classes'])}"
    if "max-tokens" in io:
        yield f"- reads {io['max-tokens']} tokens, cut at the {io['truncation']}"
    if "calibration" in model:
        fitted = model["calibration"]
        yield (
            f"- temperature {fitted['temperature']}, fitted on {fitted['fitted-on']}, "
            f"version {fitted['version']}"
        )


def data_table(data: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the sets with licence, rows and share; files of one folder as one."""
    merged: dict[str, dict[str, Any]] = {}
    for row in data:
        name = str(row["name"])
        key = f"{name.split('/')[0]} (files)" if "/" in name else name
        known = merged.setdefault(key, {**row, "rows": 0})
        known["rows"] += row["rows"]
    total = sum(row["rows"] for row in merged.values())
    yield "| set | licence | rows | share | home |"
    yield "|---|---|---|---|---|"
    for name, row in merged.items():
        share = row["rows"] / total if total else 0.0
        yield (
            f"| {name} | {row['license']} | {row['rows']:,} | {share:.3f} "
            f"| {row.get('home', '')} |"
        )


def _figures(path: Path, wanted: Sequence[str]) -> Iterator[str]:
    if not path.exists():
        raise SystemExit(f"{path}: run the benchmark that writes it first")
    found = sections(path.read_text(encoding="utf-8"))
    yield from ("", "## Figures", "", found[""].strip())
    chosen = wanted or [title for title in found if title]
    for start in chosen:
        for title, text in found.items():
            if title and title.startswith(start):
                yield from ("", f"### {title}", "", text.strip())


def sections(text: str) -> dict[str, str]:
    """Cut a file of results at its headings; what stands before them is ``""``."""
    found = {"": ""}
    title = ""
    for line in text.splitlines():
        if line.startswith("## "):
            title = line.removeprefix("## ").strip()
            found[title] = ""
        elif not line.startswith("# "):
            found[title] += f"{line}\n"
    return found


if __name__ == "__main__":
    main()
