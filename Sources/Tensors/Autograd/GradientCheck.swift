/// Where a gradient and a finite difference differ.
public struct GradientMismatch: CustomStringConvertible {
  /// The place of the output that the Jacobian belongs to.
  public let output: Int
  /// The place of the input that the Jacobian belongs to.
  public let input: Int
  /// ∂output/∂input by finite differences, `[elements of the input, elements of the output]`.
  public let numerical: Tensor
  /// The same from `backward`.
  public let analytical: Tensor

  /// The sentence that PyTorch's check raises.
  public var description: String {
    "Jacobian mismatch for output \(output) with respect to input \(input),\n"
      + "numerical:\(numerical)\nanalytical:\(analytical)\n"
  }
}

/// Compares the derivatives of a function with central finite differences.
///
///     ∂yⱼ/∂xᵢ ≈ (yⱼ(x + εeᵢ) − yⱼ(x − εeᵢ)) / 2ε
///
/// - Parameters:
///   - inputs: What the function is of; those of float64 that require gradients are checked. In
///     float32 differences are too coarse for the standard tolerances.
///   - step: ε.
///   - function: Gives the outputs; it must give the same for the same inputs, without changing them.
/// - Returns: The first Jacobian that differs by more than absolute + relative·|numerical|; nil where
///   all agree.
/// - Throws: What the function and `backward` throw.
/// - Complexity: Two evaluations for each element of the inputs, one backward for each of the outputs.
public func gradientMismatch(
  _ inputs: [Tensor], step: Double = 1e-6, absolute: Double = 1e-5, relative: Double = 1e-3,
  _ function: ([Tensor]) throws -> [Tensor]
) throws -> GradientMismatch? {
  let leaves = try inputs.map { try $0.detach().clone().requiresGrad($0.requiresGrad) }
  // Differences move copies of the inputs, so that what backward saved stays as it was.
  let copies = try inputs.map { try $0.detach().clone() }
  let outputs = try recording { try function(leaves) }
  for (place, output) in outputs.enumerated() where output.dtype.isFloatingPoint {
    for (index, leaf) in leaves.enumerated() where leaf.requiresGrad {
      let analytical = try Tensor.jacobian(of: output, to: leaf, leaves)
      let numerical = try Tensor.differences(of: copies[index], step: step) {
        try noGrad { try function(copies)[place] }
      }
      let agrees = try analytical.isClose(to: numerical, relative: relative, absolute: absolute)
      guard agrees else {
        return GradientMismatch(
          output: place, input: index, numerical: numerical, analytical: analytical)
      }
    }
  }
  return nil
}

extension Tensor {
  /// ∂output/∂leaf, a row for each element of the leaf, by one backward for each of the output.
  fileprivate static func jacobian(
    of output: Tensor, to leaf: Tensor, _ leaves: [Tensor]
  ) throws -> Tensor {
    let columns = try (0..<output.count).map { place -> Tensor in
      for other in leaves { other.grad = nil }
      guard output.requiresGrad else { return try .zeros([leaf.count], dtype: leaf.dtype) }
      let direction = try Tensor.zeros([output.count], dtype: output.dtype)
      try direction.select(0, place).fill_(1)
      try output.backward(gradient: direction.reshape(output.shape), retainGraph: true)
      return try leaf.grad?.flatten() ?? .zeros([leaf.count], dtype: leaf.dtype)
    }
    for other in leaves { other.grad = nil }
    guard !columns.isEmpty else { return try .zeros([leaf.count, 0], dtype: leaf.dtype) }
    return try stack(columns, 1)
  }

  /// Central differences of what `value` gives, a row for each element of the leaf.
  fileprivate static func differences(
    of leaf: Tensor, step: Double, _ value: () throws -> Tensor
  ) throws -> Tensor {
    let elements = try leaf.detach().view([leaf.count])
    let rows = try (0..<leaf.count).map { place -> Tensor in
      let element = try elements.select(0, place)
      let before = try element.item()
      func at(_ distance: Double) throws -> Tensor {
        try element.fill_(.float(before.double + distance))
        defer { _ = try? element.fill_(before) }
        return try value().detach().clone()
      }
      let (above, below) = (try at(step), try at(-step))
      return try ((above - below) / .float(2 * step)).flatten().to(leaf.dtype)
    }
    guard !rows.isEmpty else { return try .zeros([0, value().count], dtype: leaf.dtype) }
    return try stack(rows)
  }

  /// The names of the operations behind this tensor.
  package var operationNames: Set<String> {
    var (names, seen) = (Set<String>(), Set<ObjectIdentifier>())
    var waiting = [currentNode].compactMap { $0 }
    while let node = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      names.insert(node.name)
      for case .node(let next, _) in node.edges { waiting.append(next) }
    }
    return names
  }
}
