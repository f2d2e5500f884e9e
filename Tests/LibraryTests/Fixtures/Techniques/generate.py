"""Writes programs.json: the programs of programs.txt with what they print under PyTorch, where
`import rnn` is rnn.py beside this file.

Run it in this folder with a Python that has PyTorch; the file names the version.
"""

import contextlib
import io
import json
import re
import warnings

import torch

torch.set_num_threads(1)
warnings.simplefilter("ignore")


def programs():
    with open("programs.txt") as file:
        parts = re.split(r"^### (.*)\n", file.read(), flags=re.MULTILINE)
    return zip(parts[1::2], parts[2::2])


def printed(source):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(source, "program", "exec"), {"__name__": "__main__"})
    return output.getvalue()


cases = [
    {"name": name, "source": source.strip() + "\n", "printed": printed(source)}
    for name, source in programs()
]
with open("programs.json", "w") as file:
    json.dump({"torch": torch.__version__, "cases": cases}, file, indent=1)
    file.write("\n")
