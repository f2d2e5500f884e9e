import Interpreter
import Library
import RNN
import Tensors

/// Values for names that a note uses and does not define, where its reader asks for them.
struct DemoValues {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Whether there is a value for the name.
  static func knows(_ name: String) -> Bool {
    kind(of: name) != nil
  }

  /// Whether the note may mean a value of another kind by the name.
  static func isGuess(_ name: String) -> Bool {
    switch kind(of: name) {
    case .device, .number, nil: false
    case .model, .optimizer, .classLoss, .series, .sequences, .classes, .text, .size: true
    }
  }

  private enum Kind {
    case model, optimizer, classLoss, device, series, sequences, classes, text, size(SizeGuess)
    case number(Value)
  }

  /// Binds a value to the name.
  ///
  /// - Parameters:
  ///   - classes: The classes of the note so far.
  ///   - attributes: What the value must have.
  /// - Returns: What the value is, in words; nothing where there is none.
  func bind(_ name: String, classes: [String], with attributes: Set<String>) -> String? {
    guard let kind = Self.kind(of: name) else { return nil }
    do throws(Raise) {
      let made = try value(kind, classes)
      for attribute in attributes {
        guard try session.context.attributeIfAny(made.value, attribute) != nil else { return nil }
      }
      session.namespace[name] = made.value
      return made.words
    } catch {
      return nil
    }
  }

  private static func kind(of name: String) -> Kind? {
    switch name {
    case "model", "net", "rnn", "network", "lstm", "gru": return .model
    case "optimizer", "optim_", "opt": return .optimizer
    case "criterion", "loss_fn", "loss_function", "loss_func": return .classLoss
    case "device": return .device
    case "train_data", "data", "series", "time_series", "dataset", "test_data", "sequence":
      return .series
    case "X_train", "x_train", "X_test", "x_test", "inputs", "X", "x": return .sequences
    case "y_train", "y_test", "labels", "targets", "Y", "y": return .classes
    case "text", "corpus", "raw_text": return .text
    case "num_epochs", "epochs", "n_epochs", "EPOCHS", "n_iters": return .number(2)
    case "learning_rate", "lr": return .number(0.01)
    case "seq_length", "seq_len", "sequence_length", "time_steps", "timesteps", "T":
      return .number(5)
    default: break
    }
    guard name.contains("_"), !Self.sizeWords.isDisjoint(with: name.nameWords),
      let guess = SizeGuess(name)
    else { return nil }
    switch guess {
    case .input, .hidden, .output, .embedding, .vocabulary, .layers, .batch, .dropout, .steps:
      return .size(guess)
    default: return nil
    }
  }

  /// A name with one of these words stands for a number: `src_vocab_size`, and not `src_vocab`.
  private static let sizeWords: Set = [
    "size", "sizes", "dim", "dims", "num", "number", "n", "nb", "len", "length", "count", "units",
    "features", "layers", "classes", "channels", "steps", "hidden", "rate", "p", "prob", "dropout",
  ]

  private func value(
    _ kind: Kind, _ classes: [String]
  ) throws(Raise) -> (value: Value, words: String) {
    let context = session.context
    switch kind {
    case .number(let value): return (value, session.words(value))
    case .size(let guess):
      let value = guess.value
      return (value, session.words(value))
    case .device:
      return (try call("torch", "device", [Value("cpu")]), "the processor")
    case .text: return (Value("hello recurrent world"), "'hello recurrent world'")
    case .classLoss: return (try call("torch.nn", "CrossEntropyLoss", []), "nn.CrossEntropyLoss()")
    case .classes:
      return (Value(Tensor(integers: [0, 1, 2, 3])), "the classes 0, 1, 2, 3")
    case .sequences:
      return (Value(Tensor.varied([4, 5, 8])), "numbers of the shape [4, 5, 8]")
    case .series: return try series()
    case .model: return try model(classes)
    case .optimizer:
      let model = session.namespace["model"] ?? session.namespace["net"]
      let owner = if let model { model } else { try self.model(classes).value }
      let parameters = try context.callMethod(owner, "parameters")
      return (
        try call("torch.optim", "SGD", [parameters, 0.01]),
        "torch.optim.SGD(model.parameters(), 0.01)"
      )
    }
  }

  /// The sine of 0.1·i, as an array where there is NumPy.
  private func series() throws(Raise) -> (value: Value, words: String) {
    let math = try session.context.importModule("math")
    let sine = math.attributes["sin"] ?? .none
    var numbers: [Value] = []
    for index in 0..<210 {
      numbers.append(try session.context.call(sine, [.float(0.1 * Double(index))]))
    }
    let words = "the sine of 0.1·i for i below 210"
    guard session.context.moduleNames.contains("numpy") else {
      return (Value(list: numbers), words)
    }
    return (try call("numpy", "array", [Value(list: numbers)]), words)
  }

  /// A fresh network with gradients: of the note's last class, or `nn.RNN` where there is none.
  private func model(_ classes: [String]) throws(Raise) -> (value: Value, words: String) {
    for name in classes.reversed() {
      guard case .classObject(let type)? = session.namespace[name],
        let module = session.moduleClass, type.isSubclass(of: module)
      else { continue }
      let guess = ConstructorGuess(given: [], classes: classes, session: session)
      let call = try guess.call(of: type)
      let network = try session.context.call(.classObject(type), call.arguments)
      return (network, call.text(name, session))
    }
    let network = try call("torch.nn", "RNN", [8, 16])
    let input = Value(Tensor.varied([5, 2, 8]))
    let result = try session.context.call(network, [input])
    if let output = result.tensors.first {
      let sum = try session.context.callMethod(Value(output), "sum")
      _ = try session.context.callMethod(sum, "backward")
    }
    return (network, "nn.RNN(8, 16) after one backward pass")
  }

  private func call(
    _ module: String, _ name: String, _ arguments: [Value]
  ) throws(Raise) -> Value {
    let found = try session.context.importModule(module).attributes[name] ?? .none
    return try session.context.call(found, arguments)
  }
}
