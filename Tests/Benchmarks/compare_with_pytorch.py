#!/usr/bin/env python3
"""Times a training step and an inference of recurrent networks: ours and PyTorch's in turn.

    swift build -c release --product benchmark-training
    python3 Tests/Benchmarks/compare_with_pytorch.py [--pytorch PROGRAM] [--python PYTHON] [--turns 3] [--seconds 1]
        [--threads 1,2] [--configs tiny,text] [--cells rnn,lstm,gru] [--formula] [--no-kernels] [--cpu]

PyTorch's side is pytorch_networks.py, or another program that takes the same options and prints the same JSON. Each
network runs in a process of its own, ours and PyTorch's in turn; of each figure the least over the turns counts, for
others may use the machine. A ratio above 1 says how many times as fast ours is, or how many times as much memory
PyTorch takes. `--formula` adds the LSTM as a graph of equations, beside nn.LSTM and beside the same equations as a
loop in PyTorch. With `--cpu` both count the time that the processes computed: for machines that others use.
"""
import argparse
import json
import math
import os
import platform
import subprocess
import sys
from pathlib import Path

OURS = Path(__file__).resolve().parents[2] / ".build/release/benchmark-training"
CONFIGS = "tiny,text,char,ptb,medium,online,bidir,seq2seq"
FIGURES = ("train_ms", "infer_ms", "peak_rss_mb")


def result(command):
    """The last line of a program, as JSON."""
    lines = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout.splitlines()
    return json.loads(lines[-1])


def least(results):
    """The least of each figure, and the losses of the first result."""
    return {figure: min(one[figure] for one in results) for figure in FIGURES} | {"losses": results[0]["first_losses"]}


def mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else float("nan")


def machine():
    """One line about the CPU, the system and how busy it is."""
    info = Path("/proc/cpuinfo").read_text().splitlines()
    names = {line.split(":", 1)[1].strip() for line in info if line.startswith("model name")}
    flags = next((line for line in info if line.startswith("flags")), "")
    level = next((level for level in ("avx512f", "avx2") if level in flags), "baseline")
    load = os.getloadavg()[0]
    return f"{', '.join(sorted(names))}, {os.cpu_count()} CPUs, {level}, Linux {platform.release()}, load {load:.1f}"


def compare(options, config, cell, threads, alone=False):
    """Ours and PyTorch's figures; with `alone`, ours only."""
    ours, theirs = [], []
    for _ in range(options.turns):
        ours.append(result([options.program, config, cell, threads, options.seconds] + ["cpu"] * options.cpu))
        if alone:
            continue
        theirs.append(result([options.python, options.pytorch, "--configs", config, "--cells", cell, "--threads", threads, "--seconds", options.seconds] + ["--cpu"] * options.cpu))
    return least(ours), least(theirs) if theirs else None


def agreement(ours, theirs):
    """How far the losses of the first steps are apart, relative to PyTorch's."""
    return max((abs(a - b) / max(abs(b), 1e-12) for a, b in zip(ours["losses"], theirs["losses"])), default=float("nan"))


def compare_equations(options, threads):
    """The LSTM as equations: beside nn.LSTM, and beside the same equations as a loop in PyTorch."""
    print(f"\nThe LSTM as equations, ms of a training step\n{'config':8}{'nn.LSTM':>9}{'equations':>11}{'ratio':>7}{'PyTorch loop':>15}{'ratio':>7}{'losses differ by':>18}")
    for config in options.configs.split(","):
        # A graph runs in one direction.
        if config == "bidir":
            continue
        built, _ = compare(options, config, "lstm", threads, alone=True)
        ours, theirs = compare(options, config, "formula", threads)
        print(f"{config:8}{built['train_ms']:9.2f}{ours['train_ms']:11.2f}{ours['train_ms'] / built['train_ms']:7.2f}"
              f"{theirs['train_ms']:15.2f}{theirs['train_ms'] / ours['train_ms']:7.1f}{agreement(ours, theirs):18.1e}", flush=True)


def print_kernels(program, threads):
    lines = subprocess.run([str(program), "kernels", threads], check=True, capture_output=True, text=True).stdout.splitlines()
    peak, *shapes = map(json.loads, lines)
    forms = ("plain", "left", "right", "both")
    print(f"\nProducts on {threads} thread(s), GFLOP/s (share of the FMA peak, {peak['peak_gflops']:.0f}); which side is transposed")
    print(f"{'shape':16}" + "".join(f"{form:>15}" for form in forms))
    for shape in shapes:
        print(f"{shape['shape']:16}" + "".join(f"{shape[form]:9.1f} ({shape[form] / peak['peak_gflops']:3.0%})" for form in forms))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pytorch", default=Path(__file__).with_name("pytorch_networks.py"))
    parser.add_argument("--program", default=OURS)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--seconds", default="1")
    parser.add_argument("--threads", default="1")
    parser.add_argument("--configs", default=CONFIGS)
    parser.add_argument("--cells", default="rnn,lstm,gru")
    parser.add_argument("--formula", action="store_true")
    parser.add_argument("--no-kernels", action="store_true")
    parser.add_argument("--cpu", action="store_true")
    options = parser.parse_args()
    print(machine())
    for threads in options.threads.split(","):
        print(f"\nNetworks on {threads} thread(s): ours, PyTorch's, ratio")
        print(f"{'config':8}{'cell':5}{'train ms':>20}{'':>7}{'infer ms':>18}{'':>7}{'peak MB':>12}{'':>7}{'losses differ by':>18}")
        ratios = []
        for config in options.configs.split(","):
            for cell in options.cells.split(","):
                ours, theirs = compare(options, config, cell, threads)
                row = {figure: theirs[figure] / ours[figure] for figure in FIGURES}
                ratios.append((config, cell, row))
                print(f"{config:8}{cell:5}"
                      f"{ours['train_ms']:10.2f}{theirs['train_ms']:10.2f}{row['train_ms']:7.2f}"
                      f"{ours['infer_ms']:9.2f}{theirs['infer_ms']:9.2f}{row['infer_ms']:7.2f}"
                      f"{ours['peak_rss_mb']:6}{theirs['peak_rss_mb']:6}{row['peak_rss_mb']:7.1f}"
                      f"{agreement(ours, theirs):18.1e}", flush=True)
        train = [row["train_ms"] for _, _, row in ratios]
        print(f"geometric means: training {mean(train):.2f}, of the LSTM "
              f"{mean([row['train_ms'] for _, cell, row in ratios if cell == 'lstm']):.2f}, inference "
              f"{mean([row['infer_ms'] for _, _, row in ratios]):.2f}; least in training {min(train):.2f}")
        if options.formula:
            compare_equations(options, threads)
        if not options.no_kernels:
            print_kernels(options.program, threads)


if __name__ == "__main__":
    main()
