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

extension FunctionObject {
  /// A frame with the arguments in place, the receiver first, where they need no binding.
  func simpleFrame(
    _ receiver: Value, _ arguments: CallArguments, _ context: Context
  ) -> Frame? {
    guard code.isSimple, arguments.keywords.isEmpty,
      arguments.positional.count + 1 == code.signature.positionalCount
    else { return nil }
    let frame = Frame(
      code: code, slotCount: code.slotCount, captures: captures, context: context)
    frame.slots[0] = receiver
    for (index, value) in arguments.positional.enumerated() { frame.slots[index + 1] = value }
    return frame
  }
}

/// A variable that more than one function uses.
final class Box {
  var value: Value?
  init(_ value: Value? = nil) { self.value = value }
}

/// The compiled form of a function's syntax, made when the function is first called.
final class FunctionCode {
  let definition: Function
  let signature: Signature
  let namespace: Namespace
  let slotCount: Int
  let boxedSlots: [Int]
  /// Whether a call with exactly the parameters by place needs no binding.
  let isSimple: Bool
  private let compile: (FunctionCode) -> Body
  private var compiled: Body?

  enum Body {
    case plain(Execute)
    case expression(Evaluate)
    case generator(MakeResumable)
  }

  init(
    _ definition: Function, namespace: Namespace, compile: @escaping (FunctionCode) -> Body
  ) {
    self.definition = definition
    self.namespace = namespace
    self.compile = compile
    signature = Signature(definition)
    slotCount = definition.slotNames.count
    boxedSlots = definition.boxedSlots
    isSimple = signature.isSimple
  }

  var body: Body {
    if let compiled { return compiled }
    let made = compile(self)
    compiled = made
    return made
  }
}

/// One running call: its slots and what it took along.
final class Frame {
  let slots: UnsafeMutablePointer<Value?>
  private let slotCount: Int
  /// By slot; empty when no slot is boxed.
  var boxes: [Box?] = []
  let captures: [Box]
  let context: Context
  let code: FunctionCode?
  /// What `return` gave.
  var result: Value = .none
  /// The names of the class body that runs in this frame.
  var classNames: ClassNames?
  /// The generator whose body runs in this frame.
  var generator: Unowned<GeneratorObject>?

  init(code: FunctionCode?, slotCount: Int, captures: [Box], context: Context) {
    self.code = code
    self.slotCount = slotCount
    self.captures = captures
    self.context = context
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: nil, count: slotCount)
    if let code, !code.boxedSlots.isEmpty {
      boxes = Array(repeating: nil, count: slotCount)
      for slot in code.boxedSlots { boxes[slot] = Box() }
    }
  }

  deinit {
    slots.deinitialize(count: slotCount)
    slots.deallocate()
  }

  /// Moves the parameters that inner functions use into their boxes.
  func fillBoxes(parameters: Int) {
    guard let code else { return }
    for slot in code.boxedSlots where slot < parameters {
      boxes[slot]?.value = slots[slot]
      slots[slot] = nil
    }
  }

  func box(_ slot: Int) -> Box {
    if slot < boxes.count, let box = boxes[slot] { return box }
    preconditionFailure("slot \(slot) holds no box")
  }
}

/// The namespace of a class body while it runs.
final class ClassNames {
  var attributes = AttributeTable()
}

typealias Evaluate = (Frame) throws(Raise) -> Value
typealias Execute = (Frame) throws(Raise) -> Completion

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

/// How a statement ended.
enum Completion {
  case normal, `break`, `continue`, `return`
}
