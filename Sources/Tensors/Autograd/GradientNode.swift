/// Where a gradient flows to: an output of a node, or a leaf that keeps it.
enum GradientEdge {
  case node(GradientNode, output: Int)
  case leaf(Tensor)

  var sequenceNumber: Int {
    switch self {
    case .node(let node, _): node.sequenceNumber
    case .leaf: 0
    }
  }
}

/// What a derivative may use.
public struct GradientContext {
  /// ∂L/∂output for each output of the operation; zeros where the loss does not depend on it.
  public let gradients: [Tensor]
  /// The saved tensors, in the order in which they were given.
  public let saved: [Tensor]
  /// Whether the loss needs the gradient of each input.
  public let needs: [Bool]

  /// ∂L/∂output of an operation with one output.
  public var gradient: Tensor { gradients[0] }
}

/// The derivative of an operation: ∂L/∂input for each input, nil where there is none.
public typealias Derivative = (GradientContext) throws -> [Tensor?]

/// One recorded operation.
final class GradientNode {
  /// The name that PyTorch shows as `grad_fn`.
  var name: String
  /// Later operations have higher numbers; backward goes from high to low.
  let sequenceNumber: Int
  private(set) var edges: [GradientEdge?]
  private var saved: [SavedTensor]
  private var derivative: Derivative
  private var isFreed = false
  /// What gradients the outputs have.
  let outputs: [Output]
  /// The outputs that keep their gradients although they are no leaves.
  var kept: [(output: Int, tensor: WeakTensor)] = []
  /// What sees the gradients of the outputs before the derivative does.
  var hooks: [(output: Int, hook: GradientHook)] = []

  /// An output's shape and kind, which are those of its gradient.
  struct Output {
    let shape: [Int]
    let dtype: DType

    init(_ tensor: Tensor) {
      shape = tensor.shape
      dtype = tensor.dtype
    }
  }

  init(
    name: String, edges: [GradientEdge?], saved: [SavedTensor], outputs: [Output],
    derivative: @escaping Derivative
  ) {
    self.name = name
    self.edges = edges
    self.saved = saved
    self.outputs = outputs
    self.derivative = derivative
    let floor = edges.reduce(0) { max($0, $1?.sequenceNumber ?? 0) }
    sequenceNumber = GradientMode.nextSequenceNumber(above: floor)
  }

  /// The gradients of the inputs from those of the outputs.
  func backward(_ gradients: [Tensor?], retainGraph: Bool) throws -> [Tensor?] {
    guard !isFreed else { throw TensorError.freedGraph }
    let context = GradientContext(
      gradients: try Swift.zip(gradients, outputs).map { gradient, output in
        try gradient ?? .zeros(output.shape, dtype: output.dtype.floating)
      },
      saved: try saved.map { try $0.unpacked() },
      needs: edges.map { $0 != nil })
    let results = try derivative(context)
    if !retainGraph { free() }
    return results
  }

  /// Lets go of the saved values; an operation that saved none can run again.
  private func free() {
    guard !saved.isEmpty else { return }
    saved = []
    isFreed = true
    derivative = { _ in [] }
  }

  /// Hands over the nodes that this one alone may hold.
  private func takeInputs() -> [GradientNode] {
    defer { edges = [] }
    return edges.compactMap { edge in
      if case .node(let node, _) = edge { node } else { nil }
    }
  }

  // A long chain would free itself by recursion, one stack frame a node.
  deinit {
    var pending = takeInputs()
    while var node = pending.popLast() {
      if isKnownUniquelyReferenced(&node) { pending.append(contentsOf: node.takeInputs()) }
    }
  }
}

/// A tensor that a node must not keep alive.
struct WeakTensor {
  weak var tensor: Tensor?
}

/// A value that a derivative needs, with the version that it had.
struct SavedTensor {
  private let value: Tensor
  private let version: Int
  private let outputIndex: Int
  private let nodeName: String
  private let isOutput: Bool

  init(_ tensor: Tensor, node: String? = nil) {
    value = tensor.alias()
    version = tensor.version
    outputIndex = tensor.outputIndex
    nodeName = node ?? tensor.currentNode?.name ?? ""
    isOutput = node != nil
  }

  /// - Throws: `TensorError.changedInPlace` when the memory has changed since.
  func unpacked() throws -> Tensor {
    guard value.version == version else {
      throw TensorError.changedInPlace(
        legacyName: value.dtype.legacyName, shape: value.shape, output: outputIndex,
        node: isOutput ? nodeName : value.storage.lastChange ?? nodeName,
        version: value.version, expected: version)
    }
    return value
  }
}
