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

@Test(arguments: [
  FailingProgram(
    "torch.linalg.svdvals(torch.zeros(1, 2000))",
    """
    NotImplementedError: a factorization of a matrix of 1 by 2000 is not supported here
    fix: matrices here have at most 1024 rows and columns

    """),
  FailingProgram(
    "torch.linalg.eigvals(torch.eye(2).requires_grad_())",
    """
    NotImplementedError: torch.linalg.eigvals of a tensor that requires grad is not supported here: \
    detach() it first

    """),
  FailingProgram(
    "torch.nn.Linear(2, 2).register_forward_hook(print, with_kwargs=True)",
    """
    NotImplementedError: register_forward_hook(with_kwargs=True) is not supported here
    fix: register without with_kwargs

    """),
  FailingProgram(
    "torch.autograd.functional.hessian(torch.sum, torch.ones(2))",
    "NotImplementedError: hessian() is not supported here: gradients of gradients need PyTorch\n"),
  FailingProgram(
    "torch.autocast('cpu')",
    """
    NotImplementedError: autocast on the CPU computes in bfloat16, which is not supported here: \
    write enabled=False

    """),
])
func `what PyTorch has beyond is refused by name`(program: FailingProgram) {
  #expect(run("import torch\n\(program.source)\n") == program.message)
}

@Test func `names that come late are listed and found`() {
  let printed = run(
    """
    import torch, copy
    print([name in dir(torch) for name in ["linalg", "distributions", "det", "nothing"]])
    print(hasattr(torch, "linalg"), hasattr(torch.nn, "RMSNorm"), hasattr(torch.nn, "Nothing"))
    from torch.optim import LBFGS
    from torch.distributions import Categorical
    import torch.distributions as D
    from torch.autograd import Function
    print(LBFGS is torch.optim.LBFGS, D.Categorical is Categorical, torch.ones(1, 1).det())
    layer = torch.nn.Linear(1, 1)
    layer.register_forward_hook(lambda module, args, output: print(args[0].shape))
    print(copy.deepcopy(layer)(torch.ones(1, 1)).shape)
    """)

  #expect(
    printed == """
      [True, True, True, False]
      True True False
      True True tensor(1.)
      torch.Size([1, 1])
      torch.Size([1, 1])

      """)
}
