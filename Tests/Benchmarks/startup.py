#!/usr/bin/env python3
"""Prints how long whole processes of unroll take: medians of many runs, in milliseconds.

    swift build -c release --product unroll
    Tests/Benchmarks/startup.py [PROGRAM] [RUNS]

The bounds are those that a user would notice: `--version` 20 ms, one note without training 60 ms,
the notes of notebooks/ together 20 s. The exit status is 1 where one is not kept. A busy machine
shows in the distance between the median and the fastest run.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOTE = """# One note

The state is $h_t = \\tanh(W x_t + U h_{t-1} + b)$.

```rnn
import torch
x = torch.arange(6).reshape(2, 3)
print(x)
plot([1, 3, 2])
```
"""


def milliseconds(command, folder, runs):
    """The times of that many runs after one that warms the disk's cache."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return times[1:]


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/unroll"
    program = str(pathlib.Path(program).resolve())
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "note.md").write_text(NOTE, encoding="utf-8")
        notes = str(ROOT / "notebooks")
        for name, command, count, bound in [
            ("unroll --version", [program, "--version"], runs, 20),
            ("unroll render note.md", [program, "render", "note.md"], runs, 60),
            ("unroll render notebooks", [program, "render", notes, "-o", "site"], 3, 20_000),
        ]:
            times = milliseconds(command, folder, count)
            median = statistics.median(times)
            kept = kept and median < bound
            print(
                f"{name:24}  median {median:9.1f} ms  fastest {min(times):9.1f} ms  "
                f"bound {bound:6} ms  {'good' if median < bound else 'TOO SLOW'}"
            )
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
