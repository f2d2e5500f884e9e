import Diagnostics

// What equations say that makes no cell, although each can be read.

extension CellFault {
  var roleWords: Words? {
    switch kind {
    case .definedTwice(let symbol, let firstLine):
      (
        "\(symbol)_t is defined a second time", "line \(firstLine) defines it otherwise",
        "give the two different names"
      )
    case .neverUpdated(let symbol, let time):
      (
        "\(symbol)_{\(time)} is used, but no equation defines \(symbol)_t",
        "a state takes a new value at each step", "add an equation '\(symbol)_t = …'"
      )
    case .undefined(let symbol, let inputs):
      (
        "\(symbol)_t is used but never defined",
        inputs.isEmpty
          ? "several symbols are undefined, so which of them are inputs can't be told"
          : "the input is \(inputs.joined(separator: ", "))_t, and \(symbol)_t is computed nowhere",
        "add an equation '\(symbol)_t = …'"
          + (symbol.contains("\\") ? "" : ", or name it as an input: inputs=\(symbol)")
      )
    case .noInput:
      (
        "no input", "no symbol at time t stays undefined, so the cell reads nothing",
        "write the input with its time index: x_t"
      )
    case .circular(let symbols) where symbols.count == 2:
      (
        "\(symbols[0])_t is defined by itself",
        "its value would have to be known before it is computed",
        "use the value of the step before: t-1"
      )
    case .circular(let symbols):
      (
        "\(symbols.map { $0 + "_t" }.joined(separator: " → ")) goes in a circle",
        "each would have to be known before the other", "use the value of the step before: t-1"
      )
    default: nil
    }
  }

  var shapeWords: Words? {
    switch kind {
    case .matrixAndVector(let symbol, let otherLine):
      (
        "\(symbol) is used as a vector here and as a matrix in line \(otherLine)",
        "one symbol has one shape", "give the two different names"
      )
    case .ambiguousProduct(let left, let right):
      (
        "nothing stands between the vectors \(left) and \(right)",
        "it could be the elementwise or the inner product",
        "write \(left) \\odot \(right), or \(left)^\\top \(right)"
      )
    case .ambiguousFactor(let symbol):
      (
        "whether \(symbol) is a number, a vector or a matrix can't be told",
        "it is a small letter in a product",
        "use a capital letter for a matrix, \\odot for a vector, a small Greek letter for a number"
      )
    case .matrixInConcatenation(let symbol, let others, let fix):
      (
        "the matrix \(symbol) stands in one bracket with \(others.joined(separator: ", "))",
        "only vectors can be concatenated", fix
      )
    case .matrixElementwise(let symbol):
      (
        "the matrix \(symbol) is used element by element", "values of a step are vectors",
        "multiply a vector by it"
      )
    case .noProduct(let left, let right):
      ("\(left) times \(right) makes no vector", "no shapes fit this product", nil)
    case .noSizes(let left, let right):
      (
        "the sizes of \(left) and \(right) can't be equal",
        "one would have to be longer than itself",
        nil
      )
    case .numberInConcatenation(let number):
      (
        "the number \(number) stands in a bracket with vectors", "only vectors can be concatenated",
        nil
      )
    case .matrixResult(let symbol):
      ("\(symbol)_t would be a matrix", "values of a step are vectors", nil)
    case .numberResult(let symbol, let weight):
      (
        "\(symbol)_t would be a number", "values of a step are vectors",
        weight.map { "write a matrix with one row in the place of \($0)^\\top" }
      )
    case .numberArgument(let name):
      ("\(name) is applied to a number", "it works over the elements of a vector", nil)
    default: nil
    }
  }

  var sizeWords: Words? {
    switch kind {
    case .missingSize(let name, let symbols):
      (
        "the size '\(name)' is not given", "it is the length of \(symbols.joined(separator: ", "))",
        "give it: \(name)=32"
      )
    case .unknownSize(let name, let known):
      (
        "the cell has no size '\(name)'",
        known.isEmpty ? nil : "its sizes are \(known.joined(separator: ", "))",
        nearestName(to: name, among: known).map { "write \($0)" }
      )
    case .sizeConflict(let first, let a, let second, let b):
      (
        "\(first)=\(a) and \(second)=\(b) differ", "the equations make both the same size",
        "give both the same number"
      )
    case .sizeRange(let name, let value):
      ("\(name)=\(value) is no size", "a size is a number from 1 to 1048576", nil)
    case .graph(let message): (message, nil, nil)
    default: nil
    }
  }
}
