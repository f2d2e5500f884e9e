import torch
import torch.nn as nn


class BothWays(nn.Module):
    r"""The equations

        \overrightarrow{h}_t = \tanh(W x_t + U \overrightarrow{h}_{t-1})
        \overleftarrow{h}_t = \tanh(V x_t + Q \overleftarrow{h}_{t+1})
        y_t = A \overrightarrow{h}_t + B \overleftarrow{h}_t
    """

    def __init__(self, input_size=2, hidden_size=3, output_size=2):
        super().__init__()
        self.hidden_size = hidden_size
        self.W = nn.Parameter(torch.empty(hidden_size, input_size))
        self.U = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.V = nn.Parameter(torch.empty(hidden_size, input_size))
        self.Q = nn.Parameter(torch.empty(hidden_size, hidden_size))
        self.A = nn.Parameter(torch.empty(output_size, hidden_size))
        self.B = nn.Parameter(torch.empty(output_size, hidden_size))
        bound = hidden_size ** -0.5
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x, state=None):
        if state is None:
            h_forward = x.new_zeros(x.shape[0], self.hidden_size)
            h_backward = x.new_zeros(x.shape[0], self.hidden_size)
        else:
            h_forward, h_backward = state
        h_forward_steps = []
        for t in range(x.shape[1]):
            x_t = x[:, t]
            h_forward_t = torch.tanh(x_t @ self.W.T + h_forward @ self.U.T)
            h_forward = h_forward_t
            h_forward_steps.append(h_forward_t)
        h_backward_steps = []
        for t in reversed(range(x.shape[1])):
            x_t = x[:, t]
            h_backward_t = torch.tanh(x_t @ self.V.T + h_backward @ self.Q.T)
            h_backward = h_backward_t
            h_backward_steps.append(h_backward_t)
        h_backward_steps.reverse()
        outputs = []
        for t in range(x.shape[1]):
            h_forward_t = h_forward_steps[t]
            h_backward_t = h_backward_steps[t]
            y_t = h_forward_t @ self.A.T + h_backward_t @ self.B.T
            outputs.append(y_t)
        return torch.stack(outputs, dim=1), (h_forward, h_backward)
