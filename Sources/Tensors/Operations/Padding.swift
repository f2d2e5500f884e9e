extension Tensor {
  /// What stands in the places that padding adds.
  public enum PaddingMode: String, Sendable, CaseIterable {
    case constant, reflect, replicate, circular
  }

  /// More elements around the last dimensions; a negative count cuts elements off.
  ///
  /// - Parameters:
  ///   - counts: Before and behind the last dimension, then the one before it, and so on.
  ///   - value: What a constant padding is.
  /// - Throws: `ArrangementError` for counts that do not fit, `TensorError.negativeLength`.
  public func padded(
    _ counts: [Int], mode: PaddingMode = .constant, value: Scalar = 0
  ) throws -> Tensor {
    guard counts.count % 2 == 0 else { throw ArrangementError.oddPadding }
    guard counts.count / 2 <= rank else {
      throw ArrangementError.paddingLength(counts.count, rank: rank)
    }
    // Beyond these no tensor fits, and no sum of two overflows.
    guard counts.allSatisfy({ Swift.abs(Swift.max($0, -.max)) <= 1 << 40 }) else {
      throw TensorError.tooLarge(shape: counts)
    }
    let pairs = stride(from: 0, to: counts.count, by: 2).map { (counts[$0], counts[$0 + 1]) }
    guard mode != .constant else { return try constantPadded(pairs, value) }
    guard [2, 4, 6].contains(counts.count),
      [counts.count / 2 + 1, counts.count / 2 + 2].contains(rank)
    else { throw ArrangementError.unsupportedPadding(counts.count, rank: rank) }
    let names = ["ReflectionPad", "ReplicationPad"]
    let name = mode == .circular ? "CopySlices" : names[mode == .reflect ? 0 : 1]
    let node = mode == .circular ? name : "\(name)\(pairs.count)DBackward0"
    return try Tensor.composed(node, [self]) { x in
      try pairs.enumerated().reduce(x[0]) { result, entry in
        let axis = x[0].rank - 1 - entry.offset
        return try result.indexSelect(
          axis, x[0].places(mode, entry.element.0, entry.element.1, axis))
      }
    }
  }

  private func constantPadded(_ pairs: [(Int, Int)], _ value: Scalar) throws -> Tensor {
    var (target, window) = (shape, alias())
    var start = [Int](repeating: 0, count: rank)
    for (place, (before, behind)) in pairs.enumerated() {
      let axis = rank - 1 - place
      let size = shape[axis].addingSaturated(before).addingSaturated(behind)
      guard size >= 0 else { throw TensorError.negativeLength }
      target[axis] = size
      let (first, last) = (Swift.max(-before, 0), Swift.max(-behind, 0))
      window = try noGrad { [window] in
        try window.narrow(
          axis, Swift.min(first, shape[axis]), Swift.max(shape[axis] - first - last, 0))
      }
      start[axis] = Swift.max(before, 0)
    }
    let result = try Tensor.full(target, value, dtype: dtype)
    let kept = window.shape
    func inner(of whole: Tensor) -> Tensor {
      let offset = zip(start, whole.strides).reduce(whole.offset) { $0 + $1.0 * $1.1 }
      return whole.alias(shape: kept, offset: kept.contains(0) ? whole.offset : offset)
    }
    inner(of: result).assignElements(of: window)
    let back = pairs.flatMap { [-$0.0, -$0.1] }
    return result.recorded("ConstantPadNdBackward0", [self]) { context in
      [try context.gradient.padded(back)]
    }
  }

  /// Which element stands at each place of a padded dimension.
  private func places(_ mode: PaddingMode, _ before: Int, _ behind: Int, _ axis: Int) throws
    -> Tensor
  {
    let size = shape[axis]
    let length = size.addingSaturated(before).addingSaturated(behind)
    guard length >= 0, before >= -size, behind >= -size else { throw TensorError.negativeLength }
    _ = try Shape.count(shape.enumerated().map { $0.offset == axis ? length : $0.element })
    // What a negative size cuts off takes no part in going around.
    let first = Swift.max(0, -before)
    let kept = size - first - Swift.max(0, -behind)
    switch mode {
    case .reflect where before >= size || behind >= size:
      throw ArrangementError.reflectionSize(
        left: before, right: behind, dimension: axis, shape: shape)
    case .circular where before > size || behind > size || (length > 0 && kept <= 0):
      throw ArrangementError.wrappedTwice
    case .constant, .reflect, .replicate, .circular: break
    }
    return Tensor(
      integers: (-before..<length - before).map { place in
        switch mode {
        case .reflect: place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place
        case .circular: kept > 0 ? ((place - first) % kept + kept) % kept + first : 0
        case .constant, .replicate: Swift.min(Swift.max(place, 0), size - 1)
        }
      })
  }
}
