"""Writes more_optimizers.json: five steps of the optimizers that optimizers.json does not have, and
double_optimizers.json: five steps of all in double precision.

Run it in this folder with a Python that has PyTorch; the file names the version.
"""

import json

import torch

torch.set_num_threads(1)


def numbers(tensor):
    return {"shape": list(tensor.shape),
            "values": [v if tensor.dtype == torch.float64 else float(f"{v:.9g}")
                       for v in tensor.detach().flatten().tolist()]}


optim = torch.optim
rules = {
    "sgd_maximize": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.1, maximize=True),
    "adam_amsgrad": lambda p: optim.Adam(p, lr=0.05, betas=(0.5, 0.6), amsgrad=True),
    "adamw_all": lambda p: optim.AdamW(p, lr=0.05, amsgrad=True, maximize=True),
    "rmsprop_maximize": lambda p: optim.RMSprop(p, lr=0.05, maximize=True),
    "adagrad": lambda p: optim.Adagrad(p, lr=0.1),
    "adagrad_all": lambda p: optim.Adagrad(
        p, lr=0.1, lr_decay=0.2, weight_decay=0.1, initial_accumulator_value=0.3, eps=1e-3),
    "adadelta": lambda p: optim.Adadelta(p),
    "adadelta_all": lambda p: optim.Adadelta(p, lr=0.5, rho=0.8, eps=1e-3, weight_decay=0.1),
    "adamax": lambda p: optim.Adamax(p, lr=0.05),
    "adamax_all": lambda p: optim.Adamax(p, lr=0.05, betas=(0.7, 0.8), eps=1e-3, weight_decay=0.1),
    "nadam": lambda p: optim.NAdam(p, lr=0.05),
    "nadam_all": lambda p: optim.NAdam(p, lr=0.05, weight_decay=0.1, momentum_decay=0.1),
    "nadam_decoupled": lambda p: optim.NAdam(
        p, lr=0.05, weight_decay=0.1, decoupled_weight_decay=True),
    "radam": lambda p: optim.RAdam(p, lr=0.05),
    "radam_rectified": lambda p: optim.RAdam(p, lr=0.05, betas=(0.5, 0.7), weight_decay=0.1),
}
in_double = {
    "sgd": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.3, weight_decay=0.1),
    "sgd_nesterov": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "adam": lambda p: optim.Adam(p, lr=0.05, betas=(0.5, 0.6), weight_decay=0.1, amsgrad=True),
    "adamw": lambda p: optim.AdamW(p, lr=0.05, maximize=True),
    "rmsprop": lambda p: optim.RMSprop(p, lr=0.05, weight_decay=0.1, momentum=0.5, centered=True),
    "rmsprop_plain": lambda p: optim.RMSprop(p, lr=0.05),
    "adagrad": rules["adagrad_all"],
    "adadelta": rules["adadelta_all"],
    "adamax": rules["adamax_all"],
    "nadam": rules["nadam_all"],
    "nadam_decoupled": rules["nadam_decoupled"],
    "radam": rules["radam_rectified"],
}


def write(name, rules, dtype):
    cases = []
    for rule, make in rules.items():
        torch.manual_seed(31)
        parameter = torch.randn(2, 4, dtype=dtype).requires_grad_()
        start = numbers(parameter)
        optimizer = make([parameter])
        gradients, values = [], []
        for _ in range(5):
            parameter.grad = torch.randn(2, 4, dtype=dtype)
            gradients.append(numbers(parameter.grad))
            optimizer.step()
            values.append(numbers(parameter))
        state = optimizer.state_dict()["state"][0]
        cases.append(dict(
            name=rule, start=start, gradients=gradients, values=values, stateNames=list(state),
            state=[numbers(value) for value in state.values()]))
    with open(name, "w") as file:
        json.dump({"oracle": f"PyTorch {torch.__version__.split('+')[0]}", "cases": cases}, file)
        file.write("\n")


write("more_optimizers.json", rules, torch.float32)
write("double_optimizers.json", in_double, torch.float64)
