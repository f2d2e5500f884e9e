import Diagnostics

extension Lexer {
  /// A number in any of Python's notations; the parser computes its value.
  mutating func readNumber() throws(SyntaxError) {
    let start = position
    if peek() == "0", let kind = radixKind(peek(1)) {
      position += 2
      try readRadixDigits(kind, from: start)
    } else {
      try readDecimal(from: start)
    }
    let text = String(String.UnicodeScalarView(scalars[start..<position]))
    add(.number, text, from: start, to: position)
  }

  private func radixKind(_ letter: Unicode.Scalar?) -> SyntaxError.NumberKind? {
    switch letter {
    case "x", "X": .hexadecimal
    case "o", "O": .octal
    case "b", "B": .binary
    default: nil
    }
  }

  private mutating func readRadixDigits(
    _ kind: SyntaxError.NumberKind, from start: Int
  ) throws(SyntaxError) {
    repeat {
      if peek() == "_" { position += 1 }
      let first = position
      while let scalar = peek(), kind.contains(scalar) { position += 1 }
      if let scalar = peek(), scalar.isDigit {
        throw fault(.digitOutOfRange(Character(scalar), kind), from: start)
      }
      if position == first { throw fault(.malformedNumber(kind), from: start) }
    } while peek() == "_"
    try checkEnd(kind, from: start)
  }

  private mutating func readDecimal(from start: Int) throws(SyntaxError) {
    var kind = SyntaxError.NumberKind.decimal
    var isInteger = true
    if peek() != "." { try readDigits(from: start) }
    let digits = start..<position
    if peek() == "." {
      isInteger = false
      position += 1
      if peek()?.isDigit ?? false { try readDigits(from: start) }
    }
    if peek() == "e" || peek() == "E" {
      let signed = peek(1) == "+" || peek(1) == "-"
      if peek(signed ? 2 : 1)?.isDigit ?? false {
        isInteger = false
        position += signed ? 2 : 1
        try readDigits(from: start)
      } else if signed {
        position += 1
        throw fault(.malformedNumber(.decimal), from: start)
      }
    }
    if peek() == "j" || peek() == "J" {
      isInteger = false
      kind = .imaginary
      position += 1
    }
    if isInteger { try checkLeadingZeros(digits) }
    try checkEnd(kind, from: start)
  }

  /// Digits with single underscores between them.
  private mutating func readDigits(from start: Int) throws(SyntaxError) {
    while true {
      while let scalar = peek(), scalar.isDigit { position += 1 }
      guard peek() == "_" else { return }
      position += 1
      guard let scalar = peek(), scalar.isDigit else {
        throw fault(.malformedNumber(.decimal), from: start)
      }
    }
  }

  private func checkLeadingZeros(_ digits: Range<Int>) throws(SyntaxError) {
    guard scalars[digits.lowerBound] == "0" else { return }
    if scalars[digits].contains(where: { $0 != "0" && $0 != "_" }) {
      throw fault(.leadingZeros, from: digits.lowerBound)
    }
  }

  /// Refuses `2x`; `2if`, `2or`, … stay two tokens, as in Python.
  private mutating func checkEnd(
    _ kind: SyntaxError.NumberKind, from start: Int
  ) throws(SyntaxError) {
    guard let next = peek(), next.continuesName else { return }
    let following = String(String.UnicodeScalarView(scalars[position..<min(end, position + 4)]))
    let words = ["and", "else", "for", "if", "in", "is", "or", "not"]
    if words.contains(where: { following.hasPrefix($0) }) { return }
    position += 1
    throw fault(.malformedNumber(kind), from: start)
  }

  private func fault(_ reason: SyntaxError.Reason, from start: Int) -> SyntaxError {
    SyntaxError(reason, at: SourceRange(start: location(start), end: location(position)))
  }
}

extension SyntaxError.NumberKind {
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .decimal, .imaginary: scalar.isDigit
    case .hexadecimal: scalar.properties.isASCIIHexDigit
    case .octal: ("0"..."7").contains(scalar)
    case .binary: scalar == "0" || scalar == "1"
    }
  }
}
