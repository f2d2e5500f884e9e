extension Rule {
  static let dropoutOneLayer = Rule(
    name: "dropout-one-layer",
    fault: "`dropout=` of `nn.RNN`, `nn.LSTM` or `nn.GRU` with one layer",
    effect: "it acts between stacked layers, so that nothing is dropped"
  ) { listing in
    listing.calls.compactMap { call in
      guard let expression = listing.layer(call), expression.isRecurrent,
        let rate = listing.note.constant(expression, "dropout", fallback: .float(0)),
        let number = rate.number, number > 0,
        listing.note.constant(expression, "num_layers", fallback: .int(1)) == .int(1)
      else { return nil }
      let option = call.arguments.first { $0.kind == .keyword("dropout") }
      let name = listing.text(call.callee.range)
      return Finding(
        range: option?.value.range ?? call.callee.range,
        message: "dropout=\(number) of \(name) has no effect with one layer",
        why: "it acts between stacked layers, and \(layerCount(expression))",
        fix: "leave it out, stack two layers or more, or put nn.Dropout behind the layer")
    }
  }

  private static func layerCount(_ layer: Layer) -> String {
    switch layer.options["num_layers"] {
    case nil: "num_layers is 1 where it isn't given"
    case .known(.parameter(let name, let owner, _)): "\(name) of \(owner) is 1"
    case .known, .unknown: "num_layers is 1"
    }
  }
}

extension Listing {
  /// The module of `torch.nn` that a call makes.
  func layer(_ call: Call) -> Layer? {
    guard case .layer(let layer) = value(at: call.range),
      imports.qualified(call.callee)?.hasPrefix("torch.nn.") ?? false
    else { return nil }
    return layer
  }
}

extension Constant {
  /// The number, where it is one.
  var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .float(let value): value
    case .none, .bool, .parameter: nil
    }
  }
}
