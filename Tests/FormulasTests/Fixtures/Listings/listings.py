#!/usr/bin/env python3
"""Writes the listings of the cells in cells.json, runs them, and writes the numbers that they give.

    python3 Tests/FormulasTests/Fixtures/Listings/listings.py PATH_OF_UNROLL

Made with PyTorch 2.13 and NumPy. The listings for PyTorch and NumPy must agree with each other; their
numbers go into numbers.json, with which the tests compare the compiled cells. The listings for Swift
become a source of the tests, which build it.
"""
import json
import subprocess
import sys
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
    SWIFT.write_text("\n".join(swift))
    (HERE / "numbers.json").write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
