import Interpreter
import Plots

/// A call that draws or sets something up: a method of every axes or of every figure, and a function
/// of `matplotlib.pyplot` that means the current one.
struct PlotOperation<Owner: PlotOwner> {
  typealias Body = (Owner, Arguments, Context) throws -> Value

  /// The function's name; nothing for what is a method alone.
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
        try body(Owner.current(in: state), arguments, context)
      }
    }
  }

  var asMethod: BuiltinFunction {
    BuiltinFunction(pyplot: method, [.positional("self")] + parameters, documentation) {
      [body] (arguments, context) in
      guard let owner = arguments.receiver.native(as: Owner.self) else {
        throw arguments.wrongType("self", expected: Owner.className)
      }
      return try body(owner, arguments, context)
    }
  }
}

/// What plots are made of and what calls are methods of: axes and figures.
protocol PlotOwner: NativeObject {
  static var className: String { get }
  static func current(in state: PlotState) -> Self
}

typealias AxesOperation = PlotOperation<PlotAxes>
typealias FigureOperation = PlotOperation<PlotFigure>

extension PlotAxes: PlotOwner {
  static var className: String { "Axes" }
  static func current(in state: PlotState) -> PlotAxes { state.axes }
}

extension PlotFigure: PlotOwner {
  static var className: String { "Figure" }
  static func current(in state: PlotState) -> PlotFigure { state.figure }
}

extension AxesOperation {
  static var all: [AxesOperation] { lines + bars + matrices + areas + words + axes }
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

  /// `figsize=(8, 3)`: what a figure is to be sized, in inches of a hundred pixels; nothing where
  /// it is not told.
  func figureSize(_ value: Value, in context: Context) throws -> Chart.Size? {
    if value.isNone { return nil }
    let ends = try PlotData(value, in: context)
    guard ends.numbers.count == 2, ends.words == nil,
      ends.numbers.allSatisfy({ $0 > 0 && $0 < 10_000 })
    else { throw PyplotFault.figureSize }
    return Chart.Size(width: 100 * ends.numbers[0], height: 100 * ends.numbers[1])
  }
}
