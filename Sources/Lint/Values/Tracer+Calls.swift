import Dialect

extension Tracer {
  /// What a call gives.
  mutating func result(_ call: Call, of function: Value?, _ arguments: [Value?]) -> Value? {
    if let name = call.callee.name { note.calls[name, default: []].append(call.ordered(arguments)) }
    if let path = imports.qualified(call.callee) {
      return result(call, ofModule: path, arguments)
    }
    if let name = call.callee.name, note.classes[name] != nil, function == nil {
      construct(name, call, arguments)
      return .instance(name)
    }
    if let function { return result(function, on: arguments.first ?? nil) }
    guard let receiver = call.receiver, let method = call.method else { return nil }
    return result(call, method, of: values[receiver.range] ?? .tensor(TensorFacts()))
  }

  /// Notes what a constructor gets.
  private mutating func construct(_ name: String, _ call: Call, _ arguments: [Value?]) {
    let parameters = note.classes[name]?.definition.method("__init__")?.parameters.dropFirst() ?? []
    var given: [String: Value?] = [:]
    for (index, parameter) in parameters.enumerated() {
      if let place = call.place(of: parameter.name, at: index) {
        given[parameter.name] = .some(arguments[place])
      } else if call.hasStars {
        given[parameter.name] = .some(nil)
      }
    }
    note.constructions[name, default: []].append(given)
  }

  // MARK: PyTorch's functions and modules

  private func result(_ call: Call, ofModule path: String, _ arguments: [Value?]) -> Value? {
    let name = path.split(separator: ".").last.map(String.init) ?? path
    if path.hasPrefix("torch.nn."), name.first?.isUppercase ?? false {
      return name == "Sequential" ? .sequential(arguments) : .layer(layer(name, call, arguments))
    }
    guard path.hasPrefix("torch.") else { return nil }
    let input = arguments.first ?? nil
    switch name {
    case "softmax": return activated(.softmax, input)
    case "log_softmax": return activated(.logSoftmax, input)
    case "sigmoid": return activated(.sigmoid, input)
    case "log":
      guard case .tensor(let facts) = input, facts.activation == .softmax else { return nil }
      return activated(.logSoftmax, input)
    case "tensor":
      guard case .tuple(let parts) = input, parts.allSatisfy(\.isNumber) else { return nil }
      return .tensor(TensorFacts(rank: 1))
    case "randn", "rand", "zeros", "ones":
      guard !call.hasStars, !call.arguments.isEmpty,
        call.arguments.allSatisfy({ $0.kind == .positional })
      else { return nil }
      return created(arguments, call.arguments.map(\.value))
    default: return nil
    }
  }

  /// A tensor made of sizes.
  private func created(_ sizes: [Value?], _ written: [Expression]) -> Value? {
    let isTuple = if case .tuple = sizes.first ?? nil { true } else { false }
    // A lone name can be a tuple of sizes.
    guard !isTuple, sizes.count > 1 || written[0].integer != nil else { return nil }
    guard case .constant(let last) = sizes.last ?? nil else {
      return .tensor(TensorFacts(rank: sizes.count))
    }
    return .tensor(TensorFacts(rank: sizes.count, last: last))
  }

  private func layer(_ kind: String, _ call: Call, _ arguments: [Value?]) -> Layer {
    var options: [String: Layer.Option] = [:]
    let names = Layer.parameters[kind] ?? []
    for (index, argument) in call.arguments.enumerated() {
      let option: Layer.Option =
        if case .constant(let constant) = arguments[index] { .known(constant) } else { .unknown }
      switch argument.kind {
      case .keyword(let name): options[name] = option
      case .positional: if names.indices.contains(index) { options[names[index]] = option }
      case .star, .doubleStar: break
      }
    }
    return Layer(kind: kind, options: options, isOpen: call.hasStars)
  }

  // MARK: Modules that are called

  /// What a module gives for an input.
  private func result(_ module: Value, on input: Value?) -> Value? {
    switch module {
    case .layer(let layer): result(layer, on: input)
    case .sequential(let parts):
      parts.reduce(input) { value, part in part.flatMap { result($0, on: value) } }
    case .instance(let name): note.classes[name]?.output?.ofBatch(input)
    case .constant, .result, .tuple, .tensor: nil
    }
  }

  private func result(_ layer: Layer, on input: Value?) -> Value? {
    switch layer.kind {
    case "RNN", "LSTM", "GRU": return .result(layer)
    case "Softmax": return activated(.softmax, input)
    case "LogSoftmax": return activated(.logSoftmax, input)
    case "Sigmoid": return activated(.sigmoid, input)
    case "Dropout", "Identity": return input
    case "Linear":
      let known: TensorFacts? = if case .tensor(let facts) = input { facts } else { nil }
      var facts = TensorFacts(rank: known?.rank, isLinear: true)
      if case .known(let size) = layer.options["out_features"] { facts.last = size }
      return .tensor(facts)
    default: return nil
    }
  }

  private func activated(_ activation: TensorFacts.Activation, _ input: Value?) -> Value {
    guard case .tensor(let facts) = input else {
      return .tensor(TensorFacts(activation: activation))
    }
    return .tensor(TensorFacts(activation: activation, rank: facts.rank, last: facts.last))
  }

  // MARK: Methods

  private func result(_ call: Call, _ method: String, of object: Value) -> Value? {
    switch object {
    case .instance, .layer, .sequential:
      return ["to", "cuda", "cpu", "eval", "train", "float", "double"].contains(method)
        ? object : nil
    case .tensor(let facts): return result(call, method, of: facts)
    case .constant, .result, .tuple: return nil
    }
  }

  private func result(_ call: Call, _ method: String, of facts: TensorFacts) -> Value? {
    var facts = facts
    switch method {
    case "to", "cuda", "cpu", "float", "double", "contiguous", "clone", "detach", "requires_grad_":
      return .tensor(facts)
    case "softmax": return activated(.softmax, .tensor(facts))
    case "log_softmax": return activated(.logSoftmax, .tensor(facts))
    case "sigmoid": return activated(.sigmoid, .tensor(facts))
    case "log" where facts.activation == .softmax:
      return activated(.logSoftmax, .tensor(facts))
    case "unsqueeze":
      let axis = call.argument("dim", at: 0)?.integer
      let isLast = axis == -1 || (axis != nil && axis == facts.rank)
      facts = TensorFacts(
        activation: facts.activation, rank: facts.rank.map { $0 + 1 }, last: isLast ? .int(1) : nil,
        isLinear: facts.isLinear)
      return axis == nil ? nil : .tensor(facts)
    case "squeeze", "view", "reshape", "flatten", "permute", "transpose":
      // The shape is another; what the numbers are is not.
      facts = TensorFacts(activation: facts.activation, isLinear: facts.isLinear)
      return .tensor(facts)
    default: return nil
    }
  }
}

extension Value {
  /// A network's output for an input that has a batch's axis.
  fileprivate func ofBatch(_ input: Value?) -> Value {
    guard case .tensor(var facts) = self, case .tensor(let given) = input, given.rank ?? 0 > 1
    else { return self }
    facts.isBatch = true
    return .tensor(facts)
  }
}

extension Value? {
  fileprivate var isNumber: Bool {
    switch self {
    case .constant(.int), .constant(.float): true
    default: false
    }
  }
}

extension Call {
  /// The index of the argument that a parameter gets.
  fileprivate func place(of name: String, at position: Int) -> Int? {
    if let named = arguments.firstIndex(where: { $0.kind == .keyword(name) }) { return named }
    let isPositional = arguments.prefix(position + 1).allSatisfy { $0.kind == .positional }
    return isPositional && position < arguments.count ? position : nil
  }

  /// The values of positional arguments in their order; nothing for others.
  fileprivate func ordered(_ values: [Value?]) -> [Value?] {
    zip(arguments, values).map { $0.kind == .positional ? $1 : nil }
  }
}
