"""Writes NAME.json for each NAME.txt here: the programs with what they print under PyTorch.

Run it in this folder with a Python that has PyTorch; the files name the version. Programs that
import rnn get the module of rnn.py: the same tasks, texts and models, written with PyTorch.
A program that ends with an exception prints its class and message as the last line.
"""

import contextlib
import io
import json
import pathlib
import re
import warnings

import torch

warnings.simplefilter("ignore")
torch.set_num_threads(1)


def programs(path):
    parts = re.split(r"^### (.*)\n", path.read_text(), flags=re.MULTILINE)
    return zip(parts[1::2], parts[2::2])


def printed(source):
    torch.set_grad_enabled(True)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            exec(compile(source, "program", "exec"), {"__name__": "__main__"})
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
    return output.getvalue()


for path in sorted(pathlib.Path(".").glob("*.txt")):
    cases = [
        {"name": name, "source": source.strip() + "\n", "printed": printed(source)}
        for name, source in programs(path)
    ]
    written = {"torch": torch.__version__, "cases": cases}
    path.with_suffix(".json").write_text(json.dumps(written, indent=1) + "\n")
    print(path, len(cases), "programs, PyTorch", torch.__version__)
