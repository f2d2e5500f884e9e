#!/usr/bin/env python3
"""Runs the Python cells of a rendered note with PyTorch, as Jupyter would, and compares what they
print with what unroll wrote below them.

    python3 Tests/Oracles/compare_with_pytorch.py Outputs/pytorch-listing.md

Needs PyTorch (written against 2.13). Prints each cell whose text differs; exit status 1 if any.
"""
import ast
import contextlib
import io
import re
import sys

CELL = re.compile(
    r"^```python \{\.run\}\n(?P<code>.*?)^```\n"
    r"(?:\n*<!-- unroll:out \S+ sum=\S+ -->\n(?P<out>.*?)<!-- /unroll:out -->)?",
    re.S | re.M,
)
FENCE = re.compile(r"^(`{3,})text\n(.*?)^\1$", re.S | re.M)


def printed(code, names):
    """The text that a cell prints, its last expression's repr included."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "cell", "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
            if value is not None:
                print(repr(value))
    return out.getvalue()


def main(path):
    names, differing, cells = {"__name__": "__main__"}, 0, 0
    for number, match in enumerate(CELL.finditer(open(path, encoding="utf-8").read()), 1):
        cells += 1
        expected = printed(match["code"], names)
        written = "".join(text for _, text in FENCE.findall(match["out"] or ""))
        if expected != written:
            differing += 1
            print(f"cell {number} differs\n--- PyTorch\n{expected}--- unroll\n{written}")
    print(f"{cells} cells, {differing} differ")
    return 1 if differing or not cells else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
