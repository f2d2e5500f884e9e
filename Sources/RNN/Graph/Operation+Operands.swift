extension CellGraph.Operation {
  /// The same operation on other nodes.
  func withOperands(_ place: (CellGraph.NodeIndex) -> CellGraph.NodeIndex) -> Self {
    switch self {
    case .input, .state, .parameter, .constant: self
    case .product(let x, let weight): .product(place(x), place(weight))
    case .transposedProduct(let x, let weight): .transposedProduct(place(x), place(weight))
    case .elementwise(let function, let a, let b): .elementwise(function, place(a), place(b))
    case .map(let function, let x): .map(function, place(x))
    case .concatenation(let parts): .concatenation(parts.map(place))
    case .rowConcatenation(let parts): .rowConcatenation(parts.map(place))
    case .slice(let x, let range): .slice(place(x), range)
    case .rows(let x, let range): .rows(place(x), range)
    case .softmax(let x): .softmax(place(x))
    case .sum(let x): .sum(place(x))
    case .quantizedProduct(let x, let matrix): .quantizedProduct(place(x), matrix)
    }
  }

  /// The operands of a matrix product, and whether the second is transposed.
  var factors: (x: CellGraph.NodeIndex, weight: CellGraph.NodeIndex, transposed: Bool)? {
    switch self {
    case .product(let x, let weight): (x, weight, false)
    case .transposedProduct(let x, let weight): (x, weight, true)
    default: nil
    }
  }

  var isState: Bool {
    if case .state = self { true } else { false }
  }

  /// A slice's source and the columns that it takes.
  var cut: (source: CellGraph.NodeIndex, range: Range<Int>)? {
    if case .slice(let source, let range) = self { (source, range) } else { nil }
  }
}
