import Diagnostics
import Dialect

extension Expression {
  /// The expression as `ast.unparse` writes it, for the shapes that annotations have; others as
  /// they are written in the source.
  func annotationText(in source: SourceFragment) -> String {
    switch kind {
    case .none: "None"
    case .ellipsis: "..."
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .string(let text): stringLiteral(text)
    case .name(let name): name.text
    case .attribute(let object, let name): "\(object.annotationText(in: source)).\(name)"
    case .list(let elements): "[\(Self.joined(elements, source))]"
    case .tuple(let elements) where elements.count == 1:
      "(\(Self.joined(elements, source)),)"
    case .tuple(let elements): "(\(Self.joined(elements, source)))"
    case .item(let object, let key):
      "\(object.annotationText(in: source))[\(key.subscriptText(in: source))]"
    case .binary(.bitOr, let left, let right):
      "\(left.annotationText(in: source)) | \(right.annotationText(in: source))"
    default: written(in: source)
    }
  }

  private func subscriptText(in source: SourceFragment) -> String {
    guard case .tuple(let elements) = kind, elements.count > 1 else {
      return annotationText(in: source)
    }
    return Self.joined(elements, source)
  }

  private static func joined(_ elements: [Expression], _ source: SourceFragment) -> String {
    elements.map { $0.annotationText(in: source) }.joined(separator: ", ")
  }

  /// The expression's text, its lines joined by blanks.
  private func written(in source: SourceFragment) -> String {
    var parts: [String] = []
    for number in range.start.line...max(range.start.line, range.end.line) {
      var line = Substring(source.line(number) ?? "")
      if number == range.end.line { line = line.prefix(range.end.column - 1) }
      if number == range.start.line { line = line.dropFirst(range.start.column - 1) }
      parts.append(String(line))
    }
    return parts.joined(separator: " ")
  }
}
