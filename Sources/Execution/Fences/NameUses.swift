import Diagnostics
import Dialect

/// How a program uses the names of its note: what it reads, binds, imports, calls and defines.
struct NameUses {
  /// A name of the note that is read.
  struct Read {
    var name: String
    var range: SourceRange
    /// Whether the place is inside a function, and so read when that is called.
    var isDeferred: Bool
    /// The attribute that is taken of the name right there.
    var attribute: String?
  }

  /// A call of a name of the note.
  struct Call {
    var name: String
    var expression: Expression
    var isDeferred: Bool
    /// The name that the result is bound to.
    var target: String?
  }

  private(set) var reads: [Read] = []
  /// The names that the program binds for the note.
  private(set) var bound: Set<String> = []
  private(set) var calls: [Call] = []
  /// The classes with a base that the program defines for the note, in order.
  private(set) var classes: [(name: String, range: SourceRange)] = []
  /// The dotted paths of modules that are imported when the program runs.
  private(set) var modules: [(path: String, range: SourceRange)] = []
  /// Whether names may come from `from … import *`.
  private(set) var importsEverything = false

  private var depth = 0
  private var guards = 0
  private var target: String?

  init(_ program: Program) {
    visit(program.body)
  }
}

extension NameUses {
  private mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value): visit(value)
    case .assign(let targets, let value):
      target = targets.count == 1 ? targets[0].noteName : nil
      visit(value)
      target = nil
      targets.forEach { bind($0) }
    case .augmentedAssign(let target, _, let value):
      if case .name(let name) = target.kind { read(name, at: target.range) }
      visit(value)
      bind(target)
    case .annotatedAssign(let target, _, let value):
      value.map { visit($0) }
      bind(target)
    case .delete, .break, .continue, .pass: break
    case .return(let value): value.map { visit($0) }
    case .raise(let value, let cause): [value, cause].forEach { $0.map { visit($0) } }
    case .assert(let value, let message): [value, message].forEach { $0.map { visit($0) } }
    case .import(let modules):
      for module in modules {
        bind(module.target)
        note(module.path, at: module.range)
      }
    case .importFrom(let module, let names):
      note(module, at: statement.range)
      for name in names {
        if name.name == "*" { importsEverything = true } else { bind(name.target) }
      }
    case .declaration: break
    case .if, .for, .while, .try, .with, .match: visitBlocks(statement)
    case .function, .classDefinition: visitDefinition(statement)
    }
  }

  private mutating func visitBlocks(_ statement: Statement) {
    switch statement.kind {
    case .if(let condition, let then, let orElse), .while(let condition, let then, let orElse):
      visit(condition)
      visit(then + orElse)
    case .for(let target, let iterable, let body, let orElse):
      visit(iterable)
      bind(target)
      visit(body + orElse)
    case .try(let body, let handlers, let orElse, let finally):
      guards += handlers.isEmpty ? 0 : 1
      visit(body)
      guards -= handlers.isEmpty ? 0 : 1
      for handler in handlers {
        handler.type.map { visit($0) }
        handler.name.map { bind($0) }
        visit(handler.body)
      }
      visit(orElse + finally)
    case .with(let items, let body):
      for item in items {
        visit(item.context)
        item.target.map { bind($0) }
      }
      visit(body)
    case .match(let subject, let cases):
      visit(subject)
      for part in cases {
        part.pattern.expressions.forEach { visit($0) }
        part.pattern.names.forEach { bind($0) }
        part.condition.map { visit($0) }
        visit(part.body)
      }
    default: break
    }
  }

  private mutating func visitDefinition(_ statement: Statement) {
    switch statement.kind {
    case .function(let name, let function, let decorators):
      decorators.forEach { visit($0) }
      bind(name)
      visit(function)
    case .classDefinition(let name, let definition, let decorators):
      decorators.forEach { visit($0) }
      definition.bases.forEach { visit($0.value) }
      // A class without a base is no network.
      if case .global = name.storage, depth == 0, !definition.bases.isEmpty {
        classes.append((name.text, statement.range))
      }
      bind(name)
      visit(definition.body.body)
    default: break
    }
  }

  private mutating func visit(_ function: Function) {
    function.parameters.forEach { $0.defaultValue.map { visit($0) } }
    depth += 1
    visit(function.body)
    depth -= 1
  }

  private mutating func note(_ path: String, at range: SourceRange) {
    if depth == 0, guards == 0 { modules.append((path, range)) }
  }
}

extension NameUses {
  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .none, .ellipsis, .bool, .int, .bigInt, .float, .string, .bytes: break
    case .name(let name): read(name, at: expression.range)
    case .formatted(let parts): visit(parts)
    case .list(let items), .tuple(let items), .set(let items), .and(let items), .or(let items),
      .comparison(_, let items):
      items.forEach { visit($0) }
    case .dict(let items):
      for item in items {
        item.key.map { visit($0) }
        visit(item.value)
      }
    case .unary(_, let value), .not(let value), .starred(let value), .yieldFrom(let value):
      visit(value)
    case .yield(let value): value.map { visit($0) }
    case .binary(_, let left, let right), .item(let left, let right):
      visit(left)
      visit(right)
    case .conditional(let condition, let then, let orElse):
      [condition, then, orElse].forEach { visit($0) }
    case .slice(let lower, let upper, let step):
      [lower, upper, step].forEach { $0.map { visit($0) } }
    case .lambda(let function): visit(function)
    case .call(let callee, let arguments): visitCall(expression, callee, arguments)
    case .attribute(let object, let attribute): visitAttribute(object, attribute)
    case .comprehension(let comprehension): visit(comprehension)
    case .namedValue(let name, let value):
      visit(value)
      bind(name)
    }
  }

  private mutating func visitCall(
    _ whole: Expression, _ callee: Expression, _ arguments: [Argument]
  ) {
    if case .name(let name) = callee.kind, case .global = name.storage {
      calls.append(
        Call(name: name.text, expression: whole, isDeferred: depth > 0, target: target))
    }
    visit(callee)
    target = nil
    arguments.forEach { visit($0.value) }
  }

  /// `Model(…).to(device)` is still the call whose result is bound.
  private mutating func visitAttribute(_ object: Expression, _ attribute: String) {
    if !Self.passingMethods.contains(attribute) { target = nil }
    guard case .name(let name) = object.kind else { return visit(object) }
    read(name, at: object.range, attribute: attribute)
  }

  private static let passingMethods: Set = [
    "to", "cpu", "cuda", "float", "double", "eval", "train",
  ]

  private mutating func visit(_ comprehension: Comprehension) {
    visit(comprehension.firstIterable)
    for clause in comprehension.clauses {
      switch clause {
      case .for(let target, let iterable):
        iterable.map { visit($0) }
        bind(target)
      case .if(let condition): visit(condition)
      }
    }
    visit(comprehension.element)
    comprehension.value.map { visit($0) }
  }

  private mutating func visit(_ parts: [FormattedPart]) {
    for case .value(let value, _, let format) in parts {
      visit(value)
      visit(format)
    }
  }

  private mutating func read(_ name: Name, at range: SourceRange, attribute: String? = nil) {
    guard case .global = name.storage, guards == 0 else { return }
    reads.append(
      Read(name: name.text, range: range, isDeferred: depth > 0, attribute: attribute))
  }

  private mutating func bind(_ name: Name) {
    if case .global = name.storage { bound.insert(name.text) }
  }

  private mutating func bind(_ target: Target) {
    switch target.kind {
    case .name(let name): bind(name)
    case .attribute(let object, _): visit(object)
    case .item(let object, let index):
      visit(object)
      visit(index)
    case .sequence(let parts, _): parts.forEach { bind($0) }
    }
  }
}

extension Target {
  /// The name of the note that the target is.
  fileprivate var noteName: String? {
    guard case .name(let name) = kind, case .global = name.storage else { return nil }
    return name.text
  }
}
