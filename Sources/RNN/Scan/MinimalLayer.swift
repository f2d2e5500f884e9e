import Tensors

/// `minGRU` or `minLSTM`: gates that don't see the state, so that all steps can be put together by a
/// scan.
///
///     minGRU    z = σ(L_z(x))                    h′ = (1 − z) ⊙ h + z ⊙ L_h(x)
///     minLSTM   f = σ(L_f(x)),  i = σ(L_i(x))    h′ = f/(f+i) ⊙ h + i/(f+i) ⊙ L_h(x)
///
/// Each `L` is a ``Linear`` layer from I to H features, drawn in the order of the equations and named
/// `linear_z`, `linear_f`, `linear_i`, `linear_h`.
///
/// Shapes: x `[T, B, I]`, or `[B, T, I]` with `batchFirst`; h `[B, H]`; output `[T, B, H]`.
/// - SeeAlso: Feng et al. 2024, arXiv:2410.01201, appendix A.
public final class MinimalLayer: Module {
  /// The two cells.
  public enum Kind: String, Hashable, Sendable {
    case gru, lstm
  }

  /// How the steps are put together.
  public enum Form: Hashable, Sendable {
    /// The cell's graph, step by step.
    case recurrence
    /// ``LinearScan``.
    case scan(LinearScan.Order)
  }

  /// Which cell it is.
  public let kind: Kind
  /// I, the number of features of an input.
  public let inputSize: Int
  /// H, the number of hidden units.
  public let hiddenSize: Int
  /// Whether a batch of sequences is `[B, T, …]` instead of `[T, B, …]`.
  public let batchFirst: Bool
  /// How the steps are put together; the values are the same but for rounding.
  public let form: Form
  private let graph: CellGraph

  /// - Throws: ``ScanError/size(setting:value:)``.
  public init(
    _ kind: Kind, inputSize: Int, hiddenSize: Int, batchFirst: Bool = false,
    form: Form = .recurrence, generator: RandomGenerator
  ) throws {
    for (setting, value) in [("input_size", inputSize), ("hidden_size", hiddenSize)]
    where !(1..<1 << 31).contains(value) {
      throw ScanError.size(setting: setting, value: value)
    }
    self.kind = kind
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.batchFirst = batchFirst
    self.form = form
    graph = try CellGraph(minimal: kind, inputSize: inputSize, hiddenSize: hiddenSize)
    super.init()
    for gate in kind.layers {
      let layer = try Linear(inputSize: inputSize, outputSize: hiddenSize, generator: generator)
      setChild("linear_\(gate)", layer)
    }
  }

  /// `MinGRU` or `MinLSTM`.
  public override var typeName: String { kind == .gru ? "MinGRU" : "MinLSTM" }

  /// The sizes.
  public override var extraDescription: String {
    "\(inputSize), \(hiddenSize)" + (batchFirst ? ", batch_first=True" : "")
  }

  /// The same settings without tensors and parts.
  public override func emptied() -> Module { MinimalLayer(like: self) }

  private init(like other: MinimalLayer) {
    kind = other.kind
    inputSize = other.inputSize
    hiddenSize = other.hiddenSize
    batchFirst = other.batchFirst
    form = other.form
    graph = other.graph
  }

  /// The output alone, from zeros on.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, state: nil).output
  }

  /// Runs the cell over a sequence.
  ///
  /// - Parameter state: h before the first step, `[B, H]`; zeros where nil.
  /// - Returns: The outputs, shaped as the input, and h after the last step.
  public func forward(
    _ input: Tensor, state: Tensor?
  ) throws -> (output: Tensor, state: Tensor) {
    let name = batchFirst ? "[B, T, \(inputSize)]" : "[T, B, \(inputSize)]"
    guard input.rank == 3, input.shape[2] == inputSize else {
      throw ScanError.input(layer: typeName, wanted: name, got: input.shape)
    }
    let sequence = batchFirst ? try input.transpose(0, 1) : input
    let initial =
      try state ?? Tensor.zeros([sequence.shape[1], hiddenSize], dtype: input.dtype)
    let values =
      switch form {
      case .recurrence:
        try graph.run(inputs: [sequence], initialStates: [initial], parameters: weights).outputs[0]
      case .scan(let order):
        try scanned(sequence, initial, order)
      }
    let last = try values.select(0, values.shape[0] - 1)
    return (batchFirst ? try values.transpose(0, 1) : values, last)
  }

  private var weights: [Tensor] {
    namedChildren.flatMap { _, layer in
      [layer.parameter("weight"), layer.parameter("bias")].compactMap(\.self)
    }
  }

  private func scanned(
    _ x: Tensor, _ initial: Tensor, _ order: LinearScan.Order
  ) throws -> Tensor {
    let values = try namedChildren.map { try $0.module.forward(x) }
    switch kind {
    case .gru:
      let z = try values[0].sigmoid()
      return try LinearScan.run(1 - z, z * values[1], initial: initial, order: order)
    case .lstm:
      let (f, i) = (try values[0].sigmoid(), try values[1].sigmoid())
      let sum = try f + i
      return try LinearScan.run(f / sum, i / sum * values[2], initial: initial, order: order)
    }
  }
}

extension MinimalLayer.Kind {
  /// The linear layers, in the order of the equations.
  var layers: [String] { self == .gru ? ["z", "h"] : ["f", "i", "h"] }
}

extension CellGraph {
  /// The graph of minGRU or minLSTM. Each linear layer has the parameters `weight_… [H, I]` and
  /// `bias_… [H]`; the input is x, the state and the output are h.
  public init(minimal kind: MinimalLayer.Kind, inputSize: Int, hiddenSize: Int) throws {
    try self.init { graph in
      let x = try graph.input("x", size: inputSize)
      let h = try graph.state("h", size: hiddenSize)
      let values = try kind.layers.map { name in
        let weight = try graph.parameter("weight_\(name)", shape: [hiddenSize, inputSize])
        let bias = try graph.parameter("bias_\(name)", shape: [hiddenSize])
        return try matmul(x, transposed: weight) + bias
      }
      let next: Value
      switch kind {
      case .gru:
        let z = try graph.name("z", sigmoid(values[0]))
        next = try (1 - z) * h + z * values[1]
      case .lstm:
        let f = try graph.name("f", sigmoid(values[0]))
        let i = try graph.name("i", sigmoid(values[1]))
        let sum = try f + i
        next = try f / sum * h + i / sum * values[2]
      }
      try graph.update(h, to: next)
      try graph.output("h", next)
    }
  }
}
