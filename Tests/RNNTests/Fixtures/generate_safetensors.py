"""Writes weights.safetensors with the format's own Python package (safetensors 0.8, PyTorch 2.13).

Run it in this folder.
"""

import torch
from safetensors.torch import save_file

save_file(
    {
        "lstm.weight_ih_l0": torch.arange(6, dtype=torch.float32).reshape(2, 3) / 4,
        "Ünicode \"name\"\n": torch.tensor([1.5, float("-inf")]),
        "steps": torch.tensor([-1, 2**40]), "mask": torch.tensor([True, False, True]),
        "scalar": torch.tensor(0.1), "empty": torch.zeros(0, 3), "alpha": torch.ones(1),
    },
    "weights.safetensors", metadata={"format": "pt"})
