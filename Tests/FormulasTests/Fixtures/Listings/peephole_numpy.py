import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def parameters(rng, input_size=2, hidden_size=3):
    bound = hidden_size ** -0.5
    return {
        "W_f": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "U_f": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "p_f": rng.uniform(-bound, bound, hidden_size),
        "b_f": rng.uniform(-bound, bound, hidden_size),
        "W_c": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "U_c": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "b_c": rng.uniform(-bound, bound, hidden_size),
        "W_o": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "U_o": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "p_o": rng.uniform(-bound, bound, hidden_size),
        "b_o": rng.uniform(-bound, bound, hidden_size),
    }


def peephole(x, p, state=None, *, hidden_size=3):
    r"""The equations

        f_t = \sigma(W_f x_t + U_f h_{t-1} + p_f \odot c_{t-1} + b_f)
        \tilde{c}_t = \tanh(W_c x_t + U_c h_{t-1} + b_c)
        c_t = f_t \odot c_{t-1} + (1 - f_t) \odot \tilde{c}_t
        o_t = \sigma(W_o x_t + U_o h_{t-1} + p_o \odot c_t + b_o)
        h_t = o_t \odot \tanh(c_t)
    """
    if state is None:
        h = np.zeros((len(x), hidden_size))
        c = np.zeros((len(x), hidden_size))
    else:
        h, c = state
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        f_t = sigmoid(x_t @ p["W_f"].T + h @ p["U_f"].T + p["p_f"] * c + p["b_f"])
        c_tilde_t = np.tanh(x_t @ p["W_c"].T + h @ p["U_c"].T + p["b_c"])
        c_t = f_t * c + (1 - f_t) * c_tilde_t
        o_t = sigmoid(x_t @ p["W_o"].T + h @ p["U_o"].T + p["p_o"] * c_t + p["b_o"])
        h_t = o_t * np.tanh(c_t)
        h, c = h_t, c_t
        outputs.append(h_t)
    return np.stack(outputs, axis=1), (h, c)
