import torch
import torch.nn as nn
import torch.nn.functional as F


class Memoryless(nn.Module):
    r"""The equations

        y_t = \mathrm{swish}(W x_t + \lambda) + \mathrm{softplus}(|x_t|) - \log(2 + (\min(x_t, b))^2)
    """

    def __init__(self, input_size=2):
        super().__init__()
        self.W = nn.Parameter(torch.empty(input_size, input_size))
        self.lambda_ = nn.Parameter(torch.empty(1))
        self.b = nn.Parameter(torch.empty(input_size))
        bound = input_size ** -0.5
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x):
        outputs = []
        for t in range(x.shape[1]):
            x_t = x[:, t]
            y_t = F.silu(x_t @ self.W.T + self.lambda_) + F.softplus(torch.abs(x_t)) - torch.log(2 + torch.minimum(x_t, self.b) ** 2)
            outputs.append(y_t)
        return torch.stack(outputs, dim=1), None
