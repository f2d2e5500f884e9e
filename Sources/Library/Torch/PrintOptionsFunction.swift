import Interpreter
import Tensors

/// `torch.set_printoptions`: what is not named stays, but for `sci_mode`.
var printOptionsFunction: BuiltinFunction {
  BuiltinFunction(
    torch: "set_printoptions",
    [
      .optional("precision"), .optional("threshold"), .optional("edgeitems"),
      .optional("linewidth"), .optional("profile"), .optional("sci_mode"),
    ], "Sets how tensors are printed."
  ) { (arguments, _) in
    var options = PrintOptions.current
    if let profile = arguments["profile"].asString { options = named(profile) ?? options }
    try options.precision = arguments.number("precision") ?? options.precision
    try options.threshold = arguments.number("threshold") ?? options.threshold
    try options.edgeItems = arguments.number("edgeitems") ?? options.edgeItems
    try options.lineWidth = arguments.number("linewidth") ?? options.lineWidth
    options.usesExponents =
      try arguments["sci_mode"].isNone ? nil : arguments.bool("sci_mode")
    PrintOptions.current = options
    return .none
  }
}

private func named(_ profile: String) -> PrintOptions? {
  var options = PrintOptions()
  switch profile {
  case "default": break
  case "short": (options.precision, options.edgeItems) = (2, 2)
  case "full": options.threshold = .max
  default: return nil
  }
  return options
}

extension Arguments {
  /// A whole number, or infinity for the greatest; nothing where it is `None`.
  fileprivate func number(_ name: String) throws(Raise) -> Int? {
    if self[name].isNone { return nil }
    guard case .float(let value) = self[name] else { return try int(name) }
    return value >= 1e15 ? .max : Int(exactly: value.rounded()) ?? 0
  }
}
