import Interpreter
import Library
import Tensors
import Testing

@Test func `a module that there is not is named with those that there are`() {
  let context = Context(output: { _ in })
  let library = CellLibrary(note: NoteContext())
  library.install(in: context)
  let importable = context.moduleNames.filter { !$0.contains(".") }.joined(separator: ", ")

  #expect(
    run("import quuxly\n") == """
      ModuleNotFoundError: No module named 'quuxly'
      fix: cells can import \(importable)

      """)
}

@Test func `a module of Python's library is imported, and another's place is told`() {
  #expect(run("from collections import Counter\nCounter('aab')\n") == "Counter({'a': 2, 'b': 1})\n")
  #expect(
    run("import weakref\n") == """
      ModuleNotFoundError: No module named 'weakref'
      fix: memory is freed by itself: use ordinary names

      """)
}

@Test func `a queue is copied with its bound`() {
  let printed = run(
    """
    import copy
    from collections import deque
    d = deque([[1], 2], maxlen=3)
    shallow, deep = copy.copy(d), copy.deepcopy(d)
    d[0].append(5)
    d.append(9)
    print(shallow, deep)
    """)

  #expect(printed == "deque([[1, 5], 2], maxlen=3) deque([[1], 2], maxlen=3)\n")
}

@Test func `two imports give the same module`() {
  let printed = run(
    """
    import torch
    import torch.cuda as cuda
    from torch import cuda as other
    print(cuda is torch.cuda, other is cuda)
    """)

  #expect(printed == "True True\n")
}

@Test func `seeding the library and seeding in a cell give the same numbers`() throws {
  let library = CellLibrary(note: NoteContext())
  library.seed(7)

  let drawn = try Tensor.rand([3], library.generator)

  #expect(run("import torch\ntorch.manual_seed(7)\ntorch.rand(3)\n") == "\(drawn)\n")
}

@Test func `without a seed every run draws the same numbers`() {
  let source = "import torch\ntorch.randn(4)\n"

  #expect(run(source) == run(source))
}

@Test func `a tensor's parameter is one value`() {
  let library = CellLibrary(note: NoteContext())
  let tensor = Tensor([1, 2])

  let first = library.parameter(tensor)
  let second = library.parameter(tensor)
  let other = library.parameter(Tensor([1, 2]))

  #expect(first.isIdentical(to: second))
  #expect(!first.isIdentical(to: other))
}

@Test func `a parameter prints as one and computes as its tensor`() throws {
  let context = Context(output: { _ in })
  let library = CellLibrary(note: NoteContext())
  library.install(in: context)
  let parameter = library.parameter(try Tensor([1, 2]).requiresGrad(true))
  let types = try #require(library.types)

  #expect(
    try context.repr(parameter)
      == "Parameter containing:\ntensor([1., 2.], requires_grad=True)")
  #expect(
    try context.repr(context.binary(.multiply, parameter, 2))
      == "tensor([2., 4.], grad_fn=<MulBackward0>)")
  #expect(try context.repr(context.callMethod(parameter, "detach")) == "tensor([1., 2.])")
  #expect(context.isInstance(parameter, of: types.tensor))
  #expect(context.isInstance(parameter, of: types.parameter))
}

@Test func `a parameter made in a cell is a leaf with the memory of its data`() throws {
  let context = Context(output: { _ in })
  let library = CellLibrary(note: NoteContext())
  library.install(in: context)
  let types = try #require(library.types)
  let data = Tensor([1, 2])

  let made = try context.call(.classObject(types.parameter), [Value(data)])

  let tensor = try #require(made.tensor)
  #expect(tensor.requiresGrad)
  #expect(tensor.isLeaf)
  #expect(tensor.sharesMemory(with: data))
  #expect(!data.requiresGrad)
}
