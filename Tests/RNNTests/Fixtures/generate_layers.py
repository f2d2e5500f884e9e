"""Writes packed.json and modules.json: PyTorch's own values for layers, version 2.13 on the CPU.

Run it in this folder: python generate_layers.py
"""

import json

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.set_num_threads(1)
torch.backends.mkldnn.enabled = False


def numbers(tensor):
    values = [float(str(value)) for value in tensor.detach().numpy().reshape(-1)]
    return {"shape": list(tensor.shape), "values": values}


def write(name, cases):
    with open(name + ".json", "w") as file:
        json.dump({"oracle": "PyTorch " + torch.__version__.split("+")[0], "cases": cases}, file)
        file.write("\n")


KINDS = {
    "rnn_tanh": nn.RNN,
    "rnn_relu": lambda *a, **k: nn.RNN(*a, nonlinearity="relu", **k),
    "lstm": nn.LSTM,
    "gru": nn.GRU,
}

SETTINGS = [
    dict(layers=1, bias=True, bidirectional=False, projection=0, lengths=[2, 5, 1, 4], states=True,
         sorted=False, batch_first=True),
    dict(layers=2, bias=False, bidirectional=True, projection=0, lengths=[4, 3, 3, 1], states=False,
         sorted=True, batch_first=False),
    dict(layers=2, bias=True, bidirectional=True, projection=2, lengths=[1, 3, 2], states=True,
         sorted=False, batch_first=False),
    dict(layers=1, bias=True, bidirectional=True, projection=0, lengths=[3, 3], states=True,
         sorted=True, batch_first=True),
]


def packed():
    cases = []
    for kind, make in KINDS.items():
        for seed, s in enumerate(SETTINGS, start=1):
            if s["projection"] and kind != "lstm":
                continue
            torch.manual_seed(seed)
            extra = {"proj_size": s["projection"]} if s["projection"] else {}
            layer = make(3, 4, s["layers"], bias=s["bias"], bidirectional=s["bidirectional"],
                         **extra)
            batch, steps = len(s["lengths"]), max(s["lengths"])
            x = torch.randn([batch, steps, 3] if s["batch_first"] else [steps, batch, 3])
            x.requires_grad_()
            count = s["layers"] * (2 if s["bidirectional"] else 1)
            states = []
            if s["states"]:
                sizes = [s["projection"] or 4] + ([4] if kind == "lstm" else [])
                states = [torch.randn(count, batch, n).requires_grad_() for n in sizes]

            def run(states):
                sequence = pack_padded_sequence(
                    x, s["lengths"], batch_first=s["batch_first"], enforce_sorted=s["sorted"])
                output, final = layer(
                    sequence, (tuple(states) if kind == "lstm" else states[0]) if states else None)
                return output, list(final) if kind == "lstm" else [final]

            output, finals = run(states)
            probe = torch.linspace(-1, 1, output.data.numel()).reshape(output.data.shape)
            loss = (output.data * probe).sum() + sum((f * f).sum() for f in finals)
            loss.backward()
            case = dict(
                kind=kind, seed=seed, settings=s, input=numbers(x),
                states=[numbers(v) for v in states], batchSizes=output.batch_sizes.tolist(),
                output=numbers(output.data), finals=[numbers(f) for f in finals],
                inputGradient=numbers(x.grad), stateGradients=[numbers(v.grad) for v in states],
                gradients=[numbers(p.grad) for p in layer.parameters()], description=repr(layer))
            optimizer = torch.optim.Adam(layer.parameters(), lr=0.01)
            losses = []
            for _ in range(5):
                optimizer.zero_grad()
                output, _ = run([])
                loss = ((output.data - 0.25) ** 2).mean()
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
            cases.append(case | dict(losses=losses))
    write("packed", cases)


def modules():
    cases = []

    def add(name, seed, layer, *inputs, call=None):
        inputs = [x.requires_grad_() for x in inputs]
        output = (call or layer)(*inputs)
        (output * torch.linspace(-1, 2, output.numel()).reshape(output.shape)).sum().backward()
        parameters = list(layer.parameters()) if layer is not None else []
        cases.append(dict(
            name=name, seed=seed, inputs=[numbers(x) for x in inputs], output=numbers(output),
            inputGradients=[numbers(x.grad) for x in inputs],
            gradients=[numbers(p.grad) for p in parameters],
            parameters=[numbers(p) for p in parameters],
            buffers=[numbers(b) for b in layer.buffers()] if layer is not None else [],
            description=repr(layer) if layer is not None else ""))

    def seeded(seed):
        torch.manual_seed(seed)
        return seed

    s = seeded(61)
    add("bilinear", s, nn.Bilinear(3, 2, 4), torch.randn(5, 3), torch.randn(5, 2))
    for number, (name, layer, shape) in enumerate([
        ("batch_norm", lambda: nn.BatchNorm1d(3), [4, 3]),
        ("batch_norm_steps", lambda: nn.BatchNorm1d(3, momentum=None), [2, 3, 4]),
        ("batch_norm_plain", lambda: nn.BatchNorm1d(3, affine=False, track_running_stats=False),
         [4, 3]),
        ("layer_norm_weight", lambda: nn.LayerNorm([2, 3], bias=False), [4, 2, 3]),
        ("layer_norm_plain", lambda: nn.LayerNorm(6, elementwise_affine=False), [2, 2, 6]),
        ("conv", lambda: nn.Conv1d(2, 3, 3, stride=2, padding=1), [2, 2, 7]),
        ("conv_same", lambda: nn.Conv1d(4, 4, 4, padding="same", dilation=2, groups=2), [1, 4, 6]),
        ("conv_single", lambda: nn.Conv1d(2, 2, 2, bias=False, padding=2, padding_mode="reflect"),
         [2, 5]),
        ("prelu", lambda: nn.PReLU(3), [2, 3, 2]),
    ]):
        s = seeded(70 + number)
        add(name, s, layer(), torch.randn(shape))
    s = seeded(80)
    attention = nn.MultiheadAttention(4, 2)
    padding = torch.tensor([[False, False, True], [False, True, False]])
    add("attention", s, attention, torch.randn(2, 2, 4), torch.randn(3, 2, 4),
        torch.randn(3, 2, 4), call=lambda q, k, v: attention(q, k, v, key_padding_mask=padding)[0])
    s = seeded(81)
    other = nn.MultiheadAttention(4, 2, kdim=3, vdim=5, bias=False, batch_first=True)
    mask = torch.tensor([[False, True, False], [False, False, True]])
    add("attention_sizes", s, other, torch.randn(2, 2, 4), torch.randn(2, 3, 3),
        torch.randn(2, 3, 5), call=lambda q, k, v: other(q, k, v, attn_mask=mask)[0])

    functions = nn.functional
    points = torch.tensor([-7.5, -3.0, -2.5, -1.0, -0.4, -0.1, 0.0, 0.2, 0.6, 1.0, 2.5, 3.0, 6.5, 21.0])
    for name in ("relu6", "hardtanh", "selu", "celu", "mish", "hardsigmoid", "hardswish",
                 "logsigmoid", "softsign", "tanhshrink", "hardshrink", "softshrink", "glu"):
        add(name, 0, None, points.clone(), call=getattr(functions, name))
    add("celu_half", 0, None, points.clone(), call=lambda x: functions.celu(x, 0.5))
    add("threshold", 0, None, points.clone(), call=lambda x: functions.threshold(x, 0.5, 3.0))
    add("softmin", 0, None, points.clone(), call=lambda x: functions.softmin(x, dim=0))
    write("modules", cases)


packed()
modules()
