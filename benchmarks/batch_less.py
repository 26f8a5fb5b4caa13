r"""How much of what a batch gains comes from doing less, and how much from speed.

    ATEN_CPU_CAPABILITY=avx2 ONEDNN_MAX_CPU_ISA=AVX2 MKL_ENABLE_INSTRUCTIONS=AVX2 \
        python benchmarks/batch_less.py --text FOLDER --embedder FOLDER \
        --verifier FOLDER [--bundle FOLDER] [--claims 24] [--markdown FILE]

The models are given as they were saved, and are those that the shipped exports were
made from (with ``exit.json``, where pairs leave early). The usual way is that of
``batch.py``. Three questions:

- What is computed: pairs, tokens and multiply-adds of both ways, padding counted.
- What doing less is worth: both ways run the same float32 networks in torch, so that
  a token costs the same; ``oircheck batch`` is itself but for what runs its networks.
  Where its graph computes the last layer for the first token only, so does torch.
- What the whole is worth: ``oircheck batch`` as it is shipped.

The variables hold torch to AVX2. ONNX Runtime knows no such switch: the last figure is
that of a core with AVX2 only where it was measured on one, or with a library whose
wider kernels were switched off. ``kernels`` says how fast each multiplies matrices.
Seconds are of the processor; one thread, in turns, each with other claims, for what was
read of a text is kept.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from batch import (
    make_claims,
    oircheck_way,
    take_sentences,
    timed,
    turns,
    usual_way,
    write_corpus,
)
from cold import processor

from oircheck.models import Role
from oircheck.models.early_exit import ExitHead, read_exit
from oircheck.models.encoder import MODEL_FILE
from oircheck.models.torch_graph import TorchGraph
from oircheck.session import Session, open_session
from oircheck.verify import Policy

ROUNDS = 3
OURS, USUAL = "oircheck batch", "the usual way"
FIRST_ONLY = "reads_first_only"
STAYED = "stayed"
_BILLION = 1e9
_ROWS = 1024
_MATRICES = 20

Way = Callable[[Sequence[str]], object]
"""Judges claims."""


@dataclass(slots=True)
class Work:
    """What a network was given to do.

    Attributes:
        calls: How many times it ran.
        rows: Texts or pairs.
        tokens: With the padding.
        padding: Tokens that only fill up.
        left: Rows that did not go through the upper layers.
        products: Multiplications with an addition.
        seconds: Of the processor.
    """

    calls: int = 0
    rows: int = 0
    tokens: int = 0
    padding: int = 0
    left: int = 0
    products: float = 0.0
    seconds: float = 0.0


@contextmanager
def watched(network: Any) -> Iterator[Work]:
    """Note what a network of transformers does."""
    found = Work()
    plain = network.forward
    first_only = hasattr(network, FIRST_ONLY)

    def forward(*args: Any, **named: Any) -> Any:
        began = time.process_time()
        output = plain(*args, **named)
        found.seconds += time.process_time() - began
        rows, length = named["input_ids"].shape
        mask = named.get("attention_mask")
        stay = getattr(network, STAYED, None)
        found.calls += 1
        found.rows += rows
        found.tokens += rows * length
        found.padding += int((mask == 0).sum()) if mask is not None else 0
        for layers, some in stay or [(range(network.config.num_hidden_layers), rows)]:
            found.left += rows - some
            found.products += some * products(
                length, network.config, layers, first_only=first_only
            )
        return output

    network.forward = forward
    try:
        yield found
    finally:
        network.forward = plain


def products(length: int, config: Any, layers: range, *, first_only: bool) -> int:
    """Return the multiplications of some layers for one text of a length.

    Args:
        first_only: Whether the last layer reads all tokens for the first one only.
    """
    width, inner = config.hidden_size, config.intermediate_size
    read = 2 * width * width * length
    written = 2 * width * width + 2 * width * inner + 2 * length * width
    last = config.num_hidden_layers - 1
    tokens = [1 if first_only and layer == last else length for layer in layers]
    return int(sum(read + some * written for some in tokens))


def reads_first_only(session: Session) -> bool:
    """Whether the shipped verifier leaves out the rest of its last layer."""
    graph = session._bundle.root / Role.VERIFIER / MODEL_FILE
    return b"first.begin" in graph.read_bytes()


def read_first_only(network: Any) -> None:
    """Have the last layer of a BERT computed for the first token, as our graph does.

    For texts of one length: nothing is padded, so that no mask is needed.
    """
    import torch

    layer = network.base_model.encoder.layer[-1]
    reads, writes = layer.attention.self, layer.attention.output
    heads = (-1, network.config.num_attention_heads)

    def forward(hidden: Any, *_: Any, **__: Any) -> Any:
        first = hidden[:, :1]
        asked, keys, values = (
            given(tokens).unflatten(2, heads[::-1]).transpose(1, 2)
            for given, tokens in (
                (reads.query, first),
                (reads.key, hidden),
                (reads.value, hidden),
            )
        )
        found = torch.nn.functional.scaled_dot_product_attention(asked, keys, values)
        mixed = writes(found.transpose(1, 2).flatten(2), first)
        return layer.output(layer.intermediate(mixed), mixed)

    layer.forward = forward
    setattr(network, FIRST_ONLY, True)


def leave_early(network: Any, head: ExitHead) -> None:
    """Have pairs that the head is sure of leave a BERT early, as our graph does.

    For texts of one length. Which layers how many rows went through stands in
    ``network.stayed`` after each call.
    """
    import torch

    base, weights = network.base_model, torch.tensor(head.weights)
    bias = torch.tensor(head.bias)
    lower, upper = base.encoder.layer[: head.layer], base.encoder.layer[head.layer :]
    parts = (range(head.layer), range(head.layer, len(base.encoder.layer)))

    def forward(input_ids: Any, token_type_ids: Any, **_: Any) -> Any:
        held = base.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        for layer in lower:
            held = _states(layer(held))
        claim = token_type_ids.unsqueeze(-1).float()
        mean = (held * claim).sum(axis=1) / claim.sum(axis=1)
        logits = torch.cat([held[:, 0], mean], axis=-1) @ weights + bias
        stay = logits.softmax(-1)[:, head.neutral] < head.sure
        if stay.any():
            rest = held[stay]
            for layer in upper:
                rest = _states(layer(rest))
            logits[stay] = network.classifier(base.pooler(rest))
        rows = (len(stay), int(stay.sum()))
        setattr(network, STAYED, list(zip(parts, rows, strict=True)))
        return SimpleNamespace(logits=logits)

    network.forward = forward


def _states(told: Any) -> Any:
    return told[0] if isinstance(told, tuple) else told


@contextmanager
def in_torch(session: Session, embedder: Path, verifier: Path) -> Iterator[list[Any]]:
    """Have a session's networks run by torch; gives encoder and verifier."""
    bundle = session._bundle
    shipped = bundle.encoder._graph, bundle.verifier._graph
    encoding = TorchGraph(embedder, role=Role.EMBEDDER)
    scoring = TorchGraph(verifier, role=Role.VERIFIER)
    if reads_first_only(session):
        read_first_only(scoring._network)
    if (verifier / "exit.json").exists():
        leave_early(scoring._network, read_exit(verifier / "exit.json"))
    bundle.encoder._graph, bundle.verifier._graph = encoding, scoring
    try:
        yield [encoding._network, scoring._network]
    finally:
        bundle.encoder._graph, bundle.verifier._graph = shipped


def work_of(networks: Sequence[Any], judge: Way, claims: Sequence[str]) -> list[Work]:
    """Return what each of two networks does while claims are judged."""
    with watched(networks[0]) as first, watched(networks[1]) as second:
        judge(claims)
    return [first, second]


def rates(ways: dict[str, Way], parts: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return claims a second of the processor, over all turns."""
    seconds = dict.fromkeys(ways, 0.0)
    for part in parts:
        for name, way in ways.items():
            seconds[name] += timed(lambda way=way, part=part: way(part))
    claims = sum(map(len, parts))
    return {name: claims / spent for name, spent in seconds.items()}


def work_table(found: dict[str, list[Work]], claims: int) -> list[str]:
    """Return what each way computed for a claim, as a table of Markdown."""
    lines = [
        "| way | pairs a claim | of which leave early | tokens of them | padding among "
        "them | tokens through the bi-encoder | billion multiply-adds | to oircheck |",
        "|---|---|---|---|---|---|---|---|",
    ]
    base = sum(item.products for item in found[OURS])
    for name, (encoded, scored) in found.items():
        total = encoded.products + scored.products
        lines.append(
            f"| {name} | {scored.rows / claims:.2f} | {scored.left / claims:.2f} | "
            f"{scored.tokens / claims:.0f} | "
            f"{scored.padding / claims:.0f} | {encoded.tokens / claims:.0f} | "
            f"{total / claims / _BILLION:.2f} | {total / base:.2f} |"
        )
    return lines


def rate_table(
    found: dict[str, float], work: dict[str, list[Work]], claims: int
) -> list[str]:
    """Return how fast each way is where both run the same networks."""
    lines = [
        "| way, both in torch | claims a second | ms a claim in the networks | ms in "
        "all else | oircheck to it |",
        "|---|---|---|---|---|",
    ]
    for name, rate in found.items():
        inside = 1000 * sum(item.seconds for item in work[name]) / claims
        lines.append(
            f"| {name} | {rate:.2f} | {inside:.0f} | {1000 / rate - inside:.0f} | "
            f"{found[OURS] / rate:.2f} |"
        )
    return lines


def kernels(width: int = 384, inner: int = 1536) -> dict[str, float]:
    """Return billion operations a second of a product of float32 matrices.

    ONNX Runtime multiplies in its own library, torch in the one it was built with.
    """
    import onnx
    import onnxruntime
    import torch

    chance = np.random.default_rng(14)
    weights = chance.random((width, inner), dtype=np.float32)
    rows = chance.random((_ROWS, width), dtype=np.float32)
    floats = onnx.TensorProto.FLOAT
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("MatMul", ["x", "w"], ["y"])],
        "product",
        [onnx.helper.make_tensor_value_info("x", floats, [_ROWS, width])],
        [onnx.helper.make_tensor_value_info("y", floats, [_ROWS, inner])],
        [onnx.numpy_helper.from_array(weights, "w")],
    )
    model = onnx.helper.make_model(
        graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    left, right = torch.from_numpy(rows), torch.from_numpy(weights)
    calls: dict[str, Callable[[], object]] = {
        "ONNX Runtime": lambda: session.run(None, {"x": rows}),
        "torch": lambda: left @ right,
    }
    speeds = {}
    for name, call in calls.items():
        call()
        seconds = timed(lambda call=call: [call() for _ in range(_MATRICES)])
        speeds[name] = 2 * _MATRICES * _ROWS * width * inner / seconds / _BILLION
    return speeds


def compare(session: Session, claims: list[str], options: argparse.Namespace) -> str:
    """Count and time both ways, and return the tables."""
    import torch

    usual, premises = usual_way(session, options)
    ours = oircheck_way(session)
    ways: dict[str, Way] = {OURS: ours, USUAL: usual.judge}
    first, counted, *parts = turns(claims, options.claims)
    # What is read once only, the lemmas and the first calls of a library, is no work
    # of the claims.
    ours(first)
    usual.judge(first[:2])
    shipped = rates(ways, parts[:ROUNDS])
    theirs = [usual._bi[0].auto_model, usual._cross.model]
    with in_torch(session, options.embedder, options.verifier) as networks:
        work = {
            OURS: work_of(networks, ways[OURS], counted),
            USUAL: work_of(theirs, ways[USUAL], counted),
        }
        same = rates(ways, parts[ROUNDS:])
    speeds = ", ".join(f"{name} {speed:.0f}" for name, speed in kernels().items())
    return "\n".join(
        [
            f"{len(premises):,} passages; {ROUNDS} turns of {options.claims} claims.",
            "",
            *work_table(work, len(counted)),
            "",
            *rate_table(same, work, len(counted)),
            "",
            "| as shipped | claims a second | oircheck to it |",
            "|---|---|---|",
            *(
                f"| {name} | {rate:.2f} | {shipped[OURS] / rate:.2f} |"
                for name, rate in shipped.items()
            ),
            "",
            f"{processor()}, Python {platform.python_version()}, torch "
            f"{torch.__version__} held to {torch.backends.cpu.get_cpu_capability()}; "
            f"billion operations a second of a float32 product: {speeds}.",
        ]
    )


def main() -> None:
    """Compare both ways and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument("--verifier", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=24)
    parser.add_argument("--work", type=Path, default=Path("batch-benchmark"))
    parser.add_argument("--bundle", type=Path, help="models other than the shipped")
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import torch

    torch.set_num_threads(1)
    sentences = take_sentences(options.text)
    write_corpus(options.work / "corpus", sentences)
    claims = make_claims(sentences, options.claims * (2 + 2 * ROUNDS))
    with open_session(
        corpus=[options.work / "corpus"],
        cache=options.work / "cache",
        policy=Policy(),
        bundle=options.bundle,
    ) as session:
        text = compare(session, claims, options)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"# What a batch gains, and by what\n\n{text}\n")


if __name__ == "__main__":
    main()
