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
  /// The numbers that the constructor got, by its parameters.
  var named: [String: Int] = [:]
  /// How many steps a batch of the data has.
  var steps = 5
  /// How many sequences a batch may have, the likeliest first; some networks are written for one
  /// alone, and don't say so.
  var batches = [2, 1]

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
    /// Whether the features stand before time, as a convolution wants them.
    var isFeatureFirst = false
    /// Whether memory has the other order of batch and time.
    var turnsMemory = false
    /// Whether the steps are numbers and no vectors of one.
    var isOfNumbers = false
  }

  /// The candidates for the arguments, the likeliest first.
  func candidates(_ session: Session) -> [[Input]] {
    let own = OwnState(self, session)
    var all: [[Input]] = []
    for form in forms(own) {
      for alternative in 0..<3 {
        for state in StateForm.allCases {
          let inputs = names.map { name in
            Input(
              name: name, value: value(of: name, form, alternative, state, own?.value(form.batch)))
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

  /// The candidate in this place; nothing where there are not so many.
  func candidate(_ index: Int, _ session: Session) -> [Input]? {
    let all = candidates(session)
    return all.indices.contains(index) ? all[index] : nil
  }

  /// Whether the inputs' kinds are unsure: one batch of data, and a state that the network makes
  /// itself, are sure.
  func isUncertain(_ session: Session) -> Bool {
    let roles = names.map(ForwardRole.init)
    guard roles.count(where: { $0 == .data }) == 1 else { return true }
    let others = roles.filter { $0 != .data }
    let areStates = others.allSatisfy { [.hidden, .states].contains($0) }
    return !areStates || (!others.isEmpty && OwnState(self, session) == nil)
  }

  private func forms(_ own: OwnState?) -> [Form] {
    let isSingle = own?.isSingle ?? false
    let batches = isSingle && batches.count > 1 ? batches.reversed() : batches
    let takesSteps =
      names.contains { ForwardRole($0) == .hidden } && !hasSequenceLayer
    let order = takesSteps ? [false, true] : [true, false]
    let forms = batches.flatMap { batch in
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
    return forms.flatMap(variants)
  }

  /// A form, with features before time or memory turned where the network may want that.
  private func variants(of form: Form) -> [Form] {
    var forms = [form]
    if setting("in_channels") != nil, form.isSequence, !form.isTokens {
      var turned = form
      turned.isFeatureFirst = true
      forms.insert(turned, at: 0)
    }
    if [sizes[.input], setting("input_size")].contains(1), form.isSequence, !form.isTokens {
      var flat = form
      flat.isOfNumbers = true
      forms.append(flat)
    }
    if names.contains(where: { ForwardRole($0) == .memory }) {
      forms += forms.map { form in
        var turned = form
        turned.turnsMemory = true
        return turned
      }
    }
    return forms
  }
}

extension InputGuess {
  enum StateForm: CaseIterable { case layered, flat, pair, flatPair, none }

  private func value(
    of name: String, _ form: Form, _ alternative: Int, _ state: StateForm, _ own: Value?
  ) -> Value {
    let batch = form.batch
    switch ForwardRole(name) {
    case .data: return tensor(form, steps: steps, features(alternative, dataFeatures(of: name)))
    case .target: return tensor(form, steps: 7, features(alternative, targetFeatures))
    case .memory:
      // One sequence is also kept as a table with room for the longest.
      if batch == 1, alternative == 1 { return zeros([sizes[.most] ?? 5, hidden]) }
      // The context of every step may be the encoder's last state.
      if alternative == 2 { return zeros(.layered, batch) }
      let memory = Form(
        isTokens: false, isSequence: true, batch: batch,
        isTimeFirst: form.isTimeFirst != form.turnsMemory)
      let own = namedSize(of: name).map { [$0] } ?? []
      return tensor(memory, steps: 5, features(alternative, own + [hidden, 2 * hidden]))
    case .hidden, .states: return own ?? zeros(state, batch)
    case .cell: return zeros(state == .flat ? .flat : .layered, batch)
    case .lengths: return Value(Tensor(integers: (0..<batch).map { max(1, 5 - 2 * $0) }))
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

  var hidden: Int {
    bounded(sizes[.hidden] ?? setting("hidden_size") ?? 16)
  }
  private func dataFeatures(of name: String) -> [Int] {
    [
      namedSize(of: name), sizes[.input], setting("in_channels"), setting("input_size"),
      setting("in_features"),
      sizes[.embedding], hidden,
      sizes[.output], 8,
    ].compactMap(\.self)
  }
  private var targetFeatures: [Int] {
    let decoder = network.descendants.first { $0.name.lowercased().contains("dec") }
    let own = decoder?.module.object.attributes["input_size"]?.asInt
    return ([own, sizes[.output]].compactMap(\.self) + dataFeatures(of: ""))
  }

  /// The size that the constructor got for this input: `query_size` for `queries`.
  private func namedSize(of name: String) -> Int? {
    let words = name.nameWords.map(\.singular)
    return named.first { parameter, _ in
      let parts = parameter.nameWords.map(\.singular)
      return parts.last.map { ["size", "dim", "feature"].contains($0) } ?? false
        && parts.dropLast().elementsEqual(words)
    }?.value
  }

  /// The first layer's setting of this name.
  private func setting(_ name: String) -> Int? {
    layers.lazy.compactMap { $0.object.attributes[name]?.asInt }.first
  }

  var layers: [ModuleInstance] { network.descendants.map(\.module) }
  private var hasEmbedding: Bool { layers.contains { $0.body is Embedding } }
  private var hasSequenceLayer: Bool { layers.contains { $0.body is RecurrentLayer } }
  var isTimeFirst: Bool {
    guard let layer = layers.first(where: { $0.body is RecurrentLayer }) else { return false }
    if case .bool(false)? = layer.object.attributes["batch_first"] { return true }
    return false
  }

  func tensor(_ form: Form, steps: Int, _ features: Int) -> Value {
    let shape = shape(form, steps: steps, features)
    let count = shape.reduce(1, *)
    guard form.isTokens else {
      return Value(Tensor.varied(shape))
    }
    let tokens = layers.compactMap { $0.object.attributes["num_embeddings"]?.asInt }.min() ?? 4
    return Value(Tensor(integers: (0..<count).map { $0 * 7 % max(1, tokens) }, shape: shape))
  }

  private func shape(_ form: Form, steps: Int, _ features: Int) -> [Int] {
    if form.isFeatureFirst { return [form.batch, features, steps] }
    let sequence = form.isTimeFirst ? [steps, form.batch] : [form.batch, steps]
    let isFlat = form.isTokens || form.isOfNumbers
    return (form.isSequence ? sequence : [form.batch]) + (isFlat ? [] : [features])
  }

  private func zeros(_ shape: [Int]) -> Value {
    let shape = shape.map { bounded($0) }
    return Value(Tensor(Array(repeating: 0, count: shape.reduce(1, *)), shape: shape))
  }

  func zeros(_ form: StateForm, _ batch: Int) -> Value {
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

extension String {
  /// A word of a name without the ending of several.
  fileprivate var singular: String {
    if hasSuffix("ies") { return dropLast(3) + "y" }
    return hasSuffix("s") ? String(dropLast()) : self
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
