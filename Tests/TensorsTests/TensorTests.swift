import Tensors
import Testing

@Suite struct TensorTests {
  @Test func `views write through to the memory that they share`() throws {
    let x = try Tensor.zeros([2, 3])

    try x.t().select(0, 1).fill_(7)
    try x.narrow(1, 2, 1).add_(1)

    #expect(x.elements == [0, 7, 1, 0, 7, 1])
  }

  @Test func `a reshape of a transpose is a copy, a view is not`() throws {
    let x = try Tensor.arange(6).reshape([2, 3])

    #expect(try !x.t().reshape([6]).sharesMemory(with: x))
    #expect(try x.view([3, 2]).sharesMemory(with: x))
    #expect(try x.t().reshape([6]).integers == [0, 3, 1, 4, 2, 5])
  }

  @Test func `numbers do not promote a tensor of their category`() throws {
    let (floats, ints) = (Tensor([1]), Tensor(integers: [1]))

    #expect(try (floats + 1).dtype == .float32)
    #expect(try (ints + 1).dtype == .int64)
    #expect(try (ints + 1.5).elements == [2.5])
    #expect(try (ints / 2).elements == [0.5])
    #expect(try (floats * ints).dtype == .float32)
    #expect(try (Tensor(booleans: [true]) + 1).integers == [2])
    #expect(try (ints + Tensor(1.5)).dtype == .float32)
  }

  @Test func `integers divide and leave rests as in Python`() throws {
    let (a, b) = (Tensor(integers: [7, -7, 7, -7]), Tensor(integers: [2, 2, -2, -2]))

    #expect(try a.floorDivide(b).integers == [3, -4, -4, 3])
    #expect(try a.remainder(b).integers == [1, 1, -1, -1])
  }

  @Test func `comparisons and logic give truth values`() throws {
    let x = Tensor([1, 2, 3])

    #expect(try x.greater(1).and(x.less(3)).booleans == [false, true, false])
    #expect(try x.equal(2).not().booleans == [true, false, true])
    #expect(try x.isEqual(to: x.clone()))
    #expect(try x.isClose(to: x + 1e-7))
  }

  @Test func `ranges have as many values as fit below their end`() throws {
    #expect(try Tensor.arange(0, 1, step: 0.25).elements == [0, 0.25, 0.5, 0.75])
    #expect(try Tensor.arange(5, 0, step: -2).integers == [5, 3, 1])
    #expect(try Tensor.linspace(0, 1, 5).elements == [0, 0.25, 0.5, 0.75, 1])
    #expect(try Tensor.eye(2, 3).elements == [1, 0, 0, 0, 1, 0])
  }

  @Test func `places other than zero are listed`() throws {
    #expect(try Tensor([0, 1, 2, 0], shape: [2, 2]).nonzero().integers == [0, 1, 1, 0])
  }

  @Test func `updates in one rounding`() throws {
    let y = Tensor([1, 2])

    try y.add_(Tensor([1, 1]), scale: 0.5)
    try y.lerp_(Tensor([3, 3]), weight: 0.5)
    try y.addcmul_(Tensor([2, 2]), Tensor([3, 4]), scale: 0.5)
    try y.addcdiv_(Tensor([1, 1]), Tensor([4, 2]), scale: 2)

    #expect(y.elements == [5.75, 7.75])
  }

  @Test func `sums, truths and one-hot rows`() throws {
    let x = Tensor(integers: [1, 0, 2], shape: [3])

    #expect(try x.sum().item() == .int(3))
    #expect(try x.any().item() == .bool(true))
    #expect(try x.all().item() == .bool(false))
    #expect(try x.oneHot().shape == [3, 3])
    #expect(try Tensor([2, 2, 1]).cumsum(0).elements == [2, 4, 5])
  }

  @Test func `ranges of large integers have all their numbers and no more`() throws {
    let far = 1 << 60

    #expect(
      try Tensor.arange(.int(far), .int(far + 5)).integers
        == [far, far + 1, far + 2, far + 3, far + 4])
    #expect(try Tensor.arange(.int(10), .int(3), step: .int(-3)).integers == [10, 7, 4])
    #expect(try Tensor.arange(.int(3), .int(3)).integers == [])
  }

  @Test func `what is cut off takes no part in padding around`() throws {
    let x = Tensor([0, 1, 2, 3], shape: [1, 1, 4])

    #expect(try x.padded([-1, 2], mode: .circular).elements == [1, 2, 3, 1, 2])
    #expect(try x.padded([3, -1], mode: .circular).elements == [0, 1, 2, 0, 1, 2])
  }

  @Test func `a scattered extreme keeps what is no number`() throws {
    let places = Tensor(integers: [1, 0], shape: [2])
    let values = Tensor([.nan, 3], shape: [2])
    let reduced = try Tensor.zeros([3]).scatterReduce(0, places, values, .amax).elements

    #expect(reduced[0] == 3)
    #expect(reduced[1].isNaN)
  }
}
