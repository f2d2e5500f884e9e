import Diagnostics

extension DocumentBuilder {
  /// A block of code: only shown, a cell, or a formula.
  mutating func code(
    _ node: MarkdownNode, info: String, literal: String, isFenced: Bool, under comment: NoteComment?
  ) throws(DocumentError) -> Block {
    if !isFenced, options.math, let math = try indentedMath(node, literal, under: comment) {
      return math
    }
    let range = self.range(of: node, to: lastLine(of: node))
    let literal =
      isFenced ? withoutTabRests(literal, of: node) : DivisionMarks.showing(literal)
    let shown = Block(.code(info: info, literal: literal), range: range)
    guard isFenced, options.cells else { return shown }
    let end = fenceEnd(node, literal)
    if !end.isClosed { try weighUnclosed(node, literal, lastLine: end.line) }
    var fence = FenceInfo(info, at: infoLocation(node, info))
    if info.trimmedOfBlanks.isEmpty, looksLikePython(literal) {
      fence.role = .cell(.python, .plain)
    }
    switch fence.role {
    case .shown: return shown
    case .math: return try fencedMath(node, literal: literal, range: range, under: comment)
    case .cell(let language, let kind):
      let (cellOptions, code) = try split(node, literal, fence, under: comment)
      var cell = Cell(
        index: cellCount, language: language, kind: kind, code: code, options: cellOptions,
        info: info, linePrefix: prefix(of: node), lastLine: end.line)
      cell.missingFence = end.isClosed ? nil : openingFence(node)
      cellCount += 1
      return Block(.cell(cell), range: range)
    }
  }

  /// The code without the blanks that all its lines share where a tab stands before the fence.
  ///
  /// A list's item takes only a part of a tab. The parser library counts the rest as one character
  /// at the fence and as its columns at the lines below, and leaves the difference in the code.
  private func withoutTabRests(_ literal: String, of node: MarkdownNode) -> String {
    let before = text.line(node.line).utf8.prefix(max(0, node.column - 1))
    guard before.contains(UInt8(ascii: "\t")) else { return literal }
    let lines = literal.split(separator: "\n", omittingEmptySubsequences: false)
    let blanks = lines.filter { !$0.trimmedOfBlanks.isEmpty }.map { line in
      line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    }
    let rest = min(3, blanks.min() ?? 0)
    return lines.map { line in
      String(
        line.utf8.prefix(rest).allSatisfy { $0 == UInt8(ascii: " ") }
          ? line.dropFirst(rest) : line)
    }.joined(separator: "\n")
  }

  /// The last fence of a note may run to its end; one that took the next fence for code, or ends
  /// with its list or quote, is a fault.
  private mutating func weighUnclosed(
    _ node: MarkdownNode, _ literal: String, lastLine: Int
  ) throws(DocumentError) {
    let fault = unclosedFence(node)
    let sign = String(openingFence(node).prefix(3))
    let holdsFence = literal.split(separator: "\n").contains { line in
      line.drop { $0 == " " || $0 == "\t" }.hasPrefix(sign)
    }
    let isLast = text.lines.indices.dropFirst(lastLine).allSatisfy {
      text.line($0 + 1).trimmedOfBlanks.isEmpty
    }
    guard isLast, !holdsFence else { throw fault }
    var warning = Diagnostic(fault, path: path, text: text)
    warning.severity = .warning
    warning.why = "the code runs to the end of the note"
    warning.chinese = DiagnosticWords.Sentences(
      message: "代码块没有关闭", why: "代码一直到笔记的末尾",
      fix: "请在代码下面单独一行写 `\(openingFence(node))`")
    warnings.append(warning)
  }

  /// The signs that open a fence.
  private func openingFence(_ node: MarkdownNode) -> String {
    let opening = text.line(node.line).utf8.dropFirst(node.column - 1)
    return String(decoding: opening.prefix { $0 == opening.first }, as: UTF8.self)
  }

  private func unclosedFence(_ node: MarkdownNode) -> DocumentError {
    let fence = openingFence(node)
    let start = text.location(line: node.line, byteColumn: node.column)
    let end = SourceLocation(line: start.line, column: start.column + fence.count)
    return .unclosedFence(fence: fence, range: SourceRange(start: start, end: end))
  }

  /// The place of an info string: behind the fence and the blanks after it.
  private func infoLocation(_ node: MarkdownNode, _ info: String) -> SourceLocation {
    let line = text.line(node.line).utf8
    let opening = line.dropFirst(node.column - 1)
    let sign = opening.first
    let rest = opening.drop { $0 == sign }.drop { $0 == 0x20 || $0 == 0x09 }
    return text.location(line: node.line, byteColumn: line.count - rest.count + 1)
  }

  /// What stands before a fence on its line, with blanks for the marks of lists.
  private func prefix(of node: MarkdownNode) -> String {
    let bytes = text.line(node.line).utf8.prefix(node.column - 1)
    return String(
      decoding: bytes.map { " \t>".utf8.contains($0) ? $0 : UInt8(ascii: " ") }, as: UTF8.self)
  }

  /// The lines of a block's code with the place of each.
  func codeLines(_ literal: String, from firstLine: Int) -> SourceFragment {
    var lines = literal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let offsets = lines.enumerated().map { text.offset(of: $1, onLine: firstLine + $0) }
    return SourceFragment(path: path, lines: lines, firstLine: firstLine, columnOffsets: offsets)
  }

  /// `$$…$$` that its indentation made code.
  private mutating func indentedMath(
    _ node: MarkdownNode, _ literal: String, under comment: NoteComment?
  ) throws(DocumentError) -> Block? {
    let trimmed = literal.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0.isWhitespace }
    let formula = String(trimmed.reversed())
    guard formula.count > 4, formula.hasPrefix("$$"), formula.hasSuffix("$$") else { return nil }
    return try displayMath(node, literal: formula + "\n", .dollars, under: comment)
  }
}

extension DocumentBuilder {
  /// A cell's options, of the comment above it, the fence, and its first lines, and its code
  /// without those lines.
  private mutating func split(
    _ node: MarkdownNode, _ literal: String, _ fence: FenceInfo, under comment: NoteComment?
  ) throws(DocumentError) -> (CellOptions, SourceFragment) {
    let whole = codeLines(literal, from: node.line + 1)
    let count = whole.lines.prefix { $0.hasPrefix("#|") }.count
    let isExercise = comment?.attributes.words.contains("exercise") ?? false
    var entries = try self.entries(comment?.attributes, isForeign: false)
    let arguments = entries.filter { isExercise && !OptionKey.names.contains($0.key) }
    entries.removeAll { isExercise && !OptionKey.names.contains($0.key) }
    entries += try self.entries(fence.attributes, isForeign: fence.isForeign)
    entries += try optionLines(whole, count: count)
    var cellOptions = CellOptions()
    for entry in entries { try cellOptions.set(entry) }
    cellOptions.exerciseArguments = arguments.compactMap { FrontMatter.Parameter($0) }
    if let label = cellOptions.label, let entry = entries.last(where: { $0.key == "label" }) {
      try register(label, range: entry.value.range)
    }
    let code = SourceFragment(
      path: path, lines: Array(whole.lines.dropFirst(count)), firstLine: whole.firstLine + count,
      columnOffsets: Array(whole.columnOffsets.dropFirst(count)))
    return (cellOptions, code)
  }

  /// The options among attributes; where those are foreign, only the ones that are known here.
  private func entries(
    _ attributes: AttributeList?, isForeign: Bool
  ) throws(DocumentError) -> [YAMLValue.Entry] {
    guard let attributes else { return [] }
    if let broken = attributes.broken, !isForeign {
      throw .brokenOption(broken.text, form: "key=value", range: broken.range)
    }
    return attributes.entries.filter { !isForeign || OptionKey.names.contains($0.key) }
  }

  /// The options in the `#|` lines at a cell's head, which together are YAML.
  private func optionLines(
    _ whole: SourceFragment, count: Int
  ) throws(DocumentError) -> [YAMLValue.Entry] {
    guard count > 0 else { return [] }
    let lines = whole.lines.prefix(count).map { $0.dropFirst(2) }
    // One blank behind `#|` belongs to the sign; more are YAML's indentation.
    let signs = lines.map { $0.hasPrefix(" ") ? 3 : 2 }
    let fragment = SourceFragment(
      path: path, lines: zip(lines, signs).map { String($0.dropFirst($1 - 2)) },
      firstLine: whole.firstLine,
      columnOffsets: zip(whole.columnOffsets, signs).map { $0 + $1 })
    guard let value = try YAMLValue(fragment) else { return [] }
    guard case .mapping(let entries) = value.content else {
      throw .brokenOption(value.text ?? "-", form: "#| key: value", range: value.range)
    }
    return entries
  }

  mutating func warnIfUnused(_ comment: NoteComment, above block: Block?) {
    switch block?.kind {
    case .cell, .math, .heading: return
    default: break
    }
    warnings.append(
      Diagnostic(
        .warning, path: path, range: comment.range,
        sourceLine: text.line(comment.range.start.line),
        words: DiagnosticWords(
          (
            "this comment stands above no cell, no formula and no heading",
            "这条注释下面不是单元、公式或标题"
          ), why: ("it holds for the block right below it", "它只对紧接在下面的内容起作用"),
          fix: ("move it, or remove it", "请移到别处，或者删掉"))))
  }
}

extension DocumentBuilder {
  /// The outputs that an earlier rendering wrote from the node at `index` on, and the index behind
  /// them; nothing where that node opens none.
  func writtenOutput(
    _ nodes: [MarkdownNode], at index: Int
  ) throws(DocumentError) -> (block: Block, next: Int)? {
    let node = nodes[index]
    guard case .html(let literal) = node.kind,
      case .opening(let label, let sum) = OutputMarker(literal)
    else { return nil }
    let start = text.location(line: node.line, byteColumn: node.column)
    let close = nodes[(index + 1)...].firstIndex { candidate in
      guard case .html(let literal) = candidate.kind, case .closing = OutputMarker(literal) else {
        return false
      }
      return true
    }
    guard let close else {
      throw .unclosedOutput(
        label: label, range: SourceRange(start: start, end: text.end(ofLine: node.line)))
    }
    let last = nodes[close].line
    let lines = (node.line + 1..<max(node.line + 1, last)).map { bodyLine($0, under: node) }
    let output = WrittenOutput(label: label, sum: sum, body: lines.joined(separator: "\n"))
    let range = SourceRange(start: start, end: text.end(ofLine: last))
    return (Block(.writtenOutput(output), range: range), close + 1)
  }

  /// A line of written output without the prefix that its opening marker has.
  private func bodyLine(_ number: Int, under node: MarkdownNode) -> String {
    let line = text.line(number)
    let prefix = self.prefix(of: node)
    if line.hasPrefix(prefix) { return String(line.dropFirst(prefix.count)) }
    return line.trimmedOfBlanks == prefix.trimmedOfBlanks ? "" : line
  }
}
