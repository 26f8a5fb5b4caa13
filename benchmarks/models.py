"""One bundle on every dev set: verifier alone, whole pipeline, calibration, speed.

    python benchmarks/models.py --data DATA [--bundle FOLDER] [--limit N]
        [--sets NAME...] [--index FOLDER] [--weights RUN] [--speed] [--markdown FILE]

The majority class stands beside each figure, with 95 % Wilson intervals. ``--limit``
takes that many rows of each set, chosen by the hash of their content, the same every
time. ``--weights`` names the saved cross-encoder that the verifier was exported from:
its accuracy in float32 stands beside that of the shipped form (this and the peer of
``--speed`` need torch and sentence-transformers). The same bundle, rows and versions
print the same figures; only what ``--speed`` prints depends on the hour.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "training")]

import model_pairs
import model_pipeline
import model_rows
import model_speed
from model_pairs import PairResult
from model_rows import ALONE, AUTHORED, NAMES, PAIR_SETS, POOLED, WICE_CHUNKS

from oircheck.models import Bundle, open_bundle

EXAMPLES = 10
"""How many failures are shown."""


def main() -> None:
    """Measure what is asked for, print it, and keep it where asked."""
    options = _options()
    bundle = open_bundle(options.bundle)
    lines = [
        f"Bundle {bundle.lock.bundle}, {bundle.digest[:16]}; "
        + (f"at most {options.limit} rows of a set" if options.limit else "all rows")
        + "."
    ]
    print(lines[0], flush=True)
    for title, text in _parts(options, bundle):
        lines.append(f"## {title}\n\n{text.strip()}")
        print(f"\n{lines[-1]}", flush=True)
        if options.markdown:
            whole = "\n\n".join(["# Models", *lines])
            options.markdown.write_text(f"{whole}\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--bundle", type=Path, help="default: the shipped one")
    parser.add_argument("--sets", nargs="*", choices=NAMES, default=list(NAMES))
    parser.add_argument("--limit", type=int, help="rows of each set")
    parser.add_argument("--index", type=Path, help="a folder that keeps the pool")
    parser.add_argument("--weights", type=Path, help="a saved CrossEncoder")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--markdown", type=Path)
    return parser.parse_args()


def _parts(options: argparse.Namespace, bundle: Bundle) -> Iterator[tuple[str, str]]:
    results: list[PairResult] = []
    text = _pairs(options, bundle, results)
    if results:
        yield "The verifier alone", text
        reliability = model_pairs.pair_calibration(results)
        if reliability:
            yield "Reliability of the verifier's probabilities", reliability
    for part in (_numbers, _wice, _authored):
        yield from part(options, bundle)
    yield from _dossiers(options, bundle)
    if options.weights:
        chosen = [
            (item, _rows(options, item.name))
            for item in PAIR_SETS
            if item.name in options.sets
        ]
        yield (
            "The shipped form beside the training weights",
            model_speed.likeness(options.bundle, options.weights, chosen),
        )
    if options.speed:
        yield "Speed and size", model_speed.speed(options.bundle, options.weights)


def _rows(options: argparse.Namespace, name: str) -> list[model_rows.Row]:
    return model_rows.drawn(model_rows.read_rows(options.data, name), options.limit)


def _pairs(
    options: argparse.Namespace, bundle: Bundle, results: list[PairResult]
) -> str:
    for item in PAIR_SETS:
        if item.name in options.sets:
            model_pipeline.show(item.name, 0, 1)
            rows = _rows(options, item.name)
            verifier = bundle.verifier
            scores = model_pairs.score_pairs(verifier.score, verifier.fits, rows)
            results.append(model_pairs.measure(item, rows, scores))
    return model_pairs.pair_table(results)


def _numbers(options: argparse.Namespace, bundle: Bundle) -> Iterator[tuple[str, str]]:
    lines, hits, total = [], 0, 0
    for item in PAIR_SETS:
        if item.whole and item.name in options.sets:
            rows = _rows(options, item.name)
            found = model_pipeline.beside_evidence(rows, bundle, item.name)
            lines.append(model_pipeline.whole_line(item, found))
            hits += sum(row.label == said for row, said in found)
            total += len(found)
    if lines:
        text = "\n".join([model_pipeline.WHOLE_HEAD, *lines])
        yield (
            "Numeric stress tests with the comparers, whole pipeline",
            f"{text}\n\nTogether {hits} of {total}, {hits / total:.3f}.",
        )


def _wice(options: argparse.Namespace, bundle: Bundle) -> Iterator[tuple[str, str]]:
    if WICE_CHUNKS not in options.sets:
        return
    rows = model_rows.read_rows(options.data, WICE_CHUNKS)
    groups = model_rows.drawn_groups(rows, options.limit)
    flat = [row for group in groups for row in group]
    verifier = bundle.verifier
    scores = model_pairs.score_pairs(verifier.score, verifier.fits, flat)
    retrieved = model_pipeline.supported_by(groups, bundle)
    yield "WiCE, claims of dev", model_pairs.wice_table(groups, scores, retrieved)


def _authored(options: argparse.Namespace, bundle: Bundle) -> Iterator[tuple[str, str]]:
    if AUTHORED in options.sets:
        corpora = model_pipeline.authored(options.data, options.limit)
        given = model_pipeline.judge_given(corpora, bundle)
        yield (
            "Authored passages of dev, each the text of its row, whole pipeline",
            model_pipeline.judged_text(given),
        )
        yield (
            "Surest failures on authored passages",
            model_pipeline.failures(given, EXAMPLES),
        )
        yield (
            "Authored passages of dev, each its own corpus, whole pipeline",
            model_pipeline.judged_text(model_pipeline.judge(corpora, bundle)),
        )


def _dossiers(options: argparse.Namespace, bundle: Bundle) -> Iterator[tuple[str, str]]:
    if not {ALONE, POOLED} & set(options.sets):
        return
    corpora = model_pipeline.alone(options.data, options.limit)
    text: Callable[[model_pipeline.Judged], str] = model_pipeline.judged_text
    one = model_pipeline.judge(corpora, bundle)
    if ALONE in options.sets:
        yield "Dossiers of dev, each its own corpus, whole pipeline", text(one)
        yield "Surest failures on dossiers", model_pipeline.failures(one, EXAMPLES)
    if POOLED in options.sets:
        pool = model_pipeline.pooled
        other, size = pool(corpora, options.data, bundle, options.index)
        cost = model_pipeline.cost_of_pooling(one, other)
        yield (
            f"Dossiers of dev in a pool of {size} documents, whole pipeline",
            f"{text(other)}\n\n{cost}",
        )


if __name__ == "__main__":
    main()
