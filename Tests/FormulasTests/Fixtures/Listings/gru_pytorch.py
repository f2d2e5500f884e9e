import torch
import torch.nn as nn


class Gru(nn.Module):
    r"""The equations

        z_t = \sigma(x_t W_{xz} + h_{t-1} W_{hz} + b_z)
        r_t = \sigma(x_t W_{xr} + h_{t-1} W_{hr} + b_r)
        \tilde{h}_t = \tanh(x_t W_{xh} + (r_t \odot h_{t-1}) W_{hh} + b_h)
        h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t
    """

    def __init__(self, input_size=2, hidden_size=3):
        super().__init__()
        self.hidden_size = hidden_size
        self.W_xz = nn.Parameter(torch.empty(input_size, hidden_size))
        self.W_hz = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.b_z = nn.Parameter(torch.empty(hidden_size))
        self.W_xr = nn.Parameter(torch.empty(input_size, hidden_size))
        self.W_hr = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.b_r = nn.Parameter(torch.empty(hidden_size))
        self.W_xh = nn.Parameter(torch.empty(input_size, hidden_size))
        self.W_hh = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.b_h = nn.Parameter(torch.empty(hidden_size))
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
            z_t = torch.sigmoid(x_t @ self.W_xz + h @ self.W_hz + self.b_z)
            r_t = torch.sigmoid(x_t @ self.W_xr + h @ self.W_hr + self.b_r)
            h_tilde_t = torch.tanh(x_t @ self.W_xh + (r_t * h) @ self.W_hh + self.b_h)
            h_t = (1 - z_t) * h + z_t * h_tilde_t
            h = h_t
            outputs.append(h_t)
        return torch.stack(outputs, dim=1), h
