import Glibc
import Tensors

/// Looks into every recurrence that runs while it is active: what its states and gates are, and how
/// much of a loss's gradient reaches each step.
///
/// ```swift
/// let probe = RecurrenceProbe()
/// let loss = try probe.watch { try criterion(model.forward(x), y) }
/// try loss.backward()
/// let norms = try probe.runs[0].gradientNorms()
/// ```
public final class RecurrenceProbe {
  /// One run of a cell over a sequence.
  public struct Run {
    /// The cell as it was written.
    public let graph: CellGraph
    /// Whose cell it is; nil for one that runs for no layer.
    let owner: CellGraph.Owner?
    /// T, the number of steps.
    public let steps: Int
    /// B, the number of sequences.
    public let batch: Int
    /// ``CellGraph/observables`` after each step, `[T, B, n]`, without history.
    public let values: [NamedTensor]
    /// Zeros that were added to each state; what backward leaves there is ∂L/∂state.
    let changes: [NamedTensor]
    /// The tensors that the cell's parameters were.
    let parameters: [Tensor]
    /// Which part of packed sequences it is; nil where it is all there is.
    let piece: Piece?

    fileprivate func belongs(with other: Run) -> Bool {
      if let piece { return piece.group == other.piece?.group }
      return other.piece == nil && isStep(ofSameCellAs: other)
    }

    private func isStep(ofSameCellAs other: Run) -> Bool {
      guard steps == 1 && other.steps == 1 && batch == other.batch else { return false }
      // Masks and dropped weights are new tensors at each step, so that the layer tells more.
      if owner != nil || other.owner != nil { return owner == other.owner }
      return !parameters.isEmpty && parameters.elementsEqual(other.parameters) { $0 === $1 }
    }

    /// How large the loss's whole derivative by each state is after each step, over batch and
    /// features: `‖∂L/∂s_t‖`, `[T]` for each state.
    ///
    /// Zeros before ``Tensors/Tensor/backward(gradient:retainGraph:)``, and where the loss does not
    /// depend on the state.
    public func gradientNorms() throws -> [NamedTensor] {
      try changes.map { entry in
        let norms = try entry.tensor.grad.map { gradient in
          try noGrad { try (gradient * gradient).sum(dimensions: [1, 2]).sqrt() }
        }
        return NamedTensor(name: entry.name, tensor: try norms ?? Tensor.zeros([steps]))
      }
    }
  }

  /// The runs so far, in their order.
  public private(set) var runs: [Run] = []

  /// The runs by cell, in the order of their first: a cell that was run step by step, with a loop
  /// around it, counts as one run over all these steps, and so do the pieces of packed sequences.
  public var sequences: [Sequence] {
    var sequences: [[Run]] = []
    for run in runs {
      let place = sequences.firstIndex { run.belongs(with: $0[0]) }
      if let place { sequences[place].append(run) } else { sequences.append([run]) }
    }
    return sequences.map(Sequence.init)
  }

  /// The pieces whose runs follow, the next one last.
  private var waiting: [Piece] = []
  private var groups = 0

  /// Says that the runs that follow are the pieces of packed sequences.
  func beginPieces(_ pieces: SequencePieces, _ direction: CellGraph.Direction) {
    guard pieces.tensors.count > 1 || pieces.order != nil else { return }
    groups += 1
    var start = 0
    let parts = pieces.tensors.map { tensor in
      defer { start += tensor.shape[0] }
      return Piece(group: groups, start: start, batch: pieces.extent[1], order: pieces.order)
    }
    waiting = direction == .forward ? parts.reversed() : parts
  }

  func endPieces() { waiting = [] }

  /// The products of each layer that ran. The layers are kept, so that no other takes their identity.
  private(set) var products: [ObjectIdentifier: (layer: Module, count: ProductCount)] = [:]

  /// A probe that has seen nothing yet.
  public init() {}

  /// Does some work while this probe sees each recurrence of this thread.
  public func watch<Result>(_ work: () throws -> Result) rethrows -> Result {
    let before = Self.slot.object
    Self.slot.object = self
    defer { Self.slot.object = before }
    return try work()
  }

  private static let slot = ThreadSlot()

  /// The probe that is active on this thread.
  static var current: RecurrenceProbe? { slot.object as? RecurrenceProbe }

  /// Takes note of a layer's products.
  func note(_ layer: Module, _ count: ProductCount) {
    let before = products[ObjectIdentifier(layer)]?.count ?? ProductCount()
    products[ObjectIdentifier(layer)] = (layer, before + count)
  }

  /// Runs a cell and remembers what it saw; outputs and states are the cell's own.
  func run(
    _ graph: CellGraph, inputs: [Tensor], initialStates: [Tensor], parameters: [Tensor],
    direction: CellGraph.Direction, owner: CellGraph.Owner?
  ) throws -> CellGraph.Run {
    let extent = inputs.first.map { Array($0.shape.prefix(2)) } ?? []
    let changes = try graph.states.map { state in
      let zeros = try Tensor.zeros(extent + [state.size], dtype: inputs.first?.dtype ?? .float32)
      return NamedTensor(
        name: state.name, tensor: try zeros.requiresGrad(GradientMode.isEnabled))
    }
    let changed = graph.withChanges()
    let observed = changed.observables
    let order = changed.inputs.dropFirst(graph.inputs.count).compactMap { input in
      changes.first { "change_" + $0.name == input.name }?.tensor
    }
    let run = try changed.observing(observed).runUnwatched(
      inputs: inputs + order, initialStates: initialStates, parameters: parameters,
      direction: direction)
    let values = zip(observed, run.outputs.dropFirst(graph.outputs.count)).map {
      NamedTensor(name: $0.name, tensor: $1.detach())
    }
    runs.append(
      Run(
        graph: graph, owner: owner, steps: extent.first ?? 0, batch: extent.last ?? 0,
        values: values,
        changes: changes, parameters: parameters, piece: waiting.popLast()))
    return CellGraph.Run(
      outputs: Array(run.outputs.prefix(graph.outputs.count)), states: run.states)
  }
}

/// One object for each thread, none at first; it is not kept alive.
private struct ThreadSlot: Sendable {
  private let key: pthread_key_t

  init() {
    var key = pthread_key_t()
    let status = pthread_key_create(&key, nil)
    precondition(status == 0, "a process has room for this module's thread keys")
    self.key = key
  }

  var object: AnyObject? {
    get {
      pthread_getspecific(key).map { Unmanaged<AnyObject>.fromOpaque($0).takeUnretainedValue() }
    }
    nonmutating set {
      pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() })
    }
  }
}
