import torch
import torch.nn as nn


class Classifier(nn.Module):
    r"""The equations

        h_t = \tanh(W x_t + U h_{t-1} + b)
        \hat{y}_t = \mathrm{softmax}(V h_t + d)
    """

    def __init__(self, input_size=2, hidden_size=3, output_size=4):
        super().__init__()
        self.hidden_size = hidden_size
        self.W = nn.Parameter(torch.empty(hidden_size, input_size))
        self.U = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.b = nn.Parameter(torch.empty(hidden_size))
        self.V = nn.Parameter(torch.empty(output_size, hidden_size))
        self.d = nn.Parameter(torch.empty(output_size))
        bound = hidden_size ** -0.5
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x, state=None):
        if state is None:
            h = x.new_zeros(x.shape[0], self.hidden_size)
        else:
            h = state
        outputs = []
        for t in range(x.shape[1]):
            x_t = x[:, t]
            h_t = torch.tanh(x_t @ self.W.T + h @ self.U.T + self.b)
            y_hat_t = torch.softmax(h_t @ self.V.T + self.d, dim=-1)
            h = h_t
            outputs.append(y_hat_t)
        return torch.stack(outputs, dim=1), h
