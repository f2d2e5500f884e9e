"""Writes the names that PyTorch, matplotlib, NumPy and Python have, as Swift sources.

    python3 Tests/LibraryTests/Fixtures/names.py

Made with CPython 3.11, PyTorch 2.13, matplotlib 3.10 and NumPy 2.4. A name counts where notes could write it: no
underscore in front, not another package's import, not the inside of a compiler or of a vendor's
library. The name of a module ends in a dot.
"""

import builtins
import importlib
import inspect
import pathlib
import pkgutil
import re
import sys
import types

import matplotlib.axes
import matplotlib.figure
import matplotlib.pyplot
import numpy
import torch
import torch.linalg
import torch.nn.utils.prune

SOURCES = pathlib.Path(__file__).parents[3] / "Sources"

INSIDES = re.compile(
    r"(cudnn|miopen|mkldnn|fbgemm|quantized|sym|native|autocast|batch_norm|unsafe)_|Q[IU]|Script"
    r"|(import_ir|parse)_|(?!register_).*((?<!index)_copy|_notes|Type|Storage|_torch_function(_\w+)?|_backward\w*|_autocast\w*)$"
    r"|(int|uint)[1-7]$|bits\w+$|float[48]_\w+$|(tests?|conftest|TYPE_CHECKING)$"
)

# Of the classes in torch most are parts of its compiler.
TORCH_CLASSES = (
    "BFloat16Tensor BoolTensor ByteTensor CharTensor DoubleTensor Event FloatTensor Generator "
    "GradScaler HalfTensor IntTensor LongTensor OutOfMemoryError ShortTensor Size Stream Tensor"
).split()
TORCH = {
    "torch": torch, "torch.autograd": torch.autograd, "torch.backends": torch.backends,
    "torch.cuda": torch.cuda, "torch.linalg": torch.linalg, "torch.nn": torch.nn,
    "torch.nn.functional": torch.nn.functional, "torch.nn.init": torch.nn.init,
    "torch.nn.utils": torch.nn.utils, "torch.nn.utils.prune": torch.nn.utils.prune,
    "torch.nn.utils.rnn": torch.nn.utils.rnn, "torch.optim": torch.optim,
    "torch.optim.lr_scheduler": torch.optim.lr_scheduler, "torch.utils": torch.utils,
    "torch.utils.data": torch.utils.data,
    "torch.Tensor": torch.Tensor, "torch.nn.modules.module.Module": torch.nn.Module,
    "torch.optim.optimizer.Optimizer": torch.optim.Optimizer,
}
# What the constructors of classes set.
SET_LATER = {torch.nn.Module: ["training"], torch.optim.Optimizer: ["state", "param_groups", "defaults"]}
MATPLOTLIB = {
    "matplotlib": matplotlib, "matplotlib.pyplot": matplotlib.pyplot,
    "matplotlib.axes.Axes": matplotlib.axes.Axes,
    "matplotlib.figure.Figure": matplotlib.figure.Figure,
}
NUMPY = {
    "numpy": numpy, "numpy.linalg": numpy.linalg, "numpy.random": numpy.random,
    "numpy.ndarray": numpy.ndarray, "numpy.random.Generator": numpy.random.Generator,
    "numpy.random.RandomState": numpy.random.RandomState,
}

MODULES = (
    "abc argparse bisect builtins collections contextlib copy csv dataclasses datetime enum "
    "functools gc heapq io itertools json logging math operator os os.path pathlib pprint random "
    "re statistics string sys textwrap time types typing unicodedata warnings"
).split()
# What is no name, or belongs to CPython's prompt.
KEYWORDS = "None True False copyright credits license".split()
TYPES = "bytes dict float frozenset int list range set slice str tuple".split()
PYTHON = {name: importlib.import_module(name) for name in MODULES} | {
    f"builtins.{name}": getattr(builtins, name) for name in TYPES
}


def names(owner):
    if owner in PYTHON.values():
        listed = getattr(owner, "__all__", dir(owner))
        constants = [name for name in dir(owner) if not callable(getattr(owner, name))]
        yield from (name for name in {*listed, *constants} if is_own(owner, name))
        return
    yield from SET_LATER.get(owner, []) if isinstance(owner, type) else []
    parts = {part.name for part in pkgutil.iter_modules(getattr(owner, "__path__", []))}
    yield from (part + "." for part in parts if not part.startswith("_") and not INSIDES.match(part))
    root = (getattr(owner, "__module__", None) or owner.__name__).split(".")[0]
    for name in dir(owner):
        value = getattr(owner, name, None)
        if name.startswith("_") or INSIDES.match(name):
            continue
        if isinstance(value, types.ModuleType):
            if value.__name__ == f"{owner.__name__}.{name}" and name not in parts:
                yield name + "."
            elif owner is matplotlib.pyplot and value.__name__ == f"matplotlib.{name}":
                yield name
            continue
        home = (getattr(value, "__module__", None) or root).split(".")
        if isinstance(owner, types.ModuleType) and home[0] not in (root, "numpy", "matplotlib"):
            if home[0] in ("typing", "collections", "functools", "contextlib", "enum", "warnings"):
                continue
            if inspect.isclass(value) or inspect.isfunction(value):
                continue
        if owner is torch and name[0].isupper() and name not in TORCH_CLASSES:
            continue
        yield name


def is_own(owner, name):
    if owner is PYTHON["os"] and not name.islower() or owner is builtins and name in KEYWORDS:
        return False
    is_module = isinstance(getattr(owner, name), types.ModuleType) and name != "path"
    return not name.startswith("_") and not is_module


def folded(words):
    line = ""
    for word in words:
        if len(line) + len(word) > 92:
            yield line + "\\"
            line = ""
        line += word + " "
    yield line.rstrip()


def source(kind, made_from, owners):
    yield f"// Written by Tests/LibraryTests/Fixtures/names.py from {made_from}.\n\nimport Interpreter\n\n"
    yield "extension OriginalNames {\n"
    yield f"  static let {kind}: [(owner: String, names: String)] = [\n"
    for owner, value in owners.items():
        lines = "".join(f"      {line}\n" for line in folded(sorted(names(value))))
        yield f'    (\n      "{owner}",\n      """\n{lines}      """\n    ),\n'
    yield "  ]\n}\n"


def main():
    torch_version = ".".join(torch.__version__.split(".")[:2])
    plot_version = ".".join(matplotlib.__version__.split(".")[:2])
    array_version = ".".join(numpy.__version__.split(".")[:2])
    python_version = ".".join(map(str, sys.version_info[:2]))
    for path, parts in {
        "Library/Names/TorchNameData.swift": ("torch", f"PyTorch {torch_version}", TORCH),
        "Library/Names/PlotNameData.swift": ("matplotlib", f"matplotlib {plot_version}", MATPLOTLIB),
        "NumPy/Names/NumPyNameData.swift": ("numpy", f"NumPy {array_version}", NUMPY),
        "StandardLibrary/Names/PythonNameData.swift": (
            "python", f"CPython {python_version}", PYTHON
        ),
    }.items():
        target = SOURCES / path
        target.parent.mkdir(exist_ok=True)
        target.write_text("".join(source(*parts)))


if __name__ == "__main__":
    main()
