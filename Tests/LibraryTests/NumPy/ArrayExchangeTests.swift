import Testing

// Arrays and tensors together; the printed text is that of PyTorch 2.13 with NumPy 2.4.6.

@Test func `a tensor of an array shares its memory`() {
  let printed = run(
    """
    import numpy as np
    import torch
    a = np.arange(4.0).reshape(2, 2)
    t = torch.from_numpy(a)
    t[0, 0] = 9
    a[1, 1] = -1
    n = torch.ones(2).numpy()
    print(a, t, n, n.dtype)
    """)

  #expect(
    printed == """
      [[ 9.  1.]
       [ 2. -1.]] tensor([[ 9.,  1.],
              [ 2., -1.]], dtype=torch.float64) [1. 1.] float32

      """)
}

@Test func `tensors are made of arrays and their numbers`() {
  let printed = run(
    """
    import numpy as np
    import torch
    a = np.array([[1.5, 2], [3, 4]])
    print(torch.tensor(a), torch.tensor(a).float(), torch.tensor([np.float32(1), 2]))
    print(torch.tensor(np.array([1, 2])).dtype, torch.FloatTensor(a).dtype, torch.tensor(a[0, 0]))
    print(torch.tensor(np.array([True, False])), torch.from_numpy(a.astype(np.float32)).dtype)
    print(torch.tensor([a[0], a[1]]), torch.ones(2) * np.float64(2.5))
    x = torch.arange(5)
    print(x[np.array([0, 2])], x[np.int64(3)], torch.ones(2) + np.ones(2))
    """)

  #expect(
    printed == """
      tensor([[1.5000, 2.0000],
              [3.0000, 4.0000]], dtype=torch.float64) tensor([[1.5000, 2.0000],
              [3.0000, 4.0000]]) tensor([1., 2.])
      torch.int64 torch.float32 tensor(1.5000, dtype=torch.float64)
      tensor([ True, False]) torch.float32
      tensor([[1.5000, 2.0000],
              [3.0000, 4.0000]], dtype=torch.float64) tensor([2.5000, 2.5000])
      tensor([0, 2]) tensor(3) tensor([2., 2.], dtype=torch.float64)

      """)
}

@Test func `arrays are made of tensors`() {
  let printed = run(
    """
    import numpy as np
    import torch
    t = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    print(np.array(t), np.asarray(t).dtype, np.mean(t.detach().numpy()), t.numpy().T.shape)
    print(np.array([t[0].numpy(), t[1].numpy()]), np.exp(np.zeros(1)), np.random.RandomState(0).rand())
    """)

  #expect(
    printed == """
      [[1. 2.]
       [3. 4.]] float32 2.5 (2, 2)
      [[1. 2.]
       [3. 4.]] [1.] 0.5488135039273248

      """)
}

@Test(arguments: [
  FailingProgram(
    "torch.ones(1, requires_grad=True).numpy()",
    """
    RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.
    """),
  FailingProgram(
    "torch.from_numpy([1, 2])", "TypeError: expected np.ndarray (got list)"),
  FailingProgram(
    "torch.from_numpy(np.arange(3, dtype=np.uint32))",
    """
    TypeError: tensors here have no uint32
    fix: convert the array first: .astype(np.int64)
    """),
  FailingProgram(
    "torch.from_numpy(np.arange(3)[::-1])",
    """
    ValueError: At least one stride in the given numpy array is negative, and tensors with negative \
    strides are not currently supported. (You can probably work around this by making a copy of \
    your array  with array.copy().) 
    """),
  FailingProgram(
    "np.memmap",
    """
    AttributeError: module 'numpy' has no attribute 'memmap': NumPy has it, cells do not
    fix: there are np.save and np.load for one array, and savetxt, loadtxt and genfromtxt for text
    """),
])
func `what arrays and tensors cannot exchange is said`(program: FailingProgram) {
  #expect(run("import numpy as np\nimport torch\n\(program.source)\n") == program.message + "\n")
}
