import Testing

/// A program that uses a name which is not here, and the whole message.
struct MissingNameCase: CustomTestStringConvertible, Sendable {
  let source: String
  let message: String

  var testDescription: String { source }

  init(_ source: String, _ message: String) {
    self.source = source
    self.message = message
  }
}

private let torch = [
  MissingNameCase(
    "torch.lu",
    """
    AttributeError: module 'torch' has no attribute 'lu': PyTorch has it, cells do not
    fix: torch.linalg has inv, det, solve, qr, svd, cholesky, eigh and eigvals here
    """),
  MissingNameCase(
    "torch.igamma",
    "AttributeError: module 'torch' has no attribute 'igamma': PyTorch has it, "
      + "cells do not"),
  MissingNameCase(
    "torch.ctc_loss",
    """
    AttributeError: module 'torch' has no attribute 'ctc_loss': PyTorch has it, cells do not
    fix: torch.nn.functional has it: import torch.nn.functional as F
    """),
  MissingNameCase(
    "torch.exp_",
    """
    AttributeError: module 'torch' has no attribute 'exp_': PyTorch has it, cells do not
    fix: call the tensor's own method: x.exp_()
    """),
  MissingNameCase(
    "torch.vmap",
    """
    AttributeError: module 'torch' has no attribute 'vmap': PyTorch has it, cells do not
    fix: give the batch a dimension of its own, or go through the samples in a loop
    """),
  MissingNameCase(
    "torch.ones(2).data_ptr()",
    """
    AttributeError: 'Tensor' object has no attribute 'data_ptr': PyTorch has it, cells do not
    fix: a tensor's memory is not shown here: copy it with .clone()
    """),
  MissingNameCase(
    "torch.Tensor.data_ptr",
    """
    AttributeError: type object 'Tensor' has no attribute 'data_ptr': PyTorch has it, cells do not
    fix: a tensor's memory is not shown here: copy it with .clone()
    """),
  MissingNameCase(
    "torch.nn.Parameter(torch.ones(2)).map_",
    """
    AttributeError: 'Parameter' object has no attribute 'map_': PyTorch has it, cells do not
    fix: compute with tensor operations, or go over .tolist()
    """),
  MissingNameCase(
    "from torch import Stream",
    """
    ImportError: cannot import name 'Stream' from 'torch': PyTorch has it, cells do not
    fix: there is no GPU here: write torch.device("cpu")
    """),
  MissingNameCase(
    "from torch.utils.tensorboard import SummaryWriter",
    """
    ModuleNotFoundError: No module named 'torch.utils.tensorboard': PyTorch has it, cells do not
    fix: use matplotlib.pyplot or rnn's plot to show curves
    """),
  MissingNameCase(
    "import torch.distributed as dist",
    """
    ModuleNotFoundError: No module named 'torch.distributed': PyTorch has it, cells do not
    fix: torch.distributed is not supported here: a note runs in one process
    """),
]

private let networks = [
  MissingNameCase(
    "torch.nn.TransformerEncoderLayer",
    """
    AttributeError: module 'torch.nn' has no attribute 'TransformerEncoderLayer': PyTorch has it, \
    cells do not
    fix: write it with nn.MultiheadAttention, nn.LayerNorm and nn.Linear
    """),
  MissingNameCase(
    "torch.nn.LazyLinear",
    """
    AttributeError: module 'torch.nn' has no attribute 'LazyLinear': PyTorch has it, cells do not
    fix: give the sizes: nn.Linear(…)
    """),
  MissingNameCase(
    "torch.nn.functional.avg_pool3d",
    """
    AttributeError: module 'torch.nn.functional' has no attribute 'avg_pool3d': PyTorch has it, \
    cells do not
    fix: of the functions for images, conv2d, max_pool2d, avg_pool2d and unfold are here
    """),
  MissingNameCase(
    "torch.nn.Linear(1, 1).share_memory()",
    """
    AttributeError: 'Linear' object has no attribute 'share_memory': PyTorch has it, cells do not
    fix: a note runs in one process
    """),
  MissingNameCase(
    "class Net(torch.nn.Module):\n  pass\nNet().xpu()",
    """
    AttributeError: 'Net' object has no attribute 'xpu': PyTorch has it, cells do not
    fix: there is no GPU here: write torch.device("cpu")
    """),
  MissingNameCase(
    "torch.optim.SGD([torch.ones(1)], lr=1).register_step_pre_hook",
    """
    AttributeError: 'SGD' object has no attribute 'register_step_pre_hook': PyTorch has it, cells \
    do not
    fix: call it in the loop, around step()
    """),
]

private let others = [
  MissingNameCase(
    "import numpy as np\nnp.histogram2d",
    """
    AttributeError: module 'numpy' has no attribute 'histogram2d': NumPy has it, cells do not
    fix: count with np.histogram along each axis
    """),
  MissingNameCase(
    "import numpy as np\nnp.zeros(2).tofile('x')",
    """
    AttributeError: 'numpy.ndarray' object has no attribute 'tofile': NumPy has it, cells do not
    fix: print the array, or keep it with torch.save
    """),
  MissingNameCase(
    "import numpy.fft",
    """
    ModuleNotFoundError: No module named 'numpy.fft': NumPy has it, cells do not
    fix: np.fft is not supported here; there are sin, cos and matmul
    """),
  MissingNameCase(
    "from numpy.random import dirichlet",
    "ImportError: cannot import name 'dirichlet' from 'numpy.random': NumPy has it, cells do not"),
  MissingNameCase(
    "import matplotlib.pyplot as plt\nplt.stem([1], [2])",
    """
    AttributeError: module 'matplotlib.pyplot' has no attribute 'stem': matplotlib has it, cells do \
    not
    fix: draw plt.vlines(x, 0, y) and plt.scatter(x, y)
    """),
  MissingNameCase(
    "import os\nos.getpid()",
    """
    AttributeError: module 'os' has no attribute 'getpid': Python has it, cells do not
    fix: os has path, remove, mkdir, makedirs and environ here: a note works on its own files
    """),
  MissingNameCase(
    "from collections import UserString",
    "ImportError: cannot import name 'UserString' from 'collections': Python has it, cells do not"),
  MissingNameCase(
    "bytearray(3)",
    """
    NameError: name 'bytearray' is not defined: Python has it, cells do not
    fix: write a list of ints, or bytes
    """),
]

private let misspelled = [
  MissingNameCase(
    "torch.zeors(3)",
    """
    AttributeError: module 'torch' has no attribute 'zeors'. Did you mean: 'zeros'?
    fix: write torch.zeros
    """),
  MissingNameCase(
    "torch.nn.Transfomer",
    """
    AttributeError: module 'torch.nn' has no attribute 'Transfomer'
    fix: PyTorch has Transformer, cells do not
    """),
  MissingNameCase(
    "import torch.optin",
    """
    ModuleNotFoundError: No module named 'torch.optin'
    fix: import torch.optim
    """),
  MissingNameCase(
    "import matplotlib.pyplot as plt\nplt.plott([1])",
    """
    AttributeError: module 'matplotlib.pyplot' has no attribute 'plott'. Did you mean: 'plot'?
    fix: write matplotlib.pyplot.plot
    """),
  MissingNameCase(
    "torch.qwertz", "AttributeError: module 'torch' has no attribute 'qwertz'"),
  MissingNameCase("import torch.qwertz", "ModuleNotFoundError: No module named 'torch.qwertz'"),
  // A function of PyTorch is no module of it.
  MissingNameCase("import torch.lu", "ModuleNotFoundError: No module named 'torch.lu'"),
]

@Test(arguments: torch + networks + others)
func `a name that its package has and cells do not says so`(program: MissingNameCase) {
  #expect(run("import torch\n\(program.source)\n") == program.message + "\n")
}

@Test(arguments: misspelled)
func `a name that nobody has is taken for a misspelling`(program: MissingNameCase) {
  #expect(run("import torch\n\(program.source)\n") == program.message + "\n")
}

@Test func `what is missing can be asked for and caught`() {
  let printed = run(
    """
    import torch
    print(hasattr(torch, "lu"), getattr(torch, "lu", None))
    try:
        torch.lu
    except AttributeError as error:
        print(error)
    try:
        import torch.onnx
    except ImportError as error:
        print(error)
    """)
  #expect(
    printed == """
      False None
      module 'torch' has no attribute 'lu': PyTorch has it, cells do not
      No module named 'torch.onnx': PyTorch has it, cells do not

      """)
}

@Test func `a listing that looks for a GPU finds the processor`() {
  let printed = run(
    """
    import torch
    metal = torch.backends.mps.is_available() and torch.backends.mps.is_built()
    print("cuda" if torch.cuda.is_available() else "mps" if metal else "cpu")
    """)
  #expect(printed == "cpu\n")
}
