"""What every training run here does at a step: which weights decay, and the pace."""

from __future__ import annotations

import math
from typing import Any

WARMUP_SHARE = 0.06


def weight_groups(network: Any) -> list[dict[str, object]]:
    """Return the trained weights of a torch network; norms and biases do not decay."""
    decay, plain = [], []
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            bare = "LayerNorm" in name or name.endswith("bias")
            (plain if bare else decay).append(weight)
    return [
        {"params": decay, "weight_decay": 0.01},
        {"params": plain, "weight_decay": 0.0},
    ]


def pace(done: float) -> float:
    """Return the share of the peak learning rate: warm-up, then a cosine to nothing.

    Args:
        done: Share of the run that is over, of its steps or its minutes.
    """
    if done < WARMUP_SHARE:
        return (done + 1e-3) / WARMUP_SHARE
    rest = (done - WARMUP_SHARE) / (1 - WARMUP_SHARE)
    return 0.5 * (1 + math.cos(math.pi * min(1.0, rest)))
