import CKernels
import Foundation
import Tensors
import Testing

private let levels: [ck_kernels] = [ck_baseline, ck_avx2, ck_avx512].compactMap {
  ck_kernels_at($0)?.pointee
}

private let count = 83

private func numbers(seed: UInt64, from low: Float = -1) -> [Float] {
  let generator = RandomGenerator(seed: seed)
  return (0..<count).map { _ in generator.uniform32() * (1 - low) + low }
}

private let gradient = numbers(seed: 1)

@Suite struct UpdateTests {
  @Test(arguments: [Float(0), 0.1], [true, false])
  func `Adam is its equations on every level`(decay: Float, keepsLargest: Bool) {
    var settings = ck_adam(
      rate: -0.1, newness: 0.1, keep: 0.99, share: 0.01, correction: 0.3, epsilon: 1e-3,
      decay: decay, shrink: 0.9)
    var (m, v, p) = (numbers(seed: 2), numbers(seed: 3, from: 0), numbers(seed: 4))
    var largest = numbers(seed: 5, from: 0)
    let before = [m, v, largest, p]
    for i in 0..<count {
      let x = p[i] * 0.9
      let g = decay == 0 ? gradient[i] : gradient[i].addingProduct(decay, x)
      m[i].addProduct(0.1, g - m[i])
      v[i] = (v[i] * 0.99).addingProduct(g * 0.01, g)
      largest[i] = max(largest[i], v[i])
      let moment = keepsLargest ? largest[i] : v[i]
      p[i] = x + m[i] * -0.1 / (moment.squareRoot() / 0.3 + 1e-3)
    }
    for level in levels {
      var state = before
      let result = state.withPointers {
        level.adam(count, &settings, gradient, $0[0], $0[1], keepsLargest ? $0[2] : nil, $0[3])
      }
      #expect(result == [m, v, keepsLargest ? largest : before[2], p])
    }
  }

  @Test(arguments: [(false, false), (true, false), (false, true)], [Float(0), 0.1])
  func `gradient descent is its equations on every level`(
    kind: (isFirst: Bool, nesterov: Bool), decay: Float
  ) {
    var settings = ck_descent(
      rate: -0.1, decay: decay, friction: 0.9, share: 0.7, nesterov: kind.nesterov ? 1 : 0,
      is_first: kind.isFirst ? 1 : 0)
    let before = [numbers(seed: 2), numbers(seed: 4)]
    var (v, p, plain) = (before[0], before[1], before[1])
    for i in 0..<count {
      let g = decay == 0 ? gradient[i] : gradient[i].addingProduct(decay, p[i])
      v[i] = kind.isFirst ? g : (v[i] * 0.9).addingProduct(0.7, g)
      plain[i].addProduct(-0.1, g)
      p[i].addProduct(-0.1, kind.nesterov ? g.addingProduct(0.9, v[i]) : v[i])
    }
    for level in levels {
      var (state, alone) = (before, before)
      let result = state.withPointers {
        level.descend(count, &settings, gradient, $0[0], $0[1])
      }
      let resultAlone = alone.withPointers {
        level.descend(count, &settings, gradient, nil, $0[1])
      }
      #expect(result == [v, p])
      #expect(resultAlone == [before[0], plain])
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `RMSprop is its equations on every level`(isCentered: Bool, hasMomentum: Bool) {
    var settings = ck_rmsprop(
      rate: -0.1, decay: 0.1, epsilon: 1e-3, keep: 0.9, share: 0.1, friction: 0.8)
    let before = [numbers(seed: 2, from: 0), numbers(seed: 3), numbers(seed: 4), numbers(seed: 5)]
    var (v, mean, b, p) = (before[0], before[1], before[2], before[3])
    for i in 0..<count {
      let g = gradient[i].addingProduct(0.1, p[i])
      v[i] = (v[i] * 0.9).addingProduct(g * 0.1, g)
      mean[i].addProduct(0.1, g - mean[i])
      let moment = isCentered ? v[i].addingProduct(-mean[i], mean[i]) : v[i]
      let divisor = moment.squareRoot() + 1e-3
      b[i] = b[i] * 0.8 + g / divisor
      p[i] = hasMomentum ? p[i].addingProduct(-0.1, b[i]) : p[i] + g * -0.1 / divisor
    }
    let expected = [v, isCentered ? mean : before[1], hasMomentum ? b : before[2], p]
      .map { $0.map(\.bitPattern) }
    for level in levels {
      var state = before
      let result = state.withPointers {
        level.rmsprop(
          count, &settings, gradient, $0[0], isCentered ? $0[1] : nil, hasMomentum ? $0[2] : nil,
          $0[3])
      }
      #expect(result.map { $0.map(\.bitPattern) } == expected)
    }
  }

  @Test func `a sum of squares has eight partial sums on every level`() {
    var partial = [Double](repeating: 0, count: 8)
    for i in 0..<count { partial[i % 8] += Double(gradient[i]) * Double(gradient[i]) }
    let expected =
      ((partial[0] + partial[1]) + (partial[2] + partial[3]))
      + ((partial[4] + partial[5]) + (partial[6] + partial[7]))

    #expect(levels.map { $0.sum_of_squares(count, gradient) } == levels.map { _ in expected })
  }

  @Test func `the probabilities of a row of logits add up to the scale on every level`() {
    let logits = (0..<2000).map { Float($0 % 83) * 0.1 - 60 }
    let results = levels.map { level in
      var (shift, logarithm) = (Float(0), Float(0))
      level.log_of_sum(logits.count, logits, &shift, &logarithm)
      var y = logits
      level.scaled_probabilities(logits.count, logits, shift, logarithm, 3, &y)
      return [shift, logarithm] + y
    }
    let sum = results[0].dropFirst(2).reduce(0.0) { $0 + Double($1) }

    #expect(results.allSatisfy { $0 == results[0] })
    #expect(results[0][0] == Float(82) * 0.1 - 60)
    #expect(abs(sum - 3) < 1e-5)
  }

  @Test(arguments: oddRows)
  fileprivate func `a row without a largest number is not shifted, NaN stays`(row: OddRow) {
    let shifts = levels.map { level in
      var (shift, logarithm) = (Float(7), Float(0))
      level.log_of_sum(row.values.count, row.values, &shift, &logarithm)
      return "\(shift)"
    }

    #expect(shifts == levels.map { _ in row.shift })
  }
}

private struct OddRow: Sendable {
  let values: [Float]
  let shift: String
}

private let oddRows = [
  OddRow(values: [.nan, 1], shift: "nan"), OddRow(values: [1, .nan, 2], shift: "nan"),
  OddRow(values: [-.infinity, -.infinity], shift: "0.0"),
  OddRow(values: [.infinity, 1], shift: "0.0"), OddRow(values: [], shift: "0.0"),
]

extension [[Float]] {
  /// Calls `body` with pointers to all arrays; returns the arrays as they are then.
  fileprivate mutating func withPointers(
    _ body: ([UnsafeMutablePointer<Float>]) -> Void
  ) -> [[Float]] {
    let buffers = map { array -> UnsafeMutablePointer<Float> in
      let buffer = UnsafeMutablePointer<Float>.allocate(capacity: array.count)
      buffer.initialize(from: array, count: array.count)
      return buffer
    }
    defer { buffers.forEach { $0.deallocate() } }
    body(buffers)
    return indices.map { place -> [Float] in
      [Float](UnsafeBufferPointer(start: buffers[place], count: self[place].count))
    }
  }
}
