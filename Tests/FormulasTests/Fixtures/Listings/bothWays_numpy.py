import numpy as np


def parameters(rng, input_size=2, hidden_size=3, output_size=2):
    bound = hidden_size ** -0.5
    return {
        "W": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "U": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "V": rng.uniform(-bound, bound, (hidden_size, input_size)),
        "Q": rng.uniform(-bound, bound, (hidden_size, hidden_size)),
        "A": rng.uniform(-bound, bound, (output_size, hidden_size)),
        "B": rng.uniform(-bound, bound, (output_size, hidden_size)),
    }


def bothWays(x, p, state=None, *, hidden_size=3):
    r"""The equations

        \overrightarrow{h}_t = \tanh(W x_t + U \overrightarrow{h}_{t-1})
        \overleftarrow{h}_t = \tanh(V x_t + Q \overleftarrow{h}_{t+1})
        y_t = A \overrightarrow{h}_t + B \overleftarrow{h}_t
    """
    if state is None:
        h_forward = np.zeros((len(x), hidden_size))
        h_backward = np.zeros((len(x), hidden_size))
    else:
        h_forward, h_backward = state
    h_forward_steps = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        h_forward_t = np.tanh(x_t @ p["W"].T + h_forward @ p["U"].T)
        h_forward = h_forward_t
        h_forward_steps.append(h_forward_t)
    h_backward_steps = []
    for t in reversed(range(x.shape[1])):
        x_t = x[:, t]
        h_backward_t = np.tanh(x_t @ p["V"].T + h_backward @ p["Q"].T)
        h_backward = h_backward_t
        h_backward_steps.append(h_backward_t)
    h_backward_steps.reverse()
    outputs = []
    for t in range(x.shape[1]):
        h_forward_t = h_forward_steps[t]
        h_backward_t = h_backward_steps[t]
        y_t = h_forward_t @ p["A"].T + h_backward_t @ p["B"].T
        outputs.append(y_t)
    return np.stack(outputs, axis=1), (h_forward, h_backward)
