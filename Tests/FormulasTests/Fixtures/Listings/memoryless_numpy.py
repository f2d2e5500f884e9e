import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def swish(a):
    return a * sigmoid(a)


def parameters(rng, input_size=2):
    bound = input_size ** -0.5
    return {
        "W": rng.uniform(-bound, bound, (input_size, input_size)),
        "lambda_": rng.uniform(-bound, bound, 1),
        "b": rng.uniform(-bound, bound, input_size),
    }


def memoryless(x, p):
    r"""The equations

        y_t = \mathrm{swish}(W x_t + \lambda) + \mathrm{softplus}(|x_t|) - \log(2 + (\min(x_t, b))^2)
    """
    outputs = []
    for t in range(x.shape[1]):
        x_t = x[:, t]
        y_t = swish(x_t @ p["W"].T + p["lambda_"]) + np.logaddexp(np.abs(x_t), 0) - np.log(2 + np.minimum(x_t, p["b"]) ** 2)
        outputs.append(y_t)
    return np.stack(outputs, axis=1), None
