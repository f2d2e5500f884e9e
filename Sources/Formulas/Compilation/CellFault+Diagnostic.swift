import Diagnostics

extension CellFault {
  /// The fault as a sentence, a reason and a mend.
  package var diagnostic: Diagnostic {
    let (message, why, fix) = words
    guard let place else { return Diagnostic(message: message, why: why, fix: fix) }
    return Diagnostic(in: place.source, at: place.range, message: message, why: why, fix: fix)
  }

  private typealias Words = (message: String, why: String?, fix: String?)

  private var words: Words {
    readingWords ?? indexWords ?? functionWords ?? roleWords ?? shapeWords ?? sizeWords
      ?? ("this can't be compiled", nil, nil)
  }

  private var readingWords: Words? {
    switch kind {
    case .notUnderstood(let source):
      (
        "'\(source)' is not understood in a cell's equation",
        "a cell computes with sums, products, functions and concatenations of its symbols", nil
      )
    case .unbalanced(let bracket, let wanted):
      (
        "'\(bracket)' has no '\(wanted)'", "brackets stand in pairs within an equation",
        "write '\(wanted)' where the group \("([{|∣".contains(bracket) ? "ends" : "begins")"
      )
    case .noEquation(let source):
      (
        "'\(source)' is no equation", "each equation of a cell defines one symbol: h_t = …",
        "leave it out of the cell's formulas"
      )
    case .notADefinition(let source):
      (
        "'\(source)' on the left side defines no symbol",
        "each equation of a cell is 'symbol_t = …'",
        "leave the equation out of the cell's formulas"
      )
    case .chainedEquation:
      (
        "a second '=' in one equation", "each equation of a cell defines one symbol",
        "write two equations"
      )
    case .noEquations:
      (
        "no equations to compile",
        "a cell needs at least one, as h_t = \\tanh(W_x x_t + W_h h_{t-1})",
        nil
      )
    case .tooDeep(let limit):
      (
        "more than \(limit) levels of nesting in an equation", "it can't be followed that deep",
        "give inner parts names of their own"
      )
    case .tooManyTerms(let limit):
      (
        "more than \(limit) terms in one sum or product", "it can't be followed that far",
        "give parts of it names of their own"
      )
    case .twoFonts(let first, let second):
      (
        "\(first) and \(second) are both used",
        "they differ in their font only; whether they are one symbol can't be told",
        "write one of the two everywhere"
      )
    default: nil
    }
  }

  private var indexWords: Words? {
    switch kind {
    case .unreadIndex(let index, let symbol):
      (
        "the index '\(index)' of \(symbol) is not understood",
        "an index is a name, or the time t, t-1 or t+1",
        "put commas between parts: \(symbol)_{hh, t-1}"
      )
    case .unreadSuperscript(let text, let symbol):
      (
        "the superscript '\(text)' of \(symbol) is not understood",
        "a superscript is a transpose (\\top, T), a square, a time (t) or a word",
        nil
      )
    case .farIndex(let symbol, let offset):
      (
        "\(symbol) is used \(abs(offset)) steps away", "a cell sees the step before this one only",
        "carry the value in a state of its own: p_t = \(symbol)_{t-1}"
      )
    case .bothDirections(let symbol):
      (
        "\(symbol) is taken from t+1 in a cell that also looks at t-1",
        "a cell runs forward or backward in time, not both ways",
        "compile the two directions as two cells"
      )
    case .inputAtOtherTime(let symbol, let offset):
      (
        "the input \(symbol) is used at t\(offset > 0 ? "+" : "")\(offset)",
        "an input is known at its own step only",
        "carry it in a state: p_t = \(symbol)_t, then p_{t\(offset > 0 ? "+" : "")\(offset)}"
      )
    case .missingTime(let symbol, let latex):
      (
        "\(symbol) has no time index",
        "it depends on the step, but without an index it would be one value for all steps",
        "write \(latex)_t"
      )
    default: nil
    }
  }

  private var functionWords: Words? {
    switch kind {
    case .derivative(let name):
      (
        "\(name)' is a derivative",
        "a cell's equations compute values; gradients are derived from them",
        nil
      )
    case .functionDefinition(let name):
      (
        "\(name)(…) on the left side defines a function",
        "a cell's equations define symbols at time t",
        "leave the definition out of the cell's formulas"
      )
    case .unknownFunction(let name, let nearest):
      (
        "the function \(name) is not known",
        "known are \(CellFunction.allCases.map(\.rawValue).joined(separator: ", "))",
        nearest.map { "write \($0)" } ?? "say what it is: \(name)=tanh"
      )
    case .functionWithoutArgument(let name):
      (
        "\(name) has no argument", "a function is followed by what it applies to",
        "write \(name)(…)"
      )
    case .unbracketedArgument(let name):
      (
        "how far the argument of \(name) goes can't be told", "several factors stand behind it",
        "write \(name)(…)"
      )
    case .argumentCount(let name, let wanted, let got):
      ("\(name) takes \(wanted) argument\(wanted == 1 ? "" : "s"), not \(got)", nil, nil)
    case .unreadPower(let source):
      (
        "the power '\(source)' is not understood",
        "powers are squares, and e to a power",
        nil
      )
    default: nil
    }
  }

  private var roleWords: Words? {
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
        "add an equation '\(symbol)_t = …', or name it as an input: inputs=\(symbol)"
      )
    case .noInput:
      (
        "no input", "no symbol at time t stays undefined, so the cell reads nothing",
        "write the input with its time index: x_t"
      )
    case .circular(let symbols):
      (
        "\(symbols.map { $0 + "_t" }.joined(separator: " → ")) goes in a circle",
        "each would have to be known before the other", "use the value of the step before: t-1"
      )
    default: nil
    }
  }

  private var shapeWords: Words? {
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
    case .matrixInConcatenation(let symbol, let others):
      (
        "the matrix \(symbol) stands in one bracket with \(others.joined(separator: ", "))",
        "only vectors can be concatenated",
        others.first.map { "multiply it: W [x_t, \($0)], or \(symbol) x_t + U \($0)" }
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
    case .numberResult(let symbol):
      ("\(symbol)_t would be a number", "values of a step are vectors", nil)
    case .numberArgument(let name):
      ("\(name) is applied to a number", "it works over the elements of a vector", nil)
    default: nil
    }
  }

  private var sizeWords: Words? {
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
