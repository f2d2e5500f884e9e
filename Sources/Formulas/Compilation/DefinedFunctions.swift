import Glibc

/// Functions that a note defines itself: `\sigma(x) = \frac{1}{1 + e^{-x}}`.
///
/// A definition is recognized by its values, compared with those of all known functions, so that
/// any way to write it is understood and a slip in it is found.
struct DefinedFunctions {
  private(set) var functions: [String: CellFunction] = [:]

  /// - Parameter given: What the user says of free letters.
  init(_ formulas: [Formula], given: [String: CellFunction]) {
    functions = given
    for formula in formulas {
      for row in RowSplitter.equationRows(formula.nodes) {
        define(EquationRow(row, formula.source))
      }
    }
  }

  private mutating func define(_ row: EquationRow) {
    guard case .functionDefinition = StatementKind(row.nodes, row.source) else { return }
    guard let (name, argument) = Self.head(row), functions[name] == nil,
      let function = Self.function(row, argument, functions)
    else { return }
    if CellFunction(name: name) != function { functions[name] = function }
  }

  /// What a row `f(x) = …` defines, if it is one of the known functions.
  static func function(
    _ row: EquationRow, _ argument: String, _ functions: [String: CellFunction] = [:]
  ) -> CellFunction? {
    guard let side = row.sides.last, row.sides.count > 1 else { return nil }
    var parser = TermParser(
      nodes: side, source: row.source, functions: functions, fallback: row.signs[0])
    do throws(CellFault) {
      let term = try parser.whole()
      return CellFunction.allCases.first { function in
        function.argumentCount == 1
          && points.allSatisfy { x in
            guard let value = term.value(argument, x), let wanted = function.value(x) else {
              return false
            }
            let isSame = abs(value - wanted) <= 1e-9 * Swift.max(1, abs(wanted))
            return isSame || (value.isNaN && wanted.isNaN)
          }
      }
    } catch {
      return nil
    }
  }

  /// The name of the function and its argument's: `sigma` and `x` of `\sigma(x)`.
  static func head(_ row: EquationRow) -> (name: String, argument: String)? {
    let left = row.sides[0]
    guard let first = left.first else { return nil }
    let symbols = SymbolReader(source: row.source)
    do throws(CellFault) {
      let symbolName = try symbols.symbol(first)?.use.name
      guard let name = first.wordName ?? symbolName else { return nil }
      let inner = left.dropFirst().flatMap { node -> [FormulaNode] in
        if case .fenced(_, let nodes, _) = node.kind { return RowSplitter.flat(nodes) }
        return node.bracketStep == 0 ? [node] : []
      }
      guard inner.count == 1, let argument = try symbols.symbol(inner[0]) else { return nil }
      return (name, argument.use.name)
    } catch {
      return nil
    }
  }

  /// Where functions are compared: any two of the known ones differ at one of these.
  private static let points = [-2.25, -0.5, 0.25, 1.5, 3.5]
}

extension CellTerm {
  /// The term's value for a number in the place of one symbol; nothing where it has others.
  fileprivate func value(_ name: String, _ x: Double) -> Double? {
    switch kind {
    case .number(let number): return number
    case .symbol(let use):
      if use.name == name { return x }
      return use.name == "e" ? M_E : nil
    case .negated(let a): return a.value(name, x).map { -$0 }
    case .square(let a): return a.value(name, x).map { $0 * $0 }
    case .quotient(let a, let b):
      guard let a = a.value(name, x), let b = b.value(name, x) else { return nil }
      return a / b
    case .sum(let addends):
      return addends.reduce(0.0 as Double?) { sum, addend in
        guard let sum, let value = addend.term.value(name, x) else { return nil }
        return addend.isSubtracted ? sum - value : sum + value
      }
    case .product(let factors):
      return factors.reduce(1.0 as Double?) { product, factor in
        guard let product, let value = factor.term.value(name, x) else { return nil }
        return product * value
      }
    case .call(let function, let terms):
      let values = terms.compactMap { $0.value(name, x) }
      guard values.count == terms.count else { return nil }
      return values.count == 1 ? function.value(values[0]) : function.value(values[0], values[1])
    case .transposed, .concatenation, .norm, .sumOver: return nil
    }
  }
}

extension CellFunction {
  /// The function of a number.
  fileprivate func value(_ x: Double) -> Double? {
    switch self {
    case .tanh: Glibc.tanh(x)
    case .sigmoid: 1 / (1 + Glibc.exp(-x))
    case .relu: Swift.max(0, x)
    case .exp: Glibc.exp(x)
    case .log: Glibc.log(x)
    case .sqrt: x.squareRoot()
    case .abs: Swift.abs(x)
    case .softplus: Glibc.log(1 + Glibc.exp(x))
    case .gelu: x * 0.5 * (1 + erf(x / 2.0.squareRoot()))
    case .swish: x / (1 + Glibc.exp(-x))
    case .identity: x
    case .softmax, .maximum, .minimum: nil
    }
  }

  fileprivate func value(_ a: Double, _ b: Double) -> Double? {
    self == .maximum ? Swift.max(a, b) : self == .minimum ? Swift.min(a, b) : nil
  }
}
