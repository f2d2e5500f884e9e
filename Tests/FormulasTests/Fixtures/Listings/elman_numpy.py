import numpy as np


def parameters(rng, input_size=2, hidden_size=3, output_size=2):
    bound = hidden_size ** -0.5
    return {
        "W_x": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "W_h": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "b_h": rng.uniform(-bound, bound, hidden_size),
        "W_y": rng.uniform(-bound, bound, (output_size, hidden_size)),
        "b_y": rng.uniform(-bound, bound, output_size),
    }


def elman(x, p, state=None, *, hidden_size=3):
    r"""The equations

        h_t = \tanh(W_x x_t + W_h h_{t-1} + b_h)
        y_t = W_y h_t + b_y
    """
    if state is None:
        h = np.zeros((len(x), hidden_size))
    else:
        h = state
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        h_t = np.tanh(x_t @ p["W_x"].T + h @ p["W_h"].T + p["b_h"])
        y_t = h_t @ p["W_y"].T + p["b_y"]
        h = h_t
        outputs.append(y_t)
    return np.stack(outputs, axis=1), h
