import Diagnostics

extension Lexer {
  /// Compares the blanks before the next line of code with the open blocks, and adds the tokens
  /// that open or close blocks. Lines with nothing but blanks and comments have no say.
  mutating func measureIndentation() throws(SyntaxError) {
    var width = 0
    var narrow = 0
    while let scalar = peek() {
      switch scalar {
      case " ":
        width += 1
        narrow += 1
      case "\t":
        width = (width / 8 + 1) * 8
        narrow += 1
      case "\u{0C}":
        width = 0
        narrow = 0
      case "\n":
        stepOverLineFeed()
        width = 0
        narrow = 0
        continue
      case "#":
        while let scalar = peek(), scalar != "\n" { position += 1 }
        continue
      default:
        try refuseForeignLine(scalar)
        return try changeIndentation(width: width, narrow: narrow)
      }
      position += 1
    }
  }

  private mutating func changeIndentation(width: Int, narrow: Int) throws(SyntaxError) {
    let top = indents[indents.count - 1]
    let line = SourceRange(start: location(lineStart), end: here)
    if width == top.width {
      guard narrow == top.narrow else { throw SyntaxError(.mixedTabs, at: line) }
    } else if width > top.width {
      guard narrow > top.narrow else { throw SyntaxError(.mixedTabs, at: line) }
      guard indents.count < Lexer.maximumIndents else {
        throw SyntaxError(.tooManyIndents, at: line)
      }
      indents.append((width, narrow))
      add(.indent, from: lineStart, to: position)
    } else {
      try closeBlocks(downTo: width, narrow: narrow, at: line)
    }
  }

  private mutating func closeBlocks(
    downTo width: Int, narrow: Int, at line: SourceRange
  ) throws(SyntaxError) {
    while let top = indents.last, width < top.width {
      indents.removeLast()
      add(.dedent, from: position, to: position)
    }
    let top = indents[indents.count - 1]
    guard top.width == width else { throw SyntaxError(.dedentMismatch, at: line) }
    guard top.narrow == narrow else { throw SyntaxError(.mixedTabs, at: line) }
  }

  /// Refuses lines that belong to Jupyter, a shell, or a pasted session: no statement of Python
  /// begins as they do.
  private func refuseForeignLine(_ first: Unicode.Scalar) throws(SyntaxError) {
    guard first == "%" || first == "!" || first == ">" else { return }
    let stop = scalars[position..<end].firstIndex(of: "\n") ?? end
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[position..<min(stop, position + 60)])
    let range = SourceRange(start: here, end: location(stop))
    if first == "%" { throw SyntaxError(.magic(String(text)), at: range) }
    if first == "!" { throw SyntaxError(.shellCommand(String(text)), at: range) }
    if peek(1) == ">", peek(2) == ">" {
      throw SyntaxError(
        .prompt(">>>"), at: SourceRange(start: here, end: location(position + 3)))
    }
  }
}
