#!/usr/bin/env python3
"""Runs the Python cells of rendered notes with PyTorch, as Jupyter would, and compares what they
print with what unroll wrote below them.

    python3 Tests/Oracles/compare_with_pytorch.py Outputs

Takes notes and folders of notes. Needs PyTorch (written against 2.13), NumPy and matplotlib where
the notes do. A cell that a note lets fail (`#| error: true`) is compared by its exception's class
and the first line of its text. Drawings are not compared. A note whose cells go on with what
unroll's own commands made says so and ends there. Prints each cell whose text differs, a line a
note and a line for all; exit status 1 if any differs.
"""
import ast
import contextlib
import io
import os
import pathlib
import re
import sys
import warnings

FENCE = re.compile(r"^(?P<mark>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=mark)\n", re.S | re.M)
OUTPUT = re.compile(r"\n*<!-- unroll:out \S+ sum=\S+ -->\n(.*?)<!-- /unroll:out -->", re.S)
AXIS = re.compile(r"^ *└[─┬┴]+", re.M)
DIAGNOSTIC = re.compile(r"^\S+:\d+:\d+: (\w+): (.*)$", re.M)
OPTION = re.compile(r"^#\| *([\w-]+): *(.*)$", re.M)


class Cell:
    """A Python cell that runs, with what unroll wrote below it."""

    def __init__(self, code, output):
        self.code = code
        self.options = dict(OPTION.findall(code))
        self.written, self.failure = "", None
        for match in FENCE.finditer(output):
            told = DIAGNOSTIC.match(match["body"])
            if told and told[1] == "error":
                self.failure = told[2]
            elif not told and match["info"].strip() == "text" and not AXIS.search(match["body"]):
                self.written += match["body"]


def cells(text):
    """The Python cells of a note, and whether it has cells of unroll's own."""
    found, own, runs = [], False, re.search(r"^run: *python$", text.split("\n---")[0], re.M)
    for match in FENCE.finditer(text):
        info = match["info"].strip()
        own |= info.startswith(("rnn", "{rnn"))
        is_run = info.startswith("python") and ".run" in info or info == "{python}"
        if is_run or runs and info.startswith("python"):
            output = OUTPUT.match(text, match.end())
            found.append(Cell(match["body"], output[1] if output else ""))
    return found, own


def printed(code, names):
    """The text that a cell prints, its last expression's repr included, and what ended it."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    hides = code.rstrip().endswith(";")
    out, failure = io.StringIO(), None
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(tree, "cell", "exec"), names)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
                if value is not None and not hides and not is_drawn(value):
                    print(repr(value))
        except Exception as error:
            failure = f"{type(error).__name__}: {error}".split("\n")[0]
    return out.getvalue(), failure


def is_drawn(value):
    """Whether a value is a part of a plot, which unroll shows as the plot."""
    parts = value if isinstance(value, (list, tuple)) and value else [value]
    return any(type(part).__module__.startswith("matplotlib.") for part in parts)


def compare(path):
    """Compares a note's cells; gives how many there are and how many differ."""
    found, own = cells(path.read_text(encoding="utf-8"))
    if not found:
        return 0, 0
    names, differing = {"__name__": "__main__"}, 0
    for number, cell in enumerate(found, 1):
        if cell.options.get("eval") == "false":
            continue
        text, failure = printed(cell.code, names)
        expected, written = (text, cell.written)
        if failure or cell.failure:
            expected += f"{failure}\n"
            written += f"{cell.failure}\n"
        if expected == written:
            continue
        if own and failure and failure.startswith(("NameError", "ModuleNotFoundError")):
            print(f"{path}: cell {number} needs unroll's own commands: {failure}")
            return number - 1, differing
        differing += 1
        print(f"{path}: cell {number} differs\n--- PyTorch\n{expected}--- unroll\n{written}")
    print(f"{path}: {len(found)} cells, {differing} differ")
    return len(found), differing


def main(arguments):
    paths = [pathlib.Path(argument) for argument in arguments]
    notes = [
        note for path in paths for note in (sorted(path.rglob("*.md")) if path.is_dir() else [path])
    ]
    os.environ.setdefault("MPLBACKEND", "Agg")
    warnings.simplefilter("ignore")
    counts = [compare(note.resolve().relative_to(pathlib.Path.cwd())) for note in notes]
    total, differing = sum(count for count, _ in counts), sum(count for _, count in counts)
    ran = sum(1 for count, _ in counts if count)
    print(f"{ran} notes, {total} cells, {differing} differ")
    return 1 if differing or not total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
