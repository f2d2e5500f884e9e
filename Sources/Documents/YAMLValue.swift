import Diagnostics
import Yams

/// A YAML value with its place: the only file that knows the YAML library.
struct YAMLValue: Hashable {
  enum Content: Hashable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case list([YAMLValue])
    case mapping([Entry])
  }

  struct Entry: Hashable {
    var key: String
    /// From the key's first character to its last.
    var keyRange: SourceRange
    var value: YAMLValue
  }

  var content: Content
  var location: SourceLocation

  /// Reads a fragment of YAML; nothing where it holds none.
  init?(_ fragment: SourceFragment) throws(DocumentError) {
    try Self.refuseDeepNesting(fragment)
    let node: Node?
    do {
      node = try compose(yaml: fragment.source)
    } catch {
      throw Self.documentError(error, in: fragment)
    }
    guard let node else { return nil }
    var budget = Self.greatestCount
    try self.init(node, in: fragment, budget: &budget)
  }

  /// Aliases let a short text stand for very many values; `budget` is what may still come.
  private init(
    _ node: Node, in fragment: SourceFragment, budget: inout Int
  ) throws(DocumentError) {
    let place = SourceLocation(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    location = fragment.location(place)
    budget -= 1
    guard budget >= 0 else {
      throw .brokenYAML(
        problem: "it stands for more than \(Self.greatestCount) values",
        range: SourceRange(at: location))
    }
    switch node {
    case .scalar(let scalar): content = Self.content(of: scalar, node)
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for item in sequence {
        items.append(try YAMLValue(item, in: fragment, budget: &budget))
      }
      content = .list(items)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        let name = key.scalar?.string ?? ""
        let start = fragment.location(
          SourceLocation(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1))
        var end = start
        end.column += name.unicodeScalars.count
        entries.append(
          Entry(
            key: name, keyRange: SourceRange(start: start, end: end),
            value: try YAMLValue(value, in: fragment, budget: &budget)))
      }
      content = .mapping(entries)
    case .alias: content = .null
    }
  }

  private static func content(of scalar: Node.Scalar, _ node: Node) -> Content {
    guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
    return plain(scalar.string)
  }

  /// What an unquoted scalar means, by YAML 1.2's core schema.
  static func plain(_ text: String) -> Content {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if let int = Int(text) { return .int(int) }
    let isNumberLike = text.utf8.allSatisfy { "+-.eE0123456789".utf8.contains($0) }
    if isNumberLike, let double = Double(text), double.isFinite { return .double(double) }
    return .string(text)
  }
}

extension YAMLValue {
  /// Levels of nesting in one line's brackets or dashes that no option needs; the YAML library's
  /// own recursion ends far above.
  private static let greatestDepth = 60
  private static let greatestCount = 10_000

  private static func refuseDeepNesting(_ fragment: SourceFragment) throws(DocumentError) {
    var brackets = 0
    for (index, line) in fragment.lines.enumerated() {
      var dashes = 0
      for (column, character) in line.unicodeScalars.enumerated() {
        switch character {
        case "[", "{": brackets += 1
        case "]", "}": brackets = max(0, brackets - 1)
        case "-", "?", ":": dashes += 1
        case " ": break
        default: dashes = 0
        }
        guard brackets > greatestDepth || (dashes > greatestDepth && line.contains("- -")) else {
          continue
        }
        let place = fragment.location(SourceLocation(line: index + 1, column: column + 1))
        throw .brokenYAML(
          problem: "values stand more than \(greatestDepth) deep in each other",
          range: SourceRange(at: place))
      }
    }
  }

  private static func documentError(_ error: any Error, in fragment: SourceFragment)
    -> DocumentError
  {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let line = min(max(1, mark.line), max(1, fragment.lines.count))
      let column = line == mark.line ? mark.column : (fragment.line(line)?.count ?? 0) + 1
      let place = fragment.location(SourceLocation(line: line, column: column))
      let about = context.map { "\($0.text.trimmedOfBlanks), " } ?? ""
      return .brokenYAML(problem: about + problem, range: SourceRange(at: place))
    case .reader(let problem, _, _, _):
      return .brokenYAML(
        problem: problem, range: SourceRange(at: fragment.location(.start)))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "'\($0)'" }.joined(separator: ", ")
      let mark = SourceLocation(line: context.mark.line, column: context.mark.column)
      return .brokenYAML(
        problem: "the key \(names) is given twice",
        range: SourceRange(at: fragment.location(mark)))
    default:
      return .brokenYAML(
        problem: "it is not well-formed", range: SourceRange(at: fragment.location(.start)))
    }
  }
}

extension YAMLValue {
  /// A scalar's text where text is wanted: `title: 2024` is a title.
  var text: String? {
    switch content {
    case .string(let text): text
    case .int(let int): String(int)
    case .double(let double): String(double)
    case .bool(let bool): bool ? "true" : "false"
    case .null, .list, .mapping: nil
    }
  }

  /// How an error speaks of the value.
  var description: String {
    switch content {
    case .null: "nothing"
    case .bool(let bool): bool ? "true" : "false"
    case .int(let int): String(int)
    case .double(let double): String(double)
    case .string(let text): "'\(text)'"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The value's place, as long as its text on one line.
  var range: SourceRange {
    var end = location
    if let text { end.column += text.unicodeScalars.count }
    return SourceRange(start: location, end: end)
  }
}

extension StringProtocol {
  var trimmedOfBlanks: String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let text = Substring(self)
    guard let first = text.utf8.firstIndex(where: { !isBlank($0) }),
      let last = text.utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first..<text.utf8.index(after: last)])
  }
}
