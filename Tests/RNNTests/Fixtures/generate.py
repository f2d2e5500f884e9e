"""Writes the golden values that the tests compare with: PyTorch's own, version 2.13 on the CPU.

Run it in this folder: python generate.py
"""

import json

import torch
from torch import nn

torch.set_num_threads(1)
torch.backends.mkldnn.enabled = False


def numbers(tensor):
    # The shortest text of a float32, which is half as long as that of the same number as a double.
    values = [float(str(value)) for value in tensor.detach().numpy().reshape(-1)]
    return {"shape": list(tensor.shape), "values": values}


def write(name, cases):
    with open(name + ".json", "w") as file:
        json.dump({"oracle": "PyTorch " + torch.__version__.split("+")[0], "cases": cases}, file)
        file.write("\n")


KINDS = {
    "rnn_tanh": lambda *a, **k: nn.RNN(*a, **k),
    "rnn_relu": lambda *a, **k: nn.RNN(*a, nonlinearity="relu", **k),
    "lstm": nn.LSTM,
    "gru": nn.GRU,
}

SHAPES = [
    dict(input=3, hidden=4, layers=1, bias=True, batch_first=False, bidirectional=False,
         shape=[5, 2, 3], states=False),
    dict(input=3, hidden=4, layers=2, bias=True, batch_first=True, bidirectional=False,
         shape=[2, 5, 3], states=True),
    dict(input=2, hidden=3, layers=2, bias=False, batch_first=False, bidirectional=True,
         shape=[4, 3, 2], states=True),
    dict(input=1, hidden=5, layers=1, bias=True, batch_first=True, bidirectional=True,
         shape=[1, 1, 1], states=False),
    dict(input=3, hidden=4, layers=1, bias=True, batch_first=True, bidirectional=False,
         shape=[6, 3], states=True),
]


def recurrent():
    cases = []
    for kind, make in KINDS.items():
        for seed, s in enumerate(SHAPES, start=1):
            torch.manual_seed(seed)
            layer = make(s["input"], s["hidden"], s["layers"], bias=s["bias"],
                         batch_first=s["batch_first"], bidirectional=s["bidirectional"])
            parameters = {n: numbers(p) for n, p in layer.named_parameters()}
            names = list(parameters)
            torch.manual_seed(100 + seed)
            x = torch.randn(s["shape"]).requires_grad_()
            states = []
            if s["states"]:
                batch = [] if len(s["shape"]) == 2 else [s["shape"][0 if s["batch_first"] else 1]]
                count = s["layers"] * (2 if s["bidirectional"] else 1)
                states = [torch.randn([count] + batch + [s["hidden"]]).requires_grad_()
                          for _ in range(2 if kind == "lstm" else 1)]
            given = None
            if states:
                given = tuple(states) if kind == "lstm" else states[0]
            output, final = layer(x, given)
            finals = list(final) if kind == "lstm" else [final]
            probe = torch.linspace(-1, 1, output.numel()).reshape(output.shape)
            loss = (output * probe).sum() + sum((f * f).sum() for f in finals)
            loss.backward()
            gradients = [numbers(p.grad) for p in layer.parameters()]
            input_gradient, state_gradients = numbers(x.grad), [numbers(v.grad) for v in states]
            optimizer = torch.optim.Adam(layer.parameters(), lr=0.01)
            losses = []
            for _ in range(5):
                optimizer.zero_grad()
                output2, _ = layer(x.detach(), None)
                loss = ((output2 - 0.25) ** 2).mean()
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
            cases.append(dict(
                kind=kind, seed=seed, configuration=s, names=names,
                parameters=[parameters[n] for n in names], input=numbers(x),
                states=[numbers(v) for v in states], output=numbers(output),
                finals=[numbers(f) for f in finals], inputGradient=input_gradient,
                stateGradients=state_gradients, gradients=gradients, losses=losses,
                description=repr(layer)))
    write("recurrent", cases)


def cells():
    cases = []
    makes = {
        "rnn_tanh": nn.RNNCell, "lstm": nn.LSTMCell, "gru": nn.GRUCell,
        "rnn_relu": lambda *a, **k: nn.RNNCell(*a, nonlinearity="relu", **k),
    }
    for kind, make in makes.items():
        for bias in (True, False):
            torch.manual_seed(51)
            cell = make(3, 4, bias=bias)
            parameters = [numbers(p) for p in cell.parameters()]
            x = torch.randn(2, 3)
            states = [torch.randn(2, 4) for _ in range(2 if kind == "lstm" else 1)]
            result = cell(x, tuple(states) if kind == "lstm" else states[0])
            finals = list(result) if kind == "lstm" else [result]
            sum((f * f).sum() for f in finals).backward()
            cases.append(dict(
                kind=kind, bias=bias, parameters=parameters, input=numbers(x),
                states=[numbers(s) for s in states], finals=[numbers(f) for f in finals],
                gradients=[numbers(p.grad) for p in cell.parameters()], description=repr(cell)))
    write("cells", cases)


def dropout_between_layers():
    cases = []
    for batch_first in (False, True):
        torch.manual_seed(7)
        layer = nn.LSTM(3, 4, 2, batch_first=batch_first, dropout=0.4)
        x = torch.randn(2, 3, 3)
        output, _ = layer(x)
        cases.append(dict(batchFirst=batch_first, input=numbers(x), output=numbers(output)))
    write("dropout", cases)


def layers():
    torch.manual_seed(11)
    linear = nn.Linear(5, 3)
    x = torch.randn(4, 5).requires_grad_()
    y = linear(x)
    (y * y).sum().backward()
    cases = [dict(name="linear", parameters=[numbers(p) for p in linear.parameters()],
                  input=numbers(x), output=numbers(y), inputGradient=numbers(x.grad),
                  gradients=[numbers(p.grad) for p in linear.parameters()])]
    torch.manual_seed(12)
    embedding = nn.Embedding(7, 4, padding_idx=-2)
    x = torch.tensor([[0, 5, 3], [5, 6, 0]])
    y = embedding(x)
    (y * y).sum().backward()
    cases.append(dict(name="embedding", parameters=[numbers(embedding.weight)], input=numbers(x),
                      output=numbers(y), inputGradient=None,
                      gradients=[numbers(embedding.weight.grad)]))
    torch.manual_seed(13)
    norm = nn.LayerNorm([2, 4])
    x = torch.randn(3, 2, 4).requires_grad_()
    y = norm(x)
    (y * torch.linspace(-1, 2, 24).reshape(3, 2, 4)).sum().backward()
    cases.append(dict(name="norm", parameters=[numbers(p) for p in norm.parameters()],
                      input=numbers(x), output=numbers(y), inputGradient=numbers(x.grad),
                      gradients=[numbers(p.grad) for p in norm.parameters()]))
    torch.manual_seed(14)
    x = torch.randn(4, 6).requires_grad_()
    y = nn.Dropout(0.3)(x)
    y.sum().backward()
    cases.append(dict(name="dropout", parameters=[], input=numbers(x), output=numbers(y),
                      inputGradient=numbers(x.grad), gradients=[]))
    write("layers", cases)


def losses():
    torch.manual_seed(21)
    cases = []

    def add(name, reduction, x, y, call, **settings):
        x = x.clone().requires_grad_()
        y = y.clone().requires_grad_() if y.is_floating_point() else y
        value = call(x, y, reduction)
        value.backward(torch.linspace(0.5, 1.5, value.numel()).reshape(value.shape))
        cases.append(dict(
            name=name, reduction=reduction, input=numbers(x), target=numbers(y),
            value=numbers(value), inputGradient=numbers(x.grad),
            targetGradient=numbers(y.grad) if y.is_floating_point() and y.grad is not None else None,
            settings=settings))

    f = nn.functional
    for r in ("none", "mean", "sum"):
        x, y = torch.randn(3, 4) * 2, torch.randn(3, 4) * 2
        add("mse", r, x, y, lambda a, b, r: f.mse_loss(a, b, reduction=r))
        add("l1", r, x, y, lambda a, b, r: f.l1_loss(a, b, reduction=r))
        add("smooth_l1", r, x, y, lambda a, b, r: f.smooth_l1_loss(a, b, beta=1.5, reduction=r))
        p, q = torch.rand(3, 4) * 0.98 + 0.01, torch.rand(3, 4)
        add("bce", r, p, q, lambda a, b, r: f.binary_cross_entropy(a, b, reduction=r))
        add("bce_logits", r, x, q,
            lambda a, b, r: f.binary_cross_entropy_with_logits(a, b, reduction=r))
        labels = torch.tensor([2, 0, 4, 1])
        z = torch.randn(4, 5)
        add("nll", r, torch.log_softmax(z, 1), labels, lambda a, b, r: f.nll_loss(a, b, reduction=r))
        w = [0.5, 1.0, 2.0, 0.25, 1.5]
        for smoothing in (0.0, 0.2):
            for ignore in (-100, 4):
                for weight in (None, w):
                    add("cross_entropy", r, z, labels,
                        lambda a, b, r: f.cross_entropy(
                            a, b, reduction=r, ignore_index=ignore, label_smoothing=smoothing,
                            weight=None if weight is None else torch.tensor(weight)),
                        smoothing=smoothing, ignore=ignore, weight=weight)
        z3, labels3 = torch.randn(2, 3, 4), torch.randint(0, 3, (2, 4))
        add("cross_entropy", r, z3, labels3, lambda a, b, r: f.cross_entropy(a, b, reduction=r),
            smoothing=0.0, ignore=-100, weight=None)
        add("cross_entropy", r, z[0], labels[0], lambda a, b, r: f.cross_entropy(a, b, reduction=r),
            smoothing=0.0, ignore=-100, weight=None)
        soft = torch.softmax(torch.randn(4, 5), 1)
        z5 = torch.randn(4, 5)
        x5 = z5.clone().requires_grad_()
        value = f.cross_entropy(x5, soft, reduction=r, label_smoothing=0.1)
        value.backward(torch.linspace(0.5, 1.5, value.numel()).reshape(value.shape))
        cases.append(dict(
            name="cross_entropy", reduction=r, input=numbers(x5), target=numbers(soft),
            value=numbers(value), inputGradient=numbers(x5.grad), targetGradient=None,
            settings=dict(smoothing=0.1, ignore=-100, weight=None)))
    write("losses", cases)


def optimizers():
    rules = {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
        "sgd_decay": lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.05),
        "sgd_momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.3),
        "sgd_nesterov": lambda p: torch.optim.SGD(
            p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01),
        "adam_decay": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.8, 0.99), weight_decay=0.1),
        "adamw": lambda p: torch.optim.AdamW(p, lr=0.01),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01),
        "rmsprop_all": lambda p: torch.optim.RMSprop(
            p, lr=0.01, alpha=0.9, momentum=0.5, centered=True, weight_decay=0.1),
    }
    cases = []
    for name, make in rules.items():
        torch.manual_seed(31)
        parameter = torch.randn(4, 5).requires_grad_()
        start = numbers(parameter)
        optimizer = make([parameter])
        gradients, values = [], []
        for _ in range(5):
            parameter.grad = torch.randn(4, 5)
            gradients.append(numbers(parameter.grad))
            optimizer.step()
            values.append(numbers(parameter))
        cases.append(dict(name=name, start=start, gradients=gradients, values=values))
    torch.manual_seed(32)
    a, b = torch.zeros(3, 2).requires_grad_(), torch.zeros(4).requires_grad_()
    a.grad, b.grad = torch.randn(3, 2), torch.randn(4)
    clips = []
    for maximum, order in ((0.5, 2.0), (100.0, 2.0), (0.5, float("inf")), (0.5, 1.0)):
        x, y = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_()
        x.grad, y.grad = a.grad.clone(), b.grad.clone()
        total = torch.nn.utils.clip_grad_norm_([x, y], maximum, order)
        clips.append(dict(maximum=maximum, order="inf" if order == float("inf") else str(order),
                          gradients=[numbers(a.grad), numbers(b.grad)], norm=total.item(),
                          clipped=[numbers(x.grad), numbers(y.grad)]))
    write("optimizers", cases)
    write("clipping", clips)


def initialization():
    init = nn.init
    calls = {
        "uniform": lambda w: init.uniform_(w, -0.3, 0.7),
        "normal": lambda w: init.normal_(w, 1.5, 0.2),
        "xavier_uniform": lambda w: init.xavier_uniform_(w, gain=init.calculate_gain("tanh")),
        "xavier_normal": lambda w: init.xavier_normal_(w),
        "kaiming_uniform": lambda w: init.kaiming_uniform_(w, nonlinearity="relu"),
        "kaiming_normal": lambda w: init.kaiming_normal_(w, mode="fan_out", a=0.2),
        "orthogonal": lambda w: init.orthogonal_(w, gain=1.5),
        "constant": lambda w: init.constant_(w, 0.3),
    }
    cases = []
    for name, call in calls.items():
        for shape in ([6, 5], [2, 3], [3, 7]):
            torch.manual_seed(41)
            w = torch.empty(shape)
            call(w)
            cases.append(dict(name=name, seed=41, tensor=numbers(w)))
    write("initialization", cases)


recurrent()
cells()
dropout_between_layers()
layers()
losses()
optimizers()
initialization()
