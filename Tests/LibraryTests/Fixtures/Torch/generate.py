"""Writes a .json beside each .txt here: its programs with what they print under PyTorch.

Run it in this folder with a Python that has PyTorch, with the names of files or for all; each file
names the version.
A program that ends with an exception prints its class and message as the last line.
"""

import contextlib
import io
import json
import pathlib
import re
import sys
import warnings

import torch

warnings.simplefilter("ignore")
torch.set_num_threads(1)


def programs(path):
    parts = re.split(r"^### (.*)\n", path.read_text(), flags=re.MULTILINE)
    return zip(parts[1::2], parts[2::2])


def printed(source):
    torch.set_grad_enabled(True)
    torch.set_default_dtype(torch.float32)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            exec(compile(source, "program", "exec"), {"__name__": "__main__"})
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
    return output.getvalue()


for path in [pathlib.Path(name) for name in sys.argv[1:]] or sorted(pathlib.Path().glob("*.txt")):
    cases = [
        {"name": name, "source": source.strip() + "\n", "printed": printed(source)}
        for name, source in programs(path)
    ]
    with open(path.with_suffix(".json"), "w") as file:
        json.dump({"torch": torch.__version__, "cases": cases}, file, indent=1)
        file.write("\n")
    print(path.stem, len(cases), "programs, PyTorch", torch.__version__)
