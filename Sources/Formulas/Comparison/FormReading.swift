import RNN

/// Brings a cell's graph into its form.
struct FormReading {
  /// Values side by side: the parts of a concatenation, or one.
  typealias Pieces = [(sum: CellForm.SumIndex, width: Int)]

  private(set) var form = CellForm()
  /// Each state after the step, in the graph's order.
  private(set) var next: [CellForm.SumIndex] = []
  private(set) var outputs: [CellForm.SumIndex] = []
  /// The names that the graph gives to functions' values.
  private(set) var names: [CellForm.AtomIndex: String] = [:]
  private let graph: CellGraph
  private var values: [Pieces] = []

  init(_ graph: CellGraph) throws(FormFault) {
    self.graph = graph
    for (index, node) in graph.nodes.enumerated() {
      let pieces = try read(node)
      values.append(pieces)
      if let name = graph.names[index], pieces.count == 1, let atom = form.lone(pieces[0].sum) {
        names[atom] = names[atom] ?? name
      }
    }
    next = try graph.states.map { state throws(FormFault) in try whole(values[state.next]) }
    outputs = try graph.outputs.map { output throws(FormFault) in
      try whole(values[output.node])
    }
  }

  /// A value that is not side by side.
  private func whole(_ pieces: Pieces) throws(FormFault) -> CellForm.SumIndex {
    guard pieces.count == 1 else { throw .unsupported }
    return pieces[0].sum
  }

  private mutating func read(_ node: CellGraph.Node) throws(FormFault) -> Pieces {
    let width = node.shape.width
    switch node.operation {
    case .input(let place): return try leaf(.input(place), width)
    case .state(let place): return try leaf(.state(place), width)
    case .parameter(let place):
      // A matrix is read where it stands in a product.
      guard case .vector(let count) = node.shape else { return [] }
      return try leaf(
        .parameter(ParameterBlock(parameter: place, outputs: 0..<count)), width)
    case .constant(let value): return [(try form.number(value), 1)]
    case .product(let x, let weight): return try product(values[x], weight, isTransposed: true)
    case .transposedProduct(let x, let weight):
      return try product(values[x], weight, isTransposed: false)
    case .quantizedProduct, .rows, .rowConcatenation: throw .unsupported
    case .elementwise(let function, let a, let b):
      return try aligned(values[a], values[b]) { (form, x, y) throws(FormFault) in
        try form.elementwise(function, x, y)
      }
    case .map(let function, let x):
      return try mapped(values[x]) { (form, sum, width) throws(FormFault) in
        try form.applied(function, sum, width)
      }
    case .concatenation(let parts): return parts.flatMap { values[$0] }
    case .slice(let x, let range): return try slice(values[x], range)
    case .softmax(let x): return try leaf(.call(.softmax, [try whole(values[x])]), width)
    case .sum(let x): return try leaf(.total(try whole(values[x])), 1)
    }
  }

  private mutating func leaf(_ atom: CellForm.Atom, _ width: Int) throws(FormFault) -> Pieces {
    [(try form.sum(of: form.atom(atom, width: width)), width)]
  }

  private mutating func mapped(
    _ pieces: Pieces,
    _ change: (inout CellForm, CellForm.SumIndex, Int) throws(FormFault) -> CellForm.SumIndex
  ) throws(FormFault) -> Pieces {
    var result: Pieces = []
    for piece in pieces { result.append((try change(&form, piece.sum, piece.width), piece.width)) }
    return result
  }

  // MARK: Values side by side

  private mutating func slice(_ pieces: Pieces, _ range: Range<Int>) throws(FormFault) -> Pieces {
    var result: Pieces = []
    var start = 0
    for piece in pieces {
      let part = range.clamped(to: start..<(start + piece.width))
      if !part.isEmpty {
        let local = (part.lowerBound - start)..<(part.upperBound - start)
        result.append((try form.slice(piece.sum, local, of: piece.width), local.count))
      }
      start += piece.width
    }
    return result
  }

  /// Combines two values piece by piece, cut at the same places.
  private mutating func aligned(
    _ a: Pieces, _ b: Pieces,
    _ combine: (inout CellForm, CellForm.SumIndex, CellForm.SumIndex) throws(FormFault)
      -> CellForm.SumIndex
  ) throws(FormFault) -> Pieces {
    let length = max(a.totalWidth, b.totalWidth)
    var cuts: Set<Int> = [length]
    for pieces in [a, b] where pieces.totalWidth == length {
      var end = 0
      for piece in pieces {
        end += piece.width
        cuts.insert(end)
      }
    }
    var result: Pieces = []
    var start = 0
    for end in cuts.sorted() {
      let left = a.totalWidth == length ? try slice(a, start..<end) : a
      let right = b.totalWidth == length ? try slice(b, start..<end) : b
      result.append((try combine(&form, whole(left), whole(right)), end - start))
      start = end
    }
    return result
  }

  private mutating func product(
    _ x: Pieces, _ weight: CellGraph.NodeIndex, isTransposed: Bool
  ) throws(FormFault) -> Pieces {
    guard case .parameter(let place) = graph.nodes[weight].operation,
      case .matrix(let rows, let columns) = graph.nodes[weight].shape
    else { throw .unsupported }
    let count = isTransposed ? columns : rows
    var terms: [CellForm.Term] = []
    var start = 0
    for piece in x {
      let block = ParameterBlock(
        parameter: place, outputs: 0..<count, inputs: start..<(start + piece.width),
        isTransposed: isTransposed)
      for term in form.sums[piece.sum] {
        let atom = form.atom(.product(block, term.atoms), width: count)
        terms.append(CellForm.Term(atoms: [atom], coefficient: term.coefficient))
      }
      start += piece.width
    }
    return [(try form.sum(terms), count)]
  }
}

extension FormReading.Pieces {
  fileprivate var totalWidth: Int { reduce(0) { $0 + $1.width } }
}

extension ValueShape {
  /// The features of a value; 1 for a number.
  fileprivate var width: Int {
    switch self {
    case .scalar: 1
    case .vector(let count), .features(let count), .matrix(_, let count): count
    }
  }
}
