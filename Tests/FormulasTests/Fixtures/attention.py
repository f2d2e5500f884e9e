"""Writes attention.json: what cells with attention compute in PyTorch 2.13, written out by hand.

Each case has the equations of a note, the sizes, and what the cell gives for weights, inputs and
memories that `fill` draws from a sine: the outputs, the last states, the weights over the memory,
and the gradients of the sum of all squares by parameter, input and memory.
"""

import json
import pathlib

import torch
from torch.nn.functional import softmax, tanh

SIZES = {"input": 2, "hidden": 3, "memory": 4, "attention": 5}
B, T, S = 2, 3, 4


def fill(number, shape):
    """The same numbers as the test draws: a sine, another stretch of it for each tensor."""
    count = torch.Size(shape).numel()
    steps = torch.arange(count, dtype=torch.float64)
    values = torch.sin(steps * 0.7 + number * 1.3) * 0.8
    return values.to(torch.float32).reshape(shape).requires_grad_()


def attend(scores, memory, mask):
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = softmax(scores, 1)
    return weights, (weights.unsqueeze(2) * memory).sum(1)


BAHDANAU_GRU = r"""
e_{ti} = v^\top \tanh(W_a s_{t-1} + U_a h_i) \\
\alpha_{ti} = \frac{\exp(e_{ti})}{\sum_{k=1}^{T_x} \exp(e_{tk})} \\
c_t = \sum_{i=1}^{T_x} \alpha_{ti} h_i \\
z_t = \sigma(W_z x_t + U_z s_{t-1} + C_z c_t) \\
r_t = \sigma(W_r x_t + U_r s_{t-1} + C_r c_t) \\
\tilde{s}_t = \tanh(W x_t + U (r_t \odot s_{t-1}) + C c_t) \\
s_t = (1 - z_t) \odot s_{t-1} + z_t \odot \tilde{s}_t
"""


def bahdanau_gru(p, x, h, mask):
    s, outputs, weights = torch.zeros(B, 3), [], []
    for t in range(T):
        hidden = tanh((s @ p["W_a"].T).unsqueeze(1) + h @ p["U_a"].T)
        alpha, c = attend(hidden @ p["v"], h, mask)
        z = torch.sigmoid(x[:, t] @ p["W_z"].T + s @ p["U_z"].T + c @ p["C_z"].T)
        r = torch.sigmoid(x[:, t] @ p["W_r"].T + s @ p["U_r"].T + c @ p["C_r"].T)
        new = tanh(x[:, t] @ p["W"].T + (r * s) @ p["U"].T + c @ p["C"].T)
        s = (1 - z) * s + z * new
        outputs.append(s)
        weights.append(alpha)
    return torch.stack(outputs, 1), [s], torch.stack(weights, 1)


LUONG_RNN = r"""
h_t = \tanh(W_x x_t + W_h h_{t-1} + b) \\
e_{ts} = h_t^\top W_a \bar{h}_s \\
a_{ts} = \text{softmax}(e_{ts}) \\
c_t = \sum_s a_{ts} \bar{h}_s \\
\tilde{h}_t = \tanh(W_c [c_t; h_t])
"""


def luong_rnn(p, x, memory, mask):
    h, outputs, weights = torch.zeros(B, 3), [], []
    for t in range(T):
        h = tanh(x[:, t] @ p["W_x"].T + h @ p["W_h"].T + p["b"])
        scores = torch.einsum("bi,ij,bsj->bs", h, p["W_a"], memory)
        a, c = attend(scores, memory, mask)
        outputs.append(tanh(torch.cat([c, h], 1) @ p["W_c"].T))
        weights.append(a)
    return torch.stack(outputs, 1), [h], torch.stack(weights, 1)


SCALED_LSTM = r"""
q_t = W_q h_{t-1}, \qquad k_j = W_k m_j, \qquad v_j = W_v m_j \\
e_{t,j} = \frac{q_t^\top k_j}{\sqrt{d_k}} \\
\alpha_t = \text{softmax}(e_t) \\
a_t = \sum_{j=1}^{n} \alpha_{t,j} v_j \\
i_t = \sigma(W_i [h_{t-1}, x_t, a_t] + b_i) \\
f_t = \sigma(W_f [h_{t-1}, x_t, a_t] + b_f) \\
o_t = \sigma(W_o [h_{t-1}, x_t, a_t] + b_o) \\
g_t = \tanh(W_g [h_{t-1}, x_t, a_t] + b_g) \\
c_t = f_t \odot c_{t-1} + i_t \odot g_t \\
h_t = o_t \odot \tanh(c_t)
"""


def scaled_lstm(p, x, memory, mask):
    h, c = torch.zeros(B, 3), torch.zeros(B, 3)
    outputs, weights = [], []
    for t in range(T):
        q, k, v = h @ p["W_q"].T, memory @ p["W_k"].T, memory @ p["W_v"].T
        scores = (q.unsqueeze(1) * k).sum(2) / k.shape[2] ** 0.5
        alpha, a = attend(scores, v, mask)
        joined = torch.cat([h, x[:, t], a], 1)
        i, f, o = (torch.sigmoid(joined @ p["W_" + n].T + p["b_" + n]) for n in "ifo")
        g = tanh(joined @ p["W_g"].T + p["b_g"])
        c = f * c + i * g
        h = o * tanh(c)
        outputs.append(h)
        weights.append(alpha)
    return torch.stack(outputs, 1), [h, c], torch.stack(weights, 1)


I, H, M, A = (SIZES[name] for name in ("input", "hidden", "memory", "attention"))
GATE = {"W": (H, I), "U": (H, H), "C": (H, M)}
CASES = [
    ("Bahdanau, GRU", BAHDANAU_GRU, bahdanau_gru, {},
     {"v": (A,), "W_a": (A, H), "U_a": (A, M)}
     | {f"{n}_{g}": s for g in "zr" for n, s in GATE.items()} | GATE),
    ("Luong, RNN", LUONG_RNN, luong_rnn, {"output": 6},
     {"W_x": (H, I), "W_h": (H, H), "b": (H,), "W_a": (H, M), "W_c": (6, M + H)}),
    ("scaled dot, LSTM", SCALED_LSTM, scaled_lstm, {"size_v": 2},
     {"W_q": (A, H), "W_k": (A, M), "W_v": (2, M)}
     | {f"W_{g}": (H, H + I + 2) for g in "ifog"} | {f"b_{g}": (H,) for g in "ifog"}),
]


def numbers(tensor):
    return [float(f"{value:.7g}") for value in tensor.detach().flatten().tolist()]


def case(name, latex, cell, extra, shapes, masked):
    parameters = {n: fill(number, s) for number, (n, s) in enumerate(shapes.items())}
    x, memory = fill(40, (B, T, I)), fill(41, (B, S, M))
    mask = torch.tensor([[True] * 4, [True, True, False, False]]) if masked else None
    output, states, weights = cell(parameters, x, memory, mask)
    loss = sum((value ** 2).sum() for value in [output, weights, *states])
    loss.backward()
    sizes = {n: s for n, s in SIZES.items() if n != "attention" or A in sum(shapes.values(), ())}
    return {
        "name": name, "latex": latex, "sizes": sizes | extra, "masked": masked,
        "parameters": [{"name": n, "shape": s} for n, s in shapes.items()],
        "output": numbers(output), "states": [numbers(s) for s in states],
        "weights": numbers(weights),
        "gradients": {n: numbers(p.grad) for n, p in parameters.items()}
        | {"input": numbers(x.grad), "memory": numbers(memory.grad)},
    }


torch.set_num_threads(1)
cases = [case(*c, masked) for c in CASES for masked in (False, True)]
path = pathlib.Path(__file__).with_name("attention.json")
lines = ",\n".join(json.dumps(case) for case in cases)
version = torch.__version__.split("+")[0]
path.write_text(f'{{"version": "{version}", "cases": [\n{lines}\n]}}\n')
