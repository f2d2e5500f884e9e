import Diagnostics

package struct Statement: Sendable {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Sendable {
    case expression(Expression)
    /// `a = b = value`: the targets from left to right.
    case assign(targets: [Target], value: Expression)
    /// `target op= value`.
    case augmentedAssign(target: Target, op: BinaryOperator, value: Expression)
    /// `target: annotation = value`; the annotation is not evaluated inside functions.
    case annotatedAssign(target: Target, annotation: Expression, value: Expression?)
    case delete([Target])
    case `if`(condition: Expression, then: [Statement], orElse: [Statement])
    case `for`(target: Target, iterable: Expression, body: [Statement], orElse: [Statement])
    case `while`(condition: Expression, body: [Statement], orElse: [Statement])
    case function(target: Name, Function, decorators: [Expression])
    case classDefinition(target: Name, ClassDefinition, decorators: [Expression])
    case `return`(Expression?)
    case `break`
    case `continue`
    case pass
    case raise(Expression?, cause: Expression?)
    case assert(Expression, message: Expression?)
    case `try`(body: [Statement], handlers: [Handler], orElse: [Statement], finally: [Statement])
    case with(items: [WithItem], body: [Statement])
    case match(subject: Expression, cases: [MatchCase])
    /// `import a.b as c`; each binds `target` (the first component without `as`).
    case `import`([ImportedModule])
    case importFrom(module: String, names: [ImportedName])
    /// `global` and `nonlocal` leave nothing to do once names are resolved.
    case declaration(Declaration)
  }

  /// The names of a `global` or `nonlocal` statement, which only the resolver reads.
  package struct Declaration: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case global, nonlocal }
    package let kind: Kind
    package let names: [String]
    package init(_ kind: Kind, names: [String]) {
      self.kind = kind
      self.names = names
    }
  }

  package struct Handler: Sendable {
    package let type: Expression?
    package let name: Name?
    package let body: [Statement]
    package init(type: Expression?, name: Name?, body: [Statement]) {
      self.type = type
      self.name = name
      self.body = body
    }
  }

  package struct WithItem: Sendable {
    package let context: Expression
    package let target: Target?
    package init(context: Expression, target: Target?) {
      self.context = context
      self.target = target
    }
  }

  package struct ImportedModule: Sendable {
    /// The dotted path as written.
    package let path: String
    package let target: Name
    /// Whether the whole path is bound (`as`), or only its first component.
    package let bindsWholePath: Bool
    package let range: SourceRange
    package init(path: String, target: Name, bindsWholePath: Bool, range: SourceRange) {
      self.path = path
      self.target = target
      self.bindsWholePath = bindsWholePath
      self.range = range
    }
  }

  package struct ImportedName: Sendable {
    /// The name in the module, or `*`.
    package let name: String
    package let target: Name
    package let range: SourceRange
    package init(name: String, target: Name, range: SourceRange) {
      self.name = name
      self.target = target
      self.range = range
    }
  }
}
