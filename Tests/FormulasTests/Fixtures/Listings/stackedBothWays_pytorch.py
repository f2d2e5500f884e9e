import torch
import torch.nn as nn


class StackedBothWays(nn.Module):
    r"""The equations

        h_t = \tanh(W x_t + U h_{t-1} + b)
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
        for t in range(x.shape[1]):
            x_t = x[:, t]
            h_t = torch.tanh(x_t @ self.W.T + h @ self.U.T + self.b)
            h = h_t
            outputs.append(h_t)
        return torch.stack(outputs, dim=1), h


class StackedBothWaysStack(nn.Module):
    """2 layers in two directions: each reads what the one below gives."""

    def __init__(self, input_size=2, hidden_size=3, num_layers=2):
        super().__init__()
        widths = [input_size] * 2 + [2 * hidden_size] * (2 * num_layers - 2)
        self.cells = nn.ModuleList(
            StackedBothWays(input_size=width, hidden_size=hidden_size) for width in widths)
        self.dropout = nn.Dropout(0.5)

    def forward(self, x, state=None):
        last = []
        for place in range(0, len(self.cells), 2):
            if place > 0:
                x = self.dropout(x)
            ahead, final = self.cells[place](x, None if state is None else state[place])
            behind, first = self.cells[place + 1](x.flip(1), None if state is None else state[place + 1])
            last += [final, first]
            x = torch.cat([ahead, behind.flip(1)], dim=-1)
        return x, torch.stack(last)
