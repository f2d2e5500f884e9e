import RNN
import Tensors
import Testing

private func matrix(
  _ shape: [Int], _ scheme: QuantizationScheme, seed: UInt64 = 1
) throws -> QuantizedMatrix {
  QuantizedMatrix(try Tensor.randn(shape, RandomGenerator(seed: seed)), scheme)
}

private let schemes: [QuantizationScheme] = [
  .perRow, .perTensor, QuantizationScheme(weights: .perRow, inputs: .perTensor),
]

@Suite struct `A quantized matrix` {
  @Test func `has the integers and factors that were worked out by hand`() throws {
    // The greatest magnitude is 127.5 steps: 2.55 / 127.5 = 0.02; 0.5 / 127.5 in the second row.
    let weight = Tensor([2.55, -1, 0.01, 0.5, 0, -0.25], shape: [2, 3])

    let perRow = QuantizedMatrix(weight, .perRow)
    #expect(perRow.elements == [127, -50, 0, 127, 0, -64])
    #expect(perRow.scales == [2.55 / 127.5, 0.5 / 127.5])
    #expect(perRow.byteCount == 14)

    let perTensor = QuantizedMatrix(weight, .perTensor)
    #expect(perTensor.elements == [127, -50, 0, 25, 0, -12])
    #expect(perTensor.scales == [2.55 / 127.5, 2.55 / 127.5])
    #expect(perTensor.byteCount == 10)
  }

  @Test func `stands for numbers within half a step of the weights, but for the greatest`() throws {
    let weight = try Tensor.randn([40, 70], RandomGenerator(seed: 3))
    let quantized = QuantizedMatrix(weight, .perRow)
    let numbers = try quantized.dequantized()
    let errors = zip(weight.elements, numbers.elements).map { abs($0 - $1) }
    let steps = quantized.scales.flatMap { [Float](repeating: $0, count: 70) }

    #expect(numbers.shape == [40, 70])
    #expect(zip(errors, steps).allSatisfy { $0 <= 0.501 * $1 })
  }

  @Test func `holds rows of zeros`() throws {
    let quantized = QuantizedMatrix(try Tensor.zeros([2, 3]), .perRow)
    #expect(quantized.elements == [0, 0, 0, 0, 0, 0])
    #expect(try quantized.product(Tensor([1, 2, 3], shape: [1, 3])).elements == [0, 0])
  }

  @Test(arguments: schemes)
  func `multiplies as the naive loop over integers, bit for bit`(
    scheme: QuantizationScheme
  ) throws {
    let generator = RandomGenerator(seed: 7)
    for (m, n, k) in [(1, 1, 1), (1, 64, 16), (2, 17, 5), (3, 33, 130), (9, 80, 31), (5, 1, 64)] {
      let quantized = try matrix([n, k], scheme)
      let x = try Tensor.randn([m, k], generator)
      #expect(try quantized.product(x).elements == naiveProduct(x, quantized).elements)
    }
  }

  @Test(arguments: schemes)
  func `is close to the product of float numbers`(scheme: QuantizationScheme) throws {
    let generator = RandomGenerator(seed: 5)
    let weight = try Tensor.randn([24, 48], generator)
    let x = try Tensor.randn([6, 48], generator)
    let exact = try x.matmul(weight.t()).elements
    let got = try QuantizedMatrix(weight, scheme).product(x).elements
    let error = zip(exact, got).map { abs($0 - $1) }.max() ?? 0

    #expect(error > 0)
    #expect(error < 0.05 * (exact.map(abs).max() ?? 0))
  }

  @Test func `takes each row by itself, and with one factor for all takes them together`() throws {
    let x = Tensor([1, 0.5, 100, 50], shape: [2, 2])
    let alone = Tensor([1, 0.5], shape: [1, 2])
    let weight = Tensor([1, 0.3], shape: [1, 2])
    let (perRow, perTensor) = (
      QuantizedMatrix(weight, .perRow), QuantizedMatrix(weight, .perTensor)
    )

    #expect(try perRow.product(x).elements[0] == perRow.product(alone).elements[0])
    #expect(try perTensor.product(x).elements[0] != perTensor.product(alone).elements[0])
  }

  @Test func `gives NaN for a row with a number that is not finite, and only there`() throws {
    let x = Tensor([1, .nan, 1, 1, .infinity, 1], shape: [3, 2])
    let weight = Tensor([1, 1], shape: [1, 2])

    let perRow = try QuantizedMatrix(weight, .perRow).product(x).elements
    #expect(perRow.map(\.isNaN) == [true, false, true])
    let perTensor = try QuantizedMatrix(weight, .perTensor).product(x).elements
    #expect(perTensor.map(\.isNaN) == [true, true, true])
  }

  @Test(arguments: schemes)
  func `takes inputs of zeros, of the smallest numbers and none at all`(
    scheme: QuantizationScheme
  ) throws {
    let quantized = try matrix([3, 2], scheme)
    let tiny = Float.leastNonzeroMagnitude

    #expect(try quantized.product(Tensor([0, 0], shape: [1, 2])).elements == [0, 0, 0])
    #expect(try quantized.product(Tensor([tiny, -tiny], shape: [1, 2])).elements == [0, 0, 0])
    #expect(try quantized.product(Tensor.zeros([0, 2])).shape == [0, 3])
  }
}
