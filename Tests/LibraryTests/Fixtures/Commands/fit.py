"""Writes fit.json: what loops in PyTorch 2.13 lose, epoch by epoch, for the settings of fit()."""

import json
import pathlib

import torch
from torch import nn

CASES = {
    "": ("Adam", {}, "mse", None, None),
    "optimizer='adamw', weight_decay=0.1": ("AdamW", {"weight_decay": 0.1}, "mse", None, None),
    "optimizer='sgd', clip=0.5": ("SGD", {}, "mse", None, 0.5),
    "optimizer='rmsprop', loss='mae'": ("RMSprop", {}, "mae", None, None),
    "optimizer=optim.SGD, loss=nn.SmoothL1Loss()": ("SGD", {}, "smooth", None, None),
    "batch_size=4": ("Adam", {}, "mse", 4, None),
    "batch_size=4, shuffle=False": ("Adam", {}, "mse", -4, None),
    "schedule='cosine'": ("Adam", {}, "mse", None, None, "cosine"),
    "schedule='linear', optimizer='sgd'": ("SGD", {}, "mse", None, None, "linear"),
    "schedule=lambda epoch: 0.5 ** epoch": ("Adam", {}, "mse", None, None, "lambda"),
    "batch_size=3, accumulate=2": ("Adam", {}, "mse", 3, None, None, 2),
    "batch_size=2, accumulate=3, optimizer='sgd', clip=0.5": ("SGD", {}, "mse", 2, 0.5, None, 3),
    "optimizer='nadam'": ("NAdam", {}, "mse", None, None),
    "optimizer='adagrad'": ("Adagrad", {}, "mse", None, None),
}
SCHEDULES = {
    None: lambda o: torch.optim.lr_scheduler.ConstantLR(o, 1.0),
    "cosine": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 5),
    "linear": lambda o: torch.optim.lr_scheduler.LinearLR(o, 1.0, 0.0, 5),
    "lambda": lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda epoch: 0.5 ** epoch),
}
LOSSES = {"mse": nn.MSELoss(), "mae": nn.L1Loss(), "smooth": nn.SmoothL1Loss()}


def losses(name, settings, loss, batch, clip, schedule=None, accumulate=1):
    torch.manual_seed(3)
    net = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
    x = torch.rand(10, 2)
    y = x.sum(1, keepdim=True) ** 2
    optimizer = getattr(torch.optim, name)(net.parameters(), lr=0.05, **settings)
    scheduler = SCHEDULES[schedule](optimizer)
    result = []
    for _ in range(5):
        order = torch.randperm(10) if batch and batch > 0 else torch.arange(10)
        total = 0.0
        batches = order.split(abs(batch) if batch else 10)
        for first in range(0, len(batches), accumulate):
            group = batches[first:first + accumulate]
            count = sum(len(rows) for rows in group)
            optimizer.zero_grad()
            for rows in group:
                error = LOSSES[loss](net(x[rows]), y[rows])
                (error * len(rows) / count).backward()
                total += error.item() * len(rows)
            if clip:
                nn.utils.clip_grad_norm_(net.parameters(), clip)
            optimizer.step()
        scheduler.step()
        result.append(f"{total / 10:.4f}")
    return result


cases = [{"arguments": k, "losses": losses(*v)} for k, v in CASES.items()]
path = pathlib.Path(__file__).with_name("fit.json")
path.write_text(json.dumps(cases, indent=1) + "\n")
