import Tensors

/// Sequences of labels to be aligned with steps, checked against the probabilities' shape.
struct AlignmentBatch {
  private let shape: [Int]
  private let labels: [[Int]]
  private let inputLengths: [Int]
  private let blank: Int

  /// The most entries of one sequence's table of alignments.
  private static let largestTable = 1 << 27

  init(
    shape: [Int], targets: Tensor, inputLengths: [Int], targetLengths: [Int], blank: Int
  ) throws {
    let (steps, count, classes) = (shape[0], shape[1], shape[2])
    guard steps > 0, count > 0 else { throw LossError.emptyLogProbabilities }
    guard (0..<classes).contains(blank) else { throw LossError.blank }
    guard inputLengths.count == count else { throw LossError.lengthCount(name: "input_lengths") }
    guard targetLengths.count == count else { throw LossError.lengthCount(name: "target_lengths") }
    for (name, lengths) in [("input_lengths", inputLengths), ("target_lengths", targetLengths)] {
      if let negative = lengths.first(where: { $0 < 0 }) {
        throw LossError.length(name: name, got: negative, most: nil)
      }
    }
    if let long = inputLengths.first(where: { $0 > steps }) {
      throw LossError.length(name: "input_lengths", got: long, most: steps)
    }
    self.shape = shape
    self.inputLengths = inputLengths
    self.blank = blank
    labels = try Self.labels(targets, targetLengths, count)
    for label in labels.joined() where !(0..<classes).contains(label) {
      throw LossError.label(label, classes: classes)
    }
    let longest = labels.map(\.count).max() ?? 0
    guard (2 * longest + 1) * steps <= Self.largestTable else {
      throw LossError.alignments(steps: steps, labels: longest)
    }
  }

  private static func labels(
    _ targets: Tensor, _ lengths: [Int], _ count: Int
  ) throws -> [[Int]] {
    let values = targets.integers
    if targets.rank == 2, targets.shape[0] == count {
      let width = targets.shape[1]
      if let long = lengths.first(where: { $0 > width }) {
        throw LossError.labelCount(wanted: long, got: width, dimension: 1)
      }
      return lengths.enumerated().map { place, length in
        Array(values[(place * width)..<(place * width + length)])
      }
    }
    var total = 0
    for length in lengths {
      let (sum, overflow) = total.addingReportingOverflow(length)
      total = overflow ? Int.max : sum
    }
    guard targets.rank == 1, total == values.count else {
      throw LossError.labelCount(wanted: total, got: targets.shape.first ?? 1, dimension: 0)
    }
    var start = 0
    return lengths.map { length in
      defer { start += length }
      return Array(values[start..<(start + length)])
    }
  }

  /// The loss of each sequence, recorded as one operation.
  func losses(of scores: Tensor, zeroInfinity: Bool) throws -> Tensor {
    let values = scores.scalars.map(\.double)
    let losses = labels.indices.map { -alignment($0, values).logLikelihood }
    let output = try Tensor.of(
      losses.map { .float($0) }, shape: [labels.count], dtype: scores.dtype)
    let result = Tensor.custom(
      name: "CtcLossBackward0", inputs: [scores], outputs: [output], saved: [scores]
    ) { context in
      let values = context.saved[0].scalars.map(\.double)
      let upstream = context.gradient.scalars.map(\.double)
      var slopes = [Double](repeating: 0, count: values.count)
      for (place, factor) in upstream.enumerated() {
        addSlopes(of: place, values, factor: factor, zeroInfinity: zeroInfinity, to: &slopes)
      }
      return [
        try Tensor.of(slopes.map { .float($0) }, shape: shape, dtype: context.saved[0].dtype)
      ]
    }[0]
    guard zeroInfinity else { return result }
    return try Tensor.zeros([], dtype: result.dtype).where(result.equal(.float(.infinity)), result)
  }

  private func alignment(_ place: Int, _ values: [Double]) -> Alignment {
    let (count, classes) = (shape[1], shape[2])
    return Alignment(
      labels: labels[place], steps: inputLengths[place], blank: blank
    ) { step, label in
      values[(step * count + place) * classes + label]
    }
  }

  /// PyTorch's slope: `p − Σ exp(α + β − log p − log P)`, in which the softmax before is thought of.
  private func addSlopes(
    of place: Int, _ values: [Double], factor: Double, zeroInfinity: Bool,
    to slopes: inout [Double]
  ) {
    let (count, classes) = (shape[1], shape[2])
    let alignment = alignment(place, values)
    if zeroInfinity, alignment.logLikelihood.isInfinite { return }
    alignment.forEachStep { step, occupation in
      let row = (step * count + place) * classes
      for label in 0..<classes {
        slopes[row + label] = factor * (exponential(values[row + label]) - (occupation[label] ?? 0))
      }
    }
  }
}
