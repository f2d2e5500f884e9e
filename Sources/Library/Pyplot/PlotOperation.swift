import Interpreter
import Plots

/// A drawing call: a function of `matplotlib.pyplot` that draws on the current axes, and a method
/// of every axes.
struct PlotOperation {
  typealias Body = (PlotAxes, Arguments, Context) throws -> Value

  /// The function's name; nothing for what only axes have.
  let name: String?
  let method: String
  let parameters: [BuiltinParameter]
  let documentation: String
  let body: Body

  /// - Parameter method: The method's name where it is not the function's.
  init(
    _ name: String?, method: String? = nil, _ parameters: [BuiltinParameter],
    _ documentation: String, body: @escaping Body
  ) {
    self.name = name
    self.method = method ?? name ?? ""
    self.parameters = parameters + [.keywords("kwargs")]
    self.documentation = documentation
    self.body = body
  }

  func function(_ state: PlotState) -> BuiltinFunction? {
    name.map { name in
      BuiltinFunction(pyplot: name, parameters, documentation) { [body] (arguments, context) in
        try body(state.axes, arguments, context)
      }
    }
  }

  var axesMethod: BuiltinFunction {
    BuiltinFunction(pyplot: method, [.positional("self")] + parameters, documentation) {
      [body] (arguments, context) in
      guard let axes = arguments.receiver.native(as: PlotAxes.self) else {
        throw arguments.wrongType("self", expected: "Axes")
      }
      return try body(axes, arguments, context)
    }
  }

  static var all: [PlotOperation] { lines + bars + matrices + areas + words + axes }
}

extension BuiltinFunction {
  /// A function whose body may throw `PyplotFault`.
  convenience init(
    pyplot name: String, _ parameters: [BuiltinParameter], _ documentation: String,
    body: @escaping (Arguments, Context) throws -> Value
  ) {
    self.init(name, parameters, documentation: documentation) {
      (arguments, context) throws(Raise) in
      try raising { try body(arguments, context) }
    }
  }
}

extension Arguments {
  func plotData(_ name: String, in context: Context) throws -> PlotData {
    try PlotData(self[name], in: context)
  }

  /// A number of an argument, or of a tensor with one element; nothing for `None`.
  func plotNumber(_ name: String, in context: Context) throws -> Double? {
    if self[name].isNone { return nil }
    let data = try plotData(name, in: context)
    guard data.numbers.count == 1, data.words == nil, let number = data.numbers.first else {
      throw wrongType(name, expected: "a number")
    }
    guard !number.isFinite || number.isDrawable else { throw PyplotFault.notDrawable(number) }
    return number
  }

  /// What a keyword collected by `**kwargs` says.
  func keyword(_ name: String) -> Value { keywords.first { $0.name == name }?.value ?? .none }
}
