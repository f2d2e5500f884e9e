import Tensors

/// A batch of emissions, time first, and which of its steps are real.
struct TagLattice {
  /// `[T, B, K]`.
  let emissions: Tensor
  /// The number of real steps of each sequence.
  let lengths: [Int]
  private let field: LinearChainCRF

  /// - Throws: ``TaggingError``.
  init(_ emissions: Tensor, mask: Tensor?, of field: LinearChainCRF) throws {
    let wanted = field.batchFirst ? "[B, T, \(field.tagCount)]" : "[T, B, \(field.tagCount)]"
    guard emissions.rank == 3, emissions.shape[2] == field.tagCount else {
      throw TaggingError.emissions(wanted: wanted, got: emissions.shape)
    }
    guard emissions.dtype.isFloatingPoint else {
      throw TaggingError.emissionType(got: "torch.\(emissions.dtype.rawValue)")
    }
    self.field = field
    self.emissions = field.batchFirst ? try emissions.transpose(0, 1) : emissions
    guard self.emissions.shape[0] > 0 else { throw TaggingError.noSteps }
    lengths = try Self.lengths(mask, extent: Array(self.emissions.shape.prefix(2)), of: field)
  }

  private static func lengths(
    _ mask: Tensor?, extent: [Int], of field: LinearChainCRF
  ) throws -> [Int] {
    let (steps, batch) = (extent[0], extent[1])
    guard let mask else { return [Int](repeating: steps, count: batch) }
    let wanted = field.batchFirst ? [batch, steps] : extent
    guard mask.shape == wanted else {
      throw TaggingError.maskShape(wanted: wanted, got: mask.shape)
    }
    guard mask.dtype == .bool else {
      throw TaggingError.maskType(got: "torch.\(mask.dtype.rawValue)")
    }
    let real = (field.batchFirst ? try mask.transpose(0, 1) : mask).booleans
    return try (0..<batch).map { sequence in
      let length = (0..<steps).first { !real[$0 * batch + sequence] } ?? steps
      let late = (length..<steps).first { real[$0 * batch + sequence] }
      guard length > 0 else { throw TaggingError.maskGap(sequence: sequence, step: 0) }
      guard let late else { return length }
      throw TaggingError.maskGap(sequence: sequence, step: late)
    }
  }

  /// The tags, time first, with tag 0 where a step is not real.
  func tags(_ tags: Tensor) throws -> Tensor {
    let (steps, batch) = (emissions.shape[0], emissions.shape[1])
    let wanted = field.batchFirst ? [batch, steps] : [steps, batch]
    guard tags.shape == wanted else {
      throw TaggingError.tagShape(wanted: wanted, got: tags.shape)
    }
    guard tags.dtype == .int64 else {
      throw TaggingError.tagType(got: "torch.\(tags.dtype.rawValue)")
    }
    var values = (field.batchFirst ? try tags.transpose(0, 1) : tags).integers
    for (sequence, length) in lengths.enumerated() {
      for step in 0..<steps {
        let place = step * batch + sequence
        if step >= length { values[place] = 0 }
        guard (0..<field.tagCount).contains(values[place]) else {
          throw TaggingError.tag(
            value: values[place], sequence: sequence, step: step, count: field.tagCount)
        }
      }
    }
    return Tensor(integers: values, shape: [steps, batch])
  }

  /// The tag of each sequence's last real step.
  func lastTags(_ tags: Tensor) throws -> Tensor {
    let values = tags.integers
    return Tensor(
      integers: lengths.enumerated().map { values[($1 - 1) * lengths.count + $0] })
  }

  /// `[T, B]`: 1 where a step is real, else 0.
  var real: Tensor {
    let (steps, batch) = (emissions.shape[0], emissions.shape[1])
    var values = [Float](repeating: 0, count: steps * batch)
    for (sequence, length) in lengths.enumerated() {
      for step in 0..<length { values[step * batch + sequence] = 1 }
    }
    return Tensor(values, shape: [steps, batch])
  }

  /// Whether a step is real in all sequences.
  func isFull(_ step: Int) -> Bool { lengths.allSatisfy { $0 > step } }

  /// `[B, 1]` of bool.
  func isReal(_ step: Int) -> Tensor {
    Tensor(booleans: lengths.map { $0 > step }, shape: [lengths.count, 1])
  }
}

/// Viterbi's algorithm for one sequence.
struct ViterbiPath {
  let tagCount: Int
  let start: [Float]
  let end: [Float]
  /// Row by row from the tag before.
  let transitions: [Float]

  /// The tags of the highest score.
  func tags(steps: Int, emission: (_ step: Int, _ tag: Int) -> Float) -> [Int] {
    var best = (0..<tagCount).map { start[$0] + emission(0, $0) }
    var origins: [[Int]] = []
    for step in 1..<max(steps, 1) {
      let moves = (0..<tagCount).map { tag in
        Self.highest(tagCount) { best[$0] + transitions[$0 * tagCount + tag] }
      }
      origins.append(moves.map(\.place))
      best = moves.enumerated().map { tag, move in move.value + emission(step, tag) }
    }
    var path = [Self.highest(tagCount) { best[$0] + end[$0] }.place]
    for origin in origins.reversed() { path.append(origin[path[path.count - 1]]) }
    return path.reversed()
  }

  /// The first place of the highest value.
  private static func highest(
    _ count: Int, _ value: (Int) -> Float
  ) -> (place: Int, value: Float) {
    var best = (place: 0, value: value(0))
    for place in 1..<max(count, 1) {
      let candidate = value(place)
      if candidate > best.value { best = (place, candidate) }
    }
    return best
  }
}
