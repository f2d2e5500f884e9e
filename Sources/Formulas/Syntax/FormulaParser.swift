import Diagnostics

/// Reads tokens into nodes by recursive descent; what it can't read it notes and goes on.
///
/// A command belongs to a family (`CommandFamily`), and each family has a file of its own. The
/// depth of nesting is limited, so that no source can exhaust the stack.
struct FormulaParser {
  /// What ends a list of nodes.
  enum Terminator: Hashable {
    case end, brace, bracket, right, cell, dollar
  }

  static let maximumDepth = 100
  /// How many combining marks one letter may have.
  static let maximumMarks = 8
  /// Further faults of one formula are not told.
  static let maximumFaults = 50

  private(set) var faults: [FormulaFault] = []
  /// The unknown commands that have been told: once each is enough.
  var unknownCommands: Set<String> = []
  private let source: SourceFragment
  let tokens: [Token]
  var position = 0
  private var depth = 0
  /// The terminators of the lists that are being read, innermost last.
  private var open: [Terminator] = []
  /// Whether reading was given up: lists that are open then miss no end of their own.
  private(set) var isAbandoned = false

  init(_ source: SourceFragment) {
    var lexer = Lexer(source)
    self.init(source, tokens: lexer.tokens())
  }

  /// - Parameter tokens: The source's tokens; the last one is `.end`.
  init(_ source: SourceFragment, tokens: [Token]) {
    self.source = source
    self.tokens = tokens
  }

  /// The whole formula.
  mutating func formula() -> [FormulaNode] {
    list(until: .end)
  }

  // MARK: Tokens

  var peek: Token { tokens[position] }

  mutating func next() -> Token {
    let token = tokens[position]
    if position + 1 < tokens.count { position += 1 }
    return token
  }

  mutating func skipSpaces() {
    while peek.kind == .space { position += 1 }
  }

  /// Takes the token if it is the character.
  mutating func take(_ character: Character) -> Bool {
    guard peek.isCharacter(character) else { return false }
    position += 1
    return true
  }

  mutating func fault(_ kind: FormulaFault.Kind, _ range: SourceRange) {
    guard faults.count < Self.maximumFaults else { return }
    faults.append(FormulaFault(kind: kind, range: range))
  }

  /// From a place to the end of what was read last, blanks behind it left out.
  func range(from start: SourceLocation) -> SourceRange {
    var last = position - 1
    while last > 0, tokens[last].kind == .space { last -= 1 }
    let end = last >= 0 ? tokens[last].range.end : start
    return SourceRange(start: start, end: max(start, end))
  }

  func sourceText(from start: Int, to end: Int) -> String {
    tokens[start..<end].map(\.source).joined()
  }

  // MARK: Lists

  /// The nodes up to the token that ends this list, or one around it.
  mutating func list(until terminator: Terminator) -> [FormulaNode] {
    open.append(terminator)
    defer { open.removeLast() }
    var nodes: [FormulaNode] = []
    var infix: (command: Token, before: [FormulaNode])?
    while true {
      skipSpaces()
      if isTerminator(peek) { break }
      if case .command(let name) = peek.kind, InfixFractions.names.contains(name) {
        let command = next()
        if infix != nil { fault(.doubleFraction(name), command.range) }
        infix = infix ?? (command, nodes)
        nodes = []
        continue
      }
      guard let node = scripted() else { continue }
      nodes.append(node)
    }
    guard let infix else { return nodes }
    return [InfixFractions.fraction(infix.command, infix.before, nodes)]
  }

  /// The rest of the list that is being read: what a switch like `\displaystyle` governs.
  mutating func restOfList() -> [FormulaNode] {
    list(until: open.last ?? .end)
  }

  /// Reads something that is no list of nodes, but ends where a list would.
  mutating func within<Part>(
    _ terminator: Terminator, _ read: (inout FormulaParser) -> Part
  ) -> Part {
    open.append(terminator)
    defer { open.removeLast() }
    return read(&self)
  }

  func isOpen(_ terminator: Terminator) -> Bool { open.contains(terminator) }

  func isTerminator(_ token: Token) -> Bool {
    switch token.kind {
    case .end: true
    case .character("}"): open.contains(.brace)
    case .character("]"): open.last == .bracket
    case .character("$"): open.contains(.dollar)
    case .character("&"): open.last == .cell
    case .command("\\"), .command("cr"): open.last == .cell
    case .command("right"): open.contains(.right)
    case .command("end"): open.contains(.cell)
    default: false
    }
  }

  /// A token that ends nothing: told, and kept as its source.
  private mutating func stray() -> FormulaNode {
    let token = next()
    switch token.kind {
    case .character("}"): fault(.unmatchedBrace, token.range)
    case .character("$"): fault(.strayDollar, token.range)
    case .character("&"): fault(.strayAmpersand, token.range)
    case .command("right"):
      let delimiter = self.delimiter(behind: "right")
      let whole = range(from: token.range.start)
      fault(.unmatchedRight(delimiter.source), whole)
      return FormulaNode(.error("\\right" + delimiter.source), whole)
    case .command("end"):
      let name = environmentName() ?? ""
      let whole = range(from: token.range.start)
      fault(.unmatchedEnd(name), whole)
      return FormulaNode(.error("\\end{\(name)}"), whole)
    default: break
    }
    return FormulaNode(.error(token.source), token.range)
  }

  // MARK: Atoms

  /// An atom with its scripts, or nothing when a command leaves nothing to show.
  mutating func scripted() -> FormulaNode? {
    let start = peek.range.start
    let base: FormulaNode?
    if startsScript(peek) {
      base = nil
    } else {
      guard let atom = atom(mergesDigits: true) else { return nil }
      base = atom
    }
    return scripts(on: base, from: start)
  }

  /// One atom without scripts: a character, a group, a command with its arguments.
  mutating func atom(mergesDigits: Bool = false) -> FormulaNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return tooDeep() }
    let token = peek
    switch token.kind {
    case .character("{"): return group()
    case .character("}"), .character("$"), .character("&"): return stray()
    case .character("~"):
      _ = next()
      return FormulaNode(.space(em: 0.25), token.range)
    case .character(let character) where character.isASCIIDigit:
      return number(mergesDigits: mergesDigits)
    case .character(let character):
      _ = next()
      return plain(character, token)
    case .command("right"), .command("end"): return stray()
    case .command(let name): return command(name)
    case .space, .end: return nil
    }
  }

  /// Reads a part one level deeper, or gives up for depth.
  mutating func nested<Part>(_ read: (inout FormulaParser) -> Part) -> Part? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      _ = tooDeep()
      return nil
    }
    return read(&self)
  }

  private mutating func tooDeep() -> FormulaNode {
    let start = position
    let token = peek
    fault(.tooDeep(limit: Self.maximumDepth), token.range)
    position = tokens.count - 1
    isAbandoned = true
    return FormulaNode(
      .error(sourceText(from: start, to: position)), range(from: token.range.start))
  }

  private mutating func group() -> FormulaNode {
    let brace = next()
    let nodes = list(until: .brace)
    closeBrace(of: brace)
    return FormulaNode(.group(nodes), range(from: brace.range.start))
  }

  /// Takes the `}` that closes a group, or tells that it is missing.
  mutating func closeBrace(of brace: Token) {
    guard !take("}"), !isAbandoned else { return }
    let index = timeIndex(behind: brace)
    fault(index.map { .unclosedTimeIndex($0) } ?? .unclosedGroup, brace.range)
  }

  /// `t-1` where it stands right behind a brace.
  private func timeIndex(behind brace: Token) -> String? {
    var range = SourceRange(at: brace.range.end)
    range.end.column += 3
    let index = source.text(range)
    return index.count == 3 && index.timeOffset != nil ? index : nil
  }

  /// Tells a missing end, unless reading was given up for depth.
  mutating func missingEnd(_ kind: FormulaFault.Kind, _ range: SourceRange) {
    if !isAbandoned { fault(kind, range) }
  }
}
