#!/usr/bin/env python3
"""PyTorch's side of the comparison: the networks of Training/Configuration.swift, built and drawn in the same order.

    python3 Tests/Benchmarks/pytorch_networks.py --configs tiny --cells lstm [--threads 1] [--seconds 2] [--cpu]

Measures the first configuration and the first cell that are named, and prints one JSON object: medians of a training
step and of an inference in milliseconds, the process's peak memory, and the losses of the first three steps. With
`--cpu` the time that the process computed counts.
"""
import argparse
import json
import resource
import statistics
import time
from typing import NamedTuple

import torch
from torch import nn
from torch.nn import functional


class Network(NamedTuple):
    task: str
    inputs: int
    hidden: int
    layers: int
    steps: int
    batch: int
    outputs: int
    vocabulary: int = 0
    dropout: float = 0.0
    bidirectional: bool = False
    carries_state: bool = False

    @property
    def reads_last_step(self):
        return self.task in ("forecast", "classify")

    @property
    def has_classes(self):
        return self.task in ("classify", "tag")


NETWORKS = {
    "tiny": Network("forecast", 1, 64, 2, 10, 990, 1, dropout=0.2),
    "text": Network("classify", 100, 128, 2, 50, 32, 2, dropout=0.2),
    "char": Network("tag", 128, 256, 1, 64, 32, 65, vocabulary=65),
    "ptb": Network("tag", 200, 200, 2, 20, 20, 10000, vocabulary=10000, carries_state=True),
    "medium": Network("tag", 650, 650, 2, 35, 20, 10000, vocabulary=10000, dropout=0.5, carries_state=True),
    "online": Network("regress", 32, 64, 1, 100, 1, 32),
    "bidir": Network("classify", 100, 128, 2, 50, 32, 2, bidirectional=True),
    "seq2seq": Network("translate", 64, 128, 1, 20, 64, 64),
}


class EquationCell(nn.Module):
    """One layer of the LSTM as its equations stand in a note: a loop over time, a product for each weight."""

    def __init__(self, inputs, hidden):
        super().__init__()
        self.hidden = hidden
        for gate in "ifgo":
            for name, shape in ((f"W_x{gate}", (inputs, hidden)), (f"W_h{gate}", (hidden, hidden)), (f"b_{gate}", (hidden,))):
                self.register_parameter(name, nn.Parameter(torch.empty(shape)))
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -hidden**-0.5, hidden**-0.5)

    def forward(self, x, state):
        h, c = state or (x.new_zeros(x.shape[0], self.hidden), x.new_zeros(x.shape[0], self.hidden))
        steps = []
        for x_t in x.unbind(1):
            i = torch.sigmoid(x_t @ self.W_xi + h @ self.W_hi + self.b_i)
            f = torch.sigmoid(x_t @ self.W_xf + h @ self.W_hf + self.b_f)
            g = torch.tanh(x_t @ self.W_xg + h @ self.W_hg + self.b_g)
            o = torch.sigmoid(x_t @ self.W_xo + h @ self.W_ho + self.b_o)
            c = f * c + i * g
            h = o * torch.tanh(c)
            steps.append(h)
        return torch.stack(steps, 1), (h, c)


class Equations(nn.Module):
    """Layers of `EquationCell` with the arguments and results that `Sequence` and `Translation` use of nn.LSTM."""

    def __init__(self, inputs, hidden, layers=1, batch_first=True, dropout=0.0, bidirectional=False):
        super().__init__()
        if bidirectional:
            raise SystemExit("the equations run in one direction")
        self.cells = nn.ModuleList(EquationCell(hidden if layer else inputs, hidden) for layer in range(layers))
        self.drop = nn.Dropout(dropout)

    def forward(self, x, state=None):
        finals = []
        for place, cell in enumerate(self.cells):
            given = None if state is None else (state[0][place], state[1][place])
            x, final = cell(self.drop(x) if place else x, given)
            finals.append(final)
        return x, tuple(torch.stack(parts) for parts in zip(*finals))


CELLS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU, "formula": Equations}


class Sequence(nn.Module):
    """Embedding, recurrent layers, and a linear layer on the last step or on all."""

    def __init__(self, network, cell):
        super().__init__()
        self.network = network
        self.words = nn.Embedding(network.vocabulary, network.inputs) if network.vocabulary else None
        self.drop = nn.Dropout(network.dropout if network.vocabulary else 0)
        self.layers = cell(network.inputs, network.hidden, network.layers, batch_first=True, dropout=network.dropout,
                           bidirectional=network.bidirectional)
        self.head = nn.Linear(network.hidden * (2 if network.bidirectional else 1), network.outputs)

    def forward(self, x, target=None, state=None):
        vectors = self.drop(x if self.words is None else self.words(x))
        values, state = self.layers(vectors, state)
        return self.head(self.drop(values[:, -1] if self.network.reads_last_step else values)), state


class Translation(nn.Module):
    """An encoder whose last state starts a decoder, which in use reads its own outputs."""

    def __init__(self, network, cell):
        super().__init__()
        self.steps = network.steps
        self.encoder = cell(network.inputs, network.hidden, batch_first=True)
        self.decoder = cell(network.inputs, network.hidden, batch_first=True)
        self.head = nn.Linear(network.hidden, network.outputs)

    def forward(self, x, target=None, state=None):
        state = self.encoder(x)[1]
        if target is not None:
            values, state = self.decoder(target, state)
            return self.head(values), state
        word, words = x[:, -1:], []
        for _ in range(self.steps):
            value, state = self.decoder(word, state)
            word = self.head(value)
            words.append(word)
        return torch.cat(words, 1), state


class Trainer:
    def __init__(self, network, cell):
        self.network = network
        self.model = (Translation if network.task == "translate" else Sequence)(network, cell)
        shape = (network.batch, network.steps)
        self.x = torch.randint(0, network.vocabulary, shape) if network.vocabulary else torch.randn(*shape, network.inputs)
        places = shape[:1] if network.reads_last_step else shape
        self.y = torch.randint(0, network.outputs, places) if network.has_classes else torch.randn(*places, network.outputs)
        parameters = self.model.parameters()
        self.optimizer = torch.optim.SGD(parameters, 0.1) if network.carries_state else torch.optim.Adam(parameters)
        self.state = None
        self.losses = []

    def infer(self):
        self.model.eval()
        with torch.no_grad():
            self.model(self.x)

    def train(self):
        self.model.train()
        self.optimizer.zero_grad()
        output, state = self.model(self.x, self.y, self.state)
        if self.network.carries_state:
            self.state = tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()
        if self.network.has_classes:
            loss = functional.cross_entropy(output.reshape(-1, self.network.outputs), self.y.reshape(-1))
        else:
            loss = functional.mse_loss(output, self.y)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 5)
        self.optimizer.step()
        self.losses.append(loss.item())


def median(step, seconds, clock):
    """The median milliseconds over some seconds, after two calls that don't count."""
    step()
    step()
    times, end = [], clock() + seconds
    while len(times) < 5 or clock() < end:
        start = clock()
        step()
        times.append((clock() - start) * 1e3)
    return round(statistics.median(times), 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--configs", default="tiny", choices=NETWORKS)
    parser.add_argument("--cells", default="lstm", choices=CELLS)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--cpu", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    trainer = Trainer(NETWORKS[options.configs], CELLS[options.cells])
    clock = time.process_time if options.cpu else time.perf_counter
    infer = median(trainer.infer, options.seconds, clock)
    train = median(trainer.train, options.seconds, clock)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({
        "config": options.configs, "cell": options.cells, "threads": options.threads, "train_ms": train,
        "infer_ms": infer, "peak_rss_mb": peak, "first_losses": trainer.losses[:3], "torch": torch.__version__}))


if __name__ == "__main__":
    main()
