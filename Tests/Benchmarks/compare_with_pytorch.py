#!/usr/bin/env python3
"""Times a training step and an inference of recurrent networks: ours and PyTorch's in turn, one thread.

    swift build -c release --product benchmark-training
    python3 Tests/Benchmarks/compare_with_pytorch.py PYTORCH_RNN.py [--turns 3] [--seconds 1] [--configs tiny,text]

PYTORCH_RNN.py is PyTorch's side: a script that takes --configs, --threads and --seconds and prints one JSON
object a line with config, cell, train_ms and infer_ms, as our program does. Prints the medians over all
turns, in milliseconds, and how many times as long PyTorch takes; above 1, ours is the faster.
"""
import argparse
import json
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

OURS = Path(__file__).resolve().parents[2] / ".build/release/benchmark-training"


def times(command):
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pytorch")
    parser.add_argument("--program", default=OURS)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--seconds", default="1")
    parser.add_argument("--configs", default="tiny,text,char,online")
    options = parser.parse_args()
    measured = defaultdict(list)
    for _ in range(options.turns):
        for config in options.configs.split(","):
            theirs = [sys.executable, options.pytorch, "--configs", config, "--threads", "1", "--seconds", options.seconds]
            sides = {"ours": [options.program, options.seconds, config], "theirs": theirs}
            for side, command in sides.items():
                for result in times(command):
                    for job in ("train_ms", "infer_ms"):
                        measured[config, result["cell"], job, side].append(result[job])
    print(f"{'config':8}{'cell':6}{'job':7}{'ours ms':>10}{'PyTorch ms':>12}{'ratio':>8}")
    for config, cell, job, side in list(measured):
        if side == "ours":
            ours, theirs = (statistics.median(measured[config, cell, job, s]) for s in ("ours", "theirs"))
            print(f"{config:8}{cell:6}{job[:-3]:7}{ours:10.2f}{theirs:12.2f}{theirs / ours:8.2f}")


if __name__ == "__main__":
    main()
