import Diagnostics

/// `<!-- unroll: key=value -->`: options for the cell or formula right below.
struct NoteComment {
  var attributes: AttributeList
  var range: SourceRange

  init?(_ node: MarkdownNode, in text: SourceText) {
    guard case .html(let literal) = node.kind, literal.hasPrefix("<!--"), literal.lineEnds <= 1
    else { return nil }
    let inner = literal.dropFirst(4).drop { $0 == " " || $0 == "\t" }
    guard inner.hasPrefix("unroll:") else { return nil }
    let list = inner.dropFirst("unroll:".count)
    guard list.first.map({ $0 == " " || $0 == "\t" }) ?? false else { return nil }
    guard let body = list.firstPart(before: "-->") else { return nil }
    var place = text.location(line: node.line, byteColumn: node.column)
    range = SourceRange(start: place, end: text.end(ofLine: node.line))
    // A block of HTML keeps the blanks before it.
    let blanks = text.line(node.line).utf8.count - node.column + 1
    let written = literal.utf8.count { $0 != 0x0A }
    place.column += max(0, blanks - written)
    place.column += literal[..<list.startIndex].unicodeScalars.count
    attributes = AttributeList(body, at: place)
  }

  /// The label that the comment gives.
  var label: (name: String, range: SourceRange)? {
    attributes.entries.first { $0.key == "label" }.flatMap { entry in
      entry.value.text.map { ($0, entry.value.range) }
    }
  }
}

/// `<!-- unroll:out label sum=… -->` and `<!-- /unroll:out -->` around a cell's written outputs.
enum OutputMarker {
  case opening(label: String, sum: String)
  case closing

  init?(_ html: String) {
    let trimmed = html.drop { $0 == " " || $0 == "\t" }
    guard trimmed.hasPrefix("<!--"), let body = trimmed.dropFirst(4).firstPart(before: "-->") else {
      return nil
    }
    let words = body.split { $0 == " " || $0 == "\t" }
    switch words.first {
    case "/unroll:out": self = .closing
    case "unroll:out":
      let sum = words.first { $0.hasPrefix("sum=") }?.dropFirst(4) ?? ""
      let label = words.dropFirst().first { !$0.hasPrefix("sum=") } ?? ""
      self = .opening(label: String(label), sum: String(sum))
    default: return nil
    }
  }
}

extension Substring {
  /// What stands before a sign; nothing where the sign is missing.
  fileprivate func firstPart(before sign: String) -> Substring? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(sign) { return self[..<index] }
      index = self.index(after: index)
    }
    return nil
  }
}
