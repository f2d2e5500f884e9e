import torch
import torch.nn as nn


class Peephole(nn.Module):
    r"""The equations

        f_t = \sigma(W_f x_t + U_f h_{t-1} + p_f \odot c_{t-1} + b_f)
        \tilde{c}_t = \tanh(W_c x_t + U_c h_{t-1} + b_c)
        c_t = f_t \odot c_{t-1} + (1 - f_t) \odot \tilde{c}_t
        o_t = \sigma(W_o x_t + U_o h_{t-1} + p_o \odot c_t + b_o)
        h_t = o_t \odot \tanh(c_t)
    """

    def __init__(self, input_size=2, hidden_size=3):
        super().__init__()
        self.hidden_size = hidden_size
        self.W_f = nn.Parameter(torch.empty(hidden_size, input_size))
        self.U_f = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.p_f = nn.Parameter(torch.empty(hidden_size))
        self.b_f = nn.Parameter(torch.empty(hidden_size))
        self.W_c = nn.Parameter(torch.empty(hidden_size, input_size))
        self.U_c = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.b_c = nn.Parameter(torch.empty(hidden_size))
        self.W_o = nn.Parameter(torch.empty(hidden_size, input_size))
        self.U_o = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.p_o = nn.Parameter(torch.empty(hidden_size))
        self.b_o = nn.Parameter(torch.empty(hidden_size))
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
            f_t = torch.sigmoid(x_t @ self.W_f.T + h @ self.U_f.T + self.p_f * c + self.b_f)
            c_tilde_t = torch.tanh(x_t @ self.W_c.T + h @ self.U_c.T + self.b_c)
            c_t = f_t * c + (1 - f_t) * c_tilde_t
            o_t = torch.sigmoid(x_t @ self.W_o.T + h @ self.U_o.T + self.p_o * c_t + self.b_o)
            h_t = o_t * torch.tanh(c_t)
            h, c = h_t, c_t
            outputs.append(h_t)
        return torch.stack(outputs, dim=1), (h, c)
