import Interpreter
import Tensors

// `get_state` and `set_state` of NumPy's old generator.

extension TwisterSource {
  /// `('MT19937', words, position, has a normal number left, that number)`
  func state() throws -> Value {
    let words = generator.state.words.map { Int64($0) }
    return Value(tuple: [
      "MT19937", .native(try NDArray(integers: words, kind: .uint32)),
      .int(generator.state.position), .int(spare == nil ? 0 : 1), .float(spare ?? 0),
    ])
  }

  /// Goes on where a state was taken.
  ///
  /// - Throws: Where the value is no state of this generator.
  func setState(_ value: Value, in context: Context) throws {
    guard let parts = value.asSequence, parts.count == 3 || parts.count == 5 else {
      throw ArrayError.value("state is not a legacy MT19937 state").raise
    }
    guard parts[0].asString == "MT19937" else {
      throw ArrayError.value("set_state can only be used with legacy MT19937 state instances.")
        .raise
    }
    let words = try NDArray.of(parts[1], in: context).integers
    guard words.count == 624, let position = parts[2].asInt, 0...624 ~= position else {
      throw ArrayError.value("state is not a legacy MT19937 state").raise
    }
    generator.state = try RandomGenerator.State(
      words: words.map { UInt32(truncatingIfNeeded: $0) }, position: position, nextNormal: nil,
      seed: 0)
    spare = parts.count == 5 && parts[3].asInt == 1 ? parts[4].asDouble : nil
  }
}

/// The two functions for a generator: the module's, or the one that a method is called on.
func stateFunctions(_ own: TwisterSource?) -> [ArrayFunction] {
  let first = own == nil ? "self, " : ""
  func source(_ call: Call) throws -> TwisterSource {
    let object = call.arguments.receiver.native(as: GeneratorBits.self)
    guard let source = own ?? object?.source as? TwisterSource else {
      throw ArrayError.type("the method is one of RandomState").raise
    }
    return source
  }
  return [
    ArrayFunction("get_state", first + "legacy=True", "Where the generator stands.") { call in
      try source(call).state()
    },
    ArrayFunction("set_state", first + "state", "Goes back to where a state was taken.") { call in
      try source(call).setState(call["state"], in: call.context)
      return .none
    },
  ]
}
