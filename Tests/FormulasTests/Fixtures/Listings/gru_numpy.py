import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def parameters(rng, input_size=2, hidden_size=3):
    bound = hidden_size ** -0.5
    return {
        "W_xz": rng.uniform(-bound, bound, (input_size, hidden_size)),
        "W_hz": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "b_z": rng.uniform(-bound, bound, hidden_size),
        "W_xr": rng.uniform(-bound, bound, (input_size, hidden_size)),
        "W_hr": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "b_r": rng.uniform(-bound, bound, hidden_size),
        "W_xh": rng.uniform(-bound, bound, (input_size, hidden_size)),
        "W_hh": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "b_h": rng.uniform(-bound, bound, hidden_size),
    }


def gru(x, p, state=None, *, hidden_size=3):
    r"""The equations

        z_t = \sigma(x_t W_{xz} + h_{t-1} W_{hz} + b_z)
        r_t = \sigma(x_t W_{xr} + h_{t-1} W_{hr} + b_r)
        \tilde{h}_t = \tanh(x_t W_{xh} + (r_t \odot h_{t-1}) W_{hh} + b_h)
        h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t
    """
    if state is None:
        h = np.zeros((len(x), hidden_size))
    else:
        h = state
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        z_t = sigmoid(x_t @ p["W_xz"] + h @ p["W_hz"] + p["b_z"])
        r_t = sigmoid(x_t @ p["W_xr"] + h @ p["W_hr"] + p["b_r"])
        h_tilde_t = np.tanh(x_t @ p["W_xh"] + (r_t * h) @ p["W_hh"] + p["b_h"])
        h_t = (1 - z_t) * h + z_t * h_tilde_t
        h = h_t
        outputs.append(h_t)
    return np.stack(outputs, axis=1), h
