"""Writes the golden fixtures beside this file from PyTorch; each names the version that made it.

    python generate.py
"""
import json
import pathlib
import random

import torch
import torch.nn.functional as F

folder = pathlib.Path(__file__).parent


def write(name, cases):
    document = {"torch": torch.__version__, "cases": cases}
    (folder / name).write_text(json.dumps(document, separators=(",", ":")) + "\n")


def packed(tensor):
    kind = str(tensor.dtype).removeprefix("torch.")
    values = [float(v) for v in tensor.detach().reshape(-1).tolist()]
    values = [v if v == v and abs(v) != float("inf") else str(v) for v in values]
    return {"shape": list(tensor.shape), "dtype": kind, "values": values}


# Operations: name, argument shapes, function. Arguments are normal numbers (positive for ~).
A, B = (3, 4), (4,)
I = torch.tensor
operations = [
    ("add", [A, B], lambda a, b: a + b),
    ("sub", [A, (3, 1)], lambda a, b: a - b),
    ("mul", [A, (2, 1, 4)], lambda a, b: a * b),
    ("mul scalar tensor", [A, ()], lambda a, b: a * b),
    ("div", [A, B], lambda a, b: a / (b * b + 1)),
    ("rsub", [A], lambda a: 1 - a),
    ("scalar over", [A], lambda a: 2 / (a + 5)),
    ("neg", [A], lambda a: -a),
    ("transposed add", [A, (4, 3)], lambda a, b: a.t() + b),
    ("pow 2", [A], lambda a: a ** 2),
    ("pow 3", [A], lambda a: a ** 3),
    ("pow 2.5", [A], lambda a: a.abs() ** 2.5),
    ("pow -1", [A], lambda a: (a + 5) ** -1),
    ("pow tensor", [A, B], lambda a, b: a.abs() ** b),
    ("exp", [A], lambda a: a.exp()),
    ("log", [A], lambda a: (a * a + 0.1).log()),
    ("log1p", [A], lambda a: (a * a).log1p()),
    ("log2", [A], lambda a: (a * a + 0.1).log2()),
    ("log10", [A], lambda a: (a * a + 0.1).log10()),
    ("expm1", [A], lambda a: a.expm1()),
    ("sqrt", [A], lambda a: (a * a + 0.1).sqrt()),
    ("rsqrt", [A], lambda a: (a * a + 0.1).rsqrt()),
    ("reciprocal", [A], lambda a: (a + 5).reciprocal()),
    ("abs", [A], lambda a: a.abs()),
    ("tanh", [A], lambda a: a.tanh()),
    ("sigmoid", [A], lambda a: a.sigmoid()),
    ("relu", [A], lambda a: a.relu()),
    ("leakyRelu", [A], lambda a: F.leaky_relu(a, 0.2)),
    ("elu", [A], lambda a: F.elu(a)),
    ("gelu", [A], lambda a: F.gelu(a)),
    ("gelu tanh", [A], lambda a: F.gelu(a, approximate="tanh")),
    ("silu", [A], lambda a: F.silu(a)),
    ("softplus", [A], lambda a: F.softplus(a)),
    ("sin", [A], lambda a: a.sin()),
    ("cos", [A], lambda a: a.cos()),
    ("tan", [A], lambda a: a.tan()),
    ("atan", [A], lambda a: a.atan()),
    ("erf", [A], lambda a: a.erf()),
    ("clamp", [A], lambda a: a.clamp(-0.5, 0.7)),
    ("maximum", [A, B], lambda a, b: torch.maximum(a, b)),
    ("minimum", [A, B], lambda a, b: torch.minimum(a, b)),
    ("minimum of equals", [A], lambda a: torch.minimum(a, a * 1)),
    ("where", [A, B], lambda a, b: torch.where(a > 0, a, b)),
    ("maskedFill", [A], lambda a: a.masked_fill(a > 0, 7.0)),
    ("remainder", [A], lambda a: a % 0.3),
    ("dot", [B, B], lambda a, b: a @ b),
    ("matrix vector", [A, B], lambda a, b: a @ b),
    ("vector matrix", [(3,), A], lambda a, b: a @ b),
    ("matmul", [A, (4, 5)], lambda a, b: a @ b),
    ("matmul transposed", [A, (5, 4)], lambda a, b: a @ b.t()),
    ("matmul batch", [(2, 3, 4), (4, 5)], lambda a, b: a @ b),
    ("matmul batches", [(2, 1, 3, 4), (5, 4, 2)], lambda a, b: a @ b),
    ("matmul batch vector", [(2, 3, 4), (4,)], lambda a, b: a @ b),
    ("matmul vector batch", [(3,), (2, 3, 4)], lambda a, b: a @ b),
    ("bmm", [(2, 3, 4), (2, 4, 5)], lambda a, b: torch.bmm(a, b)),
    ("addmm", [(5,), A, (4, 5)], lambda c, a, b: torch.addmm(c, a, b)),
    ("linear", [A, (5, 4), (5,)], lambda x, w, b: F.linear(x, w, b)),
    ("linear 3d", [(2, 3, 4), (5, 4), (5,)], lambda x, w, b: F.linear(x, w, b)),
    ("sum", [A], lambda a: a.sum()),
    ("sum 0", [(2, 3, 4)], lambda a: a.sum(0)),
    ("sum 1", [(2, 3, 4)], lambda a: a.sum(1)),
    ("sum 0 2 keep", [(2, 3, 4)], lambda a: a.sum((0, 2), keepdim=True)),
    ("mean", [A], lambda a: a.mean()),
    ("mean -1", [A], lambda a: a.mean(-1)),
    ("var", [A], lambda a: a.var()),
    ("var 0 biased", [A], lambda a: a.var(0, unbiased=False)),
    ("std", [A], lambda a: a.std()),
    ("std 1 keep", [A], lambda a: a.std(1, keepdim=True)),
    ("norm", [A], lambda a: a.norm()),
    ("norm 1 dim", [A], lambda a: torch.linalg.vector_norm(a, 1, dim=1)),
    ("norm 3", [A], lambda a: torch.linalg.vector_norm(a, 3)),
    ("max", [A], lambda a: a.max()),
    ("max 1", [A], lambda a: a.max(1).values),
    ("min 0 keep", [A], lambda a: a.min(0, keepdim=True).values),
    ("argmax", [A], lambda a: a.argmax()),
    ("argmin 0", [A], lambda a: a.argmin(0)),
    ("prod", [A], lambda a: a.prod()),
    ("prod 0", [A], lambda a: a.prod(0)),
    ("cumsum", [A], lambda a: a.cumsum(1)),
    ("cumsum 0", [A], lambda a: a.cumsum(0)),
    ("logSumExp", [A], lambda a: a.logsumexp(1)),
    ("softmax", [A], lambda a: a.softmax(-1)),
    ("softmax 0", [A], lambda a: a.softmax(0)),
    ("logSoftmax", [A], lambda a: a.log_softmax(1)),
    ("cat", [A, (2, 4)], lambda a, b: torch.cat([a, b])),
    ("cat 1", [A, (3, 2)], lambda a, b: torch.cat([a, b], 1)),
    ("stack", [A, A], lambda a, b: torch.stack([a, b], 1)),
    ("split", [(5, 2)], lambda a: a.split(2)[1]),
    ("split sizes", [(5, 2)], lambda a: a.split([1, 4])[1]),
    ("chunk", [A], lambda a: a.chunk(2, 1)[1]),
    ("unbind", [A], lambda a: a.unbind(1)[2]),
    ("reshape", [A], lambda a: a.t().reshape(2, -1)),
    ("view", [A], lambda a: a.view(2, 6)),
    ("flatten", [(2, 3, 4)], lambda a: a.flatten(1)),
    ("permute", [(2, 3, 4)], lambda a: a.permute(2, 0, 1)),
    ("squeeze", [(3, 1, 4)], lambda a: a.squeeze(1)),
    ("unsqueeze", [A], lambda a: a.unsqueeze(-1)),
    ("expand", [(3, 1)], lambda a: a.expand(2, -1, 4)),
    ("repeat", [A], lambda a: a.repeat(2, 1, 3)),
    ("flip", [A], lambda a: a.flip(1)),
    ("topk", [A], lambda a: a.topk(2)[0]),
    ("topk smallest", [A], lambda a: a.topk(2, 0, largest=False)[0]),
    ("sort", [A], lambda a: a.sort(descending=True)[0]),
    ("argsort", [A], lambda a: a.argsort(0)),
    ("index at", [A], lambda a: a[1]),
    ("index negative", [A], lambda a: a[-1, 2]),
    ("index slice", [A], lambda a: a[1:, ::2]),
    ("index ellipsis", [(2, 3, 4)], lambda a: a[..., 1]),
    ("index none", [A], lambda a: a[:, None, 1:3]),
    ("index list", [A], lambda a: a[I([2, 0, 2])]),
    ("index pairs", [A], lambda a: a[I([0, 1, 2]), I([3, 0, 3])]),
    ("index apart", [(2, 3, 4)], lambda a: a[I([0, 1]), :, I([3, 0])]),
    ("index at and list", [(2, 3, 4)], lambda a: a[:, I([[0], [2]]), I([1, 3])]),
    ("index mask", [A], lambda a: a[a > 0]),
    ("index row mask", [A], lambda a: a[I([True, False, True])]),
    ("gather", [A], lambda a: a.gather(1, I([[0, 0], [3, 1], [2, 2]]))),
    ("indexSelect", [A], lambda a: a.index_select(1, I([3, 1, 1]))),
    ("embedding", [(5, 3)], lambda w: F.embedding(I([[4, 1], [1, 0]]), w)),
    ("embedding padding", [(5, 3)], lambda w: F.embedding(I([[4, 1], [1, 0]]), w, padding_idx=1)),
    ("set at", [A, B], lambda a, b: write_at(a, 1, b)),
    ("set slice", [A, (3, 2)], lambda a, b: write_at(a, (slice(None), slice(1, 3)), b)),
    ("set mask", [A, ()], lambda a, b: write_at(a, a.detach() > 0, b)),
    ("set list", [A, B], lambda a, b: write_at(a, I([2, 0]), b)),
    ("in place", [A, B], lambda a, b: (a * 1).mul_(b).add_(a)),
    ("in place on a view", [A, B], lambda a, b: in_view(a, b)),
    ("view of a changed base", [A, B], lambda a, b: changed_base(a, b)),
]


def write_at(a, index, value):
    copy = a * 2
    copy[index] = value
    return copy * copy


def in_view(a, b):
    base = a * 2
    base[1].mul_(b)
    return base * base


def changed_base(a, b):
    base = a * 2
    row = base[1]
    base.mul_(b)
    return row * row


def operation_cases():
    torch.manual_seed(7)
    cases = []
    for name, shapes, function in operations:
        inputs = [torch.randn(shape).requires_grad_() for shape in shapes]
        output = function(*inputs)
        case = {"name": name, "inputs": [packed(i) for i in inputs], "output": packed(output)}
        if output.requires_grad:
            case["function"] = output.grad_fn.name()
            weight = torch.randn(output.shape)
            output.backward(weight)
            case["weight"] = packed(weight)
            case["gradients"] = [packed(i.grad) for i in inputs]
        cases.append(case)
    return cases


def bits(tensor):
    if tensor.dtype == torch.float32:
        return [v & 0xFFFFFFFF for v in tensor.reshape(-1).view(torch.int32).tolist()]
    return [int(v) for v in tensor.reshape(-1).tolist()]


def checksum(words):
    total = 0
    for index, word in enumerate(words):
        total = (total + (index + 1) * word) % 2**64
    return str(total)


draws = {
    "rand": lambda n: torch.rand(n),
    "randn": lambda n: torch.randn(n),
    "uniform": lambda n: torch.empty(n).uniform_(-0.3, 0.7),
    "normal": lambda n: torch.empty(n).normal_(1.5, 0.02),
    "randint": lambda n: torch.randint(-3, 1000, (n,)),
    "randint wide": lambda n: torch.randint(0, 2**40, (n,)),
    "randperm": lambda n: torch.randperm(n),
    "bernoulli": lambda n: torch.empty(n).bernoulli_(0.3),
    "bernoulli tensor": lambda n: torch.bernoulli(torch.full((n,), 0.3)),
    "exponential": lambda n: torch.empty(n).exponential_(2.0),
    "multinomial": lambda n: torch.multinomial(torch.arange(1.0, n + 1), 1),
    "multinomial without": lambda n: torch.multinomial(torch.arange(1.0, n + 1), (n + 1) // 2),
    "multinomial with": lambda n: torch.multinomial(torch.arange(1.0, n + 1), 2 * n, replacement=True),
}


def random_cases():
    cases = []
    for name, draw in draws.items():
        for seed in [0, 42, 2**32 + 5]:
            for count in [1, 5, 15, 16, 17, 33, 1000, 20007]:
                # Among so many numbers some are equal, and topk orders those by chance.
                if name == "multinomial without" and count > 1000:
                    continue
                torch.manual_seed(seed)
                words = bits(draw(count))
                after = torch.randint(0, 2**31, (1,)).item()
                cases.append(
                    {
                        "name": name, "seed": seed, "count": count, "first": words[:3],
                        "sum": checksum(words), "after": after,
                    }
                )
    return cases


def printing_cases():
    nan, inf = float("nan"), float("inf")
    tensors = [
        torch.tensor(3.0), torch.tensor(7), torch.tensor(True), torch.tensor([]),
        torch.zeros(2, 0), torch.zeros(0, dtype=torch.int64), torch.zeros(3),
        torch.tensor([1.0, 2, 3]), torch.tensor([0.1, 200.5]), torch.tensor([0.1, 2000.5]),
        torch.tensor([1e-5, 1]), torch.tensor([1e9, 1]), torch.tensor([nan, 1, inf]),
        torch.tensor([nan]), torch.tensor([-inf, 0.5]), torch.tensor([1000.0, 1.0]),
        torch.tensor([1001.0, 1.0]), torch.tensor([100.0, -7.0]), torch.tensor([0.00012, 0.0002]),
        torch.tensor([True, False]), torch.tensor([[1, -20], [300, 4]]), torch.arange(40),
        torch.arange(1001), torch.arange(1200).reshape(30, 40), torch.arange(30.0) / 7,
        torch.arange(24.0).reshape(2, 3, 4), torch.arange(2000.0).reshape(10, 10, 20) / 3,
        torch.arange(16.0).reshape(2, 2, 2, 2), torch.tensor([16777216.0, 1.5]),
        torch.tensor(1e-8), torch.tensor(123456.789), torch.tensor([[nan, -1.5], [0.25, 12.0]]),
        torch.full((3, 30), 0.123456), torch.tensor([1e8, 2e8]), torch.tensor([1.5e8]),
    ]
    random.seed(3)
    for _ in range(25):
        scale = 10 ** random.uniform(-5, 5)
        shape = random.choice([(4,), (2, 3), (17,), (3, 9), (2, 2, 3)])
        tensors.append(torch.randn(shape) * scale)
    cases = [dict(packed(t), text=repr(t)) for t in tensors]
    for tensor in [torch.arange(14.0), torch.tensor([0.5] * 7), torch.tensor([[1.0, 2.0]])]:
        leaf = tensor.clone().requires_grad_()
        cases.append(dict(packed(tensor), text=repr(leaf), leaf=True))
        cases.append(dict(packed(tensor), text=repr(leaf + 1 - 1), recorded=True))
    return cases


def ones(*shape):
    return torch.ones(*shape)


def leaf(*shape):
    return torch.ones(*shape, requires_grad=True)


def changed():
    x = leaf(3)
    y = x * 1
    z = y.tanh() * y
    y.add_(1)
    z.sum().backward()


def twice():
    y = leaf(3).tanh().sum()
    y.backward()
    y.backward()


mistakes = {
    "broadcast": lambda: ones(3) + ones(4),
    "broadcast 2": lambda: ones(2, 3) * ones(2, 4),
    "matmul": lambda: ones(32, 28) @ ones(128, 128),
    "matmul vector": lambda: ones(2, 3) @ ones(4),
    "vector matmul": lambda: ones(3) @ ones(4, 2),
    "matmul batch": lambda: ones(5, 2, 3) @ ones(4, 2),
    "matmul batches": lambda: ones(5, 2, 3) @ ones(5, 4, 2),
    "matmul of numbers": lambda: ones(()) @ ones(3),
    "matmul kinds": lambda: ones(2, 2) @ torch.ones(2, 2, dtype=torch.int64),
    "dot": lambda: ones(3) @ ones(4),
    "addmm": lambda: torch.addmm(ones(3), ones(2, 4), ones(5, 3)),
    "view": lambda: ones(5).view(2, 3),
    "view guess": lambda: ones(5).view(-1, 2),
    "view guesses": lambda: ones(4).view(-1, -1),
    "view below": lambda: ones(4).view(-2, 2),
    "view stride": lambda: ones(2, 3).t().view(6),
    "reshape": lambda: ones(5).reshape(2, 3),
    "reshape nothing": lambda: ones(0).reshape(-1, 0),
    "index": lambda: ones(3)[5],
    "index second": lambda: ones(3, 2)[0, -3],
    "index many": lambda: ones(3)[0, 0],
    "index number": lambda: ones(())[0],
    "index step": lambda: ones(3)[::-1],
    "index tensor": lambda: ones(3)[I([0, 3])],
    "index floats": lambda: ones(3)[ones(1)],
    "index mask": lambda: ones(3)[I([True, False])],
    "index shapes": lambda: ones(3, 3)[I([0, 1]), I([0, 1, 2])],
    "set shape": lambda: ones(3, 2).__setitem__(0, ones(3)),
    "set list shape": lambda: ones(3, 2).__setitem__(I([0, 1]), ones(3)),
    "dimension": lambda: ones(2, 3).sum(2),
    "dimension of number": lambda: ones(()).sum(1),
    "repeated dimension": lambda: ones(2, 3).sum((0, 0)),
    "transpose": lambda: ones(2, 3).transpose(0, 2),
    "t": lambda: ones(2, 3, 4).t(),
    "permute": lambda: ones(2, 3).permute(0, 1, 2),
    "permute twice": lambda: ones(2, 3).permute(0, 0),
    "expand": lambda: ones(3, 2).expand(4, 2),
    "expand rank": lambda: ones(3, 2).expand(2),
    "repeat": lambda: ones(3, 2).repeat(2),
    "narrow": lambda: ones(3).narrow(0, 2, 2),
    "split": lambda: ones(5).split([2, 2]),
    "split zero": lambda: ones(5).split(0),
    "chunk": lambda: ones(5).chunk(0),
    "cat": lambda: torch.cat([ones(2, 3), ones(2, 4)]),
    "cat ranks": lambda: torch.cat([ones(2, 3), ones(2)]),
    "cat numbers": lambda: torch.cat([ones(()), ones(())]),
    "cat nothing": lambda: torch.cat([]),
    "stack": lambda: torch.stack([ones(2), ones(3)]),
    "stack nothing": lambda: torch.stack([]),
    "flatten": lambda: ones(2, 3).flatten(1, 0),
    "gather": lambda: ones(2, 3).gather(1, I([[3], [0]])),
    "gather rank": lambda: ones(2, 3).gather(1, I([0])),
    "gather size": lambda: ones(2, 3).gather(1, I([[0], [0], [0]])),
    "gather kind": lambda: ones(2, 3).gather(1, ones(2, 1)),
    "indexSelect": lambda: ones(3).index_select(0, I([3])),
    "embedding": lambda: F.embedding(I([5]), ones(5, 2)),
    "embedding kind": lambda: F.embedding(ones(1), ones(5, 2)),
    "oneHot": lambda: F.one_hot(I([3]), 3),
    "oneHot negative": lambda: F.one_hot(I([-1])),
    "oneHot kind": lambda: F.one_hot(ones(1)),
    "topk": lambda: ones(3).topk(4),
    "max of nothing": lambda: ones(0).max(),
    "argmax of nothing": lambda: ones(0).argmax(),
    "max of nothing along": lambda: ones(2, 0).max(1),
    "mean of integers": lambda: I([1, 2]).mean(),
    "bool minus": lambda: I([True]) - I([True]),
    "bool negative": lambda: -I([True]),
    "integer power": lambda: I([2]) ** -1,
    "integer division": lambda: I([2]) // I([0]),
    "not of floats": lambda: ~ones(1),
    "where": lambda: torch.where(ones(1), ones(1), ones(1)),
    "clamp": lambda: ones(1).clamp(),
    "item": lambda: ones(3).item(),
    "truth": lambda: bool(ones(3)),
    "truth of nothing": lambda: bool(ones(0)),
    "in place shape": lambda: ones(3).add_(ones(2, 3)),
    "in place kind": lambda: I([1]).add_(0.5),
    "leaf in place": lambda: leaf(3).add_(1),
    "view of leaf in place": lambda: leaf(3)[0].add_(1),
    "requires grad": lambda: I([1]).requires_grad_(),
    "not leaf": lambda: (leaf(3) + 1).requires_grad_(False),
    "no graph": lambda: ones(1).sum().backward(),
    "backward of many": lambda: leaf(3).tanh().backward(),
    "gradient shape": lambda: leaf(3).tanh().backward(ones(2)),
    "backward twice": twice,
    "changed": changed,
    "uniform": lambda: ones(1).uniform_(1, 0),
    "normal": lambda: ones(1).normal_(0, -1),
    "bernoulli": lambda: ones(1).bernoulli_(1.5),
    "randint": lambda: torch.randint(3, 3, (1,)),
    "multinomial": lambda: torch.multinomial(ones(3), 4),
    "multinomial none": lambda: torch.multinomial(ones(3), 0),
    "multinomial negative": lambda: torch.multinomial(-ones(3), 1),
    "multinomial zeros": lambda: torch.multinomial(ones(3) * 0, 2, replacement=True),
    "multinomial rank": lambda: torch.multinomial(ones(1, 1, 3), 1),
    "arange sign": lambda: torch.arange(3, 0),
    "arange step": lambda: torch.arange(0, 3, 0),
    "linspace": lambda: torch.linspace(0, 1, -1),
    "negative size": lambda: torch.rand(2, -1),
}


def mistake_cases():
    cases = []
    for name, mistake in mistakes.items():
        try:
            mistake()
        except Exception as error:
            message = str(error).split("\nException raised from")[0]
            cases.append({"name": name, "kind": type(error).__name__, "message": message})
        else:
            raise SystemExit(f"{name} is no mistake")
    return cases


write("operations.json", operation_cases())
write("random.json", random_cases())
write("printing.json", printing_cases())
write("mistakes.json", mistake_cases())
