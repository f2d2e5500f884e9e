import torch
import torch.nn as nn


class Elman(nn.Module):
    r"""The equations

        h_t = \tanh(W_x x_t + W_h h_{t-1} + b_h)
        y_t = W_y h_t + b_y
    """

    def __init__(self, input_size=2, hidden_size=3, output_size=2):
        super().__init__()
        self.hidden_size = hidden_size
        self.W_x = nn.Parameter(torch.empty(hidden_size, input_size))
        self.W_h = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.b_h = nn.Parameter(torch.empty(hidden_size))
        self.W_y = nn.Parameter(torch.empty(output_size, hidden_size))
        self.b_y = nn.Parameter(torch.empty(output_size))
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
            h_t = torch.tanh(x_t @ self.W_x.T + h @ self.W_h.T + self.b_h)
            y_t = h_t @ self.W_y.T + self.b_y
            h = h_t
            outputs.append(y_t)
        return torch.stack(outputs, dim=1), h
