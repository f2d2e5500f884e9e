import Tensors
import Testing

struct PrintingCase: Decodable {
  let shape: [Int]
  let dtype: String
  let values: [PackedNumber]
  let text: String
  let leaf: Bool?
  let recorded: Bool?

  var tensor: Tensor {
    get throws {
      let tensor = try PackedTensor(shape: shape, dtype: dtype, values: values).tensor
      if leaf == true { return try tensor.requiresGrad(true) }
      return recorded == true ? try tensor.requiresGrad(true) + 1 - 1 : tensor
    }
  }
}

@Suite struct PrintingTests {
  @Test func `a tensor prints as in PyTorch`() throws {
    let cases = try Fixture<PrintingCase>.load("printing")

    #expect(try cases.map { try $0.tensor.description } == cases.map(\.text))
  }

  @Test func `numbers are written as Python writes them`() {
    let numbers = [0.1, 1e-5, 1e16, 9_007_199_254_740_994, 1e15, -0.0, .infinity, .nan, 100]

    #expect(
      numbers.map(NumberFormat.python) == [
        "0.1", "1e-05", "1e+16", "9007199254740994.0", "1000000000000000.0", "-0.0", "inf", "nan",
        "100.0",
      ])
  }

  @Test func `elements are listed as by tolist`() {
    #expect(Tensor([1, 2.5], shape: [1, 2]).listDescription == "[[1.0, 2.5]]")
    #expect(Tensor(booleans: [true, false]).listDescription == "[True, False]")
  }
}
