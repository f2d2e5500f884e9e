import Diagnostics

/// A cell or a script after parsing and resolving: what the interpreter evaluates.
package struct Program: Sendable {
  package let source: SourceFragment
  package let body: [Statement]
  /// The last statement's expression where it ends the program without a semicolon behind it:
  /// notebooks show its value.
  package let showsLastExpression: Bool

  package init(source: SourceFragment, body: [Statement], showsLastExpression: Bool) {
    self.source = source
    self.body = body
    self.showsLastExpression = showsLastExpression
  }
}

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

/// What can stand left of `=`, after `for`, `as`, or `del`.
package struct Target: Sendable {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Sendable {
    case name(Name)
    case attribute(Expression, String)
    case item(Expression, Expression)
    /// Unpacking; `starred` is the index of the one starred element.
    case sequence([Target], starred: Int?)
  }
}

/// A name and where the resolver found it to live.
package struct Name: Sendable, Hashable {
  package let text: String
  package let storage: Storage

  package init(_ text: String, _ storage: Storage) {
    self.text = text
    self.storage = storage
  }

  package enum Storage: Sendable, Hashable {
    /// A slot of the running function's frame.
    case local(Int)
    /// A slot of the running function's frame that holds a box, because an inner function uses it.
    case boxed(Int)
    /// A box that the running function captured when it was made, by index into its captures.
    case captured(Int)
    /// The namespace of the class body being evaluated, then the globals, then the built-ins.
    case classBody
    /// The note's namespace, then the built-ins.
    case global
  }
}

package struct Expression: Sendable {
  package let kind: Kind
  package let range: SourceRange
  /// The nodes on the longest way down, this one included; the parser makes none above
  /// `Expression.maximumDepth`, so that walks by recursion and deallocation stay in the stack.
  package let depth: Int

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
    depth = kind.depthBelow + 1
  }

  package static let maximumDepth = 1000

  package indirect enum Kind: Sendable {
    case none
    case ellipsis
    case bool(Bool)
    case int(Int)
    /// An integer literal beyond 64 bits, as its decimal digits; the interpreter refuses it for now.
    case bigInt(String)
    case float(Double)
    case string(String)
    case formatted([FormattedPart])
    case name(Name)
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    /// A pair without a key is `**value`.
    case dict([DictItem])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a < b <= c`: one operator fewer than operands.
    case comparison([ComparisonOperator], [Expression])
    case and([Expression])
    case or([Expression])
    case not(Expression)
    case conditional(condition: Expression, then: Expression, orElse: Expression)
    case call(Expression, [Argument])
    case attribute(Expression, String)
    case item(Expression, Expression)
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case lambda(Function)
    /// `[element for …]`, `{…}`, `(…)`; the function is the comprehension's own scope, with the
    /// evaluated first iterable as its one parameter, as CPython does.
    case comprehension(Comprehension)
    /// `*value` inside a list, tuple, set, or call.
    case starred(Expression)
    /// `name := value`.
    case namedValue(Name, Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

package struct DictItem: Sendable {
  package let key: Expression?
  package let value: Expression
  package init(key: Expression?, value: Expression) {
    self.key = key
    self.value = value
  }
}

/// A literal run of an f-string, or a value to be formatted.
package indirect enum FormattedPart: Sendable {
  case text(String)
  /// `{value!conversion:format}`; the format is itself a list of parts.
  case value(Expression, conversion: Character?, format: [FormattedPart])
}

package struct Argument: Sendable {
  package enum Kind: Sendable, Hashable { case positional, keyword(String), star, doubleStar }
  package let kind: Kind
  package let value: Expression
  package init(_ kind: Kind, _ value: Expression) {
    self.kind = kind
    self.value = value
  }
}

package struct Parameter: Sendable {
  package enum Kind: Sendable { case positionalOnly, ordinary, variadic, keywordOnly, keywords }
  package let name: String
  package let kind: Kind
  package let defaultValue: Expression?
  package init(name: String, kind: Kind, defaultValue: Expression?) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
  }
}

/// A function's code with its names resolved to slots.
///
/// A frame has `slotNames.count` slots; parameter number i arrives in slot i. Slots listed in
/// `boxedSlots` hold boxes; a parameter that is boxed is put into its box on entry. `captures`
/// says, in the terms of the enclosing frame, which boxes the function takes along when made;
/// `captureNames` names them in the same order. A method that uses `super` or `__class__` has a
/// capture named `__class__`: the box that zero-argument `super()` reads.
package struct Function: Sendable {
  package let name: String
  /// `Outer.method`, `outer.<locals>.inner`, as Python's `__qualname__`.
  package let qualifiedName: String
  package let parameters: [Parameter]
  package let body: [Statement]
  package let slotNames: [String]
  package let boxedSlots: [Int]
  package let captures: [Capture]
  package let captureNames: [String]
  package let isGenerator: Bool
  package let documentation: String?
  package let source: SourceFragment
  package let range: SourceRange

  package enum Capture: Sendable, Hashable {
    /// The box in this slot of the enclosing frame.
    case slot(Int)
    /// The enclosing function's own capture.
    case captured(Int)
  }

  package init(
    name: String, qualifiedName: String, parameters: [Parameter], body: [Statement],
    slotNames: [String], boxedSlots: [Int], captures: [Capture], isGenerator: Bool,
    documentation: String?, source: SourceFragment, range: SourceRange,
    captureNames: [String] = []
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.parameters = parameters
    self.body = body
    self.slotNames = slotNames
    self.boxedSlots = boxedSlots
    self.captures = captures
    self.captureNames = captureNames
    self.isGenerator = isGenerator
    self.documentation = documentation
    self.source = source
    self.range = range
  }
}

/// A class statement. Its body runs in a namespace of its own: names bound in it are
/// `.classBody`, names that only an enclosing function binds are `.captured`, others `.global`.
/// Its functions see past it to the function around the class.
package struct ClassDefinition: Sendable {
  package let name: String
  package let qualifiedName: String
  package let bases: [Argument]
  /// The body as a function without parameters whose names are `.classBody`; evaluating it
  /// fills the class namespace. Its one slot, 0, is always the box of `__class__`, filled once the
  /// class exists; methods with `super()` capture it as `.slot(0)`. Its captures are boxes of the
  /// frame around the class statement, for itself and for its methods to pass on.
  package let body: Function

  package init(name: String, qualifiedName: String, bases: [Argument], body: Function) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.bases = bases
    self.body = body
  }
}

package struct Comprehension: Sendable {
  package enum Kind: Sendable, Hashable { case list, set, dict, generator }
  package let kind: Kind
  /// The scope's slots, boxes and captures; its body is empty, its one parameter is `.0`.
  package let scope: Function
  package let firstIterable: Expression
  package let clauses: [Clause]
  /// The element, or the key of a dict comprehension.
  package let element: Expression
  /// The value of a dict comprehension.
  package let value: Expression?

  package enum Clause: Sendable {
    /// The first `for` has no iterable of its own: it runs over the scope's parameter.
    case `for`(Target, iterable: Expression?)
    case `if`(Expression)
  }

  package init(
    kind: Kind, scope: Function, firstIterable: Expression, clauses: [Clause],
    element: Expression, value: Expression?
  ) {
    self.kind = kind
    self.scope = scope
    self.firstIterable = firstIterable
    self.clauses = clauses
    self.element = element
    self.value = value
  }
}

package enum UnaryOperator: String, Sendable, Hashable {
  case plus = "+", minus = "-", invert = "~"
}

package enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//"
  case modulo = "%", power = "**", matrixMultiply = "@"
  case shiftLeft = "<<", shiftRight = ">>", bitAnd = "&", bitOr = "|", bitXor = "^"
}

package enum ComparisonOperator: String, Sendable, Hashable {
  case equal = "==", notEqual = "!=", less = "<", lessEqual = "<=", greater = ">"
  case greaterEqual = ">=", `is` = "is", isNot = "is not", `in` = "in", notIn = "not in"
}
