import Diagnostics
import Dialect

extension Compiler {
  /// An f-string.
  func formatted(_ parts: [FormattedPart], _ range: SourceRange) -> ExpressionCode {
    let write = formattedParts(parts[...], range)
    return ExpressionClosure { frame throws(Raise) in
      var text = ""
      try write(frame, &text)
      return Value(text)
    }
  }

  /// Writes pieces of text at the end of a longer one.
  private typealias Write = (Frame, inout String) throws(Raise) -> Void

  private func formattedParts(_ parts: ArraySlice<FormattedPart>, _ range: SourceRange) -> Write {
    guard let part = parts.first else { return { _, _ throws(Raise) in } }
    let first = formattedPart(part, range)
    if parts.count == 1 { return first }
    let rest = formattedParts(parts.dropFirst(), range)
    return { frame, text throws(Raise) in
      try first(frame, &text)
      try rest(frame, &text)
    }
  }

  private func formattedPart(_ part: FormattedPart, _ range: SourceRange) -> Write {
    switch part {
    case .text(let piece): return { _, text throws(Raise) in text += piece }
    case .value(let value, nil, let format) where format.isEmpty: return plainPart(value)
    case .value(let value, let conversion, let format):
      let valueRange = value.range
      let value = expression(value)
      let writeSpecification = formattedParts(format[...], range)
      return { frame, text throws(Raise) in
        let value = try value(frame)
        var specification = ""
        try writeSpecification(frame, &specification)
        do throws(Raise) {
          text += try frame.context.formatted(value, conversion: conversion, specification)
        } catch {
          throw error.located(valueRange)
        }
      }
    }
  }
}

extension Compiler {
  /// `{value}`: the text of a `str` or an `int` goes in as it is.
  private func plainPart(_ value: Expression) -> Write {
    let range = value.range
    let value = expression(value)
    return { frame, text throws(Raise) in
      switch try value(frame) {
      case .string(let object): text += object.text
      case .int(let number): text += number.description
      case let other:
        do throws(Raise) {
          text += try frame.context.format(other, "")
        } catch {
          throw error.located(range)
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
