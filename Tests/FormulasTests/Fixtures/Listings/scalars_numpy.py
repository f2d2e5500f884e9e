import math

import numpy as np


def softmax(a):
    e = np.exp(a - a.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def gelu(a):
    return a * 0.5 * (1 + np.vectorize(math.erf)(a / math.sqrt(2)))


def parameters(rng, input_size=3):
    bound = input_size ** -0.5
    return {
        "alpha": rng.uniform(-bound, bound, 1),
        "c": rng.uniform(-bound, bound, input_size + input_size),
    }


def scalars(x, p, state=None, *, input_size=3):
    r"""The equations

        h_t = \alpha \, h_{t-1} - \frac{0.5 \, (x_t - h_{t-1})^2}{1 + \exp(x_t)}
        s_t = \mathrm{softmax}(h_t) \odot \max(0, x_t)
        y_t = c \odot [s_t; x_t] \odot \mathrm{GELU}([x_t; h_t]) - \sqrt{[s_t; x_t]^2 + 1}
    """
    if state is None:
        h = np.zeros((len(x), input_size))
    else:
        h = state
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        h_t = p["alpha"] * h - 0.5 * (x_t - h) ** 2 / (1 + np.exp(x_t))
        s_t = softmax(h_t) * np.maximum(0, x_t)
        y_t = p["c"] * np.concatenate([s_t, x_t], axis=-1) * gelu(np.concatenate([x_t, h_t], axis=-1)) - np.sqrt(np.concatenate([s_t, x_t], axis=-1) ** 2 + 1)
        h = h_t
        outputs.append(y_t)
    return np.stack(outputs, axis=1), h
