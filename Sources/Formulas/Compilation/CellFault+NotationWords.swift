extension CellFault {
  /// The words for notations that mean something else than they seem to.
  var notationWords: Words? {
    switch kind {
    case .squaredBars(let source, let inner):
      (
        "whether '\(source)' is one number or a square for each element can't be told",
        "| | is an absolute value here, but the length of a vector is often written so, too",
        "write \\|\(inner)\\|^2 for the length, or \(inner)^2 for the elements"
      )
    case .loneDiagonal(let source):
      (
        "'\(source)' is a matrix that stands alone", "a diagonal matrix is understood in a product",
        "multiply it: \(source) h_{t-1}, or name its vector alone"
      )
    case .sizeUnderRoot(let symbol):
      (
        "how much \(symbol) under the root is can't be told",
        "it would be trained as a parameter, but is a size, most likely",
        "write the number, or add an equation: \(symbol) = 64"
      )
    case .stackCount(let left, let right):
      (
        "\(left) symbols on the left side, \(right) entries in the column behind the equals sign",
        "each symbol takes one entry", "give both columns the same length"
      )
    default: nil
    }
  }
}
