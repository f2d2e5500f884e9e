import Diagnostics
import Documents
import Interpreter
import Library

/// Chooses the arguments of a constructor by its parameters' names.
struct ConstructorGuess {
  let given: [FrontMatter.Parameter]
  let classes: [String]
  let session: Session

  /// A constructor's arguments, and what they are where their names say it.
  struct Call {
    var arguments: CallArguments
    var sizes: [SizeGuess: Int]
    /// The arguments whose values are guessed numbers.
    var guessed: Set<String> = []
    /// The first parameter for which no value is known; the call cannot be made.
    var unknown: String?

    /// The arguments that are numbers.
    var numbers: [String: Int] {
      let pairs = arguments.keywords.compactMap { name, value in value.asInt.map { (name, $0) } }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// `SimpleRNN(input_size=8, hidden_size=16)`.
    func text(_ className: String, _ session: Session) -> String {
      let parts = arguments.keywords.map { name, value in "\(name)=\(session.words(value))" }
      return "\(className)(\(parts.joined(separator: ", ")))"
    }
  }

  /// - Throws: What the parts' own constructors throw.
  func call(of type: ClassObject, depth: Int = 0) throws(Raise) -> Call {
    var call = Call(arguments: CallArguments(), sizes: [:])
    let parameters = parameters(of: type)
    for (name, standard) in parameters {
      let own = given.first { $0.name == name }.map { Value($0.value) }
      if own == nil, let standard {
        if let guess = SizeGuess(name), let size = standard.asInt { call.sizes[guess] = size }
        continue
      }
      var value = own
      if value == nil {
        value = try self.value(of: name, type, beside: parameters.map(\.name), depth: depth)
      }
      guard let value else {
        call.unknown = call.unknown ?? name
        continue
      }
      if let guess = SizeGuess(name), let size = value.asInt { call.sizes[guess] = size }
      if own == nil, value.asInt != nil { call.guessed.insert(name) }
      call.arguments.keywords.append((name, value))
    }
    return call
  }

  /// The parameters behind the object that take one argument, with their defaults.
  private func parameters(of type: ClassObject) -> [(name: String, standard: Value?)] {
    type.lookup("__init__")?.namedParameters ?? []
  }

  private func value(
    of name: String, _ type: ClassObject, beside others: [String], depth: Int
  ) throws(Raise) -> Value? {
    if let part = part(for: name, of: type), depth < 3 {
      let call = try self.call(of: part, depth: depth + 1)
      guard call.unknown == nil else { return nil }
      return try session.context.call(.classObject(part), call.arguments)
    }
    if let layer = try layer(for: name, beside: others) { return layer }
    if Self.settings.contains(name) {
      let type = try session.context.importModule("types").attributes["SimpleNamespace"]
      return try type.map { type throws(Raise) in try session.context.call(type, []) }
    }
    return SizeGuess(name)?.value
  }

  /// Parameters that take an object with all settings as its attributes.
  private static let settings: Set = [
    "config", "configs", "configuration", "conf", "cfg", "args", "opt", "opts", "options",
    "hparams", "hps", "hyperparams",
  ]

  /// A layer for a parameter such as `rnn_layer`, wide enough for one-hot tokens where there is a
  /// vocabulary.
  private func layer(for name: String, beside others: [String]) throws(Raise) -> Value? {
    let words = Set(name.nameWords)
    let kinds = ["rnn": "RNN", "lstm": "LSTM", "gru": "GRU"]
    guard let kind = words.compactMap({ kinds[$0] }).first,
      words.isSubset(of: ["rnn", "lstm", "gru", "layer", "module"])
    else { return nil }
    let hasVocabulary = others.contains { SizeGuess($0) == .vocabulary }
    let type = try session.context.importModule("torch.nn").attributes[kind] ?? .none
    return try session.context.call(type, [hasVocabulary ? 20 : 8, 16])
  }

  /// The class of the note that a parameter such as `encoder` asks for by its name.
  private func part(for name: String, of type: ClassObject) -> ClassObject? {
    let wanted = name.lowercased().replacing("_", with: "")
    guard wanted.count > 2 else { return nil }
    for candidate in classes.reversed() where candidate != type.name {
      guard candidate.lowercased().contains(wanted),
        case .classObject(let found)? = session.namespace[candidate],
        let module = session.moduleClass, found.isSubclass(of: module)
      else { continue }
      return found
    }
    return nil
  }
}

extension Value {
  /// The parameters of a method behind the object that take one argument, with their defaults.
  fileprivate var namedParameters: [(name: String, standard: Value?)] {
    switch self {
    case .function(let function):
      function.parameters.dropFirst().filter { $0.kind == .ordinary || $0.kind == .keywordOnly }
        .map { ($0.name, $0.defaultValue) }
    case .builtin(let function):
      function.parameters.dropFirst().filter { $0.kind == .ordinary || $0.kind == .keywordOnly }
        .map { ($0.name, $0.defaultValue) }
    default: []
    }
  }

  /// The parameters of a method that must be given.
  var requiredParameters: [String] {
    namedParameters.filter { $0.standard == nil }.map(\.name)
  }
}

extension Session {
  /// The class `nn.Module`.
  var moduleClass: ClassObject? {
    guard let nn = try? context.importModule("torch.nn"),
      case .classObject(let module)? = nn.attributes["Module"]
    else { return nil }
    return module
  }

  /// A value as Python writes it; a network by its class.
  func words(_ value: Value) -> String {
    if let module = ModuleInstance(value) { return "\(module.object.classObject.name)(…)" }
    return (try? context.repr(value)) ?? "…"
  }

  /// Warnings become outputs again.
  func restoreWarnings() {
    context.warn = { [unowned self] in tell(.output(Output(.warning($0)))) }
  }
}
