import Diagnostics

/// Reads the texts and the expressions of one f-string, by the rules of CPython 3.11: no
/// backslash, no comment and no quote of the literal's own kind inside an expression.
struct FormattedReader {
  private let literal: StringLiteral
  private let source: SourceFragment
  private let recursion: Int
  private let end: Int
  private var position: Int
  // The last place asked for: places are computed forward from it.
  private var knownOffset: Int
  private var knownLocation: SourceLocation

  init(_ literal: StringLiteral, source: SourceFragment, recursion: Int) {
    self.literal = literal
    self.source = source
    self.recursion = recursion
    end = literal.body.upperBound
    position = literal.body.lowerBound
    knownOffset = literal.offset
    knownLocation = literal.range.start
  }

  private var scalar: Unicode.Scalar? { position < end ? literal.scalars[position] : nil }

  private func scalar(behind offset: Int) -> Unicode.Scalar? {
    offset + 1 < end ? literal.scalars[offset + 1] : nil
  }

  /// The parts up to the end, or, in a format (`level` above zero), up to its `}`.
  mutating func parts(level: Int) throws(SyntaxError) -> [FormattedPart] {
    var parts: [FormattedPart] = []
    while true {
      append(.text(try text(level: level)), to: &parts)
      guard scalar == "{" else { return parts }
      for part in try value(level: level) { append(part, to: &parts) }
    }
  }

  private mutating func text(level: Int) throws(SyntaxError) -> String {
    var text = ""
    var runStart = position
    while let current = scalar {
      if current == "\\" && !literal.isRaw {
        let next = self.scalar(behind: position)
        position += next == "{" || next == "}" ? 1 : 2
        if next == "N", scalar == "{" { skipName() }
        continue
      }
      if current == "{" || current == "}" {
        let isDoubled = level == 0 && scalar(behind: position) == current
        if current == "}" && level == 0 && !isDoubled { throw fault(.singleBrace) }
        if !isDoubled { break }
        text += try literal.decoded(runStart..<position + 1)
        position += 1
        runStart = position + 1
      }
      position += 1
    }
    position = min(position, end)
    return text + (try literal.decoded(runStart..<max(runStart, position)))
  }

  /// Passes the braces of `\N{NAME}`, which hold no expression.
  private mutating func skipName() {
    while let current = scalar, current != "}" { position += 1 }
    position += 1
  }

  /// `{expression=!conversion:format}`; with `=`, the expression's own text goes before the value.
  private mutating func value(level: Int) throws(SyntaxError) -> [FormattedPart] {
    if level >= 2 { throw fault(.tooDeep) }
    position += 1
    let start = position
    let startLocation = location(start)
    try skipExpression()
    let expression = try parse(start..<position, at: startLocation)
    var shown: String?
    if scalar == "=" {
      position += 1
      while let current = scalar, current.properties.isWhitespace { position += 1 }
      shown = String(String.UnicodeScalarView(literal.scalars[start..<position]))
    }
    var conversion = try conversion()
    var format: [FormattedPart] = []
    if scalar == ":" {
      position += 1
      format = try parts(level: level + 1)
    } else if shown != nil && conversion == nil {
      conversion = "r"
    }
    guard scalar == "}" else { throw fault(.missingBrace) }
    position += 1
    let value = FormattedPart.value(expression, conversion: conversion, format: format)
    return shown.map { [.text($0), value] } ?? [value]
  }

  private mutating func conversion() throws(SyntaxError) -> Character? {
    guard scalar == "!" else { return nil }
    position += 1
    guard scalar != nil else { throw fault(.missingBrace) }
    let start = position
    while let current = scalar, current != "}", current != ":" { position += 1 }
    guard position < end else { throw fault(.missingBrace) }
    let name = String(String.UnicodeScalarView(literal.scalars[start..<position]))
    guard ["s", "r", "a"].contains(name) else {
      throw fault(.conversion)
    }
    return name.first
  }

  /// Steps to the first `!`, `:`, `=` or `}` that is outside brackets, strings and comparisons.
  private mutating func skipExpression() throws(SyntaxError) {
    var open: [Unicode.Scalar] = []
    while let current = scalar {
      switch current {
      case "\\": throw fault(.backslash)
      case "'", "\"":
        try skipString(current)
        continue
      case "(", "[", "{":
        if open.count >= Lexer.maximumBrackets { throw fault(.tooDeep) }
        open.append(current)
      case "#": throw fault(.comment)
      case "!", ":", "=", "}", "<", ">":
        guard open.isEmpty else {
          if current == "}" { try close(current, &open) }
          break
        }
        if current != ":", current != "}", scalar(behind: position) == "=" {
          position += 1
        } else if current != "<" && current != ">" {
          return
        }
      case ")", "]": try close(current, &open)
      default: break
      }
      position += 1
    }
    if let last = open.last { throw fault(.unmatched(String(last))) }
    throw fault(.missingBrace)
  }

  private func close(
    _ bracket: Unicode.Scalar, _ open: inout [Unicode.Scalar]
  ) throws(SyntaxError) {
    guard let opening = open.popLast() else { throw fault(.unmatched(String(bracket))) }
    guard ["()", "[]", "{}"].contains("\(opening)\(bracket)") else {
      throw fault(.mismatched(String(bracket), opening: String(opening)))
    }
  }

  private mutating func skipString(_ quote: Unicode.Scalar) throws(SyntaxError) {
    let isTriple =
      position + 2 < end && literal.scalars[position + 1] == quote
      && literal.scalars[position + 2] == quote
    position += isTriple ? 3 : 1
    while let current = scalar {
      if current == "\\" { throw fault(.backslash) }
      if current == quote {
        let closes =
          !isTriple
          || (position + 2 < end && literal.scalars[position + 1] == quote
            && literal.scalars[position + 2] == quote)
        if closes {
          position += isTriple ? 3 : 1
          return
        }
      }
      position += 1
    }
    throw fault(.unterminatedString)
  }

  private func parse(
    _ part: Range<Int>, at start: SourceLocation
  ) throws(SyntaxError) -> Expression {
    if literal.scalars[part].allSatisfy(\.properties.isWhitespace) { throw fault(.empty) }
    do throws(SyntaxError) {
      var lexer = Lexer(literal.scalars, part: part, start: start)
      let lexed = lexer.run()
      if let fault = lexed.fault { throw fault }
      var parser = Parser(source: source, scalars: literal.scalars, tokens: lexed.tokens)
      parser.recursion = recursion + 1
      return try parser.onlyExpression()
    } catch {
      if case .unsupported = error.reason { throw error }
      throw SyntaxError(.inFormatted(error.reason), at: error.range)
    }
  }

  private func fault(_ fault: SyntaxError.FormattedFault) -> SyntaxError {
    SyntaxError(.formatted(fault), at: literal.range)
  }

  private mutating func location(_ offset: Int) -> SourceLocation {
    for scalar in literal.scalars[knownOffset..<offset] {
      if scalar == "\n" {
        knownLocation = SourceLocation(line: knownLocation.line + 1, column: 1)
      } else {
        knownLocation.column += 1
      }
    }
    knownOffset = offset
    return knownLocation
  }
}

extension Parser {
  /// The one expression that all the tokens make.
  fileprivate mutating func onlyExpression() throws(SyntaxError) -> Expression {
    let expression = try yieldOrStarExpressions()
    guard current.kind == .end else { throw unexpected() }
    return expression
  }
}
