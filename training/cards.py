"""Write what the lock and the model cards say of the training data.

    python training/cards.py --data DATA

Counts the rows that `training/rows.py` and `training/calibrate.py` draw, with the
licence and the digest of each file, into `training/cards/`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data as sets
from corpora import UNSOURCED, UNSOURCED_CLAIMS
from drafts import DRAFTS
from elsewhere import TEXTS
from pairs import PAIRS
from rows import ENCYCLOPAEDIA_ROWS, OWN_ROWS, WEAK_ROWS

NOT_YET = frozenset({"contrast-18"})
"""Files of ``texts/`` that came after the run that is shipped; only the calibration
drew from them."""

NEUTRAL = sets.LABELS.index("neutral")
CARDS = Path(__file__).resolve().parent / "cards"
SEED = 11
OWN = "Apache-2.0 (written for this project)"
HOMES = {
    "mnli_10k": ("OANC, CC-BY-3.0, CC-BY-SA-3.0 (MultiNLI)", "nyu-mll/multiNLI"),
    "sann_base_wiki": ("CC-BY-SA-3.0", "nyu-mll/semi-automatic-nli"),
    "sann_sim_wiki": ("CC-BY-SA-3.0", "nyu-mll/semi-automatic-nli"),
    "sann_translate_wiki": ("CC-BY-SA-3.0", "nyu-mll/semi-automatic-nli"),
    "cad_nli": (
        "Apache-2.0; premises CC-BY-SA-4.0 (SNLI)",
        "acmi-lab/counterfactually-augmented-data",
    ),
    "fm2_dev": ("CC-BY-SA-3.0", "google-research/fool-me-twice"),
    "fever_symmetric_dev": ("CC-BY-SA-3.0", "TalSchuster/FeverSymmetric"),
    "ling_in_loop": (
        "none stated in the repository; premises MultiNLI (OANC and others)",
        "Alicia-Parrish/ling_in_loop",
    ),
    "mnli_shots": (
        "OANC, CC-BY-3.0, CC-BY-SA-3.0 (MultiNLI)",
        "VivHarsha/rethinking-demonstrations",
    ),
    "infotabs": ("CC-BY-SA-4.0 (as its page says)", "utahnlp/knowledge_infotabs"),
    "conjnli_adv_train": ("MIT", "swarnaHub/ConjNLI"),
    "healthver_dev": ("none stated in the repository", "sarrouti/HealthVer"),
    "folio_train": ("CC-BY-SA-4.0", "Yale-LILY/FOLIO"),
    "tracie": ("Apache-2.0", "allenai/aristo-leaderboard"),
    "hans_regen": ("MIT", "tommccoy1/hans"),
    "paws_wiki_val": ("free for any purpose", "google-research-datasets/paws"),
    "tabfact_val": ("MIT; tables CC-BY-4.0", "wenhuchen/Table-Fact-Checking"),
    "tabfact_posneg_R": ("MIT; tables CC-BY-4.0", "wenhuchen/Table-Fact-Checking"),
    "factor_R": ("MIT; text ODC-By", "AI21Labs/factor"),
    "scitail_dev": ("Apache-2.0", "allenai/aristo-leaderboard"),
    "citint_train": ("CC-BY-4.0", "jedick/MLE-capstone-project"),
    "begin_cmu_dev": ("CC-BY-4.0", "google/BEGIN-dataset"),
    "begin_wow_dev": ("CC-BY-4.0", "google/BEGIN-dataset"),
    "help_andor": ("CC-BY-SA-4.0", "verypluming/HELP"),
}
"""Licence and public home of each public set."""

FOUND = {
    "boolq_wiki_passages": (
        "CC-BY-SA-3.0",
        "google-research-datasets/boolean-questions",
    ),
    "state_union": ("public domain", "the State of the Union addresses"),
    "inaugural": ("public domain", "the inaugural addresses"),
    "tabfact_true_statements": ("MIT", "wenhuchen/Table-Fact-Checking"),
}
"""Licence and public home of each text whose sentences stand beside others."""

TEACHER = {
    "name": "all-mpnet-base-v2",
    "license": "Apache-2.0",
    "home": "sentence-transformers/all-mpnet-base-v2",
    "sha256": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
"""The base of the teacher, and the digest of its weights."""


def main() -> None:
    """Write the cards of the verifier and of the stance model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    CARDS.mkdir(exist_ok=True)
    _write("embedder", embedder_card(options.data))
    _write("verifier", verifier_card(options.data))
    _write("stance", stance_card(options.data))


def _write(name: str, card: dict[str, object]) -> None:
    path = CARDS / f"{name}.json"
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")
    print(path.name, sum(row["rows"] for row in card["data"]), "rows")  # type: ignore[attr-defined]


def embedder_card(data: Path) -> dict[str, object]:
    """Return the card of the embedder: the claims that some passage settles."""
    rows = []
    for path in _seen(sets.authored_files(data)):
        pairs = sets.authored_pairs([path], calibration=False)
        settled = sum(pair.label != NEUTRAL for pair in pairs)
        name = f"authored/{path.stem}"
        rows.append(_row(name, settled, OWN, "training/README.md", path))
    for path in sets.dossier_files(data):
        dossiers = sets.read_dossiers([path], calibration=False)
        settled = sum(
            bool(claim["s"] or claim["r"]) for one in dossiers for claim in one.claims
        )
        name = f"dossiers/{path.stem}"
        rows.append(_row(name, settled, OWN, "training/README.md", path))
    return {
        "name": "oircheck-embedder",
        "license": "Apache-2.0",
        "base": "all-MiniLM-L6-v2",
        "repo": "trained here",
        "script": "training/embedder.py",
        "data": rows,
    }


def verifier_card(data: Path) -> dict[str, object]:
    """Return the card of the verifier: one row a file that it was trained on."""
    rows = [
        _row(name, count, *HOMES[name], data / "train" / f"{name}.jsonl.gz")
        for name, count in Counter(
            pair.source
            for rows_of in (sets.NATURAL_ROWS, sets.FURTHER_ROWS)
            for pair in sets.natural_pairs(data, seed=SEED, rows_of=rows_of)
        ).items()
    ]
    drawn = sets.natural_pairs(data, seed=SEED, rows_of=WEAK_ROWS, labels=False)
    for name, count in Counter(pair.source for pair in drawn).items():
        path = data / "train" / f"{name}.jsonl.gz"
        said = f"{name}, labelled by the teacher"
        rows.append(_row(said, count, *HOMES[name], path))
    rows += _own(data, calibration=False)
    here = Path(__file__).resolve().parent
    made = "own sentences of authored passages and dossiers"
    rows.append(_row(made, OWN_ROWS, OWN, "training/own.py", here / "own.py"))
    wiki = data / "text" / "boolq_wiki_passages.txt.gz"
    home = FOUND["boolq_wiki_passages"]
    made = "encyclopaedia, labelled by the teacher"
    rows.append(_row(made, ENCYCLOPAEDIA_ROWS, *home, wiki))
    rows += _found(data, TEXTS, "claims and passages of other texts")
    return {
        "name": "oircheck-verifier",
        "license": "Apache-2.0",
        "base": "all-MiniLM-L6-v2",
        "teacher": TEACHER,
        "repo": "trained here",
        "script": "training/distil.py",
        "data": rows,
    }


def stance_card(data: Path) -> dict[str, object]:
    """Return the card of the stance model: the rows that were kept for it."""
    return {
        "name": "oircheck-stance",
        "license": "Apache-2.0",
        "base": "none",
        "repo": "trained here",
        "script": "training/calibrate.py",
        "data": [
            *_own(data, calibration=True),
            *_drafts(),
            *_found(data, dict.fromkeys(UNSOURCED, UNSOURCED_CLAIMS), "kept sentences"),
        ],
        "calibration": {
            "fitted-on": "two dossiers of each train file with drafts about them, a "
            "tenth of the authored passages, kept out of all other training, and found "
            "sentences beside others of their text",
            "version": 3,
        },
    }


def _own(data: Path, *, calibration: bool) -> list[dict[str, object]]:
    rows = []
    authored = sets.authored_files(data)
    for path in authored if calibration else _seen(authored):
        pairs = sets.authored_pairs([path], calibration=calibration)
        name = f"authored/{path.stem}"
        rows.append(_row(name, len(pairs), OWN, "training/README.md", path))
    for path in sets.dossier_files(data):
        dossiers = sets.read_dossiers([path], calibration=calibration)
        pairs = sets.dossier_pairs(dossiers, neutral=2, seed=SEED)
        name = f"dossiers/{path.stem}"
        rows.append(_row(name, len(pairs), OWN, "training/README.md", path))
    return rows if calibration else [*rows, *_pairs()]


def _pairs() -> Iterator[dict[str, object]]:
    """Yield the files of minimal pairs; a pair makes two rows."""
    for path in sorted(PAIRS.glob("*.jsonl")):
        rows = sum(2 if "r" in row else 1 for row in sets.read_lines(path))
        yield _row(f"pairs/{path.stem}", rows, OWN, "training/README.md", path)


def _drafts() -> Iterator[dict[str, object]]:
    """Yield what is told of the drafts about the kept dossiers."""
    for name in ("sentences", "errors"):
        path = DRAFTS / f"{name}.jsonl"
        rows = sum(1 for _ in sets.read_lines(path))
        yield _row(f"drafts/{name}", rows, OWN, "training/README.md", path)


def _found(
    data: Path, counts: Mapping[str, int], what: str
) -> Iterator[dict[str, object]]:
    """Yield the found texts of which so many sentences are taken."""
    for name, count in counts.items():
        path = data / "text" / f"{name}.txt.gz"
        yield _row(f"{name}, {what}", count, *FOUND[name], path)


def _seen(paths: list[Path]) -> list[Path]:
    return [path for path in paths if path.stem not in NOT_YET]


def _row(
    name: str, rows: int, licence: str, home: str, path: Path
) -> dict[str, object]:
    return {
        "name": name,
        "license": licence,
        "rows": rows,
        "home": home,
        "sha256": sets.digest(path),
    }


if __name__ == "__main__":
    main()
