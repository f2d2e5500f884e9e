import Diagnostics

extension DocumentBuilder {
  /// A display formula on lines of its own; `literal` are its lines with their delimiters.
  mutating func displayMath(
    _ node: MarkdownNode, literal: String, _ delimiter: Math.Delimiter, under comment: NoteComment?
  ) throws(DocumentError) -> Block {
    let range = self.range(of: node, to: lastLine(of: node))
    guard let body = MathBody(literal, delimiter) else {
      if options.cells {
        var end = range.start
        end.column += 2
        throw .unclosedMath(delimiter, range: SourceRange(start: range.start, end: end))
      }
      return Block(.code(info: "", literal: literal), range: range)
    }
    var pieces = MathLines()
    for (index, line) in body.lines.enumerated() {
      let number = node.line + index
      let prefix = index == 0 ? 2 : 0
      let offset = text.offset(of: body.wholeLines[index], onLine: number) + prefix
      pieces.lines.append(line)
      pieces.places.append(SourceLocation(line: number, column: offset + 1))
    }
    let math = Math(source: pieces.fragment(path: path), isDisplay: true, delimiter: delimiter)
    let outer = FormulaLabel(behind: body.rest).map { ($0.name, range) } ?? comment?.label
    return Block(.math(try labeled(math, outer: outer)), range: range)
  }

  /// ```` ```math ````.
  mutating func fencedMath(
    _ node: MarkdownNode, literal: String, range: SourceRange, under comment: NoteComment?
  ) throws(DocumentError) -> Block {
    let lines = codeLines(literal, from: node.line + 1)
    var pieces = MathLines()
    for (index, line) in lines.lines.enumerated() {
      pieces.lines.append(line[...])
      pieces.places.append(
        SourceLocation(line: node.line + 1 + index, column: lines.columnOffsets[index] + 1))
    }
    if pieces.lines.isEmpty {
      pieces.lines.append("")
      pieces.places.append(SourceLocation(line: node.line + 1, column: 1))
    }
    let math = Math(source: pieces.fragment(path: path), isDisplay: true, delimiter: .fence)
    return Block(.math(try labeled(math, outer: comment?.label)), range: range)
  }

  /// The formula with its labels: those inside, then the one that stands around it.
  mutating func labeled(
    _ math: Math, outer: (name: String, range: SourceRange)?
  ) throws(DocumentError) -> Math {
    guard options.cells else { return math }
    var math = math
    for inner in FormulaLabel.inside(math.source) {
      try name(&math, inner.name, range: inner.range)
    }
    if let outer { try name(&math, outer.name, range: outer.range) }
    return math
  }

  /// Gives a formula one more label.
  mutating func name(
    _ math: inout Math, _ label: String, range: SourceRange
  ) throws(DocumentError) {
    guard !math.labels.contains(label) else { return }
    try register(label, range: range)
    if math.label == nil { math.label = label } else { math.otherLabels.append(label) }
  }

  /// Notes a label; it must be a name, and new.
  mutating func register(_ label: String, range: SourceRange) throws(DocumentError) {
    let wrong = label.first { !($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
    if let wrong { throw .malformedLabel(label, character: wrong, range: range) }
    if let first = labelLines[label] {
      throw .duplicateLabel(label, firstLine: first, range: range)
    }
    labelLines[label] = range.start.line
  }
}

/// The lines of a formula and the place of each.
struct MathLines {
  var lines: [Substring] = []
  var places: [SourceLocation] = []

  /// The formula without blank lines at its ends and without blanks before and behind it.
  func fragment(path: String) -> SourceFragment {
    let isBlank = { (line: Substring) in line.trimmedOfBlanks.isEmpty }
    let first = lines.firstIndex { !isBlank($0) } ?? 0
    let last = max(first, lines.lastIndex { !isBlank($0) } ?? 0)
    guard lines.indices.contains(last) else { return SourceFragment(path: path, lines: []) }
    var kept = Array(lines[first...last])
    var offsets = places[first...last].map { $0.column - 1 }
    let head = kept[0].prefix { $0 == " " || $0 == "\t" }
    kept[0] = kept[0].dropFirst(head.count)
    offsets[0] += head.count
    while let character = kept[kept.count - 1].last, character == " " || character == "\t" {
      kept[kept.count - 1].removeLast()
    }
    return SourceFragment(
      path: path, lines: kept.map(String.init), firstLine: places[first].line,
      columnOffsets: offsets)
  }
}

/// A display formula's lines between its delimiters, and what stands behind the closing one.
private struct MathBody {
  var lines: [Substring] = []
  /// The same lines with their delimiters, but without what stands behind the closing one.
  var wholeLines: [Substring] = []
  var rest = ""

  /// Nothing where the formula is never closed.
  ///
  /// Works on bytes: an accent behind a delimiter would be one character with it.
  init?(_ literal: String, _ delimiter: Math.Delimiter) {
    let closer = Array((delimiter == .brackets ? "\\]" : "$$").utf8)
    var isFirst = true
    for line in literal.split(separator: "\n", omittingEmptySubsequences: false) {
      let opened = isFirst ? Substring(line.utf8.dropFirst(2)) : line
      isFirst = false
      if let end = opened.utf8.firstUnescaped(closer) {
        lines.append(opened[..<end.lowerBound])
        wholeLines.append(line[..<end.upperBound])
        rest = String(opened[end.upperBound...])
        return
      }
      lines.append(opened)
      wholeLines.append(line)
    }
    return nil
  }
}

extension Substring.UTF8View {
  /// Where `sign` first stands with an even number of backslashes before it.
  fileprivate func firstUnescaped(_ sign: [UInt8]) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      let rest = self[index...]
      if rest.starts(with: sign) { return index..<rest.index(index, offsetBy: sign.count) }
      let isEscape = self[index] == UInt8(ascii: "\\")
      index = self.index(after: index)
      if isEscape, index < endIndex { index = self.index(after: index) }
    }
    return nil
  }
}
