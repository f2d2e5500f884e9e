import CKernels
import Tensors

extension ck_operand {
  /// A value for every step and sequence: `[T·B, width]`.
  init(sequence tensor: Tensor, batch: Int, width: Int) {
    self.init(
      base: tensor.floats, first: nil, step: batch * width, flip: 0, block: width, row: width,
      column: 1)
  }

  /// A value for every sequence, the same at each step: `[B, width]`.
  init(rows tensor: Tensor, width: Int) {
    self.init(
      base: tensor.floats, first: nil, step: 0, flip: 0, block: width, row: width, column: 1)
  }

  /// A value that is forgotten after the step: rows for one block of sequences.
  init(block tensor: Tensor, width: Int) {
    self.init(base: tensor.floats, first: nil, step: 0, flip: 0, block: 0, row: width, column: 1)
  }

  /// One row for all sequences and steps.
  init(vector tensor: Tensor) {
    self.init(base: tensor.floats, first: nil, step: 0, flip: 0, block: 0, row: 0, column: 1)
  }

  /// Some of the columns, from the given one on.
  func columns(from first: Int) -> ck_operand {
    var part = self
    part.base = base.map { $0 + first }
    part.first = self.first.map { $0 + first }
    return part
  }

  /// Every row's one element, repeated.
  var repeated: ck_operand {
    var operand = self
    operand.column = 0
    return operand
  }

  /// The value that this operand had one step before, and `initial` before the first step.
  func earlier(_ direction: CellGraph.Direction, initial: Tensor) -> ck_operand {
    var state = self
    let back = direction == .forward ? -step : step
    state.base = base.map { $0 + back + flip }
    state.flip = -flip
    state.first = UnsafePointer(initial.floats)
    return state
  }
}

extension ck_instruction {
  /// `y = operation(a, b, c)`, or added to y.
  init(
    _ operation: ck_operation, width: Int, to y: ck_operand, adds: Bool = false,
    _ a: ck_operand, _ b: ck_operand = ck_operand(), _ c: ck_operand = ck_operand(),
    depth: Int = 0, numbers: (Float, Float) = (0, 0), at occasion: ck_occasion = ck_always
  ) {
    self.init(
      operation: operation, occasion: occasion, width: width, depth: depth, p: numbers.0,
      q: numbers.1, adds: adds ? 1 : 0, a: a, b: b, c: c, y: y)
  }
}

/// How a recurrence goes through its sequences.
struct RecurrenceExtent {
  /// Sequences in a block: few enough for a step's values to stay in the cache.
  static let largestBlock = 48

  /// Multiply-adds and the like from which a second thread pays: about 100 µs of them.
  private static let worthSharing = 5_000_000
  /// Sequences that are too few to be shared out.
  private static let fewestShared = 12

  let steps: Int
  let batch: Int
  let direction: CellGraph.Direction
  /// Sequences in a block.
  let block: Int
  /// How many threads run, each with a share of the sequences and block memory of its own.
  let lanes: Int

  /// - Parameters:
  ///   - work: What a sequence costs in a step, in multiply-adds.
  ///   - takesWholeBatch: Whether a block must be the whole batch.
  init(
    steps: Int, batch: Int, direction: CellGraph.Direction, work: Int, takesWholeBatch: Bool
  ) {
    (self.steps, self.batch, self.direction) = (steps, batch, direction)
    let (total, overflow) = work.multipliedReportingOverflow(by: steps * batch)
    let pays = !takesWholeBatch && (overflow || total >= Self.worthSharing)
    lanes = pays ? max(1, min(Threads.count, batch / Self.fewestShared)) : 1
    block = takesWholeBatch ? batch : min((batch + lanes - 1) / lanes, Self.largestBlock)
  }

  var rows: Int { steps * batch }
  /// Rows of memory for a value that is forgotten after the step.
  var blockRows: Int { lanes * block }

  func run(_ program: [ck_instruction], reversed: Bool) {
    guard batch > 0 else { return }
    program.withUnsafeBufferPointer { instructions in
      let loop = ck_loop(
        instructions: instructions.baseAddress, count: instructions.count, steps: steps,
        block: block, from: 0, to: batch, lane: 0, from_end: direction == .backward ? 1 : 0,
        reversed: reversed ? 1 : 0)
      Kernels.share(lanes) { lane in
        var own = loop
        (own.from, own.to, own.lane) = (batch * lane / lanes, batch * (lane + 1) / lanes, lane)
        Kernels.active.run(&own)
      }
    }
  }
}
