import Dialect

/// A function that a cell defined: compiled code with the values that it took along.
package final class FunctionObject {
  let code: FunctionCode
  /// By parameter; nothing for one without a default.
  let defaults: [Value?]
  let captures: [Box]
  package var attributes = AttributeTable()
  var annotations: FunctionAnnotations?

  package var name: String { attributes["__name__"]?.asString ?? code.definition.name }
  package var qualifiedName: String {
    attributes["__qualname__"]?.asString ?? code.definition.qualifiedName
  }
  package var documentation: String? { code.definition.documentation }

  /// The parameters in order, with their defaults: for callers that choose arguments by name.
  package var parameters: [(name: String, kind: Parameter.Kind, defaultValue: Value?)] {
    code.definition.parameters.indices.map {
      (code.definition.parameters[$0].name, code.definition.parameters[$0].kind, defaults[$0])
    }
  }

  package var isGenerator: Bool { code.definition.isGenerator }

  init(code: FunctionCode, defaults: [Value?], captures: [Box]) {
    self.code = code
    self.defaults = defaults
    self.captures = captures
  }
}

/// The compiled form of a function's syntax.
final class FunctionCode {
  let definition: Function
  let signature: Signature
  let namespace: Namespace
  let slotCount: Int
  let boxedSlots: [Int]
  /// Whether a call with exactly the parameters by place needs no binding.
  let isSimple: Bool
  let parameterCount: Int
  /// How many arguments by place a call needs that goes straight into a frame; -1 where more is to
  /// be done.
  let directCount: Int
  /// Whether a call that goes straight into a frame can lend its first argument.
  let borrowsFirst: Bool
  /// Runs the body and gives what it returned; nothing for a generator function.
  let evaluate: ExpressionCode
  /// Makes a generator function's body.
  let generator: MakeResumable?

  enum Body {
    case plain(StatementCode)
    case expression(ExpressionCode)
    case generator(MakeResumable)
  }

  init(_ definition: Function, namespace: Namespace, _ body: Body) {
    self.definition = definition
    self.namespace = namespace
    switch body {
    case .expression(let value): (evaluate, generator) = (value, nil)
    case .plain(let body): (evaluate, generator) = (BodyCode(body), nil)
    case .generator(let make):
      (evaluate, generator) = (ConstantCode(.none), make)
    }
    signature = Signature(definition)
    slotCount = definition.slotNames.count
    boxedSlots = definition.boxedSlots
    isSimple = signature.isSimple
    parameterCount = signature.names.count
    let isDirect =
      isSimple && generator == nil && boxedSlots.isEmpty && slotCount <= Frame.usualCapacity
    directCount = isDirect ? parameterCount : -1
    borrowsFirst = isDirect && definition.keepsFirstParameter
  }
}

/// The namespace of a class body while it runs.
final class ClassNames {
  var attributes = AttributeTable()
}
