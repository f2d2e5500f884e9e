import Testing

/// A program with the exception that ends it, and how to mend it.
struct FailingProgram: CustomTestStringConvertible, Sendable {
  let source: String
  let message: String

  var testDescription: String { source }

  init(_ source: String, _ message: String) {
    self.source = source
    self.message = message
  }
}

private let kinds =
  "tensors here are float32, float64, bool or integers of 64 bits and fewer: torch.float32, …"

private let overlap =
  "RuntimeError: unsupported operation: some elements of the input tensor and the written-to tensor "
  + "refer to a single memory location. Please clone() the tensor before performing the operation."

@Test(arguments: [
  "x[1:] += x[:-1]", "x[1:] **= x[:-1]", "x[1:] %= x[:-1]", "x[1:].mul_(x[:-1])",
  "x[1:].add_(x[:-1], alpha=2)", "x -= x[0]",
])
func `a change in place does not read what it writes`(change: String) {
  #expect(run("import torch\nx = torch.arange(1.0, 5.0)\n\(change)\n") == overlap + "\n")
}

@Test func `a parameter that gives itself back is printed as one`() {
  let printed = run(
    """
    import torch
    p = torch.nn.Parameter(torch.ones(2))
    print(p.requires_grad_(False), p.zero_())
    """)
  #expect(
    printed == """
      Parameter containing:
      tensor([0., 0.]) Parameter containing:
      tensor([0., 0.])

      """)
}

private let unsupported = [
  FailingProgram(
    "torch.set_num_threads(0)", "RuntimeError: set_num_threads expects a positive integer"),
  FailingProgram(
    "torch.set_num_threads(2.5)", "RuntimeError: set_num_threads expects an int, but got float"),
  FailingProgram(
    "torch.set_num_threads(True)", "RuntimeError: set_num_threads expects an int, but got bool"),
  FailingProgram(
    "torch.set_num_threads(2); print(torch.get_num_threads() >= 1)", "True"),
  FailingProgram(
    "torch.float16",
    "AttributeError: module 'torch' has no attribute 'float16': PyTorch has it, cells do not\n"
      + "fix: \(kinds)"
  ),
  FailingProgram(
    "torch.ones(1).half()",
    "AttributeError: 'Tensor' object has no attribute 'half': PyTorch has it, cells do not\n"
      + "fix: \(kinds)"),
  FailingProgram(
    "torch.fft",
    """
    AttributeError: module 'torch' has no attribute 'fft': PyTorch has it, cells do not
    fix: torch.fft is not supported here; there are sin, cos and matmul
    """),
  FailingProgram(
    "torch.ones(1).to('cuda')",
    """
    AssertionError: Torch not compiled with CUDA enabled
    fix: tensors here live on the CPU: choose with \
    torch.device("cuda" if torch.cuda.is_available() else "cpu")
    """),
  FailingProgram(
    "torch.device('cuda:x')",
    "RuntimeError: Invalid device string: 'cuda:x'\nfix: write \"cuda:0\""),
  FailingProgram(
    "torch.cuda.Stream",
    """
    AttributeError: module 'torch.cuda' has no attribute 'Stream': PyTorch has it, cells do not
    fix: there is no GPU here: guard the code with torch.cuda.is_available(), which is False
    """),
  FailingProgram(
    "torch.ones(1, requires_grad=True).backward(create_graph=True)",
    """
    NotImplementedError: backward(create_graph=True) is not supported here
    fix: gradients of gradients need PyTorch itself
    """),
]

private let misspelt = [
  FailingProgram(
    "torch.zeross(3)",
    """
    AttributeError: module 'torch' has no attribute 'zeross'. Did you mean: 'zeros'?
    fix: write torch.zeros
    """),
  FailingProgram(
    "torch.ones(3).sise()",
    """
    AttributeError: 'Tensor' object has no attribute 'sise'. Did you mean: 'size'?
    fix: write .size
    """),
  FailingProgram(
    "torch.zeros(3, dtyp=torch.long)",
    """
    TypeError: zeros() got an unexpected keyword argument 'dtyp'
    fix: write dtype=
    """),
  FailingProgram(
    "from torch import tensr",
    "ImportError: cannot import name 'tensr' from 'torch'\nfix: import tensor"),
]

private let shapes = [
  FailingProgram(
    "torch.ones(32, 28) @ torch.ones(128, 128)",
    """
    RuntimeError: mat1 and mat2 shapes cannot be multiplied (32x28 and 128x128)
    fix: the first has 28 columns and the second 128 rows, which must be equal
    """),
  FailingProgram(
    "torch.ones(2, 3) @ torch.ones(5, 3)",
    """
    RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x3 and 5x3)
    fix: the first has 3 columns and the second 5 rows, which must be equal; \
    transpose the second with .T
    """),
  FailingProgram(
    "torch.ones(3) + torch.ones(4)",
    """
    RuntimeError: The size of tensor a (3) must match the size of tensor b (4) at \
    non-singleton dimension 0
    fix: make the sizes in dimension 0 equal (3 and 4 here), or one of them 1
    """),
  FailingProgram(
    "torch.zeros(10**12)",
    """
    RuntimeError: a tensor of shape [1000000000000] has more than 268435456 elements, the most \
    that one tensor may have
    fix: make it smaller, or work in parts
    """),
  FailingProgram(
    "x = torch.ones(3)\nx.data = torch.ones(4)",
    """
    RuntimeError: cannot give a tensor of shape [3] data of shape [4]
    fix: make a new tensor: a tensor keeps its shape here
    """),
  FailingProgram(
    "x = torch.zeros(2, 2)\nx[0] = [1.0, 2.0]",
    """
    TypeError: can't assign a list to a torch.FloatTensor
    fix: write torch.tensor(…) around the list
    """),
  FailingProgram(
    "data = []\nfor i in range(70):\n  data = [data]\ntorch.tensor(data)",
    "ValueError: too many dimensions 'list'"),
]

private let gradients = [
  FailingProgram(
    "torch.ones(2).sum().backward()",
    """
    RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn
    fix: set requires_grad=True on what should learn, and compute the loss outside torch.no_grad()
    """),
  FailingProgram(
    "(torch.ones(2, requires_grad=True) * 2).backward()",
    """
    RuntimeError: grad can be implicitly created only for scalar outputs
    fix: make one number of it first: loss.mean().backward() or loss.sum().backward()
    """),
  FailingProgram(
    "x = torch.ones(2, requires_grad=True)\nx += 1",
    """
    RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
    fix: change it inside `with torch.no_grad():`
    """),
  FailingProgram(
    "x = torch.ones(2, requires_grad=True)\nx.grad = 3",
    "TypeError: assigned grad expected to be a Tensor or None but got grad of type int"),
]

@Test(arguments: unsupported)
func `what PyTorch has and a cell has not is named with a way out`(program: FailingProgram) {
  #expect(run("import torch\n\(program.source)\n") == program.message + "\n")
}

@Test(arguments: misspelt)
func `a misspelt name is answered with the nearest one`(program: FailingProgram) {
  #expect(run("import torch\n\(program.source)\n") == program.message + "\n")
}

@Test(arguments: shapes)
func `shapes that do not fit are told with their sizes`(program: FailingProgram) {
  #expect(run("import torch\n\(program.source)\n") == program.message + "\n")
}

@Test(arguments: gradients)
func `a gradient that can't be computed is told with a way out`(program: FailingProgram) {
  #expect(run("import torch\n\(program.source)\n") == program.message + "\n")
}
