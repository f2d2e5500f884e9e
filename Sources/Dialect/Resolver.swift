import Diagnostics

/// Gives every name of a program its storage.
///
/// One walk over the tree is run twice: first it records how each scope uses its names, then, when
/// slots and captures are known, it makes the tree anew with them. So both see the scopes in the
/// same order.
struct Resolver {
  enum Phase { case recording, rebuilding }
  enum Use { case load, bind, iterate }

  let phase: Phase
  var scope: Scope
  var loops = 0
  /// Whether the walk is in the iterable of a comprehension.
  var isInIterable = false

  static func resolve(_ program: Program) throws(SyntaxError) -> Program {
    let module = Scope(.module, qualifiedName: "", className: nil, parent: nil)
    var recorder = Resolver(phase: .recording, scope: module)
    _ = try recorder.statements(program.body)
    module.assignSlots()
    try module.assignCaptures()
    var builder = Resolver(phase: .rebuilding, scope: module)
    return Program(
      source: program.source, body: try builder.statements(program.body),
      showsLastExpression: program.showsLastExpression)
  }

  // MARK: Names

  mutating func name(_ name: Name, _ use: Use) -> Name {
    let text = mangled(name.text)
    if phase == .rebuilding { return Name(text, scope.storage(of: text)) }
    switch use {
    case .load:
      scope[text].isUsed = true
      if text == "super" && scope.hasSlots { scope["__class__"].isUsed = true }
    case .bind: scope[text].bindings += 1
    case .iterate:
      scope[text].bindings += 1
      scope[text].isIteration = true
    }
    return name
  }

  /// Python's spelling of a private name: `__x` in `class C` is `_C__x`.
  func mangled(_ text: String) -> String {
    guard let className = scope.className, text.hasPrefix("__"), !text.hasSuffix("__") else {
      return text
    }
    let bare = className.drop { $0 == "_" }
    return bare.isEmpty ? text : "_\(bare)\(text)"
  }

  /// The name of a walrus: bound in the nearest scope that is no comprehension.
  mutating func walrus(_ name: Name, at range: SourceRange) throws(SyntaxError) -> Name {
    let text = mangled(name.text)
    if phase == .rebuilding { return Name(text, scope.storage(of: text)) }
    if isInIterable { throw SyntaxError(.walrusInIterable, at: range) }
    var owner = scope
    while case .comprehension = owner.kind, let parent = owner.parent {
      if owner[text].isIteration { throw SyntaxError(.rebindsIteration(text), at: range) }
      owner[text].isUsed = true
      owner = parent
    }
    if owner !== scope && owner.kind == .classBody {
      throw SyntaxError(.walrusInClassComprehension, at: range)
    }
    owner[text].bindings += 1
    return name
  }

  // MARK: Scopes

  /// Walks the inside of a scope of its own.
  mutating func inside<Result>(
    _ kind: Scope.Kind, named name: String, className: String?,
    _ walk: (inout Resolver) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> (Result, Scope) {
    var inner = self
    inner.loops = 0
    if phase == .recording {
      let prefix =
        switch scope.kind {
        case .module: ""
        case .classBody: scope.qualifiedName + "."
        case .function, .comprehension: scope.qualifiedName + ".<locals>."
        }
      let isGlobal = scope[name].declaration == .global
      inner.scope = Scope(
        kind, qualifiedName: isGlobal ? name : prefix + name, className: className, parent: scope)
      scope.addChild(inner.scope)
    } else {
      inner.scope = scope.takeChild()
    }
    let result = try walk(&inner)
    return (result, inner.scope)
  }

  /// A function or a lambda; its defaults belong to the scope around it.
  mutating func function(_ function: Function) throws(SyntaxError) -> Function {
    var parameters: [Parameter] = []
    for parameter in function.parameters {
      let value = try optional(parameter.defaultValue)
      let annotation = try optional(parameter.annotation)
      parameters.append(
        Parameter(
          name: mangled(parameter.name), kind: parameter.kind, defaultValue: value,
          annotation: annotation))
    }
    let returns = try optional(function.returns)
    let (body, inner) = try inside(
      .function, named: function.name, className: scope.className
    ) { (resolver) throws(SyntaxError) in
      try resolver.bindParameters(parameters, at: function.range)
      return try resolver.statements(function.body)
    }
    return rebuilt(
      function, parameters: parameters, returns: returns, body: body, scope: inner)
  }

  private mutating func bindParameters(
    _ parameters: [Parameter], at range: SourceRange
  ) throws(SyntaxError) {
    guard phase == .recording else { return }
    for parameter in parameters {
      if scope[parameter.name].isParameter {
        throw SyntaxError(.duplicateParameter(parameter.name), at: range)
      }
      scope[parameter.name].bindings += 1
      scope[parameter.name].isParameter = true
    }
  }

  func rebuilt(
    _ function: Function, parameters: [Parameter], returns: Expression? = nil,
    body: [Statement], scope: Scope
  ) -> Function {
    Function(
      name: function.name, qualifiedName: scope.qualifiedName, parameters: parameters, body: body,
      slotNames: scope.slotNames, boxedSlots: scope.boxedSlots, captures: scope.captures,
      isGenerator: scope.isGenerator, documentation: function.documentation,
      source: function.source, range: function.range, captureNames: scope.captureNames,
      keepsFirstParameter: parameters.first.map { scope.isFixed($0.name) } ?? false,
      returns: returns)
  }

  mutating func classDefinition(
    _ definition: ClassDefinition
  ) throws(SyntaxError) -> ClassDefinition {
    let bases = try arguments(definition.bases)
    let (body, inner) = try inside(
      .classBody, named: definition.name, className: definition.name
    ) { (resolver) throws(SyntaxError) in
      try resolver.statements(definition.body.body)
    }
    return ClassDefinition(
      name: definition.name, qualifiedName: inner.qualifiedName, bases: bases,
      body: rebuilt(definition.body, parameters: [], body: body, scope: inner))
  }
}
