import Diagnostics
import Dialect

extension Compiler {
  /// An f-string.
  func formatted(_ parts: [FormattedPart], _ range: SourceRange) -> Evaluate {
    let pieces = parts.map { formattedPart($0, range) }
    return { frame throws(Raise) in
      var text = ""
      for piece in pieces { text += try piece(frame) }
      return Value(text)
    }
  }

  private func formattedPart(
    _ part: FormattedPart, _ range: SourceRange
  ) -> (Frame) throws(Raise) -> String {
    switch part {
    case .text(let text): return { _ throws(Raise) in text }
    case .value(let value, let conversion, let format):
      let valueRange = value.range
      let value = expression(value)
      let specification = format.map { formattedPart($0, range) }
      return { frame throws(Raise) in
        let value = try value(frame)
        var text = ""
        for piece in specification { text += try piece(frame) }
        do throws(Raise) {
          return try frame.context.formatted(value, conversion: conversion, text)
        } catch {
          throw error.located(valueRange)
        }
      }
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
