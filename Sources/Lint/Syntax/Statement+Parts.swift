import Dialect

extension Statement {
  /// The expressions that the statement itself evaluates, without those of its blocks.
  var expressions: [Expression] {
    switch kind {
    case .expression(let value): [value]
    case .assign(let targets, let value): [value] + targets.flatMap(\.expressions)
    case .augmentedAssign(let target, _, let value): [value] + target.expressions
    case .annotatedAssign(let target, _, let value):
      [value].compactMap(\.self) + target.expressions
    case .delete(let targets): targets.flatMap(\.expressions)
    case .if(let condition, _, _), .while(let condition, _, _): [condition]
    case .for(let target, let iterable, _, _): [iterable] + target.expressions
    case .function(_, let function, let decorators):
      decorators + function.parameters.compactMap(\.defaultValue)
    case .classDefinition(_, let definition, let decorators):
      decorators + definition.bases.map(\.value)
    case .return(let value): [value].compactMap(\.self)
    case .raise(let value, let cause): [value, cause].compactMap(\.self)
    case .assert(let condition, let message): [condition] + [message].compactMap(\.self)
    case .try(_, let handlers, _, _): handlers.compactMap(\.type)
    case .with(let items, _): items.flatMap { [$0.context] + ($0.target?.expressions ?? []) }
    case .match(let subject, let cases):
      [subject] + cases.flatMap { $0.pattern.expressions + [$0.condition].compactMap(\.self) }
    case .break, .continue, .pass, .import, .importFrom, .declaration: []
    }
  }

  /// The blocks that belong to the statement and run in the same scope.
  var blocks: [[Statement]] {
    switch kind {
    case .if(_, let then, let orElse): [then, orElse]
    case .for(_, _, let body, let orElse), .while(_, let body, let orElse): [body, orElse]
    case .try(let body, let handlers, let orElse, let finally):
      [body] + handlers.map(\.body) + [orElse, finally]
    case .with(_, let body): [body]
    case .match(_, let cases): cases.map(\.body)
    case .expression, .assign, .augmentedAssign, .annotatedAssign, .delete, .function,
      .classDefinition, .return, .break, .continue, .pass, .raise, .assert, .import, .importFrom,
      .declaration:
      []
    }
  }

  /// What the statement binds, without what its blocks bind.
  var targets: [Target] {
    switch kind {
    case .assign(let targets, _): targets
    case .augmentedAssign(let target, _, _), .annotatedAssign(let target, _, _),
      .for(let target, _, _, _):
      [target]
    case .with(let items, _): items.compactMap(\.target)
    case .match(_, let cases):
      cases.map(\.pattern).flatMap { pattern in
        pattern.names.map { Target(.name($0), range: pattern.range) }
      }
    case .expression, .delete, .if, .while, .function, .classDefinition, .return, .break,
      .continue, .pass, .raise, .assert, .try, .import, .importFrom, .declaration:
      []
    }
  }

  /// The body of a loop.
  var loopBody: [Statement]? {
    switch kind {
    case .for(_, _, let body, _), .while(_, let body, _): body
    default: nil
    }
  }
}

extension [Statement] {
  /// The statements and those in their blocks, as they stand; not those of inner functions and
  /// classes.
  var deep: [Statement] {
    var found: [Statement] = []
    var pending: [Statement] = reversed()
    while let next = pending.popLast() {
      found.append(next)
      for block in next.blocks.reversed() { pending += block.reversed() }
    }
    return found
  }

  /// The calls in the statements and their blocks, in the order of evaluation.
  var calls: [Call] { deep.flatMap { $0.expressions.flatMap(\.calls) } }

  /// The names and `self.x` paths that the statements and their blocks bind.
  var boundPaths: Set<String> {
    Set(deep.flatMap { $0.targets.flatMap(\.paths) })
  }
}

extension Target {
  /// The objects and indices that the target evaluates.
  var expressions: [Expression] {
    switch kind {
    case .name: []
    case .attribute(let object, _): [object]
    case .item(let object, let index): [object, index]
    case .sequence(let parts, _): parts.flatMap(\.expressions)
    }
  }

  /// The names and dotted paths that the target binds.
  var paths: [String] {
    switch kind {
    case .sequence(let parts, _): parts.flatMap(\.paths)
    case .name, .attribute, .item: [path].compactMap(\.self)
    }
  }

  /// The name or the dotted path that the target is.
  var path: String? {
    switch kind {
    case .name(let name): name.text
    case .attribute(let object, let attribute): object.path.map { "\($0).\(attribute)" }
    case .item, .sequence: nil
    }
  }
}
