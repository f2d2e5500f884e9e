import Diagnostics

/// Cuts LaTeX math into tokens: commands, characters, runs of blanks; comments fall away.
struct Lexer {
  private let lines: [[Character]]
  private var line = 0
  private var column = 0

  init(_ source: SourceFragment) {
    lines = source.lines.map(Array.init)
  }

  /// All tokens, an `.end` behind them.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    while line < lines.count {
      guard column < lines[line].count else {
        lineEnd(&tokens)
        continue
      }
      let start = location
      switch lines[line][column] {
      case "\\": tokens.append(command(from: start))
      case "%": column = lines[line].count
      case let character where character.isWhitespace: space(&tokens)
      case let character:
        column += 1
        tokens.append(Token(kind: .character(character), range: range(from: start)))
      }
    }
    tokens.append(Token(kind: .end, range: SourceRange(at: endLocation)))
    return tokens
  }

  private var location: SourceLocation { SourceLocation(line: line + 1, column: column + 1) }

  private var endLocation: SourceLocation {
    SourceLocation(line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1)
  }

  private func range(from start: SourceLocation) -> SourceRange {
    SourceRange(start: start, end: location)
  }

  private mutating func lineEnd(_ tokens: inout [Token]) {
    if line + 1 < lines.count, tokens.last?.kind != .space {
      tokens.append(Token(kind: .space, range: SourceRange(at: location)))
    }
    line += 1
    column = 0
  }

  private mutating func space(_ tokens: inout [Token]) {
    let start = location
    while column < lines[line].count, lines[line][column].isWhitespace { column += 1 }
    if tokens.last?.kind != .space {
      tokens.append(Token(kind: .space, range: range(from: start)))
    }
  }

  private mutating func command(from start: SourceLocation) -> Token {
    column += 1
    var name = ""
    while column < lines[line].count, lines[line][column].isASCIILetter {
      name.append(lines[line][column])
      column += 1
    }
    if name.isEmpty {
      let atLineEnd = column >= lines[line].count
      name = atLineEnd || lines[line][column].isWhitespace ? " " : String(lines[line][column])
      if !atLineEnd { column += 1 }
      return Token(kind: .command(name), range: range(from: start))
    }
    let token = Token(kind: .command(name), range: range(from: start))
    // TeX swallows blanks behind a command word.
    while column < lines[line].count, lines[line][column].isWhitespace { column += 1 }
    return token
  }
}

extension Character {
  var isASCIILetter: Bool { isASCII && isLetter }
  var isASCIIDigit: Bool { isASCII && isNumber }
}
