/// Reads a regular expression of Python's `re`.
struct RegexParser {
  struct Flags: OptionSet, Hashable {
    let rawValue: Int
    static let ignoreCase = Flags(rawValue: 2)
    static let locale = Flags(rawValue: 4)
    static let multiline = Flags(rawValue: 8)
    static let dotAll = Flags(rawValue: 16)
    static let unicode = Flags(rawValue: 32)
    static let verbose = Flags(rawValue: 64)
    static let debug = Flags(rawValue: 128)
    static let ascii = Flags(rawValue: 256)
  }

  /// What was read.
  struct Result {
    let node: RegexNode
    let flags: Flags
    let groupCount: Int
    /// Names with their numbers, in the order of the groups.
    let names: [(name: String, number: Int)]
  }

  typealias Reason = RegexError.Reason

  let scalars: [Unicode.Scalar]
  var position = 0
  var flags: Flags
  var globalFlags: Flags
  var groupCount = 0
  var openGroups: Set<Int> = []
  var names: [(name: String, number: Int)] = []
  private var depth = 0

  static func parse(_ text: String, flags: Flags) throws(RegexError) -> Result {
    var parser = RegexParser(Array(text.unicodeScalars), flags: flags)
    let node = try parser.alternatives()
    if parser.current != nil {
      throw RegexError(.unbalancedParenthesis, at: parser.position)
    }
    return Result(
      node: node, flags: parser.globalFlags, groupCount: parser.groupCount, names: parser.names)
  }

  private init(_ scalars: [Unicode.Scalar], flags: Flags) {
    self.scalars = scalars
    let flags = flags.contains(.ascii) ? flags : flags.union(.unicode)
    self.flags = flags
    globalFlags = flags
  }

  // MARK: Characters

  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
  var isASCII: Bool { flags.contains(.ascii) }

  mutating func take(_ text: String) -> Bool {
    let wanted = text.unicodeScalars
    guard position + wanted.count <= scalars.count,
      wanted.elementsEqual(scalars[position..<position + wanted.count])
    else { return false }
    position += wanted.count
    return true
  }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = current else { return nil }
    position += 1
    return scalar
  }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The text up to a mark, which is taken: a group's name.
  mutating func name(until mark: Unicode.Scalar, what: Reason) throws(RegexError) -> String {
    let start = position
    while let scalar = current, scalar != mark { position += 1; _ = scalar }
    guard current != nil else {
      if start == position { throw RegexError(what, at: start) }
      throw RegexError(.unterminatedName(String(mark)), at: start)
    }
    let found = text(start..<position)
    if found.isEmpty { throw RegexError(what, at: start) }
    position += 1
    return found
  }

  // MARK: Structure

  mutating func alternatives() throws(RegexError) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw RegexError(.tooDeep, at: position) }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(RegexError) -> RegexNode {
    var parts: [RegexNode] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      if flags.contains(.verbose), skipVerbose(scalar) { continue }
      let start = position
      if "*+?".unicodeScalars.contains(scalar) || scalar == "{" && hasCount {
        throw RegexError(.nothingToRepeat, at: start)
      }
      guard let part = try atom() else { continue }
      parts.append(try repeated(part))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func skipVerbose(_ scalar: Unicode.Scalar) -> Bool {
    if " \t\n\r\u{b}\u{c}".unicodeScalars.contains(scalar) {
      position += 1
      return true
    }
    guard scalar == "#" else { return false }
    while let scalar = next(), scalar != "\n" { _ = scalar }
    return true
  }

  /// Whether a count in braces stands here; otherwise the brace is itself.
  private var hasCount: Bool {
    var copy = self
    return copy.count() != nil
  }

  private mutating func count() -> (Int, Int)? {
    guard take("{") else { return nil }
    let low = digits()
    var high = low
    if take(",") { high = digits() } else if low.isEmpty { return nil }
    guard take("}") else { return nil }
    let least = low.isEmpty ? 0 : Int(low) ?? Int.max
    return (least, high.isEmpty ? Int.max - 1 : Int(high) ?? Int.max)
  }

  private mutating func digits() -> String {
    let start = position
    while let scalar = current, ("0"..."9").contains(scalar) { position += 1 }
    return text(start..<position)
  }

  private mutating func repeated(_ part: RegexNode) throws(RegexError) -> RegexNode {
    var isRepeated = false
    var node = part
    while let scalar = current {
      if flags.contains(.verbose), skipVerbose(scalar) { continue }
      let start = position
      let bounds: (Int, Int)?
      switch scalar {
      case "*": bounds = (0, Int.max - 1)
      case "+": bounds = (1, Int.max - 1)
      case "?": bounds = (0, 1)
      default:
        var copy = self
        bounds = copy.count()
        if bounds != nil { position = copy.position - 1 }
      }
      guard let (low, high) = bounds else { break }
      position += 1
      if isRepeated { throw RegexError(.multipleRepeat, at: start) }
      if low > 4_294_967_294 || (high > 4_294_967_294 && high != Int.max - 1) {
        throw RegexError(.repeatTooLarge, at: start)
      }
      if low > high { throw RegexError(.repeatOrder, at: start + 1) }
      if case .assertion = node { throw RegexError(.nothingToRepeat, at: start) }
      let kind: RepeatKind = take("?") ? .lazy : take("+") ? .possessive : .greedy
      node = .repeated(node, count: low...high, kind: kind)
      isRepeated = true
    }
    return node
  }

  func test(_ test: CharacterTest) -> RegexNode {
    flags.contains(.ignoreCase)
      ? .character(.ignoringCase(test, isASCII: isASCII)) : .character(test)
  }

  /// One thing that can be repeated; nothing for a comment or global flags.
  private mutating func atom() throws(RegexError) -> RegexNode? {
    guard let scalar = next() else { return nil }
    switch scalar {
    case ".": return .character(.any(includingNewline: flags.contains(.dotAll)))
    case "^": return .assertion(flags.contains(.multiline) ? .lineStart : .textStart)
    case "$": return .assertion(flags.contains(.multiline) ? .lineEnd : .lastLineEnd)
    case "[": return test(try characterSet())
    case "(": return try group()
    case "\\": return try escape()
    default: return test(.literal(scalar))
    }
  }
}
