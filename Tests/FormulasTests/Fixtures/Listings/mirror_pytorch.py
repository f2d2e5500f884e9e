import torch
import torch.nn as nn


class Mirror(nn.Module):
    r"""The equations

        h_t = \mathrm{ReLU}(W x_t + U h_{t+1} + b)
    """

    def __init__(self, input_size=2, hidden_size=3):
        super().__init__()
        self.hidden_size = hidden_size
        self.W = nn.Parameter(torch.empty(hidden_size, input_size))
        self.U = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.b = nn.Parameter(torch.empty(hidden_size))
        bound = hidden_size ** -0.5
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x, state=None):
        if state is None:
            h = x.new_zeros(x.shape[0], self.hidden_size)
        else:
            h = state
        outputs = []
        for t in reversed(range(x.shape[1])):
            x_t = x[:, t]
            h_t = torch.relu(x_t @ self.W.T + h @ self.U.T + self.b)
            h = h_t
            outputs.append(h_t)
        outputs.reverse()
        return torch.stack(outputs, dim=1), h
