import CKernels

extension RandomGenerator {
  /// Writes `value` with the probability, else 0, `count` times: one draw of 53 bits each.
  func fillMask(
    _ y: UnsafeMutablePointer<Float>, _ count: Int, probability: Double, value: Float
  ) {
    let position = state.position
    state.position = state.words.withUnsafeMutableBufferPointer { words in
      words.baseAddress.map {
        ck_twister_choose($0, position, count, probability, value, y)
      } ?? position
    }
  }
}

extension Tensor {
  /// `value` with the probability, else 0: what dropout multiplies with. Draws as `bernoulli_`.
  ///
  /// - Throws: `TensorError.probability`, `.tooLarge`.
  public static func mask(
    _ shape: [Int], probability: Double, value: Float, _ generator: RandomGenerator
  ) throws -> Tensor {
    guard probability >= 0, probability <= 1 else { throw TensorError.probability(probability) }
    let result = try Tensor(uninitialized: shape)
    result.withPointer(Float.self) {
      generator.fillMask($0, result.count, probability: probability, value: value)
    }
    return result
  }
}
