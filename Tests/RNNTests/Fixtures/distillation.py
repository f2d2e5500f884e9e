"""Writes distillation.json: losses of a student and its teacher, and five steps of training, with
PyTorch 2.13 on the CPU.

Run it in this folder: python distillation.py
"""

import json

import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)


def numbers(tensor):
    return {"shape": list(tensor.shape),
            "values": [float(str(value)) for value in tensor.detach().numpy().reshape(-1)]}


def distillation(student, teacher, target, temperature, alpha):
    soft = F.kl_div(F.log_softmax(student / temperature, dim=1),
                    F.softmax(teacher / temperature, dim=1), reduction="batchmean")
    return alpha * temperature ** 2 * soft + (1 - alpha) * F.cross_entropy(student, target)


cases = []
for seed, (temperature, alpha) in enumerate([(1.0, 1.0), (2.0, 0.5), (5.0, 0.9), (3.0, 0.0)]):
    torch.manual_seed(seed)
    student = torch.randn(6, 4).requires_grad_()
    teacher, target = torch.randn(6, 4) * 3, torch.randint(0, 4, (6,))
    loss = distillation(student, teacher, target, temperature, alpha)
    loss.backward()
    cases.append({"student": numbers(student), "teacher": numbers(teacher),
                  "target": numbers(target.float()), "temperature": temperature, "alpha": alpha,
                  "loss": loss.item(), "gradient": numbers(student.grad)})

torch.manual_seed(9)
teacher, student = nn.Linear(5, 3), nn.Linear(5, 3)
x, y = torch.randn(12, 5), torch.randint(0, 3, (12,))
optimizer = torch.optim.SGD(student.parameters(), lr=0.5)
losses = []
for step in range(5):
    with torch.no_grad():
        wanted = teacher(x)
    loss = distillation(student(x), wanted, y, 2.0, 0.7)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())

with open("distillation.json", "w") as file:
    json.dump({"oracle": "PyTorch " + torch.__version__.split("+")[0], "cases": cases,
               "training": {"losses": losses, "weight": numbers(student.weight)}}, file)
    file.write("\n")
