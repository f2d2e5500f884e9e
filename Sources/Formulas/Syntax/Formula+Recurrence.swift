extension Formula {
  /// The symbols that the formula's equations define for the present step: `h` in `h_t = …`, and
  /// in `h = …`, where an index was left out.
  package var definedSymbols: Set<String> {
    var names: Set<String> = []
    for (row, reader) in steps {
      for (node, next) in zip(row, row.dropFirst()) where next.isEquals {
        if let use = (try? reader.symbol(node))?.use, [.offset(0), .none].contains(use.time) {
          names.insert(use.name)
        }
      }
    }
    return names
  }

  /// Whether there is an equals sign in the formula.
  package var isEquation: Bool {
    RowSplitter.rows(nodes).contains { $0.contains(where: \.isEquals) }
  }

  /// Whether the formula defines a symbol with an index of the present step.
  package var definesAtStep: Bool { defines(at: .offset(0)) }

  /// Whether the formula defines a symbol of the next step, other than an input.
  package var definesNextStep: Bool { defines(at: .offset(1)) }

  private func defines(at time: TimeIndex) -> Bool {
    steps.contains { row, reader in
      zip(row, row.dropFirst()).contains { node, next in
        guard next.isEquals, let use = (try? reader.symbol(node))?.use else { return false }
        return use.time == time && (time == .offset(0) || !CellRoles.isInputName(use.name))
      }
    }
  }

  /// The symbols that the formula uses, each with all its indices: of `b_h` not `b`.
  var wholeSymbols: Set<String> {
    let reader = SymbolReader(source: source)
    var names: Set<String> = []
    var pending = nodes
    while let node = pending.popLast() {
      if let use = (try? reader.symbol(node))?.use {
        names.insert(use.name)
      } else {
        pending += node.parts
      }
    }
    return names
  }

  /// The symbols that the formula uses with an index of time, as LaTeX without it.
  ///
  /// - Parameter isPresent: Whether only those of the present step count.
  package func timedSymbols(isPresent: Bool) -> Set<String> {
    let reader = SymbolReader(source: source)
    var found: Set<String> = []
    var pending = nodes
    while let node = pending.popLast() {
      if let use = (try? reader.symbol(node))?.use, use.time != .none,
        !isPresent || use.time == .offset(0)
      {
        found.insert(use.latex)
      }
      pending += node.parts
    }
    return found
  }

  /// Whether the formula uses a symbol of the present step that is called like an input.
  package var readsInput: Bool {
    timedSymbols(isPresent: true).contains(where: CellRoles.isInputName)
  }

  /// The symbols that the formula takes from the step before or after: `h` in `h_{t-1}`.
  package var carriedSymbols: Set<String> {
    var names: Set<String> = []
    for (row, reader) in steps {
      var pending = row
      while let node = pending.popLast() {
        if let use = (try? reader.symbol(node))?.use, [.offset(-1), .offset(1)].contains(use.time) {
          names.insert(use.name)
        }
        pending += node.parts
      }
    }
    return names
  }

  /// The rows, each with a reader that knows which step it is written for: `t=2: h_2 = …`.
  private var steps: [(row: [FormulaNode], reader: SymbolReader)] {
    RowSplitter.rows(nodes).map { nodes in
      let row = EquationRow(nodes, source)
      let shown = row.step == nil ? nodes.filter { !$0.isSpace } : row.nodes
      return (shown, SymbolReader(source: source, step: row.step))
    }
  }
}

extension [Formula] {
  /// Whether the formulas state a recurrence: what one defines for a step is taken from the step
  /// before or after.
  package var isRecurrence: Bool {
    let defined = reduce(into: Set<String>()) { $0.formUnion($1.definedSymbols) }
    let carried = reduce(into: Set<String>()) { $0.formUnion($1.carriedSymbols) }
    return !defined.isDisjoint(with: carried)
  }
}
