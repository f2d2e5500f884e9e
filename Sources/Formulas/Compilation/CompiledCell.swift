import Diagnostics
import RNN

/// A cell that can run: the graph of its equations, with all sizes known.
package struct CompiledCell: Sendable {
  /// States, inputs and parameters in the order of their first appearance; the outputs are the
  /// values that no other equation uses at its own step.
  package let graph: CellGraph
  /// The symbols with their shapes in numbers.
  package let symbols: [CellSymbol]
  /// Whether the cell runs from the last step to the first.
  package let isBackward: Bool
  package let notes: [Diagnostic]
}

/// A cell whose equations need a run from either end: `y_t = [h_t^{forward}; h_t^{backward}]`.
package struct BidirectionalCell: Sendable {
  package let forward: CellGraph
  package let backward: CellGraph
  /// What is computed at each step when both have run; its inputs are the cell's own that it
  /// needs, then the runs' outputs, found by their names.
  package let joined: CellGraph
  package let symbols: [CellSymbol]
  package let notes: [Diagnostic]
}

extension CellEquations {
  /// The largest length of a vector.
  static let maximumSize = 1 << 20

  /// Makes the equations a graph for given sizes.
  ///
  /// - Parameter given: A number for each of `sizeNames`; of two names of the same length one is
  ///   enough.
  /// - Throws: A size that is missing, unknown, out of range, or at odds with another.
  package func compile(sizes given: [String: Int]) throws(CellFaults) -> CompiledCell {
    try checkOneRun()
    let symbols = try sized(given)
    return CompiledCell(
      graph: try graph(of: CellPass(whole: roles, definitions), symbols), symbols: symbols,
      isBackward: isBackward, notes: notes)
  }

  /// Makes equations that look both ways the graphs of two runs and of what joins them.
  ///
  /// - Throws: What `compile` throws, and that nothing joins the directions.
  package func compileBothWays(sizes given: [String: Int]) throws(CellFaults) -> BidirectionalCell {
    let symbols = try sized(given)
    let passes = CellPasses(roles, definitions)
    guard !passes.joined.definitions.isEmpty else {
      throw CellFaults([CellFault(kind: .neverJoined, place: roles.occurrences.last?.place)])
    }
    return BidirectionalCell(
      forward: try graph(of: passes.forward, symbols),
      backward: try graph(of: passes.backward, symbols),
      joined: try graph(of: passes.joined, symbols), symbols: symbols, notes: notes)
  }

  /// Throws where the equations need a run from either end of a sequence, or read a memory.
  package func checkOneRun() throws(CellFaults) {
    try checkNoMemory()
    guard let place = roles.occurrences.first?.place, isBidirectional else { return }
    throw CellFaults([CellFault(kind: .twoRuns, place: place)])
  }

  /// - Throws: Where equations read a memory.
  package func checkNoMemory() throws(CellFaults) {
    guard let memory else { return }
    let place = roles.firstOccurrence(of: roles.memory.memories[0])?.place
    throw CellFaults([CellFault(kind: .readsMemory(memory), place: place)])
  }

  /// The symbols with their lengths in numbers.
  package func sized(_ given: [String: Int]) throws(CellFaults) -> [CellSymbol] {
    let numbers = try numbers(given)
    return symbols.map { symbol in
      var symbol = symbol
      symbol.shape = symbol.shape.map { size in
        if size == .memoryLength { return size }
        return CellSize(terms: size.terms, number: size.terms.reduce(0) { $0 + (numbers[$1] ?? 0) })
      }
      return symbol
    }
  }

  private func graph(
    of pass: CellPass, _ symbols: [CellSymbol]
  ) throws(CellFaults) -> CellGraph {
    do {
      let shapes = Dictionary(
        uniqueKeysWithValues: symbols.map { ($0.name, $0.shape.compactMap(\.number)) })
      var lowering = GraphLowering(pass, shapes: shapes)
      return try lowering.graph()
    } catch let error as CellGraphError {
      throw CellFaults([CellFault(kind: .graph(error.message), place: nil)])
    } catch {
      throw CellFaults([CellFault(kind: .graph(String(describing: error)), place: nil)])
    }
  }

  /// The symbols of a length; parameters only where there are no others.
  private func vectors(_ size: String) -> [String] {
    let vectors = symbols.filter {
      $0.shape.filter { $0 != .memoryLength }.map(\.terms) == [[size]]
    }
    let others = vectors.filter { $0.role != .parameter }
    return (others.isEmpty ? vectors : others).map(\.latex)
  }

  /// The number of each name, those of equal lengths made equal.
  private func numbers(_ given: [String: Int]) throws(CellFaults) -> [String: Int] {
    var faults: [CellFault] = []
    for (name, value) in given.sorted(by: { $0.key < $1.key }) {
      if !sizeNames.contains(name) {
        faults.append(CellFault(kind: .unknownSize(name, known: sizeNames), place: nil))
      } else if value < 1 || value > Self.maximumSize {
        faults.append(CellFault(kind: .sizeRange(name, value), place: nil))
      }
    }
    var numbers: [String: Int] = [:]
    for group in sizes.groups.sorted(by: { $0[0] < $1[0] }) {
      let known = group.compactMap { name in given[name].map { (name, $0) } }
      guard let first = known.first else {
        faults.append(
          CellFault(kind: .missingSize(group[0], symbols: vectors(group[0])), place: nil))
        continue
      }
      if let other = known.first(where: { $0.1 != first.1 }) {
        faults.append(
          CellFault(kind: .sizeConflict(first.0, first.1, other.0, other.1), place: nil))
      }
      for name in group { numbers[name] = first.1 }
    }
    guard faults.isEmpty else { throw CellFaults(faults) }
    return numbers
  }
}
