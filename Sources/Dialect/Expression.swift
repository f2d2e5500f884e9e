import Diagnostics

package struct Expression: Sendable {
  package let kind: Kind
  package let range: SourceRange
  /// The nodes on the longest way down, this one included; the parser makes none above
  /// `Expression.maximumDepth`, so that walks by recursion and deallocation stay in the stack.
  package let depth: Int

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
    depth = kind.depthBelow + 1
  }

  package static let maximumDepth = 1000

  package indirect enum Kind: Sendable {
    case none
    case ellipsis
    case bool(Bool)
    case int(Int)
    /// An integer literal beyond 64 bits, as its decimal digits.
    case bigInt(String)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    case formatted([FormattedPart])
    case name(Name)
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    /// A pair without a key is `**value`.
    case dict([DictItem])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a < b <= c`: one operator fewer than operands.
    case comparison([ComparisonOperator], [Expression])
    case and([Expression])
    case or([Expression])
    case not(Expression)
    case conditional(condition: Expression, then: Expression, orElse: Expression)
    case call(Expression, [Argument])
    case attribute(Expression, String)
    case item(Expression, Expression)
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case lambda(Function)
    /// `[element for …]`, `{…}`, `(…)`; the function is the comprehension's own scope, with the
    /// evaluated first iterable as its one parameter, as CPython does.
    case comprehension(Comprehension)
    /// `*value` inside a list, tuple, set, or call.
    case starred(Expression)
    /// `name := value`.
    case namedValue(Name, Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

package struct DictItem: Sendable {
  package let key: Expression?
  package let value: Expression
  package init(key: Expression?, value: Expression) {
    self.key = key
    self.value = value
  }
}

/// A literal run of an f-string, or a value to be formatted.
package indirect enum FormattedPart: Sendable {
  case text(String)
  /// `{value!conversion:format}`; the format is itself a list of parts.
  case value(Expression, conversion: Character?, format: [FormattedPart])
}

package struct Argument: Sendable {
  package enum Kind: Sendable, Hashable { case positional, keyword(String), star, doubleStar }
  package let kind: Kind
  package let value: Expression
  package init(_ kind: Kind, _ value: Expression) {
    self.kind = kind
    self.value = value
  }
}

package enum UnaryOperator: String, Sendable, Hashable {
  case plus = "+", minus = "-", invert = "~"
}

package enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//"
  case modulo = "%", power = "**", matrixMultiply = "@"
  case shiftLeft = "<<", shiftRight = ">>", bitAnd = "&", bitOr = "|", bitXor = "^"
}

package enum ComparisonOperator: String, Sendable, Hashable {
  case equal = "==", notEqual = "!=", less = "<", lessEqual = "<=", greater = ">"
  case greaterEqual = ">=", `is` = "is", isNot = "is not", `in` = "in", notIn = "not in"
}
