import Interpreter
import RNN
import Tensors

/// A fitted scaler as a value of cells: `scaler(series, "log", "difference", "standard")`.
final class SeriesScalerObject: NativeObject {
  let scaler: SeriesScaler
  private let steps: [SeriesScaler.Step]

  init(_ steps: [SeriesScaler.Step], fitting series: [Double]) throws(DataError) {
    scaler = try SeriesScaler(steps, fitting: series)
    self.steps = steps
  }

  var typeName: String { "SeriesScaler" }

  /// Nothing, but what other libraries' scalers have leads to what this one has.
  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    let fix: String
    switch name {
    case "transform": fix = "write .scale(…)"
    case "inverse_transform": fix = "write .restore(…)"
    case "fit", "fit_transform":
      fix = "a scaler is fit when it is made: write SeriesScaler(series), then .scale(series)"
    default: return nil
    }
    throw Raise(.attributeError, "'SeriesScaler' object has no attribute '\(name)'", fix: fix)
  }

  /// The steps as they are written: `SeriesScaler('log', 'standard')`.
  func repr(in context: Context) throws(Raise) -> String {
    let names = steps.map { step in
      switch step {
      case .difference: "'difference'"
      case .logarithm: "'log'"
      case .standard: "'standard'"
      case .range(let lower, let upper): "'range' from \(lower) to \(upper)"
      }
    }
    return "SeriesScaler(\(names.joined(separator: ", ")))"
  }

  /// The class `rnn.SeriesScaler`.
  static func type(base: ClassObject) -> ClassObject {
    let scale = BuiltinFunction(
      command: "scale",
      [.positional("self"), .required("series").meaning("the values to fit to or to scale")],
      "The series as the network reads it; one value shorter where there is a difference."
    ) { (arguments, context) in
      guard let own = arguments.receiver.native(as: Self.self) else { return .none }
      let series = try numbers(
        arguments["series"], of: "the series", function: "scale", in: context)
      return seriesTensor(try own.scaler.scaled(series), like: arguments["series"])
    }
    let restore = BuiltinFunction(
      command: "restore",
      [
        .positional("self"), .required("values").meaning("what the network gives"),
        .optional("after").meaning(
          "the value just before the first one, where there is a difference"),
      ],
      """
      What the network gives, in the series' own units; after a difference, from the value just \
      before the first of them.
      """
    ) { (arguments, context) in
      guard let own = arguments.receiver.native(as: Self.self) else { return .none }
      let values = try numbers(
        arguments["values"], of: "the values", function: "restore", in: context)
      let restored = try own.scaler.restored(
        values, after: arguments["after"].isNone ? nil : number("after", arguments))
      return seriesTensor(restored, like: arguments["values"])
    }
    return ClassObject(
      name: "SeriesScaler", module: "rnn", base: base, construct: constructor,
      methods: [scale, restore])
  }

  private static func number(_ name: String, _ arguments: Arguments) throws -> Double {
    guard let number = arguments[name].number else {
      throw arguments.wrongType(name, expected: "float")
    }
    return number
  }

  private static var constructor: BuiltinFunction {
    BuiltinFunction(
      command: "SeriesScaler",
      [
        .required("series").meaning("the values to fit to or to scale"),
        .variadic("steps").meaning(
          "\"standard\", \"range\", \"log\" and \"difference\", one after the other"),
        .keywordOnly("lower", 0.0).meaning("the lower end of a range"),
        .keywordOnly("upper", 1.0).meaning("the upper end of a range"),
      ],
      """
      A scaler fit to a series, by one step after the other: "standard" (the default), "range" \
      (from lower to upper), "log", "difference".
      """
    ) { (arguments, context) in
      let series = try numbers(
        arguments["series"], of: "the series", function: "SeriesScaler", in: context)
      let names = arguments.rest.isEmpty ? [Value("standard")] : arguments.rest
      let steps = try names.map { try step($0, arguments) }
      return .native(try SeriesScalerObject(steps, fitting: series))
    }
  }

  /// The steps by name; a range's ends come from the arguments.
  private static var steps: NameTable<SeriesScaler.Step> {
    NameTable<SeriesScaler.Step>([
      (["difference", "diff"], .difference), (["log", "logarithm"], .logarithm),
      (["range", "minmax"], .range()), (["standard", "standardize", "zscore"], .standard),
    ])
  }

  private static func step(_ value: Value, _ arguments: Arguments) throws -> SeriesScaler.Step {
    guard let name = value.asString else {
      throw Raise(
        .typeError, "SeriesScaler(): a step must be str, not \(value.plainTypeName)")
    }
    let step = try steps.choice(name, function: "SeriesScaler", parameter: "step")
    guard case .range = step else { return step }
    return .range(lower: try arguments.double("lower"), upper: try arguments.double("upper"))
  }
}

/// `time_split(series, *fractions)`: parts of a series, one after the other in time.
var timeSplitCommand: BuiltinFunction {
  BuiltinFunction(
    command: "time_split",
    [
      .required("series").meaning("a tensor or a list, in the order of time"),
      .variadic("fractions").meaning("the parts, which add up to at most 1"),
    ],
    "Parts of a tensor or a list in time: time_split(series, 0.7, 0.15, 0.15)."
  ) { (arguments, context) in
    let fractions = try arguments.rest.enumerated().map { place, value in
      guard let fraction = value.asDouble else {
        throw Raise(
          .typeError,
          "time_split(): fraction \(place) must be a number, not \(value.plainTypeName)")
      }
      return fraction
    }
    let series = arguments["series"]
    if let tensor = series.tensor {
      guard let count = tensor.shape.first else {
        throw CommandFault.notASeries(function: "time_split", what: "the series", shape: [])
      }
      let parts = try TimeSplit.parts(of: count, fractions: fractions)
      return Value(tensors: try parts.map { try tensor.narrow(0, $0.lowerBound, $0.count) })
    }
    let elements = try context.elements(of: series)
    let parts = try TimeSplit.parts(of: elements.count, fractions: fractions)
    return Value(tuple: parts.map { Value(list: Array(elements[$0])) })
  }
}
