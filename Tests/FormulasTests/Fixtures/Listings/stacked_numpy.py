import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def parameters(rng, input_size=2, hidden_size=3):
    bound = hidden_size ** -0.5
    return {
        "W_f": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "U_f": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "W_c": rng.uniform(-bound, bound, (hidden_size, input_size)),
    }


def stacked(x, p, state=None, *, hidden_size=3):
    r"""The equations

        f_t = \sigma(W_f x_t + U_f h_{t-1})
        g_t = W_c x_t
        c_t = f_t \odot c_{t-1} + (1 - f_t) \odot g_t
        h_t = \tanh(c_t)
    """
    if state is None:
        h = np.zeros((len(x), hidden_size))
        c = np.zeros((len(x), hidden_size))
    else:
        h, c = state
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        f_t = sigmoid(x_t @ p["W_f"].T + h @ p["U_f"].T)
        g_t = x_t @ p["W_c"].T
        c_t = f_t * c + (1 - f_t) * g_t
        h_t = np.tanh(c_t)
        h, c = h_t, c_t
        outputs.append(h_t)
    return np.stack(outputs, axis=1), (h, c)


def stack_parameters(rng, input_size=2, hidden_size=3, num_layers=3):
    widths = [input_size] + [hidden_size] * (num_layers - 1)
    return [parameters(rng, input_size=width, hidden_size=hidden_size) for width in widths]


def stacked_stack(x, p, state=None, *, hidden_size=3):
    """3 layers: each reads what the one below gives."""
    last = []
    for place, cell in enumerate(p):
        x, final = stacked(x, cell, None if state is None else tuple(s[place] for s in state), hidden_size=hidden_size)
        last.append(final)
    return x, tuple(np.stack(s) for s in zip(*last))
