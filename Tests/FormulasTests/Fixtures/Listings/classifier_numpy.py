import numpy as np


def softmax(a):
    e = np.exp(a - a.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def parameters(rng, input_size=2, hidden_size=3, output_size=4):
    bound = hidden_size ** -0.5
    return {
        "W": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "U": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "b": rng.uniform(-bound, bound, hidden_size),
        "V": rng.uniform(-bound, bound, (output_size, hidden_size)),
        "d": rng.uniform(-bound, bound, output_size),
    }


def classifier(x, p, state=None, *, hidden_size=3):
    r"""The equations

        h_t = \tanh(W x_t + U h_{t-1} + b)
        \hat{y}_t = \mathrm{softmax}(V h_t + d)
    """
    if state is None:
        h = np.zeros((len(x), hidden_size))
    else:
        h = state
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        h_t = np.tanh(x_t @ p["W"].T + h @ p["U"].T + p["b"])
        y_hat_t = softmax(h_t @ p["V"].T + p["d"])
        h = h_t
        outputs.append(y_hat_t)
    return np.stack(outputs, axis=1), h
