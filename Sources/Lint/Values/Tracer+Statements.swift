import Dialect

extension Tracer {
  mutating func run(_ statements: [Statement]) {
    for statement in statements { run(statement) }
  }

  private mutating func run(_ statement: Statement) {
    switch statement.kind {
    case .assign(let targets, let value):
      let value = self.value(value)
      for target in targets { bind(target, to: value) }
    case .annotatedAssign(let target, _, let value?):
      bind(target, to: self.value(value))
    case .augmentedAssign(let target, _, let value):
      _ = self.value(value)
      bind(target, to: nil)
    case .return(let value):
      returned.append(value.flatMap { self.value($0) })
    case .if(let condition, let then, let orElse):
      _ = value(condition)
      branch([then, orElse])
    case .for(let target, let iterable, let body, let orElse):
      _ = value(iterable)
      bind(target, to: nil)
      loop(body)
      run(orElse)
    case .while(let condition, let body, let orElse):
      _ = value(condition)
      loop(body)
      run(orElse)
    case .try(let body, let handlers, let orElse, let finally):
      branch([body + orElse] + handlers.map(\.body))
      run(finally)
    case .match(let subject, let cases):
      _ = value(subject)
      for target in statement.targets { bind(target, to: nil) }
      branch(cases.map(\.body))
    case .with(let items, let body):
      for item in items {
        _ = value(item.context)
        item.target.map { bind($0, to: nil) }
      }
      run(body)
    case .classDefinition(_, let definition, _): run(definition)
    case .function(let target, _, _): names[target.text] = nil
    default:
      for expression in statement.expressions { _ = value(expression) }
    }
  }

  /// Follows each branch from the same state; what they leave differently is unknown.
  private mutating func branch(_ blocks: [[Statement]]) {
    let before = names
    var ends: [[String: Value]] = []
    for block in blocks {
      names = before
      run(block)
      ends.append(names)
    }
    names = ends.dropFirst().reduce(ends.first ?? before) { agreed, end in
      agreed.filter { end[$0.key] == $0.value }
    }
  }

  private mutating func loop(_ body: [Statement]) {
    let before = names
    for path in body.boundPaths { names[path] = nil }
    run(body)
    names = names.filter { before[$0.key] == $0.value }
  }

  private mutating func bind(_ target: Target, to value: Value?) {
    if case .sequence(let parts, let starred) = target.kind {
      let values = value?.parts ?? []
      let fits = starred == nil && values.count == parts.count
      for (index, part) in parts.enumerated() { bind(part, to: fits ? values[index] : nil) }
    } else if let path = target.path {
      names[path] = value
      if isGlobal { note.globals[path, default: []].append(value) }
    }
  }
}

extension Value {
  /// What the value is unpacked to.
  fileprivate var parts: [Value?] {
    switch self {
    case .tuple(let parts): parts
    case .result(let layer):
      [.tensor(.steps(of: layer)), layer.lastState]
    case .constant, .layer, .sequential, .instance, .tensor: []
    }
  }
}

extension Layer {
  /// What a recurrent layer returns behind its outputs.
  var lastState: Value {
    let state = Value.tensor(TensorFacts(state: self))
    return kind == "LSTM" ? .tuple([state, state]) : state
  }
}

extension TensorFacts {
  /// The outputs of all steps; a layer with the batch first is given batches.
  static func steps(of layer: Layer) -> TensorFacts {
    let isBatch = layer.options["batch_first"] == .known(.bool(true))
    return TensorFacts(steps: layer, rank: isBatch ? 3 : nil)
  }
}
