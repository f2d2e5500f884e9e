import Dialect

/// A function that a cell defined: compiled code with the values that it took along.
package final class FunctionObject {
  let code: FunctionCode
  /// By parameter; nothing for one without a default.
  let defaults: [Value?]
  let captures: [Box]
  package var attributes = AttributeTable()

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

  init(code: FunctionCode, defaults: [Value?], captures: [Box]) {
    self.code = code
    self.defaults = defaults
    self.captures = captures
  }
}

/// A variable that more than one function uses.
final class Box {
  // Unchecked, as all variables of cells: read and written in single steps.
  @exclusivity(unchecked) var value: Value?
  init(_ value: Value? = nil) { self.value = value }
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
  /// Runs the body and gives what it returned; nothing for a generator function. A field of its own
  /// that never changes: a call needs no reference to it.
  let evaluate: Evaluate
  /// Makes a generator function's body.
  let generator: MakeResumable?

  enum Body {
    case plain(Execute)
    case expression(Evaluate)
    case generator(MakeResumable)
  }

  init(_ definition: Function, namespace: Namespace, _ body: Body) {
    self.definition = definition
    self.namespace = namespace
    switch body {
    case .expression(let value): (evaluate, generator) = (value, nil)
    case .plain(let execute):
      evaluate = { frame throws(Raise) in
        _ = try execute(frame)
        return frame.takeResult()
      }
      generator = nil
    case .generator(let make):
      evaluate = { _ throws(Raise) in .none }
      generator = make
    }
    signature = Signature(definition)
    slotCount = definition.slotNames.count
    boxedSlots = definition.boxedSlots
    isSimple = signature.isSimple
    parameterCount = signature.names.count
  }
}

/// The namespace of a class body while it runs.
final class ClassNames {
  var attributes = AttributeTable()
}

typealias Evaluate = (Frame) throws(Raise) -> Value
typealias Execute = (Frame) throws(Raise) -> Completion
typealias Test = (Frame) throws(Raise) -> Bool

/// An expression, compiled. Closures directly inside arrays, tuples or optionals are called through
/// conversion thunks; inside a structure they are not.
struct Part {
  let evaluate: Evaluate
  init(_ evaluate: @escaping Evaluate) { self.evaluate = evaluate }
}

/// A statement, compiled; see `Part`.
struct Step {
  let execute: Execute
  init(_ execute: @escaping Execute) { self.execute = execute }
}

/// A condition, compiled; see `Part`.
struct Check {
  let test: Test
  init(_ test: @escaping Test) { self.test = test }
}

/// How a statement ended.
enum Completion {
  case normal, `break`, `continue`, `return`
}
