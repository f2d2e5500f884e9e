import Diagnostics

extension Resolver {
  mutating func statements(_ statements: [Statement]) throws(SyntaxError) -> [Statement] {
    var result: [Statement] = []
    result.reserveCapacity(statements.count)
    for statement in statements {
      result.append(Statement(try kind(of: statement), range: statement.range))
    }
    return result
  }

  private mutating func kind(of statement: Statement) throws(SyntaxError) -> Statement.Kind {
    switch statement.kind {
    case .expression(let value): return .expression(try expression(value))
    case .assign(let targets, let value):
      let value = try expression(value)
      return .assign(targets: try self.targets(targets), value: value)
    case .augmentedAssign(let target, let op, let value):
      let value = try expression(value)
      return .augmentedAssign(target: try self.target(target), op: op, value: value)
    case .annotatedAssign(let target, let annotation, let value):
      return try annotated(target, annotation, value)
    case .delete(let targets): return .delete(try self.targets(targets))
    case .return(let value):
      if phase == .rebuilding && scope.kind != .function {
        throw SyntaxError(.outsideFunction("return"), at: statement.range)
      }
      return .return(try optional(value))
    case .raise(let value, let cause):
      return .raise(try optional(value), cause: try optional(cause))
    case .assert(let condition, let message):
      return .assert(try expression(condition), message: try optional(message))
    case .break, .continue:
      let isBreak = if case .break = statement.kind { true } else { false }
      if phase == .rebuilding && loops == 0 {
        throw SyntaxError(.outsideLoop(isBreak ? "break" : "continue"), at: statement.range)
      }
      return statement.kind
    case .pass: return .pass
    case .declaration(let declaration):
      try declare(declaration, at: statement.range)
      return statement.kind
    case .import(let modules): return .import(modules.map { module($0) })
    case .importFrom(let module, let names):
      return .importFrom(module: module, names: try importedNames(names))
    case .if, .for, .while, .function, .classDefinition, .try, .with, .match:
      return try compound(statement)
    }
  }

  private mutating func compound(_ statement: Statement) throws(SyntaxError) -> Statement.Kind {
    switch statement.kind {
    case .if(let condition, let then, let orElse):
      return .if(
        condition: try expression(condition), then: try statements(then),
        orElse: try statements(orElse))
    case .for(let target, let iterable, let body, let orElse):
      let iterable = try expression(iterable)
      let target = try self.target(target)
      return .for(
        target: target, iterable: iterable, body: try loop(body), orElse: try statements(orElse))
    case .while(let condition, let body, let orElse):
      return .while(
        condition: try expression(condition), body: try loop(body), orElse: try statements(orElse))
    case .function(let target, let function, let decorators):
      let decorators = try expressions(decorators)
      let bound = name(target, .bind)
      return .function(
        target: bound, try self.function(function), decorators: decorators)
    case .classDefinition(let target, let definition, let decorators):
      let decorators = try expressions(decorators)
      let bound = name(target, .bind)
      return .classDefinition(
        target: bound, try classDefinition(definition), decorators: decorators)
    case .try(let body, let handlers, let orElse, let finally):
      return .try(
        body: try statements(body), handlers: try self.handlers(handlers),
        orElse: try statements(orElse), finally: try statements(finally))
    case .with(let items, let body):
      return .with(items: try withItems(items), body: try statements(body))
    case .match(let subject, let cases):
      return .match(subject: try expression(subject), cases: try self.cases(cases))
    default: return statement.kind
    }
  }

  private mutating func loop(_ body: [Statement]) throws(SyntaxError) -> [Statement] {
    loops += 1
    let result = try statements(body)
    loops -= 1
    return result
  }

  private mutating func handlers(
    _ handlers: [Statement.Handler]
  ) throws(SyntaxError) -> [Statement.Handler] {
    var result: [Statement.Handler] = []
    for handler in handlers {
      let type = try optional(handler.type)
      let bound = handler.name.map { name($0, .bind) }
      result.append(
        Statement.Handler(type: type, name: bound, body: try statements(handler.body)))
    }
    return result
  }

  private mutating func cases(_ cases: [MatchCase]) throws(SyntaxError) -> [MatchCase] {
    var result: [MatchCase] = []
    for matchCase in cases {
      result.append(
        MatchCase(
          pattern: try pattern(matchCase.pattern), condition: try optional(matchCase.condition),
          body: try statements(matchCase.body)))
    }
    return result
  }

  private mutating func patterns(_ patterns: [Pattern]) throws(SyntaxError) -> [Pattern] {
    var result: [Pattern] = []
    for part in patterns { result.append(try pattern(part)) }
    return result
  }

  private mutating func pattern(_ pattern: Pattern) throws(SyntaxError) -> Pattern {
    let kind: Pattern.Kind
    switch pattern.kind {
    case .wildcard: kind = .wildcard
    case .capture(let bound): kind = .capture(name(bound, .bind))
    case .value(let value): kind = .value(try expression(value))
    case .or(let choices): kind = .or(try patterns(choices))
    case .sequence(let parts, let starred):
      kind = .sequence(try patterns(parts), starred: starred)
    case .mapping(let keys, let values, let rest):
      kind = .mapping(
        keys: try expressions(keys), values: try patterns(values),
        rest: rest.map { name($0, .bind) })
    case .instance(let type, let positional, let keywords, let values):
      kind = .instance(
        try expression(type), positional: try patterns(positional), keywords: keywords,
        values: try patterns(values))
    case .alias(let inner, let bound):
      let inner = try self.pattern(inner)
      kind = .alias(inner, name(bound, .bind))
    }
    return Pattern(kind, range: pattern.range)
  }

  private mutating func withItems(
    _ items: [Statement.WithItem]
  ) throws(SyntaxError) -> [Statement.WithItem] {
    var result: [Statement.WithItem] = []
    for item in items {
      let context = try expression(item.context)
      var target: Target?
      if let bound = item.target { target = try self.target(bound) }
      result.append(Statement.WithItem(context: context, target: target))
    }
    return result
  }

  private mutating func annotated(
    _ target: Target, _ annotation: Expression, _ value: Expression?
  ) throws(SyntaxError) -> Statement.Kind {
    if phase == .recording, case .name(let bound) = target.kind {
      let text = mangled(bound.text)
      if let kind = scope[text].declaration, scope.kind != .module {
        throw SyntaxError(.annotatedDeclared(name: text, kind: kind), at: target.range)
      }
      scope[text].isAnnotated = true
    }
    return .annotatedAssign(
      target: try self.target(target), annotation: try expression(annotation),
      value: try optional(value))
  }

  private mutating func module(
    _ module: Statement.ImportedModule
  ) -> Statement.ImportedModule {
    Statement.ImportedModule(
      path: module.path, target: name(module.target, .bind),
      bindsWholePath: module.bindsWholePath, range: module.range)
  }

  private mutating func importedNames(
    _ names: [Statement.ImportedName]
  ) throws(SyntaxError) -> [Statement.ImportedName] {
    var result: [Statement.ImportedName] = []
    for imported in names {
      guard imported.name != "*" else {
        if scope.kind != .module { throw SyntaxError(.starImportInside, at: imported.range) }
        result.append(imported)
        continue
      }
      result.append(
        Statement.ImportedName(
          name: imported.name, target: name(imported.target, .bind), range: imported.range))
    }
    return result
  }

  /// Records `global` and `nonlocal`, which must come before every other use of their names.
  private func declare(
    _ declaration: Statement.Declaration, at range: SourceRange
  ) throws(SyntaxError) {
    guard phase == .recording else { return }
    let kind = declaration.kind
    for text in declaration.names.map(mangled) {
      let symbol = scope[text]
      if symbol.isParameter {
        throw SyntaxError(.parameterDeclared(name: text, kind: kind), at: range)
      }
      if kind == .nonlocal && scope.kind == .module {
        throw SyntaxError(.nonlocalAtTop, at: range)
      }
      if let earlier = symbol.declaration, earlier != kind {
        throw SyntaxError(.bothDeclared(text), at: symbol.declarationRange ?? range)
      }
      if symbol.isAnnotated {
        throw SyntaxError(.annotatedDeclared(name: text, kind: kind), at: range)
      }
      if symbol.isBound || symbol.isUsed {
        let use = symbol.isBound ? "assigned to before" : "used prior to"
        throw SyntaxError(.declaredAfter(name: text, use: use, kind: kind), at: range)
      }
      scope[text].declaration = kind
      scope[text].declarationRange = range
    }
  }

  private mutating func targets(_ targets: [Target]) throws(SyntaxError) -> [Target] {
    var result: [Target] = []
    for target in targets { result.append(try self.target(target)) }
    return result
  }

  mutating func target(_ target: Target, _ use: Use = .bind) throws(SyntaxError) -> Target {
    let kind: Target.Kind
    switch target.kind {
    case .name(let bound): kind = .name(name(bound, use))
    case .attribute(let object, let attribute):
      kind = .attribute(try expression(object), mangled(attribute))
    case .item(let object, let index):
      kind = .item(try expression(object), try expression(index))
    case .sequence(let parts, let starred):
      var elements: [Target] = []
      for part in parts { elements.append(try self.target(part, use)) }
      kind = .sequence(elements, starred: starred)
    }
    return Target(kind, range: target.range)
  }
}
