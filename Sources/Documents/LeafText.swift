import Diagnostics

/// The text of a paragraph, heading or table cell, and where each byte of it stands in the file.
struct LeafText {
  private let firstLine: Int
  /// The bytes at which the content's lines start.
  private let lineStarts: [Int]
  /// For each byte of the content, and for its end, the characters before it on its line of the
  /// file.
  private let columns: [Int32]

  /// A paragraph or heading. Its lines are counted from its last one: definitions of links may have
  /// been taken from its head.
  init(_ node: MarkdownNode, in text: SourceText, lastLine: Int) {
    let content = node.content
    let count = max(1, content.lineCount)
    var starts = [0]
    for (index, byte) in content.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = Array(starts.prefix(count))
    guard case .heading = node.kind, node.line == lastLine else {
      // An underlined heading's last line is the underline.
      let isHeading = if case .heading = node.kind { 1 } else { 0 }
      firstLine = lastLine - count + 1 - isHeading
      columns = Self.columns(of: content, lineStarts, firstLine, text)
      return
    }
    // `# title`: the text begins behind the signs and blanks.
    firstLine = node.line
    let line = text.line(node.line).utf8
    let start = line.dropFirst(node.column - 1).drop { $0 == UInt8(ascii: "#") }
      .drop { $0 == 0x20 || $0 == 0x09 }
    var columns: [Int32] = []
    columns.append(content[...], after: line.prefix(line.count - start.count).characterCount)
    self.columns = columns
  }

  /// A table's cell, whose `\|` arrives as `|`.
  init(cell content: [UInt8], line: Int, raw: TableLine, column: Int) {
    lineStarts = [0]
    firstLine = line
    let cell = raw.cells.indices.contains(column) ? raw.cells[column] : TableLine.Cell()
    var columns: [Int32] = []
    var before = cell.start
    var index = 0
    for byte in content {
      if byte == UInt8(ascii: "|"), cell.raw.indices.contains(index), cell.raw[index] != byte {
        index += 1
        before += 1
      }
      columns.append(Int32(clamping: before))
      index += 1
      if !byte.isContinuation { before += 1 }
    }
    columns.append(Int32(clamping: before))
    self.columns = columns
  }

  /// Each line of the content is what its line of the file ends with.
  private static func columns(
    of content: [UInt8], _ starts: [Int], _ firstLine: Int, _ text: SourceText
  ) -> [Int32] {
    var columns: [Int32] = []
    columns.reserveCapacity(content.count + 1)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : content.count
      let line = content[start..<end]
      // The text above a table arrives without its last blanks.
      let length = line.count - line.blanksAtEnd
      let bytes = text.line(firstLine + index).utf8
      let whole = bytes.count - bytes.blanksAtEnd
      columns.append(line, after: bytes.prefix(max(0, whole - length)).characterCount)
      if end < content.count { columns.removeLast() }
    }
    return columns
  }

  /// The place in the file of a byte of the content.
  func location(_ offset: Int) -> SourceLocation {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = columns[min(max(0, offset), columns.count - 1)]
    return SourceLocation(line: firstLine + low, column: Int(column) + 1)
  }
}

/// The places of the cells on a table's line.
struct TableLine {
  struct Cell {
    /// The characters of the line before the cell's text.
    var start = 0
    /// The cell's text as it stands in the file.
    var raw: ArraySlice<UInt8> = []
  }

  var cells: [Cell] = []

  /// Splits a line at its bars, from a byte column on.
  ///
  /// - Parameter barsInCells: For each cell, how many bars its formulas hold.
  init(_ line: String, from column: Int, barsInCells: [Int]) {
    let bytes = Array(line.utf8)
    var index = column - 1
    while index < bytes.count, " \t>".utf8.contains(bytes[index]) { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "|") { index += 1 }
    var before = bytes.prefix(index).characterCount
    while index < bytes.count {
      var end = index
      var bars = barsInCells.indices.contains(cells.count) ? barsInCells[cells.count] : 0
      while end < bytes.count, bytes[end] != UInt8(ascii: "|") || bars > 0 {
        if bytes[end] == UInt8(ascii: "|") { bars -= 1 }
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      end = min(end, bytes.count)
      let raw = bytes[index..<end]
      let trimmed = raw.drop { $0 == 0x20 || $0 == 0x09 }
      let rebased = ArraySlice(Array(trimmed))
      cells.append(Cell(start: before + raw.count - trimmed.count, raw: rebased))
      before += raw.characterCount + 1
      index = end + 1
    }
  }
}

extension UInt8 {
  /// Whether the byte goes on with a character of UTF-8.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension Sequence<UInt8> {
  /// The characters in UTF-8 bytes.
  var characterCount: Int { reduce(0) { $0 + ($1.isContinuation ? 0 : 1) } }
}

extension BidirectionalCollection<UInt8> {
  /// The blanks and line ends that the bytes end with.
  fileprivate var blanksAtEnd: Int {
    reversed().prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }.count
  }
}

extension [Int32] {
  /// Adds the column of each byte and of the end of bytes that stand behind `count` characters.
  fileprivate mutating func append(_ bytes: ArraySlice<UInt8>, after count: Int) {
    var before = count
    for byte in bytes {
      append(Int32(clamping: before))
      if !byte.isContinuation { before += 1 }
    }
    append(Int32(clamping: before))
  }
}
