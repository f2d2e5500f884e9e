import Diagnostics
import Dialect

extension Compiler {
  /// An f-string.
  func formatted(_ parts: [FormattedPart], _ range: SourceRange) -> FormattedCode {
    FormattedCode(parts.reversed().reduce(nil) { next, part in piece(part, before: next) })
  }

  private func piece(_ part: FormattedPart, before next: FormattedPiece?) -> FormattedPiece {
    switch part {
    case .text(let text): return TextPiece(Array(text.utf8), next)
    case .value(let value, nil, let format) where format.isEmpty:
      return PlainPiece(operand(value), value.range, next)
    case .value(let value, let conversion, let format):
      return SpecifiedPiece(
        expression(value), conversion, formatted(format, value.range), value.range, next)
    }
  }
}

extension Context {
  /// `{value!conversion:specification}`.
  func formatted(
    _ value: Value, conversion: Character?, _ specification: String
  ) throws(Raise) -> String {
    switch conversion {
    case "r": return try format(Value(try repr(value)), specification)
    case "s": return try format(Value(try text(value)), specification)
    case "a": return try format(Value(asciiLiteral(try repr(value))), specification)
    default: return try format(value, specification)
    }
  }
}
