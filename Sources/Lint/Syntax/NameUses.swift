import Diagnostics
import Dialect

/// How a program uses the names of its note: what it reads, binds, imports, calls and defines.
package struct NameUses {
  /// A name of the note that is read.
  package struct Read: Hashable {
    package let name: String
    package let range: SourceRange
    /// Whether the place is inside a function, and so read when that is called.
    package let isDeferred: Bool
    /// The outermost function or class of the note that the place is in.
    package let owner: String?
    /// The attribute that is taken of the name right there.
    package let attribute: String?
  }

  /// A call of a name of the note.
  package struct Call {
    package let name: String
    package let expression: Expression
    package let isDeferred: Bool
    package let owner: String?
    /// The name that the result is bound to.
    package let target: String?
  }

  /// What the program reads, in its order; what a `try` that handles exceptions reads is left out.
  package private(set) var reads: [Read] = []
  /// The names that the program binds for the note.
  package private(set) var bound: Set<String> = []
  package private(set) var calls: [Call] = []
  /// The classes with a base that the program defines for the note, in order.
  package private(set) var classes: [(name: String, range: SourceRange)] = []
  /// The dotted paths of modules that are imported when the program runs.
  package private(set) var modules: [(path: String, range: SourceRange)] = []
  /// Whether names may come from `from … import *`.
  package private(set) var importsEverything = false

  /// Where a statement stands.
  private struct Surroundings {
    var isDeferred = false
    var isGuarded = false
    var owner: String?
  }

  /// Walks without recursion, so that no nesting is too deep.
  package init(_ statements: [Statement]) {
    var pending = statements.reversed().map { (statement: $0, place: Surroundings()) }
    while let (statement, place) = pending.popLast() {
      add(statement, place)
      let blocks = Self.blocks(of: statement, place)
      for (block, place) in blocks.reversed() {
        pending += block.reversed().map { ($0, place) }
      }
    }
  }

  /// The blocks that belong to a statement, bodies of functions and classes too.
  private static func blocks(
    of statement: Statement, _ place: Surroundings
  ) -> [([Statement], Surroundings)] {
    var inner = place
    switch statement.kind {
    case .function(let name, let function, _):
      inner.isDeferred = true
      inner.owner = place.owner ?? name.text
      return [(function.body, inner)]
    case .classDefinition(let name, let definition, _):
      inner.owner = place.owner ?? name.text
      return [(definition.body.body, inner)]
    case .try(let body, let handlers, let orElse, let finally):
      inner.isGuarded = place.isGuarded || !handlers.isEmpty
      return [(body, inner)] + (handlers.map(\.body) + [orElse, finally]).map { ($0, place) }
    default: return statement.blocks.map { ($0, place) }
    }
  }
}

extension NameUses {
  private mutating func add(_ statement: Statement, _ place: Surroundings) {
    let isUpFront = !place.isDeferred && !place.isGuarded
    switch statement.kind {
    case .function(let name, _, _): bind(name)
    case .classDefinition(let name, let definition, _):
      // A class without a base is no network.
      if name.storage == .global, !place.isDeferred, !definition.bases.isEmpty {
        classes.append((name.text, statement.range))
      }
      bind(name)
    case .import(let imported):
      imported.forEach { bind($0.target) }
      if isUpFront { modules += imported.map { ($0.path, $0.range) } }
    case .importFrom(let module, let names):
      if isUpFront { modules.append((module, statement.range)) }
      if names.contains(where: { $0.name == "*" }) { importsEverything = true }
      names.filter { $0.name != "*" }.forEach { bind($0.target) }
    case .try(_, let handlers, _, _): handlers.compactMap(\.name).forEach { bind($0) }
    case .augmentedAssign(let target, _, _):
      if case .name(let name) = target.kind { read(name, at: target.range, place) }
    default: break
    }
    for expression in statement.expressions { add(expression, to: statement.soleName, place) }
    statement.targets.forEach { bind($0) }
  }

  /// Takes in an expression and all inside it, whose value is bound to `target`.
  private mutating func add(_ whole: Expression, to target: String?, _ place: Surroundings) {
    var pending = [(expression: whole, target: target, attribute: String?.none, place: place)]
    while let (expression, target, attribute, place) = pending.popLast() {
      var inner = (target: target, attribute: String?.none, place: place)
      switch expression.kind {
      case .name(let name): read(name, at: expression.range, place, attribute)
      case .namedValue(let name, _): bind(name)
      case .attribute(_, let name):
        inner.attribute = name
        if !Self.passingMethods.contains(name) { inner.target = nil }
      case .lambda: inner.place.isDeferred = true
      case .call(let callee, let arguments):
        call(callee, expression, target, place)
        // What is done with arguments isn't bound to the target.
        pending += arguments.reversed().map { ($0.value, nil, nil, place) }
        pending.append((callee, target, nil, place))
        continue
      default: break
      }
      pending += expression.parts.reversed().map {
        ($0, inner.target, inner.attribute, inner.place)
      }
    }
  }

  /// `Model(…).to(device)` is still the call whose result is bound.
  private static let passingMethods: Set = [
    "to", "cpu", "cuda", "float", "double", "eval", "train",
  ]

  private mutating func call(
    _ callee: Expression, _ whole: Expression, _ target: String?, _ place: Surroundings
  ) {
    guard case .name(let name) = callee.kind, name.storage == .global else { return }
    calls.append(
      Call(
        name: name.text, expression: whole, isDeferred: place.isDeferred, owner: place.owner,
        target: target))
  }

  private mutating func read(
    _ name: Name, at range: SourceRange, _ place: Surroundings, _ attribute: String? = nil
  ) {
    guard name.storage == .global, !place.isGuarded else { return }
    reads.append(
      Read(
        name: name.text, range: range, isDeferred: place.isDeferred, owner: place.owner,
        attribute: attribute))
  }

  private mutating func bind(_ target: Target) {
    switch target.kind {
    case .name(let name): bind(name)
    case .sequence(let parts, _): parts.forEach { bind($0) }
    case .attribute, .item: break
    }
  }

  private mutating func bind(_ name: Name) {
    if name.storage == .global { bound.insert(name.text) }
  }
}

extension NameUses {
  /// What listings read and neither they nor those before them bind, each name once.
  ///
  /// What a function reads may be bound further down. Nothing is told from a star import on, which
  /// may bind anything.
  static func missing(in listings: [[Statement]], known: Set<String>) -> [[Read]] {
    var seen = known.union(pythonBuiltins)
    var isOpen = false
    let all = listings.map { NameUses($0) }
    let anywhere = all.reduce(into: Set()) { $0.formUnion($1.bound) }
    return all.map { uses in
      isOpen = isOpen || uses.importsEverything
      seen.formUnion(uses.bound)
      guard !isOpen else { return [] }
      return uses.reads.filter {
        !($0.isDeferred && anywhere.contains($0.name)) && seen.insert($0.name).inserted
      }
    }
  }
}

extension Statement {
  /// The one name of the note that an assignment binds.
  fileprivate var soleName: String? {
    guard case .assign(let targets, _) = kind, targets.count == 1,
      case .name(let name) = targets[0].kind, name.storage == .global
    else { return nil }
    return name.text
  }
}
