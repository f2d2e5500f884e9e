import Diagnostics

extension DocumentBuilder {
  /// A code span: shown as it is, or an expression where it begins with `{rnn}` or `{python}`.
  mutating func code(_ literal: String, in leaf: LeafText) throws(DocumentError) -> Inline {
    guard options.cells, let parts = ExpressionParts(literal[...]) else { return .code(literal) }
    let span = live.next { kind in
      if case .code(let code) = kind { ExpressionParts(code)?.code == parts.code } else { false }
    }
    guard let span, case .code(let written) = span.kind else { return .code(literal) }
    let place = SourceRange(
      start: leaf.location(span.range.lowerBound), end: leaf.location(span.range.upperBound))
    let before = ExpressionParts(written)?.offset ?? 0
    let ticks = String(repeating: "`", count: span.inner - span.range.lowerBound)
    return expression(
      parts, written: ticks + written + ticks, codeAt: leaf.location(span.inner + before), place)
  }

  private mutating func expression(
    _ parts: ExpressionParts, written: String, codeAt start: SourceLocation, _ range: SourceRange
  ) -> Inline {
    defer { expressionCount += 1 }
    let code = SourceFragment(
      path: path, lines: [parts.code], firstLine: start.line, columnOffsets: [start.column - 1])
    return .expression(
      InlineExpression(
        index: expressionCount, language: parts.language, code: code, written: written,
        range: range))
  }

  /// The text with its references apart.
  mutating func splitReferences(in text: String, _ leaf: LeafText) -> [Inline] {
    guard options.cells, text.utf8.contains(UInt8(ascii: "@")) else { return [.text(text)] }
    let bytes = Array(text.utf8)
    var inlines: [Inline] = []
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "@") && index >= start {
      guard let label = ReferenceLabel(bytes[(index + 1)...])?.text,
        let span = live.next(where: { $0 == .reference(label[...]) })
      else { continue }
      if index > start {
        inlines.append(.text(String(decoding: bytes[start..<index], as: UTF8.self)))
      }
      let range = SourceRange(
        start: leaf.location(span.range.lowerBound), end: leaf.location(span.range.upperBound))
      inlines.append(.reference(Reference(label: label, range: range)))
      start = index + 1 + label.utf8.count
    }
    if start < bytes.count {
      inlines.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
    }
    return inlines
  }

  /// What stood in the place of what an earlier rendering wrote.
  mutating func writtenInline(in leaf: LeafText) throws(DocumentError) -> Inline? {
    let span = live.next { if case .written = $0 { true } else { false } }
    guard let span, case .written(let source) = span.kind else { return nil }
    let range = SourceRange(
      start: leaf.location(span.range.lowerBound), end: leaf.location(span.range.upperBound))
    if source.hasPrefix("@") {
      return .reference(Reference(label: String(source.dropFirst()), range: range))
    }
    let code = source.drop { $0 == "`" }
    let ticks = source.prefix(source.count - code.count)
    guard let parts = ExpressionParts(code.dropLast(ticks.count)) else { return nil }
    return expression(parts, written: source, codeAt: leaf.location(span.inner), range)
  }
}

extension MarkdownNode.Kind {
  /// Whether the node ends what an earlier rendering wrote in running text.
  var isClosingMark: Bool {
    if case .inlineHTML(LiveMark.closing) = self { true } else { false }
  }
}

/// `{rnn} loss` apart: the language, and the code without the blanks around it.
private struct ExpressionParts {
  let language: Cell.Language
  let code: String
  /// The bytes before the code.
  let offset: Int

  init?(_ span: Substring) {
    let text = span.drop { $0 == " " || $0 == "\n" }
    guard text.hasPrefix("{"), let brace = text.firstIndex(of: "}"),
      let language = Cell.Language(rawValue: String(text[..<brace].dropFirst()))
    else { return nil }
    let rest = text[text.index(after: brace)...]
    let code = rest.drop { $0 == " " || $0 == "\n" }
    guard code.count < rest.count, !code.isEmpty else { return nil }
    self.language = language
    offset = span.utf8.count - code.utf8.count
    self.code = String(code).replacing("\n", with: " ").trimmedOfBlanks
  }
}
