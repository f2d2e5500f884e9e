import Tensors

/// Long sequences cut into windows along time, for backpropagation that is truncated to a window.
///
/// Windows follow each other without gap; the last one may be shorter. The state goes on from window
/// to window in a ``CarriedState``, whose gradients don't, so that memory is that of one window:
///
/// ```swift
/// let carried = CarriedState()
/// let sequence = try TruncatedSequence([inputs, targets], steps: 35)
/// for place in 0..<sequence.count {
///   let window = try sequence.window(place)
///   let result = try layer.forward(window[0], states: carried.states)
///   carried.states = result.states
///   …
/// }
/// ```
///
/// - SeeAlso: Williams and Peng 1990; Sutskever 2013, §2.8.6.
public struct TruncatedSequence {
  /// The tensors that are cut, all with the same number of steps.
  public let tensors: [Tensor]
  /// The most steps of a window.
  public let steps: Int
  /// The dimension that is time: 0, or 1 where batches come first.
  public let dimension: Int

  /// - Throws: ``TruncationError`` for a window without steps, or tensors that don't fit each other.
  public init(_ tensors: [Tensor], steps: Int, batchFirst: Bool = false) throws(TruncationError) {
    guard steps > 0 else { throw .notPositive(steps: steps) }
    guard let first = tensors.first else { throw .noTensors }
    let dimension = batchFirst ? 1 : 0
    for (place, tensor) in tensors.enumerated() {
      guard tensor.rank > dimension else {
        throw .dimensions(place: place, batchFirst: batchFirst, got: tensor.shape)
      }
      guard tensor.shape[dimension] == first.shape[dimension] else {
        throw .length(
          place: place, wanted: first.shape[dimension], got: tensor.shape[dimension])
      }
    }
    guard first.shape[dimension] > 0 else { throw .noSteps(got: first.shape) }
    self.tensors = tensors
    self.steps = steps
    self.dimension = dimension
  }

  /// The number of steps of the whole sequences.
  public var length: Int { tensors[0].shape[dimension] }

  /// The number of windows.
  public var count: Int { length / steps + (length.isMultiple(of: steps) ? 0 : 1) }

  /// The tensors' parts in one window, 0 ..< ``count``; views of the tensors.
  public func window(_ place: Int) throws -> [Tensor] {
    let start = place * steps
    return try tensors.map { try $0.narrow(dimension, start, min(steps, length - start)) }
  }
}

/// States on their way from one window to the next: their values stay, their history doesn't.
public final class CarriedState {
  private var kept: [Tensor]?

  /// Nothing before the first window.
  public init() {}

  /// The states behind the last window, detached; nil at the start, as layers take it.
  public var states: [Tensor]? {
    get { kept }
    set { kept = newValue?.map { $0.detach() } }
  }
}

/// Why sequences can't be cut into windows.
public enum TruncationError: Error, Hashable, Sendable {
  case notPositive(steps: Int)
  case noTensors
  case dimensions(place: Int, batchFirst: Bool, got: [Int])
  /// A tensor with another number of steps than the first one.
  case length(place: Int, wanted: Int, got: Int)
  case noSteps(got: [Int])
}

extension TruncationError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What does not fit.
  public var message: String {
    switch self {
    case .notPositive(let steps): "steps must be 1 or more, got \(steps)"
    case .noTensors: "there is no sequence to cut"
    case .dimensions(let place, let batchFirst, let got):
      "sequence \(place + 1) has the shape \(got) and no time dimension: "
        + (batchFirst ? "with batch_first it is the second" : "it is the first")
    case .length(let place, let wanted, let got):
      "sequence \(place + 1) has \(got) steps, the first one \(wanted)"
    case .noSteps(let got): "the sequence has no steps: its shape is \(got)"
    }
  }
}
