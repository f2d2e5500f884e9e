import Documents
import Interpreter
import Library
import RNN
import Tensors

/// Makes the inputs of a network's `forward` from its parameters' names and the network's layers.
///
/// What a network wants cannot be known from names alone, so there are several candidates, the
/// likeliest first; the first that goes through is the one.
struct InputGuess {
  let network: ModuleInstance
  /// The parameters of `forward` without a default.
  let names: [String]
  let sizes: [SizeGuess: Int]

  /// One argument with what a card says of it.
  struct Input {
    var name: String
    var value: Value
    var entry: ExerciseCard.Entry {
      let shapes = value.tensors.isEmpty ? [shownScalar] : value.shapes
      let text = shapes.count == 1 ? shapes[0] : "(\(shapes.joined(separator: ", ")))"
      return ExerciseCard.Entry(name: name, shape: text)
    }

    private var shownScalar: String {
      switch value {
      case .int(let number): String(number)
      case .float(let number): String(number)
      default: "None"
      }
    }
  }

  /// What a batch is: sequences of vectors or of numbers of tokens, or single steps of them.
  struct Form: Hashable {
    var isTokens: Bool
    var isSequence: Bool
    var batch: Int
    var isTimeFirst: Bool
  }

  /// The candidates for the arguments, the likeliest first.
  func candidates(_ session: Session) throws(Raise) -> [[Input]] {
    let own = try ownState(session)
    var all: [[Input]] = []
    for form in forms(own) {
      for alternative in 0..<3 {
        for state in StateForm.allCases {
          let inputs = try names.map { name throws(Raise) in
            Input(
              name: name,
              value: try value(of: name, form, alternative, state, own?.value(form.batch)))
          }
          all.append(inputs)
          if own != nil
            || !names.contains(where: { ForwardRole($0) == .hidden || ForwardRole($0) == .states })
          {
            break
          }
        }
      }
    }
    return all
  }

  private func forms(_ own: OwnState?) -> [Form] {
    let isSingle = own?.isSingle ?? false
    let batches = isSingle ? [1, 2] : [2]
    let takesSteps =
      names.contains { ForwardRole($0) == .hidden } && !hasSequenceLayer
    let order = takesSteps ? [false, true] : [true, false]
    return batches.flatMap { batch in
      order.flatMap { isSequence in
        (hasEmbedding ? [true, false] : [false, true]).flatMap { isTokens in
          // Networks that take tokens often turn them to the steps' order themselves.
          (isTokens && isTimeFirst ? [true, false] : [isTimeFirst]).map { isTimeFirst in
            Form(
              isTokens: isTokens, isSequence: isSequence, batch: batch, isTimeFirst: isTimeFirst)
          }
        }
      }
    }
  }
}

extension InputGuess {
  private enum StateForm: CaseIterable { case layered, flat, pair, flatPair, none }

  private func value(
    of name: String, _ form: Form, _ alternative: Int, _ state: StateForm, _ own: Value?
  ) throws(Raise) -> Value {
    let batch = form.batch
    switch ForwardRole(name) {
    case .data: return tensor(form, steps: 5, features(alternative, dataFeatures))
    case .target: return tensor(form, steps: 7, features(alternative, targetFeatures))
    case .memory:
      // One sequence is also kept as a table with room for the longest.
      if batch == 1, alternative == 1 { return zeros([sizes[.most] ?? 5, hidden]) }
      let memory = Form(
        isTokens: false, isSequence: true, batch: batch, isTimeFirst: form.isTimeFirst)
      return tensor(memory, steps: 5, features(alternative, [hidden, 2 * hidden]))
    case .hidden, .states: return own ?? zeros(state, batch)
    case .cell: return zeros(state == .flat ? .flat : .layered, batch)
    case .lengths: return Value(Tensor(integers: (0..<batch).map { 5 - 2 * $0 }))
    case .mask:
      let steps = Array(repeating: true, count: batch * 5)
      return Value(Tensor(booleans: steps, shape: [batch, 5]))
    case .count: return 5
    case .ratio: return 0.5
    }
  }

  private func features(_ alternative: Int, _ choices: [Int]) -> Int {
    var different: [Int] = []
    for choice in choices where !different.contains(choice) { different.append(choice) }
    return bounded(different[min(alternative, different.count - 1)])
  }

  /// A size that no note's numbers make a burden.
  private func bounded(_ size: Int, to limit: Int = 10_000) -> Int { max(1, min(size, limit)) }

  private var hidden: Int {
    bounded(sizes[.hidden] ?? setting("hidden_size") ?? 16)
  }
  private var dataFeatures: [Int] {
    [
      sizes[.input], setting("input_size"), setting("in_features"), sizes[.embedding], hidden,
      sizes[.output], 8,
    ].compactMap(\.self)
  }
  private var targetFeatures: [Int] {
    let decoder = network.descendants.first { $0.name.lowercased().contains("dec") }
    let own = decoder?.module.object.attributes["input_size"]?.asInt
    return ([own, sizes[.output]].compactMap(\.self) + dataFeatures)
  }

  /// The first layer's setting of this name.
  private func setting(_ name: String) -> Int? {
    layers.lazy.compactMap { $0.object.attributes[name]?.asInt }.first
  }

  private var layers: [ModuleInstance] { network.descendants.map(\.module) }
  private var hasEmbedding: Bool { layers.contains { $0.body is Embedding } }
  private var hasSequenceLayer: Bool { layers.contains { $0.body is RecurrentLayer } }
  private var isTimeFirst: Bool {
    guard let layer = layers.first(where: { $0.body is RecurrentLayer }) else { return false }
    if case .bool(false)? = layer.object.attributes["batch_first"] { return true }
    return false
  }

  private func tensor(_ form: Form, steps: Int, _ features: Int) -> Value {
    let sequence = form.isTimeFirst ? [steps, form.batch] : [form.batch, steps]
    let shape = (form.isSequence ? sequence : [form.batch]) + (form.isTokens ? [] : [features])
    let count = shape.reduce(1, *)
    guard form.isTokens else {
      return Value(Tensor.varied(shape))
    }
    let tokens = layers.compactMap { $0.object.attributes["num_embeddings"]?.asInt }.min() ?? 4
    return Value(Tensor(integers: (0..<count).map { $0 * 7 % max(1, tokens) }, shape: shape))
  }

  private func zeros(_ shape: [Int]) -> Value {
    let shape = shape.map { bounded($0) }
    return Value(Tensor(Array(repeating: 0, count: shape.reduce(1, *)), shape: shape))
  }

  private func zeros(_ form: StateForm, _ batch: Int) -> Value {
    let layer = layers.first { $0.body is RecurrentLayer }
    let written = layer?.object.attributes["num_layers"]?.asInt ?? sizes[.layers] ?? 1
    let count = bounded(written, to: 100)
    var directions = 1
    if case .bool(true)? = layer?.object.attributes["bidirectional"] { directions = 2 }
    let layered = zeros([count * directions, batch, hidden])
    let flat = zeros([batch, hidden])
    switch form {
    case .layered: return hasSequenceLayer ? layered : flat
    case .flat: return hasSequenceLayer ? flat : layered
    case .pair: return Value(tuple: hasSequenceLayer ? [layered, layered] : [flat, flat])
    case .flatPair: return Value(tuple: hasSequenceLayer ? [flat, flat] : [layered, layered])
    case .none: return .none
    }
  }
}

extension InputGuess {
  /// The state that the network makes for itself.
  private struct OwnState {
    var isSingle: Bool
    var value: (Int) -> Value
  }

  /// Calls the network's own method for a first state, where it has one.
  private func ownState(_ session: Session) throws(Raise) -> OwnState? {
    let names = [
      "init_hidden", "initHidden", "begin_state", "init_state", "initial_state",
      "init_hidden_state",
      "initHiddenState", "init_h",
    ]
    let type = network.object.classObject
    guard let name = names.first(where: { type.lookup($0) != nil }),
      case .function(let function)? = type.lookup(name)
    else { return nil }
    let count = function.parameters.dropFirst().count { $0.defaultValue == nil }
    let context = session.context
    func made(_ batch: Int) throws(Raise) -> Value {
      var arguments: [Value] = []
      for parameter in function.parameters.dropFirst() where parameter.defaultValue == nil {
        let isDevice = SizeGuess(parameter.name) == .device
        arguments.append(isDevice ? Value("cpu") : .int(batch))
      }
      return try context.callMethod(network.value, name, arguments)
    }
    let one = try made(2)
    let isSingle = count == 0 && (one.tensors.first?.shape.dropLast().last ?? 2) == 1
    return OwnState(isSingle: isSingle) { batch in (try? made(batch)) ?? one }
  }
}

extension Tensor {
  /// Numbers between −1 and 1 that are the same every time, without a generator.
  static func varied(_ shape: [Int]) -> Tensor {
    let count = shape.reduce(1, *)
    let values = (0..<count).map { (index: Int) -> Float in
      let step = (index * 37) % 23
      return Float(step) / 11 - 1
    }
    return Tensor(values, shape: shape)
  }
}
