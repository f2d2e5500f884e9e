import Glibc
import Tensors

/// How is chosen what of a tensor is pruned; what is pruned already stays so.
public enum PruningMethod {
  /// Nothing.
  case identity
  /// The elements with the smallest magnitudes; of equal ones the first.
  case smallest(PruningAmount)
  /// Elements drawn at random.
  case random(PruningAmount)
  /// The channels along a dimension with the smallest norms `(Σ|x|ᵖ)^(1/p)`; p may be infinite.
  case smallestChannels(PruningAmount, norm: Double, dimension: Int)
  /// Channels along a dimension, drawn at random.
  case randomChannels(PruningAmount, dimension: Int)
  /// What is zero in the given tensor.
  case mask(Tensor)

  /// Whether single elements are chosen, by one measure for all of them.
  public var isUnstructured: Bool {
    switch self {
    case .identity, .smallest, .random: true
    case .smallestChannels, .randomChannels, .mask: false
    }
  }

  /// The mask, 1 for what stays, of what is left in `mask`.
  ///
  /// - Parameters:
  ///   - scores: What the choice goes by, of the mask's shape.
  ///   - generator: One draw of float32 for each element, or channel, that is left, where drawn.
  /// - Throws: ``PruningError`` for an amount or a dimension that is not there.
  func mask(
    of scores: Tensor, in mask: Tensor, generator: RandomGenerator
  ) throws -> Tensor {
    switch self {
    case .identity: return mask
    case .mask(let given):
      guard given.shape == mask.shape else {
        throw PruningError.maskShape(wanted: mask.shape, got: given.shape)
      }
      return Tensor(zip(mask.elements, given.elements).map { $0 * $1 }, shape: mask.shape)
    case .smallest(let amount):
      let values = scores.elements.map(abs)
      return try pruned(mask, amount) { places in
        places.sorted { (values[$0], $0) < (values[$1], $1) }
      }
    case .random(let amount):
      return try pruned(mask, amount) { places in
        let draws = try Tensor.rand([places.count], generator).elements
        return places.indices.sorted { (draws[$1], $0) < (draws[$0], $1) }.map { places[$0] }
      }
    case .smallestChannels(let amount, let norm, let dimension):
      let channels = try Channels(mask, dimension)
      let norms = channels.norms(of: scores, order: norm)
      return try channels.pruned(amount) { kept in
        kept.sorted { (norms[$1], $0) > (norms[$0], $1) }
      }
    case .randomChannels(let amount, let dimension):
      return try Channels(mask, dimension).pruned(amount) { kept in
        let draws = try Tensor.rand([kept.count], generator).elements
        return kept.indices.sorted { draws[$0] < draws[$1] }.map { kept[$0] }
      }
    }
  }

  /// The mask without the first of the places that `order` puts in order, as many as the amount says.
  private func pruned(
    _ mask: Tensor, _ amount: PruningAmount, order: ([Int]) throws -> [Int]
  ) throws -> Tensor {
    var numbers = mask.elements
    let left = numbers.indices.filter { numbers[$0] == 1 }
    let count = try amount.count(of: left.count)
    guard count > 0 else { return mask }
    for place in try order(left).prefix(count) { numbers[place] = 0 }
    return Tensor(numbers, shape: mask.shape)
  }
}

/// The channels of a mask along a dimension, of which some are left.
private struct Channels {
  private let mask: Tensor
  private let numbers: [Float]
  private let size: Int
  /// How many neighbors in memory belong to one channel.
  private let run: Int

  init(_ mask: Tensor, _ dimension: Int) throws(PruningError) {
    let shape = mask.shape
    guard shape.count > 1 else { throw .noChannels(shape: shape) }
    guard (-shape.count..<shape.count).contains(dimension) else {
      throw .dimension(dimension, shape: shape)
    }
    let axis = dimension < 0 ? dimension + shape.count : dimension
    self.mask = mask
    numbers = mask.elements
    size = shape[axis]
    run = shape[(axis + 1)...].reduce(1, *)
  }

  private func channel(of place: Int) -> Int { place / run % size }

  func norms(of scores: Tensor, order: Double) -> [Double] {
    var sums = [Double](repeating: 0, count: size)
    for (place, score) in scores.elements.enumerated() {
      let (channel, magnitude) = (channel(of: place), Double(abs(score)))
      sums[channel] =
        order.isInfinite
        ? max(sums[channel], magnitude)
        : sums[channel] + (order == 0 ? (magnitude == 0 ? 0 : 1) : pow(magnitude, order))
    }
    return order.isInfinite || order == 0 ? sums : sums.map { pow($0, 1 / order) }
  }

  /// The mask without the first of the channels that `order` puts in order.
  func pruned(_ amount: PruningAmount, order: ([Int]) throws -> [Int]) throws -> Tensor {
    var isLeft = [Bool](repeating: false, count: size)
    for (place, number) in numbers.enumerated() where number != 0 {
      isLeft[channel(of: place)] = true
    }
    let left = isLeft.indices.filter { isLeft[$0] }
    let count = try amount.count(of: left.count)
    guard count > 0 else { return mask }
    for channel in try order(left).prefix(count) { isLeft[channel] = false }
    let result = numbers.enumerated().map { isLeft[channel(of: $0)] ? $1 : 0 }
    return Tensor(result, shape: mask.shape)
  }
}
