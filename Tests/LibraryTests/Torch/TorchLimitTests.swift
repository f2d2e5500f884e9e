import Testing

private let large = [
  FailingProgram(
    "torch.tensor(range(10**12))",
    """
    MemoryError: the tensor would have more than 50000000 elements
    fix: make it smaller, or build it in parts
    """),
  FailingProgram(
    "torch.bincount(torch.tensor([10**12]))",
    """
    MemoryError: the tensor would have more than 50000000 elements
    fix: make it smaller, or build it in parts
    """),
  FailingProgram(
    "torch.ones(1).expand(10**8).tolist()",
    """
    MemoryError: the list would have more than 50000000 elements
    fix: make it smaller, or build it in parts
    """),
  FailingProgram(
    "a = torch.arange(16000); torch.cartesian_prod(a, a)",
    """
    RuntimeError: a tensor of shape [16000, 16000, 2] has more than 268435456 elements, \
    the most that one tensor may have
    fix: make it smaller, or work in parts
    """),
  FailingProgram(
    "torch.tensor(2.0**80).long().item()", "-9223372036854775808"),
  FailingProgram("torch.ones(2).roll(-2**62 * 2)", "tensor([1., 1.])"),
  FailingProgram("torch.arange(3)[5:]", "tensor([], dtype=torch.int64)"),
]

@Test(arguments: large)
func `numbers at the edge of what fits do no harm`(program: FailingProgram) {
  #expect(run("import torch\n\(program.source)\n") == program.message + "\n")
}
