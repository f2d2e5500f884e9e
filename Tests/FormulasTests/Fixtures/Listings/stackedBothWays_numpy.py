import numpy as np


def parameters(rng, input_size=2, hidden_size=3):
    bound = hidden_size ** -0.5
    return {
        "W": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "U": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "b": rng.uniform(-bound, bound, hidden_size),
    }


def stackedBothWays(x, p, state=None, *, hidden_size=3):
    r"""The equations

        h_t = \tanh(W x_t + U h_{t-1} + b)
    """
    if state is None:
        h = np.zeros((len(x), hidden_size))
    else:
        h = state
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        h_t = np.tanh(x_t @ p["W"].T + h @ p["U"].T + p["b"])
        h = h_t
        outputs.append(h_t)
    return np.stack(outputs, axis=1), h


def stack_parameters(rng, input_size=2, hidden_size=3, num_layers=2):
    widths = [input_size] * 2 + [2 * hidden_size] * (2 * num_layers - 2)
    return [parameters(rng, input_size=width, hidden_size=hidden_size) for width in widths]


def stackedBothWays_stack(x, p, state=None, *, hidden_size=3):
    """2 layers in two directions: each reads what the one below gives."""
    last = []
    for place in range(0, len(p), 2):
        ahead, final = stackedBothWays(x, p[place], None if state is None else state[place], hidden_size=hidden_size)
        behind, first = stackedBothWays(x[:, ::-1], p[place + 1], None if state is None else state[place + 1], hidden_size=hidden_size)
        last += [final, first]
        x = np.concatenate([ahead, behind[:, ::-1]], axis=-1)
    return x, np.stack(last)
