import torch
import torch.nn as nn
import torch.nn.functional as F


class Scalars(nn.Module):
    r"""The equations

        h_t = \alpha \, h_{t-1} - \frac{0.5 \, (x_t - h_{t-1})^2}{1 + \exp(x_t)}
        s_t = \mathrm{softmax}(h_t) \odot \max(0, x_t)
        y_t = c \odot [s_t; x_t] \odot \mathrm{GELU}([x_t; h_t]) - \sqrt{[s_t; x_t]^2 + 1}
    """

    def __init__(self, input_size=3):
        super().__init__()
        self.input_size = input_size
        self.alpha = nn.Parameter(torch.empty(1))
        self.c = nn.Parameter(torch.empty(input_size + input_size))
        bound = input_size ** -0.5
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x, state=None):
        if state is None:
            h = x.new_zeros(x.shape[0], self.input_size)
        else:
            h = state
        outputs = []
        for t in range(x.shape[1]):
            x_t = x[:, t]
            h_t = self.alpha * h - 0.5 * (x_t - h) ** 2 / (1 + torch.exp(x_t))
            s_t = torch.softmax(h_t, dim=-1) * x_t.clamp(min=0)
            y_t = self.c * torch.cat([s_t, x_t], dim=-1) * F.gelu(torch.cat([x_t, h_t], dim=-1)) - torch.sqrt(torch.cat([s_t, x_t], dim=-1) ** 2 + 1)
            h = h_t
            outputs.append(y_t)
        return torch.stack(outputs, dim=1), h
