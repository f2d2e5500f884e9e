import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def parameters(rng, input_size=3, hidden_size=4):
    bound = hidden_size ** -0.5
    return {
        "W_f": rng.uniform(-bound, bound, (hidden_size, hidden_size + input_size)),
        "b_f": rng.uniform(-bound, bound, hidden_size),
        "W_i": rng.uniform(-bound, bound, (hidden_size, hidden_size + input_size)),
        "b_i": rng.uniform(-bound, bound, hidden_size),
        "W_C": rng.uniform(-bound, bound, (hidden_size, hidden_size + input_size)),
        "b_C": rng.uniform(-bound, bound, hidden_size),
        "W_o": rng.uniform(-bound, bound, (hidden_size, hidden_size + input_size)),
        "b_o": rng.uniform(-bound, bound, hidden_size),
    }


def lstm(x, p, state=None, *, hidden_size=4):
    r"""The equations

        f_t = \sigma(W_f [h_{t-1}; x_t] + b_f)
        i_t = \sigma(W_i [h_{t-1}; x_t] + b_i)
        \tilde{C}_t = \tanh(W_C [h_{t-1}; x_t] + b_C)
        C_t = f_t \odot C_{t-1} + i_t \odot \tilde{C}_t
        o_t = \sigma(W_o [h_{t-1}; x_t] + b_o)
        h_t = o_t \odot \tanh(C_t)
    """
    if state is None:
        h = np.zeros((len(x), hidden_size))
        C = np.zeros((len(x), hidden_size))
    else:
        h, C = state
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        f_t = sigmoid(np.concatenate([h, x_t], axis=-1) @ p["W_f"].T + p["b_f"])
        i_t = sigmoid(np.concatenate([h, x_t], axis=-1) @ p["W_i"].T + p["b_i"])
        C_tilde_t = np.tanh(np.concatenate([h, x_t], axis=-1) @ p["W_C"].T + p["b_C"])
        C_t = f_t * C + i_t * C_tilde_t
        o_t = sigmoid(np.concatenate([h, x_t], axis=-1) @ p["W_o"].T + p["b_o"])
        h_t = o_t * np.tanh(C_t)
        h, C = h_t, C_t
        outputs.append(h_t)
    return np.stack(outputs, axis=1), (h, C)
