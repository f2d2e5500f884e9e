/// A parameter of a native function.
package struct BuiltinParameter {
  package enum Kind: Hashable {
    /// By place only, as before a `/`.
    case positionalOnly
    case ordinary
    /// `*name`: the rest of the arguments by place.
    case variadic
    case keywordOnly
    /// `**name`: the rest of the keyword arguments.
    case keywords
  }

  package let name: String
  package let kind: Kind
  /// None for a parameter that must be given.
  package let defaultValue: Value?
  /// What the parameter is, for `help`; empty where nobody has said.
  package private(set) var meaning = ""

  package init(_ name: String, _ kind: Kind, defaultValue: Value?) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
  }

  /// The same parameter with what it means, in a few words without a full stop.
  package func meaning(_ text: String) -> Self {
    var copy = self
    copy.meaning = text
    return copy
  }

  package static func required(_ name: String) -> Self { Self(name, .ordinary, defaultValue: nil) }
  package static func optional(_ name: String, _ value: Value = .none) -> Self {
    Self(name, .ordinary, defaultValue: value)
  }
  package static func positional(_ name: String) -> Self {
    Self(name, .positionalOnly, defaultValue: nil)
  }
  package static func positional(_ name: String, _ value: Value) -> Self {
    Self(name, .positionalOnly, defaultValue: value)
  }
  package static func variadic(_ name: String) -> Self {
    Self(name, .variadic, defaultValue: nil)
  }
  package static func keywordOnly(_ name: String, _ value: Value = .none) -> Self {
    Self(name, .keywordOnly, defaultValue: value)
  }
  package static func requiredKeyword(_ name: String) -> Self {
    Self(name, .keywordOnly, defaultValue: nil)
  }
  package static func keywords(_ name: String) -> Self {
    Self(name, .keywords, defaultValue: nil)
  }
}

/// Whose words tell that a call leaves out arguments.
package enum MessageStyle: Sendable {
  /// Python's, for functions that are written in it.
  case python
  /// Those of PyTorch's functions that are written in C++.
  case torch
  /// Those of CPython's functions that are written in C.
  case cpython
}

extension BuiltinFunction {
  /// The same function with the name of its module in messages, as CPython has it for functions
  /// that take their arguments by place.
  func named(in module: String) -> BuiltinFunction {
    BuiltinFunction(
      name, parameters, qualifiedName: "\(module).\(name)", style: .cpython,
      documentation: documentation, body: body)
  }
}

/// A function of the cell language that is written in Swift: name, parameters, documentation and
/// body in one value.
///
///     BuiltinFunction("clamp", [.required("x"), .optional("low", 0), .optional("high", 1)],
///       documentation: "x, held between low and high"
///     ) { arguments, context throws(Raise) in
///       let x = try arguments.double("x")
///       return .float(min(max(x, try arguments.double("low")), try arguments.double("high")))
///     }
///
/// Arguments arrive bound: missing, surplus and unknown ones have been reported as Python does.
/// As an attribute of a class, the function is a method and its first parameter is the object.
package final class BuiltinFunction {
  package typealias Body = (Arguments, Context) throws(Raise) -> Value
  package typealias Unary = (Value, Context) throws(Raise) -> Value
  /// Nothing for a value that wants the body.
  package typealias Shortcut = (Value, Context) throws(Raise) -> Value?

  package let name: String
  /// As messages print it: `Linear.__init__`; the name itself outside classes.
  package let qualifiedName: String
  package let parameters: [BuiltinParameter]
  package let documentation: String
  package let body: Body
  /// What the body does with one value by place, without arguments being bound.
  let shortcut: Shortcut?
  /// In whose words a call is told that leaves out arguments.
  package let style: MessageStyle
  /// What calls may say by name besides the parameters.
  let extraKeywords: ExtraKeywords?
  /// Whether arguments by place need no search: no parameter takes the rest, and those by keyword
  /// alone can be left out.
  let isSimple: Bool
  /// How many parameters can be given by place.
  private let placeCount: Int
  /// Beside the parameters, which are long to copy.
  let parameterNames: [String]
  /// How many of the parameters have no default.
  private let requiredCount: Int
  private(set) lazy var signature = Signature(parameters)

  package convenience init(
    _ name: String, _ parameters: [BuiltinParameter], qualifiedName: String? = nil,
    style: MessageStyle = .python, extraKeywords: ExtraKeywords? = nil,
    documentation: String = "", body: @escaping Body
  ) {
    self.init(
      name, parameters, qualifiedName: qualifiedName, style: style, extraKeywords: extraKeywords,
      documentation: documentation, shortcut: nil, body: body)
  }

  /// A function of one value by place.
  package convenience init(
    _ name: String, of parameter: String, qualifiedName: String? = nil,
    documentation: String = "", body: @escaping Unary
  ) {
    self.init(
      name, [.positional(parameter)], qualifiedName: qualifiedName, documentation: documentation,
      shortcut: body
    ) { (arguments, context) throws(Raise) in try body(arguments.receiver, context) }
  }

  package init(
    _ name: String, _ parameters: [BuiltinParameter], qualifiedName: String? = nil,
    style: MessageStyle = .python, extraKeywords: ExtraKeywords? = nil, documentation: String,
    shortcut: Shortcut?, body: @escaping Body
  ) {
    self.name = name
    self.style = style
    self.extraKeywords = extraKeywords
    self.qualifiedName = qualifiedName ?? name
    self.parameters = parameters
    self.documentation = documentation
    self.body = body
    self.shortcut = shortcut
    parameterNames = parameters.map(\.name)
    placeCount = parameters.prefix { $0.kind == .positionalOnly || $0.kind == .ordinary }.count
    isSimple = parameters.dropFirst(placeCount).allSatisfy {
      $0.kind == .keywordOnly && $0.defaultValue != nil
    }
    requiredCount = (parameters.lastIndex { $0.defaultValue == nil } ?? -1) + 1
  }

  /// Whether so many arguments by place are neither too few nor too many.
  func takes(_ count: Int) -> Bool { count >= requiredCount && count <= placeCount }
}

/// The arguments of a call before they meet a function's parameters.
package struct CallArguments {
  package var positional: [Value]
  package var keywords: [(name: String, value: Value)]

  package init(_ positional: [Value] = [], keywords: [(name: String, value: Value)] = []) {
    self.positional = positional
    self.keywords = keywords
  }
}

extension Context {
  /// The name of a file that a `str` or an object with `__fspath__` is; nothing for others.
  package func pathText(_ value: Value) throws(Raise) -> String? {
    if let text = value.asString { return text }
    guard case .instance = value else { return nil }
    return try callSpecial(value, "__fspath__")?.asString
  }
}

/// The arguments of a native function, bound to its parameters.
///
/// The readers take a parameter's name and raise Python's `TypeError` when the value is of
/// another type: `manual_seed(): argument 'seed' must be int, not str`.
package struct Arguments {
  package let function: BuiltinFunction
  /// By parameter, defaults filled in; nothing for `*rest` and `**rest`.
  package let values: [Value?]
  /// What `*rest` collected.
  package let rest: [Value]
  /// What `**rest` collected, in the order of the call.
  package let keywords: [(name: String, value: Value)]

  package init(
    function: BuiltinFunction, values: [Value?], rest: [Value] = [],
    keywords: [(name: String, value: Value)] = []
  ) {
    self.function = function
    self.values = values
    self.rest = rest
    self.keywords = keywords
  }

  /// The value of a parameter; `None` for a name that is no parameter.
  package subscript(name: String) -> Value {
    for index in values.indices where function.parameterNames[index] == name {
      return values[index] ?? .none
    }
    return .none
  }

  /// The first argument by place: the object, in a method.
  package var receiver: Value { (values.first ?? nil) ?? rest.first ?? .none }

  package func int(_ name: String) throws(Raise) -> Int {
    if let value = self[name].asInt { return value }
    throw wrongType(name, expected: "int")
  }

  /// A number: an `int` counts as one.
  package func double(_ name: String) throws(Raise) -> Double {
    if let value = self[name].asDouble { return value }
    throw wrongType(name, expected: "float")
  }

  package func bool(_ name: String) throws(Raise) -> Bool {
    switch self[name] {
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .bigInt: return true
    default: throw wrongType(name, expected: "bool")
    }
  }

  package func string(_ name: String) throws(Raise) -> String {
    if let value = self[name].asString { return value }
    throw wrongType(name, expected: "str")
  }

  /// A file's name: a `str`, or what the `__fspath__` of an object such as a `pathlib.Path` gives.
  package func path(_ name: String, in context: Context) throws(Raise) -> String {
    if let text = try context.pathText(self[name]) { return text }
    throw Raise(
      .typeError, "expected str, bytes or os.PathLike object, not \(self[name].plainTypeName)",
      fix: "give the file's name")
  }

  /// The elements of a list or a tuple.
  package func sequence(_ name: String) throws(Raise) -> [Value] {
    if let value = self[name].asSequence { return value }
    throw wrongType(name, expected: "list or tuple")
  }

  /// The integers of a list or a tuple, or a single one: sizes, dimensions.
  package func ints(_ name: String) throws(Raise) -> [Int] {
    if let value = self[name].asInt { return [value] }
    var result: [Int] = []
    for element in try sequence(name) {
      guard let value = element.asInt else { throw wrongType(name, expected: "tuple of ints") }
      result.append(value)
    }
    return result
  }

  /// Nothing where the argument is `None`, else what the reader makes of it.
  package func optional<Result>(
    _ name: String, _ read: (Arguments) -> (String) throws(Raise) -> Result
  ) throws(Raise) -> Result? {
    if self[name].isNone { return nil }
    return try read(self)(name)
  }

  /// The error for an argument of the wrong type.
  package func wrongType(_ name: String, expected: String) -> Raise {
    if case .bigInt = self[name], !expected.hasPrefix("str") { return .tooLarge(for: expected) }
    return .wrongArgumentType(
      function: function.qualifiedName, parameter: name, expected: expected,
      found: self[name].plainTypeName)
  }
}
