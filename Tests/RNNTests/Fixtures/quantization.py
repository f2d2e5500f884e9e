"""Writes quantization.json: what PyTorch 2.13's quantize_dynamic gives on the CPU.

Run it in this folder: python quantization.py
"""

import json

import torch
from torch import nn

torch.set_num_threads(1)

LAYERS = [
    ("linear", dict(input=5, output=7, bias=True), [4, 5]),
    ("linear", dict(input=33, output=20, bias=False), [2, 3, 33]),
    ("lstm", dict(input=3, hidden=4), [5, 2, 3]),
    ("lstm", dict(input=6, hidden=20, layers=2, batch_first=True), [3, 7, 6]),
    ("lstm", dict(input=4, hidden=5, layers=2, bidirectional=True), [3, 50, 4]),
    ("gru", dict(input=3, hidden=4), [5, 2, 3]),
    ("gru", dict(input=5, hidden=17, layers=2, batch_first=True, bidirectional=True), [2, 6, 5]),
    ("lstm_cell", dict(input=3, hidden=4), [2, 3]),
    ("gru_cell", dict(input=6, hidden=18), [3, 6]),
    ("rnn_cell", dict(input=3, hidden=4), [2, 3]),
]


def make(kind, s):
    if kind == "linear":
        return nn.Linear(s["input"], s["output"], bias=s["bias"])
    if kind.endswith("cell"):
        return {"lstm_cell": nn.LSTMCell, "gru_cell": nn.GRUCell, "rnn_cell": nn.RNNCell}[kind](
            s["input"], s["hidden"])
    return {"lstm": nn.LSTM, "gru": nn.GRU}[kind](
        s["input"], s["hidden"], s.get("layers", 1), bias=s.get("bias", True),
        batch_first=s.get("batch_first", False), bidirectional=s.get("bidirectional", False))


def numbers(tensor):
    return {"shape": list(tensor.shape),
            "values": [float(str(value)) for value in tensor.numpy().reshape(-1)]}


def flat(result):
    if isinstance(result, torch.Tensor):
        return [result]
    return [tensor for part in result for tensor in flat(part)]


cases = []
for seed, (kind, settings, shape) in enumerate(LAYERS, start=1):
    torch.manual_seed(seed)
    layer = make(kind, settings)
    quantized = torch.ao.quantization.quantize_dynamic(
        nn.ModuleList([layer]),
        {nn.Linear, nn.LSTM, nn.GRU, nn.LSTMCell, nn.GRUCell, nn.RNNCell})[0]
    x = torch.randn(shape)
    with torch.no_grad():
        results = [numbers(tensor) for tensor in flat(quantized(x))]
    cases.append({
        "kind": kind, "seed": seed, "input": settings["input"],
        "size": settings.get("output", settings.get("hidden")),
        "layers": settings.get("layers", 1), "bias": settings.get("bias", True),
        "batch_first": settings.get("batch_first", False),
        "bidirectional": settings.get("bidirectional", False),
        "printed": repr(quantized), "x": numbers(x), "results": results,
    })
with open("quantization.json", "w") as file:
    json.dump({"oracle": "PyTorch " + torch.__version__.split("+")[0], "cases": cases}, file)
    file.write("\n")
