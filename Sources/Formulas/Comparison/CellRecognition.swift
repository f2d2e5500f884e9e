import RNN

/// A cell that is one of a known family, with what its gates are called in it.
struct CellRecognition {
  let traits: CellTraits
  /// The cell's own names by the letters of the family.
  let names: [String: String]

  /// Finds the family's cell that computes the same; none where no known one does.
  init?(_ reading: FormReading, _ graph: CellGraph) {
    guard graph.inputs.count == 1, (1...2).contains(graph.states.count),
      let hiddenSize = graph.states.first?.size,
      graph.states.allSatisfy({ $0.size == hiddenSize })
    else { return nil }
    let calls = reading.form.calls(from: reading.next)
    let functions = calls.functions.filter { $0 != .sigmoid } + [.sigmoid]
    let candidates = CellTraits.all(states: graph.states.count, functions: functions)
    for traits in candidates where traits.gateCount == calls.count(of: .sigmoid) {
      guard
        let known = try? traits.graph(
          inputSize: graph.inputs[0].size, hiddenSize: hiddenSize),
        let other = try? FormReading(known),
        let found = FormMatch.states(reading, graph, other, known)
      else { continue }
      self.traits = traits
      var names: [String: String] = [:]
      for (mine, theirs) in found.found.atoms {
        if let letter = other.names[theirs] { names[letter] = reading.names[mine] }
      }
      for (mine, theirs) in found.states.enumerated() {
        names[known.states[theirs].name] = graph.states[mine].name
      }
      self.names = names
      return
    }
    return nil
  }
}

extension FormMatch {
  /// Finds parameters, and states, that stand for each other in two cells.
  static func states(
    _ mine: FormReading, _ graph: CellGraph, _ other: FormReading, _ otherGraph: CellGraph,
    outputs: [(Int, Int)] = []
  ) -> (found: Found, states: [Int])? {
    let sizes = graph.states.map(\.size)
    let otherSizes = otherGraph.states.map(\.size)
    guard sizes.count == otherSizes.count, graph.inputs.map(\.size) == otherGraph.inputs.map(\.size)
    else { return nil }
    for order in orders(of: sizes.count) where order.map({ otherSizes[$0] }) == sizes {
      var match = FormMatch(mine.form, other.form, states: order)
      let goals =
        order.enumerated().map { (mine.next[$0.offset], other.next[$0.element]) }
        + outputs.map { (mine.outputs[$0.0], other.outputs[$0.1]) }
      if let found = match.match(goals) { return (found, order) }
    }
    return nil
  }

  /// All orders of so many things; only the given one of more than four.
  private static func orders(of count: Int) -> [[Int]] {
    guard (1...4).contains(count) else { return [Array(0..<count)] }
    return (1..<count).reduce([[0]]) { orders, next in
      orders.flatMap { order in
        (0...order.count).reversed().map { place in
          order[..<place] + [next] + order[place...]
        }
      }
    }
  }
}

/// The functions that a form applies.
struct FormCalls {
  fileprivate(set) var counts: [(function: CellGraph.UnaryFunction, count: Int)] = []

  var functions: [CellGraph.UnaryFunction] { counts.map(\.function) }

  func count(of function: CellGraph.UnaryFunction) -> Int {
    counts.first { $0.function == function }?.count ?? 0
  }
}

extension CellForm {
  /// The different calls of functions that sums are made of.
  func calls(from roots: [SumIndex]) -> FormCalls {
    var calls = FormCalls()
    var waiting = roots
    var seenSums = Set(roots)
    var seenAtoms: Set<AtomIndex> = []
    func visit(_ indices: [AtomIndex]) -> [SumIndex] {
      indices.filter { seenAtoms.insert($0).inserted }.flatMap { index -> [SumIndex] in
        switch atoms[index] {
        case .product(_, let source): return visit(source)
        case .total(let sum): return [sum]
        case .part(let whole, _): return visit([whole])
        case .call(let function, let arguments):
          if case .unary(let function) = function { calls.note(function) }
          return arguments
        case .input, .state, .parameter: return []
        }
      }
    }
    while let index = waiting.popLast() {
      waiting += visit(sums[index].flatMap(\.atoms)).filter { seenSums.insert($0).inserted }
    }
    return calls
  }
}

extension FormCalls {
  fileprivate mutating func note(_ function: CellGraph.UnaryFunction) {
    if let place = counts.firstIndex(where: { $0.function == function }) {
      counts[place].count += 1
    } else {
      counts.append((function, 1))
    }
  }
}
