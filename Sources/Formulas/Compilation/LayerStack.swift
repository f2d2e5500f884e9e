/// Equations of a layer `l` written out for each layer of a stack.
///
/// `h_t^{(l-1)}` is what the layer below gives: in the first layer the value of layer 0, which is
/// the cell's input unless an equation defines it. Equations without `l` stay as they are.
struct LayerStack {
  private(set) var equations: [CellEquation] = []
  /// Names of states that have the same length in each layer.
  private(set) var tied: [[String]] = []
  private(set) var faults: [CellFault] = []
  /// How many layers there are; nil where the equations speak of none.
  private(set) var count: Int?

  /// - Parameter count: How many layers there are, where the user says so.
  init(_ given: [CellEquation], count: Int?) {
    guard let above = Self.crossing(given) else {
      equations = given.map { $0.mapped(\.withLayerAsLabel) }
      return
    }
    guard let count else {
      faults = [CellFault(kind: .layerCount(symbol: above.left.latex), place: above.leftPlace)]
      return
    }
    guard (1...Self.maximumCount).contains(count) else {
      faults = [CellFault(kind: .layerRange(count), place: nil)]
      return
    }
    self.count = count
    for equation in given { expand(equation, count) }
  }

  static let maximumCount = 64

  /// An equation that looks at another layer than its own; none in a cell of one layer.
  private static func crossing(_ equations: [CellEquation]) -> CellEquation? {
    equations.first { equation in
      equation.right.symbols.contains { use in
        if case .offset(let offset)? = use.layer { return .offset(offset) != equation.left.layer }
        return false
      }
    }
  }

  private mutating func expand(_ equation: CellEquation, _ count: Int) {
    guard case .offset(let own)? = equation.left.layer else {
      equations.append(equation.mapped { $0.inLayer(count, of: count) })
      return
    }
    for use in equation.right.symbols {
      guard case .offset(let offset)? = use.layer, !(-1...0).contains(offset - own) else {
        continue
      }
      faults.append(CellFault(kind: .farLayer(symbol: use.latex), place: equation.leftPlace))
      return
    }
    for layer in 1...count {
      equations.append(equation.mapped { $0.inLayer(layer - own, of: count) })
    }
    tied.append((1...count).map { "\(equation.left.name)_\($0)" })
  }
}

extension CellEquation {
  fileprivate func mapped(_ change: (SymbolUse) -> SymbolUse) -> CellEquation {
    CellEquation(left: change(left), leftPlace: leftPlace, right: right.mapped(change))
  }
}

extension SymbolUse {
  /// The symbol in the layer of a number.
  fileprivate func inLayer(_ number: Int, of count: Int) -> SymbolUse {
    switch layer {
    case nil: self
    case .offset(let offset): labeled("\(number + offset)")
    case .last: labeled("\(count)")
    }
  }

  /// The symbol of a cell without layers: the letter is a label like any other.
  fileprivate var withLayerAsLabel: SymbolUse {
    switch layer {
    case nil: self
    case .offset(0): labeled("l")
    case .offset(let offset): labeled("l\(offset)")
    case .last: labeled("L")
    }
  }

  private func labeled(_ label: String) -> SymbolUse {
    var use = self
    use.name += "_" + label.filter { $0.isASCIILetter || $0.isASCIIDigit }
    use.latex += "^{(\(label))}"
    use.layer = nil
    return use
  }
}
