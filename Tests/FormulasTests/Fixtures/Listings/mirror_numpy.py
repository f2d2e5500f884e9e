import numpy as np


def parameters(rng, input_size=2, hidden_size=3):
    bound = hidden_size ** -0.5
    return {
        "W": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "U": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "b": rng.uniform(-bound, bound, hidden_size),
    }


def mirror(x, p, state=None, *, hidden_size=3):
    r"""The equations

        h_t = \mathrm{ReLU}(W x_t + U h_{t+1} + b)
    """
    if state is None:
        h = np.zeros((len(x), hidden_size))
    else:
        h = state
    outputs = []
    for t in reversed(range(x.shape[1])):
        x_t = x[:, t]
        h_t = np.maximum(x_t @ p["W"].T + h @ p["U"].T + p["b"], 0)
        h = h_t
        outputs.append(h_t)
    outputs.reverse()
    return np.stack(outputs, axis=1), h
