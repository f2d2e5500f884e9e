import torch
import torch.nn as nn


class Lstm(nn.Module):
    r"""The equations

        f_t = \sigma(W_f [h_{t-1}; x_t] + b_f)
        i_t = \sigma(W_i [h_{t-1}; x_t] + b_i)
        \tilde{C}_t = \tanh(W_C [h_{t-1}; x_t] + b_C)
        C_t = f_t \odot C_{t-1} + i_t \odot \tilde{C}_t
        o_t = \sigma(W_o [h_{t-1}; x_t] + b_o)
        h_t = o_t \odot \tanh(C_t)
    """

    def __init__(self, input_size=3, hidden_size=4):
        super().__init__()
        self.hidden_size = hidden_size
        self.W_f = nn.Parameter(torch.empty(hidden_size, hidden_size + input_size))
        self.b_f = nn.Parameter(torch.empty(hidden_size))
        self.W_i = nn.Parameter(torch.empty(hidden_size, hidden_size + input_size))
        self.b_i = nn.Parameter(torch.empty(hidden_size))
        self.W_C = nn.Parameter(torch.empty(hidden_size, hidden_size + input_size))
        self.b_C = nn.Parameter(torch.empty(hidden_size))
        self.W_o = nn.Parameter(torch.empty(hidden_size, hidden_size + input_size))
        self.b_o = nn.Parameter(torch.empty(hidden_size))
        bound = hidden_size ** -0.5
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x, state=None):
        if state is None:
            h = x.new_zeros(x.shape[0], self.hidden_size)
            C = x.new_zeros(x.shape[0], self.hidden_size)
        else:
            h, C = state
        outputs = []
        for t in range(x.shape[1]):
            x_t = x[:, t]
            f_t = torch.sigmoid(torch.cat([h, x_t], dim=-1) @ self.W_f.T + self.b_f)
            i_t = torch.sigmoid(torch.cat([h, x_t], dim=-1) @ self.W_i.T + self.b_i)
            C_tilde_t = torch.tanh(torch.cat([h, x_t], dim=-1) @ self.W_C.T + self.b_C)
            C_t = f_t * C + i_t * C_tilde_t
            o_t = torch.sigmoid(torch.cat([h, x_t], dim=-1) @ self.W_o.T + self.b_o)
            h_t = o_t * torch.tanh(C_t)
            h, C = h_t, C_t
            outputs.append(h_t)
        return torch.stack(outputs, dim=1), (h, C)
