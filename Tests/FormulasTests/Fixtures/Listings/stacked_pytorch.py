import torch
import torch.nn as nn


class Stacked(nn.Module):
    r"""The equations

        f_t = \sigma(W_f x_t + U_f h_{t-1})
        g_t = W_c x_t
        c_t = f_t \odot c_{t-1} + (1 - f_t) \odot g_t
        h_t = \tanh(c_t)
    """

    def __init__(self, input_size=2, hidden_size=3):
        super().__init__()
        self.hidden_size = hidden_size
        self.W_f = nn.Parameter(torch.empty(hidden_size, input_size))
        self.U_f = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.W_c = nn.Parameter(torch.empty(hidden_size, input_size))
        bound = hidden_size ** -0.5
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x, state=None):
        if state is None:
            h = x.new_zeros(x.shape[0], self.hidden_size)
            c = x.new_zeros(x.shape[0], self.hidden_size)
        else:
            h, c = state
        outputs = []
        for t in range(x.shape[1]):
            x_t = x[:, t]
            f_t = torch.sigmoid(x_t @ self.W_f.T + h @ self.U_f.T)
            g_t = x_t @ self.W_c.T
            c_t = f_t * c + (1 - f_t) * g_t
            h_t = torch.tanh(c_t)
            h, c = h_t, c_t
            outputs.append(h_t)
        return torch.stack(outputs, dim=1), (h, c)


class StackedStack(nn.Module):
    """3 layers: each reads what the one below gives."""

    def __init__(self, input_size=2, hidden_size=3, num_layers=3):
        super().__init__()
        widths = [input_size] + [hidden_size] * (num_layers - 1)
        self.cells = nn.ModuleList(
            Stacked(input_size=width, hidden_size=hidden_size) for width in widths)

    def forward(self, x, state=None):
        last = []
        for place, cell in enumerate(self.cells):
            x, final = cell(x, None if state is None else tuple(s[place] for s in state))
            last.append(final)
        return x, tuple(torch.stack(s) for s in zip(*last))
