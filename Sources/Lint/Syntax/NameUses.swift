import Diagnostics
import Dialect

/// A name with the place where it is read.
struct NameUse: Hashable {
  let name: String
  let range: SourceRange
  /// Whether it is read only once a function is called.
  let isDeferred: Bool
}

/// The global names that a listing binds and reads.
struct NameUses {
  private(set) var bound: Set<String> = []
  private(set) var read: [NameUse] = []
  /// Whether `from module import *` binds names that can't be seen.
  private(set) var isOpen = false
  /// Whether the walk is in a function's body.
  private var isDeferred = false

  init(_ statements: [Statement]) {
    var blocks = [(statements, isDeferred: false)]
    while let (block, isDeferred) = blocks.popLast() {
      self.isDeferred = isDeferred
      for statement in block.deep {
        add(statement)
        switch statement.kind {
        case .function(_, let function, _): blocks.append((function.body, true))
        case .classDefinition(_, let definition, _):
          blocks.append((definition.body.body, isDeferred))
        default: break
        }
      }
    }
  }

  private mutating func add(_ statement: Statement) {
    for expression in statement.expressions.flatMap(\.all) { add(expression) }
    for target in statement.targets { add(target) }
    switch statement.kind {
    case .function(let name, _, _), .classDefinition(let name, _, _): bind(name)
    case .import(let modules): modules.map(\.target).forEach { bind($0) }
    case .importFrom(_, let names):
      if names.contains(where: { $0.name == "*" }) { isOpen = true }
      names.map(\.target).forEach { bind($0) }
    case .try(_, let handlers, _, _): handlers.compactMap(\.name).forEach { bind($0) }
    case .augmentedAssign(let target, _, _):
      if case .name(let name) = target.kind { read(name, at: target.range) }
    default: break
    }
  }

  private mutating func add(_ expression: Expression) {
    switch expression.kind {
    case .name(let name): read(name, at: expression.range)
    case .namedValue(let name, _): bind(name)
    default: break
    }
  }

  private mutating func add(_ target: Target) {
    switch target.kind {
    case .name(let name): bind(name)
    case .sequence(let parts, _): parts.forEach { add($0) }
    case .attribute, .item: break
    }
  }

  private mutating func bind(_ name: Name) {
    if name.storage == .global { bound.insert(name.text) }
  }

  private mutating func read(_ name: Name, at range: SourceRange) {
    if name.storage == .global {
      read.append(
        NameUse(name: name.text, range: range, isDeferred: isDeferred))
    }
  }

  /// What listings read and neither they nor those before them bind, each name once.
  ///
  /// What a function reads may be bound further down. Nothing is told from a star import on, which
  /// may bind anything.
  static func missing(in listings: [[Statement]], known: Set<String>) -> [[NameUse]] {
    var seen = known.union(pythonBuiltins)
    var isOpen = false
    let all = listings.map { NameUses($0) }
    let anywhere = all.reduce(into: Set()) { $0.formUnion($1.bound) }
    return all.map { uses in
      isOpen = isOpen || uses.isOpen
      seen.formUnion(uses.bound)
      guard !isOpen else { return [] }
      return uses.read.sorted { $0.range.start < $1.range.start }
        .filter { !($0.isDeferred && anywhere.contains($0.name)) && seen.insert($0.name).inserted }
    }
  }
}
