#!/usr/bin/env python3
"""Writes the listings of the cells in cells.json, runs them, and writes the numbers that they give.

    python3 Tests/FormulasTests/Fixtures/Listings/listings.py PATH_OF_UNROLL

Made with PyTorch 2.13 and NumPy. The listings for PyTorch and NumPy must agree with each other; their
numbers go into numbers.json, with which the tests compare the compiled cells. The listings for Swift
become a source of the tests, which build it. Those of the networks in networks.json, of several layers
or both directions, are written by a note.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
SWIFT = HERE.parents[1] / "SwiftListings.swift"


def listing(unroll, cell, form):
    command = [unroll, "formula", "-", "--to", form, "--name", cell["name"]]
    for name, size in cell["sizes"].items():
        command += ["--size", f"{name}={size}"]
    for letter, function in cell["functions"].items():
        command += ["--function", f"{letter}={function}"]
    return subprocess.run(command, input=cell["latex"], check=True, capture_output=True, text=True).stdout


def numbers(cell, pytorch, numpy):
    rng = np.random.default_rng(len(cell["latex"]))
    x = rng.normal(size=(2, 4, cell["sizes"]["input"])).astype(np.float32)
    space = {}
    exec(pytorch, space)
    module = space[cell["name"][0].upper() + cell["name"][1:]]()
    parameters = {}
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            values = rng.normal(size=tuple(parameter.shape), scale=0.5).astype(np.float32)
            parameter.copy_(torch.from_numpy(values))
            parameters[name] = values
        output, state = module(torch.from_numpy(x))
    space = {}
    exec(numpy, space)
    wanted = {name: values.shape for name, values in space["parameters"](rng).items()}
    assert wanted == {name: values.shape for name, values in parameters.items()}, wanted
    double = {name: values.astype(float) for name, values in parameters.items()}
    other, other_state = space[cell["name"]](x.astype(float), double)
    assert np.allclose(output.numpy(), other, atol=1e-5), cell["name"]
    states = [] if state is None else list(state) if isinstance(state, tuple) else [state]
    flat = lambda array: np.asarray(array).astype(float).ravel().tolist()
    return {
        "name": cell["name"], "input": flat(x), "output": flat(other),
        "parameters": {name: flat(values) for name, values in parameters.items()},
        "states": [flat(value) for value in
                   ([] if other_state is None else other_state if len(states) > 1 else [other_state])],
    }


def network_listing(unroll, network, form):
    sizes = ", ".join(f"{name}={size}" for name, size in network["sizes"].items())
    if network["layers"] > 1:
        sizes += f", num_layers={network['layers']}, dropout={network['dropout']}"
        sizes += f", bidirectional={network['bidirectional']}"
    note = f"""# Listing

```rnn
code(formula(r"{network['latex']}", {sizes}), "{form}", name="{network['name']}")
```
"""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.md"
        path.write_text(note)
        return subprocess.run([unroll, "run", path], check=True, capture_output=True, text=True).stdout


def parameter_name(name, network):
    """The name in unroll: `cells.1.W` of two directions is `W_l0_reverse`."""
    if not name.startswith("cells."):
        return name
    _, place, own = name.split(".")
    directions = 2 if network["bidirectional"] else 1
    return f"{own}_l{int(place) // directions}" + ("_reverse" if int(place) % directions else "")


def network_numbers(network, pytorch, numpy):
    rng = np.random.default_rng(len(network["latex"]))
    x = rng.normal(size=(2, 4, network["sizes"]["input"])).astype(np.float32)
    space = {}
    exec(pytorch, space)
    is_stack = network["layers"] > 1
    type_name = network["name"][0].upper() + network["name"][1:]
    module = space[type_name + ("Stack" if is_stack else "")]().eval()
    parameters = {}
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            values = rng.normal(size=tuple(parameter.shape), scale=0.5).astype(np.float32)
            parameter.copy_(torch.from_numpy(values))
            parameters[name] = values
        output, state = module(torch.from_numpy(x))
        again, _ = module(torch.from_numpy(x), state)
    space = {}
    exec(numpy, space)
    double = {name: values.astype(float) for name, values in parameters.items()}
    if is_stack:
        shapes = space["stack_parameters"](rng)
        cells = [{} for _ in shapes]
        for name, values in double.items():
            _, place, own = name.split(".")
            assert values.shape == shapes[int(place)][own].shape, name
            cells[int(place)][own] = values
        double = cells
    run = space[network["name"] + ("_stack" if is_stack else "")]
    other, other_state = run(x.astype(float), double)
    assert np.allclose(output.numpy(), other, atol=1e-5), network["name"]
    assert np.allclose(again.numpy(), run(x.astype(float), double, other_state)[0], atol=1e-5)
    states = other_state if isinstance(other_state, tuple) else [other_state]
    flat = lambda array: np.asarray(array).astype(float).ravel().tolist()
    return {
        "name": network["name"], "input": flat(x), "output": flat(other),
        "parameters": {parameter_name(name, network): flat(values) for name, values in parameters.items()},
        "states": [flat(value) for value in states],
    }


def networks(unroll, swift):
    results = []
    for network in json.loads((HERE / "networks.json").read_text()):
        texts = {form: network_listing(unroll, network, form) for form in ("pytorch", "numpy", "swift")}
        (HERE / f"{network['name']}_pytorch.py").write_text(texts["pytorch"])
        (HERE / f"{network['name']}_numpy.py").write_text(texts["numpy"])
        swift.append(texts["swift"])
        results.append(network_numbers(network, texts["pytorch"], texts["numpy"]))
    (HERE / "network_numbers.json").write_text(json.dumps(results, indent=1) + "\n")


def main():
    assert torch.__version__.startswith("2.13"), torch.__version__
    unroll = sys.argv[1]
    results = []
    swift = ["// swift-format-ignore-file\n"]
    for cell in json.loads((HERE / "cells.json").read_text()):
        texts = {form: listing(unroll, cell, form) for form in ("pytorch", "numpy", "latex", "swift")}
        (HERE / f"{cell['name']}_pytorch.py").write_text(texts["pytorch"])
        (HERE / f"{cell['name']}_numpy.py").write_text(texts["numpy"])
        (HERE / f"{cell['name']}.tex").write_text(texts["latex"])
        swift.append(texts["swift"])
        results.append(numbers(cell, texts["pytorch"], texts["numpy"]))
    networks(unroll, swift)
    SWIFT.write_text("\n".join(swift))
    (HERE / "numbers.json").write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
