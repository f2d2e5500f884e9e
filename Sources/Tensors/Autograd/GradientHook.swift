/// A function that sees a gradient on its way through the graph, and may put another in its place.
///
/// Taken from `Tensor.addGradientHook(_:)`.
public final class GradientHook {
  private let body: (Tensor) throws -> Tensor?
  private var isRemoved = false

  init(_ body: @escaping (Tensor) throws -> Tensor?) { self.body = body }

  /// The function is called no more.
  public func remove() { isRemoved = true }

  /// The gradient that goes on: what the function gives, or the one that came.
  func applied(to gradient: Tensor) throws -> Tensor {
    guard !isRemoved, let changed = try body(gradient) else { return gradient }
    guard changed.shape == gradient.shape else {
      throw TensorError.hookShape(changed.shape, wanted: gradient.shape)
    }
    return changed
  }
}

extension Tensor {
  /// Calls a function with ∂L/∂self in each `backward`, once all of it has arrived and before it
  /// goes on or is added to `grad`; what the function gives goes on instead.
  ///
  /// - Returns: What removes the function.
  /// - Throws: `TensorError.hookWithoutGradient`.
  @discardableResult
  public func addGradientHook(_ body: @escaping (Tensor) throws -> Tensor?) throws -> GradientHook {
    guard requiresGrad else { throw TensorError.hookWithoutGradient }
    let hook = GradientHook(body)
    if let node = currentNode {
      node.hooks.append((outputIndex, hook))
    } else {
      leafHooks.append(hook)
    }
    return hook
  }

  /// Whether `retainGrad()` was asked for where it has an effect.
  package var retainsGrad: Bool { keepsGrad }
}

/// What arrived so far at leaves whose hooks wait for the whole gradient.
struct LeafArrivals {
  private var remaining: [ObjectIdentifier: Int] = [:]
  private var sums: [(leaf: Tensor, sum: Tensor)] = []

  /// - Parameter root: Where backward starts.
  init(from root: GradientEdge) {
    guard case .node(let first, _) = root else { return }
    var (seen, waiting) = (Set<ObjectIdentifier>(), [first])
    while let node = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      for edge in node.edges {
        switch edge {
        case .node(let next, _): waiting.append(next)
        case .leaf(let leaf): remaining[ObjectIdentifier(leaf), default: 0] += 1
        case nil: break
        }
      }
    }
  }

  /// Adds a gradient; gives the whole one where nothing more is to come.
  mutating func receive(_ gradient: Tensor, at leaf: Tensor) throws -> Tensor? {
    let key = ObjectIdentifier(leaf)
    let place = sums.firstIndex { $0.leaf === leaf }
    let sum = try place.map { try sums[$0].sum + gradient } ?? gradient
    remaining[key, default: 1] -= 1
    guard remaining[key] != 0 else {
      if let place { sums.remove(at: place) }
      return sum
    }
    if let place { sums[place].sum = sum } else { sums.append((leaf, sum)) }
    return nil
  }

  /// What waits for parts that did not come, because the loss does not depend on them.
  mutating func takeRest() -> [(leaf: Tensor, sum: Tensor)] {
    defer { sums = [] }
    return sums
  }
}
