#!/usr/bin/env python3
"""Times small programs of the cell language: `unroll run` and CPython in turn, and beside eager PyTorch.

    swift build -c release --product unroll
    python3 Tests/Benchmarks/compare_with_python.py [--program UNROLL] [--python PYTHON] [--turns 3]

The programs of Programs/ are what notes do between their tensors: scalar loops, calls, lists, attributes, dicts and
texts. CPython is the one that runs this script (3.11 is what the cell language follows). Then one step of a recurrent
cell, h = tanh(x·W + h·U + b) with one sequence and 64 units, without and with gradients recorded; PyTorch's side needs
a PYTHON with torch, and is left out without one.

Each figure is the time that whole processes computed (user and system), the least of the turns. Of a program, the time
of an empty one is taken off: start-up. Of a step, the difference of two counts of steps is divided by their difference.
A ratio above 1 says how many times as fast ours is. Both must print the same.
"""
import argparse
import pathlib
import resource
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE.parents[1] / ".build/release/unroll"
PROGRAMS = ("loop", "calls", "lists", "attributes", "text")
STEPS = 40_000

CELL = """
import torch
torch.set_num_threads(1)
torch.manual_seed(0)
x = torch.randn(1, 64)
W = torch.randn(64, 64) * 0.1
U = torch.randn(64, 64) * 0.1
b = torch.zeros(64)
for parameter in (W, U, b):
    parameter.requires_grad_({gradients})

def run(sequences):
    for _ in range(sequences):
        h = torch.zeros(1, 64)
        for _ in range(10):
            h = torch.tanh(x @ W + h @ U + b)
    return h.sum().item()

print(round(run({sequences}), 3))
"""


def seconds(command):
    """The time that a process computed, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    printed = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, printed


def in_turn(ours, theirs, turns):
    """The least times of two commands that must print the same."""
    best = [float("inf"), float("inf")]
    for _ in range(turns):
        (first, printed), (second, expected) = seconds(ours), seconds(theirs)
        assert printed == expected, f"{ours} printed {printed!r}, not {expected!r}"
        best = [min(best[0], first), min(best[1], second)]
    return best


def row(name, ours, theirs, unit):
    print(f"{name:20} {ours:9.2f} {theirs:9.2f} {unit:3} {theirs / ours:6.2f}")


def compare_programs(options, folder):
    empty = folder / "empty.py"
    empty.write_text("pass\n")
    idle = in_turn([options.program, "run", empty], [sys.executable, empty], options.turns)
    print(f"{'program':20} {'unroll':>9} {'CPython':>9} {'':3} {'ratio':>6}")
    for name in PROGRAMS:
        path = HERE / "Programs" / f"{name}.py"
        times = in_turn([options.program, "run", path], [sys.executable, path], options.turns)
        row(name, times[0] - idle[0], times[1] - idle[1], "s")


def compare_steps(options, folder):
    print(f"\n{'step at 1×64':20} {'unroll':>9} {'PyTorch':>9} {'':3} {'ratio':>6}")
    for name, gradients in (("without gradients", False), ("recorded", True)):
        times = []
        for count in (STEPS, 3 * STEPS):
            path = folder / "cell.py"
            path.write_text(CELL.format(gradients=gradients, sequences=count // 10))
            times.append(in_turn([options.program, "run", path], [options.python, path], options.turns))
        ours, theirs = ((more - fewer) / (2 * STEPS) * 1e6 for fewer, more in zip(*times))
        row(name, ours, theirs, "µs")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", default=OURS, type=pathlib.Path, help="ours; the release build's by default")
    parser.add_argument("--python", help="an interpreter with torch")
    parser.add_argument("--turns", default=3, type=int)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare_programs(options, pathlib.Path(folder))
        if options.python:
            compare_steps(options, pathlib.Path(folder))


if __name__ == "__main__":
    main()
