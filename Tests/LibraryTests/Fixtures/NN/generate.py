"""Writes programs.json and layers.json: the programs of the text files with what they print.

Run it in this folder with a Python that has PyTorch; the files name the version.
"""

import contextlib
import io
import json
import re
import warnings

import torch

warnings.simplefilter("ignore")


def programs(name):
    with open(name + ".txt") as file:
        parts = re.split(r"^### (.*)\n", file.read(), flags=re.MULTILINE)
    return zip(parts[1::2], parts[2::2])


def printed(source):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(source, "program", "exec"), {"__name__": "__main__"})
    return output.getvalue()


for name in ("programs", "layers"):
    cases = [
        {"name": title, "source": source.strip() + "\n", "printed": printed(source)}
        for title, source in programs(name)
    ]
    with open(name + ".json", "w") as file:
        json.dump({"torch": torch.__version__, "cases": cases}, file, indent=1)
        file.write("\n")
