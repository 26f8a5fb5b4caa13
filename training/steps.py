"""What training runs here share: what decays, the pace, what an exit reads."""

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


def first_and_claim(held: Any, types: Any, mask: Any) -> Any:
    """Return the first token beside the mean of the claim's: what an exit reads.

    Args:
        held: What a layer holds, float32 of shape (pairs, tokens, size).
        types: 1 for the tokens of the claim, of shape (pairs, tokens).
        mask: 0 for padding, of the same shape.

    Returns:
        Of shape (pairs, 2 * size).
    """
    import torch

    claim = (types * mask).unsqueeze(-1)
    mean = (held * claim).sum(axis=1) / claim.sum(axis=1)
    return torch.cat([held[:, 0], mean], axis=-1)
