import Interpreter

/// The arguments of a function of the module, and where it runs.
struct Call {
  let arguments: Arguments
  let context: Context

  subscript(name: String) -> Value { arguments[name] }

  func isGiven(_ name: String) -> Bool { !arguments[name].isNone }

  /// The array that an argument is or makes.
  func array(_ name: String) throws -> NDArray { try NDArray.of(arguments[name], in: context) }

  func optionalArray(_ name: String) throws -> NDArray? { isGiven(name) ? try array(name) : nil }

  /// An array or a Python number, which promotes less.
  func operand(_ name: String) throws -> Operand {
    try arguments[name].operand(in: context) ?? Operand(array: try array(name))
  }

  /// The arrays of a list.
  func arrays(_ name: String) throws -> [NDArray] {
    if let array = arguments[name].array {
      guard array.rank > 0 else { throw ArrayError.type("iteration over a 0-d array").raise }
      return (0..<array.shape[0]).map { array.selected(0, $0) }
    }
    return try context.elements(of: arguments[name]).map { try NDArray.of($0, in: context) }
  }

  func int(_ name: String) throws -> Int {
    let type = arguments[name].plainTypeName
    return try context.integer(
      arguments[name], else: "'\(type)' object cannot be interpreted as an integer")
  }

  func optionalInt(_ name: String) throws -> Int? { isGiven(name) ? try int(name) : nil }

  func double(_ name: String) throws -> Double {
    guard let value = try context.double(arguments[name]) else {
      throw arguments.wrongType(name, expected: "float")
    }
    return value
  }

  func bool(_ name: String) throws -> Bool { try context.truth(arguments[name]) }

  func string(_ name: String) throws -> String { try arguments.string(name) }

  /// Integers of a tuple, a list or an array, or one alone.
  func ints(_ name: String) throws -> [Int] {
    try shapeArgument(arguments[name], in: context)
  }

  func optionalInts(_ name: String) throws -> [Int]? { isGiven(name) ? try ints(name) : nil }

  func kind(_ name: String = "dtype") throws -> Kind? {
    isGiven(name) ? try Kind.of(arguments[name]) : nil
  }
}

/// Sizes: an integer, or a tuple, a list or an array of them.
func shapeArgument(_ value: Value, in context: Context) throws -> [Int] {
  func size(_ value: Value) throws -> Int {
    let type = value.plainTypeName
    return try context.integer(
      value, else: "'\(type)' object cannot be interpreted as an integer")
  }
  if let array = value.array, array.rank == 1 { return array.integers.map { Int($0) } }
  if let sizes = value.asSequence { return try sizes.map(size) }
  return [try size(value)]
}

/// A function of the module `numpy`, or a method of its arrays: parameters as Python writes them,
/// what it does in a sentence, and how.
struct ArrayFunction {
  let name: String
  let parameters: [BuiltinParameter]
  let documentation: String
  let body: (Call) throws -> Value

  /// - Parameter signature: As in `a, axis=None, *, keepdims=False`; the first is the array itself
  ///   where the function is a method too.
  init(
    _ name: String, _ signature: String, _ documentation: String,
    body: @escaping (Call) throws -> Value
  ) {
    self.name = name
    self.documentation = documentation
    self.body = body
    parameters = Self.parameters(signature)
  }

  /// The function that gives an array for an array.
  init(
    _ name: String, _ signature: String, _ documentation: String,
    array: @escaping (Call) throws -> NDArray
  ) {
    self.init(name, signature, documentation) { try array($0).value }
  }

  private static func parameters(_ signature: String) -> [BuiltinParameter] {
    var isKeyword = false
    var result: [BuiltinParameter] = []
    for part in signature.split(separator: ",") {
      let text = part.drop { $0 == " " }
      if text == "*" {
        isKeyword = true
      } else if text.hasPrefix("*") {
        result.append(.variadic(String(text.dropFirst())))
        isKeyword = true
      } else {
        let pieces = text.split(separator: "=", maxSplits: 1)
        let value = pieces.count > 1 ? standard(pieces[1]) : nil
        result.append(
          BuiltinParameter(
            String(pieces[0]), isKeyword ? .keywordOnly : .ordinary, defaultValue: value))
      }
    }
    return result
  }

  private static func standard(_ text: Substring) -> Value {
    switch text {
    case "None": return .none
    case "True": return true
    case "False": return false
    default: break
    }
    if let value = Int(text) { return .int(value) }
    if let value = Double(text) { return .float(value) }
    return Value(String(text.filter { $0 != "'" }))
  }

  /// `np.name(a, …)`; as an attribute of a class, `a.name(…)`.
  var function: BuiltinFunction {
    let body = body
    return BuiltinFunction(name, parameters, documentation: documentation) {
      (arguments, context) throws(Raise) in
      try raising(in: context) { try body(Call(arguments: arguments, context: context)) }
    }
  }

  func renamed(_ other: String) -> ArrayFunction {
    ArrayFunction(other, parameters, documentation, body)
  }

  private init(
    _ name: String, _ parameters: [BuiltinParameter], _ documentation: String,
    _ body: @escaping (Call) throws -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.documentation = documentation
    self.body = body
  }
}
