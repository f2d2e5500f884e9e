import Interpreter
import RNN
import Tensors

/// `rnn.Forecaster`.
var forecasterType: ModelType {
  ModelType(
    name: "Forecaster",
    parameters: [
      .required("hidden_size").meaning("the units of a recurrent layer"),
      .optional("horizon", 1).meaning("how many values are foretold at once"),
      .keywordOnly("input_size", 1).meaning("the features of a step"),
      .keywordOnly("cell", "lstm").meaning(cellMeaning),
      .keywordOnly("num_layers", 1).meaning("how many recurrent layers stand on each other"),
      .keywordOnly("dropout", 0.0).meaning(
        "the part of outputs between layers that training drops"),
    ],
    inputs: [.required("input").meaning("the windows, [B, W, input_size]")],
    documentation: """
      The next values of a series: windows [B, W, input_size] to [B, horizon]. Parts: rnn, head.
      """,
    methods: [forecast]
  ) { parts in
    let features = try parts.size("input_size")
    let recurrent = try parts.recurrent(inputSize: features)
    let head = try parts.layer(
      Linear.self, "Linear", [.int(recurrent.outputSize), .int(parts.size("horizon"))],
      named: "head")
    return Forecaster(featureCount: features, recurrent: recurrent, head: head)
  } forward: { (body, arguments, _) in
    guard let model = body as? Forecaster else { return .none }
    return Value(try model.forward(arguments.tensor("input")))
  }
}

private var forecast: BuiltinFunction {
  BuiltinFunction(
    method: "forecast", of: "Forecaster", [.required("series"), .required("steps")],
    """
    The next steps values of a series, [steps]: horizon at a time, from a window as long as the \
    series, in which they are read back.
    """
  ) { (arguments, context) in
    guard let model = try arguments.model(in: context) as? Forecaster else { return .none }
    let steps = try arguments.int("steps")
    try context.checkSize(max(steps, 0), of: "the forecast")
    return try commanding {
      let series = try numbers(
        arguments["series"], of: "the series", function: "forecast", in: context)
      let values = try model.forecast(series, steps: steps) {
        try context.checkLimits()
      }
      return Value(Tensor(values.map { Float($0) }))
    }
  }
}
